//! Where results stand: a stage and an index; those by the agency's own answers and by appraised ones beside each other.

use schemars::JsonSchema;
use serde::Serialize;

use crate::analysis::appraisal::Appraisal;
use crate::analysis::plan::{Next, decimal};
use crate::analysis::rank::Standing;

#[derive(Debug, Serialize, JsonSchema)]
pub(in crate::report) struct EndRecord {
    /// The id of the stage; `none` is stage 0; null if the rubric claims no stage.
    pub(in crate::report) stage: Option<String>,
    /// The mean of the overall coverages; null if nothing is applicable.
    pub(in crate::report) index_ppm: Option<u32>,
}

/// The cheapest plan to the next stage, in short; `assess plan` tells it in full.
#[derive(Debug, Serialize, JsonSchema)]
pub(in crate::report) struct NextRecord {
    /// `plan`, `highest` at the highest stage, `impossible` without a plan, `unknown` where the ways are too many.
    pub(in crate::report) outcome: &'static str,
    /// What it costs by the efforts of the rubric, as a decimal; null without a plan.
    pub(in crate::report) cost: Option<String>,
    /// How many changes it has; null without a plan.
    pub(in crate::report) changes: Option<usize>,
}

impl NextRecord {
    pub(in crate::report) fn new(next: Next) -> Self {
        let (outcome, plan) = match next {
            Next::Plan(cost, changes) => ("plan", Some((cost, changes))),
            Next::Highest => ("highest", None),
            Next::Impossible => ("impossible", None),
            Next::Unknown => ("unknown", None),
        };
        Self {
            outcome,
            cost: plan.map(|(cost, _)| decimal(cost).to_string()),
            changes: plan.map(|(_, changes)| changes),
        }
    }
}

#[derive(Debug, Serialize, JsonSchema)]
pub(in crate::report) struct AppraisalRecord {
    /// Whose answers the result is of: `self`, or `appraised` where there are appraised ones.
    pub(in crate::report) score: String,
    /// Who states the appraised answers: `sheet`, the agency's own, or `appraiser`, a file of theirs.
    pub(in crate::report) stated_by: String,
    /// Questions that were appraised.
    pub(in crate::report) appraised: usize,
    /// Questions that the agency alone speaks to.
    pub(in crate::report) own: usize,
    /// Questions appraised otherwise than the agency says.
    pub(in crate::report) differing: usize,
    /// By the agency's own answers.
    pub(in crate::report) by_agency: EndRecord,
    /// By the appraised answers, where there are any.
    pub(in crate::report) by_appraiser: EndRecord,
    /// The index by the appraised answers less that by the agency's own; null where one is missing.
    pub(in crate::report) index_difference_ppm: Option<i64>,
}

impl AppraisalRecord {
    /// The two results; `end` writes where one of them stands.
    pub(in crate::report) fn new(appraisal: &Appraisal, end: impl Fn(Standing) -> EndRecord) -> Self {
        Self {
            score: appraisal.score.as_str().to_owned(),
            stated_by: if appraisal.by_file { "appraiser" } else { "sheet" }.to_owned(),
            appraised: appraisal.appraised,
            own: appraisal.own,
            differing: appraisal.differing,
            by_agency: end(appraisal.by_agency),
            by_appraiser: end(appraisal.by_appraiser),
            index_difference_ppm: appraisal.difference(),
        }
    }
}
