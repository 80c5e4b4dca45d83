//! What is wrong with the arguments, in the language of the user: clap knows what, the words are ours.

use std::error::Error as _;
use std::num::ParseIntError;

use assess::base::diagnostic::Severity;
use assess::base::error::Trouble;
use assess::base::lang::{Lang, Message};
use assess::base::quote::quoted;
use assess::input::find::several;
use assess::report::words::severity;
use assess::syntax::did_you_mean;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::words;

/// The error as it is printed; `None` if it is not an error, such as help that was asked for.
pub fn message(error: &clap::Error, lang: Lang) -> Option<String> {
    if !error.use_stderr() || error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand {
        return None;
    }
    let (label, message) = (severity(Severity::Error, lang), said(error));
    if error.kind() == ErrorKind::MissingRequiredArgument && is_of_program(error) {
        return Some(format!("{label}: {}\n", words::three_ways(lang)));
    }
    let usage = error.get(ContextKind::Usage).map(ToString::to_string).unwrap_or_default();
    let usage = usage.trim().strip_prefix("Usage:").map(|usage| words::usage(lang, usage.trim()));
    let usage = usage.unwrap_or_default();
    let more = words::more_by_help(lang);
    Some(format!("{label}: {}\n{usage}\n{more}\n", message.get(lang)))
}

/// What is wrong.
fn said(error: &clap::Error) -> Message {
    let text = |kind| quoted(&words(error, kind).join(" "));
    let (argument, value) = (text(ContextKind::InvalidArg), text(ContextKind::InvalidValue));
    match error.kind() {
        ErrorKind::InvalidValue if value.is_empty() => with(words::needs_value(&argument), [known(error)]),
        ErrorKind::InvalidValue => {
            let near = nearby(error, ContextKind::SuggestedValue);
            with(words::no_value(&value, &argument), [near, known(error)])
        }
        ErrorKind::ValueValidation => with(words::no_value(&value, &argument), [why(error)]),
        ErrorKind::UnknownArgument if is_of_program(error) && !argument.starts_with('-') => {
            second_file(&argument)
        }
        ErrorKind::UnknownArgument => {
            with(words::no_argument(&argument), [nearby(error, ContextKind::SuggestedArg)])
        }
        ErrorKind::InvalidSubcommand => {
            let near = nearby(error, ContextKind::SuggestedSubcommand);
            with(words::no_command(&text(ContextKind::InvalidSubcommand)), [near])
        }
        ErrorKind::MissingRequiredArgument => {
            words::arguments_missing(&list(&words(error, ContextKind::InvalidArg)))
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
    with(words::no_command(&quoted(command)), [near.map(did_you_mean)])
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
fn known(error: &clap::Error) -> Option<Message> {
    let known = list(&words(error, ContextKind::ValidValue));
    (!known.is_empty()).then(|| words::known_here(&known))
}

/// The nearest known word, as a question.
fn nearby(error: &clap::Error, kind: ContextKind) -> Option<Message> {
    words(error, kind).first().map(|near| did_you_mean(near))
}

/// Why the parser of a value refused it.
fn why(error: &clap::Error) -> Option<Message> {
    let source = error.source()?;
    let is_number = source.is::<ParseIntError>();
    source.downcast_ref().map(Trouble::message).or_else(|| is_number.then(words::write_whole_number))
}

/// A message, followed by hints.
fn with<const N: usize>(message: Message, more: [Option<Message>; N]) -> Message {
    more.into_iter().flatten().fold(message, |said, more| {
        Message::new(move |lang| {
            let said = said.get(lang);
            // A question ends a sentence by itself.
            let mark = if said.ends_with('?') { "" } else { ";" };
            format!("{said}{mark} {}", more.get(lang))
        })
    })
}
