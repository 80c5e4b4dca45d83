//! Where results go: in which order and format, and that files are complete or absent.

use std::fs;
use std::io::Read;
use std::path::Path;

use serde_json::Value;

use super::{Folder, shipped, shown};

const TABLE: &str = "code,first,second\nC,no,10\nA,yes,80\nB,yes,20\nD,yes,80\n";

#[test]
fn files_are_in_the_order_of_the_input_and_a_terminal_is_ranked_unless_asked_otherwise() {
    let folder = Folder::new().put("t.csv", TABLE);
    let files = ["--format", "csv=o.csv", "--format", "jsonl=o.jsonl", "--format", "json=o.json"];
    let orders = |more: &[&str]| {
        let columns = ["--columns", "rank,code", "--format", "terminal"];
        let ran = folder.small(&[&["t.csv"], &files[..], &columns, more].concat());
        ran.ends(0);
        let csv = folder.read("o.csv").lines().skip(1).map(str::to_owned).collect::<Vec<_>>().join(" ");
        let code = |value: &Value| value["agency"]["code"].as_str().unwrap().to_owned();
        let lines = folder.read("o.jsonl");
        let lines: String = lines.lines().map(|line| code(&serde_json::from_str(line).unwrap())).collect();
        let json: Value = serde_json::from_str(&folder.read("o.json")).unwrap();
        let json: String = json["agencies"].as_array().unwrap().iter().map(code).collect();
        let shown = ran
            .lines()
            .into_iter()
            .filter_map(|line| line.split_whitespace().find(|word| "ABCD".contains(word)));
        let shown: String = shown.take(4).collect();
        (csv, lines, json, shown)
    };
    let ranked = "1,A 1,D 3,B 4,C";
    let input = "4,C 1,A 3,B 1,D";
    let texts = |csv: &str, files: &str, shown: &str| (csv.into(), files.into(), files.into(), shown.into());
    assert_eq!(orders(&[]), texts(input, "CABD", "ADBC"));
    assert_eq!(orders(&["--sort", "input"]), texts(input, "CABD", "CABD"));
    assert_eq!(orders(&["--sort", "rank"]), texts(ranked, "ADBC", "ADBC"));
}

#[test]
fn a_csv_in_a_file_opens_in_excel_and_one_for_programs_has_no_mark() {
    const MARK: &str = "\u{feff}";
    let folder = Folder::new().put("t.csv", "name,first\n\"Tỉnh Minh Họa A; B\",yes\n");
    let columns = ["t.csv", "--columns", "name,stage"];
    let rows = |delimiter: &str| format!("name{delimiter}stage\nTỉnh Minh Họa A; B{delimiter}one\n");
    let small = |more: &[&str]| folder.small(&[&columns, more].concat()).ends(0).stdout.clone();
    // In the order of the input, as rows come, and by rank, when all are known.
    for order in ["input", "rank"] {
        small(&["--format", "csv=o.csv", "--sort", order]);
        assert_eq!(folder.read("o.csv"), format!("{MARK}{}", rows(",")));
        assert_eq!(small(&["--format", "csv", "--sort", order]), rows(","));
    }
    small(&["-o", "o.csv", "--bom", "never"]);
    assert_eq!(folder.read("o.csv"), rows(","));
    assert_eq!(small(&["--format", "csv", "--bom", "always"]), format!("{MARK}{}", rows(",")));
    small(&["-o", "o.csv", "--csv-delimiter", "tab", "--bom", "never"]);
    assert_eq!(folder.read("o.csv"), rows("\t"));
    let quoted = "name;stage\n\"Tỉnh Minh Họa A; B\";one\n";
    assert_eq!(small(&["--format", "csv", "--csv-delimiter", ";"]), quoted);
    let ran = folder.small(&[&columns[..], &["--format", "csv", "--csv-delimiter", "/"]].concat());
    ran.ends(2).says("--csv-delimiter");
    // What was written is read again.
    small(&["-o", "again.csv", "--csv-delimiter", ";"]);
    folder.small(&["again.csv", "--allow-unknown-columns"]).ends(2).says("no column is a question");
    assert!(
        std::str::from_utf8(&fs::read(folder.path().join("again.csv")).unwrap()).unwrap().starts_with(MARK)
    );
}

#[test]
fn lines_are_the_same_in_either_order() {
    let (folder, input) = (Folder::new(), shown(&shipped("examples/provinces.csv")));
    let run = |sort: &str| folder.run(&[&input, "--format", "jsonl", "--sort", sort]).ends(0).stdout.clone();
    let (as_input, ranked) = (run("input"), run("rank"));
    assert_ne!(as_input, ranked);
    let sorted = |text: &str| {
        let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
        lines.sort();
        lines
    };
    assert_eq!(sorted(&as_input), sorted(&ranked));
    assert!(ranked.contains("\"code\":\"MH-15\"") && ranked.find("MH-15") < ranked.find("MH-01"));
}

#[test]
fn an_ending_tells_the_format_and_what_cannot_be_told_is_refused() {
    let folder = Folder::new().put("t.csv", TABLE);
    for (name, start) in [
        ("o.csv", "\u{feff}rank,"),
        ("o.jsonl", "{\"version\""),
        ("o.json", "{\n"),
        ("o.txt", "Small rubric\nsmall 1.2.0"),
        ("o.md", "# Small rubric\n\n> small 1.2.0"),
        ("o.html", "<!DOCTYPE html>\n<html lang=\"en\">"),
    ] {
        folder.small(&["t.csv", "-o", name]).ends(0).says("1 file: 1 read · 4 agencies: 4 scored\n");
        assert!(folder.read(name).starts_with(start), "{name}");
    }
    folder.small(&["t.csv", "--format", "json", "-o", "o.other"]).ends(0);
    assert!(folder.read("o.other").starts_with("{\n"));
    let before = folder.names();
    folder.small(&["t.csv", "-o", "o.pdf"]).ends(2).says("--format");
    folder
        .small(&["t.csv", "--format", "pdf"])
        .ends(2)
        .says("`terminal`, `markdown`, `html`, `docx`, `xlsx`, `csv`, `jsonl`, `json`");
    folder
        .small(&["t.csv", "--format", "csv", "--format", "json"])
        .ends(2)
        .says("only one format can go to standard output");
    folder.small(&["t.csv", "--format", "csv=x", "--format", "json=./x"]).ends(2);
    folder
        .small(&["t.csv", "--format", "csv=x", "--format", "json=x"])
        .ends(2)
        .says("two formats would be written to `x`");
    folder.small(&["t.csv", "-o", "x.csv", "--columns", "cod"]).ends(2).says("did you mean `code`?");
    folder
        .small(&["t.csv", "-o", "x.json", "--columns", "code"])
        .ends(2)
        .says("--columns is for --format csv");
    assert_eq!(folder.names(), before);
}

#[test]
fn no_output_overwrites_what_is_read() {
    let folder = Folder::new()
        .put("t.csv", TABLE)
        .put("map.toml", "[columns]\ncode = \"code\"\n")
        .put("list.txt", "t.csv\n");
    let inputs = ["--list", "list.txt", "--map", "map.toml"];
    // Under another name they are the same files.
    for name in ["map.toml", "list.txt", "small.yaml"] {
        let other = Path::new(name).with_extension("csv");
        fs::hard_link(folder.path().join(name), folder.path().join(other)).unwrap();
    }
    for name in ["t.csv", "./t.csv", "map.csv", "list.csv", "small.csv"] {
        let path = folder.path().join(name);
        let before = fs::read(&path).unwrap();
        let ran = folder.small(&[&inputs[..], &["--format", &format!("csv={name}")]].concat());
        ran.ends(2).says(&format!("error: `{name}` is one of the inputs, "));
        assert_eq!(fs::read(&path).unwrap(), before, "{name}");
    }
    let nested = Folder::new().put("sheets/t.csv", TABLE).put("sheets/old.csv", TABLE);
    nested.small(&["sheets", "-o", "sheets/old.csv"]).ends(2).says("`sheets/old.csv` is one of the inputs");
}

#[test]
fn a_place_that_cannot_be_written_is_named_before_anything_is_read() {
    let folder = Folder::new().put("t.csv", TABLE);
    let before = folder.names();
    let ran = folder.small(&["t.csv", "--format", "csv=o.csv", "--format", "json=no/such/o.json"]);
    ran.ends(2).says("error: cannot write `no/such/o.json`: there is no such file or folder\n");
    assert_eq!((ran.stdout.as_str(), folder.names()), ("", before.clone()));
    fs::create_dir(folder.path().join("dir")).unwrap();
    folder.small(&["t.csv", "--format", "csv=dir"]).ends(2).says("cannot write `dir`");
}

#[cfg(unix)]
#[test]
fn a_folder_without_permission_to_write_is_named() {
    use std::os::unix::fs::PermissionsExt;
    let folder = Folder::new().put("t.csv", TABLE);
    let locked = folder.path().join("locked");
    fs::create_dir(&locked).unwrap();
    fs::set_permissions(&locked, fs::Permissions::from_mode(0o555)).unwrap();
    if fs::write(locked.join("x"), "").is_ok() {
        return; // root writes everywhere
    }
    folder.small(&["t.csv", "-o", "locked/o.csv"]).ends(2).says("locked/o.csv");
}

#[test]
fn a_reader_that_goes_away_does_not_keep_the_files_from_being_written() {
    let rows: String = (0..3_000).map(|at| format!("A{at},yes,{}\n", at % 101)).collect();
    let folder = Folder::new().put("t.csv", format!("code,first,second\n{rows}"));
    let args = ["t.csv", "--rubric", "small.yaml", "--format", "jsonl", "--format", "csv=o.csv"];
    let mut child = folder.command(&args).spawn().unwrap();
    let mut stdout = child.stdout.take().unwrap();
    stdout.read_exact(&mut [0; 10]).unwrap();
    drop(stdout);
    assert_eq!(child.wait().unwrap().code(), Some(0));
    assert_eq!(folder.read("o.csv").lines().count(), 3_001);
}

#[test]
fn the_columns_are_those_that_are_listed() {
    let folder = Folder::new().put("t.csv", TABLE);
    let list = folder.small(&["--list-columns"]);
    list.ends(0);
    let listed: Vec<&str> =
        list.lines().into_iter().filter_map(|line| line.split_whitespace().next()).collect();
    let header = folder.small(&["t.csv", "--format", "csv"]);
    let header: Vec<&str> = header.lines()[0].split(',').collect();
    assert!(header.iter().all(|name| listed.contains(name)), "{header:?}\n{listed:?}");
    let names = "index.all,code,unranked,coverage.two";
    assert_eq!(folder.small(&["t.csv", "--format", "csv", "--columns", names]).ends(0).lines()[0], names);
}

#[test]
fn a_page_of_very_many_agencies_is_written_with_a_word_on_what_suits_them_better() {
    use std::fmt::Write as _;
    let table = |agencies| {
        (0..agencies).fold("name,first\n".to_owned(), |mut table, at| {
            writeln!(table, "Xã {at},yes").unwrap();
            table
        })
    };
    let folder = Folder::new().put("t.csv", table(20_001)).put("s.csv", table(501));
    let note = "note: html of 20001 agencies is slow to open; csv and jsonl suit so many better";
    let page = folder.small(&["t.csv", "-o", "t.html"]);
    assert!(page.stderr.contains(note), "{}", page.stderr);
    assert!(!folder.small(&["t.csv", "-o", "t.jsonl"]).stderr.contains("slow"));
    let each = folder.small(&["s.csv", "--each", "json=each/"]);
    assert!(each.stderr.contains("more than 500 agencies, too many for `--each` in one run"));
    assert_eq!((each.code, folder.path().join("each").read_dir().unwrap().count()), (Some(2), 0));
}
