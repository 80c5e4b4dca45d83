//! The cells of a form that is a workbook, from all its sheets.

use std::io::{Read, Seek};

use crate::base::diagnostic::{Code, Diagnostic};
use crate::base::source::Span;

use super::book::{self, Book};
use super::record::Mark;
use super::words;

/// A cell of a form that holds something.
#[derive(Clone, Debug)]
pub struct FormCell {
    /// The place of its sheet.
    pub sheet: usize,
    /// Its row, from 1.
    pub line: usize,
    /// Its column, from 0.
    pub column: usize,
    /// Its text.
    pub text: String,
    /// What else it is.
    pub mark: Option<Mark>,
}

/// The most cells that a form has, and the most bytes of their texts: many times those of the largest rubric.
const MAX_FORM: (usize, usize) = (500_000, 32 << 20);

/// The names of all sheets of a workbook, and what is in the first columns of each.
///
/// # Errors
/// What is wrong with the workbook.
pub(in crate::input) fn form_cells(
    input: impl Read + Seek + Send,
    columns: usize,
) -> Result<(Vec<String>, Vec<FormCell>), Diagnostic> {
    let mut book = Book::open(Box::new(input))?;
    let names: Vec<String> = book.sheets().into_iter().map(|sheet| sheet.name).collect();
    let (mut found, mut bytes) = (Vec::new(), 0);
    for (sheet, name) in names.iter().enumerate() {
        let mut cells = book.cells(name).map_err(book::fault)?;
        while let Some(book::Cell { row, column, text, mark, .. }) =
            cells.next(&|_| false).map_err(book::fault)?
        {
            if column >= columns {
                continue;
            }
            bytes += text.len();
            if found.len() >= MAX_FORM.0 || bytes > MAX_FORM.1 {
                let message = words::part_too_large();
                return Err(Diagnostic::error(Code::TooLarge, Span::default(), message));
            }
            if !text.trim().is_empty() {
                found.push(FormCell { sheet, line: row + 1, column, text, mark });
            }
        }
    }
    // A workbook may have its cells in any order.
    found.sort_by_key(|cell| (cell.sheet, cell.line, cell.column));
    Ok((names, found))
}
