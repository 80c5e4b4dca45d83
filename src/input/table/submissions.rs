//! Of several submissions of an agency, the one that counts.

use std::collections::HashMap;

use crate::base::diagnostic::{Code, Diagnostic, Faulty};
use crate::base::number::Decimal;
use crate::base::quote::quoted;

use super::Unreadable;
use super::columns::Columns;
use super::fold::fold;
use super::header::Field;
use super::kept::Choice;
use super::map::Order;
use super::record::Record;
use super::words;

/// The most faults that are said.
const MOST: usize = 20;

/// The records that count, in the order of the table.
///
/// # Errors
/// Where several agencies' submissions cannot be put in order.
pub(super) fn choose(records: Vec<Record>, columns: &Columns<'_>) -> Result<Vec<Record>, Unreadable> {
    let mut groups: HashMap<(String, String), Vec<usize>> = HashMap::new();
    for (at, record) in records.iter().enumerate() {
        let text = |field: Field| {
            columns.fields[field as usize].map_or_else(String::new, |column| fold(&record.text_of(0, column)))
        };
        let code = text(Field::Code);
        let who = if code.is_empty() { text(Field::Name) } else { code };
        // Rows without a name are left as they are: somebody has to say that they have none.
        let who = if who.is_empty() { format!("\u{0}{at}") } else { who };
        groups.entry((who, text(Field::Period))).or_default().push(at);
    }
    let mut groups: Vec<Vec<usize>> = groups.into_values().collect();
    groups.sort_unstable();
    let mut counts = vec![false; records.len()];
    let mut faulty = Vec::new();
    let times = match columns.kept.submissions {
        Choice::LastBy(column, order) => Some(Times::new(column, order, &records, &groups, columns)?),
        _ => None,
    };
    for group in &groups {
        let chosen = match (columns.kept.submissions, &times) {
            (Choice::First, _) => group.first().copied(),
            (Choice::LastBy(..), Some(times)) if group.len() > 1 => match times.latest(group, &records) {
                Ok(at) => Some(at),
                Err((at, fault)) => {
                    faulty.push(Faulty::new(columns.source(&records[at]), vec![*fault]));
                    group.last().copied()
                }
            },
            _ => group.last().copied(),
        };
        if let Some(at) = chosen {
            counts[at] = true;
        }
        if faulty.len() >= MOST {
            break;
        }
    }
    if !faulty.is_empty() {
        return Err(Unreadable::Faulty(faulty));
    }
    Ok(records.into_iter().zip(counts).filter(|(_, counts)| *counts).map(|(record, _)| record).collect())
}

/// When each submission was made.
struct Times {
    column: usize,
    /// The order of the parts of dates with slashes.
    order: Option<Order>,
}

impl Times {
    /// Finds out in which order days and months stand, where nobody says it.
    fn new(
        column: usize,
        order: Option<Order>,
        records: &[Record],
        groups: &[Vec<usize>],
        columns: &Columns<'_>,
    ) -> Result<Self, Unreadable> {
        if order.is_some() {
            return Ok(Self { column, order });
        }
        let all = records.iter().enumerate().filter_map(|(at, record)| {
            let (first, second) = slashed(&record.text_of(0, column))?;
            Some((at, first, second))
        });
        let (mut day, mut month, mut any) = (None, None, None);
        for (at, first, second) in all {
            any = any.or(Some(at));
            day = day.or((first > 12).then_some(at));
            month = month.or((second > 12).then_some(at));
        }
        let order = match (day, month, any) {
            (Some(_), None, _) => Some(Order::Day),
            (None, Some(_), _) => Some(Order::Month),
            (None, None, None) => None,
            (_, _, any) => {
                // Where every agency has one submission there is nothing to put in order.
                if groups.iter().all(|group| group.len() < 2) {
                    return Ok(Self { column, order: None });
                }
                let record = &records[day.or(any).unwrap_or_default()];
                let span = record.row(0).get(column).copied().unwrap_or_default();
                let message = words::day_or_month(&quoted(&record.text_of(0, column)));
                let fault = Diagnostic::error(Code::BadDate, span, message).help(words::say_dates());
                return Err(Unreadable::one(columns.source(record), fault));
            }
        };
        Ok(Self { column, order })
    }

    /// The latest of some submissions, or the fault of one of them.
    fn latest(&self, group: &[usize], records: &[Record]) -> Result<usize, (usize, Box<Diagnostic>)> {
        let fault = |at: usize, message| {
            let span = records[at].row(0).get(self.column).copied().unwrap_or_default();
            let fault = Diagnostic::error(Code::BadDate, span, message);
            (at, Box::new(fault.help(words::write_submission_time())))
        };
        let mut best: Option<(Time, usize)> = None;
        for &at in group {
            let text = records[at].text_of(0, self.column);
            let time = time(&text, self.order);
            let time = time.ok_or_else(|| fault(at, words::no_submission_time(&quoted(&text))))?;
            match &best {
                Some((known, _)) if known.is_other_kind(&time) => {
                    return Err(fault(at, words::no_submission_time(&quoted(&text))));
                }
                Some((known, _)) if *known == time => {
                    return Err(fault(at, words::same_submission_time(&quoted(&text))));
                }
                Some((known, _)) if *known > time => {}
                _ => best = Some((time, at)),
            }
        }
        Ok(best.map_or(0, |(_, at)| at))
    }
}

/// A time: a number, or year, month, day and the microseconds of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Time {
    Number(Decimal),
    /// Minutes since the year 0, and microseconds of the minute.
    Date(i64, i64),
}

impl Time {
    const fn is_other_kind(&self, other: &Self) -> bool {
        matches!((self, other), (Self::Number(_), Self::Date(..)) | (Self::Date(..), Self::Number(_)))
    }
}

/// The first two numbers of a date with the year at its end: `30/9/2026`.
fn slashed(text: &str) -> Option<(u32, u32)> {
    let mut parts = text.split(['/', '-', '.', ' ']).map(|part| part.parse::<u32>().ok());
    let (first, second, third) = (parts.next()??, parts.next()??, parts.next()??);
    (first <= 31 && second <= 31 && third >= 1000).then_some((first, second))
}

/// Reads a time: a number, `2026-09-30T10:00:05.5+07:00`, `30/9/2026 14:05`, `9/30/2026 2:05:33 PM`.
fn time(text: &str, order: Option<Order>) -> Option<Time> {
    if let Ok(number) = Decimal::parse(text) {
        return Some(Time::Number(number));
    }
    let text = text.trim();
    let (date, clock) = text.split_once(['T', ' ', ',']).unwrap_or((text, ""));
    let parts: Vec<i64> = date.split(['/', '-', '.']).map(|part| part.parse().ok()).collect::<Option<_>>()?;
    let (year, month, day) = match (parts.as_slice(), order) {
        ([year, month, day], _) if *year >= 1000 => (*year, *month, *day),
        ([day, month, year], Some(Order::Day)) if *year >= 1000 => (*year, *month, *day),
        ([month, day, year], Some(Order::Month)) if *year >= 1000 => (*year, *month, *day),
        _ => return None,
    };
    if !(1..=12).contains(&month) || !(1..=31).contains(&day) || year > 9999 {
        return None;
    }
    let (minute, rest, offset) = clock_of(clock.trim())?;
    Some(Time::Date(days(year, month, day) * 24 * 60 + minute - offset, rest))
}

/// Whether a text is a date, with a time or not, whatever its order of days and months.
pub(super) fn is_time(text: &str) -> bool {
    let is_date = |order| matches!(time(text, Some(order)), Some(Time::Date(..)));
    is_date(Order::Day) || is_date(Order::Month)
}

/// Days since some day long ago, in the calendar of today.
fn days(year: i64, month: i64, day: i64) -> i64 {
    // Years begin in March, so that a leap day is the last.
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + day
}

/// The minutes and microseconds of a clock, and how many minutes it is ahead.
fn clock_of(text: &str) -> Option<(i64, i64, i64)> {
    if text.is_empty() {
        return Some((0, 0, 0));
    }
    let upper = text.to_uppercase();
    let (clock, half) = match upper.find(['A', 'P', 'S', 'C']) {
        // Morning and afternoon, in English and in Vietnamese.
        Some(at) => match upper.get(at..)?.split_whitespace().next()? {
            "AM" | "SA" => (upper.get(..at)?.trim(), Some(0)),
            "PM" | "CH" => (upper.get(..at)?.trim(), Some(12)),
            _ => return None,
        },
        None => (upper.as_str(), None),
    };
    let (clock, offset) = match clock.find(['+', '-', 'Z']) {
        Some(at) => (clock.get(..at)?.trim(), zone(clock.get(at..)?)?),
        None => (clock, 0),
    };
    let mut parts = clock.split(':');
    let (hour, minute) = (parts.next()?.parse::<i64>().ok()?, parts.next()?.parse::<i64>().ok()?);
    let seconds = match parts.next() {
        Some(seconds) => Decimal::parse(
            seconds
                .strip_prefix('0')
                .filter(|it| it.starts_with(|c: char| c.is_ascii_digit()))
                .unwrap_or(seconds),
        )
        .ok()?,
        None => Decimal::ZERO,
    };
    if !(0..24).contains(&hour) || !(0..60).contains(&minute) || parts.next().is_some() {
        return None;
    }
    let hour = half.map_or(hour, |half| hour % 12 + half);
    Some((hour * 60 + minute, i64::try_from(seconds.millionths()).ok()?, offset))
}

/// How many minutes a zone is ahead: `Z`, `+07:00`, `+0700`.
fn zone(text: &str) -> Option<i64> {
    if text == "Z" {
        return Some(0);
    }
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let (hours, minutes) = digits.split_at_checked(2)?;
    let minutes = if minutes.is_empty() { 0 } else { minutes.parse::<i64>().ok()? };
    let ahead = hours.parse::<i64>().ok()? * 60 + minutes;
    Some(if text.starts_with('-') { -ahead } else { ahead })
}

#[cfg(test)]
#[allow(clippy::panic)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_as_programs_write_them() {
        let of = |text| time(text, Some(Order::Day)).unwrap_or_else(|| panic!("{text}"));
        assert_eq!(of("2026-09-30T10:00:05.5+07:00"), of("2026-09-30 03:00:05.500Z"));
        assert_eq!(of("30/09/2026 14:05"), of("2026-09-30 14:05:00"));
        assert_eq!(time("9/30/2026 2:05:33 PM", Some(Order::Month)), Some(of("2026-09-30T14:05:33")));
        assert_eq!(of("1/10/2026 2:05:33 SA"), of("2026-10-01 02:05:33"));
        assert!(of("31/12/2026") < of("1/1/2027 00:00:01"));
        assert!(of("28/2/2028") < of("29/2/2028") && of("29/2/2028") < of("1/3/2028"));
        assert!(of("2026-09-30 12:00 AM") < of("2026-09-30 12:00 PM"));
        assert!(of("46300.25") < of("46300.5"));
        for text in
            ["", "hôm qua", "2026-13-01", "30/09", "30/09/26", "2026-09-30 25:00", "2026-09-30 10:00:00:00"]
        {
            assert_eq!(time(text, Some(Order::Day)), None, "{text}");
        }
        assert_eq!(time("3/4/2026", None), None);
    }
}
