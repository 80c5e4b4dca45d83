//! What JSON says of a gap.

use schemars::JsonSchema;
use serde::Serialize;

use crate::analysis::assessment::{Ahead, Assessment};
use crate::analysis::plan::{Change, Cost};
use crate::base::number::Decimal;

use super::{AnswerRecord, answer_record};

#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct GapRecord {
    /// `question@stage`, or in a banded rubric the id of the question.
    pub(super) criterion: String,
    /// The id of the dimension.
    pub(super) dimension: String,
    /// Whether it is a gate that stands open.
    pub(super) open_gate: bool,
    /// The answer in words.
    pub(super) answer: String,
    /// The target in words.
    pub(super) target: String,
    /// What meeting it would add to the coverage of its dimension at its stage.
    pub(super) gain_ppm: u32,
    /// The effort in points.
    pub(super) effort: u32,
    /// The unit in charge.
    pub(super) owner: Option<String>,
    /// What to do.
    pub(super) recommendation: Option<String>,
    /// The keys of the sources that the target rests on; empty for a design choice.
    pub(super) sources: Vec<String>,
    /// What meeting it would add to the overall coverage of its stage.
    pub(super) overall_gain_ppm: u32,
    /// Whether it is a cap below the target stage that stands open.
    pub(super) open_cap: bool,
    /// The coordinating unit.
    pub(super) with: Option<String>,
    /// The ids of the items of a checklist that the answer does not have.
    pub(super) missing: Vec<String>,
    /// How far the cheapest plan brings its question, `full` or `half`; left out if the plan does nothing about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) plan_step: Option<&'static str>,
}

/// The cheapest plan to the target, by the efforts of the rubric.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct AheadRecord {
    /// What it costs, in points of effort; null if there is none, or it takes longer to prove: `assess plan` says which.
    cost: Option<String>,
    /// Its changes, in the order of the rubric.
    changes: Vec<AheadChange>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct AheadChange {
    /// The id of the question.
    question: String,
    /// `full` or `half`.
    step: &'static str,
    /// The new answer.
    to: AnswerRecord,
    /// The least answer that keeps the goal, others as planned; null if that is the new answer.
    enough: Option<AnswerRecord>,
    /// What it costs.
    cost: String,
}

impl AheadRecord {
    /// The plan, if it was looked for.
    pub(super) fn new(assessment: &Assessment<'_>) -> Option<Self> {
        let plan = match &assessment.ahead {
            Ahead::NotAsked => return None,
            Ahead::NotFound => return Some(Self { cost: None, changes: Vec::new() }),
            Ahead::Plan(plan) => plan,
        };
        let cost =
            |cost: Cost| Decimal::from_millionths(i128::try_from(cost).unwrap_or(i128::MAX)).to_string();
        let record = |change: &Change| {
            let question = &assessment.rubric.questions[change.question];
            AheadChange {
                question: question.id.clone(),
                step: change.level.as_str(),
                to: answer_record(&change.answer, &question.answer),
                enough: change.enough.as_ref().map(|answer| answer_record(answer, &question.answer)),
                cost: cost(change.cost),
            }
        };
        Some(Self { cost: Some(cost(plan.cost)), changes: plan.changes.iter().map(record).collect() })
    }
}
