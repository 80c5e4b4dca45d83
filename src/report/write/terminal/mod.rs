//! A document for a terminal: wrapped, in columns, coloured where that is wanted.
//!
//! The writer knows blocks only, and of the terminal what its [`Screen`] says, so the same document always gives the
//! same bytes.

mod paint;
mod snippet;
mod table;

use unicode_width::UnicodeWidthStr;

use crate::base::quote::inert;
use crate::report::block::{Block, Document, Headline, Item, Kind, Role, Text};

use paint::{finish, on, painted};

/// What a terminal is like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Screen {
    /// Its columns.
    pub width: usize,
    /// Whether to colour.
    pub colour: bool,
    /// Whether it can show nothing but ASCII beside the letters of the texts.
    pub ascii: bool,
}

impl Default for Screen {
    fn default() -> Self {
        Self { width: 80, colour: false, ascii: false }
    }
}

/// The document as text.
#[must_use]
pub fn write(document: &Document, screen: Screen) -> String {
    let screen = Screen { width: screen.width.clamp(60, 120), ..screen };
    let document = document.in_line();
    let mut page = Page { text: String::with_capacity(8 << 10), screen };
    let sections = document.blocks.iter().any(|block| matches!(block, Block::Heading(3.., _)));
    let mut before: Option<&Block> = None;
    for block in &document.blocks {
        if before.is_some_and(|before| needs_gap(before, block)) {
            page.line("");
        }
        page.block(block, sections);
        before = Some(block);
    }
    if screen.ascii {
        page.text = page.text.chars().map(plainer).collect();
    }
    inert(&finish(&page.text, screen.colour)).into_owned()
}

/// Whether there is a blank line between two blocks: what is said of a thing stands close to it.
fn needs_gap(before: &Block, block: &Block) -> bool {
    match (before, block) {
        (Block::Heading(1, _), _) => true,
        (Block::Heading(..), Block::List(Kind::Numbers | Kind::NumbersFrom(_), items)) => has_parts(items),
        (Block::Heading(..), Block::Table(_) | Block::List(..) | Block::Paragraph(_) | Block::Note(_))
        | (Block::Note(_) | Block::Paragraph(_), Block::Table(_))
        | (Block::Table(_), Block::List(Kind::Facts, _))
        | (Block::Table(_) | Block::List(..) | Block::Title(..) | Block::Note(_), Block::Note(_))
        | (Block::Paragraph(_), Block::Title(..)) => false,
        _ => true,
    }
}

/// Whether items are so long that they stand apart.
fn has_parts(items: &[Item]) -> bool {
    matches!(items, [Item { below, .. }, ..] if below.len() > 1)
}

/// The nearest ASCII sign of a mark of the layout; letters stay.
const fn plainer(c: char) -> char {
    match c {
        '●' | '█' => '#',
        '○' | '░' => '.',
        '▶' | '→' => '>',
        '•' => '*',
        '─' | '–' | '·' => '-',
        '…' => '~',
        '“' | '”' => '"',
        '’' => '\'',
        c => c,
    }
}

/// A document being written.
struct Page {
    text: String,
    screen: Screen,
}

impl Page {
    fn block(&mut self, block: &Block, sections: bool) {
        match block {
            Block::Title(text, aside) => self.edges(&painted(text), &painted(aside)),
            Block::Heading(1, text) => {
                let text = text.runs.iter().map(|(_, text)| text.to_uppercase()).collect::<String>();
                self.paragraph("", "", &painted(&Text::new(Role::Strong, text)));
            }
            Block::Heading(level, text) => {
                // A heading is strong as a whole, whatever its parts are.
                self.paragraph("", "", &painted(&Text::new(Role::Strong, text.words())));
                // In a long document its parts and their parts look different without colour, too.
                if *level == 2 && sections {
                    self.line(&"─".repeat(self.screen.width));
                }
            }
            Block::Paragraph(text) => self.paragraph("", "", &painted(text)),
            Block::Line(text) => self.line(&painted(text)),
            Block::Note(text) => self.paragraph("", "  ", &quiet(text)),
            Block::Headline(headline) => self.headline(headline),
            Block::List(kind, items) => self.list(*kind, items),
            Block::Table(table) | Block::Long(table) => table::write(self, table),
            Block::Finding(finding) => self.text.push_str(&snippet::draw(finding, self.screen)),
            // What is left out in a document that is in line.
            Block::Beside(_) | Block::Folded(_) | Block::Chart(..) | Block::Contents => {}
        }
    }

    fn headline(&mut self, headline: &Headline) {
        let Headline { reached, steps, text, aside, below, .. } = headline;
        let ladder = ladder(*reached, *steps);
        let indent = if ladder.is_empty() { String::new() } else { " ".repeat(ladder.width() + 3) };
        if text.words().width() + aside.words().width() + indent.len() + 4 <= self.screen.width {
            let role = if *reached == 0 { Role::Bad } else { Role::Good };
            let ladder = if ladder.is_empty() { ladder } else { format!("{}   ", on(role, &ladder)) };
            self.edges(&format!("{ladder}{}", painted(text)), &painted(aside));
        } else {
            if !ladder.is_empty() || !aside.is_empty() {
                self.edges(&ladder, &painted(aside));
            }
            self.paragraph(&indent, &indent, &painted(text));
        }
        for line in below {
            self.paragraph(&indent, &format!("{indent}  "), &painted(line));
        }
    }

    fn list(&mut self, kind: Kind, items: &[Item]) {
        let apart = kind.first().is_some() && has_parts(items);
        let digits = (kind.first().unwrap_or(1) + items.len()).saturating_sub(1).to_string().len();
        for (at, Item { text, below }) in items.iter().enumerate() {
            if apart && at > 0 {
                self.line("");
            }
            let first = match (kind, kind.first()) {
                (_, Some(first)) => format!("{:>1$}. ", first + at, digits + 2),
                (Kind::Facts, _) => "  ".to_owned(),
                _ => "  • ".to_owned(),
            };
            let rest = " ".repeat(first.width() + if kind == Kind::Facts { 2 } else { 0 });
            self.paragraph(&first, &rest, &painted(text));
            self.facts(below, &rest);
        }
    }

    /// What belongs to an item, below it.
    fn facts(&mut self, items: &[Item], indent: &str) {
        let rest = format!("{indent}  ");
        for Item { text, below } in items {
            self.paragraph(indent, &rest, &painted(text));
            self.facts(below, &rest);
        }
    }

    fn line(&mut self, line: &str) {
        self.text.push_str(line.trim_end());
        self.text.push('\n');
    }

    /// A paragraph, wrapped; the first line begins with `first`, the others with `rest`.
    fn paragraph(&mut self, first: &str, rest: &str, text: &str) {
        let options = textwrap::Options::new(self.screen.width)
            .initial_indent(first)
            .subsequent_indent(rest)
            .word_splitter(textwrap::WordSplitter::NoHyphenation)
            .break_words(true);
        for line in textwrap::wrap(text, options) {
            self.line(&line);
        }
    }

    /// Two texts, one at each edge if they fit on a line.
    fn edges(&mut self, left: &str, right: &str) {
        let (left_width, right_width) = (left.width(), right.width());
        if right_width == 0 {
            self.paragraph("", "", left);
        } else if left_width + right_width + 2 <= self.screen.width {
            let blanks = " ".repeat(self.screen.width - left_width - right_width);
            self.line(&format!("{left}{blanks}{right}"));
        } else {
            self.paragraph("", "", right);
            self.paragraph("", "", left);
        }
    }
}

/// The steps that are reached, and those that are not: `● ● ○ ○ ○`, two blanks before it.
fn ladder(reached: usize, steps: usize) -> String {
    let steps: Vec<&str> = (0..steps).map(|step| if step < reached { "●" } else { "○" }).collect();
    if steps.is_empty() { String::new() } else { format!("  {}", steps.join(" ")) }
}

fn quiet(text: &Text) -> String {
    // Strong parts of a remark stay strong.
    let role = |role| if role == Role::Plain { Role::Quiet } else { role };
    painted(&Text { runs: text.runs.iter().map(|(own, text)| (role(*own), text.clone())).collect() })
}
