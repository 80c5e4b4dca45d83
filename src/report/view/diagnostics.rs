//! Faults of a user's file, with the lines they stand on.

use std::collections::BTreeMap;

use crate::base::diagnostic::{Code, Diagnostic, Faulty};
use crate::base::lang::Lang;
use crate::base::quote::is_hidden;
use crate::base::source::{SourceFile, Span};
use crate::report::block::{Block, Document, Finding, Lines, NoteKind};
use crate::report::words as common;
use crate::syntax::tree::MAX_FAULTS;

use super::words::check as words;

/// The most faults that are drawn; the rest are counted.
const MOST: usize = 100;
/// The most findings of missing texts of a kind that are drawn one by one.
const FEW: usize = 4;
/// How many places are named where more of them are not drawn.
const PLACES: usize = 3;
/// The most text, in bytes, that is shown around a fault.
const LONGEST: usize = 8_000;

/// Every fault of a file and of those that it builds on, and how many there are.
#[must_use]
pub fn faulty(faulty: &Faulty, lang: Lang) -> Document {
    let shown = faulty.diagnostics.iter().take(MOST);
    let mut document = Document { blocks: shown.map(|fault| block(&faulty.source, fault, lang)).collect() };
    let found = faulty.diagnostics.len();
    let count = if found < MAX_FAULTS { found.to_string() } else { format!("{MAX_FAULTS}+") };
    document.paragraph(words::faults(lang, faulty.source.name(), &count));
    for beside in &faulty.beside {
        document.blocks.extend(self::faulty(beside, lang).blocks);
    }
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
    let (name, place) = (source.name(), source.place(found.span.start()));
    let (label, code) = (common::severity(found.severity, lang), found.code.as_str());
    let help = found.help.as_ref().map(|help| format!("; {}", help.get(lang))).unwrap_or_default();
    format!("{name}:{place}: {label}[{code}]: {}{help}", found.message.get(lang))
}

/// Adds the findings of a file; what is too much to draw is counted.
///
/// A new rubric lacks the same text at every question: of more than a few findings of that kind the first is drawn, and
/// says where the others are.
pub(super) fn findings(document: &mut Document, source: &SourceFile, findings: &[Diagnostic], lang: Lang) {
    let mut lacking: BTreeMap<Code, Vec<&Diagnostic>> = BTreeMap::new();
    for finding in findings.iter().filter(|finding| is_text_missing(finding)) {
        lacking.entry(finding.code).or_default().push(finding);
    }
    lacking.retain(|_, alike| alike.len() > FEW);
    let is_first = |finding: &&Diagnostic| {
        let alike = lacking.get(&finding.code).and_then(|alike| alike.first());
        alike.is_none_or(|first| std::ptr::eq(*first, *finding))
    };
    let mut drawn = findings.iter().filter(is_first);
    for finding in drawn.by_ref().take(MOST) {
        let mut block = block(source, finding, lang);
        if let (Block::Finding(block), Some([_, others @ ..])) =
            (&mut block, lacking.get(&finding.code).map(Vec::as_slice))
        {
            let places = others.iter().take(PLACES).map(|other| source.place(other.span.start()).to_string());
            let places = places.collect::<Vec<_>>().join(", ");
            let said = words::same_elsewhere(lang, others.len(), &places);
            block.notes.push((NoteKind::Note, words::note(lang).to_owned(), said));
        }
        document.blocks.push(block);
    }
    if let more @ 1.. = drawn.count() {
        document.paragraph(words::more_findings(lang, source.name(), more));
    }
}

/// Whether a finding says that a text is not there, which is mostly so at many places.
const fn is_text_missing(finding: &Diagnostic) -> bool {
    matches!(
        finding.code,
        Code::MissingEvidence | Code::MissingRecommendation | Code::MissingSource | Code::MissingTranslation
    )
}

fn block(source: &SourceFile, diagnostic: &Diagnostic, lang: Lang) -> Block {
    let related = diagnostic.related.as_ref().map(|(span, label)| (*span, label.get(lang)));
    let window = Window::around(source, diagnostic.span, related.as_ref().map(|(span, _)| *span));
    let mut notes = Vec::new();
    if let (None, Some((span, label))) = (&window, &related) {
        let far = format!("{label}: {}", source.place(span.start()));
        notes.push((NoteKind::Note, words::note(lang).to_owned(), far));
    }
    if let Some(help) = &diagnostic.help {
        notes.push((NoteKind::Help, words::help(lang).to_owned(), help.get(lang)));
    }
    let at = source.line_col(diagnostic.span.start());
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
        place: source.place(diagnostic.span.start()).to_string(),
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
        let (first, last) = (span.start().min(related.start()), span.end().max(related.end()));
        let start = text[..first].rfind('\n').map_or(0, |at| at + 1);
        let end = text[last..].find('\n').map_or(text.len(), |at| last + at);
        if end - start > LONGEST {
            return None;
        }
        let shown = |c: char| if is_hidden(c) && !matches!(c, '\n' | '\t') { '\u{fffd}' } else { c };
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
        let (start, end) = (offset(span.start()), offset(span.end()));
        start..end.max(start)
    }
}
