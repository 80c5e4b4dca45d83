//! A cell of a question → what it adds to the sums.
//!
//! An answer has a code, a number from 0 on, and what it adds stands in a row for its code. The code of a choice is
//! looked up; that of a number counts the thresholds it reaches. Only linear credit is worked out cell by cell.

use crate::base::number::{Decimal, Ppm};
use crate::model::rubric::Direction;

use super::Kernel;
use super::cell::{Cell, Lexicon, number};
use super::sums::{Scratch, Slot, WEIGHT_BITS};

/// The code of a cell without an answer.
pub(super) const BLANK: u8 = 0;

/// The code of a question that does not apply.
pub(super) const NOT_APPLICABLE: u8 = 1;

/// The code of the first answer.
pub(super) const ANSWER: u8 = 2;

/// How the cells of a question are understood.
#[derive(Clone, Debug)]
pub(super) struct Question {
    /// What texts stand for, among the lexicons; of a choice every answer.
    pub lexicon: usize,
    /// How other texts are read.
    pub reader: Reader,
    /// The first place of what the answers add: for each code, to the counts and then to each slot.
    pub rows: usize,
    /// The first place of the slots, and how many there are.
    pub slots: usize,
    pub width: usize,
}

/// How a text is read that no lexicon knows.
#[derive(Clone, Debug)]
pub(super) enum Reader {
    /// Not at all.
    None,
    /// As a number.
    Number(Box<Scale>),
    /// As a part and a total.
    Ratio(Box<Scale>),
    /// As items, with their points in millionths.
    Checklist(Box<(Lexicon, Vec<i64>, Scale)>),
}

impl Reader {
    pub const fn is_none(&self) -> bool {
        matches!(self, Self::None)
    }
}

/// What a number counts for. Numbers are in millionths.
#[derive(Clone, Debug)]
pub(super) struct Scale {
    pub least: i64,
    pub most: i64,
    pub is_integer: bool,
    /// Numbers that are no answers, with their codes; none if they are faults.
    pub words: Vec<(i64, Option<u8>)>,
    /// Rising: a number has a code for each one that it reaches.
    pub thresholds: Vec<i64>,
    pub shares: Vec<Share>,
}

/// Linear credit.
#[derive(Clone, Debug)]
pub(super) struct Share {
    pub slot: Slot,
    pub weight: u64,
    pub direction: Direction,
    /// The number that is worth nothing, and the one that is worth all.
    pub zero: i64,
    pub full: i64,
}

impl Share {
    /// The points of a number: `w · round(|v − zero| / |full − zero|)`.
    #[inline]
    fn points(&self, value: i64) -> u64 {
        let (value, zero, full) = match self.direction {
            Direction::AtLeast => (value, self.zero, self.full),
            Direction::AtMost => (-value, -self.zero, -self.full),
        };
        let (part, whole) = (value.clamp(zero, full).abs_diff(zero), full.abs_diff(zero));
        let share = if whole < 1 << 42 {
            u32::try_from((2_000_000 * part + whole) / (2 * whole).max(1)).unwrap_or(0)
        } else {
            Ppm::quotient(part.into(), whole.into()).get()
        };
        self.weight * u64::from(share)
    }
}

impl Scale {
    /// Whether a number within the bounds is an answer, whatever it is, and all that it is worth stands in its row.
    pub fn is_simple(&self) -> bool {
        !self.is_integer && self.words.is_empty() && self.shares.is_empty()
    }

    /// The code of a number, if it is one of a cell of the question.
    #[inline]
    pub fn code(&self, value: i64) -> Option<u8> {
        if let Some((_, code)) = self.words.iter().find(|(word, _)| *word == value) {
            return *code;
        }
        let fits = self.least <= value && value <= self.most && !(self.is_integer && value % 1_000_000 != 0);
        let reached =
            self.thresholds.iter().fold(ANSWER, |code, threshold| code + u8::from(value >= *threshold));
        fits.then_some(reached)
    }
}

impl Kernel {
    /// Adds what a cell says; false if it is not plain.
    #[inline]
    pub(super) fn add(&self, question: &Question, cell: Cell<'_>, scratch: &mut Scratch) -> bool {
        match &question.reader {
            Reader::None => self.add_word(question, cell, scratch),
            Reader::Number(scale) => match number(cell) {
                Some(value) => self.add_value(question, scale, value, scratch),
                None => self.add_odd_number(question, cell.bytes(), scratch),
            },
            Reader::Ratio(scale) => {
                self.add_word(question, cell, scratch)
                    || ratio(cell).is_some_and(|value| self.add_value(question, scale, value, scratch))
            }
            Reader::Checklist(list) => {
                let (items, points, scale) = &**list;
                self.add_word(question, cell, scratch)
                    || checklist(cell, items, points)
                        .is_some_and(|value| self.add_value(question, scale, value, scratch))
            }
        }
    }

    /// Adds what a text of a lexicon stands for.
    #[inline]
    pub(super) fn add_word(&self, question: &Question, cell: Cell<'_>, scratch: &mut Scratch) -> bool {
        let code = self.lexicons.get(question.lexicon).and_then(|lexicon| lexicon.find(cell));
        code.is_some_and(|code| self.add_code(question, code, scratch))
    }

    /// Adds what a number says that is not short and plain, or a word instead of a number; false if it is neither.
    #[inline(never)]
    pub(super) fn add_odd_number(&self, question: &Question, text: &[u8], scratch: &mut Scratch) -> bool {
        let Reader::Number(scale) = &question.reader else { return false };
        self.add_word(question, Cell::of(text), scratch)
            || decimal(text).is_some_and(|value| self.add_value(question, scale, value, scratch))
    }

    #[inline]
    fn add_value(&self, question: &Question, scale: &Scale, value: i64, scratch: &mut Scratch) -> bool {
        let Some(code) = scale.code(value) else { return false };
        if code >= ANSWER {
            for share in &scale.shares {
                scratch.add(share.slot, share.points(value) << WEIGHT_BITS);
            }
        }
        self.add_code(question, code, scratch)
    }

    #[inline]
    fn add_code(&self, question: &Question, code: u8, scratch: &mut Scratch) -> bool {
        let first = question.rows + usize::from(code) * (question.width + 1);
        let (Some([count, row @ ..]), Some(slots)) = (
            self.rows.get(first..=first + question.width),
            self.slots.get(question.slots..question.slots + question.width),
        ) else {
            return false;
        };
        scratch.counts = scratch.counts.wrapping_add(*count);
        for (slot, delta) in slots.iter().zip(row) {
            scratch.add(*slot, *delta);
        }
        true
    }
}

/// Any number that has room, in millionths.
fn decimal(text: &[u8]) -> Option<i64> {
    let number = Decimal::parse(str::from_utf8(text).ok()?).ok()?;
    i64::try_from(number.millionths()).ok()
}

/// The quotient of `812/1021` in millionths of a percent.
fn ratio(cell: Cell<'_>) -> Option<i64> {
    let text = cell.bytes();
    let at = text.iter().position(|byte| *byte == b'/')?;
    let (of, total) = (decimal(text.get(..at)?)?, decimal(text.get(at + 1..)?)?);
    if of < 0 || total <= 0 || of > total {
        return None;
    }
    i64::try_from(Ppm::quotient(of.into(), total.into()).percent().millionths()).ok()
}

/// The points of the items of `a|b`, in millionths.
fn checklist(cell: Cell<'_>, items: &Lexicon, points: &[i64]) -> Option<i64> {
    if cell.bytes() == b"[]" {
        return Some(0);
    }
    let (mut sum, mut ticked) = (0_i64, 0_u64);
    for item in cell.bytes().split(|byte| *byte == b'|') {
        let at = items.find(Cell::of(item))?;
        let bit = 1_u64.checked_shl(at.into())?;
        if ticked & bit != 0 {
            return None;
        }
        ticked |= bit;
        sum = sum.checked_add(*points.get(usize::from(at))?)?;
    }
    Some(sum)
}
