//! `assess sql`: a rubric as a query.

use std::path::PathBuf;

use assess::base::error::Trouble;
use assess::base::source::SourceFile;
use assess::input::files;
use assess::input::table::Map;
use assess::input::table::sample::input;
use assess::input::table::spoken::spoken;
use assess::report::data::batch::columns::Column;
use assess::report::outputs::{Output, To};
use assess::sql::{Wanted, query};

use crate::args::sql::SqlArgs;
use crate::context::Context;
use crate::exit::Done;
use crate::outputs;

pub fn run(args: &SqlArgs, context: &Context) -> anyhow::Result<Done> {
    let SqlArgs { map, header, output, .. } = args;
    context.reads_once(map.iter().chain(header))?;
    let nowhere = SourceFile::new("--rubric", "");
    let wanted = context.caller.wanted(args.rubric.as_deref());
    let rubric = context.caller.library().resolve(wanted).map_err(|cause| cause.of(&nowhere))?;
    context.announce(&rubric);
    let to = output.as_deref().map_or(To::Stdout, |path| To::new(path.as_os_str()));
    let inputs = context.inputs(map.iter().chain(header).map(PathBuf::as_path)).and_rubric(&rubric);
    outputs::check(&[Output { format: (), to: to.clone() }], &inputs)?;
    let read = |path: &PathBuf| Map::read(files::load(path)?.source, &rubric).map_err(Trouble::File);
    let map = map.as_ref().map(read).transpose()?;
    let name = header.as_ref().map(|path| path.display().to_string()).unwrap_or_default();
    let header = header.as_ref().map(|path| input(path)).transpose()?;
    let spoken = spoken(&rubric, map.as_ref(), header.map(|input| (name.as_str(), input)))?;
    let asked = match args.columns.as_slice() {
        [] => Column::defaults(&rubric),
        list => {
            Column::parse_list(&list.join(","), &rubric).map_err(|fault| Trouble::from(fault.message()))?
        }
    };
    let columns: Vec<String> = asked.iter().map(|column| column.name(&rubric).into_owned()).collect();
    let wanted = Wanted {
        dialect: args.dialect,
        table: &args.table,
        columns: &columns,
        lenient: args.columns.is_empty(),
        lang: context.lang,
    };
    let text = query(&rubric, &spoken, wanted).map_err(Trouble::from)?;
    outputs::write(&[(to, text)])
}
