//! What is to be found out of each agency of a run.

use crate::model::answers::Score;

use super::extras::Extras;
use super::row::Needs;

/// What is to be found out of each agency.
// Things that can be wanted in any combination.
#[allow(clippy::struct_excessive_bools)]
#[derive(Clone, Copy, Debug, Default)]
pub struct Wanted {
    /// What its row needs.
    pub needs: Needs,
    /// Where it stands in the input.
    pub origin: bool,
    /// Its whole result.
    pub assessment: bool,
    /// A digest of its answers.
    pub sha256: bool,
    /// Whether what has no result keeps its place.
    pub faults: bool,
    /// Sums over all agencies.
    pub summary: bool,
    /// The statistics of criteria and stages.
    pub items: bool,
    /// Whose answers count: the agency's own, or appraised ones where there are any.
    pub score: Score,
    /// Whether its whole result says how firm it is.
    pub probes: bool,
    /// What is to be found out beyond its result; what is made of the answers needs the whole result.
    pub extras: Extras,
}
