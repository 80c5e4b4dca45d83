//! Results of two versions of a rubric: the answers as the other version reads them, and the difference parted into that
//! of the answers and that of the rubric.
//!
//! With `I(answers, rubric)`, `o` old and `n` new, the answers account for `½[I(n,o) − I(o,o) + I(n,n) − I(o,n)]`, rounded
//! half up, and the rubric for the rest. What an answer adds is the mean over both rubrics. A question is shared if it has
//! the same id, or a former one, and takes the same kind of answer; a value that the other version refuses is blank there.

use crate::base::fraction::Fraction;
use crate::base::number::{Decimal, div_half_up};
use crate::engine::program::Program;
use crate::model::answers::{Answer, Given};
use crate::model::rubric::{AnswerKind, Choice, Question, Rubric};

use super::shares::{Shares, shares};
use super::{Changes, End, Side};

/// What answers and rubric account for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Split {
    /// The answers, in parts per million; nothing where one of the four results has no index.
    pub answers: Option<i64>,
    /// The rubric.
    pub rubric: Option<i64>,
    /// The questions of the earlier rubric whose answers the later one does not read.
    pub unread: Vec<usize>,
    /// The questions of the later rubric whose answers the earlier one does not read.
    pub new: Vec<usize>,
}

impl Changes {
    /// What changed, where the rubric did as well.
    pub(super) fn between_versions(&mut self, before: Side<'_, '_>, after: Side<'_, '_>) {
        let (old, new) = (before.program.rubric(), after.program.rubric());
        let (given, unread) = translated(before.given, old, new);
        let (back, unread_back) = translated(after.given, new, old);
        let middle = End::of(Side { program: after.program, given: &given });
        let there = End::of(Side { program: before.program, given: &back });
        let index = |end: &End| end.index().map(|index| i64::from(index.get()));
        let four = (|| {
            let (oo, no) = (index(&self.before)?, index(&there)?);
            let (on, nn) = (index(&middle)?, index(&self.after)?);
            let twice = i128::from((no - oo) + (nn - on));
            let answers = i64::try_from(div_half_up(twice, 2)).unwrap_or_default();
            Some((answers, nn - oo - answers))
        })();
        let (answers, rubric) = four.unzip();
        let of_both = (|| {
            four?;
            let here = shares(after.program, &middle.card, &self.after.card)?;
            let there = shares(before.program, &self.before.card, &there.card)?;
            Some(mean(&here, &there, before.program, new))
        })();
        self.stage_before = self.before.stage.and_then(|stage| counterpart(stage, old, new));
        self.between(&given, &middle, after, of_both, answers);
        self.split = Some(Split { answers, rubric, unread, new: unread_back });
    }
}

/// The stage of the later rubric that a stage of the earlier one is.
#[must_use]
pub fn counterpart(stage: usize, old: &Rubric, new: &Rubric) -> Option<usize> {
    let Some(at) = stage.checked_sub(1) else { return Some(0) };
    let id = &old.stages.get(at)?.id;
    new.stage(id).or_else(|| new.former_stage(id)).map(|at| at + 1)
}

/// The mean of what answers add in two rubrics, by the questions of the later one.
fn mean(here: &Shares, there: &Shares, earlier: &Program<'_>, new: &Rubric) -> Shares {
    let mut mean = Shares::default();
    let half = |share: &Fraction| share.scaled(1, 2);
    let place = |question: &usize| {
        earlier.rubric().questions.get(*question).and_then(|question| shared(question, new))
    };
    let each = here.each.iter().map(|(at, share)| (Some(*at), share));
    for (at, share) in each.chain(there.each.iter().map(|(at, share)| (place(at), share))) {
        if let Some(at) = at {
            let known = mean.each.entry(at).or_default();
            *known = known.plus(&half(share));
        }
    }
    mean.together =
        here.together.iter().map(|(part, all, share)| (*part, all.clone(), half(share))).collect();
    for (part, all, share) in &there.together {
        let all: Vec<usize> = all.iter().filter_map(place).collect();
        match mean.together.iter_mut().find(|(_, known, _)| *known == all) {
            Some((_, _, known)) => *known = known.plus(&half(share)),
            None => mean.together.push((*part, all, half(share))),
        }
    }
    mean
}

/// The place of a question in another version: by its id, or a former one on either side; of the same kind.
fn shared(question: &Question, other: &Rubric) -> Option<usize> {
    let was = || question.was.iter().find_map(|id| other.question(id));
    let at = other.question(&question.id).or_else(|| other.former_question(&question.id)).or_else(was)?;
    let is_same =
        std::mem::discriminant(&other.questions[at].answer) == std::mem::discriminant(&question.answer);
    is_same.then_some(at)
}

/// Answers as another version reads them, and the questions whose answers it does not read.
pub(super) fn translated(given: &[Given], from: &Rubric, to: &Rubric) -> (Vec<Given>, Vec<usize>) {
    let mut out = vec![Given::Nothing; to.questions.len()];
    let mut unread = Vec::new();
    for (at, (question, said)) in from.questions.iter().zip(given).enumerate() {
        if matches!(said, Given::Nothing | Given::OutOfScope) {
            continue;
        }
        let read = shared(question, to).and_then(|place| {
            let other = &to.questions[place];
            Some((place, read(said, question, other)?))
        });
        match read {
            Some((place, read)) => out[place] = read,
            None => unread.push(at),
        }
    }
    (out, unread)
}

fn read(said: &Given, question: &Question, other: &Question) -> Option<Given> {
    let answer = match said {
        Given::NotApplicable(reason) => {
            return other.allow_na.is_allowed().then(|| Given::NotApplicable(reason.clone()));
        }
        Given::Answer(answer) => answer,
        Given::Nothing | Given::OutOfScope => return None,
    };
    let within = |number: Decimal, range: &(Decimal, Decimal)| (range.0..=range.1).contains(&number);
    let same = |at: usize, from: &[Choice], to: &[Choice]| {
        let choice = from.get(at)?;
        let is_it = |other: &Choice| {
            other.id == choice.id || other.was.contains(&choice.id) || choice.was.contains(&other.id)
        };
        to.iter().position(is_it)
    };
    let read = match (answer, &question.answer, &other.answer) {
        (Answer::YesNo(yes), _, AnswerKind::YesNo) => Answer::YesNo(*yes),
        (Answer::Number(number), _, AnswerKind::Percent { range }) if within(*number, range) => {
            Answer::Number(*number)
        }
        (Answer::Number(number), _, AnswerKind::Number { range, integer, .. })
            if within(*number, range) && (!integer || number.is_integer()) =>
        {
            Answer::Number(*number)
        }
        (Answer::Ratio { of, total }, _, AnswerKind::Ratio { .. }) => {
            Answer::Ratio { of: *of, total: *total }
        }
        (
            Answer::Choice(at),
            AnswerKind::Choice { options: from, .. },
            AnswerKind::Choice { options: to, .. },
        ) => Answer::Choice(same(*at, from, to)?),
        (
            Answer::Checklist(ticked),
            AnswerKind::Checklist { items: from },
            AnswerKind::Checklist { items: to },
        ) => {
            let mut ticked: Vec<usize> =
                ticked.iter().map(|&at| same(at, from, to)).collect::<Option<_>>()?;
            ticked.sort_unstable();
            Answer::Checklist(ticked)
        }
        _ => return None,
    };
    Some(Given::Answer(read))
}
