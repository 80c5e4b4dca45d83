//! What the answers are worth, criterion by criterion.

use crate::base::number::{Decimal, Ppm};
use crate::model::answers::AgencyKind;
use crate::model::rubric::{Gate, Rubric, Rule, Unanswered, Worth};

/// What the answers are worth, criterion by criterion.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scorecard {
    /// What kind of agency answered.
    pub kind: Option<AgencyKind>,
    /// The outcome of each criterion of the rubric, in its order.
    pub outcomes: Vec<Outcome>,
    /// The outcome of each duty of the rubric, in its order; duties change no coverage.
    pub duties: Vec<Outcome>,
    /// How many questions were answered and how.
    pub counts: Counts,
}

/// What the answer to a question means for one criterion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// There is no answer.
    Unanswered,
    /// The question does not apply.
    NotApplicable,
    /// The question does not apply, which the rubric counts as met.
    Waived {
        /// Whether that carries evidence.
        evidenced: bool,
    },
    /// Agencies of this kind are not asked the question.
    OutOfScope,
    /// There is an answer.
    Answered {
        /// How far it meets the target.
        achievement: Ppm,
        /// Whether it meets the target in full.
        met: bool,
        /// Whether it meets the target or its partial value.
        partly_met: bool,
        /// Whether it carries evidence.
        evidenced: bool,
    },
}

/// Numbers of questions: each is either out of scope, or not scored, or one of the other three.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// All questions.
    pub questions: usize,
    /// Those with an answer.
    pub answered: usize,
    /// Those without an answer.
    pub unanswered: usize,
    /// Those that do not apply.
    pub not_applicable: usize,
    /// Those that agencies of this kind are not asked.
    pub out_of_scope: usize,
    /// Those that are shown and not scored.
    pub unscored: usize,
    /// Those with an answer but no evidence, or not applicable, which counts as met, without it.
    pub without_evidence: usize,
}

/// A way to read the answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    /// As they are.
    Actual,
    /// With every unanswered question at its worst.
    Worst,
    /// With every unanswered question at its best.
    Best,
    /// With every question that is not applicable not met.
    NotApplicableAsUnmet,
    /// With every answer that carries no evidence not met.
    Evidenced,
}

/// What outcomes count as under a reading: what does not depend on the outcome is decided once for all.
#[derive(Clone, Copy, Debug)]
pub(super) struct Values {
    unanswered: Option<Ppm>,
    not_applicable: Option<Ppm>,
    needs_evidence: bool,
}

impl Values {
    pub const fn new(unanswered: Unanswered, reading: Reading) -> Self {
        let unanswered = match (reading, unanswered) {
            // A target lies within what can be answered, so the best answer meets it.
            (Reading::Best, _) => Some(Ppm::FULL),
            (Reading::Worst, _) => Some(Ppm::ZERO),
            (_, Unanswered::Excluded) => None,
            _ => Some(Ppm::ZERO),
        };
        let not_applicable = match reading {
            Reading::NotApplicableAsUnmet => Some(Ppm::ZERO),
            _ => None,
        };
        Self { unanswered, not_applicable, needs_evidence: matches!(reading, Reading::Evidenced) }
    }

    /// The achievement that an outcome counts as; `None` if its criterion takes no part in the mean.
    #[inline]
    pub const fn of(&self, outcome: Outcome) -> Option<Ppm> {
        match outcome {
            Outcome::Answered { achievement, evidenced, .. } if evidenced || !self.needs_evidence => {
                Some(achievement)
            }
            other => self.of_others(other),
        }
    }

    // Nearly all questions are answered, so the other cases are kept out of the way.
    #[cold]
    const fn of_others(&self, outcome: Outcome) -> Option<Ppm> {
        match outcome {
            Outcome::Answered { .. } => Some(Ppm::ZERO),
            Outcome::Unanswered => self.unanswered,
            Outcome::NotApplicable => self.not_applicable,
            Outcome::Waived { .. } if self.not_applicable.is_some() => self.not_applicable,
            Outcome::Waived { evidenced: false } if self.needs_evidence => Some(Ppm::ZERO),
            Outcome::Waived { .. } => Some(Ppm::FULL),
            Outcome::OutOfScope => None,
        }
    }
}

impl Outcome {
    /// What a number means for a target.
    #[inline]
    #[must_use]
    pub fn of(rule: &Rule, value: Decimal, evidenced: bool) -> Self {
        let Worth { achievement, met, partly_met } = rule.worth(value);
        Self::Answered { achievement, met, partly_met, evidenced }
    }

    /// What a step of a target means, see [`Steps`](crate::model::rubric::Steps).
    pub(super) fn at_step(step: u32, evidenced: bool) -> Self {
        let achievement = Ppm::HALF.times(step);
        Self::Answered { achievement, met: step > 1, partly_met: step > 0, evidenced }
    }

    /// Whether the target is met in full, or counts as met.
    #[must_use]
    pub const fn is_met(self) -> bool {
        matches!(self, Self::Answered { met: true, .. } | Self::Waived { .. })
    }

    /// Whether there is something to answer: the question applies to the agency and is asked of it.
    #[must_use]
    pub const fn applies(self) -> bool {
        !matches!(self, Self::NotApplicable | Self::Waived { .. } | Self::OutOfScope)
    }

    /// The achievement under a reading; `None` if the criterion takes no part in the mean.
    #[must_use]
    pub const fn achievement(&self, unanswered: Unanswered, reading: Reading) -> Option<Ppm> {
        Values::new(unanswered, reading).of(*self)
    }

    /// Whether it leaves a gate or a cap open under a reading.
    #[inline]
    #[must_use]
    pub const fn opens(&self, gate: Gate, reading: Reading) -> bool {
        match self {
            Self::OutOfScope => false,
            Self::Unanswered => !matches!(reading, Reading::Best),
            Self::Answered { evidenced: false, .. } | Self::Waived { evidenced: false }
                if matches!(reading, Reading::Evidenced) =>
            {
                true
            }
            Self::NotApplicable | Self::Waived { .. } => matches!(reading, Reading::NotApplicableAsUnmet),
            Self::Answered { met, partly_met, .. } => !(*met || matches!(gate, Gate::Partial) && *partly_met),
        }
    }
}

impl Scorecard {
    /// The achievement of a criterion under a reading; `None` if it takes no part in the mean.
    #[must_use]
    pub fn achievement(&self, rubric: &Rubric, at: usize, reading: Reading) -> Option<Ppm> {
        self.outcomes[at].achievement(rubric.unanswered, reading)
    }

    /// Whether a criterion, if it is a gate or a cap, stands in the way of a stage under a reading.
    #[must_use]
    pub fn is_open(&self, rubric: &Rubric, at: usize, reading: Reading) -> bool {
        rubric.criteria[at].hold().is_some_and(|(gate, _)| self.outcomes[at].opens(gate, reading))
    }

    /// Whether a criterion that counts in a column has no answer, in a rubric where that makes the coverage zero.
    #[must_use]
    pub fn is_nullified(&self, rubric: &Rubric, column: usize) -> bool {
        rubric.unanswered == Unanswered::Nullify
            && rubric.criteria.iter().zip(&self.outcomes).any(|(criterion, outcome)| {
                *outcome == Outcome::Unanswered && criterion.column == column && rubric.counts(criterion)
            })
    }
}
