//! How far weights may vary: the exact radius within which no weighting changes the stage, and draws.
//!
//! The top weights W, or those below a single top dimension, vary independently within W(1 ± r). A coverage passes if
//! `Σ W′(c − τ) ≥ 0` with `τ = least − ½`; that is linear in each weight, so with P above and Q below τ it passes exactly
//! if `r ≤ (P − Q)/(P + Q)`. Only means can be varied so. The rules are those of analysis.md, section 4.

use crate::base::number::Ppm;
use crate::engine::profile::{Profile, index};
use crate::engine::program::Program;
use crate::engine::score::{Reading, Scorecard};
use crate::engine::shape::Shape;
use crate::engine::verdict::{StageNumber, stage_within};
use crate::model::rubric::{Aggregate, Rubric};

use super::draws::Draws;
use super::rows::Rows;

/// By how many parts per million weights vary in draws, either way.
pub const SPREAD: u64 = 250_000;

/// An exact share: a numerator and a positive denominator.
pub type Share = (i128, i128);

/// How far weights may vary.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Radius {
    /// Up to this no weighting lowers the stage; nothing at the lowest stage.
    pub fall: Option<Share>,
    /// Below this no weighting raises it; nothing where none can, or there is no higher stage.
    pub rise: Option<Share>,
}

/// The parts at the top of an agency's result, each with its coverage in each column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tops {
    /// Their whole weights.
    pub weights: Vec<u64>,
    cells: Vec<Vec<Option<Ppm>>>,
    columns: usize,
    /// How many stages gates, caps and the kind leave open.
    open: usize,
}

impl Tops {
    /// The parts of a result; nothing where the whole is no mean. A column that a blank makes zero stays zero.
    #[must_use]
    pub fn of(program: &Program<'_>, shape: &Shape, card: &Scorecard, profile: &Profile) -> Option<Self> {
        let rubric = program.rubric();
        let is_mean = |group: usize| shape.groups[group].aggregate == Aggregate::Mean;
        let mut group = shape.whole();
        if !is_mean(group) {
            return None;
        }
        if let [one] = shape.groups[group].children[..] {
            group = one;
        }
        if !is_mean(group) {
            return None;
        }
        let node = &shape.groups[group];
        let (mut weights, mut cells) = (Vec::new(), Vec::new());
        for &child in &node.children {
            weights.push(shape.groups[child].weight);
            cells.push(profile.dimension(child).to_vec());
        }
        let mut own: Vec<usize> = node.criteria.iter().flatten().copied().collect();
        own.sort_unstable();
        for at in own {
            weights.push(shape.weights[at]);
            let mut row = vec![None; shape.columns];
            row[rubric.criteria[at].column] = card.achievement(rubric, at, Reading::Actual);
            cells.push(row);
        }
        for column in (0..shape.columns).filter(|column| card.is_nullified(rubric, *column)) {
            for row in &mut cells {
                row[column] = row[column].map(|_| Ppm::ZERO);
            }
        }
        Some(Self { weights, cells, columns: shape.columns, open: program.open_stages(card) })
    }

    /// How far weights may vary before the stage moves.
    #[must_use]
    pub fn radius(&self, rubric: &Rubric, rows: &Rows, stage: StageNumber) -> Radius {
        let fall = stage.checked_sub(1).and_then(|at| {
            let shares = rows.of(at).iter().filter_map(|(column, least)| {
                let (above, below) = self.sides(*column, *least)?;
                Some((above - below, above + below))
            });
            shares.min_by(compared)
        });
        let rise = || {
            let next = stage + 1;
            if next > self.open || next > rubric.stages.len() {
                return None;
            }
            let shares = rows.of(stage).iter().filter_map(|(column, least)| {
                let (above, below) = self.sides(*column, *least)?;
                (below > above).then_some((below - above, above + below))
            });
            shares.max_by(compared)
        };
        Radius { fall, rise: rise() }
    }

    /// How much lies above τ in a column, and how much below, in halves of a part per million.
    fn sides(&self, column: usize, least: u32) -> Option<(i128, i128)> {
        let tau = 2 * i128::from(least) - 1;
        let (mut above, mut below, mut any) = (0, 0, false);
        for (weight, row) in self.weights.iter().zip(&self.cells).filter(|(weight, _)| **weight > 0) {
            let Some(coverage) = row[column] else { continue };
            any = true;
            let term = i128::from(*weight) * (2 * i128::from(coverage.get()) - tau);
            *(if term > 0 { &mut above } else { &mut below }) += term.abs();
        }
        any.then_some((above, below))
    }

    /// The stage and the index of a replicate.
    #[must_use]
    pub fn drawn(
        &self,
        rubric: &Rubric,
        factors: &[u64],
        row: &mut Vec<Option<Ppm>>,
    ) -> (StageNumber, Option<Ppm>) {
        row.clear();
        for column in 0..self.columns {
            let (mut points, mut sum) = (0_u128, 0_u128);
            for ((weight, factor), cells) in self.weights.iter().zip(factors).zip(&self.cells) {
                if let Some(coverage) = cells[column] {
                    let weight = u128::from(*weight) * u128::from(*factor);
                    points += weight * u128::from(coverage.get());
                    sum += weight;
                }
            }
            // Nearly all sums fit 64 bits, where a division is several times cheaper.
            let mean = |points: u128, sum: u128| match (u64::try_from(points + sum / 2), u64::try_from(sum)) {
                (Ok(points), Ok(sum)) => u32::try_from(points / sum).ok(),
                _ => u32::try_from((points + sum / 2) / sum).ok(),
            };
            row.push(if sum > 0 { mean(points, sum).map(Ppm::new) } else { None });
        }
        // What claims no stage is ranked by the index alone.
        let stage = if rubric.method.claims() { stage_within(rubric, row, self.open) } else { 0 };
        (stage, index(row))
    }
}

/// The factors of a replicate, in parts per million.
pub(super) fn factors(draws: &Draws, replicate: u32, slots: usize, factors: &mut Vec<u64>) {
    factors.clear();
    let factor = |slot| 1_000_000 - SPREAD + draws.below(replicate, slot, 2 * SPREAD + 1);
    factors.extend((0..slots).map(factor));
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "iterators hand references over")]
fn compared(one: &Share, other: &Share) -> std::cmp::Ordering {
    (one.0 * other.1).cmp(&(other.0 * one.1))
}
