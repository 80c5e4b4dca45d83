//! Exit codes: 0 done, 1 done and a gate of the caller failed, 2 could not do it.

use std::io::Write;
use std::process::ExitCode;

use assess::base::diagnostic::Severity;
use assess::base::error::{Trouble, is_closed_pipe};
use assess::base::lang::Lang;
use assess::base::quote::{clean, inert};
use assess::report::receiver::{Ending, why_stopped};
use assess::report::view::diagnostics;
use assess::report::words::severity;

use super::{screen, usage};

/// How a command ended when it could do its work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Done {
    /// It succeeded, and every gate passed.
    Passed,
    /// A gate that the caller asked for failed.
    Failed,
    /// It could not be done, and why was said.
    Unable,
}

impl Done {
    /// By whether the gates passed.
    pub const fn by(passed: bool) -> Self {
        if passed { Self::Passed } else { Self::Failed }
    }

    /// That of a batch, whose last words are said.
    pub fn said(ending: &Ending) -> Self {
        ending.lines.iter().for_each(|line| screen::note(line));
        ending.passed.map_or(Self::Unable, Self::by)
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
        Ok(Done::Unable) => return ExitCode::from(2),
        Err(error) => error,
    };
    if is_closed_pipe(&*error) {
        return ExitCode::SUCCESS;
    }
    let message = match error.downcast_ref() {
        Some(Trouble::File(faulty)) => {
            screen::say(&diagnostics::faulty(faulty, lang));
            return ExitCode::from(2);
        }
        Some(trouble) => trouble.message().get(lang),
        None => {
            let said = error.downcast_ref().cloned().or_else(|| error.downcast_ref().and_then(why_stopped));
            said.map_or_else(|| clean(&format!("{error:#}")), |said| said.get(lang))
        }
    };
    let text = format!("{}: {message}\n", severity(Severity::Error, lang));
    // If even standard error is closed there is nobody left to tell.
    let _ = anstream::stderr().write_all(inert(&text).as_bytes());
    ExitCode::from(2)
}
