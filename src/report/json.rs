//! The result for programs: one JSON object, complete and versioned.
//!
//! Promise: within a `version`, keys are only added. Numbers of percent are whole parts per million (keys that
//! end in `_ppm`), decimals are strings, so no reader rounds them.

use schemars::JsonSchema;
use serde::Serialize;

use crate::answers::{Answer, Given};
use crate::assessment::Assessment;
use crate::lang::Lang;
use crate::number::Ppm;
use crate::report::words;
use crate::rubric::{AnswerKind, Basis, Gate, Method, NONE, Threshold};
use crate::score::{Outcome, Rating, Reading};
use crate::verdict::StageNumber;

/// The version of this format.
pub const VERSION: u32 = 1;

/// What identifies the two files that a result was computed from.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Provenance {
    /// The version of assess.
    pub tool: String,
    /// The SHA-256 of the rubric file, in hexadecimal.
    pub rubric_sha256: String,
    /// The SHA-256 of the answer sheet, in hexadecimal.
    pub answers_sha256: String,
}

/// The result of one assessment.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(title = "assess result", deny_unknown_fields)]
pub struct AssessmentResult {
    /// The version of this format: 1.
    version: u32,
    /// The language of the texts in this result: `vi` or `en`.
    lang: String,
    /// What identifies the files that the result was computed from.
    provenance: Provenance,
    /// The rubric.
    rubric: RubricIdentity,
    /// Who is assessed.
    agency: AgencyIdentity,
    /// The period, such as `2026-Q3`.
    period: Option<String>,
    /// Who filled the sheet in.
    assessor: Option<String>,
    /// Whether the data are made up as an example.
    illustrative: bool,
    /// The verdict.
    verdict: VerdictRecord,
    /// How many questions were answered.
    counts: CountsRecord,
    /// The stages of the rubric, lowest first.
    stages: Vec<StageRecord>,
    /// The dimensions of the rubric, parents before their children.
    dimensions: Vec<DimensionRecord>,
    /// Every question with its answer.
    questions: Vec<QuestionRecord>,
    /// Every criterion with its achievement.
    criteria: Vec<CriterionRecord>,
    /// The stage that the gaps lead to.
    target: TargetRecord,
    /// The gaps up to the target stage, in the order in which to close them.
    gaps: Vec<GapRecord>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct RubricIdentity {
    /// The id.
    id: String,
    /// The version.
    version: String,
    /// The title, in the language of the result.
    title: String,
    /// How coverages become a result: `staged`, `banded` or `profile`.
    method: String,
    /// How the dimensions at the top are put together: `mean`, `min` or `geometric`.
    aggregate: String,
}

#[derive(Debug, Serialize, JsonSchema)]
struct AgencyIdentity {
    /// The name.
    name: String,
    /// The code, in the code scheme.
    code: Option<String>,
    /// The code scheme: `2025` or `pre-2025`.
    scheme: Option<String>,
    /// `ministry`, `province`, `department` or `commune`.
    kind: Option<String>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct VerdictRecord {
    /// The id of the stage reached; `none` is stage 0; null if unanswered questions block the verdict, or the rubric
    /// claims no stage.
    stage: Option<String>,
    /// The number of the stage reached, from 0; null as `stage` is.
    number: Option<usize>,
    /// The verdict in words.
    text: Option<String>,
    /// The mean of the overall coverages; null if nothing is applicable.
    index_ppm: Option<u32>,
    /// With unanswered questions at their worst and at their best.
    range: RangeRecord,
    /// The highest stage that agencies of this kind can be given, if not the last; why is in `limit_reason`.
    limit: Option<String>,
    /// Why no higher stage can be given.
    limit_reason: Option<String>,
    /// The stage if everything not applicable counted as not met; null if the rubric claims no stage.
    not_applicable_as_unmet: Option<String>,
    /// The stage by the evidenced answers alone; null if the rubric claims no stage.
    evidenced: Option<String>,
    /// The share of achieved points (weight times achievement) that carry evidence; null without points.
    evidence_share_ppm: Option<u32>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct RangeRecord {
    /// With every unanswered question at its worst.
    worst: EndRecord,
    /// With every unanswered question at its best.
    best: EndRecord,
}

#[derive(Debug, Serialize, JsonSchema)]
struct EndRecord {
    /// The id of the stage; `none` is stage 0; null if the rubric claims no stage.
    stage: Option<String>,
    /// The mean of the overall coverages; null if nothing is applicable.
    index_ppm: Option<u32>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct CountsRecord {
    /// All questions of the rubric.
    questions: usize,
    /// Those that have an answer.
    answered: usize,
    /// Those without an answer.
    unanswered: usize,
    /// Those that do not apply, with a reason.
    not_applicable: usize,
    /// Those that agencies of this kind are not asked.
    out_of_scope: usize,
    /// Those that are shown and not scored.
    unscored: usize,
    /// Those answered without evidence.
    without_evidence: usize,
}

#[derive(Debug, Serialize, JsonSchema)]
struct StageRecord {
    /// The id.
    id: String,
    /// The number, from 1.
    number: usize,
    /// The name.
    title: String,
    /// The level of maturity it stands for.
    level: Option<String>,
    /// The lower bound of the stage in a banded rubric.
    from_ppm: Option<u32>,
    /// The overall coverage; null if nothing is applicable, or the rubric is banded.
    coverage_ppm: Option<u32>,
    /// The overall coverage with every unanswered question at its worst.
    worst_ppm: Option<u32>,
    /// The overall coverage with every unanswered question at its best.
    best_ppm: Option<u32>,
    /// `N`, `P`, `L` or `F`.
    rating: Option<String>,
    /// What the verdict rule asks for this stage.
    requires: Vec<ThresholdRecord>,
    /// The gates of this stage that stand open.
    open_gates: Vec<String>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct ThresholdRecord {
    /// The stage whose overall coverage is asked for.
    stage: String,
    /// The coverage.
    coverage_ppm: u32,
    /// Whether the coverage has to be exceeded rather than reached.
    over: bool,
}

#[derive(Debug, Serialize, JsonSchema)]
struct DimensionRecord {
    /// The id.
    id: String,
    /// The name.
    title: String,
    /// The id of the dimension it belongs to.
    parent: Option<String>,
    /// Its weight among its siblings, as a decimal.
    weight: String,
    /// How what it holds is put together: `mean`, `min` or `geometric`.
    aggregate: String,
    /// The stage of the dimension's own row; null if nothing is applicable.
    stage: Option<String>,
    /// The coverage at each stage, lowest first; in a banded rubric the one coverage.
    cells: Vec<CellRecord>,
    /// The share of its weight that is not applicable.
    not_applicable_ppm: Option<u32>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct CellRecord {
    /// The id of the stage; null in a banded rubric.
    stage: Option<String>,
    /// The coverage; null if nothing is applicable.
    coverage_ppm: Option<u32>,
    /// `N`, `P`, `L` or `F`.
    rating: Option<String>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct QuestionRecord {
    /// The id.
    id: String,
    /// The id of its dimension.
    dimension: String,
    /// `answered`, `unanswered`, `not-applicable` or `out-of-scope`.
    status: String,
    /// Whether the answer can matter; other questions are shown and not scored.
    scored: bool,
    /// The answer as given: a boolean, a decimal as a string, a ratio, an option id or a list of item ids.
    answer: Option<AnswerRecord>,
    /// The number that the targets speak about, as a decimal.
    value: Option<String>,
    /// Why the question does not apply, or is not asked.
    reason: Option<String>,
    /// Documents and addresses that show the answer.
    evidence: Vec<String>,
    /// A remark.
    note: Option<String>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(untagged)]
enum AnswerRecord {
    Flag(bool),
    Word(String),
    Ratio { of: String, total: String },
    List(Vec<String>),
}

#[derive(Debug, Serialize, JsonSchema)]
struct CriterionRecord {
    /// `question@stage`, or in a banded rubric the id of the question.
    id: String,
    /// The id of the question.
    question: String,
    /// The id of the stage; null in a banded rubric.
    stage: Option<String>,
    /// Its weight in the cell, as a decimal.
    weight: String,
    /// How far the criterion is met; null if it is not applicable, out of scope or takes no part in the mean.
    achievement_ppm: Option<u32>,
    /// Whether the whole target is met.
    met: bool,
    /// `full` or `partial`: how much of it has to be met for the stage; null if it is no gate.
    gate: Option<String>,
    /// Whether it is a gate that stands open.
    open_gate: bool,
}

#[derive(Debug, Serialize, JsonSchema)]
struct TargetRecord {
    /// The id of the stage; null if the rubric claims no stage and none was asked for.
    stage: Option<String>,
    /// Whether the verdict is this stage or a higher one.
    reached: bool,
    /// Whether the stage is higher than agencies of this kind can be given.
    over_limit: bool,
    /// Overall coverages that are too low for it.
    shortfalls: Vec<ShortfallRecord>,
    /// Gates that stand open.
    open_gates: Vec<String>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct ShortfallRecord {
    /// The id of the stage whose overall coverage is too low; null for the total of a banded rubric.
    stage: Option<String>,
    /// The coverage there.
    coverage_ppm: u32,
    /// The least coverage that is enough.
    needed_ppm: u32,
    /// How much is missing.
    missing_ppm: u32,
}

#[derive(Debug, Serialize, JsonSchema)]
struct GapRecord {
    /// `question@stage`, or in a banded rubric the id of the question.
    criterion: String,
    /// The id of the dimension.
    dimension: String,
    /// Whether it is a gate that stands open.
    open_gate: bool,
    /// The answer in words.
    answer: String,
    /// The target in words.
    target: String,
    /// What meeting it would add to the coverage of its dimension at its stage.
    gain_ppm: u32,
    /// The effort in points.
    effort: u32,
    /// The unit in charge.
    owner: Option<String>,
    /// What to do.
    recommendation: Option<String>,
    /// The keys of the sources that the target rests on; empty for a design choice.
    sources: Vec<String>,
}

/// The result as JSON, ending in a newline.
///
/// # Errors
/// None in practice: the structure holds nothing that JSON cannot.
pub fn to_string(
    assessment: &Assessment<'_>,
    provenance: Provenance,
    lang: Lang,
) -> serde_json::Result<String> {
    let mut text = serde_json::to_string_pretty(&result(assessment, provenance, lang))?;
    text.push('\n');
    Ok(text)
}

/// The JSON Schema (draft 2020-12) of the result.
#[must_use]
pub fn schema() -> serde_json::Value {
    schemars::schema_for!(AssessmentResult).to_value()
}

fn result(assessment: &Assessment<'_>, provenance: Provenance, lang: Lang) -> AssessmentResult {
    let (rubric, sheet, card, verdict) =
        (assessment.rubric, assessment.sheet, &assessment.card, &assessment.verdict);
    let stage_id = |number: StageNumber| {
        number.checked_sub(1).map_or(NONE, |at| rubric.stages[at].id.as_str()).to_owned()
    };
    let counts = card.counts;
    let claims = rubric.method.claims();
    let claimed = |number: StageNumber| claims.then(|| stage_id(number));
    let limit = rubric.scope(card.kind).and_then(|scope| scope.limit.as_ref());
    AssessmentResult {
        version: VERSION,
        lang: lang.code().to_owned(),
        provenance,
        rubric: RubricIdentity {
            id: rubric.id.clone(),
            version: rubric.version.to_string(),
            title: rubric.title.get(lang).to_owned(),
            method: rubric.method.as_str().to_owned(),
            aggregate: rubric.aggregate().as_str().to_owned(),
        },
        agency: AgencyIdentity {
            name: sheet.agency.name.clone(),
            code: sheet.agency.code.clone(),
            scheme: sheet.agency.scheme.clone(),
            kind: sheet.agency.kind.map(|kind| kind.as_str().to_owned()),
        },
        period: sheet.period.clone(),
        assessor: sheet.assessor.clone(),
        illustrative: sheet.illustrative,
        verdict: VerdictRecord {
            stage: verdict.stage.map(stage_id),
            number: verdict.stage,
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
        },
        counts: CountsRecord {
            questions: counts.questions,
            answered: counts.answered,
            unanswered: counts.unanswered,
            not_applicable: counts.not_applicable,
            out_of_scope: counts.out_of_scope,
            unscored: counts.unscored,
            without_evidence: counts.without_evidence,
        },
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
            open_gates: assessment
                .obstacles
                .gates
                .iter()
                .map(|&gate| rubric.criterion_id(&rubric.criteria[gate]))
                .collect(),
        },
        gaps: gaps(assessment, lang),
    }
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
            Method::Staged { requires } => (requires[at].as_slice(), None),
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
            rubric.criteria[gate].column == at && assessment.card.is_open_gate(rubric, gate, Reading::Actual)
        });
        StageRecord {
            id: stage.id.clone(),
            number: at + 1,
            title: stage.title.get(lang).to_owned(),
            level: stage.level.as_ref().map(|level| level.get(lang).to_owned()),
            from_ppm: from.map(Ppm::get),
            coverage_ppm: coverage.map(Ppm::get),
            worst_ppm: range.0.map(Ppm::get),
            best_ppm: range.1.map(Ppm::get),
            rating: rating(coverage),
            requires: requires.collect(),
            open_gates: open.map(|gate| rubric.criterion_id(&rubric.criteria[gate])).collect(),
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
            stage: verdict.dimension_stages[at]
                .map(|number| number.checked_sub(1).map_or(NONE, |at| &rubric.stages[at].id).to_owned()),
            cells: verdict
                .profile
                .dimension(at)
                .iter()
                .enumerate()
                .map(|(column, &coverage)| CellRecord {
                    stage: rubric.column_stage(column).map(|stage| stage.id.clone()),
                    coverage_ppm: coverage.map(Ppm::get),
                    rating: if rubric.method.is_banded() { None } else { rating(coverage) },
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
            }
        })
        .collect()
}

fn answer_record(answer: &Answer, kind: &AnswerKind) -> AnswerRecord {
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
            met: matches!(card.outcomes[at], Outcome::Answered { met: true, .. }),
            gate: criterion.gate.map(|gate| if gate == Gate::Full { "full" } else { "partial" }.to_owned()),
            open_gate: card.is_open_gate(rubric, at, Reading::Actual),
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
            let text = |text: &Option<crate::text::Text>| text.as_ref().map(|text| text.get(lang).to_owned());
            let sources = match &criterion.basis {
                Some(Basis::Sources(sources)) => {
                    sources.iter().map(|&at| rubric.sources[at].id.clone()).collect()
                }
                _ => Vec::new(),
            };
            GapRecord {
                criterion: rubric.criterion_id(criterion),
                dimension: rubric.dimensions[question.dimension].id.clone(),
                open_gate: gap.open_gate,
                answer: words::response(question, &assessment.sheet.responses[criterion.question], lang),
                target: words::target(question, &criterion.rule, lang),
                gain_ppm: gap.gain.get(),
                effort: gap.effort,
                owner: text(&question.owner),
                recommendation: text(&question.recommend),
                sources,
            }
        })
        .collect()
}
