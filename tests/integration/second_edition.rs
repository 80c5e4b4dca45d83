//! What the second edition of the specification says of a verdict (section 6.1), with its examples.

#![allow(clippy::unwrap_used)]

use assess::analysis::assessment::assess;
use assess::base::number::Ppm;

use assess::model::answers::AgencyKind;

use crate::support::{cell, read_rubric, result, sheet, sheet_of};

#[test]
fn what_is_not_met_is_never_full() {
    let rubric = cell(&["id: a, answer: number, targets: {s: {at_least: 2000000, gate: true}}"], "");
    for (answer, ppm, stage) in [
        ("1999999.5", 999_999, 0),
        ("1999999.999999", 999_999, 0),
        ("1000000", 500_000, 0),
        ("2000000", 1_000_000, 1),
    ] {
        let sheet = sheet(&rubric, &format!("a: {answer}"));
        let result = result(&rubric, &sheet);
        assert_eq!(result.verdict.profile.overall(), [Some(Ppm::new(ppm))], "{answer}");
        assert_eq!(result.verdict.stage, Some(stage), "{answer}");
    }
    let rubric = cell(&["id: a, answer: number, targets: {s: {at_most: 0, worst: 2000000}}"], "");
    let sheet = sheet(&rubric, "a: 0.5");
    assert_eq!(result(&rubric, &sheet).verdict.profile.overall(), [Some(Ppm::new(999_999))]);
}

#[test]
fn a_blocked_verdict_has_no_index_but_a_range() {
    let rubric = cell(
        &["id: a, answer: percent, targets: {s: 100}", "id: b, answer: percent, targets: {s: 100}"],
        ", unanswered: block",
    );
    let sheet = sheet(&rubric, "a: 60");
    let verdict = result(&rubric, &sheet).verdict;
    assert_eq!((verdict.stage, verdict.profile.index), (None, None));
    assert_eq!(verdict.range.index, (Some(Ppm::new(300_000)), Some(Ppm::new(800_000))));
    assert_eq!(verdict.range.stage, (0, 1));
    assert_eq!(verdict.profile.overall(), [Some(Ppm::new(300_000))], "coverages stay");
}

#[test]
fn a_dimension_needs_the_gates_in_its_whole_subtree_for_its_own_stage() {
    let rubric = read_rubric(
        "{rubric: r, version: 1.0.0, title: T, languages: [en], verdict: {method: staged},
          stages: [{id: s1, title: S}, {id: s2, title: S}],
          dimensions: [
            {id: outer, title: O, dimensions: [
              {id: inner, title: I, weight: 0, questions: [
                {id: gate, ask: Is it so?, answer: yes_no, targets: {s2: {is: yes, gate: true}}}]},
              {id: other, title: P, questions: [
                {id: share, ask: Is it so?, answer: percent, targets: {s1: 100, s2: 100}}]}]},
            {id: beside, title: B, questions: [
              {id: more, ask: Is it so?, answer: percent, targets: {s1: 100, s2: 100}}]}]}",
    );
    let sheet = sheet(&rubric, "share: 100\nmore: 100\ngate: no");
    let verdict = result(&rubric, &sheet).verdict;
    assert_eq!(verdict.dimension_stages, [Some(1), Some(0), Some(2), Some(2)], "outer, inner, other, beside");
    assert_eq!(verdict.stage, Some(1));
}

#[test]
fn a_stage_without_a_criterion_in_the_rubric_is_decided_by_what_it_asks_of_the_others() {
    let rubric = |requires: &str| {
        read_rubric(&format!(
            "{{rubric: r, version: 1.0.0, title: T, languages: [en], verdict: {{method: staged{requires}}},
              stages: [{{id: s1, title: S}}, {{id: s2, title: S}}, {{id: s3, title: S}}],
              applies_to: {{commune: {{not_asked: [{{questions: [a], reason: Small}}]}}}},
              dimensions: [{{id: d, title: D, questions: [
                {{id: a, ask: Is it so?, answer: percent, targets: {{s1: 100}}}},
                {{id: b, ask: Is it so?, answer: percent, targets: {{s3: 100}}}}]}}]}}"
        ))
    };
    let reached = |requires: &str, answers: &str| {
        let rubric = rubric(requires);
        let sheet = sheet(&rubric, answers);
        result(&rubric, &sheet).verdict.stage
    };
    let asks_s1 = ", requires: {s2: {s1: 60}}";
    assert_eq!(reached(asks_s1, "a: 60"), Some(2), "decided by its row");
    assert_eq!(reached(asks_s1, "a: 59"), Some(1));
    assert_eq!(reached("", "a: 100"), Some(1), "the usual row asks for a coverage that there is not");
    assert_eq!(reached("", "a: 100\nb: 60"), Some(3), "later stages do not ask about it");
    assert_eq!(
        reached(", requires: {s2: {s1: 60, s2: 0}}", "a: 100"),
        Some(1),
        "an empty column meets nothing"
    );
    // Where there are criteria that do not apply to the agency, the stage is not reached, as before.
    let rubric = rubric(", requires: {s1: {s3: 60}}");
    let sheet = sheet_of(&rubric, Some(AgencyKind::Commune), "b: 100");
    assert_eq!(result(&rubric, &sheet).verdict.stage, Some(3));
    let sheet = sheet_of(&rubric, Some(AgencyKind::Commune), "b: 40");
    assert_eq!(result(&rubric, &sheet).verdict.stage, Some(0));
}

#[test]
fn gaps_come_by_their_gain_in_the_overall_coverage() {
    let rubric = read_rubric(
        "{rubric: r, version: 1.0.0, title: T, languages: [en], verdict: {method: banded},
          stages: [{id: s, title: S, from: 50}],
          dimensions: [
            {id: light, title: L, weight: 1, questions: [{id: a, ask: Is it so?, answer: yes_no, target: yes}]},
            {id: heavy, title: H, weight: 9, questions: [
              {id: b, ask: Is it so?, answer: yes_no, target: yes}, {id: c, ask: Is it so?, answer: yes_no, target: yes}]}]}",
    );
    let sheet = sheet(&rubric, "a: no\nb: no\nc: no");
    let gaps = result(&rubric, &sheet).gaps;
    let found: Vec<_> =
        gaps.iter().map(|gap| (gap.criterion, gap.overall_gain.get(), gap.gain.get())).collect();
    assert_eq!(found, [(1, 450_000, 500_000), (2, 450_000, 500_000), (0, 100_000, 1_000_000)]);
}

#[test]
fn equal_gains_are_equal_whatever_was_rounded_before() {
    // Three dimensions of weight 1, of two, two and three questions: a sixth each, which is no whole number of parts.
    let rubric = read_rubric(
        "{rubric: r, version: 1.0.0, title: T, languages: [en], verdict: {method: staged}, stages: [{id: s, title: S}],
          dimensions: [
            {id: x, title: X, questions: [{id: a, ask: Is it so?, answer: yes_no, targets: {s: yes}}, {id: b, ask: Is it so?, answer: yes_no, targets: {s: yes}}]},
            {id: y, title: Y, questions: [{id: c, ask: Is it so?, answer: yes_no, targets: {s: yes}}, {id: d, ask: Is it so?, answer: yes_no, targets: {s: yes}}]},
            {id: z, title: Z, questions: [{id: e, ask: Is it so?, answer: yes_no, targets: {s: yes}}]}]}",
    );
    for answers in [
        "a: no\nb: no\nc: no\nd: no\ne: yes",
        "a: yes\nb: no\nc: no\nd: no\ne: no",
        "a: yes\nb: no\nc: yes\nd: no\ne: no",
    ] {
        let sheet = sheet(&rubric, answers);
        for gap in result(&rubric, &sheet).gaps {
            let expected = if gap.criterion == 4 { 333_333 } else { 166_667 };
            assert_eq!(gap.overall_gain.get(), expected, "{answers}");
        }
    }
}

#[test]
fn the_supported_stage_is_told_from_the_recognised_one() {
    let rubric = read_rubric(
        "{rubric: r, version: 1.0.0, title: T, languages: [en], verdict: {method: staged},
          stages: [{id: s1, title: S}, {id: s2, title: S}],
          applies_to: {commune: {highest_stage: s1, because: Small}},
          dimensions: [{id: d, title: D, questions: [
            {id: a, ask: Is it so?, answer: percent, targets: {s1: 100, s2: 100}},
            {id: gate, ask: Is it so?, answer: yes_no, weight: 0, targets: {s1: {is: yes, gate: true}}}]}]}",
    );
    for (kind, answers, supported, recognised) in [
        (None, "a: 100\ngate: no", 2, 0),
        (None, "a: 100\ngate: yes", 2, 2),
        (None, "a: 60\ngate: no", 1, 0),
        (Some(AgencyKind::Commune), "a: 100\ngate: no", 1, 0),
    ] {
        let sheet = sheet_of(&rubric, kind, answers);
        let verdict = result(&rubric, &sheet).verdict;
        assert_eq!((verdict.supported, verdict.stage), (Some(supported), Some(recognised)), "{answers}");
    }
}

#[test]
fn a_provisional_verdict_names_the_blanks_that_decide() {
    let question = |id: &str| format!("id: {id}, answer: yes_no, targets: {{s: yes}}");
    let questions = ["a", "b", "c", "d"].map(question);
    let rubric = cell(&questions.each_ref().map(String::as_str), "");
    // One of four is met, three are blank: 25 to 100, over 50 is asked for, and no blank decides alone.
    let decided = |answers: &str| {
        let sheet = sheet(&rubric, answers);
        let result = result(&rubric, &sheet);
        (result.verdict.range.stage, result.deciding.questions.clone(), result.deciding.together)
    };
    assert_eq!(decided("a: yes"), ((0, 1), vec![1, 2, 3], true));
    assert_eq!(decided("a: yes\nb: yes"), ((0, 1), vec![2, 3], false), "either of them is enough");
    assert_eq!(decided("a: yes\nb: no"), ((0, 1), vec![2, 3], false), "each of them is needed");
    assert_eq!(decided("a: yes\nb: yes\nc: yes"), ((1, 1), vec![], false), "the last one changes nothing");
    let rubric = cell(&questions.each_ref().map(String::as_str), ", unanswered: block");
    let sheet = sheet(&rubric, "a: yes");
    let result = result(&rubric, &sheet);
    assert!(!result.verdict.is_provisional() && result.deciding.questions.is_empty(), "blocked");
}

#[test]
fn blanks_that_decide_together_count_in_any_of_the_columns_that_are_too_low() {
    let question = |at: usize, stage: &str| {
        format!("{{id: {stage}{at}, ask: Is it so?, answer: yes_no, targets: {{{stage}: yes}}}}")
    };
    let questions: Vec<String> =
        (0..4).map(|at| question(at, "a")).chain((0..4).map(|at| question(at, "b"))).collect();
    let rubric = read_rubric(&format!(
        "{{rubric: r, version: 1.0.0, title: T, languages: [en],
          stages: [{{id: a, title: A}}, {{id: b, title: B}}, {{id: c, title: C}}],
          verdict: {{method: staged, requires: {{a: {{a: {{over: 50}}}}, b: {{a: {{over: 50}}, b: {{over: 50}}}}}}}},
          dimensions: [{{id: d, title: D, questions: [{}]}}]}}",
        questions.join(", ")
    ));
    // A quarter of each column is met: one answer more is not over 50 %, one fewer than all still is.
    let sheet = sheet(&rubric, "a0: yes\nb0: yes");
    let deciding = result(&rubric, &sheet).deciding;
    assert_eq!((deciding.questions, deciding.together), (vec![1, 2, 3, 5, 6, 7], true));
}

#[test]
fn what_stands_in_the_way_of_a_stage_are_the_gates_up_to_it_and_none_above() {
    let rubric = read_rubric(
        "rubric: r\nversion: 1.0.0\ntitle: R\nlanguages: [en]\nverdict: {method: staged}
stages: [{id: a, title: A}, {id: b, title: B}, {id: c, title: C}]
dimensions: [{id: d, title: D, questions: [{id: q, ask: How much?, answer: percent, targets: {a: {at_least: 20, gate: true}, b: {at_least: 40, gate: true}, c: {at_least: 60, gate: true}}}]}]
",
    );
    let sheet = sheet(&rubric, "q: 0");
    for target in 1..=3 {
        let gates = assess(&rubric, &sheet, Some(target)).obstacles.gates;
        assert_eq!(gates, (0..target).collect::<Vec<_>>(), "{target}");
    }
}

#[test]
fn only_a_blank_that_counts_in_a_column_makes_its_coverage_zero() {
    let rubric = read_rubric(
        "rubric: r\nversion: 1.0.0\ntitle: R\nlanguages: [en]\nverdict: {method: staged, unanswered: nullify}
stages: [{id: a, title: A}, {id: b, title: B}]
dimensions: [{id: d, title: D, questions: [{id: p, ask: How much?, answer: percent, targets: {a: 100}}, {id: q, ask: How many?, answer: percent, targets: {b: 100}}, {id: shown, ask: What else?, answer: percent, weight: 0, targets: {a: 100}}]}]
",
    );
    for (answers, nullified, overall) in [
        ("p: 60\nq: 30\nshown: 5", [false, false], [600_000, 300_000]),
        ("p: 60\nq: 30", [false, false], [600_000, 300_000]),
        ("p: 60\nshown: 5", [false, true], [600_000, 0]),
        ("q: 30\nshown: 5", [true, false], [0, 300_000]),
    ] {
        let sheet = sheet(&rubric, answers);
        let result = result(&rubric, &sheet);
        assert_eq!([0, 1].map(|column| result.card.is_nullified(&rubric, column)), nullified, "{answers}");
        assert_eq!(result.verdict.profile.overall(), overall.map(|ppm| Some(Ppm::new(ppm))), "{answers}");
    }
}
