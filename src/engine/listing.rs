//! A program as data, for whoever computes elsewhere: the script in a form.
//!
//! Numbers of answers are millionths, written as text since they may be longer than what other languages count
//! exactly. What is usual is left out. Achievements, coverages and thresholds are parts per million.

use serde::Serialize;

use crate::base::number::Decimal;
use crate::model::rubric::{Credit, Direction, Gate, Method, Rule, Threshold};

use super::mark::listed;
use super::program::Program;

/// A rubric compiled for one kind of agency, as data.
#[derive(Clone, Debug, Serialize)]
pub struct Listing {
    /// The number of columns.
    pub columns: usize,
    /// The number of stages.
    pub stages: usize,
    /// The number of the highest stage that agencies of the kind can be given.
    pub highest: usize,
    /// What an unanswered question does: the word of the rubric.
    pub unanswered: &'static str,
    /// `staged`, `banded` or `profile`.
    pub method: &'static str,
    /// The least coverage that a stage (outer) asks of a column (inner); nothing where it asks none.
    pub least: Vec<Vec<Option<u32>>>,
    /// Whether the rubric has no criterion at all in a column.
    pub bare: Vec<bool>,
    /// The questions, in the order of the rubric.
    pub questions: Vec<ListedQuestion>,
    /// The criteria, in the order of the rubric.
    pub criteria: Vec<ListedCriterion>,
    /// The dimensions, parents before their children, and behind them the whole.
    pub groups: Vec<ListedGroup>,
}

/// A question of a [`Listing`].
#[derive(Clone, Debug, Serialize)]
pub struct ListedQuestion {
    /// Whether agencies of the kind are not asked it.
    #[serde(skip_serializing_if = "is_false")]
    pub out: bool,
    /// Whether it counts in no score.
    #[serde(skip_serializing_if = "is_false")]
    pub unscored: bool,
    /// Whether "not applicable" counts as met.
    #[serde(skip_serializing_if = "is_false")]
    pub na_met: bool,
    /// The numbers of the answers that it lists, in millionths; of others none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub values: Vec<String>,
    /// Its first criterion and the one behind its last.
    pub criteria: [usize; 2],
}

/// A criterion of a [`Listing`].
#[derive(Clone, Debug, Serialize)]
pub struct ListedCriterion {
    /// The place of its dimension.
    pub group: usize,
    /// Its column.
    pub column: usize,
    /// Its whole weight.
    pub weight: u64,
    /// Whether it takes no part in the overall coverage of its column.
    #[serde(skip_serializing_if = "is_false")]
    pub idle: bool,
    /// Whether less is better.
    #[serde(skip_serializing_if = "is_false")]
    pub less: bool,
    /// The value that meets the target, in millionths.
    pub full: String,
    /// Whether only what lies beyond the value meets it.
    #[serde(skip_serializing_if = "is_false")]
    pub beyond: bool,
    /// The value from which half is credited, in millionths.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub half: Option<String>,
    /// The value at which a linear credit is nothing, in millionths.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub linear: Option<String>,
    /// Of a gate or a cap: what has to be met, `full` or `partial`, and the stage that the verdict is at most until then.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hold: Option<(&'static str, usize)>,
}

/// A dimension or the whole in a [`Listing`].
#[derive(Clone, Debug, Serialize)]
pub struct ListedGroup {
    /// How what it holds is put together: the word of the rubric.
    pub aggregate: &'static str,
    /// The group it is a part of; of the whole, itself.
    pub parent: usize,
    /// Its whole weight there.
    pub weight: u64,
}

impl Program<'_> {
    /// The program as data.
    #[must_use]
    pub fn listing(&self) -> Listing {
        let rubric = self.rubric();
        let scope = rubric.scope(self.kind());
        let questions = rubric.questions.iter().enumerate().map(|(at, question)| ListedQuestion {
            out: scope.is_some_and(|scope| scope.reason(at).is_some()),
            unscored: !rubric.is_scored(at),
            na_met: question.allow_na.is_met(),
            values: listed(&question.answer).into_iter().map(millionths).collect(),
            criteria: [question.criteria.start, question.criteria.end],
        });
        let criteria = rubric.criteria.iter().zip(&self.criteria).map(|(criterion, compiled)| {
            let Rule { direction, full, beyond, credit } = criterion.rule;
            let (half, linear) = match credit {
                Credit::None => (None, None),
                Credit::Half(from) => (Some(from), None),
                Credit::Linear(zero) => (None, Some(zero)),
            };
            let hold = criterion
                .hold()
                .map(|(gate, stage)| (if gate == Gate::Partial { "partial" } else { "full" }, stage));
            ListedCriterion {
                group: criterion.dimension,
                column: criterion.column,
                weight: compiled.weight,
                idle: !rubric.counts(criterion),
                less: direction == Direction::AtMost,
                full: millionths(full),
                beyond,
                half: half.map(millionths),
                linear: linear.map(millionths),
                hold,
            }
        });
        let groups = self.groups.iter().map(|group| ListedGroup {
            aggregate: group.aggregate.as_str(),
            parent: group.parent,
            weight: group.weight,
        });
        let least = |threshold: &Option<Threshold>| threshold.map(|threshold| threshold.least().get());
        let least = match &rubric.method {
            Method::Staged { requires, .. } => {
                requires.iter().map(|row| row.iter().map(least).collect()).collect()
            }
            Method::Banded { from, .. } => from.iter().map(|from| vec![Some(from.get())]).collect(),
            Method::Profile => Vec::new(),
        };
        let is_bare = |column: usize| rubric.criteria.iter().all(|criterion| criterion.column != column);
        Listing {
            columns: self.columns,
            stages: rubric.stages.len(),
            highest: rubric.highest_stage(self.kind()),
            unanswered: rubric.unanswered.as_str(),
            method: rubric.method.as_str(),
            least,
            bare: (0..self.columns).map(is_bare).collect(),
            questions: questions.collect(),
            criteria: criteria.collect(),
            groups: groups.collect(),
        }
    }
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
const fn is_false(value: &bool) -> bool {
    !*value
}

fn millionths(number: Decimal) -> String {
    number.millionths().to_string()
}
