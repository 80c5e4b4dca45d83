//! `assess help`: what `--help` prints.

use assess::base::lang::Lang;

use crate::exit::Done;
use crate::help;

pub fn run(of: &[String], lang: Lang) -> anyhow::Result<Done> {
    help::of(of, lang)?;
    let words = ["assess"].into_iter().chain(of.iter().map(String::as_str)).chain(["--help"]);
    if let Err(help) = help::command(lang).try_get_matches_from(words) {
        help.print()?;
    }
    Ok(Done::Passed)
}
