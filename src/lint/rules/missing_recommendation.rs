//! `missing-recommendation`: a question that does not say what to do about a gap.

use crate::base::diagnostic::{Code, Diagnostic};
use crate::both;
use crate::lint::Subject;
use crate::lint::places::id_span;

pub(super) fn check(subject: &Subject<'_>, findings: &mut Vec<Diagnostic>) {
    for (question, node) in subject.rubric.questions.iter().zip(&subject.places.questions) {
        if question.recommend.is_none() {
            let id = &question.id;
            let message = both!(
                "the question `{id}` does not say how to close a gap: reports have no advice to show",
                "câu hỏi `{id}` chưa nêu cách khắc phục khi chưa đạt: báo cáo sẽ không có khuyến nghị"
            );
            findings.push(
                Diagnostic::error(Code::MissingRecommendation, id_span(node), message)
                    .help(both!("add `recommend:`", "hãy thêm `recommend:`")),
            );
        }
    }
}
