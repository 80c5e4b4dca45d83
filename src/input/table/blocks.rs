//! A CSV file in blocks of whole rows.

use std::io::Read;

use super::Unreadable;
use super::block::Block;
use super::cut::Cutter;

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
    /// The system does not give the bytes, or a row is longer than any record can be.
    pub fn next(&mut self, size: usize) -> Result<Option<Block>, Unreadable> {
        self.cutter.block(size)
    }
}
