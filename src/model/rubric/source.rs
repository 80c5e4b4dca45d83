//! Sources: the documents that a rubric rests on, their dates, and whether they are in force.

use std::ops::Range;

use crate::base::diagnostic::{Code, Diagnostic};
use crate::base::lang::Lang;
use crate::base::quote::quoted;
use crate::model::text::Text;
use crate::syntax::tree::{Faults, Node};

use super::words;

/// A law, a plan, a report or another document that the rubric rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Source {
    /// The key it is cited by.
    pub id: String,
    /// The short form, such as the number of a decision.
    pub cite: Option<Text>,
    /// The title.
    pub title: Text,
    /// The date of issue.
    pub date: Option<Date>,
    /// Whether it is in force.
    pub status: Status,
    /// What replaced it.
    pub replaced_by: Option<usize>,
    /// Caveats: since when, amended by what.
    pub note: Option<Text>,
}

/// Whether a source is in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// In force.
    InForce,
    /// In force in part.
    PartlyInForce,
    /// No longer in force.
    Expired,
    /// Replaced by another instrument.
    Replaced,
    /// The period for which it set targets is over.
    Concluded,
    /// An instrument whose present force was not checked.
    Unverified,
    /// Not a legal instrument.
    Reference,
}

/// A day of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    /// The year.
    pub year: u16,
    /// The month, from 1.
    pub month: u8,
    /// The day, from 1.
    pub day: u8,
}

impl Date {
    /// Reads `YYYY-MM-DD`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = text.as_bytes();
        if bytes.len() != 10 || bytes[4] != b'-' || bytes[7] != b'-' {
            return None;
        }
        let number = |range: Range<usize>| {
            let part = text.get(range)?;
            part.bytes().all(|byte| byte.is_ascii_digit()).then(|| part.parse::<u16>().ok()).flatten()
        };
        let (year, month, day) = (number(0..4)?, number(5..7)?, number(8..10)?);
        let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
        let days = match month {
            2 => 28 + u16::from(leap),
            4 | 6 | 9 | 11 => 30,
            1..=12 => 31,
            _ => return None,
        };
        (1..=days).contains(&day).then_some(Self {
            year,
            month: u8::try_from(month).ok()?,
            day: u8::try_from(day).ok()?,
        })
    }

    /// The date as a language writes it: `2025-12-01` in English, `01/12/2025` in Vietnamese.
    #[must_use]
    pub fn format(self, lang: Lang) -> String {
        let Self { year, month, day } = self;
        lang.pick(format!("{year:04}-{month:02}-{day:02}"), format!("{day:02}/{month:02}/{year:04}"))
    }
}

/// Reads a day of the calendar.
pub(crate) fn date(node: &Node<'_>, faults: &mut Faults) -> Option<Date> {
    let text = node.text(faults)?;
    let date = Date::parse(text);
    if date.is_none() {
        let fault = Diagnostic::error(Code::BadDate, node.span, words::not_date(&quoted(text)));
        faults.push(fault.help(words::write_date()));
    }
    date
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_days_of_the_calendar_are_dates() {
        assert_eq!(Date::parse("2024-02-29").map(|date| date.format(Lang::Vi)), Some("29/02/2024".into()));
        for text in
            ["2025-02-29", "2025-13-01", "2025-00-10", "2025-1-1", "1/12/2025", "2025-12-1x", "+025-12-01"]
        {
            assert_eq!(Date::parse(text), None, "{text}");
        }
    }
}
