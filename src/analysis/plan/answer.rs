//! New answers: the least answer that is enough. Analysis specification, section 1, "New answers".
//!
//! Percent and number: the value itself; `integer`: the next whole number that is enough. Ratio: the total stays, and the
//! part is the least one whose rounded quotient is enough (of an unknown total: 1,000,000). Choice: the nearest option
//! that is enough. Checklist: ticks stay; fewest further items, then fewest points, then the order of the items.

use std::collections::BTreeMap;

use crate::base::number::Decimal;
use crate::model::answers::Answer;
use crate::model::rubric::{AnswerKind, Choice, Direction};

/// The total of a ratio that is not known.
const TOTAL: Decimal = Decimal::from_millionths(1_000_000 * MILLION);
const MILLION: i128 = 1_000_000;

/// More sums of points than these are not looked through: then the items with most points are taken.
const SUMS: usize = 100_000;

/// The least answer whose number is at or beyond a limit, starting from an answer or from none; nothing if there is none.
pub(in crate::analysis) fn enough(
    kind: &AnswerKind,
    now: Option<&Answer>,
    direction: Direction,
    limit: Decimal,
) -> Option<Answer> {
    let up = direction == Direction::AtLeast;
    let is_enough = |number: Decimal| if up { number >= limit } else { number <= limit };
    match kind {
        AnswerKind::YesNo => {
            let order = if up { [false, true] } else { [true, false] };
            let number = |yes: &bool| if *yes { Decimal::ONE } else { Decimal::ZERO };
            order.into_iter().find(|yes| is_enough(number(yes))).map(Answer::YesNo)
        }
        AnswerKind::Percent { range } | AnswerKind::Number { range, integer: false, .. } => {
            within(limit, *range).map(Answer::Number)
        }
        AnswerKind::Number { range, .. } => {
            let millionths = limit.millionths();
            let down = millionths.div_euclid(MILLION) * MILLION;
            let whole = if up && down < millionths { down + MILLION } else { down };
            within(Decimal::from_millionths(whole), *range).map(Answer::Number)
        }
        AnswerKind::Ratio { decimal, .. } => ratio(now, *decimal, up, is_enough),
        AnswerKind::Choice { options, .. } => {
            let mut enough = (0..options.len()).filter(|at| is_enough(options[*at].value));
            (if up { enough.next() } else { enough.next_back() }).map(Answer::Choice)
        }
        AnswerKind::Checklist { items } => {
            let ticked = match now {
                Some(Answer::Checklist(ticked)) => ticked.as_slice(),
                _ => &[],
            };
            // Ticks stay, so fewer points are no step.
            if up { checklist(items, ticked, limit).map(Answer::Checklist) } else { None }
        }
    }
}

fn within(value: Decimal, (least, most): (Decimal, Decimal)) -> Option<Decimal> {
    (value >= least && value <= most).then_some(value)
}

fn ratio(
    now: Option<&Answer>,
    decimal: bool,
    up: bool,
    is_enough: impl Fn(Decimal) -> bool,
) -> Option<Answer> {
    let (of, total) = match now {
        Some(Answer::Ratio { of, total }) => (Some(of.millionths()), *total),
        _ => (None, TOTAL),
    };
    let step = if decimal { 1 } else { MILLION };
    let answer = |steps: i128| Answer::Ratio { of: Decimal::from_millionths(steps * step), total };
    let is_enough = |steps: i128| is_enough(answer(steps).number(&AnswerKind::YesNo));
    // Raising the part never lowers the quotient, so the first one that is enough is found by halving.
    let most = total.millionths().div_euclid(step);
    let (mut low, mut high) = match (of, up) {
        (Some(of), true) => (of.div_euclid(step), most),
        (Some(of), false) => (-(of.div_euclid(step)) - 1, 0),
        (None, true) => (-1, most),
        (None, false) => (-most - 1, 0),
    };
    let sign = if up { 1 } else { -1 };
    if low >= high || !is_enough(sign * high) {
        return None;
    }
    while high - low > 1 {
        let middle = low + (high - low) / 2;
        if is_enough(sign * middle) { high = middle } else { low = middle }
    }
    Some(answer(sign * high))
}

fn checklist(items: &[Choice], ticked: &[usize], limit: Decimal) -> Option<Vec<usize>> {
    let has: i128 = ticked.iter().filter_map(|at| items.get(*at)).map(|item| item.value.millionths()).sum();
    let needed = limit.millionths() - has;
    let open = (0..items.len()).filter(|at| !ticked.contains(at));
    let open: Vec<(usize, i128)> = open.map(|at| (at, items[at].value.millionths())).collect();
    let mut most = open.clone();
    most.sort_by_key(|(_, points)| std::cmp::Reverse(*points));
    let mut sum = 0;
    let count = if needed <= 0 {
        0
    } else {
        1 + most.iter().position(|(_, points)| {
            sum += points;
            sum >= needed
        })?
    };
    let added = match fewest_points(&open, count, needed) {
        Some(added) => added,
        None => most.iter().take(count).map(|(at, _)| *at).collect(),
    };
    let mut all: Vec<usize> = ticked.iter().copied().chain(added).collect();
    all.sort_unstable();
    Some(all)
}

/// Of the sets of so many items with enough points the one with the fewest, and of those the first in order; nothing if
/// there are too many sums.
fn fewest_points(open: &[(usize, i128)], count: usize, needed: i128) -> Option<Vec<usize>> {
    // From the last item to the first one: for each number of items and sum the set that comes first.
    let mut sets: Vec<BTreeMap<i128, Vec<usize>>> = vec![BTreeMap::new(); count + 1];
    sets[0].insert(0, Vec::new());
    let mut size = 1;
    for (at, points) in open.iter().rev() {
        for number in (1..=count).rev() {
            let longer: Vec<(i128, Vec<usize>)> = sets[number - 1]
                .iter()
                .map(|(sum, set)| (sum + points, std::iter::once(*at).chain(set.iter().copied()).collect()))
                .collect();
            let before = sets[number].len();
            sets[number].extend(longer);
            size += sets[number].len() - before;
        }
        if size > SUMS {
            return None;
        }
    }
    sets.pop()?.range(needed..).next().map(|(_, set)| set.clone())
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::model::text::Text;

    fn at(text: &str) -> Decimal {
        Decimal::parse(text).unwrap()
    }

    fn ratio(of: i64, total: i64, limit: &str) -> Option<String> {
        let kind = AnswerKind::Ratio { of: None, total: None, decimal: false };
        let now = Answer::Ratio { of: at(&of.to_string()), total: at(&total.to_string()) };
        match enough(&kind, Some(&now), Direction::AtLeast, at(limit))? {
            Answer::Ratio { of, total } => Some(format!("{of}/{total}")),
            _ => None,
        }
    }

    #[test]
    fn the_part_of_a_ratio_is_the_least_whose_rounded_quotient_is_enough() {
        assert_eq!(ratio(214_380, 512_946, "50").as_deref(), Some("256473/512946"));
        assert_eq!(ratio(214_380, 512_946, "80").as_deref(), Some("410357/512946"));
        assert_eq!(ratio(1, 3, "66.6667").as_deref(), Some("2/3"), "2/3 meets 66.6667");
        assert_eq!(ratio(1, 3, "66.6668").as_deref(), Some("3/3"));
        assert_eq!(ratio(3, 3, "100.0001"), None);
        let kind = AnswerKind::Ratio { of: None, total: None, decimal: false };
        let blank = enough(&kind, None, Direction::AtLeast, at("12.5"));
        assert_eq!(blank, Some(Answer::Ratio { of: at("125000"), total: at("1000000") }));
        let less = Answer::Ratio { of: at("70"), total: at("200") };
        let less = enough(&kind, Some(&less), Direction::AtMost, at("20"));
        assert_eq!(less, Some(Answer::Ratio { of: at("40"), total: at("200") }));
    }

    #[test]
    fn further_items_are_the_fewest_then_of_the_fewest_points_then_the_first() {
        let choice = |points: &i32| Choice {
            id: String::new(),
            title: Text::Same("".into()),
            value: at(&points.to_string()),
            recommend: None,
            was: Vec::new(),
        };
        let items: Vec<Choice> = [1, 4, 2, 3, 3, 2].iter().map(choice).collect();
        assert_eq!(checklist(&items, &[0], at("4")), Some(vec![0, 3]), "one item of 3, not that of 4");
        assert_eq!(checklist(&items, &[], at("5")), Some(vec![0, 1]), "two items of 5 points");
        assert_eq!(checklist(&items, &[1], at("15")), Some(vec![0, 1, 2, 3, 4, 5]));
        assert_eq!(checklist(&items, &[1], at("16")), None);
        assert_eq!(checklist(&items, &[1], at("4")), Some(vec![1]));
    }

    #[test]
    fn whole_numbers_and_limits_of_the_range_are_kept() {
        let kind = AnswerKind::Number { range: (at("0"), at("9")), integer: true, unit: None };
        let number = |direction, limit| match enough(&kind, None, direction, at(limit)) {
            Some(Answer::Number(number)) => Some(number.to_string()),
            _ => None,
        };
        assert_eq!(number(Direction::AtLeast, "3.000001").as_deref(), Some("4"));
        assert_eq!(number(Direction::AtMost, "3.9").as_deref(), Some("3"));
        assert_eq!(number(Direction::AtLeast, "9.1"), None);
    }
}
