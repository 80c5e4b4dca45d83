//! The programs of a rubric, one for each kind of agency.

use std::sync::OnceLock;

use crate::model::answers::AgencyKind;
use crate::model::rubric::Rubric;

use super::program::Program;

/// The programs of a rubric, one for each kind of agency, each compiled when it is first needed.
#[derive(Debug)]
pub struct Programs<'r> {
    rubric: &'r Rubric,
    any: OnceLock<Program<'r>>,
    of_kind: [OnceLock<Program<'r>>; AgencyKind::ALL.len()],
}

impl<'r> Programs<'r> {
    /// The programs of a rubric.
    #[must_use]
    pub fn new(rubric: &'r Rubric) -> Self {
        Self { rubric, any: OnceLock::new(), of_kind: [const { OnceLock::new() }; AgencyKind::ALL.len()] }
    }

    /// The program for a kind of agency.
    #[must_use]
    pub fn of(&self, kind: Option<AgencyKind>) -> &Program<'r> {
        let place = kind.and_then(|kind| AgencyKind::ALL.iter().position(|(_, known)| *known == kind));
        let place = place.and_then(|at| self.of_kind.get(at)).unwrap_or(&self.any);
        place.get_or_init(|| Program::new(self.rubric, kind))
    }
}
