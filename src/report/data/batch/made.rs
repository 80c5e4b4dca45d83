//! What is made of each agency for the outputs, on whatever thread scores it.

use crate::analysis::assessment::Assessment;
use crate::base::lang::Lang;
use crate::batch::{Contender, Extras, Failure, Judged, Make, Row};
use crate::model::answers::AnswerSheet;
use crate::model::rubric::Rubric;
use crate::report::data::json::{self, Provenance};

use super::columns::Column;
use super::csv;
use super::xlsx::Detail;

/// Makes lines, rows and details of agencies.
// Things that can be wanted in any combination.
#[allow(clippy::struct_excessive_bools)]
#[derive(Debug)]
pub struct Maker<'r> {
    /// The rubric.
    pub rubric: &'r Rubric,
    /// Its digest, for lines of JSON.
    pub rubric_sha256: String,
    /// The digest of the appraiser's own file, if there is one.
    pub appraisals_sha256: Option<String>,
    /// The language of the results.
    pub lang: Lang,
    /// The columns of a CSV, if one is written.
    pub columns: Option<Vec<Column>>,
    /// What separates the cells of a CSV.
    pub delimiter: u8,
    /// Whether its lines wait for the ranking.
    pub is_held: bool,
    /// Whether the rows are kept.
    pub rows: bool,
    /// Whether what a ranking needs of them is, where they are not.
    pub ranked: bool,
    /// Whether the whole result is a line of JSON.
    pub jsonl: bool,
    /// Whether what has no result keeps its place among the lines.
    pub faults: bool,
    /// Whether a workbook needs the profile and the gaps of each agency.
    pub detail: bool,
    /// Whether each agency has files of its own.
    pub each: bool,
    /// The stage that agencies are required to reach.
    pub require: Option<usize>,
    /// What is found out of agencies beyond their results.
    pub extras: Extras,
}

/// What was made of some agencies.
#[derive(Debug, Default)]
pub struct Made {
    /// The lines of the CSV.
    pub csv: Vec<u8>,
    /// Where each of them ends.
    pub csv_ends: Vec<usize>,
    /// The lines of JSON.
    pub jsonl: Vec<String>,
    /// Which of the lines of the CSV are of what has no result.
    pub lost: Vec<usize>,
    /// The rows.
    pub rows: Vec<Row>,
    /// What a ranking needs of them, where they are not kept.
    pub ranked: Vec<Contender>,
    /// The profiles and gaps for a workbook.
    pub details: Vec<Detail>,
    /// What is kept of each for files of its own.
    pub kept: Vec<Kept>,
    /// How many are below the required stage.
    pub below: u64,
}

/// The answers of an agency, kept until all of them are known.
#[derive(Clone, Debug)]
pub struct Kept {
    /// The answers that count.
    pub sheet: AnswerSheet,
    /// Their SHA-256, in hexadecimal.
    pub sha256: String,
    /// That of the appraiser's own file, if there is one.
    pub appraisals_sha256: Option<String>,
    /// What is doubtful in the answers.
    pub doubts: Vec<Failure>,
}

impl Make for Maker<'_> {
    type Made = Made;

    fn agency(&self, agency: &Judged<'_, '_>, made: &mut Made) {
        let row = agency.row;
        let is_enough = |stage| row.standing.stage.is_some_and(|reached| reached >= stage);
        made.below += u64::from(!self.require.is_none_or(is_enough));
        if let Some(columns) = &self.columns {
            if self.is_held {
                csv::write_held(&mut made.csv, columns, self.rubric, row, self.delimiter);
                made.csv_ends.push(made.csv.len());
            } else {
                csv::write_row(&mut made.csv, columns, self.rubric, row, None, self.delimiter);
            }
        }
        if let Some(assessment) = agency.assessment {
            if self.jsonl {
                made.jsonl.push(self.line(assessment, agency));
            }
            if self.detail {
                made.details.push(Detail::new(assessment, self.lang));
            }
        }
        made.kept.extend(agency.assessment.filter(|_| self.each).map(|assessment| Kept {
            sheet: assessment.sheet.clone(),
            sha256: agency.sha256.to_owned(),
            appraisals_sha256: self.appraisals_sha256.clone(),
            doubts: agency.warnings.to_vec(),
        }));
        if self.rows {
            made.rows.push(row.clone());
        } else if self.ranked {
            made.ranked.push(Contender::of(row));
        }
    }

    fn lost(&self, row: &Row, fault: &Failure, warnings: &[Failure], made: &mut Made) {
        if let Some(columns) = &self.columns {
            let lost = (row, fault);
            csv::write_fault(&mut made.csv, columns, self.rubric, lost, self.delimiter, self.is_held);
            if self.is_held {
                made.lost.push(made.csv_ends.len());
                made.csv_ends.push(made.csv.len());
            }
        }
        if self.jsonl {
            let line = {
                let lost = (row, fault, warnings);
                json::lost_line(self.rubric, lost, self.extras, self.provenance(""), self.lang)
            };
            made.jsonl.push(line.unwrap_or_default());
        }
    }
}

impl Maker<'_> {
    fn line(&self, assessment: &Assessment<'_>, agency: &Judged<'_, '_>) -> String {
        let about = (agency.row.origin.as_str(), self.faults);
        let provenance = self.provenance(agency.sha256);
        let asked = (self.extras.seed, agency.row.next);
        json::to_line_with(assessment, agency.warnings, about, asked, provenance, self.lang)
            .unwrap_or_default()
    }

    fn provenance(&self, answers: &str) -> Provenance {
        Provenance {
            tool: env!("CARGO_PKG_VERSION").to_owned(),
            rubric_sha256: self.rubric_sha256.clone(),
            answers_sha256: answers.to_owned(),
            appraisals_sha256: self.appraisals_sha256.clone(),
        }
    }
}
