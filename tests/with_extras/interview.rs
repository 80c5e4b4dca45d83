//! An interview, held through a pseudo-terminal.

use std::fs;
use std::path::Path;
use std::process::Command;

use assess::model::answers::{Answer, AnswerSheet, Given};
use assess::model::rubric::Rubric;
use assess::model::rubric::builtin::Builtin;
use assess::syntax::format::Format;

use crate::support::read_sheet;

const SCRIPT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/with_extras/interview.py");

fn rubric() -> Rubric {
    Builtin::find("digital-government-quick").unwrap().rubric()
}

/// Types these lines; gives what was said.
fn typed(sheet: &Path, steps: &[&str]) -> String {
    let output = Command::new("python3")
        .args([SCRIPT, env!("CARGO_BIN_EXE_assess")])
        .arg(sheet)
        .args(steps)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success(), "{said}{}", String::from_utf8_lossy(&output.stderr));
    said
}

fn saved(path: &Path) -> AnswerSheet {
    read_sheet(&rubric(), Format::Yaml, &fs::read_to_string(path).unwrap())
}

pub fn an_interview_is_saved_after_every_answer_and_gone_on_with_after_ctrl_c() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sheet.yaml");
    // A name with letters and accents apart; a word deleted and typed anew, as Telex does.
    let name = "Ti\u{309}nh Minh Hoaj\u{7f}\u{7f}\u{7f}o\u{323}a A";
    typed(&path, &[name, "2026-Q3", "2", "^C"]);
    let sheet = saved(&path);
    assert_eq!(sheet.agency.name, "Tỉnh Minh Họa A");
    assert_eq!(sheet.responses[0].given, Given::Answer(Answer::Choice(1)));
    assert_eq!(sheet.responses[1].given, Given::Nothing);
    let left = fs::read_dir(folder.path()).unwrap().count();
    assert_eq!(left, 1, "nothing is left beside the sheet");

    let said = typed(&path, &["99", "e 21/BC", "3", "b", "4", "2", "2", "2", "2", "2"]);
    assert!(said.contains("[2/7]"), "it goes on with the second question: {said}");
    assert!(said.contains("không phải số thứ tự"), "{said}");
    assert!(said.contains("ended: 0"), "{said}");
    let sheet = saved(&path);
    assert_eq!(sheet.responses[1].given, Given::Answer(Answer::Choice(3)));
    assert_eq!(sheet.responses[1].evidence, ["21/BC"]);
    assert!(sheet.responses.iter().all(|response| matches!(response.given, Given::Answer(_))));
    // At the end stands the verdict.
    assert!(said.contains("Giai đoạn"), "{said}");
    assert!(said.contains("Tỉnh Minh Họa A"), "{said}");
}
