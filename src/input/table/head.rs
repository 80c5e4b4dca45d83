//! The header of a table: the row that has the names of the columns, or several rows joined.

use super::map::Frame;
use super::record::{Moved, Record};

/// What stands between the joined names of several rows.
pub(super) const JOINT: &str = " / ";

/// Finds the rows of a header among those of a table, in their order.
pub(super) struct Head<'f> {
    frame: &'f Frame,
    rows: Vec<Record>,
}

impl<'f> Head<'f> {
    pub const fn new(frame: &'f Frame) -> Self {
        Self { frame, rows: Vec::new() }
    }

    /// Looks at a row by its number; whether the header is complete. The row is taken out if it belongs to it.
    pub fn take(&mut self, row: &mut Record, number: usize) -> bool {
        let wanted = &self.frame.header;
        let belongs = if wanted.is_empty() {
            !row.is_blank() && (self.frame.is_transposed || !self.frame.skips(number))
        } else {
            wanted.contains(&number)
        };
        if belongs {
            self.rows.push(std::mem::take(row));
        }
        self.rows.len() == wanted.len().max(1) || wanted.last().is_some_and(|last| number >= *last)
    }

    /// The header; nothing if a row of it is not there.
    pub fn join(mut self) -> Option<Record> {
        if self.rows.len() != self.frame.header.len().max(1) {
            return None;
        }
        if self.rows.len() == 1 { self.rows.pop() } else { Some(joined(&self.rows)) }
    }

    /// The first row of the header that was not found.
    pub fn missing(&self) -> usize {
        let found = |row: &&usize| !self.rows.iter().any(|known| known.line() == **row);
        self.frame.header.iter().find(found).copied().unwrap_or(1)
    }
}

/// Several rows as one: what stands above several columns is named once, over the first of them.
fn joined(rows: &[Record]) -> Record {
    let width = rows.iter().map(|row| row.row(0).len()).max().unwrap_or(0);
    let mut header = Record::default();
    let last = rows.len() - 1;
    header.push_row(rows.last().map_or(1, Record::line));
    let mut above = vec![String::new(); last];
    for column in 0..width {
        let mut parts: Vec<String> = Vec::new();
        let mut place = None;
        for (at, row) in rows.iter().enumerate() {
            let own = row.text_of(0, column).into_owned();
            if !own.is_empty() {
                place = row.row(0).get(column).map(|cell| row.place_of(*cell));
            }
            let text = match above.get_mut(at) {
                Some(above) if own.is_empty() => above.clone(),
                Some(above) => {
                    above.clone_from(&own);
                    own
                }
                None => own,
            };
            // A name that spans the rows is no group of the columns behind it.
            if !text.is_empty() && parts.last() != Some(&text) {
                parts.push(text);
            }
        }
        // Where only groups reach here, the column has no name of its own.
        let Some((sheet, at)) = place else {
            header.push_cell("", None);
            continue;
        };
        let start = header.text.len();
        header.push_cell(&parts.join(JOINT), None);
        header.moved.push(Moved { start, sheet, at });
    }
    header
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(line: usize, cells: &[&str]) -> Record {
        let mut row = Record::default();
        row.push_row(line);
        for cell in cells {
            row.push_cell(cell, None);
        }
        row
    }

    #[test]
    fn groups_stand_above_the_columns_behind_them() {
        let frame = Frame { header: vec![2, 3], ..Frame::default() };
        let mut head = Head::new(&frame);
        assert!(!head.take(&mut row(1, &["Báo cáo"]), 1));
        assert!(!head.take(&mut row(2, &["Đơn vị", "Hạ tầng", "", "Ghi chú", ""]), 2));
        assert!(head.take(&mut row(3, &["", "Mạng", "Máy chủ", "", ""]), 3));
        let header = head.join().expect("both rows");
        let names: Vec<_> = (0..5).map(|column| header.text_of(0, column).into_owned()).collect();
        assert_eq!(names, ["Đơn vị", "Hạ tầng / Mạng", "Hạ tầng / Máy chủ", "Ghi chú", ""]);
        let places: Vec<_> = header.row(0)[..4].iter().map(|cell| header.place_of(*cell).1).collect();
        assert_eq!(
            places.iter().map(|at| (at.line, at.column)).collect::<Vec<_>>(),
            [(2, 1), (3, 2), (3, 3), (2, 4)]
        );
    }
}
