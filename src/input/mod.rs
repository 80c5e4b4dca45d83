//! What answers come in: files, and tables of many agencies.

pub mod files;
pub mod find;
pub mod git;
pub mod one;
pub mod table;
pub(crate) mod words;
