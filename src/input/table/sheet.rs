//! A record → the tree of an answer sheet, as YAML would give it.

use std::borrow::Cow;

use crate::base::diagnostic::{Code, Diagnostic, Faulty, Severity};
use crate::base::quote::quoted;
use crate::base::source::Span;
use crate::model::answers::{self, AnswerSheet};
use crate::model::rubric::AnswerKind;
use crate::syntax::tree::{Entry, Faults, LONGEST_TEXT, MAX_FAULTS, Node, Style, Value};

use super::cell_text::{check_quotes, inner, utf8, value};
use super::columns::Columns;
use super::header::{FIELDS, Field, Layout, Meaning, PARTS, Part, called};
use super::notation;
use super::record::{Mark, Record};
use super::words;

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
struct Row<'t> {
    record: &'t Record,
    text: &'t str,
    cells: &'t [Span],
    first: usize,
}

impl<'t> Row<'t> {
    /// The place of a cell, without quotes and blanks, also when it is empty.
    fn span(&self, column: usize) -> Span {
        let cell = self.cells.get(column).copied();
        cell.map_or_else(Span::default, |cell| inner(self.record, self.text, cell, true))
    }

    /// What can be read in a cell.
    fn cell(&self, column: Option<usize>) -> Option<Cell<'t>> {
        let cell = self.any(column?)?;
        let is_readable = matches!(self.mark(&cell), None | Some(Mark::Percent | Mark::Number));
        is_readable.then_some(cell)
    }

    /// What a cell holds.
    fn any(&self, column: usize) -> Option<Cell<'t>> {
        let span = self.span(column);
        let text = self.text.get(span.start..span.end).filter(|text| !text.is_empty())?;
        let text = value(text, self.is_quoted(column));
        Some(Cell { text, span, at: self.first + column })
    }

    /// A text with its blanks; `None` if there is nothing else.
    fn exact(&self, column: Option<usize>) -> Option<Cell<'t>> {
        let cell = self.cell(column)?;
        let span = inner(self.record, self.text, *self.cells.get(column?)?, false);
        let text = value(self.text.get(span.start..span.end)?, self.is_quoted(column?));
        Some(Cell { text, ..cell })
    }

    fn is_quoted(&self, column: usize) -> bool {
        let raw = self.cells.get(column).map(|&cell| self.record.raw(cell));
        self.record.quotes && raw.is_some_and(|raw| raw.starts_with(b"\""))
    }

    fn mark(&self, cell: &Cell<'_>) -> Option<Mark> {
        self.record.mark(cell.at)
    }
}

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
        let mut sheet = tree
            .and_then(|tree| answers::read(&tree, self.rubric).map_err(|found| faults.extend(found)).ok());
        if let Some(sheet) = &mut sheet {
            self.settle_points(sheet, &mut faults);
        }
        match sheet {
            Some(sheet) if faults.is_empty() => Ok(sheet),
            _ => Err(Box::new(Faulty::new(self.source(record), faults))),
        }
    }

    /// A table with semicolons comes from where commas stand before fractions, so a point that may group digits is no
    /// matter of doubt there; a column map that says what it is has settled it.
    pub(super) fn settle_points(&self, sheet: &mut AnswerSheet, faults: &mut Faults) {
        let is_point = |warning: &Diagnostic| warning.code == Code::AmbiguousPoint;
        match (self.mark, self.delimiter) {
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
        let mut agency = Vec::with_capacity(4);
        let mut sheet = Vec::with_capacity(6);
        let mut nodes = FIELDS.map(|(.., field)| self.field(field, &rows, faults));
        if nodes[Field::Name as usize].is_none() {
            let code = nodes[Field::Code as usize].clone();
            nodes[Field::Name as usize] = Some(code.unwrap_or_else(|| self.nameless(first)));
        }
        for ((short, path, _), node) in FIELDS.into_iter().zip(nodes) {
            let part = if path == short { &mut sheet } else { &mut agency };
            part.extend(node.map(|node| Entry { key: short.into(), key_span: node.anchor, value: node }));
        }
        let map = |entries| Node { span: whole, anchor, value: Value::Map(entries) };
        sheet.push(Entry { key: "agency".into(), key_span: anchor, value: map(agency) });
        let answers = match self.layout {
            Layout::Long => rows.iter().filter_map(|row| self.row_answer(row, faults)).collect(),
            Layout::Wide | Layout::Objects => self.row_answers(first, faults),
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
        if self.sheet.is_some() {
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
            return Some(plain(constant.as_str().into(), Span::new(0, 0)));
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
        found.map(|cell| plain(cell.text, cell.span))
    }

    /// The place of a name, where there is neither a name nor a code.
    fn nameless<'t>(&self, row: &Row<'t>) -> Node<'t> {
        let column = self.fields[Field::Name as usize].or(self.fields[Field::Code as usize]);
        let span = column.map_or_else(Span::default, |column| row.span(column));
        Node { span, anchor: span, value: Value::Null }
    }

    /// The answers in a row of a wide table.
    fn row_answers<'t>(&'t self, row: &Row<'t>, faults: &mut Faults) -> Vec<Entry<'t>> {
        let mut entries = Vec::with_capacity(self.answers.len());
        for columns in &self.answers {
            let Some(node) = self.answer(row, &columns.parts, Some(columns.question), faults) else {
                continue;
            };
            entries.push(Entry { key: self.calls(columns).into(), key_span: node.anchor, value: node });
        }
        entries
    }

    /// The answer in a row of a long table.
    fn row_answer<'t>(&'t self, row: &Row<'t>, faults: &mut Faults) -> Option<Entry<'t>> {
        let question = row.cell(self.question);
        let at = question.as_ref().and_then(|cell| called(&cell.text, self.rubric));
        let node = self.answer(row, &self.row, at, faults);
        let Some(question) = question else {
            // A row that says nothing but who the agency is.
            let node = node?;
            let message = words::row_names_no_question();
            let span = self.question.map_or(node.span, |column| row.span(column));
            faults.push(Diagnostic::error(Code::MissingKey, span, message));
            return None;
        };
        let span = question.span;
        let value = node.unwrap_or(Node { span, anchor: span, value: Value::Null });
        Some(Entry { key: question.text, key_span: span, value })
    }

    /// What a row says to a question; `None` if nothing.
    fn answer<'t>(
        &'t self,
        row: &Row<'t>,
        [value, evidence, note, na, appraised]: &[Option<usize>; PARTS.len()],
        question: Option<usize>,
        faults: &mut Faults,
    ) -> Option<Node<'t>> {
        let words = question.and_then(|at| self.words.get(at));
        let kind = question.and_then(|at| self.rubric.questions.get(at)).map(|question| &question.answer);
        let mut value = row.cell(*value).filter(|cell| !words.is_some_and(|it| it.is_missing(&cell.text)));
        let mut parts = Vec::new();
        let mut push = |part: Part, node: Node<'t>| {
            let (key, _) = PARTS[part as usize];
            parts.push(Entry { key: key.into(), key_span: node.span, value: node });
        };
        if let Some((cell, words)) =
            value.as_ref().zip(words).filter(|(cell, words)| words.is_not_applicable(&cell.text))
        {
            push(Part::Na, plain(words.reason.as_str().into(), cell.span));
            value = None;
        }
        if let Some(cell) = row.exact(*na) {
            push(Part::Na, plain(cell.text, cell.span));
        }
        if let Some(cell) = row.cell(*evidence) {
            let node = if cell.text.contains('|') { list(cell) } else { plain(cell.text, cell.span) };
            push(Part::Evidence, node);
        }
        if let Some(cell) = row.exact(*note) {
            push(Part::Note, plain(cell.text, cell.span));
        }
        let mut answer = |cell: Cell<'t>| {
            let is_text = row.mark(&cell).is_none();
            answer_node(cell, kind, self.mark.filter(|_| is_text), faults)
        };
        if let Some(cell) = row.cell(*appraised) {
            let span = cell.span;
            let map = |key: &'static str, value| {
                let entries = vec![Entry { key: key.into(), key_span: span, value }];
                Node { span, anchor: span, value: Value::Map(entries) }
            };
            let is_na = words.is_some_and(|words| words.is_not_applicable(&cell.text));
            let reason = words.filter(|_| is_na).map(|words| plain(words.reason.as_str().into(), span));
            let found = reason.map_or_else(|| answer(cell), |reason| map("na", reason));
            push(Part::Appraised, map("value", found));
        }
        let value = value.map(answer);
        if parts.is_empty() {
            return value;
        }
        let span = value.as_ref().map_or_else(|| parts[0].key_span, |value| value.span);
        if let Some(value) = value {
            parts.insert(0, Entry { key: "value".into(), key_span: value.span, value });
        }
        Some(Node { span, anchor: span, value: Value::Map(parts) })
    }
}

fn plain(text: Cow<'_, str>, span: Span) -> Node<'_> {
    Node { span, anchor: span, value: Value::Scalar(text, Style::Plain) }
}

/// An answer as YAML would write it: a checklist is a list, and a number is written plainly.
pub(super) fn answer_node<'t>(
    mut cell: Cell<'t>,
    kind: Option<&AnswerKind>,
    mark: Option<notation::Mark>,
    faults: &mut Faults,
) -> Node<'t> {
    match kind {
        Some(AnswerKind::Checklist { .. }) if cell.text == "[]" => {
            return Node { span: cell.span, anchor: cell.span, value: Value::List(Vec::new()) };
        }
        Some(AnswerKind::Checklist { .. }) => return list(cell),
        Some(AnswerKind::Percent { .. } | AnswerKind::Number { .. }) => {
            cell.text = number(cell.text, cell.span, mark, faults);
        }
        Some(AnswerKind::Ratio { .. }) => {
            if let Some((of, total)) = cell.text.split_once('/') {
                let [of, total] =
                    [of, total].map(|part| number(part.trim().to_owned().into(), cell.span, mark, faults));
                cell.text = format!("{of}/{total}").into();
            }
        }
        _ => {}
    }
    plain(cell.text, cell.span)
}

/// A number written plainly, unless the mark that the column map says is contradicted.
fn number<'t>(
    text: Cow<'t, str>,
    span: Span,
    mark: Option<notation::Mark>,
    faults: &mut Faults,
) -> Cow<'t, str> {
    if mark.is_some_and(|mark| notation::contradicts(&text, mark)) {
        let message = words::point_where_commas_are(&quoted(&text));
        faults.push(Diagnostic::error(Code::BadNumber, span, message).help(words::mend_cell_or_map()));
    }
    notation::plain(text, mark)
}

/// The parts of a cell between `|`, without the blanks around them.
fn list(cell: Cell<'_>) -> Node<'_> {
    let span = cell.span;
    let items = match cell.text {
        // The parts of a text as it stands in the file have their own places.
        Cow::Borrowed(text) => {
            let mut start = span.start;
            let item = |part| {
                let blanks = part_blanks(part);
                let at = Span::new(start + blanks, start + blanks + part.trim().len());
                start += part.len() + 1;
                plain(part.trim().into(), at)
            };
            text.split('|').map(item).collect()
        }
        Cow::Owned(text) => text.split('|').map(|part| plain(part.trim().to_owned().into(), span)).collect(),
    };
    Node { span, anchor: span, value: Value::List(items) }
}

fn part_blanks(part: &str) -> usize {
    part.len() - part.trim_start().len()
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
