//! Whether something is doubtful about the answers of a plain row: what is not plausible, and what does not fit together.

use crate::base::number::Decimal;
use crate::engine::mark::{Mark, listed};
use crate::model::rubric::{Consistency, Plausible, Rubric};

/// What the answers of an agency keep, unless something is doubtful about them.
#[derive(Clone, Debug)]
pub(super) struct Doubts {
    plausible: Vec<(usize, Plausible)>,
    rules: Vec<Consistency>,
    /// The numbers of the options, by question.
    options: Vec<Vec<Decimal>>,
}

impl Doubts {
    pub fn new(rubric: &Rubric) -> Self {
        let questions = rubric.questions.iter().enumerate();
        Self {
            plausible: questions.filter_map(|(at, question)| Some((at, question.plausible?))).collect(),
            rules: rubric.consistency.clone(),
            options: rubric.questions.iter().map(|question| listed(&question.answer)).collect(),
        }
    }

    /// Whether the answers break any of it.
    #[inline]
    pub fn are_raised(&self, marks: &[Mark]) -> bool {
        let number = |question: usize| match *marks.get(question)? {
            Mark::Number { value, .. } => Some(value),
            Mark::Option { at, .. } => self.options.get(question)?.get(at).copied(),
            Mark::Blank | Mark::NotApplicable { .. } => None,
        };
        let is_implausible = |(question, plausible): &(usize, Plausible)| {
            number(*question).is_some_and(|number| !plausible.has(number))
        };
        self.plausible.iter().any(is_implausible)
            || self.rules.iter().any(|rule| rule.breach(number).is_some())
    }
}
