//! Rows that are no agencies: sources and notes below a table, and rows that sum up the others.
//!
//! A stream and a part of a table have to come to the same end, so a row is judged by itself here: by its name, or because
//! it answers nothing.

use super::columns::Columns;
use super::header::{Field, Layout, Part, called};
use super::record::Record;

/// Why a row is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aside {
    /// It answers nothing.
    Empty,
    /// It is called a sum or a mean.
    Sum,
    /// Its numbers are those of a sum or a mean of the others.
    SumsUp,
}

/// What rows that sum up are called, in small letters.
pub const SUMS: [&str; 26] = [
    "tổng",
    "tổng cộng",
    "tổng số",
    "cộng",
    "trung bình",
    "trung bình chung",
    "trung bình cả nước",
    "bình quân",
    "bình quân cả nước",
    "cả nước",
    "toàn quốc",
    "tổng hợp",
    "total",
    "totals",
    "grand total",
    "subtotal",
    "sum",
    "average",
    "averages",
    "mean",
    "median",
    "national average",
    "overall",
    "all",
    "all agencies",
    "trung vị",
];

/// Whether a name of a sum begins with a byte, the two bits set in which letters and their capitals may differ.
const BEGINS: [bool; 256] = {
    let mut begins = [false; 256];
    let mut at = 0;
    while at < SUMS.len() {
        begins[(SUMS[at].as_bytes()[0] | 0x21) as usize] = true;
        at += 1;
    }
    begins
};

/// Whether an agency is called as rows are that sum up others.
#[must_use]
pub fn is_sum_name(name: &str) -> bool {
    // Most names are longer, and hardly any begins like one of these.
    const LONGEST: usize = 32;
    if name.len() > LONGEST {
        return false;
    }
    // A letter and its capital differ in one of two bits, of the last byte where there are several.
    let is_alike = |sum: &&str| sum.bytes().zip(name.bytes()).take(4).all(|(a, b)| (a ^ b) & !0x21 == 0);
    let begins = name.bytes().next().is_none_or(|first| BEGINS[usize::from(first | 0x21)]);
    if !begins || !SUMS.iter().any(is_alike) {
        return false;
    }
    let folded = name.trim().trim_end_matches([':', '*', '.']).to_lowercase();
    let folded: Vec<&str> = folded.split_whitespace().collect();
    SUMS.contains(&folded.join(" ").as_str())
}

impl Columns<'_> {
    /// Why a record is left out; nothing if it is an agency's.
    #[must_use]
    pub fn aside(&self, record: &Record) -> Option<Aside> {
        // Of an object, [`Columns::aside_of`] says it.
        if self.layout() == Layout::Objects {
            return None;
        }
        let filled = |row: usize, column: Option<usize>| -> Option<&str> {
            let cell = *record.row(row).get(column?)?;
            let text = std::str::from_utf8(record.bare(cell)).unwrap_or("?").trim();
            Some(text).filter(|text| !text.is_empty())
        };
        let [name, code] = [Field::Name, Field::Code].map(|field| self.fields[field as usize]);
        if filled(0, name).or_else(|| filled(0, code)).is_some_and(is_sum_name) {
            return Some(Aside::Sum);
        }
        let is_answer = |row: usize, column: Option<usize>, question: Option<usize>| {
            let terms = question.and_then(|at| self.terms.get(at));
            filled(row, column).is_some_and(|text| !terms.is_some_and(|terms| terms.missing.has(text)))
        };
        let has_answer = match self.layout() {
            Layout::Long => (0..record.row_count()).any(|row| {
                let [value, na] = [Part::Value, Part::Na].map(|part| self.row[part as usize]);
                let question = filled(row, self.question).and_then(|id| called(id, self.rubric));
                is_answer(row, value, question) || is_answer(row, na, None)
            }),
            Layout::Wide | Layout::Objects => (0..record.row_count()).any(|row| {
                self.answers().iter().any(|answer| {
                    answer.values().any(|column| is_answer(row, Some(column), Some(answer.question)))
                        || is_answer(row, answer.parts[Part::Na as usize], None)
                })
            }),
        };
        (!has_answer).then_some(Aside::Empty)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_that_sums_up_is_known_by_its_name_and_an_agency_is_not() {
        for name in ["Tổng", "TỔNG CỘNG:", "Trung  bình", "Cả nước", "total", "Average*", "BÌNH QUÂN", "Mean"]
        {
            assert!(is_sum_name(name), "{name}");
        }
        for name in
            ["Tổng cục Minh Họa", "Tỉnh Minh Họa A", "Sở Tổng hợp", "Total City", "", "Allentown", "Cộng Hòa"]
        {
            assert!(!is_sum_name(name), "{name}");
        }
    }
}
