//! The list of rules.

use crate::diagnostic::Code;
use crate::diagnostic::Severity::{Error, Info, Warning};

use super::{Check, Rule};

macro_rules! rules {
    ($($code:ident, $severity:ident, $on:literal, $page:literal, $check:expr;)*) => {
        /// Every rule.
        pub static RULES: &[Rule] = &[$(Rule {
            code: Code::$code,
            severity: $severity,
            on: $on,
            page: include_str!(concat!($page, ".md")),
            check: $check,
        }),*];
    };
}

mod dominant_criterion;
mod empty_cell;
mod expired_source;
mod gate_allows_na;
mod idle_criterion;
mod missing_evidence;
mod missing_recommendation;
mod missing_source;
mod single_question_cell;
mod unreachable_stage;
mod unused_source;
mod vacuous_stage;
mod zero_weight;

rules! {
    UnreachableStage, Error, true, "unreachable-stage", Check::Rubric(unreachable_stage::check);
    VacuousStage, Error, true, "vacuous-stage", Check::Rubric(vacuous_stage::check);
    EmptyCell, Warning, true, "empty-cell", Check::Rubric(empty_cell::check);
    SingleQuestionCell, Info, true, "single-question-cell", Check::Rubric(single_question_cell::check);
    ZeroWeight, Warning, true, "zero-weight", Check::Rubric(zero_weight::check);
    DominantCriterion, Warning, true, "dominant-criterion", Check::Rubric(dominant_criterion::check);
    IdleCriterion, Warning, true, "idle-criterion", Check::Rubric(idle_criterion::check);
    GateAllowsNa, Warning, true, "gate-allows-na", Check::Rubric(gate_allows_na::check);
    MissingRecommendation, Warning, true, "missing-recommendation", Check::Rubric(missing_recommendation::check);
    MissingEvidence, Warning, true, "missing-evidence", Check::Rubric(missing_evidence::check);
    MissingSource, Warning, true, "missing-source", Check::Rubric(missing_source::check);
    UnusedSource, Warning, true, "unused-source", Check::Rubric(unused_source::check);
    ExpiredSource, Warning, true, "expired-source", Check::Rubric(expired_source::check);
    UnusedIgnore, Warning, true, "unused-ignore", Check::Elsewhere;
    BadIgnore, Error, true, "bad-ignore", Check::Elsewhere;
}
