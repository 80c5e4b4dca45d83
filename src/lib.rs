#![doc = include_str!("../README.md")]

pub mod analysis;
pub mod base;
pub mod batch;
pub mod cases;
pub mod check;
pub mod engine;
pub mod input;
pub mod lint;
pub mod model;
pub mod report;
pub mod syntax;

pub use base::error::Error;
