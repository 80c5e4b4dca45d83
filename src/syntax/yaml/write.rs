//! A tree as YAML that is read to the same tree again.

use std::fmt::Write as _;

use crate::syntax::tree::{Node, Style, Value};

use super::usual::is_null;

/// The text of a tree, in blocks.
#[must_use]
pub fn write(tree: &Node<'_>) -> String {
    let mut text = String::new();
    value(tree, 0, false, &mut text);
    if !text.ends_with('\n') {
        text.push('\n');
    }
    text.trim_start_matches('\n').to_owned()
}

/// Writes a value behind its key or its dash; what does not fit there goes on the next lines.
fn value(node: &Node<'_>, depth: usize, is_item: bool, out: &mut String) {
    let indent = |out: &mut String| out.extend(std::iter::repeat_n("  ", depth));
    match &node.value {
        Value::Null => out.push('\n'),
        Value::Scalar(text, style) => {
            scalar(text, *style, out);
            out.push('\n');
        }
        Value::List(items) if items.is_empty() => out.push_str(" []\n"),
        Value::Map(entries) if entries.is_empty() => out.push_str(" {}\n"),
        // Short lists of words stay on the line.
        Value::List(items) if items.iter().all(is_short) => {
            out.push_str(" [");
            for (at, item) in items.iter().enumerate() {
                out.push_str(if at == 0 { "" } else { "," });
                let before = out.len();
                if let Value::Scalar(text, style) = &item.value {
                    scalar(text, *style, out);
                }
                if at == 0 {
                    out.remove(before);
                }
            }
            out.push_str("]\n");
        }
        Value::List(items) => {
            out.push('\n');
            for item in items {
                indent(out);
                out.push('-');
                value(item, depth + 1, true, out);
            }
        }
        Value::Map(entries) => {
            if !is_item {
                out.push('\n');
            }
            for (at, entry) in entries.iter().enumerate() {
                if is_item && at == 0 {
                    out.push(' ');
                } else {
                    indent(out);
                }
                let mut key = String::new();
                scalar(&entry.key, Style::Plain, &mut key);
                out.push_str(key.trim_start());
                out.push(':');
                value(&entry.value, depth + 1, false, out);
            }
        }
    }
}

/// Whether a value is a word that needs no quotes anywhere.
fn is_short(node: &Node<'_>) -> bool {
    matches!(&node.value, Value::Scalar(text, _) if is_word(text) && text.len() <= 40)
}

/// Whether a text is made of letters, digits and what joins them, so that it is no other thing without quotes.
fn is_word(text: &str) -> bool {
    text.starts_with(char::is_alphanumeric)
        && text.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.'))
}

/// Writes a blank and a single value, in quotes unless it was written without and is safe so.
fn scalar(text: &str, style: Style, out: &mut String) {
    let is_plain = match style {
        Style::Plain | Style::Literal => is_word(text) && !is_null(text) || is_number(text),
        Style::Quoted => false,
    };
    if is_plain {
        out.push(' ');
        out.push_str(text);
        return;
    }
    out.push_str(" \"");
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            c if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}') => {
                let _ = write!(out, "\\U{:08X}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
}

/// Whether a text is a number with a sign, which is no word.
fn is_number(text: &str) -> bool {
    text.strip_prefix('-').is_some_and(|rest| is_word(rest) && rest.starts_with(|c: char| c.is_ascii_digit()))
}
