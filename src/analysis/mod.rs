//! What follows from a verdict: gaps, plans, duties, item statistics, ranks, comparisons; one sheet of several assessors'; and
//! whether a stated result is the one that follows.

pub mod appraisal;
pub mod assessment;
pub mod beside;
pub mod compare;
pub mod duties;
pub mod explain;
pub mod gaps;
pub mod items;
pub mod plan;
pub mod rank;
pub mod reconcile;
pub mod robustness;
pub mod verify;
