//! Workbooks (Office Open XML) → rows of cells, read in pieces.
//!
//! A number becomes its shortest decimal text, and a truth value yes or no. A number that is shown in percent
//! becomes what is shown (`85%` for 0.85): whoever types 85 % into a cell means that. Dates and the errors of
//! formulas are no answers. Of a formula the value counts that the workbook keeps beside it; without one, a cell with a
//! formula is no empty cell, but a fault.

use std::io::{BufReader, Read, Seek};
use std::ops::ControlFlow;

use calamine::{DataRef, Reader, SheetType, SheetVisible, Xlsx, XlsxError};

use crate::base::caught::caught;
use crate::base::diagnostic::{Code, Diagnostic, nearest};
use crate::base::lang::Message;
use crate::base::quote::{quoted, sentence};
use crate::base::source::{LineCol, SourceFile, Span};
use crate::syntax::tree::is_too_long;

use super::columns::{Columns, MAX_COLUMNS};
use super::cut::MAX_RECORD;
use super::guard;
use super::record::{Mark, Record};
use super::runs::Runs;
use super::words;
use super::{Flow, ReadSeek, Unreadable};

/// A workbook whose sheet has been chosen.
pub(super) struct Workbook<'i> {
    name: String,
    sheet: String,
    file: Xlsx<BufReader<Box<dyn ReadSeek + Send + 'i>>>,
    /// The row of the header, from 1.
    header: usize,
    /// The cells whose formulas were never calculated: rows and columns from 0, in their order.
    uncalculated: Vec<(u32, u32)>,
}

impl<'i> Workbook<'i> {
    /// Opens a workbook at a sheet, or at the first that is not hidden; gives the sheet's name too.
    pub fn open(
        name: &str,
        mut input: Box<dyn ReadSeek + Send + 'i>,
        sheet: Option<&str>,
    ) -> Result<(Self, String), Unreadable> {
        let refuse = |fault| Unreadable::one(SourceFile::new(name, ""), fault);
        let has_formulas = guard::check(&mut input).map_err(refuse)?;
        let mut file = calmly(|| Xlsx::new(BufReader::new(input)))
            .map_err(|why| refuse(Diagnostic::error(Code::Syntax, Span::default(), why)))?;
        let sheets = file.sheets_metadata().iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
        let found = match sheet {
            Some(wanted) => sheets.clone().find(|sheet| sheet.name == wanted),
            None => sheets.clone().find(|sheet| sheet.visible == SheetVisible::Visible),
        };
        let Some(found) = found.map(|sheet| sheet.name.clone()) else {
            let names: Vec<&str> = sheets.map(|sheet| sheet.name.as_str()).collect();
            return Err(refuse(no_sheet(sheet, &names)));
        };
        let uncalculated = if has_formulas { uncalculated(&mut file, &found) } else { Ok(Vec::new()) };
        let uncalculated =
            uncalculated.map_err(|why| refuse(Diagnostic::error(Code::Syntax, Span::default(), why)))?;
        Ok((Self { name: name.to_owned(), sheet: found.clone(), file, header: 0, uncalculated }, found))
    }

    /// The first row that is not blank.
    pub fn header(&mut self) -> Result<Record, Unreadable> {
        let mut header = None;
        let _ = self.stream(0, 0, &mut |row, line| {
            if row.is_blank() {
                return Ok(ControlFlow::Continue(()));
            }
            header = Some((std::mem::take(row), line));
            Ok(ControlFlow::Break(()))
        })?;
        let Some((row, line)) = header else {
            return Err(self.fault(1, Code::EmptyFile, words::empty_sheet()));
        };
        self.header = line;
        Ok(row)
    }

    /// The rows below the header.
    pub fn rows(&mut self, columns: &Columns<'_>, runs: &mut Runs<'_, '_>) -> Flow {
        self.stream(self.header, columns.meanings().len(), &mut |row, _| {
            std::mem::swap(runs.row(), row);
            runs.push()
        })
    }

    /// Hands out the rows below one, each filled up to a width.
    fn stream(
        &mut self,
        below: usize,
        width: usize,
        visit: &mut dyn FnMut(&mut Record, usize) -> Flow,
    ) -> Flow {
        let (name, sheet, uncalculated) = (self.name.clone(), self.sheet.clone(), &self.uncalculated);
        let fault = |line, code, message| refusal(&name, &sheet, line, code, message);
        let syntax = |line: usize| {
            let fault = &fault;
            move |why| fault(line, Code::Syntax, why)
        };
        let mut cells = calmly(|| self.file.worksheet_cells_reader(&sheet)).map_err(syntax(1))?;
        let percents: Vec<bool> = cells
            .styles()
            .iter()
            .map(|style| style.number_format.as_ref().is_some_and(|format| is_percent(&format.format_code)))
            .collect();
        let mut row = Record::default();
        let mut line = 0;
        loop {
            let next = calmly(|| cells.next_cell_with_style_id()).map_err(syntax(line.max(1)))?;
            let at = next.as_ref().map(|(cell, _)| cell.get_position());
            let next_line = at.map(|(row, _)| row as usize + 1);
            if next_line != Some(line) {
                if line > below {
                    while row.cells.len() < width {
                        row.push_cell("", None);
                    }
                    let flow = visit(&mut row, line)?;
                    if flow.is_break() {
                        return Ok(flow);
                    }
                }
                row.clear();
            }
            let (Some((cell, style)), Some((_, column)), Some(next_line)) = (next, at, next_line) else {
                return Ok(ControlFlow::Continue(()));
            };
            if next_line != line {
                if next_line < line {
                    return Err(fault(line, Code::Syntax, disorder()));
                }
                line = next_line;
                row.push_row(line);
            }
            let column = column as usize;
            if column >= MAX_COLUMNS || line > MAX_ROWS {
                let message = words::cell_outside_any_sheet();
                return Err(fault(line.min(MAX_ROWS), Code::Syntax, message));
            }
            let percent = percents.get(style).copied().unwrap_or(false);
            let (text, mark) = match cell.get_value() {
                DataRef::Empty if uncalculated.binary_search(&cell.get_position()).is_ok() => {
                    ("=".to_owned(), Some(Mark::Uncalculated))
                }
                // One string may stand in every cell of a sheet, so a long one is not copied for each.
                DataRef::String(text) if is_too_long(text) => (quoted(text), Some(Mark::TooLong)),
                DataRef::SharedString(text) if is_too_long(text) => (quoted(text), Some(Mark::TooLong)),
                value => content(value, percent),
            };
            if text.is_empty() || line <= below {
                continue;
            }
            if column < row.cells.len() {
                return Err(fault(line, Code::Syntax, disorder()));
            }
            while row.cells.len() < column {
                row.push_cell("", None);
            }
            row.push_cell(&text, mark);
            if row.text.len() > MAX_RECORD {
                let limit = MAX_RECORD >> 20;
                let message = words::row_too_large(limit);
                return Err(fault(line, Code::TooLarge, message));
            }
        }
    }

    fn fault(&self, line: usize, code: Code, message: Message) -> Unreadable {
        refusal(&self.name, &self.sheet, line, code, message)
    }
}

/// The cells with a formula and without a value. The reader of cells with styles does not say which have formulas, so
/// this takes a pass of its own.
fn uncalculated<R: Read + Seek>(file: &mut Xlsx<R>, sheet: &str) -> Result<Vec<(u32, u32)>, Message> {
    let mut cells = calmly(|| file.worksheet_cells_reader(sheet))?;
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

/// The most formulas without a value that are kept in mind.
const MAX_UNCALCULATED: usize = 1 << 20;

/// The most rows of a sheet.
const MAX_ROWS: usize = 1 << 20;

fn refusal(name: &str, sheet: &str, line: usize, code: Code, message: Message) -> Unreadable {
    let source = SourceFile::cells(name, "", sheet, vec![(0, LineCol { line, column: 1 })]);
    Unreadable::one(source, Diagnostic::error(code, Span::default(), message))
}

fn disorder() -> Message {
    words::cells_out_of_order()
}

/// Calls the reader of workbooks; what it cannot read, and where it breaks off, is the workbook's fault.
fn calmly<T>(call: impl FnOnce() -> Result<T, XlsxError>) -> Result<T, Message> {
    match caught(call) {
        Some(Ok(value)) => Ok(value),
        Some(Err(error)) => {
            let why = sentence(&error.to_string());
            Err(words::workbook_unreadable_for(&why))
        }
        None => Err(words::workbook_unreadable()),
    }
}

fn no_sheet(wanted: Option<&str>, names: &[&str]) -> Diagnostic {
    let Some(wanted) = wanted else {
        let message = words::no_visible_sheet();
        return Diagnostic::error(Code::EmptyFile, Span::default(), message);
    };
    let quote = quoted(wanted);
    let message = words::no_such_sheet(&quote);
    let list = names.iter().take(12).map(|name| format!("`{}`", quoted(name))).collect::<Vec<_>>().join(", ");
    let help = match nearest(wanted, names.iter().copied()) {
        Some(near) => crate::syntax::words::did_you_mean(near),
        None => words::its_sheets(&list),
    };
    Diagnostic::error(Code::UnknownValue, Span::default(), message).help(help)
}

/// The text of a cell, and what else it is.
fn content(value: &DataRef<'_>, percent: bool) -> (String, Option<Mark>) {
    match value {
        DataRef::Empty => (String::new(), None),
        DataRef::String(text) => (text.clone(), None),
        DataRef::SharedString(text) => ((*text).to_owned(), None),
        DataRef::Bool(value) => (if *value { "yes" } else { "no" }.to_owned(), None),
        DataRef::Int(number) if percent => (shown_in_percent(&number.to_string()), Some(Mark::Percent)),
        DataRef::Float(number) if percent => (shown_in_percent(&number.to_string()), Some(Mark::Percent)),
        DataRef::Int(number) => (number.to_string(), None),
        DataRef::Float(number) => (number.to_string(), None),
        DataRef::DateTime(time) => (time.to_string(), Some(Mark::Date)),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => (text.clone(), Some(Mark::Date)),
        DataRef::Error(error) => (error.to_string(), Some(Mark::Error)),
    }
}

/// Whether a number format shows its number in percent: a `%` that is no literal text.
fn is_percent(format: &str) -> bool {
    let (mut quoted, mut escaped) = (false, false);
    for c in format.chars() {
        match c {
            _ if escaped => escaped = false,
            '"' => quoted = !quoted,
            '\\' | '_' | '*' if !quoted => escaped = true,
            '%' if !quoted => return true,
            _ => {}
        }
    }
    false
}

/// A decimal number times a hundred, exactly, with a percent sign.
fn shown_in_percent(number: &str) -> String {
    let (sign, digits) = number.strip_prefix('-').map_or(("", number), |digits| ("-", digits));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    if !whole.bytes().chain(fraction.bytes()).all(|byte| byte.is_ascii_digit()) {
        return format!("{number}%");
    }
    let moved: String = fraction.chars().chain("00".chars()).take(2).collect();
    let rest = fraction.get(2..).unwrap_or_default();
    let joined = format!("{whole}{moved}");
    let whole = joined.trim_start_matches('0');
    let whole = if whole.is_empty() { "0" } else { whole };
    let point = if rest.is_empty() { "" } else { "." };
    format!("{sign}{whole}{point}{rest}%")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_percentage_is_what_is_shown() {
        for (number, shown) in [
            ("0.85", "85%"),
            ("0.925", "92.5%"),
            ("1", "100%"),
            ("0.07", "7%"),
            ("0.5", "50%"),
            ("0", "0%"),
            ("-0.001", "-0.1%"),
            ("12.3456", "1234.56%"),
        ] {
            assert_eq!(shown_in_percent(number), shown);
        }
    }

    #[test]
    fn a_percent_sign_in_a_literal_does_not_count() {
        for (format, percent) in [
            ("0%", true),
            ("0.00%;[Red]-0.00%", true),
            ("0\" %\"", false),
            ("0\\%", false),
            ("General", false),
        ] {
            assert_eq!(is_percent(format), percent, "{format}");
        }
    }
}
