//! What a file is, by what it says.

use crate::syntax::tree::Node;

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A rubric.
    Rubric,
    /// An answer sheet.
    Answers,
    /// Golden cases.
    Cases,
}

impl Kind {
    /// What a file is, by its keys; `None` if it cannot be told.
    #[must_use]
    pub fn of(tree: &Node<'_>) -> Option<Self> {
        let has = |key| tree.get(key).is_some();
        if has("cases") {
            Some(Self::Cases)
        } else if has("answers") {
            Some(Self::Answers)
        } else if has("dimensions") || has("stages") {
            Some(Self::Rubric)
        } else {
            None
        }
    }

    /// Whether a text that cannot be read seems to be one of ours.
    #[must_use]
    pub fn seems_ours(text: &str) -> bool {
        ["rubric:", "answers:", "\"answers\"", "[answers]"].iter().any(|mark| text.contains(mark))
    }
}
