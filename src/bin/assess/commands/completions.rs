//! `assess completions`: a completion script, which knows rubrics, stages, rules and formats.

use assess::base::lang::Lang;
use assess::lint::RULES;
use assess::model::rubric::builtin::Builtin;
use clap::Command;
use clap::builder::PossibleValuesParser;
use clap_complete::Shell;

use crate::exit::Done;
use crate::{help, outputs};

pub fn run(shell: Shell) -> anyhow::Result<Done> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut with_words(help::command(Lang::En)), "assess", &mut script);
    outputs::print(&String::from_utf8_lossy(&script))?;
    Ok(Done::Passed)
}

/// The command with the words that its arguments mostly take; what else they take is not refused by a shell.
fn with_words(command: Command) -> Command {
    let names: Vec<String> = command.get_subcommands().map(|sub| sub.get_name().to_owned()).collect();
    let command = command.mut_args(|argument| {
        // The script is the last thing that the program does, so nothing is lost by keeping them.
        let words: Vec<&str> = known(argument.get_id().as_str()).into_iter().map(|word| &*word.leak()).collect();
        if words.is_empty() { argument } else { argument.value_parser(PossibleValuesParser::new(words)) }
    });
    names.into_iter().fold(command, |command, name| command.mut_subcommand(name, with_words))
}

/// The words that an argument takes.
fn known(argument: &str) -> Vec<String> {
    let mut words: Vec<String> = match argument {
        "rubric" => Builtin::all().iter().map(|builtin| builtin.id.to_owned()).collect(),
        "target" | "require" => {
            let rubrics = Builtin::all().iter().map(Builtin::rubric).filter(|rubric| rubric.method.claims());
            rubrics.flat_map(|rubric| rubric.stages.into_iter().map(|stage| stage.id)).collect()
        }
        "deny" | "warn" | "allow" | "code" => RULES.iter().map(|rule| rule.code.as_str().to_owned()).collect(),
        _ => Vec::new(),
    };
    words.sort_unstable();
    words.dedup();
    words
}
