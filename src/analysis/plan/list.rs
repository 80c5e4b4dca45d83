//! Lists of the ways to raise a node: what each costs and what it adds up to, without those that another one beats.
//!
//! Analysis specification, section 1, "Algorithm", steps 1 to 3 and 6: sorted by key = (cost, changes, plan) a state stays
//! if it lies above all before. Rounding is monotone and keys join child by child, so nothing that is left out could have
//! become part of a best plan. Where unanswered questions leave the mean there is a list for each sum of counting weights.

use std::cmp::Ordering;

use crate::base::number::Ppm;
use crate::engine::parts::Total;
use crate::model::rubric::Aggregate;

use super::cost::Cost;
use super::step::Level;

/// Two bits for each question that can be changed, first question first; all set is no change, so plans of different
/// questions are put together by `&`, and the smaller one comes first in the order of plans.
pub(super) type Bits = Vec<u64>;

/// Questions in a word.
const EACH: usize = 32;

/// The bits of no change.
pub(super) fn no_change(questions: usize) -> Bits {
    vec![u64::MAX; questions.div_ceil(EACH).max(1)]
}

/// Sets what is done about a question.
pub(super) fn set(bits: &mut Bits, question: usize, level: Level) {
    let shift = 62 - 2 * (question % EACH);
    let code: u64 = match level {
        Level::Full => 0,
        Level::Half => 1,
        Level::Stay => 3,
    };
    if let Some(word) = bits.get_mut(question / EACH) {
        *word = *word & !(3 << shift) | code << shift;
    }
}

/// What is done about a question.
pub(super) fn get(bits: &Bits, question: usize) -> Level {
    let shift = 62 - 2 * (question % EACH);
    match bits.get(question / EACH).map(|word| word >> shift & 3) {
        Some(0) => Level::Full,
        Some(1) => Level::Half,
        _ => Level::Stay,
    }
}

/// Two plans of different questions together.
pub(super) fn both(one: &Bits, two: &Bits) -> Bits {
    one.iter().zip(two).map(|(one, two)| one & two).collect()
}

/// One way to raise a node.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct State {
    pub cost: Cost,
    pub changes: u64,
    /// The weights of the parts that count; of a node that is rounded 1, or 0 if it is empty.
    pub weight: u64,
    pub total: Total,
    pub plan: Bits,
}

impl State {
    /// The published value of a node that is rounded.
    pub fn value(&self) -> Option<Ppm> {
        match self.total {
            Total::Points(points) if self.weight > 0 => {
                Some(Ppm::new(u32::try_from(points).unwrap_or(u32::MAX)))
            }
            _ => None,
        }
    }

    fn key(&self) -> (u64, Cost, u64) {
        (self.weight, self.cost, self.changes)
    }
}

/// Ways to raise a node, in order, none of them beaten by another.
pub(super) type List = Vec<State>;

/// How much may still be looked at: what is left of it bounds the time of a search.
#[derive(Clone, Debug)]
pub(super) struct Work {
    pub left: u64,
    /// States that cost more are of no use.
    pub limit: Cost,
}

/// There would be too much to look at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooMuch;

/// Sorts states and leaves out those that are beaten.
pub(super) fn prune(mut states: List) -> List {
    states.sort_by(|one, two| one.key().cmp(&two.key()).then_with(|| one.plan.cmp(&two.plan)));
    let mut best: Option<(u64, Total)> = None;
    states.retain(|state| {
        let is_above = match &best {
            Some((weight, total)) => *weight != state.weight || state.total > *total,
            None => true,
        };
        if is_above {
            best = Some((state.weight, state.total.clone()));
        }
        is_above
    });
    states
}

/// The ways to raise two sets of parts of one node together.
pub(super) fn join(one: &[State], two: &[State], work: &mut Work) -> Result<List, TooMuch> {
    let pairs = u64::try_from(one.len().saturating_mul(two.len())).unwrap_or(u64::MAX);
    work.left = work.left.checked_sub(pairs).ok_or(TooMuch)?;
    let pair = |(a, b): (&State, &State)| State {
        cost: a.cost + b.cost,
        changes: a.changes + b.changes,
        weight: a.weight + b.weight,
        total: a.total.with(&b.total),
        plan: both(&a.plan, &b.plan),
    };
    if let ([a], list) | (list, [a]) = (one, two) {
        // The order stays, but parts of which the least counts may become equal.
        return Ok(prune(list.iter().map(|b| pair((a, b))).collect()));
    }
    // Plans are put together only for the states that stay.
    let mut found: Vec<(u64, Cost, u64, Total, &State, &State)> = Vec::with_capacity(one.len() * two.len());
    for a in one {
        for b in two {
            let cost = a.cost + b.cost;
            if cost <= work.limit {
                found.push((a.weight + b.weight, cost, a.changes + b.changes, a.total.with(&b.total), a, b));
            }
        }
    }
    let words = |a: &State, b: &State, at: usize| {
        a.plan.get(at).copied().unwrap_or(u64::MAX) & b.plan.get(at).copied().unwrap_or(u64::MAX)
    };
    found.sort_unstable_by(|x, y| {
        (x.0, x.1, x.2).cmp(&(y.0, y.1, y.2)).then_with(|| {
            let each = (0..x.4.plan.len()).map(|at| words(x.4, x.5, at).cmp(&words(y.4, y.5, at)));
            each.fold(Ordering::Equal, Ordering::then)
        })
    });
    let mut list: List = Vec::new();
    for (weight, _, _, total, a, b) in found {
        if list.last().is_none_or(|last| last.weight != weight || total > last.total) {
            list.push(pair((a, b)));
        }
    }
    Ok(list)
}

/// The ways to raise a node, each rounded once.
pub(super) fn rounded(list: List) -> List {
    let round = |state: State| {
        let value = state.total.published(state.weight);
        let points = value.map_or(0, |value| u64::from(value.get()));
        State { weight: u64::from(value.is_some()), total: Total::Points(points), ..state }
    };
    prune(list.into_iter().map(round).collect())
}

/// The ways to raise a part of a node of this kind, which weighs so much in it.
pub(super) fn as_part(list: List, aggregate: Aggregate, weight: u64) -> List {
    let part = |state: State| {
        let value = state.value();
        let total =
            value.map_or_else(|| Total::nothing(aggregate), |value| Total::part(aggregate, weight, value));
        State { weight: if value.is_some() { weight } else { 0 }, total, ..state }
    };
    list.into_iter().map(part).collect()
}
