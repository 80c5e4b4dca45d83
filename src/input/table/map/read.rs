//! The tree of a column map → the map, with everything that is wrong with it.

use crate::base::diagnostic::{Code, Diagnostic};
use crate::base::quote::quoted;
use crate::base::source::Span;
use crate::model::answers;
use crate::model::rubric::{AnswerKind, Question, Rubric};
use crate::syntax::tree::{Entry, Faults, Fields, MAX_FAULTS, Node, Style, Value, unknown};

use super::super::fold::Pattern;
use super::super::header::MAX_COLUMNS;
use super::super::header::{FIELDS, Field, Meaning, PARTS, Part, is_name, known, meaning};
use super::super::words;
use super::parts::{one_of, position, texts};
use super::values::{Values, kinds};
use super::{Key, Map, Named};

/// The keys of a column, one of which says which it is.
const KEYS: [&str; 3] = ["column", "position", "pattern"];

impl Map {
    pub(super) fn fill(&mut self, tree: &Node<'_>, rubric: &Rubric, faults: &mut Faults) {
        let Some(mut fields) = tree.fields(faults) else { return };
        let ignored = fields.optional("ignore").map(|node| texts(node, faults)).unwrap_or_default();
        self.ignored = ignored.into_iter().map(|(name, _)| (Pattern::new(&name), name)).collect();
        if let Some(node) = fields.optional("table") {
            self.frame.read(node, faults);
        }
        // How these two were written before there was a `[table]`.
        if self.frame.marks.is_none() && fields.foreign("decimal").is_some() {
            self.frame.marks(&mut fields, faults);
        }
        if let (None, Some(entry)) = (self.frame.delimiter, fields.foreign("delimiter")) {
            self.frame.delimiter = one_of(&entry.value, &super::super::DELIMITERS, faults);
        }
        if let Some(node) = fields.optional("rows") {
            self.rows.read(node, faults);
        }
        if let Some(node) = fields.optional("values") {
            self.values = Values::read(node, faults);
        }
        if let Some(node) = fields.optional("columns") {
            self.read_columns(node, rubric, faults);
        }
        if let Some(node) = fields.optional("constants") {
            self.read_constants(node, rubric, faults);
        }
        fields.finish(faults);
        let own = self.questions.values().filter_map(|values| values.lacks_reason(Some(&self.values)));
        for span in own.chain(self.values.lacks_reason(None)) {
            let message = words::not_applicable_gives_no_reason();
            faults.push(Diagnostic::error(Code::MissingReason, span, message).help(words::say_reason()));
        }
    }

    fn read_columns(&mut self, node: &Node<'_>, rubric: &Rubric, faults: &mut Faults) {
        let entries = node.entries(faults).unwrap_or_default();
        let named = entries.iter().any(|entry| is_name(&entry.key));
        for entry in entries {
            if faults.len() >= MAX_FAULTS {
                return;
            }
            let found = meaning(&entry.key, named, rubric);
            let Value::Map(inner) = &entry.value.value else {
                match found {
                    Some(meaning) => self.name(meaning, &entry.value, faults),
                    None => faults.push(unknown_column(entry, &entry.key, rubric)),
                }
                continue;
            };
            let is_key = inner.iter().any(|entry| KEYS.contains(&&*entry.key));
            match found {
                Some(Meaning::Answer(question, Part::Value)) => {
                    self.read_question(question, &entry.value, rubric, faults);
                }
                Some(meaning) if is_key => self.read_column(meaning, &entry.value, faults),
                // `agency.name = "…"` is a table in a table.
                _ => {
                    for entry_within in inner {
                        let path = format!("{}.{}", entry.key, entry_within.key);
                        match meaning(&path, named, rubric) {
                            Some(meaning) => self.name(meaning, &entry_within.value, faults),
                            None if found.is_none() && entry.key != "answers" && entry.key != "agency" => {
                                faults.push(unknown_column(entry, &entry.key, rubric));
                                break;
                            }
                            None => faults.push(unknown_column(entry_within, &path, rubric)),
                        }
                    }
                }
            }
        }
    }

    /// A column that is no answer, in a table of its own.
    fn read_column(&mut self, meaning: Meaning, node: &Node<'_>, faults: &mut Faults) {
        let Some(mut fields) = node.fields(faults) else { return };
        self.key(meaning, &mut fields, faults);
        if meaning == Meaning::Field(Field::Kind)
            && let Some(node) = fields.optional("answers")
        {
            self.kinds = kinds(node, faults);
        }
        fields.finish(faults);
    }

    /// The columns of a question and the words in them.
    fn read_question(&mut self, at: usize, node: &Node<'_>, rubric: &Rubric, faults: &mut Faults) {
        let Some(mut fields) = node.fields(faults) else { return };
        let Some(question) = rubric.questions.get(at) else { return };
        self.key(Meaning::Answer(at, Part::Value), &mut fields, faults);
        for (word, part) in PARTS {
            let wanted = !part.is_of_ratio() || matches!(question.answer, AnswerKind::Ratio { .. });
            if let Some(column) = if wanted { fields.optional(word) } else { None } {
                self.name(Meaning::Answer(at, part), column, faults);
            }
        }
        if let AnswerKind::Checklist { .. } = question.answer
            && let Some(node) = fields.optional("items")
        {
            self.read_items(at, question, node, faults);
        }
        let values = Values::of_question(&mut fields, node.anchor, question, &self.values, faults);
        fields.finish(faults);
        self.questions.insert(at, values);
    }

    /// The columns of the items of a checklist.
    fn read_items(&mut self, at: usize, question: &Question, node: &Node<'_>, faults: &mut Faults) {
        let AnswerKind::Checklist { items } = &question.answer else { return };
        for entry in node.entries(faults).unwrap_or_default() {
            match items.iter().position(|item| item.id == entry.key) {
                Some(item) => self.name(Meaning::Item(at, item), &entry.value, faults),
                None => {
                    let ids = items.iter().map(|item| item.id.as_str());
                    faults.push(unknown(Code::UnknownItem, entry.key_span, &entry.key, ids));
                }
            }
        }
    }

    /// Notes the name of a column, or the table that says which column it is.
    fn name(&mut self, meaning: Meaning, node: &Node<'_>, faults: &mut Faults) {
        if matches!(node.value, Value::Map(_)) {
            self.read_column(meaning, node, faults);
        } else if let Some(name) = node.text(faults).map(|name| name.trim().to_owned()) {
            self.add(meaning, Key::Header(name), node.span, faults);
        }
    }

    /// Notes which column is meant by one of the keys of a table, if one is there.
    fn key(&mut self, meaning: Meaning, fields: &mut Fields<'_, '_>, faults: &mut Faults) {
        let mut found: Option<(&str, Span)> = None;
        for key in KEYS {
            let Some(entry) = fields.entry(key).filter(|entry| !entry.value.is_null()) else { continue };
            if let Some((other, span)) = found {
                let message = words::column_said_twice(key, other);
                faults.push(
                    Diagnostic::error(Code::ConflictingKeys, entry.key_span, message)
                        .related(span, words::first_given_here()),
                );
                continue;
            }
            found = Some((key, entry.key_span));
            let node = &entry.value;
            let which = match key {
                "position" => position(node, faults)
                    .filter(|at| {
                        let fits = *at <= MAX_COLUMNS;
                        if !fits {
                            let message = words::more_than_columns(MAX_COLUMNS);
                            faults.push(Diagnostic::error(Code::OutOfRange, node.span, message));
                        }
                        fits
                    })
                    .map(Key::Position),
                "pattern" => node.text(faults).map(|text| Key::Pattern(Pattern::new(text), text.to_owned())),
                _ => node.text(faults).map(|text| Key::Header(text.trim().to_owned())),
            };
            if let Some(which) = which {
                self.add(meaning, which, node.span, faults);
            }
        }
    }

    fn add(&mut self, meaning: Meaning, key: Key, span: Span, faults: &mut Faults) {
        let quote = quoted(&key.shown());
        let first = self.columns.iter().find(|known| known.key.is_same(&key)).map(|known| known.span);
        let is_ignored = matches!(&key, Key::Header(name) if self.ignores(name));
        if first.is_some() || is_ignored {
            let message = words::column_named_twice(&quote);
            let fault = Diagnostic::error(Code::DuplicateColumn, span, message).help(words::keep_one());
            faults.push(match first {
                Some(first) => fault.related(first, words::first_given_here()),
                None => fault,
            });
        } else if let Some(other) = self.header_of(meaning) {
            let message = words::column_said_before(&quoted(&other));
            faults.push(Diagnostic::error(Code::DuplicateColumn, span, message));
        } else {
            self.columns.push(Named { meaning, key, span });
        }
    }

    fn read_constants(&mut self, node: &Node<'_>, rubric: &Rubric, faults: &mut Faults) {
        let Some(mut fields) = node.fields(faults) else { return };
        let mut agency = Vec::new();
        let mut sheet = Vec::new();
        for (short, path, field) in FIELDS {
            let Some(entry) = fields.entry(short) else { continue };
            let part = if path == short { &mut sheet } else { &mut agency };
            part.push(entry.clone());
            let Value::Scalar(text, _) = &entry.value.value else { continue };
            self.constants.push((field, text.clone().into_owned(), entry.value.span));
        }
        fields.finish(faults);
        // Whether the constants are right is for the reader of sheets to say, so they are put into one.
        let synthetic = |key: &'static str, value| Entry { key: key.into(), key_span: node.anchor, value };
        let node_of = |value| Node { span: node.anchor, anchor: node.anchor, value };
        if !agency.iter().any(|entry| entry.key == "name") {
            agency.push(synthetic("name", node_of(Value::Scalar("A".into(), Style::Plain))));
        }
        sheet.push(synthetic("agency", node_of(Value::Map(agency))));
        sheet.push(synthetic("answers", node_of(Value::Null)));
        if let Err(found) = answers::read(&node_of(Value::Map(sheet)), rubric) {
            faults.extend(found);
        }
    }
}

fn unknown_column(entry: &Entry<'_>, path: &str, rubric: &Rubric) -> Diagnostic {
    let mut names = known(path, false, rubric);
    names.extend(PARTS.map(|(word, _)| word.to_owned()));
    unknown(Code::UnknownKey, entry.key_span, path, names.iter().map(String::as_str))
}
