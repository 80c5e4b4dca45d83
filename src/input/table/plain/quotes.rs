//! A block of CSV text with quotes → the same rows without quotes, their cells separated by a byte that no text has.
//!
//! Quotes are those of RFC 4180: they are the first and the last byte of a cell, and stand for one where there are two
//! in a row. A line break in quotes becomes a byte that no text has, either, so that a line is a row.

use std::ops::Range;

use memchr::{memchr, memchr2};

/// What separates the cells: the unit separator of ASCII.
pub(super) const SEPARATOR: u8 = 0x1f;

/// What stands for a line break in quotes: the record separator of ASCII.
pub(super) const LINE_BREAK: u8 = 0x1e;

/// A block without quotes.
#[derive(Debug, Default)]
pub(super) struct Unquoted {
    /// A line for each row of the block; an empty one where it is not clear what its cells are.
    pub bytes: Vec<u8>,
    /// Where each row stands in the block, without the line break behind it.
    pub places: Vec<Range<usize>>,
    /// The first line break behind where was looked last: most lines have many cells.
    line_break: usize,
}

impl Unquoted {
    /// Takes the quotes out of a block; false if it has the bytes that are needed to say so.
    pub fn fill(&mut self, block: &[u8], delimiter: u8) -> bool {
        self.bytes.clear();
        self.places.clear();
        if memchr2(SEPARATOR, LINE_BREAK, block).is_some() {
            return false;
        }
        self.line_break = memchr(b'\n', block).unwrap_or(block.len());
        let mut row = Row { start: 0, written: 0, is_clear: true };
        let mut at = 0;
        while at < block.len() {
            // Most cells have no quotes: what stands between two cells that have them is taken at once.
            let quote = memchr(b'"', block.get(at..).unwrap_or_default());
            let end = quote.map_or(block.len(), |offset| at + offset);
            self.unquoted(block, at..end, delimiter, &mut row);
            at = end;
            if quote.is_none() {
                break;
            }
            let is_first = at.checked_sub(1).and_then(|before| block.get(before));
            if !is_first.is_none_or(|before| *before == delimiter || *before == b'\n') {
                self.bytes.push(b'"');
                at += 1;
                continue;
            }
            let Some(end) = self.quoted(block, at) else {
                row.is_clear = false;
                at = block.len();
                break;
            };
            row.is_clear &= matches!(block.get(end..).unwrap_or_default(), [] | [b'\n' | b'\r', ..])
                || block.get(end) == Some(&delimiter);
            at = end;
        }
        if row.start < at {
            self.end_row(block, at, &mut row);
        }
        true
    }

    /// Adds a part without quotes.
    fn unquoted(&mut self, block: &[u8], part: Range<usize>, delimiter: u8, row: &mut Row) {
        let Range { mut start, end } = part;
        loop {
            let line_break = self.line_break(block, start);
            let first = self.bytes.len();
            self.bytes.extend_from_slice(block.get(start..line_break.min(end)).unwrap_or_default());
            for byte in self.bytes.get_mut(first..).unwrap_or_default() {
                *byte = if *byte == delimiter { SEPARATOR } else { *byte };
            }
            if line_break >= end {
                return;
            }
            self.end_row(block, line_break, row);
            start = line_break + 1;
        }
    }

    /// The first line break from a place on, or the end of the block.
    fn line_break(&mut self, block: &[u8], from: usize) -> usize {
        if self.line_break < from {
            let offset = memchr(b'\n', block.get(from..).unwrap_or_default());
            self.line_break = offset.map_or(block.len(), |offset| from + offset);
        }
        self.line_break
    }

    /// Ends the row whose line break, or the end of the block, stands here.
    fn end_row(&mut self, block: &[u8], end: usize, row: &mut Row) {
        if !row.is_clear {
            self.bytes.truncate(row.written);
        }
        self.bytes.push(b'\n');
        let has_return = end > row.start && block.get(end - 1) == Some(&b'\r');
        self.places.push(row.start..end - usize::from(has_return));
        *row = Row { start: end + 1, written: self.bytes.len(), is_clear: true };
    }

    /// Adds the cell whose quote opens here; gives the place behind the quote that closes it.
    fn quoted(&mut self, block: &[u8], open: usize) -> Option<usize> {
        let mut at = open + 1;
        loop {
            let close = at + memchr(b'"', block.get(at..)?)?;
            let mut end = self.line_break(block, at);
            while end < close {
                let line = block.get(at..end).unwrap_or_default();
                self.bytes.extend_from_slice(line.strip_suffix(b"\r").unwrap_or(line));
                self.bytes.push(LINE_BREAK);
                at = end + 1;
                end = self.line_break(block, at);
            }
            self.bytes.extend_from_slice(block.get(at..close)?);
            if block.get(close + 1) != Some(&b'"') {
                return Some(close + 1);
            }
            self.bytes.push(b'"');
            at = close + 2;
        }
    }
}

/// The row that is being taken over.
struct Row {
    /// Where it begins in the block, and in what is written.
    start: usize,
    written: usize,
    /// Whether it is clear what its cells are.
    is_clear: bool,
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The cells of each line; `None` if the lines may not be rows.
    fn rows(text: &str, delimiter: u8) -> Option<Vec<Vec<String>>> {
        let mut unquoted = Unquoted::default();
        unquoted.fill(text.as_bytes(), delimiter).then(|| {
            let text = String::from_utf8(unquoted.bytes).expect("only ASCII was changed");
            assert_eq!(text.split_terminator('\n').count(), unquoted.places.len());
            text.lines().map(|line| line.split('\u{1f}').map(str::to_owned).collect()).collect()
        })
    }

    #[test]
    fn cells_are_those_of_the_quotes() {
        let text = "\"a\";\"b;c\";5\" d\r\n;\"\";\"say \"\"hi\"\"\"\r\nx;\"y\"z;1\n\n\"q\"\"\"";
        let expected: [&[&str]; 5] =
            [&["a", "b;c", "5\" d"], &["", "", "say \"hi\""], &[""], &[""], &["q\""]];
        assert_eq!(
            rows(text, b';').as_deref(),
            Some(&expected.map(<[_]>::iter).map(|row| row.map(|cell| (*cell).to_owned()).collect())[..])
        );
    }

    #[test]
    fn a_row_may_have_several_lines() {
        let found = rows("a,\"b\r\nc\nd\",e\nf,\"\",g", b',').expect("rows");
        assert_eq!(found, [["a", "b\u{1e}c\u{1e}d", "e"], ["f", "", "g"]]);
        assert_eq!(rows("a,\"b\nc", b','), Some(vec![vec![String::new()]]), "not closed: not clear");
        assert_eq!(rows("a\u{1f},\"b\"", b','), None);
    }

    #[test]
    fn places_are_those_of_the_block() {
        let text = "a,\"b\"\r\n\"c\",d\n\"e\"";
        let mut unquoted = Unquoted::default();
        assert!(unquoted.fill(text.as_bytes(), b','));
        let lines: Vec<&str> = unquoted.places.iter().map(|place| &text[place.clone()]).collect();
        assert_eq!(lines, ["a,\"b\"", "\"c\",d", "\"e\""]);
    }

    proptest! {
        #[test]
        fn cells_are_those_that_the_csv_crate_reads(
            table in prop::collection::vec(prop::collection::vec("[a-c,;\" é]{0,4}", 3), 1..6),
            always in any::<bool>(),
        ) {
            let style = if always { csv::QuoteStyle::Always } else { csv::QuoteStyle::Necessary };
            let mut writer = csv::WriterBuilder::new().quote_style(style).from_writer(Vec::new());
            for row in &table {
                writer.write_record(row).expect("a row");
            }
            let text = String::from_utf8(writer.into_inner().expect("a table")).expect("a text");
            prop_assert_eq!(rows(&text, b','), Some(table));
        }
    }
}
