//! `missing-recommendation`: a question that does not say what to do about a gap.

use crate::base::diagnostic::{Code, Diagnostic};
use crate::lint::Subject;
use crate::lint::places::id_span;
use crate::lint::words::structure as words;

pub(super) fn check(subject: &Subject<'_>, findings: &mut Vec<Diagnostic>) {
    for (question, node) in subject.rubric.questions.iter().zip(&subject.places.questions) {
        if question.recommend.is_none() {
            let id = &question.id;
            let message = words::no_recommendation(id);
            findings.push(
                Diagnostic::error(Code::MissingRecommendation, id_span(node), message)
                    .help(words::add_recommend()),
            );
        }
    }
}
