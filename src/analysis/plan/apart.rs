//! Columns that are independent of each other: the best way of each, what one unit less buys, and the next best ways.
//!
//! Analysis specification, section 1, "Algorithm", step 4, and "Alternatives". For each node the lists of its later parts
//! are kept: what is best once the first questions are decided is then a matter of one join a level.

use crate::base::number::Ppm;
use crate::engine::parts::Total;

use super::cost::Cost;
use super::list::{Bits, List, State, TooMuch, Work, as_part, both, get, join, no_change, rounded, set};
use super::problem::{Column, Problem};
use super::search::{Candidate, Rank, add, pick, signed};
use super::step::Level;
use super::tree::{Branch, Tree, Way, question};

/// The lists of a node: behind each part those of the parts after it.
#[derive(Clone, Debug)]
pub(super) struct Lists {
    after: Vec<List>,
    inner: Vec<Option<Lists>>,
}

impl Lists {
    pub fn new(tree: &Tree, ways: &[Vec<Way>], work: &mut Work) -> Result<Self, TooMuch> {
        let mut after = vec![vec![tree.fixed_state(ways.len())]];
        let mut inner = Vec::new();
        for (weight, branch) in tree.branches.iter().rev() {
            let part = match branch {
                Branch::Question(at, values) => {
                    inner.push(None);
                    question(*at, values, tree.aggregate, *weight, ways)
                }
                Branch::Tree(tree_of) => {
                    let lists = Self::new(tree_of, ways, work)?;
                    let part = as_part(lists.list(), tree.aggregate, *weight);
                    inner.push(Some(lists));
                    part
                }
            };
            let list = join(&part, after.last().map(Vec::as_slice).unwrap_or_default(), work)?;
            after.push(list);
        }
        after.reverse();
        inner.reverse();
        Ok(Self { after, inner })
    }

    /// The ways to raise the node.
    pub fn list(&self) -> List {
        rounded(self.after.first().cloned().unwrap_or_default())
    }
}

/// The best plan of independent columns, with the rank of each of them.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Joint {
    pub candidate: Candidate,
    pub columns: Vec<Rank>,
}

/// What the least cost of a column is, and what anything cheaper buys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ColumnProof {
    /// The column.
    pub column: usize,
    /// The least coverage; nothing where only something has to apply.
    pub least: Option<Ppm>,
    /// The least cost that passes.
    pub cost: Cost,
    /// The highest coverage for less; nothing if nothing is cheaper.
    pub cheaper: Option<Ppm>,
}

/// Independent columns with their lists.
pub(super) struct Apart<'a, 'p, 'r> {
    problem: &'a Problem<'p, 'r>,
    ways: Vec<Vec<Way>>,
    lists: Vec<Lists>,
    /// The lists of the columns themselves.
    whole: Vec<List>,
    /// The plan and the rank of the questions in no column.
    free: Candidate,
}

impl<'a, 'p, 'r> Apart<'a, 'p, 'r> {
    pub fn new(problem: &'a Problem<'p, 'r>, work: &mut Work) -> Result<Self, TooMuch> {
        let ways = problem.ways(&problem.allowed());
        let lists = problem.columns.iter().map(|column| Lists::new(&column.tree, &ways, work));
        let lists = lists.collect::<Result<Vec<Lists>, TooMuch>>()?;
        let whole = lists.iter().map(Lists::list).collect();
        let mut free = Candidate { rank: [0; 3], plan: no_change(ways.len()) };
        for (at, own) in ways.iter().enumerate().filter(|(at, _)| problem.movables[*at].columns.is_empty()) {
            if let Some(way) = own.iter().min_by_key(|way| (way.cost, way.changes, way.level)) {
                free.rank = add(free.rank, [signed(way.cost), way.changes.into(), 0]);
                set(&mut free.plan, at, way.level);
            }
        }
        Ok(Self { problem, ways, lists, whole, free })
    }

    /// The best plan; nothing if there is none.
    pub fn best(&self) -> Option<Joint> {
        if self.problem.movables.iter().any(|movable| movable.allowed == [false; 3])
            || !self.problem.shut.is_empty()
        {
            return None;
        }
        let columns = self.problem.columns.iter().zip(&self.whole);
        let picks: Vec<Candidate> =
            columns.map(|(column, list)| pick(column, list)).collect::<Option<_>>()?;
        let candidate = picks.iter().fold(self.free.clone(), |sum, pick| Candidate {
            rank: add(sum.rank, pick.rank),
            plan: both(&sum.plan, &pick.plan),
        });
        Some(Joint { candidate, columns: picks.into_iter().map(|pick| pick.rank).collect() })
    }

    /// What proves that each column costs no less.
    pub fn proof(&self, best: &Joint) -> Vec<ColumnProof> {
        let columns = self.problem.columns.iter().zip(&self.whole).zip(&best.columns);
        let proof = |((column, list), rank): ((&Column, &List), &Rank)| {
            let cost = Cost::try_from(rank[0]).unwrap_or(0);
            let cheaper = list.iter().filter(|state| state.cost < cost).filter_map(State::value).max();
            ColumnProof { column: column.column, least: column.least, cost, cheaper }
        };
        columns.map(proof).collect()
    }

    /// The best plan that decides all questions before one as another plan does, and this one in one of these ways.
    pub fn redo(&self, plan: &Joint, at: usize, levels: [bool; 3]) -> Option<Joint> {
        let [place] = *self.problem.movables[at].columns.as_slice() else { return None };
        let column = &self.problem.columns[place];
        let bits = &plan.candidate.plan;
        let (prefix, part, after) = self.open(&column.tree, &self.lists[place], bits, at, levels)?;
        let mut best: Option<Candidate> = None;
        for one in &part {
            for two in after {
                let cost = prefix.cost + one.cost + two.cost;
                if best.as_ref().is_some_and(|best| signed(cost) > best.rank[0]) {
                    continue;
                }
                let weight = prefix.weight + one.weight + two.weight;
                let value = prefix.total.with(&one.total).with(&two.total).published(weight);
                let total = Total::Points(value.map_or(0, |value| value.get().into()));
                let plan = both(&both(&prefix.plan, &one.plan), &two.plan);
                let changes = prefix.changes + one.changes + two.changes;
                let state = State { cost, changes, weight: u64::from(value.is_some()), total, plan };
                let candidate =
                    pick(column, &[state]).filter(|new| best.as_ref().is_none_or(|old| new < old));
                best = candidate.or(best);
            }
        }
        let best = best?;
        let mut rest = bits.clone();
        let mut own = Vec::new();
        column.tree.questions(&mut own);
        own.into_iter().for_each(|at| set(&mut rest, at, Level::Stay));
        let mut columns = plan.columns.clone();
        let old = std::mem::replace(columns.get_mut(place)?, best.rank);
        let rank = add(plan.candidate.rank, best.rank);
        let rank = [rank[0] - old[0], rank[1] - old[1], rank[2] - old[2]];
        Some(Joint { candidate: Candidate { rank, plan: both(&rest, &best.plan) }, columns })
    }

    /// A node in which the questions before one are decided: their state, the ways of the part with the question, and those of
    /// the parts after it.
    fn open<'l>(
        &self,
        tree: &Tree,
        lists: &'l Lists,
        plan: &Bits,
        at: usize,
        levels: [bool; 3],
    ) -> Option<(State, List, &'l List)> {
        let holds = |branch: &Branch| match branch {
            Branch::Question(own, _) => *own == at,
            Branch::Tree(tree) => {
                let mut own = Vec::new();
                tree.questions(&mut own);
                own.contains(&at)
            }
        };
        let place = tree.branches.iter().position(|(_, branch)| holds(branch))?;
        let none = no_change(self.ways.len());
        let nothing = Total::nothing(tree.aggregate);
        let mut prefix = State { cost: 0, changes: 0, weight: 0, total: nothing, plan: none };
        for (weight, branch) in &tree.branches[..place] {
            let mut own = Vec::new();
            let value = match branch {
                Branch::Question(at, values) => {
                    own.push(*at);
                    values[get(plan, *at) as usize]
                }
                Branch::Tree(tree) => {
                    tree.questions(&mut own);
                    tree.value(plan)
                }
            };
            for at in own {
                let level = get(plan, at);
                let way = self.ways[at].iter().find(|way| way.level == level)?;
                prefix.cost += way.cost;
                prefix.changes += way.changes;
                set(&mut prefix.plan, at, level);
            }
            if let Some(value) = value {
                prefix.weight += weight;
                prefix.total = prefix.total.with(&Total::part(tree.aggregate, *weight, value));
            }
        }
        let (weight, branch) = &tree.branches[place];
        let part = match branch {
            Branch::Question(own, values) => {
                let mut ways = vec![Vec::new(); self.ways.len()];
                let allowed = self.ways[*own].iter().filter(|way| levels[way.level as usize]);
                ways[*own] = allowed.copied().collect();
                question(*own, values, tree.aggregate, *weight, &ways)
            }
            Branch::Tree(inner) => {
                let (prefix, part, after) =
                    self.open(inner, lists.inner.get(place)?.as_ref()?, plan, at, levels)?;
                let mut work = Work { left: u64::MAX, limit: Cost::MAX };
                let list = join(&part, after, &mut work).ok()?;
                let list = join(&[prefix], &list, &mut work).ok()?;
                as_part(rounded(list), tree.aggregate, *weight)
            }
        };
        Some((prefix, part, lists.after.get(place + 1)?))
    }
}
