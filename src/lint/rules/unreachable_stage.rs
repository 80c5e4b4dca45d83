//! `unreachable-stage`: a stage that is no answer sheet's verdict.
//!
//! With every criterion met each coverage is 100 % or empty, and no threshold is over 100 %: a stage that is never
//! attained is one whose overall coverage is always empty, or, where the rubric has no criterion for it, one that asks
//! for a coverage that is. A stage that is attained may still never be the verdict, if whoever attains it attains a
//! later one as well, or if the lowest answers that there can be attain a later one. What cannot be proved is not
//! reported.

use crate::base::diagnostic::{Code, Diagnostic};
use crate::lint::Subject;
use crate::lint::counting::is_never_empty;
use crate::lint::lowest::lowest_stage;
use crate::lint::places::id_span;
use crate::lint::words::structure as words;
use crate::model::rubric::{Criterion, Method, Rubric, Scope, Threshold};

pub(super) fn check(subject: &Subject<'_>, findings: &mut Vec<Diagnostic>) {
    let (rubric, nodes) = (subject.rubric, &subject.places.stages);
    let lowest = below_the_lowest(subject, findings);
    let Method::Staged { requires } = &rubric.method else {
        return unscored(subject, findings);
    };
    for (stage, node) in nodes.iter().enumerate().skip(lowest) {
        let id = &rubric.stages[stage].id;
        let error = |message| Diagnostic::error(Code::UnreachableStage, id_span(node), message);
        let mut criteria = rubric.criteria.iter().filter(|criterion| criterion.column == stage).peekable();
        let is_bare = criteria.peek().is_none();
        if is_bare && asks_for_nothing(rubric, &requires[stage]) {
            let message = words::stage_without_targets(id);
            findings.push(error(message).help(words::give_it_targets()));
        } else if !is_bare && !criteria.any(|criterion| rubric.counts(criterion)) {
            let message = words::stage_of_weight_0(id);
            findings.push(error(message).help(words::give_a_weight()));
        } else if let Some(later) =
            (stage + 1..nodes.len()).find(|&later| follows(rubric, requires, stage, later))
        {
            let other = &rubric.stages[later].id;
            let message = words::never_the_verdict(id, other);
            findings.push(
                error(message)
                    .related(id_span(nodes[later]), words::later_stage())
                    .help(words::let_it_ask_for_more(other, id)),
            );
        }
    }
}

/// Stages below the one that even the lowest answers attain, and how many they are.
fn below_the_lowest(subject: &Subject<'_>, findings: &mut Vec<Diagnostic>) -> usize {
    let (stages, nodes) = (&subject.rubric.stages, &subject.places.stages);
    let Some(lowest) = lowest_stage(subject.rubric).checked_sub(1) else { return 0 };
    let other = &stages[lowest].id;
    for (stage, node) in stages.iter().zip(nodes).take(lowest) {
        let message = words::never_the_verdict_of_answers(&stage.id, other);
        findings.push(
            Diagnostic::error(Code::UnreachableStage, id_span(node), message)
                .related(id_span(nodes[lowest]), words::later_stage())
                .help(words::begin_above_lowest_answers(other, &stage.id)),
        );
    }
    lowest
}

/// Whether a row of thresholds asks for a coverage that no agency has, because nothing counts in it.
fn asks_for_nothing(rubric: &Rubric, row: &[Option<Threshold>]) -> bool {
    let counts = |column| {
        rubric.criteria.iter().any(|criterion| criterion.column == column && rubric.counts(criterion))
    };
    row.iter().enumerate().any(|(column, asked)| asked.is_some() && !counts(column))
}

/// Columns in which nothing is scored: a stage of a profile, or the total of a banded rubric, whose bands all can
/// be reached otherwise.
fn unscored(subject: &Subject<'_>, findings: &mut Vec<Diagnostic>) {
    let rubric = subject.rubric;
    for column in 0..rubric.columns() {
        let mut criteria = rubric.criteria.iter().filter(|criterion| criterion.column == column);
        if criteria.any(|criterion| rubric.counts(criterion)) {
            continue;
        }
        let (span, message) = match (rubric.column_stage(column), subject.places.stages.get(column)) {
            (Some(stage), Some(node)) => {
                let id = &stage.id;
                (id_span(node), words::nothing_scored(id))
            }
            _ => (
                subject.tree.get("stages").map_or(subject.tree.anchor, |entry| entry.key_span),
                words::nothing_counts_in_total(),
            ),
        };
        findings.push(Diagnostic::error(Code::UnreachableStage, span, message).help(words::give_a_weight()));
    }
}

/// Whether everybody who attains a stage provably attains a later one.
fn follows(rubric: &Rubric, requires: &[Vec<Option<Threshold>>], stage: usize, later: usize) -> bool {
    let least = |threshold: &Option<Threshold>| threshold.map_or(0, |threshold| threshold.least().get());
    let mut rows = requires[stage].iter().zip(&requires[later]);
    let between = |at: &Criterion| at.gate.is_some() && (stage + 1..=later).contains(&at.column);
    // An agency of a kind that cannot be given the later stage stays at this one.
    let stays = |scope: &Scope| scope.limit.as_ref().is_some_and(|it| (stage..later).contains(&it.stage));
    rows.all(|(asked, asked_later)| least(asked) >= least(asked_later))
        && !rubric.criteria.iter().any(between)
        && !rubric.scopes.iter().any(stays)
        && is_never_empty(rubric, later, None)
}
