//! The small values of a column map: words and marks as they stand in cells, rows and columns by their numbers.

use crate::base::diagnostic::{Code, Diagnostic};
use crate::base::source::Span;
use crate::syntax::tree::{Faults, Node, Style, Value, unknown};

use super::super::words;

/// One of some marks, which are no words.
pub(super) fn one_of<T: Copy>(node: &Node<'_>, allowed: &[(&str, T)], faults: &mut Faults) -> Option<T> {
    let text = if let Value::Scalar(text, _) = &node.value { text.as_ref() } else { "" };
    let found = allowed.iter().find(|(mark, _)| *mark == text);
    if found.is_none() {
        faults.push(unknown(Code::UnknownValue, node.span, text, allowed.iter().map(|(mark, _)| *mark)));
    }
    found.map(|(_, value)| *value)
}

/// Words as they stand in cells, numbers too, and perhaps only one, each with its place.
pub(super) fn texts(node: &Node<'_>, faults: &mut Faults) -> Vec<(String, Span)> {
    let items = match &node.value {
        Value::Scalar(..) => std::slice::from_ref(node),
        _ => node.list(faults).unwrap_or_default(),
    };
    items.iter().filter_map(|item| Some((word(item, faults)?, item.span))).collect()
}

/// A word as it stands in a cell, which may be a number or a mark.
pub(super) fn word(node: &Node<'_>, faults: &mut Faults) -> Option<String> {
    match &node.value {
        Value::Scalar(text, _) => Some(text.trim().to_owned()),
        _ => node.text(faults).map(str::to_owned),
    }
}

/// A whole number from 1.
pub(super) fn whole(node: &Node<'_>, faults: &mut Faults) -> Option<usize> {
    let number = node.decimal(faults)?;
    let found = usize::try_from(number.millionths() / 1_000_000).ok();
    let found = found.filter(|found| *found > 0 && number.is_integer() && *found < 1 << 31);
    if found.is_none() {
        faults.push(Diagnostic::error(Code::OutOfRange, node.span, words::counted_from_one()));
    }
    found
}

/// A column by its number from 1, or by its letters as in a spreadsheet.
pub(super) fn position(node: &Node<'_>, faults: &mut Faults) -> Option<usize> {
    let Value::Scalar(text, Style::Quoted) = &node.value else { return whole(node, faults) };
    let is_name = (1..=3).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_alphabetic());
    if !is_name {
        let message = words::no_position(&crate::base::quote::quoted(text));
        faults.push(Diagnostic::error(Code::UnknownValue, node.span, message));
        return None;
    }
    let digit = |byte: u8| usize::from(byte.to_ascii_uppercase() - b'A') + 1;
    Some(text.bytes().fold(0, |column, byte| column * 26 + digit(byte)))
}
