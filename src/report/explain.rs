//! How a result arose, in any format.

use crate::analysis::explain::Explanation;
use crate::base::error::Trouble;

use super::data::explain as data;
use super::data::json::Provenance;
use super::formats::ExplainFormat;
use super::look::Look;
use super::one::unwritten;
use super::outputs::Output;
use super::view::explain as view;
use super::write::docx;

/// The explanation in the format of an output; `digest` is the SHA-256 of the answers.
///
/// # Errors
/// None in practice: the structure holds nothing that its formats cannot.
pub fn render(
    explained: &Explanation<'_>,
    digest: &str,
    output: &Output<ExplainFormat>,
    look: &Look,
) -> Result<Vec<u8>, Trouble> {
    let text = match output.format {
        ExplainFormat::Json => {
            let provenance = Provenance::of(explained.rubric, digest, None);
            data::to_string(explained, provenance, look.lang).map_err(unwritten)?
        }
        ExplainFormat::Docx => {
            return docx::write(&view::paper(explained, look.paper())).map_err(unwritten);
        }
        ExplainFormat::Terminal | ExplainFormat::Markdown | ExplainFormat::Html => look.report(
            output.medium(),
            |options| view::document(explained, options),
            |options| view::line(explained, options),
        ),
    };
    Ok(text.into_bytes())
}
