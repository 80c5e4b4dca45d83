//! Plans for programs: one JSON object, complete and versioned.
//!
//! Promise: within a `version`, keys are only added. Coverages are whole parts per million, costs and answers decimals in
//! strings, so no reader rounds them.

use schemars::JsonSchema;
use serde::Serialize;

use crate::analysis::duties::DutyState;
use crate::analysis::plan::{
    Alternative, Change, Cost, Costs, Found, Impossible, Plan, Planned, Plans, Proof, decimal,
};
use crate::base::lang::Lang;
use crate::base::number::Ppm;
use crate::engine::verdict::StageNumber;
use crate::model::rubric::Rubric;

use super::json::{AgencyIdentity, AnswerRecord, Provenance, RubricIdentity, answer_record};

/// The version of this format.
pub const VERSION: u32 = 1;

/// Plans for one agency.
#[derive(Serialize, JsonSchema)]
#[schemars(title = "assess plan", deny_unknown_fields)]
pub struct PlanResult {
    /// The version of this format: 1.
    version: u32,
    /// What identifies the files that the plans were made from.
    provenance: Provenance,
    /// The rubric.
    rubric: RubricIdentity,
    /// Whose plans they are.
    agency: AgencyIdentity,
    /// The period, such as `2026-Q3`.
    period: Option<String>,
    /// Whether the data are made up as an example.
    illustrative: bool,
    /// The id of the stage today; null if there is no verdict.
    stage: Option<String>,
    /// The index today.
    index_ppm: Option<u32>,
    /// In what costs are counted; null for the points of efforts, and where a table of costs does not say.
    unit: Option<String>,
    /// The budget that was asked for; null if stages were.
    budget: Option<String>,
    /// A plan for each stage that was asked for, or the one for the budget.
    plans: Vec<PlannedRecord>,
    /// The ids of the questions of duties that are not met today.
    open_duties: Vec<String>,
}

#[derive(Serialize, JsonSchema)]
struct PlannedRecord {
    /// The id of the stage that was asked for; null for a budget.
    target: Option<String>,
    /// The best plan; null if there is none.
    plan: Option<PlanRecord>,
    /// Why there is none; null if there is one.
    impossible: Option<ImpossibleRecord>,
}

#[derive(Serialize, JsonSchema)]
struct PlanRecord {
    /// What it costs.
    cost: String,
    /// The id of the stage after it.
    stage: String,
    /// The index after it.
    index_ppm: Option<u32>,
    /// What coverages lie above the least that passes, in all.
    margin_ppm: i64,
    /// When the last change ends, in units of cost.
    end: String,
    /// Whether nothing cheaper, or with a budget nothing better, exists for sure.
    proved: bool,
    /// The changes, in the order of the rubric.
    changes: Vec<ChangeRecord>,
    /// The coverages that have a threshold.
    coverages: Vec<CoverageRecord>,
    /// Other plans that cost as little, at most three.
    alternatives: Vec<AlternativeRecord>,
    /// Whether there are more of them.
    more_alternatives: bool,
    /// Whether all of them were looked for.
    alternatives_complete: bool,
    /// What the cheapest other plan costs, if none costs as little and it is known.
    next_cost: Option<String>,
    /// How many branches were looked at; null where each column was decided by itself.
    branches: Option<u32>,
    /// No plan costs less than this.
    bound: String,
    /// The ids of questions that have to be answered, at whatever they are worth.
    to_answer: Vec<String>,
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
    /// The least answer that keeps the goal, others as planned; null if that is the new answer.
    enough: Option<AnswerRecord>,
    /// What it costs.
    cost: String,
    /// The criteria that are newly met.
    meets: Vec<String>,
    /// The criteria that newly get half credit.
    meets_partly: Vec<String>,
    /// The gates and caps that it closes.
    closes: Vec<String>,
    /// The ids of the changed questions for which it waits.
    after: Vec<String>,
    /// When it starts, in units of cost.
    start: String,
    /// When it ends.
    end: String,
}

#[derive(Serialize, JsonSchema)]
struct CoverageRecord {
    /// The id of the stage; null for the total of a banded rubric.
    stage: Option<String>,
    /// The coverage today.
    before_ppm: Option<u32>,
    /// The coverage after the plan.
    after_ppm: Option<u32>,
    /// The least that passes.
    least_ppm: u32,
    /// The least that it costs to pass; null where columns are not independent.
    cost: Option<String>,
    /// The highest coverage for less; null where nothing is cheaper, or columns are not independent.
    cheaper_ppm: Option<u32>,
}

#[derive(Serialize, JsonSchema)]
struct AlternativeRecord {
    /// The ids of the questions that it changes.
    questions: Vec<String>,
    /// How far each of them is brought: `full` or `half`.
    steps: Vec<&'static str>,
    /// Its margin.
    margin_ppm: i64,
}

#[derive(Serialize, JsonSchema)]
struct ImpossibleRecord {
    /// The id of the highest stage that agencies of this kind can be given, if that is lower.
    limit: Option<String>,
    /// Whether nothing of the stage applies to the agency.
    nothing_applies: bool,
    /// The gates and caps that no step closes.
    open: Vec<String>,
    /// The coverages that stay too low with every step taken.
    coverages: Vec<LowRecord>,
    /// The questions that wait for one whose lowest target no step meets.
    waiting: Vec<WaitingRecord>,
}

#[derive(Serialize, JsonSchema)]
struct LowRecord {
    /// The id of the stage; null for the total of a banded rubric.
    stage: Option<String>,
    /// The best coverage.
    best_ppm: Option<u32>,
    /// The least that passes.
    least_ppm: u32,
}

#[derive(Serialize, JsonSchema)]
struct WaitingRecord {
    /// The id of the question that waits.
    question: String,
    /// The id of the one that comes first.
    after: String,
}

/// The plans as JSON, ending in a newline.
///
/// # Errors
/// None in practice: the structure holds nothing that JSON cannot.
pub fn to_string(plans: &Plans<'_>, provenance: Provenance, lang: Lang) -> serde_json::Result<String> {
    serde_json::to_string_pretty(&result(plans, provenance, lang)).map(|text| text + "\n")
}

/// The JSON Schema (draft 2020-12) of plans.
#[must_use]
pub fn schema() -> serde_json::Value {
    schemars::schema_for!(PlanResult).to_value()
}

fn result(plans: &Plans<'_>, provenance: Provenance, lang: Lang) -> PlanResult {
    let (rubric, sheet) = (plans.rubric, plans.sheet);
    let (budget, planned) = match &plans.found {
        Found::Stages(all) => {
            (None, all.iter().map(|(stage, it)| stage_record(rubric, *stage, it)).collect())
        }
        Found::Budget(limit, plan) => {
            let plan = plan.as_deref().map(|plan| plan_record(rubric, plan));
            (Some(written(*limit)), vec![PlannedRecord { target: None, plan, impossible: None }])
        }
    };
    let open = plans.duties.iter();
    let open = open.filter(|duty| matches!(duty.state, DutyState::Unmet | DutyState::NotShown));
    PlanResult {
        version: VERSION,
        provenance,
        rubric: RubricIdentity::new(rubric, lang),
        agency: AgencyIdentity::from(&sheet.agency),
        period: sheet.period.clone(),
        illustrative: sheet.illustrative,
        stage: plans.verdict.stage.map(|stage| rubric.stage_id(stage).to_owned()),
        index_ppm: plans.verdict.profile.index.map(Ppm::get),
        unit: match &plans.costs {
            Costs::Efforts => None,
            Costs::Given { unit, .. } => unit.clone(),
        },
        budget,
        plans: planned,
        open_duties: ids(rubric, open.map(|duty| duty.duty.question)),
    }
}

fn stage_record(rubric: &Rubric, stage: StageNumber, planned: &Planned) -> PlannedRecord {
    let target = Some(rubric.stage_id(stage).to_owned());
    match planned {
        Planned::Plan(plan) => {
            PlannedRecord { target, plan: Some(plan_record(rubric, plan)), impossible: None }
        }
        Planned::Impossible(why) => {
            PlannedRecord { target, plan: None, impossible: Some(impossible(rubric, why)) }
        }
    }
}

fn plan_record(rubric: &Rubric, plan: &Plan) -> PlanRecord {
    let (branches, bound) = match plan.proof {
        Proof::Columns(_) => (None, plan.cost),
        Proof::Branches { branches, bound, .. } => (Some(branches), bound),
    };
    PlanRecord {
        cost: written(plan.cost),
        stage: rubric.stage_id(plan.stage).to_owned(),
        index_ppm: plan.index.1.map(Ppm::get),
        margin_ppm: plan.margin,
        end: written(plan.end),
        proved: plan.is_proved(),
        changes: plan.changes.iter().map(|change| change_record(rubric, plan, change)).collect(),
        coverages: coverages(rubric, plan),
        alternatives: plan.alternatives.iter().map(|other| alternative(rubric, other)).collect(),
        more_alternatives: plan.more,
        alternatives_complete: plan.all_looked_at,
        next_cost: plan.next.map(written),
        branches,
        bound: written(bound),
        to_answer: ids(rubric, plan.to_answer.iter().copied()),
    }
}

fn change_record(rubric: &Rubric, plan: &Plan, change: &Change) -> ChangeRecord {
    let kind = &rubric.questions[change.question].answer;
    let criteria =
        |list: &[usize]| list.iter().map(|at| rubric.criterion_id(&rubric.criteria[*at])).collect();
    ChangeRecord {
        question: rubric.questions[change.question].id.clone(),
        step: change.level.as_str(),
        from: change.before.as_ref().map(|answer| answer_record(answer, kind)),
        to: answer_record(&change.answer, kind),
        enough: change.enough.as_ref().map(|answer| answer_record(answer, kind)),
        cost: written(change.cost),
        meets: criteria(&change.meets),
        meets_partly: criteria(&change.meets_partly),
        closes: criteria(&change.closes),
        after: ids(rubric, change.after.iter().map(|at| plan.changes[*at].question)),
        start: written(change.time.0),
        end: written(change.time.1),
    }
}

fn coverages(rubric: &Rubric, plan: &Plan) -> Vec<CoverageRecord> {
    let proofs = match &plan.proof {
        Proof::Columns(proofs) => proofs.as_slice(),
        Proof::Branches { .. } => &[],
    };
    let record = |own: &crate::analysis::plan::Threshold| {
        let proof = proofs.iter().find(|proof| proof.column == own.column);
        CoverageRecord {
            stage: column(rubric, own.column),
            before_ppm: own.before.map(Ppm::get),
            after_ppm: own.after.map(Ppm::get),
            least_ppm: own.least.get(),
            cost: proof.map(|proof| written(proof.cost)),
            cheaper_ppm: proof.and_then(|proof| proof.cheaper).map(Ppm::get),
        }
    };
    plan.row.iter().map(record).collect()
}

fn alternative(rubric: &Rubric, other: &Alternative) -> AlternativeRecord {
    AlternativeRecord {
        questions: ids(rubric, other.changes.iter().map(|(question, _)| *question)),
        steps: other.changes.iter().map(|(_, level)| level.as_str()).collect(),
        margin_ppm: other.margin,
    }
}

fn impossible(rubric: &Rubric, why: &Impossible) -> ImpossibleRecord {
    let low = |(at, best, least): &(usize, Option<Ppm>, Ppm)| LowRecord {
        stage: column(rubric, *at),
        best_ppm: best.map(Ppm::get),
        least_ppm: least.get(),
    };
    let id = |question: usize| rubric.questions[question].id.clone();
    ImpossibleRecord {
        limit: why.limit.map(|stage| rubric.stage_id(stage).to_owned()),
        nothing_applies: why.nothing_applies,
        open: why.holds.iter().map(|at| rubric.criterion_id(&rubric.criteria[*at])).collect(),
        coverages: why.coverages.iter().map(low).collect(),
        waiting: why
            .waiting
            .iter()
            .map(|(question, first)| WaitingRecord { question: id(*question), after: id(*first) })
            .collect(),
    }
}

fn column(rubric: &Rubric, column: usize) -> Option<String> {
    rubric.column_stage(column).map(|stage| stage.id.clone())
}

fn ids(rubric: &Rubric, questions: impl Iterator<Item = usize>) -> Vec<String> {
    questions.map(|at| rubric.questions[at].id.clone()).collect()
}

fn written(cost: Cost) -> String {
    decimal(cost).to_string()
}
