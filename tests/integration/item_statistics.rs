//! Item statistics of a batch: the numbers of `../shared/methods.md`, section 8, the edge cases, and what must
//! hold for every batch.

#![allow(clippy::unwrap_used, clippy::cast_precision_loss, clippy::float_cmp)]

use crate::support;

use assess::analysis::items::{
    Extreme, Guttman, Item, ItemStatistics, Items, Statistics, Undefined, Violation, stage_marks,
};
use assess::base::number::{Decimal, Ppm};
use proptest::prelude::*;
use support::{ladder, read_rubric};

type Agency = Vec<Option<Ppm>>;

/// Items of one chain, a stage each, over rows in which `1` is met, `h` half met, `0` not met, `.` no mark.
fn sums(rows: &[&str]) -> Items {
    let mut items = chain(rows[0].len());
    for row in rows {
        items.push(&agency(row));
    }
    items
}

fn chain(count: usize) -> Items {
    Items::new((0..count).map(|stage| Item { chain: 0, stage }).collect())
}

fn agency(row: &str) -> Agency {
    let mark = |c| match c {
        '0' => Some(Ppm::ZERO),
        'h' => Some(Ppm::HALF),
        '1' => Some(Ppm::FULL),
        _ => None,
    };
    row.chars().map(mark).collect()
}

fn statistics(rows: &[&str]) -> Statistics {
    sums(rows).finish()
}

fn written(result: Result<Decimal, Undefined>) -> String {
    result.map_or_else(|why| format!("{why:?}"), |value| value.to_string())
}

fn each(of: &Statistics, what: impl Fn(&ItemStatistics) -> Result<Decimal, Undefined>) -> Vec<String> {
    of.items.iter().map(|item| written(what(item))).collect()
}

/// The data of section 8: agencies by stage reached.
const STAGES: [&str; 8] = ["11110", "11100", "11000", "10000", "11111", "11010", "00000", "10100"];

#[test]
fn alpha_of_the_stages_is_35_of_48() {
    let found = statistics(&STAGES);
    assert_eq!(written(found.alpha), "0.729167");
    assert_eq!((found.agencies, found.varying, found.constant.len()), (8, 5, 0));
}

#[test]
fn item_rest_correlations_and_alpha_without_an_item_agree_with_psych() {
    let found = statistics(&STAGES);
    assert_eq!(
        each(&found, |item| item.item_rest),
        ["0.466372", "0.581318", "0.408248", "0.581318", "0.466372"]
    );
    assert_eq!(
        each(&found, |item| item.alpha_without),
        ["0.696697", "0.643678", "0.722222", "0.643678", "0.696697"]
    );
}

#[test]
fn loevingers_h_of_the_stages_is_21_of_29() {
    let found = statistics(&STAGES);
    assert_eq!(written(found.h), "0.724138");
    assert_eq!(each(&found, |item| item.h), ["1", "0.724138", "0.5", "0.724138", "1"]);
}

#[test]
fn the_stages_form_a_guttman_scale_of_four_errors() {
    assert_eq!(
        statistics(&STAGES).guttman,
        Some(Guttman {
            agencies: 8,
            errors: 4,
            reproducibility: Ppm::new(900_000),
            least_reproducibility: Ppm::new(700_000),
            scalability: Some(Decimal::from_millionths(666_667)),
        })
    );
}

#[test]
fn two_pairs_of_stages_are_violated_by_one_agency_of_eight_each() {
    let pair = |earlier, earlier_only| Violation {
        earlier,
        later: earlier + 1,
        agencies: 8,
        later_only: 1,
        earlier_only,
        share: Ppm::new(125_000),
        misplaced: false,
    };
    assert_eq!(statistics(&STAGES).violations, [pair(1, 2), pair(2, 2)]);
}

#[test]
fn alpha_of_graded_answers_agrees_with_pingouin() {
    let mut items = chain(4);
    for row in ["4543", "3342", "5554", "2211", "4433", "1221"] {
        // 1 to 5 on the scale from nothing to all: alpha does not see the unit.
        items.push(
            &row.bytes().map(|grade| Some(Ppm::new(u32::from(grade - b'1') * 250_000))).collect::<Vec<_>>(),
        );
    }
    assert_eq!(written(items.finish().alpha), "0.968836");
}

#[test]
fn a_constant_item_is_deleted_and_listed() {
    // Section 8: psych's .79411765, not pingouin's .70588235.
    let found = statistics(&["1111", "1101", "1001", "0001", "1111"]);
    assert_eq!(written(found.alpha), "0.794118");
    assert_eq!(found.constant, [3]);
    assert_eq!(found.varying, 3);
    assert_eq!(found.items[3].item_rest, Err(Undefined::Constant));
    assert_eq!(found.items[3].alpha_without, Err(Undefined::Constant));
    assert_eq!(found.items[3].h, Err(Undefined::Constant));
    // The other items are as if it were not there.
    let without = statistics(&["111", "110", "100", "000", "111"]);
    assert_eq!(found.items[..3], without.items[..]);
    assert_eq!(found.h, without.h);
}

#[test]
fn alpha_is_undefined_where_the_sum_does_not_vary() {
    let found = statistics(&["10", "01", "10"]);
    assert_eq!(found.alpha, Err(Undefined::NoVariation));
    // The rest of either is the other one.
    assert_eq!(each(&found, |item| item.item_rest), ["-1", "-1"]);
}

#[test]
fn alpha_of_one_item_is_undefined() {
    for rows in [["1", "0"], ["1", "1"]] {
        let found = statistics(&rows);
        assert_eq!(found.alpha, Err(Undefined::TooFewItems));
        assert_eq!(found.h, Err(Undefined::TooFewItems));
        assert_eq!(found.guttman, None);
    }
    // Two items, one of which is constant, are one item.
    let found = statistics(&["11", "01"]);
    assert_eq!(found.alpha, Err(Undefined::TooFewItems));
    assert_eq!(found.items[0].item_rest, Err(Undefined::TooFewItems));
    assert_eq!(found.items[0].h, Err(Undefined::TooFewItems));
    // Two that vary have an alpha; without either there is none.
    let found = statistics(&["11", "01", "00"]);
    assert_eq!(written(found.alpha), "0.666667");
    assert_eq!(found.items[0].alpha_without, Err(Undefined::TooFewItems));
}

#[test]
fn a_reversed_item_has_negative_statistics() {
    let found = statistics(&["110", "110", "101", "001", "001", "011"]);
    assert_eq!(written(found.alpha), "-3.375");
    assert_eq!(each(&found, |item| item.item_rest)[2], "-0.866025");
    assert_eq!(written(found.items[2].h), "-1");
    assert_eq!(written(found.h), "-0.428571");
}

#[test]
fn no_agencies_and_no_items_have_no_statistics() {
    let found = chain(2).finish();
    assert_eq!((found.agencies, found.descriptive_only), (0, true));
    assert_eq!(found.constant, [0, 1]);
    assert_eq!(found.alpha, Err(Undefined::TooFewItems));
    assert_eq!(found.items[0].met.or(found.items[0].mean).or(found.items[0].at_zero), None);
    assert_eq!(found.items[0].extreme, None);
    let mut none = chain(0);
    none.push(&[]);
    assert_eq!(none.finish().h, Err(Undefined::TooFewItems));
}

#[test]
fn an_agency_without_any_mark_is_not_counted() {
    let mut rows = STAGES.to_vec();
    rows.push(".....");
    assert_eq!(statistics(&rows), statistics(&STAGES));
}

#[test]
fn an_item_that_nobody_has_changes_nothing() {
    let rows: Vec<String> = STAGES.iter().map(|row| format!("{row}.")).collect();
    let found = statistics(&rows.iter().map(String::as_str).collect::<Vec<_>>());
    let without = statistics(&STAGES);
    assert_eq!(found.items[..5], without.items[..]);
    assert_eq!((found.alpha, found.h, &found.violations), (without.alpha, without.h, &without.violations));
    assert_eq!(found.constant, [5]);
    assert_eq!(found.guttman, None, "no agency is complete");
}

/// With marks missing and partial credit; the expected numbers are from pandas, as pingouin has them.
const GAPPED: [&str; 10] =
    ["11110", "1.100", "11000", "1000.", "11111", ".1010", "00000", "10100", "h1h00", "1.h10"];

#[test]
fn missing_marks_are_left_out_pair_by_pair() {
    let found = statistics(&GAPPED);
    assert_eq!(written(found.alpha), "0.711194");
    assert_eq!(
        each(&found, |item| item.item_rest),
        ["0.476126", "0.508405", "0.38067", "0.582458", "0.446696"]
    );
    assert_eq!(
        each(&found, |item| item.alpha_without),
        ["0.666362", "0.648005", "0.700554", "0.610906", "0.677804"]
    );
    assert_eq!(written(found.h), "0.55532");
    assert_eq!(each(&found, |item| item.h), ["0.660834", "0.456311", "0.396311", "0.578701", "1"]);
    let counts = |of: &Violation| (of.earlier, of.later, of.agencies, of.later_only, of.earlier_only);
    let violations: Vec<_> = found.violations.iter().map(counts).collect();
    assert_eq!(violations, [(0, 1, 7, 1, 2), (1, 2, 8, 1, 3), (2, 3, 10, 2, 2)]);
    assert_eq!(found.guttman.map(|scale| scale.agencies), Some(6));
}

#[test]
fn shares_and_means_are_those_of_the_agencies_that_have_the_item() {
    let found = statistics(&GAPPED);
    let shown: Vec<_> = found.items.iter().map(|item| (item.agencies, item.met.unwrap().get())).collect();
    assert_eq!(shown, [(9, 777_778), (8, 625_000), (10, 400_000), (10, 400_000), (9, 111_111)]);
    assert_eq!(found.items[0].mean, Some(Ppm::new(833_333)));
    assert_eq!(found.items[0].at_zero, Some(Ppm::new(111_111)));
    assert_eq!(found.items[2].mean, Some(Ppm::HALF));
}

#[test]
fn items_that_no_two_agencies_share_are_named() {
    let found = statistics(&["11.", "00.", "1.1", "0.0", "1.0"]);
    assert_eq!(found.alpha, Err(Undefined::NeverTogether(1, 2)));
    assert_eq!(found.items[0].item_rest, Err(Undefined::NeverTogether(1, 2)));
    // H needs nothing from a pair that no agency has.
    assert_eq!(written(found.h), "1");
}

#[test]
fn results_out_of_range_are_not_shown() {
    // Each pair was seen in other agencies: the covariances cannot be those of any one set of agencies.
    let found = statistics(&[
        "11.", "00.", "11.", "00.", "1.1", "0.0", "1.1", "0.0", ".10", ".01", ".10", ".01", "1..", "1..",
        "0..", "0..",
    ]);
    assert_eq!(found.items[0].item_rest, Err(Undefined::NoVariation), "the rest has no variance left");
    let mut rows = vec!["11...", "00...", "11...", "00..."];
    rows.extend(["1.1..", "0.0..", "1.1..", "0.0..", ".1011", ".0100", ".1000", ".0111"]);
    rows.extend(["1..1.", "0..0.", "1...1", "0...0"]);
    assert_eq!(statistics(&rows).items[0].item_rest, Err(Undefined::Incoherent));
}

#[test]
fn floor_and_ceiling_are_five_percent_inclusive() {
    let extremes = |met: usize, of: usize| {
        let mut items = chain(1);
        for at in 0..of {
            items.push(&[Some(if at < met { Ppm::FULL } else { Ppm::HALF })]);
        }
        items.finish().items[0].extreme
    };
    assert_eq!(extremes(1, 20), Some(Extreme::Floor));
    assert_eq!(extremes(2, 39), None);
    assert_eq!(extremes(19, 20), Some(Extreme::Ceiling));
    assert_eq!(extremes(37, 39), None);
    assert_eq!(extremes(0, 1), Some(Extreme::Floor));
    assert_eq!(extremes(1, 1), Some(Extreme::Ceiling));
}

#[test]
fn under_thirty_agencies_the_statistics_are_descriptive_only() {
    assert!(statistics(&["10"; 29]).descriptive_only);
    assert!(!statistics(&["10"; 30]).descriptive_only);
}

#[test]
fn a_later_stage_met_more_often_is_misplaced() {
    let found = statistics(&["01", "01", "10", "11"]);
    assert_eq!((found.violations[0].later_only, found.violations[0].misplaced), (2, true));
    // The same share is not: equal items keep the order of the rubric.
    assert!(!statistics(&["01", "10"]).violations[0].misplaced);
}

#[test]
fn violations_are_counted_within_a_chain_and_between_different_stages() {
    let places = [(7, 2), (7, 0), (8, 0), (8, 0), (7, 1)];
    let mut items = Items::new(places.map(|(chain, stage)| Item { chain, stage }).to_vec());
    items.push(&agency("10010"));
    let found = items.finish();
    let pairs: Vec<_> = found.violations.iter().map(|of| (of.earlier, of.later)).collect();
    assert_eq!(pairs, [(1, 0), (4, 0)]);
    assert_eq!(found.guttman, None, "the items do not stand in one order of stages");
}

#[test]
fn a_scale_without_variation_has_no_scalability() {
    let found = statistics(&["110", "110"]).guttman.unwrap();
    assert_eq!((found.errors, found.reproducibility, found.scalability), (0, Ppm::FULL, None));
}

#[test]
fn a_stage_is_marked_by_its_own_threshold_alone() {
    // The stages of ISO/IEC 33020 ask for more than 50 % of their own coverage.
    let rubric = ladder(4, "");
    let row = [Some(Ppm::HALF), Some(Ppm::new(500_001)), None, Some(Ppm::FULL)];
    assert_eq!(stage_marks(&rubric, &row), [Some(Ppm::ZERO), Some(Ppm::FULL), None, Some(Ppm::FULL)]);
    let mut items = Items::of_stages(&rubric);
    items.push(&stage_marks(&rubric, &row));
    let pairs: Vec<_> = items.finish().violations.iter().map(|of| (of.earlier, of.later)).collect();
    assert_eq!(pairs, [(0, 1), (0, 3)]);
}

#[test]
fn the_total_of_a_banded_rubric_marks_none_of_its_stages() {
    let rubric = read_rubric(
        "rubric: bands\nversion: 1.0.0\ntitle: Bands\nlanguages: [en]\n\
         verdict: {method: banded}\n\
         stages: [{id: low, title: Low, from: 0}, {id: high, title: High, from: 50}]\n\
         dimensions:\n  - id: d\n    title: D\n    questions:\n\
         \x20     - {id: a, ask: How much?, answer: percent, target: 80}\n",
    );
    let marks = stage_marks(&rubric, &[Some(Ppm::FULL)]);
    assert_eq!(marks, [None, None]);
    let mut items = Items::of_stages(&rubric);
    items.push(&marks);
    assert_eq!(items.finish().agencies, 0);
}

#[test]
fn the_criteria_of_a_rubric_are_chained_by_question() {
    let rubric = read_rubric(
        "rubric: steps\nversion: 1.0.0\ntitle: Steps\nlanguages: [en]\nverdict: {method: staged}\n\
         stages: [{id: low, title: Low}, {id: high, title: High}]\n\
         dimensions:\n  - id: d\n    title: D\n    questions:\n\
         \x20     - {id: a, ask: How much?, answer: percent, targets: {low: 40, high: 80}}\n\
         \x20     - {id: b, ask: How many?, answer: percent, targets: {low: 40, high: 80}}\n",
    );
    let mut items = Items::of_criteria(&rubric);
    items.push(&agency("0101"));
    let pairs: Vec<_> = items.finish().violations.iter().map(|of| (of.earlier, of.later)).collect();
    assert_eq!(pairs, [(0, 1), (2, 3)]);
}

/// Agencies with the same number of marks; at times more of them than are counted in one block.
fn batch() -> impl Strategy<Value = Vec<Agency>> {
    let mark = |number: u32| match number % 11 {
        0 => None,
        1..5 => Some(Ppm::ZERO),
        5..9 => Some(Ppm::FULL),
        9 => Some(Ppm::HALF),
        _ => Some(Ppm::new(number % 1_000_000)),
    };
    (2..7_usize, prop::collection::vec(any::<u32>(), 12..500)).prop_map(move |(items, numbers)| {
        numbers.chunks_exact(items).map(|row| row.iter().map(|&number| mark(number)).collect()).collect()
    })
}

fn of(batch: &[Agency]) -> Items {
    let mut items = chain(batch[0].len());
    for agency in batch {
        items.push(agency);
    }
    items
}

fn near(found: Result<Decimal, Undefined>, expected: f64) -> bool {
    found
        .is_ok_and(|value| (value.millionths() as f64 / 1e6 - expected).abs() < 1e-6 * (1.0 + expected.abs()))
}

/// The marks of two items in the agencies that have both, by a rule.
fn both(batch: &[Agency], i: usize, j: usize, rule: impl Fn(Ppm) -> f64) -> Vec<(f64, f64)> {
    batch.iter().filter_map(|agency| Some((rule(agency[i]?), rule(agency[j]?)))).collect()
}

fn covariance(pairs: &[(f64, f64)]) -> f64 {
    let n = pairs.len() as f64;
    let (x, y) = pairs.iter().fold((0.0, 0.0), |sum, pair| (sum.0 + pair.0 / n, sum.1 + pair.1 / n));
    pairs.iter().map(|pair| (pair.0 - x) * (pair.1 - y)).sum::<f64>() / (n - 1.0)
}

proptest! {
    #[test]
    fn neither_the_order_of_agencies_nor_that_of_parts_changes_anything(
        (batch, shuffled) in batch().prop_flat_map(|batch| (Just(batch.clone()), Just(batch).prop_shuffle())),
        size in 1..90_usize,
    ) {
        let mut parts = chain(batch[0].len());
        shuffled.chunks(size).for_each(|part| parts.merge(of(part)));
        prop_assert_eq!(parts.finish(), of(&batch).finish());
    }

    #[test]
    fn alpha_and_item_rest_agree_with_their_definitions(batch in batch()) {
        let found = of(&batch).finish();
        let score = |ppm: Ppm| f64::from(ppm.get()) / 1e6;
        let k = found.varying;
        prop_assume!(k > 1 && !matches!(found.alpha, Err(Undefined::NeverTogether(..))));
        let varying: Vec<_> = (0..batch[0].len()).filter(|at| !found.constant.contains(at)).collect();
        let matrix: Vec<Vec<f64>> = varying.iter()
            .map(|&i| varying.iter().map(|&j| covariance(&both(&batch, i, j, score))).collect())
            .collect();
        let total: f64 = matrix.iter().flatten().sum();
        let own: f64 = (0..k).map(|at| matrix[at][at]).sum();
        prop_assume!(total > 1e-3);
        let alpha = k as f64 / (k as f64 - 1.0) * (1.0 - own / total);
        prop_assert!(near(found.alpha, alpha) || alpha > 1.0 && found.alpha == Err(Undefined::Incoherent));
        for (place, &at) in varying.iter().enumerate() {
            let with: f64 = matrix[place].iter().sum::<f64>() - matrix[place][place];
            let rest = total - 2.0 * with - matrix[place][place];
            if rest > 1e-3 && matrix[place][place] > 1e-3 {
                let r = with / (matrix[place][place] * rest).sqrt();
                let shown = found.items[at].item_rest;
                prop_assert!(near(shown, r) || r.abs() > 1.0 && shown == Err(Undefined::Incoherent), "{shown:?} {r}");
            }
        }
    }

    #[test]
    fn h_agrees_with_its_definition(batch in batch()) {
        let found = of(&batch).finish();
        let met = |ppm: Ppm| f64::from(u8::from(ppm == Ppm::FULL));
        let (mut errors, mut expected) = (0.0, 0.0);
        for i in 0..batch[0].len() {
            for j in 0..i {
                let pairs = both(&batch, i, j, met);
                let n = pairs.len() as f64;
                let (p, q) = pairs.iter().fold((0.0, 0.0), |sum, pair| (sum.0 + pair.0, sum.1 + pair.1));
                let fails_easier = |&&(x, y): &&(f64, f64)| if p >= q { x < y } else { y < x };
                errors += pairs.iter().filter(fails_easier).count() as f64;
                expected += if n > 0.0 { (n - p.max(q)) * p.min(q) / n } else { 0.0 };
            }
        }
        if expected > 0.0 {
            prop_assert!(near(found.h, 1.0 - errors / expected));
        } else {
            prop_assert_eq!(found.h, Err(Undefined::TooFewItems));
        }
    }

    #[test]
    fn violations_agree_with_a_count(batch in batch()) {
        let found = of(&batch).finish();
        let mut expected = Vec::new();
        for i in 0..batch[0].len() {
            for j in i + 1..batch[0].len() {
                let pairs = both(&batch, i, j, |ppm| f64::from(u8::from(ppm == Ppm::FULL)));
                let later = pairs.iter().filter(|pair| pair.0 < pair.1).count() as u64;
                let earlier = pairs.iter().filter(|pair| pair.0 > pair.1).count() as u64;
                if later > 0 {
                    expected.push((i, j, later, earlier, pairs.len() as u64));
                }
            }
        }
        let counts = |of: &Violation| (of.earlier, of.later, of.later_only, of.earlier_only, of.agencies);
        prop_assert_eq!(found.violations.iter().map(counts).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn what_is_complete_stays_in_its_range(batch in batch()) {
        let complete: Vec<Agency> =
            batch.iter().map(|agency| agency.iter().map(|mark| mark.or(Some(Ppm::ZERO))).collect()).collect();
        let found = of(&complete).finish();
        prop_assert!(found.alpha != Err(Undefined::Incoherent));
        prop_assert!(found.h.is_err() || found.h.unwrap() <= Decimal::ONE);
        for item in &found.items {
            prop_assert!(item.item_rest != Err(Undefined::Incoherent));
        }
    }
}
