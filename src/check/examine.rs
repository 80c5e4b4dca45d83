//! `assess check` as a whole: the files that arguments name, what is wrong with them, and what the caller has to know.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::base::error::Trouble;
use crate::cases::Untouched;
use crate::model::rubric::Rubric;
use crate::model::settings::Settings;

use super::gather::{Gathered, Request};
use super::run::{Checked, Run};
use super::{Kind, words};

/// What is to be done beside finding faults.
#[derive(Clone, Copy, Debug, Default)]
pub struct Task<'t> {
    /// The rubric of answer sheets.
    pub rubric: Option<&'t Path>,
    /// Whether files of other programs are passed over though they were named.
    pub skips_unknown: bool,
    /// Whether to say what no case touches.
    pub coverage: bool,
}

/// What came of a check.
#[derive(Debug)]
pub struct Examined {
    /// What was found.
    pub checked: Checked,
    /// The case files, each with its rubric and what no case of it touches.
    pub coverage: Vec<(PathBuf, Arc<Rubric>, Untouched)>,
    /// The settings nearest to some files.
    pub settings: Vec<(PathBuf, Settings)>,
    /// How many of the files that were named were passed over.
    pub unknown: usize,
    /// How many files and folders ignore files left out.
    pub ignored: usize,
    /// The files whose neighbouring settings decide nothing.
    pub received: Vec<PathBuf>,
    /// Everything that was read, or decided something.
    pub read: Vec<PathBuf>,
}

/// Checks the files that arguments name.
///
/// # Errors
/// Why that cannot be done; what is wrong in a file is found.
pub fn examine(paths: &[PathBuf], request: &Request<'_>, task: Task<'_>) -> Result<Examined, Trouble> {
    let gathered = Gathered::new(paths, request)?;
    let (items, read) = (gathered.items(), |path: &Path| gathered.read(path));
    let run = Run::new(&items, &gathered.rules, task.rubric, &read).skipping_unknown(task.skips_unknown);
    if run.is_empty() && gathered.unreadable.is_empty() {
        return Err(words::nothing_to_check().into());
    }
    let mut checked = run.check(&gathered.unreadable);
    gathered.locate(&mut checked.report);
    let of = |is_wanted: fn(Option<Kind>) -> bool| {
        let files = checked.report.files.iter().filter(move |file| is_wanted(file.kind));
        files.map(|file| PathBuf::from(file.source.name()))
    };
    let received = of(|kind| kind == Some(Kind::Answers)).chain(gathered.outside.iter().cloned()).collect();
    // What decided is no output either, though a sheet was too broken to need it.
    let asked = gathered.settings.iter().map(|(file, _)| file.clone()).chain(task.rubric.map(Path::to_owned));
    let read = of(|_| true).chain(run.rubric_files()).chain(asked).collect();
    let coverage = if task.coverage { run.coverage() } else { Vec::new() };
    let unknown = if task.skips_unknown { run.unknown() } else { 0 };
    let ignored = gathered.ignored;
    drop(run);
    Ok(Examined { checked, coverage, settings: gathered.settings, unknown, ignored, received, read })
}
