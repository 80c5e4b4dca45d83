//! Cells of CSV (RFC 4180) with texts of users in them.
//!
//! **Formulas.** A spreadsheet takes a cell that begins with `=`, `+`, `-` or `@` for a formula, blanks and
//! characters of no width before one do not stop it, and where it separates cells by semicolons a text is several of
//! them. Each such sign in a text of the user's gets an apostrophe before it, as OWASP recommends ("CSV Injection"):
//! `=SUM(A1)` becomes `'=SUM(A1)`, and `A;=1+1` becomes `A;'=1+1`. Numbers and the words of this program never begin
//! so. Characters that cannot be seen are written by their numbers, see [`visible`].

use std::borrow::Cow;

use super::quote::visible;

/// Writes a text of the user's as a cell of a table with this delimiter, in quotes where it needs them.
pub fn text(out: &mut Vec<u8>, text: &str, delimiter: u8) {
    // Most codes are of letters and digits alone.
    if text.bytes().all(|byte| PLAIN[usize::from(byte)] && byte != delimiter) {
        out.extend_from_slice(text.as_bytes());
        return;
    }
    let text = guarded(text);
    if !text.bytes().any(|byte| byte == delimiter || matches!(byte, b'"' | b'\n' | b'\r')) {
        out.extend_from_slice(text.as_bytes());
        return;
    }
    out.push(b'"');
    for (at, part) in text.split('"').enumerate() {
        if at > 0 {
            out.extend_from_slice(b"\"\"");
        }
        out.extend_from_slice(part.as_bytes());
    }
    out.push(b'"');
}

/// The bytes that mean nothing but themselves to anybody, wherever they stand.
const PLAIN: [bool; 256] = {
    let mut plain = [false; 256];
    let mut byte = 0_u8;
    while byte < 128 {
        plain[byte as usize] = byte.is_ascii_alphanumeric() || matches!(byte, b' ' | b'.' | b'_');
        byte += 1;
    }
    plain
};

/// A text in which a spreadsheet finds no formula, nor a runner of workflows a command; see the page of this module.
#[must_use]
pub fn guarded(text: &str) -> Cow<'_, str> {
    let text = visible(text);
    // Hardly any name has one of these, in ASCII or as a wide character.
    let may_begin = |byte: u8| matches!(byte, b'=' | b'+' | b'-' | b'@' | b':' | 0xef);
    if !text.bytes().any(may_begin) {
        return text;
    }
    let mut out = String::with_capacity(text.len() + 1);
    let mut is_start = true;
    for (at, c) in text.char_indices() {
        let is_blank = c.is_whitespace() || matches!(c, '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}');
        let is_command = at == 0 && text.starts_with("::");
        if is_command || is_start && matches!(c, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠') {
            out.push('\'');
        }
        // Where lists are separated by semicolons or tabs, what follows one is a cell of its own.
        is_start = matches!(c, ';' | '\t' | '\n' | '\r') || is_start && (is_blank || c == '"');
        out.push(c);
    }
    Cow::Owned(out)
}
