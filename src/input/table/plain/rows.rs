//! A block of CSV text → its rows.
//!
//! Where there are no quotes, every delimiter and every line feed separates cells, so all of them can be found first
//! ([`super::search`]), and the cells of a row can then be taken in any order. Quotes are taken out before
//! ([`super::quotes`]).

use std::ops::Range;

use encoding_rs::UTF_8;
use memchr::{memchr, memchr_iter, memchr2};

use crate::engine::mark::Mark;

use super::super::block::{Block, row_end};
use super::cell::Cells;
use super::decode::Decoder;
use super::quotes::{LINE_BREAK, SEPARATOR, Unquoted};
use super::search::{STEP, place, search};
use super::who::{Who, is_usual};

/// A row of a block.
#[derive(Clone, Debug)]
pub struct PlainRow<'s> {
    /// Where it stands in the block, without the line break.
    pub place: Range<usize>,
    /// Its line, from 1.
    pub line: usize,
    /// Who it is about, and a mark for each question; `None` if it is not plain: blank, faulty, or written in a way that
    /// the decoder does not know.
    pub plain: Option<(Who<'s>, &'s [Mark])>,
    /// The questions whose answers count and are doubtful: what there is to say of them, the reader of answers says.
    pub doubtful: &'s [usize],
}

/// Reads the rows of a table.
#[derive(Debug)]
pub struct Rows<'d> {
    decoder: &'d Decoder,
    delimiter: u8,
    columns: usize,
    marks: Vec<Mark>,
    /// Whether the block has none of the characters that a remark may not have.
    is_usual: bool,
    doubtful: Vec<usize>,
    /// The separators found so far, behind the beginning of the row: see [`Rows::lines`].
    ends: Vec<u32>,
    unquoted: Unquoted,
}

/// How many bytes are searched before their rows are read: those and the places found in them stay at hand.
const REACH: usize = 8 << 10;

impl<'d> Rows<'d> {
    /// A reader of rows whose cells are separated by a byte.
    #[must_use]
    pub fn new(decoder: &'d Decoder, delimiter: u8) -> Self {
        Self {
            decoder,
            delimiter,
            columns: decoder.columns(),
            marks: vec![Mark::Blank; decoder.questions()],
            is_usual: false,
            doubtful: Vec::new(),
            ends: Vec::new(),
            unquoted: Unquoted::default(),
        }
    }

    /// Reads a block of whole rows, the last of which may lack its line break, and hands them out in order.
    pub fn run(&mut self, block: &Block, mut each: impl FnMut(PlainRow<'_>)) {
        let bytes = block.bytes.as_slice();
        let mut unquoted = std::mem::take(&mut self.unquoted);
        let has_quotes = memchr(b'"', bytes).is_some();
        // What stands for a line break in quotes may not stand in the text itself.
        let is_clear =
            memchr2(0, LINE_BREAK, bytes).is_none() && (!has_quotes || unquoted.fill(bytes, self.delimiter));
        let text = if has_quotes { unquoted.bytes.as_slice() } else { bytes };
        let mut line = block.line;
        // This looks at many bytes at a time, and copies nothing.
        let text = UTF_8.decode_without_bom_handling_and_without_replacement(text).filter(|_| is_clear);
        let separator = if has_quotes { SEPARATOR } else { self.delimiter };
        let has_remarks = self.decoder.has_remarks();
        self.is_usual = has_remarks && text.as_deref().is_some_and(|text| is_usual(text, separator));
        match text.as_deref() {
            Some(text) if !has_quotes => {
                self.lines(text, separator, &mut |row| {
                    each(PlainRow { line, ..row });
                    line += 1;
                });
            }
            Some(text) => {
                let mut places = unquoted.places.iter();
                let mut counted = 0;
                self.lines(text, separator, &mut |row| {
                    let place = places.next().cloned().unwrap_or_default();
                    line += memchr_iter(b'\n', bytes.get(counted..place.start).unwrap_or_default()).count();
                    counted = place.start;
                    each(PlainRow { place, line, ..row });
                });
            }
            None => {
                let mut start = 0;
                while let Some(end) = row_end(bytes, start, self.delimiter, true) {
                    each(PlainRow { place: start..end, line, plain: None, doubtful: &[] });
                    line += memchr_iter(b'\n', bytes.get(start..end).unwrap_or_default()).count();
                    start = end;
                }
            }
        }
        self.unquoted = unquoted;
    }

    /// Hands out the rows of lines without quotes.
    fn lines(&mut self, text: &str, delimiter: u8, each: &mut impl FnMut(PlainRow<'_>)) {
        let block = text.as_bytes();
        let mut ends = std::mem::take(&mut self.ends);
        // The first entry is the separator before the row to come. Before the first row there is none: it is place -1.
        if ends.is_empty() {
            ends.push(0);
        }
        if let Some(before) = ends.first_mut() {
            *before = u32::MAX;
        }
        let (mut searched, mut count) = (0, 1);
        while searched < block.len() {
            let reach = (searched + REACH).min(block.len());
            // Room for a separator each byte, for what is written ahead, and for the end of the block.
            let room = count + reach - searched + 2 * STEP;
            if ends.len() < room {
                ends.resize(room, 0);
            }
            count = search(block, searched..reach, delimiter, &mut ends, count);
            let mut breaks = memchr_iter(b'\n', block.get(searched..reach).unwrap_or_default()).count();
            searched = reach;
            if searched == block.len() && block.last() != Some(&b'\n') {
                if let Some(end) = ends.get_mut(count) {
                    *end = place(block.len());
                }
                count += 1;
                breaks += 1;
            }
            let rows = (count - 1) / self.columns;
            let is_end =
                |row: usize| ends.get((row + 1) * self.columns).is_some_and(|end| is_break(block, *end));
            let used = if breaks == rows && (0..rows).all(is_end) {
                for row in 0..rows {
                    let first = row * self.columns;
                    if let Some(ends) = ends.get_mut(first..=first + self.columns) {
                        self.row(text, ends, each);
                    }
                }
                rows * self.columns
            } else {
                self.uneven_rows(text, ends.get_mut(..count).unwrap_or_default(), each)
            };
            ends.copy_within(used..count, 0);
            count -= used;
        }
        self.ends = ends;
    }

    /// Rows some of which have other numbers of cells; gives how many separators they have.
    #[cold]
    fn uneven_rows(&mut self, text: &str, ends: &mut [u32], each: &mut impl FnMut(PlainRow<'_>)) -> usize {
        let mut first = 0;
        for at in 1..ends.len() {
            if !ends.get(at).is_some_and(|end| is_break(text.as_bytes(), *end)) {
                continue;
            }
            match ends.get_mut(first..=at) {
                Some(ends) if at - first == self.columns => self.row(text, ends, each),
                Some([before, .., end]) => {
                    let place =
                        before.wrapping_add(1) as usize..without_return(text.as_bytes(), *end) as usize;
                    each(PlainRow { place, line: 0, plain: None, doubtful: &[] });
                }
                _ => {}
            }
            first = at;
        }
        first
    }

    /// Reads the row between these separators.
    #[inline]
    fn row(&mut self, text: &str, ends: &mut [u32], each: &mut impl FnMut(PlainRow<'_>)) {
        let [before, .., last] = ends else { return };
        let line_break = *last;
        *last = without_return(text.as_bytes(), line_break);
        let place = before.wrapping_add(1) as usize..*last as usize;
        self.doubtful.clear();
        let who =
            self.decoder.read(&Cells::new(text, ends, self.is_usual), &mut self.marks, &mut self.doubtful);
        let plain = who.map(|who| (who, self.marks.as_slice()));
        each(PlainRow { place, line: 0, plain, doubtful: &self.doubtful });
        // The next row begins behind the line break.
        if let Some(last) = ends.last_mut() {
            *last = line_break;
        }
    }
}

/// Whether a line ends here.
#[inline]
fn is_break(block: &[u8], at: u32) -> bool {
    block.get(at as usize).is_none_or(|byte| *byte == b'\n')
}

/// The end of a line without the carriage return before it.
#[inline]
fn without_return(block: &[u8], end: u32) -> u32 {
    let before = block.get((end as usize).wrapping_sub(1));
    end - u32::from(before == Some(&b'\r'))
}
