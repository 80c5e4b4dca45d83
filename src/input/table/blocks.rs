//! A CSV file in blocks of whole lines, for a reader that takes many rows at a time.
//!
//! A line is a row as long as no cell in quotes has a line break, which is for that reader to find out.

use std::io::{self, Read};

use super::cut::{Cutter, row_of};
use super::record::Record;

/// Some lines of a file.
#[derive(Clone, Debug, Default)]
pub struct Block {
    /// The number of the first line, from 1.
    pub line: usize,
    /// The lines with their line breaks; the last of the file may lack it.
    pub bytes: Vec<u8>,
}

/// The blocks of a file that are still to be read.
pub struct Blocks<'i> {
    cutter: Cutter<Box<dyn Read + Send + 'i>>,
}

impl<'i> Blocks<'i> {
    pub(super) const fn new(cutter: Cutter<Box<dyn Read + Send + 'i>>) -> Self {
        Self { cutter }
    }

    /// What separates the cells.
    #[must_use]
    pub const fn delimiter(&self) -> u8 {
        self.cutter.delimiter()
    }

    /// The next block, of about so many bytes; nothing at the end of the file.
    ///
    /// # Errors
    /// The system does not give the bytes, or a line is longer than any record can be.
    pub fn next(&mut self, size: usize) -> io::Result<Option<Block>> {
        self.cutter.block(size)
    }
}

impl Block {
    /// A line of a CSV file as a record; nothing if it is blank.
    #[must_use]
    pub fn record(text: &[u8], delimiter: u8, line: usize) -> Option<Record> {
        row_of(text, delimiter, line)
    }
}
