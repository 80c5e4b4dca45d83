//! `gate-allows-na`: a gate that an agency may call not applicable.

use crate::base::diagnostic::{Code, Diagnostic};
use crate::both;
use crate::lint::Subject;
use crate::lint::places::value;

pub(super) fn check(subject: &Subject<'_>, findings: &mut Vec<Diagnostic>) {
    let (rubric, places) = (subject.rubric, &subject.places);
    for (criterion, target) in rubric.criteria.iter().zip(&places.targets) {
        if criterion.gate.is_none() || !rubric.questions[criterion.question].allow_na {
            continue;
        }
        let id = rubric.criterion_id(criterion);
        let span = value(&target.value, "gate").map_or(target.key_span, |gate| gate.span);
        let finding = Diagnostic::error(
            Code::GateAllowsNa,
            span,
            both!(
                "the gate `{id}` may be called not applicable: then a reason in the sheet is enough to pass it",
                "điều kiện bắt buộc `{id}` có thể được khai là không áp dụng: khi đó chỉ cần ghi lý do là qua được"
            ),
        )
        .help(both!(
            "remove `allow_na`, or the gate if the question does not concern every agency",
            "hãy bỏ `allow_na`, hoặc bỏ `gate` nếu câu hỏi không áp dụng cho mọi đơn vị"
        ));
        findings.push(match value(places.questions[criterion.question], "allow_na") {
            Some(allowed) => finding.related(allowed.span, both!("allowed here", "cho phép ở đây")),
            None => finding,
        });
    }
}
