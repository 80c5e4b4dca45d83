//! Bytes → spanned tree: YAML, TOML and JSON.

pub mod format;
pub mod json;
pub mod toml;
pub mod tree;
pub(crate) mod words;
pub mod yaml;
pub(crate) mod yes_no;

pub use words::did_you_mean;
