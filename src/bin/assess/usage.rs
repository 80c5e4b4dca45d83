//! What is wrong with the arguments, in the language of the user: clap knows what, the words are ours.

use std::error::Error as _;
use std::fmt;
use std::num::ParseIntError;

use assess::base::diagnostic::Severity;
use assess::base::lang::{Lang, Message};
use assess::base::quote::quoted;
use assess::input::find::several;
use assess::report::words::severity;
use assess::syntax::did_you_mean;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::words;

/// Why a value cannot be taken.
#[derive(Debug)]
pub struct Wrong(pub Message);

impl fmt::Display for Wrong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.get(Lang::En))
    }
}

impl std::error::Error for Wrong {}

/// The error as it is printed; `None` if it is not an error, such as help that was asked for.
pub fn message(error: &clap::Error, lang: Lang) -> Option<String> {
    if !error.use_stderr() || error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand {
        return None;
    }
    let (label, message) = (severity(Severity::Error, lang), said(error));
    if error.kind() == ErrorKind::MissingRequiredArgument && is_of_program(error) {
        return Some(format!("{label}: {}\n", words::three_ways(lang)));
    }
    let usage = match error.get(ContextKind::Usage) {
        Some(ContextValue::StyledStr(usage)) => usage.to_string(),
        _ => String::new(),
    };
    let usage = match usage.trim().strip_prefix("Usage:").map(str::trim) {
        Some(usage) => words::usage(lang, usage),
        None => String::new(),
    };
    let more = words::more_by_help(lang);
    Some(format!("{label}: {}\n{usage}\n{more}\n", message.get(lang)))
}

/// What is wrong.
fn said(error: &clap::Error) -> Message {
    let text = |kind| quoted(&words(error, kind).join(" "));
    let (argument, value) = (text(ContextKind::InvalidArg), text(ContextKind::InvalidValue));
    match error.kind() {
        ErrorKind::InvalidValue if value.is_empty() => {
            with(words::needs_value(&argument), &known(error, ContextKind::ValidValue))
        }
        ErrorKind::InvalidValue => with(
            words::no_value(&value, &argument),
            &[nearby(error, ContextKind::SuggestedValue), known(error, ContextKind::ValidValue)].concat(),
        ),
        ErrorKind::ValueValidation => {
            with(words::no_value(&value, &argument), &why(error).into_iter().collect::<Vec<_>>())
        }
        ErrorKind::UnknownArgument if is_of_program(error) && !argument.starts_with('-') => {
            second_file(&argument)
        }
        ErrorKind::UnknownArgument => {
            with(words::no_argument(&argument), &nearby(error, ContextKind::SuggestedArg))
        }
        ErrorKind::InvalidSubcommand => {
            let near = words(error, ContextKind::SuggestedSubcommand);
            no_command(&text(ContextKind::InvalidSubcommand), near.first().map(String::as_str))
        }
        ErrorKind::MissingRequiredArgument => {
            let missing = list(&words(error, ContextKind::InvalidArg));
            words::arguments_missing(&missing)
        }
        ErrorKind::MissingSubcommand => words::command_missing(),
        ErrorKind::ArgumentConflict => {
            let prior = list(&words(error, ContextKind::PriorArg));
            if prior.is_empty() || prior == format!("`{argument}`") {
                words::given_twice(&argument)
            } else {
                words::cannot_be_used_with(&argument, &prior)
            }
        }
        ErrorKind::NoEquals => words::value_after_equals(&argument),
        ErrorKind::TooManyValues | ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            words::wrong_number_of_values(&argument)
        }
        ErrorKind::InvalidUtf8 => words::argument_not_utf8(),
        _ => {
            let said = error.to_string();
            let said = quoted(said.lines().next().unwrap_or_default().trim_start_matches("error: "));
            Message::verbatim(said)
        }
    }
}

/// That there is no such command, and which was meant.
pub fn no_command(command: &str, near: Option<&str>) -> Message {
    with(words::no_command(&quoted(command)), &near.map(did_you_mean).into_iter().collect::<Vec<_>>())
}

/// Whether an error is about `assess FILE`, whose usage alone names the commands.
fn is_of_program(error: &clap::Error) -> bool {
    let usage = error.get(ContextKind::Usage).map(ToString::to_string).unwrap_or_default();
    ["<COMMAND>", "<LỆNH>"].iter().any(|mark| usage.contains(mark))
}

/// That a word stands behind the one answer sheet, with what to type for all files that are named.
fn second_file(word: &str) -> Message {
    let (files, is_one) = several(std::env::args_os().skip(1));
    if is_one { words::one_file_too_many(word) } else { words::several_files(word, &files) }
}

/// The words that clap gives of a kind.
fn words(error: &clap::Error, kind: ContextKind) -> Vec<String> {
    match error.get(kind) {
        Some(ContextValue::String(word)) => vec![word.clone()],
        Some(ContextValue::Strings(words)) => words.clone(),
        _ => Vec::new(),
    }
}

fn list(words: &[String]) -> String {
    words.iter().map(|word| format!("`{}`", quoted(word))).collect::<Vec<_>>().join(", ")
}

/// The values that the argument takes.
fn known(error: &clap::Error, kind: ContextKind) -> Vec<Message> {
    let known = list(&words(error, kind));
    if known.is_empty() { Vec::new() } else { vec![words::known_here(&known)] }
}

/// The nearest known word, as a question.
fn nearby(error: &clap::Error, kind: ContextKind) -> Vec<Message> {
    let near = words(error, kind);
    let near = near.first().map(|near| did_you_mean(near));
    near.into_iter().collect()
}

/// Why the parser of a value refused it.
fn why(error: &clap::Error) -> Option<Message> {
    let source = error.source()?;
    if let Some(Wrong(why)) = source.downcast_ref() {
        return Some(why.clone());
    }
    let is_number = source.downcast_ref::<ParseIntError>().is_some();
    is_number.then(words::write_whole_number)
}

/// A message, followed by hints.
fn with(message: Message, more: &[Message]) -> Message {
    more.iter().fold(message, |said, more| {
        let more = more.clone();
        Message::new(move |lang| {
            let said = said.get(lang);
            // A question ends a sentence by itself.
            let mark = if said.ends_with('?') { "" } else { ";" };
            format!("{said}{mark} {}", more.get(lang))
        })
    })
}
