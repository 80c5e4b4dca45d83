//! How the numbers of a table are written, where a table has its own way.
//!
//! Programs write `.377` and `1e-05`, which can be read in one way alone. A column map may say what stands before
//! a fraction; then digits grouped with the other mark are read, too.

use std::borrow::Cow;

use crate::base::number::Decimal;
use crate::base::spelling::readings;

/// What stands before the fraction of a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    /// A point, as in 1,234.5.
    Point,
    /// A comma, as in 1.234,5.
    Comma,
}

impl Mark {
    /// Each, as a column map names it.
    pub const WORDS: [(&'static str, Self); 2] = [(".", Self::Point), (",", Self::Comma)];
}

/// What groups digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Grouping {
    /// A point, as in 1.234,5.
    Point,
    /// A comma, as in 1,234.5.
    Comma,
    /// A blank, also one that is narrow or does not break.
    Blank,
    /// An apostrophe.
    Apostrophe,
    /// An underscore.
    Underscore,
    /// Nothing: digits are not grouped.
    None,
}

impl Grouping {
    /// Each, as a column map names it.
    pub const WORDS: [(&'static str, Self); 6] = [
        (".", Self::Point),
        (",", Self::Comma),
        (" ", Self::Blank),
        ("'", Self::Apostrophe),
        ("_", Self::Underscore),
        ("none", Self::None),
    ];

    /// Whether it is the character that stands before a fraction.
    pub const fn is(self, mark: Mark) -> bool {
        matches!((self, mark), (Self::Point, Mark::Point) | (Self::Comma, Mark::Comma))
    }

    /// Whether a character in a number groups digits.
    fn has(self, c: char) -> bool {
        match self {
            Self::Point => c == '.',
            Self::Comma => c == ',',
            Self::Blank => c.is_whitespace(),
            Self::Apostrophe => matches!(c, '\'' | '’'),
            Self::Underscore => c == '_',
            Self::None => false,
        }
    }
}

/// How the numbers of a table are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Marks {
    /// What stands before a fraction.
    pub decimal: Mark,
    /// What groups digits, if that is said; otherwise whatever else may.
    pub grouping: Option<Grouping>,
}

impl Marks {
    /// Whether the characters in a number are those that may stand there.
    fn allows(self, text: &str) -> bool {
        let own = if self.decimal == Mark::Point { '.' } else { ',' };
        let fits = |group: Grouping| {
            text.chars().all(|c| c.is_ascii_digit() || c == own || c == '-' || group.has(c))
        };
        self.grouping.is_none_or(fits)
    }
}

/// Whether a number is written against marks that are known: `92.5` where commas stand before fractions.
pub(super) fn contradicts(text: &str, marks: Marks) -> bool {
    let bare = text.trim_end_matches('%').trim_end();
    let may_be = marks.decimal == Mark::Comma && bare.contains('.');
    may_be && marked(bare, marks).is_none() && Decimal::parse(bare).is_ok()
}

/// A number as a sheet writes it; what cannot be read in one way alone stays as it is.
pub(super) fn plain(text: Cow<'_, str>, marks: Option<Marks>) -> Cow<'_, str> {
    let percent = if text.ends_with('%') { "%" } else { "" };
    let bare = text.trim_end_matches('%').trim_end();
    let found = marks.and_then(|marks| marked(bare, marks));
    match found.or_else(|| bare_point(bare)).or_else(|| exponent(bare)) {
        Some(number) => Cow::Owned(format!("{number}{percent}")),
        None => text,
    }
}

/// A number whose mark is known; nothing if it has none, or is not written so.
fn marked(text: &str, marks: Marks) -> Option<String> {
    if !marks.allows(text) {
        return None;
    }
    let (own, other) = match marks.decimal {
        Mark::Point => ('.', ','),
        Mark::Comma => (',', '.'),
    };
    // Whether the last separator stands before a fraction is what the mark says.
    let fits = |reading: &String| {
        let has_fraction = reading.contains('.');
        has_fraction == text.contains(own)
            && text.matches(own).count() <= 1
            && text.rfind(other).is_none_or(|at| text.find(own).is_none_or(|own| own > at))
    };
    let found = readings(text).into_iter().find(fits)?;
    // `1.20` with decimal commas is no number, and so is `1,20` with points.
    Decimal::parse(&found).ok().map(|number| number.to_string())
}

/// `.377` and `5.`.
fn bare_point(text: &str) -> Option<String> {
    let (sign, digits) = text.strip_prefix('-').map_or(("", text), |digits| ("-", digits));
    let whole = match digits.split_once('.')? {
        ("", fraction) if !fraction.is_empty() => format!("{sign}0.{fraction}"),
        (whole, "") => format!("{sign}{whole}"),
        _ => return None,
    };
    Decimal::parse(&whole).is_ok().then_some(whole)
}

/// `1e-05` with all its digits.
fn exponent(text: &str) -> Option<String> {
    /// A number with more places is none that an answer has.
    const MOST: i32 = 30;
    let (mantissa, exponent) = text.split_once(['e', 'E'])?;
    Decimal::parse(mantissa).ok()?;
    let digits = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let places: i32 = digits.parse().ok().filter(|places| *places <= MOST)?;
    let places = if exponent.starts_with('-') { -places } else { places };
    let (sign, digits) = mantissa.strip_prefix('-').map_or(("", mantissa), |digits| ("-", digits));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let all = format!("{whole}{fraction}");
    let point = i32::try_from(whole.len()).ok()? + places;
    let length = i32::try_from(all.len()).ok()?;
    let before = "0".repeat(usize::try_from((1 - point).max(0)).unwrap_or(0));
    let behind = "0".repeat(usize::try_from((point - length).max(0)).unwrap_or(0));
    let padded = format!("{before}{all}{behind}");
    let (whole, fraction) = padded.split_at_checked(usize::try_from(point.max(1)).ok()?)?;
    let whole = whole.trim_start_matches('0');
    let whole = if whole.is_empty() { "0" } else { whole };
    let point = if fraction.is_empty() { "" } else { "." };
    let number = format!("{sign}{whole}{point}{fraction}");
    Decimal::parse(&number).is_ok().then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_programs_write_is_read() {
        for (text, expected) in [
            (".377", "0.377"),
            ("-.5", "-0.5"),
            ("5.", "5"),
            ("1e-05", "0.00001"),
            ("1e3", "1000"),
            ("1.5E+2", "150"),
            ("-2.5e-1", "-0.25"),
            ("12.25e1", "122.5"),
            ("0e0", "0"),
            ("85%", "85%"),
            (".5 %", "0.5%"),
            ("1e99", "1e99"),
            ("1,5", "1,5"),
            ("1.500", "1.500"),
            (".", "."),
            ("e5", "e5"),
        ] {
            assert_eq!(plain(text.into(), None), expected, "{text}");
        }
    }

    #[test]
    fn a_mark_that_is_said_decides() {
        for (text, comma, point) in [
            ("1.500", "1500", "1.5"),
            ("1,500", "1.5", "1500"),
            ("92,5", "92.5", "92,5"),
            ("92.5", "92.5", "92.5"),
            ("1.234,5", "1234.5", "1.234,5"),
            ("1,234.5", "1,234.5", "1234.5"),
            ("1.234.567", "1234567", "1.234.567"),
            ("1 234,5", "1234.5", "1 234,5"),
            ("12,5%", "12.5%", "12,5%"),
            ("1200", "1200", "1200"),
        ] {
            let marks = |decimal| Marks { decimal, grouping: None };
            assert_eq!(plain(text.into(), Some(marks(Mark::Comma))), comma, "{text}");
            assert_eq!(contradicts(text, marks(Mark::Comma)), text == "92.5", "{text}");
            assert_eq!(plain(text.into(), Some(marks(Mark::Point))), point, "{text}");
        }
    }

    #[test]
    fn what_groups_digits_can_be_said() {
        let with = |decimal, grouping| Marks { decimal, grouping: Some(grouping) };
        for (text, marks, expected, is_against) in [
            ("1.234,5", with(Mark::Comma, Grouping::Point), "1234.5", false),
            ("1 234,5", with(Mark::Comma, Grouping::Point), "1 234,5", false),
            ("1.234", with(Mark::Comma, Grouping::Blank), "1.234", true),
            ("1 234,5", with(Mark::Comma, Grouping::Blank), "1234.5", false),
            ("1\u{202f}234", with(Mark::Comma, Grouping::Blank), "1234", false),
            ("1,234", with(Mark::Point, Grouping::None), "1,234", false),
            ("1'234.5", with(Mark::Point, Grouping::Apostrophe), "1234.5", false),
            ("1,5", with(Mark::Comma, Grouping::None), "1.5", false),
            ("60", with(Mark::Comma, Grouping::Point), "60", false),
        ] {
            assert_eq!(plain(text.into(), Some(marks)), expected, "{text}");
            assert_eq!(contradicts(text, marks), is_against, "{text}");
        }
    }
}
