//! The least answer to one question with which a stage is reached.

use crate::base::number::Decimal;
use crate::model::rubric::{AnswerKind, Direction};

use super::profile::Profile;
use super::program::Program;
use super::score::{Outcome, Reading, Scorecard};
use super::verdict::StageNumber;

impl Program<'_> {
    /// The least change of the answer to a criterion's question, from `now` towards the target, after which a stage is
    /// reached while all other answers stay; nothing if that takes the target itself, or more.
    ///
    /// It is an option, a number of items without points, a whole number where only those can be answered, else a
    /// multiple of 0.1. Raising an answer never lowers a stage, so the least is found by halving.
    #[must_use]
    pub fn least_enough(
        &self,
        card: &Scorecard,
        at: usize,
        now: Decimal,
        stage: StageNumber,
    ) -> Option<Decimal> {
        let criterion = self.rubric().criteria.get(at)?;
        let question = self.rubric().questions.get(criterion.question)?;
        let rule = criterion.rule;
        let mut moved = card.clone();
        let mut profile = Profile::default();
        let mut is_enough = |value: Decimal| {
            for own in question.criteria.clone() {
                moved.outcomes[own] = Outcome::of(&self.rubric().criteria[own].rule, value, true);
            }
            self.profile_into(&moved, Reading::Actual, &mut profile);
            self.reached(&moved, &profile, Reading::Actual) >= stage
        };
        if !is_enough(rule.full) {
            return None;
        }
        let towards = |value: &Decimal| match rule.direction {
            Direction::AtLeast => *value > now && *value < rule.full,
            Direction::AtMost => *value < now && *value > rule.full,
        };
        let step = match &question.answer {
            AnswerKind::YesNo => return None,
            AnswerKind::Choice { options, .. } => {
                let mut between: Vec<Decimal> =
                    options.iter().map(|option| option.value).filter(towards).collect();
                if rule.direction == Direction::AtMost {
                    between.reverse();
                }
                return between.into_iter().find(|value| is_enough(*value));
            }
            AnswerKind::Checklist { items } if items.iter().any(|item| item.value != Decimal::ONE) => {
                return None;
            }
            AnswerKind::Checklist { .. } | AnswerKind::Number { integer: true, .. } => 1_000_000,
            _ => 100_000,
        };
        // Multiples of the step, counted away from the answer; with less better, upside down.
        let sign = if rule.direction == Direction::AtLeast { 1 } else { -1 };
        let value = |multiple: i128| Decimal::from_millionths(sign * multiple * step);
        let mut low = (sign * now.millionths()).div_euclid(step);
        let mut high = (sign * rule.full.millionths()).div_euclid(step) + 1;
        while high - low > 1 {
            let middle = low + (high - low) / 2;
            if towards(&value(middle)) && !is_enough(value(middle)) { low = middle } else { high = middle }
        }
        Some(value(high)).filter(towards)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use crate::base::number::Decimal;
    use crate::base::source::SourceFile;
    use crate::engine::program::Program;
    use crate::model::rubric;
    use crate::syntax::yaml;

    /// The least answer to the first of two equal questions, the other of which is fully met.
    fn least(first: &str, now: &str, from: &str) -> Option<String> {
        let text = format!(
            "rubric: r\nversion: 1.0.0\ntitle: R\nlanguages: [en]\nstages: [{{id: s, title: S, from: {from}}}]
verdict: {{method: banded}}\ndimensions:\n  - id: d\n    title: D\n    questions:
      - {{id: a, ask: How much?, {first}}}\n      - {{id: b, ask: How many?, answer: percent, target: 100}}\n"
        );
        let source = SourceFile::new("r.yaml", text);
        let tree = yaml::parse(&source).unwrap();
        let rubric = rubric::read(&tree).unwrap();
        let program = Program::new(&rubric, None);
        let number = |value: &str| crate::engine::mark::Mark::Number {
            value: Decimal::parse(value).unwrap(),
            evidenced: false,
        };
        let card = program.score(&[number(now), number("100")]);
        let least = program.least_enough(&card, 0, Decimal::parse(now).unwrap(), 1);
        least.map(|value| value.to_string())
    }

    #[test]
    fn the_least_answer_clears_the_threshold_and_one_step_less_does_not() {
        // (x + 100) / 2 from 75.12: 50.24.
        assert_eq!(least("answer: percent, target: 100", "10", "75.12").as_deref(), Some("50.3"));
        assert_eq!(least("answer: percent, target: 100", "10", "75").as_deref(), Some("50"));
        assert_eq!(
            least("answer: number, integer: true, range: [0, 9], target: 9", "1", "75").as_deref(),
            Some("5")
        );
        let choice = "answer: choice, options: [{id: x, title: X, value: 1}, {id: y, title: Y, value: 3}, {id: z, title: Z, value: 5}], target: 5";
        assert_eq!(least(choice, "1", "80").as_deref(), Some("3"));
        assert_eq!(least(choice, "1", "81"), None, "only the target is enough");
        let items =
            "answer: checklist, items: [{id: x, title: X}, {id: y, title: Y}, {id: z, title: Z}], target: 3";
        assert_eq!(least(items, "0", "83").as_deref(), Some("2"));
        let less = "answer: number, range: [0, 40], target: {at_most: 10, worst: 30}";
        assert_eq!(least(less, "40", "75.2").as_deref(), Some("19.9"));
        let half = "answer: percent, target: {at_least: 90, partial: 40}";
        assert_eq!(least(half, "10", "75").as_deref(), Some("40"));
        assert_eq!(least("answer: yes_no, target: yes", "0", "75"), None);
    }
}
