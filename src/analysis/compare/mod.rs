//! What changed between two results of one agency: stage, index and cells, what each changed answer adds to the index,
//! which conditions and gates were won or lost, and what went backwards. The rules are those of analysis.md, section 2.
//!
//! Every number is one of a plain run, or follows from several of them in whole numbers.

pub mod pairs;
pub mod shares;
pub mod stage;
pub mod sums;
pub mod versions;

use std::collections::BTreeMap;

use crate::base::fraction::Fraction;
use crate::base::number::Ppm;
use crate::engine::mark::Mark;
use crate::engine::profile::Profile;
use crate::engine::program::Program;
use crate::engine::score::{Outcome, Reading, Scorecard};
use crate::engine::verdict::StageNumber;
use crate::model::answers::Given;

use shares::{Part, Shares, shares};
use stage::{Gates, Move};
use versions::Split;

/// The answers of an agency, and the rubric compiled for its kind.
#[derive(Clone, Copy, Debug)]
pub struct Side<'s, 'r> {
    /// The rubric.
    pub program: &'s Program<'r>,
    /// What is said to each question.
    pub given: &'s [Given],
}

/// One end of a comparison: what a plain run gives.
#[derive(Clone, Debug, Default)]
pub struct End {
    /// What the answers are worth.
    pub card: Scorecard,
    /// The coverages; without an index if blanks block the verdict.
    pub profile: Profile,
    /// The stage; nothing if blanks block the verdict, or the rubric claims none.
    pub stage: Option<StageNumber>,
    /// The stage of each dimension's own row.
    pub dimension_stages: Vec<Option<StageNumber>>,
}

/// What changed.
#[derive(Clone, Debug, Default)]
pub struct Changes {
    /// The earlier result.
    pub before: End,
    /// The later result.
    pub after: End,
    /// The earlier stage as the later rubric numbers it; nothing if there is none, or the later rubric has no such stage.
    pub stage_before: Option<StageNumber>,
    /// The answers that changed, in the order of the later rubric.
    pub answers: Vec<AnswerChange>,
    /// What changed answers add that are too many to be told apart.
    pub together: Vec<Together>,
    /// What makes the sum of all additions the printed difference.
    pub rounding: i64,
    /// Whether the additions are known: both ends have an index.
    pub is_shared_out: bool,
    /// Why the stage moved.
    pub moved: Option<Move>,
    /// Gates and caps that were won and lost.
    pub gates: Gates,
    /// The difference of the index parted into that of the answers and that of the rubric; nothing with one rubric.
    pub split: Option<Split>,
}

/// An answer that changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerChange {
    /// The question, in the later rubric.
    pub question: usize,
    /// The earlier answer.
    pub before: Given,
    /// The later answer.
    pub after: Given,
    /// What it adds to the index, in parts per million; nothing if an end has none, or it stands with others in a line.
    pub adds: Option<i64>,
    /// Whether it is worth less than before, or adds less than nothing.
    pub is_back: bool,
    /// Whether its reversal alone undoes the move of the stage.
    pub is_decisive: bool,
}

/// Changed answers that are too many to be told apart in a part of the index.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Together {
    /// The part.
    pub part: Part,
    /// The questions, in the later rubric.
    pub questions: Vec<usize>,
    /// What they add to the index together, in parts per million.
    pub adds: i64,
}

impl End {
    /// The result of an agency.
    #[must_use]
    pub fn of(side: Side<'_, '_>) -> Self {
        let program = side.program;
        let questions = program.rubric().questions.iter();
        // Evidence changes neither a stage nor a coverage.
        let marks: Vec<Mark> =
            questions.zip(side.given).map(|(question, given)| Mark::given(question, given, false)).collect();
        let card = program.score(&marks);
        let mut profile = program.profile(&card, Reading::Actual);
        let stage = program.claimed(&card, program.reached(&card, &profile, Reading::Actual));
        let dimensions = 0..program.rubric().dimensions.len();
        let dimension_stages = dimensions.map(|at| program.dimension_stage(&card, &profile, at)).collect();
        if program.is_blocked(&card) {
            profile.index = None;
        }
        Self { card, profile, stage, dimension_stages }
    }

    /// The index.
    #[must_use]
    pub const fn index(&self) -> Option<Ppm> {
        self.profile.index
    }
}

impl Changes {
    /// How far the index rose, in parts per million; nothing where an end has none.
    #[must_use]
    pub fn difference(&self) -> Option<i64> {
        difference(self.before.index(), self.after.index())
    }

    /// Whether the stage fell.
    #[must_use]
    pub fn has_fallen(&self) -> bool {
        self.stage_before.zip(self.after.stage).is_some_and(|(before, after)| after < before)
    }

    /// Whether the index fell.
    #[must_use]
    pub fn has_less(&self) -> bool {
        self.difference().is_some_and(|difference| difference < 0)
    }
}

/// How far one index lies above another, in parts per million.
#[must_use]
pub fn difference(before: Option<Ppm>, after: Option<Ppm>) -> Option<i64> {
    Some(i64::from(after?.get()) - i64::from(before?.get()))
}

/// What changed from one result to another.
#[must_use]
pub fn compare(before: Side<'_, '_>, after: Side<'_, '_>) -> Changes {
    let (old, new) = (before.program.rubric(), after.program.rubric());
    let mut changes = Changes { before: End::of(before), after: End::of(after), ..Changes::default() };
    let is_one = std::ptr::eq(old, new) || !old.sha256().is_empty() && old.sha256() == new.sha256();
    if is_one {
        changes.stage_before = changes.before.stage;
        let shares = shares(after.program, &changes.before.card, &changes.after.card);
        let earlier = changes.before.clone();
        changes.between(before.given, &earlier, after, shares, None);
    } else {
        changes.between_versions(before, after);
    }
    changes
}

impl Changes {
    /// What changed between two results of the later rubric; `sum` is what the additions come to, if it is not the whole
    /// difference.
    fn between(
        &mut self,
        given: &[Given],
        earlier: &End,
        after: Side<'_, '_>,
        shares: Option<Shares>,
        sum: Option<i64>,
    ) {
        let rubric = after.program.rubric();
        let has_ends = self.difference().is_some();
        let shares = shares.filter(|_| has_ends);
        self.is_shared_out = shares.is_some();
        let Shares { each, together } = shares.unwrap_or_default();
        let apart = |question: usize| together.iter().all(|(_, all, _)| !all.contains(&question));
        let outcomes = |question: usize| {
            let criteria = rubric.questions[question].criteria.clone();
            criteria.map(|at| (earlier.card.outcomes[at], self.after.card.outcomes[at]))
        };
        let mut answers = Vec::new();
        for (question, (old, new)) in given.iter().zip(after.given).enumerate() {
            // What neither of two kinds of agencies is asked says nothing.
            let is_unasked = outcomes(question).next() == Some((Outcome::OutOfScope, Outcome::OutOfScope));
            if !differs(old, new) || is_unasked {
                continue;
            }
            let adds = each.get(&question).map(Fraction::rounded);
            let adds = adds.or_else(|| (self.is_shared_out && apart(question)).then_some(0));
            let is_less = outcomes(question).any(|(old, new)| {
                let value = |outcome: Outcome| outcome.achievement(rubric.unanswered, Reading::Actual);
                value(old).zip(value(new)).is_some_and(|(old, new)| new < old)
                    || matches!(old, Outcome::Answered { .. }) && new == Outcome::Unanswered
            });
            answers.push(AnswerChange {
                question,
                before: old.clone(),
                after: new.clone(),
                adds,
                is_back: is_less || adds.is_some_and(|adds| adds < 0),
                is_decisive: false,
            });
        }
        self.answers = answers;
        self.together = together
            .into_iter()
            .map(|(part, questions, adds)| Together { part, questions, adds: adds.rounded() })
            .collect();
        if self.is_shared_out {
            let listed: BTreeMap<usize, i64> =
                self.answers.iter().filter_map(|change| Some((change.question, change.adds?))).collect();
            let added: i64 =
                listed.values().sum::<i64>() + self.together.iter().map(|it| it.adds).sum::<i64>();
            self.rounding = sum.or_else(|| self.difference()).unwrap_or(added) - added;
        }
        self.gates = Gates::between(rubric, &earlier.card, &self.after.card);
        self.moves(earlier, after.program);
    }
}

/// Whether two answers are not the same. Two reasons why a question does not apply may be worded differently.
#[must_use]
pub fn differs(before: &Given, after: &Given) -> bool {
    match (before, after) {
        (Given::NotApplicable(_), Given::NotApplicable(_))
        | (Given::Nothing | Given::OutOfScope, Given::Nothing | Given::OutOfScope) => false,
        _ => before != after,
    }
}

#[cfg(test)]
#[allow(clippy::panic)]
mod tests;
