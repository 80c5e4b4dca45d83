//! P1 to P12 of the analysis specification, to the printed digits.

#![allow(clippy::unwrap_used, clippy::panic)]

use crate::base::source::SourceFile;
use crate::engine::program::Program;
use crate::model::answers::{self, AnswerSheet};
use crate::model::rubric::{self, Rubric};
use crate::syntax::yaml;

use super::*;

/// A rubric with this head and these dimensions, each of them questions as flow maps without what they ask.
fn rubric(head: &str, dimensions: &[&[&str]]) -> Rubric {
    let mut text = format!("rubric: r\nversion: 1.0.0\ntitle: R\nlanguages: [en]\n{head}\ndimensions:\n");
    for (at, questions) in dimensions.iter().enumerate() {
        text += &format!("  - id: d{at}\n    title: D\n    questions:\n");
        for question in *questions {
            text += &format!("      - {{ask: Is it so?, {question}}}\n");
        }
    }
    let source = SourceFile::new("r.yaml", text);
    let tree = yaml::parse(&source).unwrap();
    rubric::read(&tree).unwrap_or_else(|faults| panic!("{faults:#?}"))
}

fn sheet(rubric: &Rubric, answers: &str) -> AnswerSheet {
    let source =
        SourceFile::new("s.yaml", format!("agency: {{name: Tỉnh Minh Họa A}}\nanswers: {{{answers}}}\n"));
    let tree = yaml::parse(&source).unwrap();
    answers::read(&tree, rubric).unwrap_or_else(|faults| panic!("{faults:#?}"))
}

/// One stage with this threshold and these questions.
fn cell(threshold: &str, questions: &[&str]) -> Rubric {
    let head = format!(
        "stages: [{{id: s, title: S}}]\nverdict: {{method: staged, requires: {{s: {{s: {threshold}}}}}}}\nefforts: {{low: 2, medium: 6, high: 8}}"
    );
    rubric(&head, &[questions])
}

fn asked(rubric: &Rubric, answers: &str, target: StageNumber, wishes: &Wishes<'_>) -> Planned {
    let sheet = sheet(rubric, answers);
    let program = Program::new(rubric, None);
    let (card, _) = program.judge(&sheet.responses);
    plan(&program, &card, &sheet.responses, target, wishes).unwrap()
}

const EFFORTS: Costs = Costs::Efforts;

fn wishes<'w>(costs: &'w Costs, exclude: &'w [usize]) -> Wishes<'w> {
    Wishes { costs, exclude, must: &[] }
}

fn planned(rubric: &Rubric, answers: &str, target: StageNumber, wishes: &Wishes<'_>) -> Plan {
    match asked(rubric, answers, target, wishes) {
        Planned::Plan(plan) => *plan,
        Planned::Impossible(why) => panic!("{why:#?}"),
    }
}

/// The changes, as in `q1 half, q2`.
fn named(rubric: &Rubric, changes: impl IntoIterator<Item = (usize, Level)>) -> String {
    let name = |(question, level): (usize, Level)| {
        let id = &rubric.questions[question].id;
        if level == Level::Half { format!("{id} half") } else { id.clone() }
    };
    changes.into_iter().map(name).collect::<Vec<_>>().join(", ")
}

fn changes(rubric: &Rubric, plan: &Plan) -> String {
    named(rubric, plan.changes.iter().map(|change| (change.question, change.level)))
}

fn units(cost: Cost) -> Cost {
    assert_eq!(cost % UNIT, 0);
    cost / UNIT
}

fn after(plan: &Plan) -> Vec<u32> {
    plan.row.iter().map(|it| it.after.unwrap().get()).collect()
}

/// The cost, the changes and the coverages of the row of a plan by efforts.
fn short(rubric: &Rubric, answers: &str, target: StageNumber) -> (Cost, String, Vec<u32>) {
    let plan = planned(rubric, answers, target, &wishes(&EFFORTS, &[]));
    (units(plan.cost), changes(rubric, &plan), after(&plan))
}

/// What anything cheaper buys, in the only column.
fn cheaper(plan: &Plan) -> Option<u32> {
    match &plan.proof {
        Proof::Columns(columns) => columns[0].cheaper.map(Ppm::get),
        Proof::Branches { .. } => panic!("{plan:#?}"),
    }
}

const CELL: [&str; 4] = [
    "id: q1, answer: percent, targets: {s: {at_least: 80, partial: 40}}, weight: 3, effort: high",
    "id: q2, answer: percent, targets: {s: {at_least: 80, partial: 40}}, weight: 2, effort: low",
    "id: q3, answer: percent, targets: {s: {at_least: 80, partial: 40}}, weight: 2, effort: medium",
    "id: q4, answer: yes_no, targets: {s: yes}, weight: 1",
];
const IN_IT: &str = "q1: 10, q2: 50, q3: 0, q4: yes";

#[test]
fn p1_costs_of_half_and_full_steps() {
    let costs = [(3, 8), (1, 2), (2, 6), (1, 1)].map(|(half, full)| Some((half * UNIT, full * UNIT)));
    let costs = Costs::Given { unit: None, each: costs.into() };
    let rubric = cell("{over: 50}", &CELL);
    let plan = planned(&rubric, IN_IT, 1, &wishes(&costs, &[]));
    assert_eq!((units(plan.cost), changes(&rubric, &plan)), (5, "q1 half, q2".to_owned()));
    assert_eq!((after(&plan), plan.margin), (vec![562_500], 62_499));
    let others: Vec<String> =
        plan.alternatives.iter().map(|other| named(&rubric, other.changes.clone())).collect();
    assert_eq!((others, plan.more), (vec!["q1 half, q3 half".to_owned()], false));
    assert_eq!(cheaper(&plan), Some(500_000), "4 buys 500000");
    let rubric = cell("{over: 85}", &CELL);
    let plan = planned(&rubric, IN_IT, 1, &wishes(&costs, &[]));
    assert_eq!((units(plan.cost), changes(&rubric, &plan)), (12, "q1, q2, q3 half".to_owned()));
    assert_eq!((after(&plan), cheaper(&plan)), (vec![875_000], Some(812_500)), "11 buys 812500");
}

#[test]
fn p2_efforts_and_half_of_them() {
    let rubric = cell("{over: 50}", &CELL);
    let plan = planned(&rubric, IN_IT, 1, &wishes(&EFFORTS, &[]));
    assert_eq!((units(plan.cost), changes(&rubric, &plan)), (6, "q1 half, q2".to_owned()));
    assert_eq!(plan.alternatives, []);
    let rubric = cell("{over: 85}", &CELL);
    assert_eq!(short(&rubric, IN_IT, 1).0, 13);
}

#[test]
fn p3_the_greedy_choice_is_not_the_best() {
    let rubric = rubric(
        "stages: [{id: s, title: S, from: 50}]\nverdict: {method: banded}\nefforts: {low: 4, medium: 5, high: 8}",
        &[&[
            "id: a, answer: yes_no, target: yes, weight: 10, effort: high",
            "id: b, answer: yes_no, target: yes, weight: 7, effort: medium",
            "id: c, answer: yes_no, target: yes, weight: 3, effort: low",
        ]],
    );
    let plan = planned(&rubric, "a: no, b: no, c: no", 1, &wishes(&EFFORTS, &[]));
    assert_eq!((units(plan.cost), changes(&rubric, &plan)), (8, "a".to_owned()));
    assert_eq!(plan.next.map(units), Some(9));
}

fn p4() -> Rubric {
    rubric(
        "stages: [{id: one, title: One}, {id: two, title: Two}]\nverdict: {method: staged}",
        &[&[
            "id: share, answer: percent, effort: high, targets: {one: {at_least: 50, partial: 20}, two: {at_least: 80, partial: 50}}",
            "id: a, answer: yes_no, targets: {one: yes}",
            "id: b, answer: yes_no, targets: {two: yes}",
        ]],
    )
}
const IN_P4: &str = "share: 10, a: no, b: no";

#[test]
fn p4_a_question_that_serves_two_stages_is_paid_once() {
    let rubric = p4();
    let plan = planned(&rubric, IN_P4, 1, &wishes(&EFFORTS, &[]));
    assert_eq!((units(plan.cost), changes(&rubric, &plan)), (7, "share half, a".to_owned()));
    assert_eq!(plan.changes[0].answer, Answer::Number("20".parse_decimal()));
    assert_eq!((after(&plan), plan.index.1.map(Ppm::get)), (vec![750_000], Some(375_000)), "C 750000, 0");
    let plan = planned(&rubric, IN_P4, 2, &wishes(&EFFORTS, &[]));
    assert_eq!((units(plan.cost), changes(&rubric, &plan)), (14, "share, a, b".to_owned()));
    assert_eq!(plan.changes[0].answer, Answer::Number("80".parse_decimal()));
    assert_eq!(plan.changes[0].enough, Some(Answer::Number("50".parse_decimal())));
    assert_eq!(plan.margin, 649_998);
    assert!(plan.is_proved() && matches!(plan.proof, Proof::Branches { .. }), "{:?}", plan.proof);
}

trait ParseDecimal {
    fn parse_decimal(&self) -> crate::base::number::Decimal;
}

impl ParseDecimal for str {
    fn parse_decimal(&self) -> crate::base::number::Decimal {
        crate::base::number::Decimal::parse(self).unwrap()
    }
}

#[test]
fn p5_a_gate_may_ask_for_the_partial_value_alone() {
    let with = |gate: &str| {
        let gated = format!(
            "id: g, answer: percent, effort: high, targets: {{s: {{at_least: 80, partial: 40, gate: {gate}}}}}"
        );
        let head = "stages: [{id: s, title: S}]\nverdict: {method: staged}";
        let (a, b) = (
            "id: a, answer: yes_no, targets: {s: yes}, effort: low",
            "id: b, answer: yes_no, targets: {s: yes}",
        );
        short(&rubric(head, &[&[gated.as_str(), a, b]]), "g: 0, a: no, b: no", 1)
    };
    assert_eq!(with("partial"), (8, "g half, a, b".to_owned(), vec![833_333]));
    assert_eq!(with("true"), (9, "g, a".to_owned(), vec![666_667]));
}

#[test]
fn p6_each_way_to_put_parts_together() {
    let with = |aggregate: &str, cap: &str| {
        let question = |id: &str, effort: &str, cap: &str| {
            format!("id: {id}, answer: percent, effort: {effort}, target: {{at_least: 80, partial: 40{cap}}}")
        };
        let questions =
            [("x1", "medium", ""), ("x2", "medium", ""), ("y1", "high", ""), ("y2", "medium", cap)]
                .map(|(id, effort, cap)| question(id, effort, cap));
        let [x1, x2, y1, y2] = questions.each_ref().map(String::as_str);
        let head = format!(
            "stages: [{{id: s, title: S, from: 60}}]\nverdict: {{method: banded, aggregate: {aggregate}}}"
        );
        short(&rubric(&head, &[&[x1, x2], &[y1, y2]]), "x1: 80, x2: 0, y1: 0, y2: 40", 1)
    };
    assert_eq!(with("mean", ""), (3, "x2".to_owned(), vec![625_000]));
    assert_eq!(with("min", ""), (9, "x2 half, y1 half, y2".to_owned(), vec![750_000]));
    assert_eq!(with("geometric", ""), (5, "x2 half, y2".to_owned(), vec![612_372]));
    assert_eq!(with("mean", ", cap: none").0, 5);
}

#[test]
fn p7_what_comes_before() {
    let with = |after: &str| {
        let head = "stages: [{id: s, title: S}]\nverdict: {method: staged, requires: {s: {s: 40}}}\nefforts: {low: 1, medium: 5, high: 8}";
        let b = format!("id: b, answer: yes_no, targets: {{s: yes}}, weight: 2, effort: low{after}");
        let a = "id: a, answer: yes_no, targets: {s: yes}, effort: high";
        let c = "id: c, answer: yes_no, targets: {s: yes}, weight: 2, effort: medium";
        let rubric = rubric(head, &[&[a, b.as_str(), c]]);
        let plan = planned(&rubric, "a: no, b: no, c: no", 1, &wishes(&EFFORTS, &[]));
        (units(plan.cost), changes(&rubric, &plan), plan.next.map(units))
    };
    assert_eq!((with("").0, with("").1), (1, "b".to_owned()));
    assert_eq!(with(", after: [a]"), (5, "c".to_owned(), Some(9)));
}

#[test]
fn p8_what_a_budget_buys() {
    let rubric = p4();
    let sheet = sheet(&rubric, IN_P4);
    let program = Program::new(&rubric, None);
    let (card, _) = program.judge(&sheet.responses);
    let buys = |units: Cost| {
        let plan = budget(&program, &card, &sheet.responses, units * UNIT, &wishes(&EFFORTS, &[]));
        let plan = plan.unwrap().unwrap();
        (plan.stage, plan.index.1.map(Ppm::get), plan.cost / UNIT)
    };
    let index = |ppm| Some(ppm);
    assert_eq!(buys(3), (0, index(250_000), 3));
    assert_eq!(buys(6), (0, index(500_000), 6));
    assert_eq!(buys(8), (1, index(375_000), 7));
    assert_eq!((buys(10).0, buys(10).1), (1, index(625_000)));
    assert_eq!((buys(11).0, buys(11).1), (1, index(750_000)));
    assert_eq!((buys(14).0, buys(14).1), (2, index(1_000_000)));
}

#[test]
fn p9_what_cannot_be_reached_says_why() {
    let rubric = cell(
        "{over: 50}",
        &[
            "id: a, answer: yes_no, targets: {s: yes}, weight: 3",
            "id: b, answer: yes_no, targets: {s: yes}, weight: 2",
        ],
    );
    let Planned::Impossible(why) = asked(&rubric, "a: no, b: no", 1, &wishes(&EFFORTS, &[0])) else {
        panic!()
    };
    assert_eq!(why.coverages, [(0, Some(Ppm::new(400_000)), Ppm::new(500_001))]);
    assert_eq!((why.limit, why.nothing_applies, why.holds.len()), (None, false, 0));
}

#[test]
fn p10_equals_come_in_rubric_order() {
    let question = |id| format!("id: {id}, answer: yes_no, targets: {{s: yes}}");
    let questions = ["a", "b", "c"].map(question);
    let questions: Vec<&str> = questions.iter().map(String::as_str).collect();
    let rubric = cell("66.6667", &questions);
    let plan = planned(&rubric, "a: yes, b: no, c: no", 1, &wishes(&EFFORTS, &[]));
    assert_eq!(changes(&rubric, &plan), "b");
    assert_eq!(plan.alternatives.len(), 1);
    assert_eq!(named(&rubric, plan.alternatives[0].changes.clone()), "c");
}

#[test]
fn p11_a_blank_starts_at_what_the_rubric_counts_it_for() {
    let of = |unanswered: &str| {
        let head = format!(
            "stages: [{{id: s, title: S}}]\nverdict: {{method: staged, unanswered: {unanswered}, requires: {{s: {{s: {{over: 85}}}}}}}}"
        );
        rubric(
            &head,
            &[&[
                "id: full, answer: percent, targets: {s: 100}",
                "id: blank, answer: yes_no, targets: {s: yes}, weight: 2",
                "id: half, answer: percent, targets: {s: 100}, effort: high",
            ]],
        )
    };
    let answers = "full: 100, half: 50";
    for unanswered in ["unmet", "excluded", "block", "nullify"] {
        assert_eq!(
            short(&of(unanswered), answers, 1),
            (3, "blank".to_owned(), vec![875_000]),
            "{unanswered}"
        );
    }
    let without = |unanswered: &str| {
        let rubric = of(unanswered);
        match asked(&rubric, answers, 1, &wishes(&EFFORTS, &[1])) {
            Planned::Plan(plan) => Ok((units(plan.cost), changes(&rubric, &plan), after(&plan))),
            Planned::Impossible(why) => Err(why.coverages[0].1.map(Ppm::get)),
        }
    };
    assert_eq!(without("unmet"), Err(Some(500_000)));
    assert_eq!(without("excluded"), Ok((8, "half".to_owned(), vec![1_000_000])));
}

#[test]
fn the_least_answer_that_keeps_the_goal_goes_by_millionths() {
    let rubric = cell(
        "{over: 50}",
        &["id: a, answer: percent, targets: {s: 80}", "id: b, answer: percent, targets: {s: 100}"],
    );
    let plan = planned(&rubric, "a: 46, b: 30", 1, &wishes(&EFFORTS, &[1]));
    assert_eq!(plan.row[0].before.map(Ppm::get), Some(437_500));
    assert_eq!(after(&plan), [650_000]);
    assert_eq!(plan.changes[0].enough, Some(Answer::Number("56.00004".parse_decimal())));
}

#[test]
fn p12_the_shipped_sheet_of_the_first_edition() {
    use crate::model::rubric::builtin::Builtin;
    let rubric = Builtin::earlier()
        .iter()
        .map(|builtin| builtin.rubric())
        .find(|it| it.id == "digital-government")
        .unwrap();
    let source = SourceFile::new("answers-1.yaml", include_str!("../../../tests/plans/answers-1.yaml"));
    let sheet = answers::read(&yaml::parse(&source).unwrap(), &rubric).unwrap();
    let program = Program::new(&rubric, sheet.agency.kind);
    let (card, _) = program.judge(&sheet.responses);
    let planned = plan(&program, &card, &sheet.responses, 3, &wishes(&EFFORTS, &[])).unwrap();
    let Planned::Plan(plan) = planned else { panic!("{planned:#?}") };
    assert_eq!((units(plan.cost), plan.changes.len(), plan.stage), (13, 8, 3));
}
