//! `assess check --against OLD`: what changed since an older version of a rubric, beside what is wrong with the new one.

use std::path::{Path, PathBuf};

use anyhow::bail;
use assess::base::error::Trouble;
use assess::base::quote::quoted;
use assess::cases::against::{Against, Comparison, Move, Named, compare, moves};
use assess::check::both_versions::answers;
use assess::check::run::Checked;
use assess::check::{CheckReport, Kind};
use assess::input::{files, find};
use assess::model::library::{Library, Text, read_rubric};
use assess::model::rubric::Rubric;
use assess::model::settings::FailOn;
use assess::report::block::Document;
use assess::report::data::against as json;
use assess::report::formats::CheckFormat;
use assess::report::view::{self, against as report, check as check_view};

use crate::args::CheckArgs;
use crate::context::Context;
use crate::exit::Done;
use crate::git;
use crate::outputs::{self, Output};
use crate::words;

use super::check::render;

/// Two versions of a rubric, and the sheets and cases that are scored with both.
struct Versions {
    path: PathBuf,
    old: Rubric,
    new: std::sync::Arc<Rubric>,
    named: Vec<Named>,
}

/// Compares the rubrics among the files with an older version: the first file alone, or those in a folder, each with
/// the cases beside it. The files behind the first one are scored with both versions.
pub fn run(
    old: &Path,
    args: &CheckArgs,
    outputs: &[Output<CheckFormat>],
    context: &Context,
    checked: &Checked,
) -> anyhow::Result<Done> {
    let lang = context.lang;
    let [first, sheets @ ..] = &args.paths[..] else { bail!(words::no_rubric_given(lang)) };
    let is_one = !first.is_dir() && !first.to_string_lossy().contains(['*', '?', '[', '{']);
    let rubrics = if is_one { vec![first.clone()] } else { rubrics(&checked.report) };
    let mut versions = Vec::new();
    for path in rubrics {
        let beside = find::cases_beside(&path);
        let mut paths: Vec<_> = beside.into_iter().collect();
        if is_one && !sheets.is_empty() {
            let more = find::sources(sheets)?.files.into_keys().filter(|more| !paths.contains(more));
            paths.extend(more.collect::<Vec<_>>());
        }
        let found = match both(old, &path, context) {
            Ok(found) => found,
            // A rubric that is new has nothing to be compared with.
            Err(error) if !is_one => {
                let path = quoted(&path.display().to_string());
                context.note(&words::not_compared(lang, &path, &format!("{error:#}")));
                continue;
            }
            Err(error) => return Err(error),
        };
        let (old, new, old_path) = found;
        let read = [Some(path.as_path()), old_path].into_iter().flatten();
        outputs::check(outputs, &context.inputs(read.chain(paths.iter().map(AsRef::as_ref))), lang)?;
        let texts = paths.iter().map(|path| files::load(path)).collect::<Result<Vec<Text>, Trouble>>()?;
        let named = answers(&old, &new, &texts).map_err(|fault| anyhow::anyhow!("{}", fault.get(lang)))?;
        versions.push(Versions { path, old, new, named });
    }
    if versions.is_empty() {
        bail!(words::nothing_compared(lang));
    }
    let compared: Vec<(&Versions, Comparison, Vec<Move<'_>>)> = versions
        .iter()
        .map(|it| (it, compare(&it.old, &it.new), moves(&it.old, &it.new, &it.named)))
        .collect();
    let against: Vec<Against<'_>> = compared
        .iter()
        .map(|(it, comparison, moves)| Against {
            old: &it.old,
            new: &it.new,
            comparison,
            moves,
            sheets: it.named.len(),
        })
        .collect();
    let mut texts = Vec::new();
    for output in outputs {
        let text = match (output.format, &against[..]) {
            (CheckFormat::Terminal | CheckFormat::Markdown, _) => {
                let options = view::Options { exact: context.exact, ..view::Options::full(lang) };
                let is_markdown = output.format == CheckFormat::Markdown;
                let mut whole = Document::default();
                for against in &against {
                    whole.blocks.extend(report::document(*against, options).blocks);
                }
                whole.blocks.extend(check_view::document(&checked.report, lang).blocks);
                context.shown(&whole, is_markdown, output.is_stdout())
            }
            (CheckFormat::Json, [against]) => json::render(*against, lang)?,
            (CheckFormat::Json, _) => bail!(words::json_of_one_rubric(lang)),
            _ => {
                let mut report = checked.report.clone();
                for (it, comparison, _) in &compared {
                    report.judge_version(&it.path, &it.old, &it.new, comparison);
                }
                render(&report, output, context)
            }
        };
        texts.push((output.to.clone(), text));
    }
    outputs::write(&texts)?;
    let is_enough = compared.iter().all(|(_, comparison, _)| comparison.is_enough());
    Ok(Done::by(args.fail_on == Some(FailOn(None)) || is_enough && !checked.fails))
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
) -> anyhow::Result<(Rubric, std::sync::Arc<Rubric>, Option<&'p Path>)> {
    let lang = context.lang;
    let library = Library::new("", &files::load);
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
                return Ok((read_rubric(&text)?, new, None));
            }
            Err(error) if !old.exists() => return Err(error),
            Err(_) => {}
        }
    }
    Ok(((*library.file(old)?).clone(), new, Some(old)))
}
