//! A rubric as a document in any format.

use crate::base::error::Trouble;
use crate::model::rubric::Rubric;

use super::formats::RubricFormat;
use super::look::Look;
use super::one::unwritten;
use super::outputs::Output;
use super::view::rubric as view;
use super::write::docx;

/// The document in the format of an output.
///
/// # Errors
/// None in practice: a rubric holds nothing that its formats cannot.
pub fn render(rubric: &Rubric, output: &Output<RubricFormat>, look: &Look) -> Result<Vec<u8>, Trouble> {
    let lang = look.lang;
    if output.format == RubricFormat::Docx {
        return docx::write(&view::paper(rubric, lang)).map_err(unwritten);
    }
    let (document, line) = (|_| view::document(rubric, lang), |_| view::line(rubric, lang));
    Ok(look.report(output.medium(), document, line).into_bytes())
}
