//! `idle-criterion`: a criterion that changes no verdict.
//!
//! Only what can be proved is reported, of criteria that are no gates: those that count for nothing in the overall
//! coverage of their stage, and those of a stage whose coverage no threshold asks about and that is never empty.

use crate::base::diagnostic::{Code, Diagnostic};
use crate::base::number::Decimal;
use crate::lint::Subject;
use crate::lint::counting::{is_never_empty, weightless_dimension};
use crate::lint::places::{value, weight_span};
use crate::lint::words::structure as words;
use crate::model::rubric::{Method, Threshold};

pub(super) fn check(subject: &Subject<'_>, findings: &mut Vec<Diagnostic>) {
    let (rubric, places) = (subject.rubric, &subject.places);
    // Elsewhere a criterion that does not count is shown and not scored, which `zero-weight` reports.
    let Method::Staged { requires } = &rubric.method else { return };
    let asked: Vec<bool> = (0..rubric.stages.len()).map(|stage| is_asked(requires, stage)).collect();
    // Where no stage asks for anything, the stages are not what the rubric is for: its index is.
    if !asked.contains(&true) {
        return;
    }
    for (at, criterion) in rubric.criteria.iter().enumerate().filter(|(_, other)| other.gate.is_none()) {
        let is_alone =
            rubric.criteria.iter().filter(|other| other.column == criterion.column).nth(1).is_none();
        // Without any criterion the stage would be decided in another way.
        if is_alone {
            continue;
        }
        let (target, stage) = (places.targets[at], &rubric.stages[criterion.column].id);
        let (reason, cause) = if criterion.weight == Decimal::ZERO {
            let weight = weight_span(places.questions[criterion.question], target);
            (words::its_weight_is_0(), weight)
        } else if let Some(above) = weightless_dimension(rubric, criterion) {
            let (id, weight) = (&rubric.dimensions[above].id, value(places.dimensions[above], "weight"));
            (words::dimension_weight_0(id), weight.map(|node| node.span))
        } else if !asked[criterion.column] && is_never_empty(rubric, criterion.column, Some(at)) {
            let requires = subject.tree.get("verdict").and_then(|entry| entry.value.get("requires"));
            (words::no_stage_asks_for_coverage(stage), requires.map(|entry| entry.key_span))
        } else {
            continue;
        };
        let id = rubric.criterion_id(criterion);
        let message = words::idle(&id, &reason);
        let finding =
            Diagnostic::error(Code::IdleCriterion, target.key_span, message).help(words::let_it_count());
        findings.push(match cause {
            Some(span) => finding.related(span, words::because_of_this()),
            None => finding,
        });
    }
}

/// Whether a stage asks for a coverage above 0 at this one.
fn is_asked(requires: &[Vec<Option<Threshold>>], at: usize) -> bool {
    requires.iter().any(|row| row[at].is_some_and(|threshold| threshold.least().get() > 0))
}
