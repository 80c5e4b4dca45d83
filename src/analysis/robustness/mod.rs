//! How firm a result is: what changes of weights, answers and thresholds would move its stage, exact wherever that can be,
//! else by draws that anybody can make again. The models are those of analysis.md, section 4. They say how firm a result
//! is, not how true.

pub mod draws;
mod errors;
mod neighbours;
pub mod ranks;
pub mod rows;
pub mod weights;

use crate::base::number::Ppm;
use crate::engine::mark::Mark;
use crate::engine::profile::Profile;
use crate::engine::program::Program;
use crate::engine::score::{Reading, Scorecard};
use crate::engine::verdict::StageNumber;

use draws::{Draws, REPLICATES};
use neighbours::{Readings, readings};
use rows::{Rows, SHIFT};
use weights::{Radius, Tops};

pub use neighbours::WRONG;

/// How likely each stage is under a model, stage 0 first.
#[derive(Clone, Debug, PartialEq)]
pub enum Odds {
    /// Exact.
    Exact(Vec<f64>),
    /// In how many of [`REPLICATES`] draws.
    Drawn(Vec<u32>),
}

/// How firm a result is.
#[derive(Clone, Debug, PartialEq)]
pub struct Robustness {
    /// The seed of the draws.
    pub seed: u64,
    /// How far the top weights may vary; nothing where they make no mean.
    pub radius: Option<Radius>,
    /// With the top weights varied.
    pub weights: Option<Odds>,
    /// With each answer wrong now and then.
    pub answers: Odds,
    /// With each threshold shifted.
    pub thresholds: Odds,
}

impl Robustness {
    /// How firm the stage of an agency is; nothing where none is claimed, or blanks block it.
    #[must_use]
    pub fn of(program: &Program<'_>, marks: &[Mark], seed: u64) -> Option<Self> {
        let card = program.score(marks);
        let profile = program.profile(&card, Reading::Actual);
        let stage = program.claimed(&card, program.reached(&card, &profile, Reading::Actual))?;
        let (rubric, shape) = (program.rubric(), program.shape());
        let rows = Rows::of_rubric(rubric);
        let tops = Tops::of(program, &shape, &card, &profile);
        let readings = readings(rubric, &card, marks);
        let exact =
            if rows.is_nested(0) { errors::at_least(program, &shape, &card, &readings, &rows) } else { None };
        let answers =
            exact.map_or_else(|| answers_drawn(program, &card, &readings, seed), |it| Odds::of(&it));
        let thresholds = if rows.is_nested(SHIFT) {
            Odds::of(&shifted(program, &card, &profile, &rows))
        } else {
            thresholds_drawn(program, &card, &profile, &rows, seed)
        };
        Some(Self {
            seed,
            radius: tops.as_ref().map(|tops| tops.radius(rubric, &rows, stage)),
            weights: tops.as_ref().map(|tops| weights_drawn(program, tops, seed)),
            answers,
            thresholds,
        })
    }
}

impl Odds {
    /// From how likely each stage or a higher one is.
    fn of(at_least: &[f64]) -> Self {
        let next = at_least.iter().skip(1).chain(&[0.0]);
        let own = at_least.iter().zip(next).map(|(own, next)| (own - next).max(0.0));
        Self::Exact(std::iter::once(1.0 - at_least.first().unwrap_or(&0.0)).chain(own).collect())
    }

    /// The share of a stage.
    #[must_use]
    pub fn share(&self, stage: StageNumber) -> f64 {
        match self {
            Self::Exact(all) => all.get(stage).copied().unwrap_or_default(),
            Self::Drawn(all) => {
                f64::from(all.get(stage).copied().unwrap_or_default()) / f64::from(REPLICATES)
            }
        }
    }

    /// How many of all draws a stage has, if they were drawn.
    #[must_use]
    pub fn count(&self, stage: StageNumber) -> Option<u32> {
        match self {
            Self::Exact(_) => None,
            Self::Drawn(all) => all.get(stage).copied(),
        }
    }
}

/// Counts the stages of all draws.
fn drawn(stages: usize, mut stage: impl FnMut(u32) -> StageNumber) -> Odds {
    let mut counts = vec![0; stages + 1];
    for replicate in 0..REPLICATES {
        if let Some(count) = counts.get_mut(stage(replicate)) {
            *count += 1;
        }
    }
    Odds::Drawn(counts)
}

fn weights_drawn(program: &Program<'_>, tops: &Tops, seed: u64) -> Odds {
    let rubric = program.rubric();
    let draws = Draws::new(seed, tops.weights.len());
    let (mut factors, mut row) = (Vec::new(), Vec::new());
    drawn(rubric.stages.len(), |replicate| {
        weights::factors(&draws, replicate, tops.weights.len(), &mut factors);
        tops.drawn(rubric, &factors, &mut row).0
    })
}

fn answers_drawn(program: &Program<'_>, card: &Scorecard, readings: &[Readings], seed: u64) -> Odds {
    let rubric = program.rubric();
    let draws = Draws::new(seed, readings.len());
    let (mut card, mut profile) = (card.clone(), Profile::default());
    drawn(rubric.stages.len(), |replicate| {
        for (slot, (readings, question)) in readings.iter().zip(&rubric.questions).enumerate() {
            let outcomes = readings.drawn(draws.number(replicate, slot));
            card.outcomes[question.criteria.clone()].copy_from_slice(outcomes);
        }
        program.profile_into(&card, Reading::Actual, &mut profile);
        program.reached(&card, &profile, Reading::Actual)
    })
}

/// Whether a row of coverages reaches a stage with thresholds shifted; what is empty asks nothing.
fn passes(
    program: &Program<'_>,
    profile: &Profile,
    rows: &Rows,
    stage: usize,
    shift: impl Fn(usize) -> i64,
) -> bool {
    let rubric = program.rubric();
    let column = if rubric.method.is_banded() { 0 } else { stage - 1 };
    let is_bare = !rubric.method.is_banded() && rubric.criteria.iter().all(|it| it.column != column);
    let is_there = is_bare || profile.overall().get(column).copied().flatten().is_some();
    is_there
        && rows.of(stage - 1).iter().all(|(column, least)| match profile.overall()[*column] {
            Some(coverage) => {
                let slot = rows.distinct().binary_search(least).unwrap_or_default();
                i64::from(coverage.get()) >= i64::from(*least) + shift(slot)
            }
            None => !is_bare,
        })
}

/// How likely each stage or a higher one is with every threshold shifted evenly.
fn shifted(program: &Program<'_>, card: &Scorecard, profile: &Profile, rows: &Rows) -> Vec<f64> {
    let open = program.open_stages(card);
    let all = f64::from(2 * SHIFT + 1);
    let of = |stage: usize| {
        // No shift lets a stage pass that fails with the greatest help.
        if stage > open || !passes(program, profile, rows, stage, |_| -i64::from(SHIFT)) {
            return 0.0;
        }
        let row = rows.of(stage - 1);
        let mut chance = 1.0;
        for least in rows.distinct() {
            let columns = row.iter().filter(|(_, other)| other == least).map(|(column, _)| *column);
            let lowest = columns.filter_map(|column| profile.overall()[column]).map(Ppm::get).min();
            if let Some(lowest) = lowest {
                let room = i64::from(lowest) - i64::from(*least) + i64::from(SHIFT) + 1;
                let room = u32::try_from(room.clamp(0, i64::from(2 * SHIFT + 1))).unwrap_or_default();
                chance *= f64::from(room) / all;
            }
        }
        chance
    };
    (1..=program.rubric().stages.len()).map(of).collect()
}

fn thresholds_drawn(
    program: &Program<'_>,
    card: &Scorecard,
    profile: &Profile,
    rows: &Rows,
    seed: u64,
) -> Odds {
    let (slots, open) = (rows.distinct().len(), program.open_stages(card));
    let draws = Draws::new(seed, slots);
    let mut shifts = Vec::new();
    drawn(program.rubric().stages.len(), |replicate| {
        let shift = |slot| {
            let below = draws.below(replicate, slot, u64::from(2 * SHIFT + 1));
            i64::try_from(below).unwrap_or_default() - i64::from(SHIFT)
        };
        shifts.clear();
        shifts.extend((0..slots).map(shift));
        let reached =
            (1..=open).rev().find(|stage| passes(program, profile, rows, *stage, |slot| shifts[slot]));
        reached.unwrap_or_default()
    })
}

#[cfg(test)]
#[allow(clippy::panic)]
mod tests;
