//! Where agencies stood earlier.

use crate::analysis::rank::Standing;

/// Earlier results, with the ranks among them.
#[derive(Debug)]
pub struct Past {}

impl Past {
    /// Puts them beside the rows of a run.
    pub fn stand_beside(&self, _rows: &mut [super::Row]) {}
}

/// Where an agency stood earlier.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Earlier {
    /// Its stage and index then.
    pub standing: Standing,
    /// Its rank then.
    pub rank: Option<usize>,
    /// Whether it was found by its name alone.
    pub by_name: bool,
}
