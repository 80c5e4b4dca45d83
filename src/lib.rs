#![doc = include_str!("../README.md")]

pub mod against;
pub mod answers;
pub mod assessment;
pub mod cases;
pub mod check;
pub mod diagnostic;
pub mod error;
pub mod format;
pub mod gaps;
pub mod json;
pub mod lang;
pub mod lint;
pub mod number;
pub mod report;
pub mod rubric;
pub mod schema;
pub mod score;
pub mod source;
pub mod table;
pub mod text;
pub mod toml;
pub mod tree;
pub mod verdict;
pub mod yaml;

pub use error::Error;
