//! Paragraphs and runs of text.

use std::fmt::Write as _;

use crate::base::quote::visible;
use crate::report::block::{Role, Text};

/// What writes paragraphs.
pub(super) struct Pen {
    /// The text.
    pub(super) text: String,
    /// How wide it may be here, in twentieths of a point.
    pub(super) width: usize,
}

impl Pen {
    /// A paragraph with a style and further properties.
    pub(super) fn paragraph(&mut self, style: &str, properties: &str, text: &Text) {
        let _ = write!(self.text, r#"<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>"#);
        // A style that is bold or slanted itself needs no more of it.
        let is_plain = matches!(style, "Title" | "Subtitle" | "Heading1" | "Heading2" | "Heading3");
        for (role, text) in &text.runs {
            let run = match role {
                _ if is_plain => "",
                Role::Strong | Role::Label | Role::Bad => "<w:b/>",
                Role::Quiet => "<w:i/>",
                Role::Code => r#"<w:rFonts w:ascii="Courier New" w:hAnsi="Courier New" w:cs="Courier New"/>"#,
                Role::Plain | Role::Good | Role::Fair => "",
            };
            self.run(text, run);
        }
        self.text.push_str("</w:p>");
    }

    /// A run of text with properties; a line break in it stays one.
    pub(super) fn run(&mut self, text: &str, properties: &str) {
        let properties =
            if properties.is_empty() { String::new() } else { format!("<w:rPr>{properties}</w:rPr>") };
        for (at, line) in text.lines().enumerate() {
            let before = if at > 0 { "<w:br/>" } else { "" };
            let _ = write!(
                self.text,
                r#"<w:r>{properties}{before}<w:t xml:space="preserve">{}</w:t></w:r>"#,
                escaped(line)
            );
        }
    }
}

/// A text as XML holds it: no mark of it, and no character that it cannot hold.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in visible(text).chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' | '\r' | '\t' => out.push(' '),
            c => out.push(c),
        }
    }
    out
}
