//! What of an old rubric is what of a new one: by id, else by a nearly equal text at the same place.
//!
//! Texts are alike by their Levenshtein distance over the length of the longer one. Different questions of the
//! shipped rubric are mostly 0.2 to 0.45 alike, so below 0.5 an id stands for another question; from 0.9 on two
//! ids stand for the same one.

use std::cell::Cell;
use std::collections::HashMap;
use std::mem::discriminant;

use crate::base::lang::Lang;
use crate::base::number::Decimal;
use crate::model::answers::{AgencyKind, Answer, Given, Response, in_scope};
use crate::model::rubric::{AnswerKind, Choice, Question, Rubric};
use crate::model::text::Text;

/// From this likeness on, in parts per thousand, two texts ask the same.
const SAME: usize = 900;
/// Below this likeness in every language, an id has got another meaning.
const OTHER: usize = 500;
/// How many characters of a text are compared.
const COMPARED: usize = 400;
/// How much work goes into finding questions that were reworded, in pairs of characters compared: enough for some
/// hundred of them, while thousands, as nobody rewords, are taken for new ones.
const EFFORT: usize = 200_000_000;

/// A one-to-one relation between some members of an old list and of a new one.
#[derive(Clone, Debug)]
pub(super) struct Pairs {
    pub(super) new_of: Vec<Option<usize>>,
    pub(super) old_of: Vec<Option<usize>>,
}

impl Pairs {
    pub(super) fn by_id<'i>(old: impl Iterator<Item = &'i str>, new: impl Iterator<Item = &'i str>) -> Self {
        let new: Vec<&str> = new.collect();
        let places: HashMap<&str, usize> = new.iter().enumerate().map(|(at, id)| (*id, at)).collect();
        let new_of: Vec<_> = old.map(|id| places.get(id).copied()).collect();
        let mut pairs = Self { old_of: vec![None; new.len()], new_of: vec![None; new_of.len()] };
        for (old, new) in new_of.into_iter().enumerate() {
            if let Some(new) = new {
                pairs.link(old, new);
            }
        }
        pairs
    }

    fn link(&mut self, old: usize, new: usize) {
        self.new_of[old] = Some(new);
        self.old_of[new] = Some(old);
    }

    /// Links what is left and had another id before.
    fn follow<'i>(&mut self, old: impl Iterator<Item = &'i str>, former: impl Iterator<Item = &'i [String]>) {
        let places: HashMap<&str, usize> = old.enumerate().map(|(at, id)| (id, at)).collect();
        for (new, former) in former.enumerate() {
            let old = former.iter().find_map(|id| places.get(id.as_str()).copied());
            if let Some(old) = old.filter(|&old| self.new_of[old].is_none() && self.old_of[new].is_none()) {
                self.link(old, new);
            }
        }
    }

    fn unlink(&mut self, old: usize, new: usize) {
        self.new_of[old] = None;
        self.old_of[new] = None;
    }

    /// Pairs what is left, the most alike first; a likeness of nothing is no pair.
    fn pair_rest<L: Ord>(&mut self, likeness: impl Fn(usize, usize) -> Option<L>) {
        let left = |of: &[Option<usize>]| (0..of.len()).filter(|&at| of[at].is_none()).collect::<Vec<_>>();
        let (old, new) = (left(&self.new_of), left(&self.old_of));
        let mut found = Vec::new();
        for &old in &old {
            found.extend(new.iter().filter_map(|&new| Some((likeness(old, new)?, old, new))));
        }
        // Stable, so that equals stay in the order of the rubric.
        found.sort_by(|(a, ..), (b, ..)| b.cmp(a));
        for (_, old, new) in found {
            if self.new_of[old].is_none() && self.old_of[new].is_none() {
                self.link(old, new);
            }
        }
    }

    /// Both lists in one: the new order, with what is gone after what stood before it.
    pub(super) fn walk(&self) -> Vec<(Option<usize>, Option<usize>)> {
        let mut gone_after = vec![Vec::new(); self.old_of.len() + 1];
        let mut anchor = 0;
        for (old, new) in self.new_of.iter().enumerate() {
            match new {
                Some(new) => anchor = new + 1,
                None => gone_after[anchor].push((Some(old), None)),
            }
        }
        let mut walk = std::mem::take(&mut gone_after[0]);
        for (new, old) in self.old_of.iter().enumerate() {
            walk.push((*old, Some(new)));
            walk.append(&mut gone_after[new + 1]);
        }
        walk
    }

    /// The places in the new list of a smallest set of members without which the order is the old one.
    pub(super) fn moved(&self) -> Vec<usize> {
        let paired: Vec<(usize, usize)> =
            self.old_of.iter().enumerate().filter_map(|(new, old)| Some(((*old)?, new))).collect();
        // The longest increasing run that ends at each member, and the member before it.
        let mut runs: Vec<(usize, Option<usize>)> = Vec::with_capacity(paired.len());
        for (at, (old, _)) in paired.iter().enumerate() {
            let before =
                (0..at).filter(|&before| paired[before].0 < *old).max_by_key(|&before| runs[before].0);
            runs.push((before.map_or(1, |before| runs[before].0 + 1), before));
        }
        let mut stays = vec![false; paired.len()];
        let mut last = (0..runs.len()).max_by_key(|&at| runs[at].0);
        while let Some(at) = last {
            stays[at] = true;
            last = runs[at].1;
        }
        (0..paired.len()).filter(|&at| !stays[at]).map(|at| paired[at].1).collect()
    }

    /// Whether the lists have the same members in the same order, whatever their ids.
    pub(super) fn is_same_list(&self) -> bool {
        self.new_of.len() == self.old_of.len()
            && self.new_of.iter().enumerate().all(|(at, new)| *new == Some(at))
    }
}

/// What of an old rubric is what of a new one.
#[derive(Clone, Debug)]
pub struct Pairing<'r> {
    pub(super) old: &'r Rubric,
    pub(super) new: &'r Rubric,
    /// The languages in which both have their texts.
    pub(super) languages: Vec<Lang>,
    pub(super) stages: Pairs,
    pub(super) dimensions: Pairs,
    pub(super) questions: Pairs,
    /// Old and new questions with the same id and another meaning.
    pub(super) reused: Vec<(usize, usize)>,
}

impl<'r> Pairing<'r> {
    /// Finds what belongs together in two versions of a rubric.
    #[must_use]
    pub fn of(old: &'r Rubric, new: &'r Rubric) -> Self {
        let languages = old.languages.iter().copied().filter(|lang| new.languages.contains(lang)).collect();
        let ids = |rubric: &'r Rubric| rubric.questions.iter().map(|question| question.id.as_str());
        let mut pairing = Self {
            old,
            new,
            languages,
            stages: Pairs::by_id(old.stages.iter().map(|s| &*s.id), new.stages.iter().map(|s| &*s.id)),
            dimensions: Pairs::by_id(
                old.dimensions.iter().map(|d| &*d.id),
                new.dimensions.iter().map(|d| &*d.id),
            ),
            questions: Pairs::by_id(ids(old), ids(new)),
            reused: Vec::new(),
        };
        pairing.follow_former_ids();
        pairing.rename_stages();
        pairing.rename_dimensions();
        pairing.rename_questions();
        pairing
    }

    /// Pairs what a `was` of the new rubric says belongs together.
    fn follow_former_ids(&mut self) {
        let (old, new) = (self.old, self.new);
        let stages = new.stages.iter().map(|stage| &*stage.was);
        self.stages.follow(old.stages.iter().map(|stage| &*stage.id), stages);
        let dimensions = new.dimensions.iter().map(|dimension| &*dimension.was);
        self.dimensions.follow(old.dimensions.iter().map(|dimension| &*dimension.id), dimensions);
        let questions = new.questions.iter().map(|question| &*question.was);
        self.questions.follow(old.questions.iter().map(|question| &*question.id), questions);
    }

    fn rename_stages(&mut self) {
        let mut stages = self.stages.clone();
        stages.pair_rest(|old, new| self.same_text(&self.old.stages[old].title, &self.new.stages[new].title));
        self.stages = stages;
    }

    fn rename_dimensions(&mut self) {
        let mut dimensions = self.dimensions.clone();
        dimensions.pair_rest(|old_at, new_at| {
            let (old, new) = (&self.old.dimensions[old_at], &self.new.dimensions[new_at]);
            let mut questions = old.questions.clone().map(|at| self.questions.new_of[at]);
            let same_questions = old.questions.len() == new.questions.len()
                && !old.questions.is_empty()
                && questions.all(|at| at.is_some_and(|at| new.questions.contains(&at)));
            let like = self.same_text(&old.title, &new.title);
            (same_questions || like.is_some()).then_some((same_questions, like))
        });
        self.dimensions = dimensions;
    }

    fn rename_questions(&mut self) {
        for (old, new) in self.questions.new_of.clone().into_iter().enumerate() {
            if let Some(new) = new
                && self.is_reused(&self.old.questions[old], &self.new.questions[new])
            {
                self.questions.unlink(old, new);
                self.reused.push((old, new));
            }
        }
        let mut questions = self.questions.clone();
        self.pair_same_words(&mut questions);
        let left = Cell::new(EFFORT);
        questions.pair_rest(|old_at, new_at| {
            let (old, new) = (&self.old.questions[old_at], &self.new.questions[new_at]);
            let effort = 100 + self.effort(old.ask.of(None), new.ask.of(None));
            left.set(left.get().checked_sub(effort)?);
            let like = self
                .same_place(old, new)
                .then(|| self.same_text(old.ask.of(None), new.ask.of(None)))
                .flatten()?;
            Some((like, old.answer == new.answer))
        });
        self.questions = questions;
    }

    /// Pairs questions of the same words at the same place, first those with the same answers.
    fn pair_same_words(&self, questions: &mut Pairs) {
        let words = |question: &'r Question| -> Vec<&'r str> {
            self.languages.iter().map(|&lang| question.ask.get(None, lang)).collect()
        };
        let mut by_words: HashMap<Vec<&str>, Vec<usize>> = HashMap::new();
        for (at, question) in self.new.questions.iter().enumerate() {
            if questions.old_of[at].is_none() {
                by_words.entry(words(question)).or_default().push(at);
            }
        }
        for by_answer in [true, false] {
            for (at, old) in self.old.questions.iter().enumerate() {
                let Some(same) = by_words.get_mut(&words(old)).filter(|_| questions.new_of[at].is_none())
                else {
                    continue;
                };
                let fits = |&new: &usize| {
                    let new = &self.new.questions[new];
                    self.same_place(old, new) && (!by_answer || old.answer == new.answer)
                };
                if let Some(found) = same.iter().position(fits) {
                    questions.link(at, same.remove(found));
                }
            }
        }
    }

    fn same_place(&self, old: &Question, new: &Question) -> bool {
        discriminant(&old.answer) == discriminant(&new.answer)
            && self.dimensions.new_of[old.dimension] == Some(new.dimension)
            && self.same_stages(old, new)
    }

    /// How much work it is to compare two texts.
    fn effort(&self, old: &Text, new: &Text) -> usize {
        let length = |text: &str| text.len().min(COMPARED);
        self.languages.iter().map(|&lang| length(old.get(lang)) * length(new.get(lang))).sum()
    }

    fn is_reused(&self, old: &Question, new: &Question) -> bool {
        discriminant(&old.answer) != discriminant(&new.answer)
            || self.likeness(old.ask.of(None), new.ask.of(None)).is_some_and(|(_, best)| best < OTHER)
    }

    fn same_stages(&self, old: &Question, new: &Question) -> bool {
        let old = self.old.criteria[old.criteria.clone()].iter();
        let new = self.new.criteria[new.criteria.clone()].iter();
        // The order of the stages may be another one.
        let mut old: Vec<_> = old.map(|criterion| self.new_column(criterion.column)).collect();
        old.sort_unstable();
        old.into_iter().eq(new.map(|criterion| Some(criterion.column)))
    }

    /// How alike two texts are if they say the same: nearly equal in one language, and alike in all.
    fn same_text(&self, old: &Text, new: &Text) -> Option<usize> {
        self.likeness(old, new).filter(|(worst, best)| *worst >= OTHER && *best >= SAME).map(|(_, best)| best)
    }

    /// The least and the greatest likeness of two texts in a common language, in parts per thousand.
    fn likeness(&self, old: &Text, new: &Text) -> Option<(usize, usize)> {
        let in_each = || self.languages.iter().map(|&lang| likeness(old.get(lang), new.get(lang)));
        in_each().min().zip(in_each().max())
    }

    /// Which options or items of two questions belong together.
    pub(super) fn choices(&self, old: &[Choice], new: &[Choice]) -> Pairs {
        let mut pairs = Pairs::by_id(old.iter().map(|c| &*c.id), new.iter().map(|c| &*c.id));
        pairs.follow(old.iter().map(|c| &*c.id), new.iter().map(|c| &*c.was));
        pairs.pair_rest(|old_at, new_at| self.same_text(&old[old_at].title, &new[new_at].title));
        pairs
    }

    /// The new place of each criterion of the old rubric.
    pub(super) fn criteria(&self) -> Vec<Option<usize>> {
        let new_of = |criterion: &crate::model::rubric::Criterion| {
            let question = &self.new.questions[self.questions.new_of[criterion.question]?];
            let column = self.new_column(criterion.column)?;
            question.criteria.clone().find(|&at| self.new.criteria[at].column == column)
        };
        self.old.criteria.iter().map(new_of).collect()
    }

    /// The new place of a column of the old rubric: that of its stage, or between banded rubrics the total.
    pub(super) fn new_column(&self, column: usize) -> Option<usize> {
        match (self.old.method.is_banded(), self.new.method.is_banded()) {
            (false, false) => self.stages.new_of[column],
            (true, true) => Some(column),
            _ => None,
        }
    }

    /// The old place of a column of the new rubric.
    pub(super) fn old_column(&self, column: usize) -> Option<usize> {
        match (self.old.method.is_banded(), self.new.method.is_banded()) {
            (false, false) => self.stages.old_of[column],
            (true, true) => Some(column),
            _ => None,
        }
    }

    /// Carries responses of an agency of some kind to the old rubric over to the new one.
    ///
    /// A question that is new, that the agency is not asked, or whose answer does not fit any more, has no response. Of
    /// a checklist, the items that are still there are carried.
    ///
    /// # Panics
    /// If there is not one response for each question of the old rubric.
    #[must_use]
    pub fn carry_over(&self, kind: Option<AgencyKind>, responses: &[Response]) -> Carried {
        self.carry_into(in_scope(self.new, kind), responses)
    }

    /// Carries responses over into blank ones, of which those that are out of scope stay so.
    pub(super) fn carry_into(&self, blank: Vec<Response>, responses: &[Response]) -> Carried {
        assert_eq!(responses.len(), self.old.questions.len(), "a response for each question");
        let mut carried = Carried { responses: blank, lost: Vec::new() };
        for (at, response) in responses.iter().enumerate() {
            let new = self.questions.new_of[at];
            let fits = new.and_then(|new| {
                if carried.responses[new].given == Given::OutOfScope {
                    return None;
                }
                let given = self.carry(&response.given, &self.old.questions[at], &self.new.questions[new])?;
                carried.responses[new] = Response { given, ..response.clone() };
                Some(())
            });
            if fits.is_none() && !matches!(response.given, Given::Nothing | Given::OutOfScope) {
                carried.lost.push(at);
            }
        }
        carried
    }

    fn carry(&self, given: &Given, old: &Question, new: &Question) -> Option<Given> {
        let answer = match given {
            Given::Nothing | Given::OutOfScope => return Some(Given::Nothing),
            Given::NotApplicable(_) => return new.allow_na.then(|| given.clone()),
            Given::Answer(answer) => answer,
        };
        let answer = match (answer, &old.answer, &new.answer) {
            (Answer::YesNo(_), _, AnswerKind::YesNo)
            | (Answer::Ratio { .. }, _, AnswerKind::Ratio { .. }) => answer.clone(),
            (Answer::Number(value), _, AnswerKind::Percent { range }) if is_within(*value, *range) => {
                answer.clone()
            }
            (Answer::Number(value), _, AnswerKind::Number { range, integer, .. })
                if is_within(*value, *range) && (!integer || value.is_integer()) =>
            {
                answer.clone()
            }
            (
                Answer::Choice(at),
                AnswerKind::Choice { options: old, .. },
                AnswerKind::Choice { options, .. },
            ) => Answer::Choice(*self.choices(old, options).new_of.get(*at)?.as_ref()?),
            (
                Answer::Checklist(ticked),
                AnswerKind::Checklist { items: old },
                AnswerKind::Checklist { items },
            ) => {
                let pairs = self.choices(old, items);
                let mut ticked: Vec<usize> =
                    ticked.iter().filter_map(|&at| pairs.new_of.get(at).copied().flatten()).collect();
                ticked.sort_unstable();
                Answer::Checklist(ticked)
            }
            _ => return None,
        };
        Some(Given::Answer(answer))
    }
}

fn is_within(value: Decimal, (least, most): (Decimal, Decimal)) -> bool {
    least <= value && value <= most
}

/// Responses to a new rubric, made from those to the old one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Carried {
    /// A response to each question of the new rubric.
    pub responses: Vec<Response>,
    /// The questions of the old rubric whose response could not be carried over.
    pub lost: Vec<usize>,
}

/// Carries responses to an old rubric over to a new one; for many sheets, make one [`Pairing`].
///
/// # Panics
/// If there is not one response for each question of the old rubric.
#[must_use]
pub fn carry_over(old: &Rubric, new: &Rubric, kind: Option<AgencyKind>, responses: &[Response]) -> Carried {
    Pairing::of(old, new).carry_over(kind, responses)
}

/// How alike two texts are, in parts per thousand; long texts by their beginnings.
fn likeness(old: &str, new: &str) -> usize {
    if old == new {
        return 1_000;
    }
    let cut = |text: &str| text.chars().take(COMPARED).collect::<String>();
    let (old, new) = (cut(old), cut(new));
    let longest = old.chars().count().max(new.chars().count()).max(1);
    // What differs only later on is not equal.
    (1_000 - 1_000 * strsim::levenshtein(&old, &new) / longest).min(999)
}
