//! Plans for one agency in the formats of their outputs.

use crate::analysis::plan::Plans;
use crate::base::error::Trouble;
use crate::base::lang::Message;
use crate::base::source::SourceFile;
use crate::form::changed::changed;

use super::data::json::Provenance;
use super::data::plan as data;
use super::formats::PlanFormat;
use super::look::Look;
use super::outputs::Output;
use super::view::plan as view;

/// Plans in the format of an output; they are made of a sheet with a digest.
///
/// # Errors
/// None in practice: plans hold nothing that their formats cannot.
pub fn render(
    plans: &Plans<'_>,
    output: &Output<PlanFormat>,
    (source, sha256): (&SourceFile, &str),
    look: &Look,
) -> Result<String, Trouble> {
    Ok(match output.format {
        PlanFormat::Json => data::to_string(plans, Provenance::of(plans.rubric, sha256, None), look.lang)
            .map_err(|error| Message::verbatim(error.to_string()))?,
        PlanFormat::Yaml => {
            let changes = plans.chosen().map(|plan| plan.changes.as_slice()).unwrap_or_default();
            let new: Vec<_> = changes.iter().map(|change| (change.question, &change.answer)).collect();
            changed(source, plans.rubric, plans.sheet, &new, look.lang)
        }
        PlanFormat::Terminal | PlanFormat::Markdown | PlanFormat::Html => {
            let document = |options| view::document(plans, options);
            look.report(output.medium(), document, |options| view::line(plans, options))
        }
    })
}
