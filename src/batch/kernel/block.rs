//! A block of CSV text → its rows, scored.
//!
//! Where there are no quotes, every delimiter and every line feed separates cells, so all of them can be found first
//! ([`super::search`]), and the cells of a row can then be taken in any order ([`super::steps`]). Quotes are taken out
//! before ([`super::quotes`]).

use std::borrow::Cow;
use std::ops::Range;

use memchr::{memchr, memchr_iter};

use crate::base::source::Span;
use crate::model::provinces::Ambiguous;
use crate::syntax::tree::{Faults, Node, Style, Value, nfc};

use super::Kernel;
use super::cell::Cell;
use super::quotes::{SEPARATOR, Unquoted};
use super::search::{STEP, place, search};
use super::steps::Steps;
use super::sums::{Scored, Scratch};

/// What a column of a table holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// The code of the agency.
    Code,
    /// The name of the agency.
    Name,
    /// The answers to the question at this place of the rubric.
    Question(usize),
    /// Nothing that matters.
    Ignored,
}

/// A block that has to be read in another way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unsuitable {
    /// It has quotes, and a line may not be a row.
    Quotes,
    /// It is not UTF-8, or has a zero byte.
    NotText,
    /// It is larger than 1 GiB.
    TooLarge,
}

/// A row of a block.
#[derive(Clone, Debug)]
pub struct Row<'s> {
    /// Where it stands in the block, without the line break.
    pub place: Range<usize>,
    /// What it says; `None` if it is not plain: blank, faulty, or written in a way that the kernel does not know.
    pub plain: Option<Plain<'s>>,
}

/// A row that is plain.
#[derive(Clone, Copy, Debug)]
pub struct Plain<'s> {
    /// The code of the agency; empty if it has none.
    pub code: &'s str,
    /// The name of the agency; empty if it has none, and is known by its code.
    pub name: &'s str,
    /// The result.
    pub scored: Scored<'s>,
}

/// Reads the rows of a table with these columns.
#[derive(Debug)]
pub struct Rows<'k> {
    kernel: &'k Kernel,
    delimiter: u8,
    columns: usize,
    code: Option<usize>,
    name: Option<usize>,
    steps: Steps<'k>,
    scratch: Scratch,
    /// The separators found so far, behind the beginning of the row: see [`Rows::lines`].
    ends: Vec<u32>,
    unquoted: Unquoted,
}

/// How many bytes are searched before their rows are scored: those and the places found in them stay at hand.
const REACH: usize = 8 << 10;

const LARGEST: usize = 1 << 30;

impl<'k> Rows<'k> {
    /// A reader of rows; `None` if no column names the agency, or two columns mean the same.
    ///
    /// Other columns about the agency or the sheet, columns with evidence, reasons or notes, and a column map that
    /// gives all agencies a code scheme are nothing for it: such a table is left to the reader of answers. The kind
    /// of all agencies, if a column map gives it, is that of the kernel.
    #[must_use]
    pub fn new(kernel: &'k Kernel, columns: &[Column], delimiter: u8) -> Option<Self> {
        let mut rows = Self {
            kernel,
            delimiter,
            columns: columns.len(),
            code: None,
            name: None,
            steps: Steps::default(),
            scratch: kernel.scratch(),
            ends: Vec::new(),
            unquoted: Unquoted::default(),
        };
        for (at, column) in columns.iter().enumerate() {
            if *column != Column::Ignored && columns.iter().take(at).any(|earlier| earlier == column) {
                return None;
            }
            match column {
                Column::Code => rows.code = Some(at),
                Column::Name => rows.name = Some(at),
                Column::Question(question) => {
                    let question = kernel.questions.get(*question)?;
                    rows.steps.push(kernel, at, question)?;
                }
                Column::Ignored => {}
            }
        }
        let is_odd = matches!(delimiter, 0 | b'"' | b'\n' | b'\r' | 0x80..);
        (!is_odd && (rows.code.is_some() || rows.name.is_some())).then_some(rows)
    }

    /// Reads a block of whole lines, the last of which may lack its line break, and hands out its rows in order.
    ///
    /// # Errors
    /// The block is not for this reader; nothing is handed out then.
    pub fn run(&mut self, block: &[u8], mut each: impl FnMut(Row<'_>)) -> Result<(), Unsuitable> {
        if block.len() > LARGEST {
            return Err(Unsuitable::TooLarge);
        }
        if memchr(0, block).is_some() {
            return Err(Unsuitable::NotText);
        }
        if memchr(b'"', block).is_none() {
            let text = str::from_utf8(block).map_err(|_| Unsuitable::NotText)?;
            self.lines(text, self.delimiter, &mut each);
            return Ok(());
        }
        let mut unquoted = std::mem::take(&mut self.unquoted);
        if !unquoted.fill(block, self.delimiter) {
            return Err(Unsuitable::Quotes);
        }
        let text = str::from_utf8(&unquoted.bytes).map_err(|_| Unsuitable::NotText)?;
        let mut places = unquoted.places.iter();
        self.lines(text, SEPARATOR, &mut |row| {
            let place = places.next().cloned().unwrap_or_default();
            each(Row { place, ..row });
        });
        self.unquoted = unquoted;
        Ok(())
    }

    /// Hands out the rows of lines without quotes.
    fn lines(&mut self, text: &str, delimiter: u8, each: &mut impl FnMut(Row<'_>)) {
        let block = text.as_bytes();
        let mut ends = std::mem::take(&mut self.ends);
        // The row to come begins behind the first of them. Before the first row, that is one before the text.
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
    fn uneven_rows(&mut self, text: &str, ends: &mut [u32], each: &mut impl FnMut(Row<'_>)) -> usize {
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
                    each(Row { place, plain: None });
                }
                _ => {}
            }
            first = at;
        }
        first
    }

    /// Scores the row between these separators.
    #[inline]
    fn row(&mut self, text: &str, ends: &mut [u32], each: &mut impl FnMut(Row<'_>)) {
        let [before, .., last] = ends else { return };
        let (start, whole) = (before.wrapping_add(1), *last);
        *last = without_return(text.as_bytes(), whole);
        let place = start as usize..*last as usize;
        let code = self.code.map_or(Some(""), |at| said(text, ends, at, self.kernel.has_province_codes));
        let name = self.name.map_or(Some(""), |at| said(text, ends, at, false));
        let who = code.zip(name).filter(|(code, name)| !(code.is_empty() && name.is_empty()));
        let scored = if who.is_some() { self.score(text.as_bytes(), ends) } else { None };
        let plain = who.zip(scored).map(|((code, name), scored)| Plain { code, name, scored });
        each(Row { place, plain });
        if let Some(last) = ends.last_mut() {
            *last = whole;
        }
    }

    #[inline]
    fn score(&mut self, text: &[u8], ends: &[u32]) -> Option<Scored<'_>> {
        let (kernel, scratch) = (self.kernel, &mut self.scratch);
        kernel.layout.begin(scratch);
        self.steps.add(kernel, text, ends, scratch)?;
        Some(kernel.layout.settle(scratch))
    }
}

/// A code or a name as it stands in its cell, if the reader of answers takes it as it stands.
fn said<'t>(text: &'t str, ends: &[u32], column: usize, is_code: bool) -> Option<&'t str> {
    let (start, end) = span(ends, column)?;
    let said = text.get(start..end)?;
    let is_ambiguous = || is_code && said.len() == 2 && Ambiguous::of(said).is_some();
    (said.is_empty() || is_plain(said) && !is_ambiguous()).then_some(said)
}

/// The beginning and the end of a cell.
#[inline]
fn span(ends: &[u32], column: usize) -> Option<(usize, usize)> {
    let (before, end) = (ends.get(column)?, ends.get(column + 1)?);
    Some((before.wrapping_add(1) as usize, *end as usize))
}

#[inline]
pub(super) fn cell<'t>(text: &'t [u8], ends: &[u32], column: usize) -> Option<Cell<'t>> {
    let (start, end) = span(ends, column)?;
    Some(Cell::new(text, start, end))
}

/// Whether a text that is not empty is read as it stands, and cannot be taken for a formula where it is written.
fn is_plain(said: &str) -> bool {
    let bytes = said.as_bytes();
    if bytes.first().is_some_and(|first| matches!(first, b'=' | b'+' | b'-' | b'@')) {
        return false;
    }
    if bytes.iter().all(|byte| matches!(byte, b' '..=b'~')) {
        let is_trimmed = bytes.first() != Some(&b' ') && bytes.last() != Some(&b' ');
        return is_trimmed && bytes.iter().any(u8::is_ascii_alphanumeric);
    }
    if said.trim_ascii() != said || nfc(Cow::Borrowed(said)) != said {
        return false;
    }
    let span = Span::default();
    let node = Node { span, anchor: span, value: Value::Scalar(Cow::Borrowed(said), Style::Plain) };
    node.text(&mut Faults::new()).is_some()
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
