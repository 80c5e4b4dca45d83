//! How a result arose, for programs: one JSON object, complete and versioned.
//!
//! Promise: within a `version`, keys are only added. Shares are whole parts per million, weights and numbers decimals in
//! strings, so no reader rounds them.

use schemars::JsonSchema;
use serde::Serialize;

use crate::analysis::explain::{Down, Explanation, Focus, Node, Of, Step, Up};
use crate::analysis::plan::Change;
use crate::base::lang::Lang;
use crate::base::number::{Decimal, Ppm};
use crate::engine::score::Outcome;
use crate::model::answers::Given;
use crate::model::rubric::Rubric;
use crate::report::words::formula;

use super::json::{AgencyIdentity, AnswerRecord, Provenance, RubricIdentity, answer_record};

/// The version of this format.
pub const VERSION: u32 = 1;

/// How the result of an agency arose.
#[derive(Serialize, JsonSchema)]
#[schemars(title = "assess explain", deny_unknown_fields)]
pub struct ExplainResult {
    /// The version of this format: 1.
    version: u32,
    /// What identifies the files that the result was made from.
    provenance: Provenance,
    /// The rubric.
    rubric: RubricIdentity,
    /// Whose result it is.
    agency: AgencyIdentity,
    /// The period, such as `2026-Q3`.
    period: Option<String>,
    /// Whether the data are made up as an example.
    illustrative: bool,
    /// The id of the question, dimension or stage that was asked about; null for everything.
    about: Option<String>,
    /// The id of the stage reached; null if there is no verdict.
    stage: Option<String>,
    /// The id of the stage that the way up leads to; null in a rubric that claims none.
    target: Option<String>,
    /// The index, with every number below it.
    index: NodeRecord,
    /// Coverages that are too low for the target.
    missing: Vec<MissingRecord>,
    /// The gates and caps that stand in its way.
    open: Vec<String>,
    /// Whether agencies of this kind cannot be given the target.
    over_limit: bool,
    /// Whether nothing of the target applies to the agency.
    nothing_applies: bool,
    /// The thresholds that the agency holds, and how much of each may be lost.
    held: Vec<HeldRecord>,
    /// The fewest answers that reach the target; null if it is reached, or cannot be, or a question or dimension was asked
    /// about.
    fewest_up: Option<UpRecord>,
    /// The fewest answers whose loss lowers the verdict; null if no loss does, or it was not asked for.
    fewest_down: Option<DownRecord>,
    /// What other answers to the question that was asked about would make of the result.
    steps: Vec<StepRecord>,
}

/// A published number with those that it is made from.
#[derive(Serialize, JsonSchema)]
struct NodeRecord {
    /// `index`, `coverage` (of a stage, or the total of a banded rubric), `dimension` or `criterion`.
    of: &'static str,
    /// The id of the stage, dimension or criterion; null for the index and a total.
    id: Option<String>,
    /// Its weight among those beside it, as a decimal.
    weight: String,
    /// The number; null where nothing applies.
    value_ppm: Option<u32>,
    /// `mean`, `min` or `geometric`; null for a criterion.
    aggregate: Option<&'static str>,
    /// How it is computed, in percent: `(3 × 50 + 100) / 4`; null where it is one number below it, or none.
    formula: Option<String>,
    /// Whether an unanswered question makes it zero, whatever its parts are.
    nullified: bool,
    /// What is asked and answered; null but for a criterion.
    criterion: Option<CriterionRecord>,
    /// What it is made from.
    parts: Vec<NodeRecord>,
}

#[derive(Serialize, JsonSchema)]
struct CriterionRecord {
    /// The id of the question.
    question: String,
    /// `met`, `half`, `unmet`, `unanswered`, `not-applicable`, `waived` or `out-of-scope`.
    state: &'static str,
    /// The number of the answer, about which the target speaks, as a decimal; null without an answer.
    answer: Option<String>,
    /// How much of the overall coverage of its stage it decides; null where it is in no mean of means.
    of_coverage_ppm: Option<u32>,
    /// How much of the index it decides.
    of_index_ppm: Option<u32>,
}

#[derive(Serialize, JsonSchema)]
struct MissingRecord {
    /// The id of the stage; null for the total of a banded rubric.
    stage: Option<String>,
    /// The coverage.
    coverage_ppm: u32,
    /// The least that passes.
    least_ppm: u32,
    /// How much is missing.
    missing_ppm: u32,
}

#[derive(Serialize, JsonSchema)]
struct HeldRecord {
    /// The id of the stage; null for the total of a banded rubric.
    stage: Option<String>,
    /// The coverage.
    coverage_ppm: u32,
    /// The least that passes.
    least_ppm: u32,
    /// How much may be lost.
    spare_ppm: u32,
}

#[derive(Serialize, JsonSchema)]
struct UpRecord {
    /// The changes, in the order of the rubric.
    changes: Vec<ChangeRecord>,
    /// Whether no fewer answers reach it for sure.
    proved: bool,
}

#[derive(Serialize, JsonSchema)]
struct ChangeRecord {
    /// The id of the question.
    question: String,
    /// `full` or `half`.
    step: &'static str,
    /// The answer today; null for a blank.
    from: Option<AnswerRecord>,
    /// The new answer.
    to: AnswerRecord,
    /// Its effort in points.
    effort: String,
}

#[derive(Serialize, JsonSchema)]
struct DownRecord {
    /// How many answers it takes.
    size: usize,
    /// The first sets of so many questions, by their ids.
    sets: Vec<Vec<String>>,
    /// How many such sets there are; null if they are too many to be counted.
    number: Option<String>,
}

#[derive(Serialize, JsonSchema)]
struct StepRecord {
    /// The answer; null for one that is worth nothing, whatever it is.
    answer: Option<AnswerRecord>,
    /// The criteria that are newly met.
    meets: Vec<String>,
    /// The criteria that newly get half credit.
    meets_partly: Vec<String>,
    /// The id of the stage then; null if there is no verdict.
    stage: Option<String>,
    /// The index then.
    index_ppm: Option<u32>,
}

/// The explanation as JSON, ending in a newline.
///
/// # Errors
/// None in practice: the structure holds nothing that JSON cannot.
pub fn to_string(
    explained: &Explanation<'_>,
    provenance: Provenance,
    lang: Lang,
) -> serde_json::Result<String> {
    serde_json::to_string_pretty(&result(explained, provenance, lang)).map(|text| text + "\n")
}

/// The JSON Schema (draft 2020-12) of explanations.
#[must_use]
pub fn schema() -> serde_json::Value {
    schemars::schema_for!(ExplainResult).to_value()
}

fn result(explained: &Explanation<'_>, provenance: Provenance, lang: Lang) -> ExplainResult {
    let (rubric, sheet, obstacles) = (explained.rubric, explained.sheet, &explained.obstacles);
    let stage_of = |column: usize| rubric.column_stage(column).map(|stage| stage.id.clone());
    let missing = obstacles.shortfalls.iter().map(|short| MissingRecord {
        stage: stage_of(short.column),
        coverage_ppm: short.coverage.get(),
        least_ppm: short.threshold.least().get(),
        missing_ppm: short.missing().get(),
    });
    let held = explained.held.iter().map(|held| HeldRecord {
        stage: stage_of(held.column),
        coverage_ppm: held.coverage.get(),
        least_ppm: held.threshold.least().get(),
        spare_ppm: held.spare().get(),
    });
    let up = match &explained.up {
        Some(Up::Plan(plan)) => Some(UpRecord {
            changes: plan.changes.iter().map(|change| change_record(explained, change)).collect(),
            proved: plan.is_proved(),
        }),
        Some(Up::Impossible(_) | Up::TooMuch) | None => None,
    };
    ExplainResult {
        version: VERSION,
        provenance,
        rubric: RubricIdentity::new(rubric, lang),
        agency: AgencyIdentity::from(&sheet.agency),
        period: sheet.period.clone(),
        illustrative: sheet.illustrative,
        about: match explained.focus {
            Focus::All => None,
            Focus::Question(at) => Some(rubric.questions[at].id.clone()),
            Focus::Dimension(at) => Some(rubric.dimensions[at].id.clone()),
            Focus::Stage(stage) => Some(rubric.stage_id(stage).to_owned()),
        },
        stage: explained.verdict.stage.map(|stage| rubric.stage_id(stage).to_owned()),
        target: explained.target.map(|stage| rubric.stage_id(stage).to_owned()),
        index: node(explained, &explained.index),
        missing: missing.collect(),
        open: criteria(rubric, &obstacles.holds),
        over_limit: obstacles.over_limit,
        nothing_applies: obstacles.nothing_applies,
        held: held.collect(),
        fewest_up: up,
        fewest_down: explained.down.as_ref().map(|down| down_record(rubric, down)),
        steps: match explained.focus {
            Focus::Question(at) => explained.steps.iter().map(|step| step_record(rubric, at, step)).collect(),
            _ => Vec::new(),
        },
    }
}

fn node(explained: &Explanation<'_>, own: &Node) -> NodeRecord {
    let rubric = explained.rubric;
    let (of, id) = match own.of {
        Of::Index => ("index", None),
        Of::Column(column) => ("coverage", rubric.column_stage(column).map(|stage| stage.id.clone())),
        Of::Dimension { at, .. } => ("dimension", Some(rubric.dimensions[at].id.clone())),
        Of::Criterion(at) => ("criterion", Some(rubric.criterion_id(&rubric.criteria[at]))),
    };
    let criterion = match own.of {
        Of::Criterion(at) => Some(criterion_record(explained, at)),
        _ => None,
    };
    let formula = match own.of {
        Of::Criterion(at) => {
            let criterion = &rubric.criteria[at];
            value(explained, criterion.question)
                .and_then(|value| formula::of_value(&criterion.rule, value, Lang::En))
        }
        _ => Some(formula::of_parts(own, Lang::En)).filter(|formula| !formula.is_empty()),
    };
    NodeRecord {
        of,
        id,
        weight: own.weight.to_string(),
        value_ppm: own.value.map(Ppm::get),
        aggregate: criterion.is_none().then(|| own.aggregate.as_str()),
        formula,
        nullified: own.nullified,
        criterion,
        parts: own.parts.iter().map(|part| node(explained, part)).collect(),
    }
}

/// The number of the answer to a question.
fn value(explained: &Explanation<'_>, question: usize) -> Option<Decimal> {
    match &explained.sheet.responses.get(question)?.given {
        Given::Answer(answer) => Some(answer.number(&explained.rubric.questions.get(question)?.answer)),
        _ => None,
    }
}

fn criterion_record(explained: &Explanation<'_>, at: usize) -> CriterionRecord {
    let (rubric, question) = (explained.rubric, explained.rubric.criteria[at].question);
    let state = match explained.card.outcomes.get(at) {
        Some(Outcome::Answered { met: true, .. }) => "met",
        Some(Outcome::Answered { partly_met: true, .. }) => "half",
        Some(Outcome::Answered { .. }) => "unmet",
        Some(Outcome::NotApplicable) => "not-applicable",
        Some(Outcome::Waived { .. }) => "waived",
        Some(Outcome::OutOfScope) => "out-of-scope",
        Some(Outcome::Unanswered) | None => "unanswered",
    };
    let weight = explained.weights.get(at).copied().flatten();
    CriterionRecord {
        question: rubric.questions[question].id.clone(),
        state,
        answer: value(explained, question).map(|value| value.to_string()),
        of_coverage_ppm: weight.map(|weight| weight.coverage.get()),
        of_index_ppm: weight.map(|weight| weight.index.get()),
    }
}

fn change_record(explained: &Explanation<'_>, change: &Change) -> ChangeRecord {
    let asked = &explained.rubric.questions[change.question];
    let effort = explained.effort(change.question, change.level);
    let effort = Decimal::from_millionths(i128::try_from(effort).unwrap_or(i128::MAX));
    ChangeRecord {
        question: asked.id.clone(),
        step: change.level.as_str(),
        from: change.before.as_ref().map(|answer| answer_record(answer, &asked.answer)),
        to: answer_record(&change.answer, &asked.answer),
        effort: effort.to_string(),
    }
}

fn down_record(rubric: &Rubric, down: &Down) -> DownRecord {
    let ids = |set: &Vec<usize>| set.iter().map(|at| rubric.questions[*at].id.clone()).collect();
    DownRecord {
        size: down.size,
        sets: down.sets.iter().map(ids).collect(),
        number: down.number.map(|number| number.to_string()),
    }
}

fn step_record(rubric: &Rubric, question: usize, step: &Step) -> StepRecord {
    let kind = &rubric.questions[question].answer;
    StepRecord {
        answer: step.answer.as_ref().map(|answer| answer_record(answer, kind)),
        meets: criteria(rubric, &step.meets),
        meets_partly: criteria(rubric, &step.partly),
        stage: step.stage.map(|stage| rubric.stage_id(stage).to_owned()),
        index_ppm: step.index.map(Ppm::get),
    }
}

fn criteria(rubric: &Rubric, list: &[usize]) -> Vec<String> {
    list.iter().map(|at| rubric.criterion_id(&rubric.criteria[*at])).collect()
}
