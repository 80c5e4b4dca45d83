//! `assess plan FILE`: prove the cheapest way to a stage.

use std::path::PathBuf;

use anyhow::bail;
use assess::analysis::plan::{Aim, Asked, Cost, Plans, budget_asked};
use assess::base::error::Trouble;
use assess::engine::program::Program;
use assess::form::interview::sheet_is_appraised;
use assess::input::{costs, one};
use assess::report::formats::PlanFormat;
use assess::report::plan::render;

use crate::args::{LookArgs, OutputArgs, ScorerArgs};
use crate::context::Context;
use crate::exit::Done;
use crate::{outputs, words};

#[derive(Debug, clap::Args)]
pub struct PlanArgs {
    #[arg(value_name = "FILE")]
    file: PathBuf,
    #[command(flatten)]
    scorer: ScorerArgs,
    #[arg(long, value_name = "STAGE", conflicts_with = "budget")]
    target: Option<String>,
    #[arg(long, value_name = "FILE")]
    costs: Option<PathBuf>,
    #[arg(long, value_name = "ID", value_delimiter = ',')]
    exclude: Vec<String>,
    #[arg(long, value_name = "ID", value_delimiter = ',')]
    must: Vec<String>,
    #[arg(long, value_name = "N", value_parser = budget_asked)]
    budget: Option<Cost>,
    #[command(flatten)]
    output: OutputArgs<PlanFormat>,
    #[arg(long)]
    full: bool,
    #[arg(long)]
    force: bool,
}

pub fn run(args: &PlanArgs, context: &Context) -> anyhow::Result<Done> {
    let caller = &context.caller;
    let outputs = outputs::choose(&args.output, context.format(PlanFormat::Terminal))?;
    let files = || std::iter::once(&args.file).chain(&args.costs);
    context.reads_once(files())?;
    context.passed_over(files().map(AsRef::as_ref));
    let wanted = caller.wanted(args.scorer.rubric.as_deref());
    let given = one::read(&args.file, wanted, &caller.library(), &|found| context.announce(found))?;
    outputs::check(&outputs, &context.inputs(files().map(AsRef::as_ref)).and_rubric(&given.rubric))?;
    for output in outputs.iter().filter(|output| output.format == PlanFormat::Yaml) {
        outputs::keep(&output.to, args.force)?;
    }
    let rubric = given.rubric;
    let sheet = given.sheet.scored_by(args.scorer.score);
    let aim = match (args.budget, args.target.as_deref()) {
        (Some(limit), _) => Aim::Budget(limit),
        (None, Some("all")) => Aim::All,
        (None, target) => Aim::Stage(caller.target(&rubric, target).map_err(Trouble::from)?),
    };
    let costs = costs::costs(args.costs.as_deref(), &rubric)?;
    let program = Program::new(&rubric, sheet.agency.kind);
    let (exclude, must) = (args.exclude.clone(), args.must.clone());
    let plans = Plans::new(&program, &sheet, Asked { aim, costs, exclude, must }).map_err(Trouble::from)?;
    let look = context.look(LookArgs { top: None, full: args.full });
    if outputs.iter().any(|output| output.format == PlanFormat::Yaml) {
        if plans.chosen().is_none() {
            bail!(Trouble::from(words::no_plan_to_apply()));
        }
        if sheet.responses.iter().any(|response| response.appraised.is_some()) {
            bail!(Trouble::from(sheet_is_appraised()));
        }
    }
    let from = (&given.source, given.digest.as_str());
    outputs::write_each(&outputs, |output| Ok(render(&plans, output, from, &look)?))?;
    Ok(Done::by(plans.is_possible()))
}
