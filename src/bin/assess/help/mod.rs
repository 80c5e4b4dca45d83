//! The help in the language of the user.
//!
//! clap's own words are replaced, too; what is wrong with arguments is said by [`super::usage`].

mod words;

use anyhow::bail;
use assess::base::diagnostic::nearest;
use assess::base::lang::Lang;
use clap::builder::{PossibleValue, Str};
use clap::{ArgAction, Command, CommandFactory};

use super::args::Args;
use super::usage;

use words::{VIETNAMESE, VIETNAMESE_EXAMPLES, VIETNAMESE_TEMPLATE, value_name};

/// The two ways to call the program.
const USAGE: &str = "assess [OPTIONS] <FILE>\n       assess <COMMAND>";

/// The language that the command line or the locale asks for, before the arguments are parsed.
pub fn wanted_lang() -> Lang {
    let mut args = std::env::args_os()
        .skip(1)
        .map(|arg| arg.to_string_lossy().into_owned())
        .take_while(|arg| arg != "--");
    while let Some(arg) = args.next() {
        let value =
            if arg == "--lang" { args.next() } else { arg.strip_prefix("--lang=").map(str::to_owned) };
        if let Some(lang) = value.and_then(|value| Lang::from_code(&value)) {
            return lang;
        }
    }
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()));
    Lang::from_locale(&locale.unwrap_or_default())
}

/// The command with its help in a language.
pub fn command(lang: Lang) -> Command {
    let command = Args::command().override_usage(USAGE);
    match lang {
        Lang::En => command,
        Lang::Vi => {
            let mut command = vietnamese(command, "").after_help(VIETNAMESE_EXAMPLES);
            command.build();
            usages(command)
        }
    }
}

/// The command that these words name, with its help in a language; without any, the program.
pub fn of(words: &[String], lang: Lang) -> anyhow::Result<Command> {
    let mut command = command(lang);
    command.build();
    for word in words {
        let names: Vec<&str> = command.get_subcommands().map(Command::get_name).collect();
        let Some(found) = command.find_subcommand(word) else {
            bail!("{}", usage::no_command(word, nearest(word, names)).get(lang));
        };
        command = found.clone();
    }
    Ok(command)
}

fn vietnamese(mut command: Command, path: &str) -> Command {
    command.build();
    let text = |name: &str, default: &str| {
        let of = |path: &str| VIETNAMESE.iter().find(|(at, argument, _)| *at == path && *argument == name);
        of(path)
            .or_else(|| of("").filter(|_| !name.is_empty()))
            .map_or_else(|| default.to_owned(), |(_, _, text)| (*text).to_owned())
    };
    let about = text("", "");
    let (short, long) =
        about.split_once("\n\n").map_or((about.as_str(), None), |(short, _)| (short, Some(about.clone())));
    command = command
        .about(short.to_owned())
        .help_template(VIETNAMESE_TEMPLATE)
        .subcommand_help_heading(words::COMMANDS);
    if let Some(long) = long {
        command = command.long_about(long);
    }
    command = command.mut_args(|argument| {
        let help = text(argument.get_id().as_str(), "");
        let heading = if argument.is_positional() { words::ARGUMENTS } else { words::OPTIONS };
        // clap gives a flag the values `true` and `false`, which nobody types.
        let takes_value = matches!(argument.get_action(), ArgAction::Set | ArgAction::Append);
        let values = if takes_value { argument.get_possible_values() } else { Vec::new() };
        let values: Vec<&str> = values.iter().map(PossibleValue::get_name).collect();
        let defaults = argument.get_default_values().iter().filter(|_| takes_value);
        let defaults: Vec<_> = defaults.map(|it| it.to_string_lossy()).collect();
        let mut help = help;
        if !defaults.is_empty() {
            help = words::with_default(&help, &defaults.join(", "));
        }
        if !values.is_empty() {
            help = words::with_values(&help, &values.join(", "));
        }
        let names: Vec<Str> = argument.get_value_names().unwrap_or_default().iter().map(value_name).collect();
        let argument = if names.is_empty() { argument } else { argument.value_names(names) };
        let argument = argument.help(help).long_help(None::<&str>).help_heading(heading);
        argument.hide_default_value(true).hide_possible_values(true)
    });
    let names: Vec<String> = command.get_subcommands().map(|sub| sub.get_name().to_owned()).collect();
    for name in names {
        command = command.mut_subcommand(&name, |sub| vietnamese(sub, &name));
    }
    command
}

/// The usage of a command and of those below it, without clap's own words.
fn usages(mut command: Command) -> Command {
    let usage = command.render_usage().to_string();
    let usage = usage.trim_start_matches("Usage:").trim();
    command = command.override_usage(words::usage(usage));
    let names: Vec<String> = command.get_subcommands().map(|sub| sub.get_name().to_owned()).collect();
    for name in names {
        command = command.mut_subcommand(name, usages);
    }
    command
}

#[cfg(test)]
mod tests {
    use super::*;

    fn untranslated(command: &Command, missing: &mut Vec<String>) {
        let is_vietnamese = |text: &str| VIETNAMESE.iter().any(|(_, _, vi)| vi.starts_with(text));
        let about = command.get_about().map(ToString::to_string).unwrap_or_default();
        if !is_vietnamese(&about) || about.is_empty() {
            missing.push(command.get_name().to_owned());
        }
        for argument in command.get_arguments() {
            let help = argument.get_help().map(ToString::to_string).unwrap_or_default();
            // Its values stand behind it.
            let help = help.split(" [").next().unwrap_or_default();
            if !is_vietnamese(help) || help.is_empty() {
                missing.push(format!("{} {}", command.get_name(), argument.get_id()));
            }
        }
        for sub in command.get_subcommands() {
            untranslated(sub, missing);
        }
    }

    #[test]
    fn every_command_and_argument_has_vietnamese_help() {
        let mut missing = Vec::new();
        untranslated(&command(Lang::Vi), &mut missing);
        assert_eq!(missing, Vec::<String>::new());
    }

    #[test]
    fn the_command_is_well_formed() {
        command(Lang::En).debug_assert();
    }
}
