//! The provably cheapest way to a stage. Analysis specification, section 1.
//!
//! | paragraph | file |
//! | --- | --- |
//! | steps: full, half | `step` |
//! | new answers | `answer` |
//! | costs, `--costs` | `cost`, `cost_file` |
//! | the goal: rows, gates, caps | `goal` |
//! | what forbids a step, `after`, the columns that count | `problem` |
//! | lists, pruning, rounding | `list`, `tree` |
//! | branches, bounds, the budget | `search`, `budget` |
//! | independent columns, proof | `apart` |
//! | beside a verdict, at once | `at_once` |
//! | alternatives | `alternatives` |
//! | options by name | `asked` |
//! | the next stage in short, for many agencies | `next` |
//! | timetable, `enough`, impossible | `timetable`, `enough`, `impossible` |

mod alternatives;
mod answer;
mod apart;
mod asked;
mod at_once;
mod budget;
mod cost;
mod cost_file;
mod enough;
mod goal;
mod impossible;
mod list;
mod next;
mod problem;
mod search;
mod step;
#[cfg(test)]
mod tests;
mod timetable;
mod tree;
mod words;

use crate::base::number::Ppm;
use crate::engine::program::Program;
use crate::engine::score::{Outcome, Reading, Scorecard};
use crate::engine::verdict::StageNumber;
use crate::model::answers::{Answer, Given, Response};
use crate::model::rubric::Unanswered;

pub use apart::ColumnProof;
pub use asked::{Aim, Asked, Found, Plans, budget_asked};
pub use at_once::at_once;
pub use budget::budget;
pub use cost::{Cost, Costs, LARGEST, UNIT, decimal, half};
pub use cost_file::read_costs;
pub use impossible::Impossible;
pub use next::{Next, next};
pub use problem::{Refused, Wishes};
pub use step::Level;
pub use words::no_plan_for_a_profile;

pub(super) use answer::enough;
pub(super) use step::limit;

use alternatives::alternatives;
use apart::{Apart, Joint};
use goal::{Goal, goals};
use list::{TooMuch, get};
use problem::Problem;
use search::{Effort, Objective, solve};
use timetable::timetable;

/// The cheapest way to a stage.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Plan {
    /// The stage that was asked for; of a budget the stage that it buys.
    pub target: StageNumber,
    /// The stage before: what coverages, gates and caps allow, with needed blanks at worst.
    pub stage_before: StageNumber,
    /// The stage after.
    pub stage: StageNumber,
    /// The index before and after.
    pub index: (Option<Ppm>, Option<Ppm>),
    /// The changes, in rubric order.
    pub changes: Vec<Change>,
    /// What they cost together.
    pub cost: Cost,
    /// The sum of what the coverages of the row lie above the least that passes.
    pub margin: i64,
    /// When the last change ends.
    pub end: Cost,
    /// The coverages of the row.
    pub row: Vec<Threshold>,
    /// Other plans that cost as little, at most three.
    pub alternatives: Vec<Alternative>,
    /// Whether there are more of them.
    pub more: bool,
    /// Whether all alternatives were looked for.
    pub all_looked_at: bool,
    /// What the cheapest dearer plan costs, if it is known.
    pub next: Option<Cost>,
    /// Why nothing is cheaper.
    pub proof: Proof,
    /// The questions that have to be answered, at whatever they are worth.
    pub to_answer: Vec<usize>,
}

/// A question that is changed.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Change {
    /// The question.
    pub question: usize,
    /// How far it is brought.
    pub level: Level,
    /// Its answer today; nothing for a blank.
    pub before: Option<Answer>,
    /// Its new answer.
    pub answer: Answer,
    /// The least answer that keeps the goal, if that is less.
    pub enough: Option<Answer>,
    /// What it costs.
    pub cost: Cost,
    /// The criteria that are newly met.
    pub meets: Vec<usize>,
    /// The criteria that are newly met in part.
    pub meets_partly: Vec<usize>,
    /// The gates and caps below the stage that it closes.
    pub closes: Vec<usize>,
    /// The changes for which it waits, by place.
    pub after: Vec<usize>,
    /// When it starts and ends.
    pub time: (Cost, Cost),
}

/// A coverage of the row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Threshold {
    /// The column.
    pub column: usize,
    /// The coverage before.
    pub before: Option<Ppm>,
    /// The coverage after.
    pub after: Option<Ppm>,
    /// The least that passes.
    pub least: Ppm,
}

/// Another plan of the same cost.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alternative {
    /// What is changed, and how far.
    pub changes: Vec<(usize, Level)>,
    /// Its margin.
    pub margin: i64,
}

/// Why nothing is cheaper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Proof {
    /// The columns are independent, and none passes for less.
    Columns(Vec<ColumnProof>),
    /// All branches were looked at, or left because their bound was higher.
    Branches {
        /// How many.
        branches: u32,
        /// No plan costs less.
        bound: Cost,
        /// Whether that is the cost of the plan.
        proved: bool,
    },
}

impl Plan {
    /// Whether nothing is cheaper for sure.
    #[must_use]
    pub const fn is_proved(&self) -> bool {
        !matches!(self.proof, Proof::Branches { proved: false, .. })
    }
}

/// What comes of asking for a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Planned {
    /// The best plan.
    Plan(Box<Plan>),
    /// There is none.
    Impossible(Box<Impossible>),
}

/// The cheapest plan to a stage or above it.
///
/// # Errors
/// If the rubric claims no stage, or the wishes cannot be met by any plan.
pub fn plan(
    program: &Program<'_>,
    card: &Scorecard,
    responses: &[Response],
    target: StageNumber,
    wishes: &Wishes<'_>,
) -> Result<Planned, Refused> {
    let rubric = program.rubric();
    if !rubric.method.claims() {
        return Err(Refused::Profile);
    }
    let mut effort = Effort::new(Cost::MAX);
    let Some((problem, found, open)) = best(program, card, responses, target, wishes, &mut effort)? else {
        let goal = Goal::new(rubric, target, false);
        let problem = Problem::new(program, card, responses, goal, wishes)?;
        let impossible =
            impossible::impossible(&problem, &mut effort.work).map_err(|TooMuch| Refused::TooMuch)?;
        return Ok(Planned::Impossible(Box::new(impossible)));
    };
    let branches = effort.branches;
    let mut effort = Effort::new(Cost::MAX);
    let mut finish = || -> Result<Plan, TooMuch> {
        let apart =
            problem.branched.is_empty().then(|| Apart::new(&problem, &mut effort.work)).transpose()?;
        let others = alternatives(&problem, apart.as_ref(), &found, &mut effort)?;
        let mut plan = described(&problem, responses, &found, target);
        plan.proof = match &apart {
            Some(apart) => Proof::Columns(apart.proof(&found)),
            None => {
                let bound = open.map_or(plan.cost, |open| open.min(plan.cost));
                Proof::Branches { branches, bound, proved: bound >= plan.cost }
            }
        };
        plan.alternatives = others.plans.iter().map(|other| alternative(&problem, other)).collect();
        (plan.more, plan.all_looked_at) = (others.more, others.complete);
        plan.next = others.next.filter(|_| plan.alternatives.is_empty()).map(|next| next / problem.scale);
        Ok(plan)
    };
    let plan = finish().map_err(|TooMuch| Refused::TooMuch)?;
    Ok(Planned::Plan(Box::new(plan)))
}

/// The best plan to a stage or above it, with the least cost in the branches that were not looked at.
fn best<'p, 'r>(
    program: &'p Program<'r>,
    card: &Scorecard,
    responses: &[Response],
    target: StageNumber,
    wishes: &Wishes<'_>,
    effort: &mut Effort,
) -> Result<Option<(Problem<'p, 'r>, Joint, Option<Cost>)>, Refused> {
    let mut best: Option<(Problem<'_, '_>, Joint, Option<Cost>)> = None;
    for goal in goals(program, &program.settled(card), target) {
        let problem = Problem::new(program, card, responses, goal, wishes)?;
        let Some((found, open)) = search(&problem, effort).map_err(|TooMuch| Refused::TooMuch)? else {
            continue;
        };
        let key = |problem: &Problem<'_, '_>, found: &Joint| {
            let [cost, changes, margin] = unscaled(problem, found);
            (cost, changes, margin, levels(problem, found))
        };
        if best.as_ref().is_none_or(|(old, plan, _)| key(&problem, &found) < key(old, plan)) {
            best = Some((problem, found, open));
        }
    }
    Ok(best)
}

/// The least cost of a stage, if it can be reached; the plan behind it is not described.
///
/// # Errors
/// As of [`plan`].
pub fn least_cost(
    program: &Program<'_>,
    card: &Scorecard,
    responses: &[Response],
    target: StageNumber,
    wishes: &Wishes<'_>,
) -> Result<Option<(Cost, usize)>, Refused> {
    if !program.rubric().method.claims() {
        return Err(Refused::Profile);
    }
    let mut effort = Effort::new(Cost::MAX);
    let mut least = None;
    for goal in goals(program, &program.settled(card), target) {
        let problem = Problem::new(program, card, responses, goal, wishes)?;
        if let Some((found, _)) = search(&problem, &mut effort).map_err(|TooMuch| Refused::TooMuch)? {
            let [cost, changes, _] = unscaled(&problem, &found);
            let own = (Cost::try_from(cost).unwrap_or(0), usize::try_from(changes).unwrap_or(0));
            least = Some(least.map_or(own, |least: (Cost, usize)| least.min(own)));
        }
    }
    Ok(least)
}

/// The best plan of a problem, and the least cost in the branches that were not looked at.
fn search(problem: &Problem<'_, '_>, effort: &mut Effort) -> Result<Option<(Joint, Option<Cost>)>, TooMuch> {
    if problem.branched.is_empty() {
        return Ok(Apart::new(problem, &mut effort.work)?.best().map(|best| (best, None)));
    }
    let found = solve(problem, &problem.allowed(), Objective::Cheapest, effort)?;
    let joint = |candidate| Joint { candidate, columns: Vec::new() };
    // A cost that is divided among columns is rounded up: a plan costs whole millionths.
    let open = found.open.map(|open| Cost::try_from(open[0]).unwrap_or(0).div_ceil(problem.scale));
    Ok(found.best.map(|best| (joint(best), open)))
}

fn unscaled(problem: &Problem<'_, '_>, found: &Joint) -> [i128; 3] {
    let scale = i128::try_from(problem.scale).unwrap_or(1);
    let [cost, changes, margin] = found.candidate.rank;
    [cost / scale, changes / scale, margin]
}

/// What is done about every question of the rubric.
fn levels(problem: &Problem<'_, '_>, found: &Joint) -> Vec<Level> {
    let mut levels = vec![Level::Stay; problem.program.rubric().questions.len()];
    for (at, movable) in problem.movables.iter().enumerate() {
        levels[movable.question] = get(&found.candidate.plan, at);
    }
    levels
}

fn alternative(problem: &Problem<'_, '_>, found: &Joint) -> Alternative {
    let each = problem.movables.iter().enumerate();
    let changes = each.map(|(at, movable)| (movable.question, get(&found.candidate.plan, at)));
    let margin = i64::try_from(-found.candidate.rank[2]).unwrap_or(0);
    Alternative { changes: changes.filter(|(_, level)| *level != Level::Stay).collect(), margin }
}

/// A plan in full: new answers, what they clear, when, and the coverages of the row.
fn described(problem: &Problem<'_, '_>, responses: &[Response], found: &Joint, target: StageNumber) -> Plan {
    let (program, rubric) = (problem.program, problem.program.rubric());
    let before = program.profile(&problem.card, Reading::Actual);
    let chosen: Vec<Level> = (0..problem.movables.len()).map(|at| get(&found.candidate.plan, at)).collect();
    let mut card = problem.card.clone();
    for (movable, level) in problem.movables.iter().zip(&chosen) {
        for at in rubric.questions[movable.question].criteria.clone() {
            card.outcomes[at] = movable.outcome(rubric, &problem.card, *level, at);
        }
    }
    let after = program.profile(&card, Reading::Actual);
    let changed: Vec<usize> = (0..chosen.len()).filter(|at| chosen[*at] != Level::Stay).collect();
    let place = |at: usize| changed.iter().position(|other| *other == at);
    let waits = problem.waits.iter();
    let waits: Vec<(usize, usize)> =
        waits.filter_map(|wait| Some((place(wait.waiting)?, place(wait.before)?))).collect();
    let costs: Vec<Cost> = changed.iter().map(|at| problem.movables[*at].cost(chosen[*at])).collect();
    let times = timetable(&costs, &waits);
    let mut changes = Vec::new();
    for (own, (&at, &time)) in changed.iter().zip(&times).enumerate() {
        let movable = &problem.movables[at];
        let Some(step) = movable.step(chosen[at]) else { continue };
        let criteria = rubric.questions[movable.question].criteria.clone();
        let is_partly = |outcome: Outcome| matches!(outcome, Outcome::Answered { partly_met: true, .. });
        let now = |at: usize| problem.card.outcomes[at];
        let new = |at: usize| card.outcomes[at];
        let closed = |at: &usize| {
            rubric.criteria[*at].hold().is_some_and(|(gate, _)| now(*at).opens(gate, Reading::Actual))
        };
        let before = match responses.get(movable.question).map(|response| &response.given) {
            Some(Given::Answer(answer)) => Some(answer.clone()),
            _ => None,
        };
        let enough = || {
            let response = responses.get(movable.question);
            enough::enough(problem, response, (at, chosen[at]), &chosen, (&card, &after))
        };
        changes.push(Change {
            question: movable.question,
            level: chosen[at],
            before,
            answer: step.answer.clone(),
            enough: if problem.goal.everything { None } else { enough() },
            cost: step.cost,
            meets: criteria.clone().filter(|at| new(*at).is_met() && !now(*at).is_met()).collect(),
            meets_partly: criteria
                .clone()
                .filter(|at| is_partly(new(*at)) && !new(*at).is_met() && !is_partly(now(*at)))
                .collect(),
            closes: problem
                .goal
                .holds
                .iter()
                .copied()
                .filter(|at| criteria.contains(at))
                .filter(closed)
                .collect(),
            after: waits.iter().filter(|(waiting, _)| *waiting == own).map(|(_, first)| *first).collect(),
            time,
        });
    }
    let overall = |profile: &crate::engine::profile::Profile, column: usize| profile.overall()[column];
    let row = problem.goal.row.iter().map(|(column, least)| Threshold {
        column: *column,
        before: overall(&before, *column),
        after: overall(&after, *column),
        least: *least,
    });
    let row: Vec<Threshold> = row.collect();
    let margin =
        |it: &Threshold| it.after.map_or(0, |after| i64::from(after.get()) - i64::from(it.least.get()));
    Plan {
        target,
        stage_before: program.reached(&problem.card, &before, Reading::Actual),
        stage: program.reached(&card, &after, Reading::Actual),
        index: (before.index, after.index),
        cost: costs.iter().sum(),
        margin: row.iter().map(margin).sum(),
        end: times.iter().map(|(_, end)| *end).max().unwrap_or(0),
        to_answer: to_answer(problem, responses, &changes),
        changes,
        row,
        alternatives: Vec::new(),
        more: false,
        all_looked_at: true,
        next: None,
        proof: Proof::Columns(Vec::new()),
    }
}

/// The blanks outside the plan without whose answer there is no verdict, or no coverage.
fn to_answer(problem: &Problem<'_, '_>, responses: &[Response], changes: &[Change]) -> Vec<usize> {
    let rubric = problem.program.rubric();
    let is_needed = |question: usize| match rubric.unanswered {
        Unanswered::Unmet | Unanswered::Excluded => false,
        Unanswered::Block => rubric.is_scored(question),
        Unanswered::Nullify => {
            let criteria = rubric.criteria_of(question).iter();
            let row = |column: usize| problem.goal.row.iter().any(|(own, _)| *own == column);
            criteria.into_iter().any(|criterion| rubric.counts(criterion) && row(criterion.column))
        }
    };
    let scope = rubric.scope(problem.program.kind());
    let is_blank = |question: &usize| {
        let given = responses.get(*question).map(|response| &response.given);
        matches!(given, None | Some(Given::Nothing))
            && scope.is_none_or(|scope| scope.reason(*question).is_none())
    };
    let is_changed = |question: &usize| changes.iter().any(|change| change.question == *question);
    (0..rubric.questions.len()).filter(|at| is_needed(*at) && is_blank(at) && !is_changed(at)).collect()
}
