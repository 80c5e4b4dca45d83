//! The head of what is said of one agency: whose it is, of when, and by which rubric.

use crate::base::lang::Lang;
use crate::model::answers::{AgencyKind, AnswerSheet};
use crate::model::rubric::Rubric;
use crate::report::block::{Block, Document, Role, Text};
use crate::report::words as common;

use super::words::sheet as words;

/// Adds it; a report of the whole result says what `kind` the agency is of, too.
pub(super) fn add(
    document: &mut Document,
    rubric: &Rubric,
    sheet: &AnswerSheet,
    kind: Option<AgencyKind>,
    lang: Lang,
) {
    if sheet.illustrative {
        document.paragraph(Text::new(Role::Fair, words::illustrative(lang)));
    }
    let mut name = Text::new(Role::Strong, sheet.agency.name.as_str());
    if let Some(code) = &sheet.agency.code {
        name = name.and(Role::Plain, format!(" ({code})"));
    }
    if let Some(kind) = kind {
        name = name.and(Role::Quiet, format!(" · {}", common::agency_kind(kind, lang)));
    }
    if let Some(period) = &sheet.period {
        name = name.and(Role::Quiet, format!(" · {period}"));
    }
    document.push(Block::Title(name, Text::default()));
    document.note(format!("{} · {}", rubric.title.get(lang), rubric.name_and_origin(lang)));
}
