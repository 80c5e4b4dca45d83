//! The results of a batch, one format a file; that for a terminal is in `terminal/batch`.

pub mod columns;
pub mod csv;
pub mod json;
mod record;
pub mod words;
pub mod xlsx;

/// How many of the gaps that agencies share a report shows.
pub const SHARED_GAPS: usize = 10;
