//! A record → the tree of an answer sheet, as YAML would give it.

use std::borrow::Cow;

use crate::base::diagnostic::{Code, Diagnostic, Faulty, Severity};
use crate::base::quote::quoted;
use crate::base::source::Span;
use crate::model::answers::{self, AgencyKind, AnswerSheet};
use crate::syntax::tree::{Entry, Faults, LONGEST_TEXT, MAX_FAULTS, Node, Value};

use super::answer::about;
use super::cell_text::{check_quotes, utf8};
use super::cells_of_row::{Cell, Row};
use super::columns::Columns;
use super::fold::fold;
use super::header::{FIELDS, Field, Layout, Meaning};
use super::record::{Mark, Record};
use super::words;

impl Columns<'_> {
    /// Reads a record as an answer sheet.
    ///
    /// # Errors
    /// Everything that is wrong with it, with the places of the file.
    pub fn read(&self, record: &Record) -> Result<AnswerSheet, Box<Faulty>> {
        let mut faults = Faults::new();
        if self.layout == Layout::Objects {
            let file = self.source(record);
            return self.object(record, &file).and_then(|object| self.read_object(object, &file));
        }
        let tree = self.tree(record, &mut faults);
        let mut sheet = tree.and_then(|tree| {
            let read = answers::read(&tree, self.rubric);
            read.map_err(|found| faults.extend(found.into_iter().map(|it| self.explain(record, it)))).ok()
        });
        if let Some(sheet) = &mut sheet {
            self.settle_points(sheet, &mut faults);
        }
        match sheet {
            Some(sheet) if faults.is_empty() => Ok(sheet),
            _ => Err(Box::new(Faulty::new(self.source(record), faults))),
        }
    }

    /// What is to be said of some answers in a row of a wide table, all of which can be read: in the order of the columns.
    #[must_use]
    pub fn doubts(&self, record: &Record, questions: &[usize]) -> Faults {
        let mut faults = Faults::new();
        let Some(text) = utf8(record, &mut faults) else { return faults };
        let row = Row { record, text, cells: record.row(0), first: 0 };
        for answer in self.answers.iter().filter(|answer| questions.contains(&answer.question)) {
            if let Some(node) = self.answer(&row, answer, Some(answer.question), &mut faults) {
                answers::read_response(&node, self.rubric, answer.question, &mut faults);
            }
        }
        faults
    }

    /// A table with semicolons comes from where commas stand before fractions, so a point that may group digits is no
    /// matter of doubt there; a column map that says what it is has settled it.
    pub(super) fn settle_points(&self, sheet: &mut AnswerSheet, faults: &mut Faults) {
        let is_point = |warning: &Diagnostic| warning.code == Code::AmbiguousPoint;
        match (self.marks, self.delimiter) {
            (Some(_), _) => sheet.warnings.retain(|warning| !is_point(warning)),
            (None, Some(b';')) => {
                let (points, others) = std::mem::take(&mut sheet.warnings).into_iter().partition(is_point);
                sheet.warnings = others;
                let refused = |point| Diagnostic { severity: Severity::Error, ..point };
                let points: Faults = points;
                faults.extend(points.into_iter().map(|point| refused(point).help(words::say_decimal())));
            }
            (None, _) => {}
        }
    }

    /// The tree of a record, with the faults of the table in it; `None` if it cannot be read at all.
    ///
    /// A tree with faults may still be read, to find more of them.
    pub fn tree<'t>(&'t self, record: &'t Record, faults: &mut Faults) -> Option<Node<'t>> {
        let text = utf8(record, faults)?;
        let mut rows = Vec::with_capacity(record.row_count());
        for row in 0..record.row_count() {
            let first = record.rows.get(row).map_or(0, |row| row.first);
            let row = Row { record, text, cells: record.row(row), first };
            if self.check(&row, faults) {
                rows.push(row);
            }
            if faults.len() >= MAX_FAULTS {
                return None;
            }
        }
        let first = rows.first()?;
        let whole = Span::new(0, text.len());
        let anchor = Span::new(0, 0);
        let mut nodes = FIELDS.map(|(.., field)| self.field(field, &rows, faults));
        if nodes[Field::Name as usize].is_none() {
            let code = nodes[Field::Code as usize].clone();
            nodes[Field::Name as usize] = Some(code.unwrap_or_else(|| self.nameless(first)));
        }
        let kind = match nodes[Field::Kind as usize].as_ref().map(|node| &node.value) {
            Some(Value::Scalar(text, _)) => AgencyKind::called(text),
            _ => None,
        };
        let map = |entries| Node { span: whole, anchor, value: Value::Map(entries) };
        let mut sheet = about(nodes, map);
        let answers = match self.layout {
            Layout::Long => self.long_answers(&rows, faults),
            Layout::Wide | Layout::Objects => self.wide_answers(&rows, kind, faults),
        };
        sheet.push(Entry { key: "answers".into(), key_span: anchor, value: map(answers) });
        Some(map(sheet))
    }

    /// Says whether a row can be taken apart, and finds the cells of a workbook that cannot be read.
    fn check(&self, row: &Row<'_>, faults: &mut Faults) -> bool {
        let (given, wanted) = (row.cells.len(), self.meanings.len());
        let mut fits = true;
        for &cell in row.cells {
            fits &= check_quotes(row.record, cell, faults);
        }
        if !fits {
            return false;
        }
        if self.are_in_book() {
            // A workbook does not say where a row ends, only where the last cell is that holds something.
            let surplus = (wanted..given).filter_map(|column| row.any(column));
            faults.extend(surplus.map(|cell| nameless(&cell)));
        } else if given > wanted {
            // Spreadsheets pad all rows to the longest; empty cells say nothing.
            if let Some(surplus) = (wanted..given).find_map(|column| row.any(column)) {
                let message = words::ragged_row(given, wanted);
                let fault = Diagnostic::error(Code::RaggedRow, surplus.span, message);
                faults.push(fault.help(words::quote_cell_with_delimiter()));
                return false;
            }
        } else if given < wanted {
            let span = row.cells.last().copied().unwrap_or_default();
            let message = words::row_ends_early(given, wanted);
            faults.push(Diagnostic::error(Code::RaggedRow, span, message).help(words::row_is_cut()));
            return false;
        }
        for (column, meaning) in self.meanings.iter().enumerate() {
            let odd = match meaning {
                Meaning::Ignored => continue,
                Meaning::Unnamed => row.any(column).map(|cell| nameless(&cell)),
                _ if row.record.marks.is_empty() => continue,
                _ => row.any(column).and_then(|cell| unreadable(&cell.text, cell.span, row.mark(&cell))),
            };
            faults.extend(odd);
        }
        true
    }

    /// What the rows, or the column map, say about the agency or the sheet.
    fn field<'t>(&'t self, field: Field, rows: &[Row<'t>], faults: &mut Faults) -> Option<Node<'t>> {
        if let Some(constant) = &self.constants[field as usize] {
            return Some(Node::plain(constant.as_str(), Span::new(0, 0)));
        }
        let column = self.fields[field as usize]?;
        let mut found: Option<Cell<'t>> = None;
        for cell in rows.iter().filter_map(|row| row.cell(Some(column))) {
            let Some(first) = &found else {
                found = Some(cell);
                continue;
            };
            if first.text != cell.text {
                let (name, one, other) =
                    (quoted(&self.names[column]), quoted(&first.text), quoted(&cell.text));
                let message = words::rows_disagree(&name, &other, &one);
                let here = words::said_here();
                faults.push(
                    Diagnostic::error(Code::RowsDisagree, cell.span, message).related(first.span, here),
                );
                break;
            }
        }
        found.map(|cell| match field {
            Field::Kind => Node::plain(self.kind(&cell.text).map_or(cell.text, Cow::Borrowed), cell.span),
            _ => Node::plain(cell.text, cell.span),
        })
    }

    /// The name in files of the kind of agency that a text stands for.
    pub(super) fn kind(&self, text: &str) -> Option<&'static str> {
        let folded = fold(text);
        let said = self.kinds.iter().find(|(word, _)| *word == folded).map(|(_, kind)| *kind);
        said.or_else(|| AgencyKind::called(&folded)).map(AgencyKind::as_str)
    }

    /// The place of a name, where there is neither a name nor a code.
    fn nameless<'t>(&self, row: &Row<'t>) -> Node<'t> {
        let column = self.fields[Field::Name as usize].or(self.fields[Field::Code as usize]);
        let span = column.map_or_else(Span::default, |column| row.span(column));
        Node { span, anchor: span, value: Value::Null }
    }
}

/// The fault of a cell that belongs to no column.
fn nameless(cell: &Cell<'_>) -> Diagnostic {
    let quote = quoted(&cell.text);
    let message = words::column_without_name(&quote);
    Diagnostic::error(Code::UnknownColumn, cell.span, message)
}

/// The fault of a cell of a workbook that holds no value to read.
pub(in crate::input) fn unreadable(text: &str, span: Span, mark: Option<Mark>) -> Option<Diagnostic> {
    let quote = quoted(text);
    let (message, help) = match mark? {
        Mark::Percent | Mark::Number => return None,
        Mark::TooLong => {
            let message = crate::syntax::words::text_too_long(LONGEST_TEXT);
            return Some(Diagnostic::error(Code::TooLarge, span, message));
        }
        Mark::Date => (words::cell_holds_a_date(), words::format_cell_as_text()),
        Mark::Error => (words::formula_gives(&quote), words::mend_formula()),
        Mark::Uncalculated => (words::formula_never_calculated(), words::calculate_by_saving()),
    };
    Some(Diagnostic::error(Code::UnreadableCell, span, message).help(help))
}
