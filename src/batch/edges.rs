//! The first and last rows of a table beside all others: whether one of them sums the others up.
//!
//! A row of sums or means has to be found without reading the table twice, so only the first and last three rows are
//! looked at, against sums over all. A table with more rows than [`MOST`] comes from a program and is not judged.

use std::collections::VecDeque;
use std::sync::Arc;

use crate::engine::mark::Mark;

/// How many rows at each end are looked at.
const EDGE: usize = 3;
/// The most rows of a table that is judged.
const MOST: u64 = 10_000;
/// How many other rows there have to be.
const LEAST: u64 = 3;
/// How many units of its last digit the numbers of a column have to span before one of them says anything.
const SPAN: i128 = 10;

/// What a row at an edge of a table seems to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Odd {
    /// Its numbers are the sums or the means of the others.
    Sum,
    /// It has so many answers, and each of the others at least so many.
    Sparse(u64, u64),
}

/// A row.
#[derive(Clone, Debug)]
struct Row {
    line: usize,
    answered: u64,
    numbers: Vec<Option<i128>>,
}

/// The numbers of a question.
#[derive(Clone, Copy, Debug)]
struct Column {
    sum: i128,
    count: u64,
    least: i128,
    most: i128,
}

/// A table, or a part of one.
#[derive(Clone, Debug)]
pub struct Edges {
    /// Where it stands, up to the number of a line.
    pub source: Arc<str>,
    rows: u64,
    columns: Vec<Column>,
    first: Vec<Row>,
    last: VecDeque<Row>,
    /// The least answers of a row that is at no edge.
    least_answered: Option<u64>,
}

impl Edges {
    /// A table without rows.
    #[must_use]
    pub fn new(source: &Arc<str>, questions: usize) -> Self {
        let none = Column { sum: 0, count: 0, least: i128::MAX, most: i128::MIN };
        Self {
            source: Arc::clone(source),
            rows: 0,
            columns: vec![none; questions],
            first: Vec::new(),
            last: VecDeque::new(),
            least_answered: None,
        }
    }

    /// Adds a row.
    pub fn add(&mut self, line: usize, marks: &[Mark]) {
        self.rows += 1;
        if self.rows > MOST {
            return;
        }
        let number = |mark: &Mark| match mark {
            Mark::Number { value, .. } => Some(value.millionths()),
            _ => None,
        };
        let numbers: Vec<Option<i128>> = marks.iter().map(number).collect();
        for (column, number) in self.columns.iter_mut().zip(&numbers) {
            let Some(number) = *number else { continue };
            column.sum += number;
            column.count += 1;
            column.least = column.least.min(number);
            column.most = column.most.max(number);
        }
        let answered = marks.iter().filter(|mark| !matches!(mark, Mark::Blank)).count() as u64;
        self.push(Row { line, answered, numbers });
    }

    fn push(&mut self, row: Row) {
        if self.first.len() < EDGE {
            self.first.push(row);
            return;
        }
        self.last.push_back(row);
        if self.last.len() > EDGE
            && let Some(row) = self.last.pop_front()
        {
            let least = self.least_answered.unwrap_or(u64::MAX);
            self.least_answered = Some(least.min(row.answered));
        }
    }

    /// Adds the next part of the same table.
    pub fn merge(&mut self, next: Self) {
        self.rows += next.rows;
        for (column, next) in self.columns.iter_mut().zip(&next.columns) {
            column.sum += next.sum;
            column.count += next.count;
            column.least = column.least.min(next.least);
            column.most = column.most.max(next.most);
        }
        let least = [self.least_answered, next.least_answered].into_iter().flatten().min();
        self.least_answered = least;
        for row in next.first {
            self.push(row);
        }
        for row in next.last {
            self.push(row);
        }
    }

    /// The rows that seem to be no agencies, with their lines.
    #[must_use]
    pub fn odd(&self) -> Vec<(usize, Odd)> {
        if self.rows > MOST || self.rows <= LEAST {
            return Vec::new();
        }
        let first: Vec<&Row> = self.first.iter().collect();
        let last: Vec<&Row> = self.last.iter().collect();
        let judge = |edge: &[&Row], row: &Row| {
            if self.sums_up_some(edge, row) {
                return Some((row.line, Odd::Sum));
            }
            let least = self.least_answered?;
            (row.answered * 4 <= least).then_some((row.line, Odd::Sparse(row.answered, least)))
        };
        let edges = [&first[..], &last[..]];
        edges.into_iter().flat_map(|edge| edge.iter().filter_map(move |row| judge(edge, row))).collect()
    }

    /// Whether a row sums up the others: all of them, or all but some that stand at the same edge and may be no agencies
    /// either.
    fn sums_up_some(&self, edge: &[&Row], row: &Row) -> bool {
        let beside: Vec<&Row> = edge.iter().copied().filter(|other| other.line != row.line).collect();
        (0..1_usize << beside.len()).any(|chosen| {
            let without = beside.iter().enumerate().filter(|(at, _)| chosen >> at & 1 == 1);
            self.sums_up(row, &without.map(|(_, other)| *other).collect::<Vec<_>>())
        })
    }

    /// Whether every number of a row is the sum or the mean of the others, without some of them, and two say anything.
    fn sums_up(&self, row: &Row, without: &[&Row]) -> bool {
        let mut telling = 0;
        for (at, (column, number)) in self.columns.iter().zip(&row.numbers).enumerate() {
            let Some(number) = *number else { continue };
            let (mut others, mut sum) = (column.count - 1, column.sum - number);
            for left_out in without.iter().filter_map(|other| other.numbers.get(at).copied().flatten()) {
                others -= 1;
                sum -= left_out;
            }
            if others < LEAST {
                continue;
            }
            let unit = unit(number);
            let distance = (number * i128::from(others) - sum).abs();
            let is_mean = 2 * distance <= unit * i128::from(others);
            let is_sum = number == sum && number != 0;
            if !is_mean && !is_sum {
                return false;
            }
            telling += u32::from(is_sum || column.most - column.least >= SPAN * unit);
        }
        telling >= 2
    }
}

/// The unit of the last digit of a number in millionths; of whole numbers, one.
fn unit(number: i128) -> i128 {
    let mut unit = 1_000_000;
    while unit > 1 && number % unit != 0 {
        unit /= 10;
    }
    unit
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::number::Decimal;

    fn edges(rows: &[&[&str]]) -> Edges {
        let mut edges = Edges::new(&"t.csv:".into(), rows[0].len());
        for (at, row) in rows.iter().enumerate() {
            let mark = |text: &&str| match Decimal::parse(text) {
                Ok(value) => Mark::Number { value, evidenced: false },
                Err(_) => Mark::Blank,
            };
            edges.add(at + 2, &row.iter().map(mark).collect::<Vec<_>>());
        }
        edges
    }

    const AGENCIES: [&[&str]; 5] =
        [&["60", "500"], &["80", "700"], &["35", "90"], &["90", "1200"], &["11", "40"]];

    #[test]
    fn a_row_of_means_or_sums_at_an_edge_is_found() {
        assert_eq!(edges(&AGENCIES).odd(), []);
        for odd in [["55.2", "506"], ["276", "2530"], ["55.2", "2530"], ["55", "506"]] {
            let mut rows = AGENCIES.to_vec();
            rows.push(&odd);
            assert_eq!(edges(&rows).odd(), [(7, Odd::Sum)], "{odd:?}");
            rows.rotate_right(1);
            assert_eq!(edges(&rows).odd(), [(2, Odd::Sum)], "{odd:?}");
        }
        let mut rows = AGENCIES.to_vec();
        rows.push(&["55.2", "300"]);
        assert_eq!(edges(&rows).odd(), [], "one mean is chance");
    }

    #[test]
    fn parts_of_a_table_give_what_the_whole_gives() {
        let mut rows: Vec<&[&str]> = AGENCIES.iter().copied().cycle().take(40).collect();
        rows.push(&["55.2", "506"]);
        rows.push(&["1", ""]);
        let whole = edges(&rows);
        assert_eq!(whole.odd(), [(42, Odd::Sum)]);
        for cut in 1..rows.len() {
            let mut first = edges(&rows[..cut]);
            let mut rest = Edges::new(&"t.csv:".into(), 2);
            for (at, row) in rows.iter().enumerate().skip(cut) {
                let mark = |text: &&str| {
                    Decimal::parse(text).map_or(Mark::Blank, |value| Mark::Number { value, evidenced: false })
                };
                rest.add(at + 2, &row.iter().map(mark).collect::<Vec<_>>());
            }
            first.merge(rest);
            assert_eq!(first.odd(), whole.odd(), "cut at {cut}");
        }
    }

    #[test]
    fn a_row_with_far_fewer_answers_than_all_others_is_found() {
        let full: &[&str] = &["60", "80", "35", "90", "11", "2", "3", "5"];
        let mut rows = vec![full; 8];
        rows.push(&["7", "", "", "", "", "", "", ""]);
        assert_eq!(edges(&rows).odd(), [(10, Odd::Sparse(1, 8))]);
        rows.insert(4, &["7", "", "", "", "", "", "", ""]);
        assert_eq!(edges(&rows).odd(), [], "others have as few");
    }
}
