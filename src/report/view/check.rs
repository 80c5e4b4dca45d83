//! The report of a check: each finding with its lines, then one line that sums up.

use crate::base::diagnostic::Severity;
use crate::base::lang::Lang;
use crate::check::CheckReport;
use crate::report::block::{Block, Document, Role, Text};

use super::diagnostics;
use super::words::check as words;

/// The findings, and the summary.
#[must_use]
pub fn document(report: &CheckReport, lang: Lang) -> Document {
    let mut document = Document::default();
    for file in &report.files {
        diagnostics::findings(&mut document, &file.source, &file.findings, lang);
    }
    document.push(Block::Line(summary(report, lang)));
    document
}

/// The summary alone, in one line.
#[must_use]
pub fn line(report: &CheckReport, lang: Lang) -> Document {
    Document { blocks: vec![Block::Line(summary(report, lang))] }
}

/// What was checked and found, in a sentence.
#[must_use]
pub fn summary(report: &CheckReport, lang: Lang) -> Text {
    if report.files.is_empty() {
        return Text::plain(words::no_file(lang));
    }
    let (checked, found, aside) = (checked(report, lang), found(report, lang), aside(report, lang));
    if found.is_empty() {
        let text = format!(" {checked}, {}", words::nothing_found(lang));
        return Text::new(Role::Good, words::good(lang))
            .and(Role::Plain, text)
            .then(aside)
            .and(Role::Plain, ".");
    }
    let mut text = Text::plain(format!("{}: ", capital(&checked)));
    for (at, part) in found.into_iter().enumerate() {
        text = text.and(Role::Plain, if at > 0 { ", " } else { "" }).then(part);
    }
    text.then(aside)
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// What was looked at: `3 files checked, 1 case run`.
fn checked(report: &CheckReport, lang: Lang) -> String {
    let (files, cases) = (report.files.len(), report.files.iter().map(|file| file.cases).sum::<usize>());
    let text = words::files(lang, files);
    if cases == 0 { text } else { format!("{text}, {}", words::cases(lang, cases)) }
}

/// How many findings there are of each severity that occurs.
fn found(report: &CheckReport, lang: Lang) -> Vec<Text> {
    let kinds = [
        (Severity::Error, Role::Bad, words::errors as fn(Lang, usize) -> String),
        (Severity::Warning, Role::Fair, words::warnings),
        (Severity::Info, Role::Strong, words::infos),
    ];
    let part = |(severity, role, words): (Severity, Role, fn(Lang, usize) -> String)| {
        let found = report.count(severity);
        (found > 0).then(|| Text::new(role, words(lang, found)))
    };
    kinds.into_iter().filter_map(part).collect()
}

/// What was found and is not reported, in brackets.
fn aside(report: &CheckReport, lang: Lang) -> Text {
    let (ignored, allowed) = (report.ignored(), report.suppressed());
    let parts = [
        (ignored > 0).then(|| words::ignored(lang, ignored)),
        (allowed > 0).then(|| words::allowed(lang, allowed)),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    if parts.is_empty() {
        return Text::default();
    }
    let aside = format!("({}{})", words::left_out(lang), parts.join(", "));
    Text::plain(" ").and(Role::Quiet, aside)
}
