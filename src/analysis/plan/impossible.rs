//! Why no plan exists: what fails with all steps. Analysis specification, section 1, "Impossible".

use crate::base::number::Ppm;
use crate::engine::verdict::StageNumber;

use super::list::{TooMuch, Work};
use super::problem::Problem;
use super::tree::Way;

/// What fails although every step is taken.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Impossible {
    /// The stage that was asked for.
    pub target: StageNumber,
    /// The highest stage that agencies of this kind can be given, if that is lower.
    pub limit: Option<StageNumber>,
    /// Whether nothing of the stage applies to the agency.
    pub nothing_applies: bool,
    /// The gates and caps that no step closes.
    pub holds: Vec<usize>,
    /// The coverages that stay too low: the column, the best coverage, the least that passes.
    pub coverages: Vec<(usize, Option<Ppm>, Ppm)>,
    /// The questions that cannot change, and those for which they wait, which cannot be brought to their lowest target.
    pub waiting: Vec<(usize, usize)>,
}

/// What fails of a goal with all steps.
pub(super) fn impossible(problem: &Problem<'_, '_>, work: &mut Work) -> Result<Impossible, TooMuch> {
    let highest = problem.program.rubric().highest_stage(problem.program.kind());
    let target = problem.goal.stage;
    let mut found = Impossible {
        target,
        limit: (target > highest).then_some(highest),
        holds: problem.shut.clone(),
        waiting: problem.stuck.clone(),
        ..Impossible::default()
    };
    // The cost is of no interest here: what is best is the same without it.
    let free = |ways: Vec<Way>| ways.into_iter().map(|way| Way { cost: 0, changes: 0, ..way }).collect();
    let ways: Vec<Vec<Way>> = problem.ways(&problem.allowed()).into_iter().map(free).collect();
    for column in &problem.columns {
        let list = column.tree.list(&ways, work)?;
        let best = list.iter().filter_map(super::list::State::value).max();
        match column.least {
            Some(least) if best.is_some_and(|best| best < least) => {
                found.coverages.push((column.column, best, least));
            }
            Some(least) if best.is_none() && column.filled && problem.goal.own != Some(column.column) => {
                found.coverages.push((column.column, None, least));
            }
            _ => {}
        }
        found.nothing_applies |= best.is_none() && problem.goal.own == Some(column.column);
    }
    Ok(found)
}
