//! `missing-recommendation`: a question that does not say what to do about a gap.

use crate::base::diagnostic::{Code, Diagnostic};
use crate::lint::Subject;
use crate::lint::places::id_span;
use crate::lint::words::structure as words;
use crate::model::rubric::AnswerKind;

pub(super) fn check(subject: &Subject<'_>, findings: &mut Vec<Diagnostic>) {
    for (question, node) in subject.rubric.questions.iter().zip(&subject.places.questions) {
        let is_said_by_items = matches!(&question.answer, AnswerKind::Checklist { items }
            if items.iter().all(|item| item.recommend.is_some()));
        // A question that is only a duty is no gap.
        if question.recommend.is_none() && !is_said_by_items && !question.criteria.is_empty() {
            let id = &question.id;
            let message = words::no_recommendation(id);
            findings.push(
                Diagnostic::error(Code::MissingRecommendation, id_span(node), message)
                    .help(words::add_recommend()),
            );
        }
    }
}
