//! What changed between two versions of a rubric, for people and for programs.

pub mod human;
pub mod json;

use crate::base::lang::Lang;
use crate::cases::against::{Comparison, Given, Level, Move};
use crate::model::rubric::Rubric;

/// Two versions of a rubric, what changed, and whose results move.
#[derive(Clone, Copy, Debug)]
pub struct Against<'a> {
    /// The old version.
    pub old: &'a Rubric,
    /// The new version.
    pub new: &'a Rubric,
    /// What changed.
    pub comparison: &'a Comparison,
    /// Whose results move.
    pub moves: &'a [Move<'a>],
    /// How many cases and sheets were scored with both.
    pub sheets: usize,
}

/// What the version number says and what it would take, in words.
#[must_use]
pub fn version_words(against: Against<'_>, lang: Lang) -> String {
    let Against { old, new, comparison, .. } = against;
    let (from, to, least) = (&old.version, &new.version, &comparison.least);
    let needed = comparison.needed.map_or("–", Level::as_str);
    match comparison.given {
        Given::OtherRubric => lang.pick(
            format!("`{}` is another rubric than `{}`: the version says nothing", new.id, old.id),
            format!("`{}` là bộ tiêu chí khác với `{}`: số phiên bản không nói lên điều gì", new.id, old.id),
        ),
        _ if comparison.is_enough() => lang.pick(
            format!("{from} → {to} says enough (needed: {needed})"),
            format!("{from} → {to} là đủ (cần: {needed})"),
        ),
        _ => lang.pick(
            format!("{from} → {to} does not say enough: the changes need {needed}, at least {least}"),
            format!("{from} → {to} là chưa đủ: các thay đổi cần mức {needed}, ít nhất là {least}"),
        ),
    }
}
