//! What answers say about each other and what a number plausibly is, as the rubric knows it.
//!
//! The format is that of the rubric specification, section 6.5. A breach is a warning and changes no score.

use crate::base::diagnostic::{Code, Diagnostic};
use crate::base::number::Decimal;
use crate::base::source::Span;
use crate::model::text::Text;
use crate::syntax::tree::{Fields, Node, Value, unknown};

use super::read::Reading;
use super::target::value_of;
use super::words;
use super::{AnswerKind, Question, Rubric};

/// A rule that answers keep, unless something is wrong with one of them.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Consistency {
    /// What is expected.
    pub expected: Expected,
    /// Why.
    pub because: Text,
}

/// What a consistency rule expects.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expected {
    /// The number of the first answer is not above that of the second one.
    NotAbove(usize, usize),
    /// When all answers of the first list are like that, so are all of the second one.
    Then {
        /// The conditions.
        when: Vec<Condition>,
        /// What follows.
        expect: Vec<Condition>,
    },
}

/// What an answer is like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Condition {
    /// The question.
    pub question: usize,
    /// How the number of its answer relates to the value.
    pub relation: Relation,
    /// The value.
    pub value: Decimal,
}

/// How a number relates to a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// It is the value.
    Is,
    /// It is the value or more.
    AtLeast,
    /// It is the value or less.
    AtMost,
}

impl Relation {
    const ALL: [(&'static str, Self); 3] =
        [("is", Self::Is), ("at_least", Self::AtLeast), ("at_most", Self::AtMost)];

    /// The name in files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        Self::ALL[self as usize].0
    }
}

impl Condition {
    /// Whether the number of an answer is like that.
    #[must_use]
    pub fn holds(&self, number: Decimal) -> bool {
        match self.relation {
            Relation::Is => number == self.value,
            Relation::AtLeast => number >= self.value,
            Relation::AtMost => number <= self.value,
        }
    }
}

/// The numbers that an answer plausibly has; both ends are included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Plausible {
    /// The least one.
    pub at_least: Option<Decimal>,
    /// The largest one.
    pub at_most: Option<Decimal>,
}

impl Plausible {
    /// Whether a number is plausible.
    #[must_use]
    pub fn has(&self, number: Decimal) -> bool {
        self.at_least.is_none_or(|least| number >= least) && self.at_most.is_none_or(|most| number <= most)
    }
}

/// What answers break.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Breach {
    /// The number of an answer is not plausible.
    Implausible {
        /// The question.
        question: usize,
        /// The number.
        value: Decimal,
    },
    /// A rule, by its place; between these two questions, of which the second one has the answer that does not fit.
    Rule {
        /// The rule.
        rule: usize,
        /// A question whose answer says what is expected.
        because_of: usize,
        /// The question whose answer is another one.
        question: usize,
    },
}

impl Rubric {
    /// What answers break, given their numbers; a rule about a question without a number is silent.
    pub fn breaches(&self, number: impl Fn(usize) -> Option<Decimal>) -> Vec<Breach> {
        let mut breaches = Vec::new();
        for (question, asked) in self.questions.iter().enumerate() {
            if let (Some(plausible), Some(value)) =
                (asked.plausible, asked.plausible.and_then(|_| number(question)))
                && !plausible.has(value)
            {
                breaches.push(Breach::Implausible { question, value });
            }
        }
        for (rule, consistency) in self.consistency.iter().enumerate() {
            breaches.extend(consistency.breach(&number).map(|(because_of, question)| Breach::Rule {
                rule,
                because_of,
                question,
            }));
        }
        breaches
    }
}

impl Consistency {
    /// The questions between which it is broken: the one that says what is expected, and the one that is otherwise.
    pub(crate) fn breach(&self, number: impl Fn(usize) -> Option<Decimal>) -> Option<(usize, usize)> {
        match &self.expected {
            Expected::NotAbove(first, second) => {
                (number(*first)? > number(*second)?).then_some((*second, *first))
            }
            Expected::Then { when, expect } => {
                let is_so = |it: &Condition| Some((it.question, it.holds(number(it.question)?)));
                let when: Vec<(usize, bool)> = when.iter().map(is_so).collect::<Option<_>>()?;
                let expect: Vec<(usize, bool)> = expect.iter().map(is_so).collect::<Option<_>>()?;
                let because_of = when.first()?.0;
                let applies = when.iter().all(|(_, holds)| *holds);
                let broken = expect.iter().find(|(_, holds)| !holds).filter(|_| applies)?;
                Some((because_of, broken.0))
            }
        }
    }
}

impl Reading {
    /// Reads `plausible` of a question that is answered by a number.
    pub(super) fn plausible(&mut self, node: &Node<'_>, kind: Option<&AnswerKind>) -> Option<Plausible> {
        let mut fields = node.fields(&mut self.faults)?;
        let (least, most) = (fields.optional("at_least"), fields.optional("at_most"));
        fields.finish(&mut self.faults);
        let kind = kind?;
        if !is_measured(kind) {
            self.faults.push(Diagnostic::error(
                Code::BadTarget,
                node.anchor,
                words::plausible_is_for_numbers(),
            ));
            return None;
        }
        if least.is_none() && most.is_none() {
            self.faults.push(
                Diagnostic::error(Code::MissingKey, node.anchor, words::plausible_says_nothing())
                    .help(words::write_plausible()),
            );
            return None;
        }
        let before = self.faults.len();
        let [at_least, at_most] =
            [least, most].map(|node| node.and_then(|node| value_of(node, kind, &mut self.faults)));
        if let (Some(least), Some(most), Some(node)) = (at_least, at_most, most)
            && least > most
        {
            self.faults.push(Diagnostic::error(
                Code::OutOfRange,
                node.span,
                words::range_ends_before_begins(),
            ));
        }
        (self.faults.len() == before).then_some(Plausible { at_least, at_most })
    }

    /// Reads the list of consistency rules; questions are read before it.
    pub(super) fn consistency(&mut self, node: &Node<'_>) -> Vec<Consistency> {
        let items = node.list(&mut self.faults).unwrap_or_default();
        items.iter().filter_map(|item| self.consistency_rule(item)).collect()
    }

    fn consistency_rule(&mut self, node: &Node<'_>) -> Option<Consistency> {
        let mut fields = node.fields(&mut self.faults)?;
        let not_above = fields.entry("not_above").filter(|entry| !entry.value.is_null());
        let (when, expect) = (fields.entry("when"), fields.entry("expect"));
        let [when, expect] = [when, expect].map(|entry| entry.filter(|entry| !entry.value.is_null()));
        let because = fields.required("because", &mut self.faults).and_then(|node| self.text(node));
        let anchor = fields.anchor();
        fields.finish(&mut self.faults);
        let expected = match (not_above, when, expect) {
            (Some(pair), None, None) => self.not_above(&pair.value),
            (None, Some(when), Some(expect)) => {
                let (when, expect) = (self.conditions(&when.value), self.conditions(&expect.value));
                when.zip(expect).map(|(when, expect)| Expected::Then { when, expect })
            }
            (Some(_), Some(other), _) | (Some(_), None, Some(other)) => {
                let message = words::exclude_each_other("not_above", &other.key);
                self.faults.push(Diagnostic::error(Code::ConflictingKeys, other.key_span, message));
                None
            }
            _ => {
                self.faults.push(
                    Diagnostic::error(Code::MissingKey, anchor, words::rule_expects_nothing())
                        .help(words::write_expectation()),
                );
                None
            }
        };
        Some(Consistency { expected: expected?, because: because? })
    }

    fn not_above(&mut self, node: &Node<'_>) -> Option<Expected> {
        let [low, high] = node.list(&mut self.faults)? else {
            self.faults.push(
                Diagnostic::error(Code::WrongType, node.anchor, words::two_questions())
                    .help(words::first_is_not_above()),
            );
            return None;
        };
        let (first, second) = (self.question_named(low)?, self.question_named(high)?);
        if first == second {
            self.faults.push(Diagnostic::error(
                Code::BadConsistency,
                high.span,
                words::question_with_itself(),
            ));
            return None;
        }
        if !are_comparable(&self.questions[first], &self.questions[second]) {
            self.faults.push(
                Diagnostic::error(Code::BadConsistency, node.anchor, words::answers_not_comparable())
                    .help(words::what_is_comparable()),
            );
            return None;
        }
        Some(Expected::NotAbove(first, second))
    }

    fn conditions(&mut self, node: &Node<'_>) -> Option<Vec<Condition>> {
        let mut conditions = Vec::new();
        let before = self.faults.len();
        let entries = node.entries(&mut self.faults)?;
        for entry in entries {
            let Some(question) = self.question_of(&entry.key, entry.key_span) else { continue };
            let kind = self.questions[question].answer.clone();
            conditions.extend(self.condition(question, &kind, &entry.value));
        }
        if entries.is_empty() {
            self.faults.push(Diagnostic::error(Code::MissingKey, node.anchor, words::list_empty()));
        }
        (self.faults.len() == before).then_some(conditions)
    }

    /// A value as in a target: yes or no is that answer, an option or a number that or more.
    fn condition(&mut self, question: usize, kind: &AnswerKind, node: &Node<'_>) -> Option<Condition> {
        let Value::Map(_) = node.value else {
            let relation = if *kind == AnswerKind::YesNo { Relation::Is } else { Relation::AtLeast };
            let value = value_of(node, kind, &mut self.faults)?;
            return Some(Condition { question, relation, value });
        };
        let mut fields = node.fields(&mut self.faults)?;
        let given = Relation::ALL.map(|(key, relation)| (key, relation, fields.optional(key)));
        let anchor = fields.anchor();
        fields.finish(&mut self.faults);
        let mut given = given.into_iter().filter_map(|(key, relation, node)| Some((key, relation, node?)));
        match (given.next(), given.next()) {
            (Some((_, relation, node)), None) => {
                let value = value_of(node, kind, &mut self.faults)?;
                Some(Condition { question, relation, value })
            }
            (Some((first, ..)), Some((second, _, node))) => {
                let message = words::exclude_each_other(first, second);
                self.faults.push(Diagnostic::error(Code::ConflictingKeys, node.anchor, message));
                None
            }
            (None, _) => {
                self.faults.push(
                    Diagnostic::error(Code::MissingKey, anchor, words::condition_says_nothing())
                        .help(words::write_condition()),
                );
                None
            }
        }
    }

    fn question_named(&mut self, node: &Node<'_>) -> Option<usize> {
        let text = node.text(&mut self.faults)?.to_owned();
        self.question_of(&text, node.span)
    }

    /// The place of a question that is named.
    pub(super) fn question_of(&mut self, id: &str, span: Span) -> Option<usize> {
        let found = self.questions.iter().position(|question| question.id == id);
        // A question that exists has had its own fault reported.
        if found.is_none() && !self.is_claimed(id) {
            let known = self.questions.iter().map(|question| question.id.as_str());
            self.faults.push(unknown(Code::UnknownQuestion, span, id, known));
        }
        found
    }

    /// Reads `plausible` of a question's fields.
    pub(super) fn plausible_of(
        &mut self,
        fields: &mut Fields<'_, '_>,
        kind: Option<&AnswerKind>,
    ) -> Option<Plausible> {
        fields.optional("plausible").and_then(|node| self.plausible(node, kind))
    }
}

/// Whether an answer is a number that was measured, not one made of words that were chosen.
const fn is_measured(kind: &AnswerKind) -> bool {
    matches!(kind, AnswerKind::Percent { .. } | AnswerKind::Number { .. } | AnswerKind::Ratio { .. })
}

/// Whether the numbers of two answers can be compared: both in percent, or of one kind and unit.
fn are_comparable(first: &Question, second: &Question) -> bool {
    use AnswerKind as A;
    match (&first.answer, &second.answer) {
        (A::Percent { .. } | A::Ratio { .. }, A::Percent { .. } | A::Ratio { .. }) | (A::YesNo, A::YesNo) => {
            true
        }
        (A::Number { unit: first, .. }, A::Number { unit: second, .. }) => first == second,
        (A::Choice { options: first, .. }, A::Choice { options: second, .. }) => first
            .iter()
            .map(|option| (&option.id, option.value))
            .eq(second.iter().map(|option| (&option.id, option.value))),
        _ => false,
    }
}
