//! `assess completions`: a completion script, which knows rubrics, stages and rules.

use assess::base::lang::Lang;
use assess::report::data::completions::known;
use clap::builder::PossibleValuesParser;
use clap::{Command, ValueHint};
use clap_complete::Shell;

use crate::exit::Done;
use crate::{help, outputs};

pub fn run(shell: Shell) -> anyhow::Result<Done> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut with_words(help::command(Lang::En)), "assess", &mut script);
    outputs::print(&with_files(shell, &String::from_utf8_lossy(&script)))?;
    Ok(Done::Passed)
}

/// The script with files beside the ids of rubrics, where a shell would offer the ids alone.
fn with_files(shell: Shell, script: &str) -> String {
    let ids = known("rubric");
    let (all, first) = (ids.join(" "), ids.first().map_or("", String::as_str));
    match shell {
        Shell::Zsh => script.replace(&format!("({all})"), &format!("{{compadd -- {all}; _files}}")),
        Shell::Fish => script.replace(&format!(" -r -f -a \"{first}"), &format!(" -r -F -a \"{first}")),
        _ => script.to_owned(),
    }
}

/// The command with the words that its arguments mostly take; a shell refuses nothing else.
fn with_words(command: Command) -> Command {
    let names: Vec<String> = command.get_subcommands().map(|sub| sub.get_name().to_owned()).collect();
    let command = command.mut_args(|argument| {
        // The script is the last thing that the program does, so nothing is lost by keeping them.
        let words: Vec<&str> =
            known(argument.get_id().as_str()).into_iter().map(|word| &*word.leak()).collect();
        if words.is_empty() {
            return argument;
        }
        argument.value_parser(PossibleValuesParser::new(words)).value_hint(ValueHint::Unknown)
    });
    names.into_iter().fold(command, |command, name| command.mut_subcommand(name, with_words))
}
