//! Results for people and programs.
//!
//! For people: a [`view`] says what there is to say as a document of [`block`]s, and a [`write`](mod@write)r knows how
//! blocks look. For programs: [`data`], the versioned machine formats.

pub mod against;
pub mod block;
pub mod compare;
pub mod data;
pub mod each;
pub mod explain;
pub mod formats;
pub mod look;
pub mod many;
pub mod mend;
pub mod migrate;
pub mod next;
pub mod number;
pub mod one;
pub mod outputs;
pub mod plan;
pub mod provinces;
pub mod receiver;
pub mod reconcile;
pub mod rubric;
pub mod sink;
pub mod spreadsheet;
pub mod verify;
pub mod view;
pub mod words;
pub mod write;

/// A format for people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// For a terminal, or as plain text.
    Terminal(write::terminal::Screen),
    /// Markdown, as GitHub reads it.
    Markdown,
    /// A page, in a language.
    Html(crate::base::lang::Lang),
}

/// A document in a format.
#[must_use]
pub fn render(document: &block::Document, shape: Shape) -> String {
    match shape {
        Shape::Terminal(screen) => write::terminal::write(document, screen),
        Shape::Markdown => write::markdown::write(document),
        Shape::Html(lang) => write::html::write(document, lang),
    }
}

/// How many of the gaps that agencies share a report shows.
pub const SHARED_GAPS: usize = 10;
