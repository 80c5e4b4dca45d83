//! A number of a workbook as its cell shows it: a code kept as 1 in the format `00` is `01`.
//!
//! Only what codes, names and periods are shown in is followed: digits, grouping, decimals and literal text (ECMA-376 part
//! 1, 18.8.31). What else a format does leaves the number as it is.

/// The text that a format shows for a number, if the format is one of those that are followed.
pub(super) fn shown(number: &str, format: &str) -> Option<String> {
    let (before, pattern, after) = parts(format.split(';').next()?)?;
    let (sign, digits) = number.strip_prefix('-').map_or(("", number), |digits| ("-", digits));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let (whole_pattern, fraction_pattern) = pattern.split_once('.').unwrap_or((&pattern, ""));
    if !whole.bytes().chain(fraction.bytes()).all(|byte| byte.is_ascii_digit())
        || fraction.len() > fraction_pattern.len()
    {
        return None;
    }
    let zeros = |pattern: &str| pattern.bytes().filter(|byte| *byte == b'0').count();
    let least = zeros(whole_pattern);
    let padded = format!("{}{whole}", "0".repeat(least.saturating_sub(whole.len())));
    let grouped = if whole_pattern.contains(',') { grouped(&padded) } else { padded };
    let missing = zeros(fraction_pattern).saturating_sub(fraction.len());
    let fraction = format!("{fraction}{}", "0".repeat(missing));
    let point = if fraction.is_empty() { "" } else { "." };
    Some(format!("{sign}{before}{grouped}{point}{fraction}{after}"))
}

/// The literal text before the digits, the digits, and the literal text behind them.
fn parts(format: &str) -> Option<(String, String, String)> {
    let (mut before, mut pattern, mut after) = (String::new(), String::new(), String::new());
    let mut characters = format.chars();
    while let Some(c) = characters.next() {
        let literal = match c {
            '0' | '#' | ',' | '.' if after.is_empty() && !(c == ',' && pattern.is_empty()) => {
                pattern.push(c);
                continue;
            }
            '"' => characters.by_ref().take_while(|c| *c != '"').collect::<String>(),
            '\\' => characters.next()?.to_string(),
            '-' | ' ' | '/' | '(' | ')' | ':' | '+' => c.to_string(),
            _ => return None,
        };
        if pattern.is_empty() { before.push_str(&literal) } else { after.push_str(&literal) }
    }
    pattern.contains('0').then_some((before, pattern, after))
}

fn grouped(digits: &str) -> String {
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_what_its_cell_shows() {
        for (number, format, expected) in [
            ("1", "00", Some("01")),
            ("4", "000", Some("004")),
            ("1001", "00", Some("1001")),
            ("7", "\"VN-\"00", Some("VN-07")),
            ("7", "\\H00", Some("H07")),
            ("2026", "0", Some("2026")),
            ("1234", "#,##0", Some("1,234")),
            ("1.5", "0.00", Some("1.50")),
            ("1.5", "0", None),
            ("1", "General", None),
            ("1", "@", None),
            ("46300", "yyyy\\-mm", None),
            ("1", "[Red]00", None),
        ] {
            assert_eq!(shown(number, format).as_deref(), expected, "{number} in {format}");
        }
    }
}
