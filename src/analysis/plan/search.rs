//! The search for the best plan. Analysis specification, section 1, "Algorithm", steps 4, 5, 7 and 8.
//!
//! Columns are independent of each other, so the best way of each gives the best plan. Questions that serve several columns,
//! and both ends of `after`, are decided one by one; a branch is left when no plan in it can be better than the best one
//! found: its decided costs and the least costs of the columns, in each of which an undecided question costs its share.

use std::rc::Rc;

use crate::engine::parts::Total;
use crate::model::rubric::Aggregate;

use super::cost::Cost;
use super::list::{Bits, List, State, TooMuch, Work, as_part, both, join, no_change, rounded, set};
use super::problem::{Column, Problem};
use super::step::Level;
use super::tree::{Tree, Way};

/// After so many branches the best plan found is taken, and is not proved.
pub(super) const BRANCHES: u32 = 20_000;

/// So many pairs of states are looked at for one plan.
const PAIRS: u64 = 100_000_000;

/// What is sought.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Objective {
    /// The goal, for the least cost, then the fewest changes, then the largest margin.
    Cheapest,
    /// The goal within a cost; then the highest index, the least cost, the fewest changes.
    Budget(Cost),
}

/// What comes first in the order of plans, least first: cost, changes, margin turned round; with a budget the index turned
/// round, cost, changes. Where all are equal, rubric order decides.
pub(super) type Rank = [i128; 3];

/// A plan with its rank, both in the scale of the problem.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Candidate {
    pub rank: Rank,
    pub plan: Bits,
}

/// How far a search may go, and how far it went.
#[derive(Clone, Debug)]
pub(super) struct Effort {
    pub branches: u32,
    pub most: u32,
    pub work: Work,
}

impl Effort {
    pub fn new(limit: Cost) -> Self {
        Self { branches: 0, most: BRANCHES, work: Work { left: PAIRS, limit } }
    }
}

/// What a search found.
#[derive(Clone, Debug)]
pub(super) struct Found {
    pub best: Option<Candidate>,
    /// The least rank that is possible in the branches that were not looked at, if there are any.
    pub open: Option<Rank>,
}

/// A coverage of a column among those that pass, as a rank: cost, changes, margin turned round.
pub(super) fn pick(column: &Column, list: &[State]) -> Option<Candidate> {
    let rank = |state: &State| {
        let margin = match (state.value(), column.least) {
            (Some(value), Some(least)) => i128::from(value.get()) - i128::from(least.get()),
            _ => 0,
        };
        [signed(state.cost), i128::from(state.changes), -margin]
    };
    let passing = list.iter().filter(|state| passes(column, state));
    passing.map(|state| Candidate { rank: rank(state), plan: state.plan.clone() }).min()
}

/// Whether a coverage passes its threshold; an empty column may, where its own stage is not asked for.
pub(super) fn passes(column: &Column, state: &State) -> bool {
    state.value().map_or(!column.filled, |value| column.least.is_none_or(|least| value >= least))
}

pub(super) fn signed(cost: Cost) -> i128 {
    i128::try_from(cost).unwrap_or(i128::MAX)
}

pub(super) fn add(one: Rank, two: Rank) -> Rank {
    [one[0] + two[0], one[1] + two[1], one[2] + two[2]]
}

/// The best plan in which each question is decided as is allowed.
pub(super) fn solve(
    problem: &Problem<'_, '_>,
    allowed: &[[bool; 3]],
    objective: Objective,
    effort: &mut Effort,
) -> Result<Found, TooMuch> {
    if allowed.contains(&[false; 3]) || !problem.shut.is_empty() {
        return Ok(Found { best: None, open: None });
    }
    let mut ways = problem.ways(allowed);
    // A question in no column takes its cheapest way.
    for at in (0..ways.len()).filter(|at| problem.movables[*at].columns.is_empty()) {
        if !problem.branched.contains(&at) {
            let cheapest = ways[at].iter().copied().min_by_key(|way| (way.cost, way.changes, way.level));
            ways[at] = cheapest.into_iter().collect();
        }
    }
    let open = |at: usize| problem.branched.binary_search(&at).is_ok();
    let trees = if problem.branched.is_empty() {
        problem.columns.iter().map(|column| column.tree.clone()).collect()
    } else {
        let settled = |column: &Column| column.tree.settled(&ways, &open, &mut effort.work);
        problem.columns.iter().map(settled).collect::<Result<Vec<Tree>, TooMuch>>()?
    };
    let mut search =
        Search { problem, objective, trees, ways, allowed, found: Found { best: None, open: None } };
    let decided = vec![None; problem.branched.len()];
    let start = search.look(decided, None, effort)?;
    search.descend(start, effort)?;
    Ok(search.found)
}

struct Search<'s, 'p, 'r> {
    problem: &'s Problem<'p, 'r>,
    objective: Objective,
    trees: Vec<Tree>,
    ways: Vec<Vec<Way>>,
    allowed: &'s [[bool; 3]],
    found: Found,
}

/// A branch: what is decided, and the best that it can hold.
#[derive(Clone, Debug)]
struct Branch {
    /// The levels of the branched questions, as far as they are decided.
    decided: Vec<Option<Level>>,
    /// What may still be done about each of them.
    open: Vec<[bool; 3]>,
    lists: Vec<Rc<List>>,
    /// The best that it can hold; nothing if it holds no plan.
    bound: Option<Candidate>,
}

impl Search<'_, '_, '_> {
    /// Looks at a branch below its parent, of which the lists of columns that are not touched are kept.
    fn look(
        &mut self,
        decided: Vec<Option<Level>>,
        parent: Option<&Branch>,
        effort: &mut Effort,
    ) -> Result<Branch, TooMuch> {
        let open = self.open(&decided);
        if open.contains(&[false; 3]) {
            return Ok(Branch { decided, open, lists: Vec::new(), bound: None });
        }
        let scale = self.problem.scale;
        let mut ways = self.ways.clone();
        let mut sure = [0; 3];
        let mut plan = no_change(self.problem.movables.len());
        for (place, &at) in self.problem.branched.iter().enumerate() {
            let columns = self.problem.movables[at].columns.len().max(1) as Cost;
            let levels = Level::ALL.into_iter().filter(|level| open[place][*level as usize]);
            let way = |level: Level| {
                let changes = if level == Level::Stay { 0 } else { scale };
                let cost = self.problem.movables[at].cost(level) * scale;
                (level, cost, changes)
            };
            let levels: Vec<(Level, Cost, Cost)> = levels.map(way).collect();
            if let (Some(_), [(level, cost, changes)]) = (decided[place], levels.as_slice()) {
                set(&mut plan, at, *level);
                sure = add(sure, self.rank_of(*cost, *changes));
                ways[at] = vec![Way { level: *level, cost: 0, changes: 0 }];
            } else {
                let share = |(level, cost, changes): &(Level, Cost, Cost)| Way {
                    level: *level,
                    cost: cost / columns,
                    changes: u64::try_from(changes / columns).unwrap_or(u64::MAX),
                };
                ways[at] = levels.iter().map(share).collect();
            }
        }
        for (at, own) in ways.iter().enumerate() {
            if let ([way], true) = (own.as_slice(), self.problem.movables[at].columns.is_empty()) {
                set(&mut plan, at, way.level);
                sure = add(sure, self.rank_of(way.cost, way.changes.into()));
            }
        }
        let mut lists = Vec::with_capacity(self.trees.len());
        for (place, tree) in self.trees.iter().enumerate() {
            let is_touched = |parent: &Branch| {
                let questions = self.problem.branched.iter().enumerate();
                let own = questions.filter(|(_, at)| self.problem.movables[**at].columns.contains(&place));
                own.into_iter()
                    .any(|(at, _)| parent.open[at] != open[at] || parent.decided[at] != decided[at])
            };
            match parent.filter(|parent| !is_touched(parent)).and_then(|parent| parent.lists.get(place)) {
                Some(list) => lists.push(Rc::clone(list)),
                None => lists.push(Rc::new(tree.list(&ways, &mut effort.work)?)),
            }
        }
        let bound = match self.objective {
            Objective::Cheapest => {
                let picks = self.problem.columns.iter().zip(&lists).map(|(column, list)| pick(column, list));
                picks.into_iter().collect::<Option<Vec<Candidate>>>().map(|picks| {
                    let start = Candidate { rank: sure, plan };
                    picks.into_iter().fold(start, |sum, pick| Candidate {
                        rank: add(sum.rank, pick.rank),
                        plan: both(&sum.plan, &pick.plan),
                    })
                })
            }
            Objective::Budget(limit) => self.within(limit, sure, &plan, &lists, effort)?,
        };
        Ok(Branch { decided, open, lists, bound })
    }

    fn rank_of(&self, cost: Cost, changes: Cost) -> Rank {
        match self.objective {
            Objective::Cheapest => [signed(cost), signed(changes), 0],
            Objective::Budget(_) => [0, signed(cost), signed(changes)],
        }
    }

    /// The best index for a cost: columns joined like parts of one more mean.
    fn within(
        &self,
        limit: Cost,
        sure: Rank,
        plan: &Bits,
        lists: &[Rc<List>],
        effort: &mut Effort,
    ) -> Result<Option<Candidate>, TooMuch> {
        let Some(left) = limit
            .checked_mul(self.problem.scale)
            .and_then(|limit| limit.checked_sub(Cost::try_from(sure[1]).unwrap_or(0)))
        else {
            return Ok(None);
        };
        let outer = std::mem::replace(&mut effort.work.limit, left);
        let (weight, total) = (0, Total::nothing(Aggregate::Mean));
        let mut all = vec![State { cost: 0, changes: 0, weight, total, plan: plan.clone() }];
        for (column, list) in self.problem.columns.iter().zip(lists) {
            let passing: List = list.iter().filter(|state| passes(column, state)).cloned().collect();
            all = join(&as_part(passing, Aggregate::Mean, 1), &all, &mut effort.work)?;
        }
        effort.work.limit = outer;
        let affordable = rounded(all).into_iter().filter(|state| state.cost <= left);
        let candidate = |state: State| {
            let index = state.value().map_or(0, |value| i128::from(value.get()));
            let own = [-index, signed(state.cost), i128::from(state.changes)];
            Candidate { rank: add(sure, own), plan: state.plan }
        };
        Ok(affordable.map(candidate).min())
    }

    /// What may still be done about each branched question, given what others wait for.
    fn open(&self, decided: &[Option<Level>]) -> Vec<[bool; 3]> {
        let branched = &self.problem.branched;
        let mut open: Vec<[bool; 3]> = branched.iter().map(|at| self.allowed[*at]).collect();
        for (own, level) in open.iter_mut().zip(decided) {
            if let Some(level) = level {
                let mut only = [false; 3];
                only[*level as usize] = own[*level as usize];
                *own = only;
            }
        }
        let place = |at: usize| branched.binary_search(&at).unwrap_or_default();
        // What is settled settles others, until nothing changes.
        loop {
            let before = open.clone();
            for wait in &self.problem.waits {
                let (waiting, first) = (place(wait.waiting), place(wait.before));
                if !(0..3).any(|level| open[first][level] && wait.meets[level]) {
                    open[waiting] = [false, false, open[waiting][Level::Stay as usize]];
                }
                if !open[waiting][Level::Stay as usize] {
                    (0..3).for_each(|level| open[first][level] &= wait.meets[level]);
                }
            }
            if open == before {
                return open;
            }
        }
    }

    /// Looks for the best plan in a branch.
    fn descend(&mut self, branch: Branch, effort: &mut Effort) -> Result<(), TooMuch> {
        let mut waiting = vec![branch];
        while let Some(branch) = waiting.pop() {
            let Some(bound) = branch.bound.clone() else { continue };
            let is_beaten =
                |best: &Option<Candidate>| best.as_ref().is_some_and(|best| bound.rank > best.rank);
            if is_beaten(&self.found.best) {
                continue;
            }
            let Some(next) = branch.decided.iter().position(Option::is_none) else {
                if self.found.best.as_ref().is_none_or(|best| bound < *best) {
                    self.found.best = Some(bound);
                }
                continue;
            };
            if effort.branches >= effort.most {
                self.found.open = Some(self.found.open.map_or(bound.rank, |open| open.min(bound.rank)));
                continue;
            }
            let mut children = Vec::new();
            for level in Level::ALL.into_iter().filter(|level| branch.open[next][*level as usize]) {
                effort.branches += 1;
                let mut decided = branch.decided.clone();
                decided[next] = Some(level);
                children.push(self.look(decided, Some(&branch), effort)?);
            }
            // The most promising one is looked at first.
            children.sort_by(|one, two| two.bound.cmp(&one.bound));
            waiting.append(&mut children);
        }
        Ok(())
    }
}
