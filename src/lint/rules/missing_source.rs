//! `missing-source`: a target that does not say what it rests on.

use crate::base::diagnostic::{Code, Diagnostic};
use crate::lint::Subject;
use crate::lint::words::structure as words;
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
        let message = words::rests_on_nothing(&id);
        findings
            .push(Diagnostic::error(Code::MissingSource, target.key_span, message).help(words::add_basis()));
    }
}
