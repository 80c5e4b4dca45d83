//! `assess provinces`: the codes of the provinces, before and since 1 July 2025.

use assess::base::error::Trouble;
use assess::model::provinces::{Scheme, asked};
use assess::report::data::batch::csv::BOM;
use assess::report::data::provinces;
use assess::report::formats::TableFormat;
use assess::report::view::provinces as view;

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
    let lang = context.lang;
    let outputs = outputs::choose(&args.output, TableFormat::Terminal)?;
    let units = match &args.unit {
        None => Scheme::ALL.iter().flat_map(|(_, scheme)| scheme.units()).collect(),
        Some(word) => asked(word).map_err(Trouble::from)?,
    };
    outputs::check(&outputs, &context.inputs([]))?;
    let document = || if args.unit.is_some() { view::units(&units, lang) } else { view::table(lang) };
    outputs::write_each(&outputs, |output| {
        Ok(match output.format {
            TableFormat::Csv => {
                let bom = if args.csv.bom.is_written(outputs::is_file(&output.to)) { BOM } else { "" };
                format!("{bom}{}", provinces::csv(&units, args.csv.csv_delimiter))
            }
            TableFormat::Json => provinces::json(&units),
            TableFormat::Markdown | TableFormat::Terminal => context.look.shown(&document(), output.medium()),
        })
    })
}
