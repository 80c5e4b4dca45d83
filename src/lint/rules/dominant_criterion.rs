//! `dominant-criterion`: a criterion that outweighs all others of its cell or of its stage together.

use crate::base::diagnostic::{Code, Diagnostic};
use crate::base::lang::Lang;
use crate::base::number::Decimal;
use crate::both;
use crate::lint::Subject;
use crate::lint::counting::{Weights, criteria_of};
use crate::lint::places::weight_span;
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
            let (en, vi) = (share.format(Lang::En), share.format(Lang::Vi));
            let message = match rubric.column_stage(criterion.column).map(|stage| &stage.id) {
                Some(stage) => both!(
                    "`{id}` carries {en} of the weight of the stage `{stage}`: it outweighs all other criteria together",
                    "`{id}` chiếm {vi} trọng số của giai đoạn `{stage}`: hơn tất cả các tiêu chí khác cộng lại"
                ),
                None => both!(
                    "`{id}` carries {en} of the whole weight: it outweighs all other criteria together",
                    "`{id}` chiếm {vi} tổng trọng số: hơn tất cả các tiêu chí khác cộng lại"
                ),
            };
            // The weight of the dimensions may be behind it, so the whole target is meant.
            (target.key_span, message)
        } else if let Some(share) = weights.most_of_cell(rubric, criterion)
            && shares_cell()
        {
            let (dimension, en, vi) =
                (&rubric.dimensions[criterion.dimension].id, share.format(Lang::En), share.format(Lang::Vi));
            let message = match rubric.column_stage(criterion.column).map(|stage| &stage.id) {
                Some(stage) => both!(
                    "`{id}` carries {en} of the weight of `{dimension}` at `{stage}`: it outweighs the others together",
                    "`{id}` chiếm {vi} trọng số của `{dimension}` ở `{stage}`: hơn các tiêu chí khác cộng lại"
                ),
                None => both!(
                    "`{id}` carries {en} of the weight of `{dimension}`: it outweighs the others together",
                    "`{id}` chiếm {vi} trọng số của `{dimension}`: hơn các tiêu chí khác cộng lại"
                ),
            };
            (weight_span(places.questions[criterion.question], target).unwrap_or(target.key_span), message)
        } else {
            continue;
        };
        findings.push(Diagnostic::error(Code::DominantCriterion, span, message).help(both!(
            "lower its weight, or make it a gate if nothing may make up for it",
            "hãy giảm trọng số, hoặc đặt làm điều kiện bắt buộc (`gate`) nếu không được phép bù trừ"
        )));
    }
}
