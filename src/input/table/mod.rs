//! Tables of answers: CSV, XLSX and JSON Lines, read agency by agency.
//!
//! [`open`] reads the header and says what each column means ([`Columns`]); [`Rows`] then hands out one
//! [`Record`] after the other, each with all that one agency says, and never holds more than one. A record
//! becomes the same tree that a YAML sheet gives and is read by the same reader, so an answer means the same
//! wherever it stands, and its faults have places: a line and a column of the file, or a cell of the sheet.
//! Records are read ([`Columns::read`]) in any order and by any number of threads.
//!
//! A *wide* table has a row an agency and a column a question (`portal`, and, if wanted, `portal.evidence`,
//! `portal.note` and `portal.na`). A *long* table has a row an answer, with the columns `question`, `value`,
//! `evidence`, `note` and `na`; the rows of an agency stand together. Columns about the agency (`name`,
//! `code`, `scheme`, `kind`, `period`, `assessor`, `illustrative`, `rubric`) may stand in both.
//!
//! What a table writes in its own way: an empty cell is no answer; the items of a checklist and several
//! documents of evidence are separated by `|`, and `[]` is a checklist without a tick; blanks around a value
//! do not belong to it (notes and reasons stay as they are).
//!
//! An object of JSON is an answer sheet, or a flat record: its keys are names of columns, its texts are cells.
//!
//! An agency whose rows do not stand together in a long table comes as two records: the reader of a batch,
//! which knows every agency, says so as of any agency that comes twice.

mod answer;
mod aside;
mod block;
mod blocks;
mod book;
mod cell_text;
mod cells;
mod cells_of_row;
mod columns;
mod cut;
pub(in crate::input) mod elements;
mod encoding;
mod exports;
pub(in crate::input) mod flat;
mod flat_table;
mod fold;
mod form_cells;
mod guard;
mod head;
mod header;
mod held;
mod kept;
mod map;
mod mixed;
mod notation;
mod places;
pub mod plain;
pub mod proposal;
mod record;
mod runs;
pub mod sample;
mod sheet;
mod shown;
pub mod spoken;
mod submissions;
mod terms;
mod texts;
mod uncounted;
mod worded;
mod words;
mod workbook;
pub mod xlsform;

use std::io::{self, Read, Seek};
use std::ops::ControlFlow;
use std::path::Path;

use crate::base::diagnostic::{Code, Diagnostic, Faulty};
use crate::base::error::{Error, Trouble};
use crate::base::source::{SourceFile, Span};
use crate::input::files;
use crate::model::rubric::Rubric;

pub use aside::{Aside, SUMS, is_sum_name};
pub use block::Block;
pub use blocks::Blocks;
pub use columns::{AnswerColumns, Columns};
pub use encoding::{beginning, named};
pub use flat::Object;
pub use header::{Field, Layout, Meaning, Part};
pub use map::Map;
pub use mixed::Notation;
pub use record::{Mark, Record};

pub(super) use form_cells::{FormCell, form_cells};
pub(super) use sheet::unreadable;

use cut::Cutter;
use held::Held;
use map::{Frame, Sheet, Submissions};
use runs::Runs;

/// What can separate the cells of a text file, as it is named.
pub const DELIMITERS: [(&str, u8); 4] = [(",", b','), (";", b';'), ("tab", b'\t'), ("|", b'|')];

/// A file format of tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Comma-separated values, or with semicolons or tabs.
    Csv,
    /// A workbook: XLSX, ODS or XLS, as its content says.
    Xlsx,
    /// A JSON object a line, each an answer sheet or a flat record; or an array of them.
    JsonLines,
}

impl Kind {
    /// The kind of a file, by the ending of its name.
    #[must_use]
    pub fn of(name: &str) -> Option<Self> {
        let (_, ending) = name.rsplit_once('.')?;
        match ending.to_ascii_lowercase().as_str() {
            "csv" | "tsv" => Some(Self::Csv),
            "xlsx" | "xlsm" | "ods" | "xls" => Some(Self::Xlsx),
            "jsonl" | "ndjson" => Some(Self::JsonLines),
            _ => None,
        }
    }
}

/// Whether a file begins as workbooks do, XLSX and ODS as zip archives and XLS as a compound file; its first four bytes are
/// enough.
#[must_use]
pub fn is_book(start: &[u8]) -> bool {
    start.starts_with(b"PK\x03\x04") || start.starts_with(&[0xd0, 0xcf, 0x11, 0xe0])
}

/// Reads a file of any kind whole; a workbook may be larger than a text.
///
/// # Errors
/// That the system does not give it, or that it is too large.
pub fn bytes(path: &Path) -> Result<Vec<u8>, Trouble> {
    files::bytes(path, |start| if is_book(start) { files::MAX_BOOK } else { files::MAX_BYTES })
}

/// Bytes that can be read from any place.
pub trait ReadSeek: Read + Seek {}
impl<T: Read + Seek> ReadSeek for T {}

/// The bytes of a table.
pub enum Input<'i> {
    /// A CSV file.
    Csv(Box<dyn Read + Send + 'i>),
    /// A workbook.
    Xlsx(Box<dyn ReadSeek + Send + 'i>),
    /// A file of JSON Lines, or an array of JSON.
    JsonLines(Box<dyn Read + Send + 'i>),
}

impl<'i> Input<'i> {
    /// The bytes of a table of this kind.
    pub fn of(kind: Kind, reader: impl ReadSeek + Send + 'i) -> Self {
        match kind {
            Kind::Csv => Self::Csv(Box::new(reader)),
            Kind::Xlsx => Self::Xlsx(Box::new(reader)),
            Kind::JsonLines => Self::JsonLines(Box::new(reader)),
        }
    }
}

/// How a table is to be read.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options<'o> {
    /// What the columns mean, where their names do not say it.
    pub map: Option<&'o Map>,
    /// Whether columns that mean nothing are left out.
    pub allow_unknown: bool,
    /// The sheet of a workbook; the first if none is named.
    pub sheet: Option<&'o str>,
    /// The name of the agency, where the table is about one and has no column for it.
    pub agency: Option<&'o str>,
    /// What separates the cells of a text file, if somebody says so.
    pub delimiter: Option<u8>,
    /// Whether the table only lists agencies, so that no column has to hold answers.
    pub is_list: bool,
    /// What the bytes of a text file are, if somebody says so.
    pub encoding: Option<&'static encoding_rs::Encoding>,
}

/// Whether a file is a form that is a workbook; the place in it is the beginning afterwards.
pub fn is_form(reader: impl Read + Seek) -> bool {
    guard::has_sheet(reader, crate::form::xlsx::layout::META)
}

/// Why a table, or the rest of it, cannot be read.
#[derive(Debug)]
pub enum Unreadable {
    /// The system did not give the bytes.
    Io(io::Error),
    /// What is wrong, file by file: the table and its column map.
    Faulty(Vec<Faulty>),
}

impl Unreadable {
    fn one(source: SourceFile, fault: Diagnostic) -> Self {
        Self::Faulty(vec![Faulty::new(source, vec![fault])])
    }
}

impl From<io::Error> for Unreadable {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

/// Why a table cannot be read, as trouble: the first of the files with faults.
#[must_use]
pub fn trouble(name: &str, error: Unreadable) -> Trouble {
    let cannot = |source| Error::Read { path: name.into(), source }.into();
    match error {
        Unreadable::Io(source) => cannot(source),
        Unreadable::Faulty(list) => match list.into_iter().next() {
            Some(faulty) => faulty.into(),
            None => cannot(io::Error::from(io::ErrorKind::InvalidData)),
        },
    }
}

/// Whether to go on with the rows, or why that cannot be.
type Flow = Result<ControlFlow<()>, Unreadable>;

/// A table whose header has been read.
pub struct Table<'r, 'i> {
    /// What the columns mean; reads the records.
    pub columns: Columns<'r>,
    /// The records to come.
    pub rows: Rows<'i>,
    /// What a reader should know of the table as a whole.
    pub warnings: Vec<Diagnostic>,
    /// The lines that are no records; the others are.
    pub faults: Vec<Faulty>,
}

/// The records of a table that are still to be read.
pub struct Rows<'i> {
    inner: Inner<'i>,
}

enum Inner<'i> {
    Text(Cutter<Box<dyn Read + Send + 'i>>),
    Workbook(Box<workbook::Workbook<'i>>),
    /// In memory.
    Held(Vec<Record>),
}

/// Opens a table for a rubric: finds out what its columns mean.
///
/// # Errors
/// The bytes cannot be read, or the header or the column map is faulty, with every fault of the two.
pub fn open<'r, 'i>(
    name: &str,
    input: Input<'i>,
    rubric: &'r Rubric,
    options: &Options<'_>,
) -> Result<Table<'r, 'i>, Unreadable> {
    let (mut warnings, mut faults) = (Vec::new(), Vec::new());
    let (none, own) = (Frame::default(), options.map.map(Map::frame));
    let frame = own.unwrap_or(&none);
    let encoding = options.encoding.or_else(|| named(frame.encoding.as_deref()?));
    let is_held = frame.is_transposed
        || frame.sheets.len() > 1 && options.sheet.is_none()
        || options.map.is_some_and(|map| map.rows().submissions != Submissions::Refused);
    let (columns, inner) = match input {
        Input::Csv(reader) => {
            let mut cutter = Cutter::new(name, encoding::decoded(reader, encoding)?);
            cutter.open(options.delimiter.or(frame.delimiter))?;
            let delimiter = Some(cutter.delimiter());
            if is_held {
                let source = held::Source { name, sheets: Vec::new(), delimiter };
                let (mut rows, mut row) = (Held::default(), Record::default());
                while cutter.next(cutter.cells(), &mut row)? {
                    if !rows.push(&mut row, frame) {
                        return Err(source.too_large());
                    }
                }
                let (columns, records) = held::open(&source, vec![rows], rubric, frame, options)?;
                (columns, Inner::Held(records))
            } else {
                let header = cutter.header(frame)?;
                cutter.end_at(frame.last.unwrap_or(usize::MAX));
                let columns = Columns::new(name, Vec::new(), &header, rubric, options);
                let columns = columns.map_err(|error| {
                    title_rows(error, &header, rubric, options, &mut |row| cutter.next(cutter.cells(), row))
                })?;
                (Columns { delimiter, ..columns }, Inner::Text(cutter))
            }
        }
        Input::Xlsx(reader) => {
            let asked = options.sheet.map(|sheet| Sheet::Named(sheet.to_owned()));
            let mapped = frame.sheets.iter().map(|(sheet, _)| sheet.clone());
            let wanted: Vec<Sheet> = asked.map_or_else(|| mapped.collect(), |asked| vec![asked]);
            let mut workbook = workbook::Workbook::open(name, reader, &wanted)?;
            warnings.append(&mut workbook.warnings);
            if is_held {
                let (columns, records) = held_book(name, &mut workbook, rubric, frame, options)?;
                (columns, Inner::Held(records))
            } else {
                let header = workbook.header(frame)?;
                let columns = Columns::new(name, workbook.sheets.clone(), &header, rubric, options);
                let columns = match columns {
                    Ok(columns) => columns,
                    Err(error) => {
                        let mut rows = workbook.first_rows(0, TITLE_ROWS)?.into_iter();
                        let mut next = |row: &mut Record| Ok(rows.next().map(|next| *row = next).is_some());
                        return Err(title_rows(error, &header, rubric, options, &mut next));
                    }
                };
                (columns, Inner::Workbook(Box::new(workbook)))
            }
        }
        Input::JsonLines(reader) => {
            let mut cutter = Cutter::new(name, encoding::decoded(reader, encoding)?);
            cutter.begin()?;
            cutter.begin_list();
            // What a column map says is about a table with one header; without one each record has its own names.
            if options.map.is_some() && flat_table::begins(cutter.beginning(), cutter.objects()) {
                let source = held::Source { name, sheets: Vec::new(), delimiter: None };
                let rows;
                (rows, faults) = flat_table::read(&mut cutter, &source)?;
                // What a map says of rows and sheets is about files with rows.
                let (columns, records) = held::open(&source, vec![rows], rubric, &none, options)?;
                (columns, Inner::Held(records))
            } else {
                (Columns::of_objects(name, rubric, options), Inner::Text(cutter))
            }
        }
    };
    Ok(Table { columns, rows: Rows { inner }, warnings, faults })
}

/// The sheets of a workbook in memory.
fn held_book<'r>(
    name: &str,
    workbook: &mut workbook::Workbook<'_>,
    rubric: &'r Rubric,
    frame: &Frame,
    options: &Options<'_>,
) -> Result<(Columns<'r>, Vec<Record>), Unreadable> {
    let source = held::Source { name, sheets: workbook.sheets.clone(), delimiter: None };
    let mut tables = Vec::with_capacity(source.sheets.len());
    for sheet in 0..source.sheets.len() {
        let mut rows = Held::default();
        let _ = workbook.all_rows(sheet, &mut |row| {
            let fits = rows.push(row, frame);
            if fits { Ok(ControlFlow::Continue(())) } else { Err(source.too_large()) }
        })?;
        tables.push(rows);
    }
    held::open(&source, tables, rubric, frame, options)
}

/// How many rows are looked at for a header below a title.
const TITLE_ROWS: usize = 20;

/// The fault of a header, or, where one of the next rows is the header, that one.
fn title_rows(
    error: Unreadable,
    header: &Record,
    rubric: &Rubric,
    options: &Options<'_>,
    next: &mut dyn FnMut(&mut Record) -> Result<bool, Unreadable>,
) -> Unreadable {
    let Unreadable::Faulty(faulty) = &error else { return error };
    if options.map.is_some_and(|map| !map.frame().header.is_empty()) {
        return error;
    }
    let known = worded::known_columns(header, rubric, options);
    let mut row = Record::default();
    for _ in 0..TITLE_ROWS {
        if !matches!(next(&mut row), Ok(true)) {
            break;
        }
        let found = worded::known_columns(&row, rubric, options);
        if found >= 2 && found > known {
            let Some(source) = faulty.first().map(|faulty| faulty.source.clone()) else { break };
            let message = words::header_seems_lower(row.line());
            let fault = Diagnostic::error(Code::MissingColumn, Span::default(), message);
            return Unreadable::one(source, fault.help(words::remove_rows_above(row.line())));
        }
    }
    error
}

impl<'i> Rows<'i> {
    /// Whether the table is a text file.
    #[must_use]
    pub const fn are_text(&self) -> bool {
        matches!(self.inner, Inner::Text(_))
    }

    /// The rest of a CSV file in blocks of whole rows; `None` of another file.
    #[must_use]
    pub fn into_blocks(self) -> Option<Blocks<'i>> {
        match self.inner {
            Inner::Text(cutter) => Some(Blocks::new(cutter)),
            Inner::Workbook(_) | Inner::Held(_) => None,
        }
    }

    /// Hands out the records one after the other, until one is answered with a break.
    ///
    /// A visitor may take the record out and leave another one in its place, which is then used again.
    ///
    /// # Errors
    /// What makes the rest of the table unreadable. What is wrong with the content of a record is not said
    /// here, but by [`Columns::read`].
    pub fn for_each(
        self,
        columns: &Columns<'_>,
        mut visit: impl FnMut(&mut Record) -> ControlFlow<()>,
    ) -> Result<(), Unreadable> {
        if let Inner::Held(records) = self.inner {
            for mut record in records {
                if visit(&mut record).is_break() {
                    break;
                }
            }
            return Ok(());
        }
        let mut runs = Runs::new(columns, &mut visit);
        match self.inner {
            Inner::Held(_) => {}
            Inner::Text(mut cutter) => {
                let is_objects = columns.layout() == Layout::Objects;
                let cut = if is_objects { cutter.objects() } else { cutter.cells() };
                while cutter.next(cut, runs.row())? {
                    if runs.push()?.is_break() {
                        return Ok(());
                    }
                }
            }
            Inner::Workbook(mut workbook) => {
                if workbook.rows(columns, &mut runs)?.is_break() {
                    return Ok(());
                }
            }
        }
        // A break after the last record changes nothing.
        let _ = runs.finish();
        Ok(())
    }
}
