//! Workflow commands of GitHub Actions, which become annotations of the changed lines.
//!
//! Format: <https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands>; the escapes are
//! those of `@actions/core`, which the page does not list. GitHub takes columns only within one line.

use std::fmt::Write as _;

use crate::base::diagnostic::Severity;
use crate::base::lang::Lang;
use crate::base::quote::visible;
use crate::check::CheckReport;
use crate::report::data::words;
use crate::report::words::check::Totals;

use super::finding::Finding;
use super::path;

/// A command a finding, and the total; without findings that is no command.
#[must_use]
pub fn render(report: &CheckReport, lang: Lang) -> String {
    let mut out = String::new();
    for finding in Finding::all(report) {
        let command = match finding.diagnostic.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Info => "notice",
        };
        let place = finding.place;
        let mut properties = format!("file={},line={}", property(&path(finding.file)), place.line);
        let one_line = place.line == place.end_line;
        // Writing to a string cannot fail, here and below.
        if one_line {
            let _ = write!(properties, ",col={}", place.column);
        }
        let _ = write!(properties, ",endLine={}", place.end_line);
        if one_line {
            let _ = write!(properties, ",endColumn={}", place.end_column);
        }
        let title = property(&format!("assess ({})", finding.code()));
        let mut message = finding.message(lang);
        if let Some(help) = finding.help(lang) {
            let _ = write!(message, "\n{}: {help}", words::help(lang));
        }
        let _ = writeln!(out, "::{command} {properties},title={title}::{}", data(&message));
    }
    // GitHub shows ten annotations of a kind: the total says how many there are.
    let total = Totals::of(report, lang).line(lang);
    let command = if out.is_empty() { String::new() } else { "::notice title=assess::".to_owned() };
    let _ = writeln!(out, "{command}{}", data(&total));
    out
}

/// A text behind the second `::`.
fn data(text: &str) -> String {
    visible(text).replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// The value of a property.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
