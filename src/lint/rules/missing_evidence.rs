//! `missing-evidence`: a question that does not say what evidence it takes.

use crate::base::diagnostic::{Code, Diagnostic};
use crate::both;
use crate::lint::Subject;
use crate::lint::places::id_span;

pub(super) fn check(subject: &Subject<'_>, findings: &mut Vec<Diagnostic>) {
    for (question, node) in subject.rubric.questions.iter().zip(&subject.places.questions) {
        if question.evidence.is_none() {
            let id = &question.id;
            let message = both!(
                "the question `{id}` does not say what evidence it takes",
                "câu hỏi `{id}` chưa nêu cần minh chứng gì"
            );
            findings.push(
                Diagnostic::error(Code::MissingEvidence, id_span(node), message)
                    .help(both!("add `evidence:`", "hãy thêm `evidence:`")),
            );
        }
    }
}
