//! The results of a batch as a workbook for Excel and LibreOffice: the ranking, the profiles, the criteria, the
//! gaps, the failures, and notes that say what every column means.
//!
//! The workbook is for people: sheets, headings, stages and kinds are in words of its language, and shares are
//! percentages of the spreadsheet, stored as the nearest number to their exact value and shown with all of their
//! four fraction digits. The ids are in the CSV, whose default columns are those of the ranking, in the same order.
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
mod sheet;

use std::io::Write;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

use crate::assessment::Assessment;
use crate::batch::{BatchReport, GroupBy, Row, mean};
use crate::both;
use crate::items::{Extreme, ItemStatistics, Statistics};
use crate::lang::{Bilingual, Lang};
use crate::number::Ppm;
use crate::rank::{Place, Rank, Unranked};
use crate::report::words;
use crate::rubric::Rubric;
use crate::verdict::StageNumber;

use super::columns::{Column, top};
use sheet::{Cells, Sheet};

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
    pub fn message(&self) -> Bilingual {
        match self {
            Self::TooManyRows { sheet } => both!(
                "the sheet `{sheet}` would have more than 1,048,576 rows, which no spreadsheet holds; write CSV or JSON Lines instead",
                "trang tính `{sheet}` sẽ vượt quá 1.048.576 dòng, giới hạn của bảng tính; hãy xuất CSV hoặc JSON Lines"
            ),
            Self::Write { source } => {
                both!("cannot write the workbook: {source}", "không ghi được bảng tính: {source}")
            }
            Self::Temporary => both!(
                "cannot write to the temporary file of a sheet; perhaps the disk is full",
                "không ghi được tệp tạm của trang tính; có thể đĩa đã đầy"
            ),
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
}

impl Detail {
    /// What an assessment says, in the language of the workbook.
    #[must_use]
    pub fn new(assessment: &Assessment<'_>, lang: Lang) -> Self {
        let (rubric, verdict) = (assessment.rubric, &assessment.verdict);
        let gaps = assessment.gaps.iter().map(|gap| {
            let question = rubric.criteria[gap.criterion].question;
            GapDetail {
                criterion: gap.criterion,
                open_gate: gap.open_gate,
                gain: gap.gain,
                answer: words::response(
                    &rubric.questions[question],
                    &assessment.sheet.responses[question],
                    lang,
                ),
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

/// A workbook on its way.
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
            profile: Sheet::new(&mut workbook, lang.pick("Profile", "Hồ sơ"), profile, 2)?,
            gaps: Sheet::new(&mut workbook, lang.pick("Gaps", "Khoảng cách"), heads::gaps(lang), 2)?,
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

    /// Adds what is known at the end, and writes the workbook.
    ///
    /// # Errors
    /// If the rows do not fit a sheet or the workbook cannot be written.
    pub fn finish<W: Write + Send>(self, report: &BatchReport<'_>, out: W) -> Result<(), Error> {
        guarded(|| self.write(report, out))
    }

    fn write<W: Write + Send>(self, report: &BatchReport<'_>, out: W) -> Result<(), Error> {
        let Self { texts, mut workbook, profile, gaps } = self;
        let (rubric, lang) = (texts.rubric, texts.lang);
        let mut columns = Column::defaults(rubric);
        if report.groups.as_ref().is_some_and(|groups| groups.by == GroupBy::Assessor) {
            columns.push(Column::Assessor);
        }
        let heads = heads::ranking(&columns, rubric, lang);
        let mut ranking = Sheet::new(&mut workbook, lang.pick("Ranking", "Xếp hạng"), heads, 5)?;
        for (at, row) in report.rows.iter().enumerate() {
            let place = report.places.as_ref().and_then(|places| places.get(at));
            texts.ranking(&mut ranking.row()?, &columns, row, place)?;
        }
        let illustrative = report.summary.illustrative() > 0;
        let heads = heads::criteria(lang, report.items.is_some());
        let mut criteria = Sheet::new(&mut workbook, lang.pick("Criteria", "Tiêu chí"), heads, 1)?;
        for gap in report.summary.criteria() {
            let cells = &mut criteria.row()?;
            let item = report.items.as_ref().and_then(|items| items.items.get(gap.criterion));
            texts.criterion(cells, &gap, illustrative, item)?;
        }
        let mut failures = Sheet::new(&mut workbook, lang.pick("Failures", "Lỗi"), heads::failures(lang), 1)?;
        for failure in &report.failures {
            let mut cells = failures.row()?;
            cells.text(&failure.position)?.maybe_text(failure.code.map(crate::diagnostic::Code::as_str))?;
            cells.text(failure.message.get(lang))?.count(failure.more)?;
        }
        let mut notes = Sheet::new(&mut workbook, lang.pick("Notes", "Ghi chú"), heads::notes(lang), 1)?;
        texts.notes(&mut notes, report)?;
        let sheets = [ranking, profile, criteria, gaps, failures];
        for sheet in &sheets {
            for head in sheet.heads() {
                let mut cells = notes.row()?;
                cells.text(sheet.name())?.text(&head.title)?.text(&head.name)?.text(&head.about)?;
            }
        }
        let unofficial = unofficial(lang);
        let warning = illustrative.then(|| warning(lang));
        for sheet in sheets.into_iter().chain([notes]) {
            sheet.finish(&mut workbook, &[unofficial], warning)?;
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
    catch_unwind(AssertUnwindSafe(write)).unwrap_or(Err(Error::Temporary))
}

const fn unofficial(lang: Lang) -> &'static str {
    match lang {
        Lang::En => "Computed with assess from the answers given; not an official index or ranking.",
        Lang::Vi => {
            "Kết quả do assess tính từ các câu trả lời; không phải chỉ số hay bảng xếp hạng chính thức."
        }
    }
}

const fn warning(lang: Lang) -> &'static str {
    match lang {
        Lang::En => "ILLUSTRATIVE DATA, not real agencies' results",
        Lang::Vi => "SỐ LIỆU MINH HỌA, không phải kết quả của đơn vị nào",
    }
}

/// The texts of a rubric, in a language, that rows repeat.
struct Texts<'r> {
    rubric: &'r Rubric,
    lang: Lang,
    criteria: Vec<CriterionTexts>,
}

struct CriterionTexts {
    id: String,
    stage: String,
    target: String,
}

impl<'r> Texts<'r> {
    fn new(rubric: &'r Rubric, lang: Lang) -> Self {
        let criteria = rubric.criteria.iter().map(|criterion| CriterionTexts {
            id: rubric.criterion_id(criterion),
            stage: rubric
                .column_stage(criterion.column)
                .map(|stage| stage.title.get(lang).to_owned())
                .unwrap_or_default(),
            target: words::target(&rubric.questions[criterion.question], &criterion.rule, lang),
        });
        Self { rubric, lang, criteria: criteria.collect() }
    }

    fn yes_no(&self, yes: bool) -> &'static str {
        if yes { self.lang.pick("yes", "có") } else { self.lang.pick("no", "không") }
    }

    /// The name of a stage, or that there is none; nothing without a verdict.
    fn stage(&self, number: Option<StageNumber>) -> &str {
        let Some(number) = number else { return "" };
        match number.checked_sub(1).and_then(|at| self.rubric.stages.get(at)) {
            Some(stage) => stage.title.get(self.lang),
            None => self.lang.pick("none", "chưa đạt"),
        }
    }

    fn ranking(
        &self,
        cells: &mut Cells<'_>,
        columns: &[Column],
        row: &Row,
        place: Option<&Place>,
    ) -> Result<(), Error> {
        let (rank, reason) = match place {
            Some(Place::Ranked(rank)) => (Some(rank), None),
            Some(Place::Unranked(reason)) => (None, Some(*reason)),
            None => (None, None),
        };
        let of = |number: fn(&Rank) -> usize| rank.map(number);
        let (agency, counts) = (&row.agency, &row.counts);
        for column in columns {
            match *column {
                Column::Rank => cells.maybe_count(of(|rank| rank.rank)),
                Column::RankBest => cells.maybe_count(of(|rank| rank.best)),
                Column::RankWorst => cells.maybe_count(of(|rank| rank.worst)),
                Column::RankedAmong => cells.maybe_count(of(|rank| rank.among)),
                Column::Unranked => cells.text(reason.map_or("", |reason| self.unranked(reason))),
                Column::Code => cells.maybe_text(agency.code.as_deref()),
                Column::Name => cells.text(&agency.name),
                Column::Kind => cells.maybe_text(agency.kind.map(|kind| words::agency_kind(kind, self.lang))),
                Column::Scheme => cells.maybe_text(agency.scheme.as_deref()),
                Column::Period => cells.maybe_text(row.period.as_deref()),
                Column::Assessor => cells.maybe_text(row.assessor.as_deref()),
                Column::Origin => cells.text(&row.origin),
                Column::Stage => cells.text(self.stage(row.standing.stage)),
                Column::StageNumber => cells.maybe_count(row.standing.stage),
                Column::StageWorst => cells.text(self.stage(row.worst.stage)),
                Column::StageBest => cells.text(self.stage(row.best.stage)),
                Column::StageEvidenced => cells.text(self.stage(row.evidenced)),
                Column::StageNaAsUnmet => cells.text(self.stage(row.not_applicable_as_unmet)),
                Column::Index => cells.share(row.standing.index),
                Column::IndexWorst => cells.share(row.worst.index),
                Column::IndexBest => cells.share(row.best.index),
                Column::Weakest => {
                    let weakest = row.weakest.and_then(|at| top(self.rubric, at));
                    cells.maybe_text(weakest.map(|dimension| dimension.title.get(self.lang)))
                }
                Column::Questions => cells.count(counts.questions),
                Column::Answered => cells.count(counts.answered),
                Column::Unanswered => cells.count(counts.unanswered),
                Column::NotApplicable => cells.count(counts.not_applicable),
                Column::OutOfScope => cells.count(counts.out_of_scope),
                Column::WithoutEvidence => cells.count(counts.without_evidence),
                Column::Coverage(at) => cells.share(row.overall.get(at).copied().flatten()),
                Column::DimensionStage(at) => {
                    cells.text(self.stage(row.dimensions.get(at).and_then(|found| found.stage)))
                }
                Column::DimensionIndex(at) => {
                    cells.share(row.dimensions.get(at).and_then(|found| found.index))
                }
                Column::Illustrative => cells.text(self.yes_no(row.illustrative)),
            }?;
        }
        Ok(())
    }

    fn unranked(&self, reason: Unranked) -> &'static str {
        match reason {
            Unranked::Declines => self.lang.pick("declines", "từ chối xếp hạng"),
            Unranked::NoVerdict => self.lang.pick("no verdict", "chưa thể kết luận"),
            Unranked::SmallGroup { .. } => self.lang.pick("small group", "nhóm quá nhỏ"),
        }
    }

    fn profile(&self, sheet: &mut Sheet, row: &Row, detail: &Detail) -> Result<(), Error> {
        let coverages = detail.cells.chunks(self.rubric.columns());
        for ((dimension, coverages), stage) in
            self.rubric.dimensions.iter().zip(coverages).zip(&detail.stages)
        {
            let mut cells = sheet.row()?;
            identity(&mut cells, row)?
                .text(&dimension.id)?
                .text(dimension.title.get(self.lang))?
                .count(dimension.depth + 1)?
                .maybe_count(*stage)?
                .text(self.stage(*stage))?
                .share(mean(coverages))?;
            for coverage in coverages {
                cells.share(*coverage)?;
            }
            cells.text(self.yes_no(row.illustrative))?;
        }
        Ok(())
    }

    fn gaps(&self, sheet: &mut Sheet, row: &Row, detail: &Detail) -> Result<(), Error> {
        for (at, gap) in detail.gaps.iter().enumerate() {
            let criterion = &self.rubric.criteria[gap.criterion];
            let question = &self.rubric.questions[criterion.question];
            let texts = &self.criteria[gap.criterion];
            let mut cells = sheet.row()?;
            identity(&mut cells, row)?
                .count(at + 1)?
                .text(&texts.id)?
                .text(self.rubric.dimensions[criterion.dimension].title.get(self.lang))?
                .text(&texts.stage)?
                .text(self.yes_no(gap.open_gate))?
                .text(&gap.answer)?
                .text(&texts.target)?
                .share(Some(gap.gain))?
                .count(self.rubric.effort(question))?
                .maybe_text(question.owner.as_ref().map(|owner| owner.get(self.lang)))?
                .text(question.recommend.as_ref().unwrap_or(&question.ask).get(self.lang))?
                .text(self.yes_no(row.illustrative))?;
        }
        Ok(())
    }

    fn criterion(
        &self,
        cells: &mut Cells<'_>,
        gap: &crate::batch::SharedGap,
        illustrative: bool,
        item: Option<&ItemStatistics>,
    ) -> Result<(), Error> {
        let criterion = &self.rubric.criteria[gap.criterion];
        let dimension = &self.rubric.dimensions[criterion.dimension];
        let texts = &self.criteria[gap.criterion];
        let met = gap.asked.saturating_sub(gap.unmet);
        cells
            .text(&texts.id)?
            .text(&dimension.id)?
            .text(dimension.title.get(self.lang))?
            .text(&texts.stage)?
            .text(self.rubric.questions[criterion.question].ask.get(self.lang))?
            .text(&texts.target)?
            .text(self.yes_no(criterion.gate.is_some()))?
            .count(gap.asked)?
            .count(met)?
            .share((gap.asked > 0).then(|| Ppm::quotient(met.into(), gap.asked.into())))?
            .count(gap.on_the_way)?
            .count(gap.holds_back)?
            .text(self.yes_no(illustrative))?;
        if let Some(item) = item {
            let extreme = item.extreme.map(|extreme| match extreme {
                Extreme::Floor => self.lang.pick("floor", "sàn"),
                Extreme::Ceiling => self.lang.pick("ceiling", "trần"),
            });
            cells
                .count(item.agencies)?
                .share(item.mean)?
                .maybe_text(extreme)?
                .decimal(item.item_rest.ok())?
                .decimal(item.alpha_without.ok())?
                .decimal(item.h.ok())?;
        }
        Ok(())
    }

    /// What has to be known about the whole workbook.
    fn notes(&self, sheet: &mut Sheet, report: &BatchReport<'_>) -> Result<(), Error> {
        let (rubric, lang) = (self.rubric, self.lang);
        let mut say = |subject: &str, value: &str, meaning: &str| -> Result<(), Error> {
            sheet.row()?.text(subject)?.text(value)?.text("")?.text(meaning)?;
            Ok(())
        };
        if report.summary.illustrative() > 0 {
            let count = report.summary.illustrative().to_string();
            say(lang.pick("Illustrative data", "Số liệu minh họa"), &count, warning(lang))?;
        }
        say(lang.pick("Status", "Tính chất"), "", unofficial(lang))?;
        let name = format!("{} {}", rubric.id, rubric.version);
        say(lang.pick("Rubric", "Bộ tiêu chí"), &name, rubric.title.get(lang))?;
        let scored = report.read.saturating_sub(report.failed);
        for (subject, count, meaning) in [
            (lang.pick("Read", "Đã đọc"), report.read, lang.pick("Inputs read.", "Số đầu vào đã đọc.")),
            (lang.pick("Scored", "Đã chấm"), scored, lang.pick("Inputs scored.", "Số đầu vào đã chấm điểm.")),
            (
                lang.pick("Failed", "Bị lỗi"),
                report.failed,
                lang.pick(
                    "Inputs that could not be scored; the first of them are in the sheet of failures.",
                    "Số đầu vào không chấm được; những đầu vào đầu tiên nằm ở trang lỗi.",
                ),
            ),
        ] {
            say(subject, &count.to_string(), meaning)?;
        }
        let ranks = if report.places.is_some() {
            lang.pick(
                "Competition ranks (1224) by stage, then by index; equals share a rank. Unanswered questions leave a range from the best rank to the worst.",
                "Xếp hạng kiểu 1224 theo giai đoạn rồi đến chỉ số; bằng nhau thì đồng hạng. Câu chưa trả lời để lại một khoảng từ thứ hạng cao nhất đến thấp nhất.",
            )
        } else {
            lang.pick("Nobody is ranked.", "Không xếp hạng.")
        };
        let grouped = report.groups.as_ref().map_or("", |groups| self.grouped(groups.by));
        say(lang.pick("Ranks", "Thứ hạng"), grouped, ranks)?;
        say(
            lang.pick("Percentages", "Tỷ lệ phần trăm"),
            "",
            lang.pick(
                "Exact to four fraction digits; an empty cell is not known or does not apply.",
                "Chính xác đến bốn chữ số thập phân; ô trống nghĩa là chưa biết hoặc không áp dụng.",
            ),
        )?;
        if let Some(items) = &report.items {
            self.items(items, &mut say)?;
        }
        Ok(())
    }

    fn items(
        &self,
        items: &Statistics,
        say: &mut impl FnMut(&str, &str, &str) -> Result<(), Error>,
    ) -> Result<(), Error> {
        let lang = self.lang;
        let shown = |value: Option<crate::number::Decimal>| {
            value.map_or_else(|| "–".to_owned(), |value| value.format(lang))
        };
        let meaning = if items.descriptive_only {
            lang.pick(
                "Fewer than 30 agencies: the statistics of the criteria are descriptive only.",
                "Dưới 30 đơn vị: thống kê tiêu chí chỉ mang tính mô tả.",
            )
        } else {
            lang.pick(
                "Agencies that the statistics of the criteria are from.",
                "Số đơn vị dùng để tính thống kê tiêu chí.",
            )
        };
        say(lang.pick("Item statistics", "Thống kê tiêu chí"), &items.agencies.to_string(), meaning)?;
        say(
            lang.pick("Cronbach's alpha", "Alpha của Cronbach"),
            &shown(items.alpha.ok()),
            lang.pick("Of the criteria that vary.", "Tính trên các tiêu chí có biến thiên."),
        )?;
        say(
            lang.pick("Loevinger's H", "H của Loevinger"),
            &shown(items.h.ok()),
            lang.pick("Of all criteria.", "Tính trên mọi tiêu chí."),
        )
    }

    fn grouped(&self, by: GroupBy) -> &'static str {
        match by {
            GroupBy::Kind => self.lang.pick("within each kind", "trong từng loại đơn vị"),
            GroupBy::Scheme => self.lang.pick("within each code scheme", "trong từng bảng mã"),
            GroupBy::Period => self.lang.pick("within each period", "trong từng kỳ đánh giá"),
            GroupBy::Assessor => self.lang.pick("within each assessor", "theo từng người đánh giá"),
        }
    }
}

/// Who a row is about.
fn identity<'c, 's>(cells: &'c mut Cells<'s>, row: &Row) -> Result<&'c mut Cells<'s>, Error> {
    cells.maybe_text(row.agency.code.as_deref())?.text(&row.agency.name)?.maybe_text(row.period.as_deref())
}
