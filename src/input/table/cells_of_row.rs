//! A row of a record, with what its cells hold.

use std::borrow::Cow;

use crate::base::source::Span;

use super::cell_text::{inner, value};
use super::record::{Mark, Record};

/// A cell that holds something.
#[derive(Clone)]
pub(super) struct Cell<'t> {
    /// Its text without the blanks around it.
    pub text: Cow<'t, str>,
    pub span: Span,
    /// Its number in the record.
    pub at: usize,
}

/// One row of a record.
pub(super) struct Row<'t> {
    pub record: &'t Record,
    pub text: &'t str,
    pub cells: &'t [Span],
    /// The number of its first cell in the record.
    pub first: usize,
}

impl<'t> Row<'t> {
    /// The place of a cell, without quotes and blanks, also when it is empty.
    pub fn span(&self, column: usize) -> Span {
        let cell = self.cells.get(column).copied();
        cell.map_or_else(Span::default, |cell| inner(self.record, self.text, cell, true))
    }

    /// What can be read in a cell.
    pub fn cell(&self, column: Option<usize>) -> Option<Cell<'t>> {
        let cell = self.any(column?)?;
        let is_readable = matches!(self.mark(&cell), None | Some(Mark::Percent | Mark::Number));
        is_readable.then_some(cell)
    }

    /// What a cell holds.
    pub fn any(&self, column: usize) -> Option<Cell<'t>> {
        let span = self.span(column);
        let text = self.text.get(span.range()).filter(|text| !text.is_empty())?;
        let text = value(text, self.is_quoted(column));
        Some(Cell { text, span, at: self.first + column })
    }

    /// A text with its blanks; `None` if there is nothing else.
    pub fn exact(&self, column: Option<usize>) -> Option<Cell<'t>> {
        let cell = self.cell(column)?;
        let span = inner(self.record, self.text, *self.cells.get(column?)?, false);
        let text = value(self.text.get(span.range())?, self.is_quoted(column?));
        Some(Cell { text, ..cell })
    }

    fn is_quoted(&self, column: usize) -> bool {
        let raw = self.cells.get(column).map(|&cell| self.record.raw(cell));
        self.record.quotes && raw.is_some_and(|raw| raw.starts_with(b"\""))
    }

    pub fn mark(&self, cell: &Cell<'_>) -> Option<Mark> {
        self.record.mark(cell.at)
    }
}
