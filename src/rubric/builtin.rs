//! The rubrics shipped with the tool.
//!
//! `build.rs` turns each file of `rubrics/` into JSON, which is read at run time by the same decoder some ten
//! times faster than YAML; a test shows that both give the same rubric. The YAML text is kept beside it,
//! for people and for its hash.

use crate::json;
use crate::source::SourceFile;

use super::{Rubric, read};

/// The id of the rubric that is used when nothing else is asked for.
pub const DEFAULT: &str = "digital-government";

/// A shipped rubric file.
#[derive(Clone, Copy, Debug)]
pub struct Builtin {
    /// The rubric's id.
    pub id: &'static str,
    /// The file as it stands in the repository.
    pub yaml: &'static str,
    json: &'static str,
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
        let source = SourceFile::new(self.id, self.json);
        let tree = json::parse(&source).expect("a shipped rubric is well-formed");
        read(&tree).expect("a shipped rubric is valid")
    }
}
