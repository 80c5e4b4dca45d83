//! What is wrong with the arguments, in the language of the user: clap knows what, the words are ours.

use std::error::Error as _;
use std::fmt;
use std::num::ParseIntError;

use assess::base::lang::{Bilingual, Lang};
use assess::base::quote::quoted;
use assess::both;
use clap::error::{ContextKind, ContextValue, ErrorKind};

/// Why a value cannot be taken.
#[derive(Debug)]
pub struct Wrong(pub Bilingual);

impl fmt::Display for Wrong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.en)
    }
}

impl std::error::Error for Wrong {}

/// The error as it is printed; `None` if it is not an error, such as help that was asked for.
pub fn message(error: &clap::Error, lang: Lang) -> Option<String> {
    if !error.use_stderr() || error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand {
        return None;
    }
    let (label, message) = (lang.pick("error", "lỗi"), said(error));
    let usage = match error.get(ContextKind::Usage) {
        Some(ContextValue::StyledStr(usage)) => usage.to_string(),
        _ => String::new(),
    };
    let usage = match usage.trim().strip_prefix("Usage:").map(str::trim) {
        Some(usage) => lang.pick(format!("\nUsage: {usage}\n"), format!("\nCách dùng: {usage}\n")),
        None => String::new(),
    };
    let more = lang.pick("For more information, try `--help`.", "Xem thêm bằng `--help`.");
    Some(format!("{label}: {}\n{usage}\n{more}\n", message.get(lang)))
}

/// What is wrong.
fn said(error: &clap::Error) -> Bilingual {
    let text = |kind| quoted(&words(error, kind).join(" "));
    let (argument, value) = (text(ContextKind::InvalidArg), text(ContextKind::InvalidValue));
    match error.kind() {
        ErrorKind::InvalidValue if value.is_empty() => with(
            both!("`{argument}` needs a value", "`{argument}` cần một giá trị"),
            &known(error, ContextKind::ValidValue),
        ),
        ErrorKind::InvalidValue => with(
            both!("`{value}` is no value of `{argument}`", "`{value}` không phải giá trị của `{argument}`"),
            &[nearby(error, ContextKind::SuggestedValue), known(error, ContextKind::ValidValue)].concat(),
        ),
        ErrorKind::ValueValidation => with(
            both!("`{value}` is no value of `{argument}`", "`{value}` không phải giá trị của `{argument}`"),
            &why(error).into_iter().collect::<Vec<_>>(),
        ),
        ErrorKind::UnknownArgument if is_second_file(error, &argument) => both!(
            "`{argument}` is one file too many; `assess batch` scores several",
            "`{argument}` là tệp thừa; `assess batch` chấm nhiều tệp"
        ),
        ErrorKind::UnknownArgument => with(
            both!("there is no argument `{argument}`", "không có tham số `{argument}`"),
            &nearby(error, ContextKind::SuggestedArg),
        ),
        ErrorKind::InvalidSubcommand => {
            let command = text(ContextKind::InvalidSubcommand);
            with(
                both!("there is no command `{command}`", "không có lệnh `{command}`"),
                &nearby(error, ContextKind::SuggestedSubcommand),
            )
        }
        ErrorKind::MissingRequiredArgument => {
            let missing = list(&words(error, ContextKind::InvalidArg));
            both!("these arguments are missing: {missing}", "còn thiếu tham số: {missing}")
        }
        ErrorKind::MissingSubcommand => both!("a command is missing", "còn thiếu lệnh"),
        ErrorKind::ArgumentConflict => {
            let prior = list(&words(error, ContextKind::PriorArg));
            if prior.is_empty() || prior == format!("`{argument}`") {
                both!("`{argument}` is given twice", "`{argument}` được nêu hai lần")
            } else {
                both!(
                    "`{argument}` cannot be used with {prior}",
                    "không thể dùng `{argument}` cùng với {prior}"
                )
            }
        }
        ErrorKind::NoEquals => {
            both!("`{argument}` takes its value after a `=`", "`{argument}` cần giá trị ngay sau dấu `=`")
        }
        ErrorKind::TooManyValues | ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            both!(
                "`{argument}` has too many or too few values",
                "`{argument}` có quá nhiều hoặc quá ít giá trị"
            )
        }
        ErrorKind::InvalidUtf8 => both!("an argument is not UTF-8", "có tham số không đúng mã UTF-8"),
        _ => {
            let said = error.to_string();
            let said = quoted(said.lines().next().unwrap_or_default().trim_start_matches("error: "));
            both!("{said}", "{said}")
        }
    }
}

/// Whether a word stands behind the one answer sheet of `assess FILE`, whose usage alone names the commands.
fn is_second_file(error: &clap::Error, word: &str) -> bool {
    let usage = error.get(ContextKind::Usage).map(ToString::to_string).unwrap_or_default();
    !word.starts_with('-') && ["<COMMAND>", "<LỆNH>"].iter().any(|mark| usage.contains(mark))
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
fn known(error: &clap::Error, kind: ContextKind) -> Vec<Bilingual> {
    let known = list(&words(error, kind));
    if known.is_empty() {
        Vec::new()
    } else {
        vec![both!("known here: {known}", "giá trị hợp lệ: {known}")]
    }
}

/// The nearest known word, as a question.
fn nearby(error: &clap::Error, kind: ContextKind) -> Vec<Bilingual> {
    let near = words(error, kind);
    let near = near.first().map(|near| both!("did you mean `{near}`?", "có phải ý bạn là `{near}`?"));
    near.into_iter().collect()
}

/// Why the parser of a value refused it.
fn why(error: &clap::Error) -> Option<Bilingual> {
    let source = error.source()?;
    if let Some(Wrong(why)) = source.downcast_ref() {
        return Some(why.clone());
    }
    let is_number = source.downcast_ref::<ParseIntError>().is_some();
    is_number.then(|| both!("write a whole number", "hãy viết một số nguyên"))
}

/// A message, followed by hints.
fn with(message: Bilingual, more: &[Bilingual]) -> Bilingual {
    more.iter().fold(message, |said, more| {
        let joined = |said: &str, more: &str| {
            // A question ends a sentence by itself.
            format!("{said}{} {more}", if said.ends_with('?') { "" } else { ";" })
        };
        Bilingual { en: joined(&said.en, &more.en), vi: joined(&said.vi, &more.vi) }
    })
}
