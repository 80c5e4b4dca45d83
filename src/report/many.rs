//! The results of many agencies for people, in any format.

use std::io;

use crate::batch::BatchReport;

use super::data::batch::outputs::Shown;
use super::formats::{BatchFormat, Medium};
use super::look::Look;
use super::spreadsheet::Worksheet;
use super::view::batch;
use super::write::{docx, xlsx};

/// Makes them.
#[derive(Clone, Copy, Debug)]
pub struct Many(pub Look);

impl Shown for Many {
    fn report(&self, report: &BatchReport<'_>, format: BatchFormat, is_stdout: bool) -> io::Result<Vec<u8>> {
        let Self(look) = self;
        if format == BatchFormat::Docx {
            return docx::write(&batch::paper(report, look.paper())).map_err(io::Error::other);
        }
        let medium = Medium::of(format, is_stdout);
        let (document, line) =
            (|options| batch::document(report, options), |options| batch::line(report, options));
        Ok(look.report(medium, document, line).into_bytes())
    }

    fn overview(&self, report: &BatchReport<'_>) -> io::Result<Option<Worksheet>> {
        let book = batch::overview(report, self.0.paper());
        book.map(|book| xlsx::first_sheet(&book)).transpose().map_err(io::Error::other)
    }
}
