//! Which numbers a spelling with separators can stand for.
//!
//! Half of the world writes 1.234,5 what the other half writes 1,234.5, so one separator with three digits behind it can
//! be read in two ways. A message that proposes a value names all of them, and never another one.

use std::borrow::Cow;

use super::number::Decimal;

/// The characters that group digits or stand before a fraction.
const SEPARATORS: [char; 9] = ['.', ',', ' ', '\u{a0}', '\u{2009}', '\u{202f}', '\'', '’', '_'];

/// The limits of a number that has none.
pub const ANYTHING: (Decimal, Decimal) = (Decimal::MIN, Decimal::MAX);

/// The plain spellings of the numbers that a text may stand for: none, one or two, the one with a fraction first.
///
/// A percent sign, blanks around the number and a plus sign say nothing about its value.
#[must_use]
pub fn readings(text: &str) -> Vec<String> {
    let bare = text.trim().trim_end_matches('%').trim();
    let (sign, digits) = match bare.strip_prefix(['-', '\u{2212}']) {
        Some(digits) => ("-", digits),
        None => ("", bare.strip_prefix('+').unwrap_or(bare)),
    };
    let groups: Vec<&str> = digits.split(SEPARATORS).collect();
    let separators: Vec<char> = digits.chars().filter(|c| SEPARATORS.contains(c)).collect();
    if digits.len() > 60 || !groups.iter().all(|group| is_digits(group)) {
        return Vec::new();
    }
    let found = [fraction(&groups, &separators), grouped(&groups, &separators)];
    let plain = |digits: String| Some(format!("{sign}{digits}")).filter(|text| Decimal::parse(text).is_ok());
    found.into_iter().flatten().filter_map(plain).collect()
}

/// A number as a person types it into a form, written plainly: `92,5`, ` +92.5 ` and `92,5 %`, which can be read in one way
/// alone within these limits. What can be read in two ways or in none stays as it is, for the reader of answers to say so.
/// The script of a form (`assets/form/number.js`) reads alike.
#[must_use]
pub fn typed(text: &str, (least, most): (Decimal, Decimal)) -> Cow<'_, str> {
    let text = text.trim();
    let (bare, percent) = match text.strip_suffix('%') {
        Some(bare) => (bare.trim_end(), "%"),
        None => (text, ""),
    };
    let (sign, digits) = match bare.strip_prefix(['-', '\u{2212}']) {
        Some(digits) => ("-", digits),
        None => ("", bare.strip_prefix('+').unwrap_or(bare)),
    };
    // One sign stands before a number, and one behind it.
    if bare.ends_with('%') || digits.starts_with(['-', '+', '\u{2212}']) {
        return text.into();
    }
    let plain = format!("{sign}{digits}");
    if Decimal::parse(&plain).is_ok() {
        return format!("{plain}{percent}").into();
    }
    let is_within = |text: &String| Decimal::parse(text).is_ok_and(|it| it >= least && it <= most);
    let all = readings(&plain);
    let within: Vec<&String> = all.iter().filter(|text| is_within(text)).collect();
    match (&within[..], &all[..]) {
        // What is out of the limits is said to be so.
        ([one], _) => format!("{one}{percent}").into(),
        ([], [one]) => format!("{one}{percent}").into(),
        _ => text.into(),
    }
}

/// The number that a text with one point stands for if the point groups digits: 1200 for `1.200`.
#[must_use]
pub fn point_as_group(text: &str) -> Option<Decimal> {
    let (whole, fraction) = text.split_once('.')?;
    let digits = whole.strip_prefix('-').unwrap_or(whole);
    let groups = [digits, fraction];
    grouped(&groups, &['.']).and_then(|_| Decimal::parse(&format!("{whole}{fraction}")).ok())
}

/// Digits read with the last separator as the decimal mark, and those before it as marks of groups.
fn fraction(groups: &[&str], separators: &[char]) -> Option<String> {
    let (last, before) = separators.split_last()?;
    let (fraction, whole) = groups.split_last()?;
    if !matches!(last, '.' | ',') || before.contains(last) {
        return None;
    }
    let whole = if before.is_empty() { whole.concat() } else { grouped(whole, before)? };
    Some(format!("{whole}.{fraction}"))
}

/// Digits read with all separators as marks of groups.
fn grouped(groups: &[&str], separators: &[char]) -> Option<String> {
    let (first, rest) = groups.split_first()?;
    let is_one_kind = separators.windows(2).all(|pair| matches!(pair, [a, b] if a == b));
    let is_head = (1..=3).contains(&first.len()) && !first.starts_with('0');
    let fits = is_one_kind && is_head && rest.iter().all(|group| group.len() == 3 && is_digits(group));
    (fits && is_digits(first) && !rest.is_empty()).then(|| groups.concat())
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_is_read_where_it_has_one_reading() {
        for (text, plain) in [
            ("92,5", "92.5"),
            ("+5", "5"),
            ("\u{2212}5", "-5"),
            ("--5", "--5"),
            ("5%%", "5%%"),
            (" 92.5 ", "92.5"),
            ("92,5 %", "92.5%"),
            ("85 %", "85%"),
            ("1.234", "1.234"),
            ("1,234", "1,234"),
            ("1.234,5", "1234.5"),
            ("01", "01"),
            ("-0", "-0"),
            ("1e3", "1e3"),
            ("٣", "٣"),
            ("", ""),
        ] {
            assert_eq!(typed(text, ANYTHING), plain, "{text}");
        }
        assert_eq!(typed("1,234", (Decimal::ZERO, Decimal::HUNDRED)), "1.234");
        assert_eq!(typed("1,234", (Decimal::HUNDRED, Decimal::MAX)), "1234");
    }

    #[test]
    fn a_spelling_stands_for_every_number_that_somebody_means_by_it() {
        let cases: [(&str, &[&str]); 26] = [
            ("1,234.5", &["1234.5"]),
            ("1.234,5", &["1234.5"]),
            ("1 234,5", &["1234.5"]),
            ("1,234", &["1.234", "1234"]),
            ("1.200", &["1.200", "1200"]),
            ("-1,200 %", &["-1.200", "-1200"]),
            ("92,5", &["92.5"]),
            ("0,125", &["0.125"]),
            ("1234,567", &["1234.567"]),
            ("1.000.000", &["1000000"]),
            ("1,234,567.25", &["1234567.25"]),
            ("12\u{a0}345", &["12345"]),
            ("1_000", &["1000"]),
            ("1’000", &["1000"]),
            ("+5", &[]),
            ("60 %", &[]),
            ("1,23,456", &[]),
            ("1.00.0", &[]),
            ("12 34", &[]),
            ("1.234.5", &[]),
            ("1,234,5", &[]),
            ("1 234.567 890", &[]),
            (",5", &[]),
            ("5,", &[]),
            ("a,b", &[]),
            ("", &[]),
        ];
        for (text, expected) in cases {
            assert_eq!(readings(text), expected, "{text}");
        }
    }

    #[test]
    fn a_point_groups_where_three_digits_follow_and_no_zero_leads() {
        let number = |text: &str| Decimal::parse(text).ok();
        for (text, group) in [("1.200", "1200"), ("-12.345", "-12345"), ("812.000", "812000")] {
            assert_eq!(point_as_group(text), number(group), "{text}");
        }
        for text in ["0.812", "1.2", "1.2000", "1234.567", "1", "1.234.567", ".500", "1.", "01.234"] {
            assert_eq!(point_as_group(text), None, "{text}");
        }
    }
}
