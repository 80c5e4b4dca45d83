//! Item statistics of a batch: how the criteria themselves behave over many agencies.
//!
//! [`Items`] takes the agencies one at a time and keeps only sums: O(k²) memory for k criteria, O(1) for the
//! agencies. All sums are whole numbers, so neither the order of the agencies nor the way in which parts are
//! [merged](Items::merge) changes anything. [`Items::finish`] turns them into [`Statistics`]; it alone rounds.
//!
//! # Definitions
//!
//! The formulas are the textbook ones: Cronbach 1951 (alpha), the correlation of an item with the sum of the
//! *other* items (the uncorrected one is inflated), Loevinger 1948 and Mokken 1971 (H), Goodenough 1944 and
//! Edwards 1948 (the Guttman scale). Where authors and tools differ:
//!
//! * **What is counted.** Alpha and the item-rest correlation use achievements, so partial credit counts; for
//!   yes/no criteria this is KR-20. Shares, H, violations and the Guttman scale ask whether a criterion is
//!   *met*: whether its achievement is printed as 100 %.
//! * **Missing marks are left out pair by pair.** A covariance is that of the agencies that have both marks,
//!   with `n − 1` below it, as in pandas and pingouin; so are the two counts of each pair in H. To drop every
//!   agency with a mark missing would leave none in a batch where much is not applicable. Only the Guttman
//!   scale, which compares whole patterns, uses complete agencies.
//! * **A criterion whose achievement does not vary is deleted and listed** before alpha and the item-rest
//!   correlations, as in R's psych; so is one that fewer than two agencies have. It adds nothing to H either,
//!   since no error could be expected of it.
//! * **Which of two criteria is easier** for H is seen among the agencies that have both; it needs no rule for
//!   ties, because errors and expectation are then the same both ways.
//! * **Floor and ceiling**: met by at most 5 %, or by at least 95 %, of the agencies that have the criterion.
//! * **Stage-order violation**: an agency meets a criterion of a later stage but not one of an earlier stage
//!   of the same [chain](Item::chain); the share is that of the agencies that have both. A pair is *misplaced*
//!   if the later criterion is met more often than the earlier one. In a chain of criteria of one question
//!   this cannot happen as long as its targets rise; a chain of [`stage_marks`] is where it shows.
//! * **Negative** alpha, H and correlations are results like others. What is undefined says [why](Undefined).
//!
//! # Rounding
//!
//! With no mark missing, every result is the quotient of two exact whole numbers, rounded half up to six
//! digits; the item-rest correlation takes two square roots, each cut after 59 binary digits or more. With
//! marks missing, the covariances (parts per million, squared) are first rounded to six digits, and the errors
//! expected by H to twelve. Sums of up to 10⁸ agencies and 1000 criteria fit.

mod ratio;
mod statistics;

pub use statistics::{Extreme, Guttman, ItemStatistics, LEAST_AGENCIES, Statistics, Undefined, Violation};

use crate::base::number::Ppm;
use crate::model::rubric::{Method, Rubric};

/// Agencies whose marks are kept as bits, one word a criterion, until they are counted together.
const BLOCK: u32 = u64::BITS;

/// Agencies after which products are moved to wider sums: 2²⁴ × 10¹² is still below 2⁶⁴.
const SPILL: u32 = 1 << 24;

/// A place of a criterion in an order of stages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Item {
    /// What it is compared in: its order of stages counts among the items of the same chain.
    pub chain: usize,
    /// Its stage.
    pub stage: usize,
}

/// Sums over the agencies of a batch, from which [`Statistics`] are computed.
#[derive(Clone, Debug)]
pub struct Items {
    places: Vec<Item>,
    /// Agencies with a mark.
    agencies: u64,
    /// Per item: agencies that have it, the sum of their achievements, how many meet it.
    totals: Vec<[u64; 3]>,
    /// Per item: agencies with an achievement of nothing.
    at_zero: Vec<u64>,
    /// Per item without a mark, the totals of the others in the same agencies. Few marks are missing, so this
    /// costs less than to count, for each pair, the agencies that have both.
    absent: Vec<[u64; 3]>,
    /// Per pair `i < j`: agencies that meet both.
    both_met: Vec<u64>,
    /// Products of achievements of which one at least is neither nothing nor full: `[i, j] + [j, i]` is the
    /// sum for a pair.
    partial: Vec<u128>,
    /// The latest agencies' part of `partial`.
    recent: Vec<u64>,
    recent_agencies: u32,
    /// Per item: which agencies of the block meet it.
    met: Vec<u64>,
    block_agencies: u32,
    /// Whether the items stand in the order of their stages, one each.
    is_scale: bool,
    scale: Scale,
    row: Row,
}

/// Sums for the Guttman scale, over complete agencies.
#[derive(Clone, Debug, Default)]
struct Scale {
    agencies: u64,
    errors: u64,
    met: Vec<u64>,
}

/// The agency that is being added.
#[derive(Clone, Debug, Default)]
struct Row {
    /// Whether there is a mark, the achievement, whether it is met: what is added to the totals.
    marks: Vec<[u64; 3]>,
    absent: Vec<usize>,
    partial: Vec<usize>,
    achievements: Vec<u64>,
}

impl Items {
    /// No agencies yet.
    #[must_use]
    pub fn new(items: Vec<Item>) -> Self {
        let count = items.len();
        let rises = |pair: &[Item]| pair[0].chain == pair[1].chain && pair[0].stage < pair[1].stage;
        Self {
            agencies: 0,
            totals: vec![[0; 3]; count],
            at_zero: vec![0; count],
            absent: vec![[0; 3]; count * count],
            both_met: vec![0; count * count],
            partial: vec![0; count * count],
            recent: vec![0; count * count],
            recent_agencies: 0,
            met: vec![0; count],
            block_agencies: 0,
            is_scale: count > 1 && items.windows(2).all(rises),
            scale: Scale { met: vec![0; count], ..Scale::default() },
            row: Row::default(),
            places: items,
        }
    }

    /// The criteria of a rubric, in its order; those of one question form a chain.
    ///
    /// Their marks are the achievements of a [scorecard](crate::engine::score::Scorecard::achievement).
    #[must_use]
    pub fn of_criteria(rubric: &Rubric) -> Self {
        let item = |criterion: &crate::model::rubric::Criterion| Item {
            chain: criterion.question,
            stage: criterion.column,
        };
        Self::new(rubric.criteria.iter().map(item).collect())
    }

    /// The stages of a rubric, in one chain; their marks are [`stage_marks`].
    #[must_use]
    pub fn of_stages(rubric: &Rubric) -> Self {
        Self::new((0..rubric.stages.len()).map(|stage| Item { chain: 0, stage }).collect())
    }

    /// Adds an agency: the achievement of each item, `None` if it takes no part (not applicable, out of scope,
    /// or left out because it is unanswered).
    ///
    /// # Panics
    /// If there is not one mark for each item.
    pub fn push(&mut self, marks: &[Option<Ppm>]) {
        let count = self.places.len();
        assert_eq!(marks.len(), count, "a mark for each item");
        let bit = 1 << self.block_agencies;
        let row = &mut self.row;
        row.marks.clear();
        row.absent.clear();
        row.partial.clear();
        for (at, mark) in marks.iter().enumerate() {
            let Some(mark) = mark else {
                row.absent.push(at);
                row.marks.push([0; 3]);
                continue;
            };
            let met = *mark == Ppm::FULL;
            if met {
                self.met[at] |= bit;
            } else if *mark == Ppm::ZERO {
                self.at_zero[at] += 1;
            } else {
                row.partial.push(at);
            }
            row.marks.push([1, u64::from(mark.get()), u64::from(met)]);
        }
        if row.absent.len() == count {
            return;
        }
        self.agencies += 1;
        add_all(&mut self.totals, &row.marks);
        for &at in &row.absent {
            add_all(&mut self.absent[at * count..][..count], &row.marks);
        }
        if !row.partial.is_empty() {
            row.achievements.clear();
            row.achievements.extend(row.marks.iter().map(|mark| mark[1]));
            for &at in &row.partial {
                let own = row.achievements[at];
                for (sum, other) in self.recent[at * count..][..count].iter_mut().zip(&row.achievements) {
                    *sum += own * other;
                }
                // A pair of two partial achievements is counted from the first of them.
                row.achievements[at] = 0;
            }
        }
        if self.is_scale && row.absent.is_empty() {
            self.scale.add(&row.marks);
        }
        self.block_agencies += 1;
        self.recent_agencies += 1;
        if self.block_agencies == BLOCK {
            self.count_block();
        }
        if self.recent_agencies == SPILL {
            self.spill();
        }
    }

    /// Adds the agencies of another part of the batch.
    ///
    /// # Panics
    /// If the other sums are over other items.
    pub fn merge(&mut self, mut other: Self) {
        assert_eq!(self.places, other.places, "sums over the same items");
        self.settle();
        other.settle();
        self.agencies += other.agencies;
        add_all(&mut self.totals, &other.totals);
        add_all(&mut self.absent, &other.absent);
        add(&mut self.at_zero, &other.at_zero);
        add(&mut self.both_met, &other.both_met);
        for (sum, more) in self.partial.iter_mut().zip(&other.partial) {
            *sum += more;
        }
        self.scale.agencies += other.scale.agencies;
        self.scale.errors += other.scale.errors;
        add(&mut self.scale.met, &other.scale.met);
    }

    /// The statistics of all agencies added.
    #[must_use]
    pub fn finish(mut self) -> Statistics {
        self.settle();
        statistics::of(&self)
    }

    /// Adds the agencies that are still kept as bits to the sums.
    fn settle(&mut self) {
        self.count_block();
        self.spill();
    }

    fn count_block(&mut self) {
        let count = self.places.len();
        for (at, own) in self.met.iter().enumerate().filter(|(_, own)| **own != 0) {
            let sums = &mut self.both_met[at * count..][at + 1..count];
            for (sum, other) in sums.iter_mut().zip(&self.met[at + 1..]) {
                *sum += u64::from((own & other).count_ones());
            }
        }
        self.met.fill(0);
        self.block_agencies = 0;
    }

    fn spill(&mut self) {
        for (sum, more) in self.partial.iter_mut().zip(&mut self.recent) {
            *sum += u128::from(std::mem::take(more));
        }
        self.recent_agencies = 0;
    }
}

impl Scale {
    /// Counts the marks that differ from the ideal pattern of the same total: all met up to it, none after.
    fn add(&mut self, marks: &[[u64; 3]]) {
        self.agencies += 1;
        let total = marks.iter().filter(|mark| mark[2] == 1).count();
        let failed = marks.iter().take(total).filter(|mark| mark[2] == 0).count();
        // As many are met after the total as are not met before it.
        self.errors += 2 * failed as u64;
        for (sum, mark) in self.met.iter_mut().zip(marks) {
            *sum += mark[2];
        }
    }
}

fn add(sums: &mut [u64], more: &[u64]) {
    for (sum, more) in sums.iter_mut().zip(more) {
        *sum += more;
    }
}

fn add_all(sums: &mut [[u64; 3]], more: &[[u64; 3]]) {
    add(sums.as_flattened_mut(), more.as_flattened());
}

/// Which stages a row of coverages reaches by themselves: full if the coverage at the stage is what the stage
/// asks of it, nothing if it is less, `None` if nothing applies there or nothing is asked. Only the stages of a
/// staged rubric can be out of order.
///
/// The row is that of a dimension or the overall one. What the stage asks of the stages below is left aside:
/// whether those are reached, too, is the question of the statistics. There is a mark for each item of
/// [`Items::of_stages`], also in a banded rubric, whose row has one column that belongs to no stage.
#[must_use]
pub fn stage_marks(rubric: &Rubric, row: &[Option<Ppm>]) -> Vec<Option<Ppm>> {
    let mark = |stage: usize| {
        let Method::Staged { requires, .. } = &rubric.method else { return None };
        let (threshold, coverage) = ((*requires.get(stage)?.get(stage)?)?, (*row.get(stage)?)?);
        Some(if threshold.admits(coverage) { Ppm::FULL } else { Ppm::ZERO })
    };
    (0..rubric.stages.len()).map(mark).collect()
}
