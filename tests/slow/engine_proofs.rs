//! What the engine finds by short cuts is what trying everything finds: the least answer that is enough, and the blanks that
//! decide a verdict.

#![allow(clippy::unwrap_used)]

use crate::support;

use assess::base::number::Decimal;
use assess::engine::program::Program;
use assess::engine::score::Outcome;
use assess::model::answers::{Answer, Given, Response};
use assess::model::rubric::{AnswerKind, Direction, Question, Rubric};
use proptest::prelude::*;
use support::{result, world};

/// The answers between one and a target, those nearest to it first; nothing where no steps are taken.
fn between(
    question: &Question,
    now: Decimal,
    full: Decimal,
    direction: Direction,
) -> Option<Vec<(Decimal, Answer)>> {
    let up = direction == Direction::AtLeast;
    let lies = |value: i128| {
        let (now, full) = (now.millionths(), full.millionths());
        if up { value > now && value < full } else { value < now && value > full }
    };
    let mut all: Vec<(Decimal, Answer)> = match &question.answer {
        AnswerKind::Choice { options, .. } => options
            .iter()
            .enumerate()
            .filter(|(_, option)| lies(option.value.millionths()))
            .map(|(at, option)| (option.value, Answer::Choice(at)))
            .collect(),
        AnswerKind::Percent { .. } | AnswerKind::Number { .. } | AnswerKind::Ratio { .. } => {
            let answer = |value: Decimal| match question.answer {
                AnswerKind::Ratio { .. } => Answer::Ratio { of: value, total: Decimal::HUNDRED },
                _ => Answer::Number(value),
            };
            let values = (-1300..=1300_i128).map(|tenths| tenths * 100_000).filter(|value| lies(*value));
            values.map(Decimal::from_millionths).map(|value| (value, answer(value))).collect()
        }
        AnswerKind::YesNo | AnswerKind::Checklist { .. } => return None,
    };
    all.sort_by_key(|(value, _)| if up { value.millionths() } else { -value.millionths() });
    Some(all)
}

/// The stage of responses, with one of them replaced.
fn stage(program: &Program<'_>, responses: &[Response], at: usize, answer: Answer) -> usize {
    let mut responses = responses.to_vec();
    responses[at].given = Given::Answer(answer);
    program.judge(&responses).1.stage.unwrap_or(0)
}

/// The stage with all blanks at worst or at best, but for one of them.
fn with_blanks(
    program: &Program<'_>,
    outcomes: &[Outcome],
    blanks: &[usize],
    best: bool,
    but: Option<usize>,
    rubric: &Rubric,
) -> usize {
    let mut card = assess::engine::score::Scorecard { outcomes: outcomes.to_vec(), ..Default::default() };
    for &question in blanks {
        let is_best = best != (Some(question) == but);
        let achievement =
            if is_best { assess::base::number::Ppm::FULL } else { assess::base::number::Ppm::ZERO };
        for at in rubric.questions[question].criteria.clone() {
            card.outcomes[at] =
                Outcome::Answered { achievement, met: is_best, partly_met: is_best, evidenced: false };
        }
    }
    let verdict = program.verdict(&card);
    verdict.stage.unwrap_or(0)
}

proptest! {
    #![proptest_config(crate::support::cases(150))]

    #[test]
    fn the_least_answer_that_is_enough_is_the_first_of_all_that_are(world in world(), pick in any::<prop::sample::Index>()) {
        let rubric = world.rubric();
        let sheet = world.sheet(&rubric);
        let assessment = result(&rubric, &sheet);
        // Under a verdict that is blocked, or a profile, no stage is reached.
        prop_assume!(assessment.verdict.stage.is_some());
        let program = Program::new(&rubric, sheet.agency.kind);
        let at = pick.index(rubric.criteria.len());
        let criterion = &rubric.criteria[at];
        let question = &rubric.questions[criterion.question];
        let Given::Answer(answer) = &sheet.responses[criterion.question].given else { return Ok(()) };
        let now = answer.number(&question.answer);
        for target in 1..=rubric.stages.len() {
            let found = program.least_enough(&assessment.card, at, now, target);
            let Some(all) = between(question, now, criterion.rule.full, criterion.rule.direction) else {
                prop_assert_eq!(found, None);
                continue;
            };
            let enough = all.into_iter().find(|(_, answer)| stage(&program, &sheet.responses, criterion.question, answer.clone()) >= target);
            prop_assert_eq!(found, enough.map(|(value, _)| value), "{} {}", rubric.criterion_id(criterion), target);
        }
    }

    #[test]
    fn the_blanks_that_decide_are_those_that_change_the_stage_alone(world in world()) {
        let rubric = world.rubric();
        let sheet = world.sheet(&rubric);
        let assessment = result(&rubric, &sheet);
        let program = Program::new(&rubric, sheet.agency.kind);
        let deciding = program.deciding(&assessment.card, &assessment.verdict);
        if !assessment.verdict.is_provisional() {
            prop_assert_eq!((deciding.questions, deciding.together), (vec![], false));
            return Ok(());
        }
        let outcomes = &assessment.card.outcomes;
        let is_blank = |at: &usize| rubric.is_scored(*at) && outcomes[rubric.questions[*at].criteria.start] == Outcome::Unanswered;
        let blanks: Vec<usize> = (0..rubric.questions.len()).filter(is_blank).collect();
        let changes = |at: usize| [false, true].iter().any(|&best| {
            let stage = |but| with_blanks(&program, outcomes, &blanks, best, but, &rubric);
            stage(None) != stage(Some(at))
        });
        let alone: Vec<usize> = blanks.iter().copied().filter(|at| changes(*at)).collect();
        if alone.is_empty() {
            prop_assert!(deciding.together);
            prop_assert!(deciding.questions.iter().all(|at| blanks.contains(at)));
            // Together they do change it.
            let ends = [false, true].map(|best| with_blanks(&program, outcomes, &blanks, best, None, &rubric));
            prop_assert!(ends[0] == ends[1] || !deciding.questions.is_empty());
        } else {
            prop_assert_eq!((deciding.questions, deciding.together), (alone, false));
        }
    }
}
