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

use super::aside::{Aside, is_sum_name};
use super::columns::{Columns, unknown_column};
use super::header::{FIELDS, Field, Layout, Meaning, PARTS, Part, is_name, meaning};
use super::mixed::Notation;
use super::record::Record;
use super::sheet::{Cell, answer_node};
use super::words;

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

    /// The answers of a record that is an agency's and has no fault.
    #[must_use]
    pub fn agency(&self, record: &Record) -> Option<AnswerSheet> {
        if self.layout() != Layout::Objects {
            return if self.aside(record).is_some() { None } else { self.read(record).ok() };
        }
        let file = self.source(record);
        let object = self.object(record, &file).ok().filter(|object| Self::aside_of(object).is_none())?;
        self.read_object(object, &file).ok()
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
        let agency = object.tree.get("agency").and_then(|agency| agency.value.get("name"));
        if agency.is_some_and(|name| text(&name.value)) {
            return Some(Aside::Sum);
        }
        let answers = object.tree.get("answers").map(|answers| &answers.value.value);
        matches!(answers, Some(Value::Map(entries)) if entries.is_empty()).then_some(Aside::Empty)
    }

    /// How the numbers of an object are written that have to fit others: the question, and where the answer stands.
    #[must_use]
    pub fn notations_of(&self, object: &Object<'_>) -> Vec<(String, Notation, Span)> {
        let answers = object.tree.get("answers").map(|answers| &answers.value.value);
        let Some(Value::Map(entries)) = answers.filter(|_| self.mark.is_none()) else { return Vec::new() };
        let notation = |entry: &Entry<'_>| {
            let question = self.rubric.questions.get(self.rubric.question(&entry.key)?)?;
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
        let is_here = |found: Span| found.start <= span.start && span.start < found.end;
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
        let mut answers: Vec<(usize, [Option<Node<'t>>; 4])> = Vec::new();
        let mut seen: HashMap<Meaning, (String, Span)> = HashMap::with_capacity(entries.len());
        for Entry { key, key_span, value } in entries {
            if faults.len() >= MAX_FAULTS {
                break;
            }
            let meaning = self.meaning_of(&key, is_named);
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
                Some(Meaning::Field(field)) => nodes[field as usize] = said(value),
                Some(Meaning::Answer(question, part)) => {
                    let Some(node) = self.value_of(value, question, part, faults) else { continue };
                    let at = answers.iter().position(|(known, _)| *known == question);
                    let at = at.unwrap_or_else(|| {
                        answers.push((question, [const { None }; 4]));
                        answers.len() - 1
                    });
                    // A word for "not applicable" stands in the place of a value.
                    let (part, node) = node;
                    answers[at].1[part as usize] = Some(node);
                }
                Some(Meaning::Ignored) => {}
                _ if self.allow_unknown => {}
                _ => faults.push(unknown_column(&key, key_span, self.rubric)),
            }
        }
        for (node, constant) in nodes.iter_mut().zip(&self.constants) {
            if let Some(constant) = constant {
                *node = Some(plain(constant.as_str().into(), anchor));
            }
        }
        if nodes[Field::Name as usize].is_none() {
            let code = nodes[Field::Code as usize].clone();
            nodes[Field::Name as usize] = code;
        }
        let (mut agency, mut sheet) = (Vec::with_capacity(4), Vec::with_capacity(6));
        for ((short, path, _), node) in FIELDS.into_iter().zip(nodes) {
            let part = if path == short { &mut sheet } else { &mut agency };
            part.extend(node.map(|node| Entry { key: short.into(), key_span: node.anchor, value: node }));
        }
        let map = |entries| Node { span, anchor, value: Value::Map(entries) };
        sheet.push(Entry { key: "agency".into(), key_span: anchor, value: map(agency) });
        let answers = answers.into_iter().filter_map(|(question, parts)| {
            let id = self.rubric.questions.get(question)?.id.as_str();
            let value = answer(parts)?;
            Some(Entry { key: id.into(), key_span: value.anchor, value })
        });
        sheet.push(Entry { key: "answers".into(), key_span: anchor, value: map(answers.collect()) });
        map(sheet)
    }

    /// What a key means, by the column map or by itself.
    fn meaning_of(&self, key: &str, is_named: bool) -> Option<Meaning> {
        let mapped = self.map.as_ref().and_then(|map| map.meaning(key.trim()));
        mapped.or_else(|| meaning(key.trim(), is_named, self.rubric))
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
        let Node { span, anchor, value: Value::Scalar(text, Style::Quoted) } = value else {
            return (!value.is_null()).then_some((part, value));
        };
        let text = match text {
            Cow::Borrowed(text) => Cow::Borrowed(text.trim()),
            Cow::Owned(text) => Cow::Owned(text.trim().to_owned()),
        };
        let words = self.words.get(question);
        if text.is_empty() || part == Part::Value && words.is_some_and(|words| words.is_missing(&text)) {
            return None;
        }
        if part != Part::Value {
            return Some((part, plain(text, span)));
        }
        if let Some(words) = words.filter(|words| words.is_not_applicable(&text)) {
            return Some((Part::Na, plain(words.reason.as_str().into(), span)));
        }
        let kind = self.rubric.questions.get(question).map(|question| &question.answer);
        // The places of parts of a text are not those of its letters: some are escaped.
        let cell = Cell { text: Cow::Owned(text.into_owned()), span, at: 0 };
        Some((Part::Value, Node { anchor, ..answer_node(cell, kind, self.mark, faults) }))
    }
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
fn answer(parts: [Option<Node<'_>>; 4]) -> Option<Node<'_>> {
    let [value, evidence, note, na] = parts;
    if evidence.is_none() && note.is_none() && na.is_none() {
        return value;
    }
    let mut entries = Vec::with_capacity(4);
    for ((key, _), node) in PARTS.into_iter().zip([value, evidence, note, na]) {
        entries.extend(node.map(|node| Entry { key: key.into(), key_span: node.span, value: node }));
    }
    let span = entries.first()?.key_span;
    Some(Node { span, anchor: span, value: Value::Map(entries) })
}

fn plain(text: Cow<'_, str>, span: Span) -> Node<'_> {
    Node { span, anchor: span, value: Value::Scalar(text, Style::Plain) }
}
