//! The result for programs: one JSON object, complete and versioned.
//!
//! Promise: within a `version`, keys are only added. Numbers of percent are whole parts per million (keys that
//! end in `_ppm`), decimals are strings, so no reader rounds them. On one line it is a line of JSON Lines.

mod fault;
mod gap;
mod record;
mod robustness;
mod standing;

use crate::analysis::assessment::Assessment;
use crate::analysis::duties::DutyResult;
use crate::analysis::plan::Next;
use crate::analysis::rank::Standing;
use crate::base::lang::Lang;
use crate::base::number::Ppm;
use crate::batch::Failure;
use crate::engine::profile::Rating;
use crate::engine::score::Reading;
use crate::engine::verdict::StageNumber;
use crate::model::answers::{Answer, Appraised, Given};
use crate::model::rubric::{AnswerKind, Basis, ByKind, Gate, Method, Question, Rubric, Scale, Threshold};
use crate::report::number::Numbers;
use crate::report::words;

pub(in crate::report) use fault::lost_line;
use gap::{AheadRecord, GapRecord};
pub(in crate::report) use record::{
    AgencyIdentity, AnswerRecord, CountsRecord, RangeRecord, RubricIdentity, StatedRecord,
};
use record::{
    AppraisedRecord, CellRecord, CriterionRecord, DimensionRecord, DutyRecord, QuestionRecord,
    ShortfallRecord, StageRecord, TargetRecord, ThresholdRecord, VerdictRecord, WarningRecord,
};
pub use record::{AssessmentResult, Provenance};
use robustness::RobustnessRecord;
pub(in crate::report) use robustness::billionths;
pub(in crate::report) use standing::{AppraisalRecord, EndRecord, NextRecord};

/// The version of this format.
pub const VERSION: u32 = 2;

/// The result as JSON, ending in a newline, with what is doubtful in the answers.
///
/// # Errors
/// None in practice: the structure holds nothing that JSON cannot.
pub fn to_string(
    assessment: &Assessment<'_>,
    warnings: &[Failure],
    provenance: Provenance,
    lang: Lang,
) -> serde_json::Result<String> {
    let mut text = serde_json::to_string_pretty(&result(assessment, warnings, provenance, lang))?;
    text.push('\n');
    Ok(text)
}

/// The same result on one line, a line of JSON Lines: with where the answers stand, and that there is no fault where lines
/// may have one.
///
/// # Errors
/// None in practice: the structure holds nothing that JSON cannot.
pub fn to_line(
    assessment: &Assessment<'_>,
    warnings: &[Failure],
    about: (&str, bool),
    provenance: Provenance,
    lang: Lang,
) -> serde_json::Result<String> {
    to_line_with(assessment, warnings, about, (None, None), provenance, lang)
}

/// The same with what a batch asked for beyond results: the seed of draws, and the cheapest plan to the next stage.
///
/// # Errors
/// None in practice, as of [`to_line`].
pub fn to_line_with(
    assessment: &Assessment<'_>,
    warnings: &[Failure],
    (origin, has_faults): (&str, bool),
    (seed, next): (Option<u64>, Option<Next>),
    provenance: Provenance,
    lang: Lang,
) -> serde_json::Result<String> {
    let result = AssessmentResult {
        origin: Some(origin.to_owned()),
        fault: has_faults.then_some(record::NoFault),
        seed,
        next_plan: next.map(NextRecord::new),
        ..result(assessment, warnings, provenance, lang)
    };
    // JSON escapes the line breaks of a text, so the only one is that at the end.
    let mut line = serde_json::to_string(&result)?;
    line.push('\n');
    Ok(line)
}

/// The JSON Schema (draft 2020-12) of the result.
#[must_use]
pub fn schema() -> serde_json::Value {
    schemars::schema_for!(AssessmentResult).to_value()
}

/// The result as a structure.
pub(in crate::report) fn result(
    assessment: &Assessment<'_>,
    warnings: &[Failure],
    provenance: Provenance,
    lang: Lang,
) -> AssessmentResult {
    let (rubric, sheet, card, verdict) =
        (assessment.rubric, assessment.sheet, &assessment.card, &assessment.verdict);
    let stage_id = |number: StageNumber| stage_id(rubric, number);
    let claims = rubric.method.claims();
    let claimed = |number: StageNumber| claims.then(|| stage_id(number));
    let holding = |caps: bool| {
        let holds = assessment.obstacles.holds.iter().map(|&at| &rubric.criteria[at]);
        holds.filter(|it| it.cap.is_some() == caps).map(|it| rubric.criterion_id(it)).collect()
    };
    let limit = rubric.scope(card.kind).and_then(|scope| scope.limit.as_ref());
    AssessmentResult {
        version: VERSION,
        lang: lang.code().to_owned(),
        provenance,
        rubric: RubricIdentity::new(rubric, lang),
        agency: AgencyIdentity::from(&sheet.agency),
        period: sheet.period.clone(),
        assessor: sheet.assessor.clone(),
        illustrative: sheet.illustrative,
        origin: None,
        verdict: VerdictRecord {
            stage: verdict.stage.map(stage_id),
            number: verdict.stage.map(|position| rubric.number(position)),
            text: verdict.stage.map(|stage| words::stage(rubric, stage, lang)),
            index_ppm: verdict.profile.index.map(Ppm::get),
            range: RangeRecord {
                worst: EndRecord {
                    stage: claimed(verdict.range.stage.0),
                    index_ppm: verdict.range.index.0.map(Ppm::get),
                },
                best: EndRecord {
                    stage: claimed(verdict.range.stage.1),
                    index_ppm: verdict.range.index.1.map(Ppm::get),
                },
            },
            limit: limit.map(|limit| stage_id(limit.stage + 1)),
            limit_reason: limit.map(|limit| limit.because.get(lang).to_owned()),
            not_applicable_as_unmet: claimed(verdict.not_applicable_as_unmet),
            evidenced: claimed(verdict.evidenced),
            evidence_share_ppm: verdict.evidence_share.map(Ppm::get),
            supported: verdict.supported.map(stage_id),
            provisional: verdict.is_provisional(),
            deciding: assessment
                .deciding
                .questions
                .iter()
                .map(|&at| rubric.questions[at].id.clone())
                .collect(),
            deciding_together: assessment.deciding.together,
            position: verdict.stage,
            index: verdict
                .profile
                .index
                .map(|index| rubric.scale.unwrap_or(Scale::PERCENT).written(index).to_string()),
        },
        counts: CountsRecord::from(card.counts),
        stages: stages(assessment, lang),
        dimensions: dimensions(assessment, lang),
        questions: questions(assessment, lang),
        criteria: criteria(assessment),
        target: TargetRecord {
            stage: assessment.target.map(stage_id),
            reached: verdict.stage.is_some() && verdict.stage >= assessment.target,
            over_limit: assessment.obstacles.over_limit,
            shortfalls: assessment
                .obstacles
                .shortfalls
                .iter()
                .map(|shortfall| ShortfallRecord {
                    stage: rubric.column_stage(shortfall.column).map(|stage| stage.id.clone()),
                    coverage_ppm: shortfall.coverage.get(),
                    needed_ppm: shortfall.threshold.least().get(),
                    missing_ppm: shortfall.missing().get(),
                })
                .collect(),
            open_gates: holding(false),
            open_caps: holding(true),
        },
        gaps: gaps(assessment, lang),
        duties: duties(assessment, lang),
        appraisal: assessment.appraisal.as_ref().map(|appraisal| {
            AppraisalRecord::new(appraisal, |Standing { stage, index }| EndRecord {
                stage: stage.map(stage_id),
                index_ppm: index.map(Ppm::get),
            })
        }),
        plan: AheadRecord::new(assessment),
        warnings: warnings.iter().map(|doubt| warning(doubt, lang)).collect(),
        fault: None,
        robustness: assessment.robustness.as_ref().map(|it| RobustnessRecord::new(it, assessment.rubric)),
        seed: None,
        next_plan: None,
    }
}

fn warning(doubt: &Failure, lang: Lang) -> WarningRecord {
    WarningRecord {
        code: doubt.code.map(|code| code.as_str().to_owned()),
        place: doubt.position.clone(),
        message: doubt.message.get(lang),
        help: doubt.help.as_ref().map(|help| help.get(lang)),
        column: doubt.column.clone(),
    }
}

/// The id of a stage by its number.
fn stage_id(rubric: &Rubric, number: StageNumber) -> String {
    rubric.stage_id(number).to_owned()
}

fn rating(coverage: Option<Ppm>) -> Option<String> {
    coverage.map(|ppm| Rating::of(ppm).as_str().to_owned())
}

fn stages(assessment: &Assessment<'_>, lang: Lang) -> Vec<StageRecord> {
    let rubric = assessment.rubric;
    let record = |at: usize| {
        let stage = &rubric.stages[at];
        let verdict = &assessment.verdict;
        let banded = rubric.method.is_banded();
        let coverage = if banded { None } else { verdict.profile.overall()[at] };
        let range = if banded { (None, None) } else { verdict.range.overall[at] };
        let (requires, from) = match &rubric.method {
            Method::Staged { requires, .. } => (requires[at].as_slice(), None),
            Method::Banded { from, .. } => (&[][..], Some(from[at])),
            Method::Profile => (&[][..], None),
        };
        let requires = requires.iter().enumerate().filter_map(|(of, threshold)| {
            let stage = rubric.stages[of].id.clone();
            Some(match (*threshold)? {
                Threshold::AtLeast(ppm) => ThresholdRecord { stage, coverage_ppm: ppm.get(), over: false },
                Threshold::Over(ppm) => ThresholdRecord { stage, coverage_ppm: ppm.get(), over: true },
            })
        });
        let open = (0..rubric.criteria.len()).filter(|&gate| {
            let criterion = &rubric.criteria[gate];
            let is_own = criterion.gate.is_some() && criterion.column == at;
            is_own && assessment.card.is_open(rubric, gate, Reading::Actual)
        });
        StageRecord {
            id: stage.id.clone(),
            number: rubric.number(at + 1),
            title: stage.title.get(lang).to_owned(),
            level: stage.level.as_ref().map(|level| level.get(lang).to_owned()),
            from_ppm: from.map(Ppm::get),
            coverage_ppm: coverage.map(Ppm::get),
            worst_ppm: range.0.map(Ppm::get),
            best_ppm: range.1.map(Ppm::get),
            rating: if rubric.is_rated() { rating(coverage) } else { None },
            requires: requires.collect(),
            open_gates: open.map(|gate| rubric.criterion_id(&rubric.criteria[gate])).collect(),
            position: at + 1,
        }
    };
    (0..rubric.stages.len()).map(record).collect()
}

fn dimensions(assessment: &Assessment<'_>, lang: Lang) -> Vec<DimensionRecord> {
    let (rubric, verdict) = (assessment.rubric, &assessment.verdict);
    rubric
        .dimensions
        .iter()
        .enumerate()
        .map(|(at, dimension)| DimensionRecord {
            id: dimension.id.clone(),
            title: dimension.title.get(lang).to_owned(),
            parent: dimension.parent.map(|parent| rubric.dimensions[parent].id.clone()),
            weight: dimension.weight.to_string(),
            aggregate: dimension.aggregate.as_str().to_owned(),
            stage: verdict.dimension_stages[at].map(|number| stage_id(rubric, number)),
            cells: verdict
                .profile
                .dimension(at)
                .iter()
                .enumerate()
                .map(|(column, &coverage)| CellRecord {
                    stage: rubric.column_stage(column).map(|stage| stage.id.clone()),
                    coverage_ppm: coverage.map(Ppm::get),
                    rating: if rubric.is_rated() { rating(coverage) } else { None },
                })
                .collect(),
            not_applicable_ppm: verdict.not_applicable_shares[at].map(Ppm::get),
        })
        .collect()
}

fn questions(assessment: &Assessment<'_>, lang: Lang) -> Vec<QuestionRecord> {
    let rubric = assessment.rubric;
    let scope = rubric.scope(assessment.card.kind);
    rubric
        .questions
        .iter()
        .zip(&assessment.sheet.responses)
        .enumerate()
        .map(|(at, (question, response))| {
            let (status, answer, value, reason) = match &response.given {
                Given::Nothing => ("unanswered", None, None, None),
                Given::OutOfScope => {
                    let reason = scope.and_then(|scope| scope.reason(at));
                    ("out-of-scope", None, None, reason.map(|reason| reason.get(lang).to_owned()))
                }
                Given::NotApplicable(reason) => ("not-applicable", None, None, Some(reason.clone())),
                Given::Answer(answer) => (
                    "answered",
                    Some(answer_record(answer, &question.answer)),
                    Some(answer.number(&question.answer).to_string()),
                    None,
                ),
            };
            QuestionRecord {
                id: question.id.clone(),
                dimension: rubric.dimensions[question.dimension].id.clone(),
                status: status.to_owned(),
                scored: rubric.is_scored(at),
                answer,
                value,
                reason,
                evidence: response.evidence.clone(),
                note: response.note.clone(),
                appraisal: response
                    .appraised
                    .as_deref()
                    .map(|appraised| self::appraised(question, appraised)),
            }
        })
        .collect()
}

fn appraised(question: &Question, appraised: &Appraised) -> AppraisedRecord {
    AppraisedRecord {
        own: stated(question, &appraised.own),
        appraised: stated(question, &appraised.found),
        by: appraised.by.clone(),
        date: appraised.date.map(|date| date.format(Lang::En)),
        evidence: appraised.evidence.clone(),
        note: appraised.note.clone(),
    }
}

/// What is said to a question.
pub(in crate::report) fn stated(question: &Question, given: &Given) -> StatedRecord {
    let (status, answer, reason) = match given {
        Given::Nothing | Given::OutOfScope => ("unanswered", None, None),
        Given::NotApplicable(reason) => ("not-applicable", None, Some(reason.clone())),
        Given::Answer(answer) => ("answered", Some(answer), None),
    };
    StatedRecord {
        status: status.to_owned(),
        answer: answer.map(|answer| answer_record(answer, &question.answer)),
        value: answer.map(|answer| answer.number(&question.answer).to_string()),
        reason,
    }
}

pub(in crate::report) fn answer_record(answer: &Answer, kind: &AnswerKind) -> AnswerRecord {
    match (answer, kind) {
        (Answer::YesNo(yes), _) => AnswerRecord::Flag(*yes),
        (Answer::Number(number), _) => AnswerRecord::Word(number.to_string()),
        (Answer::Ratio { of, total }, _) => {
            AnswerRecord::Ratio { of: of.to_string(), total: total.to_string() }
        }
        (Answer::Choice(at), AnswerKind::Choice { options: choices, .. }) => {
            AnswerRecord::Word(choices[*at].id.clone())
        }
        (Answer::Checklist(ticked), AnswerKind::Checklist { items }) => {
            AnswerRecord::List(ticked.iter().map(|&at| items[at].id.clone()).collect())
        }
        (Answer::Choice(_) | Answer::Checklist(_), _) => AnswerRecord::List(Vec::new()),
    }
}

fn criteria(assessment: &Assessment<'_>) -> Vec<CriterionRecord> {
    let (rubric, card) = (assessment.rubric, &assessment.card);
    rubric
        .criteria
        .iter()
        .enumerate()
        .map(|(at, criterion)| CriterionRecord {
            id: rubric.criterion_id(criterion),
            question: rubric.questions[criterion.question].id.clone(),
            stage: rubric.column_stage(criterion.column).map(|stage| stage.id.clone()),
            weight: criterion.weight.to_string(),
            achievement_ppm: card.achievement(rubric, at, Reading::Actual).map(Ppm::get),
            met: card.outcomes[at].is_met(),
            gate: criterion.gate.map(|gate| if gate == Gate::Full { "full" } else { "partial" }.to_owned()),
            open_gate: criterion.gate.is_some() && card.is_open(rubric, at, Reading::Actual),
            cap: criterion.cap.map(|stage| stage_id(rubric, stage)),
            open_cap: criterion.cap.is_some() && card.is_open(rubric, at, Reading::Actual),
        })
        .collect()
}

fn gaps(assessment: &Assessment<'_>, lang: Lang) -> Vec<GapRecord> {
    let rubric = assessment.rubric;
    assessment
        .gaps
        .iter()
        .map(|gap| {
            let criterion = &rubric.criteria[gap.criterion];
            let question = &rubric.questions[criterion.question];
            let numbers = Numbers::stored(lang);
            let kind = assessment.sheet.agency.kind;
            let by_kind = |text: &Option<ByKind>| text.as_ref().map(|text| text.get(kind, lang).to_owned());
            let response = &assessment.sheet.responses[criterion.question];
            let advice = words::advice(question, Some(response), kind, lang);
            let recommend = Some(&*advice).filter(|_| words::has_advice(question, response));
            let sources = match &criterion.basis {
                Some(Basis::Sources(sources)) => {
                    sources.iter().map(|&at| rubric.sources[at].id.clone()).collect()
                }
                _ => Vec::new(),
            };
            GapRecord {
                criterion: rubric.criterion_id(criterion),
                dimension: rubric.dimensions[question.dimension].id.clone(),
                open_gate: gap.holds && criterion.gate.is_some(),
                answer: words::response(question, response, &[], &numbers),
                target: words::target(question, &criterion.rule, &numbers),
                gain_ppm: gap.gain.get(),
                effort: gap.effort,
                owner: by_kind(&question.owner),
                recommendation: recommend.map(str::to_owned),
                sources,
                overall_gain_ppm: gap.overall_gain.get(),
                open_cap: gap.holds && criterion.cap.is_some(),
                with: by_kind(&question.with),
                missing: words::missing_items(question, response)
                    .into_iter()
                    .map(|item| item.id.clone())
                    .collect(),
                plan_step: assessment.planned(gap).map(|change| change.level.as_str()),
            }
        })
        .collect()
}

fn duties(assessment: &Assessment<'_>, lang: Lang) -> Vec<DutyRecord> {
    let rubric = assessment.rubric;
    let numbers = Numbers::stored(lang);
    let record = |result: &DutyResult<'_>| {
        let duty = &result.duty;
        let question = &rubric.questions[duty.question];
        DutyRecord {
            question: question.id.clone(),
            criterion: duty.criterion.map(|at| rubric.criterion_id(&rubric.criteria[at])),
            target: words::target(question, &duty.rule, &numbers),
            since: duty.binding.since.format(Lang::En),
            sources: duty.binding.sources.iter().map(|&at| rubric.sources[at].id.clone()).collect(),
            state: result.state.as_str().to_owned(),
            coming: result.coming,
        }
    };
    assessment.duties.iter().map(record).collect()
}
