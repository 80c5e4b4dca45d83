//! A line of a part of a run, and what is true of the whole run.

use std::sync::Arc;

use super::Extras;

/// What a result says of the run that it is of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Head {
    /// The id of the rubric.
    pub id: String,
    /// Its version.
    pub rubric_version: String,
    /// Its digest.
    pub rubric_sha256: String,
    /// The digest of the appraiser's own file, if there was one.
    pub appraisals_sha256: Option<String>,
    /// Whether lines without a result stand among the others.
    pub in_rows: bool,
    /// What was found out of agencies beyond their results: the seed of draws, plans.
    pub extras: Extras,
}

/// A line of a part, and where it stands.
#[derive(Debug)]
pub struct Piece {
    /// The name of the part.
    pub part: Arc<str>,
    /// The number of the line, from 1.
    pub number: usize,
    /// Its bytes, without the line break.
    pub bytes: Vec<u8>,
    /// Whether there was a line break: one without was cut off.
    pub is_whole: bool,
}
