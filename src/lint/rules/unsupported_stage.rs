//! `unsupported-stage`: a stage that a kind of agency can be given although it is asked nothing that counts there.
//!
//! What nobody is asked is reported as an unreachable stage; here something is left out for one kind.

use crate::base::diagnostic::{Code, Diagnostic};
use crate::lint::Subject;
use crate::lint::counting::is_asked;
use crate::lint::places::id_span;
use crate::lint::words::structure as words;
use crate::model::rubric::{Rubric, Scope};

pub(super) fn check(subject: &Subject<'_>, findings: &mut Vec<Diagnostic>) {
    let rubric = subject.rubric;
    let kinds = subject.tree.get("applies_to").map(|entry| &entry.value);
    for scope in &rubric.scopes {
        let kind = scope.kind.as_str();
        let Some(entry) = kinds.and_then(|kinds| kinds.get(kind)) else { continue };
        let columns = if rubric.method.is_banded() { 1 } else { rubric.highest_stage(Some(scope.kind)) };
        let bare: Vec<usize> = (0..columns).filter(|&column| is_bare(rubric, scope, column)).collect();
        let help = help(rubric, bare.first().copied());
        for column in bare {
            let Some(stage) = rubric.column_stage(column) else {
                let message = words::kind_not_asked_in_total(kind);
                let finding = Diagnostic::error(Code::UnsupportedStage, entry.key_span, message);
                findings.push(finding.help(help.clone()));
                continue;
            };
            let id = &stage.id;
            let message = words::kind_not_asked_at_stage(id, kind);
            let finding = Diagnostic::error(Code::UnsupportedStage, entry.key_span, message);
            let stage = subject.places.stages.get(column);
            findings.push(
                match stage {
                    Some(node) => finding.related(id_span(node), words::the_stage()),
                    None => finding,
                }
                .help(help.clone()),
            );
        }
    }
}

/// Whether something counts in a column, and nothing of it is asked of a kind.
fn is_bare(rubric: &Rubric, scope: &Scope, column: usize) -> bool {
    let counting =
        || rubric.criteria.iter().filter(|criterion| criterion.column == column && rubric.counts(criterion));
    counting().next().is_some() && !counting().any(|criterion| is_asked(rubric, Some(scope.kind), criterion))
}

/// What to do: where stages build on each other, a kind may also be limited to those below the first
/// unsupported one.
fn help(rubric: &Rubric, first: Option<usize>) -> crate::base::lang::Message {
    let below = first.and_then(|column| rubric.stages.get(column.checked_sub(1)?));
    match below.filter(|_| rubric.method.claims()) {
        Some(stage) => {
            let id = &stage.id;
            words::ask_or_limit_stage(id)
        }
        None => words::ask_them_something(),
    }
}
