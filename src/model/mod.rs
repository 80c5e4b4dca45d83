//! What the files of a user say: rubrics, answers, settings, province codes; and which rubric is meant.

pub mod answers;
pub mod kind;
pub mod library;
pub mod provinces;
pub mod rubric;
pub mod settings;
pub mod text;
mod words;
