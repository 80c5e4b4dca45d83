//! The report of one answer sheet: the verdict and how firm it is, what stands in the way, what to do first; with
//! [`Options::full`] everything behind it.

mod appraisal;
mod book;
mod compared;
mod criteria;
mod duties;
mod obstacles;
mod official;
mod report;
mod robustness;
mod steps;
mod tables;

use crate::analysis::assessment::Assessment;
use crate::analysis::beside::Beside;
use crate::base::lang::Lang;
use crate::base::number::Ppm;
use crate::engine::score::Outcome;
use crate::engine::verdict::open_holds;
use crate::model::rubric::Rubric;
use crate::report::block::{Block, Book, Document, Gauge, Headline, Item, Kind, Paper, Role, Text};
use crate::report::number::Numbers;
use crate::report::words::{self as common, Ladder};

use super::Options;
use super::words::sheet as words;

/// What stands beside a result in its report.
#[derive(Clone, Copy, Debug, Default)]
pub struct With<'w> {
    /// Another result to compare it with.
    pub beside: Option<&'w Beside>,
    /// The SHA-256 of the answers, in hexadecimal; empty if it is not known.
    pub answers_sha256: &'w str,
}

/// The report.
#[must_use]
pub fn document(assessment: &Assessment<'_>, options: Options) -> Document {
    with(assessment, With::default(), options)
}

/// The report, with what stands beside the result.
#[must_use]
pub fn with(assessment: &Assessment<'_>, with: With<'_>, options: Options) -> Document {
    let mut view = View::new(assessment, with, options);
    if options.page {
        view.report();
        return view.document;
    }
    view.head();
    let headline = view.headline();
    view.document.push(Block::Headline(headline));
    view.appraisal();
    if options.full {
        view.counts();
    }
    view.robustness();
    view.obstacles();
    view.compared();
    if options.full || !assessment.rubric.method.claims() {
        view.ladder();
    }
    if options.full {
        view.profile();
    }
    view.duties();
    view.unanswered();
    if options.full {
        view.recommendations();
        view.unscored();
    } else {
        view.steps();
        let more = Text::new(Role::Quiet, words::all_details(options.lang)).and(Role::Code, "--full");
        view.document.paragraph(more);
    }
    view.document
}

/// The report that an office edits and signs.
#[must_use]
pub fn paper(assessment: &Assessment<'_>, with: With<'_>, options: Options) -> Paper {
    View::new(assessment, with, options).official()
}

/// The result as a workbook.
#[must_use]
pub fn book(assessment: &Assessment<'_>, with: With<'_>, options: Options) -> Book {
    View::new(assessment, with, options).book()
}

/// The agency and its stage, in one sentence, for `--quiet`.
#[must_use]
pub fn line(assessment: &Assessment<'_>, options: Options) -> Document {
    let (lang, rubric, verdict) = (options.lang, assessment.rubric, &assessment.verdict);
    let numbers = options.numbers(rubric);
    let mark = if assessment.sheet.illustrative { words::illustrative_mark(lang) } else { "" };
    let stage = match verdict.stage {
        _ if is_empty(assessment) => words::nothing_scored_short(lang).to_owned(),
        Some(stage) => common::stage(rubric, stage, lang),
        None if rubric.method.claims() => words::no_verdict_short(lang).to_owned(),
        None => {
            let row = verdict.profile.overall().iter().zip(&rubric.stages);
            let each =
                row.map(|(share, stage)| format!("{} {}", stage.title.get(lang), numbers.maybe(*share)));
            each.collect::<Vec<_>>().join(", ")
        }
    };
    let index = words::index(lang, &numbers.maybe(verdict.profile.index));
    let provisional = if verdict.is_provisional() { words::provisional_mark(lang) } else { "" };
    let line = format!("{}{mark}: {stage}{provisional} · {index}", assessment.sheet.agency.name);
    Document { blocks: vec![Block::Line(Text::plain(line))] }
}

/// The result as short as it can be said: what it is about, the result, and how many of how many stages are reached.
#[must_use]
pub fn badge(assessment: &Assessment<'_>, options: Options) -> (String, String, (usize, usize)) {
    let (lang, rubric, verdict) = (options.lang, assessment.rubric, &assessment.verdict);
    let mark = if assessment.sheet.illustrative { words::illustrative_mark(lang) } else { "" };
    let result = match verdict.stage {
        _ if is_empty(assessment) => words::nothing_scored_short(lang).to_owned(),
        Some(stage) => common::stage_name(rubric, stage, lang),
        None if rubric.method.claims() => words::no_verdict_short(lang).to_owned(),
        None => words::index(lang, &options.numbers(rubric).maybe(verdict.profile.index)),
    };
    let provisional = if verdict.is_provisional() { words::provisional_mark(lang) } else { "" };
    let label = rubric.title.get(lang).to_owned();
    (label, format!("{result}{provisional}{mark}"), (verdict.stage.unwrap_or_default(), rubric.stages.len()))
}

/// A report being put together.
struct View<'v, 'a> {
    assessment: &'v Assessment<'a>,
    options: Options,
    numbers: Numbers,
    lang: Lang,
    beside: Option<&'v Beside>,
    digest: &'v str,
    document: Document,
}

impl<'v, 'a> View<'v, 'a> {
    fn new(assessment: &'v Assessment<'a>, with: With<'v>, options: Options) -> Self {
        Self {
            assessment,
            options,
            numbers: options.numbers(assessment.rubric),
            lang: options.lang,
            beside: with.beside,
            digest: with.answers_sha256,
            document: Document::default(),
        }
    }
}

impl View<'_, '_> {
    /// Who was assessed, with which rubric.
    fn head(&mut self) {
        let (sheet, rubric, lang) = (self.assessment.sheet, self.assessment.rubric, self.lang);
        super::head::add(&mut self.document, rubric, sheet, sheet.agency.kind, lang);
    }

    /// The stage, and how far it can be relied on.
    ///
    /// Whatever qualifies the verdict as a whole is said here, a line each.
    fn headline(&self) -> Headline {
        let (rubric, verdict, lang) = (self.assessment.rubric, &self.assessment.verdict, self.lang);
        let index = words::index(lang, &self.numbers.maybe(verdict.profile.index));
        let is_empty = is_empty(self.assessment);
        // A base that has a number of its own is a step of the ladder, too.
        let base = usize::from(rubric.number(0) > 0);
        let steps = if rubric.method.claims() && !is_empty { rubric.stages.len() + base } else { 0 };
        let text = match verdict.stage {
            _ if is_empty => Text::new(Role::Bad, words::nothing_scored(lang)),
            Some(0) if rubric.base.is_none() => {
                let first = rubric.stages.first().map(|stage| stage.title.get(lang)).unwrap_or_default();
                Text::new(Role::Bad, words::below_first(lang, Ladder::of(rubric), steps, first))
            }
            Some(number) => {
                let Some(stage) = rubric.stage_at(number) else { return Headline::default() };
                let level = stage.level.as_ref().map(|level| format!(" ({})", level.get(lang)));
                let (title, level) = (stage.title.get(lang), level.unwrap_or_default());
                let role = if number == 0 { Role::Fair } else { Role::Good };
                let (number, last) = (rubric.number(number), rubric.number(rubric.stages.len()));
                Text::new(role, words::stage(lang, Ladder::of(rubric), number, last, title, &level))
            }
            None if rubric.method.claims() => {
                Text::new(Role::Bad, words::no_verdict(lang, self.assessment.card.counts.unanswered))
            }
            None if rubric.stages.len() > 1 => Text::new(Role::Strong, words::each_on_its_own(lang)),
            None => Text::new(Role::Strong, words::measures_only(lang)),
        };
        let reached = verdict.stage.map_or(0, |stage| stage + base);
        let aside = Text::new(Role::Strong, index);
        let mut below: Vec<String> = self.supported().into_iter().collect();
        below.extend(self.firmness());
        below.extend(self.evidence());
        below.extend(self.not_applicable());
        below.extend(self.limits());
        let below = below.into_iter().map(Text::plain).collect();
        let first = rubric.base.as_ref().filter(|_| base > 0).map(|base| &base.stage);
        let named = first.into_iter().chain(&rubric.stages).zip(1 - base..);
        let names = named.map(|(stage, at)| format!("{} {}", rubric.number(at), stage.title.get(lang)));
        let names = names.take(steps).collect();
        let (low, high) = verdict.range.stage;
        let (least, most) = verdict.range.index;
        let gauge = verdict.profile.index.map(|index| Gauge {
            share: index.get(),
            low: least.unwrap_or(index).get(),
            high: most.unwrap_or(index).get(),
        });
        Headline { reached, steps, text, aside, below, names, open: (low + base, high + base), gauge }
    }

    /// Which stage the coverages support, where gates keep it from being recognised.
    fn supported(&self) -> Option<String> {
        let (rubric, verdict, lang) = (self.assessment.rubric, &self.assessment.verdict, self.lang);
        let (stage, supported) = (verdict.stage?, verdict.supported?);
        if stage == supported {
            return None;
        }
        let holds = open_holds(rubric, &self.assessment.card, supported);
        let stage_name = |stage| common::stage_name(rubric, stage, lang);
        let name = |&at: &usize| {
            let criterion = rubric.criteria.get(at)?;
            let name = self.name(criterion.question);
            Some(match criterion.cap {
                Some(most) => words::at_most_stage(lang, &name, &stage_name(most)),
                None => words::at_stage(lang, &name, &stage_name(criterion.column + 1)),
            })
        };
        let names = self.some(holds.iter().filter_map(name).collect());
        let said = if rubric.method.is_banded() { words::supported_by_total } else { words::supported };
        Some(said(lang, &stage_name(supported), &stage_name(stage), holds.len(), &names))
    }

    /// The first of some names; in full, all of them.
    fn some(&self, mut names: Vec<String>) -> String {
        const MOST: usize = 3;
        let more = if self.is_coded() { 0 } else { names.len().saturating_sub(MOST) };
        if more > 0 {
            names.truncate(MOST);
            names.push(words::and_more(self.lang, more));
        }
        names.join("; ")
    }

    /// What unanswered questions leave open.
    fn firmness(&self) -> Vec<String> {
        let (rubric, verdict, lang) = (self.assessment.rubric, &self.assessment.verdict, self.lang);
        let blanks = self.assessment.card.counts.unanswered;
        let claims = verdict.stage.is_some();
        if blanks == 0 {
            return if claims && !is_empty(self.assessment) {
                vec![words::complete(lang).to_owned()]
            } else {
                Vec::new()
            };
        }
        let mut lines = Vec::new();
        let (low, high) = verdict.range.stage;
        if claims && low == high {
            lines.push(words::firm(lang, Ladder::of(rubric), blanks));
        } else if rubric.method.claims() {
            let name = |stage| common::stage_name(rubric, stage, lang);
            let (low, high) = (name(low), name(high));
            let deciding = &self.assessment.deciding;
            let names = self.some(deciding.questions.iter().map(|&at| self.name(at)).collect());
            lines.push(if high == low {
                words::same_whatever(lang, blanks, &low)
            } else if !verdict.is_provisional() {
                words::open(lang, blanks, &low, &high)
            } else if deciding.together {
                words::provisional_together(lang, &low, &high, deciding.questions.len(), &names)
            } else {
                words::provisional(lang, &low, &high, &names)
            });
        }
        if self.options.full || !rubric.method.claims() {
            let (low, high) = verdict.range.index;
            lines.push(words::range(lang, blanks, &self.numbers.maybe(low), &self.numbers.maybe(high)));
        }
        lines
    }

    fn evidence(&self) -> Vec<String> {
        let (rubric, verdict, lang) = (self.assessment.rubric, &self.assessment.verdict, self.lang);
        let counts = self.assessment.card.counts;
        let mut lines = Vec::new();
        if counts.answered > 0 && counts.without_evidence == 0 {
            lines.push(words::all_evidenced(lang).to_owned());
        } else if rubric.method.claims() && counts.answered > 0 {
            let stage = common::stage_name(rubric, verdict.evidenced, lang);
            lines.push(words::evidenced_stage(lang, &stage, counts.without_evidence));
        }
        if let (Some(share), true) = (verdict.evidence_share, self.options.full || !rubric.method.claims())
            && counts.without_evidence > 0
        {
            lines.push(words::evidenced_share(lang, &self.numbers.share(share)));
        }
        lines
    }

    fn not_applicable(&self) -> Vec<String> {
        let (rubric, verdict, lang) = (self.assessment.rubric, &self.assessment.verdict, self.lang);
        let mut lines = Vec::new();
        if verdict.stage.is_some_and(|stage| stage != verdict.not_applicable_as_unmet) {
            let stage = common::stage_name(rubric, verdict.not_applicable_as_unmet, lang);
            lines.push(words::na_as_no(lang, &stage));
        }
        let outcomes = self.assessment.card.outcomes.iter().zip(&rubric.criteria);
        let gates = outcomes.filter(|(outcome, criterion)| {
            matches!(outcome, Outcome::NotApplicable | Outcome::Waived { .. }) && criterion.hold().is_some()
        });
        let mut gates: Vec<usize> = gates.map(|(_, criterion)| criterion.question).collect();
        gates.dedup();
        if !gates.is_empty() {
            let names: Vec<String> = gates.into_iter().map(|at| self.short_name(at)).collect();
            let said = if rubric.method.is_banded() { words::na_caps } else { words::na_gates };
            lines.push(said(lang, &names.join("; ")));
        }
        lines
    }

    /// What the rubric itself does to the verdict.
    fn limits(&self) -> Vec<String> {
        let (rubric, card, lang) = (self.assessment.rubric, &self.assessment.card, self.lang);
        let mut lines = Vec::new();
        if (0..rubric.columns()).any(|column| card.is_nullified(rubric, column)) {
            lines.push(common::nullified(rubric, lang).to_owned());
        }
        if let Some(limit) = rubric.scope(card.kind).and_then(|scope| scope.limit.as_ref()) {
            let stage = common::stage_name(rubric, limit.stage + 1, lang);
            lines.push(words::highest_possible(lang, &stage, limit.because.get(lang)));
        }
        lines
    }

    fn counts(&mut self) {
        let (counts, lang) = (self.assessment.card.counts, self.lang);
        let mut items = vec![words::questions(
            lang,
            counts.questions,
            counts.answered,
            counts.unanswered,
            counts.not_applicable,
        )];
        items.push(words::bare(lang, counts.without_evidence));
        if let (1.., Some(kind)) = (counts.out_of_scope, self.assessment.card.kind) {
            let kind = common::agency_kind(kind, lang);
            items.push(words::counts_out_of_scope(lang, counts.out_of_scope, kind));
        }
        if counts.unscored > 0 {
            items.push(words::counts_unscored(lang, counts.unscored));
        }
        self.document.heading(2, words::answers_heading(lang));
        self.document.list(Kind::Facts, items.into_iter().map(Item::new).collect());
    }

    /// Whether questions bear their ids, by which files name them.
    const fn is_coded(&self) -> bool {
        self.options.full && !self.options.page
    }

    /// A question as people speak of it: `1.9 Dossiers asked for once only`, in full with its id.
    fn name(&self, question: usize) -> String {
        let rubric = self.assessment.rubric;
        let short = self.short_name(question);
        match rubric.questions.get(question) {
            Some(question) if self.is_coded() => format!("{short} [{}]", question.id),
            _ => short,
        }
    }

    fn short_name(&self, question: usize) -> String {
        let rubric = self.assessment.rubric;
        let Some(asked) = rubric.questions.get(question) else { return String::new() };
        format!("{} {}", rubric.question_number(question), common::name(asked, self.lang))
    }

    /// The answer to a question in words, with what a checklist lacks apart.
    fn answer(&self, question: usize) -> (String, Vec<String>) {
        let rubric = self.assessment.rubric;
        let (Some(asked), Some(response)) =
            (rubric.questions.get(question), self.assessment.sheet.responses.get(question))
        else {
            return Default::default();
        };
        let edges = common::edges(rubric, question);
        let text = common::response(asked, response, &edges, &self.numbers);
        (text, common::missing(asked, response, self.lang))
    }
}

/// Whether nothing was scored: no criterion that counts has an answer, or a blank that counts as one.
fn is_empty(assessment: &Assessment<'_>) -> bool {
    let verdict = &assessment.verdict;
    verdict.profile.overall().iter().all(Option::is_none)
}

/// What a column of coverages is about, as short as it can be said: `stage 2`, or the total.
fn column(rubric: &Rubric, column: usize, lang: Lang) -> String {
    match rubric.column_stage(column) {
        Some(_) => words::coverage_of(lang, &common::stage_name(rubric, column + 1, lang)),
        None => words::total(lang).to_owned(),
    }
}

/// A sentence that stands alone.
fn capital(text: &str) -> String {
    let mut rest = text.chars();
    rest.next().map(|first| first.to_uppercase().chain(rest).collect()).unwrap_or_default()
}

/// A coverage in a column of numbers, with its rating where it has one.
fn rated(rubric: &Rubric, coverage: Option<Ppm>, numbers: &Numbers) -> Text {
    use crate::engine::profile::Rating;
    let Some(share) = coverage else { return Text::plain("–") };
    let number = numbers.score_cell(share);
    if !rubric.is_rated() {
        return Text::plain(number);
    }
    Text::new(role(share), format!("{number} {}", Rating::of(share).as_str()))
}

/// Why a coverage stands out.
const fn role(coverage: Ppm) -> Role {
    use crate::engine::profile::Rating;
    match Rating::of(coverage) {
        Rating::F => Role::Good,
        Rating::L | Rating::P => Role::Fair,
        Rating::N => Role::Bad,
    }
}
