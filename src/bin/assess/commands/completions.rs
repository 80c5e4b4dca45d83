//! `assess completions`: a completion script, which knows commands, rubrics, stages and rules.

use assess::base::lang::Lang;
use assess::report::data::completions::{Positional, for_fish, for_zsh, known};
use clap::builder::PossibleValuesParser;
use clap::{Command, ValueHint};
use clap_complete::Shell;

use crate::exit::Done;
use crate::{help, outputs};

pub fn run(shell: Shell) -> anyhow::Result<Done> {
    let mut command = with_words(help::command(Lang::En));
    let names = kept(command.get_subcommands().map(|sub| sub.get_name().to_owned()).collect());
    for asks in ["help", "man"] {
        let words = PossibleValuesParser::new(names.clone());
        command = command.mut_subcommand(asks, |sub| sub.mut_arg("of", |of| of.value_parser(words)));
    }
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut command.clone(), "assess", &mut script);
    let script = String::from_utf8_lossy(&script).into_owned();
    outputs::print(&match shell {
        Shell::Zsh => for_zsh(&script),
        Shell::Fish => for_fish(&script, &names, &positional(&command, &[])),
        _ => script,
    })
}

/// The arguments of commands that are no options and take certain words.
fn positional(command: &Command, names: &[String]) -> Vec<Positional> {
    let of = |sub: &Command| {
        let command = [names, &[sub.get_name().to_owned()]].concat();
        let deeper = positional(sub, &command);
        let own = sub.get_positionals().map(move |argument| {
            let values = argument.get_possible_values();
            let words = values.iter().map(|value| value.get_name().to_owned()).collect();
            let is_file = ["rubric", "code"].contains(&argument.get_id().as_str());
            Positional { command: command.clone(), is_file, words }
        });
        own.filter(|argument| !argument.words.is_empty()).chain(deeper).collect::<Vec<_>>()
    };
    command.get_subcommands().flat_map(of).collect()
}

/// The command with the words that its arguments mostly take; a shell refuses nothing else.
fn with_words(command: Command) -> Command {
    let names: Vec<String> = command.get_subcommands().map(|sub| sub.get_name().to_owned()).collect();
    let command = command.mut_args(|argument| {
        let words = kept(known(argument.get_id().as_str()));
        if words.is_empty() {
            return argument;
        }
        argument.value_parser(PossibleValuesParser::new(words)).value_hint(ValueHint::Unknown)
    });
    names.into_iter().fold(command, |command, name| command.mut_subcommand(name, with_words))
}

/// The words for as long as the program runs: the script is the last thing that it does, so nothing is lost.
fn kept(words: Vec<String>) -> Vec<&'static str> {
    words.into_iter().map(|word| &*word.leak()).collect()
}
