//! Bringing an answer sheet to another version of its rubric: rubric specification, section 6.8.
//!
//! Only what a `was` of the new version names is renamed. Whatever takes judgement is listed, and no answer is lost: in
//! YAML an answer that nothing takes any more becomes a comment.

use crate::base::source::{SourceFile, Span};
use crate::model::answers::{AnswerSheet, Given, in_scope};
use crate::model::rubric::{AnswerKind, Choice, Rubric};
use crate::syntax::format::Format;
use crate::syntax::tree::{Entry, Node, Value};

use super::{Change, ChangeKind, Pairing, Place, compare};

/// What it takes to bring a sheet to another version of its rubric.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Migration<'r> {
    /// The version that the sheet was written for.
    pub old: &'r Rubric,
    /// The version that it is brought to.
    pub new: &'r Rubric,
    /// The ids that were renamed, in the order of the sheet.
    pub renamed: Vec<Renamed>,
    /// The new questions that the agency is asked, by their places in the new rubric.
    pub added: Vec<usize>,
    /// The answers that nothing takes any more.
    pub dropped: Vec<Dropped>,
    /// What answered questions ask differently, or take differently.
    pub changed: Vec<Change>,
    /// The questions, by their places in the old rubric, whose answers do not fit any more.
    pub unfit: Vec<usize>,
    /// The sheet with the new ids.
    pub text: String,
}

/// An id that was renamed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Renamed {
    /// The question whose option or item it is; nothing if it is the id of a question.
    pub of: Option<String>,
    /// The id in the sheet.
    pub from: String,
    /// The id in the new version.
    pub to: String,
}

/// An answer that nothing takes any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dropped {
    /// The question, by its place in the old rubric.
    pub question: usize,
    /// A question of the new rubric that reads the same, though no `was` says so.
    pub alike: Option<usize>,
    /// Whether the answer is a comment of the new sheet; else it has to be taken out by hand.
    pub is_comment: bool,
}

/// Brings a sheet that was read for the old version to the new one.
#[must_use]
pub fn migrate<'r>(
    source: &SourceFile,
    tree: &Node<'_>,
    sheet: &AnswerSheet,
    (old, new): (&'r Rubric, &'r Rubric),
) -> Migration<'r> {
    let pairing = Pairing::of(old, new);
    let mut desk = Desk { source, new, edits: Vec::new(), renamed: Vec::new(), comments: Vec::new() };
    desk.reference(tree);
    let mut dropped = Vec::new();
    let answers = tree.get("answers").map(|entry| &entry.value.value);
    let entries = if let Some(Value::Map(entries)) = answers { entries.as_slice() } else { &[] };
    for entry in entries {
        if desk.entry(entry) {
            continue;
        }
        if let Some(question) = old.question(&entry.key) {
            let alike = pairing.questions.new_of.get(question).copied().flatten();
            dropped.push(Dropped { question, alike, is_comment: desk.comment(entry) });
        }
    }
    let asked = in_scope(new, sheet.agency.kind);
    let is_new = |at: &usize| pairing.questions.old_of.get(*at).is_some_and(Option::is_none);
    let is_reused = |at: &usize| pairing.reused.iter().any(|(_, new)| new == at);
    let is_asked = |at: &usize| asked.get(*at).is_some_and(|response| response.given != Given::OutOfScope);
    let added = 0..new.questions.len();
    let added = added.filter(|at| is_new(at) && !is_reused(at) && is_asked(at)).collect();
    let is_dropped = |at: &usize| dropped.iter().any(|one: &Dropped| one.question == *at);
    let lost = pairing.carry_over(sheet.agency.kind, &sheet.responses).lost;
    let is_known = |at: &usize| pairing.reused.iter().any(|(old, _)| old == at);
    let unfit = lost.into_iter().filter(|at| !is_dropped(at) && !is_known(at)).collect();
    let changed = changes_of_answers(&pairing, sheet);
    let (renamed, text) = desk.finish();
    Migration { old, new, renamed, added, dropped, changed, unfit, text }
}

/// The changes that bear on what an answer of the sheet says.
fn changes_of_answers(pairing: &Pairing<'_>, sheet: &AnswerSheet) -> Vec<Change> {
    use ChangeKind as K;
    let is_answered = |change: &Change| {
        let Some(Place::Question(at)) = change.old else { return false };
        let given = sheet.responses.get(at).map(|response| &response.given);
        matches!(given, Some(Given::Answer(_) | Given::NotApplicable(_)))
    };
    let bears = |change: &Change| match change.kind {
        K::QuestionReused
        | K::AllowNaChanged
        | K::RangeChanged
        | K::IntegerChanged
        | K::UnitChanged
        | K::OptionAdded
        | K::OptionRemoved
        | K::OptionsReordered
        | K::OptionValueChanged
        | K::ItemAdded
        | K::ItemRemoved
        | K::ItemPointsChanged => true,
        K::TextChanged => change.field == Some("ask"),
        _ => false,
    };
    let changes = compare(pairing.old, pairing.new).changes;
    changes.into_iter().filter(|change| bears(change) && is_answered(change)).collect()
}

/// Where the new text is put together.
struct Desk<'s, 'r> {
    source: &'s SourceFile,
    new: &'r Rubric,
    edits: Vec<(Span, String)>,
    renamed: Vec<Renamed>,
    /// Where the lines begin that become comments.
    comments: Vec<usize>,
}

impl Desk<'_, '_> {
    /// The rubric that the sheet names, in its new version.
    fn reference(&mut self, tree: &Node<'_>) {
        let node = tree.get("rubric").map(|entry| &entry.value);
        if let Some(Node { value: Value::Scalar(..), span, .. }) = node {
            let rubric = format!("{}@{}", self.new.id, self.new.version.major);
            self.put(*span, &rubric);
        }
    }

    /// Renames an answer and what it ticks; false if the new version has no such question.
    fn entry(&mut self, entry: &Entry<'_>) -> bool {
        let new = self.new;
        let Some(at) = new.question(&entry.key).or_else(|| new.former_question(&entry.key)) else {
            return false;
        };
        let Some(question) = new.questions.get(at) else { return false };
        if question.id != entry.key {
            self.rename(None, entry.key_span, &entry.key, &question.id);
        }
        let choices = match &question.answer {
            AnswerKind::Choice { options, .. } => options,
            AnswerKind::Checklist { items } => items,
            _ => return true,
        };
        let mut values = vec![&entry.value];
        if matches!(entry.value.value, Value::Map(_)) {
            let appraised = entry.value.get("appraised").and_then(|entry| entry.value.get("value"));
            values =
                entry.value.get("value").into_iter().chain(appraised).map(|entry| &entry.value).collect();
        }
        for node in values {
            match &node.value {
                Value::List(items) => items.iter().for_each(|item| self.choice(&question.id, choices, item)),
                _ => self.choice(&question.id, choices, node),
            }
        }
        true
    }

    fn choice(&mut self, question: &str, choices: &[Choice], node: &Node<'_>) {
        let Value::Scalar(text, _) = &node.value else { return };
        let is_former = |choice: &&Choice| choice.was.iter().any(|was| *was == **text);
        if let Some(choice) = choices.iter().find(is_former) {
            self.rename(Some(question), node.span, text, &choice.id);
        }
    }

    fn rename(&mut self, of: Option<&str>, span: Span, from: &str, to: &str) {
        self.put(span, to);
        self.renamed.push(Renamed { of: of.map(str::to_owned), from: from.to_owned(), to: to.to_owned() });
    }

    /// Puts an id in the place of another one, in the quotes that it has.
    fn put(&mut self, span: Span, id: &str) {
        let written = self.source.text().get(span.range()).unwrap_or_default();
        let quote = written.chars().next().filter(|mark| matches!(mark, '"' | '\''));
        let quote = quote.map(String::from).unwrap_or_default();
        self.edits.push((span, format!("{quote}{id}{quote}")));
    }

    /// Makes a comment of an entry that has its lines to itself.
    fn comment(&mut self, entry: &Entry<'_>) -> bool {
        let text = self.source.text();
        let start =
            text.get(..entry.key_span.start()).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1);
        let indent = text.get(start..entry.key_span.start()).unwrap_or_default();
        let is_yaml = Format::of(self.source.name(), text) == Format::Yaml;
        if !is_yaml || !indent.bytes().all(|byte| byte == b' ') {
            return false;
        }
        let mut at = start;
        for (number, line) in text.get(start..).unwrap_or_default().split_inclusive('\n').enumerate() {
            let own = line.len() - line.trim_start_matches(' ').len();
            let is_blank = line.trim().is_empty();
            // A list may stand as far to the left as its key.
            let belongs = number == 0
                || is_blank
                || own > indent.len()
                || own == indent.len() && line[own..].starts_with("- ");
            if !belongs {
                break;
            }
            if !is_blank {
                self.comments.push(at);
            }
            at += line.len();
        }
        true
    }

    fn finish(self) -> (Vec<Renamed>, String) {
        let comments = self.comments.into_iter().map(|at| (Span::new(at, at), "# ".to_owned()));
        let mut edits: Vec<(Span, String)> = self.edits.into_iter().chain(comments).collect();
        edits.sort_by_key(|(span, _)| (span.start(), span.end()));
        let (mut text, mut done) = (String::new(), 0);
        for (span, new) in edits {
            text.push_str(self.source.text().get(done..span.start()).unwrap_or_default());
            text.push_str(&new);
            done = span.end();
        }
        text.push_str(self.source.text().get(done..).unwrap_or_default());
        (self.renamed, text)
    }
}
