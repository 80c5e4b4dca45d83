//! The structures of the result for programs; the promise about them is in the module above.

use schemars::JsonSchema;
use serde::Serialize;

use crate::base::lang::Lang;
use crate::engine::score::Counts;
use crate::model::answers::Agency;
use crate::model::rubric::Rubric;

use super::gap::{AheadRecord, GapRecord};
use super::robustness::RobustnessRecord;
use super::standing::{AppraisalRecord, EndRecord, NextRecord};

/// What identifies the two files that a result was computed from.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct Provenance {
    /// The version of assess.
    pub tool: String,
    /// The SHA-256 of the rubric file, in hexadecimal.
    pub rubric_sha256: String,
    /// The SHA-256 of the answer sheet, in hexadecimal.
    pub answers_sha256: String,
    /// The SHA-256 of the appraiser's own file, in hexadecimal; null without one.
    pub appraisals_sha256: Option<String>,
}

impl Provenance {
    /// What identifies a rubric, and the files with these digests.
    #[must_use]
    pub fn of(rubric: &Rubric, answers: &str, appraisals: Option<&str>) -> Self {
        Self {
            tool: env!("CARGO_PKG_VERSION").to_owned(),
            rubric_sha256: rubric.sha256(),
            answers_sha256: answers.to_owned(),
            appraisals_sha256: appraisals.map(str::to_owned),
        }
    }
}

/// The result of one assessment.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(title = "assess result", deny_unknown_fields)]
pub struct AssessmentResult {
    /// The version of this format: 2.
    pub(super) version: u32,
    /// The language of the texts in this result: `vi` or `en`.
    pub(super) lang: String,
    /// What identifies the files that the result was computed from.
    pub(super) provenance: Provenance,
    /// The rubric.
    pub(super) rubric: RubricIdentity,
    /// Who is assessed.
    pub(super) agency: AgencyIdentity,
    /// The period, such as `2026-Q3`.
    pub(super) period: Option<String>,
    /// Who filled the sheet in.
    pub(super) assessor: Option<String>,
    /// Whether the data are made up as an example.
    pub(super) illustrative: bool,
    /// Where the answers stand: the file, and the row of a table; only in results of many.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) origin: Option<String>,
    /// The verdict.
    pub(super) verdict: VerdictRecord,
    /// How many questions were answered.
    pub(super) counts: CountsRecord,
    /// The stages of the rubric, lowest first.
    pub(super) stages: Vec<StageRecord>,
    /// The dimensions of the rubric, parents before their children.
    pub(super) dimensions: Vec<DimensionRecord>,
    /// Every question with its answer.
    pub(super) questions: Vec<QuestionRecord>,
    /// Every criterion with its achievement.
    pub(super) criteria: Vec<CriterionRecord>,
    /// The stage that the gaps lead to.
    pub(super) target: TargetRecord,
    /// The gaps up to the target stage, in the order in which to close them.
    pub(super) gaps: Vec<GapRecord>,
    /// What laws ask of the agency, whatever its stage; this changes no score.
    pub(super) duties: Vec<DutyRecord>,
    /// Where the agency stands by its own answers and by appraised ones; null if none was appraised.
    pub(super) appraisal: Option<AppraisalRecord>,
    /// The cheapest plan to the target; left out if it is reached, and in results of many.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) plan: Option<AheadRecord>,
    /// What is doubtful in the answers; it changes no score.
    pub(super) warnings: Vec<WarningRecord>,
    /// Always null, and there only where lines of what has no result stand among the others: they have one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) fault: Option<NoFault>,
    /// How firm the stage is; left out unless it was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) robustness: Option<RobustnessRecord>,
    /// The seed of draws, only in lines of a batch that asked for them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) seed: Option<u64>,
    /// The cheapest plan to the next stage, only in lines of a batch that asked for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) next_plan: Option<NextRecord>,
}

/// That there is no fault: null.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct NoFault;

#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct WarningRecord {
    /// The code; `assess explain` tells more.
    pub(super) code: Option<String>,
    /// Where it stands: `north.yaml:3:9`, `answers.csv:12:5`, `answers.xlsx:Sheet1!F12`.
    pub(super) place: String,
    /// What is doubtful, with both readings of a number that has two.
    pub(super) message: String,
    /// What to do; null if that cannot be said.
    pub(super) help: Option<String>,
    /// The column of a table that it is in, behind the name of the table: `answers.csv:share`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) column: Option<String>,
}

#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct DutyRecord {
    /// The id of the question that shows it.
    pub(super) question: String,
    /// The criterion whose target it is; null if the duty has a target of its own.
    pub(super) criterion: Option<String>,
    /// The target, in words.
    pub(super) target: String,
    /// The first day on which it binds, year-month-day.
    pub(super) since: String,
    /// The ids of the sources that ask for it.
    pub(super) sources: Vec<String>,
    /// `met`, `unmet`, `not-shown`, `not-applicable` or `out-of-scope`.
    pub(super) state: String,
    /// Whether it begins only after the period; without a period it counts as in force.
    pub(super) coming: bool,
}

#[derive(Debug, Serialize, JsonSchema)]
pub(in crate::report) struct RubricIdentity {
    /// The id.
    pub(in crate::report) id: String,
    /// The version.
    pub(in crate::report) version: String,
    /// The title, in the language of the result.
    pub(in crate::report) title: String,
    /// How coverages become a result: `staged`, `banded` or `profile`.
    pub(in crate::report) method: String,
    /// How the dimensions at the top are put together: `mean`, `min` or `geometric`.
    pub(in crate::report) aggregate: String,
    /// What an unanswered question does: `unmet`, `excluded`, `block` or `nullify`.
    pub(in crate::report) unanswered: String,
    /// The scale on which the rubric writes results; null for percent.
    pub(in crate::report) scale: Option<ScaleRecord>,
    /// The stage that every agency has, where it has a name; it is not among the stages.
    pub(in crate::report) base: Option<BaseRecord>,
    /// The rubrics that it builds on, nearest first; its digest covers their files, too.
    pub(in crate::report) extends: Vec<ParentRecord>,
}

#[derive(Debug, Serialize, JsonSchema)]
pub(in crate::report) struct ParentRecord {
    /// The id.
    pub(in crate::report) id: String,
    /// The version.
    pub(in crate::report) version: String,
}

#[derive(Debug, Serialize, JsonSchema)]
pub(in crate::report) struct ScaleRecord {
    /// What 0 % is, as a decimal.
    pub(in crate::report) min: String,
    /// What 100 % is, as a decimal.
    pub(in crate::report) max: String,
    /// How many fraction digits are written at least.
    pub(in crate::report) decimals: u32,
}

#[derive(Debug, Serialize, JsonSchema)]
pub(in crate::report) struct BaseRecord {
    /// The id, which stands where `none` stands in other rubrics.
    pub(in crate::report) id: String,
    /// The number.
    pub(in crate::report) number: usize,
    /// The name.
    pub(in crate::report) title: String,
}

#[derive(Debug, Serialize, JsonSchema)]
pub(in crate::report) struct AgencyIdentity {
    /// The name.
    pub(in crate::report) name: String,
    /// The code, in the code scheme.
    pub(in crate::report) code: Option<String>,
    /// The code scheme: `2025` or `pre-2025`.
    pub(in crate::report) scheme: Option<String>,
    /// `ministry`, `province`, `department` or `commune`.
    pub(in crate::report) kind: Option<String>,
}

impl RubricIdentity {
    pub(in crate::report) fn new(rubric: &Rubric, lang: Lang) -> Self {
        Self {
            id: rubric.id.clone(),
            version: rubric.version.to_string(),
            title: rubric.title.get(lang).to_owned(),
            method: rubric.method.as_str().to_owned(),
            aggregate: rubric.aggregate().as_str().to_owned(),
            unanswered: rubric.unanswered.as_str().to_owned(),
            scale: rubric.scale.map(|scale| ScaleRecord {
                min: scale.min.to_string(),
                max: scale.max.to_string(),
                decimals: scale.decimals,
            }),
            base: rubric.base.as_ref().map(|base| BaseRecord {
                id: base.stage.id.clone(),
                number: base.number,
                title: base.stage.title.get(lang).to_owned(),
            }),
            extends: rubric
                .extends
                .iter()
                .map(|parent| ParentRecord { id: parent.id.clone(), version: parent.version.to_string() })
                .collect(),
        }
    }
}

impl From<&Agency> for AgencyIdentity {
    fn from(agency: &Agency) -> Self {
        Self {
            name: agency.name.clone(),
            code: agency.code.clone(),
            scheme: agency.scheme.clone(),
            kind: agency.kind.map(|kind| kind.as_str().to_owned()),
        }
    }
}

impl From<Counts> for CountsRecord {
    fn from(counts: Counts) -> Self {
        Self {
            questions: counts.questions,
            answered: counts.answered,
            unanswered: counts.unanswered,
            not_applicable: counts.not_applicable,
            out_of_scope: counts.out_of_scope,
            unscored: counts.unscored,
            without_evidence: counts.without_evidence,
        }
    }
}

#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct VerdictRecord {
    /// The id of the stage reached; `none` is stage 0; null if unanswered questions block the verdict, or the rubric
    /// claims no stage.
    pub(super) stage: Option<String>,
    /// The number of the stage reached, from 0 or the number of the base; null as `stage` is.
    pub(super) number: Option<usize>,
    /// The verdict in words.
    pub(super) text: Option<String>,
    /// The mean of the overall coverages; null if nothing is applicable.
    pub(super) index_ppm: Option<u32>,
    /// With unanswered questions at their worst and at their best.
    pub(super) range: RangeRecord,
    /// The highest stage that agencies of this kind can be given, if not the last; why is in `limit_reason`.
    pub(super) limit: Option<String>,
    /// Why no higher stage can be given.
    pub(super) limit_reason: Option<String>,
    /// The stage if everything not applicable counted as not met; null if the rubric claims no stage.
    pub(super) not_applicable_as_unmet: Option<String>,
    /// The stage by the evidenced answers alone; null if the rubric claims no stage.
    pub(super) evidenced: Option<String>,
    /// The share of achieved points (weight times achievement) that carry evidence; null without points.
    pub(super) evidence_share_ppm: Option<u32>,
    /// The id of the stage that coverages support, whatever gates and caps are open; null as `stage` is.
    pub(super) supported: Option<String>,
    /// Whether unanswered questions leave more than one stage open.
    pub(super) provisional: bool,
    /// The ids of the unanswered questions that decide a provisional verdict.
    pub(super) deciding: Vec<String>,
    /// Whether none of these decides alone, only all together.
    pub(super) deciding_together: bool,
    /// The place of the stage reached among the stages: 0 is the base or `none`; null as `stage` is.
    pub(super) position: Option<usize>,
    /// The index on the scale of the rubric, or in percent, as a decimal; null as `index_ppm` is.
    pub(super) index: Option<String>,
}

#[derive(Debug, Serialize, JsonSchema)]
pub(in crate::report) struct RangeRecord {
    /// With every unanswered question at its worst.
    pub(in crate::report) worst: EndRecord,
    /// With every unanswered question at its best.
    pub(in crate::report) best: EndRecord,
}

#[derive(Debug, Serialize, JsonSchema)]
pub(in crate::report) struct CountsRecord {
    /// All questions of the rubric.
    pub(in crate::report) questions: usize,
    /// Those that have an answer.
    pub(in crate::report) answered: usize,
    /// Those without an answer.
    pub(in crate::report) unanswered: usize,
    /// Those that do not apply, with a reason.
    pub(in crate::report) not_applicable: usize,
    /// Those that agencies of this kind are not asked.
    pub(in crate::report) out_of_scope: usize,
    /// Those that are shown and not scored.
    pub(in crate::report) unscored: usize,
    /// Those answered without evidence, and those without it whose "not applicable" counts as met.
    pub(in crate::report) without_evidence: usize,
}

#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct StageRecord {
    /// The id.
    pub(super) id: String,
    /// The number, from 1 or from the one after the base's.
    pub(super) number: usize,
    /// The name.
    pub(super) title: String,
    /// The level of maturity it stands for.
    pub(super) level: Option<String>,
    /// The lower bound of the stage in a banded rubric.
    pub(super) from_ppm: Option<u32>,
    /// The overall coverage; null if nothing is applicable, or the rubric is banded.
    pub(super) coverage_ppm: Option<u32>,
    /// The overall coverage with every unanswered question at its worst.
    pub(super) worst_ppm: Option<u32>,
    /// The overall coverage with every unanswered question at its best.
    pub(super) best_ppm: Option<u32>,
    /// `N`, `P`, `L` or `F`.
    pub(super) rating: Option<String>,
    /// What the verdict rule asks for this stage.
    pub(super) requires: Vec<ThresholdRecord>,
    /// The gates of this stage that stand open.
    pub(super) open_gates: Vec<String>,
    /// The place among the stages, from 1.
    pub(super) position: usize,
}

#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct ThresholdRecord {
    /// The stage whose overall coverage is asked for.
    pub(super) stage: String,
    /// The coverage.
    pub(super) coverage_ppm: u32,
    /// Whether the coverage has to be exceeded rather than reached.
    pub(super) over: bool,
}

#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct DimensionRecord {
    /// The id.
    pub(super) id: String,
    /// The name.
    pub(super) title: String,
    /// The id of the dimension it belongs to.
    pub(super) parent: Option<String>,
    /// Its weight among its siblings, as a decimal.
    pub(super) weight: String,
    /// How what it holds is put together: `mean`, `min` or `geometric`.
    pub(super) aggregate: String,
    /// The stage of the dimension's own row; null if nothing is applicable.
    pub(super) stage: Option<String>,
    /// The coverage at each stage, lowest first; in a banded rubric the one coverage.
    pub(super) cells: Vec<CellRecord>,
    /// The share of its weight that is not applicable.
    pub(super) not_applicable_ppm: Option<u32>,
}

#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct CellRecord {
    /// The id of the stage; null in a banded rubric.
    pub(super) stage: Option<String>,
    /// The coverage; null if nothing is applicable.
    pub(super) coverage_ppm: Option<u32>,
    /// `N`, `P`, `L` or `F`.
    pub(super) rating: Option<String>,
}

#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct QuestionRecord {
    /// The id.
    pub(super) id: String,
    /// The id of its dimension.
    pub(super) dimension: String,
    /// `answered`, `unanswered`, `not-applicable` or `out-of-scope`.
    pub(super) status: String,
    /// Whether the answer can matter; other questions are shown and not scored.
    pub(super) scored: bool,
    /// The answer as given: a boolean, a decimal as a string, a ratio, an option id or a list of item ids.
    pub(super) answer: Option<AnswerRecord>,
    /// The number that the targets speak about, as a decimal.
    pub(super) value: Option<String>,
    /// Why the question does not apply, or is not asked.
    pub(super) reason: Option<String>,
    /// Documents and addresses that show the answer.
    pub(super) evidence: Vec<String>,
    /// A remark.
    pub(super) note: Option<String>,
    /// What an appraiser found, beside what the agency says; null without an appraisal.
    pub(super) appraisal: Option<AppraisedRecord>,
}

/// What is said to a question by one of two.
#[derive(Debug, Serialize, JsonSchema)]
pub(in crate::report) struct StatedRecord {
    /// `answered`, `unanswered` or `not-applicable`.
    pub(in crate::report) status: String,
    /// The answer as given; null without one.
    pub(in crate::report) answer: Option<AnswerRecord>,
    /// The number that the targets speak about, as a decimal.
    pub(in crate::report) value: Option<String>,
    /// Why the question does not apply.
    pub(in crate::report) reason: Option<String>,
}

#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct AppraisedRecord {
    /// What the agency says itself.
    #[serde(rename = "self")]
    pub(super) own: StatedRecord,
    /// What the appraiser found.
    pub(super) appraised: StatedRecord,
    /// Who appraised.
    pub(super) by: Option<String>,
    /// When: `YYYY-MM-DD`.
    pub(super) date: Option<String>,
    /// What shows it; null if the agency's own evidence stands.
    pub(super) evidence: Option<Vec<String>>,
    /// A remark.
    pub(super) note: Option<String>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(untagged)]
pub(in crate::report) enum AnswerRecord {
    Flag(bool),
    Word(String),
    Ratio { of: String, total: String },
    List(Vec<String>),
}

#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct CriterionRecord {
    /// `question@stage`, or in a banded rubric the id of the question.
    pub(super) id: String,
    /// The id of the question.
    pub(super) question: String,
    /// The id of the stage; null in a banded rubric.
    pub(super) stage: Option<String>,
    /// Its weight in the cell, as a decimal.
    pub(super) weight: String,
    /// How far the criterion is met; null if it is not applicable, out of scope or takes no part in the mean.
    pub(super) achievement_ppm: Option<u32>,
    /// Whether the whole target is met, or counts as met because it is not applicable.
    pub(super) met: bool,
    /// `full` or `partial`: how much of it has to be met for the stage; null if it is no gate.
    pub(super) gate: Option<String>,
    /// Whether it is a gate that stands open.
    pub(super) open_gate: bool,
    /// The id of the stage that the verdict is at most while the target is not met; `none` is stage 0; null if it is no
    /// cap.
    pub(super) cap: Option<String>,
    /// Whether it is a cap that stands open.
    pub(super) open_cap: bool,
}

#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct TargetRecord {
    /// The id of the stage; null if the rubric claims no stage and none was asked for.
    pub(super) stage: Option<String>,
    /// Whether the verdict is this stage or a higher one.
    pub(super) reached: bool,
    /// Whether the stage is higher than agencies of this kind can be given.
    pub(super) over_limit: bool,
    /// Overall coverages that are too low for it.
    pub(super) shortfalls: Vec<ShortfallRecord>,
    /// Gates that stand open.
    pub(super) open_gates: Vec<String>,
    /// Caps below it that stand open.
    pub(super) open_caps: Vec<String>,
}

#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct ShortfallRecord {
    /// The id of the stage whose overall coverage is too low; null for the total of a banded rubric.
    pub(super) stage: Option<String>,
    /// The coverage there.
    pub(super) coverage_ppm: u32,
    /// The least coverage that is enough.
    pub(super) needed_ppm: u32,
    /// How much is missing.
    pub(super) missing_ppm: u32,
}
