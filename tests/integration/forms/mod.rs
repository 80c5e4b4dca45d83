//! Forms: what is written into one is read back, an untouched one says nothing, and a damaged one says where.

#![allow(clippy::unwrap_used, clippy::panic)]

mod commands;
mod numbers;
mod round_trips;
mod surveys;
mod workbook;

use std::io::Cursor;

use assess::base::diagnostic::Faulty;
use assess::base::lang::Lang;
use assess::form::{self, About, Plan};
use assess::input::form::{Form, is_form};
use assess::input::table::{Kind, Options};
use assess::model::answers::{AnswerSheet, Given};
use assess::model::rubric::builtin::Builtin;
use assess::model::rubric::{AgencyKind, Rubric};
use assess::syntax::format::Format;

use crate::support::read_sheet;
use crate::tables;

pub const FORMATS: [&str; 4] = ["yaml", "toml", "csv", "xlsx"];

/// A form in a format.
pub fn written(plan: &Plan<'_>, format: &str, lang: Lang) -> Vec<u8> {
    match format {
        "yaml" => form::yaml::write(plan, lang).into_bytes(),
        "toml" => form::toml::write(plan, lang).into_bytes(),
        "csv" => form::csv::write(plan, lang).into_bytes(),
        _ => form::xlsx::write(plan, lang).unwrap(),
    }
}

/// What a form in a format says, without its warnings.
pub fn read(rubric: &Rubric, format: &str, bytes: &[u8]) -> AnswerSheet {
    let text = || String::from_utf8(bytes.to_vec()).unwrap();
    let mut sheet = match format {
        "yaml" => read_sheet(rubric, Format::Yaml, &text()),
        "toml" => read_sheet(rubric, Format::Toml, &text()),
        "csv" => {
            let sheets = tables::read(Kind::Csv, bytes, rubric, &Options::default());
            let mut sheets = sheets.unwrap_or_else(|why| panic!("{}\n{}", tables::drawn(&why), text()));
            assert_eq!(sheets.len(), 1, "one agency");
            sheets.remove(0).unwrap_or_else(|faulty| panic!("{}\n{}", tables::draw(&faulty), text()))
        }
        _ => read_book(rubric, bytes).unwrap_or_else(|faulty| panic!("{}", tables::draw(&faulty))),
    };
    sheet.warnings.clear();
    sheet
}

/// What a workbook says.
pub fn read_book(rubric: &Rubric, bytes: &[u8]) -> Result<AnswerSheet, Box<Faulty>> {
    assert!(is_form(Cursor::new(bytes)), "a form is told by its content");
    Form::open("form.xlsx", bytes)?.read(rubric)
}

pub fn builtin(id: &str) -> Rubric {
    Builtin::find(id).unwrap().rubric()
}

#[test]
fn an_untouched_form_answers_nothing() {
    for builtin in Builtin::all() {
        let rubric = builtin.rubric();
        let kinds = AgencyKind::ALL.map(|(_, kind)| Some(kind)).into_iter().chain([None]);
        for (kind, lang) in kinds.zip([Lang::Vi, Lang::En, Lang::Vi, Lang::En, Lang::Vi]) {
            let mut about = About::default();
            about.agency.kind = kind;
            let plan = Plan::new(&rubric, about, None);
            for format in FORMATS {
                let sheet = read(&rubric, format, &written(&plan, format, lang));
                let is_blank = |given: &Given| matches!(given, Given::Nothing | Given::OutOfScope);
                assert!(sheet.responses.iter().all(|response| is_blank(&response.given)), "{format}");
                assert!(sheet.responses.iter().all(|response| response.evidence.is_empty()), "{format}");
                assert_eq!(sheet.agency.kind, kind, "{format}");
            }
        }
    }
}

#[test]
fn the_plan_asks_what_a_kind_of_agency_is_asked() {
    let rubric = builtin("digital-government");
    let mut about = About::default();
    let all = Plan::new(&rubric, about.clone(), None);
    assert_eq!(all.asked.len(), rubric.questions.len());
    about.agency.kind = Some(AgencyKind::Commune);
    let commune = Plan::new(&rubric, about, None);
    let scope = rubric.scope(Some(AgencyKind::Commune)).unwrap();
    let out = scope.out.iter().flatten().count();
    assert!(out > 0);
    assert_eq!(commune.asked.len(), rubric.questions.len() - out);
    let keys: Vec<&str> =
        all.asked.iter().flat_map(|asked| &asked.fields).map(|field| field.key.as_str()).collect();
    for key in [
        "once-only-dossiers.of",
        "once-only-dossiers.total",
        "portal-disclosure.budget",
        "online-filing.note",
    ] {
        assert!(keys.contains(&key), "{key}");
    }
}

#[test]
fn a_page_is_small() {
    let rubric = builtin("digital-government");
    let page = form::html::write(&Plan::new(&rubric, About::default(), None), "", Lang::Vi);
    assert!(page.len() <= 250_000, "{} bytes", page.len());
}
