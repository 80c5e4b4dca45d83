//! Answers → achievements → coverages, in whole numbers.
//!
//! The formulas are those of the rubric specification, section 4, with one rounding (half up, to parts per
//! million) at each named node:
//!
//! * achievement `a` of a criterion: see [`Rule::achievement`](crate::model::rubric::Rule::achievement);
//! * coverage of a dimension at a stage: `Σ(w·a) / Σw` over its applicable criteria there; of a parent: the
//!   same over its children's coverages and weights; nothing applicable: the cell is empty;
//! * overall coverage: the same over the top dimensions;
//! * in a banded rubric a dimension, or the whole, may take the least or the geometric mean instead: see
//!   [`crate::base::aggregate`];
//! * with `unanswered: nullify` an overall coverage is 0 while a criterion that counts in it has no answer;
//! * index: the mean of the overall coverages that are not empty.

use crate::base::aggregate::{Mean, geometric};
use crate::base::number::{Decimal, Ppm, div_half_up};
use crate::model::answers::{AgencyKind, Given, Response};
use crate::model::rubric::{Aggregate, Gate, Rubric, Unanswered};

/// What the answers are worth, criterion by criterion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scorecard {
    /// What kind of agency answered.
    pub kind: Option<AgencyKind>,
    /// The outcome of each criterion of the rubric, in its order.
    pub outcomes: Vec<Outcome>,
    /// How many questions were answered and how.
    pub counts: Counts,
}

/// What the answer to a question means for one criterion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// There is no answer.
    Unanswered,
    /// The question does not apply.
    NotApplicable,
    /// Agencies of this kind are not asked the question.
    OutOfScope,
    /// There is an answer.
    Answered {
        /// The number of the answer.
        value: Decimal,
        /// How far it meets the target.
        achievement: Ppm,
        /// Whether it meets the target in full.
        met: bool,
        /// Whether it meets the target or its partial value.
        partly_met: bool,
        /// Whether it carries evidence.
        evidenced: bool,
    },
}

/// Numbers of questions: each is either out of scope, or not scored, or one of the other three.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// All questions.
    pub questions: usize,
    /// Those with an answer.
    pub answered: usize,
    /// Those without an answer.
    pub unanswered: usize,
    /// Those that do not apply.
    pub not_applicable: usize,
    /// Those that agencies of this kind are not asked.
    pub out_of_scope: usize,
    /// Those that are shown and not scored.
    pub unscored: usize,
    /// Those with an answer but no evidence.
    pub without_evidence: usize,
}

/// A way to read the answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    /// As they are.
    Actual,
    /// With every unanswered question at its worst.
    Worst,
    /// With every unanswered question at its best.
    Best,
    /// With every question that is not applicable not met.
    NotApplicableAsUnmet,
    /// With every answer that carries no evidence not met.
    Evidenced,
}

/// Turns responses into outcomes.
///
/// # Panics
/// If there is not one response for each question of the rubric, which the reader of answers ensures.
#[must_use]
pub fn score(rubric: &Rubric, kind: Option<AgencyKind>, responses: &[Response]) -> Scorecard {
    assert_eq!(responses.len(), rubric.questions.len(), "a response for each question");
    let mut counts = Counts { questions: responses.len(), ..Counts::default() };
    let mut outcomes = Vec::with_capacity(rubric.criteria.len());
    for (at, (question, response)) in rubric.questions.iter().zip(responses).enumerate() {
        let criteria = rubric.criteria_of(at);
        let evidenced = !response.evidence.is_empty();
        if response.given == Given::OutOfScope {
            counts.out_of_scope += 1;
        } else if !rubric.is_scored(at) {
            counts.unscored += 1;
        } else {
            match response.given {
                Given::Nothing => counts.unanswered += 1,
                Given::NotApplicable(_) => counts.not_applicable += 1,
                Given::OutOfScope | Given::Answer(_) => {
                    counts.answered += 1;
                    counts.without_evidence += usize::from(!evidenced);
                }
            }
        }
        match &response.given {
            Given::OutOfScope => outcomes.extend(criteria.iter().map(|_| Outcome::OutOfScope)),
            Given::Nothing => {
                outcomes.extend(criteria.iter().map(|_| Outcome::Unanswered));
            }
            Given::NotApplicable(_) => {
                outcomes.extend(criteria.iter().map(|_| Outcome::NotApplicable));
            }
            Given::Answer(answer) => {
                let value = answer.number(&question.answer);
                outcomes.extend(criteria.iter().map(|criterion| Outcome::Answered {
                    value,
                    achievement: criterion.rule.achievement(value),
                    met: criterion.rule.is_met(value),
                    partly_met: criterion.rule.is_partly_met(value),
                    evidenced,
                }));
            }
        }
    }
    Scorecard { kind, outcomes, counts }
}

impl Outcome {
    /// Whether the target is met in full.
    #[must_use]
    pub const fn is_met(self) -> bool {
        matches!(self, Self::Answered { met: true, .. })
    }

    /// The achievement under a reading; `None` if the criterion takes no part in the mean.
    #[inline]
    fn achievement(&self, unanswered: Unanswered, reading: Reading) -> Option<Ppm> {
        match self {
            Self::OutOfScope => None,
            Self::NotApplicable => (reading == Reading::NotApplicableAsUnmet).then_some(Ppm::ZERO),
            Self::Unanswered => match reading {
                // A target lies within what can be answered, so the best answer meets it.
                Reading::Best => Some(Ppm::FULL),
                Reading::Worst => Some(Ppm::ZERO),
                _ => (unanswered != Unanswered::Excluded).then_some(Ppm::ZERO),
            },
            Self::Answered { evidenced: false, .. } if reading == Reading::Evidenced => Some(Ppm::ZERO),
            Self::Answered { achievement, .. } => Some(*achievement),
        }
    }
}

impl Scorecard {
    /// The achievement of a criterion under a reading; `None` if it takes no part in the mean.
    #[must_use]
    pub fn achievement(&self, rubric: &Rubric, at: usize, reading: Reading) -> Option<Ppm> {
        self.outcomes[at].achievement(rubric.unanswered, reading)
    }

    /// Whether a criterion, if it is a gate, stands in the way of its stage under a reading.
    #[must_use]
    pub fn is_open_gate(&self, rubric: &Rubric, at: usize, reading: Reading) -> bool {
        let criterion = &rubric.criteria[at];
        let Some(gate) = criterion.gate else { return false };
        match self.outcomes[at] {
            Outcome::OutOfScope => false,
            Outcome::NotApplicable => reading == Reading::NotApplicableAsUnmet,
            Outcome::Unanswered => reading != Reading::Best,
            Outcome::Answered { evidenced: false, .. } if reading == Reading::Evidenced => true,
            Outcome::Answered { met, partly_met, .. } => !(met || gate == Gate::Partial && partly_met),
        }
    }

    /// The coverages under a reading.
    #[must_use]
    pub fn profile(&self, rubric: &Rubric, reading: Reading) -> Profile {
        let (dimensions, columns) = (rubric.dimensions.len(), rubric.columns());
        let mut sums = vec![Mean::default(); (dimensions + 1) * columns];
        for (criterion, outcome) in rubric.criteria.iter().zip(&self.outcomes) {
            if let Some(achievement) = outcome.achievement(rubric.unanswered, reading) {
                sums[criterion.dimension * columns + criterion.column].add(criterion.weight, achievement);
            }
        }
        let mut cells = vec![None; sums.len()];
        // Children stand after their parents, so backwards every child is ready before its parent.
        for (at, dimension) in rubric.dimensions.iter().enumerate().rev() {
            let parent = dimension.parent.unwrap_or(dimensions);
            for column in 0..columns {
                let cell = at * columns + column;
                cells[cell] = match dimension.aggregate {
                    Aggregate::Mean => sums[cell].value(),
                    Aggregate::Min => sums[cell].least(),
                    Aggregate::Geometric => geometric(&self.parts(rubric, reading, at, &cells)),
                };
                if let Some(coverage) = cells[cell] {
                    sums[parent * columns + column].add(dimension.weight, coverage);
                }
            }
        }
        for column in 0..columns {
            let cell = dimensions * columns + column;
            cells[cell] = match rubric.aggregate() {
                Aggregate::Mean => sums[cell].value(),
                Aggregate::Min => sums[cell].least(),
                Aggregate::Geometric => {
                    let top = rubric.top_dimensions();
                    let parts = top.filter_map(|at| Some((rubric.dimensions[at].weight, cells[at]?)));
                    geometric(&parts.collect::<Vec<_>>())
                }
            };
            if self.is_nullified(rubric, column, reading) {
                cells[cell] = cells[cell].map(|_| Ppm::ZERO);
            }
        }
        let known = cells[dimensions * columns..].iter().flatten();
        let (total, count) =
            known.fold((0, 0), |(total, count), ppm: &Ppm| (total + i128::from(ppm.get()), count + 1));
        let index = (count > 0).then(|| Ppm::new(u32::try_from(div_half_up(total, count)).unwrap_or(0)));
        Profile { columns, cells, sums, index }
    }

    /// What a dimension of a banded rubric is put together from: weights and values, of questions or dimensions.
    fn parts(
        &self,
        rubric: &Rubric,
        reading: Reading,
        dimension: usize,
        cells: &[Option<Ppm>],
    ) -> Vec<(Decimal, Ppm)> {
        let criteria = rubric.criteria.iter().enumerate();
        let own = criteria
            .filter(|(_, criterion)| criterion.dimension == dimension)
            .filter_map(|(at, criterion)| Some((criterion.weight, self.achievement(rubric, at, reading)?)));
        let children = rubric.dimensions.iter().zip(cells);
        let children = children.filter(|(child, _)| child.parent == Some(dimension));
        own.chain(children.filter_map(|(child, value)| Some((child.weight, (*value)?)))).collect()
    }

    /// What meeting a criterion would add to the coverage of its dimension in its column.
    ///
    /// The gain is a number of its own, rounded once, so that equal gains are equal: the coverage after the
    /// change, itself rounded, may differ from the sum by one part per million.
    #[must_use]
    pub fn gain(&self, rubric: &Rubric, profile: &Profile, at: usize) -> Ppm {
        let criterion = &rubric.criteria[at];
        let now = self.achievement(rubric, at, Reading::Actual);
        let cell = criterion.dimension * profile.columns + criterion.column;
        let aggregate = rubric.dimensions[criterion.dimension].aggregate;
        if aggregate == Aggregate::Mean {
            return profile.sums[cell].gain(criterion.weight, now);
        }
        let parts =
            rubric.criteria.iter().enumerate().filter(|(_, other)| other.dimension == criterion.dimension);
        let parts: Vec<(Decimal, Ppm)> = parts
            .filter_map(|(other, part)| {
                let value = self.achievement(rubric, other, Reading::Actual);
                Some((part.weight, if other == at { Ppm::FULL } else { value? }))
            })
            .collect();
        let after = match aggregate {
            Aggregate::Geometric => geometric(&parts),
            Aggregate::Mean | Aggregate::Min => {
                let mut sum = Mean::default();
                for (weight, value) in &parts {
                    sum.add(*weight, *value);
                }
                sum.least()
            }
        };
        let before = profile.cells[cell].unwrap_or_default();
        Ppm::new(after.unwrap_or_default().get().saturating_sub(before.get()))
    }

    /// Whether a criterion that counts in a column has no answer, in a rubric where that makes the coverage zero.
    #[must_use]
    pub fn is_nullified(&self, rubric: &Rubric, column: usize, reading: Reading) -> bool {
        let is_missing = |(criterion, outcome): (&crate::model::rubric::Criterion, &Outcome)| {
            *outcome == Outcome::Unanswered && criterion.column == column && rubric.counts(criterion)
        };
        rubric.unanswered == Unanswered::Nullify
            && !matches!(reading, Reading::Best | Reading::Worst)
            && rubric.criteria.iter().zip(&self.outcomes).any(is_missing)
    }

    /// The share of achieved points (weight times achievement) whose answers carry evidence.
    #[must_use]
    pub fn evidence_share(&self, rubric: &Rubric) -> Option<Ppm> {
        let (mut all, mut shown) = (0, 0);
        for (criterion, outcome) in rubric.criteria.iter().zip(&self.outcomes) {
            if let (Outcome::Answered { achievement, evidenced, .. }, true) =
                (*outcome, rubric.counts(criterion))
            {
                let points = criterion.weight.millionths() * i128::from(achievement.get());
                all += points;
                shown += if evidenced { points } else { 0 };
            }
        }
        (all > 0).then(|| Ppm::quotient(shown, all))
    }

    /// The share of each dimension's weight that is not applicable.
    #[must_use]
    pub fn not_applicable_shares(&self, rubric: &Rubric) -> Vec<Option<Ppm>> {
        let mut sums = vec![Mean::default(); rubric.dimensions.len()];
        let asked = |outcome: &Outcome| *outcome != Outcome::OutOfScope;
        for (criterion, outcome) in
            rubric.criteria.iter().zip(&self.outcomes).filter(|(_, outcome)| asked(outcome))
        {
            let share = if *outcome == Outcome::NotApplicable { Ppm::FULL } else { Ppm::ZERO };
            sums[criterion.dimension].add(criterion.weight, share);
        }
        for (at, dimension) in rubric.dimensions.iter().enumerate().rev() {
            if let (Some(share), Some(parent)) = (sums[at].value(), dimension.parent) {
                sums[parent].add(dimension.weight, share);
            }
        }
        sums.iter().map(Mean::value).collect()
    }
}

/// Coverages: of each dimension in each column, and overall in each column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Profile {
    columns: usize,
    cells: Vec<Option<Ppm>>,
    sums: Vec<Mean>,
    /// The mean of the overall coverages.
    pub index: Option<Ppm>,
}

impl Profile {
    /// The coverages of a dimension in each column; an empty cell has none.
    #[must_use]
    pub fn dimension(&self, at: usize) -> &[Option<Ppm>] {
        &self.cells[at * self.columns..(at + 1) * self.columns]
    }

    /// The overall coverage in each column.
    #[must_use]
    pub fn overall(&self) -> &[Option<Ppm>] {
        &self.cells[self.cells.len() - self.columns..]
    }
}

/// A coverage on the scale of ISO/IEC 33020: a value on an edge falls to the lower rating.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rating {
    /// Not achieved: 0 to 15 %.
    N,
    /// Partially achieved: above 15 to 50 %.
    P,
    /// Largely achieved: above 50 to 85 %.
    L,
    /// Fully achieved: above 85 %.
    F,
}

impl Rating {
    /// The rating of a coverage.
    #[must_use]
    pub const fn of(coverage: Ppm) -> Self {
        match coverage.get() {
            0..=150_000 => Self::N,
            150_001..=500_000 => Self::P,
            500_001..=850_000 => Self::L,
            _ => Self::F,
        }
    }

    /// The letter.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::N => "N",
            Self::P => "P",
            Self::L => "L",
            Self::F => "F",
        }
    }
}
