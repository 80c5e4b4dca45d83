//! Targets: how the number of an answer becomes an achievement.
//!
//! The rule is that of the rubric specification, section 2: full credit at the target; below it none, half
//! from a partial value on, or a linear share.

use crate::base::diagnostic::{Code, Diagnostic};
use crate::base::number::{Decimal, Ppm};
use crate::syntax::tree::{Faults, Fields, Node, unknown};

use super::AnswerKind;
use super::words;

/// Whether more or less is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// More is better.
    AtLeast,
    /// Less is better.
    AtMost,
}

/// What an answer that does not meet the target is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Credit {
    /// Nothing.
    None,
    /// One half from this value on.
    Half(Decimal),
    /// A share that grows in proportion from nothing at this value.
    Linear(Decimal),
}

/// A target: a value, a direction, and what lies before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Whether more or less is better.
    pub direction: Direction,
    /// The value that meets the target, or that has to be passed.
    pub full: Decimal,
    /// Whether only what lies beyond the value meets the target.
    pub beyond: bool,
    /// What other values are worth.
    pub credit: Credit,
}

/// What a value is worth for a target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Worth {
    /// How far it meets the target.
    pub achievement: Ppm,
    /// Whether it meets the target in full.
    pub met: bool,
    /// Whether it meets the target or at least its partial value.
    pub partly_met: bool,
}

impl Rule {
    /// What a value is worth.
    #[inline]
    #[must_use]
    pub fn worth(&self, value: Decimal) -> Worth {
        let (value, full) = (self.upward(value), self.upward(self.full));
        // Numbers are whole millionths: beyond one is the next. Adding it takes no branch.
        let met = value >= full + i128::from(self.beyond);
        // A full target is two halves: adding them takes no branch, which a processor would often predict wrongly.
        let stepped = |partly_met: bool| Worth {
            achievement: Ppm::HALF.times(u32::from(met) + u32::from(partly_met)),
            met,
            partly_met,
        };
        match self.credit {
            Credit::None => stepped(met),
            Credit::Half(from) => stepped(met | (value >= self.upward(from))),
            Credit::Linear(_) if met => stepped(met),
            Credit::Linear(zero) => {
                let zero = self.upward(zero);
                // What is not met is never full, however little is missing.
                let achievement = Ppm::quotient(value - zero, full - zero).min(Ppm::NEARLY);
                Worth { achievement, met, partly_met: met }
            }
        }
    }

    /// The steps of a target whose achievements are none, one half and all; nothing if they are linear.
    #[must_use]
    pub fn steps(&self) -> Option<Steps> {
        let full = self.upward(self.full) + i128::from(self.beyond);
        let half = match self.credit {
            Credit::None => full,
            Credit::Half(from) => self.upward(from).min(full),
            Credit::Linear(_) => return None,
        };
        let is_turned = self.direction == Direction::AtMost;
        // What is at most a number is less than the next one.
        let [half, full] = [half, full].map(|from| if is_turned { 1 - from } else { from });
        Some(Steps { is_turned, half, full })
    }

    /// The millionths of a number, turned round where less is better: so more always is.
    const fn upward(&self, value: Decimal) -> i128 {
        match self.direction {
            Direction::AtLeast => value.millionths(),
            Direction::AtMost => -value.millionths(),
        }
    }

    /// Whether this target is easier to meet than another one of the same direction.
    #[must_use]
    pub const fn is_easier_than(&self, other: &Self) -> bool {
        let (own, others) = (self.upward(self.full), self.upward(other.full));
        own < others || own == others && !self.beyond && other.beyond
    }
}

/// A target whose achievements are steps, ready to be asked of many numbers.
#[derive(Clone, Copy, Debug)]
pub struct Steps {
    is_turned: bool,
    half: i128,
    full: i128,
}

impl Steps {
    /// The step that a number reaches: 0, 1 where one half begins, 2 where the target is met.
    #[inline]
    #[must_use]
    pub const fn of(&self, value: Decimal) -> usize {
        let value = value.millionths();
        // A full target is two halves: adding them takes no branch, which a processor would often predict wrongly.
        ((value >= self.half) != self.is_turned) as usize + ((value >= self.full) != self.is_turned) as usize
    }
}

/// Reads the rule of a target: a bare value, or one of the keys `at_least`, `over`, `at_most`, `under` and `is` of a map.
pub(super) fn read_rule(
    node: &Node<'_>,
    fields: Option<&mut Fields<'_, '_>>,
    kind: &AnswerKind,
    faults: &mut Faults,
) -> Option<Rule> {
    let Some(fields) = fields else {
        let full = value_of(node, kind, faults)?;
        return bare(node, full, false, kind, faults);
    };
    let yes_no = *kind == AnswerKind::YesNo;
    // What answers of this kind have no use for is not proposed.
    let mut of = |key, is_own: bool| {
        let entry = if is_own { fields.entry(key) } else { fields.foreign(key) };
        entry.map(|entry| &entry.value).filter(|value| !value.is_null())
    };
    let limits = [
        ("is", yes_no),
        ("at_least", !yes_no),
        ("over", !is_ranked(kind)),
        ("at_most", !yes_no),
        ("under", !is_ranked(kind)),
    ];
    let limits = limits.map(|(key, is_own)| (key, of(key, is_own)));
    let (partial, worst, credit) =
        (of("partial", !yes_no), of("worst", !is_ranked(kind)), of("credit", !yes_no));
    let mut given = limits.into_iter().filter_map(|(key, node)| Some((key, node?)));
    let Some((key, target)) = given.next() else {
        let key = if yes_no { "is" } else { "at_least" };
        faults.push(Diagnostic::error(Code::MissingKey, fields.anchor(), words::target_lacks(key)));
        return None;
    };
    if let Some((other, node)) = given.next() {
        faults.push(conflict(node, key, other));
        return None;
    }
    if yes_no != (key == "is") {
        let (right, wrong) = if yes_no { ("is", key) } else { ("at_least", "is") };
        faults.push(
            Diagnostic::error(Code::BadTarget, target.anchor, words::kind_has_no_key(wrong))
                .help(words::write_instead(right)),
        );
        return None;
    }
    let direction = if matches!(key, "at_most" | "under") { Direction::AtMost } else { Direction::AtLeast };
    let beyond = matches!(key, "over" | "under");
    if beyond && is_ranked(kind) {
        let right = if direction == Direction::AtLeast { "at_least" } else { "at_most" };
        faults.push(
            Diagnostic::error(Code::BadTarget, target.anchor, words::kind_has_no_key(key))
                .help(words::name_the_option(right)),
        );
        return None;
    }
    let mut befores = [("partial", partial), ("worst", worst), ("credit", credit)]
        .into_iter()
        .filter_map(|(key, node)| Some((key, node?)));
    let before = befores.next();
    if let (Some((first, _)), Some((second, node))) = (before, befores.next()) {
        faults.push(conflict(node, first, second));
        return None;
    }
    let full = value_of(target, kind, faults)?;
    let (least, most) = kind.bounds();
    if beyond && full == (if direction == Direction::AtLeast { most } else { least }) {
        faults.push(
            Diagnostic::error(Code::TargetOutOfRange, target.span, words::no_answer_beyond(key, full))
                .help(words::answers_lie_between(least, most)),
        );
        return None;
    }
    if yes_no {
        if let Some((key, node)) = before {
            faults.push(Diagnostic::error(Code::BadTarget, node.anchor, words::yes_no_has_no_key(key)));
            return None;
        }
        return bare(target, full, beyond, kind, faults);
    }
    let Some((before_key, before)) = before else {
        if direction == Direction::AtMost {
            faults.push(
                Diagnostic::error(Code::BadTarget, target.anchor, words::at_most_without_worst(key))
                    .help(words::add_partial()),
            );
            return None;
        }
        return bare(target, full, beyond, kind, faults);
    };
    let credit = match before_key {
        "credit" => {
            let linear = before.word(&[("none", false), ("linear", true)], Code::UnknownValue, faults)?;
            if linear && direction == Direction::AtMost {
                faults.push(Diagnostic::error(Code::BadTarget, before.span, words::linear_needs_worst(key)));
                return None;
            }
            if linear {
                return bare(target, full, beyond, kind, faults);
            }
            Credit::None
        }
        "partial" => Credit::Half(value_of(before, kind, faults)?),
        _ => {
            if is_ranked(kind) {
                faults.push(Diagnostic::error(Code::BadTarget, before.anchor, words::worst_is_for_numbers()));
                return None;
            }
            Credit::Linear(before.decimal(faults)?)
        }
    };
    if let Credit::Half(limit) | Credit::Linear(limit) = credit {
        // Half credit may begin at the very value that has to be passed; a share of no distance there is none.
        let beyond = beyond && matches!(credit, Credit::Half(_));
        let whole = Rule { direction, full, beyond, credit };
        if !(Rule { full: limit, beyond: false, ..whole }).is_easier_than(&whole) {
            faults.push(
                Diagnostic::error(
                    Code::PartialNotBelowTarget,
                    before.span,
                    words::not_easier_than_target(before_key),
                )
                .related(target.span, words::the_target()),
            );
            return None;
        }
    }
    Some(Rule { direction, full, beyond, credit })
}

/// Whether an answer has a rank but no quantity, so that no share of it can be taken.
const fn is_ranked(kind: &AnswerKind) -> bool {
    matches!(kind, AnswerKind::YesNo | AnswerKind::Choice { valued: false, .. })
}

/// A target without anything about what lies before it: nothing for yes/no and options, else linear.
fn bare(
    node: &Node<'_>,
    full: Decimal,
    beyond: bool,
    kind: &AnswerKind,
    faults: &mut Faults,
) -> Option<Rule> {
    let rule = |direction, credit| Some(Rule { direction, full, beyond, credit });
    if *kind == AnswerKind::YesNo {
        let direction = if full == Decimal::ONE { Direction::AtLeast } else { Direction::AtMost };
        return rule(direction, Credit::None);
    }
    if is_ranked(kind) {
        return rule(Direction::AtLeast, Credit::None);
    }
    if full <= Decimal::ZERO {
        faults.push(
            Diagnostic::error(Code::BadTarget, node.span, words::no_share_of_this())
                .help(words::add_credit()),
        );
        return None;
    }
    rule(Direction::AtLeast, Credit::Linear(Decimal::ZERO))
}

pub(super) fn value_of(node: &Node<'_>, kind: &AnswerKind, faults: &mut Faults) -> Option<Decimal> {
    match kind {
        AnswerKind::YesNo => node.boolean(faults).map(|yes| if yes { Decimal::ONE } else { Decimal::ZERO }),
        AnswerKind::Choice { options, valued: false } => {
            let text = node.text(faults)?;
            let found = options.iter().find(|option| option.id == text);
            if found.is_none() {
                faults.push(unknown(
                    Code::UnknownOption,
                    node.span,
                    text,
                    options.iter().map(|option| option.id.as_str()),
                ));
            }
            found.map(|option| option.value)
        }
        _ => {
            let value = node.decimal(faults)?;
            let (least, most) = kind.bounds();
            if value < least || value > most {
                let (min, max) = (least, most);
                faults.push(
                    Diagnostic::error(Code::TargetOutOfRange, node.span, words::no_such_answer(value))
                        .help(words::answers_lie_between(min, max)),
                );
                return None;
            }
            Some(value)
        }
    }
}

fn conflict(node: &Node<'_>, first: &str, second: &str) -> Diagnostic {
    Diagnostic::error(Code::ConflictingKeys, node.anchor, words::exclude_each_other(first, second))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(value: &str) -> Decimal {
        Decimal::parse(value).expect("a number")
    }

    #[test]
    fn credit_before_the_target_follows_the_specification() {
        let (direction, beyond) = (Direction::AtLeast, false);
        let linear = Rule { direction, full: at("80"), beyond, credit: Credit::Linear(at("0")) };
        assert_eq!(linear.worth(at("60")).achievement, Ppm::new(750_000));
        assert_eq!(linear.worth(at("-5")).achievement, Ppm::ZERO);
        assert_eq!(linear.worth(at("80")).achievement, Ppm::FULL);
        let half = Rule { credit: Credit::Half(at("50")), ..linear };
        assert_eq!(
            [at("49.999999"), at("50"), at("79.9"), at("80")].map(|v| half.worth(v).achievement.get()),
            [0, 500_000, 500_000, 1_000_000]
        );
        let direction = Direction::AtMost;
        let less = Rule { direction, full: at("5"), beyond, credit: Credit::Half(at("10")) };
        assert_eq!(
            [at("5"), at("5.1"), at("10"), at("10.1")].map(|v| less.worth(v).achievement.get()),
            [1_000_000, 500_000, 500_000, 0]
        );
        let worst = Rule { credit: Credit::Linear(at("20")), ..less };
        assert_eq!(
            [at("0"), at("8"), at("20"), at("30")].map(|v| worst.worth(v).achievement.get()),
            [1_000_000, 800_000, 0, 0]
        );
    }

    #[test]
    fn between_goalposts_credit_is_the_share_of_the_way() {
        let (direction, beyond) = (Direction::AtLeast, false);
        let life = Rule { direction, full: at("85"), beyond, credit: Credit::Linear(at("20")) };
        assert_eq!(
            [at("-5"), at("20"), at("20.000001"), at("71.6"), at("85"), at("90")]
                .map(|v| life.worth(v).achievement.get()),
            [0, 0, 0, 793_846, 1_000_000, 1_000_000]
        );
    }

    #[test]
    fn beyond_a_limit_is_harder_than_at_it() {
        let (direction, beyond, credit) = (Direction::AtLeast, true, Credit::Linear(at("0")));
        let over = Rule { direction, full: at("85"), beyond, credit };
        let worth = |rule: &Rule, value| (rule.worth(at(value)).achievement.get(), rule.worth(at(value)).met);
        assert_eq!(worth(&over, "85"), (999_999, false));
        assert_eq!(worth(&over, "85.000001"), (1_000_000, true));
        assert_eq!(worth(&over, "42.5"), (500_000, false));
        let at_least = Rule { beyond: false, ..over };
        assert!(at_least.is_easier_than(&over) && !over.is_easier_than(&at_least));
        let under =
            Rule { direction: Direction::AtMost, full: at("5"), beyond, credit: Credit::Half(at("5")) };
        assert_eq!(
            [worth(&under, "5.000001"), worth(&under, "5"), worth(&under, "4.999999")],
            [(0, false), (500_000, false), (1_000_000, true)]
        );
        assert!((Rule { beyond: false, ..under }).is_easier_than(&under));
    }

    #[test]
    fn steps_are_what_a_number_is_worth() {
        for (direction, beyond, credit) in
            [Direction::AtLeast, Direction::AtMost].into_iter().flat_map(|it| {
                let credits = ["-7", "5", "5.000001", "9"].map(|from| Credit::Half(at(from)));
                let credits = credits.into_iter().chain([Credit::None]);
                credits.flat_map(move |credit| [false, true].map(|beyond| (it, beyond, credit)))
            })
        {
            let rule = Rule { direction, full: at("5"), beyond, credit };
            let steps = rule.steps().expect("no linear credit");
            let near = ["-7", "0", "5", "9"].map(|value| at(value).millionths());
            for value in near.into_iter().flat_map(|value| [value - 1, value, value + 1]) {
                let value = Decimal::from_millionths(value);
                let Worth { achievement, met, partly_met } = rule.worth(value);
                let step = steps.of(value);
                assert_eq!(
                    (achievement, met, partly_met),
                    (Ppm::HALF.times(u32::try_from(step).expect("small")), step == 2, step > 0),
                    "{rule:?} {value}"
                );
            }
        }
        let linear = Rule {
            direction: Direction::AtLeast,
            full: at("5"),
            beyond: false,
            credit: Credit::Linear(at("0")),
        };
        assert!(linear.steps().is_none());
    }
}
