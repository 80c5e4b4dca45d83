//! Evidence, remarks and reasons in SQL: which texts the reader of answers takes.

use crate::model::answers::NO_REASONS;
use crate::syntax::tree::LONGEST_TEXT;

use super::dialect::Dialect;
use super::fold::{LETTERS, key};

/// Whether the text of a column is none that the reader takes, with its blanks or without them; where a mark separates
/// several, whether one of them is none.
pub(super) fn is_no_text(dialect: Dialect, text: &str, has_parts: bool) -> String {
    let control = dialect.has_control(text);
    let letter = format!("0-9{LETTERS}");
    let is_empty = if has_parts {
        dialect.finds(text, &format!("(^|[|])[^|{letter}]*([|]|$)"))
    } else {
        format!("NOT {}", dialect.finds(text, &format!("[{letter}]")))
    };
    format!("({control} OR {is_empty} OR length({text}) > {LONGEST_TEXT})")
}

/// Whether a text does not say why a question does not apply.
pub(super) fn is_no_reason(dialect: Dialect, text: &str) -> String {
    let three = format!("[{LETTERS}][^{LETTERS}]*[{LETTERS}][^{LETTERS}]*[{LETTERS}]");
    let bare = dialect.replaced(text, &format!("[^0-9{LETTERS}]"), "");
    let word = key(dialect, &bare, &NO_REASONS);
    let no_text = is_no_text(dialect, text, false);
    format!("{no_text} OR NOT {} OR {word} IN {}", dialect.finds(text, &three), dialect.texts(NO_REASONS))
}
