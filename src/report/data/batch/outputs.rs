//! The formats of a batch, written at the same time: lines as they come or in the order of ranks, the rest at the end.

use std::io::{self, BufReader, BufWriter, Read, Seek, SeekFrom, Write};
use std::path::Path;

use tempfile::SpooledTempFile;

use crate::analysis::robustness::ranks::MOST_RANKED;
use crate::base::lang::{Lang, Message};
use crate::batch::earlier::Past;
use crate::batch::firmness::draw;
use crate::batch::parts::Head;
use crate::batch::run::Tally;
use crate::batch::{BatchReport, Extras, Faults, League, Needs, OfPeriod, Row, Standings, Sums, Wanted};
use crate::model::answers::Score;
use crate::model::rubric::Rubric;
use crate::report::data::words;
use crate::report::formats::{BatchFormat, Formats as _};
use crate::report::spreadsheet::Worksheet;

use super::columns::Column;
use super::json::BatchProvenance;
use super::made::{Kept, Made, Maker};
use super::xlsx::Book;
use super::{csv, json};

/// How many bytes of lines are held before they go into a temporary file.
const HELD: usize = 1 << 20;

/// Formats that are slow to open, each with the most agencies of which that is not so. A page of 10,000 opens in under a
/// second, a workbook of 100,000 takes minutes.
const SLOW: [(BatchFormat, u64); 2] = [(BatchFormat::Html, 20_000), (BatchFormat::Xlsx, 50_000)];

/// One output.
struct Output<'r, W> {
    format: BatchFormat,
    to: W,
    is_stdout: bool,
    is_marked: bool,
    book: Option<Book<'r>>,
    /// Lines that wait for their order.
    lines: Option<Spool>,
}

/// Lines in a temporary file, with the places of their ends: whole results are too many to hold.
struct Spool {
    file: BufWriter<SpooledTempFile>,
    ends: Vec<u64>,
    /// Which lines are of what has no result, in order.
    lost: Vec<usize>,
}

impl Spool {
    fn new() -> Self {
        let file = tempfile::spooled_tempfile(HELD);
        Self { file: BufWriter::with_capacity(256 << 10, file), ends: Vec::new(), lost: Vec::new() }
    }

    fn push(&mut self, line: &[u8]) -> io::Result<()> {
        let cannot =
            |error: io::Error| io::Error::new(error.kind(), format!("writing a temporary file: {error}"));
        self.file.write_all(line).map_err(cannot)?;
        self.ends.push(self.ends.last().copied().unwrap_or(0) + line.len() as u64);
        Ok(())
    }

    /// Hands the lines out in another order.
    fn each(self, order: &[usize], mut visit: impl FnMut(usize, &[u8]) -> io::Result<()>) -> io::Result<()> {
        let Self { file, ends, .. } = self;
        let mut file =
            BufReader::with_capacity(256 << 10, file.into_inner().map_err(io::IntoInnerError::into_error)?);
        file.seek(SeekFrom::Start(0))?;
        let (mut line, mut here) = (Vec::new(), 0_u64);
        for &at in order {
            let Some(&end) = ends.get(at) else { continue };
            let start = at.checked_sub(1).and_then(|before| ends.get(before)).copied().unwrap_or(0);
            // Lines in the order in which they were written are read from end to end.
            if start != here {
                file.seek(SeekFrom::Start(start))?;
            }
            line.clear();
            Read::by_ref(&mut file).take(end - start).read_to_end(&mut line)?;
            here = end;
            visit(at, &line)?;
        }
        Ok(())
    }
}

/// An output that is asked for, and where it is written.
pub struct Place<'p, W> {
    /// Its format.
    pub format: BatchFormat,
    /// Where its bytes go.
    pub to: W,
    /// Whether that is standard output.
    pub is_stdout: bool,
    /// Whether a CSV begins with a byte order mark there.
    pub is_marked: bool,
    /// The folder of the file, where a workbook keeps what it is made of meanwhile.
    pub folder: Option<&'p Path>,
}

/// Who makes what people read of a whole batch.
pub trait Shown {
    /// A report in a format for people; `is_stdout` says whether it goes to standard output.
    ///
    /// # Errors
    /// That it cannot be written.
    fn report(&self, report: &BatchReport<'_>, format: BatchFormat, is_stdout: bool) -> io::Result<Vec<u8>>;

    /// The sheet of a workbook that shows the whole in charts, if it can be shown so.
    ///
    /// # Errors
    /// That it cannot be written.
    fn overview(&self, report: &BatchReport<'_>) -> io::Result<Option<Worksheet>>;
}

/// What a run came to.
#[derive(Debug)]
pub struct Ended {
    /// What came of the inputs.
    pub tally: Tally,
    /// The agencies, if they were kept.
    pub rows: Vec<Row>,
    /// Sums over all of them.
    pub sums: Sums,
    /// Sums over those of each period, where periods are told apart.
    pub periods: Vec<OfPeriod>,
    /// What a ranking needs of them.
    pub league: League,
    /// The answers of each, if it has files of its own.
    pub kept: Vec<Kept>,
}

/// An order of agencies in files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// As they come.
    Input,
    /// By rank.
    Rank,
}

impl Order {
    /// Each, as it is called.
    pub const WORDS: [(&'static str, Self); 2] = [("input", Self::Input), ("rank", Self::Rank)];
}

/// How agencies are ranked and ordered.
#[derive(Clone, Copy, Debug)]
pub struct Ranking {
    /// Groups with fewer are not ranked.
    pub min_group: usize,
    /// Whether files have them by rank; else as they came.
    pub files: bool,
    /// Whether people see them by rank; else as files have them.
    pub screen: bool,
    /// Whether the statistics of criteria are added.
    pub items: bool,
}

impl Ranking {
    /// Refuses an order in which rows without a result have no place.
    ///
    /// # Errors
    /// That they cannot be had together.
    pub fn fits(self, faults: Faults) -> Result<Self, Message> {
        if self.files && faults == Faults::InRows { Err(words::ranks_leave_no_place()) } else { Ok(self) }
    }
}

/// All outputs of a run.
pub struct Outputs<'r, W> {
    rubric: &'r Rubric,
    list: Vec<Output<'r, W>>,
    columns: Vec<Column>,
    delimiter: u8,
    lang: Lang,
    appraisals_sha256: Option<String>,
    /// Whether what has no result keeps its place among lines.
    faults: bool,
    /// Whether each agency has files of its own.
    each: bool,
    /// What is found out of agencies beyond their results.
    extras: Extras,
    /// Where they stood earlier.
    past: Option<Past>,
}

impl<'r, W: Write + Send> Outputs<'r, W> {
    /// Begins the outputs, a CSV of these columns and this delimiter among them; `as_input` says whether lines come in the
    /// order of the input, and `faults` whether what has no result is among them.
    ///
    /// # Errors
    /// That something cannot be written.
    pub fn open(
        asked: Vec<Place<'_, W>>,
        columns: Vec<Column>,
        delimiter: u8,
        as_input: bool,
        faults: Faults,
        (rubric, lang): (&'r Rubric, Lang),
    ) -> io::Result<Self> {
        let mut list = Vec::new();
        for Place { format, to, is_stdout, is_marked, folder } in asked {
            let is_book = format == BatchFormat::Xlsx;
            let book =
                is_book.then(|| Book::new(rubric, lang, folder)).transpose().map_err(io::Error::other)?;
            let waits = match format {
                BatchFormat::Csv => !as_input || columns.iter().any(|column| column.needs_ranking()),
                BatchFormat::Jsonl => !as_input,
                _ => false,
            };
            list.push(Output { format, to, is_stdout, is_marked, book, lines: waits.then(Spool::new) });
        }
        let (appraisals_sha256, faults) = (None, faults == Faults::InRows);
        let (each, extras, past) = (false, Extras::default(), None);
        let mut outputs =
            Self { rubric, list, columns, delimiter, lang, appraisals_sha256, faults, each, extras, past };
        outputs.begin()?;
        Ok(outputs)
    }

    /// The same of agencies that an appraiser's own file, of this digest, is about as well.
    #[must_use]
    pub fn appraised_by(self, sha256: Option<String>) -> Self {
        Self { appraisals_sha256: sha256, ..self }
    }

    /// The same, where each agency has files of its own, or none has.
    #[must_use]
    pub fn and_each(self, each: bool) -> Self {
        Self { each, ..self }
    }

    /// The same with what is found out of agencies beyond their results.
    #[must_use]
    pub fn with_extras(self, extras: Extras, past: Option<Past>) -> Self {
        Self { extras, past, ..self }
    }

    /// The same of agencies in parts of a run, whose lines say what else was found out of them.
    #[must_use]
    pub fn of_parts(self, head: Option<&Head>) -> Self {
        let Head { appraisals_sha256, extras, .. } = head.cloned().unwrap_or_default();
        Self { appraisals_sha256, extras, ..self }
    }

    /// Whether a format is among them.
    fn has(&self, format: BatchFormat) -> bool {
        self.list.iter().any(|output| output.format == format)
    }

    /// The name of a format among them that is slow to open with so many agencies.
    #[must_use]
    pub fn slow(&self, agencies: u64) -> Option<&'static str> {
        let is_slow = |format, most| agencies > most && self.has(format);
        SLOW.iter().find(|(format, most)| is_slow(*format, *most)).map(|(format, _)| format.name())
    }

    /// Whether the rows have to be kept until the end.
    #[must_use]
    pub fn keeps_rows(&self) -> bool {
        let keeps = |format| !matches!(format, BatchFormat::Csv | BatchFormat::Jsonl);
        self.extras.is_of_all() || self.list.iter().any(|output| keeps(output.format))
    }

    /// The most agencies of which all can be found out that is asked for, if that is limited.
    #[must_use]
    pub fn most(&self) -> Option<usize> {
        self.extras.seed.map(|_| MOST_RANKED)
    }

    /// Whether lines go to standard output as they come.
    #[must_use]
    pub fn has_begun(&self) -> bool {
        let streams = |format| matches!(format, BatchFormat::Csv | BatchFormat::Jsonl);
        self.list.iter().any(|output| output.is_stdout && streams(output.format) && output.lines.is_none())
    }

    /// Whether lines wait until every agency is known.
    fn waits(&self) -> bool {
        self.list.iter().any(|output| output.lines.is_some())
    }

    /// What makes something of each agency for these outputs, and counts those below a stage.
    #[must_use]
    pub fn maker(&self, require: Option<usize>) -> Maker<'r> {
        let csv = self.list.iter().find(|output| output.format == BatchFormat::Csv);
        let jsonl = self.has(BatchFormat::Jsonl);
        Maker {
            rubric: self.rubric,
            rubric_sha256: if jsonl { self.rubric.sha256() } else { String::new() },
            appraisals_sha256: self.appraisals_sha256.clone(),
            lang: self.lang,
            columns: csv.map(|_| self.columns.clone()),
            delimiter: self.delimiter,
            is_held: csv.is_some_and(|csv| csv.lines.is_some()),
            rows: self.keeps_rows(),
            ranked: self.waits(),
            jsonl,
            faults: self.faults,
            detail: self.has(BatchFormat::Xlsx),
            each: self.each,
            require,
            extras: self.extras,
        }
    }

    /// What has to be found out of each agency for them.
    #[must_use]
    pub fn wanted(&self, items: bool) -> Wanted {
        let keeps_rows = self.keeps_rows();
        let jsonl = self.has(BatchFormat::Jsonl);
        Wanted {
            score: Score::Own,
            needs: if keeps_rows { Needs::ALL } else { Column::needs(&self.columns) },
            origin: keeps_rows || jsonl || self.columns.contains(&Column::Origin),
            faults: self.faults,
            assessment: jsonl || self.each || self.has(BatchFormat::Xlsx) || self.extras.needs_answers(),
            sha256: jsonl || self.each,
            summary: keeps_rows,
            items,
            probes: jsonl,
            extras: self.extras,
        }
    }

    fn begin(&mut self) -> io::Result<()> {
        for output in &mut self.list {
            if output.format == BatchFormat::Csv {
                let mut line = if output.is_marked { csv::BOM.as_bytes().to_vec() } else { Vec::new() };
                csv::write_header(&mut line, &self.columns, self.rubric, self.delimiter);
                output.to.write_all(&line)?;
            }
        }
        Ok(())
    }

    /// Hands some agencies over, in the order of the input.
    ///
    /// # Errors
    /// That something cannot be written.
    pub fn agencies(&mut self, made: &Made) -> io::Result<()> {
        for output in &mut self.list {
            match (output.format, &mut output.lines) {
                (BatchFormat::Csv, None) => output.to.write_all(&made.csv)?,
                (BatchFormat::Csv, Some(lines)) => {
                    let mut start = 0;
                    lines.lost.extend(made.lost.iter().map(|at| lines.ends.len() + at));
                    for &end in &made.csv_ends {
                        lines.push(made.csv.get(start..end).unwrap_or_default())?;
                        start = end;
                    }
                }
                (BatchFormat::Jsonl, lines) => {
                    for line in &made.jsonl {
                        match lines {
                            Some(lines) => lines.push(line.as_bytes())?,
                            None => output.to.write_all(line.as_bytes())?,
                        }
                    }
                }
                (BatchFormat::Xlsx, _) => {
                    if let Some(book) = &mut output.book {
                        for (row, detail) in made.rows.iter().zip(&made.details) {
                            book.agency(row, detail).map_err(io::Error::other)?;
                        }
                    }
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// Ranks, sorts and writes what needs the whole batch; `shown` makes what people read. What is given back has to
    /// be put in its place.
    ///
    /// # Errors
    /// That something cannot be written.
    pub fn end(
        mut self,
        ended: Ended,
        ranking: Ranking,
        shown: &impl Shown,
        step: &mut dyn FnMut(u32, u32),
    ) -> io::Result<Vec<W>> {
        let Ended { tally, mut rows, sums, periods, league, .. } = ended;
        let agencies = league.len();
        let standings = league.standings(ranking.min_group);
        let order = |is_ranked| if is_ranked { standings.order(agencies) } else { (0..agencies).collect() };
        let (in_files, on_screen) = (order(ranking.files), order(ranking.screen));
        if let Some(seed) = self.extras.seed {
            draw(&mut rows, &standings, self.rubric, seed, step);
        }
        if let Some(past) = &self.past {
            let found = past.beside(&rows.iter().map(|row| &row.agency).collect::<Vec<_>>());
            rows.iter_mut().zip(found).for_each(|(row, earlier)| row.earlier = earlier);
        }
        self.lines(&in_files, &standings, &rows)?;
        let mut report = BatchReport::new(self.rubric, rows, sums.summary);
        (report.read, report.failed, report.failures) = (tally.read, tally.failed, tally.failures);
        (report.left_out, report.warnings) = (tally.left_out, tally.warnings);
        // One period is no more than all.
        report.periods = if periods.len() > 1 { periods } else { Vec::new() };
        report.causes = tally.causes.into_list();
        report.extras = self.extras;
        if ranking.items && report.periods.is_empty() {
            (report.items, report.stage_items) = (Some(sums.criteria.finish()), Some(sums.stages.finish()));
        }
        report.rank(standings);
        if ranking.files {
            report.sort(&in_files);
        }
        self.data(&report, shown)?;
        if self.list.iter().any(|output| output.format.is_shown()) {
            if ranking.screen {
                report.sort(&on_screen);
            }
            self.shown(&report, shown)?;
        }
        Ok(self.list.into_iter().map(|output| output.to).collect())
    }

    /// Writes the lines that waited, in an order of the agencies.
    fn lines(&mut self, order: &[usize], standings: &Standings, rows: &[Row]) -> io::Result<()> {
        let mut filled = Vec::new();
        for output in &mut self.list {
            let Some(mut lines) = output.lines.take() else { continue };
            let (to, columns, rubric) = (&mut output.to, &self.columns, self.rubric);
            if output.format == BatchFormat::Csv {
                // Lines without a result stand between those of agencies, which are then in the order of the input.
                let lost = std::mem::take(&mut lines.lost);
                let in_input: Vec<usize> =
                    if lost.is_empty() { Vec::new() } else { (0..lines.ends.len()).collect() };
                let order = if lost.is_empty() { order } else { &in_input };
                lines.each(order, |at, line| {
                    filled.clear();
                    let before = lost.partition_point(|lost| *lost < at);
                    let agency = Some(at - before).filter(|_| lost.get(before) != Some(&at));
                    let place = agency.and_then(|at| standings.places.as_ref()?.get(at));
                    let row = agency.and_then(|at| rows.get(at));
                    csv::fill(&mut filled, columns, (rubric, line), (place, row));
                    to.write_all(&filled)
                })?;
            } else {
                lines.each(order, |_, line| to.write_all(line))?;
            }
        }
        Ok(())
    }

    /// Writes what programs read of the whole batch.
    fn data(&mut self, report: &BatchReport<'_>, shown: &impl Shown) -> io::Result<()> {
        for output in &mut self.list {
            if output.format == BatchFormat::Json {
                let tool = env!("CARGO_PKG_VERSION").to_owned();
                let provenance = BatchProvenance {
                    tool,
                    rubric_sha256: self.rubric.sha256(),
                    appraisals_sha256: self.appraisals_sha256.clone(),
                };
                let text = json::to_string(report, provenance, self.lang)?;
                output.to.write_all(text.as_bytes())?;
            }
            if let Some(book) = output.book.take() {
                book.finish(report, shown.overview(report)?, &mut output.to).map_err(io::Error::other)?;
            }
        }
        Ok(())
    }

    /// Writes what people read of it.
    fn shown(&mut self, report: &BatchReport<'_>, shown: &impl Shown) -> io::Result<()> {
        for output in self.list.iter_mut().filter(|output| output.format.is_shown()) {
            output.to.write_all(&shown.report(report, output.format, output.is_stdout)?)?;
        }
        Ok(())
    }
}
