//! `assess rubrics`: the rubrics that are built in, and any rubric as a document.

use assess::report::block::Document;
use assess::report::formats::DocumentFormat;
use assess::report::view::{rubric as view, rubrics};

use crate::args::{RubricsArgs, RubricsCommand};
use crate::context::Context;
use crate::exit::Done;
use crate::outputs::{self, Output};

pub fn run(args: &RubricsArgs, context: &Context) -> anyhow::Result<Done> {
    let lang = context.lang;
    let Some(RubricsCommand::Show { rubric, format, output }) = &args.command else {
        let outputs = outputs::choose(&args.format, &args.output, DocumentFormat::Terminal, lang)?;
        outputs::check(&outputs, &context.inputs([]), lang)?;
        let list = || rubrics::document(lang);
        return write(list, list, outputs, context);
    };
    let outputs = outputs::choose(format, output, DocumentFormat::Terminal, lang)?;
    let found = context.library().asked(rubric)?;
    context.announce(&found);
    outputs::check(&outputs, &context.inputs([]).and_rubric(&found), lang)?;
    write(|| view::document(&found, lang), || view::line(&found, lang), outputs, context)
}

fn write(
    document: impl Fn() -> Document,
    line: impl Fn() -> Document,
    outputs: Vec<Output<DocumentFormat>>,
    context: &Context,
) -> anyhow::Result<Done> {
    let texts = outputs.into_iter().map(|output| {
        let is_markdown = output.format == DocumentFormat::Markdown;
        let text = context.report(&document, &line, is_markdown, output.is_stdout());
        (output.to, text)
    });
    outputs::write(&texts.collect::<Vec<_>>())?;
    Ok(Done::Passed)
}
