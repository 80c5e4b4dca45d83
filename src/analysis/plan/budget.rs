//! The most that a cost buys. Analysis specification, section 1, "`--budget N`": the highest verdict, then the highest
//! index, then the least cost, the fewest changes, rubric order; all criteria count for steps.

use crate::engine::program::Program;
use crate::engine::score::Scorecard;
use crate::model::answers::Response;

use super::apart::Joint;
use super::cost::Cost;
use super::goal::Goal;
use super::list::TooMuch;
use super::problem::{Problem, Refused, Wishes};
use super::search::{Effort, Objective, solve};
use super::{Plan, Proof, described};

/// The best plan for a cost; nothing if not even what has to change can be paid.
///
/// # Errors
/// If the rubric claims no stage, or the wishes cannot be met by any plan.
pub fn budget(
    program: &Program<'_>,
    card: &Scorecard,
    responses: &[Response],
    limit: Cost,
    wishes: &Wishes<'_>,
) -> Result<Option<Plan>, Refused> {
    let rubric = program.rubric();
    if !rubric.method.claims() {
        return Err(Refused::Profile);
    }
    let (mut branches, mut proved) = (0, true);
    // From the highest stage down: the first one that can be paid is the highest verdict.
    for stage in (0..=rubric.highest_stage(program.kind())).rev() {
        let goal = Goal::new(rubric, stage, true);
        let problem = Problem::new(program, card, responses, goal, wishes)?;
        let mut effort = Effort::new(limit.saturating_mul(problem.scale));
        let found = solve(&problem, &problem.allowed(), Objective::Budget(limit), &mut effort);
        let found = found.map_err(|TooMuch| Refused::TooMuch)?;
        branches += effort.branches;
        proved &= found.open.is_none();
        if let Some(candidate) = found.best {
            let best = Joint { candidate, columns: Vec::new() };
            let mut plan = described(&problem, responses, &best, stage);
            plan.proof = Proof::Branches { branches, bound: plan.cost, proved };
            return Ok(Some(plan));
        }
    }
    Ok(None)
}
