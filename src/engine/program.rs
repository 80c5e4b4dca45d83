//! A rubric compiled for one kind of agency: marks → outcomes → coverages, in whole numbers.
//!
//! Everything that turns answers into numbers is here, once. One sheet, a row of a table and a golden case are marks
//! for a [`Program`]; how they are read (as they are, at worst, with evidence alone, …) is asked for afterwards.
//!
//! The formulas are those of the rubric specification, section 4, with one rounding (half up, to parts per million) at
//! each named node:
//!
//! * achievement `a` of a criterion: see [`Rule::worth`];
//! * coverage of a dimension at a stage: `Σ(w·a) / Σw` over its applicable criteria there; of a parent: the same over
//!   its children's coverages and weights; nothing applicable: the cell is empty;
//! * overall coverage: the same over the top dimensions;
//! * a dimension, or the whole, may take the least or the geometric mean instead: see [`crate::base::geometric`];
//! * with `unanswered: nullify` an overall coverage is 0 while a criterion that counts in it has no answer;
//! * index: the mean of the overall coverages that are not empty.
//!
//! Weights become the smallest whole numbers in the same proportions: that changes no mean.

use std::ops::Range;

use crate::base::geometric::geometric;
use crate::base::number::{Decimal, Ppm};
use crate::base::weight::whole;
use crate::model::answers::AgencyKind;
use crate::model::rubric::{Aggregate, Gate, Rubric, Rule, Steps, Unanswered};

use super::duty::Duty;
use super::mark::{Mark, listed as answers_of};
use super::profile::{Mean, Profile, Sum, index};
use super::score::{Counts, Outcome, Reading, Scorecard, Values};

/// A rubric compiled for one kind of agency.
#[derive(Clone, Debug)]
pub struct Program<'r> {
    rubric: &'r Rubric,
    kind: Option<AgencyKind>,
    pub(super) columns: usize,
    /// How many questions are asked and scored.
    scored: usize,
    pub(super) criteria: Vec<Criterion>,
    /// The criteria of the questions that are asked and list their answers.
    listed: Vec<Listed>,
    /// What each listed answer, or each step of a target, is worth without evidence and with it, criterion by criterion.
    outcomes: Vec<Outcome>,
    /// The criteria of the other questions that are asked.
    measured: Vec<Measured>,
    /// The criteria of the questions that are not asked.
    not_asked: Vec<usize>,
    /// The duties.
    duties: Vec<Duty>,
    /// A row of columns for each group.
    cells: Vec<Cell>,
    /// The sums of these without points, with the weight of what is applicable if everything is.
    full: Vec<Sum>,
    /// The dimensions of the rubric and, behind them, the whole.
    pub(super) groups: Vec<Group>,
    /// The counts of a sheet of which nothing is read yet: questions out of scope and not scored.
    counts: Counts,
}

/// A criterion of a question that lists its answers.
#[derive(Clone, Copy, Debug)]
struct Listed {
    question: usize,
    criterion: usize,
    /// 1 if the question is scored and this is the first of its criteria, else 0.
    counts: usize,
    /// Where what the answers are worth begins.
    first: usize,
}

/// A criterion of a question whose answer is a number.
#[derive(Clone, Copy, Debug)]
struct Measured {
    question: usize,
    criterion: usize,
    counts: usize,
    rule: Rule,
    /// The steps of the target, and where what they are worth begins.
    steps: Option<(Steps, usize)>,
}

/// A criterion: where it counts.
#[derive(Clone, Debug)]
pub(super) struct Criterion {
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
    pub criteria: Range<usize>,
    /// The gates in it and in the dimensions that it holds, and of the whole the caps too: what has to be met, and the
    /// stage that the verdict is at most until then; the lowest first.
    holds: Vec<(usize, Gate, usize)>,
}

/// A group in a column.
#[derive(Clone, Debug)]
struct Cell {
    /// Its mean, if everything in it applies; of a group that takes another kind of mean, none.
    mean: Option<Mean>,
    /// The cell that it is a part of, and its weight there; none if nothing in it has a weight.
    parent: usize,
    weight: u64,
}

impl<'r> Program<'r> {
    /// Compiles a rubric for agencies of a kind.
    #[must_use]
    pub fn new(rubric: &'r Rubric, kind: Option<AgencyKind>) -> Self {
        let scope = rubric.scope(kind);
        let columns = rubric.columns();
        let mut counts = Counts { questions: rubric.questions.len(), ..Counts::default() };
        let (mut scored, mut not_asked) = (0, Vec::new());
        let (mut listed, mut outcomes, mut measured) = (Vec::new(), Vec::new(), Vec::new());
        for (question, asked) in rubric.questions.iter().enumerate() {
            if scope.is_some_and(|scope| scope.reason(question).is_some()) {
                counts.out_of_scope += 1;
                not_asked.extend(asked.criteria.clone());
                continue;
            }
            let is_scored = rubric.is_scored(question);
            *(if is_scored { &mut scored } else { &mut counts.unscored }) += 1;
            let values = answers_of(&asked.answer);
            for (criterion, rule) in asked.criteria.clone().zip(rubric.criteria_of(question)) {
                let rule = rule.rule;
                let counts = usize::from(is_scored && criterion == asked.criteria.start);
                let first = outcomes.len();
                if values.is_empty() {
                    let steps = rule.steps().map(|steps| (steps, first));
                    measured.push(Measured { question, criterion, counts, rule, steps });
                    let reached = (0..3).filter(|_| steps.is_some());
                    outcomes
                        .extend(reached.flat_map(|step| [false, true].map(|it| Outcome::at_step(step, it))));
                } else {
                    listed.push(Listed { question, criterion, counts, first });
                    let said = |value| [false, true].map(|evidenced| Outcome::of(&rule, value, evidenced));
                    outcomes.extend(values.iter().flat_map(|value| said(*value)));
                }
            }
        }
        let weights: Vec<Decimal> = rubric.criteria.iter().map(|criterion| criterion.weight).collect();
        let weights = whole(&weights);
        let criteria = rubric.criteria.iter().zip(weights).map(|(criterion, weight)| Criterion {
            cell: criterion.dimension * columns + criterion.column,
            column: criterion.column,
            weight,
            counts: rubric.counts(criterion),
        });
        let criteria: Vec<Criterion> = criteria.collect();
        let top = rubric.dimensions.len();
        let weights: Vec<Decimal> = rubric.dimensions.iter().map(|dimension| dimension.weight).collect();
        let weights = whole(&weights);
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
            holds: Vec::new(),
        });
        let all = Group {
            aggregate: rubric.aggregate(),
            parent: top,
            weight: 0,
            criteria: 0..0,
            holds: Vec::new(),
        };
        let mut groups: Vec<Group> = dimensions.chain([all]).collect();
        for (at, criterion) in rubric.criteria.iter().enumerate() {
            let Some((gate, stage)) = criterion.hold() else { continue };
            // A cap is about the verdict alone, not about the rows of dimensions.
            let rows = rubric.lineage(criterion).filter(|_| criterion.cap.is_none());
            for group in rows.chain([top]) {
                groups[group].holds.push((at, gate, stage));
            }
        }
        for group in &mut groups {
            group.holds.sort_by_key(|&(_, _, stage)| stage);
        }
        let cells = groups.iter().flat_map(|group| {
            let parent = group.parent * columns;
            (0..columns).map(move |column| Cell { mean: None, parent: parent + column, weight: group.weight })
        });
        let mut cells: Vec<Cell> = cells.collect();
        let mut weights = vec![0; cells.len()];
        for criterion in &criteria {
            weights[criterion.cell] += criterion.weight;
        }
        for at in (0..top * columns).rev().chain(top * columns..cells.len()) {
            if weights[at] > 0 && cells[at].parent != at {
                weights[cells[at].parent] += cells[at].weight;
            }
            let is_mean = groups[at / columns].aggregate == Aggregate::Mean;
            cells[at].mean = is_mean.then(|| Mean::new(weights[at]));
            cells[at].weight *= u64::from(weights[at] > 0);
        }
        let full = weights.into_iter().map(|weight| Sum { points: 0, weight });
        Self {
            rubric,
            kind,
            columns,
            scored,
            criteria,
            listed,
            outcomes,
            measured,
            not_asked,
            duties: Duty::all(rubric, kind),
            cells,
            full: full.collect(),
            groups,
            counts,
        }
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
        let mut put = |at: usize, outcome: &Outcome| {
            if let Some(place) = card.outcomes.get_mut(at) {
                *place = *outcome;
            }
        };
        // How many answers have evidence.
        let (mut counts, mut shown) = (self.counts, 0);
        for at in &self.not_asked {
            put(*at, &Outcome::OutOfScope);
        }
        // Questions that are answered alike come together, so that a processor predicts the branches well.
        for of in &self.listed {
            let mark = marks.get(of.question);
            if let Some(&Mark::Option { at, evidenced }) = mark
                && let Some(outcome) = self.outcomes.get(of.first + 2 * at + usize::from(evidenced))
            {
                shown += of.counts & usize::from(evidenced);
                put(of.criterion, outcome);
            } else {
                put(of.criterion, &self.unusual((of.question, of.counts), mark, &mut counts, &mut shown));
            }
        }
        for of in &self.measured {
            match marks.get(of.question) {
                Some(&Mark::Number { value, evidenced }) => {
                    shown += of.counts & usize::from(evidenced);
                    let step = |(steps, first): (Steps, usize)| {
                        self.outcomes.get(first + 2 * steps.of(value) + usize::from(evidenced))
                    };
                    match of.steps.and_then(step) {
                        Some(outcome) => put(of.criterion, outcome),
                        None => put(of.criterion, &Outcome::of(&of.rule, value, evidenced)),
                    }
                }
                other => {
                    put(
                        of.criterion,
                        &self.unusual((of.question, of.counts), other, &mut counts, &mut shown),
                    );
                }
            }
        }
        card.duties.clear();
        card.duties.extend(self.duties.iter().map(|duty| duty.outcome(marks)));
        counts.answered = self.scored - counts.unanswered - counts.not_applicable;
        counts.without_evidence += counts.answered - shown;
        card.counts = counts;
    }

    /// What it means that a question has no answer of its sort; counted as often as asked for.
    // Nearly all questions are answered, so this is kept out of the way.
    #[cold]
    fn unusual(
        &self,
        (question, times): (usize, usize),
        mark: Option<&Mark>,
        counts: &mut Counts,
        shown: &mut usize,
    ) -> Outcome {
        let mark = mark.unwrap_or(&Mark::Blank);
        let allow_na = self.rubric.questions.get(question).map(|it| it.allow_na).unwrap_or_default();
        let outcome = mark.unanswered(allow_na);
        match mark {
            Mark::Blank => counts.unanswered += times,
            Mark::NotApplicable { .. } => {
                counts.not_applicable += times;
                let is_bare = outcome == Outcome::Waived { evidenced: false };
                counts.without_evidence += times * usize::from(is_bare);
            }
            Mark::Option { evidenced, .. } | Mark::Number { evidenced, .. } => {
                *shown += times * usize::from(*evidenced);
            }
        }
        outcome
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
        let size = self.cells.len();
        profile.columns = self.columns;
        profile.sums.clone_from(&self.full);
        profile.cells.resize(size, None);
        self.add_criteria(card, Values::new(self.rubric.unanswered, reading), &mut profile.sums);
        // As long as each other, so that a place in one is a place in all.
        let (own, sums, cells) = (&self.cells[..], &mut profile.sums[..size], &mut profile.cells[..size]);
        // Children stand after their parents and the whole comes last, so every part is ready before its group.
        let whole = self.dimensions() * self.columns;
        let coverage = |at: usize, cell: &Cell, sums: &[Sum], cells: &[Option<Ppm>]| match cell.mean {
            Some(mean) => mean.of(sums[at]),
            None => self.other_mean(card, reading, cells, at),
        };
        for at in (0..whole.min(size)).rev() {
            let cell = &own[at];
            let coverage = coverage(at, cell, sums, cells);
            cells[at] = coverage;
            sums[cell.parent].take(cell.weight, coverage);
        }
        for (at, cell) in own.iter().enumerate().skip(whole) {
            let coverage = coverage(at, cell, sums, cells);
            let is_nullified =
                !matches!(reading, Reading::Best | Reading::Worst) && self.is_nullified(card, at - whole);
            cells[at] = if is_nullified { coverage.map(|_| Ppm::ZERO) } else { coverage };
        }
        profile.index = index(profile.overall());
    }

    /// Adds the criteria to the sums of their cells. Not inlined, so that processors have room for what is needed.
    #[inline(never)]
    fn add_criteria(&self, card: &Scorecard, values: Values, sums: &mut [Sum]) {
        for (criterion, outcome) in self.criteria.iter().zip(&card.outcomes) {
            let achievement = values.of(*outcome);
            sums[criterion.cell].take(criterion.weight, achievement);
        }
        for criterion in self.criteria.iter().skip(card.outcomes.len()) {
            sums[criterion.cell].take(criterion.weight, None);
        }
    }

    /// The coverage of a cell of a group that takes another kind of mean. Not inlined, so that the usual one is.
    #[cold]
    fn other_mean(
        &self,
        card: &Scorecard,
        reading: Reading,
        cells: &[Option<Ppm>],
        at: usize,
    ) -> Option<Ppm> {
        let (group, column) = (at / self.columns, at % self.columns);
        put_together(self.groups[group].aggregate, &self.parts(card, reading, cells, group, column))
    }

    /// What a cell is put together from: weights and values, of criteria or of dimensions.
    pub(super) fn parts(
        &self,
        card: &Scorecard,
        reading: Reading,
        cells: &[Option<Ppm>],
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
        let children =
            children.filter_map(|(child, group)| Some((group.weight, cells[child * self.columns + column]?)));
        own.chain(children).collect()
    }

    pub(super) fn is_nullified(&self, card: &Scorecard, column: usize) -> bool {
        self.rubric.unanswered == Unanswered::Nullify
            && self.criteria.iter().zip(&card.outcomes).any(|(criterion, outcome)| {
                *outcome == Outcome::Unanswered && criterion.column == column && criterion.counts
            })
    }

    /// The highest stage that the gates and caps of a dimension, or of the whole behind them, allow under a reading.
    pub(super) fn allowed(&self, card: &Scorecard, reading: Reading, group: usize) -> usize {
        let holds = self.groups.get(group).map(|group| group.holds.as_slice()).unwrap_or_default();
        let open = holds.iter().find(|&&(at, gate, _)| card.outcomes[at].opens(gate, reading));
        open.map_or(self.rubric.stages.len(), |&(_, _, stage)| stage)
    }

    /// The share of achieved points (weight times achievement) whose answers carry evidence.
    #[must_use]
    pub fn evidence_share(&self, card: &Scorecard) -> Option<Ppm> {
        let (mut all, mut shown) = (0, 0);
        for (criterion, outcome) in self.criteria.iter().zip(&card.outcomes) {
            let (achievement, evidenced) = match outcome {
                Outcome::Answered { achievement, evidenced, .. } => (*achievement, evidenced),
                Outcome::Waived { evidenced } => (Ppm::FULL, evidenced),
                _ => continue,
            };
            if criterion.counts {
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
                let share = if outcome.applies() { Ppm::ZERO } else { Ppm::FULL };
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
