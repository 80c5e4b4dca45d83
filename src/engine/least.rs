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

    #[test]
    fn the_target_itself_or_more_is_no_lesser_answer() {
        // From 99.98 the first of two has to be 99.96 at least, and the next multiple of 0.1 is the target.
        assert_eq!(least("answer: percent, target: 100", "10", "99.98"), None);
        assert_eq!(least("answer: percent, target: 100", "10", "99.95").as_deref(), Some("99.9"));
        let less = "answer: number, range: [0, 40], target: {at_most: 10, worst: 30}";
        assert_eq!(least(less, "40", "99.8"), None);
        assert_eq!(least(less, "40", "99.7").as_deref(), Some("10.1"));
    }

    #[test]
    fn what_can_be_answered_decides_the_step() {
        let points = "answer: checklist, items: [{id: x, title: X, points: 2}, {id: y, title: Y, points: 3}], target: 5";
        assert_eq!(least(points, "0", "75"), None, "how many points come next depends on the items");
        assert_eq!(least("answer: ratio, target: 80", "8", "75").as_deref(), Some("40"));
        let whole = "answer: number, integer: true, range: [0, 9], target: {at_most: 2, worst: 9}";
        // (9 - x) / 7 of it, with the other one in full: 60 % takes 4.8, and so 4.
        assert_eq!(least(whole, "9", "80").as_deref(), Some("4"));
        let below_0 = "answer: number, range: [-40, 40], target: {at_least: 10, worst: -30}";
        assert_eq!(least(below_0, "-30.5", "62.6").as_deref(), Some("-19.9"));
        // An answer between two multiples goes on to the next.
        assert_eq!(least("answer: percent, target: 100", "50.05", "75.05").as_deref(), Some("50.1"));
        let choice = "answer: choice, options: [{id: x, title: X, value: 1}, {id: y, title: Y, value: 3}, {id: z, title: Z, value: 5}, {id: w, title: W, value: 6}], target: {at_most: 1, worst: 6}";
        assert_eq!(least(choice, "6", "60").as_deref(), Some("5"), "the one nearest to the answer");
        assert_eq!(least(choice, "6", "70").as_deref(), Some("3"));
        assert_eq!(least(choice, "3", "70"), None, "between the answer and the target there is none");
    }

    /// The least answer to `a` for each stage, in a rubric of two stages with a gate at the second and another question.
    fn staged(now: &str, other: &str) -> [Option<String>; 2] {
        let text = "rubric: r\nversion: 1.0.0\ntitle: R\nlanguages: [en]\nstages: [{id: s, title: S}, {id: t, title: T}]
verdict: {method: staged, requires: {s: {s: 50}, t: {s: 75, t: 50}}}\ndimensions:\n  - id: d\n    title: D\n    questions:
      - {id: a, ask: How much?, answer: percent, targets: {s: 60, t: {at_least: 90, partial: 70, gate: partial}}}
      - {id: b, ask: How many?, answer: percent, targets: {s: 100}}\n";
        let source = SourceFile::new("r.yaml", text);
        let tree = yaml::parse(&source).unwrap();
        let rubric = rubric::read(&tree).unwrap();
        let program = Program::new(&rubric, None);
        let number = |value: &str| crate::engine::mark::Mark::Number {
            value: Decimal::parse(value).unwrap(),
            evidenced: false,
        };
        let card = program.score(&[number(now), number(other)]);
        let now = Decimal::parse(now).unwrap();
        [(0, 1), (1, 2)]
            .map(|(at, stage)| program.least_enough(&card, at, now, stage).map(|value| value.to_string()))
    }

    #[test]
    fn every_criterion_of_the_question_moves_and_gates_and_thresholds_of_all_stages_count() {
        // Stage 1 takes 50 at `s`: a / 60 and 40 / 100. Stage 2 takes 75 there, and the gate from 70.
        assert_eq!(staged("6", "40"), [Some("36".to_owned()), None]);
        assert_eq!(staged("6", "60"), [Some("24".to_owned()), Some("70".to_owned())]);
        // Where the others are too low even the target is not enough.
        assert_eq!(staged("6", "0"), [None, None]);
    }
}
