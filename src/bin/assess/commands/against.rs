//! `assess check --against OLD NEW`: what changed since an older version of a rubric.

use std::path::Path;

use anyhow::bail;
use assess::base::error::Trouble;
use assess::cases::against::{Against, compare, moves};
use assess::check::both_versions::answers;
use assess::input::{files, find};
use assess::model::library::{Library, Text, read_rubric};
use assess::model::settings::FailOn;
use assess::report::data::against as json;
use assess::report::formats::CheckFormat;
use assess::report::view::{self, against as report};

use crate::args::CheckArgs;
use crate::context::Context;
use crate::exit::Done;
use crate::git;
use crate::outputs::{self, Output};
use crate::words;

/// Compares NEW, the first path, with OLD; the other paths are answer sheets and case files to score with both.
pub fn run(
    old: &Path,
    args: &CheckArgs,
    outputs: &[Output<CheckFormat>],
    context: &Context,
) -> anyhow::Result<Done> {
    let lang = context.lang;
    let [path, sheets @ ..] = &args.paths[..] else { bail!(words::no_rubric_given(lang)) };
    let library = Library::new("", &files::load);
    let new = library.file(path)?;
    let (old, old_path) = if old.exists() || old == Path::new("-") {
        ((*library.file(old)?).clone(), Some(old))
    } else {
        (read_rubric(&git::at(old, path, lang)?)?, None)
    };
    let beside = Some(path.with_extension("cases.yaml")).filter(|beside| beside.is_file());
    let mut paths: Vec<_> = beside.into_iter().collect();
    if !sheets.is_empty() {
        paths.extend(find::sources(sheets)?.into_keys());
    }
    let read = [Some(path.as_path()), old_path].into_iter().flatten().chain(paths.iter().map(AsRef::as_ref));
    outputs::check(outputs, &context.inputs(read), lang)?;
    let texts = paths.iter().map(|path| files::load(path)).collect::<Result<Vec<Text>, Trouble>>()?;
    let named = answers(&old, &new, &texts).map_err(|fault| anyhow::anyhow!("{}", fault.get(lang)))?;
    let (comparison, moves) = (compare(&old, &new), moves(&old, &new, &named));
    let sheets = named.len();
    let against = Against { old: &old, new: &new, comparison: &comparison, moves: &moves, sheets };
    let mut texts = Vec::new();
    for output in outputs {
        let text = match output.format {
            CheckFormat::Terminal | CheckFormat::Markdown => {
                let options = view::Options { exact: context.exact, ..view::Options::full(lang) };
                let is_markdown = output.format == CheckFormat::Markdown;
                let document = || report::document(against, options);
                let line = || report::line(against, lang);
                context.report(document, line, is_markdown, output.is_stdout())
            }
            CheckFormat::Json => json::render(against, lang)?,
            _ => bail!(words::formats_of_against(lang)),
        };
        texts.push((output.to.clone(), text));
    }
    outputs::write(&texts)?;
    Ok(Done::by(comparison.is_enough() || args.fail_on == Some(FailOn(None))))
}
