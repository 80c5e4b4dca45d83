//! Steps: what can be done about a question. Analysis specification, section 1, "Steps".
//!
//! Over its criteria that count for the goal a question has at most two. *Full* goes to the best target that an answer can
//! meet and costs the effort; *half* goes to the best value that newly meets no target but newly reaches a partial value,
//! costs half the effort, and is dropped unless cheaper than full. No other value is a step, and no answer gets worse.

use crate::base::number::{Decimal, Ppm};
use crate::engine::program::Program;
use crate::engine::score::{Outcome, Reading, Scorecard};
use crate::model::answers::{Answer, Given};
use crate::model::rubric::{Credit, Direction, Rubric, Rule};

use super::answer::enough;
use super::cost::Cost;

/// How far a question is brought, best first, which is the order of plans.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// To the best target.
    Full,
    /// To a partial value.
    Half,
    /// Nowhere.
    Stay,
}

impl Level {
    /// All of them, in order.
    pub const ALL: [Self; 3] = [Self::Full, Self::Half, Self::Stay];
}

/// A step of a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The new answer.
    pub answer: Answer,
    /// What it costs.
    pub cost: Cost,
    /// What the new answer means for each criterion of the question, in their order.
    pub outcomes: Vec<Outcome>,
}

/// A question that can be changed.
#[derive(Clone, Debug)]
pub(super) struct Movable {
    pub question: usize,
    /// The full and the half step.
    pub steps: [Option<Step>; 2],
    /// Whether it may be decided so: full, half, stay.
    pub allowed: [bool; 3],
    /// The columns in which a step makes a difference.
    pub columns: Vec<usize>,
}

impl Movable {
    /// The step of a level; nothing for staying.
    pub fn step(&self, level: Level) -> Option<&Step> {
        self.steps.get(level as usize)?.as_ref()
    }

    /// What a criterion of it means at a level.
    pub fn outcome(&self, rubric: &Rubric, card: &Scorecard, level: Level, at: usize) -> Outcome {
        let first = rubric.questions[self.question].criteria.start;
        self.step(level).map_or(card.outcomes[at], |step| step.outcomes[at - first])
    }

    /// The achievement of a criterion of it at each level.
    pub fn values(&self, rubric: &Rubric, card: &Scorecard, at: usize) -> [Option<Ppm>; 3] {
        Level::ALL.map(|level| {
            self.outcome(rubric, card, level, at).achievement(rubric.unanswered, Reading::Actual)
        })
    }

    pub fn cost(&self, level: Level) -> Cost {
        self.step(level).map_or(0, |step| step.cost)
    }
}

/// Whether an answer can be improved: not where the question is not applicable or not asked.
pub(super) const fn is_improvable(given: &Given) -> bool {
    matches!(given, Given::Answer(_) | Given::Nothing)
}

/// The answer, if there is one.
pub(super) const fn answered(given: &Given) -> Option<&Answer> {
    match given {
        Given::Answer(answer) => Some(answer),
        _ => None,
    }
}

/// The first number that meets a target.
pub(in crate::analysis) fn limit(rule: &Rule) -> Decimal {
    let further = i128::from(rule.beyond);
    let further = if rule.direction == Direction::AtLeast { further } else { -further };
    Decimal::from_millionths(rule.full.millionths() + further)
}

/// The half and the full step of a question towards these of its criteria, from its answer or none.
pub(super) fn steps(
    program: &Program<'_>,
    card: &Scorecard,
    question: usize,
    counting: &[usize],
    now: Option<&Answer>,
    (half_cost, full_cost): (Cost, Cost),
) -> [Option<Step>; 2] {
    let rubric = program.rubric();
    let asked = &rubric.questions[question];
    let rule = |at: usize| &rubric.criteria[at].rule;
    let unmet: Vec<usize> = counting.iter().copied().filter(|&at| !card.outcomes[at].is_met()).collect();
    let step = |limit: Decimal, cost: Cost| {
        let direction = rule(*unmet.first()?).direction;
        let answer = enough(&asked.answer, now, direction, limit)?;
        let number = answer.number(&asked.answer);
        let outcomes = asked.criteria.clone().map(|at| program.outcome(at, number)).collect();
        Some(Step { answer, cost, outcomes })
    };
    let outcome = |step: &Step, at: usize| step.outcomes[at - asked.criteria.start];
    // Targets never get easier, so the last one that can be met meets the others.
    let full = unmet.iter().rev().find_map(|&at| step(limit(rule(at)), full_cost));
    let partials = unmet.iter().rev().filter_map(|&at| match rule(at).credit {
        Credit::Half(from) if !is_partly_met(card.outcomes[at]) => Some(from),
        _ => None,
    });
    let mut partials: Vec<Decimal> = partials.collect();
    let up = unmet.first().is_none_or(|&at| rule(at).direction == Direction::AtLeast);
    partials.sort_unstable_by(|one, two| if up { two.cmp(one) } else { one.cmp(two) });
    let half = partials.into_iter().filter_map(|from| step(from, half_cost)).find(|step| {
        let meets_nothing_new = unmet.iter().all(|&at| !outcome(step, at).is_met());
        let reaches =
            unmet.iter().any(|&at| is_partly_met(outcome(step, at)) && !is_partly_met(card.outcomes[at]));
        meets_nothing_new && reaches
    });
    [half.filter(|_| half_cost < full_cost), full]
}

/// Whether half credit is reached, or the target.
const fn is_partly_met(outcome: Outcome) -> bool {
    matches!(outcome, Outcome::Answered { partly_met: true, .. } | Outcome::Waived { .. })
}
