//! What JSON says of a gap.

use schemars::JsonSchema;
use serde::Serialize;

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
}
