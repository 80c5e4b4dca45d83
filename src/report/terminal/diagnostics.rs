//! Faults of a user's file, with the line shown.

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use crate::base::diagnostic::{Diagnostic, Faulty, Severity};
use crate::base::lang::Lang;
use crate::base::quote::is_bidi_control;
use crate::base::source::{SourceFile, Span};
use crate::syntax::tree::MAX_FAULTS;

use super::Options;
use super::paint::clean;

/// The most faults that are drawn; the rest are counted.
const MOST: usize = 100;
/// The most text, in bytes, that is shown around a fault.
const LONGEST: usize = 8_000;

/// Every fault of a file, drawn, and how many there are.
#[must_use]
pub fn faulty(faulty: &Faulty, options: Options) -> String {
    let mut out = String::new();
    for diagnostic in faulty.diagnostics.iter().take(MOST) {
        out.push_str(&draw(&faulty.source, diagnostic, options));
        out.push_str("\n\n");
    }
    let found = faulty.diagnostics.len();
    let count = if found < MAX_FAULTS { found.to_string() } else { format!("{MAX_FAULTS}+") };
    let name = clean(faulty.source.name());
    out.push_str(&options.lang.pick(
        format!("{name}: {count} {}\n", if found == 1 { "error" } else { "errors" }),
        format!("{name}: {count} lỗi\n"),
    ));
    out
}

/// Findings of a file, drawn, each with a blank line after it; what is too much to draw is counted.
#[must_use]
pub fn findings(source: &SourceFile, findings: &[Diagnostic], options: Options) -> String {
    let mut out = String::new();
    for finding in findings.iter().take(MOST) {
        out.push_str(&draw(source, finding, options));
        out.push_str("\n\n");
    }
    if let more @ 1.. = findings.len().saturating_sub(MOST) {
        let name = clean(source.name());
        let things = if more == 1 { "finding" } else { "findings" };
        out.push_str(&options.lang.pick(
            format!("{name}: {more} more {things}\n\n"),
            format!("{name}: còn {more} phát hiện nữa\n\n"),
        ));
    }
    out
}

/// A fault in one line: `file:line:column: error[code]: message`, or with the cell of a workbook.
#[must_use]
pub fn one_line(source: &SourceFile, diagnostic: &Diagnostic, lang: Lang) -> String {
    let at = source.place(diagnostic.span.start);
    let (name, severity) = (clean(source.name()), severity(diagnostic.severity, lang));
    let (code, message) = (diagnostic.code.as_str(), clean(diagnostic.message.get(lang)));
    format!("{name}:{}: {severity}[{code}]: {message}", clean(&at.to_string()))
}

fn draw(source: &SourceFile, diagnostic: &Diagnostic, options: Options) -> String {
    let lang = options.lang;
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR.with_name(severity(Severity::Error, lang)),
        Severity::Warning => Level::WARNING.with_name(severity(Severity::Warning, lang)),
        Severity::Info => Level::INFO.with_name(severity(Severity::Info, lang)),
    };
    let title = clean(diagnostic.message.get(lang));
    let name = clean(source.name());
    let related = diagnostic.related.as_ref().map(|(span, label)| (*span, clean(label.get(lang))));
    let window = Window::around(source, diagnostic.span, related.as_ref().map(|(span, _)| *span));
    // A workbook has no lines to show: its cell is named.
    let cell = format!("{name}:{}", clean(&source.place(diagnostic.span.start).to_string()));
    let title = level.primary_title(title.as_str()).id(diagnostic.code.as_str());
    let mut far = None;
    let mut group = if let Some(window) = &window {
        let mut snippet = Snippet::source(window.text.as_str())
            .line_start(window.first_line)
            .path(name.as_str())
            .annotation(AnnotationKind::Primary.span(window.range(source, diagnostic.span)));
        if let Some((span, label)) = &related {
            snippet = snippet
                .annotation(AnnotationKind::Context.span(window.range(source, *span)).label(label.as_str()));
        }
        title.element(snippet)
    } else {
        far =
            related.map(|(span, label)| format!("{label}: {}", clean(&source.place(span.start).to_string())));
        let at = source.line_col(diagnostic.span.start);
        title.element(if source.has_lines() {
            Origin::path(name.as_str()).line(at.line).char_column(at.column)
        } else {
            Origin::path(cell.as_str())
        })
    };
    let help = diagnostic.help.as_ref().map(|text| clean(text.get(lang)));
    let note = lang.pick("note", "ghi chú");
    for (level, text) in
        [(Level::NOTE.with_name(note), far), (Level::HELP.with_name(lang.pick("help", "gợi ý")), help)]
    {
        if let Some(text) = text {
            group = group.element(level.message(text));
        }
    }
    let report: [Group<'_>; 1] = [group];
    let renderer = if options.colour { Renderer::styled() } else { Renderer::plain() };
    renderer.decor_style(DecorStyle::Ascii).term_width(options.width.max(60)).render(&report)
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

/// A severity in words.
#[must_use]
pub const fn severity(severity: Severity, lang: Lang) -> &'static str {
    match (severity, lang) {
        (Severity::Error, Lang::En) => "error",
        (Severity::Error, Lang::Vi) => "lỗi",
        (Severity::Warning, Lang::En) => "warning",
        (Severity::Warning, Lang::Vi) => "cảnh báo",
        (Severity::Info, Lang::En) => "info",
        (Severity::Info, Lang::Vi) => "thông tin",
    }
}
