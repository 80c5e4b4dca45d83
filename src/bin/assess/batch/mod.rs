//! What `assess batch` is to read, what it tells the person at the terminal while it runs, and how it ends.

pub mod progress;
pub mod receiver;

use std::path::PathBuf;

use anyhow::{anyhow, bail};
use assess::base::lang::Lang;
use assess::batch::reading;
use assess::input::files;
use assess::model::rubric::Rubric;
use assess::report::data::batch::columns::Column;
use assess::report::formats::BatchFormat;

use crate::args::batch::BatchArgs;
use crate::context::Context;
use crate::outputs::{Output, abandon};
use crate::words;

/// Lets Ctrl-C end the run at once, whatever it is waiting for, and without any of its files.
pub fn catch_interrupt(lang: Lang) -> anyhow::Result<()> {
    let said = words::interrupted(lang);
    ctrlc::set_handler(move || abandon(said))?;
    Ok(())
}

/// The columns of the CSV that are asked for.
pub fn columns(
    args: &BatchArgs,
    rubric: &Rubric,
    outputs: &[Output<BatchFormat>],
    lang: Lang,
) -> anyhow::Result<Vec<Column>> {
    let Some(list) = &args.columns else { return Ok(Column::defaults(rubric)) };
    if !outputs.iter().any(|to| to.format == BatchFormat::Csv) {
        bail!(words::columns_are_for_csv(lang));
    }
    Column::parse_list(list, rubric).map_err(|fault| anyhow!("--columns: {}", fault.message().get(lang)))
}

/// Sets how many threads there are: no more than any machine has cores.
pub fn take_threads(asked: Option<usize>) -> anyhow::Result<()> {
    const MOST: usize = 256;
    let Some(threads) = asked else { return Ok(()) };
    Ok(rayon::ThreadPoolBuilder::new().num_threads(threads.min(MOST)).build_global()?)
}

/// The paths of the arguments, and those that they list.
pub fn paths(args: &BatchArgs, context: &Context) -> anyhow::Result<Vec<PathBuf>> {
    let others = || args.list.iter().chain(&args.map);
    let mut paths = args.paths.clone();
    context.reads_once(paths.iter().chain(others()))?;
    if let Some(list) = &args.list {
        paths.extend(reading::listed(files::load(list)?.source.text()));
        context.reads_once(paths.iter().chain(others()))?;
    }
    Ok(paths)
}
