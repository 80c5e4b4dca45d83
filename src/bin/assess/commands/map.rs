//! `assess map TABLE`: propose a column map.

use std::path::PathBuf;

use anyhow::bail;
use assess::base::quote::clean;
use assess::input::table::sample::proposal;
use assess::input::table::{DELIMITERS, Options};
use assess::report::next::Ran;

use crate::args::word;
use crate::context::Context;
use crate::exit::Done;
use crate::{outputs, words};

#[derive(Debug, clap::Args)]
pub struct MapArgs {
    table: PathBuf,
    #[arg(long)]
    rubric: Option<PathBuf>,
    #[arg(long, value_name = "NAME")]
    sheet: Option<String>,
    #[arg(long, value_name = "MARK", value_parser = word(&DELIMITERS))]
    delimiter: Option<u8>,
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    #[arg(long)]
    force: bool,
}

pub fn run(args: &MapArgs, context: &Context) -> anyhow::Result<Done> {
    let (lang, path) = (context.lang, args.table.as_path());
    context.reads_once([&args.table])?;
    let name = path.display().to_string();
    let rubric = context.rubric(args.rubric.as_deref(), &name)?;
    let inputs = context.inputs([&args.table]).and_rubric(&rubric);
    let to = outputs::place(args.output.as_deref(), &inputs)?;
    outputs::keep(&to, args.force)?;
    let options = Options { sheet: args.sheet.as_deref(), delimiter: args.delimiter, ..Options::default() };
    let Some(proposal) = proposal(path, &options, &rubric)? else {
        bail!(words::no_column_matched(&clean(&name), &rubric.id));
    };
    let command = proposal.command(path, args.output.as_deref(), args.rubric.as_deref());
    let done = outputs::write(&[(to, proposal.toml(path, &command, lang))])?;
    if args.output.is_some() {
        context.say(&proposal.summary(lang));
    }
    context.then(Ran::Mapped(path, args.output.as_deref()), args.rubric.as_deref());
    Ok(done)
}
