//! `gate-allows-na`: a gate that an agency may call not applicable.

use crate::base::diagnostic::{Code, Diagnostic};
use crate::lint::Subject;
use crate::lint::places::value;
use crate::lint::words::structure as words;

pub(super) fn check(subject: &Subject<'_>, findings: &mut Vec<Diagnostic>) {
    let (rubric, places) = (subject.rubric, &subject.places);
    for (criterion, target) in rubric.criteria.iter().zip(&places.targets) {
        if criterion.gate.is_none() || !rubric.questions[criterion.question].allow_na {
            continue;
        }
        let id = rubric.criterion_id(criterion);
        let span = value(&target.value, "gate").map_or(target.key_span, |gate| gate.span);
        let finding = Diagnostic::error(Code::GateAllowsNa, span, words::gate_allows_na(&id))
            .help(words::remove_allow_na());
        findings.push(match value(places.questions[criterion.question], "allow_na") {
            Some(allowed) => finding.related(allowed.span, words::allowed_here()),
            None => finding,
        });
    }
}
