//! The command line of assess: arguments in, a result on standard output, the exit code out.

mod args;
mod commands;
mod context;
mod ending;
mod exit;
mod help;
mod outputs;
mod progress;
mod screen;
mod usage;
mod whom;
mod words;

use std::process::ExitCode;

use clap::{CommandFactory, FromArgMatches};

use args::Args;

fn main() -> ExitCode {
    let mut lang = help::wanted_lang();
    screen::take_file_limits_for_errors();
    // Only a help or a mistake needs words, and arguments with words cost more time than a small sheet.
    let matches = Args::command().try_get_matches().or_else(|_| help::command(lang).try_get_matches());
    let parsed =
        matches.and_then(|matches| Ok((Args::from_arg_matches(&matches)?, Args::misplaced(&matches))));
    match parsed {
        Ok((args, None)) => exit::code(commands::run(&args, &mut lang), lang),
        Ok((_, Some(wrong))) => exit::code(Err(wrong.into()), lang),
        Err(error) => exit::usage(&error, lang),
    }
}
