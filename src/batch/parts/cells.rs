//! The rows of a part that is a table: RFC 4180, as `assess batch` writes it.

use std::borrow::Cow;

use crate::base::lang::Message;

use super::words;

/// What may separate the cells.
const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// The header of a part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// What separates the cells.
    pub delimiter: u8,
    /// The names of the columns.
    pub names: Vec<String>,
}

/// The texts of the cells of a row.
pub type Cells<'b> = Vec<Cow<'b, str>>;

impl Table {
    /// The header in a line; nothing if it is none.
    pub(super) fn read(line: &[u8]) -> Option<Self> {
        let delimiter = line.iter().copied().find(|byte| DELIMITERS.contains(byte)).unwrap_or(b',');
        let names: Vec<String> = cells(line, delimiter)?.into_iter().map(Cow::into_owned).collect();
        let is_name = |name: &String| {
            !name.is_empty()
                && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_.-".contains(&byte))
        };
        names.iter().all(is_name).then_some(Self { delimiter, names })
    }

    /// Why another part is of another run.
    pub(super) fn other(&self, other: &Self) -> Option<Message> {
        (self != other).then(words::other_columns)
    }

    /// The place of a column.
    #[must_use]
    pub fn column(&self, name: &str) -> Option<usize> {
        self.names.iter().position(|known| known == name)
    }

    /// Whether rows say why they have no result.
    #[must_use]
    pub fn has_faults(&self) -> bool {
        self.column("fault").is_some()
    }

    /// The input that a row came from.
    pub(super) fn origin(&self, row: &[u8]) -> Option<String> {
        let at = self.column("origin")?;
        Some(cells(row, self.delimiter)?.get(at)?.clone().into_owned())
    }

    /// The cells of a row.
    ///
    /// # Errors
    /// That it has not as many as the header, or is no text.
    pub fn cells<'b>(&self, row: &'b [u8]) -> Result<Cells<'b>, Message> {
        let cells = cells(row, self.delimiter).ok_or_else(words::no_row)?;
        if cells.len() == self.names.len() {
            return Ok(cells);
        }
        // A row without anything is written so that readers see it.
        Err(words::other_cells(cells.len(), self.names.len()))
    }
}

/// The cells of a row; nothing if it is no text, or has a quote where none may be.
fn cells(row: &[u8], delimiter: u8) -> Option<Cells<'_>> {
    let mut rest = str::from_utf8(row).ok()?;
    let delimiter = char::from(delimiter);
    let mut found = Vec::new();
    loop {
        let Some(quoted) = rest.strip_prefix('"') else {
            let (cell, next) =
                rest.split_once(delimiter).map_or((rest, None), |(cell, next)| (cell, Some(next)));
            if cell.contains('"') {
                return None;
            }
            found.push(Cow::Borrowed(cell));
            match next {
                Some(next) => rest = next,
                None => return Some(found),
            }
            continue;
        };
        let mut text = String::new();
        let mut inner = quoted;
        let behind = loop {
            let (before, after) = inner.split_once('"')?;
            text.push_str(before);
            match after.strip_prefix('"') {
                Some(next) => {
                    text.push('"');
                    inner = next;
                }
                None => break after,
            }
        };
        found.push(Cow::Owned(text));
        match behind.strip_prefix(delimiter) {
            Some(next) => rest = next,
            None => return behind.is_empty().then_some(found),
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_read_as_they_are_written() {
        let read = |row: &str| cells(row.as_bytes(), b',').map(|cells| cells.join("¦"));
        assert_eq!(read("a,,\"b,c\",\"d \"\"e\"\"\"").unwrap(), "a¦¦b,c¦d \"e\"");
        assert_eq!(read("\"\"").unwrap(), "");
        assert_eq!(read("\"two\nlines\",x").unwrap(), "two\nlines¦x");
        for damaged in ["a\"b,c", "\"a", "\"a\"b,c"] {
            assert_eq!(read(damaged), None, "{damaged}");
        }
        assert_eq!(Table::read(b"agency: {name: X, code: Y}"), None);
        assert_eq!(Table::read(b"code;stage").unwrap().names, ["code", "stage"]);
    }
}
