//! The column map: a TOML file that says what the columns of a table with other names mean.
//!
//! ```toml
//! ignore = ["Survey Year", "E-Government Rank"]     # columns that are left out
//!
//! [columns]                                         # what it is = "the name of its column"
//! name = "Country Name"
//! online-service = "Online Service Index"
//! "online-service.evidence" = "Link"
//! human-capital = {column = "Human Capital Index", missing = ["0"]}
//!
//! [values]                                          # cells of answers that are none
//! missing = ["", "-"]
//! not_applicable = ["na"]
//! reason = "Marked as not applicable in the survey"
//!
//! [constants]                                       # what the table says of every agency alike
//! kind = "province"
//! period = "2022"
//! ```
//!
//! Names are compared after blanks around them are taken away and in Unicode normalisation form C. A word
//! that is a number stands for every way of writing it: `0` is also `0.00`.

use std::collections::HashMap;

use crate::base::diagnostic::{Code, Diagnostic, Faulty, nearest};
use crate::base::number::Decimal;
use crate::base::quote::quoted;
use crate::base::source::{SourceFile, Span};
use crate::model::rubric::Rubric;
use crate::syntax::tree::{Entry, Faults, MAX_FAULTS, Node, Style, Value, unknown};
use crate::{model::answers, syntax::toml};

use super::header::{FIELDS, Field, Meaning, PARTS, Part, is_name, known, meaning};
use super::words;

/// What the columns of a table mean, as a user says.
#[derive(Clone, Debug)]
pub struct Map {
    source: SourceFile,
    /// Meanings by the names of columns, each with the place where the name stands.
    columns: HashMap<String, (Meaning, Span)>,
    ignored: Vec<String>,
    words: Partial,
    question_words: HashMap<usize, Partial>,
    constants: Vec<(Field, String, Span)>,
}

/// Cells that mean something else than an answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Words {
    missing: Vec<String>,
    not_applicable: Vec<String>,
    /// Why a question does not apply where a word says so.
    pub reason: String,
}

/// The words and the reason as far as the map gives them.
#[derive(Clone, Debug, Default)]
struct Partial {
    missing: Option<Vec<String>>,
    not_applicable: Option<Vec<String>>,
    reason: Option<String>,
    span: Span,
}

impl Words {
    pub fn is_empty(&self) -> bool {
        self.missing.is_empty() && self.not_applicable.is_empty()
    }

    /// The words, and the reason.
    pub fn parts(&self) -> (&[String], &[String], &str) {
        (&self.missing, &self.not_applicable, &self.reason)
    }

    /// Whether a cell says that there is no answer.
    pub fn is_missing(&self, cell: &str) -> bool {
        self.missing.iter().any(|word| is_same(word, cell))
    }

    /// Whether a cell says that the question does not apply.
    pub fn is_not_applicable(&self, cell: &str) -> bool {
        self.not_applicable.iter().any(|word| is_same(word, cell))
    }
}

fn is_same(word: &str, cell: &str) -> bool {
    // Every number ends in a digit; finding out why a text is no number takes longer.
    let may_be_number = |text: &str| text.bytes().last().is_some_and(|byte| byte.is_ascii_digit());
    word == cell
        || may_be_number(word)
            && may_be_number(cell)
            && matches!((Decimal::parse(word), Decimal::parse(cell)), (Ok(a), Ok(b)) if a == b)
}

impl Map {
    /// Reads a column map for a rubric.
    ///
    /// # Errors
    /// Everything that is wrong with it.
    pub fn read(source: SourceFile, rubric: &Rubric) -> Result<Self, Box<Faulty>> {
        let mut faults = Faults::new();
        let mut map = Self {
            source: SourceFile::new("", ""),
            columns: HashMap::new(),
            ignored: Vec::new(),
            words: Partial::default(),
            question_words: HashMap::new(),
            constants: Vec::new(),
        };
        match toml::parse(&source) {
            Ok(tree) => map.fill(&tree, rubric, &mut faults),
            Err(grammar) => faults = grammar,
        }
        if !faults.is_empty() {
            return Err(Box::new(Faulty::new(source, faults)));
        }
        map.source = source;
        Ok(map)
    }

    /// The file.
    #[must_use]
    pub fn source(&self) -> &SourceFile {
        &self.source
    }

    /// Whether the map leaves a column out.
    #[must_use]
    pub fn ignores(&self, name: &str) -> bool {
        self.ignored.iter().any(|ignored| ignored == name)
    }

    /// What a column means.
    pub(super) fn meaning(&self, name: &str) -> Option<Meaning> {
        if self.ignores(name) {
            return Some(Meaning::Ignored);
        }
        self.columns.get(name).map(|(meaning, _)| *meaning)
    }

    /// The column that has a meaning.
    pub(super) fn header_of(&self, wanted: Meaning) -> Option<&str> {
        let found = self.columns.iter().find(|(_, (meaning, _))| *meaning == wanted);
        found.map(|(name, _)| name.as_str())
    }

    /// What is the same for every agency.
    pub(super) fn constants(&self) -> &[(Field, String, Span)] {
        &self.constants
    }

    /// The words of each question; none at all if no word is special.
    pub(super) fn words(&self, rubric: &Rubric) -> Vec<Words> {
        let whole = (0..rubric.questions.len()).map(|question| {
            let own = self.question_words.get(&question);
            let list = |of: fn(&Partial) -> &Option<Vec<String>>| {
                own.and_then(|own| of(own).clone()).or_else(|| of(&self.words).clone()).unwrap_or_default()
            };
            let reason = own.and_then(|own| own.reason.clone()).or_else(|| self.words.reason.clone());
            Words {
                missing: list(|words| &words.missing),
                not_applicable: list(|words| &words.not_applicable),
                reason: reason.unwrap_or_default(),
            }
        });
        let whole: Vec<Words> = whole.collect();
        if whole.iter().all(Words::is_empty) { Vec::new() } else { whole }
    }

    /// Finds the columns that the map names and the table does not have.
    pub(super) fn check_headers(&self, names: &[String], faults: &mut Faults) {
        for (name, (_, span)) in &self.columns {
            if names.contains(name) {
                continue;
            }
            let quote = quoted(name);
            let near = nearest(name, names.iter().map(String::as_str)).map(quoted);
            let message = words::table_has_no_column(&quote);
            faults.push(
                Diagnostic::error(Code::MissingColumn, *span, message)
                    .maybe_help(near.map(|near| crate::syntax::words::did_you_mean(&near))),
            );
        }
    }

    fn fill(&mut self, tree: &Node<'_>, rubric: &Rubric, faults: &mut Faults) {
        let Some(mut fields) = tree.fields(faults) else { return };
        let ignored = fields.optional("ignore").map(|node| words(node, faults)).unwrap_or_default();
        self.ignored = ignored.iter().map(|name| name.trim().to_owned()).collect();
        if let Some(node) = fields.optional("columns") {
            self.read_columns(node, rubric, faults);
        }
        if let Some(node) = fields.optional("values")
            && let Some(mut fields) = node.fields(faults)
        {
            self.words = Partial::read(&mut fields, node.anchor, faults);
            fields.finish(faults);
        }
        if let Some(node) = fields.optional("constants") {
            self.read_constants(node, rubric, faults);
        }
        fields.finish(faults);
        for words in self.question_words.values().chain([&self.words]) {
            let named = words.not_applicable.as_ref().is_some_and(|words| !words.is_empty());
            if named && words.reason.is_none() && self.words.reason.is_none() {
                let message = words::not_applicable_gives_no_reason();
                faults.push(
                    Diagnostic::error(Code::MissingReason, words.span, message).help(words::say_reason()),
                );
            }
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
            match found {
                Some(Meaning::Answer(question, Part::Value)) => {
                    self.read_question(question, &entry.value, faults);
                }
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

    /// The columns of a question and the words in them.
    fn read_question(&mut self, question: usize, node: &Node<'_>, faults: &mut Faults) {
        let Some(mut fields) = node.fields(faults) else { return };
        if let Some(column) = fields.optional("column") {
            self.name(Meaning::Answer(question, Part::Value), column, faults);
        }
        for (word, part) in PARTS {
            if let Some(column) = fields.optional(word) {
                self.name(Meaning::Answer(question, part), column, faults);
            }
        }
        let words = Partial::read(&mut fields, node.anchor, faults);
        fields.finish(faults);
        self.question_words.insert(question, words);
    }

    /// Notes the name of a column.
    fn name(&mut self, meaning: Meaning, node: &Node<'_>, faults: &mut Faults) {
        let Some(name) = node.text(faults).map(|name| name.trim().to_owned()) else { return };
        let quote = quoted(&name);
        let first = self.columns.get(&name).map(|(_, span)| *span);
        if first.is_some() || self.ignores(&name) {
            let message = words::column_named_twice(&quote);
            let fault = Diagnostic::error(Code::DuplicateColumn, node.span, message).help(words::keep_one());
            faults.push(match first {
                Some(first) => fault.related(first, words::first_given_here()),
                None => fault,
            });
        } else if let Some(other) = self.header_of(meaning) {
            let other = quoted(other);
            let message = words::column_said_before(&other);
            faults.push(Diagnostic::error(Code::DuplicateColumn, node.span, message));
        } else {
            self.columns.insert(name, (meaning, node.span));
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

impl Partial {
    fn read(fields: &mut crate::syntax::tree::Fields<'_, '_>, span: Span, faults: &mut Faults) -> Self {
        Self {
            missing: fields.optional("missing").map(|node| words(node, faults)),
            not_applicable: fields.optional("not_applicable").map(|node| words(node, faults)),
            reason: fields.optional("reason").and_then(|node| node.text(faults)).map(str::to_owned),
            span: fields.entry("not_applicable").map_or(span, |entry| entry.key_span),
        }
    }
}

/// Words as they stand in cells, numbers too, and perhaps only one.
fn words(node: &Node<'_>, faults: &mut Faults) -> Vec<String> {
    let items = match &node.value {
        Value::Scalar(..) => std::slice::from_ref(node),
        _ => node.list(faults).unwrap_or_default(),
    };
    let mut words = Vec::with_capacity(items.len());
    for item in items {
        match &item.value {
            Value::Scalar(text, _) => words.push(text.trim().to_owned()),
            _ => {
                item.text(faults);
            }
        }
    }
    words
}

fn unknown_column(entry: &Entry<'_>, path: &str, rubric: &Rubric) -> Diagnostic {
    let mut names = known(path, false, rubric);
    names.extend(PARTS.map(|(word, _)| word.to_owned()));
    unknown(Code::UnknownKey, entry.key_span, path, names.iter().map(String::as_str))
}
