//! Which duties an agency meets: what laws ask of it, whatever its stage. They change no score.
//!
//! See the rubric specification, section 6.4: only the whole target meets a duty, a blank shows nothing, and a duty that
//! begins after the last day of the period is coming.

use crate::engine::score::{Outcome, Scorecard};
use crate::model::answers::last_day;
use crate::model::rubric::{Duty, Rubric};

/// How an agency stands to a duty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DutyState {
    /// The target is met.
    Met,
    /// It is not, or only in part.
    Unmet,
    /// There is no answer.
    NotShown,
    /// The question does not apply to the agency.
    NotApplicable,
    /// Agencies of this kind are not asked the question.
    OutOfScope,
}

/// A duty as an agency stands to it.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct DutyResult<'r> {
    /// The duty.
    pub duty: Duty<'r>,
    /// How the agency stands to it.
    pub state: DutyState,
    /// Whether it begins only after the period.
    pub coming: bool,
}

/// How many duties there are of each sort; what does not apply, or is not asked, is none of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DutyCounts {
    /// In force, and met.
    pub met: usize,
    /// In force, and not met.
    pub unmet: usize,
    /// In force, and without an answer.
    pub not_shown: usize,
    /// Coming, and not met yet or without an answer.
    pub coming: usize,
}

impl DutyState {
    const fn of(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Answered { met: true, .. } => Self::Met,
            Outcome::Answered { .. } => Self::Unmet,
            Outcome::Unanswered => Self::NotShown,
            Outcome::NotApplicable | Outcome::Waived { .. } => Self::NotApplicable,
            Outcome::OutOfScope => Self::OutOfScope,
        }
    }

    /// The word for programs.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::Unmet => "unmet",
            Self::NotShown => "not-shown",
            Self::NotApplicable => "not-applicable",
            Self::OutOfScope => "out-of-scope",
        }
    }

    /// Whether it is something that the agency still has to do or to show.
    #[must_use]
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Unmet | Self::NotShown)
    }
}

/// How an agency stands to the duties of a rubric, in their order. Without a period, all of them count as in force.
#[must_use]
pub fn duties<'r>(rubric: &'r Rubric, card: &Scorecard, period: Option<&str>) -> Vec<DutyResult<'r>> {
    // To look for duties among all criteria takes as long as to score an agency, and most rubrics have none.
    if card.duties.is_empty() {
        return Vec::new();
    }
    let end = period.and_then(last_day);
    let of = |(duty, outcome): (Duty<'r>, &Outcome)| DutyResult {
        duty,
        state: DutyState::of(*outcome),
        coming: end.is_some_and(|end| duty.binding.since > end),
    };
    rubric.duties().zip(&card.duties).map(of).collect()
}

/// The same, counted.
#[must_use]
pub fn count_duties(duties: &[DutyResult<'_>]) -> DutyCounts {
    let mut counts = DutyCounts::default();
    for DutyResult { state, coming, .. } in duties {
        match (state, coming) {
            (DutyState::NotApplicable | DutyState::OutOfScope, _) | (DutyState::Met, true) => {}
            (DutyState::Unmet | DutyState::NotShown, true) => counts.coming += 1,
            (DutyState::Met, false) => counts.met += 1,
            (DutyState::Unmet, false) => counts.unmet += 1,
            (DutyState::NotShown, false) => counts.not_shown += 1,
        }
    }
    counts
}
