//! What `assess batch` is to read, what it tells the person at the terminal while it runs, and how it ends.

pub mod progress;
pub mod receiver;

use std::path::PathBuf;

use assess::base::lang::Lang;
use assess::batch::reading;
use assess::input::files;

use crate::args::batch::BatchArgs;
use crate::context::Context;
use crate::outputs::abandon;
use crate::words;

/// Lets Ctrl-C end the run at once, whatever it is waiting for, and without any of its files.
pub fn catch_interrupt(lang: Lang) -> anyhow::Result<()> {
    let said = words::interrupted(lang);
    ctrlc::set_handler(move || abandon(said))?;
    Ok(())
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
