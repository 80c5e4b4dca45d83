//! The least answer of a change that keeps the goal, others as planned. Analysis specification, section 1, "enough".
//!
//! Percent and number go by 0.000001. Raising an answer lowers nothing, so the least is found by halving; a coverage is
//! computed again only along the way from the criterion to the whole.

use crate::base::number::{Decimal, Ppm};
use crate::engine::parts::{Of, Total};
use crate::engine::profile::Profile;
use crate::engine::score::{Reading, Scorecard};
use crate::model::answers::{Answer, Response};
use crate::model::rubric::{Aggregate, Direction};

use super::answer::enough as least_answer;
use super::problem::Problem;
use super::step::{Level, improvable};

/// The way of a criterion to the whole: at each node how it is put together, the weight there, and the other parts.
struct Way {
    criterion: usize,
    least: Ppm,
    nodes: Vec<(Aggregate, u64, u64, Total)>,
}

impl Way {
    fn new(problem: &Problem<'_, '_>, card: &Scorecard, profile: &Profile, at: usize, least: Ppm) -> Self {
        let (program, rubric) = (problem.program, problem.program.rubric());
        let criterion = &rubric.criteria[at];
        let mut nodes = Vec::new();
        let mut own = Of::Criterion(at);
        for group in rubric.lineage(criterion).chain([program.whole()]) {
            let node = program.node(group, criterion.column);
            let (mut weight, mut rest, mut total) = (0, 0, Total::nothing(node.aggregate));
            for (part_weight, part) in &node.parts {
                if *part == own {
                    weight = *part_weight;
                    continue;
                }
                let value = match part {
                    Of::Criterion(at) => card.achievement(rubric, *at, Reading::Actual),
                    Of::Dimension(at) => profile.dimension(*at)[criterion.column],
                };
                if let Some(value) = value {
                    rest += part_weight;
                    total = total.with(&Total::part(node.aggregate, *part_weight, value));
                }
            }
            nodes.push((node.aggregate, weight, rest, total));
            own = Of::Dimension(group);
        }
        Self { criterion: at, least, nodes }
    }

    /// Whether the column passes if the criterion is worth so much.
    fn passes(&self, achievement: Option<Ppm>) -> bool {
        let up =
            |value: Option<Ppm>, (aggregate, weight, rest, total): &(Aggregate, u64, u64, Total)| match value
                .filter(|_| *weight > 0)
            {
                Some(value) => total.with(&Total::part(*aggregate, *weight, value)).published(rest + weight),
                None => total.published(*rest),
            };
        self.nodes.iter().fold(achievement, up).is_some_and(|coverage| coverage >= self.least)
    }
}

/// The least answer of a changed question that keeps the goal, if it is not the planned one.
pub(super) fn enough(
    problem: &Problem<'_, '_>,
    response: Option<&Response>,
    (at, level): (usize, Level),
    levels: &[Level],
    (card, profile): (&Scorecard, &Profile),
) -> Option<Answer> {
    let (program, rubric) = (problem.program, problem.program.rubric());
    let movable = problem.movables.get(at)?;
    let step = movable.step(level)?;
    let asked = &rubric.questions[movable.question];
    let now = improvable(&response?.given)?;
    let direction = rubric.criteria[asked.criteria.start].rule.direction;
    let up = direction == Direction::AtLeast;
    let ways: Vec<Way> = asked
        .criteria
        .clone()
        .filter_map(|at| {
            let column = rubric.criteria[at].column;
            let (_, least) = problem.goal.row.iter().find(|(own, _)| *own == column)?;
            Some(Way::new(problem, card, profile, at, *least))
        })
        .collect();
    let holds =
        problem.goal.holds.iter().copied().filter(|at| rubric.criteria[*at].question == movable.question);
    let holds: Vec<usize> = holds.collect();
    let is_awaited =
        problem.waits.iter().any(|wait| wait.before == at && levels[wait.waiting] != Level::Stay);
    let keeps = |millionths: i128| {
        let number = Decimal::from_millionths(millionths);
        let outcome = |at: usize| program.outcome(at, number);
        let achieved = |at: usize| outcome(at).achievement(rubric.unanswered, Reading::Actual);
        ways.iter().all(|way| way.passes(achieved(way.criterion)))
            && holds.iter().all(|at| {
                rubric.criteria[*at].hold().is_none_or(|(gate, _)| !outcome(*at).opens(gate, Reading::Actual))
            })
            && (!is_awaited || outcome(asked.criteria.start).is_met())
    };
    let (least, most) = asked.answer.bounds();
    let end = if up { least } else { most };
    let start = now.map_or(end, |now| now.number(&asked.answer));
    let planned = step.answer.number(&asked.answer);
    let sign = if up { 1 } else { -1 };
    // Where it starts is not enough, unless the change was asked for all the same.
    let (mut low, mut high) = (sign * start.millionths(), sign * planned.millionths());
    if keeps(sign * low) {
        return now.cloned().or_else(|| least_answer(&asked.answer, None, direction, start));
    }
    while high - low > 1 {
        let middle = low + (high - low) / 2;
        if keeps(sign * middle) { high = middle } else { low = middle }
    }
    let limit = Decimal::from_millionths(sign * high);
    least_answer(&asked.answer, now, direction, limit).filter(|answer| *answer != step.answer)
}
