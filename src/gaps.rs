//! What is missing for a stage: unmet criteria, in the order in which to close them.

use std::cmp::Reverse;

use crate::number::Ppm;
use crate::rubric::Rubric;
use crate::score::{Outcome, Profile, Reading, Scorecard};
use crate::verdict::StageNumber;

/// An unmet criterion at or below the target stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gap {
    /// The criterion.
    pub criterion: usize,
    /// Whether it is a gate that stands open.
    pub open_gate: bool,
    /// What meeting it would add to the coverage of its dimension at its stage.
    pub gain: Ppm,
    /// The effort in points.
    pub effort: u32,
}

/// The gaps up to a stage: open gates first, then lower stages, then gain per effort, then rubric order.
#[must_use]
pub fn gaps(rubric: &Rubric, card: &Scorecard, profile: &Profile, target: StageNumber) -> Vec<Gap> {
    let unmet = |at: &usize| {
        rubric.criteria[*at].stage < target
            && !matches!(card.outcomes[*at], Outcome::NotApplicable)
            && !card.outcomes[*at].is_met()
    };
    let mut gaps: Vec<Gap> = (0..rubric.criteria.len())
        .filter(unmet)
        .map(|at| Gap {
            criterion: at,
            open_gate: card.is_open_gate(rubric, at, Reading::Actual),
            gain: profile.gain(rubric, at, card.achievement(rubric, at, Reading::Actual)),
            effort: rubric.effort(&rubric.questions[rubric.criteria[at].question]),
        })
        .collect();
    gaps.sort_by(|a, b| {
        let key = |gap: &Gap| (Reverse(gap.open_gate), rubric.criteria[gap.criterion].stage);
        // gain / effort, compared without dividing.
        let per_effort = |gain: &Gap, effort: &Gap| u64::from(gain.gain.get()) * u64::from(effort.effort);
        key(a)
            .cmp(&key(b))
            .then_with(|| per_effort(b, a).cmp(&per_effort(a, b)))
            .then(a.criterion.cmp(&b.criterion))
    });
    gaps
}
