//! The blocks that every report for people is made of: what is said, without how it looks.
//!
//! A [view](super::view) turns a result into a [`Document`]; a [writer](super::write) knows blocks only. Blocks hold
//! words and structure: no widths, no colours (a [`Role`] says why a text stands out, not how), no marks of a format.
//! User text goes into them as it is; each writer makes it harmless in its own way.

use crate::base::diagnostic::Severity;

/// What a report says, from top to bottom.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// The blocks.
    pub blocks: Vec<Block>,
}

/// A part of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// What the document is about, with something short at the other edge of the line.
    Title(Text, Text),
    /// A heading of a part: 2 for a part of the document, 3 for a part of a part, and so on; 1 is the document's own.
    Heading(usize, Text),
    /// A paragraph.
    Paragraph(Text),
    /// A text that stays in one line, however long it is.
    Line(Text),
    /// A remark of less weight about what stands above it.
    Note(Text),
    /// The main thing that the document says.
    Headline(Headline),
    /// A list.
    List(Kind, Vec<Item>),
    /// A table.
    Table(Table),
    /// A fault of a file, with the lines it stands on.
    Finding(Box<Finding>),
}

/// The result in a line: how many steps of a ladder are reached, what that is called, the index beside it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Headline {
    /// How many steps are reached; no ladder is shown without any.
    pub reached: usize,
    /// How many steps there are.
    pub steps: usize,
    /// The result in words.
    pub text: Text,
    /// Something short at the other edge of the line.
    pub aside: Text,
    /// What qualifies the result, a line each.
    pub below: Vec<Text>,
}

/// A kind of list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Items of equal weight.
    Bullets,
    /// Items in an order, counted from 1.
    Numbers,
    /// Facts: each item says itself what it is about.
    Facts,
}

/// An item of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Item {
    /// What it says.
    pub text: Text,
    /// What belongs to it, as facts.
    pub below: Vec<Self>,
}

/// A table: every row has a cell for each column.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows.
    pub rows: Vec<Vec<Cell>>,
}

/// A column of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Column {
    /// The heading; a table whose headings are all empty has none.
    pub title: Text,
    /// On which side its cells stand.
    pub side: Side,
    /// Whether its cells are sentences or names that may be wrapped.
    pub wraps: bool,
    /// How soon a reader can do without it where there is little room: the highest goes first, those that are 0 never.
    pub spare: usize,
}

/// The side of a column on which its cells stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Side {
    /// Words.
    #[default]
    Left,
    /// Numbers.
    Right,
    /// Marks.
    Centre,
}

/// A cell of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// A text, how deep it lies in what stands above it, and what stands below it in the same cell.
    Text {
        /// The text.
        text: Text,
        /// How deep.
        depth: usize,
        /// What stands below it.
        below: Text,
    },
    /// A share in parts per million as the length of a bar; `None` if there is none.
    Bar(Option<u32>, Role),
}

/// A fault of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// How bad it is.
    pub severity: Severity,
    /// That in words.
    pub label: String,
    /// The stable name of what is wrong.
    pub code: &'static str,
    /// What is wrong.
    pub message: String,
    /// The file.
    pub file: String,
    /// The place in it: `3:9`, or a cell of a workbook.
    pub place: String,
    /// The line and the column, where the file has lines.
    pub at: Option<(usize, usize)>,
    /// The lines to show; none if there are no lines or they are too long.
    pub lines: Option<Lines>,
    /// What to do, and what else there is to say, each with what it is called.
    pub notes: Vec<(NoteKind, String, String)>,
}

/// A kind of remark below a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoteKind {
    /// Something to know.
    Note,
    /// Something to do.
    Help,
}

/// Some lines of a file with what is wrong in them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lines {
    /// The text, harmless, with line ends.
    pub text: String,
    /// The number of its first line.
    pub first: usize,
    /// Where the fault is, in bytes of the text.
    pub range: std::ops::Range<usize>,
    /// A place that belongs to it, with what it is.
    pub related: Option<(std::ops::Range<usize>, String)>,
}

/// Why a part of a text stands out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Role {
    /// It does not.
    #[default]
    Plain,
    /// The main thing.
    Strong,
    /// What the rest of the line is about.
    Label,
    /// Something of less weight.
    Quiet,
    /// Reached, met, fully achieved.
    Good,
    /// On the way, or to be noted.
    Fair,
    /// Not reached, not met.
    Bad,
    /// Something to type, or the name of something in a file.
    Code,
}

/// A text of parts, each with its role.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text {
    /// The parts.
    pub runs: Vec<(Role, String)>,
}

impl Text {
    /// A text of one part.
    #[must_use]
    pub fn new(role: Role, text: impl Into<String>) -> Self {
        Self::default().and(role, text)
    }

    /// A text that does not stand out.
    #[must_use]
    pub fn plain(text: impl Into<String>) -> Self {
        Self::new(Role::Plain, text)
    }

    /// A text that says what it is about: `Index: 55.2%`.
    #[must_use]
    pub fn labelled(label: &str, text: impl Into<String>) -> Self {
        Self::new(Role::Label, format!("{label}:")).and(Role::Plain, " ").and(Role::Plain, text)
    }

    /// The text with another part behind it.
    #[must_use]
    pub fn and(mut self, role: Role, text: impl Into<String>) -> Self {
        let text = text.into();
        if !text.is_empty() {
            self.runs.push((role, text));
        }
        self
    }

    /// The text with another one behind it.
    #[must_use]
    pub fn then(mut self, other: Self) -> Self {
        self.runs.extend(other.runs);
        self
    }

    /// Whether it says nothing.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.runs.is_empty()
    }

    /// Its characters alone.
    #[must_use]
    pub fn words(&self) -> String {
        self.runs.iter().map(|(_, text)| text.as_str()).collect()
    }
}

impl From<String> for Text {
    fn from(text: String) -> Self {
        Self::plain(text)
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        Self::plain(text)
    }
}

impl Item {
    /// An item with nothing below it.
    #[must_use]
    pub fn new(text: impl Into<Text>) -> Self {
        Self { text: text.into(), below: Vec::new() }
    }
}

impl Cell {
    /// A cell with a text.
    #[must_use]
    pub fn new(text: impl Into<Text>) -> Self {
        Self::Text { text: text.into(), depth: 0, below: Text::default() }
    }
}

impl Column {
    /// A column of words that may be wrapped.
    #[must_use]
    pub fn words(title: impl Into<Text>) -> Self {
        Self { title: title.into(), wraps: true, ..Self::default() }
    }

    /// A column whose cells stand on one side and stay whole.
    #[must_use]
    pub fn of(side: Side, title: impl Into<Text>) -> Self {
        Self { title: title.into(), side, ..Self::default() }
    }

    /// The column as one that a reader can do without.
    #[must_use]
    pub fn spare(self, spare: usize) -> Self {
        Self { spare, ..self }
    }
}

impl Document {
    /// Adds a block.
    pub fn push(&mut self, block: Block) {
        self.blocks.push(block);
    }

    /// Adds a paragraph.
    pub fn paragraph(&mut self, text: impl Into<Text>) {
        self.push(Block::Paragraph(text.into()));
    }

    /// Adds a heading of a level.
    pub fn heading(&mut self, level: usize, text: impl Into<Text>) {
        self.push(Block::Heading(level, text.into()));
    }

    /// Adds a remark.
    pub fn note(&mut self, text: impl Into<Text>) {
        self.push(Block::Note(text.into()));
    }

    /// Adds a list, unless it has no items.
    pub fn list(&mut self, kind: Kind, items: Vec<Item>) {
        if !items.is_empty() {
            self.push(Block::List(kind, items));
        }
    }

    /// Adds a table.
    pub fn table(&mut self, table: Table) {
        self.push(Block::Table(table));
    }
}
