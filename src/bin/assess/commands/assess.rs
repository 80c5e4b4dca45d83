//! `assess FILE`: score an answer sheet.

use anyhow::Context as _;
use assess::analysis::assessment::assess;
use assess::report::data::json::{self, Provenance};
use assess::report::formats::SheetFormat;
use assess::report::view::sheet;

use crate::args::SheetArgs;
use crate::context::Context;
use crate::exit::Done;
use crate::outputs;
use crate::sheet::{Given, read};

pub fn run(args: &SheetArgs, context: &Context) -> anyhow::Result<Done> {
    let lang = context.lang;
    let outputs = outputs::choose(&args.format, &args.output, context.format(SheetFormat::Terminal), lang)?;
    let path = args.file.as_deref();
    context.reads_once(&args.file)?;
    context.passed_over(path);
    let Given { sheet: answers, rubric: found, digest } = read(args, context)?;
    outputs::check(&outputs, &context.inputs(path).and_rubric(&found), lang)?;
    let answers = answers.scored_by(args.score);
    let target = context.target(&found, args.target.as_deref())?;
    let require = context.require(&found, args.require.as_deref())?;
    let assessment = assess(&found, &answers, target);
    let mut texts = Vec::new();
    for output in outputs {
        let report = match output.format {
            SheetFormat::Json => {
                let provenance = Provenance {
                    tool: env!("CARGO_PKG_VERSION").to_owned(),
                    rubric_sha256: found.sha256(),
                    answers_sha256: digest.clone(),
                };
                json::to_string(&assessment, provenance, lang).context("writing JSON")?
            }
            SheetFormat::Terminal | SheetFormat::Markdown => {
                let is_markdown = output.format == SheetFormat::Markdown;
                let options = context.view(args.look, output.is_stdout() && !is_markdown);
                let document = || sheet::document(&assessment, options);
                let line = || sheet::line(&assessment, options);
                context.report(document, line, is_markdown, output.is_stdout())
            }
        };
        texts.push((output.to, report));
    }
    outputs::write(&texts)?;
    let reached = assessment.verdict.stage;
    Ok(Done::by(require.is_none_or(|require| reached.is_some_and(|stage| stage >= require))))
}
