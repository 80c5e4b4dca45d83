//! One sheet of several assessors' in any format, such as a sheet that is read again.

use crate::analysis::reconcile::Several;
use crate::base::error::Trouble;
use crate::base::lang::Lang;
use crate::form::{Plan, yaml};
use crate::model::answers::AnswerSheet;

use super::data::reconcile as json;
use super::formats::{Medium, ReconcileFormat};
use super::look::Look;
use super::one::unwritten;
use super::view::Options;
use super::view::reconcile::{self as view, remarks};
use super::write::docx;

/// It in a format; `digests` are those of the sheets, and `is_stdout` says whether it goes to standard output.
///
/// # Errors
/// None in practice: it holds nothing that its formats cannot.
pub fn render(
    several: &Several<'_>,
    digests: &[String],
    (format, is_stdout): (ReconcileFormat, bool),
    look: &Look,
) -> Result<Vec<u8>, Trouble> {
    Ok(match format {
        ReconcileFormat::Json => json::render(several, digests, look.lang).map_err(unwritten)?.into_bytes(),
        ReconcileFormat::Yaml => sheet(several, look.lang).into_bytes(),
        ReconcileFormat::Docx => docx::write(&view::paper(several, look.paper())).map_err(unwritten)?,
        ReconcileFormat::Terminal | ReconcileFormat::Markdown | ReconcileFormat::Html => {
            let (document, line) =
                (|options| view::document(several, options), |options| view::line(several, options));
            look.report(Medium::of(format, is_stdout), document, line).into_bytes()
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
