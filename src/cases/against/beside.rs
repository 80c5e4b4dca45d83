//! Changes of what stands beside the score: duties, plausible numbers, what answers say about each other, crosswalks.

use crate::base::lang::Message;
use crate::model::rubric::{Binding, Condition, Consistency, Expected, Question, Relation, Rubric, Rule};

use super::values::{self, ids};
use super::words;
use super::{At, ChangeKind as Kind, Changes, Level, Place};

impl Changes<'_, '_> {
    /// A duty that came, went, or asks for something else, since another day or by another law.
    pub(super) fn duty(
        &mut self,
        at: &At,
        old: Option<(&Question, &Rule, &Binding)>,
        new: Option<(&Question, &Rule, &Binding)>,
    ) {
        let said = |rubric: &Rubric, (question, rule, binding): (&Question, &Rule, &Binding)| {
            let target = values::target(question, rule);
            let since = binding.since;
            let since = Message::new(move |lang| since.format(lang));
            let sources = ids(binding.sources.iter().map(|&at| rubric.sources[at].id.as_str()));
            words::duty_of(&target, &since, &sources)
        };
        let old = old.map(|old| said(self.pairing.old, old));
        let new = new.map(|new| said(self.pairing.new, new));
        self.differs(Kind::DutyChanged, Level::Minor, at, "duty", &words::the_duty(), (old, new));
    }

    /// What stands beside a question: its own duty, its plausible numbers, and what it answers elsewhere.
    pub(super) fn beside(&mut self, at: &At, old: &Question, new: &Question) {
        let own = |question: &'_ Question| question.duty.clone();
        let (was, is) = (own(old), own(new));
        self.duty(
            at,
            was.as_ref().map(|(rule, binding)| (old, rule, binding)),
            is.as_ref().map(|(rule, binding)| (new, rule, binding)),
        );
        let plausible = |question: &Question| {
            let plausible = question.plausible?;
            let ends = [(Relation::AtLeast, plausible.at_least), (Relation::AtMost, plausible.at_most)];
            let ends =
                ends.into_iter().filter_map(|(end, value)| Some(format!("{} {}", end.as_str(), value?)));
            Some(Message::verbatim(format!("`{}`", ends.collect::<Vec<_>>().join(", "))))
        };
        let what = words::the_plausible_numbers();
        let both = (plausible(old), plausible(new));
        self.differs(Kind::ConsistencyChanged, Level::Patch, at, "plausible", &what, both);
        let renamed = |at: usize| self.pairing.questions.new_of.get(at).copied().flatten();
        let was: Vec<String> = (old.after.iter())
            .map(|at| {
                renamed(*at)
                    .map_or(&self.pairing.old.questions[*at].id, |at| &self.pairing.new.questions[at].id)
            })
            .cloned()
            .collect();
        let is: Vec<String> = new.after.iter().map(|at| self.pairing.new.questions[*at].id.clone()).collect();
        let after = |mut each: Vec<String>| {
            each.sort_unstable();
            (!each.is_empty()).then(|| ids(each.iter().map(String::as_str)))
        };
        let both = (after(was), after(is));
        self.differs(Kind::ConsistencyChanged, Level::Patch, at, "after", &words::what_comes_before(), both);
        let refs = |rubric: &Rubric, question: &Question| {
            let each = question.refs.iter().flat_map(|refs| {
                let walk = rubric.crosswalks.get(refs.crosswalk);
                let items = refs.items.iter().filter_map(move |&at| walk?.items.get(at));
                items.map(move |item| format!("{} {}", walk.map_or("", |walk| &walk.id), item.id))
            });
            let mut each: Vec<String> = each.collect();
            each.sort_unstable();
            (!each.is_empty()).then(|| ids(each.iter().map(String::as_str)))
        };
        let both = (refs(self.pairing.old, old), refs(self.pairing.new, new));
        self.differs(Kind::CrosswalkChanged, Level::Patch, at, "refs", &words::the_refs(), both);
    }

    /// What the rubric says of all answers, and of other frameworks.
    pub(super) fn beside_the_questions(&mut self) {
        let (old, new) = (self.pairing.old, self.pairing.new);
        let at = At::both(&new.id, Place::Rubric, Place::Rubric);
        let renamed = |question: usize| {
            let now = self.pairing.questions.new_of.get(question).copied().flatten();
            now.map_or(&old.questions[question].id, |now| &new.questions[now].id).clone()
        };
        let was: Vec<String> = old.consistency.iter().map(|rule| said(rule, old, renamed)).collect();
        let is: Vec<String> =
            new.consistency.iter().map(|rule| said(rule, new, |at| new.questions[at].id.clone())).collect();
        let what = words::the_consistency_rule();
        for gone in was.iter().filter(|rule| !is.contains(rule)) {
            let message = words::was_removed(&what, &values::id(gone));
            self.push(Kind::ConsistencyChanged, Level::Patch, &at, Some("consistency"), message);
        }
        for added in is.iter().filter(|rule| !was.contains(rule)) {
            let message = words::was_added(&what, &values::id(added));
            self.push(Kind::ConsistencyChanged, Level::Patch, &at, Some("consistency"), message);
        }
        let walks = |rubric: &Rubric| {
            let each = rubric.crosswalks.iter().map(|walk| format!("{} ({})", walk.id, walk.items.len()));
            let each: Vec<String> = each.collect();
            (!each.is_empty()).then(|| ids(each.iter().map(String::as_str)))
        };
        let both = (walks(old), walks(new));
        self.differs(Kind::CrosswalkChanged, Level::Patch, &at, "crosswalks", &words::the_crosswalks(), both);
    }

    fn differs(
        &mut self,
        kind: Kind,
        level: Level,
        at: &At,
        key: &'static str,
        what: &Message,
        both: (Option<Message>, Option<Message>),
    ) {
        let message = match both {
            (Some(old), Some(new)) if old != new => words::changed(what, &old, &new),
            (None, Some(new)) => words::was_added(what, &new),
            (Some(old), None) => words::was_removed(what, &old),
            _ => return,
        };
        self.push(kind, level, at, Some(key), message);
    }
}

/// A consistency rule as its file would say it, with the ids of the new version.
fn said(rule: &Consistency, rubric: &Rubric, id: impl Fn(usize) -> String) -> String {
    let list = |conditions: &[Condition]| {
        let each = conditions.iter().map(|condition| {
            let Condition { question, relation, value } = condition;
            let kind = rubric.questions.get(*question).map(|question| &question.answer);
            let value = kind.and_then(|kind| kind.option_at(*value)).unwrap_or_else(|| value.to_string());
            format!("{} {} {value}", id(*question), relation.as_str())
        });
        each.collect::<Vec<_>>().join(", ")
    };
    match &rule.expected {
        Expected::NotAbove(first, second) => format!("{} ≤ {}", id(*first), id(*second)),
        Expected::Then { when, expect } => format!("{} → {}", list(when), list(expect)),
    }
}
