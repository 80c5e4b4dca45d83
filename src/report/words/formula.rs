//! Formulas that a reader follows with a pocket calculator: published numbers, in percent, with all their digits.

use crate::analysis::explain::Node;
use crate::base::lang::Lang;
use crate::base::number::{Decimal, Ppm};
use crate::model::rubric::{Aggregate, Credit, Direction, Rule};

/// A share in percent with all its digits and without its sign.
#[must_use]
pub fn percent(share: Ppm, lang: Lang) -> String {
    share.percent().format(lang)
}

/// How a number is computed from its parts: `(3 × 50 + 2 × 100) / 5`; nothing where there is one part or none.
#[must_use]
pub fn of_parts(node: &Node, lang: Lang) -> String {
    let terms: Vec<(Decimal, Ppm)> = node.terms().collect();
    let [(first, _), _, ..] = terms.as_slice() else { return String::new() };
    let is_even = terms.iter().all(|(weight, _)| weight == first);
    let weighed = |mark: &str, is_factor: bool| {
        let term = |(weight, value): &(Decimal, Ppm)| {
            let (weight, value) = (weight.format(lang), percent(*value, lang));
            match (is_even || weight == "1", is_factor) {
                (true, _) => value,
                (false, true) => format!("{weight} × {value}"),
                (false, false) => format!("{value}^{weight}"),
            }
        };
        terms.iter().map(term).collect::<Vec<_>>().join(mark)
    };
    let sum = terms.iter().fold(Decimal::ZERO, |sum, (weight, _)| sum.saturating_add(*weight));
    let of = if is_even { terms.len().to_string() } else { sum.format(lang) };
    match node.aggregate {
        Aggregate::Mean => format!("({}) / {of}", weighed(" + ", true)),
        Aggregate::Geometric => format!("({})^(1/{of})", weighed(" × ", false)),
        Aggregate::Min => {
            let values: Vec<String> = terms.iter().map(|(_, value)| percent(*value, lang)).collect();
            format!("min({})", values.join("; "))
        }
    }
}

/// How the achievement of a value short of its target is computed, where that takes a formula: `41.7939 / 80`.
#[must_use]
pub fn of_value(rule: &Rule, value: Decimal, lang: Lang) -> Option<String> {
    let Credit::Linear(zero) = rule.credit else { return None };
    let worth = rule.worth(value);
    if worth.met || worth.achievement == Ppm::ZERO {
        return None;
    }
    let (above, span) = match rule.direction {
        Direction::AtLeast => ([value, zero], [rule.full, zero]),
        Direction::AtMost => ([zero, value], [zero, rule.full]),
    };
    let difference = |[more, less]: [Decimal; 2]| match less {
        Decimal::ZERO => more.format(lang),
        less if less < Decimal::ZERO => format!("({} + {})", more.format(lang), positive(less).format(lang)),
        less => format!("({} − {})", more.format(lang), less.format(lang)),
    };
    Some(format!("{} / {}", difference(above), difference(span)))
}

const fn positive(number: Decimal) -> Decimal {
    Decimal::from_millionths(number.millionths().abs())
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::analysis::explain::Of;

    fn node(aggregate: Aggregate, parts: &[(&str, u32)]) -> Node {
        let leaf = |(weight, value): &(&str, u32)| Node {
            of: Of::Criterion(0),
            weight: Decimal::parse(weight).unwrap(),
            value: Some(Ppm::new(*value)),
            aggregate: Aggregate::Mean,
            nullified: false,
            parts: Vec::new(),
        };
        let parts = parts.iter().map(leaf).collect();
        Node { of: Of::Index, weight: Decimal::ONE, value: None, aggregate, nullified: false, parts }
    }

    #[test]
    fn weights_stand_where_they_matter() {
        let parts = [("3", 500_000), ("1", 1_000_000), ("0", 7)];
        assert_eq!(of_parts(&node(Aggregate::Mean, &parts), Lang::En), "(3 × 50 + 100) / 4");
        assert_eq!(of_parts(&node(Aggregate::Geometric, &parts), Lang::En), "(50^3 × 100)^(1/4)");
        assert_eq!(of_parts(&node(Aggregate::Min, &parts), Lang::En), "min(50; 100)");
        let even = [("0.5", 333_333), ("0.5", 1_000_000)];
        assert_eq!(of_parts(&node(Aggregate::Mean, &even), Lang::Vi), "(33,3333 + 100) / 2");
        assert_eq!(
            of_parts(&node(Aggregate::Mean, &parts[1..]), Lang::En),
            "",
            "one part is the number itself"
        );
    }

    #[test]
    fn a_share_of_a_target_is_a_quotient() {
        let number = |text: &str| Decimal::parse(text).unwrap();
        let rule = |direction, full: &str, zero: &str| Rule {
            direction,
            full: number(full),
            beyond: false,
            credit: Credit::Linear(number(zero)),
        };
        let said = |rule: Rule, value: &str| of_value(&rule, number(value), Lang::En);
        let up = Direction::AtLeast;
        assert_eq!(said(rule(up, "80", "0"), "41.7939").as_deref(), Some("41.7939 / 80"));
        assert_eq!(said(rule(up, "85", "20"), "46").as_deref(), Some("(46 − 20) / (85 − 20)"));
        assert_eq!(said(rule(up, "10", "-30"), "-5").as_deref(), Some("(-5 + 30) / (10 + 30)"));
        assert_eq!(said(rule(Direction::AtMost, "5", "30"), "12").as_deref(), Some("(30 − 12) / (30 − 5)"));
        assert_eq!(said(rule(Direction::AtMost, "0", "30"), "12").as_deref(), Some("(30 − 12) / 30"));
        assert_eq!(said(rule(up, "80", "0"), "80"), None);
        assert_eq!(said(rule(up, "85", "20"), "20"), None);
    }
}
