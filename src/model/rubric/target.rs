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
    /// The value that meets the target.
    pub full: Decimal,
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
        let met = value >= full;
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
        match self.direction {
            Direction::AtLeast => self.full.millionths() < other.full.millionths(),
            Direction::AtMost => self.full.millionths() > other.full.millionths(),
        }
    }
}

/// Reads the rule of a target: a bare value, or the keys `at_least`, `at_most` or `is` of a map.
pub(super) fn read_rule(
    node: &Node<'_>,
    fields: Option<&mut Fields<'_, '_>>,
    kind: &AnswerKind,
    faults: &mut Faults,
) -> Option<Rule> {
    let Some(fields) = fields else {
        let full = value_of(node, kind, faults)?;
        return bare(node, full, kind, faults);
    };
    let yes_no = *kind == AnswerKind::YesNo;
    // What answers of this kind have no use for is not proposed.
    let mut of = |key, is_own: bool| {
        let entry = if is_own { fields.entry(key) } else { fields.foreign(key) };
        entry.map(|entry| &entry.value).filter(|value| !value.is_null())
    };
    let (is, at_least, at_most) = (of("is", yes_no), of("at_least", !yes_no), of("at_most", !yes_no));
    let (partial, worst, credit) =
        (of("partial", !yes_no), of("worst", !is_ranked(kind)), of("credit", !yes_no));
    let mut given = [("is", is), ("at_least", at_least), ("at_most", at_most)]
        .into_iter()
        .filter_map(|(key, node)| Some((key, node?)));
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
    let mut befores = [("partial", partial), ("worst", worst), ("credit", credit)]
        .into_iter()
        .filter_map(|(key, node)| Some((key, node?)));
    let before = befores.next();
    if let (Some((first, _)), Some((second, node))) = (before, befores.next()) {
        faults.push(conflict(node, first, second));
        return None;
    }
    let full = value_of(target, kind, faults)?;
    if yes_no {
        if let Some((key, node)) = before {
            faults.push(Diagnostic::error(Code::BadTarget, node.anchor, words::yes_no_has_no_key(key)));
            return None;
        }
        return bare(target, full, kind, faults);
    }
    let direction = if key == "at_most" { Direction::AtMost } else { Direction::AtLeast };
    let Some((before_key, before)) = before else {
        if direction == Direction::AtMost {
            faults.push(
                Diagnostic::error(Code::BadTarget, target.anchor, words::at_most_without_worst())
                    .help(words::add_partial()),
            );
            return None;
        }
        return bare(target, full, kind, faults);
    };
    let credit = match before_key {
        "credit" => {
            let linear = before.word(&[("none", false), ("linear", true)], Code::UnknownValue, faults)?;
            if linear && direction == Direction::AtMost {
                faults.push(Diagnostic::error(Code::BadTarget, before.span, words::linear_needs_worst()));
                return None;
            }
            if linear {
                return bare(target, full, kind, faults);
            }
            Credit::None
        }
        "partial" => Credit::Half(value_of(before, kind, faults)?),
        _ => {
            if direction == Direction::AtLeast || is_ranked(kind) {
                faults.push(Diagnostic::error(Code::BadTarget, before.anchor, words::worst_is_for_at_most()));
                return None;
            }
            Credit::Linear(before.decimal(faults)?)
        }
    };
    if let Credit::Half(limit) | Credit::Linear(limit) = credit {
        let easier = Rule { direction, full: limit, credit: Credit::None }.is_easier_than(&Rule {
            direction,
            full,
            credit,
        });
        if !easier {
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
    Some(Rule { direction, full, credit })
}

/// Whether an answer has a rank but no quantity, so that no share of it can be taken.
const fn is_ranked(kind: &AnswerKind) -> bool {
    matches!(kind, AnswerKind::YesNo | AnswerKind::Choice { valued: false, .. })
}

/// A target without anything about what lies before it: nothing for yes/no and options, else linear.
fn bare(node: &Node<'_>, full: Decimal, kind: &AnswerKind, faults: &mut Faults) -> Option<Rule> {
    if *kind == AnswerKind::YesNo {
        let direction = if full == Decimal::ONE { Direction::AtLeast } else { Direction::AtMost };
        return Some(Rule { direction, full, credit: Credit::None });
    }
    if is_ranked(kind) {
        return Some(Rule { direction: Direction::AtLeast, full, credit: Credit::None });
    }
    if full <= Decimal::ZERO {
        faults.push(
            Diagnostic::error(Code::BadTarget, node.span, words::no_share_of_this())
                .help(words::add_credit()),
        );
        return None;
    }
    Some(Rule { direction: Direction::AtLeast, full, credit: Credit::Linear(Decimal::ZERO) })
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
        let linear = Rule { direction: Direction::AtLeast, full: at("80"), credit: Credit::Linear(at("0")) };
        assert_eq!(linear.worth(at("60")).achievement, Ppm::new(750_000));
        assert_eq!(linear.worth(at("-5")).achievement, Ppm::ZERO);
        assert_eq!(linear.worth(at("80")).achievement, Ppm::FULL);
        let half = Rule { credit: Credit::Half(at("50")), ..linear };
        assert_eq!(
            [at("49.999999"), at("50"), at("79.9"), at("80")].map(|v| half.worth(v).achievement.get()),
            [0, 500_000, 500_000, 1_000_000]
        );
        let less = Rule { direction: Direction::AtMost, full: at("5"), credit: Credit::Half(at("10")) };
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
}
