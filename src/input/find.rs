//! Finding: the files that arguments name (files, folders, globs and standard input), and the settings above them.
//!
//! Ignore files count where sources are checked, and not where agencies are scored: what was received hides nothing,
//! answers are often kept out of a repository, and none may go missing without a word. A link to a file is that file,
//! which counts once; links to folders are not followed.

use std::collections::{BTreeMap, HashSet};
use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use globset::{GlobBuilder, GlobMatcher};
use ignore::WalkBuilder;

use crate::base::error::Error;
use crate::base::quote::shell;
use crate::model::settings::NAME;

/// The endings of files that may be rubrics, cases or answer sheets.
const SHEETS: &[&str] = &["yaml", "yml", "toml", "json"];

/// The endings of files that may hold answers.
const ANSWERS: &[&str] =
    &["yaml", "yml", "toml", "json", "csv", "tsv", "xlsx", "xlsm", "ods", "xls", "jsonl", "ndjson"];

/// The characters of which a pattern of names has one.
const PATTERN: [char; 4] = ['*', '?', '[', '{'];

/// Which files of a folder are wanted.
#[derive(Clone, Copy)]
struct Wanted {
    endings: &'static [&'static str],
    /// Whether ignore files say which are not.
    ignores: bool,
}

/// A file to look at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// The user named it.
    ByName,
    /// It lies in a folder, or a glob matches it, and it may be another program's.
    Found,
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
#[derive(Debug, Default)]
pub struct Found {
    /// The files.
    pub files: BTreeMap<PathBuf, Asked>,
    /// The files of folders that are not read, and why.
    pub skipped: BTreeMap<PathBuf, Why>,
    /// Folders that cannot be looked into, and why.
    pub closed: Vec<Error>,
    /// How many files and folders ignore files leave out.
    pub ignored: usize,
}

/// The files to check.
///
/// # Errors
/// A pattern that is not understood, or that nothing matches.
pub fn sources(arguments: &[PathBuf]) -> Result<Found, Error> {
    find(arguments, Wanted { endings: SHEETS, ignores: true })
}

/// The files that may hold answers.
///
/// # Errors
/// As [`sources`].
pub fn answers(arguments: &[PathBuf]) -> Result<Found, Error> {
    find(arguments, Wanted { endings: ANSWERS, ignores: false })
}

fn find(arguments: &[PathBuf], wanted: Wanted) -> Result<Found, Error> {
    let mut found = Found::default();
    for argument in arguments {
        let before = found.files.len() + found.closed.len();
        let text = argument.to_string_lossy();
        if argument == Path::new("-") || argument.is_file() {
            found.files.insert(argument.clone(), Asked::ByName);
        } else if argument.is_dir() {
            walk(argument, wanted, |_| true, &mut found);
        } else if text.contains(PATTERN) {
            let matcher = pattern(&text)?;
            let fixed: PathBuf =
                argument.iter().take_while(|part| !part.to_string_lossy().contains(PATTERN)).collect();
            let root = if fixed.as_os_str().is_empty() { Path::new(".") } else { &fixed };
            walk(root, wanted, |path| matcher.is_match(path), &mut found);
        } else {
            // A file that cannot be read says why when it is.
            found.files.insert(argument.clone(), Asked::ByName);
        }
        if found.files.len() + found.closed.len() == before && arguments.len() == 1 {
            return Err(Error::NoMatch { pattern: text.into_owned() });
        }
    }
    Ok(found)
}

/// Whether an argument means one file, rather than a folder or a pattern.
#[must_use]
pub fn is_one_file(argument: &Path) -> bool {
    !argument.is_dir() && !argument.to_string_lossy().contains(PATTERN)
}

/// Compiles a pattern.
fn pattern(text: &str) -> Result<GlobMatcher, Error> {
    /// Alternatives in alternatives; the compiler of patterns panics on some hundreds.
    const DEEPEST: usize = 20;
    /// A longer one takes long.
    const LONGEST: usize = 1_000;
    let mut depth = 0_usize;
    let deepest = text.bytes().map(|byte| match byte {
        b'{' => {
            depth += 1;
            depth
        }
        b'}' => {
            depth = depth.saturating_sub(1);
            depth
        }
        _ => depth,
    });
    if deepest.max().is_some_and(|deepest| deepest > DEEPEST) || text.len() > LONGEST {
        return Err(Error::PatternTooLarge { pattern: text.to_owned() });
    }
    let glob = GlobBuilder::new(text).literal_separator(true).build();
    Ok(glob.map_err(|source| Error::Pattern { source })?.compile_matcher())
}

fn walk(root: &Path, wanted: Wanted, fits: impl Fn(&Path) -> bool, found: &mut Found) {
    if !root.exists() {
        return;
    }
    if wanted.ignores && !has_small_ignores(root) {
        found.closed.push(Error::Ignores { path: root.to_owned() });
        return;
    }
    // `./rubrics/x.yaml` is shown and matched as `rubrics/x.yaml`.
    let name = |path: &Path| path.strip_prefix("./").unwrap_or(path).to_owned();
    let is_ours = |path: &Path| why_not(path, wanted.endings).is_none();
    let (mut folders, mut links) = (HashSet::new(), Vec::new());
    for entry in walker(root, wanted.ignores).build() {
        let entry = match entry {
            Ok(entry) => entry,
            // A folder that cannot be looked into costs itself.
            Err(source) => {
                found.closed.push(closed_folder(root, source));
                continue;
            }
        };
        let (path, kind) = (entry.path(), entry.file_type());
        if kind.is_some_and(|kind| kind.is_dir()) {
            folders.insert(path.to_owned());
            continue;
        }
        let is_link = kind.is_some_and(|kind| kind.is_symlink());
        let path = name(path);
        let is_file = kind.is_some_and(|kind| kind.is_file()) || is_link && path.is_file();
        if !is_file || !fits(&path) {
            continue;
        }
        if let Some(why) = why_not(&path, wanted.endings) {
            found.skipped.insert(path, why);
            continue;
        }
        if is_link {
            links.push(path.clone());
        }
        found.files.entry(path).or_insert(Asked::Found);
    }
    if !links.is_empty() {
        once(&mut found.files, &links);
    }
    if wanted.ignores {
        found.ignored += left_out(root, folders, |path| {
            let path = name(path);
            is_ours(&path) && fits(&path) && !found.files.contains_key(&path) && !links.contains(&path)
        });
    }
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

/// A walk through a folder, by what ignore files say or not.
fn walker(root: &Path, ignores: bool) -> WalkBuilder {
    let mut walk = WalkBuilder::new(root);
    walk.require_git(false);
    walk.ignore(ignores).git_ignore(ignores).git_exclude(ignores).git_global(ignores).parents(ignores);
    if ignores {
        // The walker reads ignore files whole, whatever they are.
        walk.filter_entry(|entry| {
            !entry.file_type().is_some_and(|kind| kind.is_dir()) || has_small_ignores(entry.path())
        });
    }
    walk
}

/// Whether the ignore files of a folder are files of a reasonable size.
fn has_small_ignores(folder: &Path) -> bool {
    const MOST: u64 = 1 << 20;
    [".ignore", ".gitignore", ".git/info/exclude"]
        .iter()
        .all(|name| std::fs::metadata(folder.join(name)).map_or(true, |it| it.is_file() && it.len() <= MOST))
}

/// Leaves out links to files that are there under a name of their own, or under an earlier link.
fn once(files: &mut BTreeMap<PathBuf, Asked>, links: &[PathBuf]) {
    let real = |path: &PathBuf| path.canonicalize().ok();
    let is_link = |path: &PathBuf| links.contains(path);
    let mut seen: HashSet<PathBuf> = files.keys().filter(|path| !is_link(path)).filter_map(real).collect();
    for link in links {
        if files.get(link) == Some(&Asked::Found) && real(link).is_some_and(|real| !seen.insert(real)) {
            files.remove(link);
        }
    }
}

/// How many files that are wanted, and folders, a walk by ignore files did not come to.
fn left_out(root: &Path, visited: HashSet<PathBuf>, is_wanted: impl Fn(&Path) -> bool) -> usize {
    let folders = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&folders);
    let mut all = walker(root, false);
    // What is in a folder that is left out is not counted on its own.
    all.filter_entry(move |entry| {
        let goes_in = !entry.file_type().is_some_and(|kind| kind.is_dir()) || visited.contains(entry.path());
        if !goes_in {
            counted.fetch_add(1, Ordering::Relaxed);
        }
        goes_in
    });
    let files =
        all.build().filter_map(Result::ok).filter(|entry| entry.path().is_file() && is_wanted(entry.path()));
    files.count() + folders.load(Ordering::Relaxed)
}

/// The error of a folder that cannot be looked into.
fn closed_folder(root: &Path, error: ignore::Error) -> Error {
    fn path_of(error: &ignore::Error) -> Option<&Path> {
        match error {
            ignore::Error::WithPath { path, .. } => Some(path),
            ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => path_of(err),
            _ => None,
        }
    }
    let path = path_of(&error).unwrap_or(root).to_owned();
    let said = error.to_string();
    let source = error.into_io_error().unwrap_or_else(|| io::Error::other(said));
    Error::Read { path, source }
}

/// The root of the git repository that a real folder is in.
#[must_use]
pub fn repository(folder: &Path) -> Option<PathBuf> {
    folder.ancestors().find(|folder| folder.join(".git").exists()).map(Path::to_owned)
}

/// The ordinary files in the folder of a file, without itself, by name; nothing of a folder that cannot be listed.
#[must_use]
pub fn beside(file: &Path) -> Vec<PathBuf> {
    /// More are no folder of results and their sheets.
    const MOST: usize = 10_000;
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let paths = entries.take(MOST).filter_map(|entry| Some(file.with_file_name(entry.ok()?.file_name())));
    let mut files: Vec<PathBuf> = paths.filter(|path| path != file && path.is_file()).collect();
    files.sort();
    files
}

/// `NAME.cases.yaml` beside `NAME.yaml`, if it is there.
#[must_use]
pub fn cases_beside(rubric: &Path) -> Option<PathBuf> {
    let stem = rubric.file_stem()?.to_str()?;
    let ending = rubric.extension()?.to_str()?;
    let cases = YAML.map(|cases| rubric.with_file_name(format!("{stem}.cases.{cases}")));
    let is_rubric = YAML.contains(&ending) && !stem.contains(".cases");
    is_rubric.then_some(cases)?.into_iter().find(|it| it.is_file())
}

/// `NAME.yaml` beside `NAME.cases.yaml`, if it is there.
#[must_use]
pub fn rubric_beside(cases: &Path) -> Option<PathBuf> {
    let name = cases.file_name()?.to_str()?;
    let stem = YAML.iter().find_map(|ending| name.strip_suffix(&format!(".cases.{ending}")))?;
    YAML.map(|ending| cases.with_file_name(format!("{stem}.{ending}"))).into_iter().find(|it| it.is_file())
}

/// The endings of YAML.
const YAML: [&str; 2] = ["yaml", "yml"];

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

/// The settings of a caller in a folder: the `assess.toml` there or above, else that of the home folder.
#[must_use]
pub fn settings_of(here: Option<&Path>, home: Option<&Path>) -> Option<PathBuf> {
    let at_home = || home.map(|home| home.join(NAME)).filter(|file| file.is_file());
    here.and_then(|here| upward(here, Path::new(""), None)).or_else(at_home)
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

/// The files among the arguments of a command line and the rubric that they name, to be typed again; and whether there are
/// fewer than two files. What another option names is left out.
#[must_use]
pub fn several(args: impl Iterator<Item = OsString>) -> (String, bool) {
    let args: Vec<String> = args.map(|word| word.to_string_lossy().into_owned()).collect();
    let option = |at: usize| args.get(at.wrapping_sub(1)).filter(|word| word.starts_with('-'));
    let is_file = |(at, word): &(usize, &String)| option(*at).is_none() && Path::new(word).is_file();
    let files = args.iter().enumerate().filter(is_file).filter_map(|(_, file)| shell(file));
    let mut words: Vec<String> = files.collect();
    let is_one = words.len() < 2;
    let is_rubric = |(at, _): &(usize, &String)| option(*at).is_some_and(|option| option == "--rubric");
    let rubrics = args.iter().enumerate().filter(is_rubric).filter_map(|(_, rubric)| shell(rubric));
    words.extend(rubrics.map(|rubric| format!("--rubric {rubric}")));
    (words.join(" "), is_one)
}
