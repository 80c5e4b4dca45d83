//! The result of one agency in any format.

use crate::analysis::assessment::Assessment;
use crate::analysis::beside::Beside;
use crate::base::diagnostic::Diagnostic;
use crate::base::error::Trouble;
use crate::base::lang::Message;
use crate::base::source::SourceFile;
use crate::batch::Failure;

use super::data::criteria;
use super::data::json::{self, Provenance};
use super::formats::{Medium, SheetFormat};
use super::look::Look;
use super::outputs::Output;
use super::view::sheet;
use super::write::{badge, docx, xlsx};

/// A result, and what it came from.
#[derive(Clone, Copy, Debug)]
pub struct One<'o, 'a> {
    /// The result.
    pub assessment: &'o Assessment<'a>,
    /// What is doubtful in the answers.
    pub doubts: &'o [Failure],
    /// The SHA-256 of the answers, in hexadecimal.
    pub answers_sha256: &'o str,
    /// The SHA-256 of an appraiser's own file, in hexadecimal.
    pub appraisals_sha256: Option<&'o str>,
    /// Another result to compare it with.
    pub beside: Option<&'o Beside>,
}

impl One<'_, '_> {
    /// The result in the format of an output.
    ///
    /// # Errors
    /// None in practice: the structure of the result holds nothing that its formats cannot.
    pub fn render(&self, output: &Output<SheetFormat>, look: &Look) -> Result<Vec<u8>, Trouble> {
        let Self { assessment, doubts, answers_sha256, appraisals_sha256, beside } = *self;
        let with = sheet::With { beside, answers_sha256 };
        let text = match output.format {
            SheetFormat::Json => {
                let provenance = Provenance::of(assessment.rubric, answers_sha256, appraisals_sha256);
                json::to_string(assessment, doubts, provenance, look.lang).map_err(unwritten)?
            }
            SheetFormat::Docx => {
                let paper = sheet::paper(assessment, with, look.paper());
                return docx::write(&paper).map_err(unwritten);
            }
            SheetFormat::Xlsx => {
                let book = sheet::book(assessment, with, look.paper());
                return xlsx::write(&book).map_err(unwritten);
            }
            SheetFormat::Csv => criteria::write(assessment, !output.is_stdout(), look.lang),
            SheetFormat::Badge => {
                let (label, result, steps) = sheet::badge(assessment, look.options(Medium::STDOUT));
                badge::write(&label, &result, steps)
            }
            SheetFormat::Terminal | SheetFormat::Markdown | SheetFormat::Html => {
                let document = |options| sheet::with(assessment, with, options);
                let line = |options| sheet::line(assessment, options);
                look.report(output.medium(), document, line)
            }
        };
        Ok(text.into_bytes())
    }
}

/// What the writer of a format says that could not write a result.
pub(super) fn unwritten(error: impl std::fmt::Display) -> Trouble {
    Message::verbatim(error.to_string()).into()
}

/// What is doubtful in the answers of files, for a result.
#[must_use]
pub fn doubts(found: &[(&SourceFile, Vec<Diagnostic>)]) -> Vec<Failure> {
    let at = |(source, list): &(&SourceFile, Vec<Diagnostic>)| -> Vec<Failure> {
        list.iter().map(|doubt| Failure::at(source, doubt)).collect()
    };
    found.iter().flat_map(at).collect()
}
