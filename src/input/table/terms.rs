//! What the cells of a question may say, beside what a sheet says: the words of a column map, and titles.
//!
//! A word of the map comes first, then an id, then a title of an option or an item in any language of the rubric. Letter
//! case and blanks do not count. What no word stands for is left to the reader of answers.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::ops::Range;

use crate::base::lang::Lang;
use crate::base::number::{Decimal, MILLION, div_half_up};
use crate::model::rubric::{AnswerKind, Choice, Question};
use crate::syntax::yes_no::said;

use super::fold::fold;

/// Words of a map that mean the same.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Set {
    words: Vec<String>,
    folded: Vec<String>,
}

impl Set {
    pub fn new(words: Vec<String>) -> Self {
        let folded = words.iter().map(|word| fold(word)).collect();
        Self { words, folded }
    }

    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// The words as they stand in the map.
    pub fn words(&self) -> &[String] {
        &self.words
    }

    /// Whether a cell says one of them: 0 is also 0.00.
    pub fn has(&self, cell: &str) -> bool {
        if self.words.is_empty() {
            return false;
        }
        if self.words.iter().any(|word| word == cell) {
            return true;
        }
        // Every number ends in a digit; finding out why a text is no number takes longer.
        let number = |text: &str| {
            let may_be = text.bytes().last().is_some_and(|byte| byte.is_ascii_digit());
            may_be.then(|| Decimal::parse(text).ok()).flatten()
        };
        match number(cell) {
            Some(found) => self.words.iter().any(|word| number(word) == Some(found)),
            None => {
                let cell = fold(cell);
                self.folded.contains(&cell)
            }
        }
    }
}

/// A number of a cell times a factor, plus an offset.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Scale {
    /// What it is multiplied by; not zero.
    pub factor: Decimal,
    /// What is added then.
    pub offset: Decimal,
}

impl Scale {
    /// The number that a plain text stands for, rounded half up once, to six fraction digits; nothing if it is no number,
    /// or has more digits than any has.
    pub fn of(self, text: &str) -> Option<Decimal> {
        Decimal::parse(text).ok()?;
        let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
        let places = u32::try_from(fraction.len()).ok().filter(|places| *places <= 30)?;
        let digits: i128 = format!("{whole}{fraction}").parse().ok()?;
        let product = digits.checked_mul(self.factor.millionths())?;
        let unit = 10_i128.checked_pow(places)?;
        Some(self.moved(round(product, unit)?))
    }

    /// The same of a number in millionths.
    pub fn of_millionths(self, value: i64) -> Option<Decimal> {
        let product = i128::from(value).checked_mul(self.factor.millionths())?;
        Some(self.moved(div_half_up(product, MILLION)))
    }

    fn moved(self, product: i128) -> Decimal {
        Decimal::from_millionths(product).saturating_add(self.offset)
    }
}

/// A quotient rounded half up; nothing if the numbers are too large for it.
fn round(numerator: i128, denominator: i128) -> Option<i128> {
    numerator.checked_mul(2)?.checked_add(denominator)?;
    Some(div_half_up(numerator, denominator))
}

/// What the cells of a question may say.
#[derive(Clone, Debug, Default)]
pub(super) struct Terms {
    /// Cells without an answer.
    pub missing: Set,
    /// Cells of a question that does not apply.
    pub not_applicable: Set,
    /// Why it does not apply then.
    pub reason: String,
    /// Cells of a checklist without a tick.
    pub none: Set,
    /// What says in a column of its own that an item is ticked, and that it is not.
    pub ticked: Set,
    pub unticked: Set,
    /// Whether a checklist in columns of its own that are all empty has no tick, rather than no answer.
    pub empty_is_none: bool,
    /// Whether a checklist in columns of its own of which none is ticked has no answer.
    pub unticked_is_nothing: bool,
    /// What else than `|` separates items.
    pub separators: Vec<String>,
    pub scale: Option<Scale>,
    /// The words of the map, as they stand there: the option, the item, or 1 for yes and 0 for no.
    pub answers: Vec<(String, usize)>,
    /// Folded words, ids and titles.
    pub known: HashMap<String, usize>,
    /// The ids of options or items.
    pub ids: Vec<String>,
}

/// Yes and no by the place that words of a map have for them.
pub(super) const YES_NO: [&str; 2] = ["no", "yes"];

/// A word as it is looked up: a number in one way to write it, anything else without what does not count.
pub(super) fn key(word: &str) -> String {
    let may_be_number = word.bytes().last().is_some_and(|byte| byte.is_ascii_digit());
    match may_be_number.then(|| Decimal::parse(word)) {
        Some(Ok(number)) => number.to_string(),
        _ => fold(word),
    }
}

impl Terms {
    /// The options or items of a question.
    fn choices(question: &Question) -> &[Choice] {
        match &question.answer {
            AnswerKind::Choice { options, .. } => options,
            AnswerKind::Checklist { items } => items,
            _ => &[],
        }
    }

    /// The names that the answers to a question have: yes and no, options or items.
    pub fn names(question: &Question) -> Vec<&str> {
        match &question.answer {
            AnswerKind::YesNo => YES_NO.to_vec(),
            _ => Self::choices(question).iter().map(|choice| choice.id.as_str()).collect(),
        }
    }

    /// Takes in the ids and titles of a question; the other parts are there.
    pub fn of(mut self, question: &Question) -> Self {
        let choices = Self::choices(question);
        self.ids = Self::names(question).into_iter().map(str::to_owned).collect();
        for (word, at) in &self.answers {
            self.known.insert(key(word), *at);
        }
        if choices.is_empty() {
            return self;
        }
        for (at, choice) in choices.iter().enumerate() {
            self.known.entry(key(&choice.id)).or_insert(at);
        }
        // A title that two of them share means neither.
        let mut titles: HashMap<String, Option<usize>> = HashMap::new();
        for (at, choice) in choices.iter().enumerate() {
            for title in Lang::ALL.map(|lang| key(choice.title.get(lang))) {
                match titles.entry(title) {
                    Entry::Vacant(free) => drop(free.insert(Some(at))),
                    Entry::Occupied(taken) if *taken.get() == Some(at) => {}
                    Entry::Occupied(mut taken) => drop(taken.insert(None)),
                }
            }
        }
        for (title, at) in titles {
            if let Some(at) = at {
                self.known.entry(title).or_insert(at);
            }
        }
        self
    }

    /// The titles of a question as they stand in the rubric, each with the place of its option or item.
    pub fn titles(&self, question: &Question) -> Vec<(String, usize)> {
        let choices = Self::choices(question);
        let all = choices.iter().flat_map(|choice| Lang::ALL.map(|lang| choice.title.get(lang).to_owned()));
        all.filter_map(|title| Some((title.clone(), *self.known.get(&key(&title))?))).collect()
    }

    /// The place of the answer that a text stands for.
    pub fn place(&self, text: &str) -> Option<usize> {
        if self.known.is_empty() {
            return None;
        }
        // Most cells say an id; the words of a map come before it.
        if self.answers.is_empty()
            && let Some(at) = self.ids.iter().position(|id| id == text)
        {
            return Some(at);
        }
        self.known.get(&key(text)).copied()
    }

    /// The id of the answer that a text stands for.
    pub fn id(&self, text: &str) -> Option<&str> {
        self.ids.get(self.place(text)?).map(String::as_str)
    }

    /// Whether the cell of an item says that it is ticked; nothing if it says neither.
    pub fn tick(&self, item: usize, cell: &str) -> Option<bool> {
        if self.ticked.has(cell) {
            return Some(true);
        }
        if self.unticked.has(cell) || self.none.has(cell) {
            return Some(false);
        }
        // Some programs write what is ticked instead of a tick.
        said(cell).or_else(|| (self.place(cell) == Some(item)).then_some(true))
    }

    /// The parts of a cell that lists items, as ranges of bytes with the blanks around them.
    ///
    /// Where a title has a separator in it, as many parts as are known together are one.
    pub fn parts(&self, text: &str) -> Vec<Range<usize>> {
        /// No title has more separators.
        const LONGEST: usize = 12;
        let mut cuts: Vec<Range<usize>> = Vec::new();
        cuts.push(0..0);
        let mut at = 0;
        while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
            let mark =
                self.separators.iter().map(String::as_str).chain(["|"]).find(|it| rest.starts_with(it));
            match mark {
                Some(mark) => {
                    at += mark.len();
                    cuts.push(at..at);
                }
                None => at += rest.chars().next().map_or(1, char::len_utf8),
            }
            if mark.is_none()
                && let Some(last) = cuts.last_mut()
            {
                last.end = at;
            }
        }
        if self.separators.is_empty() {
            return cuts;
        }
        // Some programs write a separator behind the last item, too.
        if cuts.len() > 1
            && cuts.last().is_some_and(|last| text.get(last.clone()).is_some_and(|it| it.trim().is_empty()))
        {
            cuts.pop();
        }
        let (mut parts, mut first) = (Vec::new(), 0);
        while first < cuts.len() {
            let most = cuts.len().min(first + LONGEST);
            let joined = |last: usize| cuts[first].start..cuts[last].end;
            let is_known = |last: &usize| text.get(joined(*last)).is_some_and(|it| self.place(it).is_some());
            let last = (first + 1..most).rev().find(is_known).unwrap_or(first);
            parts.push(joined(last));
            first = last + 1;
        }
        parts
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn decimal(text: &str) -> Decimal {
        Decimal::parse(text).unwrap()
    }

    #[test]
    fn a_factor_is_exact() {
        let scale = |factor, offset| Scale { factor: decimal(factor), offset: decimal(offset) };
        for (text, factor, offset, expected) in [
            ("0.07", "100", "0", "7"),
            ("0.3333333333333333", "100", "0", "33.333333"),
            ("0.2999999949", "100", "0", "29.999999"),
            ("0.2999999950", "100", "0", "30"),
            ("-0.5", "100", "50", "0"),
            ("1.5", "-1", "100", "98.5"),
            ("3", "0.333333", "0", "0.999999"),
            ("1000000000000000000", "1", "0", "1000000000000000000"),
        ] {
            assert_eq!(scale(factor, offset).of(text), Some(decimal(expected)), "{text} × {factor}");
        }
        assert_eq!(scale("100", "0").of("85%"), None);
        assert_eq!(scale("100", "0").of(&format!("0.{}", "3".repeat(40))), None);
        assert_eq!(scale("100", "1").of_millionths(70_000), Some(decimal("8")));
    }

    #[test]
    fn a_word_that_is_a_number_is_every_way_of_writing_it() {
        let set = Set::new(vec!["0".into(), "Không có".into()]);
        for (cell, has) in [("0", true), ("0.00", true), ("KHÔNG  CÓ", true), ("1", false), ("", false)] {
            assert_eq!(set.has(cell), has, "{cell}");
        }
    }

    #[test]
    fn a_title_with_the_separator_in_it_is_one_part() {
        let mut terms = Terms { separators: vec![",".into()], ..Terms::default() };
        terms.known = [("a, b".to_owned(), 0), ("c".to_owned(), 1)].into();
        terms.ids = vec!["x".into(), "y".into()];
        let parts = |text: &str| -> Vec<String> {
            terms.parts(text).into_iter().map(|part| text[part].trim().to_owned()).collect()
        };
        assert_eq!(parts("A, b, c"), ["A, b", "c"]);
        assert_eq!(parts("c|a, b"), ["c", "a, b"]);
        assert_eq!(parts("a, c"), ["a", "c"]);
        assert_eq!(parts(""), [""]);
    }
}
