//! `missing-source`: a target that does not say what it rests on.

use crate::base::diagnostic::{Code, Diagnostic};
use crate::both;
use crate::lint::Subject;
use crate::model::rubric::Basis;

pub(super) fn check(subject: &Subject<'_>, findings: &mut Vec<Diagnostic>) {
    let rubric = subject.rubric;
    for (criterion, target) in rubric.criteria.iter().zip(&subject.places.targets) {
        let rests = match &criterion.basis {
            Some(Basis::DesignChoice) => true,
            Some(Basis::Sources(sources)) if !sources.is_empty() => true,
            _ => !rubric.questions[criterion.question].sources.is_empty(),
        };
        if rests {
            continue;
        }
        let id = rubric.criterion_id(criterion);
        let message = both!(
            "`{id}` does not say what it rests on, so nobody can check or update it",
            "`{id}` chưa nêu căn cứ nên không ai kiểm tra hay cập nhật được"
        );
        findings.push(Diagnostic::error(Code::MissingSource, target.key_span, message).help(both!(
            "add `basis: [source]` or `basis: design-choice`, or `sources:` to the question",
            "hãy thêm `basis: [nguồn]` hoặc `basis: design-choice`, hoặc `sources:` cho câu hỏi"
        )));
    }
}
