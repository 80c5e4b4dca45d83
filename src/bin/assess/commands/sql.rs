//! `assess sql`: a rubric as a query.

use std::path::PathBuf;

use assess::input::table::Map;
use assess::input::table::spoken::spoken;
use assess::report::data::batch::columns::Column;
use assess::sql::{Dialect, Wanted, query};

use crate::args::word;
use crate::context::Context;
use crate::exit::Done;
use crate::outputs;

#[derive(Debug, clap::Args)]
pub struct SqlArgs {
    #[arg(long)]
    rubric: Option<PathBuf>,
    #[arg(long, value_name = "NAME", value_parser = word(&Dialect::WORDS))]
    dialect: Dialect,
    #[arg(long, value_name = "NAME")]
    table: String,
    #[arg(long, value_name = "FILE")]
    map: Option<PathBuf>,
    #[arg(long, value_name = "FILE")]
    header: Option<PathBuf>,
    #[arg(long, value_name = "NAME,…", value_delimiter = ',')]
    columns: Vec<String>,
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

pub fn run(args: &SqlArgs, context: &Context) -> anyhow::Result<Done> {
    let SqlArgs { map, header, output, .. } = args;
    context.reads_once(map.iter().chain(header))?;
    let rubric = context.rubric(args.rubric.as_deref(), "--rubric")?;
    let inputs = context.inputs(map.iter().chain(header)).and_rubric(&rubric);
    let to = outputs::place(output.as_deref(), &inputs)?;
    let map = map.as_ref().map(|path| Map::open(path, &rubric)).transpose()?;
    let spoken = spoken(&rubric, map.as_ref(), header.as_deref())?;
    let columns = Column::names(&args.columns, &rubric)?;
    let wanted = Wanted {
        dialect: args.dialect,
        table: &args.table,
        columns: &columns,
        lenient: args.columns.is_empty(),
        lang: context.lang,
    };
    let text = query(&rubric, &spoken, wanted)?;
    outputs::write(&[(to, text)])
}
