//! Coverages, and how they are rated.

use crate::base::number::Ppm;

/// Coverages: of each dimension in each column, and overall in each column.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Profile {
    pub(super) columns: usize,
    /// A row of columns for each dimension, and behind them one for the whole.
    pub(super) cells: Vec<Option<Ppm>>,
    /// What went into each cell: its points and its weight.
    pub(super) sums: Vec<Sum>,
    /// The mean of the overall coverages; of a verdict that is blocked, none.
    pub index: Option<Ppm>,
}

/// A weighted sum, of which a mean is made; weights are whole numbers, whose sum is at most
/// [`MAX_SUM`](crate::base::weight::MAX_SUM).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Sum {
    pub points: u64,
    pub weight: u64,
}

impl Sum {
    #[inline]
    pub fn add(&mut self, weight: u64, value: Ppm) {
        self.points += weight * u64::from(value.get());
        self.weight += weight;
    }

    /// Adds a value to a sum that has its weight already, since nearly everything is applicable; what is not has none.
    #[inline]
    pub fn take(&mut self, weight: u64, value: Option<Ppm>) {
        match value {
            Some(value) => self.points += weight * u64::from(value.get()),
            None => self.weight -= weight,
        }
    }

    /// The mean, rounded half up; nothing without weight.
    #[inline]
    pub fn mean(self) -> Option<Ppm> {
        (self.weight > 0).then(|| Ppm::new(share(self.points, self.weight)))
    }
}

/// `points / weight`, rounded half up: parts per million, if each point is one. `weight` is not 0.
#[inline]
pub(super) fn share(points: u64, weight: u64) -> u32 {
    u32::try_from((points + weight / 2) / weight).unwrap_or(u32::MAX)
}

/// The mean of a sum whose weight is known beforehand, as it nearly always is, by a multiplication.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mean {
    weight: u64,
    /// 2⁶⁴ by the weight, rounded up.
    reciprocal: u64,
}

impl Mean {
    /// So small a weight that the quotient is exact: points and half the weight are less than 2⁴⁰, and what the
    /// reciprocal is too large by, times that, is less than 2⁶⁴.
    const LARGEST: u64 = 1 << 19;
    /// A weight that no sum has.
    const NONE: u64 = u64::MAX;

    pub const fn new(weight: u64) -> Self {
        match weight {
            2..=Self::LARGEST => Self { weight, reciprocal: u64::MAX / weight + 1 },
            _ => Self { weight: Self::NONE, reciprocal: 0 },
        }
    }

    /// The mean, rounded half up; nothing without weight.
    #[inline]
    pub fn of(self, sum: Sum) -> Option<Ppm> {
        if sum.weight != self.weight {
            return sum.mean();
        }
        let points = u128::from(sum.points + sum.weight / 2);
        // Said in two steps, of which the first can be seen to hold always.
        let quotient = u64::try_from((points * u128::from(self.reciprocal)) >> 64).unwrap_or(u64::MAX);
        let quotient = quotient.min(Ppm::FULL.get().into());
        Some(Ppm::new(u32::try_from(quotient).unwrap_or_default()))
    }
}

impl Profile {
    /// The coverages of a dimension in each column; an empty cell has none.
    #[must_use]
    pub fn dimension(&self, at: usize) -> &[Option<Ppm>] {
        &self.cells[at * self.columns..(at + 1) * self.columns]
    }

    /// Coverages that are known already: a row of so many columns for each dimension, and behind them one for the whole.
    #[must_use]
    pub const fn given(columns: usize, cells: Vec<Option<Ppm>>, index: Option<Ppm>) -> Self {
        Self { columns, cells, sums: Vec::new(), index }
    }

    /// The overall coverage in each column.
    #[must_use]
    pub fn overall(&self) -> &[Option<Ppm>] {
        &self.cells[self.cells.len() - self.columns..]
    }
}

/// The mean of the coverages that are not empty, rounded half up: the index of a row of coverages.
#[must_use]
pub fn index(row: &[Option<Ppm>]) -> Option<Ppm> {
    let mut sum = Sum::default();
    for coverage in row.iter().flatten() {
        sum.add(1, *coverage);
    }
    sum.mean()
}

/// A coverage on the scale of ISO/IEC 33020: a value on an edge falls to the lower rating.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rating {
    /// Not achieved: 0 to 15 %.
    N,
    /// Partially achieved: above 15 to 50 %.
    P,
    /// Largely achieved: above 50 to 85 %.
    L,
    /// Fully achieved: above 85 %.
    F,
}

impl Rating {
    /// The rating of a coverage.
    #[must_use]
    pub const fn of(coverage: Ppm) -> Self {
        match coverage.get() {
            0..=150_000 => Self::N,
            150_001..=500_000 => Self::P,
            500_001..=850_000 => Self::L,
            _ => Self::F,
        }
    }

    /// The letter.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::N => "N",
            Self::P => "P",
            Self::L => "L",
            Self::F => "F",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_share_is_rounded_half_up_also_of_the_largest_sums() {
        let largest = 1_u64 << 42;
        for (points, weight, mean) in [
            (1_000_000, 3, 333_333),
            (1, 2, 1),
            (largest * 1_000_000, largest, 1_000_000),
            (largest / 2, largest, 1),
            (largest / 2 - 1, largest, 0),
        ] {
            assert_eq!(share(points, weight), mean, "{points}/{weight}");
        }
        let mut sum = Sum::default();
        assert_eq!(sum.mean(), None);
        sum.add(0, Ppm::FULL);
        assert_eq!(sum.mean(), None);
    }

    proptest! {
        #[test]
        fn a_mean_by_multiplication_is_the_mean(
            weight in prop_oneof![0..=12_u64, 1..=Mean::LARGEST, Mean::LARGEST - 3..=Mean::LARGEST + 3],
            share in 0..=1_000_000_u64,
            off in -2..=2_i64,
        ) {
            // Near a half, too, where rounding turns.
            let points = (weight * share + weight / 2).saturating_add_signed(off).min(weight * 1_000_000);
            let sum = Sum { points, weight };
            prop_assert_eq!(Mean::new(weight).of(sum), sum.mean());
            prop_assert_eq!(Mean::new(weight + 1).of(sum), sum.mean());
        }
    }
}
