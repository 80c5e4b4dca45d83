//! How firm the ranks of a batch are: with the same varied weights for all, the ranks of each agency and how often it is
//! ahead of each other. The models are those of analysis.md, section 4.

use rayon::prelude::*;

use crate::analysis::rank::Standing;
use crate::engine::program::Program;
use crate::engine::score::{Reading, Scorecard};
use crate::engine::verdict::StageNumber;
use crate::model::rubric::Rubric;

use super::draws::{Draws, REPLICATES};
use super::weights::{Tops, factors};

/// The most agencies that are compared pair by pair.
pub const MOST_PAIRED: usize = 200;

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

/// The ranks of agencies with the top weights varied by up to 25 % each; nothing where the weights make no mean. An agency
/// without a verdict takes no part.
#[must_use]
pub fn ranks(
    rubric: &Rubric,
    agencies: &[(&Program<'_>, &Scorecard)],
    seed: u64,
) -> Option<Vec<Option<RankOdds>>> {
    let tops: Vec<Option<Tops>> = agencies
        .iter()
        .map(|(program, card)| {
            let profile = program.profile(card, Reading::Actual);
            Tops::of(program, &program.shape(), card, &profile)
        })
        .collect::<Option<Vec<_>>>()?
        .into_iter()
        .zip(agencies)
        .map(|(tops, (program, card))| Some(tops).filter(|_| !program.is_blocked(card)))
        .collect();
    let ranked: Vec<&Tops> = tops.iter().flatten().collect();
    let slots = ranked.first().map_or(0, |tops| tops.weights.len());
    let draws = Draws::new(seed, slots);
    let count = ranked.len();
    let has_pairs = count <= MOST_PAIRED;
    let empty = || Sums::new(count, rubric.stages.len(), has_pairs);
    let sums = (0..REPLICATES)
        .into_par_iter()
        .fold(empty, |mut sums, replicate| {
            factors(&draws, replicate, slots, &mut sums.factors);
            for (at, tops) in ranked.iter().enumerate() {
                let (stage, index) = tops.drawn(rubric, &sums.factors, &mut sums.row);
                sums.standings[at] = (Standing { stage: Some(stage), index }, at);
                sums.stages[at][stage] += 1;
            }
            sums.rank();
            sums
        })
        .reduce(empty, Sums::plus);
    let mut found = sums.odds().into_iter();
    Some(tops.iter().map(|tops| tops.as_ref().and_then(|_| found.next())).collect())
}

/// What some replicates come to.
struct Sums {
    factors: Vec<u64>,
    row: Vec<Option<crate::base::number::Ppm>>,
    standings: Vec<(Standing, usize)>,
    order: Vec<(Standing, usize)>,
    /// Of each agency, how often it is at each stage, at each rank, and ahead of each other.
    stages: Vec<Vec<u32>>,
    ranks: Vec<Vec<u32>>,
    ahead: Vec<Vec<u32>>,
}

impl Sums {
    fn new(count: usize, stages: usize, has_pairs: bool) -> Self {
        Self {
            factors: Vec::new(),
            row: Vec::new(),
            standings: vec![Default::default(); count],
            order: Vec::new(),
            stages: vec![vec![0; stages + 1]; count],
            ranks: vec![vec![0; count]; count],
            ahead: vec![vec![0; if has_pairs { count } else { 0 }]; count],
        }
    }

    /// Ranks the standings of a replicate.
    fn rank(&mut self) {
        self.order.clone_from(&self.standings);
        self.order.sort_unstable_by_key(|(standing, at)| (std::cmp::Reverse(*standing), *at));
        let mut first = 0;
        for place in 0..self.order.len() {
            let (standing, at) = self.order[place];
            if place > 0 && self.order[place - 1].0 != standing {
                first = place;
            }
            self.ranks[at][first] += 1;
        }
        for (own, ahead) in self.standings.iter().zip(&mut self.ahead) {
            for (other, count) in self.standings.iter().zip(ahead) {
                *count += u32::from(own.0 > other.0);
            }
        }
    }

    fn plus(mut self, other: Self) -> Self {
        let add = |own: &mut Vec<Vec<u32>>, others: Vec<Vec<u32>>| {
            for (own, others) in own.iter_mut().zip(others) {
                for (own, other) in own.iter_mut().zip(others) {
                    *own += other;
                }
            }
        };
        add(&mut self.stages, other.stages);
        add(&mut self.ranks, other.ranks);
        add(&mut self.ahead, other.ahead);
        self
    }

    fn odds(self) -> Vec<RankOdds> {
        let all = self.stages.into_iter().zip(self.ranks).zip(self.ahead);
        all.map(|((stages, ranks), ahead)| {
            let rank = (quantile(&ranks, 5), quantile(&ranks, 95));
            RankOdds { stages, rank, ahead }
        })
        .collect()
    }
}

/// The least rank below which, itself included, so many percent of the draws lie.
fn quantile(ranks: &[u32], percent: u32) -> usize {
    let mut sum = 0;
    for (at, count) in ranks.iter().enumerate() {
        sum += count;
        if u64::from(sum) * 100 >= u64::from(REPLICATES) * u64::from(percent) {
            return at + 1;
        }
    }
    ranks.len()
}

/// The stage that most draws have; of several, the lowest.
#[must_use]
pub fn likeliest(stages: &[u32]) -> StageNumber {
    let most = stages.iter().max();
    stages.iter().position(|count| Some(count) == most).unwrap_or_default()
}
