//! `duty-without-source`: a duty that names no law.

use crate::base::diagnostic::{Code, Diagnostic};
use crate::lint::Subject;
use crate::lint::words::structure as words;

pub(super) fn check(subject: &Subject<'_>, findings: &mut Vec<Diagnostic>) {
    let (rubric, places) = (subject.rubric, &subject.places);
    for duty in rubric.duties().filter(|duty| duty.binding.sources.is_empty()) {
        let (map, id) = match duty.criterion {
            Some(at) => (&places.targets[at].value, rubric.criterion_id(&rubric.criteria[at])),
            None => (places.questions[duty.question], rubric.questions[duty.question].id.clone()),
        };
        let span = map.get("duty").map_or(map.anchor, |entry| entry.key_span);
        findings.push(
            Diagnostic::error(Code::DutyWithoutSource, span, words::duty_by_no_law(&id))
                .help(words::add_duty_sources()),
        );
    }
}
