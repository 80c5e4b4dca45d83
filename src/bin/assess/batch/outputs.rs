//! Where results go: each format to a file or to standard output, written whole or not at all.

use std::fs::File;
use std::io::{self, BufReader, BufWriter, Read, Seek, SeekFrom, Write};

use anyhow::Context as _;
use assess::base::lang::Lang;
use assess::batch::{BatchReport, Standings};
use assess::model::rubric::Rubric;
use assess::report::data::batch::columns::Column;
use assess::report::data::batch::json::BatchProvenance;
use assess::report::data::batch::xlsx::Book;
use assess::report::data::batch::{csv, json};
use assess::report::view::batch as view;

use crate::args::LookArgs;
use crate::args::batch::BatchFormat;
use crate::context::Context;
use crate::outputs::{self, Output as Asked, Sink, To};

use super::made::Made;

/// One output.
struct Output<'r> {
    format: BatchFormat,
    to: Sink,
    is_stdout: bool,
    book: Option<Book<'r>>,
    /// Lines that wait for their order.
    lines: Option<Spool>,
}

/// Lines in a temporary file, with the places of their ends: whole results are too many to hold.
struct Spool {
    file: BufWriter<File>,
    ends: Vec<u64>,
}

impl Spool {
    fn new() -> anyhow::Result<Self> {
        let file = tempfile::tempfile().context("creating a temporary file")?;
        Ok(Self { file: BufWriter::with_capacity(256 << 10, file), ends: Vec::new() })
    }

    fn push(&mut self, line: &[u8]) -> anyhow::Result<()> {
        self.file.write_all(line).context("writing a temporary file")?;
        self.ends.push(self.ends.last().copied().unwrap_or(0) + line.len() as u64);
        Ok(())
    }

    /// Hands the lines out in another order.
    fn each(
        self,
        order: &[usize],
        mut visit: impl FnMut(usize, &[u8]) -> io::Result<()>,
    ) -> anyhow::Result<()> {
        let Self { file, ends } = self;
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

/// How reports for people are to be.
#[derive(Clone, Copy)]
pub struct Look<'c> {
    pub context: &'c Context,
    pub args: LookArgs,
}

/// All outputs of a run.
pub struct Outputs<'r> {
    rubric: &'r Rubric,
    list: Vec<Output<'r>>,
    columns: Vec<Column>,
    lang: Lang,
}

impl<'r> Outputs<'r> {
    /// Begins the outputs; `outlives` says whether the run goes on when the reader of standard output goes away.
    pub fn open(
        asked: &[Asked<BatchFormat>],
        columns: Vec<Column>,
        as_input: bool,
        outlives: bool,
        rubric: &'r Rubric,
        lang: Lang,
    ) -> anyhow::Result<Self> {
        let mut list = Vec::new();
        for Asked { format, to } in asked {
            let folder = match to {
                To::File(path) => path.parent().filter(|it| !it.as_os_str().is_empty()),
                To::Stdout => None,
            };
            let folder = folder.filter(|_| outputs::is_file(to));
            let book =
                if *format == BatchFormat::Xlsx { Some(Book::new(rubric, lang, folder)?) } else { None };
            let waits = match format {
                BatchFormat::Csv => !as_input || columns.iter().any(|column| column.needs_ranking()),
                BatchFormat::Jsonl => !as_input,
                BatchFormat::Terminal | BatchFormat::Markdown | BatchFormat::Json | BatchFormat::Xlsx => {
                    false
                }
            };
            let lines = if waits { Some(Spool::new()?) } else { None };
            let sink = Sink::streamed(to, outlives || asked.len() > 1)?;
            list.push(Output { format: *format, to: sink, is_stdout: *to == To::Stdout, book, lines });
        }
        let mut outputs = Self { rubric, list, columns, lang };
        outputs.begin()?;
        Ok(outputs)
    }

    pub fn has(&self, format: BatchFormat) -> bool {
        self.list.iter().any(|output| output.format == format)
    }

    /// Whether the rows have to be kept until the end.
    pub fn keeps_rows(&self) -> bool {
        let keeps = |format| !matches!(format, BatchFormat::Csv | BatchFormat::Jsonl);
        self.list.iter().any(|output| keeps(output.format))
    }

    /// Whether lines wait until every agency is known.
    pub fn waits(&self) -> bool {
        self.list.iter().any(|output| output.lines.is_some())
    }

    /// The columns of the CSV, if one is written, and whether its lines wait.
    pub fn csv(&self) -> (Option<Vec<Column>>, bool) {
        let csv = self.list.iter().find(|output| output.format == BatchFormat::Csv);
        (csv.map(|_| self.columns.clone()), csv.is_some_and(|csv| csv.lines.is_some()))
    }

    fn begin(&mut self) -> anyhow::Result<()> {
        for output in &mut self.list {
            if output.format == BatchFormat::Csv {
                let mut line = Vec::new();
                csv::write_header(&mut line, &self.columns, self.rubric);
                output.to.write_all(&line)?;
            }
        }
        Ok(())
    }

    /// Hands some agencies over, in the order of the input.
    pub fn agencies(&mut self, made: &Made) -> anyhow::Result<()> {
        for output in &mut self.list {
            match (output.format, &mut output.lines) {
                (BatchFormat::Csv, None) => output.to.write_all(&made.csv)?,
                (BatchFormat::Csv, Some(lines)) => {
                    let mut start = 0;
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
                            book.agency(row, detail)?;
                        }
                    }
                }
                (BatchFormat::Terminal | BatchFormat::Markdown | BatchFormat::Json, _) => {}
            }
        }
        Ok(())
    }

    /// Writes the lines that waited, in an order of the agencies.
    pub fn lines(&mut self, order: &[usize], standings: &Standings) -> anyhow::Result<()> {
        let mut filled = Vec::new();
        for output in &mut self.list {
            let Some(lines) = output.lines.take() else { continue };
            let (to, columns) = (&mut output.to, &self.columns);
            if output.format == BatchFormat::Csv {
                lines.each(order, |at, line| {
                    filled.clear();
                    let place = standings.places.as_ref().and_then(|places| places.get(at));
                    csv::fill(&mut filled, columns, line, place);
                    to.write_all(&filled)
                })?;
            } else {
                lines.each(order, |_, line| to.write_all(line))?;
            }
        }
        Ok(())
    }

    /// Writes what shows the whole batch.
    pub fn report(
        &mut self,
        report: &BatchReport<'_>,
        provenance: &BatchProvenance,
        look: Look<'_>,
        formats: &[BatchFormat],
    ) -> anyhow::Result<()> {
        for output in self.list.iter_mut().filter(|output| formats.contains(&output.format)) {
            match output.format {
                BatchFormat::Json => {
                    let text =
                        json::to_string(report, provenance.clone(), self.lang).context("writing JSON")?;
                    output.to.write_all(text.as_bytes())?;
                }
                BatchFormat::Xlsx => {
                    if let Some(book) = output.book.take() {
                        book.finish(report, &mut output.to)?;
                    }
                }
                BatchFormat::Terminal | BatchFormat::Markdown => {
                    let is_markdown = output.format == BatchFormat::Markdown;
                    let options = look.context.view(look.args, output.is_stdout && !is_markdown);
                    let document = view::document(report, options);
                    let text = look.context.shown(&document, is_markdown, output.is_stdout);
                    output.to.write_all(text.as_bytes())?;
                }
                BatchFormat::Csv | BatchFormat::Jsonl => {}
            }
        }
        Ok(())
    }

    /// Puts every file in its place, once all of them are whole.
    pub fn finish(self) -> anyhow::Result<()> {
        outputs::finish(self.list.into_iter().map(|output| output.to).collect())
    }
}
