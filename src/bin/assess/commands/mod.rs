//! The commands, one a file.

pub mod assess;
pub mod completions;
pub mod man;
pub mod schema;
