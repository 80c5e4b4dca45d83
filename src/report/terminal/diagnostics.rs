//! Faults of a user's file, with the line shown.

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use crate::diagnostic::{Diagnostic, Faulty, Severity};
use crate::lang::Lang;
use crate::source::{SourceFile, Span};

use super::Options;
use super::paint::clean;

/// The most faults that are drawn; the rest are counted.
const MOST: usize = 100;
/// The longest line, in bytes, that is shown around a fault.
const LONGEST_LINE: usize = 4_000;

/// Every fault of a file, drawn, and how many there are.
#[must_use]
pub fn faulty(faulty: &Faulty, options: Options) -> String {
    let mut out = String::new();
    for diagnostic in faulty.diagnostics.iter().take(MOST) {
        out.push_str(&draw(&faulty.source, diagnostic, options));
        out.push_str("\n\n");
    }
    let count = faulty.diagnostics.len();
    let name = clean(faulty.source.name());
    out.push_str(&options.lang.pick(
        format!("{name}: {count} {}\n", if count == 1 { "error" } else { "errors" }),
        format!("{name}: {count} lỗi\n"),
    ));
    out
}

/// A fault in one line: `file:line:column: error[code]: message`.
#[must_use]
pub fn one_line(source: &SourceFile, diagnostic: &Diagnostic, lang: Lang) -> String {
    let at = source.line_col(diagnostic.span.start);
    let (name, severity) = (clean(source.name()), severity(diagnostic.severity, lang));
    let (code, message) = (diagnostic.code.as_str(), clean(diagnostic.message.get(lang)));
    format!("{name}:{}:{}: {severity}[{code}]: {message}", at.line, at.column)
}

fn draw(source: &SourceFile, diagnostic: &Diagnostic, options: Options) -> String {
    let lang = options.lang;
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR.with_name(severity(Severity::Error, lang)),
        Severity::Warning => Level::WARNING.with_name(severity(Severity::Warning, lang)),
    };
    let title = clean(diagnostic.message.get(lang));
    let name = clean(source.name());
    let window = Window::around(source, diagnostic);
    let mut snippet = Snippet::source(window.text.as_str())
        .line_start(window.first_line)
        .path(name.as_str())
        .annotation(AnnotationKind::Primary.span(window.range(source, diagnostic.span)));
    let label;
    if let Some((span, text)) = &diagnostic.related {
        label = clean(text.get(lang));
        snippet = snippet
            .annotation(AnnotationKind::Context.span(window.range(source, *span)).label(label.as_str()));
    }
    let mut group = level.primary_title(title.as_str()).id(diagnostic.code.as_str()).element(snippet);
    let help;
    if let Some(text) = &diagnostic.help {
        help = clean(text.get(lang));
        group = group.element(Level::HELP.with_name(lang.pick("help", "gợi ý")).message(help.as_str()));
    }
    let report: [Group<'_>; 1] = [group];
    let renderer = if options.colour { Renderer::styled() } else { Renderer::plain() };
    renderer.decor_style(DecorStyle::Ascii).term_width(options.width.max(60)).render(&report)
}

/// The part of a file that a drawing needs, so that drawing a hundred faults of a large file stays cheap.
struct Window {
    text: String,
    start: usize,
    first_line: usize,
}

impl Window {
    fn around(source: &SourceFile, diagnostic: &Diagnostic) -> Self {
        let span = source.drawable(diagnostic.span);
        let related = diagnostic.related.as_ref().map_or(span, |(related, _)| source.drawable(*related));
        let text = source.text();
        let first = span.start.min(related.start);
        let last = span.end.max(related.end);
        let mut start = text[..first].rfind('\n').map_or(0, |at| at + 1);
        let mut end = text[last..].find('\n').map_or(text.len(), |at| last + at);
        // A file of one enormous line is shown around the fault only.
        if first - start > LONGEST_LINE {
            start = source.drawable(Span::new(first - LONGEST_LINE, first)).start;
        }
        if end - last > LONGEST_LINE {
            end = source.drawable(Span::new(last + LONGEST_LINE, last + LONGEST_LINE)).start;
        }
        let part = text[start..end]
            .chars()
            .map(|c| if c.is_control() && !matches!(c, '\n' | '\t') { '\u{fffd}' } else { c });
        Self { text: part.collect(), start, first_line: source.line_col(start).line }
    }

    /// A span of the file as a range of the window's text; an empty one shows the character it stands at.
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

const fn severity(severity: Severity, lang: Lang) -> &'static str {
    match (severity, lang) {
        (Severity::Error, Lang::En) => "error",
        (Severity::Error, Lang::Vi) => "lỗi",
        (Severity::Warning, Lang::En) => "warning",
        (Severity::Warning, Lang::Vi) => "cảnh báo",
    }
}
