//! Exact numbers: decimals with six fraction digits, and parts per million.
//!
//! No float takes part in a score. An answer, a target and a weight are [`Decimal`]s (whole millionths);
//! an achievement, a coverage and an index are [`Ppm`]. A quotient is rounded half up, at one place:
//! [`div_half_up`].

use crate::base::lang::{Lang, Part};

/// How many millionths make one.
pub const MILLION: i128 = 1_000_000;

/// The largest whole number that is read: 10¹⁸, above any budget in đồng.
const LARGEST: i128 = 1_000_000_000_000_000_000;

/// The quotient of two whole numbers, rounded half up (towards positive infinity on a tie).
///
/// # Panics
/// If `denominator` is not positive; callers ask first.
#[must_use]
pub fn div_half_up(numerator: i128, denominator: i128) -> i128 {
    assert!(denominator > 0, "a denominator is positive");
    // Nearly all operands fit 64 bits, where a division is several times cheaper.
    if let (Ok(n), Ok(d)) = (i64::try_from(numerator), i64::try_from(denominator))
        && n.unsigned_abs() < 1 << 61
        && d < 1 << 61
    {
        return i128::from((2 * n + d).div_euclid(2 * d));
    }
    (2 * numerator + denominator).div_euclid(2 * denominator)
}

/// An exact decimal number with at most six fraction digits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Decimal(i128);

/// Why a text is not a number that can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberFault {
    /// A decimal comma, as in `92,5`.
    DecimalComma,
    /// A percent sign, as in `80%`.
    PercentSign,
    /// An exponent, as in `1e3`.
    Exponent,
    /// Blanks around the number, such as a no-break space.
    Blanks,
    /// Underscores, blanks or points between digits, as in `1_000`.
    Grouping,
    /// A leading zero, as in `08`.
    LeadingZero,
    /// A leading plus sign.
    LeadingPlus,
    /// No digit before or after the point, as in `.5`.
    BarePoint,
    /// Infinity or not-a-number.
    NotFinite,
    /// More digits, or a larger value, than any answer has.
    TooLarge,
    /// Not a number at all.
    NotANumber,
}

impl Decimal {
    /// Zero.
    pub const ZERO: Self = Self(0);
    /// One.
    pub const ONE: Self = Self(MILLION);
    /// One hundred.
    pub const HUNDRED: Self = Self(100 * MILLION);
    /// The largest number that can be read.
    pub const MAX: Self = Self(LARGEST * MILLION);
    /// The smallest number that can be read.
    pub const MIN: Self = Self(-LARGEST * MILLION);

    /// The decimal with this many millionths.
    #[must_use]
    pub const fn from_millionths(millionths: i128) -> Self {
        Self(millionths)
    }

    /// A count as a decimal.
    #[must_use]
    pub fn from_count(count: usize) -> Self {
        Self(i128::try_from(count).unwrap_or(LARGEST).min(LARGEST) * MILLION)
    }

    /// The number in millionths.
    #[must_use]
    pub const fn millionths(self) -> i128 {
        self.0
    }

    /// Whether the number has no fraction.
    #[must_use]
    pub const fn is_integer(self) -> bool {
        self.0 % MILLION == 0
    }

    /// The sum; it stays in range because files are bounded.
    #[must_use]
    pub const fn saturating_add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }

    /// Reads a number written plainly: digits, perhaps a minus sign before and a fraction after a point.
    ///
    /// Fraction digits after the sixth are rounded half up, however many there are.
    ///
    /// # Errors
    /// [`NumberFault`] says what is odd about the text, so that a message can say what to write.
    pub fn parse(text: &str) -> Result<Self, NumberFault> {
        Self::read(text).map_err(|fault| fault.unwrap_or_else(|| fault_of(text)))
    }

    /// The same; no fault is named where other characters than digits stand, so that looking for it looks at each text once.
    fn read(text: &str) -> Result<Self, Option<NumberFault>> {
        let digits = text.strip_prefix('-').unwrap_or(text);
        let (whole, fraction) = match digits.bytes().position(|byte| byte == b'.') {
            Some(at) => (digits.get(..at).unwrap_or_default(), digits.get(at + 1..)),
            None => (digits, None),
        };
        let all_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        if !all_digits(whole) || !fraction.is_none_or(all_digits) {
            return Err(None);
        }
        if whole.is_empty() || fraction.is_some_and(str::is_empty) {
            let has_digit = digits.bytes().any(|byte| byte.is_ascii_digit());
            return Err(Some(if has_digit { NumberFault::BarePoint } else { NumberFault::NotANumber }));
        }
        if whole.len() > 1 && whole.starts_with('0') {
            return Err(Some(NumberFault::LeadingZero));
        }
        let whole = i128::from(whole.parse::<u64>().map_err(|_| Some(NumberFault::TooLarge))?);
        if whole > LARGEST {
            return Err(Some(NumberFault::TooLarge));
        }
        let fraction = fraction.unwrap_or_default();
        // Read six digits and round by the rest.
        let mut millionths = 0_u32;
        for place in 0..6 {
            let digit = fraction.as_bytes().get(place).map_or(0, |byte| byte - b'0');
            millionths = millionths * 10 + u32::from(digit);
        }
        let rest = fraction.get(6..).unwrap_or_default();
        let magnitude = whole * MILLION + i128::from(millionths);
        if text.starts_with('-') {
            // Half up is towards positive infinity: exactly half goes up, more than half goes down.
            let above_half = rest.as_bytes().first().is_some_and(|&byte| {
                byte > b'5' || (byte == b'5' && rest[1..].bytes().any(|byte| byte != b'0'))
            });
            return Ok(Self(-magnitude - i128::from(above_half)));
        }
        let half = rest.as_bytes().first().is_some_and(|&byte| byte >= b'5');
        Ok(Self(magnitude + i128::from(half)))
    }

    /// The number as written in a language: `1234.5` in English, `1234,5` in Vietnamese.
    #[must_use]
    pub fn format(self, lang: Lang) -> String {
        let sign = if self.0 < 0 { "-" } else { "" };
        format_scaled(sign, self.0.unsigned_abs(), 6, lang)
    }
}

/// Inside a message a number is written as in the files, so that it can be copied into them.
impl Part for Decimal {
    type Said<'s> = Self;

    fn said(&self, _: Lang) -> Self {
        *self
    }
}

impl std::fmt::Display for Decimal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.format(Lang::En))
    }
}

fn fault_of(text: &str) -> NumberFault {
    let lower = text.trim_start_matches(['+', '-']).to_ascii_lowercase();
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let is_number = |text: &str| Decimal::read(text).is_ok();
    if [".inf", "inf", "infinity", ".nan", "nan"].contains(&lower.as_str()) {
        return NumberFault::NotFinite;
    }
    if let Some(number) = lower.strip_suffix('%')
        && is_number(&number.trim_end().replace(',', "."))
    {
        return NumberFault::PercentSign;
    }
    if text.trim() != text && is_number(text.trim()) {
        return NumberFault::Blanks;
    }
    if let Some((whole, fraction)) = lower.split_once(',')
        && digits(whole)
        && digits(fraction)
    {
        return NumberFault::DecimalComma;
    }
    if text.starts_with('+') && is_number(&lower) {
        return NumberFault::LeadingPlus;
    }
    if let Some((mantissa, exponent)) = lower.split_once('e')
        && is_number(mantissa)
        && digits(exponent.trim_start_matches(['+', '-']))
    {
        return NumberFault::Exponent;
    }
    if lower.starts_with(|c: char| c.is_ascii_digit())
        && lower.chars().all(|c| c.is_ascii_digit() || "_., \u{a0}\u{2009}\u{202f}'’".contains(c))
    {
        return NumberFault::Grouping;
    }
    NumberFault::NotANumber
}

/// Parts per million, from 0 to 1,000,000: an achievement, a coverage, a share or an index (1,000,000 = 100 %).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ppm(u32);

impl Ppm {
    /// 0 %.
    pub const ZERO: Self = Self(0);
    /// 50 %.
    pub const HALF: Self = Self(500_000);
    /// The most that is not 100 %.
    pub const NEARLY: Self = Self(999_999);
    /// 100 %.
    pub const FULL: Self = Self(1_000_000);

    /// This many parts per million, at most 1,000,000.
    #[must_use]
    pub const fn new(ppm: u32) -> Self {
        if ppm > 1_000_000 { Self::FULL } else { Self(ppm) }
    }

    /// The parts per million.
    #[must_use]
    pub const fn get(self) -> u32 {
        self.0
    }

    /// So many times this share, at most 100 %.
    #[must_use]
    pub const fn times(self, times: u32) -> Self {
        Self::new(self.0.saturating_mul(times))
    }

    /// `numerator / denominator`, rounded half up and kept between 0 and 100 %.
    ///
    /// # Panics
    /// If `denominator` is not positive.
    #[must_use]
    pub fn quotient(numerator: i128, denominator: i128) -> Self {
        let ppm = div_half_up(numerator * MILLION, denominator).clamp(0, 1_000_000);
        Self(u32::try_from(ppm).unwrap_or(0))
    }

    /// The share in percent.
    #[must_use]
    pub fn percent(self) -> Decimal {
        Decimal(i128::from(self.0) * 100)
    }

    /// The share as a person reads it: `79.5%` in English, `79,5%` in Vietnamese.
    #[must_use]
    pub fn format(self, lang: Lang) -> String {
        format_percent(self.percent(), lang)
    }
}

/// Inside a message a share is written as the language writes it.
impl Part for Ppm {
    type Said<'s> = String;

    fn said(&self, lang: Lang) -> String {
        self.format(lang)
    }
}

/// A number of percent as a person reads it: `79.5%` in English, `79,5%` in Vietnamese.
#[must_use]
pub fn format_percent(percent: Decimal, lang: Lang) -> String {
    format!("{}%", percent.format(lang))
}

fn format_scaled(sign: &str, scaled: u128, places: usize, lang: Lang) -> String {
    let unit = 10_u128.pow(u32::try_from(places).unwrap_or(0));
    let (whole, fraction) = (scaled / unit, scaled % unit);
    let fraction = format!("{fraction:0places$}");
    let fraction = fraction.trim_end_matches('0');
    if fraction.is_empty() {
        format!("{sign}{whole}")
    } else {
        format!("{sign}{whole}{}{fraction}", lang.decimal_mark())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Each of these characters once doubled the time that a message took.
    #[test]
    fn a_text_full_of_signs_blanks_and_percents_is_looked_at_once() {
        let text = format!("{}1{}", "+ ".repeat(100), "%".repeat(100));
        assert_eq!(Decimal::parse(&text), Err(NumberFault::NotANumber));
        assert_eq!(Decimal::parse("1%"), Err(NumberFault::PercentSign));
        assert_eq!(Decimal::parse("+1"), Err(NumberFault::LeadingPlus));
    }

    #[test]
    fn quotients_round_half_up() {
        assert_eq!(div_half_up(1, 2), 1);
        assert_eq!(div_half_up(-1, 2), 0);
        assert_eq!(div_half_up(-3, 2), -1);
        assert_eq!(div_half_up(1, 3), 0);
        assert_eq!(div_half_up(2, 3), 1);
    }

    #[test]
    fn the_seventh_fraction_digit_rounds_half_up() {
        let parse = |text| Decimal::parse(text).map(Decimal::millionths);
        assert_eq!(parse("0.30000000000000004"), Ok(300_000));
        assert_eq!(parse("0.0000005"), Ok(1));
        assert_eq!(parse("0.00000049"), Ok(0));
        assert_eq!(parse("-0.0000005"), Ok(0));
        assert_eq!(parse("-0.00000051"), Ok(-1));
        assert_eq!(parse("99.9999999"), Ok(100_000_000));
    }

    #[test]
    fn odd_numbers_are_told_apart() {
        use NumberFault::*;
        let cases = [
            ("92,5", DecimalComma),
            ("80%", PercentSign),
            ("92,5 %", PercentSign),
            ("1e3", Exponent),
            ("1_000", Grouping),
            ("1.000.000", Grouping),
            ("1 000", Grouping),
            ("08", LeadingZero),
            ("+5", LeadingPlus),
            (".5", BarePoint),
            ("5.", BarePoint),
            (".inf", NotFinite),
            ("NaN", NotFinite),
            ("n/a", NotANumber),
            ("", NotANumber),
            ("-", NotANumber),
            (".", NotANumber),
            ("0x1F", NotANumber),
            ("1000000000000000001", TooLarge),
            ("99999999999999999999", TooLarge),
        ];
        for (text, fault) in cases {
            assert_eq!(Decimal::parse(text), Err(fault), "{text}");
        }
        assert_eq!(Decimal::parse(&"9".repeat(400)), Err(TooLarge));
    }

    #[test]
    fn the_longest_and_the_largest_numbers_are_read() {
        let parse = |text: &str| Decimal::parse(text).map(Decimal::millionths);
        assert_eq!(parse(&format!("0.{}", "3".repeat(400))), Ok(333_333));
        assert_eq!(parse(&format!("-0.0000005{}1", "0".repeat(400))), Ok(-1), "more than a half below");
        assert_eq!(parse("1000000000000000000"), Ok(Decimal::MAX.millionths()));
        assert_eq!(parse("-1000000000000000000"), Ok(Decimal::MIN.millionths()));
    }

    #[test]
    fn counts_shares_and_whole_numbers_are_exact() {
        assert_eq!(Decimal::from_count(3).millionths(), 3 * MILLION);
        assert_eq!(Decimal::from_count(usize::MAX), Decimal::MAX);
        assert_eq!(
            [(1, 3), (2, 3), (5, 5), (7, 5), (-1, 5)].map(|(n, d)| Ppm::quotient(n, d).get()),
            [333_333, 666_667, 1_000_000, 1_000_000, 0]
        );
        let is_integer = |text| Decimal::parse(text).map(Decimal::is_integer);
        assert_eq!(
            [is_integer("3"), is_integer("-3.0"), is_integer("3.000001")],
            [Ok(true), Ok(true), Ok(false)]
        );
    }

    #[test]
    fn numbers_are_written_as_each_language_writes_them() {
        assert_eq!(Ppm::new(795_000).format(Lang::Vi), "79,5%");
        assert_eq!(Ppm::new(333_333).format(Lang::En), "33.3333%");
        assert_eq!(Decimal::parse("-0.5").map(|d| d.format(Lang::Vi)), Ok("-0,5".into()));
    }

    proptest! {
        #[test]
        fn a_printed_decimal_reads_back_as_itself(millionths in -10_i128.pow(24)..10_i128.pow(24)) {
            let decimal = Decimal::from_millionths(millionths);
            prop_assert_eq!(Decimal::parse(&decimal.to_string()), Ok(decimal));
        }

        #[test]
        fn the_short_division_agrees_with_the_long_one(n in any::<i64>(), d in 1..i64::MAX) {
            let (n, d) = (i128::from(n), i128::from(d));
            prop_assert_eq!(div_half_up(n, d), (2 * n + d).div_euclid(2 * d));
        }
    }
}
