//! What is to be said of a batch: one cause in one column of a table is said once, with a count and its first places.

use std::collections::HashMap;

use crate::base::diagnostic::{Code, Severity};

use super::Failure;

/// The most places of a cause that are named.
const PLACES: usize = 3;

/// Something that is wrong or doubtful, at one place or at many of a column.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Cause {
    /// How bad it is.
    pub severity: Severity,
    /// What it is, at the first place.
    pub first: Failure,
    /// At how many places it is.
    pub count: u64,
    /// The first of them.
    pub places: Vec<String>,
}

impl Cause {
    /// Something at one place.
    #[must_use]
    pub fn new(severity: Severity, first: Failure) -> Self {
        let places = vec![first.position.clone()];
        Self { severity, first, count: 1, places }
    }
}

/// The causes so far, in the order of their first places.
#[derive(Debug, Default)]
pub struct Causes {
    list: Vec<Cause>,
    known: HashMap<(Severity, Option<Code>, String), usize>,
}

impl Causes {
    /// Adds a fault: to those of its column, or, where it has none, by itself.
    pub fn add(&mut self, severity: Severity, fault: Failure) {
        let Some(column) = fault.column.clone() else {
            self.list.push(Cause::new(severity, fault));
            return;
        };
        let at = *self.known.entry((severity, fault.code, column)).or_insert(self.list.len());
        let Some(cause) = self.list.get_mut(at) else {
            self.list.push(Cause::new(severity, fault));
            return;
        };
        cause.count += 1;
        if cause.places.len() < PLACES {
            cause.places.push(fault.position);
        }
    }

    /// All of them.
    #[must_use]
    pub fn list(&self) -> &[Cause] {
        &self.list
    }

    /// Hands them out.
    #[must_use]
    pub fn into_list(self) -> Vec<Cause> {
        self.list
    }
}
