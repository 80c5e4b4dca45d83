//! `single-question-cell`: a dimension with exactly one criterion at a stage.

use std::collections::BTreeMap;

use crate::base::diagnostic::{Code, Diagnostic};
use crate::lint::Subject;
use crate::lint::words::structure as words;

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
        let message = words::only_criterion_of_cell(&criterion, dimension, stage);
        findings.push(
            Diagnostic::error(Code::SingleQuestionCell, subject.places.targets[only].key_span, message)
                .help(words::ask_a_second_question()),
        );
    }
}
