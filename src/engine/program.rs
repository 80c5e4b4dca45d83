//! A rubric compiled for one kind of agency: marks → outcomes → coverages, in whole numbers.
//!
//! Everything that turns answers into numbers is here, once. One sheet, a row of a table and a golden case are marks
//! for a [`Program`]; how they are read (as they are, at worst, with evidence alone, …) is asked for afterwards.
//!
//! The formulas are those of the rubric specification, section 4, with one rounding (half up, to parts per million) at
//! each named node:
//!
//! * achievement `a` of a criterion: see [`Rule::achievement`];
//! * coverage of a dimension at a stage: `Σ(w·a) / Σw` over its applicable criteria there; of a parent: the same over
//!   its children's coverages and weights; nothing applicable: the cell is empty;
//! * overall coverage: the same over the top dimensions;
//! * a dimension, or the whole, may take the least or the geometric mean instead: see [`crate::base::geometric`];
//! * with `unanswered: nullify` an overall coverage is 0 while a criterion that counts in it has no answer;
//! * index: the mean of the overall coverages that are not empty.
//!
//! Weights become whole numbers without a common factor: that changes no mean.

use std::ops::Range;
use std::sync::OnceLock;

use crate::base::geometric::geometric;
use crate::base::number::{Decimal, Ppm};
use crate::model::answers::AgencyKind;
use crate::model::rubric::{Aggregate, AnswerKind, Gate, Rubric, Rule, Unanswered};

use super::mark::Mark;
use super::profile::{Profile, Sum, index};
use super::score::{Counts, Outcome, Reading, Scorecard};

/// A rubric compiled for one kind of agency.
#[derive(Clone, Debug)]
pub struct Program<'r> {
    rubric: &'r Rubric,
    kind: Option<AgencyKind>,
    pub(super) columns: usize,
    questions: Vec<Question>,
    /// The places of the questions, those that list their answers first: so a processor does the same again and again.
    order: Vec<usize>,
    pub(super) criteria: Vec<Criterion>,
    /// The dimensions of the rubric and, behind them, the whole.
    pub(super) groups: Vec<Group>,
    /// The counts of a sheet of which nothing is read yet: questions out of scope and not scored.
    counts: Counts,
}

#[derive(Clone, Debug)]
struct Question {
    criteria: Range<usize>,
    is_asked: bool,
    is_scored: bool,
    /// What each answer that the question lists is worth for each criterion, where it lists them.
    options: Vec<Outcome>,
}

/// A criterion: what it asks for, and where it counts.
#[derive(Clone, Debug)]
pub(super) struct Criterion {
    rule: Rule,
    /// The cell of its dimension and column.
    pub cell: usize,
    pub column: usize,
    pub weight: u64,
    /// Whether it takes part in the overall coverage of its column.
    counts: bool,
}

/// A dimension or the whole.
#[derive(Clone, Debug)]
pub(super) struct Group {
    pub aggregate: Aggregate,
    /// The group it is a part of, and its weight there.
    pub parent: usize,
    pub weight: u64,
    criteria: Range<usize>,
    /// The gates in it and in the dimensions that it holds.
    gates: Vec<(usize, Gate)>,
}

impl<'r> Program<'r> {
    /// Compiles a rubric for agencies of a kind.
    #[must_use]
    pub fn new(rubric: &'r Rubric, kind: Option<AgencyKind>) -> Self {
        let scope = rubric.scope(kind);
        let columns = rubric.columns();
        let mut counts = Counts { questions: rubric.questions.len(), ..Counts::default() };
        let questions = rubric.questions.iter().enumerate().map(|(at, question)| {
            let is_asked = scope.is_none_or(|scope| scope.reason(at).is_none());
            let is_scored = rubric.is_scored(at);
            counts.out_of_scope += usize::from(!is_asked);
            counts.unscored += usize::from(is_asked && !is_scored);
            let rules = rubric.criteria_of(at).iter().map(|criterion| &criterion.rule);
            let options = listed(&question.answer);
            let options =
                options.iter().flat_map(|value| rules.clone().map(|rule| worth(rule, *value, false)));
            Question { criteria: question.criteria.clone(), is_asked, is_scored, options: options.collect() }
        });
        let questions: Vec<Question> = questions.collect();
        let mut order: Vec<usize> = (0..questions.len()).collect();
        order.sort_by_key(|&at| questions[at].options.is_empty());
        let weights = whole(rubric.criteria.iter().map(|criterion| criterion.weight));
        let criteria = rubric.criteria.iter().zip(weights).map(|(criterion, weight)| Criterion {
            rule: criterion.rule,
            cell: criterion.dimension * columns + criterion.column,
            column: criterion.column,
            weight,
            counts: rubric.counts(criterion),
        });
        let criteria = criteria.collect();
        let top = rubric.dimensions.len();
        let weights = whole(rubric.dimensions.iter().map(|dimension| dimension.weight));
        let of = |questions: &Range<usize>| match (questions.start, questions.end) {
            (first, end) if first < end => {
                rubric.questions[first].criteria.start..rubric.questions[end - 1].criteria.end
            }
            _ => 0..0,
        };
        let dimensions = rubric.dimensions.iter().zip(weights).map(|(dimension, weight)| Group {
            aggregate: dimension.aggregate,
            parent: dimension.parent.unwrap_or(top),
            weight,
            criteria: of(&dimension.questions),
            gates: Vec::new(),
        });
        let all = Group {
            aggregate: rubric.aggregate(),
            parent: top,
            weight: 0,
            criteria: 0..0,
            gates: Vec::new(),
        };
        let mut groups: Vec<Group> = dimensions.chain([all]).collect();
        for (at, criterion) in rubric.criteria.iter().enumerate() {
            for group in rubric.lineage(criterion).chain([top]) {
                groups[group].gates.extend(criterion.gate.map(|gate| (at, gate)));
            }
        }
        Self { rubric, kind, columns, questions, order, criteria, groups, counts }
    }

    /// The rubric.
    #[must_use]
    pub const fn rubric(&self) -> &'r Rubric {
        self.rubric
    }

    /// The kind of agency that the program is for.
    #[must_use]
    pub const fn kind(&self) -> Option<AgencyKind> {
        self.kind
    }

    /// The number of dimensions, which is also the place of the whole behind them.
    pub(super) fn dimensions(&self) -> usize {
        self.rubric.dimensions.len()
    }

    /// What marks are worth: one for each question of the rubric, in its order.
    #[must_use]
    pub fn score(&self, marks: &[Mark]) -> Scorecard {
        let mut card = Scorecard::default();
        self.score_into(marks, &mut card);
        card
    }

    /// The same into a scorecard that is there already.
    pub fn score_into(&self, marks: &[Mark], card: &mut Scorecard) {
        card.kind = self.kind;
        card.outcomes.resize(self.criteria.len(), Outcome::Unanswered);
        let mut counts = self.counts;
        for &at in &self.order {
            let (Some(question), Some(mark)) = (self.questions.get(at), marks.get(at)) else { continue };
            let outcomes = card.outcomes.get_mut(question.criteria.clone()).unwrap_or_default();
            if !question.is_asked {
                outcomes.fill(Outcome::OutOfScope);
                continue;
            }
            if question.is_scored {
                match mark {
                    Mark::Blank => counts.unanswered += 1,
                    Mark::NotApplicable => counts.not_applicable += 1,
                    Mark::Option { evidenced, .. } | Mark::Number { evidenced, .. } => {
                        counts.answered += 1;
                        counts.without_evidence += usize::from(!evidenced);
                    }
                }
            }
            match *mark {
                Mark::Blank => outcomes.fill(Outcome::Unanswered),
                Mark::NotApplicable => outcomes.fill(Outcome::NotApplicable),
                Mark::Option { at, evidenced } => {
                    let first = at * outcomes.len();
                    let worth = question.options.get(first..first + outcomes.len()).unwrap_or_default();
                    for (outcome, worth) in outcomes.iter_mut().zip(worth) {
                        *outcome = *worth;
                    }
                    if evidenced {
                        for outcome in outcomes {
                            *outcome = outcome.with_evidence(true);
                        }
                    }
                }
                Mark::Number { value, evidenced } => {
                    let criteria = self.criteria.get(question.criteria.clone()).unwrap_or_default();
                    for (outcome, criterion) in outcomes.iter_mut().zip(criteria) {
                        *outcome = worth(&criterion.rule, value, evidenced);
                    }
                }
            }
        }
        card.counts = counts;
    }

    /// The coverages under a reading.
    #[must_use]
    pub fn profile(&self, card: &Scorecard, reading: Reading) -> Profile {
        let mut profile = Profile::default();
        self.profile_into(card, reading, &mut profile);
        profile
    }

    /// The same into a profile that is there already.
    pub fn profile_into(&self, card: &Scorecard, reading: Reading, profile: &mut Profile) {
        let size = self.groups.len() * self.columns;
        profile.columns = self.columns;
        profile.sums.clear();
        profile.sums.resize(size, Sum::default());
        profile.cells.clear();
        profile.cells.resize(size, None);
        for (criterion, outcome) in self.criteria.iter().zip(&card.outcomes) {
            if let Some(achievement) = outcome.achievement(self.rubric.unanswered, reading) {
                profile.sums[criterion.cell].add(criterion.weight, achievement);
            }
        }
        // Children stand after their parents and the whole comes last, so every part is ready before its group.
        let all = self.dimensions();
        for (at, group) in self.groups.iter().enumerate().take(all).rev() {
            for column in 0..self.columns {
                let coverage = self.coverage(card, reading, profile, at, column);
                profile.cells[at * self.columns + column] = coverage;
                if let Some(coverage) = coverage {
                    profile.sums[group.parent * self.columns + column].add(group.weight, coverage);
                }
            }
        }
        for column in 0..self.columns {
            let coverage = self.coverage(card, reading, profile, all, column);
            let is_nullified =
                !matches!(reading, Reading::Best | Reading::Worst) && self.is_nullified(card, column);
            profile.cells[all * self.columns + column] =
                if is_nullified { coverage.map(|_| Ppm::ZERO) } else { coverage };
        }
        profile.index = index(profile.overall());
    }

    /// The coverage of a group in a column, once its parts are known.
    #[inline]
    fn coverage(
        &self,
        card: &Scorecard,
        reading: Reading,
        profile: &Profile,
        at: usize,
        column: usize,
    ) -> Option<Ppm> {
        match self.groups[at].aggregate {
            Aggregate::Mean => profile.sums[at * self.columns + column].mean(),
            aggregate => put_together(aggregate, &self.parts(card, reading, profile, at, column)),
        }
    }

    /// What a cell is put together from: weights and values, of criteria or of dimensions.
    pub(super) fn parts(
        &self,
        card: &Scorecard,
        reading: Reading,
        profile: &Profile,
        at: usize,
        column: usize,
    ) -> Vec<(u64, Ppm)> {
        let own = self.groups[at].criteria.clone().filter(|&own| self.criteria[own].column == column);
        let own = own.filter_map(|own| {
            let achievement = card.outcomes[own].achievement(self.rubric.unanswered, reading)?;
            Some((self.criteria[own].weight, achievement))
        });
        let children =
            self.groups.iter().enumerate().filter(|(child, group)| group.parent == at && *child != at);
        let children = children
            .filter_map(|(child, group)| Some((group.weight, profile.cells[child * self.columns + column]?)));
        own.chain(children).collect()
    }

    pub(super) fn is_nullified(&self, card: &Scorecard, column: usize) -> bool {
        self.rubric.unanswered == Unanswered::Nullify
            && self.criteria.iter().zip(&card.outcomes).any(|(criterion, outcome)| {
                *outcome == Outcome::Unanswered && criterion.column == column && criterion.counts
            })
    }

    /// The column of the lowest gate that is open under a reading, in a dimension or in the whole behind them.
    pub(super) fn lowest_open_gate(&self, card: &Scorecard, reading: Reading, group: usize) -> Option<usize> {
        let gates = self.groups.get(group)?.gates.iter();
        let open = gates.filter(|&&(at, gate)| card.outcomes[at].opens(gate, reading));
        open.map(|&(at, _)| self.criteria[at].column).min()
    }

    /// The share of achieved points (weight times achievement) whose answers carry evidence.
    #[must_use]
    pub fn evidence_share(&self, card: &Scorecard) -> Option<Ppm> {
        let (mut all, mut shown) = (0, 0);
        for (criterion, outcome) in self.criteria.iter().zip(&card.outcomes) {
            if let (Outcome::Answered { achievement, evidenced, .. }, true) = (outcome, criterion.counts) {
                let points = i128::from(criterion.weight) * i128::from(achievement.get());
                all += points;
                shown += if *evidenced { points } else { 0 };
            }
        }
        (all > 0).then(|| Ppm::quotient(shown, all))
    }

    /// The share of each dimension's weight that is not applicable.
    #[must_use]
    pub fn not_applicable_shares(&self, card: &Scorecard) -> Vec<Option<Ppm>> {
        let mut sums = vec![Sum::default(); self.groups.len()];
        for (criterion, outcome) in self.criteria.iter().zip(&card.outcomes) {
            if *outcome != Outcome::OutOfScope {
                let share = if *outcome == Outcome::NotApplicable { Ppm::FULL } else { Ppm::ZERO };
                sums[criterion.cell / self.columns].add(criterion.weight, share);
            }
        }
        for (at, group) in self.groups.iter().enumerate().take(self.dimensions()).rev() {
            if let Some(share) = sums[at].mean() {
                sums[group.parent].add(group.weight, share);
            }
        }
        sums.pop();
        sums.into_iter().map(Sum::mean).collect()
    }
}

/// The numbers of the answers that a question lists, in their order; of others, none.
fn listed(answer: &AnswerKind) -> Vec<Decimal> {
    match answer {
        AnswerKind::YesNo => vec![Decimal::ZERO, Decimal::ONE],
        AnswerKind::Choice { options, .. } => options.iter().map(|option| option.value).collect(),
        _ => Vec::new(),
    }
}

/// What a number is worth for a criterion.
#[inline]
pub(super) fn worth(rule: &Rule, value: Decimal, evidenced: bool) -> Outcome {
    let (met, partly_met) = (rule.is_met(value), rule.is_partly_met(value));
    Outcome::Answered { achievement: rule.achievement(value), met, partly_met, evidenced }
}

/// The programs of a rubric, one for each kind of agency, each compiled when it is first needed.
#[derive(Debug)]
pub struct Programs<'r> {
    rubric: &'r Rubric,
    any: OnceLock<Program<'r>>,
    of_kind: [OnceLock<Program<'r>>; AgencyKind::ALL.len()],
}

impl<'r> Programs<'r> {
    /// The programs of a rubric.
    #[must_use]
    pub fn new(rubric: &'r Rubric) -> Self {
        Self { rubric, any: OnceLock::new(), of_kind: [const { OnceLock::new() }; AgencyKind::ALL.len()] }
    }

    /// The program for a kind of agency.
    #[must_use]
    pub fn of(&self, kind: Option<AgencyKind>) -> &Program<'r> {
        let place = kind.and_then(|kind| AgencyKind::ALL.iter().position(|(_, known)| *known == kind));
        let place = place.and_then(|at| self.of_kind.get(at)).unwrap_or(&self.any);
        place.get_or_init(|| Program::new(self.rubric, kind))
    }
}

/// Parts put together by the least or the geometric mean.
pub(super) fn put_together(aggregate: Aggregate, parts: &[(u64, Ppm)]) -> Option<Ppm> {
    match aggregate {
        Aggregate::Min => parts.iter().filter(|(weight, _)| *weight > 0).map(|(_, value)| *value).min(),
        Aggregate::Geometric => {
            let weighed = |&(weight, value): &(u64, Ppm)| (Decimal::from_millionths(weight.into()), value);
            geometric(&parts.iter().map(weighed).collect::<Vec<_>>())
        }
        Aggregate::Mean => {
            let mut sum = Sum::default();
            for (weight, value) in parts {
                sum.add(*weight, *value);
            }
            sum.mean()
        }
    }
}

/// Weights as whole numbers in the same proportions, without a common factor.
fn whole(weights: impl Iterator<Item = Decimal>) -> Vec<u64> {
    let weights: Vec<u64> = weights
        .map(|weight| u64::try_from(weight.millionths()).expect("a weight is bounded by the reader"))
        .collect();
    let common = weights.iter().fold(0, |common, weight| gcd(common, *weight)).max(1);
    weights.into_iter().map(|weight| weight / common).collect()
}

const fn gcd(a: u64, b: u64) -> u64 {
    if b == 0 { a } else { gcd(b, a % b) }
}
