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
    /// What steps cost.
    Costs,
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
        } else if is_costs(tree) {
            Some(Self::Costs)
        } else {
            None
        }
    }

    /// Whether a text that cannot be read seems to be one of ours.
    #[must_use]
    pub fn seems_ours(text: &str) -> bool {
        ["rubric:", "answers:", "\"answers\"", "[answers]", "[columns]", "[costs]"]
            .iter()
            .any(|mark| text.contains(mark))
    }
}

/// Whether the keys are those of a table of costs, and no others.
fn is_costs(tree: &Node<'_>) -> bool {
    const KEYS: [&str; 3] = ["unit", "default", "costs"];
    let Value::Map(entries) = &tree.value else { return false };
    let is_table = tree.get("costs").is_some_and(|costs| matches!(costs.value.value, Value::Map(_)));
    is_table && entries.iter().all(|entry| KEYS.contains(&&*entry.key))
}

/// Whether the keys are those of a column map. Many other programs have a `columns` or a `table`, so a second key has to be
/// one of a map, or all have to be.
fn is_map(tree: &Node<'_>) -> bool {
    const PARTS: [&str; 5] = ["table", "columns", "rows", "values", "constants"];
    const OTHERS: [&str; 3] = ["ignore", "decimal", "delimiter"];
    let Value::Map(entries) = &tree.value else { return false };
    let part = |key: &str| {
        let entry = tree.get(key).filter(|entry| matches!(entry.value.value, Value::Map(_)));
        entry.is_some()
    };
    let parts = PARTS.iter().filter(|key| part(key)).count();
    let is_known = |key: &str| PARTS.contains(&key) || OTHERS.contains(&key);
    let known = entries.iter().filter(|entry| is_known(&entry.key)).count();
    // A table of a warehouse has columns, too; nobody else has headers and rows of a survey.
    let is_ours = part("columns") || part("rows") || part("table") && is_frame(tree);
    parts > 0 && is_ours && (known == entries.len() || known > 1 && part("columns"))
}

/// Whether a `table` says where a table stands in a file.
fn is_frame(tree: &Node<'_>) -> bool {
    const KEYS: [&str; 11] = [
        "sheet",
        "sheets",
        "header",
        "skip",
        "last",
        "delimiter",
        "encoding",
        "decimal",
        "grouping",
        "transposed",
        "fill_down",
    ];
    let Some(Value::Map(entries)) = tree.get("table").map(|entry| &entry.value.value) else { return false };
    entries.iter().any(|entry| KEYS.contains(&&*entry.key))
}
