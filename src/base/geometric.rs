//! The geometric mean, exact: `(Π a^w)^(1 / Σw)`, rounded half up.
//!
//! With the weights brought to whole numbers without a common factor, the result `r` is the largest with
//! `(2r − 1)^Σw ≤ 2^Σw · Π a^w`: an integer root, so that parts of 80, 80 and 80 give exactly 80.

use num_bigint::BigUint;

use crate::base::number::{Decimal, Ppm};
use crate::base::weight::whole;

/// The largest sum of whole weights of a geometric mean: larger powers would take too long.
pub const MAX_POWER: u32 = 2_000;

/// The weights as the smallest whole numbers in the same proportions; `None` if their sum is above [`MAX_POWER`].
#[must_use]
pub fn whole_weights(weights: &[Decimal]) -> Option<Vec<u32>> {
    let whole = whole(weights).into_iter().map(u32::try_from).collect::<Result<Vec<u32>, _>>().ok()?;
    let sum = whole.iter().fold(0_u64, |sum, weight| sum + u64::from(*weight));
    (sum <= u64::from(MAX_POWER)).then_some(whole)
}

/// The weighted geometric mean; nothing without weight.
///
/// # Panics
/// If the whole weights sum to more than [`MAX_POWER`], which the reader of rubrics refuses.
#[must_use]
pub fn geometric(parts: &[(Decimal, Ppm)]) -> Option<Ppm> {
    let weights: Vec<Decimal> = parts.iter().map(|(weight, _)| *weight).collect();
    let whole =
        whole_weights(&weights).expect("the reader of rubrics bounds the weights of a geometric mean");
    let power: u32 = whole.iter().sum();
    if power == 0 {
        return None;
    }
    let product = parts.iter().zip(&whole).fold(BigUint::from(1_u32), |product, ((_, value), weight)| {
        product * BigUint::from(value.get()).pow(*weight)
    });
    Some(root(product, power))
}

/// The root of a product of parts to the power of their weights, which sum to `power`; rounded half up.
#[must_use]
pub fn root(product: BigUint, power: u32) -> Ppm {
    let limit = product << power;
    let fits = |root: u32| BigUint::from(2 * root - 1).pow(power) <= limit;
    let (mut low, mut high) = (0, Ppm::FULL.get());
    while low < high {
        let middle = low + (high - low).div_ceil(2);
        if fits(middle) { low = middle } else { high = middle - 1 }
    }
    Ppm::new(low)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mean(parts: &[(&str, u32)]) -> Option<u32> {
        let parts: Vec<_> = parts
            .iter()
            .map(|(weight, value)| (Decimal::parse(weight).expect("a number"), Ppm::new(*value)))
            .collect();
        geometric(&parts).map(Ppm::get)
    }

    #[test]
    fn a_geometric_mean_is_exact_and_zero_with_a_zero() {
        assert_eq!(mean(&[("1", 800_000), ("1", 800_000), ("1", 800_000)]), Some(800_000));
        assert_eq!(mean(&[("0.34", 700_001), ("0.33", 700_001), ("0.33", 700_001)]), Some(700_001));
        assert_eq!(mean(&[("1", 250_000), ("1", 1_000_000)]), Some(500_000));
        assert_eq!(mean(&[("1", 0), ("1", 1_000_000)]), Some(0));
        assert_eq!(mean(&[("0", 0), ("1", 123_456)]), Some(123_456), "weight 0 has no say");
        assert_eq!(mean(&[("2", 500_000), ("1", 1_000_000)]), Some(629_961), "the cube root of 0.25");
        assert_eq!(mean(&[]), None);
        assert_eq!(mean(&[("0", 5)]), None);
    }

    #[test]
    fn the_root_is_rounded_half_up_to_the_nearest_part_per_million() {
        for (a, b) in [(1, 2), (3, 7), (999_999, 1_000_000), (123_456, 654_321), (1, 1_000_000)] {
            let root = mean(&[("1", a), ("1", b)]).expect("a mean");
            let (root, product) = (u64::from(root), u64::from(a) * u64::from(b));
            assert!((2 * root - 1).pow(2) <= 4 * product && 4 * product < (2 * root + 1).pow(2), "{a} {b}");
        }
    }

    #[test]
    fn weights_keep_their_proportions_and_stay_small() {
        let decimals = |list: &[&str]| -> Vec<Decimal> {
            list.iter().map(|text| Decimal::parse(text).expect("a number")).collect()
        };
        assert_eq!(whole_weights(&decimals(&["0.34", "0.33", "0.33"])), Some(vec![34, 33, 33]));
        assert_eq!(whole_weights(&decimals(&["500", "250"])), Some(vec![2, 1]));
        assert_eq!(whole_weights(&decimals(&["1", "0.000001"])), None);
        assert_eq!(whole_weights(&[]), Some(vec![]));
    }

    #[test]
    fn the_largest_powers_are_allowed_and_no_larger_ones() {
        let sum = |first: u32| {
            let weights = [Decimal::from_count(first as usize), Decimal::ONE];
            whole_weights(&weights).map(|whole| whole.iter().sum::<u32>())
        };
        assert_eq!((sum(MAX_POWER - 1), sum(MAX_POWER)), (Some(MAX_POWER), None));
    }
}
