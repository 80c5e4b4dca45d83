//! The cheapest way to the next stage in short, as many agencies are asked for it at once.

use crate::engine::program::Program;
use crate::engine::score::Scorecard;
use crate::engine::verdict::{StageNumber, Verdict};
use crate::model::answers::Response;

use super::cost::{Cost, Costs};
use super::least_cost;
use super::problem::{Refused, Wishes};

/// The cheapest way to the next stage, in short.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// The highest stage is reached.
    Highest,
    /// What the cheapest plan costs, and how many changes it has.
    Plan(Cost, usize),
    /// There is no plan.
    Impossible,
    /// There are too many ways to look at all of them.
    Unknown,
}

/// The stage that comes next: that of a plan without a target.
#[must_use]
pub fn next_stage(program: &Program<'_>, verdict: &Verdict) -> StageNumber {
    let now = verdict.stage.unwrap_or(verdict.range.stage.0);
    (now + 1).min(program.rubric().highest_stage(program.kind())).max(1)
}

/// The cheapest way to the next stage by the efforts of the rubric; nothing where no stage is claimed.
#[must_use]
pub fn next(
    program: &Program<'_>,
    card: &Scorecard,
    responses: &[Response],
    verdict: &Verdict,
) -> Option<Next> {
    let next = next_stage(program, verdict);
    if verdict.stage.is_some_and(|stage| stage >= next) {
        return Some(Next::Highest);
    }
    let wishes = Wishes { costs: &Costs::Efforts, exclude: &[], must: &[] };
    match least_cost(program, card, responses, next, &wishes) {
        Ok(Some((cost, changes))) => Some(Next::Plan(cost, changes)),
        Ok(None) => Some(Next::Impossible),
        Err(Refused::TooMuch) => Some(Next::Unknown),
        Err(_) => None,
    }
}
