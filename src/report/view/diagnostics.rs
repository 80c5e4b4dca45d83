//! Faults of a user's file, with the lines they stand on.

use crate::base::diagnostic::{Diagnostic, Faulty};
use crate::base::lang::Lang;
use crate::base::quote::is_bidi_control;
use crate::base::source::{SourceFile, Span};
use crate::report::block::{Block, Document, Finding, Lines, NoteKind};
use crate::report::words as common;
use crate::syntax::tree::MAX_FAULTS;

use super::words::check as words;

/// The most faults that are drawn; the rest are counted.
const MOST: usize = 100;
/// The most text, in bytes, that is shown around a fault.
const LONGEST: usize = 8_000;

/// Every fault of a file, and how many there are.
#[must_use]
pub fn faulty(faulty: &Faulty, lang: Lang) -> Document {
    let shown = faulty.diagnostics.iter().take(MOST);
    let mut document = Document { blocks: shown.map(|fault| block(&faulty.source, fault, lang)).collect() };
    let found = faulty.diagnostics.len();
    let count = if found < MAX_FAULTS { found.to_string() } else { format!("{MAX_FAULTS}+") };
    document.paragraph(words::faults(lang, faulty.source.name(), &count));
    document
}

/// What is doubtful in a file that can be used.
#[must_use]
pub fn found(source: &SourceFile, found: &[Diagnostic], lang: Lang) -> Document {
    let mut document = Document::default();
    findings(&mut document, source, found, lang);
    document
}

/// A finding in one line: `file:line:column: warning[code]: message; what to do`.
#[must_use]
pub fn line(source: &SourceFile, found: &Diagnostic, lang: Lang) -> String {
    let (name, place) = (source.name(), source.place(found.span.start));
    let (label, code) = (common::severity(found.severity, lang), found.code.as_str());
    let help = found.help.as_ref().map(|help| format!("; {}", help.get(lang))).unwrap_or_default();
    format!("{name}:{place}: {label}[{code}]: {}{help}", found.message.get(lang))
}

/// Adds the findings of a file; what is too much to draw is counted.
pub(super) fn findings(document: &mut Document, source: &SourceFile, findings: &[Diagnostic], lang: Lang) {
    document.blocks.extend(findings.iter().take(MOST).map(|finding| block(source, finding, lang)));
    if let more @ 1.. = findings.len().saturating_sub(MOST) {
        document.paragraph(words::more_findings(lang, source.name(), more));
    }
}

fn block(source: &SourceFile, diagnostic: &Diagnostic, lang: Lang) -> Block {
    let related = diagnostic.related.as_ref().map(|(span, label)| (*span, label.get(lang)));
    let window = Window::around(source, diagnostic.span, related.as_ref().map(|(span, _)| *span));
    let mut notes = Vec::new();
    if let (None, Some((span, label))) = (&window, &related) {
        let far = format!("{label}: {}", source.place(span.start));
        notes.push((NoteKind::Note, words::note(lang).to_owned(), far));
    }
    if let Some(help) = &diagnostic.help {
        notes.push((NoteKind::Help, words::help(lang).to_owned(), help.get(lang)));
    }
    let at = source.line_col(diagnostic.span.start);
    let lines = window.map(|window| Lines {
        range: window.range(source, diagnostic.span),
        related: related.map(|(span, label)| (window.range(source, span), label)),
        first: window.first_line,
        text: window.text,
    });
    Block::Finding(Box::new(Finding {
        severity: diagnostic.severity,
        label: common::severity(diagnostic.severity, lang).to_owned(),
        code: diagnostic.code.as_str(),
        message: diagnostic.message.get(lang),
        file: source.name().to_owned(),
        place: source.place(diagnostic.span.start).to_string(),
        at: source.has_lines().then_some((at.line, at.column)),
        lines,
        notes,
    }))
}

/// The lines of a file that a drawing needs.
struct Window {
    text: String,
    start: usize,
    first_line: usize,
}

impl Window {
    /// The lines from one place to the other; `None` if there are none or they are too long to draw.
    fn around(source: &SourceFile, span: Span, related: Option<Span>) -> Option<Self> {
        if !source.has_lines() {
            return None;
        }
        let span = source.drawable(span);
        let related = related.map_or(span, |related| source.drawable(related));
        let text = source.text();
        let (first, last) = (span.start.min(related.start), span.end.max(related.end));
        let start = text[..first].rfind('\n').map_or(0, |at| at + 1);
        let end = text[last..].find('\n').map_or(text.len(), |at| last + at);
        if end - start > LONGEST {
            return None;
        }
        let shown = |c: char| {
            if c.is_control() && !matches!(c, '\n' | '\t') || is_bidi_control(c) { '\u{fffd}' } else { c }
        };
        let part = text[start..end].chars().filter(|&c| c != '\r').map(shown);
        Some(Self { text: part.collect(), start, first_line: source.line_col(start).line })
    }

    /// A span of the file as a range of the window's text.
    fn range(&self, source: &SourceFile, span: Span) -> std::ops::Range<usize> {
        let span = source.drawable(span);
        // Replaced characters may be longer than before and carriage returns are gone, so count characters.
        let offset = |at: usize| {
            let characters = source.slice(Span::new(self.start, at)).chars().filter(|&c| c != '\r').count();
            self.text.char_indices().nth(characters).map_or(self.text.len(), |(at, _)| at)
        };
        let (start, end) = (offset(span.start), offset(span.end));
        start..end.max(start)
    }
}
