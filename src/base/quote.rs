//! Text of a user inside a message: short, on one line, without control characters.

/// Whether a character changes the direction of the text around it, and so can make it look like another text.
#[must_use]
pub const fn is_bidi_control(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// A message of a parser, on one line and without control characters.
#[must_use]
pub fn sentence(text: &str) -> String {
    text.chars().take(300).flat_map(shown).collect()
}

/// A value as a message quotes it: short, on one line, without control characters.
#[must_use]
pub fn quoted(text: &str) -> String {
    const LONGEST: usize = 60;
    let mut short: String = text.chars().take(LONGEST).flat_map(shown).collect();
    if text.chars().nth(LONGEST).is_some() {
        short.push('…');
    }
    short
}

/// A word as a shell takes it, for a command to paste; nothing if it has characters that cannot be shown.
#[must_use]
pub fn shell(word: &str) -> Option<String> {
    if word.chars().any(|c| c.is_control() || is_bidi_control(c)) {
        return None;
    }
    let is_plain = |c: char| c.is_alphanumeric() || "_-./@+:,=".contains(c);
    if !word.is_empty() && word.chars().all(is_plain) {
        return Some(word.to_owned());
    }
    Some(format!("'{}'", word.replace('\'', r"'\''")))
}

fn shown(c: char) -> Vec<char> {
    if c.is_control() || is_bidi_control(c) { c.escape_default().collect() } else { vec![c] }
}

/// Characters of no width that have no meaning in a text for people; the writer for terminals uses them as marks.
pub const INVISIBLE: [char; 6] = ['\u{2061}', '\u{2062}', '\u{2063}', '\u{2064}', '\u{206a}', '\u{206f}'];

/// User text that is safe to show on one line: control characters, those that turn the direction of text, and
/// [`INVISIBLE`] ones become blanks.
#[must_use]
pub fn clean(text: &str) -> String {
    let harmful = |c: char| c.is_control() || INVISIBLE.contains(&c) || is_bidi_control(c);
    text.chars().map(|c| if harmful(c) { ' ' } else { c }).collect()
}
