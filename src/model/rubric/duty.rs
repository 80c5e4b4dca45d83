//! Duties: what a law asks of an agency by a day, whatever stage it is at. They change no score.
//!
//! The format is that of the rubric specification, section 6.4: `duty: {since, sources}` on a target, or
//! `duty: {target, since, sources}` on a question.

use crate::syntax::tree::{Fields, Node, Value};

use super::read::Reading;
use super::source::date;
use super::target::read_rule;
use super::{AnswerKind, Date, Rubric, Rule};

/// Since when a duty binds, and by which law.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Binding {
    /// The first day on which it binds.
    pub since: Date,
    /// The laws that ask for it.
    pub sources: Vec<usize>,
}

/// A duty of a rubric.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Duty<'r> {
    /// The question that shows whether it is met.
    pub question: usize,
    /// The criterion whose target it is; `None` if the duty has a target of its own.
    pub criterion: Option<usize>,
    /// The target. Only meeting it in full meets the duty.
    pub rule: Rule,
    /// Since when it binds, and by which law.
    pub binding: &'r Binding,
}

impl Rubric {
    /// The id of a duty: that of its criterion, or of its question.
    #[must_use]
    pub fn duty_id(&self, duty: &Duty<'_>) -> String {
        match duty.criterion {
            Some(at) => self.criterion_id(&self.criteria[at]),
            None => self.questions[duty.question].id.clone(),
        }
    }

    /// The duties, by question: those of its targets, then that of its own.
    pub fn duties(&self) -> impl Iterator<Item = Duty<'_>> {
        self.questions.iter().enumerate().flat_map(|(question, asked)| {
            let of_targets = asked.criteria.clone().zip(self.criteria_of(question));
            let of_targets = of_targets.filter_map(move |(criterion, it)| {
                let binding = it.duty.as_ref()?;
                Some(Duty { question, criterion: Some(criterion), rule: it.rule, binding })
            });
            let own = asked.duty.as_ref();
            of_targets.chain(own.map(|(rule, binding)| Duty {
                question,
                criterion: None,
                rule: *rule,
                binding,
            }))
        })
    }
}

impl Reading {
    /// Reads the `duty` of a target.
    pub(super) fn duty_of_target(&mut self, fields: &mut Fields<'_, '_>) -> Option<Binding> {
        let mut own = fields.optional("duty")?.fields(&mut self.faults)?;
        let binding = self.binding(&mut own);
        own.finish(&mut self.faults);
        binding
    }

    /// Reads the `duty` of a question, which has a target of its own.
    pub(super) fn duty_of_question(
        &mut self,
        node: &Node<'_>,
        kind: Option<&AnswerKind>,
    ) -> Option<(Rule, Binding)> {
        let mut fields = node.fields(&mut self.faults)?;
        let target = fields.required("target", &mut self.faults);
        let binding = self.binding(&mut fields);
        fields.finish(&mut self.faults);
        let (target, kind) = (target?, kind?);
        let rule = if let Value::Map(_) = target.value {
            let mut fields = target.fields(&mut self.faults)?;
            let rule = read_rule(target, Some(&mut fields), kind, &mut self.faults);
            fields.finish(&mut self.faults);
            rule
        } else {
            read_rule(target, None, kind, &mut self.faults)
        };
        Some((rule?, binding?))
    }

    fn binding(&mut self, fields: &mut Fields<'_, '_>) -> Option<Binding> {
        let since = fields.required("since", &mut self.faults).and_then(|node| date(node, &mut self.faults));
        let sources = fields.optional("sources").map(|node| self.source_list(node)).unwrap_or_default();
        Some(Binding { since: since?, sources })
    }
}
