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

/// A weighted sum on its way to a mean; weights are whole numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Sum {
    pub points: u128,
    pub weight: u64,
}

impl Sum {
    #[inline]
    pub fn add(&mut self, weight: u64, value: Ppm) {
        self.points += u128::from(weight) * u128::from(value.get());
        self.weight += weight;
    }

    /// The mean, rounded half up; nothing without weight.
    #[inline]
    pub fn mean(self) -> Option<Ppm> {
        (self.weight > 0).then(|| Ppm::new(share(self.points, self.weight)))
    }
}

/// `points / weight`, rounded half up: parts per million, if each point is one. `weight` is not 0.
#[inline]
pub(super) fn share(points: u128, weight: u64) -> u32 {
    // Nearly all sums fit 64 bits, where a division is several times cheaper.
    let quotient = match u64::try_from(points) {
        Ok(points) if points < 1 << 62 && weight < 1 << 62 => {
            u128::from((2 * points + weight) / (2 * weight))
        }
        _ => (2 * points + u128::from(weight)) / (2 * u128::from(weight)),
    };
    u32::try_from(quotient).unwrap_or(u32::MAX)
}

impl Profile {
    /// The coverages of a dimension in each column; an empty cell has none.
    #[must_use]
    pub fn dimension(&self, at: usize) -> &[Option<Ppm>] {
        &self.cells[at * self.columns..(at + 1) * self.columns]
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

    #[test]
    fn a_share_is_exact_also_where_its_numbers_need_more_than_64_bits() {
        // Half up: a third of these weights, just under one half, and one half.
        for (weight, points, mean) in [
            (3, 1_000_000, 333_333),
            (2, 1, 1),
            (1 << 20, 1_u128 << 63, 8_796_093_022_208_u128),
            (u64::MAX, u128::from(u64::MAX) * 999_999, 999_999),
            (u64::MAX, u128::from(u64::MAX) * 2 / 3, 1),
            (u64::MAX, u128::from(u64::MAX) / 3, 0),
            ((1 << 62) + 1, 1 << 61, 0),
            (1 << 62, 1 << 61, 1),
        ] {
            assert_eq!(share(points, weight), u32::try_from(mean).unwrap_or(u32::MAX), "{points}/{weight}");
        }
        let mut sum = Sum::default();
        assert_eq!(sum.mean(), None);
        sum.add(0, Ppm::FULL);
        assert_eq!(sum.mean(), None);
    }
}
