//! From the sums over a batch to its statistics; the formulas are those that [`super`] names.

use crate::base::number::{Decimal, MILLION, Ppm, div_half_up};

use super::Items;
use super::ratio::{correlation, quotient};

/// Agencies below which statistics describe this batch and say nothing of others.
pub const LEAST_AGENCIES: u64 = 30;

/// A criterion is a floor or ceiling item if at most this share, in percent, meets it, or does not.
const EXTREME_PERCENT: u64 = 5;

/// Fraction digits of the expected errors of a pair, where pairs have different agencies: 10⁻¹².
const EXPECTED_SCALE: i128 = 1_000_000_000_000;

/// How the criteria of a batch behave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statistics {
    /// Agencies with at least one mark.
    pub agencies: u64,
    /// Whether they are fewer than [`LEAST_AGENCIES`], so that the numbers are descriptive only.
    pub descriptive_only: bool,
    /// Each item, in the order given.
    pub items: Vec<ItemStatistics>,
    /// The items whose achievement does not vary, deleted before alpha and the item-rest correlations.
    pub constant: Vec<usize>,
    /// How many items alpha is computed from.
    pub varying: usize,
    /// Cronbach's alpha of the items that vary.
    pub alpha: Result<Decimal, Undefined>,
    /// Loevinger's H of all items.
    pub h: Result<Decimal, Undefined>,
    /// The pairs of a chain whose order of stages an agency violates, in the order of the items.
    pub violations: Vec<Violation>,
    /// How the items form a Guttman scale; only if they are one chain, in the order of their stages.
    pub guttman: Option<Guttman>,
}

/// How one criterion behaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ItemStatistics {
    /// Agencies that have it.
    pub agencies: u64,
    /// The share of them that meets it; `None` if there are none.
    pub met: Option<Ppm>,
    /// The share of them whose achievement is nothing.
    pub at_zero: Option<Ppm>,
    /// The mean of their achievements.
    pub mean: Option<Ppm>,
    /// Whether nearly none or nearly all meet it.
    pub extreme: Option<Extreme>,
    /// The correlation with the sum of the other items that vary.
    pub item_rest: Result<Decimal, Undefined>,
    /// Cronbach's alpha without it.
    pub alpha_without: Result<Decimal, Undefined>,
    /// Loevinger's H of the pairs that it belongs to.
    pub h: Result<Decimal, Undefined>,
}

/// An item that hardly tells agencies apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extreme {
    /// At most 5 % meet it.
    Floor,
    /// At least 95 % meet it.
    Ceiling,
}

/// Why a statistic has no value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Undefined {
    /// The item does not vary.
    Constant,
    /// It takes two items that vary, and for H two that vary in the agencies that have both.
    TooFewItems,
    /// Fewer than two agencies have both of these items, of which it needs the covariance.
    NeverTogether(usize, usize),
    /// The sum of the items does not vary.
    NoVariation,
    /// The agencies that have one pair of items differ so much from those that have another that the value
    /// lies outside its range.
    Incoherent,
}

/// A pair of items whose order of stages some agency violates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Violation {
    /// The item of the earlier stage.
    pub earlier: usize,
    /// The item of the later stage.
    pub later: usize,
    /// Agencies that have both.
    pub agencies: u64,
    /// Agencies that meet the later one alone: the violations.
    pub later_only: u64,
    /// Agencies that meet the earlier one alone.
    pub earlier_only: u64,
    /// The share of the agencies that violate the order.
    pub share: Ppm,
    /// Whether the later item is met more often than the earlier one.
    pub misplaced: bool,
}

/// How far items that stand in order form a scale on which the total tells which of them are met.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Guttman {
    /// Agencies that have every item.
    pub agencies: u64,
    /// Marks that differ from the ideal pattern of the same total (Goodenough and Edwards).
    pub errors: u64,
    /// The coefficient of reproducibility: the share of marks that do not differ.
    pub reproducibility: Ppm,
    /// The minimal marginal reproducibility: the mean share of the more frequent mark of each item.
    pub least_reproducibility: Ppm,
    /// The coefficient of scalability: what the order adds to it, as a share of what it could add; `None` if
    /// no item varies.
    pub scalability: Option<Decimal>,
}

/// What a pair of items has in the agencies that have both.
struct Pair {
    agencies: i128,
    sums: [i128; 2],
    met: [u64; 2],
    both_met: u64,
    product: i128,
}

impl Pair {
    /// `Σxy·n − Σx·Σy`: the covariance times `n(n − 1)`.
    const fn deviation(&self) -> i128 {
        self.product * self.agencies - self.sums[0] * self.sums[1]
    }
}

impl Items {
    fn pair(&self, first: usize, second: usize) -> Pair {
        let count = self.places.len();
        let both = |own: usize, other: usize| -> [u64; 3] {
            let (all, absent) = (self.totals[own], self.absent[other * count + own]);
            std::array::from_fn(|at| all[at] - absent[at])
        };
        let ([agencies, sum, met], [_, other_sum, other_met]) = (both(first, second), both(second, first));
        let both_met =
            if first == second { met } else { self.both_met[first.min(second) * count + first.max(second)] };
        let partial = self.partial[first * count + second]
            + if first == second { 0 } else { self.partial[second * count + first] };
        let partial = i128::try_from(partial).expect("a sum of squares of a batch is far below 2¹²⁷");
        Pair {
            agencies: i128::from(agencies),
            sums: [i128::from(sum), i128::from(other_sum)],
            met: [met, other_met],
            both_met,
            product: i128::from(both_met) * MILLION * MILLION + partial,
        }
    }
}

/// The statistics of complete sums.
pub(super) fn of(sums: &Items) -> Statistics {
    let count = sums.places.len();
    let varies = |at: &usize| sums.pair(*at, *at).deviation() > 0;
    let (varying, constant): (Vec<usize>, Vec<usize>) = (0..count).partition(varies);
    let covariances = covariances(sums, &varying);
    let known = covariances.as_ref().map_err(|why| *why);
    let errors = errors(sums);
    // Each pair is in the sums of two items, which does not change the quotient.
    let all = errors.iter().fold([0; 2], |sum, item| [sum[0] + item[0], sum[1] + item[1]]);
    let items = (0..count).map(|at| {
        let [agencies, sum, met] = sums.totals[at];
        let share = |part: u64| (agencies > 0).then(|| Ppm::quotient(part.into(), agencies.into()));
        let mean = (agencies > 0).then(|| div_half_up(sum.into(), agencies.into()));
        let place = varying.binary_search(&at).map_err(|_| Undefined::Constant);
        ItemStatistics {
            agencies,
            met: share(met),
            at_zero: share(sums.at_zero[at]),
            mean: mean.and_then(|ppm| u32::try_from(ppm).ok()).map(Ppm::new),
            extreme: extreme(met, agencies),
            item_rest: place.and_then(|place| known?.item_rest(place)),
            alpha_without: place.and_then(|place| known?.alpha_without(place)),
            h: scalability(errors[at]).ok_or(if met == 0 || met == agencies {
                Undefined::Constant
            } else {
                Undefined::TooFewItems
            }),
        }
    });
    Statistics {
        agencies: sums.agencies,
        descriptive_only: sums.agencies < LEAST_AGENCIES,
        items: items.collect(),
        constant,
        varying: varying.len(),
        alpha: known.and_then(Covariances::alpha),
        h: scalability(all).ok_or(Undefined::TooFewItems),
        violations: violations(sums),
        guttman: guttman(sums),
    }
}

const fn extreme(met: u64, agencies: u64) -> Option<Extreme> {
    if agencies == 0 {
        None
    } else if 100 * met <= EXTREME_PERCENT * agencies {
        Some(Extreme::Floor)
    } else if 100 * (agencies - met) <= EXTREME_PERCENT * agencies {
        Some(Extreme::Ceiling)
    } else {
        None
    }
}

/// The covariances of the items that vary, up to a factor common to all of them.
struct Covariances {
    /// Per item: its variance.
    own: Vec<i128>,
    /// Per item: the sum of its covariances with every item, itself included.
    with_all: Vec<i128>,
    total: i128,
}

/// The covariances of items; an error if a pair has none.
///
/// Where every pair has the same agencies, the common factor is `n(n − 1)` and nothing is rounded.
fn covariances(sums: &Items, varying: &[usize]) -> Result<Covariances, Undefined> {
    let pairs = || varying.iter().enumerate().flat_map(|(at, &i)| varying[at..].iter().map(move |&j| (i, j)));
    let [first, _, ..] = varying else { return Err(Undefined::TooFewItems) };
    let agencies = sums.pair(*first, *first).agencies;
    let mut same = true;
    for (i, j) in pairs() {
        let pair = sums.pair(i, j).agencies;
        same &= pair == agencies;
        if pair < 2 {
            return Err(Undefined::NeverTogether(i, j));
        }
    }
    let covariance = |i, j| {
        let pair = sums.pair(i, j);
        let deviation = pair.deviation();
        if same { deviation } else { div_half_up(deviation * MILLION, pair.agencies * (pair.agencies - 1)) }
    };
    let own: Vec<i128> = varying.iter().map(|&i| covariance(i, i)).collect();
    let with_all: Vec<i128> =
        varying.iter().map(|&i| varying.iter().map(|&j| covariance(i, j)).sum()).collect();
    let total = with_all.iter().sum();
    Ok(Covariances { own, with_all, total })
}

impl Covariances {
    fn alpha(&self) -> Result<Decimal, Undefined> {
        alpha(self.own.len(), self.total, self.own.iter().sum())
    }

    fn alpha_without(&self, at: usize) -> Result<Decimal, Undefined> {
        alpha(self.own.len() - 1, self.rest(at), self.own.iter().sum::<i128>() - self.own[at])
    }

    fn item_rest(&self, at: usize) -> Result<Decimal, Undefined> {
        let (own, rest) = (self.own[at], self.rest(at));
        if own <= 0 || rest <= 0 {
            return Err(Undefined::NoVariation);
        }
        correlation(self.with_all[at] - own, own, rest).ok_or(Undefined::Incoherent)
    }

    /// The variance of the sum of the other items.
    fn rest(&self, at: usize) -> i128 {
        self.total - 2 * self.with_all[at] + self.own[at]
    }
}

/// `k/(k − 1) · (1 − Σs²/s²)`, from the variance of the sum of k items and the sum of their variances.
fn alpha(items: usize, total: i128, own: i128) -> Result<Decimal, Undefined> {
    let items = i128::try_from(items).expect("a count fits");
    if items < 2 {
        return Err(Undefined::TooFewItems);
    }
    if total <= 0 {
        return Err(Undefined::NoVariation);
    }
    let alpha = quotient(items * (total - own), (items - 1) * total);
    if alpha > Decimal::ONE { Err(Undefined::Incoherent) } else { Ok(alpha) }
}

/// Loevinger's errors of each item, over the pairs that it belongs to: how many there are, and how many there
/// would be if the items had nothing to do with each other; both times a common factor.
///
/// An error is an agency that fails the easier item and meets the harder one; expected are `n(1 − p)q` of
/// them. The common factor is n if every pair has the same agencies, so that nothing is rounded.
fn errors(sums: &Items) -> Vec<[i128; 2]> {
    let count = sums.places.len();
    let agencies = sums.agencies;
    let same = sums.totals.iter().all(|total| [0, agencies].contains(&total[0]));
    let mut errors = vec![[0; 2]; count];
    for first in 0..count {
        for second in first + 1..count {
            let pair = sums.pair(first, second);
            if pair.agencies == 0 {
                continue;
            }
            let [harder, easier] = pair.met.map(i128::from);
            let (harder, easier) = (harder.min(easier), harder.max(easier));
            let observed = harder - i128::from(pair.both_met);
            let expected = (pair.agencies - easier) * harder;
            let both = if same {
                [observed * pair.agencies, expected]
            } else {
                [observed * EXPECTED_SCALE, div_half_up(expected * EXPECTED_SCALE, pair.agencies)]
            };
            for item in [first, second] {
                errors[item][0] += both[0];
                errors[item][1] += both[1];
            }
        }
    }
    errors
}

/// `1 − Σ errors / Σ expected errors`; `None` if none can be expected.
fn scalability([observed, expected]: [i128; 2]) -> Option<Decimal> {
    (expected > 0).then(|| quotient(expected - observed, expected))
}

fn violations(sums: &Items) -> Vec<Violation> {
    let mut violations = Vec::new();
    for (earlier, low) in sums.places.iter().enumerate() {
        for (later, high) in sums.places.iter().enumerate() {
            if low.chain != high.chain || low.stage >= high.stage {
                continue;
            }
            let pair = sums.pair(earlier, later);
            let [earlier_only, later_only] = pair.met.map(|met| met - pair.both_met);
            if later_only > 0 {
                violations.push(Violation {
                    earlier,
                    later,
                    agencies: pair.agencies.try_into().expect("it was counted in 64 bits"),
                    later_only,
                    earlier_only,
                    share: Ppm::quotient(later_only.into(), pair.agencies),
                    misplaced: later_only > earlier_only,
                });
            }
        }
    }
    violations
}

fn guttman(sums: &Items) -> Option<Guttman> {
    let scale = &sums.scale;
    if scale.agencies == 0 {
        return None;
    }
    let marks = i128::from(scale.agencies) * i128::try_from(scale.met.len()).expect("a count fits");
    let modal: i128 = scale.met.iter().map(|&met| i128::from(met.max(scale.agencies - met))).sum();
    let kept = marks - i128::from(scale.errors);
    Some(Guttman {
        agencies: scale.agencies,
        errors: scale.errors,
        reproducibility: Ppm::quotient(kept, marks),
        least_reproducibility: Ppm::quotient(modal, marks),
        scalability: (marks > modal).then(|| quotient(kept - modal, marks - modal)),
    })
}
