//! Tables that are held in memory: those with a column for each agency, those of several sheets, and those where of
//! several submissions one counts.

use std::collections::HashMap;
use std::ops::ControlFlow;

use crate::base::diagnostic::{Code, Diagnostic};
use crate::base::source::{LineCol, SourceFile, Span};
use crate::model::rubric::Rubric;

use super::columns::Columns;
use super::fold::fold;
use super::head::Head;
use super::header::MAX_COLUMNS;
use super::header::{Field, Layout};
use super::kept::Choice;
use super::map::Frame;
use super::record::{Moved, Record};
use super::runs::Runs;
use super::submissions::choose;
use super::words;
use super::{Options, Unreadable};

/// The most bytes and cells of a table that is held.
pub(super) const MAX_HELD: usize = 64 << 20;
const MAX_CELLS: usize = 4 << 20;

/// The rows of a sheet, or of a text.
#[derive(Debug, Default)]
pub(super) struct Held {
    rows: Vec<Record>,
    bytes: usize,
    cells: usize,
}

impl Held {
    /// Adds a row, unless the frame leaves it out; false if there are too many of them.
    pub fn push(&mut self, row: &mut Record, frame: &Frame) -> bool {
        if frame.skips(row.line()) || frame.is_below(row.line()) {
            return true;
        }
        self.bytes += row.text.len();
        // A row of a transposed table is filled up to the longest.
        self.cells += row.cells.len();
        self.rows.push(std::mem::take(row));
        self.bytes <= MAX_HELD && self.cells <= MAX_CELLS
    }

    /// The rows as columns, each with a number from 1.
    fn transposed(self) -> Option<Vec<Record>> {
        let width = self.rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
        if width > MAX_COLUMNS || width.checked_mul(self.rows.len())? > MAX_CELLS {
            return None;
        }
        let mut columns: Vec<Record> = (0..width).map(|_| Record::default()).collect();
        for row in &self.rows {
            let mut at = LineCol { line: row.line(), column: 1 };
            let mut before = 0;
            for (column, record) in columns.iter_mut().enumerate() {
                if record.rows.is_empty() {
                    record.push_row(row.line());
                    record.quotes = row.quotes;
                }
                let start = record.text.len();
                let Some(cell) = row.cells.get(column) else {
                    record.push_cell("", None);
                    continue;
                };
                let place = if row.quotes {
                    let passed = row.text.get(before..cell.start()).unwrap_or_default();
                    at = at.behind(&String::from_utf8_lossy(passed));
                    before = cell.start();
                    (0, at)
                } else {
                    (row.sheet(), LineCol { line: row.line(), column: column + 1 })
                };
                if let Ok(shown) = row.shown.binary_search_by_key(&column, |(at, _)| *at) {
                    record.shown.push((record.cells.len(), row.shown[shown].1.clone()));
                }
                record.push_bytes(row.raw(*cell), row.mark(column));
                record.moved.push(Moved { start, sheet: place.0, at: place.1 });
            }
        }
        Some(columns)
    }
}

/// What is known of a table before its header is.
pub(super) struct Source<'s> {
    pub name: &'s str,
    /// The sheets of a workbook.
    pub sheets: Vec<String>,
    /// What separates the cells of a text.
    pub delimiter: Option<u8>,
}

impl Source<'_> {
    pub fn too_large(&self) -> Unreadable {
        let message = words::too_large_to_hold(MAX_HELD >> 20);
        Unreadable::one(
            SourceFile::new(self.name, ""),
            Diagnostic::error(Code::TooLarge, Span::default(), message),
        )
    }
}

/// Finds the header in held tables, one for each sheet, and the records below it.
pub(super) fn open<'r>(
    source: &Source<'_>,
    tables: Vec<Held>,
    rubric: &'r Rubric,
    frame: &Frame,
    options: &Options<'_>,
) -> Result<(Columns<'r>, Vec<Record>), Unreadable> {
    let is_book = !source.sheets.is_empty();
    let is_one = tables.len() == 1;
    let mut heads = Vec::with_capacity(tables.len());
    let mut bodies = Vec::with_capacity(tables.len());
    for (sheet, table) in tables.into_iter().enumerate() {
        let rows = if frame.is_transposed { table.transposed() } else { Some(table.rows) };
        let rows = rows.ok_or_else(|| source.too_large())?;
        let mut rows = rows.into_iter().enumerate();
        let mut head = Head::new(frame);
        for (at, mut row) in rows.by_ref() {
            let number = if frame.is_transposed { at + 1 } else { row.line() };
            if head.take(&mut row, number) {
                break;
            }
        }
        let missing = head.missing();
        let Some(header) = head.join() else {
            let message = words::no_header_row(missing);
            let place = match source.sheets.get(sheet) {
                Some(sheet) => {
                    SourceFile::cells(source.name, "", sheet, vec![(0, LineCol { line: missing, column: 1 })])
                }
                None => SourceFile::part(source.name, "", missing),
            };
            return Err(Unreadable::one(
                place,
                Diagnostic::error(Code::MissingColumn, Span::default(), message),
            ));
        };
        heads.push(header);
        bodies.push(rows.map(|(_, row)| row).collect::<Vec<Record>>());
    }
    let (header, places) = union(heads);
    let mut columns = Columns::new(source.name, source.sheets.clone(), &header, rubric, options)?;
    columns.delimiter = source.delimiter;
    columns.is_transposed = frame.is_transposed;
    let texts = columns.texts();
    let mut records: Vec<Record> = Vec::new();
    let mut known = Known::default();
    for (sheet, (rows, place)) in bodies.into_iter().zip(places).enumerate() {
        let mut own = Vec::new();
        let mut visit = |record: &mut Record| {
            own.push(std::mem::take(record));
            ControlFlow::Continue(())
        };
        let mut runs = Runs::new(&columns, &mut visit);
        for mut row in rows {
            if let Some(place) = &place {
                row = row.arranged(place, texts.len());
            } else if is_book {
                while row.cells.len() < texts.len() {
                    row.push_cell("", None);
                }
            }
            row.show(|column| texts.get(column) == Some(&true));
            *runs.row() = row;
            let _ = runs.push()?;
        }
        let _ = runs.finish();
        for record in own {
            known.add(record, sheet, &columns, &mut records);
        }
    }
    if columns.kept.submissions != Choice::Refused {
        let is_told = matches!(columns.kept.submissions, Choice::LastBy(..)) && is_one;
        if columns.layout() == Layout::Long && !is_told {
            let fault =
                Diagnostic::error(Code::WrongType, Span::default(), words::submissions_of_long_table())
                    .help(words::say_last_by());
            return Err(Unreadable::one(SourceFile::new(source.name, ""), fault));
        }
        let all = records.len();
        records = choose(records, &columns)?;
        columns.kept.uncounted.add_submissions(all - records.len());
    }
    Ok((columns, records))
}

/// The columns of several headers as one header, and, where there are several, the place in it of each column of each.
fn union(mut heads: Vec<Record>) -> (Record, Vec<Option<Vec<usize>>>) {
    if heads.len() <= 1 {
        return (heads.pop().unwrap_or_default(), vec![None]);
    }
    let mut header = Record::default();
    header.push_row(heads.first().map_or(1, Record::line));
    let mut known: HashMap<String, usize> = HashMap::new();
    let mut places = Vec::with_capacity(heads.len());
    for head in &heads {
        let mut own = Vec::with_capacity(head.cells.len());
        let mut used = Vec::new();
        for (column, cell) in head.row(0).iter().enumerate() {
            let name = head.text_of(0, column).into_owned();
            let folded = fold(&name);
            let found = known.get(&folded).copied().filter(|at| !name.is_empty() && !used.contains(at));
            let at = found.unwrap_or_else(|| {
                let start = header.text.len();
                header.push_cell(&name, None);
                let (sheet, at) = head.place_of(*cell);
                header.moved.push(Moved { start, sheet, at });
                header.cells.len() - 1
            });
            known.entry(folded).or_insert(at);
            used.push(at);
            own.push(at);
        }
        places.push(Some(own));
    }
    (header, places)
}

/// The agencies of several sheets, by code and by name.
#[derive(Default)]
struct Known {
    by_code: HashMap<(String, String), usize>,
    by_name: HashMap<(String, String), usize>,
}

impl Known {
    /// Adds a record: to that of the same agency in another sheet, if there is one.
    fn add(&mut self, record: Record, sheet: usize, columns: &Columns<'_>, records: &mut Vec<Record>) {
        let text = |field: Field| {
            let column = columns.fields[field as usize];
            column.map_or_else(String::new, |column| fold(&record.text_of(0, column)))
        };
        let period = text(Field::Period);
        let (code, name) = ((text(Field::Code), period.clone()), (text(Field::Name), period));
        let has_code = |at: usize, records: &[Record]| {
            let column = columns.fields[Field::Code as usize];
            column.is_some_and(|column| !records[at].text_of(0, column).is_empty())
        };
        let by_code = self.by_code.get(&code).copied().filter(|_| !code.0.is_empty());
        // A sheet may have names alone.
        let by_name = || {
            let at = self.by_name.get(&name).copied()?;
            (code.0.is_empty() || !has_code(at, records)).then_some(at)
        };
        let found = by_code.or_else(by_name);
        let is_elsewhere = |at: &usize| records[*at].rows.iter().all(|row| row.sheet != sheet);
        let at = match found.filter(is_elsewhere) {
            Some(at) => {
                records[at].append(&record);
                at
            }
            None => {
                records.push(record);
                records.len() - 1
            }
        };
        if !code.0.is_empty() {
            self.by_code.entry(code).or_insert(at);
        }
        self.by_name.entry(name).or_insert(at);
    }
}
