//! How many rows of tables a column map leaves out, for the last line of a run.

use std::sync::atomic::{AtomicU64, Ordering};

/// How many rows a column map leaves out, however many threads look at them.
#[derive(Debug, Default)]
pub struct Uncounted {
    rows: AtomicU64,
    submissions: AtomicU64,
}

impl Uncounted {
    /// The rows that its rules leave out.
    #[must_use]
    pub fn rows(&self) -> u64 {
        self.rows.load(Ordering::Relaxed)
    }

    /// The submissions instead of which another one of the agency counts.
    #[must_use]
    pub fn submissions(&self) -> u64 {
        self.submissions.load(Ordering::Relaxed)
    }

    pub(super) fn add_row(&self) {
        self.rows.fetch_add(1, Ordering::Relaxed);
    }

    pub(super) fn add_submissions(&self, count: usize) {
        self.submissions.fetch_add(count as u64, Ordering::Relaxed);
    }
}
