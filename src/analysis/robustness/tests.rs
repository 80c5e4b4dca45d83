//! The examples of analysis.md, section 4, to the digit.

use std::fmt::Write as _;

use crate::base::number::Decimal;
use crate::base::source::SourceFile;
use crate::engine::mark::Mark;
use crate::engine::program::Program;
use crate::engine::score::Reading;
use crate::model::rubric::{self, Rubric};
use crate::syntax::yaml;

use super::draws::SEED;
use super::ranks::{ranks, stages};
use super::weights::Tops;
use super::{Odds, Robustness};

fn read(verdict: &str, stages: &str, dimensions: &str) -> Rubric {
    let text = format!(
        "rubric: r\nversion: 1.0.0\ntitle: R\nlanguages: [en]\nverdict: {{{verdict}}}\nstages: [{stages}]\ndimensions:\n{dimensions}"
    );
    let source = SourceFile::new("r.yaml", text);
    rubric::read(&yaml::parse(&source).expect("YAML")).expect("a rubric")
}

const ONE: &str = "{id: one, title: One}";
const TWO: &str = "{id: one, title: One}, {id: two, title: Two}";

/// One dimension with these questions.
fn cell(stages: &str, questions: &[&str]) -> Rubric {
    let mut dimensions = "  - id: d\n    title: D\n    questions:\n".to_owned();
    for question in questions {
        let _ = writeln!(dimensions, "      - {{ask: Is it so?, {question}}}");
    }
    read("method: staged", stages, &dimensions)
}

/// Dimensions of these weights, each with a percent question a stage.
fn grid(weights: &[u32], stages: &str, ids: &[&str], verdict: &str) -> Rubric {
    let mut dimensions = String::new();
    for (at, weight) in weights.iter().enumerate() {
        let _ = write!(dimensions, "  - id: d{at}\n    title: D\n    weight: {weight}\n    questions:\n");
        for id in ids {
            let _ = writeln!(
                dimensions,
                "      - {{id: q{at}-{id}, ask: How much?, answer: percent, targets: {{{id}: 100}}}}"
            );
        }
    }
    read(verdict, stages, &dimensions)
}

fn yes(yes: bool) -> Mark {
    Mark::Option { at: usize::from(yes), evidenced: false }
}

fn percent(value: u32) -> Mark {
    Mark::Number { value: Decimal::from_count(value as usize), evidenced: false }
}

fn of(rubric: &Rubric, marks: &[Mark]) -> Robustness {
    Robustness::of(&Program::new(rubric, None), marks, SEED).expect("a stage is claimed")
}

fn near(odds: &Odds, expected: &[f64]) {
    let Odds::Exact(odds) = odds else { panic!("{odds:?}") };
    assert_eq!(odds.len(), expected.len());
    for (own, expected) in odds.iter().zip(expected) {
        assert!((own - expected).abs() < 1e-12, "{odds:?}");
    }
}

#[test]
fn the_radius_of_weights_is_exact() {
    let rubric = grid(&[3, 2, 2], TWO, &["one", "two"], "method: staged");
    let marks: Vec<Mark> =
        [(100, 60), (90, 40), (80, 70)].iter().flat_map(|(a, b)| [percent(*a), percent(*b)]).collect();
    let found = of(&rubric, &marks);
    let radius = found.radius.expect("means");
    let same =
        |share: (i128, i128), (above, below): (i128, i128)| assert_eq!(share.0 * below, share.1 * above);
    // The lesser of 899993/1299997 (stage 1) and 333331/599999 (stage 2): 55.5 %.
    same(radius.fall.expect("a stage"), (333_331, 599_999));
    assert_eq!(radius.rise, None, "there is no higher stage");
    let rubric = grid(&[10, 4], ONE, &["one"], "method: staged, requires: {one: {one: {at_least: 60}}}");
    same(
        of(&rubric, &[percent(100), percent(0)]).radius.and_then(|it| it.fall).expect("a stage"),
        (1_600_007, 6_400_003),
    );
    // At 60 and 40 of equal weights the whole is 50: over it asks for more, and half a part per million is missing.
    let rubric = grid(&[1, 1], ONE, &["one"], "method: staged");
    let radius = of(&rubric, &[percent(60), percent(40)]).radius.expect("means");
    assert_eq!((radius.fall, radius.rise), (None, Some((2, 400_000))));
}

#[test]
fn wrong_answers_are_added_up_exactly() {
    let yes_no = |id: &str, target: &str| format!("id: {id}, answer: yes_no, targets: {{{target}}}");
    let of_stage = |stage: &str, ids: [&str; 3]| ids.map(|id| yes_no(id, &format!("{stage}: yes")));
    let first = of_stage("one", ["a", "b", "c"]);
    let list = |all: &[String]| -> Vec<String> { all.to_vec() };
    let build = |stages: &str, all: &[String]| {
        let all: Vec<&str> = all.iter().map(String::as_str).collect();
        cell(stages, &all)
    };
    let three = build(ONE, &list(&first));
    near(&of(&three, &[yes(true); 3]).answers, &[0.007_25, 0.992_75]);
    let both = [first.clone(), of_stage("two", ["d", "e", "f"])].concat();
    let two = build(TWO, &both);
    near(&of(&two, &[yes(true); 6]).answers, &[0.007_25, 0.992_75 - 0.851_159_031_25, 0.851_159_031_25]);
    let mut gated = first.to_vec();
    gated[0] = yes_no("a", "one: {is: yes, gate: true}");
    near(&of(&build(ONE, &gated), &[yes(true); 3]).answers, &[0.052_375, 0.947_625]);
    let percents = [(3, "q1"), (2, "q2"), (2, "q3")];
    let mut x1: Vec<String> = percents
        .iter()
        .map(|(weight, id)| format!("id: {id}, weight: {weight}, answer: percent, targets: {{one: {{at_least: 100, partial: 50}}}}"))
        .collect();
    x1.push("id: q4, answer: yes_no, targets: {one: yes}".to_owned());
    let x1 = build(ONE, &x1);
    near(
        &of(&x1, &[percent(50), percent(100), percent(50), yes(true)]).answers,
        &[1.0 - 0.970_990_625, 0.970_990_625],
    );
    let p4 = build(
        TWO,
        &[
            "id: share, answer: percent, targets: {one: {at_least: 50, partial: 20}, two: {at_least: 80, partial: 50}}"
                .to_owned(),
            yes_no("a", "one: yes"),
            yes_no("b", "two: yes"),
        ],
    );
    near(&of(&p4, &[percent(50), yes(true), yes(true)]).answers, &[0.05, 0.070_062_5, 0.879_937_5]);
}

#[test]
fn draws_agree_with_what_is_exact() {
    // What is drawn where it cannot be added up is drawn here beside it.
    let rubric = grid(&[3, 2, 2], TWO, &["one", "two"], "method: staged");
    let marks: Vec<Mark> =
        [(90, 70), (85, 30), (85, 50)].iter().flat_map(|(a, b)| [percent(*a), percent(*b)]).collect();
    let program = Program::new(&rubric, None);
    let card = program.score(&marks);
    let readings = super::readings(&rubric, &card, &marks);
    let drawn = super::answers_drawn(&program, &card, &readings, SEED);
    let exact = of(&rubric, &marks).answers;
    for stage in 0..3 {
        assert!((drawn.share(stage) - exact.share(stage)).abs() < 0.02, "{drawn:?} {exact:?}");
    }
    let profile = program.profile(&card, Reading::Actual);
    let rows = super::Rows::of_rubric(&rubric);
    let drawn = super::thresholds_drawn(&program, &card, &profile, &rows, SEED);
    let exact = of(&rubric, &marks).thresholds;
    for stage in 0..3 {
        assert!((drawn.share(stage) - exact.share(stage)).abs() < 0.02, "{drawn:?} {exact:?}");
    }
}

#[test]
fn shifted_thresholds_are_counted_exactly() {
    // 3·90 + 2·85 + 2·85 = 610 of 7: 87.142857; 3·70 + 2·30 + 2·50 = 370 of 7: 52.857143.
    let rubric = grid(&[3, 2, 2], TWO, &["one", "two"], "method: staged");
    let marks: Vec<Mark> =
        [(90, 70), (85, 30), (85, 50)].iter().flat_map(|(a, b)| [percent(*a), percent(*b)]).collect();
    let second = 71_429.0 * 78_571.0 / (100_001.0 * 100_001.0);
    near(&of(&rubric, &marks).thresholds, &[0.0, 1.0 - second, second]);
    assert_eq!(format!("{second:.6}"), "0.561214");
}

#[test]
fn the_ranks_of_a_batch_are_those_of_the_same_draws_for_all() {
    let rubric = grid(&[3, 2, 2], TWO, &["one", "two"], "method: staged");
    let program = Program::new(&rubric, None);
    let agencies =
        [[(100, 60), (90, 40), (80, 70)], [(90, 70), (85, 30), (85, 50)], [(100, 50), (85, 60), (70, 40)]];
    let cards = agencies.map(|rows| {
        let marks: Vec<Mark> = rows.iter().flat_map(|(a, b)| [percent(*a), percent(*b)]).collect();
        program.score(&marks)
    });
    let tops = cards.each_ref().map(|card| {
        Tops::of(&program, &program.shape(), card, &program.profile(card, Reading::Actual)).expect("means")
    });
    let mut steps = 0;
    let found = ranks(&rubric, &tops.each_ref(), SEED, &mut |step| steps += step);
    assert_eq!(steps, 10_000);
    assert_eq!(found[0].stages, [0, 0, 10_000]);
    assert_eq!(found[1].stages, [0, 202, 9_798]);
    assert_eq!(found[2].stages, [0, 4_980, 5_020]);
    assert_eq!([found[0].rank, found[1].rank, found[2].rank], [(1, 1), (2, 3), (2, 3)]);
    assert_eq!(found[1].ahead[2], 9_451);
    // One agency alone is drawn by the same numbers.
    assert_eq!(stages(&rubric, &tops[1], SEED), found[1].stages);
    let marks: Vec<Mark> = agencies[1].iter().flat_map(|(a, b)| [percent(*a), percent(*b)]).collect();
    assert_eq!(of(&rubric, &marks).weights, Some(Odds::Drawn(vec![0, 202, 9_798])));
}
