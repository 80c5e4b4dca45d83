//! The line of what has no result and keeps its place among the lines of a batch: who and where it is, and what is wrong.

use serde::Serialize;

use crate::analysis::plan::Next;
use crate::base::lang::Lang;
use crate::batch::{Extras, Failure, Row};
use crate::model::rubric::Rubric;

use super::record::{AgencyIdentity, Provenance, RubricIdentity, WarningRecord};
use super::standing::NextRecord;

/// What is wrong with what has no result: the first fault, and how many more there are.
#[derive(Debug, Serialize)]
pub(super) struct FaultRecord {
    /// The code; null if the fault has none.
    code: Option<String>,
    /// Where it stands: `north.yaml:3:9`, `answers.csv:12:5`, `answers.xlsx:Sheet1!F12`.
    place: String,
    /// What is wrong.
    message: String,
    /// What to do; null if that cannot be said.
    help: Option<String>,
    /// How many more faults there are.
    more: usize,
    /// The column of a table that it is in, behind the name of the table; null elsewhere.
    column: Option<String>,
}

/// A line without a result; the keys are those of a result.
#[derive(Debug, Serialize)]
struct Lost {
    version: u32,
    lang: String,
    provenance: Provenance,
    rubric: RubricIdentity,
    agency: AgencyIdentity,
    period: Option<String>,
    assessor: Option<String>,
    illustrative: bool,
    origin: String,
    warnings: Vec<WarningRecord>,
    fault: FaultRecord,
    #[serde(skip_serializing_if = "Option::is_none")]
    seed: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    next_plan: Option<NextRecord>,
}

/// The line of what has no result, with what was doubtful in it.
///
/// # Errors
/// None in practice: the structure holds nothing that JSON cannot.
pub(in crate::report) fn lost_line(
    rubric: &Rubric,
    (row, fault, warnings): (&Row, &Failure, &[Failure]),
    extras: Extras,
    provenance: Provenance,
    lang: Lang,
) -> serde_json::Result<String> {
    let lost = Lost {
        version: super::VERSION,
        lang: lang.code().to_owned(),
        provenance,
        rubric: RubricIdentity::new(rubric, lang),
        agency: AgencyIdentity::from(&row.agency),
        period: row.period.clone(),
        assessor: row.assessor.clone(),
        illustrative: row.illustrative,
        origin: row.origin.clone(),
        warnings: warnings.iter().map(|doubt| super::warning(doubt, lang)).collect(),
        fault: FaultRecord {
            code: fault.code.map(|code| code.as_str().to_owned()),
            place: fault.position.clone(),
            message: fault.message.get(lang),
            help: fault.help.as_ref().map(|help| help.get(lang)),
            more: fault.more,
            column: fault.column.clone(),
        },
        seed: extras.seed,
        // Every line of a run with plans has the key.
        next_plan: extras.plans.then(|| NextRecord::new(Next::Unknown)),
    };
    let mut line = serde_json::to_string(&lost)?;
    line.push('\n');
    Ok(line)
}
