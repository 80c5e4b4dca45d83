//! A coverage with what answers may be lost in it: the lowest value of each node for each number of lost answers, as plans list
//! the highest for each cost. Rounding is monotone, so the lowest parts give the lowest whole.

use std::collections::BTreeSet;

use crate::base::number::Ppm;
use crate::engine::parts::{Of, Total};
use crate::engine::program::Program;
use crate::engine::score::{Outcome, Reading, Scorecard};
use crate::model::rubric::Aggregate;

/// A node of a column with what answers may be lost in it.
#[derive(Clone, Debug)]
pub(super) struct Tree {
    pub aggregate: Aggregate,
    /// The weight of all that counts in it; losing answers changes no weight.
    pub weight: u64,
    /// What cannot be lost, added up.
    pub fixed: Total,
    /// The questions, each with its weight and its value today.
    pub questions: Vec<(u64, usize, Ppm)>,
    /// The dimensions in which something may be lost, each with its weight and its place.
    pub dimensions: Vec<(u64, usize, Tree)>,
}

/// A column that has a threshold.
#[derive(Clone, Debug)]
pub(super) struct Column {
    pub tree: Tree,
    pub least: Ppm,
}

impl Tree {
    pub fn new(program: &Program<'_>, card: &Scorecard, group: usize, column: usize) -> Self {
        let rubric = program.rubric();
        let node = program.node(group, column);
        let aggregate = node.aggregate;
        let mut tree = Self {
            aggregate,
            weight: 0,
            fixed: Total::nothing(aggregate),
            questions: Vec::new(),
            dimensions: Vec::new(),
        };
        for (weight, part) in node.parts {
            let value = match part {
                Of::Criterion(at) => {
                    let Some(value) = card.achievement(rubric, at, Reading::Actual) else { continue };
                    let is_answered = matches!(card.outcomes.get(at), Some(Outcome::Answered { .. }));
                    if is_answered && value > Ppm::ZERO {
                        tree.weight += weight;
                        tree.questions.push((weight, rubric.criteria[at].question, value));
                        continue;
                    }
                    value
                }
                Of::Dimension(at) => {
                    let part = Self::new(program, card, at, column);
                    let Some(value) = part.fixed.published(part.weight) else { continue };
                    if !part.questions.is_empty() || !part.dimensions.is_empty() {
                        tree.weight += weight;
                        tree.dimensions.push((weight, at, part));
                        continue;
                    }
                    value
                }
            };
            tree.weight += weight;
            tree.fixed = tree.fixed.with(&Total::part(aggregate, weight, value));
        }
        tree
    }

    /// The questions in it.
    pub fn lost(&self, found: &mut BTreeSet<usize>) {
        found.extend(self.questions.iter().map(|(_, question, _)| *question));
        self.dimensions.iter().for_each(|(_, _, part)| part.lost(found));
    }

    /// The lowest value for each number of answers lost, as far as `most`; `decided` tells of some whether they are lost,
    /// which do not count.
    fn lowest(&self, most: usize, decided: &dyn Fn(usize) -> Option<bool>) -> Vec<Ppm> {
        let questions = self.questions.iter().map(|(weight, question, value)| {
            let values = match decided(*question) {
                Some(true) => vec![Ppm::ZERO],
                Some(false) => vec![*value],
                None => vec![*value, Ppm::ZERO],
            };
            (*weight, values)
        });
        let dimensions = self.dimensions.iter();
        let dimensions = dimensions.map(|(weight, _, part)| (*weight, part.lowest(most, decided)));
        let mut totals = vec![self.fixed.clone()];
        for (weight, values) in questions.chain(dimensions) {
            let length = (totals.len() + values.len() - 1).min(most + 1);
            let mut joined: Vec<Option<Total>> = vec![None; length];
            for (one, total) in totals.iter().enumerate() {
                for (two, value) in values.iter().enumerate().take(length.saturating_sub(one)) {
                    let sum = total.with(&Total::part(self.aggregate, weight, *value));
                    let place = &mut joined[one + two];
                    *place = Some(place.take().map_or_else(|| sum.clone(), |old| old.min(sum.clone())));
                }
            }
            totals = joined.into_iter().flatten().collect();
        }
        totals.iter().filter_map(|total| total.published(self.weight)).collect()
    }
}

impl Column {
    /// The fewest lost answers with which it does not pass.
    pub fn size(&self) -> Option<usize> {
        let lowest = self.tree.lowest(usize::MAX - 1, &|_| None);
        lowest.iter().position(|value| *value < self.least)
    }

    /// The first sets of so many questions with which it does not pass, in the order of the rubric; so many are the fewest.
    pub fn sets(&self, size: usize, most: usize) -> Vec<Vec<usize>> {
        let mut questions = BTreeSet::new();
        self.tree.lost(&mut questions);
        let questions: Vec<usize> = questions.into_iter().collect();
        let mut found = Vec::new();
        self.descend(&questions, &mut Vec::new(), size, most, &mut found);
        found
    }

    /// Decides the next question; the first ones are decided: `lost` are lost, the others not.
    fn descend(
        &self,
        questions: &[usize],
        lost: &mut Vec<usize>,
        left: usize,
        most: usize,
        found: &mut Vec<Vec<usize>>,
    ) {
        if found.len() >= most {
            return;
        }
        if left == 0 {
            found.push(lost.clone());
            return;
        }
        let Some((next, rest)) = questions.split_first() else { return };
        let can_fall = |lost: &[usize], left: usize| {
            let is_open = |at: usize| rest.contains(&at);
            let decided = |at: usize| (!is_open(at)).then(|| lost.contains(&at));
            self.tree.lowest(left, &decided).get(left).is_some_and(|value| *value < self.least)
        };
        lost.push(*next);
        if can_fall(lost, left - 1) {
            self.descend(rest, lost, left - 1, most, found);
        }
        lost.pop();
        if can_fall(lost, left) {
            self.descend(rest, lost, left, most, found);
        }
    }
}
