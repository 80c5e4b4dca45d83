//! A workbook for people: what stands on its sheets, with numbers as numbers.

use crate::base::number::Decimal;

use super::Document;

/// A workbook.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Book {
    /// What it is about, in the properties of its file.
    pub title: String,
    /// What has to be known about all of it, at the foot of each printed page.
    pub remark: String,
    /// What a reader has to be warned of, at the head of each printed page.
    pub warning: Option<String>,
    /// Its sheets.
    pub pages: Vec<Page>,
}

/// A sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// Its name.
    pub name: String,
    /// What stands above its tables: texts, and no tables.
    pub above: Document,
    /// Its tables, one below the other. A table that stands alone can be filtered, and its head stays in view.
    pub grids: Vec<Grid>,
}

/// A table of a sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grid {
    /// What it is about; empty if the sheet says so.
    pub title: String,
    /// The columns: what each is called, and how wide it is in characters.
    pub columns: Vec<(String, u8)>,
    /// The rows.
    pub rows: Vec<Vec<Value>>,
    /// A picture of some of its numbers.
    pub figure: Option<Figure>,
}

/// What a cell of a sheet holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Value {
    /// Nothing: it is not known, or does not apply.
    #[default]
    Nothing,
    /// A text.
    Text(String),
    /// The main text of its table.
    Strong(String),
    /// A whole number.
    Count(usize),
    /// A number.
    Number(Figures),
    /// A number that belongs to one of four steps, 0 the lowest and 3 the highest, as in a heat map.
    Step(Figures, u8),
}

impl Value {
    /// Its text; nothing of a number.
    #[must_use]
    pub fn text(&self) -> &str {
        match self {
            Self::Text(text) | Self::Strong(text) => text,
            Self::Nothing | Self::Count(_) | Self::Number(_) | Self::Step(..) => "",
        }
    }
}

/// A number, and how it is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Figures {
    /// The number; of a percentage the share.
    pub value: Decimal,
    /// How many fraction digits are shown.
    pub digits: u32,
    /// How it is shown.
    pub style: FigureStyle,
}

/// How a number is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FigureStyle {
    /// As it is.
    Plain,
    /// In percent.
    Percent,
    /// With its sign: a difference.
    Difference,
}

/// A picture of some numbers of a table, by the name in its first column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// How they are drawn.
    pub shape: FigureShape,
    /// What it shows.
    pub title: String,
    /// The columns that are drawn, each a series.
    pub columns: Vec<usize>,
    /// How many of the rows are drawn, from the first one.
    pub rows: usize,
    /// The ends of the axis; of counts they are not known.
    pub axis: Option<(Decimal, Decimal)>,
    /// Whether they are shares, shown in percent.
    pub is_percent: bool,
}

/// How numbers are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FigureShape {
    /// A bar for each.
    Bars,
    /// An axis for each row, all from one point.
    Radar,
}
