//! `missing-evidence`: a question that does not say what evidence it takes.

use crate::base::diagnostic::{Code, Diagnostic};
use crate::lint::Subject;
use crate::lint::places::id_span;
use crate::lint::words::structure as words;

pub(super) fn check(subject: &Subject<'_>, findings: &mut Vec<Diagnostic>) {
    for (question, node) in subject.rubric.questions.iter().zip(&subject.places.questions) {
        if question.evidence.is_none() {
            let id = &question.id;
            let message = words::no_evidence(id);
            findings.push(
                Diagnostic::error(Code::MissingEvidence, id_span(node), message).help(words::add_evidence()),
            );
        }
    }
}
