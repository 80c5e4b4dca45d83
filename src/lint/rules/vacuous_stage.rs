//! `vacuous-stage`: a stage that a sheet without a single answer attains.
//!
//! Such a sheet has unanswered and not applicable questions only. For each stage the one that is most in its favour
//! is scored: not applicable is what could close a gate at or below the stage or what a threshold asks about, as far
//! as the rubric allows, and whatever counts as met where it does not apply; the rest is unanswered, and worth 0 where
//! the rubric counts it. Where one unanswered question blocks the verdict, everything is not applicable that can be.
//! What a kind of agency is not asked may empty a coverage as well, so each kind is tried.

use crate::base::diagnostic::{Code, Diagnostic};
use crate::engine::program::Program;
use crate::engine::verdict::StageNumber;
use crate::lint::Subject;
use crate::lint::counting::kinds;
use crate::lint::places::id_span;
use crate::lint::words::structure as words;
use crate::model::answers::{AgencyKind, Given, Response, in_scope};
use crate::model::rubric::{Criterion, Method, Rubric, Threshold, Unanswered};

pub(super) fn check(subject: &Subject<'_>, findings: &mut Vec<Diagnostic>) {
    let rubric = subject.rubric;
    // A band that begins at 0 is meant to be everybody's, and a profile claims no stage.
    let Method::Staged { requires: thresholds, .. } = &rubric.method else { return };
    let empty = kinds(rubric).map(|kind| attained(rubric, kind, &in_scope(rubric, kind))).max();
    let empty = empty.unwrap_or_default();
    let stages = 0..rubric.stages.len();
    let excused = stages.flat_map(|stage| {
        kinds(rubric).map(move |kind| attained(rubric, kind, &favourable(rubric, kind, thresholds, stage)))
    });
    let top = excused.max().unwrap_or_default().max(empty);
    let Some(top_id) = top.checked_sub(1).map(|at| &rubric.stages[at].id) else { return };
    let requires = subject.tree.get("verdict").and_then(|entry| entry.value.get("requires"));
    let row = requires.and_then(|entry| entry.value.get(top_id));
    for (at, node) in subject.places.stages.iter().enumerate().take(top) {
        let id = &rubric.stages[at].id;
        let message =
            if at < empty { words::empty_sheet_attains(id) } else { words::sheet_of_na_attains(id) };
        let finding = Diagnostic::error(Code::VacuousStage, id_span(node), message)
            .help(words::let_it_ask_above_0(top_id));
        findings.push(match row {
            Some(row) => finding.related(row.key_span, words::what_asks(top_id)),
            None => finding,
        });
    }
}

/// The stage that a sheet attains.
fn attained(rubric: &Rubric, kind: Option<AgencyKind>, responses: &[Response]) -> StageNumber {
    Program::new(rubric, kind).judge(responses).1.stage.unwrap_or_default()
}

/// The sheet without answers that is most likely to attain a stage.
fn favourable(
    rubric: &Rubric,
    kind: Option<AgencyKind>,
    requires: &[Vec<Option<Threshold>>],
    stage: usize,
) -> Vec<Response> {
    let asked = |criterion: &Criterion| {
        requires[stage][criterion.column].is_some_and(|threshold| threshold.least().get() > 0)
    };
    let obstructs =
        |criterion: &Criterion| asked(criterion) || criterion.gate.is_some() && criterion.column <= stage;
    let is_blocked = rubric.unanswered == Unanswered::Block;
    let mut responses = in_scope(rubric, kind);
    for (question, response) in rubric.questions.iter().zip(&mut responses) {
        let is_asked = response.given == Given::Nothing;
        let criteria = &rubric.criteria[question.criteria.clone()];
        let helps = question.allow_na.is_met()
            || question.allow_na.is_allowed() && (is_blocked || criteria.iter().any(obstructs));
        if is_asked && helps {
            response.given = Given::NotApplicable(String::new());
        }
    }
    responses
}
