//! Sheets of several assessors about one agency and period, in files of any kind.

use std::path::PathBuf;

use crate::base::error::Trouble;
use crate::base::quote::quoted;
use crate::model::library::{Library, Wanted};
use crate::model::rubric::Rubric;

use super::one::{self, Given};
use super::{earlier, words};

/// Reads the sheets, which have to be about one agency, one period and one version of a rubric.
///
/// # Errors
/// Why a file cannot be used, or what two of them do not have in common.
pub fn read(
    paths: &[PathBuf],
    wanted: Wanted<'_>,
    library: &Library<'_>,
    found: &dyn Fn(&Rubric),
) -> Result<Vec<Given>, Trouble> {
    let mut all: Vec<Given> = Vec::new();
    for path in paths {
        let is_first = all.is_empty();
        let given = one::read(path, wanted, library, &|rubric| {
            if is_first {
                found(rubric);
            }
        })?;
        if let Some(first) = all.first() {
            let shown = quoted(&path.display().to_string());
            let (ours, theirs) = (&first.sheet, &given.sheet);
            if first.rubric.sha256() != given.rubric.sha256() {
                let named = |rubric: &Rubric| format!("{} {}", rubric.id, rubric.version);
                return Err(words::other_rubric(&shown, &named(&given.rubric), &named(&first.rubric)).into());
            }
            if !earlier::is_same(&ours.agency, &theirs.agency) || ours.agency.kind != theirs.agency.kind {
                return Err(words::other_agency(
                    &shown,
                    &quoted(&theirs.agency.name),
                    &quoted(&ours.agency.name),
                )
                .into());
            }
            if ours.period != theirs.period {
                return Err(words::other_period(&shown).into());
            }
        }
        all.push(given);
    }
    Ok(all)
}
