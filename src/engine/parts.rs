//! What a node is put together from, and what its parts add up to before they are rounded.
//!
//! Whoever searches among many answers (plans, explanations) joins parts in any order and rounds with the functions of
//! the engine, so that there is one way to score.

use num_bigint::BigUint;

use crate::base::geometric::root;
use crate::base::number::{Decimal, Ppm};
use crate::model::rubric::{Aggregate, Unanswered};

use super::gain::UNMET;
use super::profile::share;
use super::program::Program;
use super::score::{Outcome, Scorecard};

/// A dimension, or the whole, in a column: how it is put together, and from what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// How it is put together.
    pub aggregate: Aggregate,
    /// Its parts that have weight, in rubric order; weights are whole numbers without a common factor.
    pub parts: Vec<(u64, Of)>,
}

/// A part of a node.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of {
    /// A criterion.
    Criterion(usize),
    /// A dimension.
    Dimension(usize),
}

/// What parts add up to, before rounding.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Total {
    /// The sum of weight times value.
    Points(u64),
    /// The least value.
    Least(u32),
    /// The product of values to the power of their weights.
    Product(BigUint),
}

impl Total {
    /// What no part adds up to.
    #[must_use]
    pub fn nothing(aggregate: Aggregate) -> Self {
        match aggregate {
            Aggregate::Mean => Self::Points(0),
            Aggregate::Min => Self::Least(u32::MAX),
            Aggregate::Geometric => Self::Product(BigUint::from(1_u32)),
        }
    }

    /// One part, which has weight.
    #[must_use]
    pub fn part(aggregate: Aggregate, weight: u64, value: Ppm) -> Self {
        match aggregate {
            Aggregate::Mean => Self::Points(weight * u64::from(value.get())),
            Aggregate::Min => Self::Least(value.get()),
            Aggregate::Geometric => {
                let power = u32::try_from(weight).unwrap_or(u32::MAX);
                Self::Product(BigUint::from(value.get()).pow(power))
            }
        }
    }

    /// Two totals of parts of one node together.
    #[must_use]
    pub fn with(&self, other: &Self) -> Self {
        match (self, other) {
            (Self::Points(one), Self::Points(two)) => Self::Points(one + two),
            (Self::Least(one), Self::Least(two)) => Self::Least(*one.min(two)),
            (Self::Product(one), Self::Product(two)) => Self::Product(one * two),
            // The parts of one node are put together alike.
            (one, _) => one.clone(),
        }
    }

    /// The published value of a node whose parts weigh this much together, rounded half up once; nothing without weight.
    #[must_use]
    pub fn published(&self, weight: u64) -> Option<Ppm> {
        if weight == 0 {
            return None;
        }
        Some(match self {
            Self::Points(points) => Ppm::new(share(*points, weight)),
            Self::Least(least) => Ppm::new(*least),
            Self::Product(product) => root(product.clone(), u32::try_from(weight).unwrap_or(u32::MAX)),
        })
    }
}

impl Program<'_> {
    /// The place of the whole among the dimensions: behind them.
    #[must_use]
    pub fn whole(&self) -> usize {
        self.dimensions()
    }

    /// What a dimension, or the whole, is put together from in a column.
    #[must_use]
    pub fn node(&self, at: usize, column: usize) -> Node {
        let Some(group) = self.groups.get(at) else {
            return Node { aggregate: Aggregate::Mean, parts: Vec::new() };
        };
        let own = group.criteria.clone().filter(|&own| self.criteria[own].column == column);
        let own = own.map(|own| (self.criteria[own].weight, Of::Criterion(own)));
        let children = self.groups.iter().enumerate().take(self.dimensions());
        let children = children.filter(|(_, child)| child.parent == at);
        let children = children.map(|(child, group)| (group.weight, Of::Dimension(child)));
        let mut parts: Vec<(u64, Of)> = own.chain(children).filter(|(weight, _)| *weight > 0).collect();
        let weights: Vec<Decimal> =
            parts.iter().map(|(weight, _)| Decimal::from_millionths((*weight).into())).collect();
        for (part, weight) in parts.iter_mut().zip(crate::base::weight::whole(&weights)) {
            part.0 = weight;
        }
        Node { aggregate: group.aggregate, parts }
    }

    /// What an answer with this number means for a criterion.
    #[must_use]
    pub fn outcome(&self, criterion: usize, number: Decimal) -> Outcome {
        let rule = self.rubric().criteria.get(criterion).map(|criterion| criterion.rule);
        rule.map_or(Outcome::Unanswered, |rule| Outcome::of(&rule, number, false))
    }

    /// The card with unanswered questions at worst where they would keep the verdict back whatever else is answered;
    /// elsewhere as it is.
    #[must_use]
    pub fn settled(&self, card: &Scorecard) -> Scorecard {
        let mut card = card.clone();
        if matches!(self.rubric().unanswered, Unanswered::Block | Unanswered::Nullify) {
            let blanks = card.outcomes.iter_mut().filter(|outcome| **outcome == Outcome::Unanswered);
            blanks.for_each(|outcome| *outcome = UNMET);
        }
        card
    }

    /// The card with the answers to these questions at worst: worth nothing, with gates and caps open. What is blank, not
    /// applicable or not asked stays.
    #[must_use]
    pub fn at_worst(&self, card: &Scorecard, questions: &[usize]) -> Scorecard {
        let mut card = card.clone();
        let own = questions.iter().filter_map(|at| self.rubric().questions.get(*at));
        for at in own.flat_map(|question| question.criteria.clone()) {
            if let Some(outcome @ Outcome::Answered { .. }) = card.outcomes.get_mut(at) {
                *outcome = UNMET;
            }
        }
        card
    }
}
