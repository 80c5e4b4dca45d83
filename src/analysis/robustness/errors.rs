//! How likely each stage is if each answer is wrong now and then: exact, by adding up what is independent.
//!
//! The coverages of a column are sums of independent whole numbers, so their distribution goes up the tree, rounded where
//! a published number is. Columns that share a question are gone through for all joint readings of those. Outcomes that
//! fail a gate or cap are left out. The rules are those of analysis.md, section 4.

use crate::base::number::Ppm;
use crate::engine::program::Program;
use crate::engine::score::{Outcome, Reading, Scorecard};
use crate::engine::shape::Shape;
use crate::model::rubric::Aggregate;

use super::neighbours::Readings;
use super::rows::Rows;

/// The most joint readings of questions that serve several columns.
const MOST_JOINT: usize = 4_096;

/// The most values that a coverage can have.
const MOST_VALUES: usize = 1_000_000;

/// The most pairs of values that are put together at a time.
const MOST_PAIRS: usize = 8_000_000;

/// Values, ascending, each with how likely it is.
type Spread = Vec<(u64, f64)>;

/// Too much to go through.
struct TooMuch;

/// How likely the agency is at each stage or above, from stage 1 on; nothing where that is too much to go through.
pub(super) fn at_least(
    program: &Program<'_>,
    shape: &Shape,
    card: &Scorecard,
    readings: &[Readings],
    rows: &Rows,
) -> Option<Vec<f64>> {
    let stages = program.rubric().stages.len();
    let limit = program.rubric().highest_stage(program.kind());
    let errors = Errors { program, shape, card, readings };
    let of = |stage: usize| {
        if stage > limit || program.rubric().method.claims() && errors.is_empty(stage) {
            return Ok(0.0);
        }
        errors.at_least(stage, rows)
    };
    (1..=stages).map(of).collect::<Result<Vec<_>, TooMuch>>().ok()
}

struct Errors<'e, 'r> {
    program: &'e Program<'r>,
    shape: &'e Shape,
    card: &'e Scorecard,
    readings: &'e [Readings],
}

impl Errors<'_, '_> {
    /// Whether the rubric has criteria for a stage and none applies: blanks and "not applicable" stay as they are.
    fn is_empty(&self, stage: usize) -> bool {
        let rubric = self.program.rubric();
        let column = if rubric.method.is_banded() { 0 } else { stage - 1 };
        !self.is_bare(stage) && self.spread(self.shape.whole(), column, &[]).is_ok_and(|it| it.is_none())
    }

    fn is_bare(&self, stage: usize) -> bool {
        let rubric = self.program.rubric();
        !rubric.method.is_banded() && rubric.criteria.iter().all(|criterion| criterion.column + 1 != stage)
    }

    fn at_least(&self, stage: usize, rows: &Rows) -> Result<f64, TooMuch> {
        let rubric = self.program.rubric();
        let row = rows.of(stage - 1);
        let has = |column: usize| row.iter().any(|(other, _)| *other == column);
        let (mut chance, mut joint, mut count) = (1.0, Vec::new(), 1_usize);
        let mut allowed: Vec<Vec<(f64, &[Outcome])>> = Vec::with_capacity(self.readings.len());
        for (question, readings) in self.readings.iter().enumerate() {
            let criteria = rubric.criteria_of(question);
            let passes = |outcomes: &[Outcome]| {
                criteria.iter().zip(outcomes).all(|(criterion, outcome)| {
                    let hold = criterion.hold().filter(|(_, hold)| *hold < stage);
                    hold.is_none_or(|(gate, _)| !outcome.opens(gate, Reading::Actual))
                })
            };
            let mut odds = readings.odds();
            odds.retain(|(_, outcomes)| passes(outcomes));
            let columns = criteria.iter().filter(|it| rubric.counts(it) && has(it.column)).count();
            match columns {
                0 => chance *= odds.iter().map(|(chance, _)| chance).sum::<f64>(),
                1 => {}
                _ if odds.len() == 1 && (odds[0].0 - 1.0).abs() < f64::EPSILON => {}
                _ => {
                    joint.push(question);
                    count = count.saturating_mul(odds.len());
                }
            }
            allowed.push(odds);
        }
        if count > MOST_JOINT {
            return Err(TooMuch);
        }
        let mut sum = 0.0;
        for number in 0..count {
            let (mut rest, mut weight) = (number, 1.0);
            let mut fixed = allowed.clone();
            for &question in &joint {
                let odds = &allowed[question];
                let (chance, outcomes) = odds[rest % odds.len()];
                rest /= odds.len();
                weight *= chance;
                fixed[question] = vec![(1.0, outcomes)];
            }
            let mut all = weight;
            for (column, least) in row {
                let spread = self.spread(self.shape.whole(), *column, &fixed)?;
                all *= match spread {
                    Some(spread) => {
                        spread.iter().filter(|(value, _)| *value >= u64::from(*least)).map(|(_, it)| it).sum()
                    }
                    // An empty column asks nothing, but of a stage without any criterion.
                    None if self.is_bare(stage) => 0.0,
                    None => 1.0,
                };
            }
            sum += all;
        }
        Ok(chance * sum)
    }

    /// The coverages that a cell can have; nothing if it is empty. Without odds, those of the answers as they are.
    fn spread(
        &self,
        group: usize,
        column: usize,
        odds: &[Vec<(f64, &[Outcome])>],
    ) -> Result<Option<Spread>, TooMuch> {
        let rubric = self.program.rubric();
        let node = &self.shape.groups[group];
        let is_whole = group == self.shape.whole();
        let mut parts: Vec<(u64, Spread)> = Vec::new();
        for &at in &node.criteria[column] {
            let weight = self.shape.weights[at];
            let criterion = &rubric.criteria[at];
            let place = at - rubric.questions[criterion.question].criteria.start;
            let value = |outcome: &Outcome| outcome.achievement(rubric.unanswered, Reading::Actual);
            let Some(own) = value(&self.card.outcomes[at]).filter(|_| weight > 0) else { continue };
            let spread: Spread = match odds.get(criterion.question) {
                Some(odds) => {
                    let each = odds.iter().map(|(chance, outcomes)| {
                        (u64::from(value(&outcomes[place]).unwrap_or_default().get()), *chance)
                    });
                    merged(each.collect())
                }
                None => vec![(u64::from(own.get()), 1.0)],
            };
            parts.push((weight, spread));
        }
        for &child in &node.children {
            let weight = self.shape.groups[child].weight;
            if weight > 0
                && let Some(spread) = self.spread(child, column, odds)?
            {
                parts.push((weight, spread));
            }
        }
        if parts.is_empty() {
            return Ok(None);
        }
        if is_whole && self.card.is_nullified(rubric, column) {
            return Ok(Some(vec![(
                0,
                parts.iter().map(|(_, it)| it.iter().map(|(_, it)| it).sum::<f64>()).product(),
            )]));
        }
        together(node.aggregate, parts).map(Some)
    }
}

/// Independent parts put together.
fn together(aggregate: Aggregate, parts: Vec<(u64, Spread)>) -> Result<Spread, TooMuch> {
    let sum: u64 = parts.iter().map(|(weight, _)| weight).sum();
    let mut parts = parts.into_iter();
    let scaled = |(weight, spread): (u64, Spread)| -> Spread {
        let by = if aggregate == Aggregate::Mean { weight } else { 1 };
        spread.into_iter().map(|(value, chance)| (value * by, chance)).collect()
    };
    if aggregate == Aggregate::Geometric {
        return Err(TooMuch);
    }
    let mut all = parts.next().map(scaled).unwrap_or_default();
    for part in parts.map(scaled) {
        if all.len().saturating_mul(part.len()) > MOST_PAIRS {
            return Err(TooMuch);
        }
        let pairs = all.iter().flat_map(|(value, chance)| {
            part.iter().map(move |(other, with)| {
                let value = if aggregate == Aggregate::Mean { value + other } else { *value.min(other) };
                (value, chance * with)
            })
        });
        all = merged(pairs.collect());
        if all.len() > MOST_VALUES {
            return Err(TooMuch);
        }
    }
    if aggregate == Aggregate::Mean {
        let round = |points: u64| {
            u64::from(Ppm::new(u32::try_from((points + sum / 2) / sum).unwrap_or(u32::MAX)).get())
        };
        all = merged(all.into_iter().map(|(points, chance)| (round(points), chance)).collect());
    }
    Ok(all)
}

/// Equal values as one; sorting keeps the order of equals, so that sums of floats are the same everywhere.
fn merged(mut all: Spread) -> Spread {
    all.sort_by_key(|(value, _)| *value);
    all.dedup_by(|next, kept| {
        let is_same = next.0 == kept.0;
        if is_same {
            kept.1 += next.1;
        }
        is_same
    });
    all
}
