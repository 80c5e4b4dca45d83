//! Any text as a number: it is read exactly if it is written plainly, and refused otherwise.

#![no_main]

use assess::base::lang::Lang;
use assess::base::number::Decimal;
use libfuzzer_sys::fuzz_target;

/// The millionths of a number that is written plainly, by taking its digits apart.
fn expected(text: &str) -> Option<i128> {
    let (is_negative, digits) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
    let (whole, fraction) =
        digits.split_once('.').map_or((digits, None), |(whole, rest)| (whole, Some(rest)));
    let are_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let is_plain = are_digits(whole) && fraction.is_none_or(are_digits);
    if !is_plain || whole.len() > 1 && whole.starts_with('0') {
        return None;
    }
    let whole: i128 = whole.parse().ok()?;
    if whole > 1_000_000_000_000_000_000 {
        return None;
    }
    // All digits as one whole number, then divided and rounded half up.
    let fraction = fraction.unwrap_or_default();
    let (mut value, mut scale) = (whole, 1_i128);
    for digit in fraction.bytes().take(19) {
        value = value.checked_mul(10)? + i128::from(digit - b'0');
        scale *= 10;
    }
    // Whatever follows matters only to a negative number that would otherwise be exactly half.
    let is_more = fraction.bytes().skip(19).any(|digit| digit != b'0');
    let (value, scale) = (value.checked_mul(10)? + i128::from(is_more), scale * 10);
    let value = if is_negative { -value } else { value };
    let (twice, unit) = (2_i128.checked_mul(value)?.checked_mul(1_000_000)?, 2 * scale);
    Some((twice + scale).div_euclid(unit))
}

fuzz_target!(|text: &str| {
    let read = Decimal::parse(text);
    // Numbers of very many digits are beyond what this can compute.
    if text.len() < 24 {
        assert_eq!(read.ok().map(Decimal::millionths), expected(text), "{text:?}");
    }
    if let Ok(number) = read {
        assert_eq!(Decimal::parse(&number.format(Lang::En)), Ok(number));
        assert_eq!(Decimal::parse(&number.format(Lang::Vi).replace(',', ".")), Ok(number));
    }
});
