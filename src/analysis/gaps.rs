//! What is missing for a stage: unmet criteria, in the order in which to close them.

use std::cmp::Reverse;

use crate::base::number::Ppm;
use crate::engine::profile::Profile;
use crate::engine::program::Program;
use crate::engine::score::Scorecard;
use crate::engine::verdict::{StageNumber, open_holds};
use crate::model::rubric::Method;

/// An unmet criterion at or below the target stage; in a banded rubric, any; in a profile, any of the target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gap {
    /// The criterion.
    pub criterion: usize,
    /// Whether it is a gate or a cap that stands open below the target stage.
    pub holds: bool,
    /// What meeting it would add to the coverage of its dimension in its column.
    pub gain: Ppm,
    /// What meeting it would add to the overall coverage of its column.
    pub overall_gain: Ppm,
    /// The effort in points.
    pub effort: u32,
}

/// The gaps up to a stage: open gates and caps first, then lower stages, then gain in the overall coverage per effort, then gain in
/// their own cell per effort, then rubric order.
///
/// The stages of a profile are not in order: there the gaps are those of the target stage, or of all stages where
/// there is no target, by gain per effort. What is not scored is no gap.
#[must_use]
pub fn gaps(
    program: &Program<'_>,
    card: &Scorecard,
    profile: &Profile,
    target: Option<StageNumber>,
) -> Vec<Gap> {
    let rubric = program.rubric();
    let leads_there = |column: usize| match (&rubric.method, target) {
        (Method::Staged { .. }, Some(target)) => column < target,
        (Method::Profile, Some(target)) => column + 1 == target,
        (Method::Banded { .. }, _) | (_, None) => true,
    };
    let step = |column: usize| if rubric.method.claims() { column } else { 0 };
    let unmet = |at: &usize| {
        let criterion = &rubric.criteria[*at];
        leads_there(criterion.column)
            && card.outcomes[*at].applies()
            && !card.outcomes[*at].is_met()
            && (criterion.hold().is_some() || rubric.counts(criterion))
    };
    let holds = open_holds(rubric, card, target.unwrap_or_default());
    let mut gaps: Vec<Gap> = (0..rubric.criteria.len())
        .filter(unmet)
        .map(|at| Gap {
            criterion: at,
            holds: holds.contains(&at),
            gain: program.gain(card, profile, at),
            overall_gain: program.overall_gain(card, profile, at),
            effort: rubric.effort(&rubric.questions[rubric.criteria[at].question]),
        })
        .collect();
    gaps.sort_by(|a, b| {
        let key = |gap: &Gap| (Reverse(gap.holds), step(rubric.criteria[gap.criterion].column));
        // gain / effort, compared without dividing.
        let per_effort = |gain: Ppm, effort: &Gap| u64::from(gain.get()) * u64::from(effort.effort);
        key(a)
            .cmp(&key(b))
            .then_with(|| per_effort(b.overall_gain, a).cmp(&per_effort(a.overall_gain, b)))
            .then_with(|| per_effort(b.gain, a).cmp(&per_effort(a.gain, b)))
            .then(a.criterion.cmp(&b.criterion))
    });
    gaps
}
