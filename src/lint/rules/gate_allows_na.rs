//! `gate-allows-na`: a gate or a cap that an agency may call not applicable.

use crate::base::diagnostic::{Code, Diagnostic};
use crate::base::lang::Message;
use crate::lint::Subject;
use crate::lint::places::value;
use crate::lint::words::structure as words;

pub(super) fn check(subject: &Subject<'_>, findings: &mut Vec<Diagnostic>) {
    let (rubric, places) = (subject.rubric, &subject.places);
    for (criterion, target) in rubric.criteria.iter().zip(&places.targets) {
        if criterion.hold().is_none() || !rubric.questions[criterion.question].allow_na.is_allowed() {
            continue;
        }
        let (key, message) = match criterion.cap {
            None => ("gate", words::gate_allows_na as fn(&str) -> Message),
            Some(_) => ("cap", words::cap_allows_na as fn(&str) -> Message),
        };
        let id = rubric.criterion_id(criterion);
        let span = value(&target.value, key).map_or(target.key_span, |gate| gate.span);
        let finding =
            Diagnostic::error(Code::GateAllowsNa, span, message(&id)).help(words::remove_allow_na(key));
        findings.push(match value(places.questions[criterion.question], "allow_na") {
            Some(allowed) => finding.related(allowed.span, words::allowed_here()),
            None => finding,
        });
    }
}
