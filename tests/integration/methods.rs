//! Exact results of the banded and the profile method, of aggregates, of what is not scored, and of who is asked what.
//!
//! Every expected number is computed by hand, in the comment beside it or by sums that can be done in the head.

#![allow(clippy::unwrap_used)]

use crate::support;

use assess::analysis::assessment::{Assessment, assess};
use assess::base::lang::Lang;
use assess::base::number::Ppm;
use assess::engine::score::Outcome;
use assess::model::answers::{AgencyKind, AnswerSheet, Given};
use assess::model::rubric::Rubric;
use assess::report::view::{self, sheet as view_sheet};
use assess::report::write::terminal;
use support::{read_rubric, result, sheet};

/// A banded rubric of stages `a` from 25, `b` from 50 and `c` from 75, with these rules and dimensions.
fn banded(rules: &str, dimensions: &str) -> Rubric {
    read_rubric(&format!(
        "{{rubric: r, version: 1.0.0, title: T, languages: [en], verdict: {{method: banded{rules}}},
          stages: [{{id: a, title: A, from: 25}}, {{id: b, title: B, from: 50}}, {{id: c, title: C, from: 75}}],
          dimensions: [{dimensions}]}}"
    ))
}

/// A dimension with percent questions of these ids and weights, each with linear credit to 100.
fn percents(dimension: &str, questions: &[(&str, &str)]) -> String {
    let questions = questions.iter().map(|(id, weight)| {
        format!("{{id: {id}, ask: How much is it?, answer: percent, weight: {weight}, target: 100, allow_na: true}}")
    });
    format!("{{{dimension}, questions: [{}]}}", questions.collect::<Vec<_>>().join(", "))
}

/// One dimension with questions of weight 1.
fn plain(rules: &str, ids: &[&str]) -> Rubric {
    let questions: Vec<(&str, &str)> = ids.iter().map(|id| (*id, "1")).collect();
    banded(rules, &percents("id: d, title: D", &questions))
}

/// The total in parts per million, and the stage.
fn total(rubric: &Rubric, answers: &str) -> (Option<u32>, Option<usize>) {
    let sheet = sheet(rubric, answers);
    let verdict = result(rubric, &sheet).verdict;
    assert_eq!(verdict.profile.index, verdict.profile.overall()[0], "the index of one column is the column");
    (verdict.profile.index.map(Ppm::get), verdict.stage)
}

/// The coverages of the dimensions of a banded rubric, in parts per million.
fn coverages(rubric: &Rubric, answers: &str) -> Vec<Option<u32>> {
    let sheet = sheet(rubric, answers);
    let profile = result(rubric, &sheet).verdict.profile;
    (0..rubric.dimensions.len()).map(|at| profile.dimension(at)[0].map(Ppm::get)).collect()
}

/// The gaps of an assessment by the ids of their criteria.
fn gap_ids(assessment: &Assessment<'_>) -> Vec<String> {
    let criteria = &assessment.rubric.criteria;
    assessment.gaps.iter().map(|gap| assessment.rubric.criterion_id(&criteria[gap.criterion])).collect()
}

fn report(assessment: &Assessment<'_>) -> String {
    let screen = terminal::Screen { width: 120, ..terminal::Screen::default() };
    terminal::write(&view_sheet::document(assessment, view::Options::full(Lang::En)), screen)
}

// Bands.

#[test]
fn a_band_begins_at_its_lower_bound() {
    let rubric = plain("", &["q"]);
    for (answer, ppm, stage) in [
        ("100", 1_000_000, 3),
        ("75", 750_000, 3),
        ("74.9999", 749_999, 2),
        // Compared is the published number: 74.99995 % is rounded half up to 75 %.
        ("74.99995", 750_000, 3),
        ("74.999949", 749_999, 2),
        ("50", 500_000, 2),
        ("49.9999", 499_999, 1),
        ("25", 250_000, 1),
        ("24.9999", 249_999, 0),
        ("0", 0, 0),
    ] {
        assert_eq!(total(&rubric, &format!("q: {answer}")), (Some(ppm), Some(stage)), "{answer}");
    }
}

#[test]
fn a_band_from_zero_is_everybodys_who_is_scored_at_all() {
    let text = "{rubric: r, version: 1.0.0, title: T, languages: [en], verdict: {method: banded},
      stages: [{id: a, title: A, from: 0}, {id: b, title: B, from: 0.0001}], dimensions: [DIMENSION]}";
    let rubric = read_rubric(&text.replace("DIMENSION", &percents("id: d, title: D", &[("q", "1")])));
    assert_eq!(total(&rubric, ""), (Some(0), Some(1)));
    assert_eq!(total(&rubric, "q: 0.0001"), (Some(1), Some(2)));
    assert_eq!(total(&rubric, "q: {na: no such thing here}"), (None, Some(0)));
}

#[test]
fn a_dimension_has_the_band_of_its_own_coverage() {
    let rubric = banded(
        "",
        &[percents("id: d, title: D", &[("p", "1")]), percents("id: e, title: E", &[("q", "1")])].join(", "),
    );
    let sheet = sheet(&rubric, "p: 75\nq: 24");
    let verdict = result(&rubric, &sheet).verdict;
    assert_eq!(verdict.dimension_stages, [Some(3), Some(0)]);
    assert_eq!((verdict.stage, verdict.profile.index), (Some(1), Some(Ppm::new(495_000))));
}

#[test]
fn the_way_to_the_next_band_is_one_shortfall_of_the_total_and_every_gap_leads_there() {
    let rubric = plain("", &["p", "q"]);
    let sheet = sheet(&rubric, "p: 100\nq: 20");
    let assessment = result(&rubric, &sheet);
    assert_eq!((assessment.verdict.stage, assessment.target), (Some(2), Some(3)));
    let shortfall = assessment.obstacles.shortfalls[0];
    assert_eq!(
        (shortfall.column, shortfall.coverage, shortfall.missing()),
        (0, Ppm::new(600_000), Ppm::new(150_000))
    );
    assert_eq!(assessment.obstacles.shortfalls.len(), 1);
    assert_eq!(gap_ids(&assessment), ["q"]);
    assert_eq!(assessment.gaps[0].gain, Ppm::new(400_000), "80 of 200 points");
    assert!(report(&assessment).contains("The total  60%  needs at least 75%: 15 points missing\n"));
}

#[test]
fn where_less_is_better_credit_falls_to_the_worst_value() {
    let rubric = banded(
        "",
        "{id: d, title: D, questions: [
          {id: days, ask: How many days?, answer: number, target: {at_most: 10, worst: 30}},
          {id: gaps, ask: How many gaps?, answer: number, target: {at_most: 0, worst: 8}},
          {id: steps, ask: How many steps?, answer: number, target: {at_most: 5, partial: 10}}]}",
    );
    for (answers, ppm) in [
        ("days: 10\ngaps: 0\nsteps: 5", 1_000_000),
        ("days: 9\ngaps: -3\nsteps: 0", 1_000_000),
        // (75 + 50 + 50) / 3 = 58.3333…
        ("days: 15\ngaps: 4\nsteps: 10", 583_333),
        // (50 + 12.5 + 0) / 3 = 20.8333…
        ("days: 20\ngaps: 7\nsteps: 10.1", 208_333),
        ("days: 30\ngaps: 8\nsteps: 11", 0),
        ("days: 99\ngaps: 99\nsteps: 99", 0),
    ] {
        assert_eq!(total(&rubric, answers).0, Some(ppm), "{answers}");
    }
}

// Aggregates.

#[test]
fn three_equal_parts_have_exactly_their_geometric_mean() {
    let of = |weights: [&str; 3], rules: &str| {
        let ids = ["x", "y", "z"];
        let dimensions = (0..3)
            .map(|at| percents(&format!("id: d{at}, title: D, weight: {}", weights[at]), &[(ids[at], "1")]));
        banded(rules, &dimensions.collect::<Vec<_>>().join(", "))
    };
    let geometric = of(["1", "1", "1"], ", aggregate: geometric");
    assert_eq!(total(&geometric, "x: 80\ny: 80\nz: 80"), (Some(800_000), Some(3)));
    assert_eq!(total(&geometric, "x: 100\ny: 0\nz: 100"), (Some(0), Some(0)));
    assert_eq!(total(&geometric, "x: 100\ny: 100"), (Some(0), Some(0)), "no answer is no zero less");
    // 90 · 60 · 30 = 162000, and 54.5136³ = 162000.0…
    assert_eq!(total(&geometric, "x: 90\ny: 60\nz: 30").0, Some(545_136));
    let index = of(["0.34", "0.33", "0.33"], "");
    // 0.34 · 90 + 0.33 · 60 + 0.33 · 30 = 60.3
    assert_eq!(total(&index, "x: 90\ny: 60\nz: 30"), (Some(603_000), Some(2)));
    let fine = of(["0.34", "0.33", "0.33"], ", aggregate: geometric");
    assert_eq!(total(&fine, "x: 80\ny: 80\nz: 80"), (Some(800_000), Some(3)));
    assert_eq!(total(&fine, "x: 80.0001\ny: 80\nz: 80").0, Some(800_000), "0.34 of a millionth is none");
    let least = of(["5", "1", "0"], ", aggregate: min");
    assert_eq!(total(&least, "x: 80\ny: 60\nz: 0"), (Some(600_000), Some(2)), "weight 0 has no say");
    assert_eq!(total(&least, "x: 10\ny: 60\nz: 100").0, Some(100_000));
}

#[test]
fn weights_are_powers_in_a_geometric_mean() {
    let questions = [("x", "2"), ("y", "1")];
    let rubric = banded("", &percents("id: d, title: D, aggregate: geometric", &questions));
    // (50² · 100)^(1/3) = 62.9960…
    assert_eq!(total(&rubric, "x: 50\ny: 100").0, Some(629_961));
    assert_eq!(total(&rubric, "x: 100\ny: 50").0, Some(793_701));
    assert_eq!(total(&rubric, "x: 100\ny: {na: no such thing here}").0, Some(1_000_000));
}

#[test]
fn every_level_has_its_own_aggregate_and_is_put_together_from_published_numbers() {
    let inner = [
        percents("id: c1, title: C, weight: 1", &[("p", "1"), ("q", "1")]),
        percents("id: c2, title: C, weight: 1, aggregate: min", &[("r", "3"), ("s", "1")]),
    ];
    let rubric = banded(
        "",
        &format!(
            "{{id: group, title: G, weight: 3, aggregate: geometric, dimensions: [{}]}}, {}",
            inner.join(", "),
            percents("id: leaf, title: L, weight: 1, aggregate: min", &[("t", "1"), ("u", "1")])
        ),
    );
    // c1 = (30 + 20) / 2 = 25, c2 = min(100, 100) = 100, group = √(25 · 100) = 50; leaf = min(70, 40) = 40;
    // total = (3 · 50 + 40) / 4 = 47.5.
    let answers = "p: 30\nq: 20\nr: 100\ns: 100\nt: 70\nu: 40";
    assert_eq!(coverages(&rubric, answers), [Some(500_000), Some(250_000), Some(1_000_000), Some(400_000)]);
    assert_eq!(total(&rubric, answers), (Some(475_000), Some(1)));
    // What does not apply leaves each of them: c2 is empty, and the group is c1 alone.
    let na = "{na: no such thing here}";
    let some = format!("p: 30\nq: 20\nr: {na}\ns: {na}\nt: {na}\nu: 40");
    assert_eq!(coverages(&rubric, &some), [Some(250_000), Some(250_000), None, Some(400_000)]);
    assert_eq!(total(&rubric, &some), (Some(287_500), Some(1)));
}

#[test]
fn each_rounding_is_of_the_published_number_before_it() {
    let rubric = banded(
        "",
        &[
            percents("id: d, title: D, weight: 0.34", &[("a", "1"), ("b", "1"), ("c", "1")]),
            percents("id: e, title: E, weight: 0.33", &[("f", "0.34"), ("g", "0.33")]),
            percents("id: h, title: H, weight: 0.33", &[("i", "1")]),
        ]
        .join(", "),
    );
    // d = 33.3333; e = 0.34 · 100 / 0.67 = 50.7463 (50.74626…); h = 0.
    let answers = "a: 100\nf: 100";
    assert_eq!(coverages(&rubric, answers), [Some(333_333), Some(507_463), Some(0)]);
    // 0.34 · 33.3333 + 0.33 · 50.7463 = 11.333322 + 16.746279 = 28.079601
    assert_eq!(total(&rubric, answers).0, Some(280_796));
}

#[test]
fn the_gain_of_a_gap_is_what_its_dimension_gains() {
    let of = |aggregate: &str| {
        let dimension = format!("id: d, title: D, aggregate: {aggregate}");
        banded("", &percents(&dimension, &[("x", "1"), ("y", "1")]))
    };
    // From 25 and 64: the mean gains (100 - 25) / 2; the least goes to 64, the geometric mean from 40 to 80.
    for (aggregate, x, y) in
        [("mean", 375_000, 180_000), ("min", 390_000, 0), ("geometric", 400_000, 100_000)]
    {
        let rubric = of(aggregate);
        let sheet = sheet(&rubric, "x: 25\ny: 64");
        let assessment = result(&rubric, &sheet);
        let gain = |id: &str| {
            let gap =
                assessment.gaps.iter().find(|gap| rubric.criterion_id(&rubric.criteria[gap.criterion]) == id);
            gap.unwrap().gain.get()
        };
        assert_eq!((gain("x"), gain("y")), (x, y), "{aggregate}");
    }
}

// A missing answer that makes the total zero.

/// Two questions that count, one of weight 0, and one in a dimension of weight 0.
fn nullified() -> Rubric {
    banded(
        ", unanswered: nullify",
        &[
            percents("id: d, title: D", &[("p", "1"), ("q", "1"), ("shown", "0")]),
            percents("id: e, title: E, weight: 0", &[("aside", "1")]),
        ]
        .join(", "),
    )
}

#[test]
fn a_missing_answer_makes_the_total_zero_and_one_that_is_not_scored_does_not() {
    let rubric = nullified();
    assert_eq!(total(&rubric, "p: 100\nq: 50"), (Some(750_000), Some(3)));
    assert_eq!(total(&rubric, "p: 100\nq: 50\nshown: 3\naside: 0"), (Some(750_000), Some(3)));
    assert_eq!(total(&rubric, "p: 100\nshown: 100\naside: 100"), (Some(0), Some(0)));
    assert_eq!(total(&rubric, "p: 100\nq: {na: no such thing here}"), (Some(1_000_000), Some(3)));
    assert_eq!(total(&rubric, "p: 100\nq: 0"), (Some(500_000), Some(2)), "a zero is an answer");
    // The dimension keeps what it is worth: only the total is zero.
    assert_eq!(coverages(&rubric, "p: 100"), [Some(500_000), Some(0)]);
}

#[test]
fn the_range_of_a_total_that_is_zero_for_want_of_an_answer_goes_up_to_the_best() {
    let rubric = nullified();
    let sheet = sheet(&rubric, "p: 80");
    let verdict = result(&rubric, &sheet).verdict;
    assert_eq!((verdict.stage, verdict.range.stage), (Some(0), (0, 3)));
    assert_eq!(verdict.range.index, (Some(Ppm::ZERO), Some(Ppm::new(900_000))));
    let full = support::sheet(&rubric, "p: 80\nq: 60");
    let verdict = result(&rubric, &full).verdict;
    assert_eq!(verdict.range.index, (Some(Ppm::new(700_000)), Some(Ppm::new(700_000))));
}

#[test]
fn a_missing_answer_makes_only_the_coverages_zero_that_it_counts_in() {
    let rubric = read_rubric(
        "{rubric: r, version: 1.0.0, title: T, languages: [en], verdict: {method: profile, unanswered: nullify},
          stages: [{id: s1, title: S}, {id: s2, title: S}], dimensions: [{id: d, title: D, questions: [
            {id: p, ask: How much is it?, answer: percent, targets: {s1: 100, s2: 100}},
            {id: q, ask: How much is it?, answer: percent, targets: {s2: 100}}]}]}",
    );
    let sheet = sheet(&rubric, "p: 60");
    let verdict = result(&rubric, &sheet).verdict;
    assert_eq!(verdict.profile.overall(), [Some(Ppm::new(600_000)), Some(Ppm::ZERO)]);
    assert_eq!(verdict.profile.index, Some(Ppm::new(300_000)));
    assert_eq!(verdict.range.overall[1], (Some(Ppm::ZERO), Some(Ppm::new(800_000))));
}

// What is shown and not scored.

#[test]
fn a_question_of_weight_zero_is_shown_and_not_scored() {
    for policy in ["unmet", "excluded", "block", "nullify"] {
        let rubric = banded(
            &format!(", unanswered: {policy}"),
            &[
                percents("id: d, title: D", &[("p", "1"), ("shown", "0")]),
                percents("id: e, title: E, weight: 0", &[("aside", "1")]),
            ]
            .join(", "),
        );
        let sheet = sheet(&rubric, "p: 60");
        let assessment = result(&rubric, &sheet);
        let (counts, verdict) = (assessment.card.counts, &assessment.verdict);
        assert_eq!((counts.questions, counts.answered, counts.unanswered, counts.unscored), (3, 1, 0, 2));
        assert_eq!((verdict.stage, verdict.profile.index), (Some(2), Some(Ppm::new(600_000))), "{policy}");
        assert_eq!(verdict.range.index, (Some(Ppm::new(600_000)), Some(Ppm::new(600_000))), "{policy}");
        assert_eq!(gap_ids(&assessment), ["p"], "what is not scored is no gap");
    }
}

#[test]
fn an_answer_that_is_not_scored_is_in_the_report_with_its_target() {
    let rubric = banded(
        "",
        "{id: d, title: D, questions: [
          {id: p, ask: How much is it?, answer: percent, target: 100},
          {id: rank, ask: What is the rank?, answer: number, weight: 0, target: {at_most: 50, credit: none}}]}",
    );
    let sheet = sheet(&rubric, "p: 60\nrank: 71");
    let shown = report(&result(&rubric, &sheet));
    assert!(shown.contains("\n  1 shown, not scored\n"), "{shown}");
    assert!(shown.contains("  • What is the rank? 71 → at most 50"), "{shown}");
}

#[test]
fn a_staged_question_of_weight_zero_neither_blocks_nor_counts_and_a_gate_does_both() {
    let rubric = |gate: &str| {
        read_rubric(&format!(
            "{{rubric: r, version: 1.0.0, title: T, languages: [en], verdict: {{method: staged, unanswered: block}},
              stages: [{{id: s, title: S}}], dimensions: [{{id: d, title: D, questions: [
                {{id: p, ask: How much is it?, answer: percent, targets: {{s: 100}}}},
                {{id: z, ask: Is it so?, answer: yes_no, weight: 0, targets: {{s: {{is: yes{gate}}}}}}}]}}]}}"
        ))
    };
    let shown = rubric("");
    let answers = sheet(&shown, "p: 60");
    let assessment = result(&shown, &answers);
    assert_eq!((assessment.verdict.stage, assessment.card.counts.unscored), (Some(1), 1));
    assert_eq!(gap_ids(&assessment), ["p@s"]);
    let gate = rubric(", gate: true");
    let answers = sheet(&gate, "p: 60");
    let assessment = result(&gate, &answers);
    assert_eq!((assessment.verdict.stage, assessment.card.counts.unanswered), (None, 1));
    assert_eq!(gap_ids(&assessment), ["z@s", "p@s"]);
}

// A profile.

/// Two dimensions at two stages: `p` at the first, `q` at both, `r` at the second.
fn profile(rules: &str) -> Rubric {
    read_rubric(&format!(
        "{{rubric: r, version: 1.0.0, title: T, languages: [en], verdict: {{method: profile{rules}}},
          stages: [{{id: before, title: Before}}, {{id: after, title: After}}], dimensions: [
            {{id: d, title: D, questions: [
              {{id: p, ask: How much is it?, answer: percent, targets: {{before: 80}}}},
              {{id: q, ask: How much is it?, answer: percent, effort: low, targets: {{before: 20, after: 100}}}}]}},
            {{id: e, title: E, weight: 3, questions: [
              {{id: r, ask: How much is it?, answer: percent, effort: low, targets: {{after: {{at_least: 100, weight: 2}}}}}}]}}]}}"
    ))
}

#[test]
fn a_profile_scores_each_stage_by_itself_and_claims_none() {
    let rubric = profile("");
    let answers = sheet(&rubric, "p: 100\nq: 100\nr: 100");
    let verdict = result(&rubric, &answers).verdict;
    assert_eq!((verdict.stage, verdict.profile.index), (None, Some(Ppm::FULL)));
    assert_eq!(verdict.dimension_stages, [None, None]);

    let answers = sheet(&rubric, "p: 20\nq: 50\nr: 90");
    let verdict = result(&rubric, &answers).verdict;
    // Before: d = (25 + 100) / 2, and e has nothing there; after: (1 · 50 + 3 · 90) / 4.
    assert_eq!(verdict.profile.overall(), [Some(Ppm::new(625_000)), Some(Ppm::new(800_000))]);
    assert_eq!(verdict.profile.index, Some(Ppm::new(712_500)));
    assert_eq!(verdict.stage, None, "the second stage does not wait for the first");
}

#[test]
fn the_gaps_of_a_profile_are_those_of_all_stages_or_of_the_one_asked_for() {
    let rubric = profile("");
    let answers = sheet(&rubric, "p: 40\nq: 10\nr: 50");
    let all = result(&rubric, &answers);
    assert_eq!(all.target, None);
    // Of the overall coverage, per effort (3, 1, 1, 1): p 25 / 3, q 25 at the first and a quarter of 90 at the second, r
    // three quarters of 50.
    assert_eq!(gap_ids(&all), ["r@after", "q@before", "q@after", "p@before"]);
    let gains: Vec<u32> = all.gaps.iter().map(|gap| gap.overall_gain.get()).collect();
    assert_eq!(gains, [375_000, 250_000, 225_000, 250_000]);
    let gains: Vec<u32> = all.gaps.iter().map(|gap| gap.gain.get()).collect();
    assert_eq!(gains, [500_000, 250_000, 900_000, 250_000]);
    let one = assess(&rubric, &answers, Some(1));
    assert_eq!((one.target, gap_ids(&one)), (Some(1), vec!["q@before".to_owned(), "p@before".into()]));
    assert!(one.obstacles.shortfalls.is_empty() && one.obstacles.holds.is_empty());
}

#[test]
fn the_range_of_a_profile_is_given_for_each_stage() {
    for (policy, overall) in [("unmet", 750_000), ("excluded", 1_000_000)] {
        let rubric = profile(&format!(", unanswered: {policy}"));
        let answers = sheet(&rubric, "p: 80\nr: 100");
        let verdict = result(&rubric, &answers).verdict;
        assert_eq!(verdict.profile.overall()[1], Some(Ppm::new(overall)), "{policy}");
        let half = (Some(Ppm::HALF), Some(Ppm::FULL));
        assert_eq!(verdict.range.overall, [half, (Some(Ppm::new(750_000)), Some(Ppm::FULL))], "{policy}");
        assert_eq!(verdict.range.stage, (0, 0));
    }
}

#[test]
fn the_report_of_a_profile_says_that_no_stage_is_claimed() {
    let rubric = profile("");
    let answers = sheet(&rubric, "p: 40\nq: 10\nr: 50");
    let shown = report(&result(&rubric, &answers));
    assert!(shown.contains("No stage is claimed: each is scored on its own"), "{shown}");
    assert!(!shown.contains("What stands in the way"), "{shown}");
    let line = view_sheet::line(&result(&rubric, &answers), view::Options::default());
    let line = terminal::write(&line, terminal::Screen::default());
    assert!(line.contains("Before 50%, After 40%") || line.contains("Before 50 %, After 40 %"), "{line}");
}

// Who is asked what.

/// Stages 1 to 3 with a question each, of which communes are not asked `r`, and can be given stage 2 at most.
fn scoped(limit: &str) -> Rubric {
    read_rubric(&format!(
        "{{rubric: r, version: 1.0.0, title: T, languages: [en], verdict: {{method: staged}},
          stages: [{{id: s1, title: S}}, {{id: s2, title: S}}, {{id: s3, title: S}}],
          applies_to: {{commune: {{{limit}not_asked: [{{questions: [q, r], reason: It is a task of the province}}]}}}},
          dimensions: [{{id: d, title: D, questions: [
            {{id: p, ask: How much is it?, answer: percent, allow_na: true, targets: {{s1: 100, s2: 100, s3: 100}}}},
            {{id: q, ask: How much is it?, answer: percent, allow_na: true, targets: {{s1: 100}}}},
            {{id: r, ask: How much is it?, answer: percent, weight: 3, targets: {{s2: 100, s3: {{at_least: 100, gate: true}}}}}}]}}]}}"
    ))
}

const LIMIT: &str = "highest_stage: s2, because: Little is left, ";

fn sheet_of(rubric: &Rubric, kind: AgencyKind, answers: &str) -> AnswerSheet {
    support::sheet_of(rubric, Some(kind), answers)
}

#[test]
fn what_is_out_of_scope_leaves_numerator_and_denominator_and_is_counted_apart() {
    let rubric = scoped("");
    let asked = sheet_of(&rubric, AgencyKind::Province, "p: 90\nq: 70\nr: 50");
    let overall = |sheet| result(&rubric, sheet).verdict.profile.overall().to_vec();
    // (90 + 70) / 2, and twice (90 + 3 · 50) / 4.
    let ppm = |list: [u32; 3]| list.map(|ppm| Some(Ppm::new(ppm)));
    assert_eq!(overall(&asked), ppm([800_000, 600_000, 600_000]));
    let commune = sheet_of(&rubric, AgencyKind::Commune, "p: 90");
    assert_eq!(overall(&commune), ppm([900_000, 900_000, 900_000]));
    let assessment = result(&rubric, &commune);
    let counts = assessment.card.counts;
    assert_eq!((counts.questions, counts.answered, counts.out_of_scope), (3, 1, 2));
    assert_eq!((counts.unanswered, counts.not_applicable, counts.unscored), (0, 0, 0));
    assert_eq!(assessment.card.outcomes[3], Outcome::OutOfScope);
    assert_eq!(assessment.verdict.stage, Some(3), "a gate that is not asked is not open");
    assert_eq!(gap_ids(&assessment), ["p@s1", "p@s2", "p@s3"]);
    assert!(report(&assessment).contains("2 out of scope (commune)"));
}

#[test]
fn what_is_out_of_scope_is_not_what_is_not_applicable() {
    let rubric = scoped("");
    let commune = sheet_of(&rubric, AgencyKind::Commune, "p: 100");
    let verdict = result(&rubric, &commune).verdict;
    // As if "not applicable" were "no" is about what an agency says of itself.
    assert_eq!((verdict.stage, verdict.not_applicable_as_unmet), (Some(3), 3));
    assert_eq!(verdict.not_applicable_shares, [Some(Ppm::ZERO)]);
    let province = sheet_of(&rubric, AgencyKind::Province, "p: 100\nq: {na: no such thing here}\nr: 100");
    let verdict = result(&rubric, &province).verdict;
    // As a "no", `q` would leave 50 % of the first stage, which is not more than 50 %.
    assert_eq!((verdict.stage, verdict.not_applicable_as_unmet), (Some(3), 0));
    assert_eq!(verdict.not_applicable_shares, [Some(Ppm::new(100_000))], "1 of the weights 2, 4 and 4");
    assert_eq!(commune.responses[1].given, Given::OutOfScope);
}

#[test]
fn a_kind_is_given_no_stage_above_its_highest() {
    let rubric = scoped(LIMIT);
    let answers = "p: 100";
    let commune = sheet_of(&rubric, AgencyKind::Commune, answers);
    let verdict = result(&rubric, &commune).verdict;
    assert_eq!((verdict.stage, verdict.range.stage), (Some(2), (2, 2)));
    assert_eq!((verdict.evidenced, verdict.not_applicable_as_unmet), (0, 2));
    assert_eq!(verdict.dimension_stages, [Some(2)], "nor is a dimension");
    assert_eq!(
        verdict.profile.index,
        Some(Ppm::FULL),
        "the coverage above it is shown and counts in the index"
    );
    // With nothing answered the best is the highest stage of the kind, and of others that of the rubric.
    let blank = sheet_of(&rubric, AgencyKind::Commune, "p: ~");
    assert_eq!(result(&rubric, &blank).verdict.range.stage, (0, 2));
    let blank = sheet_of(&rubric, AgencyKind::Province, "p: ~");
    assert_eq!(result(&rubric, &blank).verdict.range.stage, (0, 3));
}

#[test]
fn a_target_above_the_highest_stage_says_so_and_is_not_chosen_by_itself() {
    let rubric = scoped(LIMIT);
    let commune = sheet_of(&rubric, AgencyKind::Commune, "p: 100");
    let by_itself = result(&rubric, &commune);
    assert_eq!((by_itself.target, by_itself.obstacles.over_limit), (Some(2), false));
    let shown = report(&by_itself);
    assert!(shown.contains("Highest possible: stage 2 – S. Little is left"), "{shown}");
    assert!(!shown.contains("What stands in the way"), "{shown}");
    let asked = assess(&rubric, &commune, Some(3));
    assert_eq!((asked.target, asked.obstacles.over_limit), (Some(3), true));
    assert!(asked.obstacles.shortfalls.is_empty() && asked.obstacles.holds.is_empty());
    assert!(report(&asked).contains("An agency of this kind cannot be given this stage."));
    let province = sheet_of(&rubric, AgencyKind::Province, "p: 100");
    assert!(!assess(&rubric, &province, Some(3)).obstacles.over_limit);
}

#[test]
fn the_highest_stage_bounds_bands_too() {
    let scope =
        "{highest_stage: b, because: Little is left, not_asked: [{questions: [q], reason: Not theirs}]}";
    let rubric = read_rubric(&format!(
        "{{rubric: r, version: 1.0.0, title: T, languages: [en], verdict: {{method: banded, unanswered: nullify}},
          applies_to: {{commune: {scope}}},
          stages: [{{id: a, title: A, from: 25}}, {{id: b, title: B, from: 50}}, {{id: c, title: C, from: 75}}],
          dimensions: [{}]}}",
        percents("id: d, title: D", &[("p", "1"), ("q", "1")])
    ));
    // What is not asked is not missing.
    let commune = sheet_of(&rubric, AgencyKind::Commune, "p: 100");
    let verdict = result(&rubric, &commune).verdict;
    assert_eq!((verdict.stage, verdict.profile.index), (Some(2), Some(Ppm::FULL)));
    assert_eq!((verdict.dimension_stages, verdict.range.stage), (vec![Some(2)], (2, 2)));
    let province = sheet_of(&rubric, AgencyKind::Province, "p: 100");
    assert_eq!(result(&rubric, &province).verdict.profile.index, Some(Ppm::ZERO));
}

#[test]
fn a_profile_of_a_kind_leaves_out_what_it_is_not_asked() {
    let text = "{rubric: r, version: 1.0.0, title: T, languages: [en], verdict: {method: profile},
      stages: [{id: s1, title: S}, {id: s2, title: S}],
      applies_to: {ministry: {not_asked: [{questions: [q], reason: Not theirs}]}},
      dimensions: [{id: d, title: D, questions: [
        {id: p, ask: How much is it?, answer: percent, targets: {s1: 100}},
        {id: q, ask: How much is it?, answer: percent, targets: {s1: 100, s2: 100}}]}]}";
    let rubric = read_rubric(text);
    let ministry = sheet_of(&rubric, AgencyKind::Ministry, "p: 30");
    let verdict = result(&rubric, &ministry).verdict;
    assert_eq!(verdict.profile.overall(), [Some(Ppm::new(300_000)), None]);
    assert_eq!(verdict.profile.index, Some(Ppm::new(300_000)), "an empty stage leaves the index");
}
