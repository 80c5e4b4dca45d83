//! Pictures of numbers: what they show. Each stands beside words that say the same, so a writer may leave it out.

/// A picture of numbers. Shares are in parts per million; a missing one is `None`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Chart {
    /// Each share on an axis of its own, all from one point: the shape of each series.
    Radar {
        /// What the axes are about.
        axes: Vec<String>,
        /// The series, the main one first; each has a share for every axis.
        series: Vec<Series>,
    },
    /// The shares of several series on one line for each row.
    Dots {
        /// What the rows are about.
        rows: Vec<String>,
        /// The series, the main one first; each has a share for every row.
        series: Vec<Series>,
    },
    /// How each row went from one share to another.
    Slopes {
        /// What the two ends are.
        ends: [String; 2],
        /// The rows.
        rows: Vec<Slope>,
    },
    /// Places as tiles of one size, where they stand as on a map.
    Tiles(Vec<Tile>),
}

/// A series of shares.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Series {
    /// What it is.
    pub name: String,
    /// The shares.
    pub shares: Vec<Option<u32>>,
}

/// The way from one share to another.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Slope {
    /// What it is about.
    pub name: String,
    /// Where it begins.
    pub from: Option<u32>,
    /// Where it ends.
    pub to: Option<u32>,
}

/// A place on a map of tiles.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tile {
    /// The column of the map, from 0.
    pub column: usize,
    /// The row of the map, from 0.
    pub row: usize,
    /// What the place is called.
    pub name: String,
    /// The result there, as short as it can be said; empty if there is none.
    pub text: String,
    /// Its step among how many, from 1; nothing without a result.
    pub step: Option<(usize, usize)>,
}
