//! `zero-weight`: a question, a target or a dimension of weight 0.

use crate::base::diagnostic::{Code, Diagnostic};
use crate::base::number::Decimal;
use crate::lint::Subject;
use crate::lint::places::{id_span, value};
use crate::lint::words::structure as words;

pub(super) fn check(subject: &Subject<'_>, findings: &mut Vec<Diagnostic>) {
    let (rubric, places) = (subject.rubric, &subject.places);
    let mut report = |span, message| {
        findings
            .push(Diagnostic::error(Code::ZeroWeight, span, message).help(words::weight_above_0_or_remove()));
    };
    for (dimension, node) in rubric.dimensions.iter().zip(&places.dimensions) {
        if dimension.weight == Decimal::ZERO {
            let id = &dimension.id;
            let message = words::dimension_counts_nowhere(id);
            report(value(node, "weight").map_or_else(|| id_span(node), |weight| weight.span), message);
        }
    }
    for (question, node) in rubric.questions.iter().zip(&places.questions) {
        let mut inherited = None;
        for at in question.criteria.clone() {
            let criterion = &rubric.criteria[at];
            if criterion.weight != Decimal::ZERO {
                continue;
            }
            let Some(weight) = value(&places.targets[at].value, "weight") else {
                // The question's weight is reported once, however many targets take it.
                inherited = value(node, "weight");
                continue;
            };
            let id = rubric.criterion_id(criterion);
            report(
                weight.span,
                if criterion.gate.is_some() {
                    words::counts_only_as_gate(&id)
                } else {
                    words::counts_nowhere(&id)
                },
            );
        }
        if let Some(weight) = inherited {
            let id = &question.id;
            let message = words::question_of_weight_0(id);
            report(weight.span, message);
        }
    }
}
