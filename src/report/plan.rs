//! Plans for one agency in any format.

use crate::analysis::plan::Plans;
use crate::base::error::Trouble;
use crate::base::lang::Message;
use crate::form::changed::changed;
use crate::form::interview::sheet_is_appraised;
use crate::input::one::Given;

use super::data::json::Provenance;
use super::data::plan as data;
use super::formats::{Medium, PlanFormat};
use super::look::Look;
use super::view::plan as view;
use super::words;

/// The plans in a format; `given` is what was read, and `is_stdout` says whether they go to standard output.
///
/// # Errors
/// Why a plan cannot be applied to the sheet.
pub fn render(
    plans: &Plans<'_>,
    given: &Given,
    format: PlanFormat,
    is_stdout: bool,
    look: &Look,
) -> Result<String, Trouble> {
    Ok(match format {
        PlanFormat::Json => {
            let provenance = Provenance::of(plans.rubric, &given.digest, None);
            data::to_string(plans, provenance, look.lang)
                .map_err(|error| Message::verbatim(error.to_string()))?
        }
        PlanFormat::Yaml => {
            let Some(plan) = plans.chosen() else { return Err(words::no_plan_to_apply().into()) };
            if plans.sheet.responses.iter().any(|response| response.appraised.is_some()) {
                return Err(sheet_is_appraised().into());
            }
            let new: Vec<_> = plan.changes.iter().map(|change| (change.question, &change.answer)).collect();
            changed(&given.source, plans.rubric, plans.sheet, &new, look.lang)
        }
        PlanFormat::Terminal | PlanFormat::Markdown | PlanFormat::Html => look.report(
            Medium::of(format, is_stdout),
            |options| view::document(plans, options),
            |options| view::line(plans, options),
        ),
    })
}
