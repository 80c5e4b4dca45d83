//! What follows from a verdict: gaps, duties, item statistics, ranks.

pub mod appraisal;
pub mod assessment;
pub mod beside;
pub mod duties;
pub mod gaps;
pub mod items;
pub mod rank;
