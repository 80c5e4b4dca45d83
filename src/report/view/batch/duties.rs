//! The duties that agencies do not meet.

use crate::batch::{DutySum, Summary};
use crate::model::rubric::Duty;
use crate::report::block::{Cell, Column, Role, Side, Table, Text};
use crate::report::words as common;

use super::super::words::duties as words;
use super::View;

impl View<'_, '_> {
    /// Each duty that some agency does not meet or show, with how many of those that it binds.
    pub(super) fn duties(&mut self, summary: &Summary) {
        let (rubric, lang) = (self.report.rubric, self.lang);
        let sums = rubric.duties().zip(summary.duties());
        let open: Vec<_> = sums.filter(|(_, sum)| sum.unmet + sum.not_shown > 0).collect();
        if open.is_empty() {
            return;
        }
        self.document.heading(2, words::of_agencies(lang));
        let columns = vec![
            Column::words(words::duty(lang)),
            Column::of(Side::Right, words::unmet_column(lang)),
            Column::of(Side::Right, words::not_shown_column(lang)),
            Column::of(Side::Right, words::asked_column(lang)),
        ];
        let row = |(duty, sum): (Duty<'_>, &DutySum)| {
            let question = rubric.questions.get(duty.question)?;
            let name = format!("{} {}", rubric.question_number(duty.question), common::name(question, lang));
            let target = common::target(question, &duty.rule, &self.numbers);
            let since = words::binding(lang, &duty.binding.since.format(lang));
            let below = Text::new(Role::Quiet, format!("{target} · {since}"));
            Some(vec![
                Cell::Text { text: name.into(), depth: 0, below },
                Cell::new(sum.unmet.to_string()),
                Cell::new(sum.not_shown.to_string()),
                Cell::new(sum.bound.to_string()),
            ])
        };
        let rows = open.into_iter().filter_map(row).collect();
        self.document.table(Table { columns, rows });
    }
}
