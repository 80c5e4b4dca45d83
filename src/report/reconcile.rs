//! One sheet of several assessors', as a sheet that is read again, and in the other formats.

use crate::analysis::reconcile::Several;
use crate::base::error::Trouble;
use crate::base::lang::{Lang, Message};
use crate::form::{Plan, yaml};
use crate::model::answers::AnswerSheet;

use super::data::reconcile as json;
use super::formats::ReconcileFormat;
use super::look::Look;
use super::outputs::Output;
use super::view::Options;
use super::view::reconcile::{self as view, remarks};

/// The sheet that they come to, with a remark on each question on which they disagree.
fn sheet(several: &Several<'_>, lang: Lang) -> String {
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

/// What several assessors said, in the format of an output.
///
/// # Errors
/// None in practice: it holds nothing that its formats cannot.
pub fn render(
    several: &Several<'_>,
    output: &Output<ReconcileFormat>,
    digests: &[String],
    look: &Look,
) -> Result<String, Trouble> {
    Ok(match output.format {
        ReconcileFormat::Json => {
            json::render(several, digests, look.lang).map_err(|error| Message::verbatim(error.to_string()))?
        }
        ReconcileFormat::Yaml => sheet(several, look.lang),
        ReconcileFormat::Terminal | ReconcileFormat::Markdown | ReconcileFormat::Html => {
            let document = |options| view::document(several, options);
            look.report(output.medium(), document, |options| view::line(several, options))
        }
    })
}
