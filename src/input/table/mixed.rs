//! Columns whose cells are written in two ways that do not go together.
//!
//! Each cell by itself can be read; beside the others it shows that one of the two is not what it seems.

use crate::base::number::Decimal;
use crate::base::source::Span;
use crate::base::spelling::{point_as_group, readings};
use crate::model::rubric::AnswerKind;

use super::columns::Columns;
use super::header::{Layout, Part, called};
use super::record::Record;

/// How a number in a cell is written, as far as that has to fit the other cells of its column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notation {
    /// With a percent sign, or shown so by a workbook.
    PercentSign,
    /// A bare fraction of one, for a percentage.
    BareFraction,
    /// With a comma before its fraction.
    DecimalComma,
    /// With a point that may group digits.
    GroupingPoint,
}

impl Notation {
    /// Each, so that it can be counted.
    pub const ALL: [Self; 4] =
        [Self::PercentSign, Self::BareFraction, Self::DecimalComma, Self::GroupingPoint];

    pub(super) fn of(text: &str, kind: &AnswerKind) -> Option<Self> {
        let (_, most) = kind.bounds();
        let is_percent = matches!(kind, AnswerKind::Percent { .. });
        if !is_percent && !matches!(kind, AnswerKind::Number { .. }) {
            return None;
        }
        if is_percent && text.ends_with('%') {
            return Some(Self::PercentSign);
        }
        if let Ok(number) = Decimal::parse(text) {
            if is_percent && number > Decimal::ZERO && number < Decimal::ONE {
                return Some(Self::BareFraction);
            }
            return point_as_group(text).filter(|group| *group <= most).map(|_| Self::GroupingPoint);
        }
        let is_comma = text.contains(',') && matches!(readings(text).as_slice(), [one] if one.contains('.'));
        is_comma.then_some(Self::DecimalComma)
    }
}

impl Columns<'_> {
    /// How the numbers of a record are written that have to fit others: the column, and where the cell stands; in a
    /// wide table those of some questions, or of all.
    #[must_use]
    pub fn notations(&self, record: &Record, questions: Option<&[usize]>) -> Vec<(String, Notation, Span)> {
        if self.marks.is_some() || self.layout() == Layout::Objects {
            return Vec::new();
        }
        // In a table with semicolons a point that may group digits is refused by itself.
        let is_refused = |notation| notation == Notation::GroupingPoint && self.delimiter == Some(b';');
        let mut found = Vec::new();
        let mut look = |cell: Span, question: usize| {
            let text = String::from_utf8_lossy(record.bare(cell));
            // What the map says of a column settles it.
            if self.terms.get(question).is_some_and(|terms| terms.scale.is_some()) {
                return;
            }
            let Some(question) = self.rubric.questions.get(question) else { return };
            if let Some(notation) = Notation::of(text.trim(), &question.answer).filter(|it| !is_refused(*it))
            {
                found.push((question.id.clone(), notation, cell));
            }
        };
        let is_asked = |question| questions.is_none_or(|some| some.contains(question));
        if self.layout() == Layout::Wide {
            for row in 0..record.row_count() {
                for answer in self.answers().iter().filter(|answer| is_asked(&answer.question)) {
                    let value = answer.parts[Part::Value as usize];
                    if let Some(cell) = value.and_then(|column| record.row(row).get(column)) {
                        look(*cell, answer.question);
                    }
                }
            }
            return found;
        }
        for row in (0..record.row_count()).map(|row| record.row(row)) {
            let question = self.question.and_then(|column| row.get(column));
            let question =
                question.and_then(|cell| called(&String::from_utf8_lossy(record.bare(*cell)), self.rubric));
            let value = self.row[Part::Value as usize].and_then(|column| row.get(column));
            if let Some((question, cell)) = question.zip(value) {
                look(*cell, question);
            }
        }
        found
    }
}
