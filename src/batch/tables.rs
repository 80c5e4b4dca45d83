//! How tables, and standard input, are read, as the caller says it.

use std::io::Read;
use std::path::Path;

use crate::base::error::Trouble;
use crate::input::table::Map;
use crate::model::rubric::Rubric;

/// What standard input can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stdin {
    /// One answer sheet.
    Sheet,
    /// A table.
    Csv,
    /// Lines of JSON.
    JsonLines,
}

impl Stdin {
    /// Each, as it is called.
    pub const WORDS: [(&'static str, Self); 3] =
        [("sheet", Self::Sheet), ("csv", Self::Csv), ("jsonl", Self::JsonLines)];
}

/// How tables, and standard input, are read.
#[derive(Clone, Copy)]
pub struct Tables<'a> {
    /// What the columns are called.
    pub map: Option<&'a Path>,
    /// The sheet of workbooks to read.
    pub sheet: Option<&'a str>,
    /// What separates the cells of text files.
    pub delimiter: Option<u8>,
    /// Whether columns that mean nothing are passed over.
    pub allow_unknown: bool,
    /// What standard input is; it is guessed if nobody says.
    pub told: Option<Stdin>,
    /// Opens standard input.
    pub stdin: &'a (dyn Fn() -> Box<dyn Read + Send> + Sync),
}

impl Tables<'_> {
    /// The column map, if there is one.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn map(&self, rubric: &Rubric) -> Result<Option<Map>, Trouble> {
        self.map.map(|path| Map::open(path, rubric)).transpose()
    }
}
