//! Blank questionnaires: from a rubric to what people fill in.
//!
//! [`plan`] makes one list of fields; each format is written from it, in a file of its own: [`yaml`] and [`toml`] (answer
//! sheets with explanations), [`csv`] (a row a question), [`xlsx`] (a workbook with locks, lists and counts) and [`xlsform`]
//! (for Kobo and ODK); [`interview`] asks at a terminal. All of them are read back like any other answer sheet, by [`crate::input`], which stands below this room and so goes by the
//! same list of fields.
//!
//! [`skeleton`] has rubrics to begin with.
//!
//! What an earlier sheet answers is filled in beforehand and marked to be confirmed, with the period that it comes from.
//! Texts of rubrics and sheets stay texts in every format.

pub mod changed;
pub mod csv;
pub mod html;
pub mod interview;
pub mod names;
pub mod plan;
pub mod skeleton;
mod text;
pub mod toml;
pub(crate) mod words;
pub mod xlsform;
pub mod xlsx;
pub mod yaml;

pub use plan::{About, Plan};
