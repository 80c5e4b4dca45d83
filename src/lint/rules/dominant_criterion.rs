//! `dominant-criterion`: a criterion that outweighs all others of its cell or of its stage together.

use crate::base::diagnostic::{Code, Diagnostic};
use crate::base::number::Decimal;
use crate::lint::Subject;
use crate::lint::counting::{Weights, criteria_of};
use crate::lint::places::weight_span;
use crate::lint::words::structure as words;
use crate::model::rubric::Criterion;

pub(super) fn check(subject: &Subject<'_>, findings: &mut Vec<Diagnostic>) {
    let (rubric, places) = (subject.rubric, &subject.places);
    let weights: Vec<Weights> = (0..rubric.columns()).map(|column| Weights::at(rubric, column)).collect();
    for (at, criterion) in rubric.criteria.iter().enumerate() {
        let (id, weights, target) =
            (rubric.criterion_id(criterion), &weights[criterion.column], places.targets[at]);
        let shares_cell = || {
            let beside = |other: &Criterion| {
                other.column == criterion.column
                    && other.weight > Decimal::ZERO
                    && other.question != criterion.question
            };
            criteria_of(rubric, &rubric.dimensions[criterion.dimension]).iter().any(beside)
        };
        let (span, message) = if let Some(share) = weights.most_of_stage(rubric, criterion) {
            let message = match rubric.column_stage(criterion.column).map(|stage| &stage.id) {
                Some(stage) => words::outweighs_its_stage(&id, share, stage),
                None => words::outweighs_all(&id, share),
            };
            // The weight of the dimensions may be behind it, so the whole target is meant.
            (target.key_span, message)
        } else if let Some(share) = weights.most_of_cell(rubric, criterion)
            && shares_cell()
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
        findings.push(Diagnostic::error(Code::DominantCriterion, span, message).help(words::lower_weight()));
    }
}
