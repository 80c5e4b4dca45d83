//! The table of the agencies, one for each group.

use crate::analysis::plan::{Next, decimal};
use crate::analysis::rank::{Place, Rank};
use crate::base::number::Ppm;
use crate::batch::Row;
use crate::report::block::{Block, Cell, Column, Role, Side, Table, Text};
use crate::report::words::Ladder;

use super::super::words::batch as words;
use super::{Notes, View};

impl View<'_, '_> {
    /// The agencies in their order, one table for each group.
    pub(super) fn ranking(&mut self) {
        let (report, lang) = (self.report, self.lang);
        if report.rows.is_empty() {
            return;
        }
        if report.places.is_some() {
            self.document.heading(2, words::ranking(lang));
            self.document.note(if report.rubric.method.claims() {
                words::ranked_by_stage(lang)
            } else {
                words::ranked_by_index(lang)
            });
        } else {
            self.document.heading(2, words::agencies_title(lang));
        }
        let Some(groups) = &report.groups else {
            return self.agencies(&(0..report.rows.len()).collect::<Vec<_>>());
        };
        let mut members = vec![Vec::new(); groups.names.len()];
        for (row, &group) in groups.of_row.iter().enumerate().take(report.rows.len()) {
            if let Some(members) = members.get_mut(group) {
                members.push(row);
            }
        }
        for (name, members) in groups.names.iter().zip(&members) {
            let name = Text::new(Role::Strong, words::group(groups.by, name.as_deref(), lang));
            let count = words::agencies(lang, members.len() as u64);
            self.document.paragraph(name.and(Role::Plain, format!(" · {count}")));
            self.agencies(members);
        }
    }

    fn agencies(&mut self, members: &[usize]) {
        let (report, lang) = (self.report, self.lang);
        let (shown, more) = self.options.first(members);
        let mut notes = Notes::default();
        let ranks = report.places.as_ref().map(|places| self.ranks(places, shown, &mut notes));
        let rows: Vec<&Row> = shown.iter().filter_map(|&at| report.rows.get(at)).collect();
        let has_codes = rows.iter().any(|row| row.agency.code.is_some());
        let has_weakest = report.rows.iter().any(|row| row.weakest.is_some());
        let has_parts = self.has_parts() && report.rows.len() > 1;
        let (claims, count) = (report.rubric.method.claims(), report.rubric.columns());
        // One coverage is the index itself, and where a stage is claimed, it says what the coverages come to.
        let coverages = if claims || count == 1 { 0 } else { count };
        let mut columns = Vec::new();
        columns.extend(ranks.as_ref().map(|_| Column::of(Side::Left, words::rank_column(lang))));
        columns.extend(has_codes.then(|| Column::of(Side::Left, words::code_column(lang))));
        columns.push(Column::words(words::agency_column(lang)));
        columns.extend(
            claims.then(|| Column::of(Side::Centre, words::stage_column(lang, Ladder::of(report.rubric)))),
        );
        let numbers =
            (1..=coverages).map(|at| Column::of(Side::Right, report.rubric.number(at).to_string()).spare(2));
        columns.extend(numbers);
        columns.push(Column::of(Side::Right, words::index_column(lang)));
        columns.extend(has_weakest.then(|| Column::words(words::weakest_column(lang)).spare(1)));
        columns.push(Column::of(Side::Right, words::blanks_column(lang)));
        columns.extend(report.extras.with.then(|| Column::of(Side::Right, words::then_column(lang))));
        columns.extend(report.extras.plans.then(|| Column::of(Side::Right, words::plan_column(lang))));
        let cells = rows.iter().enumerate().map(|(at, row)| {
            let mut cells = Vec::new();
            cells.extend(ranks.as_ref().and_then(|ranks| ranks.get(at)).map(|rank| Cell::new(rank.as_str())));
            cells.extend(has_codes.then(|| Cell::new(row.agency.code.as_deref().unwrap_or_default())));
            let part = shown.get(at).filter(|_| has_parts);
            let name = self.agency(row);
            cells.push(part.map_or_else(|| Cell::new(name.clone()), |part| Cell::To(name.clone(), *part)));
            if claims {
                let stage = row
                    .standing
                    .stage
                    .map_or_else(|| "–".to_owned(), |stage| report.rubric.number(stage).to_string());
                cells.push(Cell::new(Text::new(Role::Strong, stage)));
            }
            let cell = |share: &Option<Ppm>| {
                share.map_or_else(|| "–".to_owned(), |ppm| self.numbers.score_cell(ppm))
            };
            cells.extend(row.overall.iter().take(coverages).map(|share| Cell::new(cell(share))));
            cells.push(Cell::new(row.standing.index.map_or_else(
                || "–".to_owned(),
                |index| self.numbers.score_cell(index) + self.numbers.sign(),
            )));
            if has_weakest {
                let weakest = row.weakest.and_then(|at| report.rubric.top_dimensions().nth(at));
                let weakest = weakest.and_then(|at| report.rubric.dimensions.get(at));
                cells.push(Cell::new(weakest.map_or("–", |dimension| dimension.title.get(lang))));
            }
            cells.push(Cell::new(row.counts.unanswered.to_string()));
            cells.extend(report.extras.with.then(|| Cell::new(self.then(row))));
            cells.extend(report.extras.plans.then(|| Cell::new(self.plan(row))));
            cells
        });
        let table = Table { columns, rows: cells.collect() };
        self.document.push(if self.options.page { Block::Long(table) } else { Block::Table(table) });
        if more > 0 {
            self.document.note(words::and_more(lang, more as u64));
        }
        if ranks.iter().flatten().any(|rank| rank.contains('(')) {
            self.document.note(words::open_ranks(lang));
        }
        if report.extras.with {
            let then = if claims { words::about_then(lang) } else { words::about_then_index(lang) };
            self.document.note(then);
        }
        if report.extras.plans {
            self.document.note(words::about_plan(lang));
        }
        notes.write(&mut self.document);
    }

    /// Where a row stood earlier: `3 · 62.1% · 16`.
    fn then(&self, row: &Row) -> String {
        let Some(then) = row.earlier.as_deref() else { return "–".to_owned() };
        let rubric = self.report.rubric;
        let number =
            |number: Option<usize>| number.map_or_else(|| "–".to_owned(), |number| number.to_string());
        let stage = then.standing.stage.map(|stage| rubric.number(stage));
        let mut parts = Vec::from_iter(rubric.method.claims().then(|| number(stage)));
        parts.push(self.numbers.maybe(then.standing.index));
        parts.push(number(then.rank));
        parts.join(" · ") + if then.by_name { " ~" } else { "" }
    }

    /// The cheapest plan to the next stage in short: its cost and the number of changes.
    fn plan(&self, row: &Row) -> String {
        match row.next {
            Some(Next::Plan(cost, changes)) => format!("{} ({changes})", decimal(cost).format(self.lang)),
            Some(Next::Impossible) => words::impossible(self.lang).to_owned(),
            Some(Next::Unknown) => words::unknown(self.lang).to_owned(),
            Some(Next::Highest) | None => "–".to_owned(),
        }
    }

    pub(super) fn agency(&self, row: &Row) -> Text {
        let summary = &self.report.summary;
        let is_marked = row.illustrative && summary.illustrative() < summary.agencies();
        Text::plain(row.agency.name.as_str()).and(Role::Fair, if is_marked { " *" } else { "" })
    }

    /// The ranks in words, their digits below each other.
    fn ranks(&self, places: &[Place], shown: &[usize], notes: &mut Notes) -> Vec<String> {
        let ranked = |&row: &usize| match places.get(row)? {
            Place::Ranked(rank) => Some(rank.rank),
            Place::Unranked(_) => None,
        };
        let digits = shown.iter().filter_map(ranked).max().unwrap_or_default().to_string().len();
        let text = |&row: &usize| match places.get(row) {
            Some(Place::Ranked(rank)) => ranged(*rank, digits),
            Some(Place::Unranked(why)) => {
                let mark = notes.mark(words::unranked(self.report.rubric, *why, self.lang));
                format!("{:>digits$}{mark}", "–")
            }
            None => String::new(),
        };
        shown.iter().map(text).collect()
    }
}

/// A rank with what blanks leave open: `3 (2–5)`.
pub(super) fn ranged(Rank { rank, best, worst, .. }: Rank, digits: usize) -> String {
    if best == worst { format!("{rank:>digits$}") } else { format!("{rank:>digits$} ({best}–{worst})") }
}
