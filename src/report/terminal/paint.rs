//! Colours that do not disturb the layout.
//!
//! While a report is laid out, a style is a character of no width around the text; when it is done they
//! become escape sequences, or nothing. User text loses such characters, and every control character, in
//! [`clean`], so nothing a file says is ever read as a style.

use anstyle::{AnsiColor, Style};

use crate::base::quote::is_bidi_control;

/// A style of the report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paint {
    /// A heading or the main thing.
    Bold,
    /// Something of less weight.
    Dim,
    /// Reached, met, fully achieved.
    Good,
    /// On the way.
    Fair,
    /// Not reached, not met.
    Bad,
}

const END: char = '\u{206f}';

impl Paint {
    const ALL: [Self; 5] = [Self::Bold, Self::Dim, Self::Good, Self::Fair, Self::Bad];

    const fn mark(self) -> char {
        match self {
            Self::Bold => '\u{2061}',
            Self::Dim => '\u{2062}',
            Self::Good => '\u{2063}',
            Self::Fair => '\u{2064}',
            Self::Bad => '\u{206a}',
        }
    }

    fn style(self) -> Style {
        match self {
            Self::Bold => Style::new().bold(),
            Self::Dim => Style::new().dimmed(),
            Self::Good => AnsiColor::Green.on_default(),
            Self::Fair => AnsiColor::Yellow.on_default(),
            Self::Bad => AnsiColor::Red.on_default(),
        }
    }

    /// The text in this style.
    #[must_use]
    pub fn on(self, text: &str) -> String {
        format!("{}{text}{END}", self.mark())
    }
}

/// User text that is safe to show: control characters, those that turn the direction of text, and the marks of
/// this module become blanks.
#[must_use]
pub fn clean(text: &str) -> String {
    let marks = |c: char| c == END || Paint::ALL.iter().any(|paint| paint.mark() == c);
    text.chars().map(|c| if c.is_control() || marks(c) || is_bidi_control(c) { ' ' } else { c }).collect()
}

/// The finished text, with escape sequences or plain.
#[must_use]
pub fn finish(text: &str, colour: bool) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    for c in text.chars() {
        match Paint::ALL.iter().find(|paint| paint.mark() == c) {
            Some(paint) if colour => out.push_str(&paint.style().render().to_string()),
            None if c == END => {
                if colour {
                    out.push_str(&anstyle::Reset.render().to_string());
                }
            }
            None => out.push(c),
            Some(_) => {}
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
        for paint in Paint::ALL {
            let painted = paint.on("Mở");
            assert_eq!(painted.width(), 2);
            assert_eq!(finish(&painted, false), "Mở");
            assert!(finish(&painted, true).starts_with("\u{1b}["));
        }
    }

    #[test]
    fn user_text_cannot_style_or_control_the_terminal() {
        let text = format!("a\u{1b}[31mb\u{9b}c{}d\ne", Paint::Bad.mark());
        assert_eq!(finish(&clean(&text), true), "a [31mb c d e");
    }
}
