//! A fault of a file in a terminal, with its line drawn.

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use crate::base::diagnostic::Severity;
use crate::base::quote::clean;
use crate::report::block::{Finding, NoteKind};

use super::Screen;

/// The finding, drawn, ending in a line end.
pub(super) fn draw(finding: &Finding, screen: Screen) -> String {
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Info => Level::INFO,
    };
    let (message, file) = (clean(&finding.message), clean(&finding.file));
    // A workbook has no lines to show: its cell is named.
    let cell = format!("{file}:{}", clean(&finding.place));
    let title = level.with_name(finding.label.as_str()).primary_title(message.as_str()).id(finding.code);
    let label =
        finding.lines.as_ref().and_then(|lines| lines.related.as_ref()).map(|(_, label)| clean(label));
    let mut group = if let Some(lines) = &finding.lines {
        let mut snippet = Snippet::source(lines.text.as_str())
            .line_start(lines.first)
            .path(file.as_str())
            .annotation(AnnotationKind::Primary.span(lines.range.clone()));
        if let (Some((range, _)), Some(label)) = (&lines.related, &label) {
            snippet = snippet.annotation(AnnotationKind::Context.span(range.clone()).label(label.as_str()));
        }
        title.element(snippet)
    } else {
        title.element(match finding.at {
            Some((line, column)) => Origin::path(file.as_str()).line(line).char_column(column),
            None => Origin::path(cell.as_str()),
        })
    };
    for (kind, name, text) in &finding.notes {
        let level = match kind {
            NoteKind::Note => Level::NOTE,
            NoteKind::Help => Level::HELP,
        };
        group = group.element(level.with_name(name.as_str()).message(clean(text)));
    }
    let report: [Group<'_>; 1] = [group];
    let renderer = if screen.colour { Renderer::styled() } else { Renderer::plain() };
    renderer.decor_style(DecorStyle::Ascii).term_width(screen.width).render(&report) + "\n"
}
