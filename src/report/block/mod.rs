//! The blocks that every report for people is made of: what is said, without how it looks.
//!
//! A [view](super::view) turns a result into a [`Document`]; a [writer](super::write) knows blocks only. Blocks hold
//! words and structure: no widths, no colours (a [`Role`] says why a text stands out, not how), no marks of a format.
//! User text goes into them as it is; each writer makes it harmless in its own way.

mod book;
mod chart;
mod finding;
mod paper;

use std::borrow::Cow;

pub use book::{Book, Figure, FigureShape, FigureStyle, Figures, Grid, Page, Value};
pub use chart::{Chart, Series, Slope, Tile};
pub use finding::{Finding, Lines, NoteKind};
pub use paper::{Line, Paper};

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
    /// A table of many rows, which a reader pages through and sorts where that can be done.
    Long(Table),
    /// A fault of a file, with the lines it stands on.
    Finding(Box<Finding>),
    /// Parts that are read together: side by side where there is room, else one below the other.
    Beside(Vec<Document>),
    /// A part that a reader opens to read it; on paper it is open.
    Folded(Part),
    /// A picture of numbers that the document says in words, too, with what it shows; who cannot draw leaves it out.
    Chart(Text, Chart),
    /// The headings that follow, for a reader who goes to one of them; who cannot lead there leaves it out.
    Contents,
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
    /// What the steps are called, if that is known.
    pub names: Vec<String>,
    /// How many steps may be reached at worst and at best, by what is not known yet.
    pub open: (usize, usize),
    /// The index on its way from nothing to everything, if there is one.
    pub gauge: Option<Gauge>,
}

/// A share with what may become of it, in parts per million.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gauge {
    /// The share.
    pub share: u32,
    /// The least that it may be.
    pub low: u32,
    /// The most.
    pub high: u32,
}

/// A part of a document that stands apart from the rest.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Part {
    /// What it is about.
    pub title: Text,
    /// The number by which [`Cell::To`] leads to it; such a part has pages of its own on paper.
    pub number: Option<usize>,
    /// What it says.
    pub body: Document,
}

/// A kind of list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Items of equal weight.
    Bullets,
    /// Items in an order, counted from 1.
    Numbers,
    /// The same, counted from another number.
    NumbersFrom(usize),
    /// Facts: each item says itself what it is about.
    Facts,
}

impl Kind {
    /// The number of the first item, if they are counted.
    #[must_use]
    pub const fn first(self) -> Option<usize> {
        match self {
            Self::Numbers => Some(1),
            Self::NumbersFrom(first) => Some(first),
            Self::Bullets | Self::Facts => None,
        }
    }
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
    /// A text that belongs to one of four steps, 0 the lowest and 3 the highest, as in a heat map; what is quiet in it is
    /// said beside it.
    Step(Text, u8),
    /// A text that leads to the part with a number.
    To(Text, usize),
    /// A text with facts below it, and what a reader opens to read, as facts too.
    Facts {
        /// The text.
        text: Text,
        /// What always stands below it.
        below: Vec<Text>,
        /// What is folded behind the text.
        folded: Vec<Text>,
    },
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

impl Cell {
    /// What it says first, and what stands below that, a line each: for writers that know no more of cells. A bar says
    /// nothing.
    #[must_use]
    pub fn lines(&self) -> (Cow<'_, Text>, Vec<&Text>) {
        match self {
            Self::Text { text, below, .. } => {
                (Cow::Borrowed(text), Some(below).into_iter().filter(|below| !below.is_empty()).collect())
            }
            Self::Step(text, _) | Self::To(text, _) => (Cow::Borrowed(text), Vec::new()),
            Self::Facts { text, below, folded } => {
                (Cow::Borrowed(text), below.iter().chain(folded).collect())
            }
            Self::Bar(..) => (Cow::Owned(Text::default()), Vec::new()),
        }
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
    /// The document with one part after the other and without pictures, for writers that know neither.
    #[must_use]
    pub fn in_line(&self) -> Cow<'_, Self> {
        let is_plain = |block: &Block| {
            !matches!(
                block,
                Block::Beside(_) | Block::Folded(_) | Block::Chart(..) | Block::Contents | Block::Long(_)
            )
        };
        if self.blocks.iter().all(is_plain) {
            return Cow::Borrowed(self);
        }
        let mut plain = Self::default();
        for block in &self.blocks {
            match block {
                Block::Beside(parts) => {
                    plain.blocks.extend(parts.iter().flat_map(|part| part.in_line().into_owned().blocks));
                }
                Block::Folded(part) => {
                    plain.paragraph(part.title.clone());
                    plain.blocks.extend(part.body.in_line().into_owned().blocks);
                }
                Block::Chart(..) => {
                    // A heading over nothing but a picture goes with it.
                    plain.blocks.pop_if(|last| matches!(last, Block::Heading(..)));
                }
                Block::Contents => {}
                Block::Long(table) => plain.table(table.clone()),
                block => plain.push(block.clone()),
            }
        }
        Cow::Owned(plain)
    }

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
