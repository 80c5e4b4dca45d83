//! Where results go: each format to a file or to standard output, written whole or not at all.

use std::fs::File;
use std::io::{self, BufWriter, Read, Seek, SeekFrom, Write};

use anyhow::Context as _;
use assess::base::lang::Lang;
use assess::batch::{BatchReport, Row};
use assess::model::rubric::Rubric;
use assess::report::data::batch::columns::Column;
use assess::report::data::batch::json::BatchProvenance;
use assess::report::data::batch::xlsx::Book;
use assess::report::data::batch::{csv, json};
use assess::report::view::batch as view;
use assess::report::{Shape, render};

use crate::args::LookArgs;
use crate::args::batch::BatchFormat;
use crate::context::Context;
use crate::outputs::{self, Output as Asked, Sink, To};

use super::scoring::Scored;

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

    fn push(&mut self, line: &str) -> anyhow::Result<()> {
        self.file.write_all(line.as_bytes()).context("writing a temporary file")?;
        self.ends.push(self.ends.last().copied().unwrap_or(0) + line.len() as u64);
        Ok(())
    }

    /// Writes the lines in another order.
    fn write(self, order: &[usize], to: &mut impl Write) -> anyhow::Result<()> {
        let Self { file, ends } = self;
        let mut file = file.into_inner().map_err(io::IntoInnerError::into_error)?;
        let mut line = Vec::new();
        for &at in order {
            let Some(&end) = ends.get(at) else { continue };
            let start = at.checked_sub(1).and_then(|before| ends.get(before)).copied().unwrap_or(0);
            file.seek(SeekFrom::Start(start))?;
            line.clear();
            Read::by_ref(&mut file).take(end - start).read_to_end(&mut line)?;
            to.write_all(&line)?;
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
    /// The line of a table being written.
    line: Vec<u8>,
    /// Whether agencies stay in the order of the input.
    as_input: bool,
    /// Whether the rows of tables go out as they come.
    streams: bool,
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
            let waits = *format == BatchFormat::Jsonl && !as_input;
            let lines = if waits { Some(Spool::new()?) } else { None };
            let sink = Sink::streamed(to, outlives || asked.len() > 1)?;
            list.push(Output { format: *format, to: sink, is_stdout: *to == To::Stdout, book, lines });
        }
        let streams = as_input && !columns.iter().any(|column| column.needs_ranking());
        let mut outputs = Self { rubric, list, columns, line: Vec::new(), as_input, streams, lang };
        outputs.begin()?;
        Ok(outputs)
    }

    pub fn has(&self, format: BatchFormat) -> bool {
        self.list.iter().any(|output| output.format == format)
    }

    /// Whether the rows have to be kept until the end.
    pub fn keeps_rows(&self) -> bool {
        let waits = |output: &Output<'_>| match output.format {
            BatchFormat::Csv => !self.streams,
            BatchFormat::Jsonl => !self.as_input,
            BatchFormat::Terminal | BatchFormat::Markdown | BatchFormat::Json | BatchFormat::Xlsx => true,
        };
        self.list.iter().any(waits)
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

    /// Hands an agency over, in the order of the input.
    pub fn agency(&mut self, scored: &Scored) -> anyhow::Result<()> {
        for output in &mut self.list {
            match output.format {
                BatchFormat::Csv if self.streams => {
                    self.line.clear();
                    csv::write_row(&mut self.line, &self.columns, self.rubric, &scored.row, None);
                    output.to.write_all(&self.line)?;
                }
                BatchFormat::Jsonl => {
                    let line = scored.line.as_deref().unwrap_or_default();
                    match &mut output.lines {
                        Some(lines) => lines.push(line)?,
                        None => output.to.write_all(line.as_bytes())?,
                    }
                }
                BatchFormat::Xlsx => {
                    if let (Some(book), Some(detail)) = (&mut output.book, &scored.detail) {
                        book.agency(&scored.row, detail)?;
                    }
                }
                BatchFormat::Terminal | BatchFormat::Markdown | BatchFormat::Json | BatchFormat::Csv => {}
            }
        }
        Ok(())
    }

    /// Writes what needs the whole batch; `order` says which agency of the input each row is.
    pub fn report(
        &mut self,
        report: &BatchReport<'_>,
        order: &[usize],
        provenance: &BatchProvenance,
        look: Look<'_>,
        formats: &[BatchFormat],
    ) -> anyhow::Result<()> {
        for output in self.list.iter_mut().filter(|output| formats.contains(&output.format)) {
            match output.format {
                BatchFormat::Csv if !self.streams => {
                    for (at, row) in report.rows.iter().enumerate() {
                        let place = report.places.as_ref().and_then(|places| places.get(at));
                        self.line.clear();
                        csv::write_row(&mut self.line, &self.columns, self.rubric, row, place);
                        output.to.write_all(&self.line)?;
                    }
                }
                BatchFormat::Jsonl => {
                    if let Some(lines) = output.lines.take() {
                        lines.write(order, &mut output.to)?;
                    }
                }
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
                BatchFormat::Markdown => {
                    let options = look.context.view(look.args, false);
                    output
                        .to
                        .write_all(render(&view::document(report, options), Shape::Markdown).as_bytes())?;
                }
                BatchFormat::Terminal => {
                    let options = look.context.view(look.args, output.is_stdout);
                    let shape = look.context.terminal(output.is_stdout);
                    output.to.write_all(render(&view::document(report, options), shape).as_bytes())?;
                }
                BatchFormat::Csv => {}
            }
        }
        Ok(())
    }

    /// Puts every file in its place, once all of them are whole.
    pub fn finish(self) -> anyhow::Result<()> {
        outputs::finish(self.list.into_iter().map(|output| output.to).collect())
    }
}

/// What a row says for a requirement: whether it reaches a stage.
pub fn reaches(row: &Row, stage: usize) -> bool {
    row.standing.stage.is_some_and(|reached| reached >= stage)
}
