//! X1 to X3 of the analysis specification, to the printed digits.

#![allow(clippy::unwrap_used, clippy::panic)]

use crate::base::source::SourceFile;
use crate::engine::program::Program;
use crate::model::answers::{self, AnswerSheet};
use crate::model::rubric::{self, Rubric};
use crate::syntax::yaml;

use super::*;

/// One stage that asks for more than so much, and these questions in one dimension.
fn rubric(over: u32, questions: &[String]) -> Rubric {
    let text = format!(
        "rubric: r\nversion: 1.0.0\ntitle: R\nlanguages: [en]\nstages: [{{id: s, title: S}}]\nefforts: {{low: 2, medium: 6, high: 8}}
verdict: {{method: staged, requires: {{s: {{s: {{over: {over}}}}}}}}}\ndimensions:\n  - id: d\n    title: D\n    questions:\n      - {}\n",
        questions.join("\n      - ")
    );
    let source = SourceFile::new("r.yaml", text);
    rubric::read(&yaml::parse(&source).unwrap()).unwrap_or_else(|faults| panic!("{faults:#?}"))
}

/// A question with half credit from 40 and full from 80.
fn question(number: usize, more: &str) -> String {
    format!(
        "{{id: q{number}, ask: How much?, answer: percent, targets: {{s: {{at_least: 80, partial: 40{more}}}}}"
    )
}

fn sheet(rubric: &Rubric, answers: &[u32]) -> AnswerSheet {
    let each = answers.iter().enumerate().map(|(at, value)| format!("q{}: {value}", at + 1));
    let answers = each.collect::<Vec<_>>().join(", ");
    let source =
        SourceFile::new("s.yaml", format!("agency: {{name: Tỉnh Minh Họa A}}\nanswers: {{{answers}}}\n"));
    answers::read(&yaml::parse(&source).unwrap(), rubric).unwrap_or_else(|faults| panic!("{faults:#?}"))
}

fn explained<'a>(rubric: &'a Rubric, sheet: &'a AnswerSheet) -> Explanation<'a> {
    Explanation::new(&Program::new(rubric, None), sheet, Focus::All, None)
}

/// The ids of each set.
fn named(rubric: &Rubric, sets: &[Vec<usize>]) -> Vec<String> {
    let name = |set: &Vec<usize>| {
        set.iter().map(|at| rubric.questions[*at].id.as_str()).collect::<Vec<_>>().join(" ")
    };
    sets.iter().map(name).collect()
}

/// The cell of the rubric specification, section 5: weights 3, 2, 2, 1; efforts 8, 2, 6.
fn cell(over: u32) -> Rubric {
    let questions = [(3, "high"), (2, "low"), (2, "medium"), (1, "medium")].into_iter().enumerate().map(
        |(at, (weight, effort))| format!("{}, weight: {weight}, effort: {effort}}}", question(at + 1, "")),
    );
    rubric(over, &questions.collect::<Vec<_>>())
}

#[test]
fn x1_what_may_be_lost() {
    let rubric = cell(50);
    let sheet = sheet(&rubric, &[40, 80, 40, 80]);
    let explained = explained(&rubric, &sheet);
    assert_eq!(explained.index.value.map(Ppm::get), Some(687_500));
    let [held] = explained.held[..] else { panic!("{:?}", explained.held) };
    assert_eq!((held.coverage.get(), held.spare().get()), (687_500, 187_499));
    let down = explained.down.unwrap();
    assert_eq!((down.size, down.number), (1, Some(2)));
    assert_eq!(named(&rubric, &down.sets), ["q1", "q2"]);
    let program = Program::new(&rubric, None);
    let without = |at| program.verdict(&program.at_worst(&explained.card, &[at])).profile.index;
    assert_eq!([0, 1, 2].map(|at| without(at).unwrap().get()), [500_000, 437_500, 562_500]);
}

#[test]
fn x2_two_answers_together_or_one_gate() {
    let with = |gate: &str| {
        let questions: Vec<String> =
            (1..=5).map(|at| question(at, if at == 5 { gate } else { "" }) + "}").collect();
        let rubric = rubric(50, &questions);
        let sheet = sheet(&rubric, &[80, 80, 80, 80, 40]);
        let down = explained(&rubric, &sheet).down.unwrap();
        (down.size, down.number, named(&rubric, &down.sets))
    };
    let pairs = ["q1 q2", "q1 q3", "q1 q4", "q2 q3", "q2 q4", "q3 q4"].map(str::to_owned);
    assert_eq!(with(""), (2, Some(6), pairs.into()));
    assert_eq!(with(", gate: partial"), (1, Some(1), vec!["q5".to_owned()]));
}

#[test]
fn x3_the_fewest_answers_up() {
    let up = |over: u32| {
        let rubric = cell(over);
        let sheet = sheet(&rubric, &[10, 50, 0, 80]);
        let explained = explained(&rubric, &sheet);
        let [short] = explained.obstacles.shortfalls[..] else { panic!("{:?}", explained.obstacles) };
        let Some(Up::Plan(plan)) = explained.up else { panic!("{:?}", explained.up) };
        let changes = plan.changes.iter();
        let changes =
            changes.map(|change| format!("{} {:?}", rubric.questions[change.question].id, change.level));
        (short.missing().get(), changes.collect::<Vec<_>>())
    };
    // 200 of 800 today.
    assert_eq!(up(50), (250_001, vec!["q1 Full".to_owned()]));
    assert_eq!(up(85), (600_001, vec!["q1 Full".to_owned(), "q3 Full".to_owned()]));
}

#[test]
fn of_equally_few_answers_those_with_the_least_effort() {
    // Half credit is enough of the second and the third; the second takes less.
    let rubric = cell(30);
    let sheet = sheet(&rubric, &[10, 50, 0, 80]);
    let explained = explained(&rubric, &sheet);
    let Some(Up::Plan(plan)) = &explained.up else { panic!("{:?}", explained.up) };
    let [change] = &plan.changes[..] else { panic!("{:?}", plan.changes) };
    assert_eq!((change.question, change.level), (1, Level::Full));
    assert_eq!(explained.effort(change.question, change.level), 2 * UNIT);
}

#[test]
fn sets_too_many_to_be_listed_are_counted() {
    // Thirty equal answers, of which fifteen have to go: C(30, 15).
    let questions: Vec<String> = (1..=30).map(|at| question(at, "") + "}").collect();
    let rubric = rubric(50, &questions);
    let sheet = sheet(&rubric, &[80; 30]);
    let down = explained(&rubric, &sheet).down.unwrap();
    assert_eq!((down.size, down.number, down.sets.len()), (15, Some(155_117_520), NAMED));
    assert_eq!(down.sets[1], [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 15]);
}

#[test]
fn a_question_is_named_by_id_criterion_or_number_and_the_rest_by_id() {
    let rubric = cell(50);
    let named = |word: &str| Focus::named(&rubric, word);
    assert_eq!(named("q2"), Ok(Focus::Question(1)));
    assert_eq!(named("q2@s"), Ok(Focus::Question(1)));
    assert_eq!(named("1.3"), Ok(Focus::Question(2)));
    assert_eq!(named("d"), Ok(Focus::Dimension(0)));
    assert_eq!(named("s"), Ok(Focus::Stage(1)));
    assert_eq!(named("1"), Ok(Focus::Stage(1)));
    let why = |word: &str| named(word).unwrap_err().get(crate::base::lang::Lang::En);
    assert!(why("0").contains("nothing to explain"));
    assert!(why("q22").ends_with("did you mean `q2`?"), "{}", why("q22"));
}

#[test]
fn a_question_says_what_other_answers_would_make_of_the_result() {
    let rubric = cell(50);
    let sheet = sheet(&rubric, &[10, 50, 0, 80]);
    let program = Program::new(&rubric, None);
    let explained = Explanation::new(&program, &sheet, Focus::Question(0), None);
    let steps: Vec<_> = explained.steps.iter().map(|it| (it.stage, it.index.unwrap().get())).collect();
    // Half credit: 350 of 800; in full: 500; lost: as today, 200.
    assert_eq!(steps, [(Some(0), 437_500), (Some(1), 625_000), (Some(0), 250_000)]);
    let weight = explained.weights[0].unwrap();
    assert_eq!((weight.coverage.get(), weight.index.get()), (375_000, 375_000));
}
