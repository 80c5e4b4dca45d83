//! `assess rubrics`: the rubrics that are built in, and any rubric as a document.

use assess::report::formats::{DocumentFormat, RubricFormat};
use assess::report::view::{rubric as view, rubrics};

use crate::args::{RubricsArgs, RubricsCommand};
use crate::context::Context;
use crate::exit::Done;
use crate::outputs;

pub fn run(args: &RubricsArgs, context: &Context) -> anyhow::Result<Done> {
    let lang = context.lang;
    let Some(RubricsCommand::Show { rubric, format, output, force }) = &args.command else {
        let outputs = outputs::choose(&args.format, &args.output, DocumentFormat::Terminal, lang)?;
        outputs::check(&outputs, &context.inputs([]), lang)?;
        let texts = outputs.into_iter().map(|output| {
            let is_markdown = output.format == DocumentFormat::Markdown;
            let list = || rubrics::document(lang);
            let text = context.report(list, list, is_markdown, output.is_stdout());
            (output.to, text)
        });
        outputs::write(&texts.collect::<Vec<_>>())?;
        return Ok(Done::Passed);
    };
    let outputs = outputs::choose(format, output, RubricFormat::Terminal, lang)?;
    let library = context.library();
    let found = library.asked(rubric)?;
    context.announce(&found);
    outputs::check(&outputs, &context.inputs([]).and_rubric(&found), lang)?;
    let mut texts = Vec::new();
    for output in outputs {
        let text = if output.format == RubricFormat::Yaml {
            // What people edit is not lost unasked.
            outputs::keep(&output.to, *force, lang)?;
            library.yaml(&found)?
        } else {
            let is_markdown = output.format == RubricFormat::Markdown;
            let document = || view::document(&found, lang);
            context.report(document, || view::line(&found, lang), is_markdown, output.is_stdout())
        };
        texts.push((output.to, text));
    }
    outputs::write(&texts)?;
    Ok(Done::Passed)
}
