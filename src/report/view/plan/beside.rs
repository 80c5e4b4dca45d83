//! What comes with a plan: other plans as cheap, the timetable, what has to be answered, duties outside it.

use crate::analysis::duties::DutyState;
use crate::analysis::plan::{Alternative, Level, Plan};
use crate::report::block::{Item, Kind, Role, Text};

use super::super::words::plan as words;
use super::View;

/// The most names that a first screen has in a list.
const MOST: usize = 6;

impl View<'_, '_> {
    /// Other plans that cost as little, by what is different.
    pub(super) fn alternatives(&mut self, plan: &Plan) {
        let lang = self.lang;
        if plan.alternatives.is_empty() {
            return;
        }
        self.document.heading(2, words::alternatives(lang, plan.alternatives.len()));
        let mut items: Vec<Item> =
            plan.alternatives.iter().map(|other| Item::new(self.instead(plan, other))).collect();
        if plan.more {
            items.push(Item::new(Text::new(Role::Quiet, words::more_alternatives(lang))));
        }
        if !plan.all_looked_at {
            items.push(Item::new(Text::new(Role::Quiet, words::not_all_looked_at(lang))));
        }
        self.document.list(Kind::Bullets, items);
    }

    fn instead(&self, plan: &Plan, other: &Alternative) -> String {
        let own: Vec<(usize, Level)> =
            plan.changes.iter().map(|change| (change.question, change.level)).collect();
        let names = |of: &[(usize, Level)], without: &[(usize, Level)]| {
            let different = of.iter().filter(|it| !without.contains(it));
            let name = |(question, level): &(usize, Level)| match level {
                Level::Half => words::half(self.lang, &self.name(*question)),
                _ => self.name(*question),
            };
            different.map(name).collect::<Vec<_>>().join(", ")
        };
        words::instead(self.lang, &names(&own, &other.changes), &names(&other.changes, &own))
    }

    /// When each change starts and ends, where some wait for others.
    pub(super) fn timetable(&mut self, plan: &Plan) {
        if plan.changes.iter().all(|change| change.after.is_empty()) {
            return;
        }
        let lang = self.lang;
        self.document.heading(2, words::timetable(lang, &self.cost(plan.end)));
        let items = plan.changes.iter().map(|change| {
            let (start, end) = (self.number(change.time.0), self.number(change.time.1));
            Item::new(Text::labelled(&self.name(change.question), words::starts(lang, &start, &end)))
        });
        let items = items.collect();
        self.document.list(Kind::Numbers, items);
    }

    /// The blanks without whose answer there is no verdict.
    pub(super) fn blanks(&mut self, plan: &Plan) {
        if !plan.to_answer.is_empty() {
            self.document.heading(2, words::to_answer(self.lang, plan.to_answer.len()));
            self.names(&plan.to_answer);
        }
    }

    /// Duties that the plan does not meet.
    pub(super) fn open_duties(&mut self, plan: &Plan) {
        let is_open = |state: DutyState| matches!(state, DutyState::Unmet | DutyState::NotShown);
        let is_changed = |question: usize| plan.changes.iter().any(|change| change.question == question);
        let duties = self.plans.duties.iter().filter(|duty| is_open(duty.state));
        let mut open: Vec<usize> =
            duties.map(|duty| duty.duty.question).filter(|question| !is_changed(*question)).collect();
        open.dedup();
        if !open.is_empty() {
            self.document.heading(2, words::open_duties(self.lang, open.len()));
            self.names(&open);
        }
    }

    fn names(&mut self, questions: &[usize]) {
        let most = if self.options.full { questions.len() } else { MOST };
        let mut items: Vec<Item> =
            questions.iter().take(most).map(|question| Item::new(self.name(*question))).collect();
        if let more @ 1.. = questions.len().saturating_sub(most) {
            let text = super::super::words::sheet::and_more(self.lang, more);
            items.push(Item::new(Text::new(Role::Quiet, text)));
        }
        self.document.list(Kind::Facts, items);
    }
}
