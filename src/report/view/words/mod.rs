//! The words of the views, a catalogue an area; how they are kept is said in [`crate::base::lang`].

pub(super) mod against;
pub(super) mod appraisal;
pub(super) mod batch;
pub(super) mod check;
pub(super) mod compare;
pub(super) mod document;
pub(super) mod duties;
pub(super) mod explain;
pub(super) mod items;
pub(super) mod migrate;
pub(super) mod notices;
pub(super) mod official;
pub(super) mod page;
pub(super) mod plan;
pub(super) mod provinces;
pub(super) mod reconcile;
pub(super) mod report;
pub(super) mod robustness;
pub(super) mod sheet;
pub(super) mod verify;
