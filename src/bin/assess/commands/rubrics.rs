//! `assess rubrics`: the rubrics that are built in, and any rubric as a document.

use std::path::PathBuf;

use assess::report::formats::{DocumentFormat, RubricFormat};
use assess::report::view::{rubric as view, rubrics};
use clap::Subcommand;

use crate::args::OutputArgs;
use crate::context::Context;
use crate::exit::Done;
use crate::outputs;

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
        #[arg(value_name = "RUBRIC")]
        rubric: PathBuf,
        #[command(flatten)]
        output: OutputArgs<RubricFormat>,
        #[arg(long)]
        force: bool,
    },
}

pub fn run(args: &RubricsArgs, context: &Context) -> anyhow::Result<Done> {
    let (lang, look) = (context.lang, context.look);
    let Some(RubricsCommand::Show { rubric, output, force }) = &args.command else {
        let outputs = outputs::choose(&args.output, DocumentFormat::Terminal)?;
        outputs::check(&outputs, &context.inputs([]))?;
        return outputs::write_each(&outputs, |output| {
            Ok(look.shown(&rubrics::document(lang), output.medium()))
        });
    };
    let outputs = outputs::choose(output, RubricFormat::Terminal)?;
    let library = context.caller.library();
    let found = library.asked(rubric)?;
    context.announce(&found);
    outputs::check(&outputs, &context.inputs([]).and_rubric(&found))?;
    outputs::write_each(&outputs, |output| {
        if output.format == RubricFormat::Yaml {
            // What people edit is not lost unasked.
            outputs::keep(&output.to, *force)?;
            return Ok(library.yaml(&found)?);
        }
        let (document, line) = (|_| view::document(&found, lang), |_| view::line(&found, lang));
        Ok(look.report(output.medium(), document, line))
    })
}
