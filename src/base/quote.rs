//! Text of a user inside a message: short, on one line, without control characters, and no command to whoever reads
//! the output: a terminal, or a runner of workflows.

use std::borrow::Cow;
use std::path::Path;

/// Whether a character changes the direction of the text around it, and so can make it look like another text.
#[must_use]
pub const fn is_bidi_control(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Whether a character is shown by its number: it controls, turns or breaks the text around it, cannot be seen and may
/// carry a message (the tags of U+E0000), or is none that XML can hold.
#[must_use]
pub fn is_hidden(c: char) -> bool {
    c.is_control()
        || is_bidi_control(c)
        || matches!(
            c,
            '\u{2028}'
                | '\u{2029}'
                | '\u{2061}'..='\u{2064}'
                | '\u{206a}'..='\u{206f}'
                | '\u{fffe}'
                | '\u{ffff}'
                | '\u{e0000}'..='\u{e007f}'
        )
}

/// Whether a text may hold a character of [`is_hidden`] or a mark of [`COMMANDS`]: these bytes are rare in texts.
fn may_harm(text: &str) -> bool {
    text.bytes().any(|byte| byte < b' ' || matches!(byte, b'#' | 0x7f | 0xc2 | 0xd8 | 0xe2 | 0xef | 0xf3))
}

/// What runners of workflows take for a command wherever it stands: those of GitHub (the old spelling), Azure Pipelines
/// and `TeamCity`.
const COMMANDS: [&str; 3] = ["##[", "##vso[", "##teamcity["];

/// User text as it may be shown or written into a table: what is hidden is written by its number (`\u{202e}`), and
/// what a runner of workflows would take for a command is taken apart. Line breaks and tabs stay.
#[must_use]
pub fn visible(text: &str) -> Cow<'_, str> {
    if !may_harm(text) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        let begins = |mark: &&str| {
            let here = text.as_bytes().get(at..at + mark.len());
            here.is_some_and(|here| here.eq_ignore_ascii_case(mark.as_bytes()))
        };
        if c == '#' && COMMANDS.iter().any(begins) {
            out.push_str("# ");
        } else if is_hidden(c) && !matches!(c, '\n' | '\r' | '\t') {
            out.extend(c.escape_unicode());
        } else {
            out.push(c);
        }
    }
    Cow::Owned(out)
}

/// Lines of output of which none is a command to a runner of workflows: GitHub takes a line that begins with `::` for
/// one, whatever wrapped it there.
#[must_use]
pub fn inert(text: &str) -> Cow<'_, str> {
    let is_command = |line: &str| line.trim_start().starts_with("::");
    if !text.contains("::") || !text.lines().any(is_command) {
        return Cow::Borrowed(text);
    }
    let lines = text.split_inclusive('\n');
    lines.map(|line| if is_command(line) { line.replacen("::", ": :", 1) } else { line.to_owned() }).collect()
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

/// A path as an argument of a command to paste; `FILE` if it cannot be shown.
#[must_use]
pub fn pasted(path: &Path) -> String {
    path.to_str().and_then(shell).unwrap_or_else(|| "FILE".to_owned())
}

/// A word as a shell takes it, for a command to paste; nothing if it has characters that cannot be shown.
#[must_use]
pub fn shell(word: &str) -> Option<String> {
    if word.chars().any(is_hidden) {
        return None;
    }
    let is_plain = |c: char| c.is_alphanumeric() || "_-./@+:,=".contains(c);
    if !word.is_empty() && word.chars().all(is_plain) {
        return Some(word.to_owned());
    }
    Some(format!("'{}'", word.replace('\'', r"'\''")))
}

fn shown(c: char) -> Vec<char> {
    if is_hidden(c) { c.escape_default().collect() } else { vec![c] }
}

/// Characters of no width that have no meaning in a text for people; the writer for terminals uses them as marks.
pub const INVISIBLE: [char; 6] = ['\u{2061}', '\u{2062}', '\u{2063}', '\u{2064}', '\u{206a}', '\u{206f}'];

/// User text that is safe to show on one line: as [`visible`], and line breaks and tabs become blanks.
#[must_use]
pub fn clean(text: &str) -> String {
    visible(text).replace(['\n', '\r', '\t'], " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_hidden_is_shown_by_its_number() {
        let text = "A\u{202e}B\u{61c}C\u{2028}D\u{e0041}E\u{1b}[31mF\u{fffe}G\u{206f}\nHà Nội";
        assert_eq!(
            clean(text),
            "A\\u{202e}B\\u{61c}C\\u{2028}D\\u{e0041}E\\u{1b}[31mF\\u{fffe}G\\u{206f} Hà Nội"
        );
        // Joiners have a meaning in some scripts and in emoji.
        assert_eq!(visible("a\u{200d}b\tc"), "a\u{200d}b\tc");
    }

    #[test]
    fn no_text_is_a_command_of_a_runner() {
        assert_eq!(clean("x ##[error]y ##VSO[task.setvariable]z"), "x # #[error]y # #VSO[task.setvariable]z");
        assert_eq!(clean("## 1"), "## 1");
        assert_eq!(inert("a::b\n  ::stop-commands::x\n::y"), "a::b\n  : :stop-commands::x\n: :y");
        assert_eq!(inert("a::b\nc"), "a::b\nc");
    }
}
