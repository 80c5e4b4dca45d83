//! The report of a check: each finding with its lines, then one line that sums up.

use crate::base::diagnostic::Severity;
use crate::base::lang::Lang;
use crate::base::quote::clean;
use crate::check::CheckReport;
use crate::report::block::{Block, Document, Item, Kind, Role, Text};
use crate::report::words::check::{self as totals, Totals};

use super::diagnostics;
use super::words::check as words;

/// The findings, and the summary.
#[must_use]
pub fn document(report: &CheckReport, lang: Lang) -> Document {
    let mut document = Document::default();
    for file in &report.files {
        diagnostics::findings(&mut document, &file.source, &file.findings, lang);
    }
    left(&mut document, report, lang);
    document.push(Block::Line(summary(report, lang)));
    document
}

/// What a half-filled sheet has left, by dimension; of several only how many there are.
fn left(document: &mut Document, report: &CheckReport, lang: Lang) {
    let half_filled = report.files.iter().filter_map(|file| Some((file, file.left.as_ref()?)));
    let half_filled: Vec<_> = half_filled.collect();
    let [(file, left)] = half_filled[..] else {
        if let several @ 2.. = half_filled.len() {
            document.push(Block::Line(Text::new(Role::Quiet, words::several_left(lang, several))));
        }
        return;
    };
    document.paragraph(words::left(lang, &clean(file.source.name()), left.open, left.all));
    let items = left.dimensions.iter().map(|dimension| {
        let title = format!("{} {}", dimension.number, dimension.title.get(lang));
        let open = dimension.open.iter().map(|(number, name)| format!("{number} {}", name.get(lang)));
        let open: Vec<String> = open.collect();
        let text = words::left_in(lang, dimension.open.len(), dimension.all, &open.join("; "));
        Item::new(Text::new(Role::Strong, title).and(Role::Plain, format!(": {text}")))
    });
    document.list(Kind::Bullets, items.collect());
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
    let Totals { checked, found, aside } = Totals::of(report, lang);
    let aside = aside.map_or_else(Text::default, |aside| Text::plain(" ").and(Role::Quiet, aside));
    if found.is_empty() {
        let text = format!(" {checked}, {}", totals::nothing_found(lang));
        let is_half_filled = matches!(&report.files[..], [file] if file.left.is_some());
        return Text::new(
            Role::Good,
            if is_half_filled { totals::so_far_good(lang) } else { totals::good(lang) },
        )
        .and(Role::Plain, text)
        .then(aside)
        .and(Role::Plain, ".");
    }
    let mut text = Text::plain(format!("{}: ", totals::capital(&checked)));
    for (at, (severity, part)) in found.into_iter().enumerate() {
        let role = match severity {
            Severity::Error => Role::Bad,
            Severity::Warning => Role::Fair,
            Severity::Info => Role::Strong,
        };
        text = text.and(Role::Plain, if at > 0 { ", " } else { "" }).and(role, part);
    }
    text.then(aside)
}
