//! A row of the shortest result: code, stage, index; as CSV (RFC 4180).

use crate::number::Ppm;

/// Adds `code,stage,index` and a line feed, the index in percent with four decimals; nothing for what there is not.
///
/// A text is put in quotes only where it has to be. Whether it could be taken for a formula is not asked here.
pub fn write_row(out: &mut Vec<u8>, code: &str, stage: &str, index: Option<Ppm>) {
    write_text(out, code);
    out.push(b',');
    write_text(out, stage);
    out.push(b',');
    if let Some(index) = index {
        write_percent(out, index);
    }
    out.push(b'\n');
}

fn write_text(out: &mut Vec<u8>, text: &str) {
    let is_plain = |byte: u8| !matches!(byte, b',' | b'"' | b'\n' | b'\r');
    if text.bytes().all(is_plain) && text.trim_ascii() == text {
        out.extend_from_slice(text.as_bytes());
        return;
    }
    out.push(b'"');
    for byte in text.bytes() {
        if byte == b'"' {
            out.push(b'"');
        }
        out.push(byte);
    }
    out.push(b'"');
}

/// Adds a share in percent, with all of its four decimals.
fn write_percent(out: &mut Vec<u8>, share: Ppm) {
    let (mut digits, mut rest) = (*b"000.0000", share.get());
    for (place, digit) in digits.iter_mut().enumerate().rev().filter(|(place, _)| *place != 3) {
        *digit += (rest % 10) as u8;
        rest /= 10;
        let _ = place;
    }
    let zeros = digits.iter().take(2).take_while(|digit| **digit == b'0').count();
    out.extend_from_slice(digits.get(zeros..).unwrap_or_default());
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(code: &str, stage: &str, index: Option<u32>) -> String {
        let mut out = Vec::new();
        write_row(&mut out, code, stage, index.map(Ppm::new));
        String::from_utf8(out).expect("only text is written")
    }

    #[test]
    fn an_index_has_four_decimals() {
        assert_eq!(row("P1", "none", Some(0)), "P1,none,0.0000\n");
        assert_eq!(row("P1", "a", Some(1)), "P1,a,0.0001\n");
        assert_eq!(row("P1", "a", Some(795_000)), "P1,a,79.5000\n");
        assert_eq!(row("P1", "a", Some(1_000_000)), "P1,a,100.0000\n");
        assert_eq!(row("P1", "", None), "P1,,\n");
    }

    #[test]
    fn only_texts_that_need_quotes_have_them() {
        assert_eq!(row("Tỉnh A", "a", None), "Tỉnh A,a,\n");
        assert_eq!(row("A, B", "a", None), "\"A, B\",a,\n");
        assert_eq!(row("A \"B\"", "a", None), "\"A \"\"B\"\"\",a,\n");
        assert_eq!(row(" A", "a", None), "\" A\",a,\n");
    }
}
