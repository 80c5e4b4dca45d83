//! Answers → achievements → coverages, in whole numbers.
//!
//! The formulas are those of the rubric specification, section 4, with one rounding (half up, to parts per
//! million) at each named node:
//!
//! * achievement `a` of a criterion: see [`Rule::achievement`](crate::rubric::Rule::achievement);
//! * coverage of a dimension at a stage: `Σ(w·a) / Σw` over its applicable criteria there; of a parent: the
//!   same over its children's coverages and weights; nothing applicable: the cell is empty;
//! * overall coverage: the same over the top dimensions;
//! * index: the mean of the overall coverages that are not empty.

use crate::answers::{Given, Response};
use crate::number::{Decimal, Ppm, div_half_up};
use crate::rubric::{Gate, Rubric, Unanswered};

/// What the answers are worth, criterion by criterion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scorecard {
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

/// Numbers of questions.
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
pub fn score(rubric: &Rubric, responses: &[Response]) -> Scorecard {
    assert_eq!(responses.len(), rubric.questions.len(), "a response for each question");
    let mut counts = Counts { questions: responses.len(), ..Counts::default() };
    let mut outcomes = Vec::with_capacity(rubric.criteria.len());
    for (question, response) in rubric.questions.iter().zip(responses) {
        let criteria = &rubric.criteria[question.criteria.clone()];
        match &response.given {
            Given::Nothing => {
                counts.unanswered += 1;
                outcomes.extend(criteria.iter().map(|_| Outcome::Unanswered));
            }
            Given::NotApplicable(_) => {
                counts.not_applicable += 1;
                outcomes.extend(criteria.iter().map(|_| Outcome::NotApplicable));
            }
            Given::Answer(answer) => {
                let evidenced = !response.evidence.is_empty();
                counts.answered += 1;
                counts.without_evidence += usize::from(!evidenced);
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
    Scorecard { outcomes, counts }
}

impl Outcome {
    /// Whether the target is met in full.
    #[must_use]
    pub const fn is_met(self) -> bool {
        matches!(self, Self::Answered { met: true, .. })
    }
}

impl Scorecard {
    /// The achievement of a criterion under a reading; `None` if it takes no part in the mean.
    #[must_use]
    pub fn achievement(&self, rubric: &Rubric, at: usize, reading: Reading) -> Option<Ppm> {
        match self.outcomes[at] {
            Outcome::NotApplicable => (reading == Reading::NotApplicableAsUnmet).then_some(Ppm::ZERO),
            Outcome::Unanswered => match reading {
                // A target lies within what can be answered, so the best answer meets it.
                Reading::Best => Some(Ppm::FULL),
                Reading::Worst => Some(Ppm::ZERO),
                _ => (rubric.unanswered != Unanswered::Excluded).then_some(Ppm::ZERO),
            },
            Outcome::Answered { evidenced: false, .. } if reading == Reading::Evidenced => Some(Ppm::ZERO),
            Outcome::Answered { achievement, .. } => Some(achievement),
        }
    }

    /// Whether a criterion, if it is a gate, stands in the way of its stage under a reading.
    #[must_use]
    pub fn is_open_gate(&self, rubric: &Rubric, at: usize, reading: Reading) -> bool {
        let criterion = &rubric.criteria[at];
        let Some(gate) = criterion.gate else { return false };
        match self.outcomes[at] {
            Outcome::NotApplicable => reading == Reading::NotApplicableAsUnmet,
            Outcome::Unanswered => reading != Reading::Best,
            Outcome::Answered { evidenced: false, .. } if reading == Reading::Evidenced => true,
            Outcome::Answered { met, partly_met, .. } => !(met || gate == Gate::Partial && partly_met),
        }
    }

    /// The coverages under a reading.
    #[must_use]
    pub fn profile(&self, rubric: &Rubric, reading: Reading) -> Profile {
        let (dimensions, stages) = (rubric.dimensions.len(), rubric.stages.len());
        let mut sums = vec![Sum::default(); (dimensions + 1) * stages];
        for (at, criterion) in rubric.criteria.iter().enumerate() {
            if let Some(achievement) = self.achievement(rubric, at, reading) {
                sums[criterion.dimension * stages + criterion.stage].add(criterion.weight, achievement);
            }
        }
        // Children stand after their parents, so backwards every child is ready before its parent.
        for (at, dimension) in rubric.dimensions.iter().enumerate().rev() {
            let parent = dimension.parent.unwrap_or(dimensions);
            for stage in 0..stages {
                if let Some(coverage) = sums[at * stages + stage].mean() {
                    sums[parent * stages + stage].add(dimension.weight, coverage);
                }
            }
        }
        let cells = sums.iter().map(Sum::mean).collect::<Vec<_>>();
        let overall = &cells[dimensions * stages..];
        let known = overall.iter().flatten();
        let (total, count) =
            known.fold((0, 0), |(total, count), ppm| (total + i128::from(ppm.get()), count + 1));
        let index = (count > 0).then(|| Ppm::new(u32::try_from(div_half_up(total, count)).unwrap_or(0)));
        Profile { stages, cells, sums, index }
    }

    /// The share of achieved points (weight times achievement) whose answers carry evidence.
    #[must_use]
    pub fn evidence_share(&self, rubric: &Rubric) -> Option<Ppm> {
        let (mut all, mut shown) = (0, 0);
        for (criterion, outcome) in rubric.criteria.iter().zip(&self.outcomes) {
            if let Outcome::Answered { achievement, evidenced, .. } = *outcome {
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
        let mut sums = vec![Sum::default(); rubric.dimensions.len()];
        for (criterion, outcome) in rubric.criteria.iter().zip(&self.outcomes) {
            let share = if *outcome == Outcome::NotApplicable { Ppm::FULL } else { Ppm::ZERO };
            sums[criterion.dimension].add(criterion.weight, share);
        }
        for (at, dimension) in rubric.dimensions.iter().enumerate().rev() {
            if let (Some(share), Some(parent)) = (sums[at].mean(), dimension.parent) {
                sums[parent].add(dimension.weight, share);
            }
        }
        sums.iter().map(Sum::mean).collect()
    }
}

/// A weighted sum on its way to a mean.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Sum {
    points: i128,
    weight: i128,
}

impl Sum {
    fn add(&mut self, weight: Decimal, value: Ppm) {
        self.points += weight.millionths() * i128::from(value.get());
        self.weight += weight.millionths();
    }

    fn mean(&self) -> Option<Ppm> {
        (self.weight > 0).then(|| Ppm::new(u32::try_from(div_half_up(self.points, self.weight)).unwrap_or(0)))
    }
}

/// Coverages: of each dimension at each stage, and overall at each stage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Profile {
    stages: usize,
    cells: Vec<Option<Ppm>>,
    sums: Vec<Sum>,
    /// The mean of the overall coverages.
    pub index: Option<Ppm>,
}

impl Profile {
    /// The coverages of a dimension at each stage; an empty cell has none.
    #[must_use]
    pub fn dimension(&self, at: usize) -> &[Option<Ppm>] {
        &self.cells[at * self.stages..(at + 1) * self.stages]
    }

    /// The overall coverage at each stage.
    #[must_use]
    pub fn overall(&self) -> &[Option<Ppm>] {
        &self.cells[self.cells.len() - self.stages..]
    }

    /// What a cell would gain if one of its criteria, now worth `achievement`, were met: `w·(1 − a) / Σw`.
    ///
    /// The gain is a number of its own, rounded once, so that equal gains are equal: the coverage after the
    /// change, itself rounded, may differ from the sum by one part per million.
    #[must_use]
    pub fn gain(&self, rubric: &Rubric, criterion: usize, achievement: Option<Ppm>) -> Ppm {
        let criterion = &rubric.criteria[criterion];
        let Sum { points, weight } = self.sums[criterion.dimension * self.stages + criterion.stage];
        let own = criterion.weight.millionths();
        let (gain, of) = match achievement {
            Some(now) => (own * i128::from(Ppm::FULL.get() - now.get()), weight),
            // An answer that is not in the mean yet joins it: (P + w)/(W + w) − P/W.
            None => {
                let mean = Sum { points, weight }.mean().unwrap_or_default();
                (own * i128::from(Ppm::FULL.get() - mean.get()), weight + own)
            }
        };
        if of > 0 { Ppm::new(u32::try_from(div_half_up(gain, of)).unwrap_or(0)) } else { Ppm::ZERO }
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
