//! A result beside another one: an earlier one of the same agency, or the median of many.

use crate::analysis::beside::{Beside, Of};
use crate::base::number::Ppm;
use crate::engine::profile::index;
use crate::report::block::{Cell, Column, Role, Side, Table, Text};
use crate::report::words::Ladder;

use super::super::words::report as words;
use super::View;

impl View<'_, '_> {
    /// What the result itself is called beside another.
    pub(super) fn own_name(&self, beside: Option<&Beside>) -> &'static str {
        match beside.map(|beside| &beside.of) {
            Some(Of::Earlier(_)) => words::now(self.lang),
            _ => words::this_agency(self.lang),
        }
    }

    /// What the other result is called.
    pub(super) fn other_name(&self, beside: &Beside) -> String {
        match &beside.of {
            Of::Earlier(Some(period)) => period.clone(),
            Of::Earlier(None) => words::earlier(self.lang).to_owned(),
            Of::Median(agencies) => words::median(self.lang, *agencies),
        }
    }

    /// The two results and their difference, in sum and for each dimension.
    fn comparison(&self, beside: &Beside, names: &[String], own: &[Option<Ppm>]) -> Table {
        let (rubric, lang) = (self.assessment.rubric, self.lang);
        let columns = vec![
            Column::words(words::dimension(lang)),
            Column::of(Side::Right, self.own_name(Some(beside))),
            Column::of(Side::Right, self.other_name(beside)),
            Column::of(Side::Right, words::difference(lang)),
        ];
        let difference = |own: Option<Ppm>, other: Option<Ppm>| {
            let (Some(own), Some(other)) = (own, other) else { return Text::plain("–") };
            let by = i64::from(own.get()) - i64::from(other.get());
            let size = Ppm::new(u32::try_from(by.unsigned_abs()).unwrap_or(u32::MAX));
            let size = self.numbers.points_cell(size);
            match by {
                0 => Text::plain("0"),
                1.. => Text::new(Role::Good, format!("▲ +{size}")),
                _ => Text::new(Role::Bad, format!("▼ -{size}")),
            }
        };
        let row = |name: Text, own: Option<Ppm>, other: Option<Ppm>| {
            vec![
                Cell::new(name),
                Cell::new(self.numbers.maybe(own)),
                Cell::new(self.numbers.maybe(other)),
                Cell::new(difference(own, other)),
            ]
        };
        let shares = own.iter().zip(&beside.dimensions);
        let mut rows: Vec<_> = names
            .iter()
            .zip(shares)
            .map(|(name, (own, other))| row(name.as_str().into(), *own, *other))
            .collect();
        let index = self.assessment.verdict.profile.index;
        rows.push(row(Text::new(Role::Strong, words::index(lang)), index, beside.standing.index));
        if rubric.method.claims() {
            let name = |stage: Option<usize>| {
                Cell::new(stage.map_or_else(|| "–".to_owned(), |stage| rubric.number(stage).to_string()))
            };
            let stages = (self.assessment.verdict.stage, beside.standing.stage);
            let change = match stages {
                (Some(own), Some(other)) if own > other => {
                    Text::new(Role::Good, format!("▲ +{}", own - other))
                }
                (Some(own), Some(other)) if own < other => {
                    Text::new(Role::Bad, format!("▼ -{}", other - own))
                }
                (Some(_), Some(_)) => Text::plain("0"),
                _ => Text::plain("–"),
            };
            let title = Text::new(Role::Strong, words::stage(lang, Ladder::of(rubric)));
            rows.push(vec![Cell::new(title), name(stages.0), name(stages.1), Cell::new(change)]);
        }
        Table { columns, rows }
    }

    /// The titles of the top dimensions, and their indices.
    pub(super) fn tops(&self) -> (Vec<String>, Vec<Option<Ppm>>) {
        let (rubric, profile) = (self.assessment.rubric, &self.assessment.verdict.profile);
        let title = |at: usize| rubric.dimensions.get(at).map(|it| it.title.get(self.lang).to_owned());
        let names = rubric.top_dimensions().map(|at| title(at).unwrap_or_default());
        (names.collect(), rubric.top_dimensions().map(|at| index(profile.dimension(at))).collect())
    }

    /// The other result beside this one, if there is one.
    pub(super) fn compared(&mut self) {
        let (names, own) = self.tops();
        let Some(beside) = self.beside.filter(|beside| beside.dimensions.len() == own.len()) else { return };
        let table = self.comparison(beside, &names, &own);
        self.document.heading(2, words::beside(self.lang, &self.other_name(beside)));
        self.document.table(table);
    }
}
