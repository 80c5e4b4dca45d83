//! Bytes → records of CSV (RFC 4180), of JSON Lines and of arrays of JSON, with the place of every cell.
//!
//! Cells are cut and not copied: a parser that hands out values does not say where in the file they stood.
//! `tests/slow/table_properties.rs` compares what is cut here with what the `csv` crate reads.

use std::io::{self, Read};

use crate::base::diagnostic::{Code, Diagnostic};
use crate::base::lang::Message;
use crate::base::source::{SourceFile, Span};
use crate::syntax::format::foreign;

use super::Unreadable;
use super::block::{Block, row_end, rows_end};
use super::cells::cut_cells;
use super::elements::{self, Next};
use super::head::Head;
use super::map::Frame;
use super::record::{Record, Row, line_breaks};
use super::words;

/// The longest record, in bytes: some hundred times the longest sheet.
pub(super) const MAX_RECORD: usize = 4 << 20;

/// How much is read at once.
const CHUNK: usize = 64 << 10;

/// Where a record ends and what separates its cells.
#[derive(Clone, Copy, Debug)]
pub(super) enum Cut {
    /// CSV with this delimiter.
    Cells(u8),
    /// A line, whatever it holds.
    Line,
    /// An element of an array of JSON.
    Element,
}

/// Reads bytes and cuts them into records; holds no more than a record and a chunk.
pub(super) struct Cutter<R> {
    name: String,
    reader: R,
    buffer: Vec<u8>,
    start: usize,
    end: usize,
    all_read: bool,
    line: usize,
    delimiter: u8,
    /// The last line on which a row may begin.
    last: usize,
    /// Of an array of JSON, whether an element comes, and how many characters stand before it in its line.
    list: Option<List>,
}

/// How far an array was read.
#[derive(Clone, Copy, Debug)]
struct List {
    is_first: bool,
    has_ended: bool,
    column: usize,
}

impl<R: Read> Cutter<R> {
    pub fn new(name: &str, reader: R) -> Self {
        Self {
            name: name.to_owned(),
            reader,
            buffer: vec![0; CHUNK],
            start: 0,
            end: 0,
            all_read: false,
            line: 1,
            delimiter: b',',
            last: usize::MAX,
            list: None,
        }
    }

    /// How objects are cut.
    pub const fn objects(&self) -> Cut {
        if self.list.is_some() { Cut::Element } else { Cut::Line }
    }

    /// Reads the bracket of an array, if one begins here.
    pub fn begin_list(&mut self) {
        if let Some(inside) = elements::begins(self.rest()) {
            self.list = Some(List { is_first: true, has_ended: false, column: 0 });
            self.pass(inside);
        }
    }

    /// Leaves bytes of an array behind.
    fn pass(&mut self, length: usize) {
        let passed = self.buffer.get(self.start..self.start + length).unwrap_or_default();
        let breaks = line_breaks(passed);
        let last = passed.rsplit(|byte| *byte == b'\n').next().unwrap_or_default();
        let characters = last.iter().filter(|byte| **byte & 0xc0 != 0x80).count();
        if let Some(list) = &mut self.list {
            list.column = characters + if breaks > 0 { 0 } else { list.column };
        }
        self.line += breaks;
        self.start += length;
    }

    /// Puts the next element into `record`; false at the end of the array, behind which nothing may stand.
    fn next_element(&mut self, record: &mut Record) -> Result<bool, Unreadable> {
        loop {
            let Some(List { is_first, has_ended, .. }) = self.list else { return Ok(false) };
            let next = if has_ended {
                let blanks = elements::past_blanks(self.rest(), 0);
                match self.rest().get(blanks) {
                    None if self.all_read => return Ok(false),
                    None => Next::Unfinished,
                    Some(_) => Next::Wrong(blanks),
                }
            } else {
                elements::next(self.rest(), is_first)
            };
            match next {
                Next::Element(start, end) => {
                    self.pass(start);
                    record.column = self.list.map_or(0, |list| list.column);
                    record.text.extend_from_slice(self.rest().get(..end - start).unwrap_or_default());
                    record.text.truncate(record.text.trim_ascii_end().len());
                    record.rows.push(Row { line: self.line, start: 0, first: 0, sheet: 0 });
                    record.quotes = false;
                    self.pass(end - start);
                    if let Some(list) = &mut self.list {
                        list.is_first = false;
                    }
                    return Ok(true);
                }
                Next::End(end) => {
                    self.pass(end);
                    if let Some(list) = &mut self.list {
                        list.has_ended = true;
                    }
                }
                Next::Wrong(at) => {
                    self.pass(at);
                    return Err(self.wrong_list(words::no_element_here()));
                }
                Next::Unfinished if self.all_read => {
                    self.pass(self.rest().len());
                    return Err(self.wrong_list(words::list_not_closed()));
                }
                Next::Unfinished if self.rest().len() >= MAX_RECORD => {
                    return Err(self.too_large(Cut::Element));
                }
                Next::Unfinished => self.fill()?,
            }
        }
    }

    /// That the array goes wrong here; nothing more of it can be read.
    fn wrong_list(&self, message: Message) -> Unreadable {
        let line = self.rest().split(|&byte| byte == b'\n').next().unwrap_or_default();
        let line = String::from_utf8_lossy(line.get(..200).unwrap_or(line)).into_owned();
        let column = self.list.map_or(0, |list| list.column);
        let source = SourceFile::part(self.name.as_str(), line, self.line).after(column);
        Unreadable::one(source, Diagnostic::error(Code::Syntax, Span::new(0, 1), message))
    }

    /// Says that nothing is read below a line.
    pub const fn end_at(&mut self, last: usize) {
        self.last = last;
    }

    /// How the rows below the header are cut.
    pub const fn cells(&self) -> Cut {
        Cut::Cells(self.delimiter)
    }

    /// What separates the cells.
    pub const fn delimiter(&self) -> u8 {
        self.delimiter
    }

    /// The next rows, about so many bytes of them; nothing at the end of the file.
    pub fn block(&mut self, size: usize) -> Result<Option<Block>, Unreadable> {
        let mut block = Block { line: self.line, bytes: Vec::with_capacity(size + CHUNK) };
        loop {
            // What was read ahead comes first.
            block.bytes.extend_from_slice(self.rest());
            self.start = self.end;
            let missing = size.saturating_sub(block.bytes.len()).max(CHUNK) as u64;
            if !self.all_read {
                let read = self.reader.by_ref().take(missing).read_to_end(&mut block.bytes)?;
                self.all_read = (read as u64) < missing;
            }
            let end = if self.all_read { block.bytes.len() } else { rows_end(&block.bytes, self.delimiter) };
            if end > 0 || self.all_read {
                self.keep(block.bytes.get(end..).unwrap_or_default());
                block.bytes.truncate(end);
                break;
            }
            if block.bytes.len() > size + MAX_RECORD {
                self.keep(&block.bytes);
                return Err(self.too_large(self.cells()));
            }
        }
        self.line += memchr::memchr_iter(b'\n', &block.bytes).count();
        if self.line > self.last {
            self.cut_at_last(&mut block);
        }
        Ok((!block.bytes.is_empty()).then_some(block))
    }

    /// Leaves out the rows of a block that begin below the last line; nothing comes after it.
    fn cut_at_last(&mut self, block: &mut Block) {
        let (mut end, mut line) = (0, block.line);
        while line <= self.last
            && let Some(next) = row_end(&block.bytes, end, self.delimiter, true)
        {
            line += line_breaks(block.bytes.get(end..next).unwrap_or_default());
            end = next;
        }
        block.bytes.truncate(end);
        self.keep(&[]);
        self.all_read = true;
    }

    /// Puts bytes back, for the next block.
    fn keep(&mut self, bytes: &[u8]) {
        self.buffer.clear();
        self.buffer.extend_from_slice(bytes);
        (self.start, self.end) = (0, bytes.len());
    }

    fn rest(&self) -> &[u8] {
        self.buffer.get(self.start..self.end).unwrap_or_default()
    }

    /// What was read ahead.
    pub fn beginning(&self) -> &[u8] {
        self.rest()
    }

    /// Reads the beginning, and refuses what is no text.
    pub fn begin(&mut self) -> Result<(), Unreadable> {
        self.fill()?;
        if let Some(fault) = foreign(self.rest()) {
            return Err(Unreadable::one(SourceFile::new(self.name.as_str(), ""), fault));
        }
        if self.rest().starts_with("\u{feff}".as_bytes()) {
            self.start += 3;
        }
        if self.rest().iter().all(u8::is_ascii_whitespace) && self.all_read {
            return Err(self.empty());
        }
        Ok(())
    }

    fn empty(&self) -> Unreadable {
        let message = words::empty_file();
        let source = SourceFile::new(self.name.as_str(), "");
        Unreadable::one(source, Diagnostic::error(Code::EmptyFile, Span::default(), message))
    }

    /// Reads the beginning and finds out the delimiter, unless it is told.
    pub fn open(&mut self, told: Option<u8>) -> Result<(), Unreadable> {
        self.begin()?;
        let said = self.said_delimiter();
        self.delimiter = told.or(said).unwrap_or_else(|| delimiter(self.rest(), self.all_read));
        Ok(())
    }

    /// The header, by the rows that a column map names, else the first row that is not blank.
    pub fn header(&mut self, frame: &Frame) -> Result<Record, Unreadable> {
        let mut head = Head::new(frame);
        let mut row = Record::default();
        while self.next(self.cells(), &mut row)? {
            let line = row.line();
            if head.take(&mut row, line) {
                break;
            }
        }
        let missing = head.missing();
        if let Some(header) = head.join() {
            return Ok(header);
        }
        if frame.header.is_empty() {
            return Err(self.empty());
        }
        let source = SourceFile::part(self.name.as_str(), "", missing);
        let message = words::no_header_row(missing);
        Err(Unreadable::one(source, Diagnostic::error(Code::MissingColumn, Span::default(), message)))
    }

    /// The delimiter of a first line `sep=;`, which Excel writes and takes away again.
    fn said_delimiter(&mut self) -> Option<u8> {
        let line = self.rest().split_inclusive(|byte| *byte == b'\n').next()?;
        let (length, bare) = (line.len(), line.trim_ascii_end());
        let bare = bare.strip_prefix(b"\"").and_then(|bare| bare.strip_suffix(b"\"")).unwrap_or(bare);
        let mark =
            bare.get(..4).filter(|key| key.eq_ignore_ascii_case(b"sep=")).and_then(|_| bare.get(4..))?;
        let said = match *mark {
            [mark] if mark.is_ascii_punctuation() && mark != b'"' => mark,
            // A tab at the end was taken for a blank.
            [] if line.contains(&b'\t') => b'\t',
            _ => return None,
        };
        self.start += length;
        self.line += 1;
        Some(said)
    }

    /// Puts the next record into `record`; false at the end of the file.
    pub fn next(&mut self, cut: Cut, record: &mut Record) -> Result<bool, Unreadable> {
        record.clear();
        if matches!(cut, Cut::Element) {
            return self.next_element(record);
        }
        loop {
            if self.rest().is_empty() && self.all_read || self.line > self.last {
                return Ok(false);
            }
            let end = match cut {
                Cut::Cells(delimiter) => cut_cells(self.rest(), delimiter, self.all_read, &mut record.cells),
                Cut::Line | Cut::Element => cut_line(self.rest(), self.all_read),
            };
            if let Some(end) = end {
                self.take(end, cut, record);
                return Ok(true);
            }
            if self.rest().len() >= MAX_RECORD {
                return Err(self.too_large(cut));
            }
            self.fill()?;
        }
    }

    fn take(&mut self, end: usize, cut: Cut, record: &mut Record) {
        let raw = self.rest().get(..end).unwrap_or_default();
        let lines = line_breaks(raw);
        let text = match cut {
            Cut::Cells(_) => raw.get(..record.cells.last().map_or(0, |cell| cell.end())).unwrap_or_default(),
            Cut::Line | Cut::Element => raw.trim_ascii_end(),
        };
        record.text.extend_from_slice(text);
        record.rows.push(Row { line: self.line, start: 0, first: 0, sheet: 0 });
        record.quotes = matches!(cut, Cut::Cells(_));
        self.line += lines;
        self.start += end;
    }

    /// Reads until the buffer is full or the file ends; makes room first.
    fn fill(&mut self) -> io::Result<()> {
        self.buffer.copy_within(self.start..self.end, 0);
        self.end -= self.start;
        self.start = 0;
        if self.buffer.len() - self.end < CHUNK {
            self.buffer.resize(self.buffer.len() * 2, 0);
        }
        while let Some(room) = self.buffer.get_mut(self.end..).filter(|room| !room.is_empty()) {
            match self.reader.read(room) {
                Ok(0) => {
                    self.all_read = true;
                    break;
                }
                Ok(read) => self.end += read,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    fn too_large(&self, cut: Cut) -> Unreadable {
        let limit = MAX_RECORD >> 20;
        let message = words::record_too_large(limit);
        let help = match cut {
            Cut::Cells(_) => Some(words::quote_perhaps_not_closed()),
            Cut::Line => Some(words::one_sheet_a_line()),
            Cut::Element => None,
        };
        let beginning = self.rest().split(|&byte| byte == b'\n').next().unwrap_or_default();
        let beginning = String::from_utf8_lossy(beginning.get(..200).unwrap_or(beginning)).into_owned();
        let fault = Diagnostic::error(Code::TooLarge, Span::new(0, 1), message).maybe_help(help);
        Unreadable::one(SourceFile::part(self.name.as_str(), beginning, self.line), fault)
    }
}

fn cut_line(bytes: &[u8], all_read: bool) -> Option<usize> {
    let newline = bytes.iter().position(|&byte| byte == b'\n').map(|at| at + 1);
    newline.or(all_read.then_some(bytes.len()))
}

/// The delimiter with which most of the first rows have the same number of cells; of equal ones, the one most used in the
/// first row.
fn delimiter(bytes: &[u8], all_read: bool) -> u8 {
    const DELIMITERS: [u8; 3] = *b",;\t";
    let judge = |delimiter: u8| {
        let counts = cell_counts(bytes, delimiter, all_read);
        let alike = |count: usize| counts.iter().filter(|other| **other == count).count();
        let most = counts.iter().filter(|count| **count > 1).map(|count| alike(*count)).max();
        let header = counts.first().copied().unwrap_or(0);
        // Where the header is cut as another row is, that says more than rows which are only like each other: remarks in
        // quotes have marks and line breaks of their own.
        (header > 1 && alike(header) > 1, most.unwrap_or(0), header)
    };
    // Of equal ones the first counts.
    DELIMITERS.into_iter().rev().max_by_key(|delimiter| judge(*delimiter)).unwrap_or(b',')
}

/// How many cells the first rows have that are not blank, cut with a delimiter.
fn cell_counts(bytes: &[u8], delimiter: u8, all_read: bool) -> Vec<usize> {
    const ROWS: usize = 20;
    let (mut counts, mut cells, mut start) = (Vec::new(), Vec::new(), 0);
    while counts.len() < ROWS
        && let Some(rest) = bytes.get(start..).filter(|rest| !rest.is_empty())
        && let Some(end) = cut_cells(rest, delimiter, all_read, &mut cells)
    {
        if !rest.get(..end).unwrap_or_default().trim_ascii().is_empty() {
            counts.push(cells.len());
        }
        start += end;
    }
    // A row that is longer than what was read ahead is still a header.
    if counts.is_empty() {
        counts.push(1 + memchr::memchr_iter(delimiter, bytes).count());
    }
    counts
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<(usize, Vec<String>)> {
        let mut cutter = Cutter::new("x", text.as_bytes());
        cutter.delimiter = delimiter(text.as_bytes(), true);
        let (mut record, mut records) = (Record::default(), Vec::new());
        while cutter.next(cutter.cells(), &mut record).unwrap() {
            let cells = record.row(0).iter().map(|&cell| String::from_utf8_lossy(record.raw(cell)).into());
            records.push((record.line(), cells.collect()));
        }
        records
    }

    #[test]
    fn cells_are_cut_at_delimiters_outside_quotes() {
        assert_eq!(
            cut("a,b\r\n\"x,\n\"\"y\"\"\",2\n\n,\nlast,"),
            [
                (1, vec!["a".to_owned(), "b".into()]),
                (2, vec!["\"x,\n\"\"y\"\"\"".into(), "2".into()]),
                (4, vec![String::new()]),
                (5, vec![String::new(), String::new()]),
                (6, vec!["last".into(), String::new()]),
            ]
        );
    }

    #[test]
    fn the_delimiter_is_the_one_that_cuts_most_rows_alike() {
        for (text, expected) in [
            ("a;b;c,d\n1,2,3,4,5,6", b';'),
            ("a\tb", b'\t'),
            ("\"a;b;c;\nd\",b,c\n;;;;;;", b','),
            ("a", b','),
            ("name;share, in %, of all, services;count\nA;60;5\n", b';'),
            ("name;share\nA;92,5\nB;80,5\n", b';'),
            ("Report, second edition, corrected\n\nname;share\nA;60\n", b';'),
            ("name,share\n\"A;B;C\",60\n", b','),
        ] {
            assert_eq!(char::from(delimiter(text.as_bytes(), true)), char::from(expected), "{text}");
        }
    }
}
