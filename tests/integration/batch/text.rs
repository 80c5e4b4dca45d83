//! Text of users in the outputs: no formulas, no escape sequences.

use std::io::{Cursor, Read};

use super::Folder;

const NAMES: [&str; 5] = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1+1"];

#[test]
fn text_that_looks_like_a_formula_is_none_in_a_table() {
    let sheet = |(at, name): (usize, &&str)| {
        serde_json::json!({"agency": {"name": name, "code": format!("={at}")}, "assessor": "=A1", "answers": {}}).to_string() + "\n"
    };
    let lines: String = NAMES[..4].iter().enumerate().map(sheet).collect();
    let folder = Folder::new().put("=t.jsonl", lines);
    folder
        .small(&[
            "=t.jsonl",
            "--format",
            "csv=o.csv",
            "--columns",
            "code,name,assessor,origin",
            "--format",
            "xlsx=o.xlsx",
        ])
        .ends(0);
    let csv = folder.read("o.csv");
    for line in csv.lines().skip(1) {
        for cell in line.split(',') {
            assert!(!cell.trim_matches('"').starts_with(['=', '+', '-', '@']), "{line}");
        }
    }
    assert_eq!(csv.lines().nth(1), Some("'=0,'=1+1,'=A1,'=t.jsonl:1"));
    let book = std::fs::read(folder.path().join("o.xlsx")).unwrap();
    let mut archive = zip::ZipArchive::new(Cursor::new(book)).unwrap();
    let mut texts = String::new();
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).unwrap();
        part.read_to_string(&mut texts).unwrap();
    }
    assert!(!texts.contains("<f>") && !texts.contains("<f "), "the workbook has a formula");
    assert!(texts.contains("=1+1"));
}

#[test]
fn no_escape_sequence_reaches_the_terminal() {
    let sheet = |code: &str, answers: &str| {
        let name = "Xã \u{1b}[31mđỏ\u{7}\u{202e}";
        serde_json::json!({"agency": {"name": name, "code": code}, "assessor": "\u{9b}2J", "period": "2026-Q3"})
            .to_string()
            .replacen('}', &format!("}},\"answers\":{answers}"), 1)
            + "\n"
    };
    let lines = sheet("A\u{1b}[2J", "{}") + &sheet("A\u{1b}[2J", "{}") + &sheet("B", "{\"fi\u{1b}rst\":1}");
    let folder =
        Folder::new().put("t\u{1b}[31m.jsonl", lines).put("t.csv", "code,\u{1b}[31m,first\nA,x,yes\n");
    // `run` looks for control characters in both outputs.
    for args in [
        &["t\u{1b}[31m.jsonl"][..],
        &["t\u{1b}[31m.jsonl", "--lang", "vi", "--group-by", "assessor"],
        &["t\u{1b}[31m.jsonl", "--no-rank=\u{1b}[31m"],
        &["t\u{1b}[31m.jsonl", "-o", "no\u{1b}[31m/x.csv"],
        &["t.csv"],
        &["t.csv", "--allow-unknown-columns"],
        &["\u{1b}[31m*"],
        &["t.csv", "--columns", "\u{1b}[31m", "--format", "csv"],
        &["t.csv", "--require", "\u{1b}[31m"],
        &["t.csv", "--sheet", "\u{1b}[31m"],
    ] {
        let ran = folder.small(args);
        assert!(!ran.stdout.contains('\u{202e}') && !ran.stderr.contains('\u{202e}'), "{args:?}");
    }
}
