//! A form as CSV: a row a question, which is a table that answers are read from. Columns that only explain are known to
//! the reader ([`EXPLAIN`]) and left out.
//!
//! A list in a cell is separated by `|`, so a document of the evidence cannot hold one: it becomes a `/`. A text that a
//! spreadsheet would take for a formula gets an apostrophe, see [`crate::base::csv`].

use crate::base::csv;
use crate::base::lang::Lang;
use crate::base::quote::clean;
use crate::model::rubric::AgencyKind;

use super::plan::{Asked, Part, Plan};
use super::text::{has_items, items, options, takes, to_confirm, value};
use super::words;

/// The columns that explain a question to whoever answers it.
pub const EXPLAIN: [&str; 6] = ["number", "dimension", "ask", "allowed", "evidence_asked", "to_confirm"];

/// All columns, in their order.
const COLUMNS: [&str; 18] = [
    "number",
    "dimension",
    "question",
    "ask",
    "allowed",
    "value",
    "na",
    "evidence_asked",
    "evidence",
    "note",
    "to_confirm",
    "rubric",
    "name",
    "code",
    "scheme",
    "kind",
    "period",
    "assessor",
];

/// Writes a form, with commas.
#[must_use]
pub fn write(plan: &Plan<'_>, lang: Lang) -> String {
    let mut out = COLUMNS.join(",").into_bytes();
    if plan.about.illustrative {
        out.extend_from_slice(b",illustrative");
    }
    out.push(b'\n');
    for group in &plan.groups {
        let titles = plan.path(group.dimension, lang).join(" › ");
        for asked in plan.of(group) {
            row(&mut out, plan, &titles, asked, lang);
        }
    }
    String::from_utf8(out).unwrap_or_default()
}

fn row(out: &mut Vec<u8>, plan: &Plan<'_>, dimension: &str, asked: &Asked<'_>, lang: Lang) {
    let (about, question) = (&plan.about, asked.question);
    let name = if about.agency.name.is_empty() { words::nameless(lang) } else { &about.agency.name };
    let text = |out: &mut Vec<u8>, said: &str| csv::text(out, said, b',');
    let join =
        |texts: &[String]| texts.iter().map(|text| text.replace('|', "/")).collect::<Vec<_>>().join("|");
    let evidence_asked = question.evidence.as_ref().map_or("", |text| text.get(lang));
    let confirm = if asked.is_prefilled { to_confirm(plan, lang) } else { String::new() };
    for (at, column) in COLUMNS.iter().enumerate() {
        if at > 0 {
            out.push(b',');
        }
        match *column {
            "number" => text(out, &asked.number),
            "dimension" => text(out, &clean(dimension)),
            "question" => text(out, &question.id),
            "ask" => text(out, &clean(question.ask.get(about.agency.kind, lang))),
            "allowed" => text(out, &clean(&allowed(asked, lang))),
            // A number may begin with a sign, and is no formula.
            "value" => out.extend_from_slice(answer(asked, lang).as_bytes()),
            "na" => text(out, asked.old(Part::Na).first().map_or("", String::as_str)),
            "evidence_asked" => text(out, &clean(evidence_asked)),
            "evidence" => text(out, &join(asked.old(Part::Evidence))),
            "note" => text(out, asked.old(Part::Note).first().map_or("", String::as_str)),
            "to_confirm" => text(out, &confirm),
            "rubric" => text(out, &plan.reference()),
            "name" => text(out, name),
            "code" => text(out, about.agency.code.as_deref().unwrap_or_default()),
            "scheme" => text(out, about.agency.scheme.as_deref().unwrap_or_default()),
            "kind" => text(out, about.agency.kind.map_or("", AgencyKind::as_str)),
            "period" => text(out, about.period.as_deref().unwrap_or_default()),
            _ => text(out, about.assessor.as_deref().unwrap_or_default()),
        }
    }
    if about.illustrative {
        out.extend_from_slice(b",yes");
    }
    out.push(b'\n');
}

/// What may be answered: the phrase, the ids with their titles, and whether it may be not applicable.
fn allowed(asked: &Asked<'_>, lang: Lang) -> String {
    let options = options(asked, lang);
    let items = items(asked, lang).unwrap_or_default();
    let ids = options.into_iter().chain(items.into_iter().map(|(id, title, _)| (id, title)));
    let ids: Vec<String> = ids.map(|(id, title)| format!("{id} ({title})")).collect();
    let takes = takes(asked, lang, Lang::En);
    let takes = if ids.is_empty() { takes } else { format!("{takes}: {}", ids.join(" | ")) };
    if asked.allows_na() { format!("{takes}. {}", words::na_possible(lang)) } else { takes }
}

/// An answer as tables have it.
fn answer(asked: &Asked<'_>, lang: Lang) -> String {
    let Some(items) = items(asked, lang) else { return value(asked).unwrap_or_default() };
    if !has_items(asked) {
        return String::new();
    }
    let ticked: Vec<&str> = items.iter().filter(|(.., is_ticked)| *is_ticked).map(|(id, ..)| *id).collect();
    if ticked.is_empty() { "[]".to_owned() } else { ticked.join("|") }
}
