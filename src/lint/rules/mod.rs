//! The list of rules.

use crate::base::diagnostic::Code;
use crate::base::diagnostic::Severity::{Error, Info, Warning};

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

mod contradictory_consistency;
mod dominant_criterion;
mod duty_without_source;
mod empty_cell;
mod expired_source;
mod gate_allows_na;
mod idle_cap;
mod idle_criterion;
mod missing_evidence;
mod missing_recommendation;
mod missing_source;
mod single_question_cell;
mod thinned_stage;
mod unreachable_stage;
mod unsupported_stage;
mod unused_source;
mod vacuous_stage;
mod zero_weight;

mod compound_question;
mod id_style;
mod missing_translation;
mod near_duplicate_question;
mod same_text_in_both_languages;
mod suspicious_characters;
mod text_not_nfc;
mod vague_wording;
mod yaml_trap;

rules! {
    UnreachableStage, Error, true, "unreachable-stage", Check::Rubric(unreachable_stage::check);
    VacuousStage, Error, true, "vacuous-stage", Check::Rubric(vacuous_stage::check);
    UnsupportedStage, Error, true, "unsupported-stage", Check::Rubric(unsupported_stage::check);
    ThinnedStage, Warning, true, "thinned-stage", Check::Rubric(thinned_stage::check);
    EmptyCell, Warning, true, "empty-cell", Check::Rubric(empty_cell::check);
    SingleQuestionCell, Info, true, "single-question-cell", Check::Rubric(single_question_cell::check);
    ZeroWeight, Warning, true, "zero-weight", Check::Rubric(zero_weight::check);
    DominantCriterion, Warning, true, "dominant-criterion", Check::Rubric(dominant_criterion::check);
    IdleCriterion, Warning, true, "idle-criterion", Check::Rubric(idle_criterion::check);
    IdleCap, Warning, true, "idle-cap", Check::Rubric(idle_cap::check);
    GateAllowsNa, Warning, true, "gate-allows-na", Check::Rubric(gate_allows_na::check);
    MissingRecommendation, Warning, true, "missing-recommendation", Check::Rubric(missing_recommendation::check);
    MissingEvidence, Warning, true, "missing-evidence", Check::Rubric(missing_evidence::check);
    MissingSource, Warning, true, "missing-source", Check::Rubric(missing_source::check);
    DutyWithoutSource, Warning, true, "duty-without-source", Check::Rubric(duty_without_source::check);
    ContradictoryConsistency, Warning, true, "contradictory-consistency", Check::Rubric(contradictory_consistency::check);
    UnusedSource, Warning, true, "unused-source", Check::Rubric(unused_source::check);
    ExpiredSource, Warning, true, "expired-source", Check::Rubric(expired_source::check);
    UnusedIgnore, Warning, true, "unused-ignore", Check::Elsewhere;
    BadIgnore, Error, true, "bad-ignore", Check::Elsewhere;

    MissingTranslation, Warning, true, "missing-translation", Check::Rubric(missing_translation::check);
    SameTextInBothLanguages, Info, true, "same-text-in-both-languages", Check::Rubric(same_text_in_both_languages::check);
    NearDuplicateQuestion, Warning, true, "near-duplicate-question", Check::Rubric(near_duplicate_question::check);
    CompoundQuestion, Info, false, "compound-question", Check::Rubric(compound_question::check);
    VagueWording, Info, false, "vague-wording", Check::Rubric(vague_wording::check);
    TextNotNfc, Warning, true, "text-not-nfc", Check::File(text_not_nfc::check);
    SuspiciousCharacters, Warning, true, "suspicious-characters", Check::File(suspicious_characters::check);
    YamlTrap, Warning, true, "yaml-trap", Check::File(yaml_trap::check);
    IdStyle, Warning, true, "id-style", Check::File(id_style::check);
    EasierLaterStage, Error, true, "easier-later-stage", Check::Elsewhere;
    TargetOutOfRange, Error, true, "target-out-of-range", Check::Elsewhere;
    PartialNotBelowTarget, Error, true, "partial-not-below-target", Check::Elsewhere;
    VersionNotSemver, Error, true, "version-not-semver", Check::Elsewhere;
    ImplausibleAnswer, Warning, true, "implausible-answer", Check::Elsewhere;
    InconsistentAnswers, Warning, true, "inconsistent-answers", Check::Elsewhere;
    LostGate, Warning, true, "lost-gate", Check::Elsewhere;
    IdleExtends, Warning, true, "idle-extends", Check::Elsewhere;
    FormerId, Info, true, "former-id", Check::Elsewhere;
    FailingCase, Error, true, "failing-case", Check::Elsewhere;
    StaleCase, Error, true, "stale-case", Check::Elsewhere;

    FractionAsPercent, Warning, true, "fraction-as-percent", Check::Elsewhere;
    AmbiguousPoint, Warning, true, "ambiguous-point", Check::Elsewhere;
    FractionalPart, Warning, true, "fractional-part", Check::Elsewhere;
    DamagedText, Warning, true, "damaged-text", Check::Elsewhere;
    EmptyRow, Warning, true, "empty-row", Check::Elsewhere;
    SumRow, Warning, true, "sum-row", Check::Elsewhere;
    HiddenPart, Warning, true, "hidden-part", Check::Elsewhere;
}
