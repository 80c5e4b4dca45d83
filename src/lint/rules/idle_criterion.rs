//! `idle-criterion`: a criterion that changes no verdict.
//!
//! Only what can be proved is reported, of criteria that are no gates: those that count for nothing in the overall
//! coverage of their stage, and those of a stage whose coverage no threshold asks about and that is never empty.

use crate::base::diagnostic::{Code, Diagnostic};
use crate::base::number::Decimal;
use crate::both;
use crate::lint::Subject;
use crate::lint::counting::{is_never_empty, weightless_dimension};
use crate::lint::places::{value, weight_span};
use crate::model::rubric::{Method, Threshold};

pub(super) fn check(subject: &Subject<'_>, findings: &mut Vec<Diagnostic>) {
    let (rubric, places) = (subject.rubric, &subject.places);
    // Elsewhere a criterion that does not count is shown and not scored, which `zero-weight` reports.
    let Method::Staged { requires } = &rubric.method else { return };
    let asked: Vec<bool> = (0..rubric.stages.len()).map(|stage| is_asked(requires, stage)).collect();
    for (at, criterion) in rubric.criteria.iter().enumerate().filter(|(_, other)| other.gate.is_none()) {
        let is_alone =
            rubric.criteria.iter().filter(|other| other.column == criterion.column).nth(1).is_none();
        // Without any criterion the stage would be decided in another way.
        if is_alone {
            continue;
        }
        let (target, stage) = (places.targets[at], &rubric.stages[criterion.column].id);
        let (reason, cause) = if criterion.weight == Decimal::ZERO {
            let weight = weight_span(places.questions[criterion.question], target);
            (both!("its weight is 0", "trọng số của nó là 0"), weight)
        } else if let Some(above) = weightless_dimension(rubric, criterion) {
            let (id, weight) = (&rubric.dimensions[above].id, value(places.dimensions[above], "weight"));
            (
                both!("the dimension `{id}` has weight 0", "khía cạnh `{id}` có trọng số 0"),
                weight.map(|node| node.span),
            )
        } else if !asked[criterion.column] && is_never_empty(rubric, criterion.column, Some(at)) {
            let requires = subject.tree.get("verdict").and_then(|entry| entry.value.get("requires"));
            (
                both!(
                    "no stage asks for a coverage at `{stage}`",
                    "không giai đoạn nào yêu cầu mức đáp ứng ở `{stage}`"
                ),
                requires.map(|entry| entry.key_span),
            )
        } else {
            continue;
        };
        let (id, en, vi) = (rubric.criterion_id(criterion), reason.en, reason.vi);
        let message = both!(
            "`{id}` changes no verdict, whatever is answered: {en}",
            "`{id}` không làm thay đổi giai đoạn đạt được dù trả lời thế nào: {vi}"
        );
        let finding = Diagnostic::error(Code::IdleCriterion, target.key_span, message).help(both!(
            "let it count, or remove it: it costs every agency work",
            "hãy cho nó được tính, hoặc bỏ đi để các đơn vị đỡ tốn công"
        ));
        findings.push(match cause {
            Some(span) => finding.related(span, both!("because of this", "nguyên nhân ở đây")),
            None => finding,
        });
    }
}

/// Whether a stage asks for a coverage above 0 at this one.
fn is_asked(requires: &[Vec<Option<Threshold>>], at: usize) -> bool {
    requires.iter().any(|row| row[at].is_some_and(|threshold| threshold.least().get() > 0))
}
