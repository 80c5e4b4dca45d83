//! `assess FILE`: score an answer sheet.

use std::path::PathBuf;

use anyhow::bail;
use assess::analysis::assessment::assess_ahead;
use assess::base::diagnostic::Diagnostic;
use assess::base::quote::clean;
use assess::base::source::SourceFile;
use assess::batch::beside;
use assess::report::formats::SheetFormat;
use assess::report::next::Ran;
use assess::report::one::{self, One};
use assess::report::view::diagnostics;

use crate::args::{LevelArgs, LookArgs, OneArgs, RobustnessArgs};
use crate::context::Context;
use crate::exit::Done;
use crate::{outputs, screen, words};

#[derive(Debug, clap::Args)]
pub struct SheetArgs {
    #[arg(required = true)]
    file: Option<PathBuf>,
    #[command(flatten)]
    one: OneArgs<SheetFormat>,
    #[arg(long, value_name = "FILE")]
    appraisals: Option<PathBuf>,
    #[arg(long, value_name = "FILE")]
    with: Option<PathBuf>,
    #[arg(long, value_name = "STAGE")]
    require: Option<String>,
    #[command(flatten)]
    robustness: RobustnessArgs,
    #[command(flatten)]
    look: LookArgs,
    #[command(flatten)]
    levels: LevelArgs,
}

pub fn run(args: &SheetArgs, context: &Context) -> anyhow::Result<Done> {
    let (caller, option) = (&context.caller, args.one.scorer.rubric.as_deref());
    let Some(path) = &args.file else { bail!(words::no_sheet_given()) };
    let beside = (args.appraisals.as_ref(), args.with.as_ref());
    let (outputs, given) = context.one(&args.one, SheetFormat::Terminal, path, beside)?;
    let (rubric, answers, levels) = (given.rubric, given.sheet, caller.levels(&args.levels.levels()?));
    let (own, wanted) = ((&*rubric, &answers.agency), caller.wanted(option));
    let beside =
        args.with.as_ref().map(|path| beside::read(path, own, wanted, &context.library)).transpose()?;
    let target = caller.target(&rubric, args.one.target.as_deref())?;
    let require = caller.require(&rubric, args.require.as_deref())?;
    let mut assessment = assess_ahead(&rubric, &answers, target);
    assessment.probe(args.robustness.seed());
    let mut doubts = vec![(&given.source, levels.apply(&answers.warnings))];
    doubts.extend(given.appraisals.iter().map(|file| (&file.source, levels.apply(&file.warnings))));
    let one = One {
        assessment: &assessment,
        doubts: &one::doubts(&doubts),
        answers_sha256: &given.digest,
        appraisals_sha256: given.appraisals.as_ref().map(|file| file.digest.as_str()),
        beside: beside.as_ref(),
    };
    outputs::write_each(&outputs, |output| one.render(output, &context.look(args.look)))?;
    for (source, list) in &doubts {
        say(source, list, context);
    }
    context.then(Ran::Scored { file: path, assessment: &assessment, outputs: &outputs }, option);
    // The process ends: to give the memory of a rubric back text by text takes longer than to score a sheet.
    std::mem::forget(rubric.clone());
    let is_reached =
        require.is_none_or(|require| assessment.verdict.stage.is_some_and(|stage| stage >= require));
    Ok(Done::by(is_reached && !doubts.iter().any(|(_, list)| list.iter().any(Diagnostic::is_error))))
}

/// Says what is doubtful in the answers, also where nothing else is said.
fn say(source: &SourceFile, warnings: &[Diagnostic], context: &Context) {
    if context.look.quiet {
        for warning in warnings {
            screen::note(&clean(&diagnostics::line(source, warning, context.lang)));
        }
    } else if !warnings.is_empty() {
        screen::say(&diagnostics::found(source, warnings, context.lang));
    }
}
