//! What an answer may be instead of what it is: a neighbouring level, which is none, a partial value or a target; with
//! linear credit a tenth of the highest target up or down, within the range. The rules are those of analysis.md, section 4.

use crate::base::number::Decimal;
use crate::engine::mark::Mark;
use crate::engine::score::{Outcome, Scorecard};
use crate::model::rubric::{AnswerKind, Credit, Direction, Question, Rubric};

/// How often an answer is wrong.
pub const WRONG: f64 = 0.05;

/// What an answer means for the criteria of its question: as it is, and a level lower and higher where there is one.
#[derive(Clone, Debug, Default)]
pub(super) struct Readings {
    pub own: Vec<Outcome>,
    pub lower: Option<Vec<Outcome>>,
    pub upper: Option<Vec<Outcome>>,
}

impl Readings {
    /// Each with how often it is the right one.
    pub fn odds(&self) -> Vec<(f64, &[Outcome])> {
        let others: Vec<&[Outcome]> =
            [&self.lower, &self.upper].into_iter().flatten().map(Vec::as_slice).collect();
        if others.is_empty() {
            return vec![(1.0, &self.own)];
        }
        // Halving is exact, so that two neighbours make up the whole again.
        let each = if others.len() == 1 { WRONG } else { WRONG / 2.0 };
        std::iter::once((1.0 - WRONG, self.own.as_slice()))
            .chain(others.into_iter().map(|it| (each, it)))
            .collect()
    }

    /// The one of a draw: of an end, the only neighbour.
    pub fn drawn(&self, number: u64) -> &[Outcome] {
        /// The first number that is not below ε · 2⁶⁴ for ε = 1/20, and the first not below ε · 2⁶³.
        const LIMIT: u64 = u64::MAX / 20 + 1;
        const LOWER: u64 = LIMIT.div_ceil(2);
        let pair = match (&self.lower, &self.upper) {
            (None, None) => return &self.own,
            (Some(one), None) | (None, Some(one)) => (one, one),
            (Some(lower), Some(upper)) => (lower, upper),
        };
        match number {
            0..LOWER => pair.0,
            LOWER..LIMIT => pair.1,
            _ => &self.own,
        }
    }
}

/// The readings of every answer, question by question.
pub(super) fn readings(rubric: &Rubric, card: &Scorecard, marks: &[Mark]) -> Vec<Readings> {
    let of = |(at, question): (usize, &Question)| {
        let own = card.outcomes.get(question.criteria.clone()).unwrap_or_default().to_vec();
        let is_answered = own.iter().any(|outcome| matches!(outcome, Outcome::Answered { .. }));
        let number = marks.get(at).and_then(|mark| number(question, *mark)).filter(|_| is_answered);
        let Some(number) = number else { return Readings { own, ..Readings::default() } };
        let [lower, upper] = neighbours(rubric, at, number);
        let outcomes = |value: Decimal| {
            rubric
                .criteria_of(at)
                .iter()
                .map(|criterion| Outcome::of(&criterion.rule, value, false))
                .collect()
        };
        Readings { own, lower: lower.map(outcomes), upper: upper.map(outcomes) }
    };
    rubric.questions.iter().enumerate().map(of).collect()
}

fn number(question: &Question, mark: Mark) -> Option<Decimal> {
    match (mark, &question.answer) {
        (Mark::Number { value, .. }, _) => Some(value),
        (Mark::Option { at, .. }, AnswerKind::Choice { options, .. }) => options.get(at).map(|it| it.value),
        (Mark::Option { at, .. }, _) => Some(Decimal::from_count(at)),
        _ => None,
    }
}

/// The neighbouring numbers of an answer, the worse one first.
fn neighbours(rubric: &Rubric, question: usize, number: Decimal) -> [Option<Decimal>; 2] {
    let criteria = rubric.criteria_of(question);
    let Some(first) = criteria.first() else { return [None, None] };
    let (least, most) = rubric.questions[question].answer.bounds();
    let sign = if first.rule.direction == Direction::AtLeast { 1 } else { -1 };
    let up = |value: Decimal| sign * value.millionths();
    let back = |value: i128| Decimal::from_millionths(sign * value);
    if criteria.iter().any(|criterion| matches!(criterion.rule.credit, Credit::Linear(_))) {
        let tenth =
            criteria.iter().map(|criterion| criterion.rule.full.millionths()).max().unwrap_or_default() / 10;
        let moved = |by: i128| {
            let value = back(up(number) + by);
            let value = value.clamp(least, most);
            Some(value).filter(|value| *value != number)
        };
        return [moved(-tenth.abs()), moved(tenth.abs())];
    }
    let worst = up(if sign > 0 { least } else { most });
    let mut levels = vec![worst];
    for criterion in criteria {
        levels.push(up(criterion.rule.full) + i128::from(criterion.rule.beyond));
        if let Credit::Half(half) = criterion.rule.credit {
            levels.push(up(half));
        }
    }
    levels.sort_unstable();
    levels.dedup();
    // What cannot be answered is no level.
    levels.retain(|level| (least..=most).contains(&back(*level)));
    let now = levels.iter().rposition(|level| up(number) >= *level).unwrap_or_default();
    let at = |place: Option<usize>| place.and_then(|place| levels.get(place)).map(|level| back(*level));
    [at(now.checked_sub(1)), at(Some(now + 1))]
}
