//! `[table]` of a column map: where in a file the table stands, and how its cells and numbers are written.
//!
//! Rows are counted as messages and spreadsheets count them: from 1, the lines of a text file, the rows of a sheet.

use crate::base::diagnostic::{Code, Diagnostic};
use crate::base::source::Span;
use crate::syntax::tree::{Faults, Fields, Node, Style, Value};

use super::super::DELIMITERS;
use super::super::notation::{Grouping, Mark, Marks};
use super::super::words;
use super::parts::{one_of, position, texts, whole, word};

/// The sheet of a workbook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in super::super) enum Sheet {
    /// The sheet of this name.
    Named(String),
    /// The sheet at this place, from 1, hidden ones included.
    At(usize),
}

/// Where a table stands.
#[derive(Clone, Debug, Default)]
pub(in super::super) struct Frame {
    /// The sheets that are put together, with their places in the map; the first visible one if none is named.
    pub sheets: Vec<(Sheet, Span)>,
    /// The rows of the header, or the columns of a transposed one, in order; the first row that is not blank if empty.
    pub header: Vec<usize>,
    /// Rows that are left out, first and last.
    pub skip: Vec<(usize, usize)>,
    /// The last row.
    pub last: Option<usize>,
    pub delimiter: Option<u8>,
    /// The name of the encoding of a text file.
    pub encoding: Option<String>,
    /// How numbers are written.
    pub marks: Option<Marks>,
    /// Whether each agency has a column.
    pub is_transposed: bool,
    /// Columns whose empty cells say what the cell above says, with their places in the map.
    pub fill_down: Vec<(String, Span)>,
}

impl Frame {
    /// Whether a row is left out.
    pub fn skips(&self, row: usize) -> bool {
        self.skip.iter().any(|(first, last)| (*first..=*last).contains(&row))
    }

    /// Whether a row stands below the table.
    pub fn is_below(&self, row: usize) -> bool {
        self.last.is_some_and(|last| row > last)
    }

    pub(super) fn read(&mut self, node: &Node<'_>, faults: &mut Faults) {
        let Some(mut fields) = node.fields(faults) else { return };
        self.sheets(&mut fields, faults);
        self.is_transposed =
            fields.optional("transposed").and_then(|node| node.boolean(faults)).unwrap_or(false);
        let transposed = self.is_transposed;
        if let Some(node) = fields.optional("header") {
            self.header = list(node).iter().filter_map(|item| row(item, transposed, faults)).collect();
            if let Some(at) = (1..self.header.len()).find(|at| self.header[at - 1] >= self.header[*at]) {
                let span = list(node).get(at).map_or(node.span, |item| item.span);
                faults.push(Diagnostic::error(Code::OutOfRange, span, words::header_rows_in_order()));
            }
        }
        if let Some(node) = fields.optional("skip") {
            match &node.value {
                Value::List(items) => self.skip = items.iter().filter_map(|it| range(it, faults)).collect(),
                Value::Scalar(_, Style::Quoted) => self.skip.extend(range(node, faults)),
                // As many readers of tables understand it: so many rows at the top.
                _ => self.skip.extend(whole(node, faults).map(|rows| (1, rows))),
            }
        }
        let last = fields.optional("last");
        self.last = last.and_then(|node| row(node, false, faults));
        if !transposed && let Some(node) = fields.entry("header") {
            for header in &self.header {
                if self.skips(*header) || self.is_below(*header) {
                    let message = words::header_row_not_read(*header);
                    faults.push(Diagnostic::error(Code::ConflictingKeys, node.value.span, message));
                }
            }
        }
        if let (Some(node), Some(header)) = (last, self.header.last().filter(|_| !transposed))
            && self.last == Some(*header)
        {
            faults.push(Diagnostic::error(Code::ConflictingKeys, node.span, words::nothing_below_header()));
        }
        if let Some(node) = fields.optional("delimiter") {
            self.delimiter = one_of(node, &DELIMITERS, faults);
        }
        self.encoding = fields.optional("encoding").and_then(|node| encoding(node, faults));
        self.marks(&mut fields, faults);
        if let Some(node) = fields.optional("fill_down") {
            self.fill_down = texts(node, faults);
        }
        fields.finish(faults);
    }

    fn sheets(&mut self, fields: &mut Fields<'_, '_>, faults: &mut Faults) {
        let (one, several) = (fields.entry("sheet"), fields.entry("sheets"));
        if let (Some(_), Some(several)) = (one, several) {
            let message = words::sheet_and_sheets();
            faults.push(Diagnostic::error(Code::ConflictingKeys, several.key_span, message));
        }
        let Some(node) = one.or(several).map(|entry| &entry.value) else { return };
        let items = if one.is_some() { std::slice::from_ref(node) } else { list(node) };
        for item in items {
            let sheet = match &item.value {
                Value::Scalar(_, Style::Literal) => whole(item, faults).map(Sheet::At),
                _ => word(item, faults).map(Sheet::Named),
            };
            let Some(sheet) = sheet else { continue };
            if let Some((_, first)) = self.sheets.iter().find(|(known, _)| *known == sheet) {
                faults.push(
                    Diagnostic::error(Code::DuplicateKey, item.span, words::sheet_twice())
                        .related(*first, words::first_given_here()),
                );
            } else {
                self.sheets.push((sheet, item.span));
            }
        }
    }

    /// What stands before a fraction, and what groups digits.
    pub(super) fn marks(&mut self, fields: &mut Fields<'_, '_>, faults: &mut Faults) {
        let decimal = fields.optional("decimal");
        let mark = decimal.and_then(|node| one_of(node, &Mark::WORDS, faults));
        let grouping = fields.optional("grouping");
        let group = grouping.and_then(|node| one_of(node, &Grouping::WORDS, faults));
        // Whoever says what groups digits says what does not stand before a fraction.
        let implied = match group {
            Some(Grouping::Point) => Some(Mark::Comma),
            Some(_) => Some(Mark::Point),
            None => None,
        };
        let Some(mark) = mark.or(implied) else { return };
        if let (Some(node), Some(group)) = (grouping, group)
            && group.is(mark)
        {
            faults.push(Diagnostic::error(Code::ConflictingKeys, node.span, words::groups_and_fractions()));
            return;
        }
        self.marks = Some(Marks { decimal: mark, grouping: group });
    }
}

/// The items of a list, or the one that stands for it.
fn list<'t, 's>(node: &'t Node<'s>) -> &'t [Node<'s>] {
    if let Value::List(items) = &node.value { items } else { std::slice::from_ref(node) }
}

/// A row by its number, or, in a transposed table, a column by its number or its letters.
fn row(node: &Node<'_>, is_column: bool, faults: &mut Faults) -> Option<usize> {
    if is_column { position(node, faults) } else { whole(node, faults) }
}

/// Rows from one to another: `3`, `"3-5"`.
fn range(node: &Node<'_>, faults: &mut Faults) -> Option<(usize, usize)> {
    let Value::Scalar(text, Style::Quoted) = &node.value else {
        return whole(node, faults).map(|row| (row, row));
    };
    let (first, last) = text.split_once(['-', '–']).unwrap_or((text, text));
    let parse = |text: &str| text.trim().parse::<usize>().ok().filter(|row| *row > 0);
    let found = parse(first).zip(parse(last)).filter(|(first, last)| first <= last);
    if found.is_none() {
        let message = words::no_rows(&crate::base::quote::quoted(text));
        faults.push(Diagnostic::error(Code::UnknownValue, node.span, message));
    }
    found
}

/// The name of an encoding that is read.
fn encoding(node: &Node<'_>, faults: &mut Faults) -> Option<String> {
    let name = word(node, faults)?;
    if super::super::named(&name).is_none() {
        let known =
            ["utf-8", "utf-16", "windows-1258", "windows-1252", "windows-1251", "gb18030", "shift_jis"];
        faults.push(crate::syntax::tree::unknown(Code::UnknownValue, node.span, &name, known));
        return None;
    }
    Some(name)
}
