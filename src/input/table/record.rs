//! One record of a table as it stands in the file: the bytes, and where the cells are.

use std::borrow::Cow;

use crate::base::source::{LineCol, SourceFile, Span};

/// What one agency says, as it stands in the file: a row of a wide table, the rows of one agency in a long
/// table, or a line of JSON.
///
/// A record holds bytes and their places only, so it is cheap to make, to send and to use again.
#[derive(Clone, Debug, Default)]
pub struct Record {
    pub(super) text: Vec<u8>,
    pub(super) rows: Vec<Row>,
    pub(super) cells: Vec<Span>,
    /// Whether a cell that begins with a quote ends with one, and holds others twice.
    pub(super) quotes: bool,
    /// How many characters stand before it in its line.
    pub(super) column: usize,
    /// The cells of a workbook that are more than their text, in order.
    pub(super) marks: Vec<(usize, Mark)>,
    /// What cells of a workbook show, where that is not the number behind it, in order.
    pub(super) shown: Vec<(usize, String)>,
    /// The texts that stand elsewhere than in their row, in order of the bytes where they begin.
    pub(super) moved: Vec<Moved>,
}

/// Where a text of a record stands that is not in the place of its cell.
#[derive(Clone, Copy, Debug)]
pub(super) struct Moved {
    /// Where the text begins in the record.
    pub start: usize,
    /// The place of its sheet.
    pub sheet: usize,
    pub at: LineCol,
}

/// One row of a record.
#[derive(Clone, Copy, Debug)]
pub(super) struct Row {
    /// The line, or the row of the sheet, from 1.
    pub line: usize,
    /// Where its text begins.
    pub start: usize,
    /// Its first cell.
    pub first: usize,
    /// The place of its sheet among those of a workbook.
    pub sheet: usize,
}

/// What a cell of a workbook is besides its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// A number, whose text has a point before its fraction.
    Number,
    /// A number that is shown in percent; the text is what is shown.
    Percent,
    /// A date or a time.
    Date,
    /// An error of a formula.
    Error,
    /// A formula whose value the workbook does not have.
    Uncalculated,
    /// A text longer than any answer; only its beginning is kept.
    TooLong,
}

impl Record {
    /// Empties the record, but keeps its memory for the next one.
    pub fn clear(&mut self) {
        self.text.clear();
        self.rows.clear();
        self.cells.clear();
        self.marks.clear();
        self.column = 0;
        self.shown.clear();
        self.moved.clear();
    }

    /// The line where the record begins, or the row of the sheet, from 1.
    #[must_use]
    pub fn line(&self) -> usize {
        self.rows.first().map_or(1, |row| row.line)
    }

    /// Where the record begins: its line, and how many characters stand before it there.
    #[must_use]
    pub fn place(&self) -> (usize, usize) {
        (self.line(), self.column)
    }

    /// The place of the sheet of a workbook where the record begins.
    pub(super) fn sheet(&self) -> usize {
        self.rows.first().map_or(0, |row| row.sheet)
    }

    /// Where the first cell stands that holds something.
    pub(super) fn first_place(&self) -> LineCol {
        let filled = self.cells.iter().find(|cell| !self.bare(**cell).is_empty());
        self.place_of(filled.copied().unwrap_or_default()).1
    }

    /// Where a cell stands: the place of its sheet, and where in that, or in the text.
    pub(super) fn place_of(&self, cell: Span) -> (usize, LineCol) {
        if let Ok(at) = self.moved.binary_search_by_key(&cell.start(), |moved| moved.start) {
            return self
                .moved
                .get(at)
                .map_or((0, LineCol { line: 1, column: 1 }), |moved| (moved.sheet, moved.at));
        }
        let row = self.rows.partition_point(|row| row.start <= cell.start()).saturating_sub(1);
        let Some(found) = self.rows.get(row) else { return (0, LineCol { line: 1, column: 1 }) };
        if self.quotes {
            let before = self.text.get(found.start..cell.start()).unwrap_or_default();
            let at = LineCol { line: found.line, column: 1 };
            return (found.sheet, at.behind(&String::from_utf8_lossy(before)));
        }
        let column = self.row(row).iter().position(|other| *other == cell).unwrap_or(0);
        (found.sheet, LineCol { line: found.line, column: column + 1 })
    }

    /// The text of a cell without its quotes and the blanks around it; empty if it is not there.
    pub(super) fn text_of(&self, row: usize, column: usize) -> Cow<'_, str> {
        let Some(cell) = self.row(row).get(column) else { return Cow::Borrowed("") };
        let is_quoted = self.quotes && self.raw(*cell).starts_with(b"\"");
        let text = match String::from_utf8_lossy(self.bare(*cell)) {
            Cow::Borrowed(text) => Cow::Borrowed(text.trim()),
            Cow::Owned(text) => Cow::Owned(text.trim().to_owned()),
        };
        if is_quoted && text.contains("\"\"") { text.replace("\"\"", "\"").into() } else { text }
    }

    /// The bytes of the record.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.text
    }

    /// How many rows the record has: one, except in a long table.
    #[must_use]
    pub fn row_count(&self) -> usize {
        self.rows.len()
    }

    /// How many cells the record has, in all rows.
    #[must_use]
    pub fn cell_count(&self) -> usize {
        self.cells.len()
    }

    /// The cells of a row.
    #[must_use]
    pub fn row(&self, row: usize) -> &[Span] {
        let first = self.rows.get(row).map_or(0, |row| row.first);
        let end = self.rows.get(row + 1).map_or(self.cells.len(), |next| next.first);
        self.cells.get(first..end).unwrap_or_default()
    }

    /// The bytes of a cell as they stand in the file, quotes included.
    #[must_use]
    pub fn raw(&self, cell: Span) -> &[u8] {
        self.text.get(cell.range()).unwrap_or_default()
    }

    /// What else the cell of this number, counted through all rows, is.
    pub(super) fn mark(&self, cell: usize) -> Option<Mark> {
        let found = self.marks.binary_search_by_key(&cell, |(at, _)| *at).ok()?;
        self.marks.get(found).map(|(_, mark)| *mark)
    }

    /// The bytes of a cell without its quotes and the blanks around it.
    pub(super) fn bare(&self, cell: Span) -> &[u8] {
        let raw = self.raw(cell);
        let inner = raw.strip_prefix(b"\"").filter(|_| self.quotes);
        inner.map_or(raw, |inner| inner.strip_suffix(b"\"").unwrap_or(inner)).trim_ascii()
    }

    /// Whether no cell holds anything.
    pub(super) fn is_blank(&self) -> bool {
        self.marks.is_empty() && self.cells.iter().all(|&cell| self.bare(cell).is_empty())
    }

    /// Adds a cell behind the others of the last row.
    pub(super) fn push_cell(&mut self, text: &str, mark: Option<Mark>) {
        self.push_bytes(text.as_bytes(), mark);
    }

    /// The same for what may be no text.
    pub(super) fn push_bytes(&mut self, bytes: &[u8], mark: Option<Mark>) {
        let start = self.text.len();
        self.text.extend_from_slice(bytes);
        if let Some(mark) = mark {
            self.marks.push((self.cells.len(), mark));
        }
        self.cells.push(Span::new(start, self.text.len()));
        // So that no two cells begin at the same place.
        self.text.push(b'\t');
    }

    /// Begins a new row.
    pub(super) fn push_row(&mut self, line: usize) {
        self.rows.push(Row { line, start: self.text.len(), first: self.cells.len(), sheet: 0 });
    }

    /// The line breaks between this record and a later one. Lines that said nothing count in the places of
    /// what follows.
    pub(super) fn gap(&self, other: &Self) -> usize {
        let Some(last) = self.rows.last().filter(|_| self.quotes && self.moved.is_empty()) else { return 0 };
        let lines = self.text.get(last.start..).unwrap_or_default();
        let here = last.line + line_breaks(lines);
        other.line().saturating_sub(here)
    }

    /// Adds the row of another record behind the others.
    pub(super) fn append(&mut self, other: &Self) {
        self.text.extend(std::iter::repeat_n(b'\n', self.gap(other)));
        let (bytes, cells) = (self.text.len(), self.cells.len());
        self.quotes = other.quotes;
        self.text.extend_from_slice(&other.text);
        let moved = |row: &Row| Row { start: row.start + bytes, first: row.first + cells, ..*row };
        self.rows.extend(other.rows.iter().map(moved));
        let moved = |cell: &Span| Span::new(cell.start() + bytes, cell.end() + bytes);
        self.cells.extend(other.cells.iter().map(moved));
        self.marks.extend(other.marks.iter().map(|&(cell, mark)| (cell + cells, mark)));
        self.shown.extend(other.shown.iter().map(|(cell, text)| (cell + cells, text.clone())));
        let moved = |moved: &Moved| Moved { start: moved.start + bytes, ..*moved };
        self.moved.extend(other.moved.iter().map(moved));
    }

    /// Puts a text that stands elsewhere into a cell of the last row.
    pub(super) fn fill(
        &mut self,
        cell: usize,
        text: &[u8],
        mark: Option<Mark>,
        (sheet, at): (usize, LineCol),
    ) {
        let start = self.text.len();
        self.text.extend_from_slice(text);
        if let Some(place) = self.cells.get_mut(cell) {
            *place = Span::new(start, self.text.len());
        }
        self.text.push(b'\t');
        self.moved.push(Moved { start, sheet, at });
        if let Some(mark) = mark {
            let at = self.marks.partition_point(|(other, _)| *other < cell);
            self.marks.insert(at, (cell, mark));
        }
    }

    /// Puts what cells show in the place of the numbers behind it, in these columns.
    pub(super) fn show(&mut self, is_text: impl Fn(usize) -> bool) {
        for (cell, text) in std::mem::take(&mut self.shown) {
            let row = self.rows.partition_point(|row| row.first <= cell).saturating_sub(1);
            let column = cell - self.rows.get(row).map_or(0, |row| row.first);
            let Some(span) = self.cells.get(cell).copied().filter(|_| is_text(column)) else { continue };
            let place = self.place_of(span);
            self.fill(cell, text.as_bytes(), None, place);
        }
    }

    /// A row with its cells in other places of a wider one.
    pub(super) fn arranged(&self, places: &[usize], width: usize) -> Self {
        let mut from: Vec<Option<usize>> = vec![None; width];
        for (column, place) in places.iter().enumerate() {
            if let Some(from) = from.get_mut(*place) {
                *from = Some(column);
            }
        }
        let mut row = Self { quotes: self.quotes, ..Self::default() };
        row.push_row(self.line());
        if let Some(own) = row.rows.first_mut() {
            own.sheet = self.sheet();
        }
        for column in from {
            let cell = column.and_then(|column| Some((column, *self.cells.get(column)?)));
            let Some((column, cell)) = cell else {
                row.push_cell("", None);
                continue;
            };
            let (sheet, at) = self.place_of(cell);
            row.moved.push(Moved { start: row.text.len(), sheet, at });
            if let Ok(shown) = self.shown.binary_search_by_key(&column, |(at, _)| *at) {
                row.shown.push((row.cells.len(), self.shown[shown].1.clone()));
            }
            row.push_bytes(self.raw(cell), self.mark(column));
        }
        // What stands beside the columns is somebody's mistake, and has to be seen.
        for (column, cell) in self.cells.iter().enumerate().skip(places.len()) {
            let (sheet, at) = self.place_of(*cell);
            row.moved.push(Moved { start: row.text.len(), sheet, at });
            row.push_bytes(self.raw(*cell), self.mark(column));
        }
        row
    }

    /// The record as a source, with the places of the file; bytes that are not UTF-8 are replaced.
    pub(super) fn source(&self, name: &str, sheets: &[String]) -> SourceFile {
        let text = String::from_utf8_lossy(&self.text).into_owned();
        if sheets.is_empty() && self.moved.is_empty() {
            return SourceFile::part(name, text, self.line()).after(self.column);
        }
        if sheets.is_empty() {
            let rows = self.rows.iter().map(|row| (row.start, LineCol { line: row.line, column: 1 }));
            let mut pieces: Vec<(usize, LineCol)> =
                self.moved.iter().map(|moved| (moved.start, moved.at)).chain(rows).collect();
            // Of two that begin at the same byte, the text that was moved counts.
            pieces.sort_by_key(|(start, _)| *start);
            pieces.dedup_by_key(|(start, _)| *start);
            return SourceFile::pieces(name, text, pieces);
        }
        let own = (0..self.rows.len()).flat_map(|row| {
            let (line, sheet) = self.rows.get(row).map_or((1, 0), |row| (row.line, row.sheet));
            let cells = self.row(row).iter().enumerate();
            cells.map(move |(column, cell)| (cell.start(), sheet, LineCol { line, column: column + 1 }))
        });
        let moved = self.moved.iter().map(|moved| (moved.start, moved.sheet, moved.at));
        let mut cells: Vec<(usize, usize, LineCol)> = moved.chain(own).collect();
        cells.sort_by_key(|(start, ..)| *start);
        cells.dedup_by_key(|(start, ..)| *start);
        SourceFile::sheets(name, text, sheets.to_vec(), cells)
    }
}

/// How many lines end in the bytes.
pub(super) fn line_breaks(bytes: &[u8]) -> usize {
    bytes.split(|&byte| byte == b'\n').count() - 1
}
