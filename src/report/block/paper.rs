//! A document that an office signs: a letterhead, what it says, where it goes and who signs, and annexes. What only the
//! office knows is left blank for it.

use super::Document;

/// A document that an office signs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Paper {
    /// What the document is called in the properties of its file.
    pub title: String,
    /// The language of its texts, as a BCP 47 tag, for the speller.
    pub language: &'static str,
    /// Whether it has the layout of Vietnamese administrative documents; else a plain one.
    pub administrative: bool,
    /// What stands at its head side by side: the office, and the state with place and date.
    pub head: [Vec<Line>; 2],
    /// What it says.
    pub body: Document,
    /// What stands at its end side by side: where it goes, and who signs.
    pub end: [Vec<Line>; 2],
    /// What is added, on pages of its own that are wider than high.
    pub annexes: Vec<Document>,
}

/// A line of a head or an end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Line {
    /// As it is.
    Plain(String),
    /// Important.
    Strong(String),
    /// Important, with a line below.
    Ruled(String),
    /// In italics.
    Slanted(String),
    /// Room to write into.
    Room,
}
