//! What Kobo and ODK Central export of a form, in every layout that they have, is the sheet that was entered.

#![allow(clippy::unwrap_used, clippy::panic)]

use assess::form::names::{NONE, name, part};
use assess::form::plan::Part;
use assess::form::{About, Plan};
use assess::input::table::{Kind, Options};
use assess::model::answers::{Answer, AnswerSheet, Given, Response};
use assess::model::rubric::{AgencyKind, AnswerKind, Choice, Question};
use assess::syntax::format::Format;
use proptest::prelude::*;
use rust_xlsxwriter::Workbook;
use serde_json::{Value, json};

use crate::support::{self, World, read_sheet};
use crate::tables;

/// How a program exports.
// Each is a setting of an export.
#[allow(clippy::struct_excessive_bools)]
#[derive(Clone, Copy, Debug)]
struct Style {
    /// Kobo, else ODK Central.
    is_kobo: bool,
    /// Whether the group stands before each name.
    has_groups: bool,
    /// Whether a checklist has a column for each item.
    is_split: bool,
    /// Whether it has one for all of them, too.
    is_whole: bool,
}

/// A sheet with evidence and notes beside some of its answers.
fn sheet(world: &World, evidence: &str, note: &str) -> Value {
    let mut sheet = world.sheet_json();
    sheet["period"] = json!("2026-Q3");
    sheet["agency"]["code"] = json!("097");
    for (at, (_, answer)) in sheet["answers"].as_object_mut().unwrap().iter_mut().enumerate() {
        if at % 2 == 1 || answer.is_null() {
            continue;
        }
        if answer.get("na").is_none() && answer.get("value").is_none() {
            *answer = json!({"value": answer});
        }
        answer["evidence"] = json!([evidence]);
        answer["note"] = json!(note);
    }
    sheet
}

/// The columns of a question with its cells.
fn cells(question: &Question, said: &Response, style: Style) -> Vec<(String, String)> {
    let yes_no = |yes: bool| if yes { "yes" } else { "no" }.to_owned();
    let (mut value, mut of, mut total, mut na) = (String::new(), String::new(), String::new(), String::new());
    let mut ticked = None;
    let ids = |choices: &[Choice], at: usize| name(&choices[at].id);
    match (&said.given, &question.answer) {
        (Given::Answer(Answer::YesNo(yes)), _) => value = yes_no(*yes),
        (Given::Answer(Answer::Number(number)), _) => value = number.to_string(),
        (Given::Answer(Answer::Ratio { of: part, total: whole }), _) => {
            (of, total) = (part.to_string(), whole.to_string());
            value = format!("{of}/{total}");
        }
        (Given::Answer(Answer::Choice(at)), AnswerKind::Choice { options, .. }) => value = ids(options, *at),
        (Given::Answer(Answer::Checklist(all)), AnswerKind::Checklist { items }) => {
            value = all.iter().map(|at| ids(items, *at)).collect::<Vec<_>>().join(" ");
            if all.is_empty() {
                NONE.clone_into(&mut value);
            }
            ticked = Some(all.clone());
        }
        (Given::NotApplicable(reason), _) => na.clone_from(reason),
        _ => {}
    }
    let id = question.id.as_str();
    let mut all = Vec::new();
    let items = if let AnswerKind::Checklist { items } = &question.answer { &items[..] } else { &[] };
    if items.is_empty() || style.is_whole || !style.is_split {
        all.push((name(id), value));
    }
    if style.is_split && !items.is_empty() {
        let cell = |is_ticked: bool| {
            let blank = if style.is_kobo { "" } else { "0" };
            let known = ticked.as_ref().map(|_| if is_ticked { "1" } else { "0" });
            known.unwrap_or(blank).to_owned()
        };
        for (at, item) in items.iter().enumerate() {
            let is_ticked = ticked.as_ref().is_some_and(|all| all.contains(&at));
            all.push((format!("{}/{}", name(id), name(&item.id)), cell(is_ticked)));
        }
        all.push((format!("{}/{NONE}", name(id)), cell(ticked.as_ref().is_some_and(Vec::is_empty))));
    }
    if matches!(question.answer, AnswerKind::Ratio { .. }) {
        all.extend([(part(id, Part::Of), of), (part(id, Part::Total), total)]);
    }
    if question.allow_na.is_allowed() {
        all.push((part(id, Part::Na), na));
    }
    all.push((part(id, Part::Evidence), said.evidence.join("\n")));
    all.push((part(id, Part::Note), said.note.clone().unwrap_or_default()));
    all
}

/// The columns that a program exports of a sheet, each with its cell.
fn exported(plan: &Plan<'_>, sheet: &AnswerSheet, style: Style) -> Vec<(String, String)> {
    let agency = &sheet.agency;
    let kind = agency.kind.map(AgencyKind::as_str).unwrap_or_default();
    let mut columns: Vec<(String, String)> = vec![("start".into(), "2026-09-01T08:00:00.000+07:00".into())];
    for (named, said) in [
        ("name", agency.name.as_str()),
        ("code", agency.code.as_deref().unwrap_or_default()),
        ("kind", kind),
        ("period", sheet.period.as_deref().unwrap_or_default()),
    ] {
        columns.push((named.to_owned(), said.to_owned()));
    }
    for group in &plan.groups {
        let before = match (style.has_groups, style.is_kobo) {
            (false, _) => String::new(),
            (true, true) => format!("{}/", name(&plan.rubric.dimensions[group.dimension].id)),
            (true, false) => format!("{}-", name(&plan.rubric.dimensions[group.dimension].id)),
        };
        for asked in plan.of(group) {
            let own = cells(asked.question, &sheet.responses[asked.at], style);
            columns.extend(own.into_iter().map(|(name, cell)| (format!("{before}{name}"), cell)));
        }
    }
    let beside = if style.is_kobo {
        [("_id", "1"), ("_uuid", "u1"), ("_submission_time", "2026-09-01"), ("_index", "1")]
    } else {
        [("SubmissionDate", "2026-09-01"), ("KEY", "u1"), ("SubmitterName", "x"), ("FormVersion", "1")]
    };
    columns.extend(beside.map(|(name, cell)| (name.to_owned(), cell.to_owned())));
    columns
}

fn as_csv(columns: &[(String, String)], style: Style) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new();
    if style.is_kobo {
        writer.delimiter(b';').quote_style(csv::QuoteStyle::Always);
    }
    let mut writer = writer.from_writer(Vec::new());
    writer.write_record(columns.iter().map(|(name, _)| name)).unwrap();
    writer.write_record(columns.iter().map(|(_, cell)| cell)).unwrap();
    writer.into_inner().unwrap()
}

/// A workbook, in which numbers that were entered are numbers.
fn as_book(columns: &[(String, String)]) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (at, (name, cell)) in (0_u16..).zip(columns) {
        sheet.write_string(0, at, name).unwrap();
        let number = cell.parse::<f64>().ok().filter(|it| it.is_finite() && name != "code");
        match number {
            Some(number) => sheet.write_number(1, at, number).unwrap(),
            None => sheet.write_string(1, at, cell).unwrap(),
        };
    }
    book.save_to_buffer().unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn what_a_program_for_surveys_exports_is_the_sheet_that_was_entered(
        world in support::world(),
        evidence in "[A-Z][a-z0-9]{2,6} số [1-9]",
        note in "[A-Z][a-z0-9]{2,6}",
        (is_kobo, has_groups, is_split, is_whole) in any::<(bool, bool, bool, bool)>(),
    ) {
        let rubric = world.rubric();
        let mut wanted = read_sheet(&rubric, Format::Json, &sheet(&world, &evidence, &note).to_string());
        wanted.warnings.clear();
        let plan = Plan::new(&rubric, About::of(&wanted), None);
        // ODK has the whole answer always: without it, nobody could tell none of them from no answer.
        let style = Style { is_kobo, has_groups, is_split, is_whole: is_whole || !is_kobo };
        let is_answered = wanted.responses.iter().any(|said| {
            matches!(said.given, Given::Answer(_) | Given::NotApplicable(_))
        });
        prop_assume!(!plan.asked.is_empty() && is_answered);
        let columns = exported(&plan, &wanted, style);
        for (kind, table) in [(Kind::Csv, as_csv(&columns, style)), (Kind::Xlsx, as_book(&columns))] {
            let sheets = tables::read(kind, table, &rubric, &Options::default());
            let mut sheets = sheets.unwrap_or_else(|why| panic!("{}\n{columns:?}", tables::drawn(&why)));
            prop_assert_eq!(sheets.len(), 1);
            let found = sheets.remove(0);
            let found = found.unwrap_or_else(|faulty| panic!("{}\n{columns:?}", tables::draw(&faulty)));
            prop_assert_eq!(&found.agency, &wanted.agency);
            prop_assert_eq!(&found.period, &wanted.period);
            for (at, (found, wanted)) in found.responses.iter().zip(&wanted.responses).enumerate() {
                prop_assert_eq!(found, wanted, "{:?} {}\n{:?}", style, &rubric.questions[at].id, columns);
            }
        }
    }
}
