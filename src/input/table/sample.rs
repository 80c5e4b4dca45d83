//! The beginning of a table as it stands in its file, for whoever proposes what its columns mean.

use std::io::Cursor;
use std::path::Path;

use crate::base::error::Trouble;
use crate::input::files::{self, Begun};
use crate::model::rubric::Rubric;
use crate::syntax::tree::Faults;

use super::cell_text::header_cell;
use super::cut::Cutter;
use super::map::Sheet;
use super::proposal::{Page, Proposal, Sample};
use super::record::Record;
use super::workbook::Workbook;
use super::{Input, Kind, Options, Unreadable, encoding, is_book, trouble};

/// How many rows are looked at.
const MOST_ROWS: usize = 300;

/// How many sheets of a workbook are looked at.
const MOST_SHEETS: usize = 40;

/// A table of cells, told by its content: a workbook, or a text.
///
/// # Errors
/// That the system does not give it, or that a workbook which is not read from a file is too large.
pub fn input(path: &Path) -> Result<Input<'static>, Trouble> {
    if path != Path::new("-") {
        let Begun { start, file, is_whole } = files::begin(path)?;
        if is_whole {
            return Ok(Input::of(kind(&start), file));
        }
    }
    let bytes = files::bytes(path, |_| files::MAX_BOOK)?;
    Ok(Input::of(kind(&bytes), Cursor::new(bytes)))
}

/// Whether bytes that begin so are a workbook or a text.
fn kind(start: &[u8]) -> Kind {
    if is_book(start) { Kind::Xlsx } else { Kind::Csv }
}

/// A column map proposed for the table in a file; nothing if no column is anything that the rubric knows.
///
/// # Errors
/// Why the table cannot be read; one with nothing in it can.
pub fn proposal<'r>(
    path: &Path,
    options: &Options<'_>,
    rubric: &'r Rubric,
) -> Result<Option<Proposal<'r>>, Trouble> {
    let name = path.display().to_string();
    match sample(&name, input(path)?, options) {
        Err(Unreadable::Faulty(list)) if list.is_empty() => Ok(None),
        found => Ok(Proposal::new(found.map_err(|error| trouble(&name, error))?, rubric)),
    }
}

/// Reads the first rows, of all visible sheets of a workbook unless one is named.
///
/// # Errors
/// The bytes cannot be read as a table.
pub fn sample(name: &str, input: Input<'_>, options: &Options<'_>) -> Result<Sample, Unreadable> {
    let mut sample = Sample::default();
    match input {
        Input::Csv(reader) | Input::JsonLines(reader) => {
            let mut cutter = Cutter::new(name, encoding::decoded(reader, options.encoding)?);
            cutter.open(options.delimiter)?;
            let mut row = Record::default();
            let mut page = Page::default();
            while page.rows.len() < MOST_ROWS && cutter.next(cutter.cells(), &mut row)? {
                if let (Err(error), true) = (str::from_utf8(row.bytes()), sample.encodings.is_empty()) {
                    sample.encodings = encoding::likely(row.bytes(), error.valid_up_to());
                }
                let cells = texts(&row, &sample);
                page.rows.push((row.line(), cells));
            }
            sample.pages.push(page);
        }
        Input::Xlsx(reader) => {
            let wanted: Vec<Sheet> =
                options.sheet.map(|sheet| Sheet::Named(sheet.to_owned())).into_iter().collect();
            let mut workbook = Workbook::open(name, reader, &wanted)?;
            let others = std::mem::take(&mut workbook.others);
            workbook.sheets.extend(others.into_iter().take(MOST_SHEETS));
            for (at, sheet) in workbook.sheets.clone().into_iter().enumerate() {
                let rows = workbook.first_rows(at, MOST_ROWS)?;
                let rows = rows.iter().map(|row| (row.line(), texts(row, &sample))).collect();
                sample.pages.push(Page { sheet: Some(sheet), rows });
            }
        }
    }
    Ok(sample)
}

/// The texts of the cells of a row, in the likeliest encoding.
fn texts(row: &Record, sample: &Sample) -> Vec<String> {
    let text = |cell: &crate::base::source::Span| {
        let known = header_cell(row, *cell, &mut Faults::new()).map(|(text, _)| text);
        known.unwrap_or_else(|| {
            let told = sample.encodings.first().and_then(|(name, _)| super::named(name));
            told.map_or_else(|| String::from_utf8_lossy(row.bare(*cell)), |it| it.decode(row.bare(*cell)).0)
                .into_owned()
        })
    };
    row.row(0).iter().map(text).collect()
}
