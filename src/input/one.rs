//! One agency in a file of any kind, told by its content: an answer sheet, or a table with the rows of one.

use std::io::Cursor;
use std::ops::ControlFlow;

use crate::base::diagnostic::Faulty;
use crate::base::source::SourceFile;
use crate::model::answers::AnswerSheet;
use crate::model::rubric::Rubric;
use crate::syntax::json;

use super::table::{self, Input, Kind, Options, Table, Unreadable, elements, flat};

/// What the bytes of a file are; `None` for a text that is one answer sheet, or cannot be told.
#[must_use]
pub fn told(bytes: &[u8]) -> Option<Kind> {
    /// A zip archive, as workbooks are, and the files of Office before 2007, of which the reader says what to do.
    const BOOKS: [&[u8]; 2] = [b"PK\x03\x04", &[0xd0, 0xcf, 0x11, 0xe0]];
    /// How much is looked at.
    const HEAD: usize = 64 << 10;
    if BOOKS.iter().any(|magic| bytes.starts_with(magic)) {
        return Some(Kind::Xlsx);
    }
    let text = String::from_utf8_lossy(bytes.get(..HEAD).unwrap_or(bytes));
    let text = text.trim_start_matches('\u{feff}');
    if is_list(text.as_bytes()) {
        return Some(Kind::JsonLines);
    }
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    let (first, second) = (lines.next()?, lines.next());
    let is_line = second.map_or_else(|| is_record(first), |second| second.starts_with('{'));
    if first.starts_with('{') && first.ends_with('}') && is_line {
        return Some(Kind::JsonLines);
    }
    // Names of columns; the lines of a sheet have a key each.
    let is_key = first.contains(": ")
        || first.ends_with(':')
        || first.contains(" = ")
        || first.starts_with(['{', '[', '-']);
    (!is_key && [',', ';', '\t'].iter().any(|mark| first.contains(*mark))).then_some(Kind::Csv)
}

/// Whether a text begins as an array of objects does in JSON.
#[must_use]
pub fn is_list(text: &[u8]) -> bool {
    elements::begins(text).is_some()
}

/// Whether a line is a flat record of JSON.
fn is_record(line: &str) -> bool {
    let source = SourceFile::new("-.json", line);
    line.starts_with('{') && json::parse(&source).is_ok_and(|tree| flat::is_flat(&tree))
}

/// Why a table is no answer sheet.
#[derive(Debug)]
pub enum NotOne {
    /// It is about several agencies.
    Several,
    /// It is about none.
    Nobody,
    /// What is wrong with it, file by file.
    Faulty(Vec<Faulty>),
}

/// The answers of the one agency of a table, and where they stand.
///
/// # Errors
/// That it is about none or several, or what is wrong with it.
pub fn of_table(
    name: &str,
    kind: Kind,
    bytes: &[u8],
    rubric: &Rubric,
) -> Result<(AnswerSheet, SourceFile), NotOne> {
    let reader = Cursor::new(bytes);
    let input = match kind {
        Kind::Csv => Input::Csv(Box::new(reader)),
        Kind::Xlsx => Input::Xlsx(Box::new(reader)),
        Kind::JsonLines => Input::JsonLines(Box::new(reader)),
    };
    let faulty = |error| match error {
        Unreadable::Faulty(list) => NotOne::Faulty(list),
        // Bytes in memory are always given.
        Unreadable::Io(_) => NotOne::Nobody,
    };
    let Table { columns, rows, warnings } =
        table::open(name, input, rubric, &Options::default()).map_err(faulty)?;
    let mut found = Vec::new();
    rows.for_each(&columns, |record| {
        found.push(std::mem::take(record));
        if found.len() < 2 { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    })
    .map_err(faulty)?;
    match &found[..] {
        [record] => match columns.read(record) {
            Ok(mut sheet) => {
                sheet.warnings.splice(0..0, warnings);
                Ok((sheet, columns.source(record)))
            }
            Err(faulty) => Err(NotOne::Faulty(vec![*faulty])),
        },
        [] => Err(NotOne::Nobody),
        _ => Err(NotOne::Several),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_told_by_its_content() {
        for (text, kind) in [
            ("PK\u{3}\u{4}…", Some(Kind::Xlsx)),
            ("name,first\nA,yes\n", Some(Kind::Csv)),
            ("\u{feff}name;first\nA;yes\n", Some(Kind::Csv)),
            ("name,first\n", Some(Kind::Csv)),
            ("{\"a\": 1}\n{\"a\": 2}\n", Some(Kind::JsonLines)),
            ("{\"a\": 1}\n", Some(Kind::JsonLines)),
            ("{\"answers\": {}}\n", None),
            ("{\"agency\": {}}\n", None),
            ("[\n  {\"a\": 1}", Some(Kind::JsonLines)),
            ("[agency]\nname = 1", None),
            ("{\n\"a\": 1}\n", None),
            ("agency: {name: A, code: B}\nanswers: {}\n", None),
            ("answers:\n  a: yes\n", None),
            ("# a, b\nperiod = \"2026\"\n[agency]\n", None),
            ("- a, b\n- c\n", None),
            ("nothing", None),
        ] {
            assert_eq!(told(text.as_bytes()), kind, "{text}");
        }
    }
}
