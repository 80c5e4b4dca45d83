//! Office Open XML (ECMA-376), read in pieces by `calamine`.
//!
//! Of a formula the value counts that the workbook keeps beside it; without one, a cell with a formula is no empty cell, but
//! a fault.

use std::collections::HashMap;
use std::io::BufReader;

use calamine::{DataRef, Reader, SheetType, SheetVisible, Xlsx, XlsxCellReader, XlsxError};

use crate::base::caught::caught;
use crate::base::diagnostic::Diagnostic;
use crate::base::lang::Message;
use crate::base::quote::sentence;

use super::super::ReadSeek;
use super::super::guard::Seen;
use super::super::record::Mark;
use super::super::words;
use super::{Cell, Format, IsShown, Sheet};

/// The most formulas without a value that are kept in mind.
const MAX_UNCALCULATED: usize = 1 << 20;

type File<'i> = BufReader<Box<dyn ReadSeek + Send + 'i>>;

/// A workbook.
pub(in super::super) struct Book<'i> {
    file: Xlsx<File<'i>>,
    seen: Seen,
    /// The cells of each sheet whose formulas were never calculated: rows and columns from 0, in their order.
    uncalculated: HashMap<String, Vec<(u32, u32)>>,
}

/// The cells of a sheet.
#[allow(clippy::struct_field_names, reason = "they are those of the reader")]
pub(in super::super) struct Cells<'b, 'i> {
    cells: XlsxCellReader<'b, File<'i>>,
    formats: Vec<Format>,
    uncalculated: &'b [(u32, u32)],
}

impl<'i> Book<'i> {
    pub fn open(input: Box<dyn ReadSeek + Send + 'i>, seen: Seen) -> Result<Self, Diagnostic> {
        let file = calmly(|| Xlsx::new(BufReader::new(input))).map_err(super::fault)?;
        Ok(Self { file, seen, uncalculated: HashMap::new() })
    }

    pub fn sheets(&self) -> Vec<Sheet> {
        let sheets = self.file.sheets_metadata().iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
        let visible = |sheet: &calamine::Sheet| sheet.visible == SheetVisible::Visible;
        sheets.map(|sheet| Sheet { name: sheet.name.clone(), visible: visible(sheet) }).collect()
    }

    /// How many rows are hidden; parts are numbered as the sheets were made, which is mostly their order.
    pub fn hidden_rows(&self, sheet: &str) -> usize {
        let sheets = self.sheets();
        let mut parts = self.seen.hidden_rows.clone();
        let number =
            |name: &str| name.chars().filter(char::is_ascii_digit).collect::<String>().parse::<u32>();
        parts.sort_by_key(|(name, _)| number(name).unwrap_or(u32::MAX));
        let at = sheets.iter().position(|found| found.name == sheet).unwrap_or_default();
        if parts.len() == sheets.len() { parts.get(at).map_or(0, |(_, hidden)| *hidden) } else { 0 }
    }

    pub fn cells(&mut self, sheet: &str) -> Result<Cells<'_, 'i>, Message> {
        if self.seen.has_formulas && !self.uncalculated.contains_key(sheet) {
            let found = self.find_uncalculated(sheet)?;
            self.uncalculated.insert(sheet.to_owned(), found);
        }
        let cells = calmly(|| self.file.worksheet_cells_reader(sheet))?;
        let format = |style: &calamine::Style| {
            let code = style.number_format.as_ref().map_or_else(String::new, |it| it.format_code.clone());
            Format::new(code)
        };
        let formats = cells.styles().iter().map(format).collect();
        let uncalculated = self.uncalculated.get(sheet).map(Vec::as_slice).unwrap_or_default();
        Ok(Cells { cells, formats, uncalculated })
    }

    /// Whether a sheet has a cell that holds something.
    pub fn has_cells(&mut self, sheet: &str) -> bool {
        let Ok(mut cells) = calmly(|| self.file.worksheet_cells_reader(sheet)) else { return false };
        while let Ok(Some(cell)) = calmly(|| cells.next_cell()) {
            if *cell.get_value() != DataRef::Empty {
                return true;
            }
        }
        false
    }

    /// The cells with a formula and without a value. The reader of cells with styles does not say which have formulas, so
    /// this takes a pass of its own.
    fn find_uncalculated(&mut self, sheet: &str) -> Result<Vec<(u32, u32)>, Message> {
        let mut cells = calmly(|| self.file.worksheet_cells_reader(sheet))?;
        let mut found = Vec::new();
        while let Some(cell) = calmly(|| cells.next_cell_with_formula_metadata())? {
            if cell.formula.is_some() && cell.value == DataRef::Empty {
                found.push(cell.pos);
            }
            if found.len() > MAX_UNCALCULATED {
                return Err(words::too_many_uncalculated(MAX_UNCALCULATED));
            }
        }
        found.sort_unstable();
        Ok(found)
    }
}

impl Cells<'_, '_> {
    pub fn next(&mut self, is_shown: IsShown<'_>) -> Result<Option<Cell>, Message> {
        let Some((cell, style)) = calmly(|| self.cells.next_cell_with_style_id())? else { return Ok(None) };
        let (row, column) = cell.get_position();
        let (row, column) = (row as usize, column as usize);
        let number = |number: String| match self.formats.get(style) {
            Some(format) => format.number(number, is_shown(column)),
            None => (number, Some(Mark::Number), None),
        };
        let (text, mark, shown) = match cell.get_value() {
            DataRef::Empty if self.uncalculated.binary_search(&cell.get_position()).is_ok() => {
                ("=".to_owned(), Some(Mark::Uncalculated), None)
            }
            DataRef::Empty => (String::new(), None, None),
            DataRef::String(text) => super::text(text),
            DataRef::SharedString(text) => super::text(text),
            DataRef::Bool(value) => (super::yes_no(*value), None, None),
            DataRef::Int(value) => number(value.to_string()),
            DataRef::Float(value) => number(value.to_string()),
            DataRef::DateTime(time) => (time.to_string(), Some(Mark::Date), None),
            DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => (text.clone(), Some(Mark::Date), None),
            DataRef::Error(error) => (error.to_string(), Some(Mark::Error), None),
        };
        Ok(Some(Cell { row, column, text, mark, shown }))
    }
}

/// Calls the reader of workbooks; what it cannot read, and where it breaks off, is the workbook's fault.
fn calmly<T>(call: impl FnOnce() -> Result<T, XlsxError>) -> Result<T, Message> {
    match caught(call) {
        Some(Ok(value)) => Ok(value),
        Some(Err(error)) => Err(words::workbook_unreadable_for(&sentence(&error.to_string()))),
        None => Err(words::workbook_unreadable()),
    }
}
