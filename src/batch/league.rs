//! Who comes where: what a ranking needs of each agency, and the groups in which they are ranked.

use std::collections::HashMap;

use crate::analysis::rank::{Entry, Place, Standing, rank};
use crate::model::answers::AgencyKind;
use crate::model::rubric::Rubric;

use super::{GroupBy, Groups, Row};

/// As much of an agency as a ranking needs: rows are several times as large.
#[derive(Clone, Debug)]
pub struct Contender {
    code: Option<String>,
    kind: Option<AgencyKind>,
    scheme: Option<String>,
    period: Option<String>,
    assessor: Option<String>,
    standing: Standing,
    worst: Standing,
    best: Standing,
}

impl Contender {
    /// That of a row.
    #[must_use]
    pub fn of(row: &Row) -> Self {
        let Row { agency, period, assessor, standing, worst, best, .. } = row;
        Self {
            code: agency.code.clone(),
            kind: agency.kind,
            scheme: agency.scheme.clone(),
            period: period.clone(),
            assessor: assessor.clone(),
            standing: *standing,
            worst: *worst,
            best: *best,
        }
    }
}

/// The agencies of a run, each as little as a ranking needs, in the order in which they came.
#[derive(Debug, Default)]
pub struct League {
    by: Option<GroupBy>,
    /// The codes of the agencies that decline to be ranked, and whether they came; nobody is ranked without a list.
    declining: Option<Vec<(String, bool)>>,
    claims: bool,
    entries: Vec<Entry>,
    /// The groups in the order in which they came; without groups, one.
    names: Vec<Option<String>>,
    known: HashMap<Option<String>, usize>,
}

/// Where the agencies come.
#[derive(Clone, Debug, Default)]
pub struct Standings {
    /// The place of each agency, in the order in which they came; `None` if nobody is ranked.
    pub places: Option<Vec<Place>>,
    /// What they are grouped by, with the groups in the order in which they are shown; `None` without groups.
    pub groups: Option<Groups>,
}

impl League {
    /// A league without agencies.
    #[must_use]
    pub fn new(rubric: &Rubric, by: Option<GroupBy>, declining: Option<Vec<String>>) -> Self {
        let declining = declining.map(|codes| codes.into_iter().map(|code| (code, false)).collect());
        Self { by, declining, claims: rubric.method.claims(), ..Self::default() }
    }

    /// Adds an agency.
    pub fn add(&mut self, agency: &Contender) {
        // The stages of a profile are not claimed, so there the index alone decides.
        let standing = |standing: Standing| {
            if self.claims { standing } else { Standing { stage: Some(0), ..standing } }
        };
        let code = agency.code.as_deref();
        let mut list = self.declining.iter_mut().flatten();
        let declines =
            list.find(|(declining, _)| Some(declining.as_str()) == code).map(|(_, came)| *came = true);
        let entry = Entry {
            standing: standing(agency.standing),
            worst: standing(agency.worst),
            best: standing(agency.best),
            group: 0,
            declines: declines.is_some(),
        };
        let group = self.group(agency);
        self.entries.push(Entry { group, ..entry });
    }

    fn group(&mut self, agency: &Contender) -> usize {
        let Some(by) = self.by else { return 0 };
        let name = match by {
            GroupBy::Kind => agency.kind.map(|kind| kind.as_str().to_owned()),
            GroupBy::Scheme => agency.scheme.clone(),
            GroupBy::Period => agency.period.clone(),
            GroupBy::Assessor => agency.assessor.clone(),
        };
        if let Some(known) = self.known.get(&name) {
            return *known;
        }
        self.names.push(name.clone());
        self.known.insert(name, self.names.len() - 1);
        self.names.len() - 1
    }

    /// How many agencies there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The codes of agencies that decline to be ranked and did not come.
    pub fn unknown_declining(&self) -> impl Iterator<Item = &str> {
        let missing = self.declining.iter().flatten().filter(|(_, came)| !came);
        // Where nobody is kept, nobody knows who came.
        missing.map(|(code, _)| code.as_str()).filter(|_| !self.entries.is_empty())
    }

    /// Ranks the agencies within their groups. A group with fewer than `least` agencies to rank is not ranked; without
    /// groups there is nothing to hide.
    #[must_use]
    pub fn standings(self, least: usize) -> Standings {
        let Self { by, declining, entries, names, .. } = self;
        let least = if by.is_some() { least } else { 1 };
        let places = declining.map(|_| rank(&entries, least));
        let groups = by.map(|by| {
            // By their names, those that do not say last.
            let mut order: Vec<usize> = (0..names.len()).collect();
            order.sort_by(|&a, &b| {
                names[a].is_none().cmp(&names[b].is_none()).then_with(|| names[a].cmp(&names[b]))
            });
            let mut shown = vec![0; names.len()];
            for (place, group) in order.iter().enumerate() {
                shown[*group] = place;
            }
            Groups {
                by,
                of_row: entries.iter().map(|entry| shown[entry.group]).collect(),
                names: order.into_iter().map(|group| names[group].clone()).collect(),
            }
        });
        Standings { places, groups }
    }
}

impl Standings {
    /// The agencies in the order of their groups and ranks, those without a rank last; if nobody is ranked, as they came.
    #[must_use]
    pub fn order(&self, agencies: usize) -> Vec<usize> {
        let mut order: Vec<usize> = (0..agencies).collect();
        if let Some(places) = &self.places {
            let group = |at: usize| self.groups.as_ref().map_or(0, |groups| groups.of_row[at]);
            let rank = |at: usize| match places[at] {
                Place::Ranked(rank) => rank.rank,
                Place::Unranked(_) => usize::MAX,
            };
            order.sort_by_key(|&at| (group(at), rank(at), at));
        }
        order
    }
}
