//! How tables, and standard input, are read, as the caller says it.

use std::io::Read;
use std::path::Path;

use crate::base::error::Trouble;
use crate::input::table::Map;
use crate::model::rubric::Rubric;

use super::reading::{Reader, Stdin};

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

impl<'a> Tables<'a> {
    /// The column map, if there is one.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn map(&self, rubric: &Rubric) -> Result<Option<Map>, Trouble> {
        self.map.map(|path| Map::open(path, rubric)).transpose()
    }

    /// How they are read for a rubric, perhaps by a map, and perhaps while somebody watches.
    #[must_use]
    pub const fn reader<'r>(
        &self,
        rubric: &'r Rubric,
        map: Option<&'r Map>,
        is_watched: bool,
    ) -> Reader<'r, 'a>
    where
        'a: 'r,
    {
        let Self { sheet, delimiter, allow_unknown, told, stdin, .. } = *self;
        Reader { rubric, map, sheet, delimiter, allow_unknown, told, stdin, is_watched }
    }
}
