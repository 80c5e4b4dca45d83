//! A column as a tree of what can be changed in it: everything else is added up beforehand.

use crate::base::number::Ppm;
use crate::engine::parts::{Of, Total};
use crate::engine::program::Program;
use crate::engine::score::{Reading, Scorecard};
use crate::model::rubric::Aggregate;

use super::cost::Cost;
use super::list::{Bits, List, State, TooMuch, Work, as_part, join, no_change, prune, rounded, set};
use super::problem::Movable;
use super::step::Level;

/// A node with what can be changed below it.
#[derive(Clone, Debug)]
pub(super) struct Tree {
    pub aggregate: Aggregate,
    /// The weight and the total of the parts that cannot be changed.
    pub fixed: (u64, Total),
    /// The other parts, in rubric order, and their weights.
    pub branches: Vec<(u64, Branch)>,
    /// Ways to raise parts that were put together beforehand, if any were.
    base: Option<List>,
}

/// A part that can be changed.
#[derive(Clone, Debug)]
pub(super) enum Branch {
    /// A question, by its place among those that can be changed, and its achievement by level.
    Question(usize, [Option<Ppm>; 3]),
    /// A dimension.
    Tree(Box<Tree>),
}

/// A way in which a question may be decided, with what of its cost counts here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Way {
    pub level: Level,
    pub cost: Cost,
    pub changes: u64,
}

impl Tree {
    /// The tree of a node in a column.
    pub fn new(
        program: &Program<'_>,
        card: &Scorecard,
        movables: &[Movable],
        (node, column): (usize, usize),
    ) -> Self {
        let rubric = program.rubric();
        let node = program.node(node, column);
        let mut fixed = (0, Total::nothing(node.aggregate));
        let mut branches = Vec::new();
        let mut add = |weight: u64, value: Option<Ppm>| {
            if let Some(value) = value {
                fixed.0 += weight;
                fixed.1 = fixed.1.with(&Total::part(node.aggregate, weight, value));
            }
        };
        for (weight, part) in node.parts {
            match part {
                Of::Criterion(at) => {
                    let now = card.achievement(rubric, at, Reading::Actual);
                    let question = rubric.criteria[at].question;
                    let movable = movables.binary_search_by_key(&question, |movable| movable.question).ok();
                    let values = movable.map(|place| (place, movables[place].values(rubric, card, at)));
                    match values {
                        Some((place, values)) if values.iter().any(|value| *value != now) => {
                            branches.push((weight, Branch::Question(place, values)));
                        }
                        _ => add(weight, now),
                    }
                }
                Of::Dimension(at) => {
                    let tree = Self::new(program, card, movables, (at, column));
                    if tree.branches.is_empty() {
                        add(weight, tree.fixed.1.published(tree.fixed.0));
                    } else {
                        branches.push((weight, Branch::Tree(Box::new(tree))));
                    }
                }
            }
        }
        Self { aggregate: node.aggregate, fixed, branches, base: None }
    }

    /// The questions in it, in rubric order.
    pub fn questions(&self, found: &mut Vec<usize>) {
        for (_, branch) in &self.branches {
            match branch {
                Branch::Question(at, _) => found.push(*at),
                Branch::Tree(tree) => tree.questions(found),
            }
        }
    }

    /// The state of the parts that cannot be changed.
    pub fn fixed_state(&self, movables: usize) -> State {
        State {
            cost: 0,
            changes: 0,
            weight: self.fixed.0,
            total: self.fixed.1.clone(),
            plan: no_change(movables),
        }
    }

    /// The ways to raise it; `ways` tells what may be done about each question.
    pub fn list(&self, ways: &[Vec<Way>], work: &mut Work) -> Result<List, TooMuch> {
        let mut list = self.base.clone().unwrap_or_else(|| vec![self.fixed_state(ways.len())]);
        for (weight, branch) in self.branches.iter().rev() {
            list = join(&self.part(*weight, branch, ways, work)?, &list, work)?;
        }
        Ok(rounded(list))
    }

    /// The ways to raise one of its parts.
    pub fn part(
        &self,
        weight: u64,
        branch: &Branch,
        ways: &[Vec<Way>],
        work: &mut Work,
    ) -> Result<List, TooMuch> {
        Ok(match branch {
            Branch::Question(at, values) => question(*at, values, self.aggregate, weight, ways),
            Branch::Tree(tree) => as_part(tree.list(ways, work)?, self.aggregate, weight),
        })
    }

    /// The tree in which only questions that are still open branch; the others are put together once.
    pub fn settled(
        &self,
        ways: &[Vec<Way>],
        open: &dyn Fn(usize) -> bool,
        work: &mut Work,
    ) -> Result<Self, TooMuch> {
        let mut base = vec![self.fixed_state(ways.len())];
        let mut branches = Vec::new();
        for (weight, branch) in &self.branches {
            let mut questions = Vec::new();
            match branch {
                Branch::Question(at, _) => questions.push(*at),
                Branch::Tree(tree) => tree.questions(&mut questions),
            }
            if !questions.iter().any(|at| open(*at)) {
                base = join(&self.part(*weight, branch, ways, work)?, &base, work)?;
            } else if let Branch::Tree(tree) = branch {
                branches.push((*weight, Branch::Tree(Box::new(tree.settled(ways, open, work)?))));
            } else {
                branches.push((*weight, branch.clone()));
            }
        }
        Ok(Self { branches, base: Some(base), ..self.clone() })
    }

    /// The value of the node under a plan.
    pub fn value(&self, plan: &Bits) -> Option<Ppm> {
        let mut sum = self.fixed.clone();
        for (weight, branch) in &self.branches {
            let value = match branch {
                Branch::Question(at, values) => values[super::list::get(plan, *at) as usize],
                Branch::Tree(tree) => tree.value(plan),
            };
            if let Some(value) = value {
                sum.0 += weight;
                sum.1 = sum.1.with(&Total::part(self.aggregate, *weight, value));
            }
        }
        sum.1.published(sum.0)
    }
}

/// The ways to raise a question as a part of a node.
pub(super) fn question(
    at: usize,
    values: &[Option<Ppm>; 3],
    aggregate: Aggregate,
    weight: u64,
    ways: &[Vec<Way>],
) -> List {
    let state = |way: &Way| {
        let mut plan = no_change(ways.len());
        set(&mut plan, at, way.level);
        let value = values[way.level as usize];
        let total =
            value.map_or_else(|| Total::nothing(aggregate), |value| Total::part(aggregate, weight, value));
        let weight = if value.is_some() { weight } else { 0 };
        State { cost: way.cost, changes: way.changes, weight, total, plan }
    };
    prune(ways.get(at).into_iter().flatten().map(state).collect())
}
