//! What stands between the agency and the target stage.

use crate::model::answers::{Answer, Given};
use crate::model::rubric::{AnswerKind, Criterion};
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
        let is_bare = obstacles.shortfalls.is_empty() && obstacles.holds.is_empty();
        if is_bare && assessment.verdict.stage.is_none() {
            facts.push(words::only_blanks(lang));
        }
        self.document.list(Kind::Facts, facts.into_iter().map(Item::new).collect());
        if !is_bare {
            let rows = self.shortfalls().into_iter().chain(self.open_holds()).collect();
            let columns = vec![Column::words(""), Column::of(Side::Right, ""), Column::words("")];
            self.document.table(Table { columns, rows });
            let holds = self.assessment.obstacles.holds.iter();
            let lacks = holds.filter_map(|&hold| self.lacks(hold)).collect();
            self.document.list(Kind::Facts, lacks);
        }
    }

    fn shortfalls(&self) -> Vec<Vec<Cell>> {
        let (rubric, lang) = (self.assessment.rubric, self.lang);
        let row = |short: &crate::engine::verdict::Shortfall| {
            let mut needs = words::needs(lang, &common::threshold(short.threshold, &self.numbers));
            if self.options.full {
                let missing = self.numbers.points(i64::from(short.missing().get()));
                let missing = words::lacks(lang, &common::points_in_words(&missing, &self.numbers));
                needs = format!("{needs}: {missing}");
            }
            vec![
                Cell::new(column(rubric, short.column, lang)),
                Cell::new(Text::new(Role::Bad, self.numbers.score(short.coverage))),
                Cell::new(needs),
            ]
        };
        self.assessment.obstacles.shortfalls.iter().map(row).collect()
    }

    fn open_holds(&self) -> Vec<Vec<Cell>> {
        let (rubric, lang) = (self.assessment.rubric, self.lang);
        let row = |gate: &usize| {
            let criterion = rubric.criteria.get(*gate)?;
            let question = rubric.questions.get(criterion.question)?;
            let (have, needed) = match self.levels(criterion) {
                Some((now, needed, of)) => (words::level(lang, now, of), words::needs_level(lang, needed)),
                None => {
                    (self.value(criterion.question), common::gate_target(question, criterion, &self.numbers))
                }
            };
            Some(vec![
                Cell::new(if criterion.cap.is_some() {
                    words::cap(lang, &self.name(criterion.question))
                } else {
                    words::gate(lang, &self.name(criterion.question))
                }),
                Cell::new(Text::new(Role::Bad, have)),
                Cell::new(words::needs(lang, &needed)),
            ])
        };
        self.assessment.obstacles.holds.iter().filter_map(row).collect()
    }

    /// The option chosen and the one needed, by their places from 1, and how many there are; options are long, so
    /// their words stand below.
    fn levels(&self, criterion: &Criterion) -> Option<(usize, usize, usize)> {
        let question = self.assessment.rubric.questions.get(criterion.question)?;
        let AnswerKind::Choice { options, .. } = &question.answer else { return None };
        let Given::Answer(Answer::Choice(now)) =
            self.assessment.sheet.responses.get(criterion.question)?.given
        else {
            return None;
        };
        let value = common::gate_value(criterion);
        let needed = options.iter().position(|option| option.value == value)?;
        Some((now + 1, needed + 1, options.len()))
    }

    /// What a gate still lacks, where that takes words: items of a checklist, another option.
    fn lacks(&self, gate: usize) -> Option<Item> {
        let (rubric, lang) = (self.assessment.rubric, self.lang);
        let criterion = rubric.criteria.get(gate)?;
        let question = rubric.questions.get(criterion.question)?;
        let (now, missing) = self.answer(criterion.question);
        let number = rubric.question_number(criterion.question);
        let text = if self.levels(criterion).is_some() {
            let needed = common::gate_target(question, criterion, &self.numbers);
            words::levels(lang, &number, &now, &needed)
        } else if missing.is_empty() {
            return None;
        } else {
            words::lacks_items(lang, &number, &missing.join("; "))
        };
        Some(Item::new(Text::new(Role::Quiet, text)))
    }

    /// An answer in a column of numbers: of a part and its total the share alone.
    fn value(&self, question: usize) -> String {
        let kind = self.assessment.rubric.questions.get(question).map(|question| &question.answer);
        let (answer, _) = self.answer(question);
        match (kind, answer.split_once(" = ")) {
            (Some(AnswerKind::Ratio { .. }), Some((_, share))) if !self.is_coded() => share.to_owned(),
            _ => answer,
        }
    }
}
