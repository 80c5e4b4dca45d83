//! The records of a table: which are no agencies, what is doubtful in the others, and what each says of its table.

use std::sync::Arc;

use crate::base::diagnostic::{Code, Faulty};
use crate::base::digest::sha256;
use crate::base::source::{SourceFile, Span};
use crate::engine::mark::Mark;
use crate::input::form::Form;
use crate::input::table::{Aside, Columns, Record};
use crate::model::library::Chosen;
use crate::syntax::format::Format;

use super::Failure;
use super::edges::Edges;
use super::expected::Expected;
use super::scorer::{Desk, Make, Scorer};
use super::words;

impl<M: Make> Scorer<'_, '_, M> {
    /// Takes note of who of these agencies comes.
    pub fn expect(&mut self, expected: Expected) {
        self.expected = Some(expected);
    }

    /// Who of those that are expected did not come.
    #[must_use]
    pub fn missing(&self) -> Vec<String> {
        self.expected.as_ref().map(Expected::missing).unwrap_or_default()
    }
}

impl<'r, M: Make> Desk<'_, 'r, '_, M> {
    pub(super) fn record(&mut self, columns: &Columns<'r>, record: &Record) {
        if self.scorer.chosen == Chosen::BySheets
            && let Err(faulty) = self.line_names_the_rubric(record.bytes(), &columns.origin(record))
        {
            self.faulty(&faulty);
            return;
        }
        let source: Arc<str> = columns.source_name().into();
        if let Some(aside) = columns.aside(record)
            && self.set_aside(aside, &source, record.line())
        {
            return;
        }
        for (column, notation, span) in columns.notations(record) {
            let place = columns.source(record).place(span.start);
            let file = columns.source(record).name().to_owned();
            self.draft.notations.push((format!("{source}{column}"), notation, format!("{file}:{place}")));
        }
        let in_column = |failure: Failure, span: Span| {
            let column = columns.column_at(record, span).map(|column| format!("{source}{column}"));
            Failure { column, ..failure }
        };
        match columns.read(record) {
            Ok(sheet) => {
                let sha256 = if self.scorer.wanted.sha256 { sha256([record.bytes()]) } else { String::new() };
                let file = columns.source(record);
                let doubts = sheet.warnings.iter().filter(|doubt| !self.scorer.is_allowed(doubt.code));
                let doubts = doubts.map(|doubt| in_column(Failure::at(&file, doubt), doubt.span)).collect();
                self.doubts(doubts);
                self.sheet(sheet, &sha256, &source, record.line());
            }
            Err(faulty) => {
                if let (Some(failure), Some(first)) = (Failure::of(&faulty), faulty.diagnostics.first()) {
                    self.fail(in_column(failure, first.span));
                }
            }
        }
    }

    /// The same for a line of JSON Lines; what is wrong with it otherwise is said when it is read.
    fn line_names_the_rubric(&self, line: &[u8], origin: &str) -> Result<(), Box<Faulty>> {
        let source = SourceFile::new(origin, String::from_utf8_lossy(line));
        Format::Json.parse(&source).map_or(Ok(()), |tree| self.admit(&source, &tree, origin))
    }

    /// Notes what is doubtful in the answers that come next.
    pub(super) fn doubts(&mut self, doubts: Vec<Failure>) {
        self.row.warnings = doubts.len() as u64;
        self.draft.warnings.extend(doubts);
    }

    /// Scores a filled form.
    pub(super) fn form(&mut self, name: &str, bytes: &[u8]) {
        let form = Form::open(name, bytes);
        let read = form.and_then(|form| {
            self.admit(form.source(), &form.head(), name)?;
            form.read(self.scorer.rubric).map(|sheet| (form, sheet))
        });
        match read {
            Ok((form, sheet)) => {
                let doubts = sheet.warnings.iter().filter(|doubt| !self.scorer.is_allowed(doubt.code));
                self.doubts(doubts.map(|doubt| Failure::at(form.source(), doubt)).collect());
                let sha256 = if self.scorer.wanted.sha256 { sha256([bytes]) } else { String::new() };
                self.sheet(sheet, &sha256, &name.into(), 0);
            }
            Err(faulty) => self.faulty(&faulty),
        }
    }

    /// Leaves a row out that is no agency; false if the caller wants it all the same.
    pub(super) fn set_aside(&mut self, aside: Aside, source: &Arc<str>, line: usize) -> bool {
        let (code, message, help) = match aside {
            Aside::Empty => (Code::EmptyRow, words::row_without_answers(), None),
            Aside::Sum => (Code::SumRow, words::row_called_a_sum(), Some(words::allow_sum_row())),
        };
        if self.scorer.is_allowed(code) {
            return false;
        }
        self.draft.read += 1;
        let mut doubt = Failure::new(format!("{source}{line}"), Some(code), message);
        (doubt.help, doubt.column) = (help, Some(source.to_string()));
        self.draft.warnings.push(doubt);
        true
    }

    /// Adds the marks of a row to the sums of its table.
    pub(super) fn add_to_table(&mut self, marks: &[Mark], source: &Arc<str>, line: usize) {
        if line == 0 {
            return;
        }
        if self.draft.tables.last().is_none_or(|last| last.source != *source) {
            self.draft.tables.push(Edges::new(source, marks.len()));
        }
        if let Some(table) = self.draft.tables.last_mut() {
            table.add(line, marks);
        }
    }
}
