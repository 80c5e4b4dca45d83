//! The results of a batch as a workbook for Excel and `LibreOffice`: the ranking, the profiles, the criteria, the
//! gaps, the failures, and notes that say what every column means.
//!
//! The workbook is for people: sheets, headings, stages and kinds are in words of its language, and shares are
//! percentages of the spreadsheet, stored as the nearest number to their exact value and shown with one fraction digit,
//! or as many as it takes not to be rounded onto a threshold. The ids are in the CSV, whose default columns are those of the ranking, in the same order.
//!
//! * A text of a user's is always stored as a text, in a column formatted as text: it is never a formula, not even
//!   after it was edited, and stays as it is, without the apostrophe of the CSV. One that is longer than a cell
//!   holds (32,767 units of UTF-16) is cut, and ends in an ellipsis.
//! * Illustrative data are marked in a column, and, if there are any, by a note on the first cell, the header of
//!   each printed page and the colour of the tab of every sheet.
//! * The same input gives the same bytes: the date of creation is always the same.
//! * Rows go to temporary files as they come, because the profile and the gaps of a large batch fit no memory.
//!   A sheet holds 1,048,576 rows; more are an error.

mod heads;
mod notes;
mod pairs;
mod rows;
mod sheet;

use std::io::Write;
use std::path::Path;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, Worksheet, XlsxError};

use crate::analysis::assessment::Assessment;
use crate::base::caught::caught;
use crate::base::lang::{Lang, Message};
use crate::base::number::Ppm;
use crate::batch::{BatchReport, GroupBy, Row};
use crate::engine::verdict::StageNumber;
use crate::model::rubric::Rubric;
use crate::report::data::words;
use crate::report::number::Numbers;
use crate::report::words as common;

use super::columns::Column;
use rows::Texts;
use sheet::Sheet;

/// Why a workbook could not be written.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// More rows than a sheet has.
    #[error("the sheet `{sheet}` would have more than 1,048,576 rows")]
    TooManyRows {
        /// The sheet.
        sheet: &'static str,
    },
    /// The writer of workbooks failed: most often the disk is full.
    #[error("cannot write the workbook")]
    Write {
        /// What it said.
        #[from]
        source: XlsxError,
    },
    /// The temporary file of a sheet could not be written to.
    #[error("cannot write to the temporary file of a sheet")]
    Temporary,
}

impl Error {
    /// The error for a person.
    #[must_use]
    pub fn message(&self) -> Message {
        match self {
            Self::TooManyRows { sheet } => words::too_many_rows(sheet),
            Self::Write { source } => words::cannot_write_workbook(&source.to_string()),
            Self::Temporary => words::cannot_write_temporary(),
        }
    }
}

/// What the profile and the gaps say about an agency.
///
/// It borrows nothing, so that it can be made where the agency is scored and written where the workbook is.
#[derive(Clone, Debug)]
pub struct Detail {
    cells: Vec<Option<Ppm>>,
    stages: Vec<Option<StageNumber>>,
    gaps: Vec<GapDetail>,
}

#[derive(Clone, Debug)]
struct GapDetail {
    criterion: usize,
    open_gate: bool,
    gain: Ppm,
    answer: String,
    advice: String,
}

impl Detail {
    /// What an assessment says, in the language of the workbook.
    #[must_use]
    pub fn new(assessment: &Assessment<'_>, lang: Lang) -> Self {
        let (rubric, verdict) = (assessment.rubric, &assessment.verdict);
        let numbers = Numbers::stored(lang);
        let gaps = assessment.gaps.iter().map(|gap| {
            let question = rubric.criteria[gap.criterion].question;
            let response = &assessment.sheet.responses[question];
            GapDetail {
                advice: common::advice(
                    &rubric.questions[question],
                    Some(response),
                    assessment.sheet.agency.kind,
                    lang,
                ),
                criterion: gap.criterion,
                open_gate: gap.holds && rubric.criteria[gap.criterion].gate.is_some(),
                gain: gap.gain,
                answer: common::response(&rubric.questions[question], response, &[], &numbers),
            }
        });
        Self {
            cells: (0..rubric.dimensions.len())
                .flat_map(|at| verdict.profile.dimension(at).iter().copied())
                .collect(),
            stages: verdict.dimension_stages.clone(),
            gaps: gaps.collect(),
        }
    }
}

/// A workbook that is being written.
pub struct Book<'r> {
    texts: Texts<'r>,
    workbook: Workbook,
    profile: Sheet,
    gaps: Sheet,
}

impl<'r> Book<'r> {
    /// A workbook without agencies.
    ///
    /// Unfinished sheets are kept in a folder, best that of the workbook; without one, where the system keeps
    /// temporary files.
    ///
    /// # Errors
    /// If no file can be created there.
    pub fn new(rubric: &'r Rubric, lang: Lang, folder: Option<&Path>) -> Result<Self, Error> {
        let mut workbook = Workbook::new();
        if let Some(folder) = folder {
            workbook.set_tempdir(folder)?;
        }
        let texts = Texts::new(rubric, lang);
        let profile = heads::profile(rubric, lang);
        Ok(Self {
            profile: Sheet::new(&mut workbook, words::profile(lang), profile, 2, &texts.numbers)?,
            gaps: Sheet::new(&mut workbook, words::gaps(lang), heads::gaps(rubric, lang), 2, &texts.numbers)?,
            texts,
            workbook,
        })
    }

    /// Adds the profile and the gaps of an agency below those before it.
    ///
    /// # Errors
    /// If the rows do not fit the sheet or cannot be written; the workbook is then of no use.
    pub fn agency(&mut self, row: &Row, detail: &Detail) -> Result<(), Error> {
        guarded(|| {
            self.texts.profile(&mut self.profile, row, detail)?;
            self.texts.gaps(&mut self.gaps, row, detail)
        })
    }

    /// Adds what is known at the end, and a sheet with charts if there is one, and writes the workbook.
    ///
    /// # Errors
    /// If the rows do not fit a sheet or the workbook cannot be written.
    pub fn finish<W: Write + Send>(
        self,
        report: &BatchReport<'_>,
        overview: Option<Worksheet>,
        out: W,
    ) -> Result<(), Error> {
        guarded(|| self.write(report, overview, out))
    }

    fn write<W: Write + Send>(
        self,
        report: &BatchReport<'_>,
        overview: Option<Worksheet>,
        out: W,
    ) -> Result<(), Error> {
        let Self { texts, mut workbook, profile, gaps } = self;
        let (rubric, lang, numbers) = (texts.rubric, texts.lang, &texts.numbers);
        let mut columns = Column::usual(rubric, &report.extras);
        if report.groups.as_ref().is_some_and(|groups| groups.by == GroupBy::Assessor) {
            columns.push(Column::Assessor);
        }
        let heads = heads::ranking(&columns, rubric, lang);
        let mut ranking = Sheet::new(&mut workbook, words::ranking(lang), heads, 5, numbers)?;
        for (at, row) in report.rows.iter().enumerate() {
            let place = report.places.as_ref().and_then(|places| places.get(at));
            texts.ranking(&mut ranking.row()?, &columns, row, place)?;
        }
        let illustrative = report.summary.illustrative() > 0;
        // Several periods are not added up.
        let (all, periods) = ([(None, &report.summary, report.items.as_ref())], &report.periods);
        let each = periods.iter().map(|of| (Some(of.period.as_deref()), &of.summary, of.items.as_ref()));
        let sets: Vec<_> = if periods.is_empty() { all.to_vec() } else { each.collect() };
        let has_items = sets.iter().any(|(.., items)| items.is_some());
        let heads = heads::criteria(lang, !periods.is_empty(), has_items);
        let frozen = if periods.is_empty() { 1 } else { 2 };
        let mut criteria = Sheet::new(&mut workbook, words::criteria(lang), heads, frozen, numbers)?;
        for (period, summary, items) in sets {
            for gap in summary.criteria() {
                let cells = &mut criteria.row()?;
                if let Some(period) = period {
                    cells.maybe_text(period)?;
                }
                let item = items.and_then(|items| items.items.get(gap.criterion));
                texts.criterion(cells, &gap, summary.illustrative() > 0, item)?;
            }
        }
        let mut failures =
            Sheet::new(&mut workbook, words::failures(lang), heads::failures(lang), 1, numbers)?;
        for failure in &report.failures {
            let mut cells = failures.row()?;
            cells
                .text(&failure.position)?
                .maybe_text(failure.code.map(crate::base::diagnostic::Code::as_str))?;
            cells.text(&failure.text(lang))?.count(failure.more)?;
        }
        let pairs = texts.pairs(&mut workbook, report)?;
        let mut notes = Sheet::new(&mut workbook, words::notes(lang), heads::notes(lang), 1, numbers)?;
        texts.notes(&mut notes, report)?;
        let mut sheets = vec![ranking, profile, criteria, gaps, failures];
        sheets.extend(pairs);
        for sheet in &sheets {
            for head in sheet.heads() {
                let mut cells = notes.row()?;
                cells.text(sheet.name())?.text(&head.title)?.text(&head.name)?.text(&head.about)?;
            }
        }
        let unofficial = words::unofficial(lang);
        let warning = illustrative.then(|| words::all_illustrative(lang));
        let mut overview = overview;
        for sheet in sheets.into_iter().chain([notes]) {
            sheet.finish(&mut workbook, &[unofficial], warning)?;
            // It comes second: who reads the first sheet of a workbook by program finds the ranking there.
            if let Some(overview) = overview.take() {
                workbook.push_worksheet(overview);
            }
        }
        let properties = DocProperties::new()
            .set_title(rubric.title.get(lang))
            .set_comment(unofficial)
            .set_author("assess")
            .set_creation_datetime(&ExcelDateTime::from_ymd(2000, 1, 1)?);
        workbook.set_properties(&properties);
        workbook.save_to_writer(out)?;
        Ok(())
    }
}

/// The writer of workbooks panics if a temporary file cannot be written to, which is no fault of the program.
fn guarded<T>(write: impl FnOnce() -> Result<T, Error>) -> Result<T, Error> {
    caught(write).unwrap_or(Err(Error::Temporary))
}
