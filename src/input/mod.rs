//! What answers come in: files, and tables of many agencies.

pub mod assessors;
pub mod costs;
pub mod earlier;
pub mod expected;
pub mod files;
pub mod find;
pub mod form;
pub mod git;
pub mod one;
pub mod table;
pub mod whom;
pub(crate) mod words;
