//! The answers that changed, with what each adds to the index; the lines add up to the printed difference.

use crate::analysis::compare::shares::Part;
use crate::analysis::compare::{AnswerChange, Changes};
use crate::model::answers::{Given, Response};
use crate::report::block::{Cell, Column, Role, Side, Table, Text};
use crate::report::words as common;

use super::super::words::compare as words;
use super::View;

impl View<'_> {
    pub(super) fn answers(&mut self, changes: &Changes) {
        let lang = self.lang;
        if changes.answers.is_empty() {
            return;
        }
        self.document.heading(2, words::answers(lang));
        let mut order: Vec<&AnswerChange> = changes.answers.iter().collect();
        order.sort_by_key(|change| {
            (!change.is_decisive, std::cmp::Reverse(change.adds.unwrap_or_default().abs()))
        });
        let (shown, left) = self.options.first(&order);
        let mut rows: Vec<Vec<Cell>> = shown.iter().map(|change| self.answer(change, changes)).collect();
        let bare = |what: String, adds: i64| {
            vec![Cell::new(what), Cell::new(""), Cell::new(""), self.change(Some(adds))]
        };
        if changes.is_shared_out {
            if left > 0 {
                let rest = order.iter().skip(shown.len()).filter_map(|change| change.adds).sum();
                rows.push(bare(words::more(lang, left), rest));
            }
            for together in &changes.together {
                let part = self.part(together.part);
                rows.push(bare(words::together(lang, together.questions.len(), &part), together.adds));
            }
            if changes.rounding != 0 {
                rows.push(bare(words::rounding(lang).to_owned(), changes.rounding));
            }
            let all = changes.answers.iter().filter_map(|change| change.adds).sum::<i64>()
                + changes.together.iter().map(|it| it.adds).sum::<i64>()
                + changes.rounding;
            let mut sum = bare(words::sum(lang).to_owned(), all);
            sum[0] = Cell::new(Text::new(Role::Strong, words::sum(lang)));
            rows.push(sum);
        } else if left > 0 {
            rows.push(vec![Cell::new(words::more(lang, left)), Cell::new(""), Cell::new(""), Cell::new("")]);
        }
        let columns = vec![
            Column::words(words::question(lang)),
            Column::words(if self.comparison.is_appraisal { words::own(lang) } else { words::then(lang) }),
            Column::words(if self.comparison.is_appraisal { words::found(lang) } else { words::now(lang) }),
            Column::of(Side::Right, words::adds(lang)),
        ];
        self.document.table(Table { columns, rows });
        if changes.answers.iter().any(|change| change.is_decisive) {
            self.document.note(words::rule_decisive(lang));
        }
        if self.options.full {
            self.document.note(words::rule(lang));
        }
    }

    fn answer(&self, change: &AnswerChange, changes: &Changes) -> Vec<Cell> {
        let lang = self.lang;
        let mut marks = Vec::new();
        marks.extend(change.is_decisive.then(|| words::decisive(lang)));
        marks.extend(match (&change.before, &change.after) {
            (_, Given::Nothing) => Some(words::lost(lang)),
            (Given::Nothing, _) => Some(words::gained(lang)),
            (_, Given::NotApplicable(_)) => Some(words::now_na(lang)),
            (Given::NotApplicable(_), _) => Some(words::was_na(lang)),
            _ => None,
        });
        let text = Text::plain(self.question(change.question));
        let below = Text::new(if change.is_decisive { Role::Fair } else { Role::Quiet }, marks.join(", "));
        vec![
            Cell::Text { text, depth: 0, below },
            Cell::new(self.said(change.question, &change.before)),
            Cell::new(self.said(change.question, &change.after)),
            match change.adds {
                None if changes.is_shared_out => Cell::new(Text::new(Role::Quiet, words::with_others(lang))),
                adds => self.change(adds),
            },
        ]
    }

    /// An answer in words.
    pub(super) fn said(&self, question: usize, given: &Given) -> String {
        let Some(asked) = self.rubric.questions.get(question) else { return String::new() };
        let response = Response { given: given.clone(), ..Response::default() };
        common::response(asked, &response, &common::edges(self.rubric, question), &self.numbers)
    }

    fn part(&self, part: Part) -> String {
        match part {
            Part::Index => words::the_index(self.lang).to_owned(),
            Part::Cell { group, column } => match self.rubric.dimensions.get(group) {
                Some(dimension) => dimension.title.get(self.lang).to_owned(),
                None => common::column(self.rubric, column, self.lang),
            },
        }
    }
}
