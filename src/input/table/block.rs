//! Some whole rows of a CSV file, for a reader that takes many of them at a time.

use memchr::{memchr, memchr2, memrchr};

use super::cells::{closing_quote, row_of};
use super::record::Record;

/// Some whole rows of a file.
#[derive(Clone, Debug, Default)]
pub struct Block {
    /// The number of the first line, from 1.
    pub line: usize,
    /// The rows with their line breaks; the last of the file may lack it.
    pub bytes: Vec<u8>,
}

impl Block {
    /// A row of a CSV file as a record; nothing if it is blank.
    #[must_use]
    pub fn record(text: &[u8], delimiter: u8, line: usize) -> Option<Record> {
        row_of(text, delimiter, line)
    }
}

/// The place behind the last whole row; 0 if none is whole.
pub(super) fn rows_end(bytes: &[u8], delimiter: u8) -> usize {
    if memchr(b'"', bytes).is_none() {
        return memrchr(b'\n', bytes).map_or(0, |end| end + 1);
    }
    let mut end = 0;
    while let Some(next) = row_end(bytes, end, delimiter, false) {
        end = next;
    }
    end
}

/// The place behind the row that begins at `start`, with its line break; `None` if it does not end, or does not begin,
/// in these bytes. If they are the last, their end ends it.
pub(super) fn row_end(bytes: &[u8], start: usize, delimiter: u8, is_last: bool) -> Option<usize> {
    let open = || (is_last && start < bytes.len()).then_some(bytes.len());
    let mut at = start;
    loop {
        let Some(offset) = memchr2(b'"', b'\n', bytes.get(at..)?) else { return open() };
        at += offset;
        if bytes.get(at) == Some(&b'\n') {
            return Some(at + 1);
        }
        // Quotes elsewhere than at the beginning of a cell are a part of its text.
        if at == start || bytes.get(at - 1) == Some(&delimiter) {
            match closing_quote(bytes, at) {
                Some(quote) => at = quote,
                None => return open(),
            }
        }
        at += 1;
    }
}
