//! A document as Markdown.

use super::Block;

/// The document as Markdown.
#[must_use]
pub fn render(blocks: &[Block]) -> String {
    let mut out = String::new();
    let mut in_list = false;
    for block in blocks {
        let is_item = matches!(block, Block::Item(..));
        let goes_on = in_list && is_item;
        if !out.is_empty() && !goes_on {
            out.push('\n');
        }
        in_list = is_item;
        let line = match block {
            Block::Heading(level, text) => format!("{} {}", "#".repeat((*level).min(6)), escape(text)),
            Block::Paragraph(text) => escape(text),
            Block::Item(depth, label, text) => {
                format!("{}- **{}:** {}", "  ".repeat(*depth), escape(label), escape(text))
            }
        };
        out.push_str(line.trim_end());
        out.push('\n');
    }
    out
}

/// Text in which nothing is markup, on one line.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&' => {
                out.push('\\');
                out.push(c);
            }
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_of_a_rubric_is_never_markup() {
        let blocks = [Block::Paragraph("<b>*x*</b>\n# y [z](w)".into())];
        assert_eq!(render(&blocks), "\\<b\\>\\*x\\*\\</b\\> \\# y \\[z\\](w)\n");
    }
}
