//! Sheets of several assessors about one agency and period, in files of any kind.

use std::collections::HashSet;
use std::ffi::OsStr;
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

/// What the sheets are called: by the names of their files, or by their paths where two files are called alike.
#[must_use]
pub fn names(paths: &[PathBuf]) -> Vec<String> {
    let short: Vec<_> = paths.iter().map(|path| path.file_name().unwrap_or(path.as_os_str())).collect();
    let is_told_apart = short.iter().collect::<HashSet<_>>().len() == paths.len();
    let name = |path: &PathBuf, short: &OsStr| {
        if is_told_apart { short.to_string_lossy().into_owned() } else { path.display().to_string() }
    };
    paths.iter().zip(short).map(|(path, short)| name(path, short)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sheets_are_called_by_their_files_unless_two_are_called_alike() {
        let called = |paths: [&str; 2]| names(&paths.map(PathBuf::from));
        assert_eq!(called(["in/a.yaml", "in/b.yaml"]), ["a.yaml", "b.yaml"]);
        assert_eq!(called(["a/15.yaml", "b/15.yaml"]), ["a/15.yaml", "b/15.yaml"]);
    }
}
