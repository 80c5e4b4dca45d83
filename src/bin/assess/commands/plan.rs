//! `assess plan FILE`: prove the cheapest way to a stage.

use std::path::PathBuf;

use assess::analysis::plan::{Aim, Asked, Cost, Plans, budget_asked};
use assess::engine::program::Program;
use assess::input::costs;
use assess::report::formats::PlanFormat;
use assess::report::plan;

use crate::args::{LookArgs, OneArgs};
use crate::context::Context;
use crate::exit::Done;
use crate::outputs;

#[derive(Debug, clap::Args)]
pub struct PlanArgs {
    file: PathBuf,
    #[command(flatten)]
    one: OneArgs<PlanFormat>,
    #[arg(long, value_name = "FILE")]
    costs: Option<PathBuf>,
    #[arg(long, value_name = "ID", value_delimiter = ',')]
    exclude: Vec<String>,
    #[arg(long, value_name = "ID", value_delimiter = ',')]
    must: Vec<String>,
    #[arg(long, value_name = "N", value_parser = budget_asked, conflicts_with = "target")]
    budget: Option<Cost>,
    #[arg(long)]
    full: bool,
    #[arg(long)]
    force: bool,
}

pub fn run(args: &PlanArgs, context: &Context) -> anyhow::Result<Done> {
    let one = &args.one;
    let beside = (None, args.costs.as_ref());
    let (outputs, given) = context.one(one, PlanFormat::Terminal, &args.file, beside)?;
    outputs::keep_edited(&outputs, args.force)?;
    let (rubric, sheet) = (&given.rubric, &given.sheet);
    let aim = match (args.budget, one.target.as_deref()) {
        (Some(limit), _) => Aim::Budget(limit),
        (None, Some("all")) => Aim::All,
        (None, target) => Aim::Stage(context.caller.target(rubric, target)?),
    };
    let costs = costs::costs(args.costs.as_deref(), rubric)?;
    let program = Program::new(rubric, sheet.agency.kind);
    let (exclude, must) = (args.exclude.clone(), args.must.clone());
    let plans = Plans::new(&program, sheet, Asked { aim, costs, exclude, must })?;
    let look = context.look(LookArgs { top: None, full: args.full });
    outputs::write_each(&outputs, |output| plan::render(&plans, &given, output, &look))?;
    Ok(Done::by(plans.is_possible()))
}
