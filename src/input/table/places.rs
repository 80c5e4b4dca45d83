//! Where the records of a table stand, as the user sees the file, and which column a place lies in.

use crate::base::source::{SourceFile, Span, letters};
use crate::syntax::tree::is_too_long;

use super::columns::Columns;
use super::header::{Field, Layout, Meaning};
use super::kept::Choice;
use super::record::Record;

impl Columns<'_> {
    /// Where records stand, up to the number of the line: `answers.csv:`, `answers.xlsx:Sheet1!`.
    #[must_use]
    pub fn source_name(&self) -> String {
        self.source_of_sheet(0)
    }

    fn source_of_sheet(&self, sheet: usize) -> String {
        let name = &self.name;
        self.sheets.get(sheet).map_or_else(|| format!("{name}:"), |sheet| format!("{name}:{sheet}!"))
    }

    /// The table that a record belongs to, where it stands up to a number, and that number: `answers.csv:` and 12; of a
    /// column of a transposed table, `answers.xlsx:Sheet1!F` and 3.
    #[must_use]
    pub fn place(&self, record: &Record) -> (String, String, usize) {
        let table = self.source_of_sheet(record.sheet());
        if !self.is_transposed {
            return (table.clone(), table, record.line());
        }
        let at = record.first_place();
        if self.are_in_book() {
            return (table.clone(), format!("{table}{}", letters(at.column)), at.line);
        }
        (table.clone(), format!("{table}{}:", at.line), at.column)
    }

    /// Where a record stands: `answers.csv:12`, `answers.xlsx:Sheet1!12`.
    #[must_use]
    pub fn origin(&self, record: &Record) -> String {
        let (_, source, line) = self.place(record);
        format!("{source}{line}")
    }

    /// The record as a source, to show its faults in.
    #[must_use]
    pub fn source(&self, record: &Record) -> SourceFile {
        record.source(&self.name, &self.sheets)
    }

    /// The column that a place of a record lies in: its name, or the question of a row or of an object.
    #[must_use]
    pub fn column_at(&self, record: &Record, span: Span) -> Option<String> {
        if self.layout == Layout::Objects {
            return self.key_at(record, span);
        }
        let mut rows = (0..record.row_count()).map(|row| record.row(row));
        let is_here = |cell: &Span| cell.start() <= span.start() && span.start() <= cell.end();
        let (row, column) = rows.find_map(|row| Some((row, row.iter().position(is_here)?)))?;
        if let (Some(Meaning::Row(_)), Some(question)) = (self.meanings.get(column), self.question) {
            let question =
                row.get(question).map(|cell| String::from_utf8_lossy(record.bare(*cell)).into_owned());
            return question.filter(|question| !question.is_empty());
        }
        self.names.get(column).cloned()
    }

    /// The bytes that say which agency and period a row of a long table is about; `None` if the row cannot say it.
    pub(super) fn agency_of<'t>(&self, row: &'t Record) -> Option<(&'t [u8], &'t [u8])> {
        let cells = row.row(0);
        if !self.are_in_book() && cells.len() != self.meanings.len() {
            return None;
        }
        let cell = |field: Field| {
            let column = self.fields[field as usize]?;
            Some(cells.get(column).map_or(&b""[..], |&cell| row.bare(cell)))
        };
        let code = cell(Field::Code).filter(|code| !code.is_empty());
        let who = code.or_else(|| cell(Field::Name)).unwrap_or_default();
        Some((who, cell(Field::Period).unwrap_or_default()))
    }

    /// What a row says about when its submission was made, in the column that tells submissions apart; empty if it has none.
    pub(super) fn submission_of<'t>(&self, row: &'t Record) -> &'t [u8] {
        let Choice::LastBy(column, _) = self.kept.submissions else { return b"" };
        row.row(0).get(column).map_or(&b""[..], |&cell| row.bare(cell))
    }

    /// What a record says of its agency and its period, though it may be faulty: the code, the name and the period of its
    /// first row; nothing of objects.
    #[must_use]
    pub fn said_of(&self, record: &Record) -> (Option<String>, Option<String>, Option<String>) {
        let said = |field: Field| {
            if let Some(constant) = &self.constants[field as usize] {
                return Some(constant.clone());
            }
            let text = record.text_of(0, self.fields[field as usize]?);
            (!text.is_empty() && !is_too_long(&text)).then(|| text.into_owned())
        };
        let code = said(Field::Code);
        let name = said(Field::Name).or_else(|| code.clone());
        (code, name, said(Field::Period))
    }
}
