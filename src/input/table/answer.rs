//! The cells of a record → the answers of a sheet, as YAML would write them: ids, lists of them, and plain numbers.

use std::borrow::Cow;
use std::ops::Range;

use crate::base::diagnostic::{Code, Diagnostic};
use crate::base::number::Decimal;
use crate::base::quote::quoted;
use crate::base::source::Span;
use crate::model::answers::AgencyKind;
use crate::model::rubric::AnswerKind;
use crate::syntax::tree::{Entry, Faults, Node, Value};

use super::cells_of_row::{Cell, Row};
use super::columns::{AnswerColumns, Columns};
use super::header::{FIELDS, Meaning, PARTS, Part, called};
use super::notation;
use super::record::{Mark, Record};
use super::terms::{Scale, Terms};
use super::words;

impl Columns<'_> {
    /// The answers in a wide table. An agency has several rows where several sheets are put together.
    pub(super) fn wide_answers<'t>(
        &'t self,
        rows: &[Row<'t>],
        kind: Option<AgencyKind>,
        faults: &mut Faults,
    ) -> Vec<Entry<'t>> {
        let scope = self.rubric.scope(kind);
        let mut entries = Vec::with_capacity(self.answers.len());
        for columns in &self.answers {
            let Some(row) = self.saying(rows, columns, faults) else { continue };
            let Some(node) = self.answer(row, columns, Some(columns.question), faults) else { continue };
            // Whoever is not asked leaves all cells empty, and does not say with them that nothing is ticked.
            let is_empty = node.span == Span::default() && node.items().is_empty();
            if is_empty && scope.is_some_and(|scope| scope.reason(columns.question).is_some()) {
                continue;
            }
            entries.push(Entry { key: self.calls(columns).into(), key_span: node.anchor, value: node });
        }
        entries
    }

    /// The row of an agency that says something to a question; a second one is a fault.
    fn saying<'a, 't>(
        &self,
        rows: &'a [Row<'t>],
        columns: &AnswerColumns,
        faults: &mut Faults,
    ) -> Option<&'a Row<'t>> {
        if let [row] = rows {
            return Some(row);
        }
        let says = |row: &&Row<'t>| columns.all().any(|column| row.cell(Some(column)).is_some());
        let mut saying = rows.iter().filter(says);
        let found = saying.next();
        if let (Some(first), Some(other), Some(column)) = (found, saying.next(), columns.all().next()) {
            let name = self.names.get(column).map(|name| quoted(name)).unwrap_or_default();
            let fault = Diagnostic::error(Code::RowsDisagree, other.span(column), words::said_twice(&name));
            faults.push(fault.related(first.span(column), words::said_here()));
        }
        found.or(rows.first())
    }

    /// The answers in the rows of a long table.
    pub(super) fn long_answers<'t>(&'t self, rows: &[Row<'t>], faults: &mut Faults) -> Vec<Entry<'t>> {
        let columns = AnswerColumns { question: 0, parts: self.row, items: Vec::new() };
        let mut entries = Vec::with_capacity(rows.len());
        let mut apart: Vec<(usize, Span, Vec<Piece<'t>>)> = Vec::new();
        for row in rows {
            let name = row.cell(self.question);
            let said = name.as_ref().and_then(|name| self.row_names.find(&name.text));
            if let (
                Some(said @ (Meaning::Item(at, _) | Meaning::Answer(at, Part::Of | Part::Total))),
                Some(name),
            ) = (said, &name)
            {
                let cell = row.cell(self.row[Part::Value as usize]);
                let piece = Piece { part: said, mark: cell.as_ref().and_then(|cell| row.mark(cell)), cell };
                match apart.iter_mut().find(|(known, ..)| *known == at) {
                    Some((.., pieces)) => pieces.push(piece),
                    None => apart.push((at, name.span, vec![piece])),
                }
                continue;
            }
            entries.extend(self.row_answer(row, name, said, &columns, faults));
        }
        for (at, span, pieces) in apart {
            let Some(question) = self.rubric.questions.get(at) else { continue };
            let value = match self.together(at, pieces, faults) {
                Given::Nothing => Node { span, anchor: span, value: Value::Null },
                Given::Value(node) => node,
                Given::NotApplicable(span) => {
                    na_node(self.terms.get(at).map_or("", |terms| &terms.reason), span)
                }
            };
            entries.push(Entry { key: question.id.as_str().into(), key_span: span, value });
        }
        entries
    }

    /// The answer in a row of a long table.
    fn row_answer<'t>(
        &'t self,
        row: &Row<'t>,
        name: Option<Cell<'t>>,
        said: Option<Meaning>,
        columns: &AnswerColumns,
        faults: &mut Faults,
    ) -> Option<Entry<'t>> {
        let known = match said {
            Some(Meaning::Answer(at, _)) => Some(at),
            _ => name.as_ref().and_then(|cell| called(&cell.text, self.rubric)),
        };
        let node = self.answer(row, columns, known, faults);
        let Some(name) = name else {
            // A row that says nothing but who the agency is.
            let node = node?;
            let message = words::row_names_no_question();
            let span = self.question.map_or(node.span, |column| row.span(column));
            faults.push(Diagnostic::error(Code::MissingKey, span, message));
            return None;
        };
        let span = name.span;
        let value = node.unwrap_or(Node { span, anchor: span, value: Value::Null });
        // An id of before stays: the reader of answers says so.
        let question = known.filter(|_| said.is_some()).and_then(|at| self.rubric.questions.get(at));
        Some(Entry { key: question.map_or(name.text, |it| it.id.as_str().into()), key_span: span, value })
    }

    /// What a row says to a question; `None` if nothing.
    pub(super) fn answer<'t>(
        &'t self,
        row: &Row<'t>,
        columns: &AnswerColumns,
        question: Option<usize>,
        faults: &mut Faults,
    ) -> Option<Node<'t>> {
        let [value, evidence, note, na, appraised, of, total] = columns.parts;
        let terms = question.and_then(|at| self.terms.get(at));
        let kind = question.and_then(|at| self.rubric.questions.get(at)).map(|question| &question.answer);
        let mut parts = Vec::new();
        let mut push = |part: Part, node: Node<'t>| {
            let (key, _) = PARTS[part as usize];
            parts.push(Entry { key: key.into(), key_span: node.span, value: node });
        };
        let given = match (question, value) {
            (Some(at), None) if of.is_some() || total.is_some() || !columns.items.is_empty() => {
                let items = columns.items.iter().map(|(item, column)| (Meaning::Item(at, *item), *column));
                let ratio = [(Part::Of, of), (Part::Total, total)];
                let ratio = ratio.into_iter().filter_map(|(part, it)| Some((Meaning::Answer(at, part), it?)));
                let pieces = items.chain(ratio).map(|(part, column)| {
                    let cell = row.cell(Some(column));
                    Piece { part, mark: cell.as_ref().and_then(|cell| row.mark(cell)), cell }
                });
                self.together(at, pieces.collect(), faults)
            }
            _ => match row.cell(value).filter(|cell| !terms.is_some_and(|it| it.missing.has(&cell.text))) {
                None => Given::Nothing,
                Some(cell) if terms.is_some_and(|it| it.not_applicable.has(&cell.text)) => {
                    Given::NotApplicable(cell.span)
                }
                Some(cell) => {
                    let mark = row.mark(&cell);
                    Given::Value(self.answer_node(cell, mark, terms, kind, faults))
                }
            },
        };
        let value = match given {
            Given::NotApplicable(span) => {
                push(Part::Na, Node::plain(terms.map_or("", |terms| &terms.reason), span));
                None
            }
            Given::Value(node) => Some(node),
            Given::Nothing => None,
        };
        if let Some(cell) = row.exact(na) {
            push(Part::Na, Node::plain(cell.text, cell.span));
        }
        if let Some(cell) = row.cell(evidence) {
            let node =
                if cell.text.contains('|') { list(&cell, None) } else { Node::plain(cell.text, cell.span) };
            push(Part::Evidence, node);
        }
        if let Some(cell) = row.exact(note) {
            push(Part::Note, Node::plain(cell.text, cell.span));
        }
        if let Some(cell) = row.cell(appraised) {
            let span = cell.span;
            let found = if terms.is_some_and(|it| it.not_applicable.has(&cell.text)) {
                na_node(terms.map_or("", |terms| &terms.reason), span)
            } else {
                let mark = row.mark(&cell);
                self.answer_node(cell, mark, terms, kind, faults)
            };
            push(Part::Appraised, under("value", found, span));
        }
        if parts.is_empty() {
            return value;
        }
        let span = value.as_ref().map_or_else(|| parts[0].key_span, |value| value.span);
        if let Some(value) = value {
            parts.insert(0, Entry { key: "value".into(), key_span: value.span, value });
        }
        Some(Node { span, anchor: span, value: Value::Map(parts) })
    }

    /// An answer as YAML would write it: an id, a list of them, or a number written plainly.
    pub(super) fn answer_node<'t>(
        &'t self,
        mut cell: Cell<'t>,
        mark: Option<Mark>,
        terms: Option<&'t Terms>,
        kind: Option<&AnswerKind>,
        faults: &mut Faults,
    ) -> Node<'t> {
        let marks = self.marks.filter(|_| mark.is_none());
        match kind {
            Some(AnswerKind::YesNo | AnswerKind::Choice { .. }) => {
                if let Some(id) = terms.and_then(|terms| terms.id(&cell.text)) {
                    cell.text = id.into();
                }
            }
            Some(AnswerKind::Checklist { .. })
                if cell.text == "[]" || terms.is_some_and(|terms| terms.none.has(&cell.text)) =>
            {
                return Node { span: cell.span, anchor: cell.span, value: Value::List(Vec::new()) };
            }
            Some(AnswerKind::Checklist { .. }) => return list(&cell, terms),
            Some(kind @ (AnswerKind::Percent { .. } | AnswerKind::Number { .. })) => {
                cell.text = number(cell.text, cell.span, marks, faults);
                if let Some(scale) = terms.and_then(|terms| terms.scale) {
                    let is_percent = matches!(kind, AnswerKind::Percent { .. });
                    cell.text = scaled(cell.text, cell.span, scale, is_percent, faults);
                }
            }
            Some(AnswerKind::Ratio { .. }) => {
                if let Some((of, total)) = cell.text.split_once('/') {
                    let [of, total] = [of, total]
                        .map(|part| number(part.trim().to_owned().into(), cell.span, marks, faults));
                    cell.text = format!("{of}/{total}").into();
                }
            }
            None => {}
        }
        Node::plain(cell.text, cell.span)
    }

    /// The answer that several cells give together.
    pub(super) fn together<'t>(
        &'t self,
        at: usize,
        pieces: Vec<Piece<'t>>,
        faults: &mut Faults,
    ) -> Given<'t> {
        let (Some(terms), Some(question)) = (self.terms.get(at), self.rubric.questions.get(at)) else {
            return Given::Nothing;
        };
        let filled = pieces.into_iter().filter_map(|piece| {
            let cell = piece.cell.filter(|cell| !terms.missing.has(&cell.text))?;
            Some((piece.part, piece.mark, cell))
        });
        let filled: Vec<(Meaning, Option<Mark>, Cell<'t>)> = filled.collect();
        let Some(first) = filled.first().map(|(.., cell)| cell.span) else {
            let nothing =
                Node { span: Span::default(), anchor: Span::default(), value: Value::List(Vec::new()) };
            let is_list = matches!(question.answer, AnswerKind::Checklist { .. });
            return if is_list && terms.empty_is_none { Given::Value(nothing) } else { Given::Nothing };
        };
        if filled.iter().all(|(.., cell)| terms.not_applicable.has(&cell.text)) {
            return Given::NotApplicable(first);
        }
        let AnswerKind::Checklist { items } = &question.answer else {
            let part = |(part, mark, cell): (Meaning, Option<Mark>, Cell<'t>)| {
                let key = if part == Meaning::Answer(at, Part::Of) { "of" } else { "total" };
                let marks = self.marks.filter(|_| mark.is_none());
                let value = Node::plain(number(cell.text, cell.span, marks, faults), cell.span);
                Entry { key: key.into(), key_span: cell.span, value }
            };
            let entries = filled.into_iter().map(part).collect();
            return Given::Value(Node { span: first, anchor: first, value: Value::Map(entries) });
        };
        let (mut ticked, mut is_none) = (Vec::new(), false);
        for (part, _, cell) in filled {
            let Meaning::Item(_, item) = part else { continue };
            let Some(id) = items.get(item).map(|item| item.id.as_str()) else {
                // A form has a choice of its own for "none of them".
                is_none |= terms.tick(item, &cell.text) == Some(true);
                continue;
            };
            match terms.tick(item, &cell.text) {
                Some(true) => ticked.push(Node::plain(id, cell.span)),
                Some(false) => {}
                None => {
                    let message = words::neither_ticked_nor_not(&quoted(&cell.text), id);
                    let fault = Diagnostic::error(Code::UnknownValue, cell.span, message);
                    faults.push(fault.help(words::say_what_is_ticked()));
                }
            }
        }
        if ticked.is_empty() && !is_none && terms.unticked_is_nothing {
            return Given::Nothing;
        }
        Given::Value(Node { span: first, anchor: first, value: Value::List(ticked) })
    }

    /// Says of a number that is out of range what the map made of it.
    pub(super) fn explain(&self, record: &Record, fault: Diagnostic) -> Diagnostic {
        if fault.code != Code::OutOfRange || fault.help.is_some() {
            return fault;
        }
        let question = self.column_at(record, fault.span);
        let at = question.and_then(|name| {
            let column = self.names.iter().position(|known| *known == name);
            match column.and_then(|column| self.meanings.get(column)) {
                Some(Meaning::Answer(at, _)) => Some(*at),
                _ => called(&name, self.rubric).or_else(|| match self.row_names.find(&name) {
                    Some(Meaning::Answer(at, _)) => Some(at),
                    _ => None,
                }),
            }
        });
        let scale = at.and_then(|at| self.terms.get(at)).and_then(|terms| terms.scale);
        match scale {
            Some(scale) => fault.help(words::number_was_scaled(scale.factor, scale.offset)),
            None => fault,
        }
    }
}

/// What cells say to a question.
pub(super) enum Given<'t> {
    Nothing,
    NotApplicable(Span),
    Value(Node<'t>),
}

/// A cell that says a part of an answer.
pub(super) struct Piece<'t> {
    pub part: Meaning,
    pub mark: Option<Mark>,
    pub cell: Option<Cell<'t>>,
}

/// A question that does not apply.
pub(super) fn na_node(reason: &str, span: Span) -> Node<'_> {
    under("na", Node::plain(reason, span), span)
}

/// Something under a key.
pub(super) fn under<'t>(key: &'static str, value: Node<'t>, span: Span) -> Node<'t> {
    let entry = Entry { key: key.into(), key_span: span, value };
    Node { span, anchor: span, value: Value::Map(vec![entry]) }
}

/// What a sheet says of itself and of the agency, from the nodes of its fields; `map` makes a node of entries.
pub(super) fn about<'t>(
    nodes: [Option<Node<'t>>; FIELDS.len()],
    map: impl Fn(Vec<Entry<'t>>) -> Node<'t>,
) -> Vec<Entry<'t>> {
    let (mut agency, mut sheet) = (Vec::with_capacity(4), Vec::with_capacity(6));
    for ((short, path, _), node) in FIELDS.into_iter().zip(nodes) {
        let part = if path == short { &mut sheet } else { &mut agency };
        part.extend(node.map(|node| Entry { key: short.into(), key_span: node.anchor, value: node }));
    }
    sheet.push(Entry { key: "agency".into(), key_span: Span::new(0, 0), value: map(agency) });
    sheet
}

/// A number written plainly, unless the mark that the column map says is contradicted.
fn number<'t>(
    text: Cow<'t, str>,
    span: Span,
    marks: Option<notation::Marks>,
    faults: &mut Faults,
) -> Cow<'t, str> {
    if marks.is_some_and(|marks| notation::contradicts(&text, marks)) {
        let message = words::point_where_commas_are(&quoted(&text));
        faults.push(Diagnostic::error(Code::BadNumber, span, message).help(words::mend_cell_or_map()));
    }
    notation::plain(text, marks)
}

/// A plain number times the factor of the map, written so that nothing about it is doubtful.
fn scaled<'t>(
    text: Cow<'t, str>,
    span: Span,
    scale: Scale,
    is_percent: bool,
    faults: &mut Faults,
) -> Cow<'t, str> {
    if text.ends_with('%') {
        let message = words::percent_sign_and_factor(&quoted(&text), scale.factor);
        let fault = Diagnostic::error(Code::BadNumber, span, message);
        faults.push(fault.help(words::leave_factor_out()));
        return text;
    }
    match scale.of(&text) {
        Some(number) => {
            let mut written = number.to_string();
            // Three digits behind the point might group.
            if written.rsplit_once('.').is_some_and(|(_, fraction)| fraction.len() == 3) {
                written.push('0');
            }
            if is_percent {
                written.push('%');
            }
            written.into()
        }
        // What is no number is a fault by itself.
        None if Decimal::parse(&text).is_err() => text,
        None => {
            let message = words::too_many_digits_for_factor(&quoted(&text));
            faults.push(Diagnostic::error(Code::BadNumber, span, message));
            text
        }
    }
}

/// The parts of a cell between separators, without the blanks around them; of items, their ids.
fn list<'t>(cell: &Cell<'t>, terms: Option<&'t Terms>) -> Node<'t> {
    let span = cell.span;
    let ranges = match terms {
        Some(terms) => terms.parts(&cell.text),
        None => Terms::default().parts(&cell.text),
    };
    // The parts of a text as it stands in the file have their own places.
    let is_as_it_stands = matches!(cell.text, Cow::Borrowed(_));
    let item = |range: Range<usize>| {
        let part = cell.text.get(range.clone()).unwrap_or_default();
        let start = span.start() + range.start + part_blanks(part);
        let at = if is_as_it_stands { Span::new(start, start + part.trim().len()) } else { span };
        let id = terms.and_then(|terms| terms.id(part.trim())).map(Cow::Borrowed);
        let text = id.unwrap_or_else(|| match &cell.text {
            Cow::Borrowed(text) => text.get(range).unwrap_or_default().trim().into(),
            Cow::Owned(_) => part.trim().to_owned().into(),
        });
        Node::plain(text, at)
    };
    Node { span, anchor: span, value: Value::List(ranges.into_iter().map(item).collect()) }
}

fn part_blanks(part: &str) -> usize {
    part.len() - part.trim_start().len()
}
