//! What a file is, by what it says.

use crate::syntax::tree::{Node, Value};

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A rubric.
    Rubric,
    /// An answer sheet.
    Answers,
    /// Golden cases.
    Cases,
    /// A column map.
    Map,
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
        } else if has("dimensions") || has("stages") || has("extends") && has("rubric") {
            Some(Self::Rubric)
        } else if is_map(tree) {
            Some(Self::Map)
        } else {
            None
        }
    }

    /// Whether a text that cannot be read seems to be one of ours.
    #[must_use]
    pub fn seems_ours(text: &str) -> bool {
        ["rubric:", "answers:", "\"answers\"", "[answers]", "[columns]"]
            .iter()
            .any(|mark| text.contains(mark))
    }
}

/// Whether the keys are those of a column map; many other programs have a `columns`.
fn is_map(tree: &Node<'_>) -> bool {
    const OTHERS: [&str; 3] = ["ignore", "values", "constants"];
    let Value::Map(entries) = &tree.value else { return false };
    let columns = tree.get("columns").map(|entry| &entry.value.value);
    let is_known = |key: &str| key == "columns" || OTHERS.contains(&key);
    matches!(columns, Some(Value::Map(_)))
        && (entries.iter().all(|entry| is_known(&entry.key))
            || OTHERS.iter().any(|key| tree.get(key).is_some()))
}
