//! Finding: the files that arguments name (files, folders, globs and standard input), and the settings above them.
//!
//! What an `.ignore` file says is left out. What git ignores is left out where sources are checked, and not where
//! agencies are scored: answers are often kept out of a repository, and none may go missing without a word.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use globset::GlobBuilder;
use ignore::WalkBuilder;

use crate::base::error::Error;
use crate::model::settings::NAME;

/// The endings of files that may be rubrics, cases or answer sheets.
const SHEETS: &[&str] = &["yaml", "yml", "toml", "json"];

/// The endings of files that may hold answers.
const ANSWERS: &[&str] = &["yaml", "yml", "toml", "json", "csv", "tsv", "xlsx", "xlsm", "jsonl", "ndjson"];

/// Which files of a folder are wanted.
#[derive(Clone, Copy)]
struct Wanted {
    endings: &'static [&'static str],
    /// Whether those that git ignores are, too.
    git_ignored: bool,
}

/// A file to look at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// The user named it.
    ByName,
    /// It lies in a folder, or a glob matches it, and it may be another program's.
    Found,
}

/// A file of a folder that is not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Skipped {
    /// The file.
    pub path: PathBuf,
    /// Why.
    pub why: Why,
}

/// Why a file of a folder is not read.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// Its name has this ending, which no file of answers has; none if it is empty.
    Ending(String),
    /// An open document's lock.
    Lock,
    /// Settings, rubrics, cases and files of other programs.
    NoAnswers,
}

/// What was found: each file once, in the order of the paths.
pub type Found = BTreeMap<PathBuf, Asked>;

/// The files to check.
///
/// # Errors
/// A pattern that is not understood, a folder that cannot be read, or that nothing matches.
pub fn sources(arguments: &[PathBuf]) -> Result<Found, Error> {
    find(arguments, Wanted { endings: SHEETS, git_ignored: false }).map(|(found, _)| found)
}

/// The files that may hold answers, and the others beside them.
///
/// # Errors
/// As [`sources`].
pub fn answers(arguments: &[PathBuf]) -> Result<(Found, Vec<Skipped>), Error> {
    find(arguments, Wanted { endings: ANSWERS, git_ignored: true })
}

fn find(arguments: &[PathBuf], wanted: Wanted) -> Result<(Found, Vec<Skipped>), Error> {
    let (mut files, mut skipped) = (BTreeMap::new(), Vec::new());
    for argument in arguments {
        let before = files.len();
        let text = argument.to_string_lossy();
        if argument == Path::new("-") || argument.is_file() {
            files.insert(argument.clone(), Asked::ByName);
        } else if argument.is_dir() {
            walk(argument, wanted, |_| true, &mut files, &mut skipped)?;
        } else if text.contains(['*', '?', '[', '{']) {
            let glob = GlobBuilder::new(&text).literal_separator(true).build();
            let matcher = glob.map_err(|source| Error::Pattern { source })?.compile_matcher();
            let fixed: PathBuf = argument
                .iter()
                .take_while(|part| !part.to_string_lossy().contains(['*', '?', '[', '{']))
                .collect();
            let root = if fixed.as_os_str().is_empty() { Path::new(".") } else { &fixed };
            walk(root, wanted, |path| matcher.is_match(path), &mut files, &mut skipped)?;
        } else {
            // A file that cannot be read says why when it is.
            files.insert(argument.clone(), Asked::ByName);
        }
        if files.len() == before && arguments.len() == 1 {
            return Err(Error::NoMatch { pattern: text.into_owned() });
        }
    }
    skipped.sort_by(|a, b| a.path.cmp(&b.path));
    Ok((files, skipped))
}

fn walk(
    root: &Path,
    wanted: Wanted,
    fits: impl Fn(&Path) -> bool,
    files: &mut Found,
    skipped: &mut Vec<Skipped>,
) -> Result<(), Error> {
    if !root.exists() {
        return Ok(());
    }
    let mut walk = WalkBuilder::new(root);
    walk.require_git(false);
    if wanted.git_ignored {
        walk.git_ignore(false).git_exclude(false).git_global(false);
    }
    for entry in walk.build() {
        let entry = entry.map_err(|source| Error::Folder { source })?;
        // `./rubrics/x.yaml` is shown and matched as `rubrics/x.yaml`.
        let path = entry.path().strip_prefix("./").unwrap_or(entry.path());
        if !entry.file_type().is_some_and(|kind| kind.is_file()) || !fits(path) {
            continue;
        }
        match why_not(path, wanted.endings) {
            None => {
                files.entry(path.to_path_buf()).or_insert(Asked::Found);
            }
            Some(why) => skipped.push(Skipped { path: path.to_path_buf(), why }),
        }
    }
    Ok(())
}

/// Why a file that lies in a folder is not read; nothing if it is.
fn why_not(path: &Path, endings: &[&str]) -> Option<Why> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    if name.starts_with("~$") || name.starts_with(".~lock.") {
        return Some(Why::Lock);
    }
    if name == NAME {
        return Some(Why::NoAnswers);
    }
    let ending = path.extension().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
    (!endings.contains(&ending.as_str())).then_some(Why::Ending(ending))
}

/// The `assess.toml` in a folder or above: up to the root of the repository, or to a folder that is looked into last.
/// An empty folder is the working directory, `here`.
#[must_use]
pub fn upward(here: &Path, folder: &Path, last: Option<&Path>) -> Option<PathBuf> {
    let start = here.join(folder).canonicalize().ok()?;
    for folder in start.ancestors() {
        let file = folder.join(NAME);
        if file.is_file() {
            return Some(as_written(&file, here));
        }
        if folder.join(".git").exists() || last == Some(folder) {
            return None;
        }
    }
    None
}

/// A path as somebody in a folder would write it.
fn as_written(path: &Path, here: &Path) -> PathBuf {
    for (up, folder) in here.ancestors().filter(|it| it.parent().is_some()).enumerate().take(4) {
        if let Ok(rest) = path.strip_prefix(folder) {
            return Path::new(&"../".repeat(up)).join(rest);
        }
    }
    path.to_owned()
}
