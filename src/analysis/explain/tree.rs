//! The numbers of a result as a tree: each with the published numbers that it is made from, so that a reader computes each
//! line again from those below it.

use crate::base::number::{Decimal, Ppm};
use crate::engine::program::Program;
use crate::engine::score::{Reading, Scorecard};
use crate::engine::shape::Shape;
use crate::engine::verdict::Verdict;
use crate::model::rubric::{Aggregate, Rubric};

/// A published number with those that it is made from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// What it is the number of.
    pub of: Of,
    /// Its weight among those beside it.
    pub weight: Decimal,
    /// The number; nothing where nothing applies.
    pub value: Option<Ppm>,
    /// How it is put together.
    pub aggregate: Aggregate,
    /// Whether a blank makes it zero, whatever its parts are.
    pub nullified: bool,
    /// What it is made from, in the order of the rubric.
    pub parts: Vec<Node>,
}

/// What a number is the number of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of {
    /// The index.
    Index,
    /// The overall coverage of a column.
    Column(usize),
    /// The coverage of a dimension in a column.
    Dimension {
        /// The dimension.
        at: usize,
        /// The column.
        column: usize,
    },
    /// The achievement of a criterion.
    Criterion(usize),
}

impl Node {
    /// The numbers that it is computed from, with their weights.
    pub fn terms(&self) -> impl Iterator<Item = (Decimal, Ppm)> + '_ {
        let parts = self.parts.iter().filter(|part| part.weight > Decimal::ZERO);
        parts.filter_map(|part| Some((part.weight, part.value?)))
    }

    /// The numbers of a dimension, by column.
    #[must_use]
    pub fn dimension(&self, dimension: usize) -> Vec<&Self> {
        self.found(&|of| matches!(of, Of::Dimension { at, .. } if at == dimension))
    }

    /// The numbers of a question's criteria, by column.
    #[must_use]
    pub fn question(&self, rubric: &Rubric, question: usize) -> Vec<&Self> {
        let is_own = |at: usize| rubric.criteria.get(at).is_some_and(|it| it.question == question);
        self.found(&|of| matches!(of, Of::Criterion(at) if is_own(at)))
    }

    /// The number of a column.
    #[must_use]
    pub fn column(&self, column: usize) -> Option<&Self> {
        self.found(&|of| of == Of::Column(column)).pop()
    }

    fn found(&self, is_meant: &dyn Fn(Of) -> bool) -> Vec<&Self> {
        if is_meant(self.of) {
            return vec![self];
        }
        self.parts.iter().flat_map(|part| part.found(is_meant)).collect()
    }
}

/// The index with everything below it.
pub(super) fn index(program: &Program<'_>, card: &Scorecard, verdict: &Verdict) -> Node {
    let builder = Builder { rubric: program.rubric(), shape: program.shape(), card, verdict };
    let columns = (0..builder.rubric.columns()).filter_map(|column| builder.column(column));
    Node {
        of: Of::Index,
        weight: Decimal::ONE,
        value: verdict.profile.index,
        aggregate: Aggregate::Mean,
        nullified: false,
        parts: columns.collect(),
    }
}

struct Builder<'b> {
    rubric: &'b Rubric,
    shape: Shape,
    card: &'b Scorecard,
    verdict: &'b Verdict,
}

impl Builder<'_> {
    fn column(&self, column: usize) -> Option<Node> {
        let parts = self.parts(self.shape.whole(), column);
        let value = self.verdict.profile.overall().get(column).copied().flatten();
        (!parts.is_empty()).then(|| Node {
            of: Of::Column(column),
            weight: Decimal::ONE,
            value,
            aggregate: self.rubric.aggregate(),
            nullified: value.is_some() && self.card.is_nullified(self.rubric, column),
            parts,
        })
    }

    /// What a group is made from in a column: its criteria, or the dimensions that have criteria there.
    fn parts(&self, group: usize, column: usize) -> Vec<Node> {
        let Some(node) = self.shape.groups.get(group) else { return Vec::new() };
        let criteria = node.criteria.get(column).map(Vec::as_slice).unwrap_or_default().iter();
        let criteria = criteria.map(|at| self.criterion(*at));
        let dimensions = node.children.iter().filter_map(|at| {
            let (parts, own) = (self.parts(*at, column), self.rubric.dimensions.get(*at)?);
            (!parts.is_empty()).then(|| Node {
                of: Of::Dimension { at: *at, column },
                weight: own.weight,
                value: self.verdict.profile.dimension(*at).get(column).copied().flatten(),
                aggregate: own.aggregate,
                nullified: false,
                parts,
            })
        });
        criteria.chain(dimensions).collect()
    }

    fn criterion(&self, at: usize) -> Node {
        let weight = self.rubric.criteria.get(at).map(|criterion| criterion.weight);
        Node {
            of: Of::Criterion(at),
            weight: weight.unwrap_or_default(),
            value: self.card.achievement(self.rubric, at, Reading::Actual),
            aggregate: Aggregate::Mean,
            nullified: false,
            parts: Vec::new(),
        }
    }
}
