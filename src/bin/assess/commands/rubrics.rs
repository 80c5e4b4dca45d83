//! `assess rubrics`: the rubrics that are built in, and any rubric as a document.

use std::path::{Path, PathBuf};

use assess::base::quote::clean;
use assess::form::skeleton::{self, Start};
use assess::report::formats::{DocumentFormat, RubricFormat};
use assess::report::next::Ran;
use assess::report::outputs::{Output, To};
use assess::report::rubric::render;
use assess::report::view::rubrics;
use clap::Subcommand;

use crate::args::OutputArgs;
use crate::context::Context;
use crate::exit::Done;
use crate::{outputs, words};

#[derive(Debug, clap::Args)]
pub struct RubricsArgs {
    #[command(subcommand)]
    command: Option<RubricsCommand>,
    #[command(flatten)]
    output: OutputArgs<DocumentFormat>,
}

#[derive(Debug, Subcommand)]
enum RubricsCommand {
    Show {
        rubric: PathBuf,
        #[command(flatten)]
        output: OutputArgs<RubricFormat>,
        #[arg(long)]
        force: bool,
    },
    New {
        path: PathBuf,
        #[arg(long, value_name = "ID", conflicts_with = "extends")]
        from: Option<String>,
        #[arg(long, value_name = "ID")]
        extends: Option<String>,
        #[arg(long)]
        force: bool,
    },
}

pub fn run(args: &RubricsArgs, context: &Context) -> anyhow::Result<Done> {
    if let Some(RubricsCommand::New { path, from, extends, force }) = &args.command {
        return new(path, Start::asked(from.as_deref(), extends.as_deref()), *force, context);
    }
    let (lang, look) = (context.lang, context.look);
    let Some(RubricsCommand::Show { rubric, output, force }) = &args.command else {
        let outputs = outputs::choose(&args.output, DocumentFormat::Terminal)?;
        outputs::check(&outputs, &context.inputs([]))?;
        let shown = |output: &Output<_>| Ok(look.shown(&rubrics::document(lang), output.medium()));
        let done = outputs::write_each(&outputs, shown)?;
        context.then(Ran::Listed(None), None);
        return Ok(done);
    };
    let outputs = outputs::choose(output, RubricFormat::Terminal)?;
    let found = context.library.asked(rubric)?;
    context.announce(&found);
    outputs::check(&outputs, &context.inputs([]).and_rubric(&found))?;
    outputs::keep_edited(&outputs, *force)?;
    let done = outputs::write_each(&outputs, |output| match output.format {
        RubricFormat::Yaml => Ok(context.library.yaml(&found)?.into_bytes()),
        _ => render(&found, output, &look),
    })?;
    context.then(Ran::Listed(Some(rubric)), None);
    Ok(done)
}

/// Begins a rubric, with its cases beside it.
fn new(path: &Path, start: Start<'_>, force: bool, context: &Context) -> anyhow::Result<Done> {
    let files = skeleton::files(path, start)?;
    let texts: Vec<_> = files.into_iter().map(|(path, text)| (To::File(path), text)).collect();
    texts.iter().try_for_each(|(to, _)| outputs::keep(to, force))?;
    path.parent().map_or(Ok(()), outputs::make_folder)?;
    let done = outputs::write(&texts)?;
    if let Some(path) = texts.first().and_then(|(to, _)| to.path()) {
        context.say(&words::rubric_begun(context.lang, &clean(&path.display().to_string())));
        context.then(Ran::Began(path), None);
    }
    Ok(done)
}
