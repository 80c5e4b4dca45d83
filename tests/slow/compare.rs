//! What changed answers add to the index, against orders gone through one by one with floats: analysis.md, section 2.

#![allow(clippy::unwrap_used, clippy::cast_precision_loss)]

use crate::support;

use assess::analysis::compare::stage::Move;
use assess::analysis::compare::{Side, compare, differs};
use assess::base::number::Decimal;
use assess::engine::mark::Mark;
use assess::engine::profile::Profile;
use assess::engine::program::Program;
use assess::engine::score::{Reading, Scorecard};
use assess::model::answers::{Answer, Given};
use assess::model::rubric::{Aggregate, AnswerKind, Rubric, Unanswered};
use proptest::prelude::*;
use support::world;

/// Another answer to a question.
fn other(rubric: &Rubric, at: usize, given: &Given, how: u8) -> Given {
    let question = &rubric.questions[at];
    match how {
        0 => return Given::Nothing,
        1 if question.allow_na.is_allowed() => return Given::NotApplicable("not here".to_owned()),
        _ => {}
    }
    let (least, most) = question.answer.bounds();
    let answer = match (&question.answer, given) {
        (AnswerKind::YesNo, given) => Answer::YesNo(*given != Given::Answer(Answer::YesNo(true))),
        (AnswerKind::Percent { .. } | AnswerKind::Number { .. }, _) => {
            Answer::Number(if how.is_multiple_of(2) { most } else { least })
        }
        (AnswerKind::Ratio { .. }, _) => {
            Answer::Ratio { of: Decimal::from_count(how.into()), total: Decimal::from_count(9) }
        }
        (AnswerKind::Choice { options, .. }, _) => Answer::Choice(usize::from(how) % options.len()),
        (AnswerKind::Checklist { items }, _) => {
            Answer::Checklist((0..usize::from(how) % (items.len() + 1)).collect())
        }
    };
    Given::Answer(answer)
}

/// The coverage of a cell by floats: not rounded as long as only means lie above it.
fn cell(
    rubric: &Rubric,
    card: &Scorecard,
    profile: &Profile,
    group: Option<usize>,
    column: usize,
) -> Option<f64> {
    let (aggregate, row) = match group {
        Some(at) => (rubric.dimensions[at].aggregate, profile.dimension(at)),
        None => (rubric.aggregate(), profile.overall()),
    };
    if aggregate != Aggregate::Mean || group.is_none() && card.is_nullified(rubric, column) {
        return row[column].map(|coverage| f64::from(coverage.get()));
    }
    let weight = |weight: Decimal| weight.millionths() as f64;
    let mut parts = Vec::new();
    for (at, criterion) in rubric.criteria.iter().enumerate() {
        if Some(criterion.dimension) == group && criterion.column == column {
            let value = card.achievement(rubric, at, Reading::Actual);
            parts.extend(value.map(|value| (weight(criterion.weight), f64::from(value.get()))));
        }
    }
    for (at, dimension) in rubric.dimensions.iter().enumerate().filter(|(_, it)| it.parent == group) {
        parts.extend(
            cell(rubric, card, profile, Some(at), column).map(|value| (weight(dimension.weight), value)),
        );
    }
    let sum: f64 = parts.iter().map(|(weight, _)| weight).sum();
    (sum > 0.0).then(|| parts.iter().map(|(weight, value)| weight * value).sum::<f64>() / sum)
}

fn worth(program: &Program<'_>, given: &[Given]) -> f64 {
    let rubric = program.rubric();
    let marks: Vec<Mark> = rubric
        .questions
        .iter()
        .zip(given)
        .map(|(question, given)| Mark::given(question, given, false))
        .collect();
    let card = program.score(&marks);
    let profile = program.profile(&card, Reading::Actual);
    let columns: Vec<f64> =
        (0..rubric.columns()).filter_map(|column| cell(rubric, &card, &profile, None, column)).collect();
    columns.iter().sum::<f64>() / (columns.len().max(1) as f64)
}

/// The mean over all orders of what each answer adds in its turn.
fn orders(program: &Program<'_>, before: &[Given], after: &[Given], changed: &[usize]) -> Vec<f64> {
    let count = changed.len();
    let mut worths = Vec::new();
    for set in 0..1_usize << count {
        let mut given = before.to_vec();
        for (_, question) in changed.iter().enumerate().filter(|(at, _)| set >> at & 1 == 1) {
            given[*question].clone_from(&after[*question]);
        }
        worths.push(worth(program, &given));
    }
    let mut sums = vec![0.0; count];
    let mut order: Vec<usize> = (0..count).collect();
    let mut number = 0.0;
    permute(&mut order, 0, &mut |order| {
        let mut set = 0;
        for &at in order {
            sums[at] += worths[set | 1 << at] - worths[set];
            set |= 1 << at;
        }
        number += 1.0;
    });
    sums.into_iter().map(|sum| sum / number).collect()
}

fn permute(order: &mut Vec<usize>, from: usize, with: &mut dyn FnMut(&[usize])) {
    if from + 1 >= order.len() {
        return with(order);
    }
    for at in from..order.len() {
        order.swap(from, at);
        permute(order, from + 1, with);
        order.swap(from, at);
    }
}

proptest! {
    #![proptest_config(crate::support::cases(512))]

    #[test]
    fn what_answers_add_is_the_mean_over_all_orders_and_makes_up_the_printed_difference(
        world in world(),
        moves in prop::collection::vec((0..18_usize, 0..8_u8), 0..6),
    ) {
        let rubric = world.rubric();
        let sheet = world.sheet(&rubric);
        let program = Program::new(&rubric, sheet.agency.kind);
        let before: Vec<Given> = sheet.responses.iter().map(|response| response.given.clone()).collect();
        let mut after = before.clone();
        for (at, how) in moves {
            let at = at % after.len();
            if after[at] != Given::OutOfScope {
                after[at] = other(&rubric, at, &before[at], how);
            }
        }
        let changes = compare(Side { program: &program, given: &before }, Side { program: &program, given: &after });
        // The two ends are those of plain runs.
        for (given, end) in [(&before, &changes.before), (&after, &changes.after)] {
            let mut plain = sheet.clone();
            for (response, given) in plain.responses.iter_mut().zip(given) {
                response.given.clone_from(given);
            }
            let (_, verdict) = program.judge(&plain.responses);
            prop_assert_eq!(&verdict.profile, &end.profile);
            prop_assert_eq!((verdict.stage, &verdict.dimension_stages), (end.stage, &end.dimension_stages));
        }
        let changed: Vec<usize> = changes.answers.iter().map(|change| change.question).collect();
        let expected: Vec<usize> = (0..before.len()).filter(|&at| differs(&before[at], &after[at])).collect();
        prop_assert_eq!(&changed, &expected);
        let Some(difference) = changes.difference() else {
            prop_assert!(!changes.is_shared_out);
            return Ok(());
        };
        if changes.is_shared_out {
            let adds: Vec<i64> = changes.answers.iter().map(|change| change.adds.unwrap()).collect();
            prop_assert_eq!(adds.iter().sum::<i64>() + changes.rounding, difference);
            // Half a part per million for each line and for each rounded level at both ends.
            prop_assert!(changes.rounding.abs() <= i64::try_from(adds.len() / 2 + 5).unwrap(), "{}", changes.rounding);
            // A nullified column is published at one end and a mean at the other: floats follow the card at hand.
            if rubric.unanswered != Unanswered::Nullify {
                for (add, mean) in adds.iter().zip(orders(&program, &before, &after, &changed)) {
                    prop_assert!((*add as f64 - mean).abs() <= 0.5 + 1e-3, "{add} for {mean}");
                }
            }
        }
        // Back again, everything is turned round.
        let back = compare(Side { program: &program, given: &after }, Side { program: &program, given: &before });
        prop_assert_eq!(back.difference(), Some(-difference));
        prop_assert_eq!((&back.gates.won, &back.gates.lost), (&changes.gates.lost, &changes.gates.won));
        prop_assert_eq!(back.has_fallen(), changes.moved.as_ref().is_some_and(Move::has_risen));
    }
}
