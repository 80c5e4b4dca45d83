//! What is missing for the next stage and the fewest answers up; what may be lost and the fewest answers down.

use crate::analysis::explain::{Focus, Held, NAMED, Of, Up};
use crate::analysis::plan::{Change, Level, Plan};
use crate::model::answers::{Answer, Given};
use crate::model::rubric::{AnswerKind, Criterion};
use crate::report::block::{Cell, Column, Item, Kind, Role, Side, Table, Text};
use crate::report::words as common;

use super::super::words::explain as words;
use super::super::words::{plan, sheet};
use super::View;

/// Longer options are told by their places on a first screen.
const LONGEST: usize = 150;

/// The most sets of answers that a first screen has.
const MOST: usize = 5;

impl View<'_, '_> {
    /// What is missing for the target.
    pub(super) fn missing(&mut self) {
        let (explained, lang) = (self.explained, self.lang);
        let (rubric, obstacles) = (explained.rubric, &explained.obstacles);
        let Some(target) = explained.target.filter(|_| explained.up.is_some()) else { return };
        self.document.heading(2, words::missing_for(lang, &self.stage_name(target)));
        let mut facts = Vec::new();
        if obstacles.over_limit {
            facts.push(Item::new(sheet::over_limit(lang)));
        }
        if obstacles.nothing_applies {
            facts.push(Item::new(sheet::nothing_applies(lang)));
        }
        self.document.list(Kind::Facts, facts);
        let mut rows: Vec<Vec<Cell>> = Vec::new();
        for short in &obstacles.shortfalls {
            rows.push(vec![
                Cell::new(self.covered(short.column)),
                Cell::new(Text::new(Role::Bad, self.numbers.score(short.coverage))),
                Cell::new(common::threshold(short.threshold, &self.numbers)),
                Cell::new(self.points(short.missing())),
            ]);
        }
        for criterion in obstacles.holds.iter().filter_map(|at| rubric.criteria.get(*at)) {
            let open = if criterion.cap.is_some() { words::open_cap(lang) } else { words::open_gate(lang) };
            rows.push(vec![
                Cell::new(self.asked(criterion.question)),
                Cell::new(Text::new(Role::Bad, self.now(criterion))),
                Cell::new(self.needed(criterion)),
                Cell::new(open),
            ]);
        }
        if !rows.is_empty() {
            let columns = vec![
                Column::words(""),
                Column { wraps: true, ..Column::of(Side::Right, words::now(lang)) },
                Column { wraps: true, ..Column::of(Side::Right, words::needed(lang)) },
                Column::of(Side::Right, words::missing(lang)),
            ];
            self.document.table(Table { columns, rows });
        }
    }

    fn covered(&self, column: usize) -> String {
        let name = self.name(Of::Column(column));
        common::check::capital(&name)
    }

    fn now(&self, criterion: &Criterion) -> String {
        let (rubric, responses) = (self.explained.rubric, &self.explained.sheet.responses);
        let both = rubric.questions.get(criterion.question).zip(responses.get(criterion.question));
        both.map(|(asked, response)| common::response(asked, response, &[], &self.numbers))
            .unwrap_or_default()
    }

    fn needed(&self, criterion: &Criterion) -> String {
        let asked = self.explained.rubric.questions.get(criterion.question);
        asked.map(|asked| common::gate_target(asked, criterion, &self.numbers)).unwrap_or_default()
    }

    /// The fewest answers that reach the target.
    pub(super) fn up(&mut self) {
        let (explained, lang) = (self.explained, self.lang);
        match explained.up.as_ref() {
            None => {}
            Some(Up::Plan(plan)) => {
                self.document.heading(2, words::fewest_up(lang, plan.changes.len()));
                self.changes(plan);
                let said =
                    if plan.is_proved() { words::up_is_proved(lang) } else { words::up_is_found(lang) };
                self.document.note(said);
            }
            Some(Up::Impossible(_)) => self.document.paragraph(words::none_up(lang)),
            Some(Up::TooMuch) => self.document.paragraph(words::too_much(lang)),
        }
    }

    fn changes(&mut self, found: &Plan) {
        let (explained, lang) = (self.explained, self.lang);
        let rubric = explained.rubric;
        let columns = vec![
            Column::words(plan::question_column(lang)),
            Column::words(plan::answer_column(lang)),
            Column::of(Side::Right, plan::effort_column(lang)),
        ];
        let row = |change: &Change| {
            let (asked, response) =
                (rubric.questions.get(change.question)?, explained.sheet.responses.get(change.question)?);
            let name = self.asked(change.question);
            let name = if change.level == Level::Half { plan::half(lang, &name) } else { name };
            let now = match &response.given {
                Given::Answer(answer) => Some(answer),
                _ => None,
            };
            let before = common::response(asked, response, &[], &self.numbers);
            let new = common::new_answer(asked, now, &change.answer, &self.numbers);
            let mut said = format!("{before} → {new}");
            if let (AnswerKind::Choice { options, .. }, Answer::Choice(new)) = (&asked.answer, &change.answer)
                && !self.options.full
                && said.chars().count() > LONGEST
            {
                let level = |at: &usize| sheet::level(lang, at + 1, options.len());
                said = match now {
                    Some(Answer::Choice(now)) => format!("{} → {}", level(now), level(new)),
                    _ => format!("{before} → {}", level(new)),
                };
            }
            let effort = self.effort(explained.effort(change.question, change.level));
            Some(vec![Cell::new(name), Cell::new(said), Cell::new(effort)])
        };
        let rows = found.changes.iter().filter_map(row).collect();
        self.document.table(Table { columns, rows });
    }

    /// What may be lost of the thresholds that are held.
    pub(super) fn held(&mut self) {
        let (explained, lang) = (self.explained, self.lang);
        let stage = match explained.focus {
            Focus::Stage(stage) => Some(stage),
            _ => explained.verdict.stage,
        };
        let Some(stage) = stage.filter(|_| !explained.held.is_empty()) else { return };
        self.document.heading(2, words::may_be_lost(lang, &self.stage_name(stage)));
        let columns = vec![
            Column::words(""),
            Column::of(Side::Right, words::now(lang)),
            Column::of(Side::Right, words::needed(lang)),
            Column::of(Side::Right, words::spare(lang)),
        ];
        let row = |held: &Held| {
            vec![
                Cell::new(self.covered(held.column)),
                Cell::new(Text::new(Role::Good, self.numbers.score(held.coverage))),
                Cell::new(common::threshold(held.threshold, &self.numbers)),
                Cell::new(self.points(held.spare())),
            ]
        };
        let rows = explained.held.iter().map(row).collect();
        self.document.table(Table { columns, rows });
    }

    /// The fewest answers whose loss lowers the verdict.
    pub(super) fn down(&mut self) {
        let (explained, lang) = (self.explained, self.lang);
        let is_present = match explained.focus {
            Focus::Stage(stage) => explained.verdict.stage == Some(stage),
            _ => explained.verdict.stage.is_some_and(|stage| stage > 0),
        };
        if !is_present {
            return;
        }
        let Some(down) = &explained.down else {
            return self.document.paragraph(words::none_down(lang));
        };
        self.document.heading(2, words::fewest_down(lang, down.size));
        let set =
            |set: &Vec<usize>| Item::new(set.iter().map(|at| self.asked(*at)).collect::<Vec<_>>().join("; "));
        let most = if self.options.full { NAMED } else { MOST };
        let mut items: Vec<Item> = down.sets.iter().take(most).map(set).collect();
        let shown = u128::try_from(items.len()).unwrap_or_default();
        if down.number.is_none_or(|number| number > shown) {
            items.push(Item::new(Text::new(Role::Quiet, "…")));
        }
        self.document.list(Kind::Bullets, items);
        let number = down.number.map(|number| words::sets(lang, &number.to_string()));
        let number = number.unwrap_or_else(|| words::sets_not_counted(lang).to_owned());
        self.document.note(format!("{number} {}", words::lost(lang)));
    }
}
