//! `contradictory-consistency`: rules about answers that no answers can keep.
//!
//! Each condition leaves a range of numbers to one question. Rules contradict each other where answers meet what both of
//! them start from, and nothing is left of a range once all that they expect is added.

use std::collections::BTreeMap;

use crate::base::diagnostic::{Code, Diagnostic};
use crate::base::number::Decimal;
use crate::lint::Subject;
use crate::lint::places::value;
use crate::lint::words::structure as words;
use crate::model::rubric::{Condition, Expected, Relation, Rubric};
use crate::syntax::tree::Node;

/// How many rules are compared, each with all others.
const MOST: usize = 300;

pub(super) fn check(subject: &Subject<'_>, findings: &mut Vec<Diagnostic>) {
    let rubric = subject.rubric;
    let nodes = value(subject.tree, "consistency").map(Node::items).unwrap_or_default();
    let rules: Vec<_> = rubric.consistency.iter().zip(nodes).take(MOST).collect();
    for (at, (later, node)) in rules.iter().enumerate() {
        if are_contrary(rubric, &[&later.expected]) {
            findings.push(Diagnostic::error(
                Code::ContradictoryConsistency,
                node.anchor,
                words::rule_never_kept(),
            ));
            continue;
        }
        let first = rules[..at].iter().find(|(earlier, _)| {
            !are_contrary(rubric, &[&earlier.expected])
                && are_contrary(rubric, &[&earlier.expected, &later.expected])
        });
        if let Some((_, earlier)) = first {
            findings.push(
                Diagnostic::error(Code::ContradictoryConsistency, node.anchor, words::rules_contradict())
                    .related(earlier.anchor, words::the_other_rule()),
            );
        }
    }
}

/// What is left of the numbers of questions.
struct Left<'r> {
    rubric: &'r Rubric,
    ranges: BTreeMap<usize, (Decimal, Decimal)>,
}

impl Left<'_> {
    fn of(&self, question: usize) -> (Decimal, Decimal) {
        let all = || self.rubric.questions[question].answer.bounds();
        self.ranges.get(&question).copied().unwrap_or_else(all)
    }

    fn take(&mut self, conditions: &[Condition]) {
        for condition in conditions {
            let (least, most) = self.of(condition.question);
            let value = condition.value;
            let range = match condition.relation {
                Relation::Is => (least.max(value), most.min(value)),
                Relation::AtLeast => (least.max(value), most),
                Relation::AtMost => (least, most.min(value)),
            };
            self.ranges.insert(condition.question, range);
        }
    }

    fn is_empty(&self) -> bool {
        self.ranges.values().any(|(least, most)| least > most)
    }
}

/// Whether there are answers from which these rules start, and none of them keep all rules.
fn are_contrary(rubric: &Rubric, rules: &[&Expected]) -> bool {
    let mut left = Left { rubric, ranges: BTreeMap::new() };
    for rule in rules {
        if let Expected::Then { when, .. } = rule {
            left.take(when);
        }
    }
    if left.is_empty() {
        return false;
    }
    for rule in rules {
        if let Expected::Then { expect, .. } = rule {
            left.take(expect);
        }
    }
    let is_above = |rule: &&Expected| match rule {
        Expected::NotAbove(first, second) => left.of(*first).0 > left.of(*second).1,
        Expected::Then { .. } => false,
    };
    left.is_empty() || rules.iter().any(is_above)
}
