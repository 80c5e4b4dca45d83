//! The terminal: what is said beside the result, how wide it is, and whether it takes colours.

use std::io::{self, IsTerminal, Write};

use assess::base::quote::inert;
use assess::model::settings::Colour;
use assess::report::block::Document;
use assess::report::write::terminal::{Screen, write};

/// Says something to the person at the terminal, beside the result.
pub fn note(text: &str) {
    // If standard error is closed there is nobody to tell.
    let _ = writeln!(anstream::stderr(), "{}", inert(text));
}

/// Whether a person at a terminal reads results and what is said beside them.
pub fn is_watched() -> bool {
    io::stdout().is_terminal() && io::stderr().is_terminal() && std::env::var_os("CI").is_none()
}

/// Lets a write that exceeds a limit of the size of files (`ulimit -f`) fail, instead of ending the program with its
/// files half written.
pub fn take_file_limits_for_errors() {
    #[cfg(unix)]
    {
        // If the system does not take a handler, the program ends as any other would.
        let _ = signal_hook::flag::register(signal_hook::consts::SIGXFSZ, std::sync::Arc::default());
    }
}

/// Shows a document to the person at the terminal, beside the result.
pub fn say(document: &Document) {
    let screen = Screen { width: width(), colour: true, ascii: false };
    let _ = anstream::stderr().write_all(write(document, screen).as_bytes());
}

/// Makes this the choice of every stream.
pub fn set_colour(colour: Colour) {
    match colour {
        Colour::Auto => anstream::ColorChoice::Auto,
        Colour::Always => anstream::ColorChoice::Always,
        Colour::Never => anstream::ColorChoice::Never,
    }
    .write_global();
}

/// Whether a report takes colours: on standard output if that does, in a file only if it was asked for.
pub fn colours(is_stdout: bool) -> bool {
    if is_stdout {
        anstream::AutoStream::choice(&io::stdout()) != anstream::ColorChoice::Never
    } else {
        anstream::ColorChoice::global() == anstream::ColorChoice::Always
    }
}

/// The columns of the terminal; 80 when there is none.
pub fn width() -> usize {
    let size = if io::stdout().is_terminal() { terminal_size::terminal_size() } else { None };
    size.map_or(80, |(terminal_size::Width(width), _)| usize::from(width))
}
