//! One sheet of several assessors', as a sheet that is read again.

use crate::analysis::reconcile::Several;
use crate::base::lang::Lang;
use crate::form::{Plan, yaml};
use crate::model::answers::AnswerSheet;

use super::view::Options;
use super::view::reconcile::remarks;

/// The sheet that they come to, with a remark on each question on which they disagree.
#[must_use]
pub fn sheet(several: &Several<'_>, lang: Lang) -> String {
    let mut sheet: AnswerSheet = several.together.sheet.clone();
    for (question, remark) in remarks(several, Options::full(lang)) {
        let Some(response) = sheet.responses.get_mut(question) else { continue };
        response.note = Some(match response.note.take() {
            Some(note) => format!("{remark}\n{note}"),
            None => remark,
        });
    }
    yaml::write(&Plan::current(several.together.rubric, &sheet), lang)
}
