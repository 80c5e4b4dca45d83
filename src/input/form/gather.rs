//! The rows of a form → the answers of a sheet.

use std::collections::HashMap;

use crate::base::diagnostic::{Code, Diagnostic, Severity};
use crate::base::lang::Lang;
use crate::base::quote::quoted;
use crate::base::source::Span;
use crate::base::spelling::{ANYTHING, typed};
use crate::form::plan::{Named, Part, Plan};
use crate::form::xlsx::layout::{ABOUT, ANSWER, EVIDENCE, HEAD, KEY, NA, NOTE, option};
use crate::input::words;
use crate::model::rubric::{AnswerKind, Question};
use crate::syntax::tree::{Entry, Faults, MAX_FAULTS, Node, Value};

use super::{Form, Row, is_number};

/// What a form says to one question.
struct Gathered<'f> {
    question: usize,
    id: &'f str,
    /// The cell of the answer.
    place: Span,
    value: Option<(&'f str, Span)>,
    is_number: bool,
    of: Option<(&'f str, Span)>,
    total: Option<(&'f str, Span)>,
    /// The cells of the part and the total, also when they are blank.
    ends: [Span; 2],
    items: Vec<(&'f str, &'f str, Span)>,
    na: Option<(&'f str, Span)>,
    evidence: Option<(&'f str, Span)>,
    note: Option<(&'f str, Span)>,
}

impl Form {
    /// The answers of a sheet, in the order of the form.
    pub(super) fn answers<'f>(&'f self, plan: &Plan<'f>, faults: &mut Faults) -> Vec<Entry<'f>> {
        let rubric = plan.rubric;
        let named = plan.rows();
        let is_same_version = self.said("version").is_none_or(|(own, _)| own == rubric.version.to_string());
        let mut all: Vec<Gathered<'f>> = Vec::new();
        let mut known: HashMap<&str, usize> = HashMap::new();
        let mut seen: HashMap<&str, Span> = HashMap::new();
        for row in self.parts() {
            if faults.len() >= MAX_FAULTS {
                break;
            }
            let key = self.key(row);
            if key == HEAD || ABOUT.contains(&key) {
                continue;
            }
            let filled = || {
                (ANSWER..=NOTE)
                    .find_map(|column| self.cell(row, column).filter(|(cell, _)| !cell.text.is_empty()))
            };
            let Some(named) = named.get(key) else {
                if let Some((_, span)) = filled() {
                    faults.push(nameless(key, span, plan, is_same_version));
                }
                continue;
            };
            let Some(question) = rubric.questions.get(named.at) else { continue };
            let place = self.cell(row, ANSWER).map_or_else(Span::default, |(_, span)| span);
            let is_sum = named.part == Part::Answer
                && matches!(question.answer, AnswerKind::Checklist { .. } | AnswerKind::Ratio { .. });
            let first = if is_sum { NA } else { ANSWER };
            let has_content = (first..=NOTE)
                .any(|column| self.cell(row, column).is_some_and(|(cell, _)| !cell.text.trim().is_empty()));
            if has_content && let Some(other) = seen.insert(key, place) {
                let fault = Diagnostic::error(Code::DuplicateKey, place, words::row_is_twice(&quoted(key)));
                faults.push(fault.related(other, words::the_other_row()).help(words::keep_one_row()));
                continue;
            }
            let at = *known.entry(named.id).or_insert_with(|| {
                all.push(Gathered::new(named, place));
                all.len() - 1
            });
            if let Some(gathered) = all.get_mut(at) {
                self.row(row, named, gathered, is_sum, place, faults);
            }
        }
        self.missing(plan, &all, is_same_version, faults);
        all.iter().map(|gathered| gathered.entry(&rubric.questions[gathered.question], faults)).collect()
    }

    /// Takes what a row says.
    fn row<'f>(
        &'f self,
        row: &Row,
        named: &Named<'f>,
        gathered: &mut Gathered<'f>,
        is_sum: bool,
        place: Span,
        faults: &mut Faults,
    ) {
        let mark = self.cell(row, ANSWER).and_then(|(cell, _)| cell.mark);
        let value = if is_sum { None } else { self.filled(row, ANSWER, faults) };
        match named.part {
            Part::Item(_) => gathered.items.extend(value.map(|(text, span)| (named.item, text, span))),
            Part::Of => (gathered.of, gathered.ends[0]) = (value.or(gathered.of), place),
            Part::Total => (gathered.total, gathered.ends[1]) = (value.or(gathered.total), place),
            _ => {
                gathered.place = place;
                gathered.is_number = is_number(mark);
                gathered.value = value.or(gathered.value);
                gathered.na = self.filled(row, NA, faults).or(gathered.na);
                gathered.evidence = self.filled(row, EVIDENCE, faults).or(gathered.evidence);
                gathered.note = self.exact(row, NOTE, faults).or(gathered.note);
            }
        }
    }

    /// A text with its blanks.
    fn exact(&self, row: &Row, column: u16, faults: &mut Faults) -> Option<(&str, Span)> {
        self.filled(row, column, faults)?;
        self.cell(row, column).map(|(cell, span)| (cell.text.as_str(), span))
    }

    /// Names the questions whose rows were deleted.
    fn missing(&self, plan: &Plan<'_>, all: &[Gathered<'_>], is_same_version: bool, faults: &mut Faults) {
        let kind = self.said("kind").map_or("", |(kind, _)| kind);
        let scope = plan.rubric.scopes.iter().find(|scope| scope.kind.as_str() == kind);
        let mut is_found = vec![false; plan.rubric.questions.len()];
        for found in all {
            is_found[found.question] = true;
        }
        let is_gone = |at: &usize| scope.is_none_or(|scope| scope.reason(*at).is_none()) && !is_found[*at];
        let gone: Vec<usize> = (0..plan.rubric.questions.len()).filter(is_gone).collect();
        if gone.is_empty() || !is_same_version {
            return;
        }
        let first = gone.iter().take(3).filter_map(|at| plan.rubric.questions.get(*at));
        let first: Vec<&str> = first.map(|question| question.id.as_str()).collect();
        let more = if gone.len() > first.len() { ", …" } else { "" };
        let message = words::questions_are_gone(gone.len(), &format!("{}{more}", first.join(", ")));
        faults.push(Diagnostic::warning(Code::HiddenPart, Span::default(), message));
    }
}

impl<'f> Gathered<'f> {
    fn new(named: &Named<'f>, place: Span) -> Self {
        Self {
            question: named.at,
            id: named.id,
            place,
            value: None,
            is_number: false,
            of: None,
            total: None,
            ends: [place; 2],
            items: Vec::new(),
            na: None,
            evidence: None,
            note: None,
        }
    }

    /// What is said to the question, as a sheet says it.
    fn entry(&self, question: &Question, faults: &mut Faults) -> Entry<'f> {
        let place = self.na.map_or(self.place, |(_, span)| span);
        let mut parts = Vec::new();
        let mut push = |key: &'static str, value: Node<'f>| {
            parts.push(Entry { key: key.into(), key_span: value.anchor, value });
        };
        if let Some(value) = self.answer(question, faults) {
            push("value", value);
        }
        if let Some((text, span)) = self.na {
            push("na", Node::plain(text, span));
        }
        if let Some((text, span)) = self.evidence {
            let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
            let lines: Vec<Node<'f>> = lines.map(|line| Node::plain(line, span)).collect();
            push("evidence", Node { span, anchor: span, value: Value::List(lines) });
        }
        if let Some((text, span)) = self.note {
            push("note", Node::plain(text, span));
        }
        let value = if parts.is_empty() { Value::Null } else { Value::Map(parts) };
        Entry { key: self.id.into(), key_span: self.place, value: Node { span: place, anchor: place, value } }
    }

    fn answer(&self, question: &Question, faults: &mut Faults) -> Option<Node<'f>> {
        match &question.answer {
            AnswerKind::Ratio { .. } => self.ratio(faults),
            AnswerKind::Checklist { .. } => self.checklist(faults),
            AnswerKind::Choice { options, .. } => {
                let (text, span) = self.value?;
                let is_it = |(at, choice): &(usize, &_)| {
                    Lang::ALL.iter().any(|lang| option(*at, choice, *lang) == text)
                };
                let chosen = options.iter().enumerate().find(is_it).map(|(_, choice)| choice.id.clone());
                let titled = || {
                    let mut found = options.iter().filter(|choice| choice.title.is_called(text));
                    found.next().filter(|_| found.next().is_none()).map(|choice| choice.id.clone())
                };
                let value = chosen.or_else(titled);
                Some(value.map_or_else(|| Node::plain(text, span), |id| Node::plain(id, span)))
            }
            AnswerKind::Percent { .. } | AnswerKind::Number { .. } => {
                let (text, span) = self.value?;
                let read = |text| Node::plain(typed(text, question.answer.bounds()), span);
                Some(if self.is_number { Node::plain(text, span) } else { read(text) })
            }
            AnswerKind::YesNo => self.value.map(|(text, span)| Node::plain(text, span)),
        }
    }

    fn ratio(&self, faults: &mut Faults) -> Option<Node<'f>> {
        let ((of, of_span), (total, total_span)) = match (self.of, self.total) {
            (Some(of), Some(total)) => (of, total),
            (None, None) => return None,
            (of, _) => {
                let span = if of.is_none() { self.ends[0] } else { self.ends[1] };
                let fault = Diagnostic::error(Code::MissingKey, span, words::half_a_ratio());
                faults.push(fault.help(words::fill_in_or_empty()));
                return None;
            }
        };
        let entry = |key: &'static str, text: &'f str, span: Span| {
            let value = Node::plain(typed(text, ANYTHING), span);
            Entry { key: key.into(), key_span: span, value }
        };
        let parts = vec![entry("of", of, of_span), entry("total", total, total_span)];
        Some(Node { span: self.place, anchor: self.place, value: Value::Map(parts) })
    }

    /// The items with yes; all blank is no answer.
    fn checklist(&self, faults: &mut Faults) -> Option<Node<'f>> {
        if self.items.is_empty() {
            return None;
        }
        let mut ticked = Vec::new();
        for (item, text, span) in &self.items {
            if Node::plain(*text, *span).boolean(faults) == Some(true) {
                ticked.push(Node::plain(*item, *span));
            }
        }
        Some(Node { span: self.place, anchor: self.place, value: Value::List(ticked) })
    }
}

/// The fault of a row that says something, and not to what.
fn nameless(key: &str, span: Span, plan: &Plan<'_>, is_same_version: bool) -> Diagnostic {
    let (id, version) = (&plan.rubric.id, plan.rubric.version.to_string());
    if key.is_empty() {
        let fault = Diagnostic::error(Code::MissingKey, span, words::row_lost_its_key());
        return fault.help(words::copy_into_fresh_form());
    }
    if is_same_version {
        let message = words::key_is_damaged(&quoted(key), id, &version);
        let fault = Diagnostic::error(Code::UnknownQuestion, span, message);
        return fault.help(words::copy_into_fresh_form());
    }
    let message = words::no_longer_asked(&quoted(key), id, &version);
    let note = Diagnostic::error(Code::UnknownQuestion, span, message);
    Diagnostic { severity: Severity::Info, ..note }
}

/// The column of keys is the first, so that a row without one begins behind it.
const _: () = assert!(KEY == 0);
