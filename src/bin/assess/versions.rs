//! The versions of rubrics that `assess check --against OLD` compares.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{anyhow, bail};
use assess::base::error::Trouble;
use assess::base::quote::quoted;
use assess::cases::against::Named;
use assess::check::both_versions::answers;
use assess::check::{CheckReport, Kind};
use assess::input::{files, find};
use assess::model::library::{Library, Text};
use assess::model::rubric::Rubric;
use assess::report::formats::CheckFormat;

use crate::args::CheckArgs;
use crate::context::Context;
use crate::git;
use crate::outputs::{self, Output};
use crate::words;

/// Two versions of a rubric, and the sheets and cases that are scored with both.
pub struct Versions {
    pub path: PathBuf,
    pub old: Rubric,
    pub new: Arc<Rubric>,
    pub named: Vec<Named>,
}

impl Versions {
    /// Those of the first file, or of each rubric in a folder, with the cases beside it. The files behind the first one
    /// are scored with both versions.
    pub fn all(
        old: &Path,
        args: &CheckArgs,
        outputs: &[Output<CheckFormat>],
        context: &Context,
        report: &CheckReport,
    ) -> anyhow::Result<Vec<Self>> {
        let lang = context.lang;
        let [first, sheets @ ..] = &args.paths[..] else { bail!(words::no_rubric_given(lang)) };
        let is_one = !first.is_dir() && !first.to_string_lossy().contains(['*', '?', '[', '{']);
        let rubrics = if is_one { vec![first.clone()] } else { rubrics(report) };
        let mut versions = Vec::new();
        for path in rubrics {
            let mut paths: Vec<_> = find::cases_beside(&path).into_iter().collect();
            if is_one && !sheets.is_empty() {
                let more = find::sources(sheets)?.files.into_keys().filter(|more| !paths.contains(more));
                paths.extend(more.collect::<Vec<_>>());
            }
            let (old, new, old_path) = match both(old, &path, context) {
                Ok(found) => found,
                // A rubric that is new has nothing to be compared with.
                Err(error) if !is_one => {
                    let path = quoted(&path.display().to_string());
                    context.note(&words::not_compared(lang, &path, &format!("{error:#}")));
                    continue;
                }
                Err(error) => return Err(error),
            };
            let read = [Some(path.as_path()), old_path].into_iter().flatten();
            outputs::check(outputs, &context.inputs(read.chain(paths.iter().map(AsRef::as_ref))), lang)?;
            let texts = paths.iter().map(|path| files::load(path)).collect::<Result<Vec<Text>, Trouble>>()?;
            let named = answers(&old, &new, &texts).map_err(|fault| anyhow!("{}", fault.get(lang)))?;
            versions.push(Self { path, old, new, named });
        }
        if versions.is_empty() {
            bail!(words::nothing_compared(lang));
        }
        Ok(versions)
    }
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
    context: &Context,
) -> anyhow::Result<(Rubric, Arc<Rubric>, Option<&'p Path>)> {
    let lang = context.lang;
    let library = context.library();
    let new = library.file(path)?;
    // A revision comes before a file of that name, which is `./NAME`.
    let is_path = old == Path::new("-") || old.is_absolute() || old.starts_with(".") || old.starts_with("..");
    let exists = is_path && (old == Path::new("-") || old.exists());
    if !exists {
        match git::at(old, path, lang) {
            Ok(text) => {
                if old.exists() {
                    context.note(&words::revision_taken(lang, &quoted(&old.display().to_string())));
                }
                // What it extends is that of the revision, too.
                let read = |path: &Path| git::at(old, path, lang).map_err(|_| files::not_there(path).into());
                let library = Library::new(context.folder(), &read);
                return Ok((library.read(&text, path)?, new, None));
            }
            Err(error) if !old.exists() => return Err(error),
            Err(_) => {}
        }
    }
    Ok(((*library.file(old)?).clone(), new, Some(old)))
}
