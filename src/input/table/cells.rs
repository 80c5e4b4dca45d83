//! Where the cells of a row of CSV (RFC 4180) end.

use memchr::{memchr, memchr2};

use crate::base::source::Span;

use super::record::{Record, Row};

/// A line as a record; nothing if it is blank.
pub(super) fn row_of(text: &[u8], delimiter: u8, line: usize) -> Option<Record> {
    let mut record = Record { quotes: true, ..Record::default() };
    cut_cells(text, delimiter, true, &mut record.cells)?;
    let end = record.cells.last().map_or(0, |cell| cell.end());
    record.text.extend_from_slice(text.get(..end).unwrap_or_default());
    record.rows.push(Row { line, start: 0, first: 0, sheet: 0 });
    (!record.is_blank()).then_some(record)
}

/// Cuts the record at the beginning of `bytes`; `None` if it does not end in them and more are to come.
pub(super) fn cut_cells(bytes: &[u8], delimiter: u8, all_read: bool, cells: &mut Vec<Span>) -> Option<usize> {
    cells.clear();
    let mut at = 0;
    loop {
        let start = at;
        if bytes.get(at) == Some(&b'"') {
            at = match closing_quote(bytes, at) {
                Some(quote) => quote + 1,
                None if all_read => bytes.len(),
                None => return None,
            };
        }
        let rest = bytes.get(at..).unwrap_or_default();
        at = match memchr2(delimiter, b'\n', rest) {
            Some(offset) => at + offset,
            None if all_read => bytes.len(),
            None => return None,
        };
        match bytes.get(at) {
            Some(b'\n') | None => {
                let cell = bytes.get(start..at).unwrap_or_default();
                let returned = usize::from(cell.ends_with(b"\r"));
                cells.push(Span::new(start, at - returned));
                return Some((at + 1).min(bytes.len()));
            }
            Some(_) => cells.push(Span::new(start, at)),
        }
        at += 1;
    }
}

/// The place of the quote that closes the one at `open`; two in a row stand for one.
pub(super) fn closing_quote(bytes: &[u8], open: usize) -> Option<usize> {
    let mut at = open + 1;
    loop {
        at += memchr(b'"', bytes.get(at..)?)?;
        if bytes.get(at + 1) != Some(&b'"') {
            return Some(at);
        }
        at += 2;
    }
}
