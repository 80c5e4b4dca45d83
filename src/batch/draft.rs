//! What a thread made of a part of a run, before it is known which agencies came before.

use std::path::PathBuf;
use std::sync::Arc;

use crate::input::table::Notation;

use super::edges::Edges;
use super::periods::Periods;
use super::sums::ByPeriod;
use super::{Failure, Row};

/// What a thread made of a part, before it is known which agencies came before.
#[derive(Default)]
pub(super) struct Draft<M> {
    pub(super) made: M,
    /// The keys of the agencies, one behind the other; `agencies` says where each ends.
    pub(super) keys: Vec<u8>,
    pub(super) agencies: Vec<Known>,
    /// The edges of the tables that its work belongs to, as far as they are looked for.
    pub(super) edges: Vec<Edges>,
    pub(super) read: u64,
    pub(super) tables: u64,
    pub(super) unread: u64,
    pub(super) damaged: u64,
    /// Each with the number of the agency that comes after it.
    pub(super) failures: Vec<(usize, Failure)>,
    pub(super) sums: Option<ByPeriod>,
    pub(super) periods: Periods,
    pub(super) warnings: Vec<Failure>,
    /// How many rows the rules of a column map leave out.
    pub(super) by_rules: u64,
    pub(super) foreign: Vec<PathBuf>,
    pub(super) notations: Vec<(String, Notation, String)>,
}

/// Where a key ends, and where the agency stands.
pub(super) struct Known {
    pub(super) end: usize,
    pub(super) source: Arc<str>,
    pub(super) line: usize,
    pub(super) has_period: bool,
    /// Where the name or the code ends that stands behind the key, as it is written.
    pub(super) who: usize,
    /// What a part says of an agency that had been given before there.
    pub(super) stated: Option<Box<Failure>>,
}

impl<M> Draft<M> {
    /// Takes note of who came, and where.
    pub(super) fn know(
        &mut self,
        row: &Row,
        by_period: bool,
        place: (&Arc<str>, usize),
        stated: Option<Failure>,
    ) {
        row.key(by_period, &mut self.keys);
        let end = self.keys.len();
        let who = row.agency.code.as_deref().unwrap_or(&row.agency.name);
        self.keys.extend_from_slice(who.as_bytes());
        let (who, has_period) = (self.keys.len(), row.period.is_some());
        self.agencies.push(Known {
            end,
            who,
            source: Arc::clone(place.0),
            line: place.1,
            has_period,
            stated: stated.map(Box::new),
        });
    }
}
