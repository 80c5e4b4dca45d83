//! A document in the terminal.

use crate::report::document::Block;

use super::paint::{Paint, clean, finish};
use super::{Options, Page};

/// The document, wrapped to the width.
#[must_use]
pub fn document(blocks: &[Block], options: Options) -> String {
    let mut page = Page { text: String::with_capacity(16 << 10), width: options.width.clamp(60, 120) };
    let mut in_list = false;
    for block in blocks {
        let is_item = matches!(block, Block::Item(..));
        let goes_on = in_list && is_item;
        if !page.text.is_empty() && !goes_on {
            page.gap();
        }
        in_list = is_item;
        match block {
            Block::Heading(level, text) => {
                let text = clean(text);
                // The headings of the document, its parts and its questions look different without colour, too.
                let text = if *level == 1 { text.to_uppercase() } else { text };
                page.paragraph("", "", &Paint::Bold.on(&text));
                if *level == 2 {
                    page.line(&"─".repeat(page.width));
                }
            }
            Block::Paragraph(text) => page.paragraph("", "", &clean(text)),
            Block::Item(depth, label, text) => {
                let (first, rest) = ("  ".repeat(depth + 1), "  ".repeat(depth + 2));
                page.paragraph(
                    &first,
                    &rest,
                    &format!("{} {}", Paint::Dim.on(&format!("{}:", clean(label))), clean(text)),
                );
            }
        }
    }
    finish(&page.text, options.colour)
}
