//! A block of CSV text with quotes → the same rows without quotes, their cells separated by a byte that no text has.
//!
//! Quotes are those of RFC 4180: they are the first and the last byte of a cell, and stand for one where there are two
//! in a row. A cell in quotes that has a line break is not for this: then a line is no row.

use std::ops::Range;

use memchr::{memchr, memchr_iter};

/// What separates the cells: the unit separator of ASCII.
pub(super) const SEPARATOR: u8 = 0x1f;

/// A block without quotes.
#[derive(Debug, Default)]
pub(super) struct Unquoted {
    /// A line for each line of the block; an empty one where it is not clear what its cells are.
    pub bytes: Vec<u8>,
    /// Where each line stands in the block, without its line break.
    pub places: Vec<Range<usize>>,
}

/// What became of a line.
#[derive(PartialEq, Eq)]
enum Line {
    Clear,
    /// Something follows a closing quote.
    Unclear,
    /// A quote is not closed.
    Open,
}

impl Unquoted {
    /// Takes the quotes out of a block; false if its lines may not be its rows.
    pub fn fill(&mut self, block: &[u8], delimiter: u8) -> bool {
        self.bytes.clear();
        self.places.clear();
        if memchr(SEPARATOR, block).is_some() {
            return false;
        }
        let ends = memchr_iter(b'\n', block).chain((block.last() != Some(&b'\n')).then_some(block.len()));
        let mut start = 0;
        for end in ends {
            let text = block.get(start..end).unwrap_or_default();
            let before = self.bytes.len();
            match self.line(text, delimiter) {
                Line::Clear => {}
                Line::Unclear => self.bytes.truncate(before),
                Line::Open => return false,
            }
            self.bytes.push(b'\n');
            self.places.push(start..end - usize::from(text.ends_with(b"\r")));
            start = end + 1;
        }
        true
    }

    fn line(&mut self, text: &[u8], delimiter: u8) -> Line {
        let mut at = 0;
        loop {
            let rest = text.get(at..).unwrap_or_default();
            let Some(quote) = memchr(b'"', rest).map(|offset| at + offset) else {
                self.cells(rest, delimiter);
                return Line::Clear;
            };
            self.cells(text.get(at..quote).unwrap_or_default(), delimiter);
            let is_first = quote == 0 || text.get(quote - 1) == Some(&delimiter);
            if !is_first {
                // A quote within a cell that does not begin with one.
                self.bytes.push(b'"');
                at = quote + 1;
                continue;
            }
            let Some(end) = self.quoted(text, quote) else { return Line::Open };
            let after = text.get(end..).unwrap_or_default();
            let is_closed = matches!(after, [] | b"\r") || after.first() == Some(&delimiter);
            if !is_closed {
                return Line::Unclear;
            }
            at = end;
        }
    }

    /// Adds cells without quotes.
    fn cells(&mut self, text: &[u8], delimiter: u8) {
        self.bytes.extend(text.iter().map(|&byte| if byte == delimiter { SEPARATOR } else { byte }));
    }

    /// Adds the cell whose quote opens here; gives the place behind the quote that closes it.
    fn quoted(&mut self, text: &[u8], open: usize) -> Option<usize> {
        let mut at = open + 1;
        loop {
            let close = at + memchr(b'"', text.get(at..)?)?;
            self.bytes.extend_from_slice(text.get(at..close)?);
            if text.get(close + 1) != Some(&b'"') {
                return Some(close + 1);
            }
            self.bytes.push(b'"');
            at = close + 2;
        }
    }
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
            assert_eq!(text.lines().count(), unquoted.places.len());
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
    fn a_line_that_may_not_be_a_row_stops_it() {
        assert_eq!(rows("a,\"b\nc\",d\n", b','), None);
        assert_eq!(rows("a,\"b", b','), None);
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
