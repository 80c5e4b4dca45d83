//! The mark of a cell, or of the cells of one answer: words that are looked up, numbers, parts and items.

use std::borrow::Cow;

use crate::base::number::{Decimal, Ppm};
use crate::base::spelling::point_as_group;
use crate::engine::mark::Mark;

use super::super::notation::{self, Marks};
use super::super::terms;
use super::cell::{Cell, Cells, Lexicon, number};

/// The code of a cell without an answer.
pub(super) const BLANK: u8 = 0;
/// The code of a question that does not apply.
pub(super) const NOT_APPLICABLE: u8 = 1;
/// The code of the first answer.
pub(super) const ANSWER: u8 = 2;
/// The code of an item's cell that says that it is not ticked, and that it is.
pub(super) const UNTICKED: u8 = 1;
pub(super) const TICKED: u8 = 2;
/// The code of a checklist without a tick.
pub(super) const NONE: u8 = u8::MAX;

/// A question, and the column of its answers.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    pub question: usize,
    pub column: u32,
}

/// How answers are understood that are not only looked up.
#[derive(Clone, Debug)]
pub(super) struct Answers {
    pub place: Place,
    /// What the texts stand for that are no answers.
    pub lexicon: Lexicon,
    pub reader: Reader,
}

/// How a text is read that no lexicon knows.
#[derive(Clone, Debug)]
pub(super) enum Reader {
    /// As a number.
    Number(Scale),
    /// As a number that the column map multiplies.
    Scaled(Scale, terms::Scale),
    /// As a part and a total.
    Ratio,
    /// As items, with their points.
    Checklist(Items),
}

/// Which numbers are answers, in millionths.
#[derive(Clone, Debug)]
pub(super) struct Scale {
    pub least: i128,
    pub most: i128,
    /// As far as short numbers go; nowhere if a number has to be looked at more closely.
    pub short: (i64, i64),
    pub is_integer: bool,
    /// Numbers above zero and below this one may be meant as fractions; the reader of answers warns of them.
    pub doubtful: i64,
    /// Whether a point before three digits may group them.
    pub groups: bool,
    /// Numbers that are no answers, with their marks; none if they are faults.
    pub words: Vec<(i128, Option<Mark>)>,
    /// How numbers are written, if somebody says it.
    pub marks: Option<Marks>,
    /// What stands before a fraction.
    pub point: u8,
}

/// The items of a checklist in one cell.
#[derive(Clone, Debug)]
pub(super) struct Items {
    pub lexicon: Lexicon,
    pub points: Vec<Decimal>,
    /// What separates them, beside `|`.
    pub separator: u8,
    /// Whether only a cell with one item is read here.
    pub is_one: bool,
}

impl Answers {
    /// Puts down the mark of a cell; `None` if it is not plain.
    #[inline]
    pub fn read(&self, cells: &Cells<'_>, mark: &mut Mark, doubtful: &mut Vec<usize>) -> Option<()> {
        let cell = cells.cell(self.place.column)?;
        // Most cells of a question for a number hold one.
        match &self.reader {
            Reader::Number(scale) => {
                if let Some(number) = number(cell, scale.point)
                    && scale.is_answer(number)
                    && !scale.may_group(cell)
                {
                    let value = Decimal::from_millionths(number.into());
                    *mark = Mark::Number { value, evidenced: false };
                    return Some(());
                }
            }
            Reader::Scaled(scale, factor) => {
                if scale.words.is_empty()
                    && let Some(number) = number(cell, scale.point)
                    && let Some(value) = factor.of_millionths(number)
                {
                    *mark = scale.fitting(value.millionths())?;
                    return Some(());
                }
            }
            _ => {}
        }
        self.read_odd(cells, mark, doubtful)
    }

    // Not inlined, because it is rare; it takes the cell again, so that a usual one need not be put into memory.
    #[inline(never)]
    fn read_odd(&self, cells: &Cells<'_>, mark: &mut Mark, doubtful: &mut Vec<usize>) -> Option<()> {
        *mark = self.odd(cells.cell(self.place.column)?)?;
        if self.reader.doubts(mark) {
            doubtful.push(self.place.question);
        }
        Some(())
    }

    /// The mark of a cell that is no short and plain number.
    fn odd(&self, cell: Cell<'_>) -> Option<Mark> {
        match (self.lexicon.find(cell), cell.trimmed()) {
            (Some(code), _) => Some(mark_of(code)),
            (None, Some(bare)) => self.odd(bare),
            (None, None) => self.reader.odd(cell.bytes()),
        }
    }
}

/// The mark of each code that a lexicon gives: to look it up takes no branch.
static MARKS: [Mark; 256] = {
    let mut marks = [Mark::Blank; 256];
    marks[NOT_APPLICABLE as usize] = Mark::NotApplicable { evidenced: false };
    let mut code = ANSWER as usize;
    while code < marks.len() {
        marks[code] = Mark::Option { at: code - ANSWER as usize, evidenced: false };
        code += 1;
    }
    marks
};

/// The mark of a code that a lexicon gives.
#[inline]
pub(super) fn mark_of(code: u8) -> Mark {
    MARKS[usize::from(code)]
}

impl Reader {
    /// Questions that are read alike come together, so that a processor predicts the branches well.
    pub const fn order(&self) -> u8 {
        match self {
            Self::Number(_) => 0,
            Self::Scaled(..) => 1,
            Self::Ratio => 2,
            Self::Checklist(..) => 3,
        }
    }

    /// Whether the reader of answers warns of an answer that it takes.
    fn doubts(&self, mark: &Mark) -> bool {
        match (self, mark) {
            (Self::Number(scale), Mark::Number { value, .. }) => scale.is_doubtful(value.millionths()),
            _ => false,
        }
    }

    /// The mark of a text that is no short and plain number and in no lexicon.
    #[cold]
    fn odd(&self, text: &[u8]) -> Option<Mark> {
        let answer = |value| Mark::Number { value, evidenced: false };
        match self {
            Self::Number(scale) => scale.mark(scale.number(text)?.millionths()),
            Self::Scaled(scale, factor) => {
                let text = scale.plain(text)?;
                let number = Decimal::parse(&text).ok()?;
                if let Some((_, mark)) = scale.words.iter().find(|(word, _)| *word == number.millionths()) {
                    return *mark;
                }
                scale.fitting(factor.of(&text)?.millionths())
            }
            Self::Ratio => ratio(text).map(answer),
            Self::Checklist(items) => items.sum(text).map(answer),
        }
    }
}

impl Scale {
    /// Whether a short number is an answer for sure.
    #[inline]
    const fn is_answer(&self, value: i64) -> bool {
        self.short.0 <= value && value <= self.short.1 && !(0 < value && value < self.doubtful)
    }

    /// Whether a number may be meant as a fraction.
    fn is_doubtful(&self, value: i128) -> bool {
        0 < value && value < self.doubtful.into()
    }

    /// Whether a cell with a short number has a point that may group digits.
    #[inline]
    const fn may_group(&self, cell: Cell<'_>) -> bool {
        self.groups && cell.has_three_behind_point()
    }

    /// The number in a text, unless it is doubtful.
    fn number(&self, text: &[u8]) -> Option<Decimal> {
        if self.marks.is_none() && is_doubtful_point(text) {
            return None;
        }
        Decimal::parse(&self.plain(text)?).ok()
    }

    /// A number as a sheet writes it, by what is said of the table; nothing if it is against that.
    fn plain<'t>(&self, text: &'t [u8]) -> Option<Cow<'t, str>> {
        let text = str::from_utf8(text).ok()?;
        match self.marks {
            None => Some(Cow::Borrowed(text)),
            Some(marks) if notation::contradicts(text, marks) => None,
            Some(marks) => Some(notation::plain(Cow::Borrowed(text), Some(marks))),
        }
    }

    /// The mark of a number, if the cells of the question may hold it.
    #[inline]
    fn mark(&self, value: i128) -> Option<Mark> {
        if let Some((_, mark)) = self.words.iter().find(|(word, _)| *word == value) {
            return *mark;
        }
        self.fitting(value)
    }

    /// The mark of a number, if it is an answer.
    #[inline]
    fn fitting(&self, value: i128) -> Option<Mark> {
        let fits = self.least <= value && value <= self.most && !(self.is_integer && value % 1_000_000 != 0);
        fits.then(|| Mark::Number { value: Decimal::from_millionths(value), evidenced: false })
    }
}

fn decimal(text: &[u8]) -> Option<Decimal> {
    Decimal::parse(str::from_utf8(text).ok()?).ok()
}

/// Whether a number has a point before three digits; whether the other reading is an answer, the reader of answers says.
fn is_doubtful_point(text: &[u8]) -> bool {
    str::from_utf8(text).is_ok_and(|text| point_as_group(text).is_some())
}

/// The quotient of `812/1021` in percent; nothing if there is anything doubtful about it.
fn ratio(text: &[u8]) -> Option<Decimal> {
    let at = text.iter().position(|byte| *byte == b'/')?;
    quotient(text.get(..at)?, text.get(at + 1..)?)
}

/// The quotient of a part and a total in percent; nothing if there is anything doubtful about it.
fn quotient(of: &[u8], total: &[u8]) -> Option<Decimal> {
    if memchr::memchr(b'.', of).or_else(|| memchr::memchr(b'.', total)).is_some() {
        return None;
    }
    let (of, total) = (decimal(of)?, decimal(total)?);
    let fits = of >= Decimal::ZERO && total > Decimal::ZERO && of <= total;
    fits.then(|| Ppm::quotient(of.millionths(), total.millionths()).percent())
}

impl Items {
    /// The points of the items of `a|b`.
    fn sum(&self, text: &[u8]) -> Option<Decimal> {
        if text == b"[]" || self.lexicon.find(Cell::of(text)) == Some(NONE) {
            return Some(Decimal::ZERO);
        }
        let is_separator = |byte: &u8| *byte == b'|' || *byte == self.separator;
        if self.is_one && text.iter().any(is_separator) {
            return None;
        }
        let (mut sum, mut ticked) = (Decimal::ZERO, 0_u64);
        for item in text.split(is_separator) {
            let at = self.lexicon.find(Cell::of(item.trim_ascii()))?;
            let bit = 1_u64.checked_shl(at.into())?;
            if ticked & bit != 0 {
                return None;
            }
            ticked |= bit;
            sum = sum.saturating_add(*self.points.get(usize::from(at))?);
        }
        Some(sum)
    }
}

/// An answer that stands in several columns.
#[derive(Clone, Debug)]
pub(super) enum Apart {
    /// A part and its total, and what says that there is no answer.
    Ratio { question: usize, columns: [u32; 2], blank: Lexicon },
    /// The items of a checklist: for each its column, what its cells say, and its points.
    Items { question: usize, items: Vec<(u32, Lexicon, Decimal)>, empty_is_none: bool },
}

impl Apart {
    /// Puts down the mark of a row; `None` if it is not plain.
    pub fn read(&self, cells: &Cells<'_>, marks: &mut [Mark]) -> Option<()> {
        let (question, value) = match self {
            Self::Ratio { question, columns: [of, total], blank } => {
                let bare = |column: &u32| cells.cell(*column).map(|cell| cell.trimmed().unwrap_or(cell));
                let (of, total) = (bare(of)?, bare(total)?);
                let is_blank = |cell: Cell<'_>| blank.find(cell).is_some();
                let is_none = is_blank(of) && is_blank(total);
                (question, if is_none { None } else { Some(quotient(of.bytes(), total.bytes())?) })
            }
            Self::Items { question, items, empty_is_none } => {
                let (mut sum, mut is_said) = (Decimal::ZERO, *empty_is_none);
                for (column, lexicon, points) in items {
                    let code = lexicon.find_in(cells, *column)?;
                    is_said |= code != BLANK;
                    if code == TICKED {
                        sum = sum.saturating_add(*points);
                    }
                }
                (question, is_said.then_some(sum))
            }
        };
        let mark = value.map_or(Mark::Blank, |value| Mark::Number { value, evidenced: false });
        *marks.get_mut(*question)? = mark;
        Some(())
    }
}
