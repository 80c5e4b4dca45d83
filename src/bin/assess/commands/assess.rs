//! `assess FILE`: score an answer sheet.

use anyhow::{Context as _, bail};
use assess::analysis::assessment::assess;
use assess::base::diagnostic::Diagnostic;
use assess::base::quote::clean;
use assess::base::source::SourceFile;
use assess::batch::Failure;
use assess::check::Levels;
use assess::report::data::json::{self, Provenance};
use assess::report::formats::SheetFormat;
use assess::report::view::{diagnostics, sheet};

use crate::args::SheetArgs;
use crate::context::Context;
use crate::exit::Done;
use crate::outputs;
use crate::screen;
use crate::sheet::{Given, read, read_appraisals};

pub fn run(args: &SheetArgs, context: &Context) -> anyhow::Result<Done> {
    let lang = context.lang;
    let outputs = outputs::choose(&args.format, &args.output, context.format(SheetFormat::Terminal), lang)?;
    let path = args.file.as_deref();
    let read_files = || args.file.iter().chain(&args.appraisals);
    context.reads_once(read_files())?;
    context.passed_over(read_files().map(AsRef::as_ref));
    let Some(path) = path else { bail!("no answer sheet is given") };
    let Given { sheet: mut answers, source, rubric: found, digest } = read(path, args, context)?;
    let inputs = read_files().map(AsRef::as_ref);
    outputs::check(&outputs, &context.inputs(inputs).and_rubric(&found), lang)?;
    let appraisals =
        args.appraisals.as_deref().map(|path| read_appraisals(path, args, &answers, &found, context));
    if let Some(appraisals) = appraisals.transpose()? {
        answers = answers.appraised_by(appraisals);
    }
    let levels = context.levels(&args.levels)?;
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
                let doubts = levels.apply(&answers.warnings);
                let doubts: Vec<Failure> = doubts.iter().map(|doubt| Failure::at(&source, doubt)).collect();
                json::to_string(&assessment, &doubts, provenance, lang).context("writing JSON")?
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
    let is_denied = warn(&source, &answers.warnings, &levels, context);
    let reached = assessment.verdict.stage;
    let is_reached = require.is_none_or(|require| reached.is_some_and(|stage| stage >= require));
    Ok(Done::by(is_reached && !is_denied))
}

/// Says what is doubtful in the answers, also where nothing else is said; whether any of it is denied.
fn warn(source: &SourceFile, warnings: &[Diagnostic], levels: &Levels, context: &Context) -> bool {
    let warnings = levels.apply(warnings);
    if context.quiet {
        for warning in &warnings {
            screen::note(&clean(&diagnostics::line(source, warning, context.lang)));
        }
    } else if !warnings.is_empty() {
        screen::say(&diagnostics::found(source, &warnings, context.lang));
    }
    warnings.iter().any(Diagnostic::is_error)
}
