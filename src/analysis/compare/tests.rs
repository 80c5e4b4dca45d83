//! The examples of analysis.md, section 2, to the digit.

use std::fmt::Write as _;

use crate::base::number::{Decimal, Ppm};
use crate::base::source::SourceFile;
use crate::engine::program::Program;
use crate::model::answers::{Answer, Given};
use crate::model::rubric::{self, Rubric};
use crate::syntax::yaml;

use super::stage::{Condition, Move};
use super::sums::{MeanIndex, movers, ranks, spread};
use super::{Changes, End, Side, compare};

fn read(text: String) -> Rubric {
    let source = SourceFile::new("r.yaml", text);
    rubric::read(&yaml::parse(&source).expect("YAML")).expect("a rubric")
}

/// Dimensions x with a and b at stage 1, and y with c at stage 1 and d, e and f at 2.
fn k(weights: [u32; 2], verdict: &str) -> Rubric {
    let mut text = format!(
        "rubric: k\nversion: 1.0.0\ntitle: K\nlanguages: [en]\nverdict: {{method: staged{verdict}}}\n\
         stages: [{{id: one, title: One}}, {{id: two, title: Two}}]\ndimensions:\n"
    );
    for (id, weight, questions) in [("x", weights[0], "ab"), ("y", weights[1], "cdef")] {
        let _ = write!(text, "  - id: {id}\n    title: {id}\n    weight: {weight}\n    questions:\n");
        for question in questions.chars() {
            let stage = if "abc".contains(question) { "one" } else { "two" };
            let _ = writeln!(
                text,
                "      - {{id: {question}, ask: How much?, answer: percent, allow_na: true, targets: {{{stage}: 100}}}}"
            );
        }
    }
    read(text)
}

/// Answers to a to f in percent; -1 is not applicable, -2 is none.
fn given(answers: [i32; 6]) -> Vec<Given> {
    let one = |answer: i32| match answer {
        -1 => Given::NotApplicable("none here".to_owned()),
        -2 => Given::Nothing,
        percent => Given::Answer(Answer::Number(Decimal::from_millionths(i128::from(percent) * 1_000_000))),
    };
    answers.map(one).into()
}

fn changes(rubric: &Rubric, before: &[Given], after: &[Given]) -> Changes {
    let program = Program::new(rubric, None);
    compare(Side { program: &program, given: before }, Side { program: &program, given: after })
}

type Said = (Option<u32>, Option<u32>, Vec<(char, i64)>, i64);

fn said(rubric: &Rubric, changes: &Changes) -> Said {
    let name = |at: usize| rubric.questions[at].id.chars().next().unwrap_or_default();
    let adds = changes.answers.iter().filter_map(|it| Some((name(it.question), it.adds?)));
    let index = |end: &End| end.index().map(Ppm::get);
    (index(&changes.before), index(&changes.after), adds.collect(), changes.rounding)
}

#[test]
fn changed_answers_add_up_to_the_printed_difference() {
    let plain = k([1, 2], "");
    let least = k([1, 2], ", aggregate: min");
    for (rubric, before, after, expected) in [
        (
            &plain,
            [100, 0, 0, 0, 0, 0],
            [0, 100, 0, 100, 50, 0],
            (
                Some(83_334),
                Some(333_334),
                vec![('a', -83_333), ('b', 83_333), ('d', 166_667), ('e', 83_333)],
                0,
            ),
        ),
        (
            &plain,
            [100, 0, 0, 0, 0, 0],
            [100, 100, 0, 100, 100, 0],
            (Some(83_334), Some(500_000), vec![('b', 83_333), ('d', 166_667), ('e', 166_667)], -1),
        ),
        (
            &least,
            [0; 6],
            [100, 100, 100, 0, 0, 0],
            (Some(0), Some(500_000), vec![('a', 125_000), ('b', 125_000), ('c', 250_000)], 0),
        ),
        (
            &plain,
            [100, 0, 0, 100, 0, 0],
            [100, 0, 0, 100, -1, 100],
            (Some(250_000), Some(583_334), vec![('e', 125_000), ('f', 208_333)], 1),
        ),
    ] {
        let changes = changes(rubric, &given(before), &given(after));
        assert_eq!(said(rubric, &changes), expected);
    }
}

#[test]
fn too_many_answers_to_go_through_stand_together() {
    let mut text = "rubric: r\nversion: 1.0.0\ntitle: R\nlanguages: [en]\nverdict: {method: staged}\n\
                    stages: [{id: one, title: One}]\ndimensions:\n"
        .to_owned();
    for (id, count, aggregate) in [("x", 13, "min"), ("y", 2, "mean")] {
        let _ = write!(text, "  - id: {id}\n    title: {id}\n    aggregate: {aggregate}\n    questions:\n");
        for at in 0..count {
            let _ = writeln!(
                text,
                "      - {{id: {id}{at}, ask: Is it so?, answer: yes_no, targets: {{one: yes}}}}"
            );
        }
    }
    let rubric = read(text);
    let all = |yes| vec![Given::Answer(Answer::YesNo(yes)); 15];
    let changes = changes(&rubric, &all(false), &all(true));
    assert_eq!(
        changes.answers.iter().map(|it| it.adds).collect::<Vec<_>>()[12..],
        [None, Some(250_000), Some(250_000)]
    );
    assert_eq!(
        (changes.together.len(), changes.together[0].adds, changes.together[0].questions.len()),
        (1, 500_000, 13)
    );
    assert_eq!((changes.difference(), changes.rounding), (Some(1_000_000), 0));
}

#[test]
fn a_lost_answer_and_a_lost_blank_are_worth_what_the_rubric_says() {
    let rubric = k([1, 2], "");
    let lost = changes(&rubric, &given([100, 0, 0, 0, 0, 0]), &given([-2, 0, 0, 0, 0, -2]));
    assert_eq!(said(&rubric, &lost).2, [('a', -83_333), ('f', 0)]);
    assert!(lost.answers.iter().all(|change| change.is_back), "an answer that is not given any more");
    // Where blanks block the verdict, an end with blanks has no index to compare.
    let blocked = k([1, 2], ", unanswered: block");
    let lost = changes(&blocked, &given([100; 6]), &given([-2, 0, 0, 0, 0, 0]));
    assert_eq!((lost.difference(), lost.is_shared_out, lost.rounding), (None, false, 0));
    // Where they nullify, the answer that ends the last blank brings everything.
    let nullified = k([1, 1], ", unanswered: nullify");
    let found = changes(&nullified, &given([100, -2, 100, 0, 0, 0]), &given([100, 100, 100, 0, 0, 0]));
    assert_eq!(said(&nullified, &found), (Some(0), Some(500_000), vec![('b', 500_000)], 0));
}

/// `share` with 20 and 50 for half of stages one and two, a at one and b at two.
fn p4() -> Rubric {
    read(
        "rubric: p\nversion: 1.0.0\ntitle: P\nlanguages: [en]\nverdict: {method: staged}\n\
         stages: [{id: one, title: One}, {id: two, title: Two}]\ndimensions:\n  - id: d\n    title: D\n    questions:\n\
         \x20     - {id: share, ask: How much?, answer: percent, targets: {one: {at_least: 50, partial: 20}, two: {at_least: 80, partial: 50}}}\n\
         \x20     - {id: a, ask: Is it so?, answer: yes_no, targets: {one: yes}}\n\
         \x20     - {id: b, ask: Is it so?, answer: yes_no, targets: {two: yes}}\n"
            .to_owned(),
    )
}

#[test]
fn the_answers_whose_reversal_undoes_a_move_are_decisive() {
    let rubric = p4();
    let percent = |value: i128| Given::Answer(Answer::Number(Decimal::from_millionths(value * 1_000_000)));
    let yes = |yes| Given::Answer(Answer::YesNo(yes));
    let (before, after) = ([percent(10), yes(false), yes(false)], [percent(20), yes(true), yes(false)]);
    let up = changes(&rubric, &before, &after);
    let adds: Vec<_> = up.answers.iter().map(|it| (it.adds, it.is_decisive, it.is_back)).collect();
    assert_eq!(adds, [(Some(125_000), true, false), (Some(250_000), true, false)]);
    assert_eq!((up.difference(), up.rounding), (Some(375_000), 0));
    let Some(Move { from: 0, to: 1, conditions }) = &up.moved else { panic!("{:?}", up.moved) };
    let [Condition::Threshold { column: 0, before: old, after: new, .. }] = conditions[..] else {
        panic!("{conditions:?}")
    };
    assert_eq!((old, new), (Some(Ppm::ZERO), Some(Ppm::new(750_000))));
    let down = changes(&rubric, &after, &before);
    assert!(down.has_fallen() && down.has_less());
    assert_eq!(
        down.answers.iter().map(|it| (it.is_decisive, it.is_back)).collect::<Vec<_>>(),
        [(false, true); 2]
    );
    assert_eq!(down.moved.map(|it| (it.from, it.to, it.conditions.len())), Some((1, 0, 1)));
}

#[test]
fn the_difference_between_versions_is_that_of_the_answers_and_that_of_the_rubric() {
    let (old, new) = (k([1, 2], ""), k([1, 1], ""));
    let (old_program, new_program) = (Program::new(&old, None), Program::new(&new, None));
    let (before, after) = (given([100, 0, 0, 0, 0, 0]), given([100, 100, 0, 0, 0, 0]));
    let changes = compare(
        Side { program: &old_program, given: &before },
        Side { program: &new_program, given: &after },
    );
    let split = changes.split.as_ref().map(|split| (split.answers, split.rubric));
    assert_eq!(split, Some((Some(104_167), Some(62_499))));
    // (83,333⅓ + 125,000) / 2.
    assert_eq!(said(&new, &changes), (Some(83_334), Some(250_000), vec![('b', 104_167)], 0));
}

#[test]
fn a_value_that_the_other_version_refuses_is_blank_there_and_listed() {
    let of = |second: &str| {
        read(format!(
            "rubric: r\nversion: 1.0.0\ntitle: R\nlanguages: [en]\nverdict: {{method: staged}}\nstages: [{{id: one, title: One}}]\n\
             dimensions:\n  - id: d\n    title: D\n    questions:\n      - {{id: a, ask: Is it so?, answer: yes_no, targets: {{one: yes}}}}\n{second}"
        ))
    };
    let old = of("      - {id: b, ask: Which?, answer: choice, options: [{id: p, title: P}, {id: q, title: Q}], targets: {one: q}}
      - {id: c, ask: Is it so?, answer: yes_no, targets: {one: yes}}\n");
    let new = of("      - {id: bb, was: [b], ask: Which?, answer: choice, options: [{id: qq, was: [q], title: Q}, {id: r, title: R}], targets: {one: r}}
      - {id: c, ask: How much?, answer: percent, targets: {one: 100}}\n");
    let yes = || Given::Answer(Answer::YesNo(true));
    let said = |at| Given::Answer(Answer::Choice(at));
    let there = super::versions::translated(&[yes(), said(1), yes()], &old, &new);
    assert_eq!(there, (vec![yes(), said(0), Given::Nothing], vec![2]));
    let there = super::versions::translated(&[yes(), said(0), yes()], &old, &new);
    assert_eq!(there.1, [1, 2]);
    let back = super::versions::translated(&[yes(), said(0), Given::Nothing], &new, &old);
    assert_eq!(back, (vec![yes(), said(1), Given::Nothing], vec![]));
}

#[test]
fn a_mean_of_those_in_both_lists_stands_apart_from_that_of_all() {
    let end = |ppm: u32| {
        let mut end = End::default();
        end.profile.index = Some(Ppm::new(ppm));
        end
    };
    let pair = |before, after| Changes { before: end(before), after: end(after), ..Changes::default() };
    let pairs = [pair(400_000, 500_000), pair(600_000, 600_000), pair(700_000, 650_000)];
    let (then, now) = MeanIndex::of_pairs(&pairs[..2]);
    assert_eq!((then.mean, now.mean, now.agencies), (Some(Ppm::new(500_000)), Some(Ppm::new(550_000)), 2));
    let all = |list: [u32; 3]| MeanIndex::of(list.into_iter().map(|ppm| Some(Ppm::new(ppm)))).mean;
    assert_eq!(all([400_000, 600_000, 800_000]), Some(Ppm::new(600_000)));
    assert_eq!(all([500_000, 600_000, 100_000]), Some(Ppm::new(400_000)));
    assert_eq!(movers(&pairs), (vec![0], vec![2]));
    // Two that became one, as a list and a range: 41 and 55.5 to 60.
    assert_eq!(spread(&[&end(410_000), &end(555_000)], &[&end(600_000)]), Some((45_000, 190_000)));
    assert_eq!(ranks(&[end(1), end(3), end(3)], false), [Some(3), Some(1), Some(1)]);
}
