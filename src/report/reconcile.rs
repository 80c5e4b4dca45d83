//! One sheet of several assessors' in any format, such as a sheet that is read again.

use crate::analysis::reconcile::Several;
use crate::base::error::Trouble;
use crate::base::lang::Lang;
use crate::form::{Plan, yaml};
use crate::model::answers::AnswerSheet;

use super::data::reconcile as json;
use super::formats::ReconcileFormat;
use super::look::Look;
use super::one::unwritten;
use super::outputs::Output;
use super::view::Options;
use super::view::reconcile::{self as view, remarks};
use super::write::docx;

/// It in the format of an output; `digests` are those of the sheets.
///
/// # Errors
/// None in practice: it holds nothing that its formats cannot.
pub fn render(
    several: &Several<'_>,
    digests: &[String],
    output: &Output<ReconcileFormat>,
    look: &Look,
) -> Result<Vec<u8>, Trouble> {
    Ok(match output.format {
        ReconcileFormat::Json => json::render(several, digests, look.lang).map_err(unwritten)?.into_bytes(),
        ReconcileFormat::Yaml => sheet(several, look.lang).into_bytes(),
        ReconcileFormat::Docx => docx::write(&view::paper(several, look.paper())).map_err(unwritten)?,
        ReconcileFormat::Terminal | ReconcileFormat::Markdown | ReconcileFormat::Html => {
            let (document, line) =
                (|options| view::document(several, options), |options| view::line(several, options));
            look.report(output.medium(), document, line).into_bytes()
        }
    })
}

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
