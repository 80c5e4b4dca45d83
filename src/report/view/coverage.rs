//! What no golden case touches.

use std::path::Path;

use crate::base::lang::Lang;
use crate::cases::Untouched;
use crate::model::rubric::{NONE, Rubric};
use crate::report::block::{Document, Item, Kind};

use super::words::check as words;

/// A case file: how many criteria its cases touch, and what they do not.
#[must_use]
pub fn document(path: &Path, rubric: &Rubric, untouched: &Untouched, lang: Lang) -> Document {
    let (all, missing) = (rubric.criteria.len(), untouched.criteria.len());
    let mut document = Document::default();
    document.heading(2, words::touched(lang, &path.display().to_string(), all - missing, all));
    let criteria = untouched.criteria.iter().filter_map(|&at| rubric.criteria.get(at));
    let criteria = criteria.map(|criterion| rubric.criterion_id(criterion));
    let stages = untouched.stages.iter().map(|stage| {
        let stage = stage.checked_sub(1).and_then(|at| rubric.stages.get(at));
        words::no_case_expects(lang, stage.map_or(NONE, |stage| &stage.id))
    });
    document.list(Kind::Facts, criteria.chain(stages).map(Item::new).collect());
    document
}
