//! One record of a table as it stands in the file: the bytes, and where the cells are.

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
        self.text.get(cell.start..cell.end).unwrap_or_default()
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
        let start = self.text.len();
        self.text.extend_from_slice(text.as_bytes());
        if let Some(mark) = mark {
            self.marks.push((self.cells.len(), mark));
        }
        self.cells.push(Span::new(start, self.text.len()));
        // So that no two cells begin at the same place.
        self.text.push(b'\t');
    }

    /// Begins a new row.
    pub(super) fn push_row(&mut self, line: usize) {
        self.rows.push(Row { line, start: self.text.len(), first: self.cells.len() });
    }

    /// The line breaks between this record and a later one. Lines that said nothing count in the places of
    /// what follows.
    pub(super) fn gap(&self, other: &Self) -> usize {
        let Some(last) = self.rows.last().filter(|_| self.quotes) else { return 0 };
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
        let moved = |cell: &Span| Span::new(cell.start + bytes, cell.end + bytes);
        self.cells.extend(other.cells.iter().map(moved));
        self.marks.extend(other.marks.iter().map(|&(cell, mark)| (cell + cells, mark)));
    }

    /// The record as a source, with the places of the file; bytes that are not UTF-8 are replaced.
    pub(super) fn source(&self, name: &str, sheet: Option<&str>) -> SourceFile {
        let text = String::from_utf8_lossy(&self.text).into_owned();
        let Some(sheet) = sheet else { return SourceFile::part(name, text, self.line()).after(self.column) };
        let places = (0..self.rows.len()).flat_map(|row| {
            let line = self.rows.get(row).map_or(1, |row| row.line);
            let cells = self.row(row).iter().enumerate();
            cells.map(move |(column, cell)| (cell.start, LineCol { line, column: column + 1 }))
        });
        SourceFile::cells(name, text, sheet, places.collect())
    }
}

/// How many lines end in the bytes.
pub(super) fn line_breaks(bytes: &[u8]) -> usize {
    bytes.split(|&byte| byte == b'\n').count() - 1
}
