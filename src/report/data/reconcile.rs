//! One sheet of several assessors', for programs.
//!
//! Promise: within a `version`, keys are only added. Alpha is an exact fraction as text, and in parts per
//! million, rounded half up.

use serde::Serialize;

use crate::analysis::assessment::Assessment;
use crate::analysis::reconcile::{Agreement, Fraction, Kind, Several};
use crate::base::lang::Lang;
use crate::base::number::Ppm;

use super::json::{AgencyIdentity, RubricIdentity, StatedRecord, stated};

/// The version of this format.
pub const VERSION: u32 = 1;

#[derive(Serialize)]
struct SeveralRecord<'a> {
    version: u32,
    rubric: RubricIdentity,
    rubric_sha256: String,
    agency: AgencyIdentity,
    period: Option<&'a str>,
    illustrative: bool,
    /// The sheets, in the order in which they were given.
    sheets: Vec<SheetRecord<'a>>,
    reconciled: ResultRecord<'a>,
    /// Questions that two or more answer.
    shared: usize,
    disagreements: Vec<DisagreementRecord<'a>>,
    agreement: Vec<AgreementRecord>,
    /// The seed of the intervals.
    seed: u64,
}

#[derive(Serialize)]
struct SheetRecord<'a> {
    name: &'a str,
    sha256: &'a str,
    assessor: Option<&'a str>,
    #[serde(flatten)]
    result: ResultRecord<'a>,
}

#[derive(Serialize)]
struct ResultRecord<'a> {
    stage: Option<&'a str>,
    index_ppm: Option<u32>,
}

#[derive(Serialize)]
struct DisagreementRecord<'a> {
    question: &'a str,
    /// Whether they are two options or 20 points apart, or more.
    wide: bool,
    /// What each sheet says, in the order of `sheets`.
    given: Vec<StatedRecord>,
    taken: StatedRecord,
}

#[derive(Serialize)]
struct AgreementRecord {
    /// `yes_no`, `checklist` (each item by itself), `choice` or `percent` (with ratios).
    kind: &'static str,
    /// `nominal`, `ordinal` or `interval`.
    metric: &'static str,
    units: usize,
    values: usize,
    /// Null if no value differs from another.
    alpha: Option<AlphaRecord>,
    /// The bounds of 95 % of the replicates in which alpha is defined.
    low: Option<AlphaRecord>,
    high: Option<AlphaRecord>,
    undefined_replicates: usize,
}

#[derive(Serialize)]
struct AlphaRecord {
    fraction: String,
    ppm: i64,
}

/// What assessors come to as JSON, ending in a newline; the digests are those of their sheets.
///
/// # Errors
/// None in practice: the structure holds nothing that JSON cannot.
pub fn render(several: &Several<'_>, digests: &[String], lang: Lang) -> serde_json::Result<String> {
    let together = several.together;
    let (rubric, sheet) = (together.rubric, together.sheet);
    let said = |assessment: &Assessment<'_>, at: usize| {
        stated(&rubric.questions[at], &assessment.sheet.responses[at].given)
    };
    let record = SeveralRecord {
        version: VERSION,
        rubric: RubricIdentity::new(rubric, lang),
        rubric_sha256: rubric.sha256(),
        agency: AgencyIdentity::from(&sheet.agency),
        period: sheet.period.as_deref(),
        illustrative: sheet.illustrative,
        sheets: several
            .each
            .iter()
            .zip(digests)
            .map(|((name, assessment), sha256)| SheetRecord {
                name,
                sha256,
                assessor: assessment.sheet.assessor.as_deref(),
                result: result(assessment),
            })
            .collect(),
        reconciled: result(together),
        shared: several.reconciled.shared,
        disagreements: several
            .reconciled
            .disagreements
            .iter()
            .map(|one| DisagreementRecord {
                question: &rubric.questions[one.question].id,
                wide: one.is_wide,
                given: several.each.iter().map(|(_, assessment)| said(assessment, one.question)).collect(),
                taken: said(together, one.question),
            })
            .collect(),
        agreement: several.reconciled.kinds.iter().map(|(kind, found)| agreement(*kind, found)).collect(),
        seed: several.seed,
    };
    serde_json::to_string_pretty(&record).map(|text| text + "\n")
}

fn result<'a>(assessment: &Assessment<'a>) -> ResultRecord<'a> {
    let verdict = &assessment.verdict;
    ResultRecord {
        stage: verdict.stage.map(|stage| assessment.rubric.stage_id(stage)),
        index_ppm: verdict.profile.index.map(Ppm::get),
    }
}

fn agreement(kind: Kind, found: &Agreement) -> AgreementRecord {
    let alpha = |fraction: &Fraction| AlphaRecord {
        fraction: format!("{}/{}", fraction.numerator, fraction.denominator),
        ppm: fraction.millionths(),
    };
    let bounds = found.interval.as_ref();
    AgreementRecord {
        kind: kind.as_str(),
        metric: kind.metric().as_str(),
        units: found.units,
        values: found.values,
        alpha: found.alpha.as_ref().map(alpha),
        low: bounds.map(|(low, _)| alpha(low)),
        high: bounds.map(|(_, high)| alpha(high)),
        undefined_replicates: found.undefined,
    }
}
