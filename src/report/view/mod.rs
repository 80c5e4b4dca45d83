//! What is said: each result as a document of [blocks](super::block), one kind of result a file.
//!
//! A view decides what a reader is told and in which order; it knows no width, no colour and no format. The words are
//! in the catalogues of `words`, here and in [`super::words`].

pub mod against;
pub mod batch;
pub mod check;
pub mod columns;
pub mod compare;
pub mod coverage;
pub mod diagnostics;
pub mod explain;
mod head;
mod method;
pub mod migrate;
pub mod notices;
pub mod plan;
pub mod provinces;
pub mod reconcile;
pub mod rubric;
pub mod rubrics;
pub mod rules;
pub mod sheet;
pub mod verify;
mod words;

use crate::base::lang::Lang;
use crate::model::rubric::Rubric;

use super::number::{Digits, Numbers};

/// What a reader wants to be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// The language.
    pub lang: Lang,
    /// Whether to say everything, rather than what is read in ten seconds.
    pub full: bool,
    /// Whether it is read as a page: everything, in the order of a report, and without what only files call things.
    pub page: bool,
    /// Whether to write all digits.
    pub exact: bool,
    /// How many steps, or agencies of a ranking, to show; all if `None`.
    pub top: Option<usize>,
}

impl Default for Options {
    fn default() -> Self {
        Self { lang: Lang::En, full: false, page: false, exact: false, top: Some(8) }
    }
}

impl Options {
    /// Everything, as files have it.
    #[must_use]
    pub const fn full(lang: Lang) -> Self {
        Self { lang, full: true, page: false, exact: false, top: None }
    }

    fn digits(self) -> Digits {
        if self.exact { Digits::All } else { Digits::Few }
    }

    /// How numbers about a rubric are written.
    fn numbers(self, rubric: &Rubric) -> Numbers {
        Numbers::of(rubric, self.digits(), self.lang)
    }

    /// The first of a list, and how many are left out.
    fn first<'t, T>(&self, all: &'t [T]) -> (&'t [T], usize) {
        let shown = self.top.unwrap_or(all.len()).min(all.len());
        (all.get(..shown).unwrap_or(all), all.len() - shown)
    }
}
