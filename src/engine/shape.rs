//! How coverages are put together, for whoever looks into them: which criteria and dimensions make up which, with the
//! weights in which every mean is computed.

use crate::model::rubric::Aggregate;

use super::program::Program;

/// The groups of a rubric: its dimensions, parents before their children, and behind them the whole.
#[derive(Clone, Debug)]
pub struct Shape {
    /// The number of columns.
    pub columns: usize,
    /// The groups.
    pub groups: Vec<Node>,
    /// The whole weight of each criterion, in the order of the rubric.
    pub weights: Vec<u64>,
}

/// A group: a dimension or the whole.
#[derive(Clone, Debug)]
pub struct Node {
    /// How what it holds is put together.
    pub aggregate: Aggregate,
    /// The group it is a part of; of the whole, itself.
    pub parent: usize,
    /// Its whole weight there.
    pub weight: u64,
    /// The groups that it holds, in the order of the rubric.
    pub children: Vec<usize>,
    /// Its own criteria in each column, in the order of the rubric.
    pub criteria: Vec<Vec<usize>>,
}

impl Shape {
    /// The place of the whole among the groups.
    #[must_use]
    pub const fn whole(&self) -> usize {
        self.groups.len() - 1
    }
}

impl Program<'_> {
    /// How coverages are put together; it is the same for every kind of agency.
    #[must_use]
    pub fn shape(&self) -> Shape {
        let node = |group: &super::program::Group| Node {
            aggregate: group.aggregate,
            parent: group.parent,
            weight: group.weight,
            children: Vec::new(),
            criteria: vec![Vec::new(); self.columns],
        };
        let mut groups: Vec<Node> = self.groups.iter().map(node).collect();
        for at in 0..self.dimensions() {
            let parent = groups[at].parent;
            groups[parent].children.push(at);
        }
        for (at, criterion) in self.criteria.iter().enumerate() {
            groups[criterion.cell / self.columns].criteria[criterion.column].push(at);
        }
        Shape {
            columns: self.columns,
            groups,
            weights: self.criteria.iter().map(|criterion| criterion.weight).collect(),
        }
    }
}
