//! Exact fractions of whole numbers of any size, rounded once at the end.

use num_bigint::{BigInt, Sign};

/// A fraction; its denominator is positive. Fractions are not reduced: few are added, and sums go by halves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fraction {
    above: BigInt,
    below: BigInt,
}

impl Default for Fraction {
    fn default() -> Self {
        Self::whole(0)
    }
}

impl Fraction {
    /// A whole number.
    #[must_use]
    pub fn whole(number: i64) -> Self {
        Self { above: number.into(), below: 1.into() }
    }

    /// `above / below`; `below` is positive.
    #[must_use]
    pub fn new(above: i128, below: u64) -> Self {
        debug_assert!(below > 0, "a denominator is positive");
        Self { above: above.into(), below: below.into() }
    }

    /// The sum.
    #[must_use]
    pub fn plus(&self, other: &Self) -> Self {
        if self.above.sign() == Sign::NoSign {
            return other.clone();
        }
        if self.below == other.below {
            return Self { above: &self.above + &other.above, below: self.below.clone() };
        }
        let above = &self.above * &other.below + &other.above * &self.below;
        Self { above, below: &self.below * &other.below }
    }

    /// The product.
    #[must_use]
    pub fn times(&self, other: &Self) -> Self {
        Self { above: &self.above * &other.above, below: &self.below * &other.below }
    }

    /// The quotient by a positive fraction.
    #[must_use]
    pub fn by(&self, other: &Self) -> Self {
        Self { above: &self.above * &other.below, below: &self.below * &other.above }
    }

    /// `self · above / below`; `below` is positive.
    #[must_use]
    pub fn scaled(&self, above: i64, below: u64) -> Self {
        Self { above: &self.above * above, below: &self.below * below }
    }

    /// The sum of some, half by half, so that denominators stay short as long as they can.
    #[must_use]
    pub fn sum(all: &[Self]) -> Self {
        match all {
            [] => Self::default(),
            [one] => one.clone(),
            _ => {
                let (left, right) = all.split_at(all.len() / 2);
                Self::sum(left).plus(&Self::sum(right))
            }
        }
    }

    /// The nearest whole number, a half upward; what does not fit becomes the largest that does.
    #[must_use]
    pub fn rounded(&self) -> i64 {
        let above: BigInt = &self.above * 2 + &self.below;
        let below: BigInt = &self.below * 2;
        let mut quotient: BigInt = &above / &below;
        // Division of large numbers cuts toward zero.
        if above.sign() == Sign::Minus && &quotient * &below != above {
            quotient -= 1;
        }
        i64::try_from(quotient).unwrap_or(i64::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fractions_round_half_up_also_below_nothing() {
        for (above, below, rounded) in
            [(1, 2, 1), (-1, 2, 0), (-3, 2, -1), (5, 3, 2), (-250_000, 3, -83_333), (-4, 2, -2), (-5, 4, -1)]
        {
            assert_eq!(Fraction::new(above, below).rounded(), rounded, "{above}/{below}");
        }
    }

    #[test]
    fn sums_products_and_quotients_are_exact() {
        let parts: Vec<Fraction> = (1..=6).map(|part| Fraction::new(1, part)).collect();
        assert_eq!(Fraction::sum(&parts).scaled(60, 1).rounded(), 147);
        let third = Fraction::new(1, 3);
        assert_eq!(third.times(&third).by(&third).scaled(3, 1).rounded(), 1);
        assert_eq!(Fraction::default().plus(&third), third);
    }
}
