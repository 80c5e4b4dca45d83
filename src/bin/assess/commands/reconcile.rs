//! `assess reconcile A B…`: one sheet of several assessors', with every disagreement kept.

use std::path::PathBuf;

use assess::analysis::assessment::{Assessment, assess};
use assess::analysis::reconcile::{Several, reconcile};
use assess::input::assessors;
use assess::model::answers::AnswerSheet;
use assess::report::formats::ReconcileFormat;
use assess::report::next::Ran;
use assess::report::reconcile::render;

use crate::args::{LookArgs, OutputArgs, ScorerArgs};
use crate::context::Context;
use crate::exit::Done;
use crate::outputs;

#[derive(Debug, clap::Args)]
pub struct ReconcileArgs {
    #[arg(value_name = "FILE", required = true, num_args = 2..)]
    files: Vec<PathBuf>,
    #[command(flatten)]
    scorer: ScorerArgs,
    #[arg(long, value_name = "N", default_value = "1")]
    seed: u64,
    #[command(flatten)]
    output: OutputArgs<ReconcileFormat>,
    #[arg(long)]
    force: bool,
    #[command(flatten)]
    look: LookArgs,
}

pub fn run(args: &ReconcileArgs, context: &Context) -> anyhow::Result<Done> {
    context.reads_once(&args.files)?;
    let outputs = outputs::choose(&args.output, ReconcileFormat::Terminal)?;
    let wanted = context.caller.wanted(args.scorer.rubric.as_deref());
    let read = assessors::read(&args.files, wanted, &context.library, &|found| context.announce(found))?;
    let Some(rubric) = read.first().map(|given| given.rubric.clone()) else { return Ok(Done::Unable) };
    outputs::check(&outputs, &context.inputs(&args.files).and_rubric(&rubric))?;
    outputs::keep_edited(&outputs, args.force)?;
    let digests: Vec<String> = read.iter().map(|given| given.digest.clone()).collect();
    let sheets: Vec<AnswerSheet> =
        read.into_iter().map(|given| given.sheet.scored_by(args.scorer.score)).collect();
    let Some(reconciled) = reconcile(&rubric, &sheets.iter().collect::<Vec<_>>(), args.seed) else {
        return Ok(Done::Unable);
    };
    let names = assessors::names(&args.files).into_iter();
    let each: Vec<(String, Assessment<'_>)> =
        names.zip(sheets.iter().map(|sheet| assess(&rubric, sheet, None))).collect();
    let together = assess(&rubric, &reconciled.sheet, None);
    let several = Several { reconciled: &reconciled, each: &each, together: &together, seed: args.seed };
    let look = context.look(args.look);
    let done = outputs::write_each(&outputs, |output| render(&several, &digests, output, &look))?;
    context.then(Ran::Reconciled(&outputs), args.scorer.rubric.as_deref());
    Ok(done)
}
