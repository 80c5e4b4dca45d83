//! A batch as CSV and as a workbook: the columns are those documented, and other programs read back what was meant.

#![allow(clippy::unwrap_used, clippy::panic)]

mod rows;
mod workbook;

use assess::batch::BatchReport;
use assess::report::data::batch::columns::Column;
use assess::report::data::batch::csv::{COMMA, write_header, write_row};

fn csv(report: &BatchReport<'_>, columns: &[Column]) -> Vec<Vec<String>> {
    let mut out = Vec::new();
    write_header(&mut out, columns, report.rubric, COMMA);
    for (at, row) in report.rows.iter().enumerate() {
        let place = report.places.as_ref().map(|places| &places[at]);
        write_row(&mut out, columns, report.rubric, row, place, COMMA);
    }
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(out.as_slice());
    reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect()
}
