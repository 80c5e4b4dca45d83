//! Plans for one agency in any format, such as the sheet with the plan applied.

use crate::analysis::plan::Plans;
use crate::base::error::Trouble;
use crate::form::changed::changed;
use crate::form::interview::sheet_is_appraised;
use crate::input::one::Given;

use super::data::json::Provenance;
use super::data::plan as data;
use super::formats::PlanFormat;
use super::look::Look;
use super::one::unwritten;
use super::outputs::Output;
use super::view::plan as view;
use super::words;
use super::write::docx;

/// The plans in the format of an output; `given` is what was read.
///
/// # Errors
/// Why a plan cannot be applied to the sheet.
pub fn render(
    plans: &Plans<'_>,
    given: &Given,
    output: &Output<PlanFormat>,
    look: &Look,
) -> Result<Vec<u8>, Trouble> {
    Ok(match output.format {
        PlanFormat::Json => {
            let provenance = Provenance::of(plans.rubric, &given.digest, None);
            data::to_string(plans, provenance, look.lang).map_err(unwritten)?.into_bytes()
        }
        PlanFormat::Yaml => {
            let Some(plan) = plans.chosen() else { return Err(words::no_plan_to_apply().into()) };
            if plans.sheet.responses.iter().any(|response| response.appraised.is_some()) {
                return Err(sheet_is_appraised().into());
            }
            let new: Vec<_> = plan.changes.iter().map(|change| (change.question, &change.answer)).collect();
            changed(&given.source, plans.rubric, plans.sheet, &new, look.lang).into_bytes()
        }
        PlanFormat::Docx => docx::write(&view::paper(plans, look.paper())).map_err(unwritten)?,
        PlanFormat::Terminal | PlanFormat::Markdown | PlanFormat::Html => {
            let (document, line) =
                (|options| view::document(plans, options), |options| view::line(plans, options));
            look.report(output.medium(), document, line).into_bytes()
        }
    })
}
