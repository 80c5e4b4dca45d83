//! What a plan has to bring about. Analysis specification, section 1, "Goal".
//!
//! A stage asks for the thresholds of its row, for its gates (`partial`: the partial value) and caps, and for the limit of
//! the kind of agency. Where rows are not nested, a higher stage may be reached without a lower one's row.

use crate::base::number::Ppm;
use crate::engine::program::Program;
use crate::engine::score::Scorecard;
use crate::engine::verdict::{StageNumber, thresholds};
use crate::model::rubric::{Rubric, Threshold};

/// What a stage asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Goal {
    /// The stage; 0 asks for nothing.
    pub stage: StageNumber,
    /// The columns with a threshold, and the least coverage that passes it.
    pub row: Vec<(usize, Ppm)>,
    /// The criteria that are gates or caps below the stage.
    pub holds: Vec<usize>,
    /// The column that may not be empty; nothing for a stage for which the rubric has no criterion.
    pub own: Option<usize>,
    /// Whether no column of the row may be empty.
    pub bare: bool,
    /// Whether all criteria count for steps, not only those of the row.
    pub everything: bool,
}

impl Goal {
    /// What a stage asks for.
    pub fn new(rubric: &Rubric, stage: StageNumber, everything: bool) -> Self {
        let at = stage.checked_sub(1);
        let least = |(column, threshold): (usize, Threshold)| (column, threshold.least());
        let row = thresholds(rubric, stage).into_iter().map(least).collect();
        let column = if rubric.method.is_banded() { at.map(|_| 0) } else { at };
        let bare =
            column.is_some_and(|column| rubric.criteria.iter().all(|criterion| criterion.column != column));
        let holds = (0..rubric.criteria.len())
            .filter(|at| rubric.criteria[*at].hold().is_some_and(|(_, allowed)| allowed < stage));
        Self { stage, row, holds: holds.collect(), own: column.filter(|_| !bare), bare, everything }
    }

    /// Whether a criterion counts for the goal.
    pub fn counts(&self, rubric: &Rubric, at: usize) -> bool {
        let criterion = &rubric.criteria[at];
        let in_row = self.everything || self.row.iter().any(|(column, _)| *column == criterion.column);
        let holds = if self.everything { criterion.hold().is_some() } else { self.holds.contains(&at) };
        in_row && rubric.counts(criterion) || holds
    }

    /// Whether whatever meets the other, higher goal meets this one too.
    fn follows_from(&self, other: &Self, empty: impl Fn(usize) -> bool) -> bool {
        let asked = |(column, least): &(usize, Ppm)| {
            other.row.iter().any(|(own, higher)| own == column && higher >= least)
        };
        self.row.iter().all(asked) && !self.bare && self.own.is_none_or(|own| !empty(own))
    }
}

/// The goals of which one has to be met for a stage: its own, and those of higher stages that do not ask for all of it.
pub(super) fn goals(program: &Program<'_>, card: &Scorecard, target: StageNumber) -> Vec<Goal> {
    let rubric = program.rubric();
    let profile = program.profile(card, crate::engine::score::Reading::Actual);
    let empty = |column: usize| profile.overall().get(column).copied().flatten().is_none();
    let mut goals: Vec<Goal> = Vec::new();
    for stage in target..=rubric.highest_stage(program.kind()) {
        let goal = Goal::new(rubric, stage, false);
        if !goals.iter().any(|lower| lower.follows_from(&goal, empty)) {
            goals.push(goal);
        }
    }
    goals
}
