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
fn a_blank_decides_by_the_criteria_that_count_in_the_columns_that_are_too_low() {
    let question = |at: usize, later: &str| {
        format!("{{id: q{at}, ask: Is it so?, answer: yes_no, targets: {{a: yes, b: {later}}}}}")
    };
    let questions: Vec<String> = (0..4).map(|at| question(at, "yes")).collect();
    let rubric = read_rubric(&format!(
        "{{rubric: r, version: 1.0.0, title: T, languages: [en], stages: [{{id: a, title: A}}, {{id: b, title: B}}],
          verdict: {{method: staged, requires: {{a: {{a: {{over: 50}}}}, b: {{b: {{over: 50}}}}}}}},
          dimensions: [{{id: d, title: D, questions: [{}, {}]}}]}}",
        questions.join(", "),
        question(4, "{is: yes, weight: 0}"),
    ));
    // Only the column of the later stage is too low for it; the last question weighs nothing there.
    let sheet = sheet(&rubric, "q0: yes");
    let deciding = result(&rubric, &sheet).deciding;
    assert_eq!((deciding.questions, deciding.together), (vec![1, 2, 3], true));
}

#[test]
fn a_stage_without_criteria_is_bare_for_the_whole_alone_and_one_that_does_not_apply_is_not() {
    let rubric = |last: &str| {
        read_rubric(&format!(
            "{{rubric: r, version: 1.0.0, title: T, languages: [en], stages: [{{id: a, title: A}}, {{id: b, title: B}}],
              verdict: {{method: staged, requires: {{a: {{a: {{over: 50}}}}, b: {{a: {{over: 50}}}}}}}},
              dimensions: [{{id: d, title: D, questions: [
                {{id: p, ask: Is it so?, answer: yes_no, targets: {{a: yes}}}}{last}]}}]}}"
        ))
    };
    let bare = rubric("");
    let sheet_of_bare = sheet(&bare, "p: yes");
    let verdict = result(&bare, &sheet_of_bare).verdict;
    assert_eq!((verdict.stage, verdict.dimension_stages), (Some(2), vec![Some(1)]));
    let asked = rubric(", {id: q, ask: Is it shared?, answer: yes_no, allow_na: true, targets: {b: yes}}");
    let sheet = sheet(&asked, "p: yes\nq: {na: There is no portal}");
    assert_eq!(result(&asked, &sheet).verdict.stage, Some(1), "none of its criteria applies");
}

#[test]
fn what_is_put_together_by_the_least_gains_by_what_the_least_gains() {
    let questions = "dimensions: [
        {id: x, title: X, questions: [{id: a, ask: Is it so?, answer: yes_no, targets: {s: yes}}, {id: b, ask: Is it so?, answer: yes_no, targets: {s: yes}}]},
        {id: y, title: Y, questions: [{id: c, ask: Is it so?, answer: yes_no, targets: {s: yes}}]}]";
    let head = "rubric: r, version: 1.0.0, title: T, languages: [en], stages: [{id: s, title: S}]";
    for rubric in [
        format!("{{{head}, verdict: {{method: staged, aggregate: min}}, {questions}}}"),
        format!(
            "{{{head}, verdict: {{method: staged}}, dimensions: [{{id: p, title: P, aggregate: min, {questions}}}]}}"
        ),
    ] {
        let rubric = read_rubric(&rubric);
        let sheet = sheet(&rubric, "a: yes\nb: no\nc: no");
        let gains = result(&rubric, &sheet).gaps;
        let gains: Vec<_> = gains.iter().map(|gap| (gap.criterion, gap.overall_gain.get())).collect();
        assert!(gains.contains(&(1, 0)) && gains.contains(&(2, 500_000)), "{gains:?}");
    }
}

#[test]
fn the_share_that_is_not_applicable_goes_up_the_tree_by_weight() {
    let question = |id: &str| {
        format!(
            "questions: [{{id: {id}, ask: Is it so?, answer: yes_no, allow_na: true, targets: {{s: yes}}}}]"
        )
    };
    let rubric = read_rubric(&format!(
        "{{rubric: r, version: 1.0.0, title: T, languages: [en], verdict: {{method: staged}}, stages: [{{id: s, title: S}}],
          dimensions: [{{id: p, title: P, dimensions: [
            {{id: x, title: X, weight: 3, {}}}, {{id: y, title: Y, {}}}]}}]}}",
        question("a"),
        question("b")
    ));
    let sheet = sheet(&rubric, "a: {na: There is no portal}\nb: yes");
    let shares = result(&rubric, &sheet).verdict.not_applicable_shares;
    assert_eq!(shares, [750_000, 1_000_000, 0].map(|ppm| Some(Ppm::new(ppm))));
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
        let obstacles = assess(&rubric, &sheet, Some(target)).obstacles;
        assert_eq!(obstacles.holds, (0..target).collect::<Vec<_>>(), "{target}");
        assert!(!obstacles.nothing_applies, "{target}");
    }
    // Those that let the agency least far come first, whatever the order of the questions.
    let later_first = read_rubric(
        "{rubric: r, version: 1.0.0, title: R, languages: [en], verdict: {method: staged}, stages: [{id: a, title: A}, {id: b, title: B}],
          dimensions: [{id: d, title: D, questions: [
            {id: p, ask: Is it so?, answer: yes_no, targets: {b: {is: yes, gate: true}}},
            {id: q, ask: Is it so?, answer: yes_no, targets: {a: {is: yes, gate: true}}}]}]}",
    );
    let sheet = crate::support::sheet(&later_first, "p: no\nq: no");
    assert_eq!(assess(&later_first, &sheet, Some(2)).obstacles.holds, [1, 0]);
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
// Targets (section 6.3).

#[test]
fn between_goalposts_and_beyond_limits() {
    let rubric =
        cell(&["id: a, answer: number, range: [0, 120], targets: {s: {at_least: 85, worst: 20}}"], "");
    // (71.6 − 20) / (85 − 20) = 0.793846…
    for (answer, ppm) in [("20", 0), ("0", 0), ("71.6", 793_846), ("52.5", 500_000), ("85", 1_000_000)] {
        let sheet = sheet(&rubric, &format!("a: {answer}"));
        assert_eq!(result(&rubric, &sheet).verdict.profile.overall(), [Some(Ppm::new(ppm))], "{answer}");
    }
    for (target, answer, met) in [
        ("{over: 85}", "85", false),
        ("{over: 85}", "85.000001", true),
        ("{under: 5, credit: none}", "5", false),
        ("{under: 5, credit: none}", "4.999999", true),
    ] {
        let rubric = cell(&[&format!("id: a, answer: percent, targets: {{s: {target}}}")], "");
        let sheet = sheet(&rubric, &format!("a: {answer}"));
        assert_eq!(result(&rubric, &sheet).card.outcomes[0].is_met(), met, "{target} {answer}");
    }
}

#[test]
fn not_applicable_may_count_as_met() {
    let of = |allow_na: &str, b: &str| {
        let one = |id: &str| format!("id: {id}, answer: yes_no, targets: {{s: yes}}, allow_na: {allow_na}");
        let questions = ["a", "b", "c"].map(one);
        let rubric = cell(&questions.each_ref().map(String::as_str), "");
        let sheet = sheet(&rubric, &format!("a: {{value: yes, evidence: [x]}}\nb: {b}\nc: no"));
        let verdict = result(&rubric, &sheet).verdict;
        (verdict.profile.index.unwrap().get(), verdict.stage, verdict.evidence_share.map(Ppm::get))
    };
    let (bare, shown) = ("{na: Not theirs}", "{na: Not theirs, evidence: [y]}");
    assert_eq!(of("met", bare), (666_667, Some(1), Some(500_000)));
    assert_eq!(of("met", shown), (666_667, Some(1), Some(1_000_000)));
    assert_eq!(of("true", bare), (500_000, Some(0), Some(1_000_000)));
    assert_eq!(of("true", "no"), (333_333, Some(0), Some(1_000_000)));
}

#[test]
fn what_counts_as_met_stands_in_every_other_reading() {
    let met = |id: &str| {
        format!("id: {id}, answer: yes_no, targets: {{s: {{is: yes, gate: true}}}}, allow_na: met")
    };
    let questions = ["a", "b"].map(met);
    let rubric = cell(&questions.each_ref().map(String::as_str), "");
    let of = |answers: &str| {
        let sheet = sheet(&rubric, answers);
        let verdict = result(&rubric, &sheet).verdict;
        (verdict.stage, verdict.range.stage, verdict.not_applicable_as_unmet, verdict.evidenced)
    };
    // A cell of such answers is 100 %, not empty; it is no blank; and it needs evidence where that counts alone.
    assert_eq!(of("a: {na: Elsewhere}\nb: {na: Elsewhere}"), (Some(1), (1, 1), 0, 0));
    assert_eq!(
        of("a: {na: Elsewhere, evidence: [x]}\nb: {na: Elsewhere, evidence: [x]}"),
        (Some(1), (1, 1), 0, 1)
    );
    let all = sheet(&rubric, "a: {na: Elsewhere}\nb: yes");
    let result = result(&rubric, &all);
    assert_eq!(
        result.verdict.not_applicable_shares,
        [Some(Ppm::new(500_000))],
        "it counts in the one-third flag"
    );
    assert_eq!((result.card.counts.not_applicable, result.card.counts.without_evidence), (1, 2));
    assert!(result.gaps.is_empty());
}

/// Three bands from 0, 50 and 80; `a` to `i` of weight 1, and `cap` with a cap.
fn capped(cap: &str, more: &str) -> assess::model::rubric::Rubric {
    let plain = ["a", "b", "c", "d", "e", "f", "g", "h", "i"];
    let plain = plain.map(|id| format!("{{id: {id}, ask: Is it so?, answer: yes_no, target: yes}}"));
    read_rubric(&format!(
        "{{rubric: r, version: 1.0.0, title: T, languages: [en], verdict: {{method: banded}},
          stages: [{{id: s1, title: One, from: 0}}, {{id: s2, title: Two, from: 50}}, {{id: s3, title: Three, from: 80}}],
          {more}
          dimensions: [{{id: d, title: D, questions: [
            {{id: knock-out, ask: Is it safe?, answer: yes_no, target: {{is: yes, cap: {cap}}}, allow_na: true}},
            {}]}}]}}",
        plain.join(", ")
    ))
}

const NINE: &str = "a: yes\nb: yes\nc: yes\nd: yes\ne: yes\nf: yes\ng: yes\nh: yes\ni: yes\n";

#[test]
fn an_open_cap_lowers_the_recognised_stage_alone() {
    let rubric = capped("s2", "");
    let of = |knock_out: &str| {
        let sheet = sheet(&rubric, &format!("{NINE}{knock_out}"));
        let verdict = result(&rubric, &sheet).verdict;
        (verdict.supported, verdict.stage, verdict.range.stage, verdict.not_applicable_as_unmet)
    };
    assert_eq!(of("knock-out: no"), (Some(3), Some(2), (2, 2), 2), "a total of 90");
    assert_eq!(of("knock-out: yes"), (Some(3), Some(3), (3, 3), 3));
    assert_eq!(
        of("knock-out: {na: Elsewhere}"),
        (Some(3), Some(3), (3, 3), 2),
        "not applicable passes, but as unmet"
    );
    assert_eq!(of(""), (Some(3), Some(2), (2, 3), 2), "a blank caps, except at best");
    let evidenced =
        sheet(&rubric, &format!("{}knock-out: yes", NINE.replace("yes", "{value: yes, evidence: [x]}")));
    assert_eq!(result(&rubric, &evidenced).verdict.evidenced, 2);
    // The dimension's own row is that of its coverage.
    let sheet = sheet(&rubric, &format!("{NINE}knock-out: no"));
    assert_eq!(result(&rubric, &sheet).verdict.dimension_stages, [Some(3)]);
}

#[test]
fn the_lowest_open_cap_and_the_highest_stage_of_the_kind_win() {
    let limited = "applies_to: {commune: {highest_stage: s1, because: Small}},";
    for (cap, kind, stage) in [
        ("none", None, 0),
        ("s1", None, 1),
        ("s2", None, 2),
        ("s2", Some(AgencyKind::Commune), 1),
        ("none", Some(AgencyKind::Commune), 0),
    ] {
        let rubric = capped(cap, limited);
        let sheet = sheet_of(&rubric, kind, &format!("{NINE}knock-out: no"));
        assert_eq!(result(&rubric, &sheet).verdict.stage, Some(stage), "{cap} {kind:?}");
    }
}

#[test]
fn only_a_cap_below_the_target_stage_stands_in_its_way() {
    let rubric = capped("s2", "");
    let sheet = sheet(&rubric, "knock-out: no\na: yes\nb: yes");
    let at = |target| assess::analysis::assessment::assess(&rubric, &sheet, Some(target));
    let knock_out = rubric.question("knock-out").unwrap();
    assert_eq!((at(2).obstacles.holds, at(3).obstacles.holds), (vec![], vec![knock_out]));
    assert!(!at(2).gaps.iter().any(|gap| gap.holds));
    assert_eq!((at(3).gaps[0].criterion, at(3).gaps[0].holds), (knock_out, true));
}

#[test]
fn a_blank_with_a_cap_decides() {
    let rubric = capped("s2", "");
    let sheet = sheet(&rubric, NINE);
    let result = result(&rubric, &sheet);
    assert!(result.verdict.is_provisional());
    assert_eq!(result.deciding.questions, [rubric.question("knock-out").unwrap()]);
}

#[test]
fn the_least_part_counts_where_stages_build_on_each_other_too() {
    let of = |rule: &str, dimension: &str, answers: &str| {
        let rubric = read_rubric(&format!(
            "{{rubric: r, version: 1.0.0, title: T, languages: [en], verdict: {{method: staged{rule}}},
              stages: [{{id: s, title: S}}],
              dimensions: [
                {{id: d{dimension}, title: D, questions: [
                  {{id: a, ask: How much?, answer: percent, targets: {{s: 100}}, allow_na: true}},
                  {{id: b, ask: How much?, answer: percent, targets: {{s: 100}}, allow_na: true, weight: 3}},
                  {{id: c, ask: How much?, answer: percent, targets: {{s: 100}}, weight: 0}}]}},
                {{id: e, title: E, questions: [
                  {{id: f, ask: How much?, answer: percent, targets: {{s: 100}}, allow_na: true}}]}}]}}"
        ));
        let sheet = sheet(&rubric, answers);
        let verdict = result(&rubric, &sheet).verdict;
        (
            verdict.profile.dimension(0)[0].map(Ppm::get),
            verdict.profile.overall()[0].map(Ppm::get),
            verdict.stage,
        )
    };
    let (least, answers) = (", aggregate: min", "a: 40\nb: 80\nc: 5\nf: 60");
    // (40 + 3 · 80) / 4 = 70, and (70 + 60) / 2 = 65.
    assert_eq!(of("", "", answers), (Some(700_000), Some(650_000), Some(1)));
    assert_eq!(of(least, "", answers), (Some(700_000), Some(600_000), Some(1)));
    assert_eq!(of("", least, answers), (Some(400_000), Some(500_000), Some(0)), "weight 0 is left out");
    assert_eq!(of(least, least, answers), (Some(400_000), Some(400_000), Some(0)));
    // Empty cells are left out, and all empty is empty.
    let empty = "a: {na: Elsewhere}\nb: {na: Elsewhere}\nc: 5\nf: 60";
    assert_eq!(of(least, least, empty), (None, Some(600_000), Some(1)));
    assert_eq!(
        of(least, least, "a: {na: Elsewhere}\nb: {na: Elsewhere}\nc: 5\nf: {na: Elsewhere}"),
        (None, None, Some(0))
    );
}
