//! What stands between the agency and the target stage.

use crate::report::block::{Cell, Column, Item, Kind, Role, Side, Table, Text};
use crate::report::words as common;

use super::super::words::sheet as words;
use super::{View, column};

impl View<'_, '_> {
    pub(super) fn obstacles(&mut self) {
        let (assessment, lang) = (self.assessment, self.lang);
        let (rubric, obstacles) = (assessment.rubric, &assessment.obstacles);
        let Some(target) = assessment.target.filter(|_| rubric.method.claims()) else { return };
        if assessment.verdict.stage.is_some_and(|stage| stage >= target) {
            return;
        }
        self.document.heading(2, words::in_the_way(lang, &common::stage_name(rubric, target, lang)));
        let mut facts = Vec::new();
        if obstacles.over_limit {
            facts.push(words::over_limit(lang));
        }
        if obstacles.nothing_applies {
            facts.push(words::nothing_applies(lang));
        }
        let is_bare = obstacles.shortfalls.is_empty() && obstacles.gates.is_empty();
        if is_bare && assessment.verdict.stage.is_none() {
            facts.push(words::only_blanks(lang));
        }
        self.document.list(Kind::Facts, facts.into_iter().map(Item::new).collect());
        if !is_bare {
            let rows = self.shortfalls().into_iter().chain(self.open_gates()).collect();
            let columns = vec![
                Column::of(Side::Left, ""),
                Column::words(""),
                Column::of(Side::Right, ""),
                Column::words(""),
            ];
            self.document.table(Table { columns, rows });
            let gates = self.assessment.obstacles.gates.iter();
            let lacks = gates.filter_map(|&gate| self.lacks(gate)).collect();
            self.document.list(Kind::Facts, lacks);
        }
    }

    fn shortfalls(&self) -> Vec<Vec<Cell>> {
        let (rubric, lang) = (self.assessment.rubric, self.lang);
        let row = |short: &crate::engine::verdict::Shortfall| {
            let mut needs = words::needs(lang, &common::threshold(short.threshold, &self.numbers));
            if self.options.full {
                let missing = self.numbers.points(i64::from(short.missing().get()));
                let missing = words::lacks(lang, &common::points(lang, &missing));
                needs = format!("{needs}: {missing}");
            }
            vec![
                Cell::new(""),
                Cell::new(column(rubric, short.column, lang)),
                Cell::new(Text::new(Role::Bad, self.numbers.share(short.coverage))),
                Cell::new(needs),
            ]
        };
        self.assessment.obstacles.shortfalls.iter().map(row).collect()
    }

    fn open_gates(&self) -> Vec<Vec<Cell>> {
        let (rubric, lang) = (self.assessment.rubric, self.lang);
        let row = |gate: &usize| {
            let criterion = rubric.criteria.get(*gate)?;
            let question = rubric.questions.get(criterion.question)?;
            let (have, _) = self.answer(criterion.question);
            let needs = words::needs(lang, &common::gate_target(question, criterion, &self.numbers));
            let name = self.name(criterion.question);
            Some(vec![
                Cell::new(""),
                Cell::new(words::gate(lang, &name)),
                Cell::new(Text::new(Role::Bad, self.value(criterion.question, have))),
                Cell::new(needs),
            ])
        };
        self.assessment.obstacles.gates.iter().filter_map(row).collect()
    }

    /// The items of a checklist that a gate still lacks.
    fn lacks(&self, gate: usize) -> Option<Item> {
        let question = self.assessment.rubric.criteria.get(gate)?.question;
        let (_, missing) = self.answer(question);
        let number = common::number(self.assessment.rubric, question);
        let text = words::lacks_items(self.lang, &number, &missing.join("; "));
        (!missing.is_empty()).then(|| Item::new(Text::new(Role::Quiet, text)))
    }

    /// An answer in a column of numbers: of a part and its total the share alone.
    fn value(&self, question: usize, answer: String) -> String {
        use crate::model::rubric::AnswerKind;
        let kind = self.assessment.rubric.questions.get(question).map(|question| &question.answer);
        match (kind, answer.split_once(" = ")) {
            (Some(AnswerKind::Ratio { .. }), Some((_, share))) if !self.options.full => share.to_owned(),
            _ => answer,
        }
    }
}
