//! Weights as whole numbers, in which every mean is computed.

use super::number::Decimal;

/// The most that the whole weights of a rubric may sum to: then points, at a million for each, stay within 64 bits.
pub const MAX_SUM: u64 = 1 << 42;

/// Weights as the smallest whole numbers in the same proportions: that changes no mean.
///
/// # Panics
/// If a weight is negative or above 10¹², which the reader of rubrics refuses.
#[must_use]
pub fn whole(weights: &[Decimal]) -> Vec<u64> {
    let whole = |weight: &Decimal| u64::try_from(weight.millionths()).expect("the reader bounds each weight");
    let weights: Vec<u64> = weights.iter().map(whole).collect();
    let common = weights.iter().fold(0, |common, weight| gcd(common, *weight)).max(1);
    weights.into_iter().map(|weight| weight / common).collect()
}

const fn gcd(a: u64, b: u64) -> u64 {
    if b == 0 { a } else { gcd(b, a % b) }
}
