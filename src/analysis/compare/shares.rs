//! What each changed answer adds to the index: its Shapley value, which needs no order and adds up.
//!
//! The rule is that of analysis.md, section 2. The worth of a set of changed answers is the index with these new and the
//! others old, where a mean with only means above it is not rounded and everything else is as published. Under means
//! whose parts count alike before and after, the value is the effective weight times the change. Elsewhere it is found
//! within the smallest part that has only means above it, by going through all sets; above [`MOST`] changed answers
//! there, they stand together in one line.

use std::collections::BTreeMap;

use crate::base::fraction::Fraction;
use crate::base::number::Ppm;
use crate::engine::profile::Profile;
use crate::engine::program::Program;
use crate::engine::score::{Outcome, Reading, Scorecard};
use crate::engine::shape::Shape;
use crate::model::rubric::{Aggregate, Unanswered};

/// The most changed answers of a part whose sets are all gone through.
pub const MOST: usize = 12;

/// A part of the index.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// All of it.
    Index,
    /// A dimension in a column; behind the dimensions, the whole.
    Cell {
        /// The place of the dimension.
        group: usize,
        /// The column.
        column: usize,
    },
}

/// What changed answers add to the index, before it is rounded.
#[derive(Clone, Debug, Default)]
pub(super) struct Shares {
    /// By question.
    pub each: BTreeMap<usize, Fraction>,
    /// The answers that are too many to be told apart in a part, with what they add there together.
    pub together: Vec<(Part, Vec<usize>, Fraction)>,
}

/// The places of some parts, each with its weight.
type Weighted = Vec<(usize, u64)>;

/// What the outcomes of a criterion count as before and after.
type Values = (Option<Ppm>, Option<Ppm>);

/// Two scorecards of one rubric, and all between them.
struct Game<'g, 'r> {
    program: &'g Program<'r>,
    shape: Shape,
    before: &'g [Outcome],
    after: &'g [Outcome],
    values: Vec<Values>,
    /// Whether the column is made zero by a blank, before or after.
    nullified: Vec<bool>,
    shares: Shares,
}

/// What changed answers add to the index; nothing if an end has none.
pub(super) fn shares(program: &Program<'_>, before: &Scorecard, after: &Scorecard) -> Option<Shares> {
    let rubric = program.rubric();
    let value = |outcome: &Outcome| outcome.achievement(rubric.unanswered, Reading::Actual);
    let outcomes = || before.outcomes.iter().zip(&after.outcomes);
    let values: Vec<Values> = outcomes().map(|(old, new)| (value(old), value(new))).collect();
    let mut nullified = vec![false; rubric.columns()];
    if rubric.unanswered == Unanswered::Nullify {
        for (criterion, (old, new)) in rubric.criteria.iter().zip(outcomes()) {
            let is_blank = [old, new].contains(&&Outcome::Unanswered) && rubric.counts(criterion);
            nullified[criterion.column] |= is_blank;
        }
    }
    let shape = program.shape();
    let (before, after) = (before.outcomes.as_slice(), after.outcomes.as_slice());
    let mut game = Game { program, shape, before, after, values, nullified, shares: Shares::default() };
    game.index()?;
    Some(game.shares)
}

/// Whether something counts always, or only with some of the answers.
#[derive(Clone, Copy, Default)]
struct Presence {
    always: bool,
    sometimes: bool,
}

impl Presence {
    const fn varies(self) -> bool {
        self.sometimes && !self.always
    }
}

impl Game<'_, '_> {
    fn index(&mut self) -> Option<()> {
        let whole = self.shape.whole();
        let columns: Vec<Presence> = (0..self.shape.columns).map(|at| self.presence(whole, at)).collect();
        if columns.iter().any(|presence| presence.varies()) {
            self.part(Part::Index, &Fraction::whole(1));
            return columns.iter().any(|presence| presence.always || presence.sometimes).then_some(());
        }
        let count = columns.iter().filter(|presence| presence.always).count() as u64;
        for column in (0..columns.len()).filter(|&at| columns[at].always) {
            self.walk(whole, column, &Fraction::new(1, count));
        }
        (count > 0).then_some(())
    }

    fn leaf(&self, at: usize) -> Presence {
        let (old, new) = self.values[at];
        Presence { always: old.is_some() && new.is_some(), sometimes: old.is_some() || new.is_some() }
    }

    /// The parts of a cell that have a say in it: criteria and groups, each with its weight.
    fn parts(&self, group: usize, column: usize) -> (Weighted, Weighted) {
        let node = &self.shape.groups[group];
        let criteria = node.criteria[column].iter().map(|&at| (at, self.shape.weights[at]));
        let groups = node.children.iter().map(|&at| (at, self.shape.groups[at].weight));
        (
            criteria.filter(|(_, weight)| *weight > 0).collect(),
            groups.filter(|(_, weight)| *weight > 0).collect(),
        )
    }

    fn presence(&self, group: usize, column: usize) -> Presence {
        let (criteria, groups) = self.parts(group, column);
        let all = criteria.iter().map(|(at, _)| self.leaf(*at));
        let all = all.chain(groups.iter().map(|(at, _)| self.presence(*at, column)));
        all.fold(Presence::default(), |sum, one| Presence {
            always: sum.always || one.always,
            sometimes: sum.sometimes || one.sometimes,
        })
    }

    /// Whether a cell is a mean that is not rounded, as far as itself is concerned.
    fn is_mean(&self, group: usize, column: usize) -> bool {
        self.shape.groups[group].aggregate == Aggregate::Mean
            && !(group == self.shape.whole() && self.nullified[column])
    }

    /// Goes down means whose parts count alike; `factor` is what a part per million here is of the index.
    fn walk(&mut self, group: usize, column: usize, factor: &Fraction) {
        let (criteria, groups) = self.parts(group, column);
        let varies = criteria.iter().any(|(at, _)| self.leaf(*at).varies())
            || groups.iter().any(|(at, _)| self.presence(*at, column).varies());
        if varies || !self.is_mean(group, column) {
            return self.part(Part::Cell { group, column }, factor);
        }
        let criteria: Vec<(usize, u64)> =
            criteria.into_iter().filter(|(at, _)| self.leaf(*at).always).collect();
        let groups: Vec<(usize, u64)> =
            groups.into_iter().filter(|(at, _)| self.presence(*at, column).always).collect();
        let sum: u64 = criteria.iter().chain(&groups).map(|(_, weight)| weight).sum();
        for (at, weight) in criteria {
            if let (Some(old), Some(new)) = self.values[at]
                && old != new
            {
                let change = i64::from(new.get()) - i64::from(old.get());
                let share = factor.times(&Fraction::new(i128::from(weight) * i128::from(change), sum));
                self.add(self.question(at), &share);
            }
        }
        for (at, weight) in groups {
            self.walk(at, column, &factor.times(&Fraction::new(weight.into(), sum)));
        }
    }

    fn question(&self, criterion: usize) -> usize {
        self.program.rubric().criteria[criterion].question
    }

    fn add(&mut self, question: usize, share: &Fraction) {
        let known = self.shares.each.entry(question).or_default();
        *known = known.plus(share);
    }

    /// The questions whose answers make a difference in a part.
    fn players(&self, part: Part) -> Vec<usize> {
        let mut players = Vec::new();
        match part {
            Part::Index => {
                let whole = self.shape.whole();
                (0..self.shape.columns).for_each(|column| self.players_in(whole, column, &mut players));
            }
            Part::Cell { group, column } => self.players_in(group, column, &mut players),
        }
        players.sort_unstable();
        players.dedup();
        players
    }

    fn players_in(&self, group: usize, column: usize, players: &mut Vec<usize>) {
        let (criteria, groups) = self.parts(group, column);
        for (at, _) in criteria {
            let (old, new) = self.values[at];
            let blank = |outcomes: &[Outcome]| outcomes[at] == Outcome::Unanswered;
            if old != new || self.nullified[column] && blank(self.before) != blank(self.after) {
                players.push(self.question(at));
            }
        }
        for (at, _) in groups {
            self.players_in(at, column, players);
        }
    }

    /// Goes through all sets of the answers that make a difference in a part.
    fn part(&mut self, part: Part, factor: &Fraction) {
        let players = self.players(part);
        let count = players.len();
        if count == 0 {
            return;
        }
        let mut table = Mixed::new(self);
        if count > MOST {
            let (none, all) = (table.worth(part, &[]), table.worth(part, &players));
            let gain = all.plus(&none.scaled(-1, 1)).times(factor);
            self.shares.together.push((part, players, gain));
            return;
        }
        let worth: Vec<Fraction> = (0..1_usize << count)
            .map(|set| {
                let new: Vec<usize> =
                    (0..count).filter(|at| set >> at & 1 == 1).map(|at| players[at]).collect();
                table.worth(part, &new)
            })
            .collect();
        let factorial = |of: usize| (1..=of as u64).product::<u64>();
        for (at, player) in players.iter().enumerate() {
            let terms = worth.iter().enumerate().map(|(set, worth)| {
                let (size, is_in) = ((set as u64).count_ones() as usize, set >> at & 1 == 1);
                let others = if is_in { size - 1 } else { size };
                let orders = factorial(others) * factorial(count - 1 - others);
                let orders = i64::try_from(orders).unwrap_or(i64::MAX);
                worth.scaled(if is_in { orders } else { -orders }, 1)
            });
            let sum = Fraction::sum(&terms.collect::<Vec<_>>()).scaled(1, factorial(count));
            self.add(*player, &sum.times(factor));
        }
    }
}

/// A scorecard with some answers new and the others old.
struct Mixed<'m, 'g, 'r> {
    game: &'m Game<'g, 'r>,
    card: Scorecard,
    profile: Profile,
}

impl<'m, 'g, 'r> Mixed<'m, 'g, 'r> {
    fn new(game: &'m Game<'g, 'r>) -> Self {
        Self { game, card: Scorecard::default(), profile: Profile::default() }
    }

    /// What a part is worth with the answers of these questions new.
    fn worth(&mut self, part: Part, new: &[usize]) -> Fraction {
        let game = self.game;
        self.card.outcomes.clear();
        self.card.outcomes.extend_from_slice(game.before);
        for &question in new {
            for at in game.program.rubric().questions[question].criteria.clone() {
                self.card.outcomes[at] = game.after[at];
            }
        }
        game.program.profile_into(&self.card, Reading::Actual, &mut self.profile);
        match part {
            Part::Cell { group, column } => self.cell(group, column).unwrap_or_default(),
            Part::Index => {
                let whole = game.shape.whole();
                let columns: Vec<Fraction> =
                    (0..game.shape.columns).filter_map(|column| self.cell(whole, column)).collect();
                let count = columns.len().max(1) as u64;
                Fraction::sum(&columns).scaled(1, count)
            }
        }
    }

    /// The coverage of a cell with only means above it: not rounded if it is a mean, else as published.
    fn cell(&self, group: usize, column: usize) -> Option<Fraction> {
        let game = self.game;
        if !game.is_mean(group, column) {
            let row = if group == game.shape.whole() {
                self.profile.overall()
            } else {
                self.profile.dimension(group)
            };
            return row[column].map(|coverage| Fraction::whole(coverage.get().into()));
        }
        let (criteria, groups) = game.parts(group, column);
        let unanswered = game.program.rubric().unanswered;
        let (mut points, mut sum) = (0_i128, 0_u64);
        for (at, weight) in criteria {
            if let Some(value) = self.card.outcomes[at].achievement(unanswered, Reading::Actual) {
                points += i128::from(weight) * i128::from(value.get());
                sum += weight;
            }
        }
        let mut parts = vec![Fraction::new(points, 1)];
        for (at, weight) in groups {
            if let Some(value) = self.cell(at, column) {
                parts.push(value.times(&Fraction::new(weight.into(), 1)));
                sum += weight;
            }
        }
        (sum > 0).then(|| Fraction::sum(&parts).scaled(1, sum))
    }
}
