//! `[values]` of a column map, and what it says of single questions: words of cells, and what is done with numbers.

use std::collections::HashMap;

use crate::base::diagnostic::{Code, Diagnostic};
use crate::base::number::Decimal;
use crate::base::quote::quoted;
use crate::base::source::Span;
use crate::model::answers::AgencyKind;
use crate::model::rubric::{AnswerKind, Question};
use crate::syntax::tree::{Faults, Fields, Node, unknown};
use crate::syntax::yes_no::said;

use super::super::fold::fold;
use super::super::terms::{Scale, Set, Terms};
use super::super::words;
use super::parts::{one_of, texts, word};

/// Words with their places in the map.
type Words = Vec<(String, Span)>;

/// What a map says of the cells of all questions, or of one.
#[derive(Clone, Debug, Default)]
pub(super) struct Values {
    missing: Option<Words>,
    not_applicable: Option<Words>,
    reason: Option<String>,
    separators: Option<Words>,
    ticked: Option<Words>,
    unticked: Option<Words>,
    /// Of a checklist.
    none: Words,
    empty_is_none: bool,
    /// Words for answers: the place of the option or item, 1 for yes, 0 for no.
    answers: Vec<(usize, String, Span)>,
    scale: Option<Scale>,
    /// Where to point at when the reason is missing.
    span: Span,
}

/// What empty cells of a checklist in columns of its own mean.
const EMPTY: [(&str, bool); 2] = [("none", true), ("unanswered", false)];

impl Values {
    /// What both have: words that are no answers.
    fn common(fields: &mut Fields<'_, '_>, span: Span, faults: &mut Faults) -> Self {
        let mut list =
            |fields: &mut Fields<'_, '_>, key| fields.optional(key).map(|node| texts(node, faults));
        let mut values = Self {
            missing: list(fields, "missing"),
            not_applicable: list(fields, "not_applicable"),
            separators: list(fields, "separator"),
            ticked: list(fields, "ticked"),
            unticked: list(fields, "unticked"),
            span: fields.entry("not_applicable").map_or(span, |entry| entry.key_span),
            ..Self::default()
        };
        values.reason = fields.optional("reason").and_then(|node| word(node, faults));
        for (word, span) in values.separators.iter().flatten() {
            if word.is_empty() || word.chars().any(char::is_alphanumeric) || word.len() > 8 {
                let message = words::no_separator(&quoted(word));
                faults.push(Diagnostic::error(Code::UnknownValue, *span, message));
            }
        }
        values
    }

    /// Reads `[values]`.
    pub fn read(node: &Node<'_>, faults: &mut Faults) -> Self {
        let Some(mut fields) = node.fields(faults) else { return Self::default() };
        let mut values = Self::common(&mut fields, node.anchor, faults);
        for (at, key) in [(1, "yes"), (0, "no")] {
            let words = fields.optional(key).map(|node| texts(node, faults)).unwrap_or_default();
            values.answers.extend(words.into_iter().map(|(word, span)| (at, word, span)));
        }
        fields.finish(faults);
        values.yes_and_no(faults);
        values.twice(None, &[], faults);
        values
    }

    /// Reads what is said of one question; its columns were asked for already.
    pub fn of_question(
        fields: &mut Fields<'_, '_>,
        span: Span,
        question: &Question,
        general: &Self,
        faults: &mut Faults,
    ) -> Self {
        let mut values = Self::common(fields, span, faults);
        let is_number = matches!(question.answer, AnswerKind::Percent { .. } | AnswerKind::Number { .. });
        let is_checklist = matches!(question.answer, AnswerKind::Checklist { .. });
        let mut number = |fields: &mut Fields<'_, '_>, key| {
            let node = fields.optional(key)?;
            if !is_number {
                let message = words::only_of_numbers(key, &question.id);
                faults.push(Diagnostic::error(Code::WrongType, node.anchor, message));
                return None;
            }
            let found = node.decimal(faults)?;
            if key == "factor" && found == Decimal::ZERO {
                faults.push(Diagnostic::error(Code::OutOfRange, node.span, words::factor_zero()));
                return None;
            }
            Some(found)
        };
        let (factor, offset) = (number(fields, "factor"), number(fields, "offset"));
        values.scale = (factor.is_some() || offset.is_some()).then(|| Scale {
            factor: factor.unwrap_or(Decimal::ONE),
            offset: offset.unwrap_or(Decimal::ZERO),
        });
        if let Some(entry) = fields.entry("answers") {
            values.answers(&entry.value, question, faults);
        }
        for key in ["none", "empty"] {
            let Some(entry) = fields.entry(key) else { continue };
            if !is_checklist {
                let message = words::only_of_checklists(key, &question.id);
                faults.push(Diagnostic::error(Code::WrongType, entry.key_span, message));
            } else if key == "none" {
                values.none = texts(&entry.value, faults);
            } else {
                values.empty_is_none = one_of(&entry.value, &EMPTY, faults).unwrap_or(false);
            }
        }
        if question.answer == AnswerKind::YesNo {
            values.yes_and_no(faults);
        }
        values.twice(Some(general), &Terms::names(question), faults);
        values.separated(faults);
        values
    }

    fn answers(&mut self, node: &Node<'_>, question: &Question, faults: &mut Faults) {
        let names = Terms::names(question);
        if names.is_empty() {
            let message = words::answers_are_numbers(&question.id);
            faults.push(Diagnostic::error(Code::WrongType, node.anchor, message));
            return;
        }
        for entry in node.entries(faults).unwrap_or_default() {
            let Some(at) = names.iter().position(|name| entry.key == *name) else {
                let code = match question.answer {
                    AnswerKind::Checklist { .. } => Code::UnknownItem,
                    AnswerKind::Choice { .. } => Code::UnknownOption,
                    _ => Code::UnknownValue,
                };
                faults.push(unknown(code, entry.key_span, &entry.key, names.iter().copied()));
                continue;
            };
            let words = texts(&entry.value, faults);
            self.answers.extend(words.into_iter().map(|(word, span)| (at, word, span)));
        }
    }

    /// Words that mean yes or no everywhere cannot mean the other.
    fn yes_and_no(&self, faults: &mut Faults) {
        for (at, word, span) in &self.answers {
            if said(word).is_some_and(|yes| yes != (*at == 1)) {
                let message = words::word_means_the_other(&quoted(word));
                faults.push(Diagnostic::error(Code::ConflictingKeys, *span, message));
            }
        }
    }

    /// Finds words that mean two things, of which the second would never be met; `general` is what holds for all questions.
    fn twice(&self, general: Option<&Self>, names: &[&str], faults: &mut Faults) {
        let mut seen: HashMap<String, (usize, Span, bool)> = HashMap::new();
        let mut note = |meaning: usize, (word, span): (&String, Span), is_own: bool| match seen
            .get(&fold(word))
        {
            // What is said of all questions is looked at once.
            Some((first, at, was_own)) if *first != meaning && (is_own || *was_own) => {
                let fault = Diagnostic::error(Code::ConflictingKeys, span, words::word_twice(&quoted(word)));
                faults.push(fault.related(*at, words::first_given_here()));
            }
            Some(_) => {}
            None => drop(seen.insert(fold(word), (meaning, span, is_own))),
        };
        let lists: [fn(&Self) -> &Option<Words>; 2] = [|it| &it.missing, |it| &it.not_applicable];
        for (meaning, list) in lists.into_iter().enumerate() {
            let own = list(self).as_ref();
            let found = own.or_else(|| general.and_then(|general| list(general).as_ref()));
            found.into_iter().flatten().for_each(|(word, span)| note(meaning, (word, *span), own.is_some()));
        }
        self.none.iter().for_each(|(word, span)| note(2, (word, *span), true));
        self.answers.iter().for_each(|(at, word, span)| note(3 + at, (word, *span), true));
        // A word that is the id of another answer means what the map says; that answer then needs a word of its own.
        for (at, word, span) in &self.answers {
            let other = names.iter().position(|name| fold(name) == fold(word)).filter(|other| other != at);
            if other.is_some_and(|other| !self.answers.iter().any(|(at, ..)| *at == other)) {
                let message = words::word_is_an_id(&quoted(word));
                faults.push(Diagnostic::error(Code::ConflictingKeys, *span, message));
            }
        }
    }

    /// Finds words that are cut before they are looked up. Words of several parts are put together again.
    fn separated(&self, faults: &mut Faults) {
        for (word, span) in self.none.iter().chain(self.missing.iter().flatten()) {
            let is_mark = self.separators.iter().flatten().any(|(mark, _)| mark == word);
            if is_mark {
                let message = words::word_is_a_separator(&quoted(word));
                faults.push(Diagnostic::error(Code::ConflictingKeys, *span, message));
            }
        }
    }

    /// Whether words say that a question does not apply, and nobody why.
    pub fn lacks_reason(&self, general: Option<&Self>) -> Option<Span> {
        let named = self.not_applicable.as_ref().is_some_and(|words| !words.is_empty());
        let reason = self.reason.is_some() || general.is_some_and(|general| general.reason.is_some());
        (named && !reason).then_some(self.span)
    }

    /// What the cells of a question may say.
    pub fn terms(&self, own: Option<&Self>, question: &Question) -> Terms {
        let list = |of: fn(&Self) -> &Option<Words>| -> Vec<String> {
            let words = own.and_then(|own| of(own).as_ref()).or_else(|| of(self).as_ref());
            words.into_iter().flatten().map(|(word, _)| word.clone()).collect()
        };
        let is_yes_no = question.answer == AnswerKind::YesNo;
        // A word of the question comes before one of all questions.
        let all = own.into_iter().flat_map(|own| &own.answers);
        let all = all.chain(self.answers.iter().filter(|_| is_yes_no));
        let mut answers: Vec<(String, usize)> = Vec::new();
        for (at, word, _) in all {
            if !answers.iter().any(|(known, _)| fold(known) == fold(word)) {
                answers.push((word.clone(), *at));
            }
        }
        let tick = |of: fn(&Self) -> &Option<Words>, yes: usize| {
            let mut words = list(of);
            words.extend(self.answers.iter().filter(|(at, ..)| *at == yes).map(|(_, word, _)| word.clone()));
            Set::new(words)
        };
        Terms {
            missing: Set::new(list(|values| &values.missing)),
            not_applicable: Set::new(list(|values| &values.not_applicable)),
            reason: own
                .and_then(|own| own.reason.clone())
                .or_else(|| self.reason.clone())
                .unwrap_or_default(),
            none: Set::new(
                own.map_or_else(Vec::new, |own| own.none.iter().map(|(it, _)| it.clone()).collect()),
            ),
            ticked: tick(|values| &values.ticked, 1),
            unticked: tick(|values| &values.unticked, 0),
            empty_is_none: own.is_some_and(|own| own.empty_is_none),
            separators: list(|values| &values.separators),
            scale: own.and_then(|own| own.scale),
            answers,
            ..Terms::default()
        }
        .of(question)
    }
}

/// Reads the words for kinds of agency.
pub(super) fn kinds(node: &Node<'_>, faults: &mut Faults) -> Vec<(String, AgencyKind)> {
    let mut kinds = Vec::new();
    for entry in node.entries(faults).unwrap_or_default() {
        let Some((_, kind)) = AgencyKind::ALL.iter().find(|(name, _)| entry.key == *name) else {
            faults.push(AgencyKind::unknown(&entry.key, entry.key_span));
            continue;
        };
        kinds.extend(texts(&entry.value, faults).into_iter().map(|(word, _)| (fold(&word), *kind)));
    }
    kinds
}
