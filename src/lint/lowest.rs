//! The lowest verdict that answers can have: what shows that a stage below it is nobody's.
//!
//! Where a blank counts as not met, there is no such limit. Elsewhere raising an answer never lowers a verdict, so the
//! sheet of the lowest answers has the lowest one, as long as every question has to be answered. Where questions may be
//! left out, a total still lies within what its criteria are worth, whatever it is put together from.

use crate::base::number::{Decimal, Ppm};
use crate::engine::program::Program;
use crate::engine::verdict::StageNumber;
use crate::model::answers::{Answer, Given, Response, in_scope};
use crate::model::rubric::{AnswerKind, Direction, Method, Rubric, Unanswered};

use super::counting::kinds;

/// The lowest stage that an agency with answers can be given, as far as it can be proved.
#[must_use]
pub fn lowest_stage(rubric: &Rubric) -> StageNumber {
    if !matches!(rubric.unanswered, Unanswered::Block | Unanswered::Excluded) {
        return 0;
    }
    let may_be_left_out = rubric.unanswered == Unanswered::Excluded
        || (0..rubric.questions.len()).any(|at| rubric.questions[at].allow_na && rubric.is_scored(at));
    match (&rubric.method, may_be_left_out) {
        (Method::Profile, _) | (Method::Staged { .. }, true) => 0,
        (Method::Banded { from, .. }, true) => {
            let least = least_achievement(rubric);
            let highest = kinds(rubric).map(|kind| rubric.highest_stage(kind)).min().unwrap_or_default();
            from.iter().take_while(|from| **from <= least).count().min(highest)
        }
        (_, false) => {
            let of_kind = |kind| {
                let mut responses = in_scope(rubric, kind);
                let blank = responses.iter_mut().enumerate().filter(|(_, own)| own.given == Given::Nothing);
                blank.for_each(|(at, own)| {
                    *own = Response { given: Given::Answer(lowest(rubric, at)), ..Response::default() }
                });
                Program::new(rubric, kind).judge(&responses).1.stage.unwrap_or_default()
            };
            kinds(rubric).map(of_kind).min().unwrap_or_default()
        }
    }
}

/// The least that a criterion that counts can be worth when it is answered.
fn least_achievement(rubric: &Rubric) -> Ppm {
    let counting = rubric.criteria.iter().filter(|criterion| rubric.counts(criterion));
    let least = counting.map(|criterion| {
        let kind = &rubric.questions[criterion.question].answer;
        criterion.rule.worth(lowest(rubric, criterion.question).number(kind)).achievement
    });
    least.min().unwrap_or_default()
}

/// The answer to a question that is furthest from its targets, which all point one way.
fn lowest(rubric: &Rubric, question: usize) -> Answer {
    let is_less_better =
        rubric.criteria_of(question).first().is_some_and(|it| it.rule.direction == Direction::AtMost);
    match &rubric.questions[question].answer {
        AnswerKind::YesNo => Answer::YesNo(is_less_better),
        kind @ (AnswerKind::Percent { .. } | AnswerKind::Number { .. }) => {
            let (least, most) = kind.bounds();
            Answer::Number(if is_less_better { most } else { least })
        }
        AnswerKind::Ratio { .. } => Answer::Ratio {
            of: if is_less_better { Decimal::ONE } else { Decimal::ZERO },
            total: Decimal::ONE,
        },
        AnswerKind::Choice { options, .. } => {
            Answer::Choice(if is_less_better { options.len() - 1 } else { 0 })
        }
        AnswerKind::Checklist { items } => {
            Answer::Checklist(if is_less_better { (0..items.len()).collect() } else { Vec::new() })
        }
    }
}
