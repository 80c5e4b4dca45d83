//! What is added up over the agencies of a run, for each period where periods are told apart.

use std::collections::BTreeMap;

use crate::analysis::items::{Items, stage_marks};
use crate::engine::score::{Reading, Scorecard};
use crate::engine::verdict::Verdict;
use crate::model::rubric::Rubric;

use super::{OfPeriod, Summary};

/// Sums over the agencies so far.
#[derive(Debug)]
pub struct Sums {
    /// Over agencies.
    pub summary: Summary,
    /// Over criteria; over none where their statistics are not wanted, which take 56 bytes for each pair of them.
    pub criteria: Items,
    /// Over stages, or none.
    pub stages: Items,
}

impl Sums {
    pub(super) fn new(rubric: &Rubric, has_items: bool) -> Self {
        let (criteria, stages) = if has_items {
            (Items::of_criteria(rubric), Items::of_stages(rubric))
        } else {
            (Items::new(Vec::new()), Items::new(Vec::new()))
        };
        Self { summary: Summary::new(rubric), criteria, stages }
    }
}

/// Sums over the agencies of each period; where periods are not told apart, over all of them.
pub(super) type ByPeriod = BTreeMap<Option<String>, Box<Sums>>;

impl Sums {
    pub(super) fn merge(&mut self, other: Self) {
        self.summary.merge(&other.summary);
        self.criteria.merge(other.criteria);
        self.stages.merge(other.stages);
    }

    /// What they come to for one period.
    pub(super) fn of_period(&self, period: Option<String>, has_items: bool) -> OfPeriod {
        let finish = |items: &Items| has_items.then(|| items.clone().finish());
        let (items, stage_items) = (finish(&self.criteria), finish(&self.stages));
        OfPeriod { period, summary: self.summary.clone(), items, stage_items }
    }

    /// The sums that an agency belongs to.
    pub(super) fn of<'s>(
        periods: &'s mut Option<ByPeriod>,
        period: Option<&String>,
        (rubric, has_items): (&Rubric, bool),
    ) -> Option<&'s mut Self> {
        let periods = periods.as_mut()?;
        Some(periods.entry(period.cloned()).or_insert_with(|| Box::new(Self::new(rubric, has_items))))
    }

    pub(super) fn items(&mut self, rubric: &Rubric, card: &Scorecard, verdict: &Verdict) {
        // What counts as met because it does not apply says nothing of how hard the criterion is.
        let applies = |at: usize| card.outcomes.get(at).is_some_and(|outcome| outcome.applies());
        let mark = |at: usize| card.achievement(rubric, at, Reading::Actual).filter(|_| applies(at));
        let marks = (0..card.outcomes.len()).map(mark);
        self.criteria.push(&marks.collect::<Vec<_>>());
        self.stages.push(&stage_marks(rubric, verdict.profile.overall()));
    }
}
