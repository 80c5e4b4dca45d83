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
use super::header::{Meaning, Part};
use super::record::{Mark, Record};
use super::runs::Runs;
use super::shown::shown;
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
    /// What of the workbook is hidden or not read.
    pub warnings: Vec<Diagnostic>,
}

impl<'i> Workbook<'i> {
    /// Opens a workbook at a sheet, or at the first that is not hidden; gives the sheet's name too.
    pub fn open(
        name: &str,
        mut input: Box<dyn ReadSeek + Send + 'i>,
        sheet: Option<&str>,
    ) -> Result<(Self, String), Unreadable> {
        let refuse = |fault| Unreadable::one(SourceFile::new(name, ""), fault);
        let guard::Seen { has_formulas, hidden_rows } = guard::check(&mut input).map_err(refuse)?;
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
        let all: Vec<(String, bool)> = file
            .sheets_metadata()
            .iter()
            .filter(|sheet| sheet.typ == SheetType::WorkSheet)
            .map(|sheet| (sheet.name.clone(), sheet.visible == SheetVisible::Visible))
            .collect();
        let mut warnings = Vec::new();
        let others = all.iter().filter(|(name, visible)| *name != found && *visible && sheet.is_none());
        let others: Vec<String> = others.map(|(name, _)| name.clone()).collect();
        let others: Vec<String> = others.into_iter().filter(|name| has_cells(&mut file, name)).collect();
        if !others.is_empty() {
            let list = others.iter().take(12).map(|name| format!("`{}`", quoted(name))).collect::<Vec<_>>();
            let message = words::other_sheets(&list.join(", "));
            let warning = Diagnostic::warning(Code::HiddenPart, Span::default(), message);
            warnings.push(warning.help(words::name_the_sheet()));
        }
        let at = all.iter().position(|(name, _)| *name == found).unwrap_or_default();
        if let hidden @ 1.. = hidden_in(hidden_rows, at, all.len()) {
            let warning = Diagnostic::warning(Code::HiddenPart, Span::default(), words::hidden_rows(hidden));
            warnings.push(warning.help(words::show_or_delete_rows()));
        }
        let uncalculated = if has_formulas { uncalculated(&mut file, &found) } else { Ok(Vec::new()) };
        let uncalculated =
            uncalculated.map_err(|why| refuse(Diagnostic::error(Code::Syntax, Span::default(), why)))?;
        Ok((
            Self { name: name.to_owned(), sheet: found.clone(), file, header: 0, uncalculated, warnings },
            found,
        ))
    }

    /// The first row that is not blank.
    pub fn header(&mut self) -> Result<Record, Unreadable> {
        let mut header = None;
        let _ = self.stream(0, &[], &mut |row, line| {
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

    /// The first rows below the header.
    pub fn first_rows(&mut self, most: usize) -> Result<Vec<Record>, Unreadable> {
        let mut rows = Vec::new();
        let _ = self.stream(self.header, &[], &mut |row, _| {
            rows.push(std::mem::take(row));
            Ok(if rows.len() < most { ControlFlow::Continue(()) } else { ControlFlow::Break(()) })
        })?;
        Ok(rows)
    }

    /// The rows below the header.
    pub fn rows(&mut self, columns: &Columns<'_>, runs: &mut Runs<'_, '_>) -> Flow {
        let is_text = |meaning: &Meaning| match meaning {
            Meaning::Field(_) | Meaning::Question => true,
            Meaning::Answer(_, part) | Meaning::Row(part) => *part != Part::Value,
            Meaning::Ignored | Meaning::Unnamed => false,
        };
        let texts: Vec<bool> = columns.meanings().iter().map(is_text).collect();
        self.stream(self.header, &texts, &mut |row, _| {
            std::mem::swap(runs.row(), row);
            runs.push()
        })
    }

    /// Hands out the rows below one, each filled up to the width of the table; `texts` says in which columns what a cell
    /// shows counts, and not the number behind it.
    fn stream(
        &mut self,
        below: usize,
        texts: &[bool],
        visit: &mut dyn FnMut(&mut Record, usize) -> Flow,
    ) -> Flow {
        let (name, sheet, uncalculated) = (self.name.clone(), self.sheet.clone(), &self.uncalculated);
        let fault = |line, code, message| refusal(&name, &sheet, line, code, message);
        let syntax = |line: usize| {
            let fault = &fault;
            move |why| fault(line, Code::Syntax, why)
        };
        let mut cells = calmly(|| self.file.worksheet_cells_reader(&sheet)).map_err(syntax(1))?;
        let formats: Vec<String> = cells
            .styles()
            .iter()
            .map(|style| style.number_format.as_ref().map_or_else(String::new, |it| it.format_code.clone()))
            .collect();
        let percents: Vec<bool> = formats.iter().map(|format| is_percent(format)).collect();
        let mut row = Record::default();
        let mut line = 0;
        loop {
            let next = calmly(|| cells.next_cell_with_style_id()).map_err(syntax(line.max(1)))?;
            let at = next.as_ref().map(|(cell, _)| cell.get_position());
            let next_line = at.map(|(row, _)| row as usize + 1);
            if next_line != Some(line) {
                if line > below {
                    while row.cells.len() < texts.len() {
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
                value => {
                    let (text, mark) = content(value, percent);
                    let is_shown = mark == Some(Mark::Number) && texts.get(column) == Some(&true);
                    let shown = formats.get(style).filter(|_| is_shown).and_then(|it| shown(&text, it));
                    (shown.unwrap_or(text), mark)
                }
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
    mut input: impl Read + Seek,
    columns: usize,
) -> Result<(Vec<String>, Vec<FormCell>), Diagnostic> {
    let syntax = |why| Diagnostic::error(Code::Syntax, Span::default(), why);
    let has_formulas = guard::check(&mut input)?.has_formulas;
    let mut file = calmly(|| Xlsx::new(BufReader::new(input))).map_err(syntax)?;
    let sheets = file.sheets_metadata().iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
    let names: Vec<String> = sheets.map(|sheet| sheet.name.clone()).collect();
    let (mut found, mut bytes) = (Vec::new(), 0);
    for (sheet, name) in names.iter().enumerate() {
        let uncalculated =
            if has_formulas { uncalculated(&mut file, name).map_err(syntax)? } else { Vec::new() };
        let mut cells = calmly(|| file.worksheet_cells_reader(name)).map_err(syntax)?;
        let formats = cells.styles().iter().map(|style| style.number_format.as_ref());
        let percents: Vec<bool> =
            formats.map(|format| format.is_some_and(|format| is_percent(&format.format_code))).collect();
        while let Some((cell, style)) = calmly(|| cells.next_cell_with_style_id()).map_err(syntax)? {
            let (row, column) = cell.get_position();
            if column as usize >= columns {
                continue;
            }
            let (text, mark) = match cell.get_value() {
                DataRef::Empty if uncalculated.binary_search(&(row, column)).is_ok() => {
                    ("=".to_owned(), Some(Mark::Uncalculated))
                }
                DataRef::String(text) if is_too_long(text) => (quoted(text), Some(Mark::TooLong)),
                DataRef::SharedString(text) if is_too_long(text) => (quoted(text), Some(Mark::TooLong)),
                value => content(value, percents.get(style).copied().unwrap_or(false)),
            };
            bytes += text.len();
            if found.len() >= MAX_FORM.0 || bytes > MAX_FORM.1 {
                let message = words::part_too_large();
                return Err(Diagnostic::error(Code::TooLarge, Span::default(), message));
            }
            if !text.trim().is_empty() {
                found.push(FormCell { sheet, line: row as usize + 1, column: column as usize, text, mark });
            }
        }
    }
    // A workbook may have its cells in any order.
    found.sort_by_key(|cell| (cell.sheet, cell.line, cell.column));
    Ok((names, found))
}

/// Whether a sheet has a cell that holds something.
fn has_cells<R: Read + Seek>(file: &mut Xlsx<R>, sheet: &str) -> bool {
    let Ok(mut cells) = calmly(|| file.worksheet_cells_reader(sheet)) else { return false };
    while let Ok(Some(cell)) = calmly(|| cells.next_cell()) {
        if *cell.get_value() != DataRef::Empty {
            return true;
        }
    }
    false
}

/// How many hidden rows the sheet at a place has; parts are numbered as the sheets were made, which is mostly their order.
fn hidden_in(mut parts: Vec<(String, usize)>, at: usize, sheets: usize) -> usize {
    let number = |name: &str| name.chars().filter(char::is_ascii_digit).collect::<String>().parse::<u32>();
    parts.sort_by_key(|(name, _)| number(name).unwrap_or(u32::MAX));
    if parts.len() == sheets { parts.get(at).map_or(0, |(_, hidden)| *hidden) } else { 0 }
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
        DataRef::Int(number) => (number.to_string(), Some(Mark::Number)),
        DataRef::Float(number) => (number.to_string(), Some(Mark::Number)),
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
