//! Whose verdict moves, and which changes of the rubric move it.
//!
//! The way from the old result to the new one is walked in steps, each of which applies one [`Group`] of changes,
//! in the order of [`Group::ALL`], to what the steps before it have left:
//!
//! 1. *targets*: criteria that are in both versions get their new targets, and their questions the new ranges,
//!    options and items, for which the old answers are carried over;
//! 2. *weights*: those criteria and the dimensions that are in both get their new weights;
//! 3. *gates*: those criteria become gates, or cease to be, as in the new version;
//! 4. *questions*: questions, criteria and dimensions are added, removed and moved;
//! 5. *rule*: the thresholds or bounds, how parts are put together, what unanswered questions do, and who is asked what;
//! 6. *answers*: where the answers for the new version are not the old ones carried over.
//!
//! A step is what the verdict becomes after it less what it was before, so the steps add up to the whole
//! difference exactly. Changes work together, so another order could share the difference out in another way;
//! the sum would be the same. With other stages or another method the steps between are not defined, nor where a step
//! would put new weights into an old geometric mean that they are too fine for: there nothing is split.

use crate::base::number::Ppm;
use crate::engine::program::Program;
use crate::engine::score::Scorecard;
use crate::engine::verdict::{StageNumber, Verdict};
use crate::model::answers::{AgencyKind, Given, Response, in_scope};
use crate::model::rubric::{Rubric, Scope};

use super::pairs::Pairing;

/// Changes that are applied together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// Targets, and the ranges, options and items they speak about.
    Targets,
    /// Weights.
    Weights,
    /// Gates.
    Gates,
    /// Questions, criteria and dimensions that were added, removed or moved.
    Questions,
    /// The rule of the verdict.
    Rule,
    /// The answers themselves.
    Answers,
}

impl Group {
    /// Every group, in the order in which they are applied.
    pub const ALL: [Self; 6] =
        [Self::Targets, Self::Weights, Self::Gates, Self::Questions, Self::Rule, Self::Answers];

    /// The name: `targets`, `weights`, `gates`, `questions`, `rule` or `answers`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Targets => "targets",
            Self::Weights => "weights",
            Self::Gates => "gates",
            Self::Questions => "questions",
            Self::Rule => "rule",
            Self::Answers => "answers",
        }
    }
}

/// An agency's answers to both versions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// Whose answers they are.
    pub name: String,
    /// What kind of agency they are of.
    pub kind: Option<AgencyKind>,
    /// A response to each question of the old rubric.
    pub old: Vec<Response>,
    /// A response to each question of the new rubric.
    pub new: Vec<Response>,
    /// The questions of the old rubric whose response could not be carried over.
    pub lost: Vec<usize>,
}

impl Named {
    /// The answers to the old version, and the same carried over to the new one.
    ///
    /// # Panics
    /// If there is not one response for each question of the old rubric.
    #[must_use]
    pub fn carried(
        name: impl Into<String>,
        pairing: &Pairing<'_>,
        kind: Option<AgencyKind>,
        old: Vec<Response>,
    ) -> Self {
        let carried = pairing.carry_over(kind, &old);
        Self { name: name.into(), kind, old, new: carried.responses, lost: carried.lost }
    }
}

/// A result in short.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// The stage reached, by its number in the rubric; `None` if unanswered questions block the verdict or the rubric
    /// claims none.
    pub stage: Option<StageNumber>,
    /// The index.
    pub index: Option<Ppm>,
}

/// An agency whose stage or index is another one with the new rubric.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Move<'s> {
    /// Whose.
    pub sheet: &'s Named,
    /// The result with the old rubric.
    pub old: Standing,
    /// The result with the new rubric.
    pub new: Standing,
    /// What it is made of, without the steps that move nothing; `None` if the rubrics have different stages, or a
    /// rubric between them cannot be scored.
    pub split: Option<Vec<Step>>,
}

/// What one group of changes does to a result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// The changes.
    pub group: Group,
    /// The result before them.
    pub before: Standing,
    /// The result after them.
    pub after: Standing,
}

impl Move<'_> {
    /// The difference of the index, in parts per million; no index counts as 0.
    #[must_use]
    pub fn index_change(&self) -> i64 {
        index_change(self.old, self.new)
    }
}

impl Step {
    /// The difference of the index, in parts per million; no index counts as 0.
    #[must_use]
    pub fn index_change(&self) -> i64 {
        index_change(self.before, self.after)
    }
}

fn index_change(before: Standing, after: Standing) -> i64 {
    let ppm = |standing: Standing| standing.index.map_or(0, |index| i64::from(index.get()));
    ppm(after) - ppm(before)
}

/// The sheets whose stage or index differs between two versions of a rubric, in the order given.
///
/// # Panics
/// If a sheet does not have one response for each question of either rubric.
#[must_use]
pub fn moves<'s>(old: &Rubric, new: &Rubric, sheets: &'s [Named]) -> Vec<Move<'s>> {
    let pairing = Pairing::of(old, new);
    let is_same_ladder = pairing.stages.is_same_list() && old.method.as_str() == new.method.as_str();
    let path = if is_same_ladder { Path::between(&pairing) } else { None };
    let compare = |sheet: &'s Named| {
        let judge = |rubric, responses| Program::new(rubric, sheet.kind).judge(responses);
        let ((old_card, was), (_, is)) = (judge(old, &sheet.old), judge(new, &sheet.new));
        let (was, is) = (standing(&was), standing(&is));
        let same_stage = match (was.stage, is.stage) {
            (Some(was), Some(is)) => match (was.checked_sub(1), is.checked_sub(1)) {
                (Some(was), Some(is)) => pairing.stages.new_of[was] == Some(is),
                (was, is) => was == is,
            },
            (was, is) => was == is,
        };
        (!same_stage || was.index != is.index).then(|| Move {
            sheet,
            old: was,
            new: is,
            split: path.as_ref().map(|path| path.split(&pairing, sheet, old_card, (was, is))),
        })
    };
    sheets.iter().filter_map(compare).collect()
}

fn standing(verdict: &Verdict) -> Standing {
    Standing { stage: verdict.stage, index: verdict.profile.index }
}

/// The rubrics between the old one and the new one. They are scored with outcomes made elsewhere, so only what
/// comes after the outcomes has to fit together in them.
struct Path {
    /// The new place of each criterion of the old rubric.
    criteria: Vec<Option<usize>>,
    /// The old rubric with the new weights.
    weights: Rubric,
    /// And with the new gates.
    gates: Rubric,
    /// The new rubric with the old rule.
    questions: Rubric,
}

/// Who is asked what of the new questions by the old rule; what is asked of a new question comes with it.
fn scopes(pairing: &Pairing<'_>) -> Vec<Scope> {
    let kinds = AgencyKind::ALL.iter().map(|(_, kind)| *kind);
    let scopes = kinds.filter_map(|kind| {
        let (old, new) = (pairing.old.scope(Some(kind)), pairing.new.scope(Some(kind)));
        let mut scope = old.or(new)?.clone();
        scope.limit = old.and_then(|scope| scope.limit.clone());
        let out = pairing.questions.old_of.iter().enumerate().map(|(at, old_at)| match old_at {
            Some(old_at) => old.and_then(|scope| scope.out[*old_at]),
            None => new.and_then(|scope| scope.out[at]),
        });
        scope.out = out.collect();
        Some(scope)
    });
    scopes.collect()
}

impl Path {
    fn between(pairing: &Pairing<'_>) -> Option<Self> {
        let (old, new) = (pairing.old, pairing.new);
        let criteria = pairing.criteria();
        let mut weights = old.clone();
        for (dimension, at) in weights.dimensions.iter_mut().zip(&pairing.dimensions.new_of) {
            if let Some(at) = at {
                dimension.weight = new.dimensions[*at].weight;
            }
        }
        for (criterion, at) in weights.criteria.iter_mut().zip(&criteria) {
            if let Some(at) = at {
                criterion.weight = new.criteria[*at].weight;
            }
        }
        let mut gates = weights.clone();
        for (criterion, at) in gates.criteria.iter_mut().zip(&criteria) {
            if let Some(at) = at {
                criterion.gate = new.criteria[*at].gate;
                criterion.cap = new.criteria[*at].cap;
            }
        }
        let mut questions = new.clone();
        questions.method.clone_from(&old.method);
        questions.unanswered = old.unanswered;
        questions.scopes = scopes(pairing);
        for (dimension, at) in questions.dimensions.iter_mut().zip(&pairing.dimensions.old_of) {
            if let Some(at) = at {
                dimension.aggregate = old.dimensions[*at].aggregate;
            }
        }
        let can_be_scored = [&weights, &questions].into_iter().all(Rubric::has_whole_powers);
        can_be_scored.then_some(Self { criteria, weights, gates, questions })
    }

    fn split(
        &self,
        pairing: &Pairing<'_>,
        sheet: &Named,
        old_card: Scorecard,
        (was, is): (Standing, Standing),
    ) -> Vec<Step> {
        let carried = |rubric: &Rubric| {
            let mut carried = pairing.carry_into(in_scope(rubric, sheet.kind), &sheet.old).responses;
            for (at, response) in carried.iter_mut().enumerate() {
                // The answer to a new question comes with the question.
                if pairing.questions.old_of[at].is_none() {
                    response.clone_from(&sheet.new[at]);
                }
            }
            carried
        };
        let judge = |rubric, responses: &[Response]| Program::new(rubric, sheet.kind).judge(responses);
        let (_, ruled) = judge(pairing.new, &carried(pairing.new));
        let carried = carried(&self.questions);
        let (new_card, asked) = judge(&self.questions, &carried);
        let mut card = old_card;
        for (outcome, at) in card.outcomes.iter_mut().zip(&self.criteria) {
            if let Some(at) = at {
                *outcome = new_card.outcomes[*at];
            }
        }
        let responses = sheet.old.iter().zip(&pairing.questions.new_of);
        let given: Vec<&Given> =
            responses.map(|(old, at)| at.map_or(&old.given, |at| &carried[at].given)).collect();
        // Of the counts, only that of unanswered questions decides anything about the stage; which of them are
        // scored depends on weights and gates.
        let mut with = |rubric: &Rubric| {
            let blank = |at: &usize| *given[*at] == Given::Nothing && rubric.is_scored(*at);
            card.counts.unanswered = (0..given.len()).filter(blank).count();
            standing(&Program::new(rubric, sheet.kind).verdict(&card))
        };
        let after = [
            with(pairing.old),
            with(&self.weights),
            with(&self.gates),
            standing(&asked),
            standing(&ruled),
            is,
        ];
        let before = std::iter::once(was).chain(after);
        let steps = Group::ALL.into_iter().zip(before.zip(after));
        steps
            .filter(|(_, (before, after))| before != after)
            .map(|(group, (before, after))| Step { group, before, after })
            .collect()
    }
}
