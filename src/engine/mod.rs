//! Answers → scorecard → verdict, in whole numbers.

pub mod score;
pub mod verdict;
