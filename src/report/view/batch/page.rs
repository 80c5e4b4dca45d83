//! What the report of a batch has as a page: a map of the provinces, the agencies by dimension, and a part for each agency
//! that puts it beside the median and the best.

use crate::analysis::beside::Beside;
use crate::analysis::rank::{Place, Standing};
use crate::base::lang::Lang;
use crate::base::number::Ppm;
use crate::batch::{Row, possible_stages};
use crate::engine::profile::Rating;
use crate::model::provinces::Scheme;
use crate::report::block::{
    Block, Cell, Chart, Column, Document, Item, Kind, Part, Role, Series, Side, Table, Text, Tile,
};
use crate::report::words::{self as common, Ladder};

use super::super::words::page as words;
use super::super::words::report;
use super::View;

/// So many agencies have a part each, and a row each in the table by dimension.
pub(super) const MOST_PARTS: usize = 100;
/// A map needs so many provinces.
const LEAST_PLACES: usize = 5;

/// Where the 34 provinces and cities stand on the map: code, column, row.
const PLACES: [(&str, usize, usize); 34] = [
    ("12", 0, 0),
    ("15", 1, 0),
    ("08", 2, 0),
    ("04", 3, 0),
    ("11", 0, 1),
    ("14", 1, 1),
    ("25", 2, 1),
    ("19", 3, 1),
    ("20", 4, 1),
    ("01", 2, 2),
    ("24", 3, 2),
    ("22", 4, 2),
    ("37", 2, 3),
    ("33", 3, 3),
    ("31", 4, 3),
    ("38", 2, 4),
    ("40", 2, 5),
    ("42", 2, 6),
    ("44", 3, 7),
    ("46", 3, 8),
    ("48", 4, 8),
    ("51", 4, 9),
    ("52", 4, 10),
    ("66", 4, 11),
    ("75", 2, 12),
    ("68", 3, 12),
    ("56", 4, 12),
    ("80", 1, 13),
    ("79", 2, 13),
    ("91", 0, 14),
    ("82", 1, 14),
    ("86", 2, 14),
    ("96", 0, 15),
    ("92", 1, 15),
];
/// The islands that belong to two of them: what they are called, the code of the unit, column, row.
const ISLANDS: [Island; 2] = [(words::hoang_sa, "48", 6, 8), (words::truong_sa, "56", 6, 13)];

type Island = (fn(Lang, &str) -> String, &'static str, usize, usize);

impl View<'_, '_> {
    /// Whether each agency has a part of its own.
    pub(super) fn has_parts(&self) -> bool {
        self.options.page && self.report.rows.len() <= MOST_PARTS && self.report.periods.is_empty()
    }

    /// The provinces as tiles, where the codes of enough agencies are official ones of today.
    pub(super) fn map(&mut self) {
        let (report, lang) = (self.report, self.lang);
        let scheme = Scheme::Since2025;
        let is_there = |row: &&Row| row.agency.scheme.as_deref() == Some(scheme.as_str());
        let found = |code: &str| {
            report.rows.iter().filter(is_there).find(|row| row.agency.code.as_deref() == Some(code))
        };
        let known = PLACES.iter().filter(|(code, ..)| found(code).is_some()).count();
        if known < LEAST_PLACES || !report.periods.is_empty() {
            return;
        }
        let stages: Vec<usize> = possible_stages(report.rubric).collect();
        let tile = |name: String, code: &str, column, row| {
            let result = found(code).map(|row| self.in_short(row, &stages));
            let (text, step) = result.unwrap_or_default();
            Tile { column, row, name, text, step }
        };
        let named = |code: &str| scheme.unit(code).map_or(code, |unit| unit.name_in(lang)).to_owned();
        let mut tiles: Vec<Tile> =
            PLACES.iter().map(|&(code, column, row)| tile(named(code), code, column, row)).collect();
        let island = |(name, code, column, row): Island| tile(name(lang, &named(code)), code, column, row);
        tiles.extend(ISLANDS.into_iter().map(island));
        self.document.heading(2, words::map(lang));
        let caption =
            if report.rubric.method.claims() { words::map_by_stage(lang) } else { words::map_by_index(lang) };
        self.document.push(Block::Chart(caption.into(), Chart::Tiles(tiles)));
    }

    /// A result as short as it can be said, with its step among how many.
    fn in_short(&self, row: &Row, stages: &[usize]) -> (String, Option<(usize, usize)>) {
        let rubric = self.report.rubric;
        if rubric.method.claims() {
            let Some(stage) = row.standing.stage else { return ("–".to_owned(), None) };
            let step = stages.iter().position(|own| *own == stage).map(|at| (at + 1, stages.len()));
            return (rubric.number(stage).to_string(), step);
        }
        let step = row.standing.index.map(|index| (1 + (index.get() as usize * 6 / 1_000_001), 6));
        (self.numbers.maybe(row.standing.index), step)
    }

    /// Every agency in every top dimension.
    pub(super) fn by_dimension(&mut self) {
        let (report, lang) = (self.report, self.lang);
        let rubric = report.rubric;
        let tops: Vec<_> = rubric.top_dimensions().filter_map(|at| rubric.dimensions.get(at)).collect();
        if !self.has_parts() || tops.len() < 2 {
            return;
        }
        let mut columns = vec![Column::words(words::agency(lang))];
        columns.extend(tops.iter().map(|top| Column::of(Side::Right, top.title.get(lang))));
        let row = |(at, row): (usize, &Row)| {
            let mut cells = vec![Cell::To(self.agency(row), at)];
            cells.extend(row.dimensions.iter().map(|standing| self.rated(standing.index)));
            cells
        };
        let rows = report.rows.iter().enumerate().map(row).collect();
        self.document.heading(2, words::by_dimension(lang));
        self.document.push(Block::Long(Table { columns, rows }));
        if rubric.is_rated() {
            self.document.note(super::super::words::sheet::rating_scale(lang));
        }
    }

    /// A coverage with its rating, where it has one.
    pub(super) fn rated(&self, share: Option<Ppm>) -> Cell {
        let Some(share) = share else { return Cell::new("–") };
        let text = self.numbers.score_cell(share);
        if !self.report.rubric.is_rated() {
            return Cell::new(text);
        }
        let rating = Rating::of(share);
        Cell::Step(format!("{text} {}", rating.as_str()).into(), rating as u8)
    }

    /// A part for each agency.
    pub(super) fn parts(&mut self) {
        let report = self.report;
        let results = || report.rows.iter().map(|row| (row.standing, row.dimensions.as_slice()));
        let Some(median) = Beside::median(&results()).filter(|_| self.has_parts() && report.rows.len() > 1)
        else {
            return;
        };
        let best = |at: usize| results().filter_map(|(_, all)| all.get(at)?.index).max();
        let best: Vec<Option<Ppm>> = (0..median.dimensions.len()).map(best).collect();
        let top = results().filter_map(|(standing, _)| standing.index).max();
        self.document.heading(2, words::each(self.lang));
        self.document.note(words::each_note(self.lang));
        for (at, row) in report.rows.iter().enumerate() {
            let mut title = self.agency(row);
            if let Some(code) = &row.agency.code {
                title = title.and(Role::Plain, format!(" ({code})"));
            }
            let body = self.part(row, at, &median, (&best, top));
            self.document.push(Block::Folded(Part { title, number: Some(at), body }));
        }
    }

    fn part(&self, row: &Row, at: usize, median: &Beside, best: (&[Option<Ppm>], Option<Ppm>)) -> Document {
        let (rubric, lang) = (self.report.rubric, self.lang);
        let mut facts = Vec::new();
        let fact = |label: &str, text: String| Item::new(Text::labelled(label, text));
        if let Some(stage) = row.standing.stage {
            facts.push(fact(&report::stage(lang, Ladder::of(rubric)), common::stage(rubric, stage, lang)));
        }
        if let Some(Place::Ranked(rank)) = self.report.places.as_ref().and_then(|places| places.get(at)) {
            facts.push(fact(
                words::rank(lang),
                words::rank_among(lang, &super::ranking::ranged(*rank, 1), rank.among),
            ));
        }
        let end = |standing: Standing| self.numbers.maybe(standing.index);
        if row.counts.unanswered > 0 {
            let range = words::range(lang, row.counts.unanswered, &end(row.worst), &end(row.best));
            facts.push(Item::new(range));
        }
        if let Some(stage) = row.evidenced {
            facts.push(fact(words::evidenced(lang), common::stage_name(rubric, stage, lang)));
        }
        let duties = row.duties;
        if duties.met + duties.unmet + duties.not_shown > 0 {
            let (met, all) = (duties.met, duties.met + duties.unmet + duties.not_shown);
            facts.push(Item::new(super::super::words::duties::counts(lang, met, all)));
        }
        let mut document = Document::default();
        document.list(Kind::Facts, facts);
        let columns = vec![
            Column::words(report::dimension(lang)),
            Column::of(Side::Right, words::own(lang)),
            Column::of(Side::Right, words::median(lang)),
            Column::of(Side::Right, words::best(lang)),
        ];
        let line = |name: Text, shares: [Option<Ppm>; 3]| {
            let shares = shares.map(|share| Cell::new(self.numbers.maybe(share)));
            [Cell::new(name)].into_iter().chain(shares).collect::<Vec<_>>()
        };
        let tops: Vec<&str> = rubric
            .top_dimensions()
            .filter_map(|at| rubric.dimensions.get(at))
            .map(|dimension| dimension.title.get(lang))
            .collect();
        let own = row.dimensions.iter().map(|standing| standing.index);
        let shares = own.clone().zip(median.dimensions.iter().zip(best.0));
        let mut rows: Vec<_> = tops
            .iter()
            .zip(shares)
            .map(|(top, (own, (median, best)))| line((*top).into(), [own, *median, *best]))
            .collect();
        let index = Text::new(Role::Strong, report::index(lang));
        rows.push(line(index, [row.standing.index, median.standing.index, best.1]));
        let table = Document { blocks: vec![Block::Table(Table { columns, rows })] };
        let series = |name: &str, shares: Vec<Option<Ppm>>| Series {
            name: name.to_owned(),
            shares: shares.into_iter().map(|share| share.map(Ppm::get)).collect(),
        };
        let chart = Chart::Dots {
            rows: tops.iter().map(|top| (*top).to_owned()).collect(),
            series: vec![
                series(words::own(lang), own.collect()),
                series(words::median(lang), median.dimensions.clone()),
                series(words::best(lang), best.0.to_vec()),
            ],
        };
        let chart = Document { blocks: vec![Block::Chart(words::dots(lang).into(), chart)] };
        document.push(Block::Beside(vec![table, chart]));
        document
    }
}
