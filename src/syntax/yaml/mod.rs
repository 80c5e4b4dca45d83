//! YAML → spanned tree.
//!
//! YAML 1.2 without what an answer sheet never needs and what other readers disagree on: no tags, no merge
//! keys, no second document. Anchors and aliases are read, and count as if they were written out.
//!
//! `parser` reads all of it and says what is wrong; `usual` reads what most files are made of, to the same tree, in
//! a tenth of the time.

mod parser;
mod usual;
mod words;
mod write;

use crate::base::diagnostic::Diagnostic;
use crate::base::source::{SourceFile, Span};
use crate::syntax::tree::Node;

pub use write::write;

/// A comment of a YAML text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comment {
    /// The comment, `#` included.
    pub span: Span,
    /// Its text, without `#`.
    pub text: String,
}

/// Reads a YAML text into a tree.
///
/// # Errors
/// The first fault that makes the text unreadable: a tree that is wrong in its *content* is still a tree.
pub fn parse(source: &SourceFile) -> Result<Node<'_>, Box<Diagnostic>> {
    read(source, false).map(|(node, _)| node)
}

/// Reads a YAML text into a tree, and its comments.
///
/// # Errors
/// As [`parse`].
pub fn parse_with_comments(source: &SourceFile) -> Result<(Node<'_>, Vec<Comment>), Box<Diagnostic>> {
    read(source, true)
}

fn read(source: &SourceFile, with_comments: bool) -> Result<(Node<'_>, Vec<Comment>), Box<Diagnostic>> {
    usual::parse(source.text(), with_comments).map_or_else(|| parser::parse(source, with_comments), Ok)
}
