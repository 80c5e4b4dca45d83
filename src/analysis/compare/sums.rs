//! What many changes come to: the mean index of those in both lists apart from that of all, who moved, ranks and the
//! distribution then and now. The rules are those of analysis.md, section 2.

use crate::analysis::rank::{Entry, Place, Standing, rank};
use crate::base::number::{Ppm, div_half_up};
use crate::engine::verdict::StageNumber;

use super::{Changes, End};

/// The mean of the indices of some agencies.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct MeanIndex {
    /// The mean, rounded half up; nothing without agencies.
    pub mean: Option<Ppm>,
    /// How many have an index.
    pub agencies: u64,
}

impl MeanIndex {
    /// The mean of those that are there.
    #[must_use]
    pub fn of(all: impl Iterator<Item = Option<Ppm>>) -> Self {
        let (sum, agencies) =
            all.flatten().fold((0_i128, 0_u64), |(sum, count), one| (sum + i128::from(one.get()), count + 1));
        let mean = (agencies > 0).then(|| div_half_up(sum, i128::from(agencies)));
        Self { mean: mean.and_then(|mean| u32::try_from(mean).ok()).map(Ppm::new), agencies }
    }

    /// The means before and after of those who have an index at both ends.
    #[must_use]
    pub fn of_pairs(pairs: &[Changes]) -> (Self, Self) {
        let both = || pairs.iter().filter(|pair| pair.difference().is_some());
        (Self::of(both().map(|pair| pair.before.index())), Self::of(both().map(|pair| pair.after.index())))
    }
}

/// How many stages moved.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Moves {
    /// Those that rose.
    pub risen: usize,
    /// Those that stayed.
    pub same: usize,
    /// Those that fell.
    pub fallen: usize,
    /// Those that cannot be compared: an end has none.
    pub unknown: usize,
}

impl Moves {
    /// The moves of those in both lists.
    #[must_use]
    pub fn of(pairs: &[Changes]) -> Self {
        let mut moves = Self::default();
        for pair in pairs {
            let order = pair.stage_before.zip(pair.after.stage).map(|(before, after)| after.cmp(&before));
            *match order {
                Some(std::cmp::Ordering::Greater) => &mut moves.risen,
                Some(std::cmp::Ordering::Equal) => &mut moves.same,
                Some(std::cmp::Ordering::Less) => &mut moves.fallen,
                None => &mut moves.unknown,
            } += 1;
        }
        moves
    }
}

/// The rank of each agency of a list; nothing for those that cannot be ranked. Where no stage is claimed the index alone
/// decides.
#[must_use]
pub fn ranks(ends: &[End], claims: bool) -> Vec<Option<usize>> {
    let entry = |end: &End| {
        let stage = if claims { end.stage } else { end.index().map(|_| 0) };
        let standing = Standing { stage, index: end.index() };
        Entry { standing, worst: standing, best: standing, group: 0, declines: false }
    };
    let places = rank(&ends.iter().map(entry).collect::<Vec<_>>(), 1);
    let rank = |place| match place {
        Place::Ranked(rank) => Some(rank.rank),
        Place::Unranked(_) => None,
    };
    places.into_iter().map(rank).collect()
}

/// How many of some are at each stage, 0 first.
#[must_use]
pub fn distribution(ends: &[End], stages: usize) -> Vec<usize> {
    let mut counts = vec![0; stages + 1];
    for stage in ends.iter().filter_map(|end| end.stage) {
        if let Some(count) = counts.get_mut(stage) {
            *count += 1;
        }
    }
    counts
}

/// Whose index moved most: the places of those who rose, the most first, and of those who fell, the most first. Equals stay
/// in their order.
#[must_use]
pub fn movers(pairs: &[Changes]) -> (Vec<usize>, Vec<usize>) {
    let moved = |at: &usize| pairs[*at].difference().unwrap_or_default();
    let mut all: Vec<usize> = (0..pairs.len()).collect();
    all.sort_by_key(|at| std::cmp::Reverse(moved(at)));
    let risen = all.iter().copied().filter(|at| moved(at) > 0).collect();
    all.sort_by_key(moved);
    (risen, all.into_iter().filter(|at| moved(at) < 0).collect())
}

/// How far one of several that became one, or that one became, lies from it: the least and the greatest difference of
/// the index, and of the stages. No mean is taken, since nobody published one.
#[must_use]
pub fn spread(before: &[&End], after: &[&End]) -> Option<(i64, i64)> {
    let differences = before
        .iter()
        .flat_map(|old| after.iter().filter_map(|new| super::difference(old.index(), new.index())));
    differences.fold(None, |range, one| {
        let (least, most) = range.unwrap_or((one, one));
        Some((one.min(least), one.max(most)))
    })
}

/// The stages from the lowest to the highest.
#[must_use]
pub fn stages(ends: &[&End]) -> Option<(StageNumber, StageNumber)> {
    let all = || ends.iter().filter_map(|end| end.stage);
    all().min().zip(all().max())
}
