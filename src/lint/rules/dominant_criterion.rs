//! `dominant-criterion`: a criterion that outweighs all others of its cell or of its stage together.

use crate::base::diagnostic::{Code, Diagnostic};
use crate::base::number::Decimal;
use crate::lint::Subject;
use crate::lint::counting::{Weights, criteria_of};
use crate::lint::places::weight_span;
use crate::lint::words::structure as words;
use crate::model::rubric::{Criterion, Method};

pub(super) fn check(subject: &Subject<'_>, findings: &mut Vec<Diagnostic>) {
    let (rubric, places) = (subject.rubric, &subject.places);
    let weights: Vec<Weights> = (0..rubric.columns()).map(|column| Weights::at(rubric, column)).collect();
    for (at, criterion) in rubric.criteria.iter().enumerate() {
        let (id, weights, target) =
            (rubric.criterion_id(criterion), &weights[criterion.column], places.targets[at]);
        let is_beside = |other: &&Criterion| {
            other.column == criterion.column
                && other.weight > Decimal::ZERO
                && other.question != criterion.question
        };
        let own = criteria_of(rubric, &rubric.dimensions[criterion.dimension]);
        let shares_cell = own.iter().any(|other| is_beside(&other));
        // The only one that counts carries everything whatever it weighs.
        if !rubric.criteria.iter().filter(is_beside).any(|other| rubric.counts(other)) {
            continue;
        }
        let (span, message) = if let Some(share) = weights.most_of_stage(rubric, criterion) {
            let message = match rubric.column_stage(criterion.column).map(|stage| &stage.id) {
                Some(stage) => words::outweighs_its_stage(&id, share, stage),
                None => words::outweighs_all(&id, share),
            };
            // The weight of the dimensions may be behind it, so the whole target is meant.
            (target.key_span, message)
        } else if let Some(share) = weights.most_of_cell(rubric, criterion)
            && shares_cell
        {
            let dimension = &rubric.dimensions[criterion.dimension].id;
            let message = match rubric.column_stage(criterion.column).map(|stage| &stage.id) {
                Some(stage) => words::outweighs_its_cell(&id, share, dimension, stage),
                None => words::outweighs_its_dimension(&id, share, dimension),
            };
            (weight_span(places.questions[criterion.question], target).unwrap_or(target.key_span), message)
        } else {
            continue;
        };
        // A gate can be made of a criterion only where stages build on each other, and only once.
        let may_be_gate = matches!(rubric.method, Method::Staged { .. }) && criterion.gate.is_none();
        let help = match (shares_cell, may_be_gate) {
            (true, true) => words::lower_weight_or_make_gate(),
            (true, false) => words::lower_weight(),
            // Alone in its cell, its own weight changes nothing.
            (false, _) => words::lower_weight_of_dimension(&rubric.dimensions[criterion.dimension].id),
        };
        findings.push(Diagnostic::error(Code::DominantCriterion, span, message).help(help));
    }
}
