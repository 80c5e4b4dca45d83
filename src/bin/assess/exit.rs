//! Exit codes: 0 done, 1 done and a gate of the caller failed, 2 could not do it.

use std::io::{self, Write};
use std::process::ExitCode;

use assess::Error;
use assess::base::diagnostic::Severity;
use assess::base::error::Trouble;
use assess::base::lang::Lang;
use assess::base::quote::{clean, inert};
use assess::report::data::batch::xlsx;
use assess::report::view::diagnostics;
use assess::report::words::severity;
use assess::report::write::terminal::{Screen, write};

use super::{screen, usage};

/// How a command ended when it could do its work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Done {
    /// It succeeded, and every gate passed.
    Passed,
    /// A gate that the caller asked for failed.
    Failed,
}

impl Done {
    /// By whether the gates passed.
    pub const fn by(passed: bool) -> Self {
        if passed { Self::Passed } else { Self::Failed }
    }
}

/// Prints what is wrong with the arguments, or the help that was asked for, and gives the exit code.
pub fn usage(error: &clap::Error, lang: Lang) -> ExitCode {
    let code = if error.use_stderr() { ExitCode::from(2) } else { ExitCode::SUCCESS };
    // A closed output cannot be told anything.
    let _ = match usage::message(error, lang) {
        Some(message) => anstream::stderr().write_all(inert(&message).as_bytes()),
        None => error.print(),
    };
    code
}

/// Prints what went wrong, once, and gives the exit code.
pub fn code(done: anyhow::Result<Done>, lang: Lang) -> ExitCode {
    let error = match done {
        Ok(Done::Passed) => return ExitCode::SUCCESS,
        Ok(Done::Failed) => return ExitCode::from(1),
        Err(error) => error,
    };
    if is_closed_pipe(&error) {
        return ExitCode::SUCCESS;
    }
    let text = match error.downcast_ref() {
        Some(Trouble::File(faulty)) => {
            let screen = Screen { width: screen::width(), colour: true, ascii: false };
            write(&diagnostics::faulty(faulty, lang), screen)
        }
        _ => {
            let message = match (of_tool(&error), of_book(&error)) {
                (Some(error), _) => error.message().get(lang),
                (None, Some(error)) => error.message().get(lang),
                (None, None) => clean(&format!("{error:#}")),
            };
            format!("{}: {message}\n", severity(Severity::Error, lang))
        }
    };
    // If even standard error is closed there is nobody left to tell.
    let _ = anstream::stderr().write_all(inert(&text).as_bytes());
    ExitCode::from(2)
}

/// The tool's own error inside this one, also where a writer wrapped it in an `io::Error`.
fn of_tool(error: &anyhow::Error) -> Option<&Error> {
    if let Some(Trouble::Tool(error)) = error.downcast_ref() {
        return Some(error);
    }
    let by_writer = || error.downcast_ref::<io::Error>()?.get_ref()?.downcast_ref();
    error.downcast_ref().or_else(by_writer)
}

/// The error of the writer of workbooks inside this one.
fn of_book(error: &anyhow::Error) -> Option<&xlsx::Error> {
    error.downcast_ref::<io::Error>()?.get_ref()?.downcast_ref()
}

/// Whether the reader of standard output went away, which is no error.
pub fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| {
        cause.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
    })
}
