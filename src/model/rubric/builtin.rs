//! The rubrics shipped with the tool.
//!
//! `build.rs` packs each file of `rubrics/` and `rubrics/indices/` into the tree that a YAML reader would make of it; at
//! run time that tree is taken by the same decoder as that of any file. A test shows that both ways give the same
//! rubric. The YAML text is kept beside it, for people and for its hash.

use crate::base::source::Span;
use crate::syntax::tree::{Entry, Node, Style, Value};

use super::{Rubric, read};

/// The id of the rubric that is used when nothing else is asked for.
pub const DEFAULT: &str = "digital-government";

/// A shipped rubric file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Builtin {
    /// The rubric's id.
    pub id: &'static str,
    /// The file as it stands in the repository.
    pub yaml: &'static str,
    /// The SHA-256 of the file, in hexadecimal.
    pub sha256: &'static str,
    packed: &'static str,
}

include!(concat!(env!("OUT_DIR"), "/builtin.rs"));

impl Builtin {
    /// Every shipped rubric, by id.
    #[must_use]
    pub const fn all() -> &'static [Self] {
        ALL
    }

    /// The shipped rubric with this id.
    #[must_use]
    pub fn find(id: &str) -> Option<&'static Self> {
        ALL.iter().find(|builtin| builtin.id == id)
    }

    /// Reads the rubric.
    ///
    /// # Panics
    /// Never: the tests read every shipped rubric.
    #[must_use]
    pub fn rubric(&self) -> Rubric {
        let tree = Packed { rest: self.packed }.node().expect("a shipped rubric is packed by the build");
        read(&tree).expect("a shipped rubric is valid")
    }
}

/// The packed form of `build.rs`, being read.
struct Packed {
    rest: &'static str,
}

impl Packed {
    fn node(&mut self) -> Option<Node<'static>> {
        let (mark, rest) = self.rest.split_at_checked(1)?;
        self.rest = rest;
        let value = match mark {
            "~" => Value::Null,
            "\"" => Value::Scalar(self.text()?.into(), Style::Quoted),
            "'" => Value::Scalar(self.text()?.into(), Style::Literal),
            "[" => {
                let count = self.count()?;
                let mut items = Vec::with_capacity(count);
                for _ in 0..count {
                    items.push(self.node()?);
                }
                Value::List(items)
            }
            "{" => {
                let count = self.count()?;
                let mut entries = Vec::with_capacity(count);
                for _ in 0..count {
                    let Value::Scalar(key, _) = self.node()?.value else { return None };
                    entries.push(Entry { key, key_span: Span::default(), value: self.node()? });
                }
                Value::Map(entries)
            }
            _ => return None,
        };
        Some(Node { span: Span::default(), anchor: Span::default(), value })
    }

    fn text(&mut self) -> Option<&'static str> {
        let length = self.count()?;
        let (text, rest) = self.rest.split_at_checked(length)?;
        self.rest = rest;
        Some(text)
    }

    fn count(&mut self) -> Option<usize> {
        let end = self.rest.bytes().position(|byte| byte == b':')?;
        let count = self.rest.get(..end)?.parse().ok()?;
        self.rest = self.rest.get(end + 1..)?;
        Some(count)
    }
}
