//! Flat records of JSON as a table, for a column map: the keys are the names of columns.
//!
//! Without a map each record is read by itself ([`super::flat`]), and a file of sheets is no table. Which keys there are is
//! known when all lines have been read, so the table is held in memory. A list is written with `|` between its members, and
//! the keys of an object in an object stand behind a point, or behind the slash that forms write there themselves.

use std::collections::HashMap;
use std::io::Read;

use crate::base::diagnostic::{Diagnostic, Faulty};
use crate::base::source::{SourceFile, Span};
use crate::syntax::json;
use crate::syntax::tree::{Faults, Node, Value};

use super::Unreadable;
use super::cell_text::utf8;
use super::cut::{Cut, Cutter};
use super::elements::{self, Next};
use super::flat::is_flat;
use super::header::MAX_COLUMNS;
use super::held::{Held, Source};
use super::map::Frame;
use super::record::{Moved, Record};
use super::words;

/// The most faulty lines: a file with so many is none of records.
const MOST: usize = 20;

/// Whether the first object of a file is a flat record.
pub(super) fn begins(beginning: &[u8], cut: Cut) -> bool {
    let first = match cut {
        Cut::Element => match elements::next(beginning, true) {
            Next::Element(start, end) => beginning.get(start..end),
            _ => None,
        },
        _ => beginning.split(|byte| *byte == b'\n').find(|line| !line.trim_ascii().is_empty()),
    };
    let source = SourceFile::new("-", String::from_utf8_lossy(first.unwrap_or_default()));
    json::parse(&source)
        .is_ok_and(|tree| is_flat(&tree) && !matches!(&tree.value, Value::Map(it) if it.is_empty()))
}

/// A row being filled: its cells by column.
struct Line<'l> {
    source: &'l SourceFile,
    names: &'l mut Vec<String>,
    known: &'l mut HashMap<String, usize>,
    /// Where each name was first met.
    places: &'l mut Vec<Moved>,
    cells: Vec<(usize, String, Span)>,
}

impl Line<'_> {
    fn value(&mut self, path: &str, key: Span, node: &Node<'_>) {
        let text = match &node.value {
            Value::Map(entries) => {
                for entry in entries {
                    self.value(&format!("{path}.{}", entry.key), entry.key_span, &entry.value);
                }
                return;
            }
            Value::List(items) if items.is_empty() => "[]".to_owned(),
            Value::List(items) => items.iter().map(text).collect::<Vec<_>>().join("|"),
            _ => text(node),
        };
        let at = *self.known.entry(path.to_owned()).or_insert_with(|| {
            let at = self.source.line_col(key.start());
            self.places.push(Moved { start: 0, sheet: 0, at });
            self.names.push(path.to_owned());
            self.names.len() - 1
        });
        self.cells.push((at, text, node.span));
    }
}

/// The text of a value as a cell writes it.
fn text(node: &Node<'_>) -> String {
    if let Value::Scalar(text, _) = &node.value { text.clone().into_owned() } else { String::new() }
}

/// The lines as the rows of a table, with a header of all keys.
///
/// A line that is no record costs itself: what is wrong with it comes beside the others.
pub(super) fn read<R: Read>(
    cutter: &mut Cutter<R>,
    source: &Source<'_>,
) -> Result<(Held, Vec<Faulty>), Unreadable> {
    let (mut names, mut known, mut places) = (Vec::new(), HashMap::new(), Vec::new());
    let mut rows = Vec::new();
    let mut faulty = Vec::new();
    let (mut record, mut bytes) = (Record::default(), 0);
    while cutter.next(cutter.objects(), &mut record)? {
        if record.text.iter().all(u8::is_ascii_whitespace) {
            continue;
        }
        let text = String::from_utf8_lossy(&record.text).into_owned();
        bytes += text.len();
        let line = SourceFile::part(source.name, text, record.line()).after(record.column);
        let mut faults = Faults::new();
        if utf8(&record, &mut faults).is_none() {
            faulty.push(Faulty::new(line, faults));
            if faulty.len() >= MOST {
                break;
            }
            continue;
        }
        let found = json::parse(&line);
        let refused: Option<Box<Diagnostic>> = match &found {
            Err(fault) => Some(fault.clone()),
            Ok(tree) => {
                let mut row = Line {
                    source: &line,
                    names: &mut names,
                    known: &mut known,
                    places: &mut places,
                    cells: Vec::new(),
                };
                match &tree.value {
                    Value::Map(entries) => {
                        for entry in entries {
                            row.value(&entry.key, entry.key_span, &entry.value);
                        }
                        let cells = row.cells.into_iter();
                        rows.push(placed(cells.collect(), &line, &record));
                        None
                    }
                    _ => Some(Box::new(Diagnostic::error(
                        crate::base::diagnostic::Code::WrongType,
                        tree.span,
                        words::line_is_no_record(),
                    ))),
                }
            }
        };
        if let Some(fault) = refused {
            drop(found);
            faulty.push(Faulty::new(line, vec![*fault]));
        }
        if faulty.len() >= MOST || names.len() > MAX_COLUMNS {
            break;
        }
        if bytes > super::held::MAX_HELD {
            return Err(source.too_large());
        }
    }
    if rows.is_empty() || faulty.len() >= MOST {
        return Err(Unreadable::Faulty(faulty));
    }
    let mut header = Record::default();
    header.push_row(1);
    for (name, place) in names.iter().zip(places) {
        header.moved.push(Moved { start: header.text.len(), ..place });
        header.push_cell(name, None);
    }
    let mut held = Held::default();
    let frame = Frame::default();
    let mut fits = held.push(&mut header, &frame);
    for mut row in rows {
        while row.cells.len() < names.len() {
            row.push_cell("", None);
        }
        fits = fits && held.push(&mut row, &frame);
    }
    if fits { Ok((held, faulty)) } else { Err(source.too_large()) }
}

/// A row of cells in their columns, each with its place in the line.
fn placed(mut cells: Vec<(usize, String, Span)>, line: &SourceFile, from: &Record) -> Record {
    // Of a key that is given twice the last one counts.
    cells.sort_by_key(|(column, ..)| *column);
    cells.reverse();
    cells.dedup_by_key(|(column, ..)| *column);
    cells.reverse();
    let mut row = Record::default();
    row.push_row(from.line());
    row.column = from.column;
    for (column, text, span) in cells {
        while row.cells.len() < column {
            row.push_cell("", None);
        }
        row.moved.push(Moved { start: row.text.len(), sheet: 0, at: line.line_col(span.start()) });
        row.push_cell(&text, None);
    }
    row
}
