//! The budget of `SECURITY.md`: no file of up to 100 MB, of whatever kind, costs more than 300 MB and 10 s.
//!
//! The program runs under `ulimit -v` and `ulimit -t`, so that taking more memory or more time of the processor ends it.
//! The budget is that of a release build: `ASSESS_RELEASE` names one, as CI does. A development build is some ten times
//! slower, so it gets files of a tenth of the size.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::env;
use std::ffi::OsString;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::Command;

use crate::tables::{Cell, workbook};

/// Memory in KiB; what the threads of the program reserve and do not use is counted, too.
const MEMORY: u64 = 300 << 10;
/// Time of the processor in seconds, which does not depend on what else the machine does.
const TIME: u64 = 10;

const RUBRIC: &str = include_str!("../cli/check.in/rubrics/small.yaml");

struct Room(tempfile::TempDir);

impl Room {
    fn new() -> Self {
        let room = Self(tempfile::tempdir().unwrap());
        room.put("small.yaml", RUBRIC);
        room.put("a.yaml", "agency: {name: A}\nanswers: {first: yes}\n");
        room
    }

    fn at(&self) -> &Path {
        self.0.path()
    }

    fn put(&self, name: &str, bytes: impl AsRef<[u8]>) {
        fs::write(self.at().join(name), bytes).unwrap();
    }

    /// Runs the program within the budget; it may say whatever it wants.
    #[track_caller]
    fn within(&self, args: &str) {
        let line = format!("ulimit -v {MEMORY} -t {TIME}; exec $ASSESS {args} > out 2> err");
        let mut command = Command::new("bash");
        command.args(["-c", &line]).current_dir(self.at()).env_clear();
        // Each arena of glibc reserves 64 MiB that nobody uses.
        command.env("MALLOC_ARENA_MAX", "1").env("RAYON_NUM_THREADS", "2").env("LC_ALL", "C");
        let program = release().unwrap_or_else(|| env!("CARGO_BIN_EXE_assess").into());
        let status = command.env("ASSESS", program).status().unwrap();
        let said = String::from_utf8_lossy(&fs::read(self.at().join("err")).unwrap()).into_owned();
        let end: String = said.chars().take(500).collect();
        assert!(matches!(status.code(), Some(0..=2)), "{args}: {status}\n{end}");
        assert!(!said.contains("panicked"), "{args}\n{end}");
    }
}

/// The release build that is put to the test, where there is one.
fn release() -> Option<OsString> {
    if cfg!(debug_assertions) {
        env::var_os("ASSESS_RELEASE")
    } else {
        Some(env!("CARGO_BIN_EXE_assess").into())
    }
}

/// A number of parts of a file, or of its bytes, as the program that is put to the test takes them.
fn size(whole: usize) -> usize {
    if release().is_some() { whole } else { whole / 10 }
}

/// Something, so many times.
fn times(count: usize, part: impl Fn(usize) -> String) -> String {
    (0..size(count)).fold(String::new(), |mut text, at| {
        text.push_str(&part(at));
        text
    })
}

const MB: usize = 1 << 20;

#[test]
fn a_sheet_costs_no_more() {
    let room = Room::new();
    let head = "agency: {name: A}\nanswers: ";
    let texts: [(&str, String); 10] = [
        ("big.yaml", "a".repeat(size(100 * MB))),
        ("full.yaml", format!("{head}{{{}}}\n", times(95_000, |at| format!("u{at}: yes, ")))),
        ("lines.yaml", format!("{head}\n{}", times(95_000, |at| format!("  u{at}: yes\n")))),
        ("deep.yaml", format!("{head}{}", "[".repeat(size(8 * MB)))),
        ("alias.yaml", format!("a: &a [x]\n{}", times(60, |at| format!("b{at}: &b{at} [*a, *a, *a]\n")))),
        ("long.yaml", format!("agency: {{name: \"{}\"}}\nanswers: {{}}\n", "x ".repeat(size(7 * MB)))),
        ("keys.yaml", format!("{head}{{{}: yes}}\n", "k".repeat(size(8 * MB)))),
        ("deep.json", format!("{{\"answers\": {}", "[".repeat(size(8 * MB)))),
        (
            "full.json",
            format!("{{\"answers\": {{{}\"z\": 1}}}}", times(95_000, |at| format!("\"u{at}\": true, "))),
        ),
        ("full.toml", format!("[answers]\n{}", times(95_000, |at| format!("u{at} = true\n")))),
    ];
    for (name, text) in &texts {
        room.put(name, text);
        room.within(&format!("{name} --rubric ./small.yaml"));
        room.within(&format!("batch {name} --rubric ./small.yaml"));
        room.within(&format!("check {name} --rubric ./small.yaml --format sarif"));
    }
}

#[test]
fn a_rubric_a_map_or_settings_cost_no_more() {
    let room = Room::new();
    let head = "rubric: small\nversion: 1.0.0\ntitle: T\nlanguages: [en]\nverdict: {method: staged}\n";
    let stage = |at: usize| format!("  - {{id: s{at}, title: S}}\n");
    let question = |at: usize| {
        format!(
            "      - {{id: q{at}, ask: Is it {at}?, answer: yes_no, targets: {{s{}: yes}}}}\n",
            at % size(50)
        )
    };
    let dimensions = "dimensions:\n  - id: d\n    title: D\n    questions:\n";
    let rubrics: [(&str, String); 4] = [
        ("stages.yaml", format!("{head}stages:\n{}{dimensions}{}", times(15_000, stage), question(0))),
        (
            "criteria.yaml",
            format!("{head}stages:\n{}{dimensions}{}", times(50, stage), times(18_000, question)),
        ),
        ("full.yaml", format!("{head}stages:\n{}{dimensions}{}", times(50, stage), times(5_000, question))),
        ("noise.yaml", "x".repeat(size(100 * MB))),
    ];
    for (name, text) in &rubrics {
        room.put(name, text);
        room.within(&format!("a.yaml --rubric ./{name}"));
        room.within(&format!("check {name}"));
    }
    room.put("new.yaml", rubrics[2].1.replace("id: q", "id: r").replace("Is it", "Was it"));
    room.within("check new.yaml --against full.yaml");
    let columns = times(95_000, |at| format!("x{at} = \"c{at}\"\n"));
    room.put("map.toml", format!("[columns]\n{columns}"));
    room.put("t.csv", "name,first\nA,yes\n");
    room.within("batch t.csv --rubric ./small.yaml --map map.toml");
    room.within("check map.toml");
    room.put("settings.toml", times(95_000, |at| format!("x{at} = \"c{at}\"\n")));
    room.within("a.yaml --rubric ./small.yaml --config settings.toml");
}

#[test]
fn a_table_of_text_costs_no_more() {
    let room = Room::new();
    let wide = times(16_000, |at| format!(",x{at}"));
    let texts: [(&str, String); 8] = [
        ("one-line.csv", "a,".repeat(size(50 * MB))),
        ("quote.csv", format!("name,first\n\"{}", "a\n".repeat(size(50 * MB)))),
        (
            "long.csv",
            format!("name,first\n{}", times(25, |at| format!("{at}{},yes\n", "x".repeat(4_000_000)))),
        ),
        ("wide.csv", format!("name{wide}\nA{}\n", ",yes".repeat(size(16_000)))),
        (
            "many.csv",
            format!(
                "name,question,value{wide}\n{}",
                times(600, |at| format!("A{at},first,yes{}\n", ",".repeat(size(16_000))))
            ),
        ),
        ("array.json", format!("[{{\"name\": \"{}", "x".repeat(size(100 * MB)))),
        ("rubbish.csv", format!("name,first\n{}", times(20_000, |at| format!("A{at},perhaps\n")))),
        (
            "lines.jsonl",
            times(25, |at| {
                format!(
                    "{{\"agency\": {{\"name\": \"{at}{}\"}}, \"answers\": {{}}}}\n",
                    "x".repeat(4_000_000)
                )
            }),
        ),
    ];
    for (name, text) in &texts {
        room.put(name, text);
        room.within(&format!("batch {name} --rubric ./small.yaml --format csv"));
        room.within(&format!("batch {name} --rubric ./small.yaml --allow-unknown-columns"));
        room.within(&format!("{name} --rubric ./small.yaml"));
    }
}

#[test]
fn a_workbook_costs_no_more() {
    let room = Room::new();
    let shared =
        |text: &str, rows: usize| {
            let mut list = vec![vec![
                Cell::Text("name".into()),
                Cell::Text("first".into()),
                Cell::Text("first.note".into()),
            ]];
            list.extend((0..size(rows)).map(|at| {
                vec![Cell::Text(format!("A{at}")), Cell::Text("yes".into()), Cell::Text(text.into())]
            }));
            workbook(&[("S", list)])
        };
    for (name, book) in [
        ("huge.xlsx", shared(&"x".repeat(30_000), 4_000)),
        ("long.xlsx", shared(&"x".repeat(9_000), 4_000)),
        ("rows.xlsx", shared("", 20_000)),
        ("noise.xlsx", [&b"PK\x03\x04"[..], &vec![7; size(60 * MB)]].concat()),
        ("large.xlsx", [&b"PK\x03\x04"[..], &vec![7; size(100 * MB)]].concat()),
    ] {
        room.put(name, book);
        room.within(&format!("batch {name} --rubric ./small.yaml --format csv"));
        room.within(&format!("batch {name} --rubric ./small.yaml"));
        room.within(&format!("{name} --rubric ./small.yaml"));
    }
}

#[test]
fn an_output_of_git_costs_no_more() {
    let room = Room::new();
    let git = |args: &[&str]| {
        let identity =
            ["-c", "user.name=T", "-c", "user.email=t@example.invalid", "-c", "commit.gpgsign=false"];
        Command::new("git")
            .args(identity)
            .args(args)
            .current_dir(room.at())
            .output()
            .unwrap()
            .status
            .success()
    };
    assert!(git(&["init", "-q"]));
    room.put("small.yaml", vec![b'a'; 100 * MB]);
    assert!(git(&["add", "small.yaml"]) && git(&["commit", "-qm", "1"]));
    room.put("small.yaml", RUBRIC);
    // Git itself needs more than the program may have, so it alone is counted.
    let mut said = String::new();
    let run = Command::new(env!("CARGO_BIN_EXE_assess"))
        .args(["check", "small.yaml", "--against", "HEAD"])
        .current_dir(room.at())
        .output()
        .unwrap();
    write!(said, "{}", String::from_utf8_lossy(&run.stderr)).unwrap();
    assert!(run.status.code() == Some(2) && said.contains("larger than"), "{said}");
}
