//! What an office works on: what changed as a report that it edits and signs, and as a workbook.

use crate::analysis::compare::sums::distribution;
use crate::analysis::compare::{Changes, End, difference};
use crate::base::number::Ppm;
use crate::batch::comparison::Comparison;
use crate::batch::possible_stages;
use crate::report::block::{
    Block, Book, Document, Figure, FigureShape, FigureStyle, Figures, Grid, Page, Paper, Value,
};
use crate::report::words::{self as common, Ladder};

use super::super::figures::{axis, points, score};
use super::super::paper::{Act, Frame, signed};
use super::super::words::{book, compare as words, official};
use super::{Options, View, document};

/// So many of those that rose, and of those that fell, are named in a paper.
const MOST_MOVERS: usize = 10;
/// So many agencies have bars.
const MOST_BARS: usize = 40;

/// The report that an office edits and signs.
#[must_use]
pub fn paper(comparison: &Comparison, options: Options) -> Paper {
    let lang = options.lang;
    let last = comparison.periods.last();
    let rubric = last.map_or("", |period| period.rubric.title.get(lang));
    let one = last.filter(|_| comparison.is_of_one()).and_then(|period| period.came.first());
    let office = one.map(|came| came.agency.name.clone());
    let about = official::about_change(lang, rubric);
    // All agencies stand in a table of their own.
    let top = if comparison.is_of_one() { options.top } else { Some(MOST_MOVERS) };
    let body = document(comparison, Options { top, ..options });
    signed(Frame { act: Act::Report, about, office }, body, Vec::new(), lang)
}

/// The workbook: for each step what it comes to, and a table of the agencies or of the answers.
#[must_use]
pub fn workbook(comparison: &Comparison, options: Options) -> Book {
    let lang = options.lang;
    let mut pages = Vec::new();
    for (at, step) in comparison.steps.iter().enumerate() {
        let view = View::new(comparison, step, options);
        let made = if comparison.is_of_one() { view.pages_of_one() } else { view.pages_of_many() };
        // The names of sheets differ.
        let mark = if comparison.steps.len() > 1 { format!(" {}", at + 1) } else { String::new() };
        pages.extend(made.into_iter().map(|page| Page { name: format!("{}{mark}", page.name), ..page }));
    }
    let all = || comparison.periods.iter().flat_map(|period| &period.came);
    let warning = match (all().any(|came| came.illustrative), all().all(|came| came.illustrative)) {
        (false, _) => None,
        (true, true) => Some(words::all_illustrative(lang).to_owned()),
        (true, false) => Some(words::some_illustrative(lang).to_owned()),
    };
    let title = comparison.periods.last().map_or("", |period| period.rubric.title.get(lang));
    Book { title: title.to_owned(), remark: book::unofficial(lang).to_owned(), warning, pages }
}

impl View<'_> {
    /// The title and the headline of a step, without its tables.
    fn summary(&mut self, whole: impl FnOnce(&mut Self)) -> Document {
        whole(self);
        let blocks = std::mem::take(&mut self.document.blocks);
        let end = blocks.iter().position(|block| matches!(block, Block::Headline(_))).map_or(0, |at| at + 1);
        let mut above = Document { blocks: blocks.into_iter().take(end).collect() };
        above.note(book::numbers(self.lang));
        above
    }

    fn pages_of_many(mut self) -> Vec<Page> {
        let lang = self.lang;
        let above = self.summary(Self::of_many);
        let mut grids = Vec::new();
        grids.extend(self.stages_then_and_now());
        grids.extend(self.indices());
        let agencies =
            Page { name: book::agencies(lang).to_owned(), grids: vec![self.pairs()], ..Page::default() };
        vec![Page { name: book::overview(lang).to_owned(), above, grids }, agencies]
    }

    /// How many agencies were and are at each stage.
    fn stages_then_and_now(&self) -> Option<Grid> {
        let (lang, rubric) = (self.lang, self.rubric);
        if !rubric.method.claims() || self.old.stages.len() != rubric.stages.len() {
            return None;
        }
        let count = |ends: &[End]| distribution(ends, rubric.stages.len());
        let (before, after) = (count(&self.step.before), count(&self.step.after));
        let rows = possible_stages(rubric).map(|stage| {
            let (then, now) = (before[stage], after[stage]);
            let by = i64::try_from(now).unwrap_or_default() - i64::try_from(then).unwrap_or_default();
            let by = Figures {
                value: crate::base::number::Decimal::from_millionths(i128::from(by) * 1_000_000),
                digits: 0,
                style: FigureStyle::Difference,
            };
            vec![
                Value::Text(common::stage_name(rubric, stage, lang)),
                Value::Count(then),
                Value::Count(now),
                Value::Number(by),
            ]
        });
        let rows: Vec<_> = rows.collect();
        let title = words::at_each_stage(lang, Ladder::of(rubric));
        let figure = Figure {
            shape: FigureShape::Bars,
            title: title.clone(),
            columns: vec![1, 2],
            rows: rows.len(),
            axis: None,
            is_percent: false,
        };
        let columns = self.named(&words::stage_column(lang, Ladder::of(rubric)), words::change(lang));
        Some(Grid { title, columns, rows, figure: Some(figure) })
    }

    /// The index of each agency then and now.
    fn indices(&self) -> Option<Grid> {
        let (step, lang) = (self.step, self.lang);
        if !(2..=MOST_BARS).contains(&step.pairs.len()) {
            return None;
        }
        let (_, after) = self.comparison.ends(step);
        let rows = step.pairing.pairs.iter().zip(&step.pairs).filter_map(|(pair, changes)| {
            let name = Value::Text(super::name(&after.came.get(pair.after)?.agency));
            let mut row = vec![name];
            row.extend(self.then_and_now(changes.before.index(), changes.after.index()));
            Some(row)
        });
        let rows: Vec<_> = rows.collect();
        let title = book::by_agency(lang).to_owned();
        let figure = self.of_scores(FigureShape::Bars, &title, rows.len());
        let columns = self.named(words::agency_column(lang), book::difference_points(lang));
        Some(Grid { title, columns, rows, figure: Some(figure) })
    }

    /// Every agency that is in both.
    fn pairs(&self) -> Grid {
        let (step, lang) = (self.step, self.lang);
        let (_, after) = self.comparison.ends(step);
        let columns = [
            (book::code(lang), 10),
            (words::agency_column(lang), 34),
            (book::stage_then(lang), 18),
            (book::stage_now(lang), 18),
            (book::index_then(lang), 12),
            (book::index_now(lang), 12),
            (book::difference_points(lang), 12),
            (book::rank_then(lang), 10),
            (book::rank_now(lang), 10),
        ];
        let rank = |ranks: &[Option<usize>], at: usize| {
            ranks.get(at).copied().flatten().map_or(Value::Nothing, Value::Count)
        };
        let rows = step.pairing.pairs.iter().zip(&step.pairs).filter_map(|(pair, changes)| {
            let agency = &after.came.get(pair.after)?.agency;
            let stage = |rubric, stage: Option<usize>| {
                Value::Text(stage.map(|stage| common::stage_name(rubric, stage, lang)).unwrap_or_default())
            };
            let mut row = vec![
                Value::Text(agency.code.clone().unwrap_or_default()),
                Value::Text(agency.name.clone()),
                stage(self.old, changes.before.stage),
                stage(self.rubric, changes.after.stage),
            ];
            row.extend(self.then_and_now(changes.before.index(), changes.after.index()));
            row.push(rank(&step.ranks_before, pair.before));
            row.push(rank(&step.ranks_after, pair.after));
            Some(row)
        });
        Grid {
            columns: columns.map(|(title, width)| (title.to_owned(), width)).into(),
            rows: rows.collect(),
            ..Grid::default()
        }
    }

    fn pages_of_one(mut self) -> Vec<Page> {
        let lang = self.lang;
        let above = self.summary(Self::of_one);
        let mut pages = Vec::new();
        let Some(changes) = self.step.pairs.first() else { return pages };
        let grids = vec![self.dimensions(changes)];
        pages.push(Page { name: book::overview(lang).to_owned(), above, grids });
        if !changes.answers.is_empty() {
            let grids = vec![self.answers_that_changed(changes)];
            pages.push(Page { name: book::changed_answers(lang).to_owned(), grids, ..Page::default() });
        }
        pages
    }

    /// The index of each top dimension then and now.
    fn dimensions(&self, changes: &Changes) -> Grid {
        let (lang, rubric) = (self.lang, self.rubric);
        let mut rows = Vec::new();
        for at in rubric.top_dimensions() {
            let Some(dimension) = rubric.dimensions.get(at) else { continue };
            let mut row = vec![Value::Text(dimension.title.get(lang).to_owned())];
            let (before, after) = self.dimension(changes, at);
            row.extend(self.then_and_now(before, after));
            rows.push(row);
        }
        let drawn = rows.len();
        let mut row = vec![Value::Strong(words::index_column(lang).to_owned())];
        row.extend(self.then_and_now(changes.before.index(), changes.after.index()));
        rows.push(row);
        let title = book::by_dimension(lang).to_owned();
        let shape = if drawn > 2 { FigureShape::Radar } else { FigureShape::Bars };
        let figure = self.of_scores(shape, &title, drawn);
        let columns = self.named(book::dimension(lang), book::difference_points(lang));
        Grid { title, columns, rows, figure: Some(figure) }
    }

    /// Every answer that changed.
    fn answers_that_changed(&self, changes: &Changes) -> Grid {
        let lang = self.lang;
        let columns = [
            (words::question(lang), 48),
            (words::then(lang), 40),
            (words::now(lang), 40),
            (book::adds_points(lang), 14),
            (words::decisive(lang), 12),
        ];
        let rows = changes.answers.iter().map(|change| {
            let decisive = if change.is_decisive { book::yes(lang) } else { "" };
            vec![
                Value::Text(self.question(change.question)),
                Value::Text(self.said(change.question, &change.before)),
                Value::Text(self.said(change.question, &change.after)),
                points(&self.numbers, change.adds),
                Value::Text(decisive.to_owned()),
            ]
        });
        Grid {
            columns: columns.map(|(title, width)| (title.to_owned(), width)).into(),
            rows: rows.collect(),
            ..Grid::default()
        }
    }

    /// The columns of a table with then, now and a change.
    fn named(&self, first: &str, change: &str) -> Vec<(String, u8)> {
        let lang = self.lang;
        let own = |title: &str, width| (title.to_owned(), width);
        vec![own(first, 38), own(words::then(lang), 12), own(words::now(lang), 12), own(change, 12)]
    }

    fn then_and_now(&self, before: Option<Ppm>, after: Option<Ppm>) -> [Value; 3] {
        [
            score(&self.numbers, before),
            score(&self.numbers, after),
            points(&self.numbers, difference(before, after)),
        ]
    }

    /// A picture of coverages then and now.
    fn of_scores(&self, shape: FigureShape, title: &str, rows: usize) -> Figure {
        let is_percent = self.rubric.scale.is_none();
        let axis = Some(axis(self.rubric));
        Figure { shape, title: title.to_owned(), columns: vec![1, 2], rows, axis, is_percent }
    }
}
