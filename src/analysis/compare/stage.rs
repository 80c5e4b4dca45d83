//! Why a stage moved: the conditions that failed and hold now, or the other way round, and the answers whose reversal
//! alone undoes the move; and which gates and caps were won or lost.

use crate::base::number::Ppm;
use crate::engine::profile::Profile;
use crate::engine::program::Program;
use crate::engine::score::{Reading, Scorecard};
use crate::engine::verdict::{Obstacles, StageNumber, obstacles};
use crate::model::rubric::{Rubric, Threshold};

use super::{Changes, End};

/// A stage that moved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Move {
    /// Where it was, as the later rubric numbers it.
    pub from: StageNumber,
    /// Where it is.
    pub to: StageNumber,
    /// Risen: the conditions of the new stage that failed before. Fallen: those of the old stage that fail now.
    pub conditions: Vec<Condition>,
}

/// What a stage asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Condition {
    /// A coverage.
    Threshold {
        /// The column.
        column: usize,
        /// What is asked of it.
        threshold: Threshold,
        /// The coverage before.
        before: Option<Ppm>,
        /// The coverage after.
        after: Option<Ppm>,
    },
    /// A gate or a cap, by its criterion.
    Hold(usize),
    /// That something of the stage applies to the agency.
    Applies,
    /// That agencies of its kind can be given the stage.
    Limit,
}

/// Gates and caps that were won and lost, by their criteria.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Gates {
    /// They stood open, and are met.
    pub won: Vec<usize>,
    /// They were met, and stand open.
    pub lost: Vec<usize>,
}

impl Gates {
    /// Those between two results of one rubric.
    pub(super) fn between(rubric: &Rubric, before: &Scorecard, after: &Scorecard) -> Self {
        let open = |card: &Scorecard, at: usize| card.is_open(rubric, at, Reading::Actual);
        let turned = |was: bool| {
            let all = 0..rubric.criteria.len();
            all.filter(|&at| open(before, at) == was && open(after, at) != was).collect()
        };
        Self { won: turned(true), lost: turned(false) }
    }
}

impl Move {
    /// Whether the stage rose.
    #[must_use]
    pub const fn has_risen(&self) -> bool {
        self.to > self.from
    }
}

impl Changes {
    /// Says why the stage moved, by the later rubric and the earlier answers.
    pub(super) fn moves(&mut self, earlier: &End, program: &Program<'_>) {
        let rubric = program.rubric();
        let (Some(from), Some(to)) = (self.stage_before, self.after.stage) else { return };
        if from == to {
            return;
        }
        let (end, stage) = if to > from { (earlier, to) } else { (&self.after, from) };
        let Obstacles { shortfalls, holds, nothing_applies, over_limit } =
            obstacles(rubric, &end.card, &end.profile, stage);
        let coverage = |profile: &Profile, column: usize| profile.overall().get(column).copied().flatten();
        let mut conditions: Vec<Condition> = shortfalls
            .into_iter()
            .map(|short| Condition::Threshold {
                column: short.column,
                threshold: short.threshold,
                before: coverage(&earlier.profile, short.column),
                after: coverage(&self.after.profile, short.column),
            })
            .collect();
        conditions.extend(holds.into_iter().map(Condition::Hold));
        conditions.extend(nothing_applies.then_some(Condition::Applies));
        conditions.extend(over_limit.then_some(Condition::Limit));
        self.moved = Some(Move { from, to, conditions });
        let mut card = self.after.card.clone();
        let mut profile = Profile::default();
        for change in &mut self.answers {
            let criteria = rubric.questions[change.question].criteria.clone();
            card.outcomes[criteria.clone()].copy_from_slice(&earlier.card.outcomes[criteria.clone()]);
            program.profile_into(&card, Reading::Actual, &mut profile);
            let reached = program.reached(&card, &profile, Reading::Actual);
            change.is_decisive = if to > from { reached <= from } else { reached >= from };
            card.outcomes[criteria.clone()].copy_from_slice(&self.after.card.outcomes[criteria]);
        }
    }
}
