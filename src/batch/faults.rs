//! What has no result: rows and sheets that fail, and what of them is kept in their place.

use std::path::Path;
use std::sync::Arc;

use crate::base::diagnostic::Faulty;
use crate::base::error::Trouble;
use crate::input::table::{Columns, Record};

use super::edges::at;
use super::scorer::{Desk, Make};
use super::{Failure, Row};

/// What becomes of rows that fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Faults {
    /// They are listed apart from the results, and make the run fail.
    Apart,
    /// They keep their places among the results, so that as many rows go out as came in.
    InRows,
}

impl Faults {
    /// Each, as it is called.
    pub const WORDS: [(&'static str, Self); 2] = [("apart", Self::Apart), ("in-rows", Self::InRows)];
}

impl Row {
    /// The row of what has no result: only where it stands.
    #[must_use]
    pub fn lost(origin: String) -> Self {
        Self { origin, ..Self::default() }
    }

    /// The same of a record, with what it says of its agency where that can be read.
    pub(super) fn lost_record(columns: &Columns<'_>, record: &Record, source: &str, line: usize) -> Self {
        let mut row = Self::lost(at(source, line));
        let (code, name, period) = columns.said_of(record);
        (row.agency.code, row.agency.name, row.period) = (code, name.unwrap_or_default(), period);
        row
    }
}

impl<M: Make> Desk<'_, '_, '_, M> {
    /// Notes what failed, which keeps its place where that is wanted.
    pub(super) fn fail(&mut self, lost: &Row, failure: Failure) {
        self.draft.read += 1;
        self.keep(lost, &failure, &[]);
        self.draft.failures.push((self.draft.agencies.len(), failure));
    }

    /// Keeps the place of what has no result, if that is wanted.
    pub(super) fn keep(&mut self, lost: &Row, fault: &Failure, warnings: &[Failure]) {
        if self.scorer.wanted.faults {
            self.scorer.make.lost(lost, fault, warnings, &mut self.draft.made);
        }
    }

    /// Notes an input that cannot be read: whether it has rows nobody knows.
    pub(super) fn unread(&mut self, failure: Failure) {
        self.draft.read += 1;
        self.draft.unread += 1;
        self.draft.failures.push((self.draft.agencies.len(), failure));
    }

    pub(super) fn faulty(&mut self, lost: &Row, faulty: &Faulty) {
        if let Some(failure) = Failure::of(faulty) {
            self.fail(lost, failure);
        }
    }

    pub(super) fn trouble(&mut self, path: &Path, trouble: Trouble) {
        let name = path.display().to_string();
        match trouble {
            Trouble::File(faulty) => self.faulty(&Row::lost(name), &faulty),
            trouble => {
                self.draft.unread += 1;
                self.fail(&Row::lost(name.clone()), Failure::new(name, None, trouble.message()));
            }
        }
    }

    /// Keeps the place of the agency at hand, which was given before, and says what was doubtful in it.
    pub(super) fn given_before(&mut self, source: &Arc<str>, line: usize, fault: &Failure) {
        if self.scorer.wanted.faults {
            self.row.origin = at(source, line);
            let Self { scorer, row, draft, .. } = self;
            let others = draft.warnings.len() - usize::try_from(row.warnings).unwrap_or(0);
            let warnings = draft.warnings.get(others..).unwrap_or_default();
            scorer.make.lost(row, fault, warnings, &mut draft.made);
        }
    }
}
