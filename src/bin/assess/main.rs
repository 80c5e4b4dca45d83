//! The command line of assess: arguments in, a result on standard output, the exit code out.

mod args;
mod batch;
mod commands;
mod context;
mod exit;
mod git;
mod help;
mod outputs;
mod screen;
mod sheet;
mod usage;
mod versions;
mod whom;
mod words;

use std::process::ExitCode;

use clap::FromArgMatches;

use args::Args;

fn main() -> ExitCode {
    let mut lang = help::wanted_lang();
    screen::take_file_limits_for_errors();
    let parsed = help::command(lang).try_get_matches().and_then(|matches| {
        let args = Args::from_arg_matches(&matches)?;
        Ok((args, Args::misplaced(&matches)))
    });
    let args = match parsed {
        Ok((args, None)) => args,
        Ok((_, Some(wrong))) => {
            return exit::code(Err(anyhow::Error::msg(wrong.0.get(lang).clone())), lang);
        }
        Err(error) => return exit::usage(&error, lang),
    };
    let done = commands::run(&args, &mut lang);
    exit::code(done, lang)
}
