//! A rubric as a document in any format.

use crate::base::error::Trouble;
use crate::model::rubric::Rubric;

use super::formats::{Medium, RubricFormat};
use super::look::Look;
use super::one::unwritten;
use super::view::rubric as view;
use super::write::docx;

/// The document in a format; `is_stdout` says whether it goes to standard output.
///
/// # Errors
/// None in practice: a rubric holds nothing that its formats cannot.
pub fn render(
    rubric: &Rubric,
    (format, is_stdout): (RubricFormat, bool),
    look: &Look,
) -> Result<Vec<u8>, Trouble> {
    let lang = look.lang;
    if format == RubricFormat::Docx {
        return docx::write(&view::paper(rubric, lang)).map_err(unwritten);
    }
    let (document, line) = (|_| view::document(rubric, lang), |_| view::line(rubric, lang));
    Ok(look.report(Medium::of(format, is_stdout), document, line).into_bytes())
}
