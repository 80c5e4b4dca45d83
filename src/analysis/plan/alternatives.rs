//! Equally cheap plans. Analysis specification, section 1, "Alternatives": solved again, question by question keeping
//! earlier decisions, forbidding the plans found.

use std::collections::BTreeSet;

use super::apart::{Apart, Joint};
use super::cost::Cost;
use super::list::{TooMuch, get};
use super::problem::Problem;
use super::search::{BRANCHES, Effort, Objective, solve};
use super::step::Level;

/// How many are named.
const NAMED: usize = 3;

/// Plans that cost as little as the best one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Alternatives {
    pub plans: Vec<Joint>,
    /// Whether there are more of them.
    pub more: bool,
    /// What the cheapest plan costs that is dearer, in the scale of the problem.
    pub next: Option<Cost>,
    /// Whether the search came to its end.
    pub complete: bool,
}

/// Where the plans of a part of all plans are: those that decide the questions before `from` as the best of them does, and
/// that one as is allowed.
type Part = (Joint, usize, [bool; 3]);

/// The plans after the best one; `apart` if the columns are independent.
pub(super) fn alternatives(
    problem: &Problem<'_, '_>,
    apart: Option<&Apart<'_, '_, '_>>,
    best: &Joint,
    effort: &mut Effort,
) -> Result<Alternatives, TooMuch> {
    let mut found = Alternatives { complete: true, ..Alternatives::default() };
    let mut parts: BTreeSet<Part> = BTreeSet::new();
    effort.most = effort.branches.saturating_add(BRANCHES);
    let first = problem.movables.first().map_or([false; 3], |movable| movable.allowed);
    split(problem, apart, (best.clone(), 0, first), &mut parts, effort, &mut found)?;
    while let Some((plan, from, allowed)) = parts.pop_first() {
        let cost = plan.candidate.rank[0];
        if cost > best.candidate.rank[0] {
            found.next = Cost::try_from(cost).ok();
            break;
        }
        if found.plans.len() == NAMED {
            found.more = true;
            break;
        }
        found.plans.push(plan.clone());
        split(problem, apart, (plan, from, allowed), &mut parts, effort, &mut found)?;
    }
    Ok(found)
}

/// Splits what is left of a part once its best plan is forbidden.
fn split(
    problem: &Problem<'_, '_>,
    apart: Option<&Apart<'_, '_, '_>>,
    (plan, from, first): Part,
    parts: &mut BTreeSet<Part>,
    effort: &mut Effort,
    found: &mut Alternatives,
) -> Result<(), TooMuch> {
    let bits = &plan.candidate.plan;
    for at in from..problem.movables.len() {
        let mut levels = if at == from { first } else { problem.movables[at].allowed };
        levels[get(bits, at) as usize] = false;
        if levels == [false; 3] {
            continue;
        }
        if let Some(apart) = apart {
            parts.extend(apart.redo(&plan, at, levels).map(|best| (best, at, levels)));
            continue;
        }
        let mut allowed = problem.allowed();
        for (earlier, own) in allowed.iter_mut().enumerate().take(at) {
            let level = get(bits, earlier);
            *own = Level::ALL.map(|other| other == level);
        }
        allowed[at] = levels;
        let solved = solve(problem, &allowed, Objective::Cheapest, effort)?;
        found.complete &= solved.open.is_none();
        parts.extend(solved.best.map(|candidate| (Joint { candidate, columns: Vec::new() }, at, levels)));
    }
    Ok(())
}
