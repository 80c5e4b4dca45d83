//! How a target that cannot be used is refused: at its place, with what to write instead.
//!
//! Each test changes one part of the small rubric; `⟦` and `⟧` mark what has to be underlined.

#![allow(clippy::unwrap_used, clippy::panic)]

use crate::reading;

use assess::base::diagnostic::Code;
use assess::base::number::Decimal;
use assess::model::rubric::{Credit, Direction, Rule};
use reading::*;

const PORTAL: &str = "{basic: {is: yes, gate: true}}";
const DATASETS: &str = "{basic: {at_least: 5, basis: [law]}}";
const DAYS: &str = "{basic: {at_most: 10, worst: 30}, open: {at_most: 5, partial: 8}}";
const LEVEL: &str = "{open: managed, smart: {at_least: improved, partial: managed}}";
const SCORE: &str = "{open: 15}";
const CHECKS: &str = "{open: 2}";

/// The rules of a question whose targets are replaced.
fn rules(old: &str, new: &str, question: &str) -> Vec<Rule> {
    let rubric = read_rubric(&rubric_with(old, new)).unwrap_or_else(|found| panic!("{new}: {found:#?}"));
    let question = &rubric.questions[rubric.question(question).unwrap()];
    rubric.criteria[question.criteria.clone()].iter().map(|criterion| criterion.rule).collect()
}

fn at(value: &str) -> Decimal {
    Decimal::parse(value).unwrap()
}

/// A target that is met at its value.
fn rule(direction: Direction, full: &str, credit: Credit) -> Rule {
    Rule { direction, full: at(full), beyond: false, credit }
}

// Both ways to write a target.

#[test]
fn a_bare_number_is_at_least_with_linear_credit() {
    let wanted = rule(Direction::AtLeast, "5", Credit::Linear(at("0")));
    for target in ["5", "5.0", "{at_least: 5}", "{at_least: 5, credit: linear}"] {
        assert_eq!(rules(DATASETS, &format!("{{basic: {target}}}"), "datasets"), [wanted], "{target}");
    }
}

#[test]
fn a_yes_no_target_may_ask_for_no() {
    let wanted = rule(Direction::AtMost, "0", Credit::None);
    for target in ["no", "không", "{is: no}"] {
        assert_eq!(rules(PORTAL, &format!("{{basic: {target}}}"), "portal"), [wanted], "{target}");
    }
}

#[test]
fn the_targets_of_a_question_come_in_the_order_of_the_stages() {
    let found = rules(DATASETS, "{smart: 9, basic: 1, open: 5}", "datasets");
    assert_eq!(found.iter().map(|rule| rule.full).collect::<Vec<_>>(), [at("1"), at("5"), at("9")]);
}

// Wrong types and missing values.

#[test]
fn a_target_has_the_type_of_the_answer() {
    rubric_fault(PORTAL, "{basic: ⟦1⟧}", Code::WrongType);
    rubric_fault(PORTAL, "{basic: {is: ⟦maybe⟧}}", Code::WrongType);
    rubric_fault(DATASETS, "{basic: ⟦yes⟧}", Code::WrongType);
    rubric_fault(DATASETS, "{basic: ⟦\"5\"⟧}", Code::WrongType);
    rubric_fault(DATASETS, "{⟦basic⟧: [5]}", Code::WrongType);
    rubric_fault(DATASETS, "{basic: ⟦5%⟧}", Code::BadNumber);
    rubric_fault(SCORE, "{open: ⟦two⟧}", Code::WrongType);
    rubric_fault(CHECKS, "{⟦open⟧: [inventory]}", Code::WrongType);
}

#[test]
fn a_target_names_an_option_of_its_question() {
    let fault = rubric_fault(LEVEL, "{open: ⟦manged⟧}", Code::UnknownOption);
    assert_eq!(fault.help, "did you mean `managed`?");
    rubric_fault(LEVEL, "{open: {at_least: improved, partial: ⟦adhoc⟧}}", Code::UnknownOption);
    rubric_fault(LEVEL, "{open: ⟦1⟧}", Code::UnknownOption);
}

#[test]
fn a_question_has_targets() {
    rubric_fault("targets: {open: 15}", "⟦targets⟧: {}", Code::MissingKey);
    rubric_fault("targets: {open: 15}", "⟦targets⟧:", Code::MissingKey);
    rubric_fault("targets: {open: 15}", "targets: ⟦15⟧", Code::WrongType);
}

#[test]
fn a_target_without_a_value_is_refused_for_every_kind_of_answer() {
    for (old, stage) in
        [(PORTAL, "basic"), (DATASETS, "basic"), (LEVEL, "open"), (SCORE, "open"), (CHECKS, "open")]
    {
        let fixture = rubric_with(old, &format!("{{⟦{stage}⟧: }}"));
        let read = read_rubric(&unmark(&fixture).0);
        let found = read.err().unwrap_or_else(|| panic!("{old} without a value is accepted"));
        assert!(matches!(found[0].code, Code::WrongType | Code::MissingKey), "{found:#?}");
        assert_marked(&fixture, &[found[0].code], &found);
    }
}

#[test]
fn a_map_without_the_key_that_carries_the_value_is_refused() {
    for (old, new, key) in [
        (PORTAL, "{⟦basic⟧: {gate: true}}", "`is`"),
        (DATASETS, "{⟦basic⟧: {weight: 2}}", "`at_least`"),
        (LEVEL, "{⟦open⟧: {partial: managed}}", "`at_least`"),
        (DATASETS, "{⟦basic⟧: {}}", "`at_least`"),
    ] {
        let fault = rubric_fault(old, new, Code::MissingKey);
        assert!(fault.message.contains(key), "{}", fault.message);
    }
}

// Keys that do not go together.

#[test]
fn the_bounds_of_a_target_exclude_each_other() {
    rubric_fault(DAYS, "{basic: {at_least: 1, ⟦at_most⟧: 5}}", Code::ConflictingKeys);
    rubric_fault(PORTAL, "{basic: {is: yes, ⟦at_least⟧: yes}}", Code::ConflictingKeys);
}

#[test]
fn the_kinds_of_credit_exclude_each_other() {
    rubric_fault(DATASETS, "{basic: {at_least: 5, partial: 3, ⟦credit⟧: none}}", Code::ConflictingKeys);
    rubric_fault(DAYS, "{basic: {at_most: 5, partial: 8, ⟦worst⟧: 9}}", Code::ConflictingKeys);
}

#[test]
fn an_unknown_kind_of_credit_is_refused() {
    rubric_fault(DATASETS, "{basic: {at_least: 5, credit: ⟦half⟧}}", Code::UnknownValue);
}

// Targets that cannot be used.

#[test]
fn a_yes_no_question_takes_is_and_nothing_else() {
    let fault = rubric_fault(PORTAL, "{basic: {⟦at_least⟧: yes}}", Code::BadTarget);
    assert_eq!(fault.help, "write `is`");
    rubric_fault(PORTAL, "{basic: {is: yes, ⟦partial⟧: no}}", Code::BadTarget);
    rubric_fault(PORTAL, "{basic: {is: yes, ⟦credit⟧: none}}", Code::BadTarget);
}

#[test]
fn is_belongs_to_yes_no_questions() {
    let fault = rubric_fault(DATASETS, "{basic: {⟦is⟧: 5}}", Code::BadTarget);
    assert_eq!(fault.help, "write `at_least`");
    rubric_fault(LEVEL, "{open: {⟦is⟧: managed}}", Code::BadTarget);
}

#[test]
fn at_most_says_what_a_larger_value_is_worth() {
    let fault = rubric_fault(DAYS, "{basic: {⟦at_most⟧: 5}}", Code::BadTarget);
    assert!(fault.help.contains("`worst:`"), "{}", fault.help);
    let fault = rubric_fault(DAYS, "{basic: {at_most: 5, credit: ⟦linear⟧}}", Code::BadTarget);
    assert!(fault.message.contains("`worst:`"), "{}", fault.message);
    let wanted = rule(Direction::AtMost, "0", Credit::None);
    assert_eq!(rules(DAYS, "{basic: {at_most: 0, credit: none}}", "days"), [wanted]);
}

#[test]
fn worst_belongs_to_numbers_in_both_directions() {
    let wanted = rule(Direction::AtLeast, "5", Credit::Linear(at("1")));
    assert_eq!(rules(DATASETS, "{basic: {at_least: 5, worst: 1}}", "datasets"), [wanted]);
    let wanted = rule(Direction::AtLeast, "0", Credit::Linear(at("-10")));
    assert_eq!(rules(DAYS, "{basic: {at_least: 0, worst: -10}}", "days"), [wanted]);
    rubric_fault(LEVEL, "{open: {at_most: managed, ⟦worst⟧: improved}}", Code::BadTarget);
    let fault = rubric_fault(LEVEL, "{open: {at_least: managed, ⟦worst⟧: initial}}", Code::BadTarget);
    assert!(fault.message.contains("numbers"), "{}", fault.message);
}

#[test]
fn a_limit_to_be_passed_is_read_in_both_directions() {
    let wanted = Rule { beyond: true, ..rule(Direction::AtLeast, "5", Credit::Linear(at("0"))) };
    assert_eq!(rules(DATASETS, "{basic: {over: 5}}", "datasets"), [wanted]);
    let wanted = Rule { credit: Credit::Half(at("5")), ..wanted };
    assert_eq!(rules(DATASETS, "{basic: {over: 5, partial: 5}}", "datasets"), [wanted]);
    let wanted = Rule { beyond: true, ..rule(Direction::AtMost, "5", Credit::Linear(at("9"))) };
    assert_eq!(rules(DAYS, "{basic: {under: 5, worst: 9}}", "days"), [wanted]);
    let fault = rubric_fault(DAYS, "{basic: {⟦under⟧: 5}}", Code::BadTarget);
    assert!(fault.message.starts_with("`under`"), "{}", fault.message);
    rubric_fault(DATASETS, "{basic: {over: ⟦0⟧}}", Code::BadTarget);
    rubric_fault(DATASETS, "{basic: {at_least: 5, ⟦over⟧: 5}}", Code::ConflictingKeys);
    rubric_fault(DATASETS, "{basic: {over: 5, ⟦under⟧: 9}}", Code::ConflictingKeys);
    rubric_fault(PORTAL, "{basic: {⟦over⟧: no}}", Code::BadTarget);
    let fault = rubric_fault(LEVEL, "{open: {⟦over⟧: managed}}", Code::BadTarget);
    assert!(fault.help.contains("`at_least`"), "{}", fault.help);
}

#[test]
fn a_limit_at_the_end_of_the_range_cannot_be_passed() {
    let fault = rubric_fault(DATASETS, "{basic: {over: ⟦1000⟧}}", Code::TargetOutOfRange);
    assert_eq!(fault.message, "no answer is over 1000");
    let fault = rubric_fault(DATASETS, "{basic: {under: ⟦0⟧, credit: none}}", Code::TargetOutOfRange);
    assert_eq!(fault.message, "no answer is under 0");
    assert_eq!(rules(DATASETS, "{basic: {over: 999}}", "datasets").len(), 1);
}

#[test]
fn linear_credit_needs_a_positive_target() {
    for (old, new) in [
        (DATASETS, "{basic: ⟦0⟧}"),
        (DATASETS, "{basic: {at_least: ⟦0⟧}}"),
        (DAYS, "{basic: ⟦-3⟧}"),
        (DAYS, "{basic: {at_least: ⟦-3⟧, credit: linear}}"),
        (CHECKS, "{open: ⟦0⟧}"),
    ] {
        let fault = rubric_fault(old, new, Code::BadTarget);
        assert!(fault.help.contains("`credit: none`"), "{}", fault.help);
    }
    assert_eq!(rules(DAYS, "{basic: {at_least: -3, credit: none}}", "days")[0].full, at("-3"));
}

#[test]
fn the_values_of_options_rise() {
    let found = read_rubric(&rubric_with("title: Hai, value: 20}", "title: Hai, value: 10}")).unwrap_err();
    assert_eq!((found.len(), found[0].code, found[0].under.as_str()), (1, Code::BadTarget, "options"));
    assert!(found[0].message.contains("`two`") && found[0].help.contains("lowest first"), "{found:#?}");
}

#[test]
fn all_options_carry_a_value_or_none_does() {
    for (old, new) in
        [("title: Hai, value: 20}", "title: Hai}"), ("title: Phân loại, points: 2}", "title: Phân loại}")]
    {
        let found = read_rubric(&rubric_with(old, new)).unwrap_err();
        let under = if new.contains("Hai") { "options" } else { "items" };
        assert_eq!(
            (found.len(), found[0].code, found[0].under.as_str()),
            (1, Code::MissingKey, under),
            "{found:#?}"
        );
    }
}

#[test]
fn a_target_beyond_what_can_be_answered_is_refused() {
    for (old, new) in [
        ("{at_least: 90, credit: none, weight: 3}", "⟦120⟧"),
        (DATASETS, "{basic: ⟦1001⟧}"),
        (SCORE, "{open: ⟦21⟧}"),
        (CHECKS, "{open: ⟦4⟧}"),
    ] {
        let fixture = rubric_with(old, new);
        let read = read_rubric(&unmark(&fixture).0);
        let found = read.err().unwrap_or_else(|| panic!("{new} is accepted"));
        assert_eq!(found[0].code, Code::TargetOutOfRange, "{found:#?}");
        assert_marked(&fixture, &[found[0].code], &found[..1]);
    }
}

// Partial values.

#[test]
fn a_partial_value_is_easier_than_the_target() {
    for (old, new) in [
        (DATASETS, "{basic: {at_least: 5, partial: ⟦5⟧}}"),
        (DATASETS, "{basic: {at_least: 5, partial: ⟦6⟧}}"),
        (DAYS, "{basic: {at_most: 5, partial: ⟦5⟧}}"),
        (DAYS, "{basic: {at_most: 5, partial: ⟦4⟧}}"),
        (DAYS, "{basic: {at_most: 5, worst: ⟦5⟧}}"),
        (DAYS, "{basic: {at_least: 5, worst: ⟦5⟧}}"),
        (DAYS, "{basic: {at_least: 5, worst: ⟦6⟧}}"),
        (DAYS, "{basic: {over: 5, worst: ⟦5⟧}}"),
        (DAYS, "{basic: {over: 5, partial: ⟦6⟧}}"),
        (LEVEL, "{open: {at_least: managed, partial: ⟦improved⟧}}"),
        (LEVEL, "{open: {at_least: managed, partial: ⟦managed⟧}}"),
    ] {
        let fault = rubric_fault(old, new, Code::PartialNotBelowTarget);
        let (line, column) = fault.related.expect("the target is shown");
        assert!(line == fault.line && column < fault.column, "{fault:#?}");
    }
}

// Gates.

#[test]
fn a_gate_is_true_or_partial() {
    for gate in ["maybe", "Partial", "2"] {
        let fault = rubric_fault(
            DATASETS,
            &format!("{{basic: {{at_least: 5, gate: ⟦{gate}⟧}}}}"),
            Code::UnknownValue,
        );
        assert!(fault.message.contains("`true` or `partial`"), "{}", fault.message);
    }
    rubric_fault(DATASETS, "{basic: {at_least: 5, gate: ⟦[partial]⟧}}", Code::UnknownValue);
}

#[test]
fn a_partial_gate_needs_a_partial_value() {
    for (old, new) in [
        (DATASETS, "{basic: {at_least: 5, gate: ⟦partial⟧}}"),
        (PORTAL, "{basic: {is: yes, gate: ⟦partial⟧}}"),
        (DAYS, "{basic: {at_most: 5, worst: 9, gate: ⟦partial⟧}}"),
    ] {
        let fault = rubric_fault(old, new, Code::BadTarget);
        assert!(fault.message.contains("needs a `partial:` value"), "{}", fault.message);
    }
}

// The order of the stages.

#[test]
fn a_target_does_not_get_easier_as_stages_rise() {
    for (old, new) in [
        (DATASETS, "{basic: 5, open: ⟦4⟧}"),
        (DATASETS, "{basic: 5, smart: ⟦4⟧}"),
        (DATASETS, "{open: ⟦4⟧, basic: 5}"),
        (DAYS, "{basic: {at_most: 5, credit: none}, ⟦open⟧: {at_most: 6, credit: none}}"),
        (LEVEL, "{open: improved, smart: ⟦managed⟧}"),
        (DATASETS, "{basic: {over: 5}, open: ⟦5⟧}"),
        (DAYS, "{basic: {under: 5, credit: none}, ⟦open⟧: {at_most: 5, credit: none}}"),
    ] {
        let fault = rubric_fault(old, new, Code::EasierLaterStage);
        assert!(fault.message.contains("easier"), "{}", fault.message);
        assert!(fault.related.is_some());
    }
    assert_eq!(rules(DATASETS, "{basic: 5, open: 5}", "datasets").len(), 2);
    assert_eq!(rules(DATASETS, "{basic: 5, open: {over: 5}}", "datasets").len(), 2);
}

#[test]
fn targets_of_one_question_point_one_way() {
    let fault = rubric_fault(DAYS, "{basic: 5, ⟦open⟧: {at_most: 9, credit: none}}", Code::EasierLaterStage);
    assert!(fault.message.contains("more") && fault.message.contains("less"), "{}", fault.message);
    for (first, then) in [("yes", "no"), ("no", "yes")] {
        let fault =
            rubric_fault(PORTAL, &format!("{{basic: {first}, open: ⟦{then}⟧}}"), Code::EasierLaterStage);
        assert!(fault.message.contains("contradicts"), "{}", fault.message);
    }
}
