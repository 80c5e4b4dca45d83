//! A workbook → the rows of its sheets, in pieces; its formats are those of [`super::book`].

use std::ops::ControlFlow;

use crate::base::diagnostic::{Code, Diagnostic, nearest};
use crate::base::lang::Message;
use crate::base::quote::quoted;
use crate::base::source::{LineCol, SourceFile, Span};

use super::book::{Book, Cell};
use super::columns::Columns;
use super::cut::MAX_RECORD;
use super::head::Head;
use super::header::MAX_COLUMNS;
use super::map::{Frame, Sheet};
use super::record::Record;
use super::runs::Runs;
use super::words;
use super::{Flow, ReadSeek, Unreadable};

/// The most rows of a sheet.
pub(super) const MAX_ROWS: usize = 1 << 20;

/// A workbook whose sheets have been chosen.
pub(super) struct Workbook<'i> {
    name: String,
    /// The sheets to read.
    pub sheets: Vec<String>,
    /// Where none was asked for, the other visible sheets that have cells.
    pub others: Vec<String>,
    book: Book<'i>,
    /// The row of the header, from 1, and the last row that is read.
    header: usize,
    last: Option<usize>,
    /// What of the workbook is hidden or not read.
    pub warnings: Vec<Diagnostic>,
}

impl<'i> Workbook<'i> {
    /// Opens a workbook at these sheets, or at the first that is not hidden.
    pub fn open(
        name: &str,
        input: Box<dyn ReadSeek + Send + 'i>,
        wanted: &[Sheet],
    ) -> Result<Self, Unreadable> {
        let refuse = |fault| Unreadable::one(SourceFile::new(name, ""), fault);
        let mut book = Book::open(input).map_err(refuse)?;
        let all = book.sheets();
        let names: Vec<&str> = all.iter().map(|sheet| sheet.name.as_str()).collect();
        let find = |sheet: &Sheet| {
            let found = match sheet {
                Sheet::Named(wanted) => names.iter().position(|name| name == wanted),
                Sheet::At(number) => number.checked_sub(1).filter(|at| *at < names.len()),
            };
            found.ok_or_else(|| refuse(no_sheet(Some(sheet), &names)))
        };
        let mut chosen: Vec<usize> = wanted.iter().map(find).collect::<Result<_, _>>()?;
        if chosen.is_empty() {
            let visible = all.iter().position(|sheet| sheet.visible);
            chosen.push(visible.ok_or_else(|| refuse(no_sheet(None, &names)))?);
        }
        let mut warnings = Vec::new();
        let others = all.iter().enumerate();
        let others = others.filter(|(at, it)| !chosen.contains(at) && it.visible && wanted.is_empty());
        let others: Vec<String> =
            others.map(|(_, other)| other.name.clone()).filter(|name| book.has_cells(name)).collect();
        if !others.is_empty() {
            let list = others.iter().take(12).map(|name| format!("`{}`", quoted(name))).collect::<Vec<_>>();
            let message = words::other_sheets(&list.join(", "));
            let warning = Diagnostic::warning(Code::HiddenPart, Span::default(), message);
            warnings.push(warning.help(words::name_the_sheet()));
        }
        let sheets: Vec<String> = chosen.iter().filter_map(|at| Some(all.get(*at)?.name.clone())).collect();
        let hidden = sheets.iter().map(|sheet| book.hidden_rows(sheet)).sum();
        if let hidden @ 1.. = hidden {
            let warning = Diagnostic::warning(Code::HiddenPart, Span::default(), words::hidden_rows(hidden));
            warnings.push(warning.help(words::show_or_delete_rows()));
        }
        let name = name.to_owned();
        Ok(Self { name, sheets, others, book, header: 0, last: None, warnings })
    }

    /// The header of the first sheet.
    pub fn header(&mut self, frame: &Frame) -> Result<Record, Unreadable> {
        let mut head = Head::new(frame);
        let mut below = 0;
        self.last = frame.last;
        let _ = self.stream(0, 0, Texts::Values, &mut |row, line| {
            below = line;
            Ok(if head.take(row, line) { ControlFlow::Break(()) } else { ControlFlow::Continue(()) })
        })?;
        let missing = head.missing();
        if let Some(row) = head.join() {
            self.header = frame.header.last().copied().unwrap_or(below);
            return Ok(row);
        }
        if frame.header.is_empty() {
            return Err(self.fault(0, 1, Code::EmptyFile, words::empty_sheet()));
        }
        Err(self.fault(0, missing, Code::MissingColumn, words::no_header_row(missing)))
    }

    /// All rows of a sheet, with what their cells show beside the numbers.
    pub fn all_rows(&mut self, sheet: usize, visit: &mut dyn FnMut(&mut Record) -> Flow) -> Flow {
        self.stream(sheet, 0, Texts::Both, &mut |row, _| {
            if let Some(own) = row.rows.first_mut() {
                own.sheet = sheet;
            }
            visit(row)
        })
    }

    /// The first rows of a sheet.
    pub fn first_rows(&mut self, sheet: usize, most: usize) -> Result<Vec<Record>, Unreadable> {
        let mut rows = Vec::new();
        let _ = self.stream(sheet, self.header, Texts::Values, &mut |row, _| {
            rows.push(std::mem::take(row));
            Ok(if rows.len() < most { ControlFlow::Continue(()) } else { ControlFlow::Break(()) })
        })?;
        Ok(rows)
    }

    /// The rows below the header.
    pub fn rows(&mut self, columns: &Columns<'_>, runs: &mut Runs<'_, '_>) -> Flow {
        let texts = columns.texts();
        self.stream(0, self.header, Texts::In(&texts), &mut |row, _| {
            std::mem::swap(runs.row(), row);
            runs.push()
        })
    }

    /// Hands out the rows of a sheet below one, each filled up to the width of the table.
    fn stream(
        &mut self,
        sheet: usize,
        below: usize,
        texts: Texts<'_>,
        visit: &mut dyn FnMut(&mut Record, usize) -> Flow,
    ) -> Flow {
        let (name, last) = (self.name.clone(), self.last);
        let sheet = self.sheets.get(sheet).cloned().unwrap_or_default();
        let (width, is_shown_in): (usize, &dyn Fn(usize) -> bool) = match texts {
            Texts::In(texts) => (texts.len(), &|column| texts.get(column) == Some(&true)),
            Texts::Values => (0, &|_| false),
            Texts::Both => (0, &|_| true),
        };
        let keeps_both = matches!(texts, Texts::Both);
        let fault = |line, code, message| refusal(&name, &sheet, line, code, message);
        let syntax = |line: usize| {
            let fault = &fault;
            move |why| fault(line, Code::Syntax, why)
        };
        let mut cells = self.book.cells(&sheet).map_err(syntax(1))?;
        let mut row = Record::default();
        let mut line = 0;
        loop {
            let next = cells.next(is_shown_in).map_err(syntax(line.max(1)))?;
            let next_line = next.as_ref().map(|cell| cell.row + 1);
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
                if last.is_some_and(|last| next_line.is_some_and(|next| next > last)) {
                    return Ok(ControlFlow::Continue(()));
                }
            }
            let (Some(Cell { column, text, mark, shown, .. }), Some(next_line)) = (next, next_line) else {
                return Ok(ControlFlow::Continue(()));
            };
            if next_line != line {
                if next_line < line {
                    return Err(fault(line, Code::Syntax, disorder()));
                }
                line = next_line;
                row.push_row(line);
            }
            if column >= MAX_COLUMNS || line > MAX_ROWS {
                let message = words::cell_outside_any_sheet();
                return Err(fault(line.min(MAX_ROWS), Code::Syntax, message));
            }
            let (text, beside) = match shown {
                Some(shown) if !keeps_both => (shown, None),
                shown => (text, shown),
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
            row.shown.extend(beside.map(|shown| (row.cells.len(), shown)));
            row.push_cell(&text, mark);
            if row.text.len() > MAX_RECORD {
                let limit = MAX_RECORD >> 20;
                let message = words::row_too_large(limit);
                return Err(fault(line, Code::TooLarge, message));
            }
        }
    }

    fn fault(&self, sheet: usize, line: usize, code: Code, message: Message) -> Unreadable {
        let sheet = self.sheets.get(sheet).map(String::as_str).unwrap_or_default();
        refusal(&self.name, sheet, line, code, message)
    }
}

/// What counts of a cell with a number: the number, or what the cell shows.
#[derive(Clone, Copy)]
enum Texts<'t> {
    /// The number.
    Values,
    /// What it shows in these columns.
    In(&'t [bool]),
    /// Both are kept, since it is not known yet what the columns are.
    Both,
}

fn refusal(name: &str, sheet: &str, line: usize, code: Code, message: Message) -> Unreadable {
    let source = SourceFile::cells(name, "", sheet, vec![(0, LineCol { line, column: 1 })]);
    Unreadable::one(source, Diagnostic::error(code, Span::default(), message))
}

fn disorder() -> Message {
    words::cells_out_of_order()
}

fn no_sheet(wanted: Option<&Sheet>, names: &[&str]) -> Diagnostic {
    let Some(wanted) = wanted else {
        let message = words::no_visible_sheet();
        return Diagnostic::error(Code::EmptyFile, Span::default(), message);
    };
    let wanted = match wanted {
        Sheet::Named(name) => name.clone(),
        Sheet::At(number) => number.to_string(),
    };
    let message = words::no_such_sheet(&quoted(&wanted));
    let list = names.iter().take(12).map(|name| format!("`{}`", quoted(name))).collect::<Vec<_>>().join(", ");
    let help = match nearest(&wanted, names.iter().copied()) {
        Some(near) => crate::syntax::words::did_you_mean(near),
        None => words::its_sheets(&list),
    };
    Diagnostic::error(Code::UnknownValue, Span::default(), message).help(help)
}
