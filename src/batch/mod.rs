//! Many agencies, one rubric: a small row for each agency, and sums over all of them.
//!
//! Agencies come one at a time and go again: what stays is a [`Row`] each, where one is asked for, and a
//! [`Summary`] whose size depends on the rubric alone. Summaries of parts can be merged in any order, and all
//! sums are whole numbers, so a result does not depend on how the work was shared out.

pub mod kernel;
mod summary;

use crate::analysis::assessment::Assessment;
use crate::analysis::items::Statistics;
use crate::analysis::rank::{Entry, Place, Standing, rank};
use crate::base::diagnostic::Code;
use crate::base::lang::{Bilingual, Lang};
use crate::base::number::Ppm;
use crate::engine::profile::index;
use crate::engine::score::{Counts, Scorecard};
use crate::engine::verdict::{StageNumber, Verdict};
use crate::model::answers::{Agency, AnswerSheet};
use crate::model::rubric::{Method, Rubric};

pub use summary::{Cell, SharedGap, Summary};

/// What a run over many inputs found.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct BatchReport<'r> {
    /// The rubric that all agencies were scored with.
    pub rubric: &'r Rubric,
    /// The agencies, in the order in which they are shown.
    pub rows: Vec<Row>,
    /// Where each of them comes, in the same order; `None` if nobody is ranked.
    pub places: Option<Vec<Place>>,
    /// What agencies are grouped by, with the groups in the order in which they are shown; `None` without groups.
    pub groups: Option<Groups>,
    /// Sums over all agencies.
    pub summary: Summary,
    /// The statistics of the criteria, if they were asked for.
    pub items: Option<Statistics>,
    /// The statistics of the stages as one chain: how often a later one is met without an earlier one.
    pub stage_items: Option<Statistics>,
    /// How many inputs were read: files, or agencies of tables.
    pub read: u64,
    /// How many of them failed; the first of them are in `failures`.
    pub failed: u64,
    /// The inputs that failed, in the order of the input.
    pub failures: Vec<Failure>,
}

impl<'r> BatchReport<'r> {
    /// The report of agencies with their sums; nobody is ranked, and nothing failed.
    #[must_use]
    pub fn new(rubric: &'r Rubric, rows: Vec<Row>, summary: Summary) -> Self {
        let read = summary.agencies();
        Self {
            rubric,
            rows,
            places: None,
            groups: None,
            summary,
            items: None,
            stage_items: None,
            read,
            failed: 0,
            failures: Vec::new(),
        }
    }

    /// Groups the agencies; the groups are in the order of their names, those that do not say last.
    pub fn group(&mut self, by: Option<GroupBy>) {
        self.groups = by.map(|by| {
            let of = |row: &Row| match by {
                GroupBy::Kind => row.agency.kind.map(|kind| kind.as_str().to_owned()),
                GroupBy::Scheme => row.agency.scheme.clone(),
                GroupBy::Period => row.period.clone(),
                GroupBy::Assessor => row.assessor.clone(),
            };
            let mut names: Vec<Option<String>> = self.rows.iter().map(of).collect();
            let of_row = names.clone();
            names.sort_by(|a, b| a.is_none().cmp(&b.is_none()).then_with(|| a.cmp(b)));
            names.dedup();
            let place = |name: &Option<String>| names.iter().position(|other| other == name).unwrap_or(0);
            Groups { by, of_row: of_row.iter().map(place).collect(), names }
        });
    }

    /// Ranks the agencies within their groups, except those with these codes, which decline.
    ///
    /// The stages of a profile are not claimed, so there the index alone decides. A group with fewer than `least`
    /// agencies to rank is not ranked; without groups there is nothing to hide.
    pub fn rank(&mut self, declining: &[String], least: usize) {
        let claims = self.rubric.method.claims();
        let standing =
            |standing: Standing| if claims { standing } else { Standing { stage: Some(0), ..standing } };
        let entry = |(at, row): (usize, &Row)| Entry {
            standing: standing(row.standing),
            worst: standing(row.worst),
            best: standing(row.best),
            group: self.groups.as_ref().map_or(0, |groups| groups.of_row[at]),
            declines: row.agency.code.as_ref().is_some_and(|code| declining.contains(code)),
        };
        let entries: Vec<Entry> = self.rows.iter().enumerate().map(entry).collect();
        let least = if self.groups.is_some() { least } else { 1 };
        self.places = Some(rank(&entries, least));
    }

    /// Brings the agencies into the order of their groups and ranks, those without a rank last, and says which
    /// agency each row was before.
    pub fn sort_by_rank(&mut self) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.rows.len()).collect();
        let group = |at: usize| self.groups.as_ref().map_or(0, |groups| groups.of_row[at]);
        let rank = |at: usize| match self.places.as_ref().map(|places| places[at]) {
            Some(Place::Ranked(rank)) => rank.rank,
            _ => usize::MAX,
        };
        if self.places.is_some() {
            order.sort_by_key(|&at| (group(at), rank(at), at));
        }
        let mut rows: Vec<Option<Row>> = std::mem::take(&mut self.rows).into_iter().map(Some).collect();
        self.rows = order.iter().filter_map(|&at| rows[at].take()).collect();
        if let Some(places) = &mut self.places {
            *places = order.iter().map(|&at| places[at]).collect();
        }
        if let Some(groups) = &mut self.groups {
            groups.of_row = order.iter().map(|&at| groups.of_row[at]).collect();
        }
        order
    }
}

/// The groups in which agencies are ranked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Groups {
    /// What agencies are grouped by.
    pub by: GroupBy,
    /// The names of the groups; a group without a name is that of agencies that do not say.
    pub names: Vec<Option<String>>,
    /// The group of each row, by its place in `names`.
    pub of_row: Vec<usize>,
}

/// What agencies can be grouped by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GroupBy {
    /// The kind of agency.
    Kind,
    /// The code scheme.
    Scheme,
    /// The period.
    Period,
    /// Whoever filled the sheet in.
    Assessor,
}

/// An input that could not be scored.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Failure {
    /// Where the first fault is: `north.yaml:3:9`, `answers.csv:12:5`, `answers.xlsx:Sheet1!F12`, or the input.
    pub position: String,
    /// The code of the first fault, if it has one.
    pub code: Option<Code>,
    /// What is wrong.
    pub message: Bilingual,
    /// What to do, where that can be said.
    pub help: Option<Bilingual>,
    /// Further faults, where they are to be shown: those of the header of a table.
    pub also: Vec<Self>,
    /// How many more faults the input has, with those in `also`.
    pub more: usize,
}

impl Failure {
    /// A failure with one fault.
    #[must_use]
    pub fn new(position: String, code: Option<Code>, message: Bilingual) -> Self {
        Self { position, code, message, help: None, also: Vec::new(), more: 0 }
    }

    /// What is wrong, and what to do.
    #[must_use]
    pub fn text(&self, lang: Lang) -> String {
        let message = self.message.get(lang);
        match &self.help {
            Some(help) => format!("{message}; {}", help.get(lang)),
            None => message.to_owned(),
        }
    }
}

/// The result of one agency, in short.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Row {
    /// Who was assessed.
    pub agency: Agency,
    /// The period.
    pub period: Option<String>,
    /// Who filled the sheet in.
    pub assessor: Option<String>,
    /// Whether the data are made up as an example.
    pub illustrative: bool,
    /// Where the answers stand: `north.yaml`, `answers.csv:12`, `answers.xlsx:Sheet1!12`.
    pub origin: String,
    /// The stage and the index; no stage if blanks block the verdict, or the rubric claims none.
    pub standing: Standing,
    /// The stage and the index with unanswered questions at their worst.
    pub worst: Standing,
    /// The stage and the index with unanswered questions at their best.
    pub best: Standing,
    /// The stage by the evidenced answers alone; nothing if the rubric claims no stage.
    pub evidenced: Option<StageNumber>,
    /// The stage if everything not applicable counted as not met; nothing if the rubric claims no stage.
    pub not_applicable_as_unmet: Option<StageNumber>,
    /// How many questions were answered and how.
    pub counts: Counts,
    /// The overall coverage in each column.
    pub overall: Vec<Option<Ppm>>,
    /// The stage and the index of each top dimension, in the order of the rubric.
    pub dimensions: Vec<Standing>,
    /// The place of the weakest top dimension among them.
    pub weakest: Option<usize>,
}

impl Row {
    /// The row of an assessment.
    #[must_use]
    pub fn new(assessment: &Assessment<'_>, origin: String) -> Self {
        let Assessment { rubric, sheet, card, verdict, .. } = assessment;
        Self::of(rubric, sheet, card, verdict, origin)
    }

    /// The row of a verdict, for which nobody has to know what is missing.
    #[must_use]
    pub fn of(
        rubric: &Rubric,
        sheet: &AnswerSheet,
        card: &Scorecard,
        verdict: &Verdict,
        origin: String,
    ) -> Self {
        let AnswerSheet { agency, period, assessor, illustrative, .. } = sheet;
        let claimed = |stage: StageNumber| rubric.method.claims().then_some(stage);
        let dimensions: Vec<Standing> = rubric
            .top_dimensions()
            .map(|at| Standing {
                stage: verdict.dimension_stages[at],
                index: index(verdict.profile.dimension(at)),
            })
            .collect();
        Self {
            agency: agency.clone(),
            period: period.clone(),
            assessor: assessor.clone(),
            illustrative: *illustrative,
            origin,
            standing: Standing { stage: verdict.stage, index: verdict.profile.index },
            worst: Standing { stage: claimed(verdict.range.stage.0), index: verdict.range.index.0 },
            best: Standing { stage: claimed(verdict.range.stage.1), index: verdict.range.index.1 },
            evidenced: claimed(verdict.evidenced),
            not_applicable_as_unmet: claimed(verdict.not_applicable_as_unmet),
            counts: card.counts,
            overall: verdict.profile.overall().to_vec(),
            weakest: weakest(rubric, &dimensions),
            dimensions,
        }
    }

    /// What the agency is known by: its code, or its name where it has none.
    #[must_use]
    pub fn key(&self) -> (Option<&str>, &str) {
        (self.agency.scheme.as_deref(), self.agency.code.as_deref().unwrap_or(&self.agency.name))
    }
}

/// The weakest top dimension: the one at the lowest stage, then with the lowest index, then the first. There is
/// none where all are equally strong.
fn weakest(rubric: &Rubric, dimensions: &[Standing]) -> Option<usize> {
    let key = |at: &usize| (dimensions[*at].stage.filter(|_| rubric.method.claims()), dimensions[*at].index);
    let known = || (0..dimensions.len()).filter(|&at| dimensions[at].index.is_some());
    let weakest = known().min_by_key(key)?;
    known().any(|at| key(&at) != key(&weakest)).then_some(weakest)
}

/// The stages that a verdict can be, 0 first; nothing if the rubric claims no stage.
#[must_use]
pub fn possible_stages(rubric: &Rubric) -> std::ops::Range<StageNumber> {
    match &rubric.method {
        Method::Profile => 0..0,
        Method::Banded { from, .. } if from.first() == Some(&Ppm::ZERO) => 1..rubric.stages.len() + 1,
        Method::Staged { .. } | Method::Banded { .. } => 0..rubric.stages.len() + 1,
    }
}
