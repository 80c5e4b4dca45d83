//! `empty-cell`: a dimension without a criterion at a stage.

use crate::base::diagnostic::{Code, Diagnostic};
use crate::lint::Subject;
use crate::lint::counting::criteria_of;
use crate::lint::places::id_span;
use crate::lint::words::structure as words;

pub(super) fn check(subject: &Subject<'_>, findings: &mut Vec<Diagnostic>) {
    let rubric = subject.rubric;
    if rubric.method.is_banded() {
        // It has no cells.
        return;
    }
    for (dimension, node) in rubric.dimensions.iter().zip(&subject.places.dimensions) {
        let criteria = criteria_of(rubric, dimension);
        if criteria.is_empty() {
            // It holds dimensions.
            continue;
        }
        for (at, stage) in rubric.stages.iter().enumerate() {
            if criteria.iter().any(|criterion| criterion.column == at) {
                continue;
            }
            let (id, stage) = (&dimension.id, &stage.id);
            let described = node.get("stages").and_then(|entry| entry.value.get(stage));
            let message = words::empty_cell(id, stage);
            findings.push(
                Diagnostic::error(
                    Code::EmptyCell,
                    described.map_or_else(|| id_span(node), |entry| entry.key_span),
                    message,
                )
                .help(words::give_a_question_a_target(stage)),
            );
        }
    }
}
