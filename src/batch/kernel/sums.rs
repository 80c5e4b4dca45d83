//! Sums of points and weights → coverages → the stage and the index.
//!
//! A sum begins with what it is while nothing is answered, and each cell adds the difference that it makes.

use crate::analysis::rank::Standing;
use crate::base::geometric::geometric;
use crate::base::number::{Decimal, Ppm};
use crate::engine::score::Counts;
use crate::engine::verdict::StageNumber;
use crate::model::rubric::Aggregate;

use super::{Part, Short};

/// The place of a sum.
pub(super) type Slot = u32;

/// How many bits of a sum hold weight; those above hold points, weight times parts per million.
pub(super) const WEIGHT_BITS: u32 = 22;

/// The largest weight of a coverage: its points have room, too.
pub(super) const MAX_WEIGHT: u64 = (1 << WEIGHT_BITS) - 1;

/// One question that does not apply, in the count of questions; one without an answer is 1.
pub(super) const NOT_APPLICABLE: u64 = 1 << 32;

/// A coverage that does not exist: it stands above every threshold, as it asks nothing.
const EMPTY: u32 = u32::MAX;

/// How the sums become a result.
#[derive(Clone, Debug, Default)]
pub(super) struct Layout {
    /// Every sum while nothing is answered.
    pub base: Vec<u64>,
    /// The cells of the coverages that are sums of criteria; their slots stand together.
    pub leaves: Vec<usize>,
    pub first_leaf: usize,
    /// The coverages that are put together from others, parts before wholes; the last one is the whole.
    pub groups: Vec<Group>,
    /// The open gates of each column that has any.
    pub gates: Vec<(usize, Slot)>,
    /// For each column that a blank makes zero, the blanks in it.
    pub blanks: Vec<(usize, Slot)>,
    pub columns: usize,
    /// The place of the top dimensions among the dimensions.
    pub top: Vec<usize>,
    /// The number of cells: a row of columns for each dimension, and one for the whole.
    pub cells: usize,
    /// What each stage asks of the coverage in each column, in parts per million.
    pub least: Vec<u32>,
    /// The column without which each stage cannot be reached.
    pub needs: Vec<usize>,
    pub highest_stage: usize,
    pub claims: bool,
    pub blanks_block: bool,
    /// The counts of a sheet without an answer.
    pub counts: Counts,
    /// The number of questions that are asked and scored.
    pub asked: usize,
    pub reciprocals: Reciprocals,
}

/// What a dimension that holds dimensions, or the whole, is put together from.
#[derive(Clone, Debug)]
pub(super) struct Group {
    pub aggregate: Aggregate,
    /// The first of its cells, and of those of its parts with their weights.
    pub cell: usize,
    pub parts: Vec<(usize, u64)>,
}

/// Divisions by small numbers, as multiplications.
///
/// With `m = ⌈2⁶⁴ / d⌉`, `⌊n·m / 2⁶⁴⌋ = ⌊n / d⌋` as long as `n·d < 2⁶⁴` (Granlund, Montgomery: Division by
/// invariant integers using multiplication, 1994).
#[derive(Clone, Debug, Default)]
pub(super) struct Reciprocals(Vec<u64>);

impl Reciprocals {
    /// The largest weight that is worth a place: `n < 2²³ · w`, so that `n·2w` stays far below 2⁶⁴.
    const MOST: u64 = 2048;

    /// Those of twice the weights up to this one.
    pub fn up_to(weight: u64) -> Self {
        Self(
            (0..=weight.min(Self::MOST))
                .map(|weight| u64::MAX / (2 * weight).max(1))
                .map(|m| m.wrapping_add(1))
                .collect(),
        )
    }

    /// The largest weight asked for so far.
    pub fn largest(&self) -> u64 {
        (self.0.len() as u64).saturating_sub(1)
    }

    /// `points / weight`, rounded half up; empty without weight.
    #[inline]
    fn mean(&self, points: u64, weight: u64) -> u32 {
        if weight == 0 {
            return EMPTY;
        }
        let numerator = 2 * points + weight;
        let quotient = match usize::try_from(weight).ok().and_then(|at| self.0.get(at)) {
            Some(reciprocal) => (u128::from(numerator) * u128::from(*reciprocal)) >> 64,
            None => u128::from(numerator / (2 * weight).max(1)),
        };
        u32::try_from(quotient).unwrap_or(0)
    }
}

/// Memory to score with.
#[derive(Clone, Debug, Default)]
pub struct Scratch {
    sums: Vec<u64>,
    /// How many questions have no answer, and how many do not apply.
    pub(super) counts: u64,
    cells: Vec<u32>,
    /// Points and weights of a group by column, on their way.
    means: Vec<(u64, u64)>,
}

impl Scratch {
    /// Adds to a sum.
    #[inline]
    pub(super) fn add(&mut self, slot: Slot, delta: u64) {
        if let Some(sum) = self.sums.get_mut(slot as usize) {
            // A difference may be negative; no sum ever is.
            *sum = sum.wrapping_add(delta);
        }
    }
}

impl Layout {
    pub fn scratch(&self) -> Scratch {
        let mut scratch = Scratch::default();
        self.begin(&mut scratch);
        scratch
    }

    /// Begins another agency.
    #[inline]
    pub fn begin(&self, scratch: &mut Scratch) {
        scratch.sums.clear();
        scratch.sums.extend_from_slice(&self.base);
        scratch.counts = self.asked as u64;
        scratch.cells.resize(self.cells, EMPTY);
    }

    /// Makes coverages of the sums.
    #[inline]
    pub fn settle<'s>(&'s self, scratch: &'s mut Scratch) -> Scored<'s> {
        let Scratch { sums, cells, means, .. } = scratch;
        let leaves = sums.get(self.first_leaf..).unwrap_or_default();
        for (&sum, &at) in leaves.iter().zip(&self.leaves) {
            if let Some(cell) = cells.get_mut(at) {
                *cell = self.reciprocals.mean(sum >> WEIGHT_BITS, sum & MAX_WEIGHT);
            }
        }
        for group in &self.groups {
            if group.aggregate == Aggregate::Mean {
                self.mean(group, cells, means);
                continue;
            }
            for column in 0..self.columns {
                let coverage = other_mean(group, column, cells);
                if let Some(cell) = cells.get_mut(group.cell + column) {
                    *cell = coverage;
                }
            }
        }
        let sum = |slot: Slot| sums.get(slot as usize).copied().unwrap_or(0);
        for &(column, slot) in &self.blanks {
            let whole = cells.get_mut(self.cells - self.columns + column).filter(|cell| **cell != EMPTY);
            if let (Some(cell), true) = (whole, sum(slot) > 0) {
                *cell = 0;
            }
        }
        Scored { layout: self, scratch }
    }

    #[inline]
    fn mean(&self, group: &Group, cells: &mut [u32], means: &mut Vec<(u64, u64)>) {
        means.clear();
        means.resize(self.columns, (0, 0));
        for &(first, weight) in &group.parts {
            let row = cells.get(first..first + self.columns).unwrap_or_default();
            for ((points, all), &cell) in means.iter_mut().zip(row) {
                let (weight, value) = if cell == EMPTY { (0, 0) } else { (weight, cell) };
                *points += weight * u64::from(value);
                *all += weight;
            }
        }
        let whole = cells.get_mut(group.cell..group.cell + self.columns).unwrap_or_default();
        for (cell, &(points, weight)) in whole.iter_mut().zip(means.iter()) {
            *cell = self.reciprocals.mean(points, weight);
        }
    }

    /// The highest of the first `stages` stages whose thresholds a row meets.
    #[inline]
    fn highest(&self, row: &[u32], stages: usize) -> StageNumber {
        let meets = |&stage: &usize| {
            let first = stage * self.columns;
            let least = self.least.get(first..first + self.columns).unwrap_or_default();
            let needs = self.needs.get(stage).and_then(|needs| row.get(*needs));
            let short = row.iter().zip(least).filter(|(coverage, least)| coverage < least).count();
            short == 0 && needs.is_some_and(|cell| *cell != EMPTY)
        };
        (0..stages).rev().find(meets).map_or(0, |stage| stage + 1)
    }

    fn index(&self, row: &[u32]) -> Option<Ppm> {
        let known = row.iter().filter(|cell| **cell != EMPTY);
        let (sum, count) = known.fold((0, 0), |(sum, count), cell| (sum + u64::from(*cell), count + 1));
        (count > 0).then(|| Ppm::new(self.reciprocals.mean(sum, count)))
    }
}

/// A coverage that is no mean, put together from others.
fn other_mean(group: &Group, column: usize, cells: &[u32]) -> u32 {
    let cell = |part: usize| cells.get(part + column).copied().unwrap_or(EMPTY);
    let known = group.parts.iter().map(|&(part, weight)| (weight, cell(part)));
    let known = known.filter(|(_, value)| *value != EMPTY);
    if group.aggregate == Aggregate::Min {
        return known.filter(|(weight, _)| *weight > 0).map(|(_, value)| value).min().unwrap_or(EMPTY);
    }
    let parts = known.map(|(weight, value)| (Decimal::from_millionths(weight.into()), Ppm::new(value)));
    geometric(&parts.collect::<Vec<_>>()).map_or(EMPTY, Ppm::get)
}

/// The result of an agency, as far as the actual reading gives it.
#[derive(Clone, Copy, Debug)]
pub struct Scored<'s> {
    layout: &'s Layout,
    scratch: &'s Scratch,
}

impl Scored<'_> {
    fn sum(&self, slot: Slot) -> u64 {
        self.scratch.sums.get(slot as usize).copied().unwrap_or(0)
    }

    fn row(&self, first: usize) -> &[u32] {
        self.scratch.cells.get(first..first + self.layout.columns).unwrap_or_default()
    }

    /// The stage and the index; no stage if blanks block the verdict, or the rubric claims none.
    #[must_use]
    pub fn standing(&self) -> Standing {
        let layout = self.layout;
        let row = self.row(layout.cells - layout.columns);
        let index = layout.index(row);
        let is_blocked = layout.blanks_block && self.counts().unanswered > 0;
        if !layout.claims || is_blocked {
            return Standing { stage: None, index };
        }
        let open = layout.gates.iter().filter(|(_, slot)| self.sum(*slot) > 0).map(|(column, _)| *column);
        let stages = open.min().map_or(layout.highest_stage, |open| open.min(layout.highest_stage));
        Standing { stage: Some(layout.highest(row, stages)), index }
    }

    /// How many questions were answered and how.
    #[must_use]
    pub fn counts(&self) -> Counts {
        let count = |part: u64| usize::try_from(part).unwrap_or(0);
        let sum = self.scratch.counts;
        let (unanswered, not_applicable) = (count(sum % NOT_APPLICABLE), count(sum / NOT_APPLICABLE));
        let answered = self.layout.asked - unanswered - not_applicable;
        let without_evidence = answered;
        Counts { answered, unanswered, not_applicable, without_evidence, ..self.layout.counts }
    }

    /// The overall coverage in each column.
    pub fn overall(&self) -> impl Iterator<Item = Option<Ppm>> + '_ {
        self.row(self.layout.cells - self.layout.columns).iter().copied().map(coverage)
    }

    /// All of it.
    #[must_use]
    pub fn short(&self) -> Short {
        let layout = self.layout;
        let part = |&at: &usize| {
            let row = self.row(at * layout.columns);
            let is_known = layout.claims && row.iter().any(|cell| *cell != EMPTY);
            let stage = is_known.then(|| layout.highest(row, layout.highest_stage));
            let standing = Standing { stage, index: layout.index(row) };
            Part { standing, coverages: row.iter().copied().map(coverage).collect() }
        };
        Short {
            standing: self.standing(),
            counts: self.counts(),
            overall: self.overall().collect(),
            dimensions: layout.top.iter().map(part).collect(),
        }
    }
}

fn coverage(cell: u32) -> Option<Ppm> {
    (cell != EMPTY).then(|| Ppm::new(cell))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::number::div_half_up;
    use proptest::prelude::*;

    #[test]
    fn without_weight_there_is_no_mean() {
        assert_eq!(Reciprocals::up_to(10).mean(0, 0), EMPTY);
    }

    proptest! {
        #[test]
        fn a_mean_is_rounded_half_up_whether_it_is_multiplied_or_divided(
            weight in prop_oneof![1..=20_u64, 1..=3_000_u64, 1..=MAX_WEIGHT],
            share in 0..=1_000_000_u64,
            tie in any::<bool>(),
            known in 0..4_000_u64,
        ) {
            // Points right at, or one below, the middle between two parts per million.
            let points = if tie { (2 * share + 1) * weight / 2 } else { share * weight };
            let points = points.saturating_sub(share % 2).min(weight * 1_000_000);
            let expected = div_half_up(points.into(), weight.into());
            prop_assert_eq!(i128::from(Reciprocals::up_to(known).mean(points, weight)), expected);
        }
    }
}
