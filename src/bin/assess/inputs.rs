//! The files that arguments name: files, folders, globs, and standard input.
//!
//! What an `.ignore` file says is left out. What git ignores is left out where sources are checked, and not where
//! agencies are scored: answers are often kept out of a repository, and none may go missing without a word.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use assess::base::lang::Lang;
use assess::base::quote::clean;
use assess::model::settings::NAME;

use crate::words;
use globset::GlobBuilder;
use ignore::WalkBuilder;

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

/// The files to check, each once, in the order of their paths.
pub fn collect(arguments: &[PathBuf], lang: Lang) -> anyhow::Result<BTreeMap<PathBuf, Asked>> {
    find(arguments, Wanted { endings: SHEETS, git_ignored: false }, lang)
}

/// The files that may hold answers, each once, in the order of their paths.
pub fn collect_answers(arguments: &[PathBuf], lang: Lang) -> anyhow::Result<BTreeMap<PathBuf, Asked>> {
    find(arguments, Wanted { endings: ANSWERS, git_ignored: true }, lang)
}

fn find(arguments: &[PathBuf], wanted: Wanted, lang: Lang) -> anyhow::Result<BTreeMap<PathBuf, Asked>> {
    let mut files = BTreeMap::new();
    for argument in arguments {
        let before = files.len();
        let text = argument.to_string_lossy();
        if argument == Path::new("-") || argument.is_file() {
            files.insert(argument.clone(), Asked::ByName);
        } else if argument.is_dir() {
            walk(argument, wanted, |_| true, &mut files)?;
        } else if text.contains(['*', '?', '[', '{']) {
            let glob = GlobBuilder::new(&text).literal_separator(true).build();
            let matcher = glob.with_context(|| words::pattern_not_understood(lang))?.compile_matcher();
            let fixed: PathBuf = argument
                .iter()
                .take_while(|part| !part.to_string_lossy().contains(['*', '?', '[', '{']))
                .collect();
            let root = if fixed.as_os_str().is_empty() { Path::new(".") } else { &fixed };
            walk(root, wanted, |path| matcher.is_match(path), &mut files)?;
        } else {
            // A file that cannot be read says why when it is.
            files.insert(argument.clone(), Asked::ByName);
        }
        if files.len() == before && arguments.len() == 1 {
            let shown = clean(&text);
            bail!(words::nothing_matches(lang, &shown));
        }
    }
    Ok(files)
}

fn walk(
    root: &Path,
    wanted: Wanted,
    fits: impl Fn(&Path) -> bool,
    files: &mut BTreeMap<PathBuf, Asked>,
) -> anyhow::Result<()> {
    if !root.exists() {
        return Ok(());
    }
    let mut walk = WalkBuilder::new(root);
    walk.require_git(false);
    if wanted.git_ignored {
        walk.git_ignore(false).git_exclude(false).git_global(false);
    }
    for entry in walk.build() {
        let entry = entry?;
        // `./rubrics/x.yaml` is shown and matched as `rubrics/x.yaml`.
        let path = entry.path().strip_prefix("./").unwrap_or(entry.path());
        let ours = path
            .extension()
            .is_some_and(|ending| wanted.endings.iter().any(|known| ending.eq_ignore_ascii_case(known)));
        let is_config = path.file_name().is_some_and(|name| name == NAME);
        if entry.file_type().is_some_and(|kind| kind.is_file()) && ours && !is_config && fits(path) {
            files.entry(path.to_path_buf()).or_insert(Asked::Found);
        }
    }
    Ok(())
}
