//! What it takes to bring a sheet to another version of its rubric, for programs.
//!
//! Promise: within a `version`, keys are only added.

use serde::Serialize;

use crate::base::lang::Lang;
use crate::cases::against::Migration;
use crate::model::rubric::{Question, Rubric};
use crate::report::words;

use super::against::{ChangeRecord, RubricRecord};

/// The version of this format.
pub const VERSION: u32 = 1;

#[derive(Serialize)]
struct MigrationRecord<'a> {
    version: u32,
    old: RubricRecord<'a>,
    new: RubricRecord<'a>,
    renamed: Vec<RenamedRecord<'a>>,
    /// New questions that the agency is asked.
    added: Vec<QuestionRecord<'a>>,
    dropped: Vec<DroppedRecord<'a>>,
    changed: Vec<ChangeRecord<'a>>,
    /// Questions whose answers do not fit any more.
    unfit: Vec<QuestionRecord<'a>>,
    /// The sheet with its new ids.
    sheet: &'a str,
}

#[derive(Serialize)]
struct RenamedRecord<'a> {
    /// The question whose option or item it is; null if it is the id of a question.
    question: Option<&'a str>,
    from: &'a str,
    to: &'a str,
}

#[derive(Serialize)]
struct QuestionRecord<'a> {
    id: &'a str,
    name: &'a str,
}

#[derive(Serialize)]
struct DroppedRecord<'a> {
    id: &'a str,
    /// A new question that reads the same.
    alike: Option<&'a str>,
    is_comment: bool,
}

/// The migration as JSON, ending in a newline.
///
/// # Errors
/// None in practice: the structure holds nothing that JSON cannot.
pub fn render(migration: &Migration<'_>, lang: Lang) -> serde_json::Result<String> {
    let Migration { old, new, .. } = migration;
    let record = MigrationRecord {
        version: VERSION,
        old: RubricRecord::of(old),
        new: RubricRecord::of(new),
        renamed: migration
            .renamed
            .iter()
            .map(|one| RenamedRecord { question: one.of.as_deref(), from: &one.from, to: &one.to })
            .collect(),
        added: questions(new, &migration.added, lang),
        dropped: migration
            .dropped
            .iter()
            .filter_map(|one| {
                let alike = one.alike.and_then(|at| new.questions.get(at)).map(|it| it.id.as_str());
                let id = &old.questions.get(one.question)?.id;
                Some(DroppedRecord { id, alike, is_comment: one.is_comment })
            })
            .collect(),
        changed: ChangeRecord::all(&migration.changed, lang),
        unfit: questions(old, &migration.unfit, lang),
        sheet: &migration.text,
    };
    serde_json::to_string_pretty(&record).map(|text| text + "\n")
}

/// Questions of a rubric by their places.
fn questions<'a>(of: &'a Rubric, places: &[usize], lang: Lang) -> Vec<QuestionRecord<'a>> {
    let record =
        |question: &'a Question| QuestionRecord { id: &question.id, name: words::name(question, lang) };
    places.iter().filter_map(|&at| of.questions.get(at)).map(record).collect()
}
