//! The help of each command, in the language of the user; what is wrong with arguments is said by [`super::usage`].

mod words;

use anyhow::bail;
use assess::base::diagnostic::nearest;
use assess::base::lang::Lang;
use clap::builder::{PossibleValue, Str};
use clap::{Arg, ArgAction, Command, CommandFactory};

use super::args::Args;
use super::{screen, usage};

/// The widest help, in columns.
const WIDEST: usize = 100;

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
    let command = Args::command().term_width(screen::width().min(WIDEST));
    let mut command = worded(command, "", lang).after_help(words::examples(lang));
    command.build();
    usages(command.override_usage(words::two_ways(lang)), lang)
}

/// The command that these words name, with its help in a language; without any, the program.
pub fn of(words: &[String], lang: Lang) -> anyhow::Result<Command> {
    let mut command = command(lang);
    command.build();
    for word in words {
        let names: Vec<&str> = command.get_subcommands().map(Command::get_name).collect();
        let Some(found) = command.find_subcommand(word) else {
            bail!(usage::no_command(word, nearest(word, names)));
        };
        command = found.clone();
    }
    Ok(command)
}

/// A command, and those below it, with the words of a language.
fn worded(mut command: Command, path: &str, lang: Lang) -> Command {
    command.build();
    let about = words::text(path, "", lang);
    let short = about.split("\n\n").next().unwrap_or_default();
    command = command
        .about(short)
        .long_about((about != short).then_some(about))
        .help_template(words::template(lang))
        .subcommand_help_heading(words::commands(lang))
        .mut_args(|argument| with_words(argument, path, lang));
    let names: Vec<String> = command.get_subcommands().map(|sub| sub.get_name().to_owned()).collect();
    names.iter().fold(command, |command, name| command.mut_subcommand(name, |sub| worded(sub, name, lang)))
}

fn with_words(argument: Arg, path: &str, lang: Lang) -> Arg {
    let id = argument.get_id().as_str();
    let mut help = words::text(path, id, lang).to_owned();
    let is_global = argument.is_global_set() || ["help", "version"].contains(&id);
    let heading = match () {
        () if is_global => words::global_options(lang),
        () if argument.is_positional() => words::arguments(lang),
        () => words::options(lang),
    };
    // clap gives a flag the values `true` and `false`, which nobody types.
    if matches!(argument.get_action(), ArgAction::Set | ArgAction::Append) {
        let values = argument.get_possible_values();
        let values: Vec<&str> = values.iter().map(PossibleValue::get_name).collect();
        let mark = if values.contains(&",") { " " } else { ", " };
        let defaults = argument.get_default_values().iter().map(|it| it.to_string_lossy());
        let defaults = defaults.collect::<Vec<_>>().join(", ");
        for (list, said) in
            [(defaults, words::default as fn(_, &str) -> _), (values.join(mark), words::values)]
        {
            if !list.is_empty() {
                help = format!("{help} {}", said(lang, &list));
            }
        }
    }
    let named = argument.get_value_names().unwrap_or_default().iter();
    let names: Vec<Str> =
        named.map(|name| words::value_name(name, lang).map_or_else(|| name.clone(), Str::from)).collect();
    let argument = if names.is_empty() { argument } else { argument.value_names(names) };
    let argument = argument.help(help).long_help(None::<&str>).help_heading(heading);
    argument.hide_default_value(true).hide_possible_values(true)
}

/// The usage of a command and of those below it, without clap's own words.
fn usages(mut command: Command, lang: Lang) -> Command {
    let usage = command.render_usage().to_string();
    let usage = words::usage(usage.trim_start_matches("Usage:").trim(), lang);
    let names: Vec<String> = command.get_subcommands().map(|sub| sub.get_name().to_owned()).collect();
    let command = command.override_usage(usage);
    names.into_iter().fold(command, |command, name| command.mut_subcommand(name, |sub| usages(sub, lang)))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The path of a command and the name of an argument.
    type Place = (String, String);

    fn places(command: &Command, path: &str, found: &mut Vec<Place>) {
        found.push((path.to_owned(), String::new()));
        found.extend(command.get_arguments().map(|it| (path.to_owned(), it.get_id().to_string())));
        for sub in command.get_subcommands() {
            places(sub, sub.get_name(), found);
        }
    }

    #[test]
    fn every_command_and_argument_has_words_and_all_words_are_used() {
        let mut asked = Vec::new();
        places(&command(Lang::Vi), "", &mut asked);
        let mut used = Vec::new();
        for (path, argument) in &asked {
            let (at, ..) = words::entry(path, argument).expect(argument);
            used.push((*at, argument.as_str()));
        }
        for (path, argument, ..) in words::HELP {
            assert!(used.contains(&(*path, *argument)), "nothing takes the words of {path} {argument}");
        }
    }

    #[test]
    fn the_command_is_well_formed() {
        for lang in Lang::ALL {
            command(lang).debug_assert();
        }
    }
}
