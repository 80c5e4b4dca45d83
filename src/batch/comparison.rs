//! Two or more periods and a comparison of them: each step from one to the next, pair by pair, and what the pairs come to
//! (analysis.md, section 2).

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

use rayon::prelude::*;

use crate::analysis::compare::pairs::{Merged, Pairing, pair};
use crate::analysis::compare::sums::ranks;
use crate::analysis::compare::versions::counterpart;
use crate::analysis::compare::{Changes, End, Side, compare};
use crate::base::error::Trouble;
use crate::base::quote::quoted;
use crate::engine::programs::Programs;
use crate::model::answers::{Agency, AnswerSheet, Given};
use crate::model::rubric::Rubric;

use super::words;

/// What makes a comparison fail.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FailOn {
    /// Nothing.
    #[default]
    Never,
    /// A stage that fell.
    Decline,
    /// A stage or an index that fell.
    Index,
}

impl FailOn {
    /// Each, as it is called.
    pub const WORDS: [(&'static str, Self); 3] =
        [("never", Self::Never), ("decline", Self::Decline), ("index", Self::Index)];
}

/// An agency of a period.
#[derive(Clone, Debug)]
pub struct Came {
    /// Who it is.
    pub agency: Agency,
    /// The period that it says.
    pub period: Option<String>,
    /// Whether the data are made up as an example.
    pub illustrative: bool,
    /// Where its answers stand.
    pub origin: String,
    /// What it says to each question; nothing where only its result is known.
    pub given: Vec<Given>,
    /// Its result, where its answers are not known.
    pub end: Option<Box<End>>,
}

/// One period.
#[derive(Debug)]
pub struct Period {
    /// What was named.
    pub path: PathBuf,
    /// The rubric.
    pub rubric: Arc<Rubric>,
    /// The agencies, in the order of the input.
    pub came: Vec<Came>,
    /// The files that were read.
    pub files: Vec<PathBuf>,
    /// How many inputs failed.
    pub failed: u64,
    /// Whether there was a warning that is denied.
    pub is_denied: bool,
}

/// A comparison.
#[derive(Debug)]
pub struct Comparison {
    /// The periods, in the order in which they were named.
    pub periods: Vec<Period>,
    /// The steps from each to the next.
    pub steps: Vec<Step>,
    /// Whether the later one is an appraisal of the earlier one.
    pub is_appraisal: bool,
}

/// What changed from a period to the next.
#[derive(Debug)]
pub struct Step {
    /// The place of the earlier period; the later one is the next.
    pub from: usize,
    /// Who is who.
    pub pairing: Pairing,
    /// What changed in each pair, in their order.
    pub pairs: Vec<Changes>,
    /// The result of each agency of the earlier period.
    pub before: Vec<End>,
    /// The result of each agency of the later period.
    pub after: Vec<End>,
    /// Their ranks then.
    pub ranks_before: Vec<Option<usize>>,
    /// Their ranks now.
    pub ranks_after: Vec<Option<usize>>,
}

impl Period {
    fn agencies(&self) -> Vec<&Agency> {
        self.came.iter().map(|came| &came.agency).collect()
    }

    /// The result of each agency.
    #[must_use]
    pub fn ends(&self) -> Vec<End> {
        ends(&Programs::new(&self.rubric), &self.came)
    }

    /// Whether of some of its agencies nothing but the result is known.
    #[must_use]
    pub fn lacks_answers(&self) -> bool {
        self.came.iter().any(|came| came.end.is_some())
    }

    /// The period that all its agencies say, if it is one.
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        let mut names: BTreeSet<Option<&str>> = self.came.iter().map(|came| came.period.as_deref()).collect();
        names.pop_first().filter(|_| names.is_empty()).flatten()
    }
}

impl Came {
    /// What of a sheet is compared.
    #[must_use]
    pub fn new(sheet: &AnswerSheet, origin: String) -> Self {
        Self {
            agency: sheet.agency.clone(),
            period: sheet.period.clone(),
            illustrative: sheet.illustrative,
            origin,
            given: sheet.responses.iter().map(|response| response.given.clone()).collect(),
            end: None,
        }
    }
}

impl Comparison {
    /// Compares periods.
    ///
    /// # Errors
    /// That they are of different rubrics, or that no agency is in two of them.
    pub fn new(periods: Vec<Period>, is_appraisal: bool) -> Result<Self, Trouble> {
        let steps = (1..periods.len()).map(|to| Step::new(&periods, to - 1, is_appraisal));
        let steps = steps.collect::<Result<Vec<_>, Trouble>>()?;
        Ok(Self { periods, steps, is_appraisal })
    }

    /// The periods of a step.
    #[must_use]
    pub fn ends(&self, step: &Step) -> (&Period, &Period) {
        (&self.periods[step.from], &self.periods[step.from + 1])
    }

    /// What the periods of a step are called: as their sheets say, else as they were named.
    #[must_use]
    pub fn names(&self, step: &Step) -> (String, String) {
        let (before, after) = self.ends(step);
        match (before.name(), after.name()) {
            (Some(before), Some(after)) if before != after => (before.to_owned(), after.to_owned()),
            _ => (before.path.display().to_string(), after.path.display().to_string()),
        }
    }

    /// Whether every period has one agency, which is then what the report is about.
    #[must_use]
    pub fn is_of_one(&self) -> bool {
        self.periods.iter().all(|period| period.came.len() == 1)
            && self.steps.iter().all(|step| step.pairs.len() == 1)
    }

    /// The comparison of each agency that is in the last two periods, as far back as it is paired, with the ranks among all.
    #[must_use]
    pub fn each(&self) -> Vec<Self> {
        let Some(last) = self.steps.last() else { return Vec::new() };
        last.pairing.pairs.iter().filter_map(|pair| self.of_one(pair.after)).collect()
    }

    /// The comparison of an agency of the last period.
    fn of_one(&self, mut at: usize) -> Option<Self> {
        let mut places = vec![at];
        for step in self.steps.iter().rev() {
            let Some(pair) = step.pairing.pairs.iter().find(|pair| pair.after == at) else { break };
            at = pair.before;
            places.push(at);
        }
        let first = self.periods.len() - places.len();
        let own = self.periods.iter().skip(first).zip(places.iter().rev()).map(|(period, &at)| Period {
            path: period.path.clone(),
            rubric: Arc::clone(&period.rubric),
            came: vec![period.came[at].clone()],
            files: Vec::new(),
            failed: 0,
            is_denied: false,
        });
        let mut one = Self::new(own.collect(), self.is_appraisal).ok()?;
        for (step, (all, ends)) in
            one.steps.iter_mut().zip(self.steps.iter().skip(first).zip(places.windows(2).rev()))
        {
            step.ranks_before = vec![all.ranks_before[ends[1]]];
            step.ranks_after = vec![all.ranks_after[ends[0]]];
        }
        Some(one)
    }

    /// Whether it fails by what the caller asked for.
    #[must_use]
    pub fn fails(&self, on: FailOn) -> bool {
        let mut pairs = self.steps.iter().flat_map(|step| &step.pairs);
        match on {
            FailOn::Never => false,
            FailOn::Decline => pairs.any(Changes::has_fallen),
            FailOn::Index => pairs.any(|pair| pair.has_fallen() || pair.has_less()),
        }
    }
}

impl Step {
    fn new(periods: &[Period], from: usize, is_appraisal: bool) -> Result<Self, Trouble> {
        let (old, new) = (&periods[from], &periods[from + 1]);
        if old.rubric.id != new.rubric.id {
            let shown = |period: &Period| quoted(&period.path.display().to_string());
            return Err(words::other_rubric(&shown(old), &old.rubric.id, &shown(new), &new.rubric.id).into());
        }
        if is_appraisal && (old.lacks_answers() || new.lacks_answers()) {
            return Err(words::appraisal_needs_answers().into());
        }
        let pairing = pair(&old.agencies(), &new.agencies());
        if pairing.pairs.is_empty() && pairing.merged.is_empty() {
            let shown = |period: &Period| quoted(&period.path.display().to_string());
            return Err(words::no_pair(&shown(old), &shown(new)).into());
        }
        // Equal rubrics are compared as one, wherever they were found.
        let is_one = old.rubric.sha256() == new.rubric.sha256();
        let later = Programs::new(&new.rubric);
        let own = Programs::new(&old.rubric);
        let earlier = if is_one { &later } else { &own };
        let (before, after) = (ends(earlier, &old.came), ends(&later, &new.came));
        let (old_rubric, new_rubric) = (&old.rubric, &new.rubric);
        let pairs = pairing.pairs.par_iter().map(|pair| {
            let (was, is) = (&before[pair.before], &after[pair.after]);
            let (old, new) = (&old.came[pair.before], &new.came[pair.after]);
            if old.end.is_some() || new.end.is_some() {
                let stage_before = was.stage.and_then(|stage| counterpart(stage, old_rubric, new_rubric));
                return Changes {
                    before: was.clone(),
                    after: is.clone(),
                    stage_before,
                    ..Changes::default()
                };
            }
            let appraised = if is_appraisal { appraised(&old.given, &new.given) } else { Vec::new() };
            let given = if is_appraisal && is_one { &appraised } else { &new.given };
            compare(
                Side { program: earlier.of(old.agency.kind), given: &old.given },
                Side { program: later.of(new.agency.kind), given },
            )
        });
        let pairs: Vec<Changes> = pairs.collect();
        let claims = new.rubric.method.claims();
        let (ranks_before, ranks_after) = (ranks(&before, claims), ranks(&after, claims));
        Ok(Self { from, pairing, pairs, before, after, ranks_before, ranks_after })
    }

    /// The results of agencies that became one, or that one became.
    #[must_use]
    pub fn merged(&self, merged: &Merged) -> (Vec<&End>, Vec<&End>) {
        let before = merged.before.iter().filter_map(|&at| self.before.get(at)).collect();
        (before, merged.after.iter().filter_map(|&at| self.after.get(at)).collect())
    }
}

/// The result of each of some agencies.
fn ends(programs: &Programs<'_>, came: &[Came]) -> Vec<End> {
    let end = |came: &Came| match &came.end {
        Some(end) => End::clone(end),
        None => End::of(Side { program: programs.of(came.agency.kind), given: &came.given }),
    };
    came.par_iter().map(end).collect()
}

/// Appraised answers where there are any, else the agency's own.
fn appraised(own: &[Given], found: &[Given]) -> Vec<Given> {
    let pairs = own.iter().zip(found);
    pairs.map(|(own, found)| if *found == Given::Nothing { own } else { found }).cloned().collect()
}
