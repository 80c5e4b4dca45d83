//! What changed between periods: of one agency, answer by answer; of many, who moved. More than two periods stand one step
//! after the other.

mod answers;
mod many;
mod office;
mod one;

use crate::analysis::compare::sums::MeanIndex;
use crate::analysis::compare::{Changes, End};
use crate::base::lang::Lang;
use crate::base::number::Ppm;
use crate::batch::comparison::{Comparison, Step};
use crate::model::answers::Agency;
use crate::model::rubric::Rubric;
use crate::report::block::{Block, Cell, Column, Document, Role, Side, Table, Text};
use crate::report::number::Numbers;
use crate::report::words::{self as common, Ladder};

use super::Options;
use super::words::compare as words;

pub use office::{paper, workbook};

/// What changed.
#[must_use]
pub fn document(comparison: &Comparison, options: Options) -> Document {
    let mut document = Document::default();
    let is_of_one = comparison.is_of_one();
    for step in &comparison.steps {
        let mut view = View::new(comparison, step, options);
        if is_of_one {
            view.of_one();
        } else {
            view.of_many();
        }
        document.blocks.append(&mut view.document.blocks);
    }
    if comparison.periods.len() > 2 {
        over_time(comparison, options, &mut document);
    }
    if !options.full {
        let more = Text::new(Role::Quiet, super::words::sheet::all_details(options.lang));
        document.paragraph(more.and(Role::Code, "--full"));
    }
    document
}

/// The same in a line for each step.
#[must_use]
pub fn line(comparison: &Comparison, options: Options) -> Document {
    let is_of_one = comparison.is_of_one();
    let lines = comparison.steps.iter().map(|step| {
        let view = View::new(comparison, step, options);
        let said = if is_of_one { view.line_of_one() } else { view.line_of_many() };
        let (before, after) = comparison.names(step);
        Block::Line(Text::plain(format!("{before} → {after}: ")).then(said))
    });
    Document { blocks: lines.collect() }
}

/// Where an agency, or the mean of all, stood in each period.
fn over_time(comparison: &Comparison, options: Options, document: &mut Document) {
    let lang = options.lang;
    let is_of_one = comparison.is_of_one();
    let ladder = comparison.periods.last().map_or(Ladder::Stages, |period| Ladder::of(&period.rubric));
    let ends = comparison.steps.iter().take(1).map(|step| &step.before);
    let ends = ends.chain(comparison.steps.iter().map(|step| &step.after));
    let rows = comparison.periods.iter().zip(ends).map(|(period, ends)| {
        let rubric = &*period.rubric;
        let numbers = options.numbers(rubric);
        let name = period.name().map_or_else(|| period.path.display().to_string(), str::to_owned);
        let mean = MeanIndex::of(ends.iter().map(End::index));
        let first = match (&ends[..], is_of_one) {
            ([end], true) => stage_or_none(rubric, end.stage, lang),
            _ => ends.len().to_string(),
        };
        vec![Cell::new(name), Cell::new(first), Cell::new(numbers.maybe(mean.mean))]
    });
    let rows = rows.collect();
    let (first, last) = if is_of_one {
        (Column::words(words::stage_column(lang, ladder)), words::index_column(lang))
    } else {
        (Column::of(Side::Right, words::agencies(lang)), words::mean_index(lang))
    };
    document.heading(2, words::over_time(lang));
    let columns = vec![Column::words(words::period(lang)), first, Column::of(Side::Right, last)];
    document.table(Table { columns, rows });
}

/// A stage with its number and name; a dash where there is none.
fn stage_or_none(rubric: &Rubric, stage: Option<usize>, lang: Lang) -> String {
    stage.map_or_else(|| "–".to_owned(), |stage| common::stage_name(rubric, stage, lang))
}

/// A report of a step being put together.
struct View<'v> {
    comparison: &'v Comparison,
    step: &'v Step,
    /// The rubrics then and now.
    old: &'v Rubric,
    rubric: &'v Rubric,
    options: Options,
    numbers: Numbers,
    lang: Lang,
    document: Document,
}

impl<'v> View<'v> {
    fn new(comparison: &'v Comparison, step: &'v Step, options: Options) -> Self {
        let (old, new) = comparison.ends(step);
        Self {
            comparison,
            step,
            old: &old.rubric,
            rubric: &new.rubric,
            options,
            numbers: options.numbers(&new.rubric),
            lang: options.lang,
            document: Document::default(),
        }
    }

    /// Whose results these are, of which periods, and by which rubric.
    fn head(&mut self, who: Text) {
        let lang = self.lang;
        let (before, after) = self.comparison.ends(self.step);
        let mut all = before.came.iter().chain(&after.came);
        if all.clone().all(|came| came.illustrative) {
            let said =
                if self.comparison.is_of_one() { words::illustrative } else { words::all_illustrative };
            self.document.paragraph(Text::new(Role::Fair, said(lang)));
        } else if all.any(|came| came.illustrative) {
            self.document.paragraph(Text::new(Role::Fair, words::some_illustrative(lang)));
        }
        let (before, after) = self.comparison.names(self.step);
        let title = who.and(Role::Strong, format!("{before} → {after}"));
        self.document.push(Block::Title(title, Text::default()));
        let (old, new) = (self.old.name_and_origin(lang), self.rubric.name_and_origin(lang));
        let used = if old == new { new } else { words::rubrics(lang, &old, &new) };
        self.document.note(format!("{} · {used}", self.rubric.title.get(lang)));
        let (before, after) = self.comparison.ends(self.step);
        for period in [before, after].into_iter().filter(|period| period.lacks_answers()) {
            self.document.note(words::no_answers(lang, &period.path.display().to_string()));
        }
    }

    /// Whether both results of a pair come with their answers.
    fn has_answers(&self) -> bool {
        let (before, after) = self.comparison.ends(self.step);
        !before.lacks_answers() && !after.lacks_answers()
    }

    /// A difference with its sign: `+2.4`.
    fn signed(&self, millionths: i64) -> String {
        let sign = if millionths > 0 { "+" } else { "" };
        format!("{sign}{}", self.numbers.points(millionths))
    }

    /// A difference with its sign and unit: `+2.4 points`.
    fn points(&self, millionths: i64) -> String {
        common::points_in_words(&self.signed(millionths), &self.numbers)
    }

    /// The same in a column, where there is one.
    fn change(&self, difference: Option<i64>) -> Cell {
        let role = match difference.map(i64::signum) {
            Some(1) => Role::Good,
            Some(-1) => Role::Bad,
            _ => Role::Plain,
        };
        Cell::new(Text::new(role, difference.map_or_else(|| "–".to_owned(), |it| self.signed(it))))
    }

    fn score(&self, score: Option<Ppm>) -> Cell {
        let sign = self.numbers.sign();
        Cell::new(score.map_or_else(|| "–".to_owned(), |score| self.numbers.score_cell(score) + sign))
    }

    /// Then, now and the change of a coverage.
    fn three(&self, before: Option<Ppm>, after: Option<Ppm>) -> [Cell; 3] {
        let difference = crate::analysis::compare::difference(before, after);
        [self.score(before), self.score(after), self.change(difference)]
    }

    fn columns_of_three(&self) -> [Column; 3] {
        [words::then(self.lang), words::now(self.lang), words::change(self.lang)]
            .map(|title| Column::of(Side::Right, title))
    }

    /// How the stage moved.
    fn stage_moved(&self, changes: &Changes) -> Text {
        let (lang, old, rubric) = (self.lang, self.old, self.rubric);
        let from = changes.before.stage.map(|stage| common::stage_name(old, stage, lang));
        let to = changes.after.stage.map(|stage| common::stage_name(rubric, stage, lang));
        if !rubric.method.claims() {
            return Text::default();
        }
        let none = || words::no_verdict(lang).to_owned();
        let (Some(from), Some(to)) = (&from, &to) else {
            let (from, to) = (from.unwrap_or_else(none), to.unwrap_or_else(none));
            return Text::new(Role::Strong, words::stages_moved(lang, &from, &to));
        };
        if self.comparison.is_appraisal {
            return Text::new(Role::Strong, words::self_and_found(lang, from, to));
        }
        match changes.stage_before.zip(changes.after.stage).map(|(before, after)| after.cmp(&before)) {
            Some(std::cmp::Ordering::Greater) => Text::new(Role::Good, words::risen(lang, from, to)),
            Some(std::cmp::Ordering::Less) => Text::new(Role::Bad, words::fallen(lang, from, to)),
            Some(std::cmp::Ordering::Equal) => {
                Text::new(Role::Strong, words::same(lang, Ladder::of(self.rubric), to))
            }
            None => Text::new(Role::Strong, words::stages_moved(lang, from, to)),
        }
    }

    /// A question as people speak of it: `1.9 Dossiers asked for once only`.
    fn question(&self, at: usize) -> String {
        let Some(asked) = self.rubric.questions.get(at) else { return String::new() };
        let id =
            if self.options.full && !self.options.page { format!(" [{}]", asked.id) } else { String::new() };
        format!("{} {}{id}", self.rubric.question_number(at), common::name(asked, self.lang))
    }

    /// What a column of coverages is about.
    fn column(&self, column: usize) -> String {
        match self.rubric.column_stage(column) {
            Some(_) => words::coverage_of(self.lang, &common::stage_name(self.rubric, column + 1, self.lang)),
            None => words::total(self.lang).to_owned(),
        }
    }

    /// A gate or a cap.
    fn hold(&self, at: usize) -> String {
        let Some(criterion) = self.rubric.criteria.get(at) else { return String::new() };
        let said = if criterion.cap.is_some() { words::cap } else { words::gate };
        said(self.lang, &self.question(criterion.question))
    }
}

/// An agency with its code: `97 Tỉnh Minh Họa A`.
fn name(agency: &Agency) -> String {
    match &agency.code {
        Some(code) => format!("{code} {}", agency.name),
        None => agency.name.clone(),
    }
}
