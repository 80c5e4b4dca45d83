//! Plans in any format, such as the sheet with the plan applied.

use crate::analysis::plan::Plans;
use crate::base::error::Trouble;
use crate::base::source::SourceFile;
use crate::form::changed::changed;

use super::data::json::Provenance;
use super::data::plan as data;
use super::formats::{Medium, PlanFormat};
use super::look::Look;
use super::one::unwritten;
use super::view::plan as view;
use super::write::docx;

/// Plans in a format; `answers` are those that they are made for, with their digest, and `is_stdout` says whether the result
/// goes to standard output.
///
/// # Errors
/// None in practice: plans hold nothing that their formats cannot.
pub fn render(
    plans: &Plans<'_>,
    (answers, digest): (&SourceFile, &str),
    (format, is_stdout): (PlanFormat, bool),
    look: &Look,
) -> Result<Vec<u8>, Trouble> {
    let lang = look.lang;
    Ok(match format {
        PlanFormat::Json => {
            let provenance = Provenance::of(plans.rubric, digest, None);
            data::to_string(plans, provenance, lang).map_err(unwritten)?.into_bytes()
        }
        PlanFormat::Yaml => {
            let changes = plans.chosen().map(|plan| plan.changes.as_slice()).unwrap_or_default();
            let new: Vec<_> = changes.iter().map(|change| (change.question, &change.answer)).collect();
            changed(answers, plans.rubric, plans.sheet, &new, lang).into_bytes()
        }
        PlanFormat::Docx => docx::write(&view::paper(plans, look.paper())).map_err(unwritten)?,
        PlanFormat::Terminal | PlanFormat::Markdown | PlanFormat::Html => {
            let (document, line) =
                (|options| view::document(plans, options), |options| view::line(plans, options));
            look.report(Medium::of(format, is_stdout), document, line).into_bytes()
        }
    })
}
