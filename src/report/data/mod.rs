//! Results for programs: the versioned machine formats, one a file, and the JSON Schemas of what is read and written.
//!
//! Each has structures of its own with a promise about what later versions may change. The workbook of a batch
//! belongs here, too: its columns are those of the CSV.

pub mod against;
pub mod batch;
pub mod check;
pub mod compare;
pub mod completions;
pub mod criteria;
pub mod explain;
pub mod forms;
pub mod json;
pub mod migrate;
pub mod plan;
pub mod provinces;
pub mod reconcile;
pub mod schema;
pub mod verify;
mod words;
