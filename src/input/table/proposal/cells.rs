//! What the cells of a column say, as far as a column map has to know it.

use crate::base::number::Decimal;
use crate::base::spelling::readings;
use crate::form::names::NONE;
use crate::model::rubric::{AnswerKind, Question};
use crate::syntax::yes_no::said;

use super::super::fold::fold;
use super::super::notation;
use super::super::terms::Terms;

/// How programs write that there is nothing, folded.
const NOTHING: [&str; 9] = [".", "-", "–", "—", "nan", "null", "<na>", "#n/a", "…"];

/// How people write that something does not apply, folded.
const NOT_APPLICABLE: [&str; 6] = ["n/a", "na", "not applicable", "không áp dụng", "kad", "k/a"];

/// Words for yes and for no that are not read without a column map, folded.
const YES: [&str; 9] = ["1", "y", "x", "✓", "✔", "đạt", "đã có", "rồi", "đúng"];
const NO: [&str; 8] = ["0", "n", "✗", "✘", "chưa", "chưa đạt", "chưa có", "sai"];

/// What a column is called that says whether a row counts, folded.
const STATES: [&str; 5] = ["trạng thái", "tình trạng", "status", "state", "reviewstate"];

/// Whether a column of this name says whether a row counts.
pub(super) fn is_state(name: &str) -> bool {
    STATES.contains(&fold(name).as_str())
}

/// Whether a text is a number, in whatever way it is written.
pub(super) fn is_number(text: &str) -> bool {
    let bare = text.trim().trim_end_matches('%').trim_end();
    number(bare).is_some() || !readings(bare).is_empty()
}

fn number(text: &str) -> Option<Decimal> {
    let bare = text.trim_end_matches('%').trim_end();
    Decimal::parse(&notation::plain(bare.into(), None)).ok()
}

/// The same with a comma before its fraction, if it can be read in that way alone.
fn with_comma(text: &str) -> Option<Decimal> {
    let bare = text.trim_end_matches('%').trim_end();
    match readings(bare).as_slice() {
        [one] if text.contains(',') => Decimal::parse(one).ok(),
        _ => None,
    }
}

/// What was seen in the cells of a column.
#[derive(Debug, Default)]
pub(super) struct Seen {
    /// Words that say that there is nothing, as they stand.
    pub nothing: Vec<String>,
    pub not_applicable: Vec<String>,
    /// Words for yes and no that a map has to explain.
    pub yes: Vec<String>,
    pub no: Vec<String>,
    /// Words that say nothing that is known.
    pub odd: Vec<String>,
    /// Whether a comma stands before the fraction of a number.
    pub has_comma: bool,
    /// Whether all numbers are fractions of one, and some neither 0 nor 1.
    pub are_fractions: bool,
    /// What separates items beside `|`.
    pub separators: Vec<&'static str>,
}

impl Seen {
    /// Looks at the cells of a question.
    pub fn of<'c>(question: &Question, cells: impl Iterator<Item = &'c str>) -> Self {
        let terms = Terms::default().of(question);
        let mut seen = Self::default();
        let (mut fractions, mut is_large) = (0, false);
        for cell in cells {
            let folded = fold(cell);
            if NOTHING.contains(&folded.as_str()) {
                add(&mut seen.nothing, cell);
                continue;
            }
            if NOT_APPLICABLE.contains(&folded.as_str()) {
                add(&mut seen.not_applicable, cell);
                continue;
            }
            match &question.answer {
                AnswerKind::YesNo => seen.yes_no(cell, &folded),
                AnswerKind::Percent { .. } | AnswerKind::Number { .. } => {
                    let found = number(cell).or_else(|| with_comma(cell));
                    seen.has_comma |= found.is_some() && number(cell).is_none();
                    match found {
                        // A percent sign leaves no doubt, and a number above one is no fraction.
                        Some(found) => {
                            is_large |= cell.ends_with('%') || found > Decimal::ONE;
                            fractions += usize::from(found > Decimal::ZERO && found < Decimal::ONE);
                        }
                        None => add(&mut seen.odd, cell),
                    }
                }
                AnswerKind::Ratio { .. } if cell.contains('/') => {}
                AnswerKind::Choice { .. } if terms.place(cell).is_some() => {}
                AnswerKind::Ratio { .. } | AnswerKind::Choice { .. } => add(&mut seen.odd, cell),
                AnswerKind::Checklist { .. } => seen.list(cell, &terms),
            }
        }
        let is_percent = matches!(question.answer, AnswerKind::Percent { .. });
        seen.are_fractions = is_percent && fractions > 0 && !is_large;
        seen
    }

    fn yes_no(&mut self, cell: &str, folded: &str) {
        // 1.0 is what pandas makes of a 1 in a column with gaps.
        let bare = number(folded).map_or_else(|| folded.to_owned(), |number| number.to_string());
        match () {
            () if said(cell).is_some() => {}
            () if YES.contains(&bare.as_str()) => add(&mut self.yes, cell),
            () if NO.contains(&bare.as_str()) => add(&mut self.no, cell),
            () => add(&mut self.odd, cell),
        }
    }

    fn list(&mut self, cell: &str, terms: &Terms) {
        let known = |mark: &str| {
            let parts: Vec<&str> = cell.split(mark).map(str::trim).filter(|part| !part.is_empty()).collect();
            !parts.is_empty() && parts.iter().all(|part| terms.place(part).is_some())
        };
        if cell == "[]" || cell == NONE || known("|") {
            return;
        }
        match [";", ",", "\n", "/", " "].into_iter().find(|mark| known(mark)) {
            Some(mark) if self.separators.contains(&mark) => {}
            Some(mark) => self.separators.push(mark),
            None => add(&mut self.odd, cell),
        }
    }

    /// How many of the cells, in percent, may be answers to a question; all of none.
    pub fn share(question: &Question, cells: &[&str]) -> u32 {
        let odd =
            cells.iter().filter(|cell| !Self::of(question, std::iter::once(**cell)).odd.is_empty()).count();
        if cells.is_empty() { 100 } else { u32::try_from(100 - 100 * odd / cells.len()).unwrap_or(0) }
    }
}

fn add(words: &mut Vec<String>, word: &str) {
    const MOST: usize = 12;
    if words.len() < MOST && !words.iter().any(|known| known == word) {
        words.push(word.to_owned());
    }
}
