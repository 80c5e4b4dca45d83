//! `assess help`: what `--help` prints.

use std::io::Write;

use assess::base::lang::Lang;

use crate::exit::Done;
use crate::help;

pub fn run(of: &[String], lang: Lang) -> anyhow::Result<Done> {
    let text = help::of(of, lang)?.render_long_help();
    write!(anstream::stdout(), "{}", text.ansi())?;
    Ok(Done::Passed)
}
