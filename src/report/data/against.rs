//! The differences of two versions for programs.
//!
//! Promise: within a `version`, keys are only added.

use serde::Serialize;

use crate::base::lang::Lang;
use crate::base::number::Ppm;
use crate::cases::against::{Against, Change, Given, Level, Standing};
use crate::model::rubric::Rubric;

use crate::report::words;

/// The version of this format.
pub const VERSION: u32 = 1;

#[derive(Serialize)]
struct AgainstRecord<'a> {
    version: u32,
    old: RubricRecord<'a>,
    new: RubricRecord<'a>,
    changes: Vec<ChangeRecord<'a>>,
    versioning: VersioningRecord,
    sheets: usize,
    moves: Vec<MoveRecord<'a>>,
}

/// A rubric in one of its versions.
#[derive(Serialize)]
pub(super) struct RubricRecord<'a> {
    id: &'a str,
    version: String,
}

/// A change between two versions.
#[derive(Serialize)]
pub(super) struct ChangeRecord<'a> {
    kind: &'a str,
    level: &'a str,
    subject: &'a str,
    field: Option<&'a str>,
    message: String,
}

impl<'a> RubricRecord<'a> {
    pub(super) fn of(rubric: &'a Rubric) -> Self {
        Self { id: &rubric.id, version: rubric.version.to_string() }
    }
}

impl<'a> ChangeRecord<'a> {
    pub(super) fn all(changes: &'a [Change], lang: Lang) -> Vec<Self> {
        let of = |change: &'a Change| Self {
            kind: change.kind.as_str(),
            level: change.level.as_str(),
            subject: &change.subject,
            field: change.field,
            message: change.message.get(lang),
        };
        changes.iter().map(of).collect()
    }
}

#[derive(Serialize)]
struct VersioningRecord {
    needed: Option<&'static str>,
    given: Option<&'static str>,
    least: String,
    enough: bool,
    message: String,
}

#[derive(Serialize)]
struct MoveRecord<'a> {
    name: &'a str,
    old: StandingRecord,
    new: StandingRecord,
    /// Questions of the old rubric whose answers do not fit any more.
    lost: Vec<&'a str>,
    /// What each group of changes does, in the order in which they were applied; null if the stages differ.
    split: Option<Vec<StepRecord>>,
}

#[derive(Serialize)]
struct StandingRecord {
    stage: Option<String>,
    index_ppm: Option<u32>,
}

#[derive(Serialize)]
struct StepRecord {
    group: &'static str,
    index_change_ppm: i64,
    before: StandingRecord,
    after: StandingRecord,
}

/// The differences as JSON, ending in a newline.
///
/// # Errors
/// None in practice: the structure holds nothing that JSON cannot.
pub fn render(against: Against<'_>, lang: Lang) -> serde_json::Result<String> {
    let Against { old, new, comparison, moves, sheets } = against;
    let record = AgainstRecord {
        version: VERSION,
        old: RubricRecord::of(old),
        new: RubricRecord::of(new),
        changes: ChangeRecord::all(&comparison.changes, lang),
        versioning: VersioningRecord {
            needed: comparison.needed.map(Level::as_str),
            given: if let Given::Raised(level) = comparison.given { Some(level.as_str()) } else { None },
            least: comparison.least.to_string(),
            enough: comparison.is_enough(),
            message: words::version(against, lang),
        },
        sheets,
        moves: moves
            .iter()
            .map(|moved| MoveRecord {
                name: &moved.sheet.name,
                old: standing(old, moved.old),
                new: standing(new, moved.new),
                lost: moved.sheet.lost.iter().map(|&at| old.questions[at].id.as_str()).collect(),
                split: moved.split.as_ref().map(|steps| {
                    let record = |step: &crate::cases::against::Step| StepRecord {
                        group: step.group.as_str(),
                        index_change_ppm: step.index_change(),
                        before: standing(new, step.before),
                        after: standing(new, step.after),
                    };
                    steps.iter().map(record).collect()
                }),
            })
            .collect(),
    };
    serde_json::to_string_pretty(&record).map(|text| text + "\n")
}

fn standing(rubric: &Rubric, standing: Standing) -> StandingRecord {
    let stage = standing.stage.map(|position| rubric.stage_id(position).to_owned());
    StandingRecord { stage, index_ppm: standing.index.map(Ppm::get) }
}
