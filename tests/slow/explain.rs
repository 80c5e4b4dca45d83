//! Explanations against every set of answers, on small made-up rubrics of all methods; and each number against those that it
//! is said to be made from.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::collections::BTreeSet;

use assess::analysis::explain::{Explanation, Focus, NAMED, Node, Of, Up};
use assess::base::geometric::geometric;
use assess::base::number::{Decimal, Ppm};
use assess::engine::program::Program;
use assess::engine::score::{Outcome, Reading, Scorecard};
use assess::model::rubric::Aggregate;
use proptest::prelude::*;

use crate::support::world;

/// The smallest sets of answered questions that lower the stage if they are worth nothing, by trying all; nothing if all of
/// them together do not.
fn fewest_down(program: &Program<'_>, card: &Scorecard, stage: usize) -> Option<BTreeSet<Vec<usize>>> {
    let rubric = program.rubric();
    let is_answered = |at: &usize| {
        let criteria = rubric.questions[*at].criteria.clone();
        criteria.clone().any(|at| matches!(card.outcomes[at], Outcome::Answered { .. }))
    };
    let answered: Vec<usize> = (0..rubric.questions.len()).filter(is_answered).collect();
    let lowers = |set: &[usize]| {
        let mut lost = card.clone();
        for at in set.iter().flat_map(|at| rubric.questions[*at].criteria.clone()) {
            lost.outcomes[at] =
                Outcome::Answered { achievement: Ppm::ZERO, met: false, partly_met: false, evidenced: true };
        }
        program.reached(&lost, &program.profile(&lost, Reading::Actual), Reading::Actual) < stage
    };
    let mut sets: Vec<Vec<usize>> = vec![Vec::new()];
    for _ in 0..answered.len() {
        let longer = |set: &Vec<usize>| {
            let last = set.last().copied();
            let rest = answered.iter().filter(move |at| last.is_none_or(|last| **at > last));
            rest.map(|at| [set.as_slice(), &[*at]].concat()).collect::<Vec<_>>()
        };
        sets = sets.iter().flat_map(longer).collect();
        let found: BTreeSet<Vec<usize>> = sets.iter().filter(|set| lowers(set)).cloned().collect();
        if !found.is_empty() {
            return Some(found);
        }
    }
    None
}

/// What a reader makes of the numbers that a number is said to be made from.
fn recomputed(node: &Node) -> Option<Ppm> {
    let terms: Vec<(Decimal, Ppm)> = node.terms().collect();
    match node.aggregate {
        _ if terms.is_empty() => None,
        _ if node.nullified => Some(Ppm::ZERO),
        Aggregate::Min => terms.iter().map(|(_, value)| *value).min(),
        Aggregate::Geometric => geometric(&terms),
        Aggregate::Mean => {
            let weight: i128 = terms.iter().map(|(weight, _)| weight.millionths()).sum();
            let points = terms.iter().map(|(weight, value)| weight.millionths() * i128::from(value.get()));
            let mean = (2 * points.sum::<i128>() + weight) / (2 * weight);
            Some(Ppm::new(u32::try_from(mean).unwrap()))
        }
    }
}

fn check(node: &Node) -> Result<(), TestCaseError> {
    if !matches!(node.of, Of::Criterion(_)) {
        prop_assert_eq!(node.value, recomputed(node), "{:#?}", node);
    }
    node.parts.iter().try_for_each(check)
}

proptest! {
    #![proptest_config(crate::support::cases(512))]

    #[test]
    fn the_fewest_answers_down_are_those_of_all_sets(world in world()) {
        let rubric = world.rubric();
        let sheet = world.sheet(&rubric);
        let program = Program::new(&rubric, sheet.agency.kind);
        let explained = Explanation::new(&program, &sheet, Focus::All, None);
        let answered = explained.card.counts.answered;
        let Some(stage) = explained.verdict.stage.filter(|stage| *stage > 0 && answered <= 14) else {
            prop_assert!(answered > 14 || explained.down.is_none());
            return Ok(());
        };
        let all = fewest_down(&program, &explained.card, stage);
        match (all, &explained.down) {
            (None, None) => {}
            (Some(all), Some(down)) => {
                prop_assert_eq!(all.iter().next().map(Vec::len), Some(down.size));
                prop_assert_eq!(down.number, Some(all.len() as u128));
                let first: Vec<Vec<usize>> = all.into_iter().take(NAMED).collect();
                prop_assert_eq!(&down.sets, &first);
            }
            (all, down) => prop_assert!(false, "{all:?} against {down:?}"),
        }
    }

    #[test]
    fn every_number_is_made_from_those_below_it(world in world()) {
        let rubric = world.rubric();
        let sheet = world.sheet(&rubric);
        let program = Program::new(&rubric, sheet.agency.kind);
        let explained = Explanation::new(&program, &sheet, Focus::All, None);
        // A verdict that unanswered questions block has coverages, but no index.
        if program.is_blocked(&explained.card) {
            prop_assert_eq!(explained.index.value, None);
            explained.index.parts.iter().try_for_each(check)?;
        } else {
            check(&explained.index)?;
        }
        for held in &explained.held {
            prop_assert!(held.threshold.admits(held.coverage), "{held:?}");
        }
        if let Some(Up::Plan(plan)) = &explained.up {
            prop_assert!(plan.stage >= explained.target.unwrap());
            let efforts: u128 = plan.changes.iter().map(|it| explained.effort(it.question, it.level)).sum();
            let one = plan.changes.first().map_or(0, |it| it.cost - explained.effort(it.question, it.level));
            prop_assert_eq!(plan.cost, efforts + one * plan.changes.len() as u128);
        }
    }
}
