//! Exit codes: 0 done, 1 done and a gate of the caller failed, 2 could not do it.

use std::process::ExitCode;

use assess::Error;
use assess::base::diagnostic::Faulty;
use assess::base::lang::Lang;
use assess::base::quote::clean;
use assess::base::source::SourceFile;
use assess::report::render;
use assess::report::view::diagnostics;
use assess::syntax::tree::Faults;

use super::files;

/// How a command ended when it could do its work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Done {
    /// Everything asked for is so.
    Passed,
    /// A gate that the caller asked for failed.
    Failed,
}

/// That a user's file cannot be used; drawn by [`code`].
#[derive(Debug, thiserror::Error)]
#[error("{} cannot be used", .0.source.name())]
pub struct Unusable(pub Box<Faulty>, pub Lang);

impl Unusable {
    /// The faults of a file.
    pub fn new(source: &SourceFile, faults: Faults, lang: Lang) -> Self {
        Self(Box::new(Faulty::new(source.clone(), faults)), lang)
    }
}

/// Prints what went wrong, once, and gives the exit code.
pub fn code(done: anyhow::Result<Done>, lang: Lang) -> ExitCode {
    let error = match done {
        Ok(Done::Passed) => return ExitCode::SUCCESS,
        Ok(Done::Failed) => return ExitCode::from(1),
        Err(error) => error,
    };
    if files::is_closed_pipe(&error) {
        return ExitCode::SUCCESS;
    }
    let mut stderr = anstream::stderr();
    let text = if let Some(Unusable(faulty, lang)) = error.downcast_ref() {
        render(&diagnostics::faulty(faulty, *lang), files::shape(true))
    } else {
        let message = match error.downcast_ref::<Error>() {
            Some(error) => error.message().get(lang).to_owned(),
            None => clean(&format!("{error:#}")),
        };
        format!("{}: {message}\n", lang.pick("error", "lỗi"))
    };
    // If even standard error is closed there is nobody left to tell.
    let _ = std::io::Write::write_all(&mut stderr, text.as_bytes());
    ExitCode::from(2)
}
