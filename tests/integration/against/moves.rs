//! Answers carried over, and moves split into what the rubric changed.

use assess::base::number::Ppm;
use assess::cases::against::{Group, Named, Pairing, Step, carry_over, moves};
use assess::model::answers::{AgencyKind, Answer, Given};
use assess::model::rubric::{Aggregate, Rubric};

use super::{base, with};
use crate::support::{read_rubric, sheet};

fn named(old: &Rubric, new: &Rubric, name: &str, answers: &str) -> Named {
    Named::carried(name, &Pairing::of(old, new), None, sheet(old, answers).responses)
}

#[test]
fn answers_are_carried_over_as_far_as_they_fit() {
    let old = base();
    let new = with(&[
        ("id: online\n", "id: online-share\n"),
        ("range: [0, 100]", "range: [0, 40]"),
        ("          - {id: never, title: {vi: Không bao giờ, en: Never}}\n", ""),
        ("          - {id: privacy, title: {vi: Riêng tư, en: Privacy}}\n", ""),
        ("id: officer\n", "id: somebody-else\n"),
        ("\"Is there an officer in charge of this?\"", "\"Who pays?\""),
        ("\"Có người phụ trách không?\"", "\"Ai trả tiền?\""),
    ]);
    let answers = "online: {value: 70, evidence: [Report]}\ndelay: 50\nlevel: wholly\nrules: [privacy, access]\nofficer: yes";
    let carried = carry_over(&old, &new, None, &sheet(&old, answers).responses);
    let expected =
        sheet(&new, "online-share: {value: 70, evidence: [Report]}\nlevel: wholly\nrules: [access]");
    assert_eq!(carried.responses, expected.responses);
    assert_eq!(carried.lost, [1, 5]);
    let never =
        carry_over(&old, &new, None, &sheet(&old, "level: never\ndelay: {na: Nobody waits}").responses);
    assert_eq!(never.lost, [2]);
    assert!(matches!(never.responses[1].given, Given::NotApplicable(_)));
    let grade = carry_over(&old, &new, None, &sheet(&old, "grade: good").responses);
    assert_eq!(grade.responses[3].given, Given::Answer(Answer::Choice(1)));
}

fn ppm(index: Option<Ppm>) -> u32 {
    index.unwrap().get()
}

#[test]
fn a_move_is_split_into_what_the_rubric_changed() {
    let old = base();
    // Coverages of the base: first: 1 and 1; open: service (online, delay), data (level); smart: data.
    let sheets = |new: &Rubric| {
        [
            named(&old, new, "nobody", ""),
            named(&old, new, "beginner", "online: 85\nofficer: yes"),
            named(&old, new, "further", "online: 95\ndelay: 10\nlevel: partly\nofficer: yes"),
        ]
    };
    let same = base();
    assert_eq!(moves(&old, &same, &sheets(&same)), []);

    // A stricter gate takes the first stage away from the beginner and leaves the others where they are.
    let new = with(&[
        ("at_least: 80, partial: 50", "at_least: 90, partial: 50"),
        ("version: 1.2.3", "version: 1.3.0"),
    ]);
    let sheets_now = sheets(&new);
    let moved = moves(&old, &new, &sheets_now);
    assert_eq!(moved.len(), 1);
    assert_eq!(moved[0].sheet.name, "beginner");
    assert_eq!((moved[0].old.stage, moved[0].new.stage), (Some(1), Some(0)));
    let steps = moved[0].split.as_ref().unwrap();
    assert_eq!(steps.iter().map(|step| step.group).collect::<Vec<_>>(), [Group::Targets]);

    // Three groups of changes, some of which work against each other.
    let new = with(&[
        ("at_least: 80, partial: 50", "at_least: 90, partial: 50"),
        ("gate: true, ", ""),
        (
            "      - id: officer",
            "      - {id: budget, ask: {vi: Có kinh phí không?, en: Is there a budget?}, answer: yes_no, targets: {first: yes}}\n      - id: officer",
        ),
    ]);
    let sheets_now = sheets(&new);
    let moved = moves(&old, &new, &sheets_now);
    let beginner = moved.iter().find(|one| one.sheet.name == "beginner").unwrap();
    let steps = beginner.split.as_ref().unwrap();
    assert_eq!(
        steps.iter().map(|step| (step.group, step.before.stage, step.after.stage)).collect::<Vec<_>>(),
        [
            // The gate stands open with the new target …
            (Group::Targets, Some(1), Some(0)),
            // … which is no gate any more: two thirds times half and one third times all are over 50 %.
            (Group::Gates, Some(0), Some(1)),
            // The new question has no answer: two thirds times half and one third times half are not.
            (Group::Questions, Some(1), Some(0)),
        ]
    );
    // Of the first stage: (2·100 + 100)/3 → (2·50 + 100)/3 → (2·50 + 50)/3; the index is a mean of three stages.
    let index_changes: Vec<i64> = steps.iter().map(Step::index_change).collect();
    for (actual, thirds) in index_changes.iter().zip([-333_333, 0, -166_667]) {
        assert!((3 * actual - thirds).abs() <= 3, "{index_changes:?}");
    }
    let sum: i64 = index_changes.iter().sum();
    assert_eq!(sum, beginner.index_change());
    assert_eq!(sum, i64::from(ppm(beginner.new.index)) - i64::from(ppm(beginner.old.index)));
}

#[test]
fn other_answers_are_told_apart_from_another_rubric() {
    let (old, new) = (base(), with(&[("weight: 2", "weight: 3")]));
    let mut sheet_of_both = named(&old, &new, "both", "online: 80");
    sheet_of_both.new = sheet(&new, "online: 80\nofficer: yes").responses;
    let sheets = [sheet_of_both];
    let moved = moves(&old, &new, &sheets);
    let groups: Vec<_> = moved[0].split.as_ref().unwrap().iter().map(|step| step.group).collect();
    assert_eq!(groups, [Group::Weights, Group::Answers]);
}

#[test]
fn with_other_stages_a_move_is_not_split_and_a_stage_is_told_by_its_name() {
    let old = base();
    let below = "  - {id: before, title: {vi: Trước đó, en: Before that}}\n";
    let new = with(&[
        ("stages:\n", &format!("stages:\n{below}")),
        ("          first: yes", "          before: yes\n          first: yes"),
    ]);
    let sheets = [named(&old, &new, "beginner", "online: 85\nofficer: yes")];
    let moved = moves(&old, &new, &sheets);
    assert_eq!(moved.len(), 1, "the index is a mean of four stages now");
    assert_eq!((moved[0].old.stage, moved[0].new.stage), (Some(1), Some(2)));
    assert_eq!(moved[0].split, None);
    // A stage that has only got another id is the same stage, and a move can be split.
    let renamed = with(&[
        ("{id: smart,", "{id: clever,"),
        ("smart: wholly", "clever: wholly"),
        ("smart: 50", "clever: 50"),
        ("smart: {at_least", "clever: {at_least"),
        ("weight: 2", "weight: 5"),
    ]);
    let sheets = [named(&old, &renamed, "beginner", "online: 85")];
    let moved = moves(&old, &renamed, &sheets);
    assert_eq!(moved[0].split.as_ref().unwrap().len(), 1);
}

/// A banded rubric of two questions, with the weight of the second, an aggregate and what else is said.
fn banded(weight: &str, aggregate: &str, more: &str) -> Rubric {
    read_rubric(&format!(
        "{{rubric: r, version: 1.0.0, title: T, languages: [en], verdict: {{method: banded, aggregate: {aggregate}}},
          stages: [{{id: low, title: L, from: 20}}, {{id: high, title: H, from: 60}}],
          dimensions: [
            {{id: d, title: D, questions: [{{id: a, ask: How much is it?, answer: percent, target: 100}}]}},
            {{id: e, title: E, weight: {weight}, questions: [{{id: b, ask: How much more?, answer: percent, target: 100}}]}}]{more}}}"
    ))
}

#[test]
fn how_parts_are_put_together_and_who_is_asked_what_belong_to_the_rule() {
    let old = banded("1", "mean", "");
    let scope = ", applies_to: {province: {not_asked: [{questions: [b], reason: Not theirs}]}}";
    let limit = ", applies_to: {province: {highest_stage: low, because: Too little is left}}";
    for (new, stage, index) in [
        (banded("1", "min", ""), Some(1), 360_000),
        (banded("1", "geometric", ""), Some(2), 600_000),
        (banded("1", "mean", scope), Some(2), 1_000_000),
        (banded("1", "mean", limit), Some(1), 680_000),
    ] {
        let sheet = sheet(&old, "a: 100\nb: 36").responses;
        let sheets = [Named::carried("one", &Pairing::of(&old, &new), Some(AgencyKind::Province), sheet)];
        let moved = moves(&old, &new, &sheets);
        assert_eq!((moved[0].old.stage, ppm(moved[0].old.index)), (Some(2), 680_000));
        assert_eq!((moved[0].new.stage, ppm(moved[0].new.index)), (stage, index));
        let steps = moved[0].split.as_ref().unwrap();
        assert_eq!(steps.iter().map(|step| step.group).collect::<Vec<_>>(), [Group::Rule]);
    }
}

#[test]
fn weights_that_are_too_fine_for_the_old_mean_leave_a_move_whole() {
    // The old geometric mean cannot take the new weight, which the new mean can.
    let (old, new) = (banded("2", "geometric", ""), banded("0.000001", "mean", ""));
    for (old, new) in [(&old, &new), (&new, &old)] {
        let sheets = [named(old, new, "one", "a: 100\nb: 36")];
        let moved = moves(old, new, &sheets);
        assert_ne!(moved[0].old.index, moved[0].new.index);
        assert_eq!(moved[0].split.is_none(), old.aggregate() == Aggregate::Geometric);
    }
}
