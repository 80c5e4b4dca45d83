//! `assess provinces`: the codes of the provinces, before and since 1 July 2025.

use assess::model::provinces::asked;
use assess::report::formats::TableFormat;
use assess::report::provinces::render;

use crate::args::{CsvArgs, OutputArgs};
use crate::context::Context;
use crate::exit::Done;
use crate::outputs;

#[derive(Debug, clap::Args)]
pub struct ProvincesArgs {
    #[arg(value_name = "CODE")]
    unit: Option<String>,
    #[command(flatten)]
    output: OutputArgs<TableFormat>,
    #[command(flatten)]
    csv: CsvArgs,
}

pub fn run(args: &ProvincesArgs, context: &Context) -> anyhow::Result<Done> {
    let outputs = outputs::choose(&args.output, TableFormat::Terminal)?;
    let units = args.unit.as_deref().map(asked).transpose()?;
    outputs::check(&outputs, &context.inputs([]))?;
    outputs::write_each(&outputs, |output| {
        Ok(render(units.as_deref(), output, args.csv.marks(&output.to), &context.look))
    })
}
