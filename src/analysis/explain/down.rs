//! The fewest answers whose loss lowers the verdict. Analysis specification, section 3, "Fewest down".
//!
//! Lost answers are worth nothing and leave gates open; what is blank or not applicable stays. One failing condition is
//! enough: a gate or a cap, which takes one answer, or a coverage below its least. Rows of higher stages fail already, and lost
//! answers let none of them pass.

use std::collections::BTreeSet;

use crate::engine::program::Program;
use crate::engine::score::{Outcome, Scorecard};
use crate::engine::verdict::{StageNumber, thresholds};
use crate::model::rubric::Threshold;

use super::column::{Column, Tree};
use super::count::count;

/// The most sets that are named.
pub const NAMED: usize = 10;

/// The fewest answers whose loss lowers the verdict.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Down {
    /// How many answers that takes.
    pub size: usize,
    /// The first sets of so many questions, at most [`NAMED`], in the order of the rubric.
    pub sets: Vec<Vec<usize>>,
    /// How many such sets there are; nothing if they are too many to be counted.
    pub number: Option<u128>,
}

/// The fewest answers whose loss lowers the verdict from a stage; nothing if none does.
pub(super) fn fewest(program: &Program<'_>, card: &Scorecard, stage: StageNumber) -> Option<Down> {
    let rubric = program.rubric();
    let holds = rubric.criteria.iter().enumerate().filter(|(at, criterion)| {
        let is_answered = matches!(card.outcomes.get(*at), Some(Outcome::Answered { .. }));
        is_answered && criterion.hold().is_some_and(|(_, allowed)| allowed < stage)
    });
    let mut singles: BTreeSet<Vec<usize>> = holds.map(|(_, criterion)| vec![criterion.question]).collect();
    let column = |(column, threshold): (usize, Threshold)| Column {
        tree: Tree::new(program, card, program.whole(), column),
        least: threshold.least(),
    };
    let columns: Vec<Column> = thresholds(rubric, stage).into_iter().map(column).collect();
    let sizes: Vec<Option<usize>> = columns.iter().map(Column::size).collect();
    let size = if singles.is_empty() { sizes.iter().flatten().min().copied()? } else { 1 };
    let falling = columns.iter().zip(&sizes).filter(|(_, own)| **own == Some(size));
    let falling: Vec<&Column> = falling.map(|(column, _)| column).collect();
    if size == 1 {
        singles.extend(falling.iter().flat_map(|column| column.sets(1, usize::MAX)));
        let number = u128::try_from(singles.len()).ok();
        return Some(Down { size, sets: singles.into_iter().take(NAMED).collect(), number });
    }
    let sets: BTreeSet<Vec<usize>> = falling.iter().flat_map(|column| column.sets(size, NAMED)).collect();
    Some(Down { size, sets: sets.into_iter().take(NAMED).collect(), number: count(&falling, size) })
}
