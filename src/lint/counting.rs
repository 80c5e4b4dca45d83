//! Which criteria count in the overall coverage of their stage, and how much: what the rules about weights prove.
//!
//! The formula is that of the rubric specification, section 4, steps 3 and 4: a criterion counts in its cell by its
//! weight, a cell in that of its parent by the dimension's weight, and a cell without weight in it is empty.

use crate::base::number::{Decimal, Ppm};
use crate::model::rubric::{AgencyKind, Aggregate, AllowNa, Criterion, Dimension, Rubric, Unanswered};

/// The dimension of weight 0 that keeps a criterion out of the overall coverage, if there is one.
#[must_use]
pub fn weightless_dimension(rubric: &Rubric, criterion: &Criterion) -> Option<usize> {
    rubric.lineage(criterion).find(|&at| rubric.dimensions[at].weight == Decimal::ZERO)
}

/// The criteria of a dimension's own questions, of all stages.
#[must_use]
pub fn criteria_of<'r>(rubric: &'r Rubric, dimension: &Dimension) -> &'r [Criterion] {
    match &rubric.questions[dimension.questions.clone()] {
        [] => &[],
        [only] => &rubric.criteria[only.criteria.clone()],
        [first, .., last] => &rubric.criteria[first.criteria.start..last.criteria.end],
    }
}

/// Whether the overall coverage of a column has a value whatever is answered and whoever answers, even without one of
/// its criteria.
#[must_use]
pub fn is_never_empty(rubric: &Rubric, column: usize, without: Option<usize>) -> bool {
    let has_one = |kind: Option<AgencyKind>| {
        rubric.criteria.iter().enumerate().any(|(at, criterion)| {
            criterion.column == column
                && Some(at) != without
                && rubric.questions[criterion.question].allow_na != AllowNa::Leaves
                && rubric.counts(criterion)
                && is_asked(rubric, kind, criterion)
        })
    };
    rubric.unanswered != Unanswered::Excluded && kinds(rubric).all(has_one)
}

/// Who answers as far as it makes a difference: somebody who is asked everything, and each kind that is not.
pub fn kinds(rubric: &Rubric) -> impl Iterator<Item = Option<AgencyKind>> + '_ {
    std::iter::once(None).chain(rubric.scopes.iter().map(|scope| Some(scope.kind)))
}

/// Whether agencies of a kind are asked the question of a criterion.
#[must_use]
pub fn is_asked(rubric: &Rubric, kind: Option<AgencyKind>, criterion: &Criterion) -> bool {
    rubric.scope(kind).is_none_or(|scope| scope.out[criterion.question].is_none())
}

/// The sums of the weights in a column when every criterion applies.
#[derive(Debug)]
pub struct Weights {
    /// The sum of each dimension's cell, in millionths; the last is that of the whole column.
    sums: Vec<i128>,
}

impl Weights {
    /// The weights in a column.
    #[must_use]
    pub fn at(rubric: &Rubric, column: usize) -> Self {
        let overall = rubric.dimensions.len();
        let mut sums = vec![0; overall + 1];
        for criterion in rubric.criteria.iter().filter(|criterion| criterion.column == column) {
            sums[criterion.dimension] += criterion.weight.millionths();
        }
        // Children stand after their parents, so backwards every child is ready before its parent.
        for (at, dimension) in rubric.dimensions.iter().enumerate().rev() {
            if sums[at] > 0 {
                sums[dimension.parent.unwrap_or(overall)] += dimension.weight.millionths();
            }
        }
        Self { sums }
    }

    /// The share of a criterion in its cell, if it is more than half; a cell that takes the minimum has no
    /// shares.
    #[must_use]
    pub fn most_of_cell(&self, rubric: &Rubric, criterion: &Criterion) -> Option<Ppm> {
        if rubric.dimensions[criterion.dimension].aggregate == Aggregate::Min {
            return None;
        }
        let own = Share::of(criterion.weight.millionths(), self.sums[criterion.dimension])?;
        Some(own.rounded())
    }

    /// The share of a criterion in its whole stage, if it is provably more than half.
    #[must_use]
    pub fn most_of_stage(&self, rubric: &Rubric, criterion: &Criterion) -> Option<Ppm> {
        let mut aggregates = rubric.lineage(criterion).map(|at| rubric.dimensions[at].aggregate);
        if rubric.aggregate() == Aggregate::Min || aggregates.any(|aggregate| aggregate == Aggregate::Min) {
            return None;
        }
        let mut share = Share::of(criterion.weight.millionths(), self.sums[criterion.dimension])?;
        for at in rubric.lineage(criterion) {
            let dimension = &rubric.dimensions[at];
            let above = self.sums[dimension.parent.unwrap_or(rubric.dimensions.len())];
            share = share.times(&Share::of(dimension.weight.millionths(), above)?)?;
        }
        Some(share.rounded())
    }
}

/// An exact fraction above one half and at most one. A product of shares is above one half only if each of them is,
/// so that nothing else is needed.
#[derive(Debug)]
struct Share {
    part: i128,
    whole: i128,
}

impl Share {
    fn of(part: i128, whole: i128) -> Option<Self> {
        (part > whole - part).then_some(Self { part, whole })
    }

    /// The product, unless it is not above one half or takes numbers that are too long.
    fn times(&self, other: &Self) -> Option<Self> {
        let (left, right) = (common(self.part, other.whole), common(other.part, self.whole));
        let part = (self.part / left).checked_mul(other.part / right)?;
        let whole = (self.whole / right).checked_mul(other.whole / left)?;
        Self::of(part, whole)
    }

    fn rounded(&self) -> Ppm {
        // Only for display: twenty digits are enough, and the product with a million stays in range.
        let excess = (128 - self.whole.leading_zeros()).saturating_sub(64);
        Ppm::quotient(self.part >> excess, self.whole >> excess)
    }
}

/// The greatest common divisor of two positive numbers.
fn common(a: i128, b: i128) -> i128 {
    if b == 0 { a } else { common(b, a % b) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_exact_and_above_one_half() {
        assert!(Share::of(1, 2).is_none() && Share::of(0, 0).is_none());
        let share = Share::of(3, 4).and_then(|share| share.times(&Share::of(2, 3)?));
        assert!(share.is_none(), "3/4 of 2/3 is exactly one half");
        let share = Share::of(3_000_001, 4_000_000).and_then(|share| share.times(&Share::of(2, 3)?));
        assert_eq!(share.map(|share| (share.part, share.whole)), Some((3_000_001, 6_000_000)));
    }

    #[test]
    fn long_fractions_are_left_unproved_rather_than_wrong() {
        let large = Share::of((1 << 120) - 1, 1 << 120).expect("above one half");
        assert_eq!(large.rounded(), Ppm::FULL);
        assert!(large.times(&Share { part: (1 << 119) + 1, whole: (1 << 119) + 3 }).is_none());
    }
}
