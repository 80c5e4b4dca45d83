//! Whether a result holds, for programs.
//!
//! Promise: within a `version`, keys are only added.

use serde::Serialize;
use serde_json::Value;

use crate::analysis::verify::{Source, Verified};

/// The version of this format.
pub const VERSION: u32 = 1;

#[derive(Serialize)]
struct VerifiedRecord<'a> {
    version: u32,
    result: String,
    /// The version of the tool that made the result, and of the one that made it again.
    made_by: &'a str,
    verified_by: &'a str,
    identical: bool,
    sheet: SourceRecord<'a>,
    rubric: SourceRecord<'a>,
    differences: Vec<DifferenceRecord<'a>>,
}

#[derive(Serialize)]
struct SourceRecord<'a> {
    name: &'a str,
    sha256: &'a str,
    /// Whether the result states this digest.
    same: bool,
}

#[derive(Serialize)]
struct DifferenceRecord<'a> {
    /// A JSON pointer into the result.
    pointer: &'a str,
    /// What the result states; left out if it has no such place.
    #[serde(skip_serializing_if = "Option::is_none")]
    stated: Option<&'a Value>,
    /// What was computed; left out if there is no such place.
    #[serde(skip_serializing_if = "Option::is_none")]
    recomputed: Option<&'a Value>,
}

/// Whether a result holds as JSON, ending in a newline.
///
/// # Errors
/// None in practice: the structure holds nothing that JSON cannot.
pub fn render(verified: &Verified) -> serde_json::Result<String> {
    let record = VerifiedRecord {
        version: VERSION,
        result: verified.path.display().to_string(),
        made_by: &verified.tool,
        verified_by: env!("CARGO_PKG_VERSION"),
        identical: verified.differences.is_empty(),
        sheet: of(&verified.sheet),
        rubric: of(&verified.rubric),
        differences: verified
            .differences
            .iter()
            .map(|it| DifferenceRecord {
                pointer: &it.pointer,
                stated: it.stated.as_ref(),
                recomputed: it.made.as_ref(),
            })
            .collect(),
    };
    serde_json::to_string_pretty(&record).map(|text| text + "\n")
}

fn of(source: &Source) -> SourceRecord<'_> {
    SourceRecord { name: &source.name, sha256: &source.sha256, same: source.is_same }
}
