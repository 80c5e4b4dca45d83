//! The question of a plan: what can be changed, what each change costs, what forbids it, and the columns that count.

use crate::base::number::Ppm;
use crate::engine::program::Program;
use crate::engine::score::{Outcome, Reading, Scorecard};
use crate::model::answers::Response;
use crate::model::rubric::Rubric;

use super::cost::{Cost, Costs};
use super::goal::Goal;
use super::step::{Level, Step, improvable, steps};
use super::tree::{Tree, Way};

/// What the caller wants of a plan.
#[derive(Clone, Copy, Debug)]
pub struct Wishes<'w> {
    /// What steps cost.
    pub costs: &'w Costs,
    /// The questions that stay as they are.
    pub exclude: &'w [usize],
    /// The questions that take a step.
    pub must: &'w [usize],
}

/// Why a plan cannot be asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refused {
    /// The rubric claims no stage.
    Profile,
    /// There is no step for this question, which has to take one.
    Must(usize),
    /// No cost is given for these questions, which can be changed.
    NoCost(Vec<usize>),
    /// There are too many ways to look at: costs are too different from each other.
    TooMuch,
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

/// A column of the goal.
#[derive(Clone, Debug)]
pub(super) struct Column {
    pub column: usize,
    /// The least coverage; nothing where only something has to apply, or nothing is asked.
    pub least: Option<Ppm>,
    /// Whether it may not be empty.
    pub filled: bool,
    pub tree: Tree,
}

/// A question that changes only if another one, unmet today, ends at one of these levels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Wait {
    pub waiting: usize,
    pub before: usize,
    /// Whether the level of `before` meets its lowest target.
    pub meets: [bool; 3],
}

/// The question of a plan.
#[derive(Clone, Debug)]
pub(super) struct Problem<'p, 'r> {
    pub program: &'p Program<'r>,
    /// What the answers are worth, with needed blanks at worst.
    pub card: Scorecard,
    pub goal: Goal,
    pub movables: Vec<Movable>,
    pub columns: Vec<Column>,
    pub waits: Vec<Wait>,
    /// The questions that would have a step, but wait for one that has none.
    pub stuck: Vec<(usize, usize)>,
    /// The gates and caps that no step closes.
    pub shut: Vec<usize>,
    /// The questions decided one by one: those that serve several columns or are an end of `after`, in rubric order.
    pub branched: Vec<usize>,
    /// All costs are counted in this part of a millionth, so that a cost can be divided among columns.
    pub scale: Cost,
}

impl<'p, 'r> Problem<'p, 'r> {
    /// What it takes to meet a goal.
    pub fn new(
        program: &'p Program<'r>,
        card: &Scorecard,
        responses: &[Response],
        goal: Goal,
        wishes: &Wishes<'_>,
    ) -> Result<Self, Refused> {
        let rubric = program.rubric();
        let card = program.settled(card);
        let mut movables = movables(program, &card, responses, &goal, wishes)?;
        let (waits, stuck) = waits(rubric, &card, &mut movables);
        if let Some(at) =
            wishes.must.iter().find(|at| !movables.iter().any(|movable| movable.question == **at))
        {
            return Err(Refused::Must(*at));
        }
        let mut shut = Vec::new();
        let open = |at: &usize| {
            rubric.criteria[*at]
                .hold()
                .is_some_and(|(gate, _)| card.outcomes[*at].opens(gate, Reading::Actual))
        };
        for at in goal.holds.iter().copied().filter(open) {
            let question = rubric.criteria[at].question;
            let gate = rubric.criteria[at].hold().map(|(gate, _)| gate);
            let movable = movables.iter_mut().find(|movable| movable.question == question);
            let closes = |movable: &Movable, level| {
                let outcome = movable.outcome(rubric, &card, level, at);
                gate.is_some_and(|gate| !outcome.opens(gate, Reading::Actual))
            };
            match movable {
                Some(movable) => {
                    for level in Level::ALL {
                        movable.allowed[level as usize] &= closes(movable, level);
                    }
                    if movable.allowed == [false; 3] {
                        shut.push(at);
                    }
                }
                None => shut.push(at),
            }
        }
        let columns = columns(program, &card, &goal, &movables);
        for (place, column) in columns.iter().enumerate() {
            let mut questions = Vec::new();
            column.tree.questions(&mut questions);
            questions.sort_unstable();
            questions.dedup();
            questions.into_iter().for_each(|at| movables[at].columns.push(place));
        }
        let is_end = |at: usize| waits.iter().any(|wait| wait.waiting == at || wait.before == at);
        let branched: Vec<usize> =
            (0..movables.len()).filter(|at| movables[*at].columns.len() > 1 || is_end(*at)).collect();
        let scale = branched.iter().map(|at| movables[*at].columns.len().max(1) as Cost).fold(1, lcm);
        Ok(Self { program, card, goal, movables, columns, waits, stuck, shut, branched, scale })
    }

    /// What may be done about each question that is decided with its column.
    pub fn ways(&self, allowed: &[[bool; 3]]) -> Vec<Vec<Way>> {
        let way = |at: usize, level: Level| Way {
            level,
            cost: self.movables[at].cost(level) * self.scale,
            changes: if level == Level::Stay { 0 } else { u64::try_from(self.scale).unwrap_or(u64::MAX) },
        };
        let of = |at: usize| {
            let levels = Level::ALL.into_iter().filter(|level| allowed[at][*level as usize]);
            levels.map(|level| way(at, level)).collect()
        };
        (0..self.movables.len()).map(of).collect()
    }

    /// What is allowed of each question.
    pub fn allowed(&self) -> Vec<[bool; 3]> {
        self.movables.iter().map(|movable| movable.allowed).collect()
    }
}

fn lcm(one: Cost, two: Cost) -> Cost {
    let (mut a, mut b) = (one, two);
    while b > 0 {
        (a, b) = (b, a % b);
    }
    one / a.max(1) * two
}

/// The questions that have a step.
fn movables(
    program: &Program<'_>,
    card: &Scorecard,
    responses: &[Response],
    goal: &Goal,
    wishes: &Wishes<'_>,
) -> Result<Vec<Movable>, Refused> {
    let rubric = program.rubric();
    let (mut movables, mut without) = (Vec::new(), Vec::new());
    for (question, asked) in rubric.questions.iter().enumerate() {
        let counting: Vec<usize> = asked.criteria.clone().filter(|at| goal.counts(rubric, *at)).collect();
        let now = responses.get(question).and_then(|response| improvable(&response.given));
        let (Some(now), false, false) = (now, counting.is_empty(), wishes.exclude.contains(&question)) else {
            continue;
        };
        let costs = wishes.costs.of(rubric, question);
        let [half, full] = steps(program, card, question, &counting, now, costs.unwrap_or((0, 1)));
        if half.is_none() && full.is_none() {
            continue;
        }
        if costs.is_none() {
            without.push(question);
        }
        let stay = !wishes.must.contains(&question);
        let allowed = [full.is_some(), half.is_some(), stay];
        movables.push(Movable { question, steps: [full, half], allowed, columns: Vec::new() });
    }
    if without.is_empty() { Ok(movables) } else { Err(Refused::NoCost(without)) }
}

/// What waits for what; questions that wait for one that cannot be brought to its lowest target lose their steps.
fn waits(rubric: &Rubric, card: &Scorecard, movables: &mut Vec<Movable>) -> (Vec<Wait>, Vec<(usize, usize)>) {
    let mut stuck: Vec<(usize, usize)> = Vec::new();
    loop {
        let mut waits = Vec::new();
        let before = stuck.len();
        for (waiting, movable) in movables.iter().enumerate() {
            for question in &rubric.questions[movable.question].after {
                let lowest = rubric.questions[*question].criteria.start;
                let outcome = card.outcomes[lowest];
                if outcome.is_met() || !outcome.applies() {
                    continue;
                }
                let before = movables.iter().position(|other| other.question == *question);
                let meets = before.map_or([false; 3], |at| {
                    let own = &movables[at];
                    Level::ALL.map(|level| {
                        own.allowed[level as usize] && own.outcome(rubric, card, level, lowest).is_met()
                    })
                });
                match before {
                    Some(before) if meets != [false; 3] => waits.push(Wait { waiting, before, meets }),
                    _ => stuck.push((movable.question, *question)),
                }
            }
        }
        if stuck.len() == before {
            return (waits, stuck);
        }
        movables.retain(|movable| !stuck.iter().any(|(question, _)| *question == movable.question));
    }
}

fn columns(program: &Program<'_>, card: &Scorecard, goal: &Goal, movables: &[Movable]) -> Vec<Column> {
    let tree = |column| Tree::new(program, card, movables, (program.whole(), column));
    let least = |column: usize| goal.row.iter().find(|(own, _)| *own == column).map(|(_, least)| *least);
    let all = 0..program.rubric().columns();
    let column = |column: usize| Column {
        column,
        least: least(column),
        filled: goal.own == Some(column) || goal.bare && least(column).is_some(),
        tree: tree(column),
    };
    let columns = all.map(column);
    columns
        .filter(|column| {
            let is_empty = || column.tree.fixed.0 == 0;
            goal.everything || column.least.is_some() || column.filled && is_empty()
        })
        .collect()
}
