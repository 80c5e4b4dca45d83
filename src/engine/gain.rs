//! What meeting a criterion would add: to the coverage of its dimension, and to the overall coverage of its stage.
//!
//! A gain is a number of its own, rounded once, so that equal gains are equal: the coverage after the change, itself
//! rounded, may differ from the sum by one part per million. Specification, section 6.1.

use num_bigint::BigUint;

use crate::base::number::Ppm;
use crate::model::rubric::Aggregate;

use super::profile::{Profile, share};
use super::program::{Criterion, Program, put_together};
use super::score::{Outcome, Reading, Scorecard};

/// What a criterion is when it is met.
pub(super) const MET: Outcome =
    Outcome::Answered { achievement: Ppm::FULL, met: true, partly_met: true, evidenced: true };

/// What it is when nothing of it is.
pub(super) const UNMET: Outcome =
    Outcome::Answered { achievement: Ppm::ZERO, met: false, partly_met: false, evidenced: true };

/// How much a criterion weighs in the end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Weight {
    /// In the overall coverage of its column.
    pub coverage: Ppm,
    /// In the index.
    pub index: Ppm,
}

impl Program<'_> {
    /// What meeting a criterion would add to the coverage of its dimension in its column: `w·(1 − a) / Σw`. A criterion
    /// that is not in the mean yet joins it: `(P + w)/(W + w) − P/W`.
    #[must_use]
    pub fn gain(&self, card: &Scorecard, profile: &Profile, at: usize) -> Ppm {
        let Criterion { cell, column, weight, .. } = self.criteria[at];
        let dimension = cell / self.columns;
        let now = card.achievement(self.rubric(), at, Reading::Actual);
        let before = profile.cells[cell].unwrap_or_default();
        let aggregate = self.groups[dimension].aggregate;
        if aggregate == Aggregate::Mean {
            let sum = profile.sums[cell];
            let (now, of) = now.map_or((before, sum.weight + weight), |now| (now, sum.weight));
            let missing = weight * u64::from(Ppm::FULL.get() - now.get());
            return if of > 0 { Ppm::new(share(missing, of)) } else { Ppm::ZERO };
        }
        let after = met(card, at);
        let after =
            put_together(aggregate, &self.parts(&after, Reading::Actual, &profile.cells, dimension, column));
        Ppm::new(after.unwrap_or_default().get().saturating_sub(before.get()))
    }

    /// What meeting a criterion would add to the overall coverage of its column.
    ///
    /// On a path of means that is the product of the shares of weight on it and of what is missing, `Π(w/Σw)·(1 − a)`;
    /// elsewhere, and for a criterion that is not in the mean yet, the difference of the published overall coverages, at
    /// least 0.
    #[must_use]
    pub fn overall_gain(&self, card: &Scorecard, profile: &Profile, at: usize) -> Ppm {
        let column = self.criteria[at].column;
        let (shares, is_mean) = self.shares(card, profile, at);
        match card.achievement(self.rubric(), at, Reading::Actual) {
            Some(now) if is_mean => product(&shares, Ppm::FULL.get() - now.get()),
            _ => {
                let after = self.profile(&met(card, at), Reading::Actual);
                let coverage = |profile: &Profile| profile.overall()[column].unwrap_or_default().get();
                Ppm::new(coverage(&after).saturating_sub(coverage(profile)))
            }
        }
    }

    /// The shares of weight of a criterion in its cell, of the cell in the dimension above it, and so on to the whole; and
    /// whether all of them are means.
    fn shares(&self, card: &Scorecard, profile: &Profile, at: usize) -> (Vec<(u64, u64)>, bool) {
        let Criterion { cell, column, weight, .. } = self.criteria[at];
        let whole = self.dimensions();
        let mut shares = vec![(weight, profile.sums[cell].weight)];
        let mut group = cell / self.columns;
        let mut is_mean = self.groups[whole].aggregate == Aggregate::Mean && !self.is_nullified(card, column);
        while group != whole {
            let part = &self.groups[group];
            is_mean &= part.aggregate == Aggregate::Mean;
            shares.push((part.weight, profile.sums[part.parent * self.columns + column].weight));
            group = part.parent;
        }
        (shares, is_mean)
    }

    /// How much a criterion weighs in the end, if it is in a mean of means; each share is rounded once.
    #[must_use]
    pub fn weight(&self, card: &Scorecard, profile: &Profile, at: usize) -> Option<Weight> {
        card.achievement(self.rubric(), at, Reading::Actual)?;
        let (mut shares, is_mean) = self.shares(card, profile, at);
        let coverage = is_mean.then(|| product(&shares, Ppm::FULL.get()))?;
        let columns = profile.overall().iter().flatten().count() as u64;
        shares.push((1, columns.max(1)));
        Some(Weight { coverage, index: product(&shares, Ppm::FULL.get()) })
    }
}

fn met(card: &Scorecard, at: usize) -> Scorecard {
    let mut card = card.clone();
    card.outcomes[at] = MET;
    card
}

/// `missing · Π(weight / sum)`, rounded half up, once.
fn product(shares: &[(u64, u64)], missing: u32) -> Ppm {
    let (mut above, mut below) = (BigUint::from(missing), BigUint::from(1_u32));
    for (weight, sum) in shares {
        if *weight == 0 {
            return Ppm::ZERO;
        }
        above *= *weight;
        below *= *sum;
    }
    let rounded = (above * 2_u32 + &below) / (below * 2_u32);
    Ppm::new(u32::try_from(rounded).unwrap_or(u32::MAX))
}
