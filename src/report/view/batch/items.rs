//! How the criteria, and the stages, behave over the agencies.

use crate::analysis::items::{ItemStatistics, LEAST_AGENCIES, Statistics, Undefined, Violation};
use crate::base::number::Decimal;
use crate::report::block::{Cell, Column, Item, Kind, Role, Side, Table, Text};
use crate::report::words::Ladder;

use super::super::words::{batch, items as words};
use super::{Notes, View};

/// The most pairs out of order that are shown; the rest are counted.
const MOST_VIOLATIONS: usize = 10;

impl View<'_, '_> {
    /// The statistics that were asked for.
    pub(super) fn items(&mut self, items: Option<&Statistics>, stage_items: Option<&Statistics>) {
        let (rubric, lang) = (self.report.rubric, self.lang);
        if let Some(items) = items {
            self.document.heading(2, words::criteria(lang));
            let id = |at: usize| rubric.criteria.get(at).map(|criterion| rubric.criterion_id(criterion));
            self.statistics(items, words::criterion(lang), &|at| id(at).unwrap_or_default());
        }
        // Only the stages of a staged rubric can be out of order.
        if let Some(stages) = stage_items.filter(|stages| stages.agencies > 0) {
            self.document.heading(2, words::stages(lang));
            let id = |at: usize| {
                let stage = rubric.stages.get(at)?;
                Some(format!("{} {}", at + 1, stage.title.get(lang)))
            };
            self.statistics(stages, &words::stage(lang, Ladder::of(rubric)), &|at| {
                id(at).unwrap_or_default()
            });
            self.document.note(words::stage_met(lang));
        }
    }

    fn statistics(&mut self, of: &Statistics, what: &str, id: &dyn Fn(usize) -> String) {
        let lang = self.lang;
        if of.descriptive_only {
            let found = batch::agencies(lang, of.agencies);
            let warning = words::descriptive(lang, &found, LEAST_AGENCIES);
            self.document.note(Text::new(Role::Fair, warning));
        }
        let mut notes = Notes::default();
        let numbers = self.numbers.clone();
        let mut statistic = |found: Result<Decimal, Undefined>| match found {
            Ok(value) => numbers.statistic(value),
            Err(why) => format!("–{}", notes.mark(words::undefined(why, id, lang))),
        };
        let columns = vec![
            Column::words(what),
            Column::of(Side::Right, "n"),
            Column::of(Side::Right, words::met_column(lang)),
            Column::of(Side::Left, ""),
            Column::of(Side::Right, words::rest_column(lang)),
            Column::of(Side::Right, "H"),
        ];
        let row = |(at, item): (usize, &ItemStatistics)| {
            let extreme = item.extreme.map(|extreme| Text::new(Role::Fair, words::extreme(extreme, lang)));
            vec![
                Cell::new(id(at)),
                Cell::new(item.agencies.to_string()),
                Cell::new(item.met.map_or_else(|| "–".to_owned(), |met| numbers.cell(met) + "%")),
                Cell::new(extreme.unwrap_or_default()),
                Cell::new(statistic(item.item_rest)),
                Cell::new(statistic(item.h)),
            ]
        };
        let rows = of.items.iter().enumerate().map(row).collect();
        let (alpha, h) = (statistic(of.alpha), statistic(of.h));
        self.document.table(Table { columns, rows });
        let alpha = words::alpha_of(lang, &alpha, of.varying, of.constant.len());
        let mut facts = vec![Text::labelled(words::alpha(lang), alpha), Text::labelled(words::h(lang), h)];
        if let Some(guttman) = of.guttman {
            let share = |ppm| numbers.share(ppm);
            let scalability =
                guttman.scalability.map_or_else(|| "–".to_owned(), |value| numbers.statistic(value));
            let (found, least) = (share(guttman.reproducibility), share(guttman.least_reproducibility));
            let text = words::guttman_is(lang, &found, &least, &scalability);
            facts.push(Text::labelled(words::guttman(lang), text));
        }
        self.document.list(Kind::Facts, facts.into_iter().map(Item::new).collect());
        self.violations(of, id);
        notes.write(&mut self.document);
        if of.items.iter().any(|item| item.extreme.is_some()) {
            self.document.note(words::extremes(lang));
        }
    }

    fn violations(&mut self, of: &Statistics, id: &dyn Fn(usize) -> String) {
        let lang = self.lang;
        if of.violations.is_empty() {
            return;
        }
        self.document.heading(2, words::violations(lang));
        let mut violations: Vec<&Violation> = of.violations.iter().collect();
        violations.sort_by_key(|violation| std::cmp::Reverse(violation.share));
        let item = |violation: &&Violation| {
            let (later, earlier) = (id(violation.later), id(violation.earlier));
            let part = batch::part(lang, violation.later_only, violation.agencies);
            let share = self.numbers.share(violation.share);
            let misplaced = if violation.misplaced { words::misplaced(lang) } else { "" };
            Item::new(words::violation(lang, &later, &earlier, &part, &share) + misplaced)
        };
        let items = violations.iter().take(MOST_VIOLATIONS).map(item).collect();
        self.document.list(Kind::Bullets, items);
        if let more @ 1.. = violations.len().saturating_sub(MOST_VIOLATIONS) {
            self.document.note(words::more_violations(lang, more));
        }
    }
}
