//! `single-question-cell`: a dimension with exactly one criterion at a stage.

use std::collections::BTreeMap;

use crate::base::diagnostic::{Code, Diagnostic};
use crate::both;
use crate::lint::Subject;

pub(super) fn check(subject: &Subject<'_>, findings: &mut Vec<Diagnostic>) {
    let rubric = subject.rubric;
    if rubric.method.is_banded() {
        // It has no cells.
        return;
    }
    let mut cells: BTreeMap<_, Vec<usize>> = BTreeMap::new();
    for (at, criterion) in rubric.criteria.iter().enumerate() {
        cells.entry((criterion.dimension, criterion.column)).or_default().push(at);
    }
    for ((dimension, stage), criteria) in cells {
        let [only] = criteria[..] else { continue };
        let criterion = rubric.criterion_id(&rubric.criteria[only]);
        let (dimension, stage) = (&rubric.dimensions[dimension].id, &rubric.stages[stage].id);
        let message = both!(
            "`{criterion}` is the only criterion of `{dimension}` at `{stage}`: one answer decides the whole cell",
            "`{criterion}` là tiêu chí duy nhất của `{dimension}` ở `{stage}`: một câu trả lời quyết định cả ô"
        );
        findings.push(
            Diagnostic::error(Code::SingleQuestionCell, subject.places.targets[only].key_span, message).help(
                both!(
                    "ask about another side of it in a second question",
                    "hãy thêm một câu hỏi về một mặt khác của cùng nội dung"
                ),
            ),
        );
    }
}
