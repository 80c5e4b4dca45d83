//! Any sheet, written as a prefilled form in any format and read back, is the same sheet.

#![allow(clippy::unwrap_used, clippy::panic)]

use assess::base::csv::guarded;
use assess::base::lang::Lang;
use assess::form::{About, Plan};
use assess::model::answers::AnswerSheet;
use assess::report::data::forms;
use assess::report::formats::{FormFormat, Formats};
use assess::syntax::format::Format;
use proptest::prelude::*;
use serde_json::{Value, json};

use super::{FORMATS, read, written};
use crate::support::{self, World, read_sheet};

/// Text that a spreadsheet or a parser could take for something else.
fn odd() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[a-zA-Z0-9]{1,4}",
        "[=+@;,'\"#<&>\\\\:-]{1,3}",
        Just("Sở Tư pháp".to_owned()),
        Just("\u{202e}".to_owned()),
        Just("https://x.vn/?a=1&b=2".to_owned()),
        Just("'''".to_owned()),
        Just("21/3".to_owned()),
        Just("{{x}}".to_owned()),
        Just("a | b".to_owned()),
        Just("_x000D_".to_owned()),
    ];
    prop::collection::vec(piece, 1..5).prop_map(|pieces| format!("{}x", pieces.concat()))
}

/// A sheet with evidence and notes beside some of its answers.
fn sheet(world: &World, evidence: &[String], note: &str) -> Value {
    let mut sheet = world.sheet_json();
    let name = format!("Tỉnh Minh Họa {note}");
    sheet["agency"]["name"] = json!(name.replace('\n', " "));
    for (at, (_, answer)) in sheet["answers"].as_object_mut().unwrap().iter_mut().enumerate() {
        if at % 2 == 1 || answer.is_null() {
            continue;
        }
        if answer.get("na").is_none() && answer.get("value").is_none() {
            *answer = json!({"value": answer});
        }
        answer["evidence"] = json!(evidence);
        answer["note"] = json!(note);
    }
    sheet
}

/// What a CSV form makes of texts that a spreadsheet would take for formulas.
fn as_csv(sheet: &AnswerSheet) -> AnswerSheet {
    let mut sheet = sheet.clone();
    sheet.agency.name = guarded(&sheet.agency.name).trim().to_owned();
    for response in &mut sheet.responses {
        // What separates documents there cannot stand in one.
        let documents: Vec<String> = response.evidence.iter().map(|text| text.replace('|', "/")).collect();
        let all = guarded(&documents.join("|")).into_owned();
        response.evidence =
            all.split('|').map(|text| text.trim().to_owned()).filter(|text| !text.is_empty()).collect();
        response.note = response.note.as_ref().map(|note| guarded(note).into_owned());
    }
    sheet
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn a_sheet_in_any_form_is_the_same_sheet(
        world in support::world(),
        evidence in prop::collection::vec(odd(), 0..3),
        note in (odd(), odd()).prop_map(|(one, other)| format!("{one}\n{other}")),
        is_english in any::<bool>(),
    ) {
        let rubric = world.rubric();
        let mut sheet = read_sheet(&rubric, Format::Json, &sheet(&world, &evidence, &note).to_string());
        sheet.warnings.clear();
        let plan = Plan::new(&rubric, About::of(&sheet), Some(&sheet));
        let lang = if is_english { Lang::En } else { Lang::Vi };
        if plan.asked.is_empty() {
            for (format, of) in FormFormat::NAMES {
                let refused = forms::render(&plan, *of, true, lang).unwrap_err();
                prop_assert!(refused.message().get(lang).contains("--kind"), "{}", format);
            }
            return Ok(());
        }
        for format in FORMATS {
            let bytes = written(&plan, format, lang);
            let wanted = if format == "csv" { as_csv(&sheet) } else { sheet.clone() };
            let found = read(&rubric, format, &bytes);
            prop_assert_eq!(&found.agency, &wanted.agency, "{}", format);
            for (at, (found, wanted)) in found.responses.iter().zip(&wanted.responses).enumerate() {
                prop_assert_eq!(found, wanted, "{} {}", format, &rubric.questions[at].id);
            }
            prop_assert_eq!(found, wanted, "{}", format);
        }
    }
}
