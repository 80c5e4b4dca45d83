//! Krippendorff's alpha: how far several assessors agree beyond chance (Krippendorff, *Content Analysis*, chapter 12;
//! methods.md, section 9), as an exact fraction, with an interval by the bootstrap over units.
//!
//! With n values in units of two or more, α = 1 − (n − 1) · Σᵤ Sᵤ/(mᵤ − 1) / S, where S sums the squared distance over all
//! ordered pairs of values and Sᵤ over those of one unit with its mᵤ values. By orders, a value stands in the middle of its
//! rank: twice the values below it and those equal to it, which makes distances those of an interval.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use num_bigint::BigInt;

use crate::base::draws::{below, draw};

/// How far apart two values are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Metric {
    /// Equal or not.
    Nominal,
    /// By the values that lie between.
    Ordinal,
    /// By their difference.
    Interval,
}

impl Metric {
    /// Its name in the literature.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Nominal => "nominal",
            Self::Ordinal => "ordinal",
            Self::Interval => "interval",
        }
    }
}

/// An exact fraction in lowest terms, with a positive denominator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fraction {
    /// The numerator.
    pub numerator: BigInt,
    /// The denominator.
    pub denominator: BigInt,
}

impl Fraction {
    fn new(numerator: BigInt, denominator: BigInt) -> Self {
        let (mut a, mut b) = (numerator.clone(), denominator.clone());
        while b != BigInt::ZERO {
            (a, b) = (b.clone(), a % b);
        }
        let sign = if (&denominator / &a) < BigInt::ZERO { -a } else { a };
        Self { numerator: numerator / &sign, denominator: denominator / &sign }
    }

    /// The fraction in millionths, rounded half up; it is at most one, and may be below zero.
    #[must_use]
    pub fn millionths(&self) -> i64 {
        let twice = &self.numerator * 2_000_000 + &self.denominator;
        let floor = {
            let (double, rest) = (&self.denominator * 2, &twice % (&self.denominator * 2));
            (if rest < BigInt::ZERO { twice - rest - &double } else { twice - rest }) / double
        };
        i64::try_from(&floor).unwrap_or(i64::MIN)
    }
}

impl Ord for Fraction {
    fn cmp(&self, other: &Self) -> Ordering {
        (&self.numerator * &other.denominator).cmp(&(&other.numerator * &self.denominator))
    }
}

impl PartialOrd for Fraction {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// The agreement about units of one kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agreement {
    /// How many units have two values or more.
    pub units: usize,
    /// How many values those have.
    pub values: usize,
    /// Alpha; nothing if no value differs from another, which leaves it undefined.
    pub alpha: Option<Fraction>,
    /// The bounds between which alpha lies in 95 % of the replicates in which it is defined.
    pub interval: Option<(Fraction, Fraction)>,
    /// The replicates in which it is undefined.
    pub undefined: usize,
}

/// How many replicates the bootstrap takes.
pub const REPLICATES: usize = 1_000;

/// How far the values of units agree; a unit has a value of each assessor who gave one.
#[must_use]
pub fn agreement(units: &[Vec<i64>], metric: Metric, seed: u64) -> Agreement {
    let pairable: Vec<&[i64]> = units.iter().map(Vec::as_slice).filter(|values| values.len() >= 2).collect();
    let alpha = alpha(&pairable, metric);
    let slots = pairable.len() as u64;
    let mut found: Vec<Fraction> = Vec::new();
    if alpha.is_some() {
        let mut drawn = Vec::with_capacity(pairable.len());
        for replicate in 0..REPLICATES as u64 {
            drawn.clear();
            drawn.extend((0..slots).filter_map(|slot| {
                let at = below(draw(seed, replicate * slots + slot), slots);
                pairable.get(usize::try_from(at).ok()?).copied()
            }));
            found.extend(self::alpha(&drawn, metric));
        }
    }
    found.sort();
    // The inverse of the distribution: the least value with at least that share at or below it.
    let quantile =
        |thousandths: usize| found.get((found.len() * thousandths).div_ceil(1_000).max(1) - 1).cloned();
    Agreement {
        units: pairable.len(),
        values: pairable.iter().map(|values| values.len()).sum(),
        undefined: if alpha.is_some() { REPLICATES - found.len() } else { 0 },
        alpha,
        interval: quantile(25).zip(quantile(975)),
    }
}

/// Alpha over units of two values or more; nothing if no value differs from another.
fn alpha(units: &[&[i64]], metric: Metric) -> Option<Fraction> {
    let mut counts: BTreeMap<i64, i64> = BTreeMap::new();
    for value in units.iter().copied().flatten() {
        *counts.entry(*value).or_default() += 1;
    }
    let mut below = 0;
    let places: BTreeMap<i64, i64> = counts
        .iter()
        .map(|(value, count)| {
            let place = 2 * below + count;
            below += count;
            (*value, place)
        })
        .collect();
    let place = |value: &i64| match metric {
        Metric::Ordinal => places.get(value).copied().unwrap_or_default(),
        Metric::Nominal | Metric::Interval => *value,
    };
    let total = apart(&units.iter().copied().flatten().map(place).collect::<Vec<_>>(), metric);
    if total == 0 {
        return None;
    }
    // The sums of units by mᵤ − 1, so that fractions are added once for each size.
    let mut within: BTreeMap<usize, i128> = BTreeMap::new();
    for values in units {
        let sum = apart(&values.iter().map(place).collect::<Vec<_>>(), metric);
        *within.entry(values.len() - 1).or_default() += sum;
    }
    let all: BigInt = within.keys().map(|size| BigInt::from(*size)).product();
    let observed: BigInt = within.iter().map(|(size, sum)| BigInt::from(*sum) * &all / size).sum();
    let expected = BigInt::from(total) * all;
    Some(Fraction::new(&expected - observed * (below - 1), expected))
}

/// The squared distance summed over all ordered pairs.
fn apart(values: &[i64], metric: Metric) -> i128 {
    let count = values.len() as i128;
    if metric == Metric::Nominal {
        let mut counts: BTreeMap<i64, i128> = BTreeMap::new();
        for value in values {
            *counts.entry(*value).or_default() += 1;
        }
        return count * count - counts.values().map(|count| count * count).sum::<i128>();
    }
    let (mut sum, mut squares) = (0, 0);
    for value in values {
        let value = i128::from(*value);
        sum += value;
        squares += value * value;
    }
    2 * (count * squares - sum * sum)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    /// The example of the literature: four assessors, twelve units; 0 is a missing value.
    const CANONICAL: [[i64; 12]; 4] = [
        [1, 2, 3, 3, 2, 1, 4, 1, 2, 0, 0, 0],
        [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, 0, 3],
        [0, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, 0],
        [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, 0],
    ];

    fn canonical() -> Vec<Vec<i64>> {
        (0..12)
            .map(|unit| CANONICAL.iter().map(|row| row[unit]).filter(|value| *value > 0).collect())
            .collect()
    }

    fn fraction(numerator: i64, denominator: i64) -> Fraction {
        Fraction { numerator: numerator.into(), denominator: denominator.into() }
    }

    #[test]
    fn the_canonical_example_in_every_metric() {
        for (metric, numerator, denominator, millionths) in [
            (Metric::Nominal, 113, 152, 743_421),
            (Metric::Ordinal, 108_577, 133_160, 815_388),
            (Metric::Interval, 951, 1120, 849_107),
        ] {
            let found = agreement(&canonical(), metric, 1);
            assert_eq!((found.units, found.values), (11, 40));
            let alpha = found.alpha.unwrap();
            assert_eq!(alpha, fraction(numerator, denominator), "{metric:?}");
            assert_eq!(alpha.millionths(), millionths);
        }
        let percent = [vec![10, 20], vec![50, 50], vec![90, 80], vec![30]]
            .map(|unit| unit.into_iter().map(|percent| percent * 1_000_000).collect());
        assert_eq!(agreement(&percent, Metric::Interval, 1).alpha, Some(fraction(29, 30)));
    }

    #[test]
    fn the_interval_comes_from_replicates_that_anybody_can_draw() {
        let first: Vec<u64> = (0..4).map(|slot| below(draw(1, slot), 11)).collect();
        assert_eq!(first, [6, 8, 10, 4]);
        let found = agreement(&canonical(), Metric::Nominal, 1);
        assert_eq!(found.interval, Some((fraction(184, 429), fraction(1, 1))));
    }

    #[test]
    fn without_variation_it_is_undefined_and_below_chance_it_is_negative() {
        let same = agreement(&[vec![1, 1], vec![1, 1, 1], vec![2]], Metric::Nominal, 1);
        assert_eq!((same.units, same.alpha, same.interval, same.undefined), (2, None, None, 0));
        let none = agreement(&[], Metric::Ordinal, 1);
        assert_eq!((none.units, none.alpha), (0, None));
        let against = agreement(&[vec![0, 1], vec![1, 0]], Metric::Nominal, 1).alpha.unwrap();
        assert_eq!((against.clone(), against.millionths()), (fraction(-1, 2), -500_000));
        assert_eq!(fraction(-1, 3).millionths(), -333_333);
        assert_eq!(fraction(-5, 10_000_000).millionths(), 0);
    }
}
