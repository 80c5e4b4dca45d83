//! What follows from a verdict: gaps, item statistics, ranks.

pub mod appraisal;
pub mod assessment;
pub mod gaps;
pub mod items;
pub mod rank;
