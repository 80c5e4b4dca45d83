//! The commands, one a file.

pub mod assess;
pub mod batch;
pub mod check;
pub mod completions;
pub mod explain;
pub mod man;
pub mod provinces;
pub mod rubrics;
pub mod schema;
