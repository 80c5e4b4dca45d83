//! What follows from a verdict: gaps, duties, item statistics, ranks; and whether a stated result is the one that follows.

pub mod appraisal;
pub mod assessment;
pub mod duties;
pub mod gaps;
pub mod items;
pub mod rank;
pub mod verify;
