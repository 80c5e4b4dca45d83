//! One way for each decision: which rubric, which settings, which outputs; and who may decide it.
//!
//! Answer sheets come by mail, so each test that has one asks what it could do to the person who scores it.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

/// A small rubric; `TITLE` and `ID` are replaced where a test needs others.
const RUBRIC: &str = "\
rubric: mine
version: 1.0.0
title: {vi: Nhỏ, en: Small}
languages: [vi, en]
stages:
  - {id: one, title: {vi: Một, en: First steps}}
  - {id: two, title: {vi: Hai, en: Two}}
verdict: {method: staged}
dimensions:
  - id: all
    title: {vi: Tất cả, en: All}
    questions:
      - {id: first, ask: {vi: Có chưa?, en: Is it?}, answer: yes_no, targets: {one: yes}}
      - {id: second, ask: {vi: Tỷ lệ?, en: How much?}, answer: percent, targets: {two: 80}}
";

const SHEET: &str = "agency: {name: Xã Minh Họa}\nanswers: {first: yes, second: 90}\n";

pub(crate) struct Home(tempfile::TempDir);

pub(crate) struct Ran {
    pub code: i32,
    pub stdout: String,
    pub stderr: String,
}

impl Ran {
    fn of(output: &Output) -> Self {
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        Self {
            code: output.status.code().unwrap(),
            stdout: text(&output.stdout),
            stderr: text(&output.stderr),
        }
    }

    pub fn ends(&self, code: i32) -> &Self {
        assert_eq!(self.code, code, "{}{}", self.stdout, self.stderr);
        self
    }

    pub fn says(&self, part: &str) -> &Self {
        assert!(self.stderr.contains(part), "no {part:?} in {}{}", self.stderr, self.stdout);
        self
    }

    pub fn shows(&self, part: &str) -> &Self {
        assert!(self.stdout.contains(part), "no {part:?} in {}{}", self.stdout, self.stderr);
        self
    }

    fn is_silent(&self) -> &Self {
        assert_eq!(self.stderr, "");
        self
    }
}

impl Home {
    /// A working directory that is a repository, so that nothing above it counts.
    pub fn new() -> Self {
        let home = Self(tempfile::tempdir().unwrap());
        fs::create_dir(home.path().join(".git")).unwrap();
        home
    }

    pub fn path(&self) -> &Path {
        self.0.path()
    }

    pub fn put(self, name: &str, text: impl AsRef<[u8]>) -> Self {
        let path = self.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
        self
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path().join(name)).unwrap()
    }

    fn has(&self, name: &str) -> bool {
        self.path().join(name).exists()
    }

    fn command(&self, folder: &str, line: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_assess"));
        command.args(line.split_whitespace()).current_dir(self.path().join(folder));
        command.env_clear().env("LC_ALL", "C").stdin(Stdio::null());
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    /// Runs the program, with arguments in one line, in a folder of the working directory.
    pub fn within(&self, folder: &str, line: &str) -> Ran {
        let ran = Ran::of(&self.command(folder, line).output().unwrap());
        assert!(!ran.stderr.contains("panicked"), "{line}: {}", ran.stderr);
        ran
    }

    pub fn run(&self, line: &str) -> Ran {
        self.within("", line)
    }
}

fn home() -> Home {
    Home::new().put("mine.yaml", RUBRIC).put("sheet.yaml", SHEET)
}

/// A rubric under the id of a built-in one that anybody passes.
fn softened() -> String {
    RUBRIC.replace("rubric: mine", "rubric: digital-government-quick")
}

// C1, G7: outputs over inputs.

#[test]
fn what_was_read_is_never_overwritten() {
    let cases = "rubric: mine\ncases:\n  - {name: a, answers: {first: yes}, expect: {stage: one}}\n";
    let home = home()
        .put("mine.json", RUBRIC)
        .put("mine.txt", RUBRIC)
        .put("sheet.json", "{\"agency\": {\"name\": \"X\"}, \"answers\": {\"first\": true}}")
        .put("mine.cases.yaml", cases)
        .put("assess.txt", "quiet = true\n")
        .put("table.csv", "code,first\nA,yes\n")
        .put("map.txt", "[columns]\ncode = \"code\"\n");
    fs::hard_link(home.path().join("mine.yaml"), home.path().join("hard.txt")).unwrap();
    #[cfg(unix)]
    std::os::unix::fs::symlink("mine.yaml", home.path().join("soft.txt")).unwrap();
    for (line, file) in [
        ("sheet.yaml --rubric mine.yaml --format terminal=mine.yaml", "mine.yaml"),
        ("sheet.yaml --rubric mine.yaml -o hard.txt", "mine.yaml"),
        ("sheet.yaml --rubric mine.yaml -o soft.txt", "mine.yaml"),
        ("sheet.json --rubric mine.yaml --format json -o ./sheet.json", "sheet.json"),
        ("sheet.yaml --rubric mine.yaml --config assess.txt -o assess.txt", "assess.txt"),
        ("rubrics show ./mine.yaml -o hard.txt", "mine.yaml"),
        ("check sheet.json --rubric mine.yaml --format json=sheet.json", "sheet.json"),
        ("check sheet.json --rubric mine.yaml -o hard.txt", "mine.yaml"),
        ("check mine.cases.yaml -o soft.txt", "mine.yaml"),
        ("check --against mine.yaml mine.yaml -o hard.txt", "mine.yaml"),
        ("batch table.csv --rubric mine.yaml --format csv=table.csv", "table.csv"),
        ("batch table.csv --rubric mine.yaml --map map.txt -o map.txt", "map.txt"),
    ] {
        let before = home.read(file);
        let ran = home.run(line);
        let refused = ran.stderr.contains("is one of the inputs, and is not overwritten")
            || ran.stderr.contains("which its ending contradicts");
        assert!(ran.code == 2 && refused, "{line}: {} {}", ran.code, ran.stderr);
        assert_eq!(home.read(file), before, "{line}");
        assert_eq!(ran.stdout, "", "{line}");
    }
}

#[test]
fn files_are_written_all_or_none() {
    let home = home().put("old.txt", "as it was");
    let names = || {
        let mut names: Vec<_> =
            fs::read_dir(home.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        names.sort();
        names
    };
    let before = names();
    for line in [
        "sheet.yaml --rubric mine.yaml -o new.json -o old.txt -o no/such.txt",
        "check mine.yaml -o new.json -o old.txt -o no/such.xml",
        "rubrics show ./mine.yaml -o new.md -o no/such.txt",
        "provinces -o new.csv -o no/such.txt",
    ] {
        let ran = home.run(line);
        ran.ends(2).says("error: cannot write `no/such").says("there is no such file or folder");
        assert_eq!(
            (names(), home.read("old.txt").as_str(), ran.stdout.as_str()),
            (before.clone(), "as it was", "")
        );
    }
    home.run("sheet.yaml --rubric mine.yaml -o new.json -o old.txt").ends(0).is_silent();
    assert!(home.read("new.json").starts_with('{') && home.read("old.txt").contains("Stage 2 of 2"));
}

// C2, G26: what an ending says.

#[test]
fn the_ending_of_an_output_tells_its_format_and_never_lies() {
    let home = home();
    home.run("sheet.yaml --rubric mine.yaml -o r.json").ends(0);
    assert!(home.read("r.json").starts_with('{'));
    home.run("sheet.yaml --rubric mine.yaml --format json -o r2.json").ends(0);
    home.run("rubrics show ./mine.yaml -o r.md -o r.html").ends(0);
    assert!(home.read("r.html").starts_with("<!DOCTYPE html>"));
    assert!(home.read("r.md").starts_with("# "));
    home.run("check mine.yaml -o r.xml -o r.sarif --fail-on never").ends(0);
    assert!(home.read("r.xml").contains("<testsuites") && home.read("r.sarif").contains("sarif"));
    home.run("provinces -o p.csv").ends(0);
    for line in [
        "sheet.yaml --rubric mine.yaml -o r.pdf",
        "sheet.yaml --rubric mine.yaml -o out",
        "rubrics show ./mine.yaml -o s.pdf",
        "check mine.yaml -o s.dat",
    ] {
        home.run(line).ends(2).says("does not tell a format; it tells one with .txt, ");
    }
    home.run("sheet.yaml --rubric mine.yaml --format json -o x.yaml").ends(2).says("json goes with .json");
    home.run("check mine.yaml --format sarif=x.xml").ends(2).says("which its ending contradicts");
    home.run("sheet.yaml --rubric mine.yaml -o x.dat --lang vi").ends(2).says("phần mở rộng của `x.dat`");
    assert!(!home.has("x.yaml") && !home.has("x.xml") && !home.has("out"));
}

#[test]
fn a_dash_is_standard_output() {
    let home = home();
    for line in [
        "sheet.yaml --rubric mine.yaml --format json=-",
        "sheet.yaml --rubric mine.yaml --format json -o -",
        "check mine.yaml --format json=- --fail-on never",
    ] {
        assert!(home.run(line).ends(0).stdout.starts_with('{'), "{line}");
    }
    home.run("sheet.yaml --rubric mine.yaml -o -").ends(0).shows("Stage 2 of 2");
    assert!(!home.has("-"));
    for line in
        ["check mine.yaml --format json --format sarif", "check mine.yaml --format json -o a.txt -o -"]
    {
        let ran = home.run(line);
        ran.ends(2);
        assert!(
            ran.stderr.contains("standard output") || ran.stderr.contains("--format NAME=FILE"),
            "{line}"
        );
    }
    home.run("check mine.yaml -o a.txt --format terminal=./a.txt")
        .ends(2)
        .says("two formats would be written to");
}

// G6: devices, pipes and links.

#[cfg(unix)]
#[test]
fn devices_pipes_and_links_are_written_through() {
    use std::os::unix::fs::{FileTypeExt, symlink};
    let home = home().put("real/r.json", "old");
    symlink("real/r.json", home.path().join("link.json")).unwrap();
    symlink("real/new.json", home.path().join("dangling.json")).unwrap();
    home.run("sheet.yaml --rubric mine.yaml -o link.json -o dangling.json").ends(0);
    for (link, real) in [("link.json", "real/r.json"), ("dangling.json", "real/new.json")] {
        assert!(fs::symlink_metadata(home.path().join(link)).unwrap().is_symlink(), "{link}");
        assert!(home.read(real).starts_with('{'), "{real}");
    }
    assert!(Command::new("mkfifo").arg(home.path().join("pipe")).status().unwrap().success());
    let mut reader =
        Command::new("cat").arg("pipe").current_dir(home.path()).stdout(Stdio::piped()).spawn().unwrap();
    let ran = home.run("sheet.yaml --rubric mine.yaml --format json=pipe -o /dev/null");
    if ran.code != 0 {
        reader.kill().unwrap();
    }
    ran.ends(0).is_silent();
    let got = reader.wait_with_output().unwrap().stdout;
    assert!(got.starts_with(b"{"), "{got:?}");
    assert!(fs::metadata(home.path().join("pipe")).unwrap().file_type().is_fifo());
    assert!(fs::metadata("/dev/null").unwrap().file_type().is_char_device());
}

#[cfg(unix)]
#[test]
fn what_a_shell_holds_open_is_written_into() {
    let home = home().put("table.csv", "code,first\nA,yes\n");
    let shell = |line: &str| {
        let line = line.replace("assess", env!("CARGO_BIN_EXE_assess"));
        let mut command = Command::new("sh");
        command.args(["-c", &line]).current_dir(home.path()).stdin(Stdio::null());
        Ran::of(&command.output().unwrap()).ends(0);
    };
    let csv = "batch table.csv --rubric mine.yaml --format csv --columns code,stage,index";
    for name in ["/dev/stdout", "/dev/fd/1", "-"] {
        shell(&format!("(echo before; assess {csv} -o {name}; echo after) > out"));
        assert_eq!(home.read("out"), "before\ncode,stage,index\nA,one,50.0000\nafter\n", "{name}");
    }
    shell(&format!("(echo before >&3; assess {csv} -o /dev/fd/3; echo after >&3) 3>>more"));
    assert_eq!(home.read("more"), "before\ncode,stage,index\nA,one,50.0000\nafter\n");
    let json = "sheet.yaml --rubric mine.yaml --format json=/dev/fd/3 --quiet";
    shell(&format!("assess {json} 3>held"));
    assert!(home.read("held").starts_with('{'));
}

// G8: a closed pipe.

#[test]
fn a_closed_pipe_hides_no_failed_gate() {
    let rows = (0..2_000).map(|at| format!("A{at},yes,0")).collect::<Vec<_>>().join("\n");
    let home =
        home().put("low.yaml", SHEET.replace("90", "0")).put("t.csv", format!("code,first,second\n{rows}"));
    for (line, code) in [
        ("low.yaml --rubric mine.yaml --format json --require two", 1),
        ("low.yaml --rubric mine.yaml --format json", 0),
        ("batch t.csv --rubric mine.yaml --format jsonl --require two", 1),
        ("batch t.csv --rubric mine.yaml --format jsonl", 0),
        ("check mine.yaml --format json", 1),
    ] {
        let mut child = home.command("", line).spawn().unwrap();
        drop(child.stdout.take());
        let ran = Ran::of(&child.wait_with_output().unwrap());
        ran.ends(code);
        assert!(!ran.stderr.contains("pipe"), "{line}: {}", ran.stderr);
    }
}

// G9: arguments that are not UTF-8.

#[cfg(unix)]
#[test]
fn arguments_need_not_be_utf_8() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    let home = home();
    let name = |text: &[u8]| OsStr::from_bytes(text).to_owned();
    let (sheet, rubric) = (name(b"caf\xe9.yaml"), name(b"rub\xe9.yaml"));
    fs::write(home.path().join(&sheet), SHEET).unwrap();
    fs::write(home.path().join(&rubric), RUBRIC).unwrap();
    let output = home
        .command("", "--lang en --quiet")
        .arg(&sheet)
        .arg("--rubric")
        .arg(&rubric)
        .arg("--format")
        .arg(name(b"json=o\xe9.json"))
        .arg("-o")
        .arg("-")
        .output()
        .unwrap();
    let ran = Ran::of(&output);
    ran.ends(0).is_silent();
    assert!(fs::read_to_string(home.path().join(name(b"o\xe9.json"))).unwrap().starts_with('{'));
    let nothing =
        Ran::of(&home.command("", "--rubric").arg(name(b"no\xe9")).arg("sheet.yaml").output().unwrap());
    nothing.ends(2).says("cannot read");
}

// G1, G2, G3: what a received sheet may decide.

#[test]
fn settings_of_a_received_folder_do_nothing() {
    let home = home()
        .put("in/sheet.yaml", SHEET)
        .put("in/mine.yaml", RUBRIC)
        .put(
            "in/assess.toml",
            "rubric = \"./mine.yaml\"\noutput = \"../profile\"\nquiet = true\nlang = \"vi\"\n",
        )
        .put("profile", "mine");
    for line in ["in/sheet.yaml --rubric mine.yaml", "batch in --rubric mine.yaml"] {
        let ran = home.run(line);
        ran.says("note: `in/assess.toml` is not used: settings come from the working directory");
        assert_eq!(home.read("profile"), "mine", "{line}");
    }
    home.run("in/sheet.yaml").ends(2).says("error[unknown-question]");
    // Asked for, it counts, but names no file.
    let ran = home.run("in/sheet.yaml --config in/assess.toml");
    ran.ends(0).shows("Giai đoạn 2/2").says("cảnh báo: in/assess.toml: `output` không còn là một thiết lập");
    assert_eq!(home.read("profile"), "mine");
    home.run("in/sheet.yaml --rubric mine.yaml --no-config").ends(0).is_silent();
}

#[test]
fn settings_are_found_from_the_working_directory_upward_and_else_at_home() {
    let home = home()
        .put("assess.toml", "rubric = \"mine.yaml\"\nrequire = \"two\"\nquiet = true\n")
        .put("deep/er/sheet.yaml", SHEET)
        .put("other/.git/HEAD", "")
        .put("other/sheet.yaml", SHEET)
        .put("house/assess.toml", "rubric = \"mine.yaml\"\nlang = \"vi\"\n")
        .put("house/mine.yaml", RUBRIC);
    home.within("deep/er", "sheet.yaml").ends(0).shows("Stage 2/2 – Two").is_silent();
    home.within("deep/er", "../../deep/er/sheet.yaml").ends(0).is_silent();
    // What needs no settings does not read them.
    let home = home.put("other/assess.toml", "broken = \n");
    home.within("other", "schema config").ends(0);
    home.within("other", "provinces 01").ends(2).says("error[syntax]");
    home.within("other", "provinces 01 --no-config").ends(0);
    fs::remove_file(home.path().join("other/assess.toml")).unwrap();
    // A repository ends the search.
    home.within("other", "sheet.yaml").ends(2).says("unknown-question");
    let at_home =
        home.command("other", "sheet.yaml").env("HOME", home.path().join("house")).output().unwrap();
    Ran::of(&at_home).ends(0).shows("Giai đoạn 2/2");
}

#[test]
fn a_path_in_a_sheet_opens_nothing_and_the_line_to_paste_works() {
    let soft = softened();
    let home = Home::new()
        .put("in/digital-government-quick.yaml", &soft)
        .put("in/sheet.yaml", format!("rubric: ./digital-government-quick.yaml\n{SHEET}"));
    let ran = home.run("in/sheet.yaml --require two");
    ran.ends(2)
        .says("a sheet cannot choose a file as its rubric: `./digital-government-quick.yaml` is not opened");
    ran.says("name it yourself: `assess in/sheet.yaml --rubric in/digital-government-quick.yaml`");
    assert_eq!(ran.stdout, "");
    let pasted = home.run("in/sheet.yaml --rubric in/digital-government-quick.yaml");
    pasted.ends(0).says(
        "note: `in/digital-government-quick.yaml` is not the built-in rubric `digital-government-quick`, although it has its id",
    );
    home.run("in/sheet.yaml --lang vi")
        .ends(2)
        .says("`assess in/sheet.yaml --rubric in/digital-government-quick.yaml`");
    let check = home.run("check in/sheet.yaml");
    check.ends(1).shows("error[unknown-rubric]: a sheet cannot choose a file as its rubric");
    // An id that is built in means the built-in one, whatever lies about.
    let home = home.put("rubrics/digital-government-quick.yaml", soft);
    let home = home.put("named.yaml", format!("rubric: digital-government-quick\n{SHEET}"));
    home.run("named.yaml").ends(2).says("unknown question `first`");
}

#[test]
fn a_report_says_where_its_rubric_came_from() {
    use sha2::{Digest, Sha256};
    let digest = Sha256::digest(RUBRIC.as_bytes());
    let short = digest.iter().take(4).fold(String::new(), |hex, byte| hex + &format!("{byte:02x}"));
    let home = home().put("empty.yaml", "agency: {name: Xã Minh Họa}\nanswers: {}\n");
    for line in ["sheet.yaml --rubric mine.yaml", "batch sheet.yaml --rubric mine.yaml"] {
        home.run(line).shows(&format!("mine 1.0.0 · mine.yaml {short}"));
    }
    for line in ["empty.yaml", "batch empty.yaml"] {
        home.run(line).shows("digital-government 2.0.1 · built in ");
        home.run(&format!("{line} --lang vi")).shows("digital-government 2.0.1 · dựng sẵn ");
    }
    let json = home.run("sheet.yaml --rubric mine.yaml --format json").stdout;
    assert!(json.contains(&format!("\"rubric_sha256\": \"{short}")), "{json}");
}

#[test]
fn a_line_to_paste_is_safe_in_a_shell() {
    let home = Home::new().put("s.yaml", format!("rubric: \"x'; touch owned; '.yaml\"\n{SHEET}"));
    let ran = home.run("s.yaml");
    ran.ends(2).says(r"--rubric 'x'\''; touch owned; '\''.yaml'`");
    // What cannot be shown is not proposed.
    let home = Home::new().put("s.yaml", format!("rubric: \"x\u{202e}/y.yaml\"\n{SHEET}"));
    assert!(!home.run("s.yaml").ends(2).stderr.contains("--rubric"));
}

#[cfg(unix)]
#[test]
fn nothing_of_a_file_that_is_no_rubric_is_shown() {
    let secret = "password: hunter2\nTOKEN=abc\0HOME=/root\n";
    let home = home()
        .put("secret", secret)
        .put("latin.yaml", b"key: hunter2 \xff\n")
        .put("list.yaml", "- hunter2\n");
    for path in ["secret", "/proc/self/environ", "/dev/stdin", "pipe"] {
        let path = if path.starts_with('/') { path.to_owned() } else { format!("./{path}") };
        let home = Home::new().put("s.yaml", format!("rubric: {path}\n{SHEET}"));
        let ran = home.run("s.yaml");
        ran.ends(2).says("is not opened");
        assert!(!ran.stderr.contains("PATH=") && !ran.stderr.contains("LC_ALL"), "{}", ran.stderr);
    }
    for path in ["./secret", "/proc/self/environ", "latin.yaml", "list.yaml", "/etc/passwd", "sheet.yaml"] {
        for line in
            ["sheet.yaml --rubric", "rubrics show", "check sheet.yaml --rubric", "batch sheet.yaml --rubric"]
        {
            let ran = home.run(&format!("{line} {path}"));
            let all = format!("{}{}", ran.stdout, ran.stderr);
            assert!(ran.code > 0, "{line} {path}");
            assert!(all.contains("is no rubric: a rubric is a YAML file with"), "{line} {path}: {all}");
            for word in ["hunter2", "TOKEN", "LC_ALL", "root:"] {
                assert!(!all.contains(word), "{line} {path}: {all}");
            }
        }
    }
}

#[test]
fn every_command_finds_the_same_rubrics() {
    let home = Home::new()
        .put("rubrics/mine.yaml", RUBRIC)
        .put("s.yaml", format!("rubric: mine@1\n{SHEET}"))
        .put("deep/s.yaml", format!("rubric: mine@1\n{SHEET}"));
    home.run("s.yaml --quiet").ends(0).shows("Stage 2/2");
    home.run("check s.yaml").ends(0);
    home.run("check deep/s.yaml").ends(0);
    home.run("rubrics show mine").ends(0).shows("mine 1.0.0");
    home.run("batch s.yaml --rubric mine").ends(0);
    // `rubrics/` lies beside the settings, or in the working directory, and nowhere else.
    home.within("deep", "s.yaml")
        .ends(2)
        .says("neither a built-in rubric `mine` nor a file `rubrics/mine.yaml`");
    home.within("deep", "check s.yaml").ends(1).shows("error[unknown-rubric]");
    let home = home.put("assess.toml", "lang = \"en\"\n");
    home.within("deep", "s.yaml --quiet").ends(0);
    home.within("deep", "check s.yaml").ends(0);
    home.within("deep", "rubrics show mine").ends(0);
}

// B9: a broken rubric.

#[test]
fn a_broken_rubric_shows_its_own_faults_everywhere() {
    let broken = RUBRIC.replace("answer: percent", "answer: precent");
    let home = Home::new()
        .put("rubrics/mine.yaml", broken)
        .put("s.yaml", format!("rubric: mine@1\n{SHEET}"))
        .put("t.yaml", format!("rubric: mine@1\n{SHEET}"));
    for line in
        ["s.yaml", "s.yaml --rubric rubrics/mine.yaml", "rubrics show mine", "batch s.yaml --rubric mine"]
    {
        let ran = home.run(line);
        ran.ends(2).says("error[unknown-value]: unknown value `precent`").says("--> rubrics/mine.yaml:14:");
    }
    let ran = home.run("check s.yaml t.yaml");
    ran.ends(1).shows("unknown value `precent`").shows("--> rubrics/mine.yaml:14:");
    assert_eq!(ran.stdout.matches("`precent`").count(), 1, "{}", ran.stdout);
    ran.shows("its rubric `rubrics/mine.yaml` has faults of its own");
    let ran = home.run("check --against rubrics/mine.yaml rubrics/mine.yaml");
    ran.ends(2).says("unknown value `precent`");
}

// B1: settings of `check`.

#[test]
fn each_rubric_is_checked_by_the_settings_nearest_to_it() {
    let home = Home::new()
        .put("p/a/mine.yaml", RUBRIC)
        .put("p/a/assess.toml", "[check]\nallow = [\"missing-evidence\", \"missing-recommendation\", \"missing-source\", \"single-question-cell\", \"dominant-criterion\"]\n")
        .put("p/b/mine.yaml", RUBRIC);
    let only = home.run("check p/a/mine.yaml");
    only.ends(0);
    home.run("check p/b/mine.yaml").ends(1);
    let found = |line: &str| {
        let ran = home.run(line);
        ran.ends(1);
        assert!(!ran.stdout.contains("p/a/mine.yaml:"), "{}", ran.stdout);
        ran.stdout
    };
    let one = found("check p/a/mine.yaml p/b/mine.yaml");
    assert_eq!(found("check p/b/mine.yaml p/a/mine.yaml"), one);
    assert_eq!(found("check p"), one);
    assert_eq!(
        found("check p/b/../a/mine.yaml p/b/mine.yaml").matches("warning[").count(),
        one.matches("warning[").count()
    );
    // Outside the working directory no settings hold, and that is said.
    let outside = home.within("p/b", "check ../a/mine.yaml");
    outside.ends(1).says("note: `../a/assess.toml` is not used");
    home.within("p/b", "check ../a/mine.yaml --config ../a/assess.toml").ends(0);
    home.within("p/a", "check mine.yaml --no-config").ends(1);
    // Also when only its findings are what fails.
    let home = home.put("p/b/assess.toml", "[check]\nfail_on = \"never\"\n");
    home.run("check p/b/mine.yaml p/a/mine.yaml").ends(0);
}

#[test]
fn answer_sheets_are_checked_by_the_settings_of_the_caller() {
    let home = Home::new()
        .put("mine.yaml", RUBRIC)
        .put("in/s.yaml", SHEET)
        .put("in/assess.toml", "rubric = \"four-no-four-have\"\n[check]\nfail_on = \"never\"\n");
    home.run("check in/s.yaml").ends(1).shows("unknown-question").says("note: `in/assess.toml` is not used");
    home.run("check in/s.yaml --rubric mine.yaml").ends(0);
    let home = home.put("assess.toml", "rubric = \"mine.yaml\"\n");
    home.run("check in/s.yaml").ends(0);
}

// B8: one meaning in every command.

#[test]
fn a_rubric_and_a_requirement_in_the_settings_mean_the_same_in_every_command() {
    let home = home().put("assess.toml", "rubric = \"mine.yaml\"\nrequire = \"two\"\nquiet = true\n");
    let low = SHEET.replace("90", "10");
    let home = home.put("low/s.yaml", &low).put("high/s.yaml", SHEET);
    for (folder, code) in [("low", 1), ("high", 0)] {
        home.run(&format!("{folder}/s.yaml")).ends(code);
        home.run(&format!("batch {folder}")).ends(code);
        home.run(&format!("check {folder}")).ends(0);
    }
    // A rubric that claims no stage cannot be required to reach one, whoever asks.
    let home = home.put("assess.toml", "rubric = \"transition-profile\"\nrequire = \"1\"\n");
    let home = home.put("p.yaml", "agency: {name: Xã Minh Họa}\nanswers: {}\n");
    for line in ["p.yaml", "batch p.yaml"] {
        home.run(line)
            .ends(2)
            .says("error: assess.toml: require = \"1\": the rubric `transition-profile` claims no stage");
        home.run(&format!("{line} --require 1")).ends(2).says("error: --require 1: the rubric");
    }
}

#[test]
fn a_stage_is_an_id_a_number_or_a_title() {
    let home = home();
    for stage in ["two", "2", "Hai", "TWO"] {
        home.run(&format!("sheet.yaml --rubric mine.yaml --quiet --require {stage}")).ends(0);
        home.run(&format!("batch sheet.yaml --rubric mine.yaml --require {stage}")).ends(0);
        home.run(&format!("sheet.yaml --rubric mine.yaml --target {stage}")).ends(0);
    }
    home.run("sheet.yaml --rubric mine.yaml --require 3").ends(2).says("the stages are: one, two");
    home.run("sheet.yaml --rubric mine.yaml --target tw").ends(2).says("did you mean `two`?");
}

// G25: what may stand before a command, and what `-q` leaves.

#[test]
fn quiet_may_stand_before_and_after_every_command() {
    let home = home();
    for (before, after) in [
        ("-q batch sheet.yaml --rubric mine.yaml", "batch sheet.yaml --rubric mine.yaml -q"),
        ("-q check mine.yaml", "check mine.yaml --quiet"),
        ("--quiet rubrics show mine.yaml", "rubrics show mine.yaml -q"),
        ("-q check mine.yaml --against mine.yaml", "check mine.yaml --against mine.yaml -q"),
    ] {
        let (before, after) = (home.run(before), home.run(after));
        before.is_silent();
        assert_eq!(before.code, after.code);
        assert_eq!(before.stdout, after.stdout);
        assert_eq!(before.stdout.lines().count(), 1, "{}", before.stdout);
    }
}

#[test]
fn quiet_leaves_one_line_and_no_notes() {
    let table = "name,first,second,remark\nXã Minh Họa A,yes,90,x\nXã Minh Họa B,no,90,x\n";
    let home = home()
        .put("table.csv", table)
        .put("assess.toml", "rubric = \"mine.yaml\"\n")
        .put("received/assess.toml", "rubric = \"other.yaml\"\n")
        .put("received/sheet.yaml", SHEET.replace("agency: {", "illustrative: true\nagency: {"));
    let batch = "batch table.csv received/sheet.yaml --allow-unknown-columns --require two";
    home.run(batch).ends(1).says("columns left out: remark").says("is not used").says("1 below");
    let quiet = home.run(&format!("{batch} -q"));
    quiet.ends(1).is_silent();
    assert_eq!(
        quiet.stdout,
        "3 agencies: 1 at stage 0, 2 at stage 2 [1 illustrative] · Mean index 83.3% · 3 read, 3 scored, 0 failed\n"
    );
    // A failed input is no note, and files for programs are what they are.
    home.run("-q batch table.csv --rubric mine.yaml").ends(2).says("unknown column `remark`");
    home.run("-q batch received/sheet.yaml --format csv").ends(0).is_silent().shows("Xã Minh Họa,");
    // A setting says the same as the option.
    let home = home.put("assess.toml", "rubric = \"mine.yaml\"\nquiet = true\n");
    assert_eq!(home.run(batch).stdout, quiet.stdout);
}

#[test]
fn quiet_leaves_documents_in_markdown_whole() {
    let home = home();
    for line in ["sheet.yaml --rubric mine.yaml", "check mine.yaml", "rubrics show mine.yaml"] {
        let (whole, quiet) = (
            home.run(&format!("{line} --format markdown")),
            home.run(&format!("{line} --format markdown -q")),
        );
        assert_eq!((quiet.code, quiet.stdout), (whole.code, whole.stdout));
    }
}

// Standard input is read once.

#[test]
fn standard_input_is_not_read_a_second_time() {
    let home = home().put("list.txt", "-\n");
    for line in [
        "batch - -",
        "batch - --list -",
        "batch - --map -",
        "batch --list - --map -",
        "batch - --list list.txt",
        "check - -",
        "check --against - -",
        "- --config -",
        "batch - --config -",
    ] {
        home.run(line).ends(2).says("`-`, standard input, can be read only once; save it in a file");
        home.run(&format!("{line} --lang vi")).ends(2).says("`-` (đầu vào chuẩn) chỉ đọc được một lần");
    }
    // Once is well, and standard output is something else.
    let mut command = home.command("", "batch - --input sheet --rubric mine.yaml --format csv -o -");
    let mut child = command.stdin(Stdio::piped()).spawn().unwrap();
    std::io::Write::write_all(&mut child.stdin.take().unwrap(), SHEET.as_bytes()).unwrap();
    Ran::of(&child.wait_with_output().unwrap()).ends(0).shows("Xã Minh Họa,");
}

// G4: git is asked for what is there, and for nothing else.

/// What git is told by its environment when an older version of a rubric is asked for.
#[cfg(unix)]
fn told_to_git(name: &str) -> Option<String> {
    use std::os::unix::fs::PermissionsExt as _;
    let home = home().put("bin/git", "#!/bin/sh\nenv > \"${0%/*}/told\"\ncat mine.yaml\n");
    let bin = home.path().join("bin");
    fs::set_permissions(bin.join("git"), fs::Permissions::from_mode(0o755)).unwrap();
    let mut command = home.command("", "check mine.yaml --against v1 --fail-on error");
    command.env("PATH", format!("{}:/usr/bin:/bin", bin.display()));
    Ran::of(&command.output().unwrap()).ends(0).shows("nothing changed");
    let told = home.read("bin/told");
    told.lines().find_map(|line| Some(line.strip_prefix(name)?.strip_prefix('=')?.to_owned()))
}

#[test]
#[cfg(unix)]
fn git_fetches_nothing_that_is_missing() {
    assert_eq!(told_to_git("GIT_NO_LAZY_FETCH").as_deref(), Some("1"));
}

#[test]
#[cfg(unix)]
fn git_speaks_no_protocol() {
    assert_eq!(told_to_git("GIT_ALLOW_PROTOCOL").as_deref(), Some("none"));
}
