//! `zero-weight`: a question, a target or a dimension of weight 0.

use crate::base::diagnostic::{Code, Diagnostic};
use crate::base::number::Decimal;
use crate::both;
use crate::lint::Subject;
use crate::lint::places::{id_span, value};

pub(super) fn check(subject: &Subject<'_>, findings: &mut Vec<Diagnostic>) {
    let (rubric, places) = (subject.rubric, &subject.places);
    let mut report = |span, message| {
        findings.push(Diagnostic::error(Code::ZeroWeight, span, message).help(both!(
            "give a weight above 0, or remove what is not to count",
            "hãy đặt trọng số lớn hơn 0, hoặc bỏ phần không cần tính"
        )));
    };
    for (dimension, node) in rubric.dimensions.iter().zip(&places.dimensions) {
        if dimension.weight == Decimal::ZERO {
            let id = &dimension.id;
            let message = both!(
                "the dimension `{id}` has weight 0: nothing in it counts in a coverage above it",
                "khía cạnh `{id}` có trọng số 0: không nội dung nào trong đó được tính vào mức đáp ứng cấp trên"
            );
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
                    both!(
                        "`{id}` has weight 0: it counts as a gate and in no coverage",
                        "`{id}` có trọng số 0: chỉ là điều kiện bắt buộc, không được tính vào mức đáp ứng"
                    )
                } else {
                    both!(
                        "`{id}` has weight 0: how it is answered counts in no coverage",
                        "`{id}` có trọng số 0: trả lời thế nào cũng không được tính vào mức đáp ứng"
                    )
                },
            );
        }
        if let Some(weight) = inherited {
            let id = &question.id;
            let message = both!(
                "the question `{id}` has weight 0: how it is answered counts in no coverage",
                "câu hỏi `{id}` có trọng số 0: trả lời thế nào cũng không được tính vào mức đáp ứng"
            );
            report(weight.span, message);
        }
    }
}
