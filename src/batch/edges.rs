//! The first and last rows of a table beside all others: whether one of them sums the others up.
//!
//! Only the first and last three rows are looked at, against sums over all, so that no more than these have to be kept. A
//! table with more rows than [`MOST`] comes from a program and is not judged.
//!
//! An agency may have the mean of the others by chance. How likely that is tells how many units of its last digit a column
//! spans: where the product over the columns reaches [`SURE`], the row is no agency; below, it is worth a question.

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
/// The product of these spans at which a row cannot be an agency's: one in two thousand tables has one by chance, since six
/// rows are looked at, each without any of some rows beside it.
const SURE: i128 = 50_000;
/// The most bytes of a table that is judged: it waits until it was read.
const MOST_BYTES: usize = 32 << 20;

/// What a row at an edge of a table seems to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Odd {
    /// Its numbers are the sums or the means of the others.
    Sum,
    /// They are, but may be so by chance.
    PerhapsSum,
    /// It has so many answers, and each of the others at least so many.
    Sparse(u64, u64),
}

/// Where a row stands: its line, and how many characters stand before it there, as in an array on one line.
pub type Where = (usize, usize);

/// The same behind the name of what it stands in: a table may consist of several sheets.
pub type Place = (Arc<str>, Where);

/// The position of a row of a table.
pub fn position(source: &str, (line, before): Where) -> String {
    if before == 0 { format!("{source}{line}") } else { format!("{source}{line}:{}", before + 1) }
}

/// Where an agency stands: in a file of its own, or at a line of a table.
#[must_use]
pub fn at(source: &str, line: usize) -> String {
    if line == 0 { source.to_owned() } else { format!("{source}{line}") }
}

/// A row.
#[derive(Clone, Debug)]
struct Row {
    /// Where it stands: up to a line, and there.
    place: Place,
    answered: u64,
    /// The number in each column, if it has one.
    numbers: Vec<Option<i128>>,
}

/// The numbers of a question.
#[derive(Clone, Copy, Debug)]
struct Column {
    question: usize,
    sum: i128,
    count: u64,
    least: i128,
    most: i128,
}

/// How rows are looked at beside the others of their table.
#[derive(Clone, Copy, Debug)]
pub struct Look<'t> {
    /// The table that is known to be so large that none of its rows is judged.
    pub large: Option<&'t Arc<str>>,
    /// Whether nothing else is wanted of them.
    pub is_all: bool,
}

/// A table, or a part of one.
#[derive(Clone, Debug)]
pub struct Edges {
    /// Which table it is.
    pub table: Arc<str>,
    rows: u64,
    bytes: usize,
    columns: Vec<Column>,
    first: Vec<Row>,
    last: VecDeque<Row>,
    /// The least answers of a row that is at no edge.
    least_answered: Option<u64>,
}

impl Edges {
    /// A table without rows, some of whose questions are answered by numbers.
    #[must_use]
    pub fn new(table: &Arc<str>, questions: impl IntoIterator<Item = usize>) -> Self {
        let none = |question| Column { question, sum: 0, count: 0, least: i128::MAX, most: i128::MIN };
        Self {
            table: Arc::clone(table),
            rows: 0,
            bytes: 0,
            columns: questions.into_iter().map(none).collect(),
            first: Vec::new(),
            last: VecDeque::new(),
            least_answered: None,
        }
    }

    /// Whether there is no row.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.rows == 0 && self.bytes == 0
    }

    /// Whether there are so many rows that none of them is judged.
    #[must_use]
    pub const fn is_large(&self) -> bool {
        self.rows > MOST || self.bytes > MOST_BYTES
    }

    /// Counts what a row takes while its table is looked at, whether it is an agency's or not.
    pub const fn weigh(&mut self, bytes: usize) {
        self.bytes = self.bytes.saturating_add(bytes);
    }

    /// Adds a row, which stands there behind `source`.
    pub fn add(&mut self, source: &Arc<str>, place: Where, marks: &[Mark]) {
        self.rows += 1;
        if self.is_large() {
            return;
        }
        let mut numbers = self.free_numbers();
        numbers.clear();
        numbers.extend(self.columns.iter_mut().map(|column| {
            let Some(Mark::Number { value, .. }) = marks.get(column.question) else { return None };
            let number = value.millionths();
            column.sum += number;
            column.count += 1;
            column.least = column.least.min(number);
            column.most = column.most.max(number);
            Some(number)
        }));
        let answered = marks.iter().filter(|mark| !matches!(mark, Mark::Blank)).count() as u64;
        self.push(Row { place: (Arc::clone(source), place), answered, numbers });
    }

    /// Lets the row that is at no edge any more go once another comes, and gives the memory of its numbers.
    fn free_numbers(&mut self) -> Vec<Option<i128>> {
        let Some(row) = (self.last.len() == EDGE).then(|| self.last.pop_front()).flatten() else {
            return Vec::new();
        };
        let least = self.least_answered.unwrap_or(u64::MAX);
        self.least_answered = Some(least.min(row.answered));
        row.numbers
    }

    fn push(&mut self, row: Row) {
        if self.first.len() < EDGE {
            self.first.push(row);
        } else {
            self.last.push_back(row);
        }
    }

    /// Adds the next part of the same table.
    pub fn merge(&mut self, next: Self) {
        self.rows += next.rows;
        self.bytes = self.bytes.saturating_add(next.bytes);
        for (column, next) in self.columns.iter_mut().zip(&next.columns) {
            column.sum += next.sum;
            column.count += next.count;
            column.least = column.least.min(next.least);
            column.most = column.most.max(next.most);
        }
        let least = [self.least_answered, next.least_answered].into_iter().flatten().min();
        self.least_answered = least;
        for row in next.first.into_iter().chain(next.last) {
            self.free_numbers();
            self.push(row);
        }
    }

    /// The rows that seem to be no agencies, with their places.
    #[must_use]
    pub fn odd(&self) -> Vec<(Place, Odd)> {
        if self.is_large() || self.rows <= LEAST {
            return Vec::new();
        }
        let rows: Vec<&Row> = self.first.iter().chain(&self.last).collect();
        let judge = |(at, row): (usize, &&Row)| {
            if let Some(odd) = self.sums_up_some(&rows, at) {
                return Some((row.place.clone(), odd));
            }
            let least = self.least_answered?;
            (row.answered * 4 <= least).then(|| (row.place.clone(), Odd::Sparse(row.answered, least)))
        };
        rows.iter().enumerate().filter_map(judge).collect()
    }

    /// Whether a row sums up the others: all of them, or all but some that may be no agencies either. These stand at the
    /// same edge, or sum up the same rows as it does, as a row of sums above the table and one of means below it.
    fn sums_up_some(&self, rows: &[&Row], at: usize) -> Option<Odd> {
        let row = rows.get(at)?;
        let is_first = |at: usize| at < self.first.len();
        let odd = (0..1_usize << rows.len()).filter(|chosen| chosen >> at & 1 == 0).filter_map(|chosen| {
            let others = || (0..rows.len()).filter(move |other| chosen >> other & 1 == 1);
            let without: Vec<&Row> = others().filter_map(|other| rows.get(other).copied()).collect();
            let found = self.sums_up(row, &without)?;
            let is_alike = |other: usize| {
                let without = others().filter(|it| *it != other).chain([at]);
                let without: Vec<&Row> = without.filter_map(|it| rows.get(it).copied()).collect();
                rows.get(other).is_some_and(|other| self.sums_up(other, &without).is_some())
            };
            others().all(|other| is_first(other) == is_first(at) || is_alike(other)).then_some(found)
        });
        // The surest.
        odd.min_by_key(|odd| *odd != Odd::Sum)
    }

    /// Whether every number of a row is the sum or the mean of the others, without some of them, and two say anything.
    fn sums_up(&self, row: &Row, without: &[&Row]) -> Option<Odd> {
        let (mut telling, mut product) = (0, 1_i128);
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
                return None;
            }
            let span = (column.most - column.least) / unit;
            if is_sum || span >= SPAN {
                telling += 1;
                product = product.saturating_mul(span.max(1));
            }
        }
        (telling >= 2).then_some(if product >= SURE { Odd::Sum } else { Odd::PerhapsSum })
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
        let mut edges = Edges::new(&"t.csv:".into(), 0..rows[0].len());
        for (at, row) in rows.iter().enumerate() {
            let mark = |text: &&str| match Decimal::parse(text) {
                Ok(value) => Mark::Number { value, evidenced: false },
                Err(_) => Mark::Blank,
            };
            edges.add(&"t.csv:".into(), (at + 2, 0), &row.iter().map(mark).collect::<Vec<_>>());
        }
        edges
    }

    fn at(line: usize) -> Place {
        ("t.csv:".into(), (line, 0))
    }

    const AGENCIES: [&[&str]; 5] =
        [&["60", "500"], &["80", "700"], &["35", "90"], &["90", "1200"], &["11", "40"]];

    #[test]
    fn a_row_of_means_or_sums_at_an_edge_is_found() {
        assert_eq!(edges(&AGENCIES).odd(), []);
        for odd in [["55.2", "506"], ["276", "2530"], ["55.2", "2530"], ["55", "506"]] {
            let mut rows = AGENCIES.to_vec();
            rows.push(&odd);
            assert_eq!(edges(&rows).odd(), [(at(7), Odd::Sum)], "{odd:?}");
            rows.rotate_right(1);
            assert_eq!(edges(&rows).odd(), [(at(2), Odd::Sum)], "{odd:?}");
        }
        let mut rows = AGENCIES.to_vec();
        rows.push(&["55.2", "300"]);
        assert_eq!(edges(&rows).odd(), [], "one mean is chance");
    }

    #[test]
    fn a_row_of_sums_and_one_of_means_do_not_hide_each_other() {
        let (sum, mean): (&[&str], &[&str]) = (&["276", "2530"], &["55.2", "506"]);
        let (above, below) = ([sum], [mean]);
        for rows in [
            [&above[..], &AGENCIES, &below].concat(),
            [&below[..], &AGENCIES, &above].concat(),
            [&AGENCIES[..], &above, &below].concat(),
            [&above[..], &below, &AGENCIES].concat(),
        ] {
            let lines = rows.iter().enumerate().filter(|(_, row)| **row == sum || **row == mean);
            let expected: Vec<_> = lines.map(|(row, _)| (at(row + 2), Odd::Sum)).collect();
            assert_eq!(edges(&rows).odd(), expected, "{rows:?}");
        }
    }

    #[test]
    fn what_chance_may_do_is_asked_and_not_decided() {
        // Whole percentages alone: the last row has the means of the others.
        let rows: [&[&str]; 5] = [&["60", "40"], &["80", "71"], &["35", "12"], &["90", "85"], &["66", "52"]];
        assert_eq!(edges(&rows).odd(), [(at(6), Odd::PerhapsSum)]);
        let alike: [&[&str]; 4] = [&["60", "500"]; 4];
        assert_eq!(edges(&alike).odd(), [], "agencies that answer alike");
        let few: [&[&str]; 3] = [&["60", "500"], &["80", "700"], &["140", "1200"]];
        assert_eq!(edges(&few).odd(), [], "two agencies say nothing about a third row");
        let levels: [&[&str]; 6] =
            [&["1", "2"], &["2", "2"], &["3", "1"], &["1", "1"], &["2", "3"], &["2", "2"]];
        assert_eq!(edges(&levels).odd(), [], "levels are near their mean");
    }

    #[test]
    fn parts_of_a_table_give_what_the_whole_gives() {
        let mut rows: Vec<&[&str]> = AGENCIES.iter().copied().cycle().take(40).collect();
        rows.push(&["55.2", "506"]);
        rows.push(&["1", ""]);
        let whole = edges(&rows);
        assert_eq!(whole.odd(), [(at(42), Odd::Sum)]);
        for cut in 1..rows.len() {
            let mut first = edges(&rows[..cut]);
            let mut rest = Edges::new(&"t.csv:".into(), 0..2);
            for (at, row) in rows.iter().enumerate().skip(cut) {
                let mark = |text: &&str| {
                    Decimal::parse(text).map_or(Mark::Blank, |value| Mark::Number { value, evidenced: false })
                };
                rest.add(&"t.csv:".into(), (at + 2, 0), &row.iter().map(mark).collect::<Vec<_>>());
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
        assert_eq!(edges(&rows).odd(), [(at(10), Odd::Sparse(1, 8))]);
        rows.insert(4, &["7", "", "", "", "", "", "", ""]);
        assert_eq!(edges(&rows).odd(), [], "others have as few");
    }
}
