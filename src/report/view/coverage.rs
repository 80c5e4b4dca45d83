//! What no golden case touches.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::base::lang::Lang;
use crate::cases::Untouched;
use crate::model::rubric::Rubric;
use crate::report::block::{Document, Item, Kind};

use super::words::check as words;

/// Each case file: how many criteria its cases touch, and what they do not.
#[must_use]
pub fn document(files: &[(PathBuf, Arc<Rubric>, Untouched)], lang: Lang) -> Document {
    let mut document = Document::default();
    for (path, rubric, untouched) in files {
        file(&mut document, path, rubric, untouched, lang);
    }
    document
}

fn file(document: &mut Document, path: &Path, rubric: &Rubric, untouched: &Untouched, lang: Lang) {
    let (all, missing) = (rubric.criteria.len(), untouched.criteria.len());
    document.heading(2, words::touched(lang, &path.display().to_string(), all - missing, all));
    let criteria = untouched.criteria.iter().filter_map(|&at| rubric.criteria.get(at));
    let criteria = criteria.map(|criterion| rubric.criterion_id(criterion));
    let stages = untouched.stages.iter().map(|stage| words::no_case_expects(lang, rubric.stage_id(*stage)));
    document.list(Kind::Facts, criteria.chain(stages).map(Item::new).collect());
}
