//! What the files of a user say: rubrics, answers, province codes.

pub mod answers;
pub mod provinces;
pub mod rubric;
pub mod text;
