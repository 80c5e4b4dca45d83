//! How firm the ranks are, if that was asked for: between which ranks an agency comes in draws, at which stages, and which
//! agencies it is ahead of.

use crate::analysis::robustness::draws::REPLICATES;
use crate::analysis::robustness::ranks::MOST_PAIRED;
use crate::base::number::{Decimal, format_percent};
use crate::report::block::{Block, Cell, Column, Side, Table, Text};

use super::super::words::{batch as words, robustness};
use super::View;

/// Of so few agencies every pair has a cell, whatever is asked for.
const FEW: usize = 8;

impl View<'_, '_> {
    /// How firm the ranks of the agencies are, in their order.
    pub(super) fn firmness(&mut self) {
        let (report, lang) = (self.report, self.lang);
        let Some(seed) = report.extras.seed else { return };
        self.document.heading(2, robustness::ranks(lang));
        let firm: Vec<usize> = (0..report.rows.len()).filter(|&at| report.rows[at].firm.is_some()).collect();
        if firm.is_empty() {
            let is_mean = report.rows.iter().any(|row| row.tops.is_some());
            let why = if is_mean { robustness::no_verdicts(lang) } else { robustness::no_mean(lang) };
            return self.document.note(why);
        }
        self.document.note(robustness::how_ranks(lang, seed));
        let (shown, more) = self.options.first(&firm);
        let is_ranked = firm.iter().any(|&at| self.interval(at).is_some());
        let claims = report.rubric.method.claims();
        let mut columns = vec![Column::words(words::agency_column(lang))];
        columns.extend(is_ranked.then(|| Column::of(Side::Right, robustness::interval(lang))));
        columns.extend(claims.then(|| Column::words(robustness::stages(lang))));
        let cells = |&at: &usize| {
            let mut cells = vec![Cell::new(self.agency(&report.rows[at]))];
            cells.extend(is_ranked.then(|| Cell::new(self.interval(at).unwrap_or_else(|| "–".to_owned()))));
            cells.extend(claims.then(|| Cell::new(self.stages(at))));
            cells
        };
        let rows = shown.iter().map(cells).collect();
        self.document.push(self.long(Table { columns, rows }));
        if more > 0 {
            self.document.note(words::and_more(lang, more as u64));
        }
        for members in self.ranked_together(&firm) {
            self.pairs(&members);
        }
    }

    fn long(&self, table: Table) -> Block {
        if self.options.page { Block::Long(table) } else { Block::Table(table) }
    }

    /// The ranks of a row in nine of ten draws.
    fn interval(&self, at: usize) -> Option<String> {
        let (low, high) = self.report.rows[at].firm.as_deref()?.rank?;
        Some(if low == high { low.to_string() } else { format!("{low}–{high}") })
    }

    /// At which stages a row is in how many draws, the most first.
    fn stages(&self, at: usize) -> String {
        let counts = self.report.rows[at].firm.as_deref().map_or(&[][..], |firm| &firm.stages);
        let mut stages: Vec<usize> = (0..counts.len()).filter(|&stage| counts[stage] > 0).collect();
        stages.sort_by_key(|&stage| (std::cmp::Reverse(counts[stage]), std::cmp::Reverse(stage)));
        let said = |&stage: &usize| {
            robustness::at_stage(self.lang, self.report.rubric.number(stage), &self.share(counts[stage]))
        };
        stages.iter().map(said).collect::<Vec<_>>().join(", ")
    }

    /// A part of all draws, which two digits give in full.
    fn share(&self, draws: u32) -> String {
        let hundredths = i128::from(draws) * 10_000 / i128::from(REPLICATES);
        format_percent(Decimal::from_millionths(hundredths * 10_000), self.lang)
    }

    /// The rows that are ranked together, group by group.
    fn ranked_together(&self, firm: &[usize]) -> Vec<Vec<usize>> {
        let groups = self.report.groups.as_ref();
        let mut members = vec![Vec::new(); groups.map_or(1, |groups| groups.names.len())];
        for &at in firm.iter().filter(|&&at| self.interval(at).is_some()) {
            let group = groups.map_or(0, |groups| groups.of_row[at]);
            members[group].push(at);
        }
        members.retain(|members| members.len() > 1);
        members
    }

    /// Who is ahead of whom: of few agencies every pair, else the pairs that the draws do not agree on.
    fn pairs(&mut self, members: &[usize]) {
        let (report, lang) = (self.report, self.lang);
        if members.len() > MOST_PAIRED {
            return self.document.note(robustness::too_many_pairs(lang, MOST_PAIRED));
        }
        let name = |at: usize| self.agency(&report.rows[at]);
        if members.len() <= FEW {
            let mut columns = vec![Column::words(robustness::ahead_of(lang))];
            let numbers = 1..=members.len();
            columns.extend(numbers.map(|number| Column::of(Side::Right, number.to_string())));
            let row = |(number, &one): (usize, &usize)| {
                let label = Text::plain(format!("{}. ", number + 1)).then(name(one));
                let cells = members.iter().map(|&other| {
                    let share = report.ahead(one, other).map(|draws| self.share(draws));
                    Cell::new(share.unwrap_or_default())
                });
                [Cell::new(label)].into_iter().chain(cells).collect()
            };
            let rows = members.iter().enumerate().map(row).collect();
            return self.document.table(Table { columns, rows });
        }
        if !self.options.full {
            return;
        }
        let columns = vec![
            Column::words(words::agency_column(lang)),
            Column::words(robustness::other(lang)),
            Column::of(Side::Right, robustness::ahead(lang)),
            Column::of(Side::Right, robustness::behind(lang)),
        ];
        let pairs = members.iter().enumerate().flat_map(|(at, &one)| {
            members[at + 1..].iter().filter_map(move |&other| {
                let draws = (report.ahead(one, other)?, report.ahead(other, one)?);
                (draws.0 < REPLICATES).then_some((one, other, draws))
            })
        });
        let row = |(one, other, (ahead, behind))| {
            [Cell::new(name(one)), Cell::new(name(other))]
                .into_iter()
                .chain([ahead, behind].map(|draws| Cell::new(self.share(draws))))
                .collect()
        };
        let rows: Vec<Vec<Cell>> = pairs.map(row).collect();
        if rows.is_empty() {
            return self.document.note(robustness::all_settled(lang));
        }
        self.document.push(self.long(Table { columns, rows }));
        self.document.note(robustness::others_settled(lang));
    }
}
