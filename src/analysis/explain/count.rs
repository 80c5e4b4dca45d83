//! How many sets of answers fell a coverage: every value that a node can have, with the number of ways to it.
//!
//! Columns that share no question are counted apart: a set of the fewest answers has none that do not matter, so it fells
//! one of them alone. Columns that share questions are counted together, each way by the values in all of them.

use std::collections::{BTreeMap, BTreeSet};

use crate::base::number::Ppm;
use crate::engine::parts::Total;

use super::column::{Column, Tree};

/// So many pairs of ways are put together at most.
const PAIRS: usize = 3_000_000;

/// How many answers are lost, and what each column then comes to; nothing for a column in which the node is empty.
type Key<V> = (usize, Vec<Option<V>>);

/// The ways to each key.
type Ways<V> = BTreeMap<Key<V>, u128>;

/// The number of sets of so many questions, which are the fewest, that fell at least one of the columns; nothing if they are
/// too many to be counted.
pub(super) fn count(columns: &[&Column], size: usize) -> Option<u128> {
    let mut pairs = PAIRS;
    let mut number: u128 = 0;
    for columns in apart(columns) {
        let trees: Vec<Option<&Tree>> = columns.iter().map(|column| Some(&column.tree)).collect();
        for ((lost, values), ways) in ways(&trees, size, &mut pairs)? {
            let mut each = columns.iter().zip(&values);
            let falls = each.any(|(column, value)| value.is_some_and(|value| value < column.least));
            if lost == size && falls {
                number = number.checked_add(ways)?;
            }
        }
    }
    Some(number)
}

/// The columns in groups that share no question with each other.
fn apart<'c>(columns: &[&'c Column]) -> Vec<Vec<&'c Column>> {
    let mut groups: Vec<(BTreeSet<usize>, Vec<&'c Column>)> = Vec::new();
    for column in columns {
        let mut questions = BTreeSet::new();
        column.tree.lost(&mut questions);
        let (near, mut far): (Vec<_>, Vec<_>) =
            groups.into_iter().partition(|(others, _)| !others.is_disjoint(&questions));
        let mut own = vec![*column];
        for (others, columns) in near {
            questions.extend(others);
            own.extend(columns);
        }
        far.push((questions, own));
        groups = far;
    }
    groups.into_iter().map(|(_, columns)| columns).collect()
}

/// The values that a node can have in each column with at most so many answers lost.
fn ways(trees: &[Option<&Tree>], most: usize, pairs: &mut usize) -> Option<Ways<Ppm>> {
    let fixed = trees.iter().map(|tree| tree.map(|tree| tree.fixed.clone())).collect();
    let mut all: Ways<Total> = BTreeMap::from([((0, fixed), 1)]);
    let trees_of = || trees.iter().flatten();
    let questions: BTreeSet<usize> =
        trees_of().flat_map(|tree| tree.questions.iter().map(|(_, question, _)| *question)).collect();
    for question in questions {
        let own: Vec<Option<(u64, Ppm)>> = trees
            .iter()
            .map(|tree| {
                let own = tree.as_ref()?.questions.iter().find(|(_, at, _)| *at == question)?;
                Some((own.0, own.2))
            })
            .collect();
        let kept = own.iter().map(|own| own.map(|(_, value)| value)).collect();
        let lost = own.iter().map(|own| own.map(|_| Ppm::ZERO)).collect();
        let weights = own.iter().map(|own| own.map_or(0, |(weight, _)| weight)).collect::<Vec<_>>();
        let part = BTreeMap::from([((0, kept), 1), ((1, lost), 1)]);
        all = join(trees, &all, &part, &weights, most, pairs)?;
    }
    let dimensions: BTreeSet<usize> =
        trees_of().flat_map(|tree| tree.dimensions.iter().map(|(_, at, _)| *at)).collect();
    for dimension in dimensions {
        let own =
            trees.iter().map(|tree| tree.as_ref()?.dimensions.iter().find(|(_, at, _)| *at == dimension));
        let own: Vec<Option<&(u64, usize, Tree)>> = own.collect();
        let below: Vec<Option<&Tree>> = own.iter().map(|own| own.map(|(_, _, tree)| tree)).collect();
        let weights = own.iter().map(|own| own.map_or(0, |(weight, _, _)| *weight)).collect::<Vec<_>>();
        let part = ways(&below, most, pairs)?;
        all = join(trees, &all, &part, &weights, most, pairs)?;
    }
    let mut published: Ways<Ppm> = BTreeMap::new();
    for ((lost, totals), number) in all {
        let value = |(tree, total): (Option<&Tree>, &Option<Total>)| total.as_ref()?.published(tree?.weight);
        let values = trees.iter().copied().zip(&totals).map(value).collect();
        let place = published.entry((lost, values)).or_default();
        *place = place.checked_add(number)?;
    }
    Some(published)
}

/// Each way of a node with each way of one more part of it.
fn join(
    trees: &[Option<&Tree>],
    all: &Ways<Total>,
    part: &Ways<Ppm>,
    weights: &[u64],
    most: usize,
    pairs: &mut usize,
) -> Option<Ways<Total>> {
    *pairs = pairs.checked_sub(all.len().checked_mul(part.len())?)?;
    let mut joined = Ways::new();
    for ((one, totals), first) in all {
        for ((two, values), second) in part.iter().filter(|((two, _), _)| one + two <= most) {
            let sum = |at: usize| {
                let (tree, total) = (trees.get(at).copied().flatten()?, totals.get(at)?.as_ref()?);
                let part = values.get(at).copied().flatten();
                Some(part.map_or_else(
                    || total.clone(),
                    |value| total.with(&Total::part(tree.aggregate, weights[at], value)),
                ))
            };
            let key = (one + two, (0..trees.len()).map(sum).collect());
            let place = joined.entry(key).or_insert(0_u128);
            *place = place.checked_add(first.checked_mul(*second)?)?;
        }
    }
    Some(joined)
}
