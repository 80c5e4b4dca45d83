//! `assess compare A B…`: what changed between periods.

use std::path::PathBuf;

use assess::batch::comparison::{Comparison, FailOn};
use assess::report::compare::{each_files, fault, texts};
use assess::report::formats::CompareFormat;
use assess::report::outputs::FormatTo;

use crate::args::batch::TableArgs;
use crate::args::{CsvArgs, LevelArgs, LookArgs, OutputArgs, ScorerArgs, formats, word};
use crate::context::Context;
use crate::exit::Done;
use crate::progress::{catch_interrupt, take_threads};
use crate::{outputs, screen};

#[derive(Debug, clap::Args)]
pub struct CompareArgs {
    #[arg(value_name = "PATH", required = true, num_args = 2..)]
    paths: Vec<PathBuf>,
    #[arg(long)]
    appraisal: bool,
    #[arg(long, value_name = "WHAT", default_value = "never", value_parser = word(&FailOn::WORDS))]
    fail_on: FailOn,
    #[arg(long, value_name = "FORMAT=DIR", value_parser = formats::<CompareFormat>())]
    each: Vec<FormatTo<CompareFormat>>,
    #[arg(long)]
    keep_going: bool,
    #[arg(long, value_name = "N")]
    threads: Option<usize>,
    #[command(flatten)]
    scorer: ScorerArgs,
    #[command(flatten)]
    output: OutputArgs<CompareFormat>,
    #[command(flatten)]
    csv: CsvArgs,
    #[command(flatten)]
    look: LookArgs,
    #[command(flatten)]
    table: TableArgs,
    #[command(flatten)]
    levels: LevelArgs,
}

pub fn run(args: &CompareArgs, context: &Context) -> anyhow::Result<Done> {
    let (lang, caller) = (context.lang, &context.caller);
    take_threads(args.threads)?;
    context.reads_once(args.paths.iter().chain(&args.table.map))?;
    let outputs = outputs::choose(&args.output, context.format(CompareFormat::Terminal))?;
    catch_interrupt(lang)?;
    let levels = caller.levels(&args.levels.levels()?);
    let found = |rubric: &_| context.announce(rubric);
    let reading = args.table.reading(&args.scorer, context, &levels, &found);
    let periods = args.paths.iter().map(|path| reading.period(path)).collect::<Result<Vec<_>, _>>()?;
    let files = periods.iter().flat_map(|period| &period.files).chain(&args.table.map);
    context.passed_over(files.clone());
    let inputs = context.inputs(files);
    let inputs = periods.iter().fold(inputs, |inputs, period| inputs.and_rubric(&period.rubric));
    outputs::check(&outputs, &inputs)?;
    let is_denied = periods.iter().any(|period| period.is_denied);
    let comparison = Comparison::new(periods, args.appraisal)?;
    let look = context.look(args.look);
    let (each, folders) = (comparison.each(), outputs::folders(&args.each)?);
    let reports = each_files(&folders, &each)?;
    outputs::check(&reports, &inputs)?;
    let (all, marks) = ((outputs.as_slice(), reports.as_slice()), |to: &_| args.csv.marks(to));
    outputs::write(&texts(&comparison, &each, all, &marks, &look)?)?;
    if let Some(fault) = fault(&comparison, lang).filter(|_| !args.keep_going) {
        screen::note(&fault);
        return Ok(Done::Unable);
    }
    Ok(Done::by(!is_denied && !comparison.fails(args.fail_on)))
}
