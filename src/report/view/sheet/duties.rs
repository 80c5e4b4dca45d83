//! The duties that an agency does not meet, in a block of their own.

use crate::analysis::duties::{DutyResult, DutyState, count_duties};
use crate::report::block::{Item, Kind, Role, Text};
use crate::report::words as common;

use super::super::words::duties as words;
use super::View;

impl View<'_, '_> {
    /// What laws ask for and is not met, whatever the stage.
    pub(super) fn duties(&mut self) {
        let (assessment, lang) = (self.assessment, self.lang);
        let duties = &assessment.duties;
        let counts = count_duties(duties);
        let in_force = counts.met + counts.unmet + counts.not_shown;
        if in_force + counts.coming == 0 {
            return;
        }
        self.document.heading(2, words::heading(lang));
        let mut facts = Vec::new();
        if in_force > 0 {
            facts.push(Item::new(words::counts(lang, counts.met, in_force)));
        }
        if assessment.sheet.period.is_none() {
            facts.push(Item::new(words::without_period(lang)));
        }
        self.document.list(Kind::Facts, facts);
        let open = |coming: bool| move |duty: &&DutyResult<'_>| duty.state.is_open() && duty.coming == coming;
        let listed = duties.iter().filter(open(false)).chain(duties.iter().filter(open(true)));
        let items = listed.filter_map(|duty| self.duty(duty)).collect();
        self.document.list(Kind::Bullets, items);
    }

    fn duty(&self, result: &DutyResult<'_>) -> Option<Item> {
        let (rubric, lang) = (self.assessment.rubric, self.lang);
        let DutyResult { duty, state, coming } = result;
        let question = rubric.questions.get(duty.question)?;
        let target = common::target(question, &duty.rule, &self.numbers);
        let since = duty.binding.since.format(lang);
        let sources = duty.binding.sources.iter().filter_map(|&at| rubric.sources.get(at));
        let sources = sources.map(|source| common::source(source, lang)).collect::<Vec<_>>().join("; ");
        let (now, missing) = self.answer(duty.question);
        let now = if *state == DutyState::NotShown { words::not_shown(lang).to_owned() } else { now };
        let now_role = if *coming { Role::Fair } else { Role::Bad };
        let text = Text::new(Role::Strong, format!("{}: ", self.name(duty.question)))
            .and(now_role, now)
            .and(Role::Plain, format!(" → {target}"));
        let since = if *coming { words::from(lang, &since) } else { words::since(lang, &since) };
        let mut below = vec![if sources.is_empty() { since } else { format!("{since} · {sources}") }];
        if !missing.is_empty() {
            below.push(words::missing(lang, &missing.join("; ")));
        }
        let below = below.into_iter().map(|line| Item::new(Text::new(Role::Quiet, line))).collect();
        Some(Item { text, below })
    }
}
