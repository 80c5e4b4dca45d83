//! Many agencies, one rubric: a small row for each agency, and sums over all of them.
//!
//! Agencies come one at a time and go again: what stays is a [`Row`] each, where one is asked for, and a
//! [`Summary`] whose size depends on the rubric alone. Summaries of parts can be merged in any order, and all
//! sums are whole numbers, so a result does not depend on how the work was shared out.

mod appraisals;
pub mod beside;
mod causes;
pub mod choice;
pub mod comparison;
mod draft;
pub mod earlier;
mod edges;
mod expected;
mod extras;
mod faults;
pub mod firmness;
mod league;
mod merge;
pub mod parts;
mod periods;
mod piece;
pub mod reading;
mod records;
pub mod results;
mod row;
pub mod run;
mod scorer;
mod seen;
mod summary;
mod sums;
mod tables;
mod waiting;
mod wanted;
mod words;
mod work;

use crate::analysis::items::Statistics;
use crate::analysis::rank::Place;
use crate::base::diagnostic::{Code, Severity};
use crate::base::lang::{Lang, Message};
use crate::base::number::Ppm;
use crate::engine::verdict::StageNumber;
use crate::model::rubric::{Method, Rubric};

pub use appraisals::Appraisals;
pub use causes::{Cause, Causes};
pub use expected::Expected;
pub use extras::{Extra, Extras};
pub use faults::Faults;
pub use league::{Contender, League, Standings};
pub use row::{Needs, Row};
pub use scorer::{FEW, Judged, Make, Part, Scorer};
pub use seen::Seen;
pub use summary::{Cell, DutySum, Kinds, SharedGap, Summary};
pub use sums::Sums;
pub use tables::{Stdin, Tables};
pub use wanted::Wanted;
pub use work::{PlainTable, Work, given_before};

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
    /// Sums over the agencies of each period, where they are told apart; numbers of several periods are never pooled.
    pub periods: Vec<OfPeriod>,
    /// How many rows of tables were left out, since they are no agencies.
    pub left_out: u64,
    /// How many warnings there were.
    pub warnings: u64,
    /// What was wrong or doubtful, once for each cause in a column.
    pub causes: Vec<Cause>,
    /// What was found out of agencies beyond their results.
    pub extras: Extras,
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
            periods: Vec::new(),
            left_out: 0,
            warnings: 0,
            causes: Vec::new(),
            extras: Extras::default(),
        }
    }

    /// What is doubtful in what was scored, and the rows that were left out.
    pub fn doubts(&self) -> impl Iterator<Item = &Cause> {
        self.causes.iter().filter(|cause| cause.severity != Severity::Error)
    }

    /// In how many draws one row is ahead of another; nothing of itself, of one that is not ranked with it, or if that was not
    /// counted.
    #[must_use]
    pub fn ahead(&self, one: usize, other: usize) -> Option<u32> {
        let group = |at: usize| self.groups.as_ref().and_then(|groups| groups.of_row.get(at));
        let firm = |at: usize| self.rows.get(at)?.firm.as_deref();
        if one == other || group(one) != group(other) { None } else { firm(one)?.ahead_of(firm(other)?) }
    }

    /// Takes over where the agencies come, in the same order.
    pub fn rank(&mut self, standings: Standings) {
        (self.places, self.groups) = (standings.places, standings.groups);
    }

    /// Brings the agencies into another order, such as that of [`Standings::order`].
    pub fn sort(&mut self, order: &[usize]) {
        let mut rows: Vec<Option<Row>> = std::mem::take(&mut self.rows).into_iter().map(Some).collect();
        self.rows = order.iter().filter_map(|&at| rows.get_mut(at)?.take()).collect();
        if let Some(places) = &mut self.places {
            *places = order.iter().map(|&at| places[at]).collect();
        }
        if let Some(groups) = &mut self.groups {
            groups.of_row = order.iter().map(|&at| groups.of_row[at]).collect();
        }
    }
}

/// What agencies come to in one period.
#[derive(Clone, Debug)]
pub struct OfPeriod {
    /// The period; nothing for those that do not say it.
    pub period: Option<String>,
    /// Sums over its agencies.
    pub summary: Summary,
    /// The statistics of the criteria, if they were asked for.
    pub items: Option<Statistics>,
    /// The statistics of the stages, if they were asked for.
    pub stage_items: Option<Statistics>,
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

impl GroupBy {
    /// Each, as it is called.
    pub const WORDS: [(&'static str, Self); 4] = [
        ("kind", Self::Kind),
        ("scheme", Self::Scheme),
        ("period", Self::Period),
        ("assessor", Self::Assessor),
    ];
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
    pub message: Message,
    /// What to do, where that can be said.
    pub help: Option<Message>,
    /// Further faults, where they are to be shown: those of the header of a table.
    pub also: Vec<Self>,
    /// How many more faults the input has, with those in `also`.
    pub more: usize,
    /// The column of a table that it is in, where all of one cause are said together: `t.csv:share`.
    pub column: Option<String>,
}

impl Failure {
    /// A failure with one fault.
    #[must_use]
    pub fn new(position: String, code: Option<Code>, message: Message) -> Self {
        Self { position, code, message, help: None, also: Vec::new(), more: 0, column: None }
    }

    /// What is wrong, and what to do.
    #[must_use]
    pub fn text(&self, lang: Lang) -> String {
        let message = self.message.get(lang);
        match &self.help {
            Some(help) => format!("{message}; {}", help.get(lang)),
            None => message.clone(),
        }
    }
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
