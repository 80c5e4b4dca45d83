//! Workbooks of Excel 97 to 2003 ([MS-XLS], BIFF8): one stream of records, first those of the workbook, then those of each
//! sheet.
//!
//! The stream is in memory; cells are taken from it as they are asked for. `calamine` reads such files too, but holds the
//! whole rectangle between the cells of each sheet (two cells far apart end the program), and drops what is in percent, what
//! is shown and what is hidden.

use std::collections::{HashMap, HashSet, VecDeque};
use std::io::Read;

use crate::base::diagnostic::{Code, Diagnostic};
use crate::base::source::Span;
use crate::input::files::MAX_BOOK;

use super::super::ReadSeek;
use super::super::guard;
use super::super::record::Mark;
use super::super::words;
use super::cfb::{Compound, u16_at, u32_at};
use super::{Cell, Content, Format, IsShown, Sheet};

/// The most strings.
const MAX_STRINGS: usize = 1 << 20;

/// Kinds of records.
mod kind {
    pub const FORMULA: u16 = 0x0006;
    pub const END: u16 = 0x000a;
    pub const FILE_PASS: u16 = 0x002f;
    pub const CONTINUE: u16 = 0x003c;
    pub const BOUND_SHEET: u16 = 0x0085;
    pub const MUL_RK: u16 = 0x00bd;
    pub const RICH_STRING: u16 = 0x00d6;
    pub const FORMAT_OF_CELL: u16 = 0x00e0;
    pub const STRINGS: u16 = 0x00fc;
    pub const LABEL_OF_STRINGS: u16 = 0x00fd;
    pub const NUMBER: u16 = 0x0203;
    pub const LABEL: u16 = 0x0204;
    pub const BOOL_OR_ERROR: u16 = 0x0205;
    pub const STRING: u16 = 0x0207;
    pub const ROW: u16 = 0x0208;
    pub const RK: u16 = 0x027e;
    pub const FORMAT: u16 = 0x041e;
    pub const BEGIN: u16 = 0x0809;
}

/// A workbook.
pub(in super::super) struct Book {
    stream: Vec<u8>,
    strings: Vec<Box<str>>,
    /// The number format of each format of cells.
    formats: Vec<Format>,
    sheets: Vec<(Sheet, usize)>,
}

/// One record.
struct Record<'b> {
    kind: u16,
    data: &'b [u8],
    /// Where the next one begins.
    next: usize,
}

fn record(stream: &[u8], at: usize) -> Option<Record<'_>> {
    let (kind, length) = (u16_at(stream, at)?, usize::from(u16_at(stream, at + 2)?));
    let data = stream.get(at + 4..at + 4 + length)?;
    Some(Record { kind, data, next: at + 4 + length })
}

/// The data of a record and of those that continue it.
fn pieces<'b>(stream: &'b [u8], first: &Record<'b>) -> Pieces<'b> {
    let (mut parts, mut at) = (vec![first.data], first.next);
    while let Some(next) = record(stream, at).filter(|next| next.kind == kind::CONTINUE) {
        parts.push(next.data);
        at = next.next;
    }
    Pieces { parts, part: 0, at: 0 }
}

impl Book {
    pub fn open(mut input: Box<dyn ReadSeek + Send + '_>) -> Result<Self, Diagnostic> {
        let mut bytes = Vec::new();
        let damaged = |error: std::io::Error| guard::damaged(&error);
        input.rewind().map_err(damaged)?;
        input.take(MAX_BOOK + 1).read_to_end(&mut bytes).map_err(damaged)?;
        if bytes.len() as u64 > MAX_BOOK {
            let message = crate::input::words::file_too_large(MAX_BOOK >> 20);
            return Err(Diagnostic::error(Code::TooLarge, Span::default(), message));
        }
        let file = Compound::open(&bytes).map_err(super::fault)?;
        let refuse = |message| super::fault(message).help(words::save_as_xlsx());
        if file.has("EncryptedPackage") {
            return Err(refuse(words::workbook_has_password()));
        }
        let Some(stream) = file.stream("Workbook") else {
            let is_older = file.has("Book");
            return Err(refuse(if is_older { words::workbook_too_old() } else { words::not_a_workbook() }));
        };
        Self::read(stream)
    }

    fn read(stream: Vec<u8>) -> Result<Self, Diagnostic> {
        /// The version of Excel 97 and later.
        const VERSION: u16 = 0x0600;
        let refuse = |message| super::fault(message).help(words::save_as_xlsx());
        let (mut strings, mut formats, mut cells, mut sheets) =
            (Vec::new(), HashMap::new(), Vec::new(), Vec::new());
        let mut at = 0;
        while let Some(next) = record(&stream, at) {
            at = next.next;
            match next.kind {
                kind::BEGIN if u16_at(next.data, 0) != Some(VERSION) => {
                    return Err(refuse(words::workbook_too_old()));
                }
                kind::FILE_PASS => return Err(refuse(words::workbook_has_password())),
                kind::FORMAT => {
                    if let Some(id) = u16_at(next.data, 0) {
                        let text = Pieces::of(next.data.get(2..).unwrap_or_default()).string();
                        formats.insert(id, text.unwrap_or_default());
                    }
                }
                kind::FORMAT_OF_CELL => cells.push(u16_at(next.data, 2).unwrap_or(0)),
                kind::BOUND_SHEET => sheets.extend(bound_sheet(next.data)),
                kind::STRINGS => {
                    let mut pieces = pieces(&stream, &next);
                    // How many there are is what is there.
                    pieces.skip(8);
                    while let Some(text) = pieces.string() {
                        strings.push(text);
                        if strings.len() > MAX_STRINGS {
                            let message = words::too_many_strings();
                            return Err(Diagnostic::error(Code::TooManyValues, Span::default(), message));
                        }
                    }
                }
                kind::END => break,
                _ => {}
            }
        }
        let format = |id: u16| Format::new(formats.get(&id).map_or(built_in(id), |code| &**code).to_owned());
        let formats = cells.into_iter().map(format).collect();
        Ok(Self { stream, strings, formats, sheets })
    }

    pub fn sheets(&self) -> Vec<Sheet> {
        self.sheets.iter().map(|(sheet, _)| sheet.clone()).collect()
    }

    pub fn has_cells(&self, sheet: &str) -> bool {
        /// So many records are looked at: all sheets may lie at the same place.
        const MOST: usize = 1 << 16;
        let mut cells = self.cells(sheet);
        cells.left = MOST;
        std::iter::from_fn(|| cells.next(&|_| false)).any(|cell| !cell.text.is_empty())
    }

    pub fn hidden_rows(&self, sheet: &str) -> usize {
        let mut cells = self.cells(sheet);
        let mut filled = HashSet::new();
        while let Some(cell) = cells.next(&|_| false) {
            if !cell.text.is_empty() {
                filled.insert(cell.row);
            }
        }
        cells.hidden.intersection(&filled).count()
    }

    pub fn cells(&self, sheet: &str) -> Cells<'_> {
        let found = self.sheets.iter().find(|(found, _)| found.name == sheet);
        // A sheet that lies nowhere has no cells.
        let at = found.map_or(self.stream.len(), |(_, at)| *at);
        let (hidden, queue) = (HashSet::new(), VecDeque::new());
        Cells { book: self, at, left: usize::MAX, depth: 0, hidden, formula: None, queue }
    }
}

/// A sheet of cells, and where its records begin; nothing if it is another kind of sheet.
fn bound_sheet(data: &[u8]) -> Option<(Sheet, usize)> {
    let (at, state, kind) = (u32_at(data, 0)?, *data.get(4)?, *data.get(5)?);
    let length = [*data.get(6)?, 0];
    // The length of this string is a byte.
    let name: Vec<u8> = length.iter().chain(data.get(7..)?).copied().collect();
    let name = Pieces::of(&name).string()?.replace('\0', "");
    let sheet = Sheet { name, visible: state.trailing_zeros() >= 2 };
    (kind == 0).then_some((sheet, usize::try_from(at).ok()?))
}

/// The data of records that continue one another.
struct Pieces<'b> {
    parts: Vec<&'b [u8]>,
    part: usize,
    at: usize,
}

impl<'b> Pieces<'b> {
    fn of(data: &'b [u8]) -> Self {
        Self { parts: vec![data], part: 0, at: 0 }
    }

    /// Goes to the next part that has something; whether that is another one than before.
    fn turn(&mut self) -> Option<bool> {
        let mut has_turned = false;
        while self.at >= self.parts.get(self.part)?.len() {
            (self.part, self.at, has_turned) = (self.part + 1, 0, true);
        }
        Some(has_turned)
    }

    fn byte(&mut self) -> Option<u8> {
        self.turn()?;
        self.at += 1;
        self.parts.get(self.part)?.get(self.at - 1).copied()
    }

    fn number(&mut self) -> Option<u16> {
        Some(u16::from_le_bytes([self.byte()?, self.byte()?]))
    }

    fn skip(&mut self, mut count: usize) {
        while count > 0 && self.turn().is_some() {
            let here = self.parts.get(self.part).map_or(0, |part| part.len() - self.at).min(count);
            (self.at, count) = (self.at + here, count - here);
        }
    }

    /// A string with its length before it (2.5.293): characters of one byte or two, which may change where a record ends.
    fn string(&mut self) -> Option<Box<str>> {
        let length = usize::from(self.number()?);
        let flags = self.byte()?;
        let runs = if flags & 8 == 0 { 0 } else { usize::from(self.number()?) };
        let more =
            if flags & 4 == 0 { 0 } else { usize::from(self.number()?) | usize::from(self.number()?) << 16 };
        let mut is_wide = flags & 1 != 0;
        let mut units = Vec::with_capacity(length.min(1 << 10));
        while units.len() < length {
            if self.turn()? {
                is_wide = self.byte()? & 1 != 0;
            }
            units.push(if is_wide { self.number()? } else { self.byte()?.into() });
        }
        self.skip(4 * runs + more);
        Some(String::from_utf16_lossy(&units).into())
    }
}

/// The cells of a sheet.
pub(in super::super) struct Cells<'b> {
    book: &'b Book,
    at: usize,
    /// How many records are still looked at.
    left: usize,
    /// How many parts of the sheet, such as charts, begin and do not end before this place.
    depth: usize,
    /// The hidden rows so far.
    hidden: HashSet<usize>,
    /// The cell whose text comes in a record of its own.
    formula: Option<(usize, usize)>,
    queue: VecDeque<Cell>,
}

impl Cells<'_> {
    pub fn next(&mut self, is_shown: IsShown<'_>) -> Option<Cell> {
        loop {
            if let Some(cell) = self.queue.pop_front() {
                return Some(cell);
            }
            let next = record(&self.book.stream, self.at).filter(|_| self.left > 0)?;
            (self.at, self.left) = (next.next, self.left - 1);
            match next.kind {
                kind::BEGIN => self.depth += 1,
                kind::END if self.depth <= 1 => {
                    self.at = self.book.stream.len();
                    return None;
                }
                kind::END => self.depth -= 1,
                _ if self.depth > 1 => {}
                _ => {
                    // A record that is cut short holds no cell.
                    let _ = self.take(&next, is_shown);
                }
            }
        }
    }

    /// Puts the cells of a record into the queue.
    fn take(&mut self, record: &Record<'_>, is_shown: IsShown<'_>) -> Option<()> {
        let data = record.data;
        let (row, column) = (usize::from(u16_at(data, 0)?), usize::from(u16_at(data, 2).unwrap_or(0)));
        let mut push = |column, (text, mark, shown): Content| {
            self.queue.push_back(Cell { row, column, text, mark, shown });
        };
        let number = |at: usize, column: usize, value: f64| {
            let format = u16_at(data, at).and_then(|it| self.book.formats.get(usize::from(it)));
            match format {
                Some(format) if format.is_date => (value.to_string(), Some(Mark::Date), None),
                Some(format) => format.number(value.to_string(), is_shown(column)),
                None => (value.to_string(), Some(Mark::Number), None),
            }
        };
        match record.kind {
            // A hidden row has no height (2.4.221).
            kind::ROW if *data.get(12)? & 0x20 != 0 => {
                self.hidden.insert(row);
            }
            kind::NUMBER => push(column, number(4, column, float(data.get(6..)?)?)),
            kind::RK => push(column, number(4, column, rk(u32_at(data, 6)?))),
            kind::MUL_RK => {
                let count = data.len().checked_sub(6)? / 6;
                for (column, at) in (column..).zip((0..count).map(|at| 4 + 6 * at)) {
                    push(column, number(at, column, rk(u32_at(data, at + 2)?)));
                }
            }
            kind::LABEL_OF_STRINGS => {
                let text = self.book.strings.get(usize::try_from(u32_at(data, 6)?).ok()?)?;
                push(column, super::text(text));
            }
            kind::LABEL | kind::RICH_STRING => {
                push(column, super::text(&Pieces::of(data.get(6..)?).string()?));
            }
            kind::BOOL_OR_ERROR => push(column, bool_or_error(*data.get(6)?, *data.get(7)? != 0)),
            kind::FORMULA => match data.get(6..14)? {
                // The text is in the next record of this kind.
                [0, .., 0xff, 0xff] => self.formula = Some((row, column)),
                [kind @ (1 | 2), _, value, .., 0xff, 0xff] => push(column, bool_or_error(*value, *kind == 2)),
                // An empty text.
                [3, .., 0xff, 0xff] => {}
                value => push(column, number(4, column, float(value)?)),
            },
            kind::STRING => {
                let (row, column) = self.formula.take()?;
                let (text, mark, shown) = super::text(&pieces(&self.book.stream, record).string()?);
                self.queue.push_back(Cell { row, column, text, mark, shown });
            }
            _ => {}
        }
        Some(())
    }
}

fn float(bytes: &[u8]) -> Option<f64> {
    bytes.first_chunk().map(|bytes| f64::from_le_bytes(*bytes))
}

/// A number in four bytes (2.5.217): an integer or the upper half of a float, perhaps in hundredths.
fn rk(value: u32) -> f64 {
    let number = if value & 2 == 0 {
        f64::from_bits(u64::from(value & !3) << 32)
    } else {
        f64::from(value.cast_signed() >> 2)
    };
    if value & 1 == 0 { number } else { number / 100.0 }
}

fn bool_or_error(value: u8, is_error: bool) -> Content {
    if !is_error {
        return (super::yes_no(value != 0), None, None);
    }
    let text = match value {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0f => "#VALUE!",
        0x17 => "#REF!",
        0x1d => "#NAME?",
        0x24 => "#NUM!",
        0x2a => "#N/A",
        _ => "#ERROR!",
    };
    (text.to_owned(), Some(Mark::Error), None)
}

/// The number formats that a workbook does not spell out (ECMA-376 part 1, 18.8.30), as far as they matter.
fn built_in(id: u16) -> &'static str {
    match id {
        1 => "0",
        2 => "0.00",
        3 | 37 | 38 => "#,##0",
        4 | 39 | 40 => "#,##0.00",
        9 => "0%",
        10 => "0.00%",
        // Dates and times, of Asian countries too.
        14..=22 | 27..=36 | 45..=47 | 50..=58 => "yyyy-mm-dd",
        _ => "General",
    }
}
