//! `assess rubrics`: the rubrics that are built in, and any rubric as a document.

use std::path::Path;

use anyhow::anyhow;
use assess::base::quote::clean;
use assess::form::skeleton;
use assess::input::files;
use assess::model::rubric::{Origin, Rubric};
use assess::report::formats::{DocumentFormat, RubricFormat};
use assess::report::view::{rubric as view, rubrics};

use crate::args::{RubricsArgs, RubricsCommand};
use crate::context::Context;
use crate::exit::Done;
use crate::outputs::{self, To};
use crate::{whom, words};

use super::form::is_yaml;

pub fn run(args: &RubricsArgs, context: &Context) -> anyhow::Result<Done> {
    let lang = context.lang;
    match &args.command {
        None => {
            let outputs = outputs::choose(&args.format, &args.output, DocumentFormat::Terminal, lang)?;
            outputs::check(&outputs, &context.inputs([]), lang)?;
            let list = || rubrics::document(lang);
            let texts = outputs.into_iter().map(|output| {
                let is_markdown = output.format == DocumentFormat::Markdown;
                let text = context.report(list, list, is_markdown, output.is_stdout());
                (output.to, text)
            });
            outputs::write(&texts.collect::<Vec<_>>())?;
        }
        Some(RubricsCommand::Show { rubric, format, output, force }) => {
            let outputs = outputs::choose(format, output, RubricFormat::Terminal, lang)?;
            let found = context.library().asked(rubric)?;
            context.announce(&found);
            outputs::check(&outputs, &context.inputs([]).and_rubric(&found), lang)?;
            let mut texts = Vec::new();
            for output in outputs {
                let is_markdown = output.format == RubricFormat::Markdown;
                let text = if output.format == RubricFormat::Yaml {
                    if let To::File(path) = &output.to {
                        whom::keeps(path, *force, context)?;
                    }
                    text(&found)?
                } else {
                    let (document, line) = (|| view::document(&found, lang), || view::line(&found, lang));
                    context.report(document, line, is_markdown, output.is_stdout())
                };
                texts.push((output.to, text));
            }
            outputs::write(&texts)?;
        }
        Some(RubricsCommand::New { path, from, force }) => new(path, from.as_deref(), *force, context)?,
    }
    Ok(Done::Passed)
}

/// The text of a rubric, as its file has it.
fn text(rubric: &Rubric) -> anyhow::Result<String> {
    match &rubric.origin {
        Some(Origin::Builtin(builtin)) => Ok(builtin.yaml.to_owned()),
        Some(Origin::File(path, _)) => Ok(files::load(path)?.source.text().to_owned()),
        None => Ok(String::new()),
    }
}

/// Begins a rubric, with its cases beside it.
fn new(path: &Path, from: Option<&str>, force: bool, context: &Context) -> anyhow::Result<()> {
    let lang = context.lang;
    let path = if is_yaml(path) { path.to_owned() } else { path.with_added_extension("yaml") };
    let id = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let made = skeleton::begin(&id, from).map_err(|fault| anyhow!("{}", fault.get(lang)))?;
    let cases = path.with_extension("cases.yaml");
    whom::keeps(&path, force, context)?;
    let mut texts = vec![(To::File(path.clone()), made.rubric)];
    if let Some(text) = made.cases {
        whom::keeps(&cases, force, context)?;
        texts.push((To::File(cases), text));
    }
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        outputs::make_folder(folder)?;
    }
    outputs::write(&texts)?;
    context.say(&words::rubric_begun(lang, &clean(&path.display().to_string())));
    Ok(())
}
