//! The command line of assess: arguments in, a result on standard output, the exit code out.

mod args;
mod batch;
mod commands;
mod context;
mod exit;
mod files;
mod gather;
mod git;
mod help;
mod inputs;
mod outputs;
mod screen;

use std::process::ExitCode;

use clap::FromArgMatches;

use args::Args;

fn main() -> ExitCode {
    let mut lang = help::wanted_lang();
    let matches = help::command(lang).get_matches();
    let args = Args::from_arg_matches(&matches).unwrap_or_else(|error| error.exit());
    let done = commands::run(&args, &mut lang);
    exit::code(done, lang)
}
