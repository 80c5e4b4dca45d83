//! What follows from a verdict: gaps, duties, item statistics, ranks; whether a stated result is the one that follows; and
//! what changed from one result to another.

pub mod appraisal;
pub mod assessment;
pub mod compare;
pub mod duties;
pub mod gaps;
pub mod items;
pub mod rank;
pub mod robustness;
pub mod verify;
