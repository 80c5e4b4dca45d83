//! A row of the shortest result: code, stage, index; as CSV (RFC 4180).

use crate::base::number::Ppm;

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
    let is_odd = |byte: u8| matches!(byte, b',' | b'"' | b'\n' | b'\r');
    let has_odd = text.bytes().fold(false, |has_odd, byte| has_odd | is_odd(byte));
    let edges = [text.as_bytes().first(), text.as_bytes().last()];
    let has_blanks = edges.into_iter().flatten().any(u8::is_ascii_whitespace);
    if !has_odd && !has_blanks {
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
    let (whole, fraction) = (share.get() / 10_000, share.get() % 10_000);
    let digit = |number: u32, unit: u32| b'0' + u8::try_from(number / unit % 10).unwrap_or(0);
    let mut text = [0; 8];
    let mut length = 0;
    let mut push = |byte: u8| {
        if let Some(place) = text.get_mut(length) {
            *place = byte;
            length += 1;
        }
    };
    if whole >= 100 {
        push(digit(whole, 100));
    }
    if whole >= 10 {
        push(digit(whole, 10));
    }
    push(digit(whole, 1));
    push(b'.');
    for unit in [1_000, 100, 10, 1] {
        push(digit(fraction, unit));
    }
    out.extend_from_slice(text.get(..length).unwrap_or_default());
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
        assert_eq!(row("A ", "a", None), "\"A \",a,\n");
    }
}
