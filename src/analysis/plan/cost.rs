//! What steps cost: by the efforts of the rubric, or by a table of costs. Analysis specification, section 1.
//!
//! A cost is a whole number of millionths of a unit.

use crate::base::number::Decimal;
use crate::model::rubric::Rubric;

/// A cost in millionths of a unit.
pub type Cost = u128;

/// One unit.
pub const UNIT: Cost = 1_000_000;

/// The largest cost of a step.
pub const LARGEST: Cost = 1_000_000_000_000 * UNIT;

/// What the steps of questions cost.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Costs {
    /// The efforts of the rubric.
    #[default]
    Efforts,
    /// Costs of the half and of the full step of each question, in rubric order.
    Given {
        /// What is counted, which is only printed.
        unit: Option<String>,
        /// The costs; nothing for a question that has none.
        each: Vec<Option<(Cost, Cost)>>,
    },
}

impl Costs {
    /// What the half and the full step of a question cost; nothing if no cost is given.
    #[must_use]
    pub fn of(&self, rubric: &Rubric, question: usize) -> Option<(Cost, Cost)> {
        match self {
            Self::Efforts => {
                let full = Cost::from(rubric.effort(rubric.questions.get(question)?)) * UNIT;
                Some((half(full), full))
            }
            Self::Given { each, .. } => each.get(question).copied().flatten(),
        }
    }
}

/// A cost as a number of units.
#[must_use]
pub fn decimal(cost: Cost) -> Decimal {
    Decimal::from_millionths(i128::try_from(cost).unwrap_or(i128::MAX))
}

/// Half a cost, rounded up to whole units, at most the whole.
#[must_use]
pub fn half(full: Cost) -> Cost {
    full.div_ceil(2).div_ceil(UNIT).saturating_mul(UNIT).min(full)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_a_cost_is_rounded_up_to_whole_units_and_is_at_most_the_whole() {
        let half = |full: Cost| half(full * UNIT / 10) * 10 / UNIT;
        assert_eq!([120, 70, 10, 30, 80, 5, 0, 25].map(half), [60, 40, 10, 20, 40, 5, 0, 20]);
    }
}
