//! The report of a batch: where agencies stand, what they lack in common, and what could not be read; with
//! [`Options::full`] the sums behind it.

mod items;
mod ranking;
mod sums;

use std::collections::BTreeMap;

use crate::base::diagnostic::Severity;
use crate::base::lang::Lang;
use crate::batch::{BatchReport, Cause, Failure, possible_stages};
use crate::input::find::Why;
use crate::report::block::{Block, Document, Headline, Item, Kind, Role, Text};
use crate::report::number::Numbers;
use crate::report::words as common;

use super::Options;
use super::words::batch as words;

/// The most failures that are shown; the rest are counted.
const MOST_FAILURES: usize = 100;

/// The report; of each ranking it shows the first [`Options::top`] agencies.
#[must_use]
pub fn document(report: &BatchReport<'_>, options: Options) -> Document {
    let numbers = options.numbers(report.rubric);
    let mut view = View { report, options, numbers, lang: options.lang, document: Document::default() };
    view.head();
    if report.summary.agencies() > 0 {
        view.ranking();
        if options.full {
            view.distribution();
            view.cells();
        }
        view.shared_gaps();
        view.items();
    }
    view.failures();
    if options.full {
        view.document.paragraph(Text::new(Role::Strong, words::inputs(report, options.lang)));
    } else {
        let more = Text::new(Role::Quiet, super::words::sheet::all_details(options.lang));
        view.document.paragraph(more.and(Role::Code, "--full"));
    }
    view.document
}

/// What became of files and agencies, in a line: `36 files: 34 read, 2 skipped (.txt) · 34 agencies: 33 scored, 1 failed`.
#[must_use]
pub fn totals(totals: &Totals, lang: Lang) -> String {
    let Totals { files, skipped, agencies, scored, left_out, failed, warnings } = totals;
    let counted = |count: u64, said: fn(Lang, u64) -> String| (count > 0).then(|| said(lang, count));
    let parts = |parts: &[Option<String>]| parts.iter().flatten().cloned().collect::<Vec<_>>().join(", ");
    let all = skipped.values().sum::<u64>();
    let reasons: Vec<String> = skipped.keys().map(|why| self::why(why, lang)).collect();
    let of_files = parts(&[
        counted(*files, words::files_read),
        (all > 0).then(|| words::files_skipped(lang, all, &reasons.join(", "))),
    ]);
    let of_agencies = parts(&[
        counted(*scored, words::scored),
        counted(*left_out, words::left_out),
        counted(*failed, words::failed_count),
    ]);
    let mut line = vec![words::file_parts(lang, files + all, &of_files)];
    if *agencies > 0 {
        line.push(words::agency_parts(lang, *agencies, &of_agencies));
    }
    line.extend(counted(*warnings, words::warnings_count));
    line.join(" · ")
}

/// What came of the inputs of a run.
#[derive(Clone, Debug, Default)]
pub struct Totals {
    /// The files that were read; standard input is one.
    pub files: u64,
    /// The files that were not, by the reason.
    pub skipped: BTreeMap<Why, u64>,
    /// The agencies, or inputs without any, that were looked at.
    pub agencies: u64,
    /// Those of them that were scored.
    pub scored: u64,
    /// Those that are rows of tables and no agencies.
    pub left_out: u64,
    /// Those that failed.
    pub failed: u64,
    /// How many warnings there were.
    pub warnings: u64,
}

/// Why a file was not read.
#[must_use]
pub fn why(why: &Why, lang: Lang) -> String {
    match why {
        Why::Ending(ending) if ending.is_empty() => words::no_ending(lang).to_owned(),
        Why::Ending(ending) => format!(".{ending}"),
        Why::Lock => words::lock_file(lang).to_owned(),
        Why::NoAnswers => words::no_answers(lang).to_owned(),
    }
}

/// What is wrong or doubtful: `file:line:column: error[code]: message; what to do (and 3 more)`, with a line for each
/// further fault that is to be shown, and the places where the same is found.
#[must_use]
pub fn cause(cause: &Cause, lang: Lang) -> Vec<String> {
    let failure = &cause.first;
    let faults = std::iter::once(failure).chain(&failure.also);
    let more = failure.more.saturating_sub(failure.also.len());
    let label = common::severity(cause.severity, lang);
    let line = |fault: &Failure| {
        let code = fault.code.map(|code| format!("[{}]", code.as_str())).unwrap_or_default();
        format!("{}: {label}{code}: {}", fault.position, fault.text(lang))
    };
    let mut lines: Vec<String> = faults.map(line).collect();
    if let Some(last) = lines.last_mut() {
        if cause.count > 1 {
            let dots = if cause.count > cause.places.len() as u64 { ", …" } else { "" };
            let places = format!("{}{dots}", cause.places.join(", "));
            last.push_str(&words::at_places(lang, cause.count, &places));
        } else if more > 0 {
            last.push_str(&words::more_faults(lang, more));
        }
    }
    lines
}

/// A report being put together.
struct View<'v, 'r> {
    report: &'v BatchReport<'r>,
    options: Options,
    numbers: Numbers,
    lang: Lang,
    document: Document,
}

impl View<'_, '_> {
    fn head(&mut self) {
        let (report, lang) = (self.report, self.lang);
        let (rubric, summary) = (report.rubric, &report.summary);
        let (made_up, all) = (summary.illustrative(), summary.agencies());
        if made_up > 0 {
            let warning = if made_up == all {
                words::all_illustrative(lang).to_owned()
            } else {
                words::some_illustrative(lang, &words::part(lang, made_up, all))
            };
            self.document.paragraph(Text::new(Role::Fair, warning));
        }
        self.document.push(Block::Title(Text::new(Role::Strong, rubric.title.get(lang)), Text::default()));
        self.document.note(rubric.name_and_origin(lang));
        let headline = self.headline();
        self.document.push(Block::Headline(headline));
    }

    /// How many agencies there are and where they stand, in a line.
    fn headline(&self) -> Headline {
        let (report, lang) = (self.report, self.lang);
        let (rubric, summary) = (report.rubric, &report.summary);
        let all = summary.agencies();
        let mut parts: Vec<String> = possible_stages(rubric)
            .filter(|stage| summary.at_stage(*stage) > 0)
            .map(|stage| words::at_stage(lang, summary.at_stage(stage), stage))
            .collect();
        if let (blocked @ 1.., true) = (summary.without_verdict(), rubric.method.claims()) {
            parts.push(words::without_verdict_count(lang, blocked));
        }
        let mut text = Text::new(Role::Strong, words::agencies(lang, all));
        if !parts.is_empty() {
            text = text.and(Role::Plain, format!(": {}", parts.join(", ")));
        }
        let index = summary.index();
        let mut below = Vec::new();
        if let Some(mean) = index.mean {
            below.push(Text::new(Role::Strong, words::mean_index(lang, &self.numbers.share(mean))));
            if index.agencies != all {
                let part = words::part(lang, index.agencies, all);
                below.push(Text::plain(words::of_those_applying(lang, &part)));
            }
        }
        below.push(Text::new(Role::Quiet, words::inputs(report, lang)));
        Headline { text, below, ..Headline::default() }
    }

    fn failures(&mut self) {
        let (report, lang) = (self.report, self.lang);
        let wrong: Vec<&Cause> =
            report.causes.iter().filter(|cause| cause.severity == Severity::Error).collect();
        if report.failed > 0 {
            self.document.heading(2, words::failed(lang));
            let shown = self.causes(&wrong);
            if let more @ 1.. = report.failed.saturating_sub(shown) {
                self.document.note(words::more_failures(lang, more));
            }
        }
        let doubts: Vec<&Cause> = report.doubts().collect();
        if !doubts.is_empty() {
            self.document.heading(2, words::doubts(lang));
            self.causes(&doubts);
        }
    }

    /// A list of causes; gives at how many places those are that it shows.
    fn causes(&mut self, causes: &[&Cause]) -> u64 {
        let shown = causes.iter().take(MOST_FAILURES);
        let items = shown.clone().map(|shown| {
            let mut lines = cause(shown, self.lang).into_iter().map(Item::new);
            let first = lines.next().unwrap_or_default();
            Item { below: lines.collect(), ..first }
        });
        let items = items.collect();
        self.document.list(Kind::Bullets, items);
        shown.map(|cause| cause.count).sum()
    }
}

/// Remarks below a table, each with a number where it applies.
#[derive(Default)]
struct Notes(Vec<String>);

impl Notes {
    /// The raised number of a remark; the same remark has one number.
    fn mark(&mut self, remark: String) -> String {
        let at = self.0.iter().position(|other| *other == remark).unwrap_or_else(|| {
            self.0.push(remark);
            self.0.len() - 1
        });
        raised(at + 1)
    }

    fn write(&self, document: &mut Document) {
        for (at, remark) in self.0.iter().enumerate() {
            document.note(format!("–{} {remark}", raised(at + 1)));
        }
    }
}

fn raised(number: usize) -> String {
    const DIGITS: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    number.to_string().chars().filter_map(|c| DIGITS.get(c.to_digit(10)? as usize)).collect()
}
