//! `thinned-stage`: a stage that is easier for a kind of agency, since most of it falls away.
//!
//! What a kind is not asked falls out of the means, and its gates pass. Where every gate of a stage falls away, or less than
//! half of its weight is left, the same stage says less of this kind than of the others. The share that is left is the
//! coverage of the stage if all that is asked is met in full and the rest not at all, as the rubric adds it up; of a stage
//! in which something takes the least or the geometric mean there is no such share.

use crate::base::diagnostic::{Code, Diagnostic};
use crate::base::lang::Message;
use crate::base::number::Ppm;
use crate::engine::program::Program;
use crate::engine::score::{Outcome, Reading, Scorecard};
use crate::lint::Subject;
use crate::lint::counting::is_asked;
use crate::lint::places::id_span;
use crate::lint::words::structure as words;
use crate::model::rubric::{Aggregate, Rubric, Scope};

pub(super) fn check(subject: &Subject<'_>, findings: &mut Vec<Diagnostic>) {
    let rubric = subject.rubric;
    let kinds = subject.tree.get("applies_to").map(|entry| &entry.value);
    // A profile claims no stage.
    for scope in rubric.scopes.iter().filter(|_| rubric.method.claims()) {
        let kind = scope.kind.as_str();
        let Some(entry) = kinds.and_then(|kinds| kinds.get(kind)) else { continue };
        let left = left_of(rubric, scope);
        let columns = if rubric.method.is_banded() { 1 } else { rubric.highest_stage(Some(scope.kind)) };
        for (column, left) in left.into_iter().enumerate().take(columns) {
            let Some(left) = left.filter(|_| is_supported(rubric, scope, column)) else { continue };
            let is_little = left.get() < Ppm::FULL.get() / 2 && is_mean(rubric);
            let message = match rubric.column_stage(column) {
                Some(stage) if has_lost_its_gates(rubric, scope, column) => {
                    words::kind_has_no_gate(&stage.id, kind)
                }
                Some(stage) if is_little => words::kind_asked_little_at_stage(&stage.id, kind, left),
                None if is_little => words::kind_asked_little_in_total(kind, left),
                _ => continue,
            };
            let finding = Diagnostic::error(Code::ThinnedStage, entry.key_span, message).help(help(rubric));
            let stage = subject.places.stages.get(column).filter(|_| !rubric.method.is_banded());
            findings.push(match stage {
                Some(node) => finding.related(id_span(node), words::the_stage()),
                None => finding,
            });
        }
    }
}

/// A stage can be kept from a kind only where stages build on each other.
fn help(rubric: &Rubric) -> Message {
    if rubric.method.is_banded() { words::ask_more_or_ignore() } else { words::ask_more_limit_or_ignore() }
}

/// Whether anything is left that counts; else it is an unsupported stage.
fn is_supported(rubric: &Rubric, scope: &Scope, column: usize) -> bool {
    let mut criteria = rubric.criteria.iter().filter(|criterion| criterion.column == column);
    criteria.any(|criterion| rubric.counts(criterion) && is_asked(rubric, Some(scope.kind), criterion))
}

/// Whether a stage has gates, and none of them is asked of a kind.
fn has_lost_its_gates(rubric: &Rubric, scope: &Scope, column: usize) -> bool {
    let mut gates = rubric
        .criteria
        .iter()
        .filter(|criterion| criterion.column == column && criterion.gate.is_some())
        .peekable();
    gates.peek().is_some() && !gates.any(|gate| is_asked(rubric, Some(scope.kind), gate))
}

/// Whether every coverage is a mean, so that weights are shares.
fn is_mean(rubric: &Rubric) -> bool {
    let mut all = rubric.dimensions.iter().map(|dimension| dimension.aggregate);
    rubric.aggregate() == Aggregate::Mean && all.all(|aggregate| aggregate == Aggregate::Mean)
}

/// The share of the weight of each column that a kind is asked; nothing where nobody is asked anything that counts.
fn left_of(rubric: &Rubric, scope: &Scope) -> Vec<Option<Ppm>> {
    let outcome = |asked| Outcome::Answered {
        achievement: if asked { Ppm::FULL } else { Ppm::ZERO },
        met: asked,
        partly_met: asked,
        evidenced: false,
    };
    let asked = rubric.criteria.iter().map(|criterion| is_asked(rubric, Some(scope.kind), criterion));
    let card = Scorecard { outcomes: asked.map(outcome).collect(), ..Scorecard::default() };
    Program::new(rubric, None).profile(&card, Reading::Actual).overall().to_vec()
}
