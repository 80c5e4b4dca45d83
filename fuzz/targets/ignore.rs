//! Any comments in a rubric: they hide findings that may be hidden, and nothing else.

#![no_main]

use assess::base::diagnostic::{Code, Severity};
use assess::check::{CheckedFile, Levels, Parsed};
use assess::syntax::format::decode;
use libfuzzer_sys::fuzz_target;

const RUBRIC: &str = "rubric: demo
version: 1.0.0
title: A rubric
languages: [en]
stages:
  - {id: low, title: Low}
  - {id: high, title: High}
verdict: {method: staged}
dimensions:
  - id: data
    title: Data
    questions:
      - {id: list, ask: Is there a list?, answer: yes_no, targets: {low: yes}}
      - {id: lists, ask: Is there a list?, answer: yes_no, targets: {high: {is: yes, gate: true}}}
";

fn check(text: &str) -> Option<CheckedFile> {
    let source = decode("rubric.yaml", text.as_bytes().to_vec()).ok()?;
    Some(Parsed::new(&source).check(None, None, &Levels::default()))
}

fuzz_target!(|comments: &str| {
    let all = check(RUBRIC).expect("it can be read");
    let mut text = String::new();
    for (at, line) in RUBRIC.lines().enumerate() {
        text.push_str(line);
        // A line of the input behind each line of the rubric.
        if let Some(comment) = comments.lines().nth(at) {
            text.push_str(" # assess: ");
            text.push_str(comment);
        }
        text.push('\n');
    }
    let Some(some) = check(&text) else { return };
    // A character that no YAML text may have, or a line break of its own, makes it another text.
    if some.kind.is_none() || comments.contains(['\r', '\u{85}', '\u{2028}', '\u{2029}']) {
        return;
    }
    // What was found before is found again or ignored; only what is wrong with the comments themselves is new.
    let of_comments = [Code::BadIgnore, Code::UnusedIgnore, Code::SuspiciousCharacters];
    let found = some.findings.iter().filter(|finding| !of_comments.contains(&finding.code)).count();
    assert_eq!(found + some.ignored, all.findings.len());
    let errors =
        |file: &CheckedFile| file.findings.iter().filter(|it| it.severity == Severity::Error).count();
    assert!(errors(&some) >= errors(&all));
});
