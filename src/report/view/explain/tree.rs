//! The tree of numbers: a column, a dimension, each line with the formula that it is computed by.

use crate::analysis::explain::{Node, Of};
use crate::base::number::Decimal;
use crate::engine::score::Outcome;
use crate::engine::verdict::StageNumber;
use crate::model::answers::Given;
use crate::report::block::{Block, Cell, Column, Headline, Role, Side, Table, Text};
use crate::report::words as common;
use crate::report::words::formula;

use super::super::words::explain as words;
use super::View;

impl View<'_, '_> {
    /// A stage: its coverage and what it asks for, which is missing or may be lost.
    pub(super) fn stage(&mut self, stage: StageNumber) {
        let rubric = self.explained.rubric;
        let column = if rubric.method.is_banded() { 0 } else { stage - 1 };
        let name = common::check::capital(&self.stage_name(stage));
        let text = Text::new(Role::Strong, name);
        self.document.push(Block::Headline(Headline { text, ..Headline::default() }));
        let index = &self.explained.index;
        if let Some(node) = index.column(column) {
            self.column(node, 2);
            self.scale();
        }
        self.missing();
        self.up();
        self.held();
        self.down();
    }

    /// A dimension: its coverage in each column, with what it is made from.
    pub(super) fn dimension(&mut self, dimension: usize) {
        let lang = self.lang;
        let index = &self.explained.index;
        for node in index.dimension(dimension) {
            let Of::Dimension { at, column } = node.of else { continue };
            let stage = common::column(self.explained.rubric, column, lang);
            let title = format!("{}, {stage}", self.name(Of::Dimension { at, column }));
            self.part(node, 2, &title, true);
        }
        self.scale();
    }

    /// A column, with all that it is made from; at first sight with its dimensions alone.
    pub(super) fn column(&mut self, node: &Node, level: usize) {
        let title = common::check::capital(&self.name(node.of));
        self.part(node, level, &title, self.options.full);
    }

    /// A node under a heading: its formula, and a table of what it is made from.
    fn part(&mut self, node: &Node, level: usize, title: &str, deep: bool) {
        let lang = self.lang;
        self.document.heading(level, title);
        self.document.paragraph(self.equals(node));
        let columns = vec![
            Column::words(""),
            Column::of(Side::Right, words::weight(lang)),
            Column::of(Side::Right, "%"),
        ];
        let mut rows = Vec::new();
        self.rows(node, 0, deep, &mut rows);
        self.document.table(Table { columns, rows });
    }

    fn rows(&self, node: &Node, depth: usize, deep: bool, rows: &mut Vec<Vec<Cell>>) {
        for part in &node.parts {
            let below = match part.of {
                Of::Criterion(at) => self.criterion(at),
                _ => Text::new(Role::Quiet, self.equals(part)),
            };
            let role = if part.parts.is_empty() { Role::Plain } else { Role::Strong };
            let text = Text::new(role, self.name(part.of));
            let value = part.value.map_or_else(|| "–".to_owned(), |it| formula::percent(it, self.lang));
            rows.push(vec![
                Cell::Text { text, depth, below },
                Cell::new(part.weight.format(self.lang)),
                Cell::new(value),
            ]);
            let is_nested = part.parts.iter().any(|below| !below.parts.is_empty());
            if deep || is_nested {
                self.rows(part, depth + 1, deep, rows);
            }
        }
    }

    /// An answer, what was asked, and how that comes to the achievement.
    fn criterion(&self, at: usize) -> Text {
        let (rubric, lang) = (self.explained.rubric, self.lang);
        let Some(criterion) = rubric.criteria.get(at) else { return Text::default() };
        let (asked, responses) = (rubric.questions.get(criterion.question), &self.explained.sheet.responses);
        let (Some(asked), Some(response)) = (asked, responses.get(criterion.question)) else {
            return Text::default();
        };
        let answer = common::response(asked, response, &[], &self.numbers);
        let target = common::target(asked, &criterion.rule, &self.numbers);
        let said = Text::new(Role::Quiet, words::asked(lang, &answer, &target));
        let value = match &response.given {
            Given::Answer(answer) => answer.number(&asked.answer),
            _ => Decimal::ZERO,
        };
        let (role, how) = match self.explained.card.outcomes.get(at) {
            Some(Outcome::Answered { met: true, .. } | Outcome::Waived { .. }) => {
                (Role::Good, words::met(lang).to_owned())
            }
            Some(Outcome::Answered { partly_met: true, .. }) => (Role::Fair, words::half(lang).to_owned()),
            Some(Outcome::Answered { .. }) => match formula::of_value(&criterion.rule, value, lang) {
                Some(formula) => (Role::Quiet, formula),
                None => (Role::Bad, words::unmet(lang).to_owned()),
            },
            _ if criterion.weight == Decimal::ZERO => (Role::Quiet, words::no_part(lang).to_owned()),
            _ => return said,
        };
        said.and(Role::Quiet, ": ").and(role, how)
    }

    /// How a criterion is achieved, in a table of its own.
    pub(super) fn achieved(&self, at: usize) -> Text {
        self.criterion(at)
    }
}
