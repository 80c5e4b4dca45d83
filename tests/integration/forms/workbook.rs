//! The form that is a workbook: what it has to be, and what is said of one that was damaged.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::io::{Cursor, Read, Write};

use assess::base::diagnostic::{Faulty, Severity};
use assess::base::lang::Lang;
use assess::form::{About, Plan, xlsform, xlsx};
use assess::input::form::Form;
use assess::model::answers::{AnswerSheet, Given};
use assess::model::rubric::Rubric;
use assess::syntax::format::Format;

use super::{builtin, read_book};
use crate::support::{cell, read_sheet};

/// A workbook with one text replaced in its parts.
fn damaged(bytes: &[u8], changes: &[(&str, &str)]) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..archive.len() {
        let mut entry = archive.by_index(at).unwrap();
        let name = entry.name().unwrap().to_string();
        let mut text = String::new();
        entry.read_to_string(&mut text).unwrap();
        for (from, to) in changes {
            text = text.replace(from, to);
        }
        out.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        out.write_all(text.as_bytes()).unwrap();
    }
    out.finish().unwrap().into_inner()
}

/// A rubric with a question a kind, and a sheet that answers them.
fn example() -> (Rubric, AnswerSheet) {
    let rubric = cell(
        &[
            "id: has-policy, answer: yes_no, targets: {s: yes}",
            "id: share, answer: percent, targets: {s: 80}",
            "id: dossiers, answer: ratio, targets: {s: 80}",
            "id: level, answer: choice, options: [{id: none, title: None yet}, {id: all, title: All of it}], targets: {s: all}",
            "id: items, answer: checklist, items: [{id: a, title: First}, {id: b, title: Second}], targets: {s: 2}, allow_na: true",
        ],
        "",
    );
    let text = "rubric: cell@1\nagency: {name: Tỉnh Minh Họa A}\nanswers:\n  has-policy: yes\n  share: 62.5\n  dossiers: 3/4\n  level: all\n  items: {value: [a], evidence: [21/3, '=1+1'], note: x}\n";
    let sheet = read_sheet(&rubric, Format::Yaml, text);
    (rubric, sheet)
}

fn form(rubric: &Rubric, sheet: &AnswerSheet) -> Vec<u8> {
    xlsx::write(&Plan::new(rubric, About::of(sheet), Some(sheet)), Lang::Vi).unwrap()
}

/// The faults, each with its cell.
fn faults(read: Result<AnswerSheet, Box<Faulty>>) -> Vec<String> {
    let faulty = read.unwrap_err();
    let said = faulty.diagnostics.iter().map(|fault| {
        let place = faulty.source.place(fault.span.start());
        format!("{place} {} {}", fault.code.as_str(), fault.message.get(Lang::En))
    });
    said.collect()
}

#[test]
fn the_same_plan_gives_the_same_bytes_and_few_of_them() {
    let rubric = builtin("digital-government");
    let plan = Plan::new(&rubric, About::default(), None);
    for lang in Lang::ALL {
        let bytes = xlsx::write(&plan, lang).unwrap();
        assert_eq!(bytes, xlsx::write(&plan, lang).unwrap());
        assert!(bytes.len() <= 60 << 10, "{} bytes", bytes.len());
    }
}

#[test]
fn a_fault_names_its_cell() {
    let (rubric, sheet) = example();
    let bytes = form(&rubric, &sheet);
    assert_eq!(read_book(&rubric, &bytes).unwrap().responses, sheet.responses);
    let bad = damaged(&bytes, &[("<t>Có</t>", "<t>maybe</t>"), ("<v>62.5</v>", "<v>162.5</v>")]);
    let found = faults(read_book(&rubric, &bad));
    assert_eq!(found.len(), 3, "{found:#?}");
    assert!(found[0].starts_with("D!D3 wrong-type"), "{found:#?}");
    assert!(found[1].starts_with("D!D4 out-of-range"), "{found:#?}");
    assert!(found[2].starts_with("D!D10 wrong-type"), "{found:#?}");
    let half = damaged(&bytes, &[("<v>4</v>", "")]);
    assert_eq!(
        faults(read_book(&rubric, &half)),
        ["D!D7 missing-key a ratio takes both numbers, and this one is missing"]
    );
}

#[test]
fn a_damaged_key_is_an_error_and_a_blank_row_is_none() {
    let (rubric, sheet) = example();
    let bytes = form(&rubric, &sheet);
    let bad = damaged(&bytes, &[("<t>dossiers.of</t>", "<t>dossiers.off</t>")]);
    let found = faults(read_book(&rubric, &bad));
    assert!(found.iter().any(|fault| fault.starts_with("D!D6 unknown-question")), "{found:#?}");
    // Without a key and with an answer.
    let bad = damaged(&bytes, &[("<t>share</t>", "<t></t>")]);
    assert!(faults(read_book(&rubric, &bad))[0].starts_with("D!D4 missing-key something is filled in here"));
    // The same key twice.
    let bad = damaged(&bytes, &[("<t>share</t>", "<t>has-policy</t>")]);
    assert!(faults(read_book(&rubric, &bad))[0].starts_with("D!D4 duplicate-key"));
    // All keys are gone.
    let bad = damaged(&bytes, &[("<t>_head</t>", "<t></t>")]);
    let gone = Form::open("form.xlsx", &bad).unwrap_err();
    assert!(gone.diagnostics[0].message.get(Lang::En).starts_with("the hidden column A"));
}

#[test]
fn a_form_of_another_rubric_is_refused_and_one_of_another_version_is_read_with_notes() {
    let (rubric, sheet) = example();
    let bytes = form(&rubric, &sheet);
    let other = builtin("digital-government-quick");
    let found = faults(read_book(&other, &bytes));
    assert_eq!(found.len(), 1, "{found:#?}");
    assert!(found[0].contains("other-rubric"), "{found:#?}");
    let newer = cell(
        &[
            "id: policy, was: [has-policy], answer: yes_no, targets: {s: yes}",
            "id: share, answer: percent, targets: {s: 80}",
            "id: level, answer: choice, options: [{id: none, title: None yet}, {id: all, title: All of it}], targets: {s: all}",
        ],
        "",
    );
    let read = read_book(&newer, &damaged(&bytes, &[("<t>1.0.0</t>", "<t>1.0.1</t>")])).unwrap();
    assert_eq!(read.responses[0].given, sheet.responses[0].given);
    assert_eq!(read.responses[2].given, sheet.responses[3].given);
    assert!(read.warnings.iter().all(|note| note.severity == Severity::Info));
    let notes: Vec<_> = read.warnings.iter().map(|note| note.code.as_str()).collect();
    assert!(notes.contains(&"former-id") && notes.contains(&"unknown-question"), "{notes:?}");
    let later = damaged(&bytes, &[("<t>form</t></si><si><t>1</t>", "<t>form</t></si><si><t>2</t>")]);
    let later = Form::open("form.xlsx", &later).unwrap_err();
    assert!(later.diagnostics[0].message.get(Lang::En).contains("later version"));
}

#[test]
fn a_form_without_a_name_is_read_and_said_to_have_none() {
    let (rubric, _) = example();
    let bytes = xlsx::write(&Plan::new(&rubric, About::default(), None), Lang::En).unwrap();
    let sheet = read_book(&rubric, &bytes).unwrap();
    assert!(sheet.responses.iter().all(|response| response.given == Given::Nothing));
    assert_eq!(sheet.warnings.len(), 1);
    assert_eq!(sheet.warnings[0].message.get(Lang::En), "the form does not say yet which agency it is about");
}

#[test]
fn names_that_would_be_one_are_refused() {
    let rubric = cell(
        &["id: a-b, answer: yes_no, targets: {s: yes}", "id: a.b, answer: yes_no, targets: {s: yes}"],
        "",
    );
    let plan = Plan::new(&rubric, About::default(), None);
    let refused = xlsform::write(&plan, Lang::En).unwrap_err().message().get(Lang::En);
    assert_eq!(refused, "`a-b` and `a.b` would both be called `a_b` in this form; rename one of them");
    let (rubric, _) = example();
    assert!(xlsform::write(&Plan::new(&rubric, About::default(), None), Lang::En).is_ok());
}
