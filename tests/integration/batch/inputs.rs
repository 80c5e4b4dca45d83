//! What the arguments name.

use super::{Folder, sheet};

const CODES: [&str; 4] = ["--format", "csv", "--columns", "code,origin"];

/// The codes and origins that come out, in their order.
fn codes(folder: &Folder, args: &[&str]) -> Vec<String> {
    let ran = folder.small(&[args, &CODES[..]].concat());
    ran.ends(0).lines().into_iter().skip(1).map(str::to_owned).collect()
}

fn filled() -> Folder {
    Folder::new()
        .sheet("north/b.yaml", "B", "first: yes")
        .sheet("north/a.yaml", "A", "first: yes")
        .put("north/deep/c.toml", "[agency]\nname = \"C\"\ncode = \"C\"\n[answers]\nfirst = true\n")
        .put(
            "south/d.json",
            "{\"agency\": {\"name\": \"D\", \"code\": \"D\"}, \"answers\": {\"first\": true}}",
        )
        .put("south/e.csv", "code\tfirst\nE\tyes\nF\tno\n")
}

#[test]
fn files_folders_and_patterns_come_in_the_order_of_the_arguments() {
    let folder = filled();
    let north = ["A,north/a.yaml", "B,north/b.yaml", "C,north/deep/c.toml"];
    let south = ["D,south/d.json", "E,south/e.csv:2", "F,south/e.csv:3"];
    assert_eq!(codes(&folder, &["north", "south"]), [north, south].concat());
    assert_eq!(codes(&folder, &["south", "north"]), [south, north].concat());
    assert_eq!(codes(&folder, &["*/*.yaml"]), north[..2]);
    assert_eq!(codes(&folder, &["**/*.{toml,json}"]), ["C,north/deep/c.toml", "D,south/d.json"]);
    // What is named twice is read once.
    assert_eq!(codes(&folder, &["north/b.yaml", "north", "north/*.yaml"]), [north[1], north[0], north[2]]);
}

#[test]
fn further_paths_come_from_a_list() {
    let folder = filled().put("list.txt", "\u{feff}north/b.yaml\r\n\r\n  south/d.json \r\n");
    assert_eq!(codes(&folder, &["--list", "list.txt"]), ["B,north/b.yaml", "D,south/d.json"]);
    assert_eq!(
        codes(&folder, &["north/a.yaml", "--list", "list.txt"]),
        ["A,north/a.yaml", "B,north/b.yaml", "D,south/d.json"]
    );
    let ran = folder.piped("south\nnorth/a.yaml\n", &[&["--list", "-"], &CODES[..]].concat());
    assert_eq!(ran.ends(0).lines().len(), 5);
    folder.small(&["--list", "none.txt"]).ends(2).says("none.txt");
    let folder = folder.put("list.txt", "\n");
    folder.small(&["--list", "list.txt"]).ends(2).says("there is no answer sheet in the inputs");
}

#[test]
fn standard_input_is_told_from_its_beginning_or_by_an_option() {
    let folder = Folder::new();
    let lines =
        "{\"agency\":{\"name\":\"A\"},\"answers\":{}}\n\n{\"agency\":{\"name\":\"B\"},\"answers\":{}}\n";
    let sheet = sheet("A", "first: yes");
    for (text, told, count) in [
        ("code,first\nA,yes\nB,no\n", "csv", 2),
        ("\u{feff}code;first\r\nA;yes\r\n", "csv", 1),
        (lines, "jsonl", 2),
        (&sheet, "sheet", 1),
        ("{\"agency\": {\"name\": \"A\"},\n \"answers\": {}}\n", "sheet", 1),
        ("# A comment, first\nagency: {name: A}\nanswers: {}\n", "sheet", 1),
    ] {
        for args in [&["-"][..], &["-", "--input", told]] {
            let ran = folder.piped(text, &[args, &CODES[..]].concat());
            ran.ends(0);
            assert_eq!(ran.lines().len(), count + 1, "{text}\n{}", ran.stdout);
        }
    }
    folder.piped(&sheet, &["-", "--input", "csv"]).ends(2).says("-:1:1: error[");
    folder.piped("code,first\nA,yes\n", &["-", "--input", "sheet"]).ends(2).says("-:1:1: error[wrong-type]");
    folder.piped("code,first\nA,maybe\n", &["-"]).ends(2).says("-:2:3: error[wrong-type]");
}

#[test]
fn rubrics_cases_and_other_files_in_a_folder_are_passed_over() {
    let folder = Folder::new()
        .put("all/a-rubric.yaml", super::SMALL)
        .put("all/small.yaml", super::SMALL)
        .put(
            "all/small.cases.yaml",
            "rubric: small\ncases:\n  - {name: one, answers: {first: yes}, expect: {stage: one}}\n",
        )
        .put("all/package.json", "{\"name\": \"x\"}")
        .put("all/README.md", "answers:")
        .put("all/assess.toml", "lang = \"en\"\n")
        .put("all/x.yaml", format!("rubric: ./small.yaml@1\n{}", sheet("X", "first: yes")))
        .put("all/y.yaml", format!("rubric: small\n{}", sheet("Y", "first: no")));
    // A sheet may name the path of the rubric that the caller gives.
    let ran = folder.small(&[&["all"], &CODES[..]].concat());
    assert_eq!(ran.ends(0).lines()[1..], ["X,all/x.yaml", "Y,all/y.yaml"]);
    ran.says("note: `all/assess.toml` is not used: ").says("2 read, 2 scored, 0 failed\n");
    // Named by the user, a rubric is an answer sheet that fails.
    let ran = folder.small(&["all/small.yaml", "all/x.yaml"]);
    ran.ends(2).says("all/small.yaml:").shows("2 read, 1 scored, 1 failed");
    // A sheet that is broken is no other program's file.
    let folder = folder.put("all/broken.yaml", "agency: {name: X\nanswers:\n");
    folder.small(&["all"]).ends(2).says("all/broken.yaml:").shows("3 read, 2 scored, 1 failed");
}

#[test]
fn ignore_files_hide_no_answers() {
    let folder = filled().put(".gitignore", "*.csv\nnorth/\n").put("south/.gitignore", "*\n");
    assert_eq!(codes(&folder, &["."]).len(), 6);
    let folder = folder.put("south/.ignore", "e.csv\n");
    // They may have come with the answers.
    assert_eq!(codes(&folder, &["."]).len(), 6);
}

#[test]
fn sheets_that_all_name_one_built_in_rubric_are_scored_with_it() {
    let line = |code: &str, rubric: &str| {
        format!("{{{rubric}\"agency\":{{\"name\":\"X\",\"code\":\"{code}\"}},\"answers\":{{}}}}\n")
    };
    let quick = "\"rubric\":\"digital-government-quick@1\",";
    let sheet =
        |rubric: &str, code: &str| format!("{rubric}agency: {{name: X, code: {code}}}\nanswers: {{}}\n");
    let named = "rubric: digital-government-quick\n";
    let folder = Folder::new()
        .put("a.jsonl", line("A", quick) + &line("B", quick))
        .put("c.yaml", sheet(named, "C"))
        .put("d.yaml", sheet("", "D"))
        .put("e.jsonl", line("E", ""))
        .put("f.yaml", sheet("rubric: digital-government\n", "F"));
    let columns = ["--format", "csv", "--columns", "code"];
    let codes = |inputs: &[&str]| folder.run(&[inputs, &columns[..]].concat());
    assert_eq!(codes(&["a.jsonl", "c.yaml"]).ends(0).lines(), ["code", "A", "B", "C"]);
    // None gets a rubric that only the others name.
    let ran = codes(&["c.yaml", "d.yaml", "e.jsonl", "f.yaml"]);
    assert_eq!(ran.ends(2).lines(), ["code", "C"]);
    ran.says("d.yaml:1:1: error[other-rubric]: this sheet names no rubric")
        .says("--rubric digital-government-quick");
    ran.says("e.jsonl").says("f.yaml:1:9: error[other-rubric]").says("4 read, 1 scored, 3 failed\n");
    // A table names none, so nothing is chosen for it.
    let folder = folder.put("t.csv", "code\nT\n");
    let ran = folder.run(&[&["c.yaml", "t.csv"], &columns[..]].concat());
    ran.ends(2).says("for the rubric `digital-government-quick`, not for `digital-government`");
}

#[test]
fn no_sheet_chooses_a_file_as_the_rubric_of_a_run() {
    let folder = Folder::new()
        .put("in/small.yaml", super::SMALL)
        .put("in/a.yaml", format!("rubric: ./small.yaml\n{}", sheet("A", "first: yes")))
        .put("in/digital-government.yaml", "no rubric")
        .put("in/b.yaml", format!("rubric: ./digital-government.yaml\n{}", sheet("B", "open-data-list: yes")))
        .put("rubrics/small.yaml", super::SMALL)
        .put("named.yaml", format!("rubric: small\n{}", sheet("C", "first: yes")));
    let ran = folder.run(&["in/a.yaml", "in/b.yaml"]);
    ran.ends(2).says("in/a.yaml:1:9: error[unknown-rubric]: a sheet cannot choose a file as its rubric");
    ran.says("in/b.yaml:1:9: error[unknown-rubric]").says("`assess in/a.yaml --rubric in/small.yaml`");
    // Nor one of the caller's, unless the caller says so.
    folder.run(&["named.yaml"]).ends(2).says("score them with `--rubric small`");
    folder.run(&["named.yaml", "--rubric", "small"]).ends(0);
}

#[test]
fn a_sheet_of_a_workbook_can_be_named() {
    let book = super::shown(&super::shipped("examples/provinces.xlsx"));
    let folder = Folder::new();
    folder.run(&[&book, "--sheet", "Nowhere"]).ends(2).says("Nowhere");
    let ran = folder.run(&[&book, "--format", "csv", "--columns", "origin"]);
    let origin = ran.ends(0).lines()[1].to_owned();
    assert!(origin.ends_with("!2"), "{origin}");
}

#[test]
fn an_agency_without_a_code_is_known_by_its_name() {
    let folder = Folder::new().put("t.csv", "name,code,first\nSở A,,yes\n,B,yes\n,,yes\n");
    let ran = folder.small(&["t.csv", "--format", "csv", "--columns", "code,name"]);
    ran.ends(2).says("t.csv:4:1: error[").says("3 read, 2 scored, 1 failed");
    assert_eq!(ran.lines()[1..], [",Sở A", "B,B"]);
    let shown = folder.small(&["t.csv", "--keep-going"]);
    shown.ends(0).shows("Sở A");
}
