//! Objects of JSON → the tree of an answer sheet: a sheet as it stands, or a flat record, whose keys are names of columns
//! and whose values mean what cells of a table mean.

use std::borrow::Cow;
use std::collections::HashMap;

use crate::base::diagnostic::{Code, Diagnostic, Faulty, Severity};
use crate::base::quote::quoted;
use crate::base::source::{SourceFile, Span};
use crate::model::answers::{self, AnswerSheet};
use crate::syntax::json;
use crate::syntax::tree::{Entry, Faults, MAX_FAULTS, Node, Style, Value};

use super::answer::{Given, Piece, about, na_node, under};
use super::aside::{Aside, is_sum_name};
use super::cells_of_row::Cell;
use super::columns::{Columns, unknown_column};
use super::header::{FIELDS, Field, Meaning, PARTS, Part, is_name, meaning as meaning_of};
use super::mixed::Notation;
use super::record::{Mark, Record};
use super::worded::look_in;
use super::words;

/// What a flat record says to a question: the parts of the answer, and what says pieces of it.
type Said<'t> = (usize, [Option<Node<'t>>; PARTS.len()], Vec<Piece<'t>>);

/// What an object says, as an answer sheet.
#[derive(Debug)]
pub struct Object<'t> {
    /// The sheet.
    pub tree: Node<'t>,
    /// What is wrong with the record it was.
    faults: Faults,
    /// Whether it was a flat record.
    is_flat: bool,
}

/// Whether an object has the keys of a flat record, not those of a sheet.
#[must_use]
pub(in crate::input) fn is_flat(tree: &Node<'_>) -> bool {
    let agency = tree.get("agency").map(|entry| &entry.value.value);
    matches!(tree.value, Value::Map(_))
        && tree.get("answers").is_none()
        && !matches!(agency, Some(Value::Map(_)))
}

impl Columns<'_> {
    /// What an object says.
    ///
    /// # Errors
    /// That it is no JSON.
    pub fn object<'t>(&'t self, record: &Record, file: &'t SourceFile) -> Result<Object<'t>, Box<Faulty>> {
        let mut faults = Faults::new();
        if super::cell_text::utf8(record, &mut faults).is_none() {
            return Err(Box::new(Faulty::new(file.clone(), faults)));
        }
        let tree = json::parse(file).map_err(|fault| Box::new(Faulty::new(file.clone(), vec![*fault])))?;
        let is_flat = is_flat(&tree);
        let tree = if is_flat { self.sheet_of(tree, &mut faults) } else { tree };
        Ok(Object { tree, faults, is_flat })
    }

    /// Reads an object as an answer sheet.
    ///
    /// # Errors
    /// Everything that is wrong with it.
    pub fn read_object(&self, object: Object<'_>, file: &SourceFile) -> Result<AnswerSheet, Box<Faulty>> {
        let Object { tree, mut faults, .. } = object;
        let sheet = answers::read(&tree, self.rubric).map_err(|found| faults.extend(found)).ok();
        match sheet {
            Some(mut sheet) if !faults.iter().any(Diagnostic::is_error) => {
                self.settle_points(&mut sheet, &mut faults);
                Ok(sheet)
            }
            _ => {
                faults.retain(|fault| fault.severity == Severity::Error);
                Err(Box::new(Faulty::new(file.clone(), faults)))
            }
        }
    }

    /// Why a flat record is left out; nothing if it is an agency's. A sheet is one, whatever it is called.
    #[must_use]
    pub fn aside_of(object: &Object<'_>) -> Option<Aside> {
        if !object.is_flat || !object.faults.is_empty() {
            return None;
        }
        let text = |node: &Node<'_>| match &node.value {
            Value::Scalar(text, _) => is_sum_name(text),
            _ => false,
        };
        let called = |key| object.tree.get("agency").and_then(|agency| agency.value.get(key));
        if called("name").or_else(|| called("code")).is_some_and(|name| text(&name.value)) {
            return Some(Aside::Sum);
        }
        let answers = object.tree.get("answers").map(|answers| &answers.value.value);
        matches!(answers, Some(Value::Map(entries)) if entries.is_empty()).then_some(Aside::Empty)
    }

    /// How the numbers of an object are written that have to fit others: the question, and where the answer stands.
    #[must_use]
    pub fn notations_of(&self, object: &Object<'_>) -> Vec<(String, Notation, Span)> {
        let answers = object.tree.get("answers").map(|answers| &answers.value.value);
        let Some(Value::Map(entries)) = answers.filter(|_| self.marks.is_none()) else { return Vec::new() };
        let notation = |entry: &Entry<'_>| {
            let at = self.rubric.question(&entry.key)?;
            // What the map says of a column settles it.
            if self.terms.get(at).is_some_and(|terms| terms.scale.is_some()) {
                return None;
            }
            let question = self.rubric.questions.get(at)?;
            let node = entry.value.get("value").map_or(&entry.value, |value| &value.value);
            let Value::Scalar(text, style) = &node.value else { return None };
            let found = Notation::of(text.trim(), &question.answer)?;
            // The point of a number of JSON stands before its fraction.
            let is_sure = found == Notation::GroupingPoint && *style == Style::Literal;
            (!is_sure).then(|| (question.id.clone(), found, node.span))
        };
        entries.iter().filter_map(notation).collect()
    }

    /// The answer of an object that a place lies in.
    pub(super) fn key_at(&self, record: &Record, span: Span) -> Option<String> {
        let source = self.source(record);
        let tree = json::parse(&source).ok()?;
        let inner = if is_flat(&tree) { &tree } else { &tree.get("answers")?.value };
        let answers = inner.entries(&mut Faults::new())?.to_vec();
        let is_here = |found: Span| found.start() <= span.start() && span.start() < found.end();
        let found = answers.into_iter().find(|entry| is_here(entry.key_span) || is_here(entry.value.span));
        found.map(|entry| entry.key.into_owned())
    }

    /// The sheet of a flat record.
    fn sheet_of<'t>(&'t self, tree: Node<'t>, faults: &mut Faults) -> Node<'t> {
        let (span, anchor) = (tree.span, Span::new(0, 0));
        let Value::Map(entries) = tree.value else { return tree };
        let is_named = entries.iter().any(|entry| is_name(&entry.key))
            || self.map.as_ref().is_some_and(|map| map.header_of(Meaning::Field(Field::Name)).is_some());
        let mut nodes: [Option<Node<'t>>; FIELDS.len()] = [const { None }; FIELDS.len()];
        let mut answers: Vec<Said<'t>> = Vec::new();
        let said_by_map = self.map.as_ref().map_or_else(Vec::new, |map| {
            map.meanings(&entries.iter().map(|entry| entry.key.trim()).collect::<Vec<_>>())
        });
        let of_key = |(at, entry): (usize, &Entry<'_>)| {
            let said = said_by_map.get(at).copied().flatten();
            said.or_else(|| meaning_of(entry.key.trim(), is_named, self.rubric))
        };
        let mut found: Vec<Option<Meaning>> = entries.iter().enumerate().map(of_key).collect();
        if found.contains(&None) {
            let names: Vec<String> = entries.iter().map(|entry| entry.key.trim().to_owned()).collect();
            let spans: Vec<Span> = entries.iter().map(|entry| entry.key_span).collect();
            look_in(&&*self.known, &names, &spans, &mut found, self.rubric, faults);
        }
        let mut seen: HashMap<Meaning, (String, Span)> = HashMap::with_capacity(entries.len());
        for (Entry { key, key_span, value }, meaning) in entries.into_iter().zip(found) {
            if faults.len() >= MAX_FAULTS {
                break;
            }
            if let Some((first, first_span)) = meaning.and_then(|meaning| seen.get(&meaning))
                && meaning != Some(Meaning::Ignored)
            {
                let (quote, first) = (quoted(&key), quoted(first));
                let message = if quote == first {
                    words::two_columns(&quote)
                } else {
                    words::columns_mean_the_same(&first, &quote)
                };
                let here = words::first_given_here();
                let fault = Diagnostic::error(Code::DuplicateColumn, key_span, message);
                faults.push(fault.related(*first_span, here).help(words::keep_one()));
                continue;
            }
            if let Some(meaning) = meaning {
                seen.insert(meaning, (key.to_string(), key_span));
            }
            match meaning {
                Some(Meaning::Field(Field::Kind)) => {
                    nodes[Field::Kind as usize] = said(value).map(|node| self.kind_of(node));
                }
                Some(Meaning::Field(field)) => nodes[field as usize] = said(value),
                Some(
                    part @ (Meaning::Item(question, _) | Meaning::Answer(question, Part::Of | Part::Total)),
                ) => {
                    of_question(&mut answers, question).2.push(piece(part, value));
                }
                Some(Meaning::Answer(question, part)) => {
                    let Some(node) = self.value_of(value, question, part, faults) else { continue };
                    // A word for "not applicable" stands in the place of a value.
                    let (part, node) = node;
                    of_question(&mut answers, question).1[part as usize] = Some(node);
                }
                Some(Meaning::Ignored) => {}
                _ if self.allow_unknown => {}
                _ => faults.push(unknown_column(&key, key_span, self.rubric)),
            }
        }
        for (node, constant) in nodes.iter_mut().zip(&self.constants) {
            if let Some(constant) = constant {
                *node = Some(Node::plain(constant.as_str(), anchor));
            }
        }
        if nodes[Field::Name as usize].is_none() {
            let code = nodes[Field::Code as usize].clone();
            nodes[Field::Name as usize] = code;
        }
        let map = |entries| Node { span, anchor, value: Value::Map(entries) };
        let mut sheet = about(nodes, map);
        for (question, parts, pieces) in &mut answers {
            // Where one key says it all, it decides, whatever others there are.
            if pieces.is_empty() || seen.contains_key(&Meaning::Answer(*question, Part::Value)) {
                continue;
            }
            match self.together(*question, std::mem::take(pieces), faults) {
                Given::Nothing => {}
                Given::Value(node) => parts[Part::Value as usize] = Some(node),
                Given::NotApplicable(span) => {
                    let reason = self.terms.get(*question).map_or("", |terms| &terms.reason);
                    parts[Part::Na as usize].get_or_insert_with(|| Node::plain(reason, span));
                }
            }
        }
        let answers = answers.into_iter().filter_map(|(question, parts, _)| {
            let id = self.rubric.questions.get(question)?.id.as_str();
            let value = answer(parts)?;
            Some(Entry { key: id.into(), key_span: value.anchor, value })
        });
        sheet.push(Entry { key: "answers".into(), key_span: anchor, value: map(answers.collect()) });
        map(sheet)
    }

    /// The kind of agency by its name in files.
    fn kind_of<'t>(&self, node: Node<'t>) -> Node<'t> {
        let kind = match &node.value {
            Value::Scalar(text, _) => self.kind(text),
            _ => None,
        };
        match kind {
            Some(kind) => Node { value: Value::Scalar(kind.into(), Style::Plain), ..node },
            None => node,
        }
    }

    /// What a value says about a question; nothing if it is blank. A text is a cell of a table, and what has a kind of its
    /// own in JSON stays as it is.
    fn value_of<'t>(
        &'t self,
        value: Node<'t>,
        question: usize,
        part: Part,
        faults: &mut Faults,
    ) -> Option<(Part, Node<'t>)> {
        // A map may say what numbers stand for.
        let is_cell = |style| style == Style::Quoted || style == Style::Literal && self.map.is_some();
        let is_answer = matches!(part, Part::Value | Part::Appraised);
        let (span, anchor, text, style) = match value {
            Node { span, anchor, value: Value::Scalar(text, style) } if is_cell(style) => {
                (span, anchor, text, style)
            }
            value if value.is_null() => return None,
            value => {
                let is_whole = ["value", "na"].iter().any(|key| value.get(key).is_some());
                let span = value.span;
                let wraps = part == Part::Appraised && !is_whole;
                return Some((part, if wraps { under("value", value, span) } else { value }));
            }
        };
        let text = match text {
            Cow::Borrowed(text) => Cow::Borrowed(text.trim()),
            Cow::Owned(text) => Cow::Owned(text.trim().to_owned()),
        };
        let terms = self.terms.get(question);
        if text.is_empty() || is_answer && terms.is_some_and(|terms| terms.missing.has(&text)) {
            return None;
        }
        if !is_answer {
            return Some((part, Node::plain(text, span)));
        }
        if let Some(terms) = terms.filter(|terms| terms.not_applicable.has(&text)) {
            return Some(match part {
                Part::Appraised => (part, under("value", na_node(&terms.reason, span), span)),
                _ => (Part::Na, Node::plain(terms.reason.as_str(), span)),
            });
        }
        let kind = self.rubric.questions.get(question).map(|question| &question.answer);
        // The places of parts of a text are not those of its letters: some are escaped.
        let cell = Cell { text: Cow::Owned(text.into_owned()), span, at: 0 };
        let mark = (style != Style::Quoted).then_some(Mark::Number);
        let node = Node { anchor, ..self.answer_node(cell, mark, terms, kind, faults) };
        Some((part, if part == Part::Appraised { under("value", node, span) } else { node }))
    }
}

/// What is said to a question, which may be the first of it.
fn of_question<'a, 't>(answers: &'a mut Vec<Said<'t>>, question: usize) -> &'a mut Said<'t> {
    let at = answers.iter().position(|(known, ..)| *known == question);
    let at = at.unwrap_or_else(|| {
        answers.push((question, [const { None }; PARTS.len()], Vec::new()));
        answers.len() - 1
    });
    &mut answers[at]
}

/// A value that says a piece of an answer; a list or an object is none, and is refused by what it looks like.
fn piece(part: Meaning, Node { span, value, .. }: Node<'_>) -> Piece<'_> {
    let (text, mark): (Cow<'_, str>, _) = match value {
        Value::Scalar(text, style) => {
            (text.trim().to_owned().into(), (style != Style::Quoted).then_some(Mark::Number))
        }
        Value::List(_) => ("[…]".into(), None),
        Value::Map(_) => ("{…}".into(), None),
        Value::Null => ("".into(), None),
    };
    let cell = (!text.is_empty()).then_some(Cell { text, span, at: 0 });
    Piece { part, mark, cell }
}

/// A text about the agency or the sheet, as a cell says it; nothing if it is blank.
fn said(node: Node<'_>) -> Option<Node<'_>> {
    match node.value {
        Value::Null => None,
        // Exporters write codes and years as numbers.
        Value::Scalar(text, style) => {
            let text: Cow<'_, str> = text.trim().to_owned().into();
            let is_word = style == Style::Literal && matches!(&*text, "true" | "false");
            let style = if is_word { style } else { Style::Plain };
            (!text.is_empty()).then_some(Node { value: Value::Scalar(text, style), ..node })
        }
        _ => Some(node),
    }
}

/// An answer with what stands beside it.
fn answer(parts: [Option<Node<'_>>; PARTS.len()]) -> Option<Node<'_>> {
    let [value, evidence, note, na, appraised, ..] = parts;
    if evidence.is_none() && note.is_none() && na.is_none() && appraised.is_none() {
        return value;
    }
    let mut entries = Vec::with_capacity(5);
    for ((key, _), node) in PARTS.into_iter().zip([value, evidence, note, na, appraised]) {
        entries.extend(node.map(|node| Entry { key: key.into(), key_span: node.span, value: node }));
    }
    let span = entries.first()?.key_span;
    Some(Node { span, anchor: span, value: Value::Map(entries) })
}
