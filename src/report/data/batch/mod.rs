//! The results of a batch, one format a file; that for people is in `report/view/batch`.

pub mod columns;
pub mod csv;
pub mod json;
mod record;
pub mod xlsx;
