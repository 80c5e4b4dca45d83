//! The report of a batch: where agencies stand, what they lack in common, and what could not be read; with
//! [`Options::full`] the sums behind it.

mod duties;
mod firmness;
mod items;
mod office;
mod page;
mod ranking;
mod sums;
mod totals;

use crate::base::diagnostic::Severity;
use crate::base::lang::Lang;
use crate::batch::{BatchReport, Cause, Failure, GroupBy, Summary, possible_stages};
use crate::report::block::{Block, Document, Gauge, Headline, Item, Kind, Role, Text};
use crate::report::number::Numbers;
use crate::report::words::{Ladder, severity};

use super::Options;
use super::words::{appraisal, batch as words};

pub use office::{overview, paper};
pub use totals::{Totals, not_read};

/// The most failures that are shown; the rest are counted.
const MOST_FAILURES: usize = 100;

/// The report; of each ranking it shows the first [`Options::top`] agencies.
#[must_use]
pub fn document(report: &BatchReport<'_>, options: Options) -> Document {
    let mut view = View::new(report, options);
    view.head();
    if options.page {
        view.first();
    }
    if report.summary.agencies() > 0 {
        view.ranking();
        view.firmness();
        if options.page {
            view.map();
            view.by_dimension();
        }
        if report.periods.is_empty() {
            view.sums(&report.summary);
            view.items(report.items.as_ref(), report.stage_items.as_ref());
        }
        for of in &report.periods {
            view.document.heading(1, words::group(GroupBy::Period, of.period.as_deref(), options.lang));
            let headline = view.headline(&of.summary, false);
            view.document.push(Block::Headline(headline));
            view.sums(&of.summary);
            view.items(of.items.as_ref(), of.stage_items.as_ref());
        }
    }
    if options.page {
        view.parts();
    }
    view.failures();
    if options.page {
        super::method::add(&mut view.document, report.rubric, Vec::new(), options.lang);
    }
    if options.full {
        view.document.paragraph(Text::new(Role::Strong, words::inputs(report, options.lang)));
    } else {
        let more = Text::new(Role::Quiet, super::words::sheet::all_details(options.lang));
        view.document.paragraph(more.and(Role::Code, "--full"));
    }
    view.document
}

/// How many agencies there are and where they stand, in one line.
#[must_use]
pub fn line(report: &BatchReport<'_>, options: Options) -> Document {
    let headline = View::new(report, options).head_line();
    let marked = words::illustrative_mark(options.lang, report.summary.illustrative());
    let mark = if report.summary.illustrative() > 0 { marked } else { String::new() };
    let text = headline.text.and(Role::Plain, mark);
    let line = headline.below.into_iter().fold(text, |line, part| line.and(Role::Plain, " · ").then(part));
    Document { blocks: vec![Block::Line(line)] }
}

/// So many agencies: `1 agency`.
#[must_use]
pub fn agencies(number: u64, lang: Lang) -> String {
    words::agencies(lang, number)
}

/// What is wrong or doubtful: `file:line:column: error[code]: message; what to do (and 3 more)`, with a line for each
/// further fault that is to be shown, and the places where the same is found.
#[must_use]
pub fn cause(cause: &Cause, lang: Lang) -> Vec<String> {
    let failure = &cause.first;
    let faults = std::iter::once(failure).chain(&failure.also);
    let more = failure.more.saturating_sub(failure.also.len());
    let label = severity(cause.severity, lang);
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

impl<'v, 'r> View<'v, 'r> {
    fn new(report: &'v BatchReport<'r>, options: Options) -> Self {
        let numbers = options.numbers(report.rubric);
        Self { report, options, numbers, lang: options.lang, document: Document::default() }
    }

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
        let headline = self.head_line();
        self.document.push(Block::Headline(headline));
    }

    /// How many agencies there are, and where they stand unless they are of several periods.
    fn head_line(&self) -> Headline {
        match self.report.periods.as_slice() {
            [] => self.headline(&self.report.summary, true),
            periods => self.headline_of_periods(periods.len() as u64),
        }
    }

    /// What the first part of a page says: where agencies stand, and what most of them lack.
    fn first(&mut self) {
        let report = self.report;
        if report.summary.agencies() > 0 && report.periods.is_empty() {
            let before = std::mem::take(&mut self.document);
            self.distribution(&report.summary);
            let stages = std::mem::take(&mut self.document);
            self.options.full = false;
            self.shared_gaps(&report.summary);
            self.options.full = true;
            let gaps = std::mem::replace(&mut self.document, before);
            self.document.push(Block::Beside(vec![stages, gaps]));
        }
        self.document.push(Block::Contents);
    }

    /// What agencies come to together.
    fn sums(&mut self, summary: &Summary) {
        if self.options.full {
            if !self.options.page {
                self.distribution(summary);
            }
            self.cells(summary);
        }
        self.shared_gaps(summary);
        self.duties(summary);
    }

    /// How many results there are in how many periods; whose numbers are not added up.
    fn headline_of_periods(&self, periods: u64) -> Headline {
        let (report, lang) = (self.report, self.lang);
        let text = Text::new(Role::Strong, words::in_periods(lang, report.summary.agencies(), periods));
        let below = vec![Text::new(Role::Quiet, words::inputs(report, lang))];
        Headline { text, below, ..Headline::default() }
    }

    /// How many agencies there are and where they stand, in a line; and what became of the inputs.
    fn headline(&self, summary: &Summary, has_inputs: bool) -> Headline {
        let (report, lang) = (self.report, self.lang);
        let rubric = report.rubric;
        let all = summary.agencies();
        let mut parts: Vec<String> = possible_stages(rubric)
            .filter(|stage| summary.at_stage(*stage) > 0)
            .map(|stage| {
                words::at_stage(lang, Ladder::of(rubric), summary.at_stage(stage), rubric.number(stage))
            })
            .collect();
        if let (blocked @ 1.., true) = (summary.without_verdict(), rubric.method.claims()) {
            parts.push(words::without_verdict_count(lang, blocked));
        }
        let mut text = Text::new(Role::Strong, words::agencies(lang, all));
        // A page says the rest in a table beside.
        if !parts.is_empty() && !self.options.page {
            text = text.and(Role::Plain, format!(": {}", parts.join(", ")));
        }
        let index = summary.index();
        let (mut below, mut aside, mut gauge) = (Vec::new(), Text::default(), None);
        if let Some(mean) = index.mean {
            let said = words::mean_index(lang, &self.numbers.score(mean));
            if self.options.page {
                aside = said.into();
                gauge = Some(Gauge { share: mean.get(), low: mean.get(), high: mean.get() });
            } else {
                below.push(Text::new(Role::Strong, said));
            }
            if index.agencies != all {
                let part = words::part(lang, index.agencies, all);
                below.push(Text::plain(words::of_those_applying(lang, &part)));
            }
        }
        if let (appraised @ 1.., moved) = summary.appraised() {
            let who = appraisal::agencies(lang, appraised, moved, summary.appraised_by_file());
            below.push(Text::plain(who));
            below.push(Text::plain(appraisal::all_scored_by(lang, summary.score())));
        }
        below.extend(has_inputs.then(|| Text::new(Role::Quiet, words::inputs(report, lang))));
        Headline { text, aside, below, gauge, ..Headline::default() }
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
