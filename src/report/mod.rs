//! Results for people and programs, one format a file.

pub mod against;
pub mod batch;
pub mod check;
pub mod document;
pub mod json;
pub mod outputs;
pub mod provinces;
pub mod terminal;
pub mod words;
