//! Where results go: each format to a file or to standard output, written whole or not at all.

use std::fs::File;
use std::io::{self, BufWriter, Read, Seek, SeekFrom, Write};
use std::path::PathBuf;

use anyhow::{Context, bail};
use assess::base::lang::Lang;
use assess::batch::{BatchReport, Row};
use assess::model::rubric::Rubric;
use assess::report::data::batch::columns::Column;
use assess::report::data::batch::json::BatchProvenance;
use assess::report::data::batch::xlsx::Book;
use assess::report::data::batch::{csv, json};
use assess::report::write::terminal::Screen;
use assess::report::{Shape, render, view};

use crate::args::batch::{BatchFormat, BatchFormatTo};
use crate::args::{LookArgs, Top};
use crate::files::{self, Draft};

use super::scoring::Scored;

/// One output.
struct Output<'r> {
    format: BatchFormat,
    to: Target,
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

enum Target {
    Stdout(Stdout),
    File(BufWriter<Draft>),
}

/// Standard output, whose reader may go away.
struct Stdout {
    out: BufWriter<io::Stdout>,
    /// Whether that is no reason to stop: files are still to be written.
    outlives: bool,
    gone: bool,
}

impl Stdout {
    fn unless_gone<T>(
        &mut self,
        gone: T,
        act: impl FnOnce(&mut BufWriter<io::Stdout>) -> io::Result<T>,
    ) -> io::Result<T> {
        if self.gone {
            return Ok(gone);
        }
        match act(&mut self.out) {
            Err(error) if self.outlives && error.kind() == io::ErrorKind::BrokenPipe => {
                self.gone = true;
                Ok(gone)
            }
            done => done,
        }
    }
}

impl Target {
    fn open(path: Option<&PathBuf>, outlives: bool) -> anyhow::Result<Self> {
        Ok(match path {
            Some(path) => Self::File(BufWriter::with_capacity(256 << 10, Draft::create(path)?)),
            None => {
                let out = BufWriter::with_capacity(256 << 10, io::stdout());
                Self::Stdout(Stdout { out, outlives, gone: false })
            }
        })
    }

    /// Writes what is left; a file still waits for its name.
    fn finish(self) -> anyhow::Result<Option<Draft>> {
        match self {
            Self::Stdout(mut stdout) => {
                stdout.unless_gone((), Write::flush).map(|()| None).map_err(Into::into)
            }
            Self::File(out) => Ok(Some(out.into_inner().map_err(io::IntoInnerError::into_error)?)),
        }
    }
}

impl Write for Target {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Stdout(stdout) => stdout.unless_gone(bytes.len(), |out| out.write(bytes)),
            Self::File(out) => out.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Stdout(stdout) => stdout.unless_gone((), Write::flush),
            Self::File(out) => out.flush(),
        }
    }
}

/// How a report on a terminal is to be.
#[derive(Clone, Copy)]
pub struct Look {
    pub args: LookArgs,
    /// How many agencies of a ranking there are on a first screen.
    pub most: Top,
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
    look: Look,
    lang: Lang,
}

impl<'r> Outputs<'r> {
    pub fn open(
        formats: &[BatchFormatTo],
        columns: Vec<Column>,
        as_input: bool,
        rubric: &'r Rubric,
        look: Look,
        lang: Lang,
    ) -> anyhow::Result<Self> {
        let on_stdout = formats.iter().filter(|to| to.path.is_none()).count();
        if on_stdout > 1 {
            bail!(lang.pick(
                "only one format can go to standard output; write the others to files, as in `csv=out.csv`",
                "chỉ một định dạng được in ra đầu ra chuẩn; hãy ghi các định dạng khác ra tệp, ví dụ `csv=ketqua.csv`",
            ));
        }
        let mut list = Vec::new();
        for BatchFormatTo { format, path } in formats {
            let folder = path.as_ref().and_then(|path| path.parent()).filter(|it| !it.as_os_str().is_empty());
            let book =
                if *format == BatchFormat::Xlsx { Some(Book::new(rubric, lang, folder)?) } else { None };
            let waits = *format == BatchFormat::Jsonl && !as_input;
            let lines = if waits { Some(Spool::new()?) } else { None };
            let to = Target::open(path.as_ref(), formats.len() > on_stdout)?;
            list.push(Output { format: *format, to, book, lines });
        }
        let streams = as_input && !columns.iter().any(|column| column.needs_ranking());
        let mut outputs = Self { rubric, list, columns, line: Vec::new(), as_input, streams, look, lang };
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
                    let document = view::batch::document(report, view::Options::full(self.lang));
                    output.to.write_all(render(&document, Shape::Markdown).as_bytes())?;
                }
                BatchFormat::Terminal => {
                    let always = anstream::ColorChoice::global() == anstream::ColorChoice::Always;
                    let is_file = matches!(output.to, Target::File(_));
                    let colour = if is_file { always } else { files::colours_stdout() };
                    let shape = Shape::Terminal(Screen {
                        width: files::width(),
                        colour,
                        ascii: self.look.args.ascii,
                    });
                    let full = self.look.args.full || is_file;
                    let most = if full { Top::All } else { self.look.most };
                    let top = self.look.args.top.unwrap_or(most).limit();
                    let options = view::Options { lang: self.lang, full, exact: self.look.args.exact, top };
                    output.to.write_all(render(&view::batch::document(report, options), shape).as_bytes())?;
                }
                BatchFormat::Csv => {}
            }
        }
        Ok(())
    }

    /// Puts every file in its place, once all of them are whole.
    pub fn finish(self) -> anyhow::Result<()> {
        let drafts: anyhow::Result<Vec<Option<Draft>>> =
            self.list.into_iter().map(|output| output.to.finish()).collect();
        Ok(Draft::keep_all(drafts?.into_iter().flatten().collect())?)
    }
}

/// What a row says for a requirement: whether it reaches a stage.
pub fn reaches(row: &Row, stage: usize) -> bool {
    row.standing.stage.is_some_and(|reached| reached >= stage)
}
