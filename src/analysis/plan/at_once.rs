//! The cheapest plan to a stage where it is found and proved at once: for a report that says it beside something else.

use crate::engine::program::Program;
use crate::engine::score::Scorecard;
use crate::engine::verdict::StageNumber;
use crate::model::answers::Response;

use super::cost::{Cost, Costs};
use super::problem::Wishes;
use super::search::Effort;
use super::{Plan, best, described};

/// So many branches and pairs of states are looked at: a report may hardly wait.
const BRANCHES: u32 = 100;
const PAIRS: u64 = 500_000;

/// The cheapest plan to a stage by the efforts of the rubric, without others beside it; nothing if there is none, or it is not
/// proved at once.
#[must_use]
pub fn at_once(
    program: &Program<'_>,
    card: &Scorecard,
    responses: &[Response],
    target: StageNumber,
) -> Option<Plan> {
    let wishes = Wishes { costs: &Costs::Efforts, exclude: &[], must: &[] };
    let mut effort = Effort::new(Cost::MAX);
    (effort.most, effort.work.left) = (BRANCHES, PAIRS);
    let (problem, found, _) = best(program, card, responses, target, &wishes, &mut effort).ok()??;
    // Where no branch was left for want of time, nothing is cheaper.
    (effort.branches < BRANCHES).then(|| described(&problem, responses, &found, target))
}
