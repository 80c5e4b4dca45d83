//! The median-low of several answers: the one in the middle, and of two in the middle the less favourable one
//! (analysis.md, section 6).

use crate::base::number::Decimal;
use crate::model::answers::{Answer, Given};
use crate::model::rubric::{AnswerKind, Direction, Question, Rubric};

/// What several assessors come to on a question.
#[must_use]
pub fn taken(rubric: &Rubric, at: usize, given: &[&Given]) -> Given {
    let Some(question) = rubric.questions.get(at) else { return Given::Nothing };
    if given.iter().any(|one| **one == Given::OutOfScope) {
        return Given::OutOfScope;
    }
    let reasons = given.iter().filter_map(|one| match one {
        Given::NotApplicable(reason) => Some(reason.as_str()),
        _ => None,
    });
    let answers: Vec<&Answer> = given
        .iter()
        .filter_map(|one| match one {
            Given::Answer(answer) => Some(answer),
            _ => None,
        })
        .collect();
    if reasons.clone().count() > answers.len() {
        return Given::NotApplicable(united(reasons).join("; "));
    }
    let less_is_better = less_is_better(rubric, at);
    match &question.answer {
        AnswerKind::Checklist { items } if !answers.is_empty() => {
            let ticked = (0..items.len()).filter(|item| {
                let says =
                    |answer: &&Answer| matches!(answer, Answer::Checklist(ticked) if ticked.contains(item));
                let yes = answers.iter().filter(|answer| says(answer)).count();
                // Least favourable first: without the item, or with it where less is better.
                let middle = low(answers.len());
                if less_is_better { middle < yes } else { middle >= answers.len() - yes }
            });
            Given::Answer(Answer::Checklist(ticked.collect()))
        }
        _ => middle(question, answers, less_is_better)
            .map_or(Given::Nothing, |answer| Given::Answer(answer.clone())),
    }
}

/// The place of the middle of so many, the lower one of two.
const fn low(count: usize) -> usize {
    count.saturating_sub(1) / 2
}

fn middle<'a>(question: &Question, mut answers: Vec<&'a Answer>, less_is_better: bool) -> Option<&'a Answer> {
    let key = |answer: &Answer| {
        let number = answer.number(&question.answer).millionths();
        (if less_is_better { -number } else { number }, total(answer))
    };
    answers.sort_by_key(|answer| key(answer));
    answers.get(low(answers.len())).copied()
}

/// The total of a ratio: of two equal ones the smaller goes first.
fn total(answer: &Answer) -> Decimal {
    if let Answer::Ratio { total, .. } = answer { *total } else { Decimal::ZERO }
}

/// Whether the targets of a question ask for little; without a target they do not.
fn less_is_better(rubric: &Rubric, question: usize) -> bool {
    let target = rubric.criteria_of(question).first().map(|criterion| &criterion.rule);
    let duty = || rubric.questions.get(question)?.duty.as_ref().map(|(rule, _)| rule);
    target.or_else(duty).is_some_and(|rule| rule.direction == Direction::AtMost)
}

/// Each text once, in the order in which they come.
pub fn united<'t>(texts: impl Iterator<Item = &'t str>) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for text in texts {
        if !all.iter().any(|other| other == text) {
            all.push(text.to_owned());
        }
    }
    all
}
