//! The results of a batch, one format a file; that for people is in `report/view/batch`.

pub mod columns;
pub mod csv;
mod firm;
pub mod json;
pub mod made;
pub mod outputs;
pub mod parts;
mod record;
pub mod xlsx;
