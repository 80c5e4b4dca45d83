//! The result of one agency in any format.

use crate::analysis::assessment::Assessment;
use crate::analysis::beside::Beside;
use crate::batch::Failure;

use super::data::criteria;
use super::data::json::{self, Provenance};
use super::formats::{Medium, SheetFormat};
use super::look::Look;
use super::view::sheet;
use super::write::badge;

/// A result, and what it came from.
#[derive(Clone, Copy, Debug)]
pub struct One<'o, 'a> {
    /// The result.
    pub assessment: &'o Assessment<'a>,
    /// What is doubtful in the answers.
    pub doubts: &'o [Failure],
    /// The SHA-256 of the answers, in hexadecimal.
    pub answers_sha256: &'o str,
    /// That of the appraiser's own file, if there is one.
    pub appraisals_sha256: Option<&'o str>,
    /// Another result to compare it with.
    pub beside: Option<&'o Beside>,
}

impl One<'_, '_> {
    /// The result in a format; `is_stdout` says whether it goes to standard output.
    ///
    /// # Errors
    /// None in practice: the structure of the result holds nothing that its formats cannot.
    pub fn render(&self, format: SheetFormat, is_stdout: bool, look: &Look) -> serde_json::Result<String> {
        let Self { assessment, doubts, answers_sha256, beside, .. } = *self;
        match format {
            SheetFormat::Json => {
                let provenance = Provenance::of(assessment.rubric, answers_sha256, self.appraisals_sha256);
                json::to_string(assessment, doubts, provenance, look.lang)
            }
            SheetFormat::Csv => Ok(criteria::write(assessment, !is_stdout, look.lang)),
            SheetFormat::Badge => {
                let (label, result, steps) = sheet::badge(assessment, look.options(Medium::STDOUT));
                Ok(badge::write(&label, &result, steps))
            }
            SheetFormat::Terminal | SheetFormat::Markdown | SheetFormat::Html => {
                let document =
                    |options| sheet::with(assessment, sheet::With { beside, answers_sha256 }, options);
                let line = |options| sheet::line(assessment, options);
                Ok(look.report(Medium::of(format, is_stdout), document, line))
            }
        }
    }
}
