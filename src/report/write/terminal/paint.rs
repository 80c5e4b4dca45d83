//! Colours that do not disturb the layout.
//!
//! While a report is laid out, a style is a character of no width around the text; when it is done they become escape
//! sequences, or nothing. Text loses such characters, and every control character, in [`clean`], so nothing a file
//! says is ever read as a style.

use anstyle::{AnsiColor, Style};

use crate::base::quote::{INVISIBLE, clean};
use crate::report::block::{Role, Text};

const STRONG: char = INVISIBLE[0];
const QUIET: char = INVISIBLE[1];
const GOOD: char = INVISIBLE[2];
const FAIR: char = INVISIBLE[3];
const BAD: char = INVISIBLE[4];
const END: char = INVISIBLE[5];

const fn mark(role: Role) -> Option<char> {
    match role {
        Role::Plain => None,
        Role::Strong | Role::Code => Some(STRONG),
        Role::Quiet | Role::Label => Some(QUIET),
        Role::Good => Some(GOOD),
        Role::Fair => Some(FAIR),
        Role::Bad => Some(BAD),
    }
}

fn style(mark: char) -> Option<Style> {
    Some(match mark {
        STRONG => Style::new().bold(),
        QUIET => Style::new().dimmed(),
        GOOD => AnsiColor::Green.on_default(),
        FAIR => AnsiColor::Yellow.on_default(),
        BAD => AnsiColor::Red.on_default(),
        _ => return None,
    })
}

/// A text that is harmless already, in the style of a role.
pub(super) fn on(role: Role, text: &str) -> String {
    mark(role).map_or_else(|| text.to_owned(), |mark| format!("{mark}{text}{END}"))
}

/// A text of a document, harmless, with its styles.
pub(super) fn painted(text: &Text) -> String {
    text.runs.iter().map(|(role, text)| on(*role, &clean(text))).collect()
}

/// The finished text, with escape sequences or plain.
pub(super) fn finish(text: &str, colour: bool) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    for c in text.chars() {
        match (style(c), c == END) {
            (Some(style), _) if colour => out.push_str(&style.render().to_string()),
            (None, true) if colour => out.push_str(&anstyle::Reset.render().to_string()),
            (None, false) => out.push(c),
            _ => {}
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_width::UnicodeWidthStr;

    #[test]
    fn marks_have_no_width_and_vanish_without_colour() {
        for role in [Role::Strong, Role::Quiet, Role::Good, Role::Fair, Role::Bad, Role::Code] {
            let painted = on(role, "Mở");
            assert_eq!(painted.width(), 2);
            assert_eq!(finish(&painted, false), "Mở");
            assert!(finish(&painted, true).starts_with("\u{1b}["));
        }
    }

    #[test]
    fn user_text_cannot_style_or_control_the_terminal() {
        let text = format!("a\u{1b}[31mb\u{9b}c{BAD}d\ne");
        assert_eq!(finish(&painted(&Text::plain(text)), true), "a\\u{1b}[31mb\\u{9b}c\\u{206a}d e");
    }
}
