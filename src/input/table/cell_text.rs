//! The text of a cell as it stands in the file, and what it stands for.

use std::borrow::Cow;
use std::ops::Range;

use memchr::memchr;

use crate::base::diagnostic::{Code, Diagnostic};
use crate::base::quote::quoted;
use crate::base::source::Span;
use crate::syntax::tree::{Faults, nfc};

use super::cells::closing_quote;
use super::encoding::likely;
use super::record::Record;
use super::words;

/// The place of what is in a cell: without quotes, and without the blanks around it if they do not count.
pub(super) fn inner(record: &Record, text: &str, cell: Span, trimmed: bool) -> Span {
    let Range { mut start, mut end } = cell.range();
    let raw = record.raw(cell);
    if record.quotes && raw.starts_with(b"\"") {
        start += 1;
        if closing_quote(raw, 0) == Some(raw.len() - 1) {
            end -= 1;
        }
    }
    let Some(part) = text.get(start..end).filter(|_| trimmed) else { return Span::new(start, end) };
    // Blanks of all kinds: forms and web pages bring no-break spaces, which nobody sees.
    let before = part.len() - part.trim_start().len();
    let length = part.trim().len();
    Span::new(start + before, start + before + length)
}

/// What a text in a cell stands for: `""` is a quote, and a line ends as in any other file.
pub(super) fn value(text: &str, is_quoted: bool) -> Cow<'_, str> {
    let mut value = Cow::Borrowed(text);
    if is_quoted && memchr(b'"', value.as_bytes()).is_some() {
        value = value.replace("\"\"", "\"").into();
    }
    if memchr(b'\r', value.as_bytes()).is_some() {
        value = value.replace("\r\n", "\n").into();
    }
    nfc(value)
}

/// The text of a cell in a header and its place; `None` if it is no text.
pub(super) fn header_cell(record: &Record, cell: Span, faults: &mut Faults) -> Option<(String, Span)> {
    let text = utf8(record, faults)?;
    if !check_quotes(record, cell, faults) {
        return None;
    }
    let span = inner(record, text, cell, true);
    let is_quoted = record.quotes && record.raw(cell).starts_with(b"\"");
    Some((value(text.get(span.range())?, is_quoted).into_owned(), span))
}

pub(super) fn utf8<'t>(record: &'t Record, faults: &mut Faults) -> Option<&'t str> {
    match str::from_utf8(&record.text) {
        Ok(text) => Some(text),
        Err(error) => {
            let start = error.valid_up_to();
            let byte = format!("0x{:02X}", record.text.get(start).copied().unwrap_or_default());
            // The record is shown with the bad bytes replaced.
            let span = Span::new(start, start + '\u{fffd}'.len_utf8());
            let message = words::not_utf8(&byte);
            let likely = likely(&record.text, start);
            let list = likely.iter().map(|(name, word)| format!("{name} (`{}`)", quoted(word)));
            let help = match likely.first() {
                Some((first, _)) => words::say_encoding(first, &list.collect::<Vec<_>>().join(", ")),
                None => words::save_as_utf8_in_excel(),
            };
            faults.push(Diagnostic::error(Code::NotUtf8, span, message).help(help));
            None
        }
    }
}

/// Says whether the quotes around a cell are in order.
pub(super) fn check_quotes(record: &Record, cell: Span, faults: &mut Faults) -> bool {
    let raw = record.raw(cell);
    if !record.quotes || !raw.starts_with(b"\"") {
        return true;
    }
    let fault = match closing_quote(raw, 0) {
        Some(at) if at + 1 == raw.len() => return true,
        Some(at) => {
            let message = words::text_follows_closing_quote();
            Diagnostic::error(Code::Syntax, Span::new(cell.start() + at + 1, cell.end()), message)
        }
        None => {
            let message = words::quote_not_closed();
            Diagnostic::error(Code::Syntax, Span::new(cell.start(), cell.start() + 1), message)
        }
    };
    faults.push(fault.help(words::quote_whole_cell()));
    false
}
