//! The results of a batch, one format a file.

pub mod columns;
pub mod csv;
pub mod xlsx;
