//! One question: how much its criteria weigh in the end, and what other answers to it would make of the result.

use crate::analysis::plan::{enough, limit};
use crate::base::number::Ppm;
use crate::engine::program::Program;
use crate::engine::score::{Outcome, Scorecard};
use crate::engine::verdict::StageNumber;
use crate::model::answers::{Answer, Given, Response};
use crate::model::rubric::Credit;

pub use crate::engine::gain::Weight;

/// Another answer to a question, and what it would make of the result while all others stay.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The answer; nothing for one that is worth nothing, whatever it is.
    pub answer: Option<Answer>,
    /// The criteria that are met in full then and are not today.
    pub meets: Vec<usize>,
    /// Those that get half credit then and get less today.
    pub partly: Vec<usize>,
    /// The stage then.
    pub stage: Option<StageNumber>,
    /// The index then.
    pub index: Option<Ppm>,
}

/// The answers that newly meet a target or reach a partial value, least first, and behind them one that is worth nothing;
/// none of a question that does not apply or is not asked.
pub(super) fn steps(
    program: &Program<'_>,
    responses: &[Response],
    card: &Scorecard,
    question: usize,
) -> Vec<Step> {
    let rubric = program.rubric();
    let (Some(asked), Some(response)) = (rubric.questions.get(question), responses.get(question)) else {
        return Vec::new();
    };
    let outcome = |at: usize| card.outcomes.get(at).copied().unwrap_or(Outcome::Unanswered);
    let now = match &response.given {
        Given::Answer(answer) => Some(answer),
        Given::Nothing if asked.criteria.clone().all(|at| outcome(at).applies()) => None,
        _ => return Vec::new(),
    };
    let is_partly = |outcome: Outcome| matches!(outcome, Outcome::Answered { partly_met: true, .. });
    let mut limits = Vec::new();
    for at in asked.criteria.clone().filter(|at| !outcome(*at).is_met()) {
        let rule = &rubric.criteria[at].rule;
        limits.extend(match rule.credit {
            Credit::Half(from) if !is_partly(outcome(at)) => Some((rule.direction, from)),
            _ => None,
        });
        limits.push((rule.direction, limit(rule)));
    }
    let mut answers: Vec<Answer> = Vec::new();
    for (direction, limit) in limits {
        let answer = enough(&asked.answer, now, direction, limit);
        answers.extend(answer.filter(|answer| !answers.contains(answer)));
    }
    let met = |answer: &Answer| {
        let number = answer.number(&asked.answer);
        asked.criteria.clone().filter(|at| program.outcome(*at, number).is_met()).count()
    };
    // Partial values of a higher target may lie below a lower target: what meets less comes first.
    answers.sort_by_key(met);
    let step = |answer: Answer| {
        let mut responses = responses.to_vec();
        responses[question].given = Given::Answer(answer.clone());
        let (new, verdict) = program.judge(&responses);
        let newly = |is: &dyn Fn(Outcome) -> bool| {
            let all = asked.criteria.clone();
            all.filter(|at| is(new.outcomes[*at]) && !is(outcome(*at))).collect::<Vec<_>>()
        };
        let meets = newly(&Outcome::is_met);
        let mut partly = newly(&is_partly);
        partly.retain(|at| !meets.contains(at));
        Step { answer: Some(answer), meets, partly, stage: verdict.stage, index: verdict.profile.index }
    };
    let mut steps: Vec<Step> = answers.into_iter().map(step).collect();
    if now.is_some() {
        let verdict = program.verdict(&program.at_worst(card, &[question]));
        let (stage, index) = (verdict.stage, verdict.profile.index);
        steps.push(Step { answer: None, meets: Vec::new(), partly: Vec::new(), stage, index });
    }
    steps
}
