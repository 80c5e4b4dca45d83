//! The command line of assess: arguments in, a result on standard output, the exit code out.

mod against;
mod args;
mod batch;
mod commands;
mod config;
mod exit;
mod files;
mod help;
mod inputs;
mod named;

use std::process::ExitCode;

use clap::FromArgMatches;

use args::{Args, Command};

fn main() -> ExitCode {
    let lang = help::wanted_lang();
    let matches = help::command(lang).get_matches();
    let args = Args::from_arg_matches(&matches).unwrap_or_else(|error| error.exit());
    args.colour.write_global();
    let lang = args.lang.map_or(lang, Into::into);
    let done = match args.command {
        None => commands::assess::run(args.sheet, args.lang.map(Into::into), lang),
        Some(Command::Check(check)) => commands::check::run(&check, args.lang.map(Into::into), lang),
        Some(Command::Batch(batch)) => commands::batch::run(&batch, args.lang.map(Into::into), lang),
        Some(Command::Explain { code }) => commands::explain::run(&code, lang),
        Some(Command::Rubrics { command }) => commands::rubrics::run(command, lang),
        Some(Command::Provinces(args)) => commands::provinces::run(&args, lang),
        Some(Command::Schema { of }) => commands::schema::run(of),
        Some(Command::Completions { shell }) => commands::completions::run(shell),
        Some(Command::Man) => commands::man::run(lang),
    };
    exit::code(done, lang)
}
