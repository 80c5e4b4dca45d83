//! The versions of rubrics that are compared with older ones, and the sheets and cases that are scored with both.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::base::error::Trouble;
use crate::base::lang::Message;
use crate::base::quote::quoted;
use crate::cases::against::Named;
use crate::input::{files, find, git};
use crate::model::library::{Library, Text};
use crate::model::rubric::Rubric;

use super::both_versions::answers;
use super::caller::Caller;
use super::{CheckReport, Kind, words};

/// Two versions of a rubric, and what is scored with both.
#[derive(Debug)]
pub struct Versions {
    /// The file of the new version.
    pub path: PathBuf,
    /// The old version.
    pub old: Rubric,
    /// The new version.
    pub new: Arc<Rubric>,
    /// The answers of sheets and cases.
    pub named: Vec<Named>,
    /// Every file that was read for it.
    pub files: Vec<PathBuf>,
}

impl Versions {
    /// Those of the first file, or of each rubric in a folder, with the cases beside it. The files behind the first one
    /// are scored with both versions. `old` is a file or a git revision; whoever asks is told what is left out.
    ///
    /// # Errors
    /// Why nothing can be compared.
    pub fn all(
        old: &Path,
        paths: &[PathBuf],
        report: &CheckReport,
        caller: &Caller,
        note: &dyn Fn(&Message),
    ) -> Result<Vec<Self>, Trouble> {
        let [first, sheets @ ..] = paths else { return Err(words::no_rubric_given().into()) };
        let is_one = find::is_one_file(first);
        let mut versions = Vec::new();
        for path in if is_one { vec![first.clone()] } else { rubrics(report) } {
            match Self::of(old, &path, if is_one { sheets } else { &[] }, caller, note) {
                Ok(found) => versions.push(found),
                // A rubric that is new has nothing to be compared with.
                Err(Unlike::Rubric(trouble)) if !is_one => {
                    let path = quoted(&path.display().to_string());
                    note(&words::not_compared(&path, &trouble.message()));
                }
                Err(Unlike::Rubric(trouble) | Unlike::Answers(trouble)) => return Err(trouble),
            }
        }
        if versions.is_empty() { Err(words::nothing_compared().into()) } else { Ok(versions) }
    }

    fn of(
        old: &Path,
        path: &Path,
        sheets: &[PathBuf],
        caller: &Caller,
        note: &dyn Fn(&Message),
    ) -> Result<Self, Unlike> {
        let (old, new, old_path) = both(old, path, caller, note).map_err(Unlike::Rubric)?;
        let mut paths: Vec<_> = find::cases_beside(path).into_iter().collect();
        if !sheets.is_empty() {
            let more = find::sources(sheets).map_err(Trouble::from).map_err(Unlike::Answers)?;
            let more = more.files.into_keys().filter(|more| !paths.contains(more));
            paths.extend(more.collect::<Vec<_>>());
        }
        let texts: Result<Vec<Text>, Trouble> = paths.iter().map(|path| files::load(path)).collect();
        let named = texts.and_then(|texts| Ok(answers(&old, &new, &texts)?)).map_err(Unlike::Answers)?;
        let files = [path].into_iter().chain(old_path).map(Path::to_owned).chain(paths).collect();
        Ok(Self { path: path.to_owned(), old, new, named, files })
    }
}

/// Why a rubric is not compared.
enum Unlike {
    /// One of its versions cannot be had.
    Rubric(Trouble),
    /// What is to be scored with both cannot be.
    Answers(Trouble),
}

/// The rubrics among the files of a check.
fn rubrics(report: &CheckReport) -> Vec<PathBuf> {
    let rubrics = report.files.iter().filter(|file| file.kind == Some(Kind::Rubric));
    rubrics.map(|file| PathBuf::from(file.source.name())).collect()
}

/// The old version, the new one, and the file of the old one if it is in one.
fn both<'p>(
    old: &'p Path,
    path: &Path,
    caller: &Caller,
    note: &dyn Fn(&Message),
) -> Result<(Rubric, Arc<Rubric>, Option<&'p Path>), Trouble> {
    let library = caller.library();
    let (new, exists) = (library.file(path)?, files::is_there(old));
    // A revision comes before a file of that name, which is `./NAME`.
    let is_path = old == Path::new("-") || old.is_absolute() || old.starts_with(".") || old.starts_with("..");
    if !(is_path && exists) {
        match git::at(old, path) {
            Ok(text) => {
                if exists {
                    note(&words::revision_taken(&quoted(&old.display().to_string())));
                }
                // What it extends is that of the revision, too.
                let read = |path: &Path| git::at(old, path).map_err(|_| files::not_there(path).into());
                return Ok((Library::new(caller.folder(), &read).read(&text, path)?, new, None));
            }
            Err(error) if !exists => return Err(error),
            Err(_) => {}
        }
    }
    Ok(((*library.file(old)?).clone(), new, Some(old)))
}
