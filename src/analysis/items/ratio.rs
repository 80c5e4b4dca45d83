//! Quotients and correlations of whole numbers, rounded once.

use crate::base::number::{Decimal, MILLION};

/// Fraction digits of a [`Decimal`].
const DIGITS: u32 = 6;

/// `numerator / denominator`, rounded half up to six digits.
///
/// The digits are found one by one, as by hand, so that the numerator may be as large as the type allows.
///
/// # Panics
/// If `denominator` is not positive.
pub(super) fn quotient(numerator: i128, denominator: i128) -> Decimal {
    assert!(denominator > 0, "a denominator is positive");
    debug_assert!(denominator < i128::MAX / 10, "the remainder, ten times, fits");
    let mut rest = numerator.rem_euclid(denominator);
    let mut fraction = 0;
    for _ in 0..DIGITS {
        rest *= 10;
        fraction = fraction * 10 + rest / denominator;
        rest %= denominator;
    }
    let up = i128::from(2 * rest >= denominator);
    Decimal::from_millionths(numerator.div_euclid(denominator) * MILLION + fraction + up)
}

/// `covariance / √(first · second)`, rounded to six digits; `None` if it lies beyond ±1, as it may where the
/// three come from different agencies.
///
/// # Panics
/// If a variance is not positive.
pub(super) fn correlation(covariance: i128, first: i128, second: i128) -> Option<Decimal> {
    assert!(first > 0 && second > 0, "variances are positive");
    let ((first, shift), (second, more)) = (root(first), root(second));
    let magnitude = covariance.unsigned_abs();
    // Beyond 2¹²⁰ it would be above the product of the roots.
    if magnitude.leading_zeros() < shift + more + (u128::BITS - 121) {
        return None;
    }
    let scaled = i128::try_from(magnitude << (shift + more)).ok()?;
    let roots = i128::try_from(first * second).ok()?;
    let correlation = quotient(scaled, roots).millionths();
    (correlation <= MILLION).then(|| Decimal::from_millionths(covariance.signum() * correlation))
}

/// The whole part of `√value · 2^shift`, of 60 binary digits if the value has at most 120, and the shift.
fn root(value: i128) -> (u128, u32) {
    let value = value.unsigned_abs();
    let shift = value.leading_zeros().saturating_sub(u128::BITS - 120) / 2;
    ((value << (2 * shift)).isqrt(), shift)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_quotient_rounds_half_up_at_the_sixth_digit() {
        let millionths = |n, d| quotient(n, d).millionths();
        assert_eq!(millionths(35, 48), 729_167);
        assert_eq!(millionths(1, 2_000_000), 1);
        assert_eq!(millionths(-1, 2_000_000), 0);
        assert_eq!(millionths(-3, 2_000_000), -1);
        assert_eq!(millionths(1, 2_000_001), 0);
        assert_eq!(millionths(-7, 2), -3_500_000);
        assert_eq!(millionths(2_999_999_999, 3_000_000_000), 1_000_000);
    }

    #[test]
    fn large_sums_have_quotients_too() {
        let large = i128::MAX / 16;
        assert_eq!(quotient(large / 3, large).millionths(), 333_333);
        assert_eq!(quotient(-large, large).millionths(), -1_000_000);
    }

    #[test]
    fn the_largest_sums_of_the_promise_correlate() {
        // 10⁸ agencies, half of which meet each of 1000 criteria: n²/4 · 10¹² · k².
        let own = 10_i128.pow(16 + 12) / 4;
        assert_eq!(correlation(own * 999, own, own * 999 * 999), Some(Decimal::ONE));
        assert_eq!(correlation(-own * 999, own, own * 999 * 999), Some(Decimal::from_millionths(-1_000_000)));
    }

    #[test]
    fn a_correlation_beyond_one_is_none() {
        assert_eq!(correlation(11, 10, 10), None);
        assert_eq!(correlation(i128::MAX, 1, 1), None);
        assert_eq!(correlation(10, 10, 10), Some(Decimal::ONE));
        assert_eq!(correlation(0, 10, 10), Some(Decimal::ZERO));
    }

    proptest! {
        #[test]
        fn a_quotient_agrees_with_the_short_way(n in -10_i128.pow(18)..10_i128.pow(18), d in 1..10_i128.pow(18)) {
            prop_assert_eq!(quotient(n, d).millionths(), crate::base::number::div_half_up(n * MILLION, d));
        }

        #[test]
        fn a_correlation_is_the_nearest_millionth(v in 1..1_000_000_i128, w in 1..1_000_000_i128, share in 0..=1000_i128) {
            let c = (v * w).isqrt() * share / 1000;
            let found = correlation(c, v, w).unwrap_or_default().millionths();
            // (found ± ½)² · v · w stands around c² · 10¹², all in half millionths.
            let of = |half: i128| half * half * v * w;
            let exact = 4 * c * c * MILLION * MILLION;
            prop_assert!(of(2 * found + 1) >= exact, "{} is too small", found);
            prop_assert!(found == 0 || of(2 * found - 1) <= exact, "{} is too large", found);
        }
    }
}
