//! What the second edition of the specification says of a verdict (section 6.1), with its examples.

#![allow(clippy::unwrap_used)]

use assess::base::number::Ppm;

use crate::support::{cell, read_rubric, result, sheet};

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
