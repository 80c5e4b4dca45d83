//! How reports look: writers of blocks, one format a file. They know [blocks](super::block) only.

pub mod badge;
pub mod docx;
pub mod html;
pub mod markdown;
pub mod terminal;
#[cfg(test)]
mod tests;
pub mod xlsx;
