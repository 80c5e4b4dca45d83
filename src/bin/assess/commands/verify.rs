//! `assess verify RESULT [INPUT…]`: make a result again from what it names, and say whether it holds.

use std::path::PathBuf;

use assess::report::formats::VerifyFormat;
use assess::report::next::Ran;
use assess::report::verify::{Handed, Stated, render};

use crate::args::{LevelArgs, LookArgs, OutputArgs};
use crate::context::Context;
use crate::exit::Done;
use crate::outputs;

#[derive(Debug, clap::Args)]
pub struct VerifyArgs {
    result: PathBuf,
    #[arg(value_name = "INPUT")]
    inputs: Vec<PathBuf>,
    #[arg(long)]
    rubric: Option<PathBuf>,
    #[arg(long, value_name = "FILE")]
    appraisals: Option<PathBuf>,
    #[command(flatten)]
    output: OutputArgs<VerifyFormat>,
    #[command(flatten)]
    look: LookArgs,
    #[command(flatten)]
    levels: LevelArgs,
}

pub fn run(args: &VerifyArgs, context: &Context) -> anyhow::Result<Done> {
    let files = || std::iter::once(&args.result).chain(&args.inputs).chain(&args.appraisals);
    context.reads_once(files())?;
    let outputs = outputs::choose(&args.output, VerifyFormat::Terminal)?;
    outputs::check(&outputs, &context.inputs(files().chain(&args.rubric)))?;
    let levels = context.caller.levels(&args.levels.levels()?);
    let verified = Stated::read(&args.result)?.verify(Handed {
        inputs: &args.inputs,
        rubric: args.rubric.as_deref(),
        appraisals: args.appraisals.as_deref(),
        levels: &levels,
        library: &context.library,
    })?;
    let look = context.look(args.look);
    outputs::write_each(&outputs, |output| render(&verified, output, &look))?;
    context.then(Ran::Verified(&args.inputs, verified.differences.is_empty()), args.rubric.as_deref());
    Ok(Done::by(verified.differences.is_empty()))
}
