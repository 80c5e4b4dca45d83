//! `OpenDocument` spreadsheets (OASIS ODF 1.3, part 3, 9.1 and 19.380 ff.), read in pieces: rows are what `content.xml` has of
//! them, and those that stand for many come many times.
//!
//! A cell has a value and what it shows. Cells that another one covers show nothing, so they are empty. The reader of
//! `calamine` holds each cell of all sheets, repeats what a file says is repeated, and drops what is shown, what is in percent
//! and what is hidden; so this one has its own, on the same parser.

use std::collections::HashSet;
use std::io::BufReader;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::read::ZipFile;

use crate::base::diagnostic::{Code, Diagnostic};
use crate::base::lang::Message;
use crate::base::quote::{quoted, sentence};
use crate::base::source::Span;

use super::super::ReadSeek;
use super::super::guard::Archive;
use super::super::header::MAX_COLUMNS;
use super::super::record::Mark;
use super::super::words;
use super::super::workbook::MAX_ROWS;
use super::{Cell, Content, IsShown, Sheet};

/// The most cells of a sheet that hold something, repeated ones counted each.
const MAX_CELLS: usize = 1 << 24;

/// The most bytes of one row, above the longest record.
const MAX_ROW: usize = 8 << 20;

/// Where the sheets are.
const CONTENT: &str = "content.xml";

type Source<'i> = Box<dyn ReadSeek + Send + 'i>;
type Xml<'b, 'i> = Reader<BufReader<ZipFile<'b, Source<'i>>>>;

/// A workbook.
pub(in super::super) struct Book<'i> {
    archive: Archive<Source<'i>>,
    sheets: Vec<Found>,
}

/// A sheet, and what is in it.
struct Found {
    sheet: Sheet,
    has_cells: bool,
    hidden_rows: usize,
}

impl<'i> Book<'i> {
    pub fn open(input: Source<'i>) -> Result<Self, Diagnostic> {
        let mut archive = Archive::new(input).map_err(|error| super::fault(unreadable(&error)))?;
        let sheets = survey(&mut archive)?;
        Ok(Self { archive, sheets })
    }

    pub fn sheets(&self) -> Vec<Sheet> {
        self.sheets.iter().map(|found| found.sheet.clone()).collect()
    }

    fn found(&self, sheet: &str) -> Option<&Found> {
        self.sheets.iter().find(|found| found.sheet.name == sheet)
    }

    pub fn has_cells(&self, sheet: &str) -> bool {
        self.found(sheet).is_some_and(|found| found.has_cells)
    }

    pub fn hidden_rows(&self, sheet: &str) -> usize {
        self.found(sheet).map_or(0, |found| found.hidden_rows)
    }

    pub fn cells(&mut self, sheet: &str) -> Result<Cells<'_, 'i>, Message> {
        let mut rows = Rows::open(&mut self.archive)?;
        while let Some(table) = rows.next_table()? {
            if table.name == sheet {
                break;
            }
            while rows.next_row(&|_| false)? {}
        }
        Ok(Cells { rows, again: 0, at: 0 })
    }
}

/// What sheets there are; refuses what is too much.
fn survey(archive: &mut Archive<Source<'_>>) -> Result<Vec<Found>, Diagnostic> {
    let mut rows = Rows::open(archive).map_err(super::fault)?;
    let mut sheets = Vec::new();
    while let Some(Table { name, style }) = rows.next_table().map_err(super::fault)? {
        let visible = !rows.hidden_styles.contains(&style);
        let mut found = Found { sheet: Sheet { name, visible }, has_cells: false, hidden_rows: 0 };
        let mut cells = 0;
        while rows.next_row(&|_| false).map_err(super::fault)? {
            let row = &rows.row;
            if row.cells.is_empty() {
                continue;
            }
            found.has_cells = true;
            found.hidden_rows += if row.hidden { row.count } else { 0 };
            cells += row.cells.len().saturating_mul(row.count);
            if cells > MAX_CELLS {
                let message = words::too_many_cells(MAX_CELLS);
                return Err(Diagnostic::error(Code::TooManyValues, Span::default(), message));
            }
        }
        sheets.push(found);
    }
    Ok(sheets)
}

/// The cells of a sheet.
pub(in super::super) struct Cells<'b, 'i> {
    rows: Rows<'b, 'i>,
    /// How often the row is still to come.
    again: usize,
    /// The cell of the row that is next.
    at: usize,
}

impl Cells<'_, '_> {
    pub fn next(&mut self, is_shown: IsShown<'_>) -> Result<Option<Cell>, Message> {
        loop {
            let row = &self.rows.row;
            let found = row.cells.get(self.at).filter(|_| self.again > 0);
            if let Some(cell) = found {
                self.at += 1;
                return Ok(Some(Cell { row: row.first + row.count - self.again, ..cell.clone() }));
            }
            if self.again > 1 && !row.cells.is_empty() {
                (self.again, self.at) = (self.again - 1, 0);
                continue;
            }
            if !self.rows.next_row(is_shown)? {
                self.again = 0;
                return Ok(None);
            }
            (self.again, self.at) = (self.rows.row.count, 0);
        }
    }
}

/// A table of the file.
struct Table {
    name: String,
    style: String,
}

/// A row, or many that are the same.
#[derive(Default)]
struct Row {
    /// The first of them, from 0.
    first: usize,
    count: usize,
    hidden: bool,
    /// The cells that hold something.
    cells: Vec<Cell>,
}

/// Reads tables and their rows.
struct Rows<'b, 'i> {
    xml: Xml<'b, 'i>,
    buffer: Vec<u8>,
    /// The styles of tables that are not shown.
    hidden_styles: HashSet<String>,
    /// The row that was read last.
    row: Row,
}

impl<'b, 'i> Rows<'b, 'i> {
    fn open(archive: &'b mut Archive<Source<'i>>) -> Result<Self, Message> {
        let content = archive.by_name(CONTENT).map_err(|error| unreadable(&error))?;
        let mut xml = Reader::from_reader(BufReader::new(content));
        xml.config_mut().expand_empty_elements = true;
        Ok(Self { xml, buffer: Vec::new(), hidden_styles: HashSet::new(), row: Row::default() })
    }

    /// The next table; nothing if there is none.
    fn next_table(&mut self) -> Result<Option<Table>, Message> {
        let mut style = String::new();
        self.row = Row::default();
        loop {
            self.buffer.clear();
            match self.xml.read_event_into(&mut self.buffer).map_err(|error| unreadable(&error))? {
                Event::Start(tag) => match tag.name().0 {
                    "style:style" => style = attribute(&tag, "style:name")?,
                    "style:table-properties" if attribute(&tag, "table:display")? == "false" => {
                        self.hidden_styles.insert(style.clone());
                    }
                    "table:table" => {
                        let name = attribute(&tag, "table:name")?;
                        return Ok(Some(Table { name, style: attribute(&tag, "table:style-name")? }));
                    }
                    // What another program keeps of other files, and changes that are not accepted yet.
                    "table:dde-links" | "table:tracked-changes" => {
                        let end = tag.to_end().into_owned();
                        self.pass(&end)?;
                    }
                    _ => {}
                },
                Event::Eof => return Ok(None),
                _ => {}
            }
        }
    }

    /// Passes over what is left of an element.
    fn pass(&mut self, end: &quick_xml::events::BytesEnd<'static>) -> Result<(), Message> {
        self.buffer.clear();
        self.xml.read_to_end_into(end.name(), &mut self.buffer).map_err(|error| unreadable(&error))?;
        Ok(())
    }

    /// Reads the next row of the table; false at its end.
    fn next_row(&mut self, is_shown: IsShown<'_>) -> Result<bool, Message> {
        loop {
            self.buffer.clear();
            match self.xml.read_event_into(&mut self.buffer).map_err(|error| unreadable(&error))? {
                Event::Start(tag) => match tag.name().0 {
                    "table:table-row" => {
                        self.row.first += self.row.count;
                        self.row.count = repeated(&tag, "table:number-rows-repeated")?;
                        let shown = attribute(&tag, "table:visibility")?;
                        self.row.hidden = matches!(shown.as_str(), "collapse" | "filter");
                        self.row.cells.clear();
                        self.read_row(is_shown)?;
                        if self.row.first + self.row.count > MAX_ROWS && !self.row.cells.is_empty() {
                            return Err(words::cell_outside_any_sheet());
                        }
                        return Ok(true);
                    }
                    "table:shapes" | "table:table" | "office:forms" => {
                        let end = tag.to_end().into_owned();
                        self.pass(&end)?;
                    }
                    _ => {}
                },
                Event::End(tag) if tag.name().0 == "table:table" => return Ok(false),
                Event::Eof => return Ok(false),
                _ => {}
            }
        }
    }

    fn read_row(&mut self, is_shown: IsShown<'_>) -> Result<(), Message> {
        let (mut column, mut bytes) = (0_usize, 0);
        loop {
            self.buffer.clear();
            match self.xml.read_event_into(&mut self.buffer).map_err(|error| unreadable(&error))? {
                Event::Start(tag) => {
                    let is_cell = tag.name().0 == "table:table-cell";
                    if !is_cell && tag.name().0 != "table:covered-table-cell" {
                        continue;
                    }
                    let count = repeated(&tag, "table:number-columns-repeated")?;
                    let value = Value::read(&tag)?;
                    let end = tag.to_end().into_owned();
                    let shown = self.shown(&end)?;
                    let found = is_cell.then(|| value.content(&shown, is_shown(column)));
                    if let Some((text, mark, shown)) = found.filter(|(text, ..)| !text.is_empty()) {
                        if column + count > MAX_COLUMNS {
                            return Err(words::cell_outside_any_sheet());
                        }
                        bytes += text.len().saturating_mul(count);
                        if bytes > MAX_ROW {
                            return Err(words::row_too_large(MAX_ROW >> 20));
                        }
                        let cell =
                            |column| Cell { row: 0, column, text: text.clone(), mark, shown: shown.clone() };
                        self.row.cells.extend((column..column + count).map(cell));
                    }
                    column = column.saturating_add(count);
                }
                Event::End(tag) if tag.name().0 == "table:table-row" => return Ok(()),
                Event::Eof => return Err(words::workbook_unreadable()),
                _ => {}
            }
        }
    }

    /// What a cell shows: its paragraphs, without remarks and drawings.
    fn shown(&mut self, cell: &quick_xml::events::BytesEnd<'static>) -> Result<String, Message> {
        // Some more than the longest answer, so that a longer one is noticed.
        const LONGEST: usize = 64 << 10;
        let (mut text, mut paragraphs, mut is_inside) = (String::new(), 0, false);
        loop {
            self.buffer.clear();
            let mut pass = None;
            match self.xml.read_event_into(&mut self.buffer).map_err(|error| unreadable(&error))? {
                Event::Start(tag) => match tag.name().0 {
                    "text:p" | "text:h" => {
                        (paragraphs, is_inside) = (paragraphs + 1, true);
                        if paragraphs > 1 {
                            text.push('\n');
                        }
                    }
                    "text:s" => {
                        let count = repeated(&tag, "text:c")?.min(LONGEST);
                        text.extend(std::iter::repeat_n(' ', count));
                    }
                    "text:tab" => text.push('\t'),
                    "text:line-break" => text.push('\n'),
                    name if name == "office:annotation"
                        || name == "table:table"
                        || name.starts_with("draw:") =>
                    {
                        pass = Some(tag.to_end().into_owned());
                    }
                    _ => {}
                },
                // Line breaks in the file itself are blanks.
                Event::Text(part) if is_inside => {
                    text.push_str(&part.xml10_content().replace(['\n', '\t'], " "));
                }
                Event::GeneralRef(entity) => {
                    let known = quick_xml::escape::resolve_predefined_entity(&entity.xml10_content())
                        .map(str::to_owned);
                    let by_number = || entity.resolve_char_ref().ok().flatten().map(String::from);
                    match known.or_else(by_number) {
                        Some(known) => text.push_str(&known),
                        None => return Err(words::workbook_unreadable()),
                    }
                }
                Event::End(tag) if matches!(tag.name().0, "text:p" | "text:h") => is_inside = false,
                Event::End(tag) if tag.name() == cell.name() => return Ok(text),
                Event::Eof => return Err(words::workbook_unreadable()),
                _ => {}
            }
            if let Some(end) = pass {
                self.pass(&end)?;
            }
            if text.len() > LONGEST {
                let end = (0..=LONGEST).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
                text.truncate(end);
            }
        }
    }
}

/// What a cell says of its value.
struct Value {
    kind: String,
    stated: String,
    is_error: bool,
    has_formula: bool,
}

impl Value {
    fn read(tag: &BytesStart<'_>) -> Result<Self, Message> {
        let kind = attribute(tag, "office:value-type")?;
        let value = match kind.as_str() {
            "boolean" => attribute(tag, "office:boolean-value")?,
            "date" => attribute(tag, "office:date-value")?,
            "time" => attribute(tag, "office:time-value")?,
            "string" => attribute(tag, "office:string-value")?,
            _ => attribute(tag, "office:value")?,
        };
        let is_error = attribute(tag, "calcext:value-type")? == "error";
        let has_formula = !attribute(tag, "table:formula")?.is_empty();
        Ok(Self { kind, stated: value, is_error, has_formula })
    }

    /// What a cell holds that shows this.
    fn content(self, shown: &str, is_shown: bool) -> Content {
        let Self { kind, stated: value, is_error, has_formula } = self;
        if is_error {
            return (if shown.is_empty() { "#".to_owned() } else { quoted(shown) }, Some(Mark::Error), None);
        }
        match kind.as_str() {
            "" if has_formula => ("=".to_owned(), Some(Mark::Uncalculated), None),
            "" => (String::new(), None, None),
            "string" => super::text(if value.is_empty() { shown } else { &value }),
            "boolean" => (super::yes_no(value == "true"), None, None),
            "date" | "time" => {
                (if value.is_empty() { quoted(shown) } else { quoted(&value) }, Some(Mark::Date), None)
            }
            _ => {
                let number = match value.parse::<f64>() {
                    Ok(number) if number.is_finite() => number.to_string(),
                    _ => quoted(&value),
                };
                if kind == "percentage" {
                    return (super::shown_in_percent(&number), Some(Mark::Percent), None);
                }
                let shown = Some(quoted(shown)).filter(|shown| is_shown && !shown.is_empty());
                (number, Some(Mark::Number), shown)
            }
        }
    }
}

/// The value of an attribute; empty if the tag has none of this name.
fn attribute(tag: &BytesStart<'_>, name: &str) -> Result<String, Message> {
    let found = tag.attributes().with_checks(false).find_map(|it| it.ok().filter(|it| it.key.0 == name));
    let Some(found) = found else { return Ok(String::new()) };
    let value = found.normalized_value(quick_xml::XmlVersion::Implicit1_0);
    Ok(value.map_err(|error| unreadable(&error))?.into_owned())
}

/// How often something comes, as an attribute says.
fn repeated(tag: &BytesStart<'_>, name: &str) -> Result<usize, Message> {
    /// More than any sheet has, and so few that sums of it are numbers.
    const MOST: usize = 1 << 30;
    let count = attribute(tag, name)?;
    Ok(if count.is_empty() { 1 } else { count.parse().unwrap_or(MOST).min(MOST) })
}

fn unreadable(error: &dyn std::error::Error) -> Message {
    words::workbook_unreadable_for(&sentence(&error.to_string()))
}
