//! The exact examples of the rubric specification, section 4.

#![allow(clippy::unwrap_used)]

use crate::support;

use assess::base::number::Ppm;
use assess::engine::score::Reading;
use support::{cell, ladder, read_rubric, result, sheet};

fn stage_of(percents: &[&str]) -> usize {
    let rubric = ladder(percents.len(), "");
    let answers: Vec<String> =
        percents.iter().enumerate().map(|(at, p)| format!("q{}: {p}", at + 1)).collect();
    let sheet = sheet(&rubric, &answers.join("\n"));
    result(&rubric, &sheet).verdict.stage.unwrap()
}

#[test]
fn coverages_reach_the_stages_of_the_specification() {
    for (percents, stage) in [
        (["100", "86", "60", "0", "0"], 3),
        (["100", "85", "60", "0", "0"], 2),
        (["86", "60", "100", "100", "100"], 2),
        (["50", "100", "100", "100", "100"], 0),
        (["51", "0", "0", "0", "0"], 1),
        (["90", "90", "90", "90", "50"], 4),
        (["90", "90", "90", "90", "50.1"], 5),
        (["85.0001", "85", "85", "85", "85"], 2),
        (["15", "0", "0", "0", "0"], 0),
    ] {
        assert_eq!(stage_of(&percents), stage, "{percents:?}");
    }
}

#[test]
fn weights_seventeen_and_three_make_exactly_85_percent_which_is_l() {
    let rubric = cell(
        &[
            "id: a, answer: yes_no, weight: 17, targets: {s: yes}",
            "id: b, answer: yes_no, weight: 3, targets: {s: yes}",
        ],
        ", requires: {s: {s: {over: 85}}}",
    );
    let sheet = sheet(&rubric, "a: yes\nb: no");
    let result = result(&rubric, &sheet);
    assert_eq!(result.verdict.profile.overall(), [Some(Ppm::new(850_000))]);
    assert_eq!(result.verdict.stage, Some(0));
}

#[test]
fn an_answer_with_float_noise_meets_its_target() {
    let rubric = cell(&["id: a, answer: number, targets: {s: 0.3}"], "");
    let sheet = sheet(&rubric, "a: 0.30000000000000004");
    assert!(result(&rubric, &sheet).gaps.is_empty());
}

#[test]
fn not_applicable_lifts_a_cell_and_the_result_says_so() {
    let question = |id: &str| format!("id: {id}, answer: yes_no, targets: {{s: yes}}, allow_na: true");
    let questions = [question("a"), question("b"), question("c")];
    let rubric = cell(&questions.each_ref().map(String::as_str), "");
    let third = sheet(&rubric, "a: yes\nb: no\nc: no");
    assert_eq!(result(&rubric, &third).verdict.profile.index, Some(Ppm::new(333_333)));
    let all = sheet(&rubric, "a: yes\nb: {na: no such office}\nc: {na: no such office}");
    let all = result(&rubric, &all);
    assert_eq!(all.verdict.profile.index, Some(Ppm::FULL));
    assert_eq!((all.verdict.stage, all.verdict.not_applicable_as_unmet), (Some(1), 0));
    assert_eq!(all.verdict.not_applicable_shares, [Some(Ppm::new(666_667))]);
}

#[test]
fn an_unanswered_question_counts_by_the_policy_of_the_rubric() {
    let questions = [
        "id: a, answer: percent, weight: 1, targets: {s: 100}",
        "id: b, answer: percent, weight: 2, targets: {s: 100}",
        "id: c, answer: percent, weight: 1, targets: {s: 100}",
    ];
    for (policy, index) in [("unmet", 375_000), ("excluded", 750_000)] {
        let rubric = cell(&questions, &format!(", unanswered: {policy}"));
        let sheet = sheet(&rubric, "a: 100\nc: 50");
        let verdict = result(&rubric, &sheet).verdict;
        assert_eq!(verdict.profile.index, Some(Ppm::new(index)), "{policy}");
        assert_eq!(verdict.range.index, (Some(Ppm::new(375_000)), Some(Ppm::new(875_000))), "{policy}");
    }
    let rubric = cell(&questions, ", unanswered: block");
    let blank = sheet(&rubric, "a: 100\nc: 50");
    assert_eq!(result(&rubric, &blank).verdict.stage, None);
    let full = sheet(&rubric, "a: 100\nb: 100\nc: 50");
    assert_eq!(result(&rubric, &full).verdict.stage, Some(1));
}

#[test]
fn a_parent_takes_the_mean_of_its_childrens_published_coverages() {
    let rubric = read_rubric(
        "{rubric: r, version: 1.0.0, title: T, languages: [en], verdict: {method: staged}, stages: [{id: s, title: S}],
          dimensions: [{id: p, title: P, dimensions: [
            {id: c1, title: C, weight: 3, questions: [
              {id: a, ask: Is it so?, answer: yes_no, targets: {s: yes}}, {id: b, ask: Is it so?, answer: yes_no, targets: {s: yes}},
              {id: c, ask: Is it so?, answer: yes_no, targets: {s: yes}}]},
            {id: c2, title: C, questions: [{id: d, ask: Is it so?, answer: yes_no, targets: {s: yes}}]}]}]}",
    );
    let sheet = sheet(&rubric, "a: yes\nb: no\nc: no\nd: yes");
    let result = result(&rubric, &sheet);
    // (3 × 33.3333 % + 100 %) / 4 = 49.999975 %, rounded half up to 50 %: from printed numbers.
    assert_eq!(result.verdict.profile.dimension(0), [Some(Ppm::new(500_000))]);
    assert_eq!(result.verdict.profile.dimension(1), [Some(Ppm::new(333_333))]);
}

#[test]
fn an_empty_cell_neither_helps_nor_blocks() {
    let rubric = ladder(3, "");
    let middle_na = sheet(&rubric, "q1: 100\nq2: {na: no such office}\nq3: 60");
    assert_eq!(result(&rubric, &middle_na).verdict.stage, Some(3));
    let last_na = sheet(&rubric, "q1: 100\nq2: 100\nq3: {na: no such office}");
    assert_eq!(result(&rubric, &last_na).verdict.stage, Some(2));
    let nothing =
        sheet(&rubric, "q1: {na: no such office}\nq2: {na: no such office}\nq3: {na: no such office}");
    let nothing = result(&rubric, &nothing);
    assert_eq!((nothing.verdict.stage, nothing.verdict.profile.index), (Some(0), None));
    assert_eq!(nothing.verdict.dimension_stages, [None]);
}

#[test]
fn an_open_gate_closes_its_stage_and_every_later_one() {
    let rubric = read_rubric(
        "{rubric: r, version: 1.0.0, title: T, languages: [en], verdict: {method: staged},
          stages: [{id: s1, title: S}, {id: s2, title: S}],
          dimensions: [{id: d, title: D, questions: [
            {id: g, ask: Is it so?, answer: percent, allow_na: true, targets: {s1: {at_least: 100, partial: 50, gate: partial}}},
            {id: big, ask: Is it so?, answer: yes_no, targets: {s1: {is: yes, weight: 99}}},
            {id: top, ask: Is it so?, answer: yes_no, targets: {s2: yes}}]}]}",
    );
    for (answer, stage) in [("49.9", 0), ("50", 2), ("{na: no such office}", 2), ("~", 0)] {
        let sheet = sheet(&rubric, &format!("g: {answer}\nbig: yes\ntop: yes"));
        let result = result(&rubric, &sheet);
        assert_eq!(result.verdict.stage, Some(stage), "{answer}");
        assert_eq!(result.card.is_open(&rubric, 0, Reading::Actual), stage == 0, "{answer}");
        if stage == 0 {
            assert_eq!(result.gaps[0].criterion, 0, "an open gate is the first gap");
        }
    }
}

#[test]
fn a_table_of_thresholds_replaces_iso_33020() {
    let table = ", requires: {s1: {s1: 40}, s2: {s1: {over: 85}, s2: {at_least: 50}}, s3: {s3: 100}}";
    let rubric = ladder(3, table);
    for (answers, stage) in
        [("q1: 40", 1), ("q1: 39.9999", 0), ("q1: 85\nq2: 50", 1), ("q1: 85.0001\nq2: 50", 2), ("q3: 100", 3)]
    {
        let sheet = sheet(&rubric, answers);
        assert_eq!(result(&rubric, &sheet).verdict.stage, Some(stage), "{answers}");
    }
}

#[test]
fn a_ratio_is_a_percentage_rounded_half_up_to_parts_per_million() {
    let rubric = cell(&["id: a, answer: ratio, targets: {s: {at_least: 66.6667, credit: none}}"], "");
    for (answer, met) in [("2/3", true), ("666666/1000000", false), ("{of: 2, total: 3}", true)] {
        let sheet = sheet(&rubric, &format!("a: {answer}"));
        assert_eq!(result(&rubric, &sheet).card.outcomes[0].is_met(), met, "{answer}");
    }
}

#[test]
fn the_evidenced_stage_leaves_bare_answers_out() {
    let rubric = ladder(2, "");
    let sheet = sheet(&rubric, "q1: {value: 100, evidence: Decision 1}\nq2: 60");
    let verdict = result(&rubric, &sheet).verdict;
    assert_eq!((verdict.stage, verdict.evidenced), (Some(2), 1));
    assert_eq!(verdict.evidence_share, Some(Ppm::new(625_000)));
}

#[test]
fn gaps_come_by_gate_then_stage_then_gain_per_effort_then_order() {
    let rubric = read_rubric(
        "{rubric: r, version: 1.0.0, title: T, languages: [en], verdict: {method: staged},
          stages: [{id: s1, title: S}, {id: s2, title: S}],
          dimensions: [{id: d, title: D, questions: [
            {id: a, ask: Is it so?, answer: yes_no, effort: high, weight: 3, targets: {s1: yes}},
            {id: b, ask: Is it so?, answer: yes_no, effort: low, targets: {s1: yes}},
            {id: c, ask: Is it so?, answer: yes_no, effort: low, targets: {s1: yes}},
            {id: gate, ask: Is it so?, answer: yes_no, effort: high, targets: {s2: {is: yes, gate: true}}},
            {id: easy, ask: Is it so?, answer: yes_no, effort: low, targets: {s2: yes}}]}]}",
    );
    let sheet = sheet(&rubric, "a: no");
    let assessment = assess::analysis::assessment::assess(&rubric, &sheet, Some(2));
    let order = assessment.gaps.iter().map(|gap| rubric.criterion_id(&rubric.criteria[gap.criterion]));
    assert_eq!(order.collect::<Vec<_>>(), ["gate@s2", "b@s1", "c@s1", "a@s1", "easy@s2"]);
    let gains: Vec<u32> = assessment.gaps.iter().map(|gap| gap.gain.get()).collect();
    assert_eq!(gains, [500_000, 200_000, 200_000, 600_000, 500_000]);
}
