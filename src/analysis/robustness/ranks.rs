//! How firm the ranks of a batch are: with the same varied weights for all, the ranks of each agency and how often it is
//! ahead of each other. The models are those of analysis.md, section 4.

use rayon::prelude::*;

use crate::analysis::rank::Standing;
use crate::base::number::Ppm;
use crate::engine::verdict::StageNumber;
use crate::model::rubric::Rubric;

use super::draws::{Draws, REPLICATES};
use super::weights::{Tops, factors};

/// The most agencies that are ranked by draws: what is counted grows with the square of their number.
pub const MOST_RANKED: usize = 5_000;

/// The most agencies that are compared pair by pair.
pub const MOST_PAIRED: usize = 200;

/// So many replicates are drawn before they are counted.
const BLOCK: u32 = 250;

/// How firm the rank of an agency is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RankOdds {
    /// In how many draws it is at each stage, 0 first.
    pub stages: Vec<u32>,
    /// The rank below which 5 % of the draws lie, and that below which 95 % do: ranks that are attained.
    pub rank: (usize, usize),
    /// In how many draws it is ahead of each other one, in their order; empty for many agencies.
    pub ahead: Vec<u32>,
}

/// The ranks of agencies with the top weights varied by up to 25 % each; `step` is told of replicates that are done.
#[must_use]
pub fn ranks(rubric: &Rubric, agencies: &[&Tops], seed: u64, step: &mut dyn FnMut(u32)) -> Vec<RankOdds> {
    let (count, slots) = (agencies.len(), agencies.first().map_or(0, |tops| tops.weights.len()));
    let draws = Draws::new(seed, slots);
    let paired = if count <= MOST_PAIRED { count } else { 0 };
    let stages = rubric.stages.len() + 1;
    let mut sums: Vec<Sums> = (0..count).map(|_| Sums::new(stages, count, paired)).collect();
    for first in (0..REPLICATES).step_by(BLOCK as usize) {
        let replicates = first..(first + BLOCK).min(REPLICATES);
        let drawn: Vec<Vec<Place>> = replicates
            .into_par_iter()
            .map_init(Desk::default, |desk, replicate| {
                factors(&draws, replicate, slots, &mut desk.factors);
                desk.places(rubric, agencies)
            })
            .collect();
        sums.par_iter_mut().enumerate().for_each(|(at, own)| {
            for places in &drawn {
                own.add(at, places);
            }
        });
        step(BLOCK);
    }
    sums.into_iter().map(Sums::odds).collect()
}

/// In how many draws an agency is at each stage, 0 first.
#[must_use]
pub fn stages(rubric: &Rubric, tops: &Tops, seed: u64) -> Vec<u32> {
    ranks(rubric, &[tops], seed, &mut |_| ()).pop().unwrap_or_default().stages
}

/// Where an agency comes in a replicate: its stage, and how many are ahead of it.
type Place = (StageNumber, usize);

/// Where one replicate is drawn after the other, in the same memory.
#[derive(Default)]
struct Desk {
    factors: Vec<u64>,
    row: Vec<Option<Ppm>>,
    order: Vec<(Standing, usize)>,
}

impl Desk {
    /// The places of all agencies with the factors at hand.
    fn places(&mut self, rubric: &Rubric, agencies: &[&Tops]) -> Vec<Place> {
        self.order.clear();
        for (at, tops) in agencies.iter().enumerate() {
            let (stage, index) = tops.drawn(rubric, &self.factors, &mut self.row);
            self.order.push((Standing { stage: Some(stage), index }, at));
        }
        self.order.sort_unstable_by_key(|(standing, at)| (std::cmp::Reverse(*standing), *at));
        let (mut places, mut ahead) = (vec![(0, 0); agencies.len()], 0);
        for place in 0..self.order.len() {
            let (standing, at) = self.order[place];
            if place > 0 && self.order[place - 1].0 != standing {
                ahead = place;
            }
            places[at] = (standing.stage.unwrap_or_default(), ahead);
        }
        places
    }
}

/// What the replicates come to for an agency. A count of them fits 16 bits.
struct Sums {
    stages: Vec<u32>,
    ranks: Vec<u16>,
    ahead: Vec<u16>,
}

impl Sums {
    fn new(stages: usize, ranked: usize, paired: usize) -> Self {
        Self { stages: vec![0; stages], ranks: vec![0; ranked], ahead: vec![0; paired] }
    }

    fn add(&mut self, at: usize, places: &[Place]) {
        let (stage, own) = places[at];
        self.stages[stage] += 1;
        self.ranks[own] += 1;
        for (count, (_, other)) in self.ahead.iter_mut().zip(places) {
            *count += u16::from(own < *other);
        }
    }

    fn odds(self) -> RankOdds {
        let rank = (quantile(&self.ranks, 5), quantile(&self.ranks, 95));
        RankOdds { stages: self.stages, rank, ahead: self.ahead.into_iter().map(u32::from).collect() }
    }
}

/// The least rank below which, itself included, so many percent of the draws lie.
fn quantile(ranks: &[u16], percent: u32) -> usize {
    let mut sum = 0;
    for (at, count) in ranks.iter().enumerate() {
        sum += u32::from(*count);
        if u64::from(sum) * 100 >= u64::from(REPLICATES) * u64::from(percent) {
            return at + 1;
        }
    }
    ranks.len()
}
