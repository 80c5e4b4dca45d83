//! Duties compiled for one kind of agency: marks → outcomes, apart from all coverages.

use crate::base::number::Decimal;
use crate::model::answers::AgencyKind;
use crate::model::rubric::{Rubric, Rule};

use super::mark::{Mark, listed};
use super::score::Outcome;

/// A duty.
#[derive(Clone, Debug)]
pub(super) struct Duty {
    question: usize,
    /// The target; none if the question is not asked.
    rule: Option<Rule>,
    /// The numbers of the answers, if the question lists them.
    values: Vec<Decimal>,
}

impl Duty {
    /// The duties of a rubric, for agencies of a kind.
    pub(super) fn all(rubric: &Rubric, kind: Option<AgencyKind>) -> Vec<Self> {
        let scope = rubric.scope(kind);
        let is_asked = |question| scope.is_none_or(|scope| scope.reason(question).is_none());
        let of = |duty: crate::model::rubric::Duty<'_>| Self {
            question: duty.question,
            rule: is_asked(duty.question).then_some(duty.rule),
            values: listed(&rubric.questions[duty.question].answer),
        };
        rubric.duties().map(of).collect()
    }

    /// What the marks mean for it.
    pub(super) fn outcome(&self, marks: &[Mark]) -> Outcome {
        let Some(rule) = &self.rule else { return Outcome::OutOfScope };
        match marks.get(self.question).unwrap_or(&Mark::Blank) {
            Mark::Option { at, evidenced } => {
                let value = self.values.get(*at);
                value.map_or(Outcome::Unanswered, |value| Outcome::of(rule, *value, *evidenced))
            }
            Mark::Number { value, evidenced } => Outcome::of(rule, *value, *evidenced),
            other => other.unanswered(),
        }
    }
}
