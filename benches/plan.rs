//! How long plans take: the main rubric, plans to all stages on random sheets. Prints the distribution; the goal is 50 ms for
//! the worst of 1,000 sheets and a median under 5 ms.

#![allow(missing_docs, clippy::unwrap_used, clippy::print_stdout)]

use std::time::{Duration, Instant};

use assess::analysis::plan::{Costs, Planned, UNIT, Wishes, budget, least_cost, plan};
use assess::base::draws::{self, draw};
use assess::base::number::Decimal;
use assess::engine::program::Program;
use assess::model::answers::{Answer, Given, Response};
use assess::model::rubric::builtin::Builtin;
use assess::model::rubric::{AnswerKind, Rubric};

const SHEETS: usize = 1_000;

fn below(number: &mut u64, limit: usize) -> usize {
    *number += 1;
    usize::try_from(draws::below(draw(1, *number), limit as u64)).unwrap()
}

/// A random answer, or none in one case of ten.
fn response(kind: &AnswerKind, seed: &mut u64) -> Response {
    let mut response = Response::default();
    if below(seed, 10) == 0 {
        return response;
    }
    let answer = match kind {
        AnswerKind::YesNo => Answer::YesNo(below(seed, 2) == 0),
        AnswerKind::Percent { .. } => Answer::Number(Decimal::from_count(below(seed, 101))),
        AnswerKind::Number { .. } => Answer::Number(Decimal::from_count(below(seed, 60))),
        AnswerKind::Ratio { .. } => {
            let total = 1 + below(seed, 5_000);
            let of = Decimal::from_count(below(seed, total + 1));
            Answer::Ratio { of, total: Decimal::from_count(total) }
        }
        AnswerKind::Choice { options, .. } => Answer::Choice(below(seed, options.len())),
        AnswerKind::Checklist { items } => {
            Answer::Checklist((0..items.len()).filter(|_| below(seed, 2) == 0).collect())
        }
    };
    response.given = Given::Answer(answer);
    response
}

fn main() {
    for id in ["digital-government", "digital-government-quick"] {
        let rubric = Builtin::find(id).unwrap().rubric();
        run(id, &rubric);
    }
}

fn run(id: &str, rubric: &Rubric) {
    let program = Program::new(rubric, None);
    let wishes = Wishes { costs: &Costs::Efforts, exclude: &[], must: &[] };
    let mut seed = 1;
    let (mut all, mut next_only, mut budgets) = (Vec::new(), Vec::new(), Vec::new());
    let mut found = 0;
    for _ in 0..SHEETS {
        let responses: Vec<Response> =
            rubric.questions.iter().map(|question| response(&question.answer, &mut seed)).collect();
        let (card, verdict) = program.judge(&responses);
        let start = Instant::now();
        for stage in 1..=rubric.stages.len() {
            let planned = plan(&program, &card, &responses, stage, &wishes).unwrap();
            found += usize::from(matches!(planned, Planned::Plan(_)));
        }
        all.push(start.elapsed());
        let start = Instant::now();
        let stage = (verdict.stage.unwrap_or(0) + 1).min(rubric.stages.len());
        least_cost(&program, &card, &responses, stage, &wishes).unwrap();
        next_only.push(start.elapsed());
        let start = Instant::now();
        budget(&program, &card, &responses, 40 * UNIT, &wishes).unwrap();
        budgets.push(start.elapsed());
    }
    println!("{id}: {SHEETS} random sheets, {found} plans");
    show("plans to all stages", all);
    show("least cost of the next stage", next_only);
    show("a budget of 40 points", budgets);
}

fn show(what: &str, mut times: Vec<Duration>) {
    times.sort_unstable();
    let at = |share: usize| times[(times.len() - 1) * share / 1_000].as_secs_f64() * 1_000.0;
    let [low, median, high, higher, worst] = [100, 500, 900, 990, 1_000].map(at);
    println!(
        "  {what}: 10% {low:.2} ms, median {median:.2} ms, 90% {high:.2} ms, 99% {higher:.2} ms, worst {worst:.2} ms"
    );
}
