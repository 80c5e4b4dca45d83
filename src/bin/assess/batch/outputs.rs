//! Where results go: each format to a file or to standard output, written whole or not at all.

use std::io::{self, BufWriter, Write};
use std::path::PathBuf;

use anyhow::{Context, bail};
use assess::batch::{BatchReport, Row};
use assess::lang::Lang;
use assess::report::batch::columns::Column;
use assess::report::batch::json::BatchProvenance;
use assess::report::batch::xlsx::Book;
use assess::report::batch::{csv, json};
use assess::report::terminal;
use assess::rubric::Rubric;

use crate::args::batch::{BatchFormat, BatchFormatTo};
use crate::files::{self, Draft};

use super::scoring::Scored;

/// One output.
struct Output<'r> {
    format: BatchFormat,
    to: Target,
    book: Option<Book<'r>>,
    /// Lines that wait for their order.
    lines: Vec<String>,
}

enum Target {
    Stdout(BufWriter<io::Stdout>),
    File(BufWriter<Draft>),
}

impl Target {
    fn open(path: Option<&PathBuf>) -> anyhow::Result<Self> {
        Ok(match path {
            Some(path) => Self::File(BufWriter::with_capacity(256 << 10, Draft::create(path)?)),
            None => Self::Stdout(BufWriter::with_capacity(256 << 10, io::stdout())),
        })
    }

    fn finish(self) -> anyhow::Result<()> {
        match self {
            Self::Stdout(mut out) => out.flush()?,
            Self::File(out) => out.into_inner().map_err(io::IntoInnerError::into_error)?.keep()?,
        }
        Ok(())
    }
}

impl Write for Target {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Stdout(out) => out.write(bytes),
            Self::File(out) => out.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Stdout(out) => out.flush(),
            Self::File(out) => out.flush(),
        }
    }
}

/// All outputs of a run.
pub struct Outputs<'r> {
    rubric: &'r Rubric,
    list: Vec<Output<'r>>,
    columns: Vec<Column>,
    /// The line of a table being written.
    line: Vec<u8>,
    /// Whether rows go out as they come.
    pub streams: bool,
    lang: Lang,
}

impl<'r> Outputs<'r> {
    pub fn open(
        formats: &[BatchFormatTo],
        columns: Vec<Column>,
        streams: bool,
        rubric: &'r Rubric,
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
            list.push(Output { format: *format, to: Target::open(path.as_ref())?, book, lines: Vec::new() });
        }
        let mut outputs = Self { rubric, list, columns, line: Vec::new(), streams, lang };
        outputs.begin()?;
        Ok(outputs)
    }

    pub fn has(&self, format: BatchFormat) -> bool {
        self.list.iter().any(|output| output.format == format)
    }

    /// Whether the rows have to be kept until the end.
    pub fn keeps_rows(&self) -> bool {
        let waits = |output: &Output<'_>| match output.format {
            BatchFormat::Csv | BatchFormat::Jsonl => !self.streams,
            BatchFormat::Terminal | BatchFormat::Json | BatchFormat::Xlsx => true,
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
    pub fn agency(&mut self, scored: &mut Scored) -> anyhow::Result<()> {
        for output in &mut self.list {
            match output.format {
                BatchFormat::Csv if self.streams => {
                    self.line.clear();
                    csv::write_row(&mut self.line, &self.columns, self.rubric, &scored.row, None);
                    output.to.write_all(&self.line)?;
                }
                BatchFormat::Jsonl => {
                    let line = scored.line.take().unwrap_or_default();
                    if self.streams {
                        output.to.write_all(line.as_bytes())?;
                    } else {
                        output.lines.push(line);
                    }
                }
                BatchFormat::Xlsx => {
                    if let (Some(book), Some(detail)) = (&mut output.book, &scored.detail) {
                        book.agency(&scored.row, detail)?;
                    }
                }
                BatchFormat::Terminal | BatchFormat::Json | BatchFormat::Csv => {}
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
                    for line in order.iter().filter_map(|&at| output.lines.get(at)) {
                        output.to.write_all(line.as_bytes())?;
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
                BatchFormat::Terminal => {
                    let always = anstream::ColorChoice::global() == anstream::ColorChoice::Always;
                    let is_file = matches!(output.to, Target::File(_));
                    let colour = if is_file { always } else { files::colours_stdout() };
                    let options =
                        terminal::Options { lang: self.lang, width: files::width(), colour, top: None };
                    output.to.write_all(terminal::batch(report, options).as_bytes())?;
                }
                BatchFormat::Csv => {}
            }
        }
        Ok(())
    }

    /// Puts every file in its place.
    pub fn finish(self) -> anyhow::Result<()> {
        self.list.into_iter().try_for_each(|output| output.to.finish())
    }
}

/// What a row says for a requirement: whether it reaches a stage.
pub fn reaches(row: &Row, stage: usize) -> bool {
    row.standing.stage.is_some_and(|reached| reached >= stage)
}
