//! Standings of many agencies → competition ranks ("1224"), and the ranks that blanks leave open.
//!
//! * An agency stands before another if its stage is higher or, at the same stage, its index. Its rank is one
//!   more than the number of agencies that stand before it, so that equals share a rank and the next one is
//!   left out: 1, 2, 2, 4.
//! * Equal means equal as printed. An index is printed in full ([`Ppm::format`](crate::base::number::Ppm::format)
//!   gives all of its six digits), so two of them are equal exactly if they read the same. A report that prints
//!   fewer digits rounds first and ranks then. An index that does not exist, because nothing applies to the
//!   agency, stands after one of 0.
//! * Unanswered questions leave a range from the worst standing to the best. The best rank is one more than the
//!   number of agencies whose worst is before my best; the worst rank, one more than the number of *others*
//!   whose best is before my worst. With ranges 70–80, 60–75 and 50–58 the ranks are 1–2, 1–2 and 3–3. Where
//!   such bands overlap, the order of the ranks is not certain.
//! * Agencies are ranked within their group. An agency without a verdict has no rank and is not counted, like a
//!   missing value in any ranking. One that declines is not counted either: if it were, the rank left out would
//!   tell where it stands. So [`Rank::among`] is the number of ranks given, and a group is too small if it has
//!   fewer of them than asked for, whatever its number of members.
//!
//! The result depends neither on the order of the agencies nor on how they are sorted. It takes O(n log n).

use std::collections::BTreeMap;

use crate::base::number::Ppm;
use crate::engine::verdict::{StageNumber, Verdict};

/// Where an agency stands: by its stage, then by its index. The greater is the better.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Standing {
    /// The stage; `None` without a verdict.
    pub stage: Option<StageNumber>,
    /// The index; `None` if nothing applies.
    pub index: Option<Ppm>,
}

/// An agency in a ranking.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Where it stands.
    pub standing: Standing,
    /// Where it stands with unanswered questions at their worst.
    pub worst: Standing,
    /// Where it stands with unanswered questions at their best.
    pub best: Standing,
    /// The group in which it is ranked, by a number of the caller's.
    pub group: usize,
    /// Whether it declines to be ranked.
    pub declines: bool,
}

/// Where an agency comes in its group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// It has a rank.
    Ranked(Rank),
    /// It has none.
    Unranked(Unranked),
}

/// A competition rank; 1 is the best.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rank {
    /// The rank.
    pub rank: usize,
    /// The best rank that unanswered questions leave open.
    pub best: usize,
    /// The worst rank that unanswered questions leave open.
    pub worst: usize,
    /// How many agencies have this rank, this one included.
    pub sharing: usize,
    /// How many agencies of the group have a rank.
    pub among: usize,
}

/// Why an agency has no rank; the first reason that applies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unranked {
    /// It declines.
    Declines,
    /// It has no verdict, because unanswered questions block it.
    NoVerdict,
    /// Too few agencies of its group could be ranked.
    SmallGroup {
        /// How many.
        among: usize,
    },
}

impl Unranked {
    /// The reason, as a word of the formats for programs.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Declines => "declines",
            Self::NoVerdict => "no-verdict",
            Self::SmallGroup { .. } => "small-group",
        }
    }
}

impl Standing {
    /// A number in the same order, which sorts several times faster: the stage before the index.
    fn key(self) -> u64 {
        let stage = self.stage.map_or(0, |stage| u32::try_from(stage).unwrap_or(u32::MAX).saturating_add(1));
        let index = self.index.map_or(0, |index| index.get() + 1);
        u64::from(stage) << 32 | u64::from(index)
    }
}

impl Entry {
    /// The entry of a verdict, in group 0, of an agency that does not decline.
    #[must_use]
    pub const fn of(verdict: &Verdict) -> Self {
        let range = &verdict.range;
        Self {
            standing: Standing { stage: verdict.stage, index: verdict.profile.index },
            worst: Standing { stage: Some(range.stage.0), index: range.index.0 },
            best: Standing { stage: Some(range.stage.1), index: range.index.1 },
            group: 0,
            declines: false,
        }
    }

    /// The keys of the standing, of the worst (never better than it) and of the best (never worse).
    fn keys(&self) -> [u64; 3] {
        let [own, worst, best] = [self.standing, self.worst, self.best].map(Standing::key);
        [own, worst.min(own), best.max(own)]
    }

    const fn reason(&self) -> Option<Unranked> {
        if self.declines {
            Some(Unranked::Declines)
        } else if self.standing.stage.is_none() {
            Some(Unranked::NoVerdict)
        } else {
            None
        }
    }
}

/// Ranks agencies within their groups; a group with fewer than `least` agencies to rank is not ranked.
///
/// The places are in the order of the entries.
#[must_use]
pub fn rank(entries: &[Entry], least: usize) -> Vec<Place> {
    let mut groups: BTreeMap<usize, Group> = BTreeMap::new();
    let mut places = Vec::with_capacity(entries.len());
    for (at, entry) in entries.iter().enumerate() {
        let reason = entry.reason();
        if reason.is_none() {
            groups.entry(entry.group).or_default().add(at, entry);
        }
        // Agencies that can be ranked get their place from their group below.
        places.push(Place::Unranked(reason.unwrap_or(Unranked::SmallGroup { among: 0 })));
    }
    for group in groups.values_mut() {
        group.sort();
        let among = group.members.len();
        for member in &group.members {
            places[member.1] = if among < least {
                Place::Unranked(Unranked::SmallGroup { among })
            } else {
                Place::Ranked(group.rank(entries[member.1].keys()))
            };
        }
    }
    places
}

/// The keys of the agencies of a group that are ranked, each list sorted by itself.
#[derive(Default)]
struct Group {
    /// Each key with the place of its entry; in the order of the keys, looking up ranks reads the lists front
    /// to back.
    members: Vec<(u64, usize)>,
    worst: Vec<u64>,
    best: Vec<u64>,
}

impl Group {
    fn add(&mut self, at: usize, entry: &Entry) {
        let [own, worst, best] = entry.keys();
        self.members.push((own, at));
        self.worst.push(worst);
        self.best.push(best);
    }

    fn sort(&mut self) {
        self.members.sort_unstable();
        self.worst.sort_unstable();
        self.best.sort_unstable();
    }

    fn rank(&self, [own, worst, best]: [u64; 3]) -> Rank {
        let among = self.members.len();
        let before = among - self.members.partition_point(|&(other, _)| other <= own);
        let behind = self.members.partition_point(|&(other, _)| other < own);
        // An agency is not one of the others; its own best counts above its own worst unless the two are equal.
        let itself = usize::from(best > worst);
        Rank {
            rank: 1 + before,
            best: 1 + above(&self.worst, best),
            worst: 1 + above(&self.best, worst) - itself,
            sharing: among - before - behind,
            among,
        }
    }
}

/// How many keys of a sorted list are greater.
fn above(sorted: &[u64], key: u64) -> usize {
    sorted.len() - sorted.partition_point(|&other| other <= key)
}
