//! How firm the ranks of a run are: the same varied weights for all its agencies, group by group.

use crate::analysis::rank::Place;
use crate::analysis::robustness::draws::REPLICATES;
use crate::analysis::robustness::ranks::{RankOdds, ranks, stages};
use crate::model::rubric::Rubric;

use super::{Row, Standings};

/// How firm the rank of an agency is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Firm {
    /// In how many draws it is at each stage, 0 first; empty if the rubric claims none.
    pub stages: Vec<u32>,
    /// The ranks that 5 % and 95 % of the draws reach or better; nothing if it is not ranked.
    pub rank: Option<(usize, usize)>,
    /// Its place among those that are ranked with it, in the order in which they came.
    pub slot: usize,
    /// In how many draws it is ahead of each of them; empty if they are many.
    pub ahead: Vec<u32>,
}

impl Firm {
    /// In how many draws it is ahead of another one that is ranked with it; nothing if that was not counted.
    #[must_use]
    pub fn ahead_of(&self, other: &Self) -> Option<u32> {
        self.ahead.get(other.slot).copied().filter(|_| self.rank.is_some() && other.rank.is_some())
    }
}

/// Draws the ranks of rows that know what they are made of; `step` is told how many of all draws are done.
pub fn draw(
    rows: &mut [Row],
    standings: &Standings,
    rubric: &Rubric,
    seed: u64,
    step: &mut dyn FnMut(u32, u32),
) {
    let claims = rubric.method.claims();
    let groups = standings.groups.as_ref();
    let mut members = vec![Vec::new(); groups.map_or(1, |groups| groups.names.len())];
    let (mut alone, is_ranked) = (Vec::new(), |at: usize| {
        let place = standings.places.as_ref().and_then(|places| places.get(at));
        matches!(place, Some(Place::Ranked(_)))
    });
    for (at, row) in rows.iter().enumerate().filter(|(_, row)| row.tops.is_some()) {
        let group = groups.map_or(0, |groups| groups.of_row[at]);
        match members.get_mut(group) {
            Some(members) if is_ranked(at) => members.push(at),
            // Blanks block a verdict: then there is nothing that could be firm.
            _ if claims && row.standing.stage.is_some() => alone.push(at),
            _ => {}
        }
    }
    let parts = u32::try_from(members.iter().filter(|members| !members.is_empty()).count()).unwrap_or(1);
    let (all, mut done) = (parts.max(1) * REPLICATES, 0);
    let kept = |stages: Vec<u32>| if claims { stages } else { Vec::new() };
    for members in members.into_iter().filter(|members| !members.is_empty()) {
        let tops: Vec<_> = members.iter().filter_map(|&at| rows[at].tops.as_deref()).collect();
        let found = ranks(rubric, &tops, seed, &mut |replicates| {
            done += replicates;
            step(done, all);
        });
        for (slot, (at, odds)) in members.into_iter().zip(found).enumerate() {
            let RankOdds { stages, rank, ahead } = odds;
            rows[at].firm = Some(Box::new(Firm { stages: kept(stages), rank: Some(rank), slot, ahead }));
        }
    }
    for at in alone {
        let counts = rows[at].tops.as_deref().map(|tops| stages(rubric, tops, seed));
        rows[at].firm = counts.map(|stages| Box::new(Firm { stages, ..Firm::default() }));
    }
}
