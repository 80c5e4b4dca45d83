//! What an office works on: the report that it edits and signs, and the sheet of a workbook that shows the whole in charts.

use crate::analysis::beside::Beside;
use crate::analysis::rank::Place;
use crate::base::number::{Decimal, Ppm};
use crate::batch::{BatchReport, GroupBy, possible_stages};
use crate::report::block::{
    Block, Book, Document, Figure, FigureShape, FigureStyle, Figures, Grid, Page, Paper, Value,
};
use crate::report::words::Ladder;

use super::super::figures::{axis, rated, score};
use super::super::paper::{Act, Frame, signed};
use super::super::words::{batch as words, book, official, page as page_words};
use super::{Options, View};

/// So many agencies have a bar each.
const MOST_BARS: usize = 40;
/// A radar needs so many axes, and has room for so many.
const AXES: std::ops::RangeInclusive<usize> = 3..=12;

/// The report that an office edits and signs; the table of agencies by dimension is an annex.
#[must_use]
pub fn paper(report: &BatchReport<'_>, options: Options) -> Paper {
    let mut view = View::new(report, options);
    view.head();
    let mut annexes = Vec::new();
    if report.summary.agencies() > 0 {
        if report.periods.is_empty() {
            view.distribution(&report.summary);
        }
        view.ranking();
        if report.periods.is_empty() {
            view.sums(&report.summary);
        }
        for of in &report.periods {
            view.document.heading(1, words::group(GroupBy::Period, of.period.as_deref(), options.lang));
            let headline = view.headline(&of.summary, false);
            view.document.push(Block::Headline(headline));
            view.sums(&of.summary);
        }
        annexes.extend(view.annex());
    }
    view.failures();
    super::super::method::add(&mut view.document, report.rubric, Vec::new(), options.lang);
    // The rule and its sources stand in the rubric.
    view.document.blocks.retain(|block| !matches!(block, Block::Folded(_)));
    view.document.paragraph(official::not_official(options.lang));
    let about = official::about_batch(options.lang, report.rubric.title.get(options.lang));
    signed(Frame { act: Act::Report, about, office: None }, view.document, annexes, options.lang)
}

/// A workbook of one sheet that shows the whole in charts; nothing of nobody, and of several periods, which are not added up.
#[must_use]
pub fn overview(report: &BatchReport<'_>, options: Options) -> Option<Book> {
    if report.summary.agencies() == 0 || !report.periods.is_empty() {
        return None;
    }
    let lang = options.lang;
    let mut view = View::new(report, options);
    view.head();
    let mut grids = Vec::new();
    grids.extend(view.at_each_stage());
    grids.push(view.means());
    grids.extend(view.median_and_best());
    grids.extend(view.indices());
    let page = Page { name: book::overview(lang).to_owned(), above: view.document, grids };
    Some(Book {
        title: report.rubric.title.get(lang).to_owned(),
        remark: book::unofficial(lang).to_owned(),
        warning: (report.summary.illustrative() > 0).then(|| words::all_illustrative(lang).to_owned()),
        pages: vec![page],
    })
}

impl View<'_, '_> {
    /// The agencies by dimension, on a page that is wider than high.
    fn annex(&mut self) -> Option<Document> {
        let before = std::mem::take(&mut self.document);
        self.by_dimension();
        let mut made = std::mem::replace(&mut self.document, before);
        match made.blocks.first_mut() {
            Some(Block::Heading(_, about)) => {
                let about = std::mem::take(about);
                made.blocks[0] = Block::Title(official::annex(self.lang).into(), about);
                Some(made)
            }
            _ => None,
        }
    }

    /// How many agencies reach each stage.
    fn at_each_stage(&self) -> Option<Grid> {
        let (report, lang) = (self.report, self.lang);
        let (rubric, summary) = (report.rubric, &report.summary);
        if !rubric.method.claims() {
            return None;
        }
        let row = |name: String, count: u64| {
            let share = Ppm::quotient(count.into(), i128::from(summary.agencies()).max(1));
            let (value, digits) = self.numbers.held_share(share);
            let share = Figures { value, digits, style: FigureStyle::Percent };
            vec![
                Value::Text(name),
                Value::Count(usize::try_from(count).unwrap_or(usize::MAX)),
                Value::Number(share),
            ]
        };
        let ladder = Ladder::of(rubric);
        let name = |number: usize| {
            let title = rubric.stage_at(number).map(|stage| stage.title.get(lang).to_owned());
            let title = title.unwrap_or_else(|| words::below_first(lang, ladder));
            format!("{} {title}", rubric.number(number))
        };
        let mut rows: Vec<_> =
            possible_stages(rubric).map(|number| row(name(number), summary.at_stage(number))).collect();
        if summary.without_verdict() > 0 {
            rows.push(row(words::no_verdict(lang).to_owned(), summary.without_verdict()));
        }
        let title = words::at_each_stage(lang, ladder);
        let figure = figure(FigureShape::Bars, title.clone(), vec![1], rows.len());
        let columns = vec![
            (words::stage_column(lang, ladder), 38),
            (words::count_column(lang).to_owned(), 12),
            (words::share_column(lang).to_owned(), 12),
        ];
        Some(Grid { title, columns, rows, figure: Some(figure) })
    }

    /// The mean coverage of each dimension at each stage.
    fn means(&self) -> Grid {
        let (report, lang) = (self.report, self.lang);
        let (rubric, summary, count) = (report.rubric, &report.summary, report.rubric.columns());
        let mut columns = vec![(words::dimension(lang).to_owned(), 38)];
        let title = |at: usize| match rubric.column_stage(at) {
            Some(stage) => format!("{} {}", rubric.number(at + 1), stage.title.get(lang)),
            None => words::coverage_column(lang).to_owned(),
        };
        columns.extend((0..count).map(|at| (title(at), 12)));
        let cells = |name: Value, means: &mut dyn Iterator<Item = Option<Ppm>>| {
            let mut row = vec![name];
            row.extend(means.map(|mean| rated(rubric, &self.numbers, mean)));
            row
        };
        let mut rows = Vec::new();
        for (at, dimension) in rubric.dimensions.iter().enumerate() {
            let name = format!("{}{}", "    ".repeat(dimension.depth), dimension.title.get(lang));
            let means = &mut (0..count).map(|column| summary.cell(at, column).mean);
            rows.push(cells(Value::Text(name), means));
        }
        let overall = Value::Strong(words::overall(lang).to_owned());
        rows.push(cells(overall, &mut (0..count).map(|column| summary.overall(column).mean)));
        let title = if count > 1 { words::mean_by_stage(lang) } else { words::mean(lang) };
        Grid { title: title.to_owned(), columns, rows, figure: None }
    }

    /// The median and the best index of each top dimension.
    fn median_and_best(&self) -> Option<Grid> {
        let (report, lang) = (self.report, self.lang);
        let rubric = report.rubric;
        let results = || report.rows.iter().map(|row| (row.standing, row.dimensions.as_slice()));
        let median = Beside::median(&results()).filter(|median| median.dimensions.len() > 1)?;
        let best = |at: usize| results().filter_map(|(_, all)| all.get(at)?.index).max();
        let tops = rubric.top_dimensions().filter_map(|at| rubric.dimensions.get(at));
        let rows = tops.zip(&median.dimensions).enumerate().map(|(at, (top, median))| {
            vec![
                Value::Text(top.title.get(lang).to_owned()),
                score(&self.numbers, *median),
                score(&self.numbers, best(at)),
            ]
        });
        let rows: Vec<_> = rows.collect();
        let title = book::by_dimension(lang).to_owned();
        let shape = if AXES.contains(&rows.len()) { FigureShape::Radar } else { FigureShape::Bars };
        let figure = self.of_scores(figure(shape, title.clone(), vec![1, 2], rows.len()));
        let columns = vec![
            (words::dimension(lang).to_owned(), 38),
            (page_words::median(lang).to_owned(), 12),
            (page_words::best(lang).to_owned(), 12),
        ];
        Some(Grid { title, columns, rows, figure: Some(figure) })
    }

    /// The index of each agency, by rank where there are ranks.
    fn indices(&self) -> Option<Grid> {
        let (report, lang) = (self.report, self.lang);
        if !(2..=MOST_BARS).contains(&report.rows.len()) {
            return None;
        }
        let rank = |at: &usize| match report.places.as_ref().and_then(|places| places.get(*at)) {
            Some(Place::Ranked(rank)) => rank.rank,
            _ => usize::MAX,
        };
        let mut order: Vec<usize> = (0..report.rows.len()).collect();
        order.sort_by_key(rank);
        let rows = order
            .iter()
            .filter_map(|&at| report.rows.get(at))
            .map(|row| vec![Value::Text(row.agency.name.clone()), score(&self.numbers, row.standing.index)]);
        let rows: Vec<_> = rows.collect();
        let title = book::by_agency(lang).to_owned();
        let figure = self.of_scores(figure(FigureShape::Bars, title.clone(), vec![1], rows.len()));
        let columns =
            vec![(words::agency_column(lang).to_owned(), 38), (words::index_column(lang).to_owned(), 12)];
        Some(Grid { title, columns, rows, figure: Some(figure) })
    }

    /// A picture of coverages, on the axis that they have.
    fn of_scores(&self, figure: Figure) -> Figure {
        let rubric = self.report.rubric;
        let axis: (Decimal, Decimal) = axis(rubric);
        Figure { axis: Some(axis), is_percent: rubric.scale.is_none(), ..figure }
    }
}

/// A picture of counts.
fn figure(shape: FigureShape, title: String, columns: Vec<usize>, rows: usize) -> Figure {
    Figure { shape, title, columns, rows, axis: None, is_percent: false }
}
