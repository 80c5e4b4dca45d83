//! The rubrics shipped with the tool.
//!
//! `build.rs` packs each file of `rubrics/`, `rubrics/indices/` and `rubrics/earlier/` into the tree that a YAML reader would make of it; at
//! run time that tree is taken by the same decoder as that of any file. A test shows that both ways give the same
//! rubric. The YAML text is kept beside it, for people and for its hash.

use std::sync::{Arc, OnceLock};

use crate::base::source::Span;
use crate::syntax::tree::{Entry, Node, Style, Value};

use semver::{Version, VersionReq};

use super::{Origin, Rubric, read};

/// The id of the rubric that is used when nothing else is asked for.
pub const DEFAULT: &str = "digital-government";

/// A shipped rubric file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Builtin {
    /// The rubric's id.
    pub id: &'static str,
    /// The version of its content.
    pub version: &'static str,
    /// The file as it stands in the repository.
    pub yaml: &'static str,
    /// Its golden cases, if there are any.
    pub cases: &'static str,
    /// The SHA-256 of the file, in hexadecimal.
    pub sha256: &'static str,
    packed: &'static str,
}

include!(concat!(env!("OUT_DIR"), "/builtin.rs"));

impl Builtin {
    /// Every shipped rubric in its newest version, by id.
    #[must_use]
    pub const fn all() -> &'static [Self] {
        ALL
    }

    /// The last version before the newest, of each shipped rubric whose meaning has changed.
    #[must_use]
    pub const fn earlier() -> &'static [Self] {
        EARLIER
    }

    /// The shipped rubric with this id, in its newest version.
    #[must_use]
    pub fn find(id: &str) -> Option<&'static Self> {
        ALL.iter().find(|builtin| builtin.id == id)
    }

    /// The shipped rubric with this id in the newest version that is accepted; without such a one the newest, which
    /// then says that it is another.
    #[must_use]
    pub fn accepted(id: &str, requirement: Option<&VersionReq>) -> Option<&'static Self> {
        let newest = Self::find(id)?;
        let fits = |builtin: &&Self| {
            let version = Version::parse(builtin.version);
            requirement.is_none_or(|wanted| version.is_ok_and(|version| wanted.matches(&version)))
        };
        let same = EARLIER.iter().filter(|builtin| builtin.id == id);
        Some(std::iter::once(newest).chain(same).find(fits).unwrap_or(newest))
    }

    /// Whether a newer version is shipped, too.
    #[must_use]
    pub fn is_earlier(&self) -> bool {
        EARLIER.contains(self)
    }

    /// The rubric, read once and never given up: taking it apart at the end would cost time for nothing.
    ///
    /// # Panics
    /// Never: every shipped rubric is listed, and valid.
    #[must_use]
    pub fn shared(&'static self) -> Arc<Rubric> {
        static READ: [OnceLock<Arc<Rubric>>; ALL.len() + EARLIER.len()] =
            [const { OnceLock::new() }; ALL.len() + EARLIER.len()];
        let is_it = |known: &Self| (known.id, known.version) == (self.id, self.version);
        let at = ALL.iter().chain(EARLIER).position(is_it).expect("every shipped rubric is listed");
        let read = READ[at].get_or_init(|| Arc::new(self.rubric().found(Origin::Builtin(self))));
        Arc::clone(read)
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
        let mark = *self.rest.as_bytes().first()?;
        self.rest = self.rest.get(1..)?;
        let value = match mark {
            b'~' => Value::Null,
            b'"' => Value::Scalar(self.text()?.into(), Style::Quoted),
            b'\'' => Value::Scalar(self.text()?.into(), Style::Literal),
            b'[' => {
                let count = self.count()?;
                let mut items = Vec::with_capacity(count);
                for _ in 0..count {
                    items.push(self.node()?);
                }
                Value::List(items)
            }
            b'{' => {
                let count = self.count()?;
                let mut entries = Vec::with_capacity(count);
                for _ in 0..count {
                    self.rest = self.rest.strip_prefix('"')?;
                    let key = self.text()?.into();
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
        let mut count = 0;
        for (at, byte) in self.rest.bytes().enumerate() {
            match byte {
                b'0'..=b'9' => count = count * 10 + usize::from(byte - b'0'),
                b':' => {
                    self.rest = self.rest.get(at + 1..)?;
                    return Some(count);
                }
                _ => return None,
            }
        }
        None
    }
}
