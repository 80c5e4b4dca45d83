//! The model's own numbers: the scale on which results are written, and the stage that everybody has.
//!
//! A scale is a linear picture of 0 to 100 %. A number on it becomes a share once, `(t − min) / (max − min)`, rounded half
//! up to parts per million; whatever is decided is decided on shares. Specification, section 6.2.

use crate::base::diagnostic::{Code, Diagnostic};
use crate::base::number::{Decimal, MILLION, Ppm, div_half_up};
use crate::base::source::Span;
use crate::syntax::tree::{Fields, Node};

use super::read::{NONE, Reading, id};
use super::words;
use super::{Rubric, Stage};

/// No number on a scale is further from 0.
const LARGEST: Decimal = Decimal::from_millionths(1_000_000 * MILLION);

/// The scale on which results are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Scale {
    /// What 0 % is.
    pub min: Decimal,
    /// What 100 % is; at least 1 more, so that six digits tell two shares apart.
    pub max: Decimal,
    /// How many fraction digits are written at least.
    pub decimals: u32,
}

impl Scale {
    /// Percent: the scale of a rubric that says nothing else.
    pub const PERCENT: Self = Self { min: Decimal::ZERO, max: Decimal::HUNDRED, decimals: 1 };

    /// The share that a number on the scale means; nothing if it is not on it.
    #[must_use]
    pub fn share(self, value: Decimal) -> Option<Ppm> {
        let (above, span) = (value.millionths() - self.min.millionths(), self.span());
        (0..=span).contains(&above).then(|| Ppm::quotient(above, span))
    }

    /// A share on the scale, with six fraction digits.
    #[must_use]
    pub fn value(self, share: Ppm) -> Decimal {
        self.difference(i64::from(share.get())).saturating_add(self.min)
    }

    /// The shortest number on the scale that means a share, as its author will have written it.
    #[must_use]
    pub fn written(self, share: Ppm) -> Decimal {
        let value = self.value(share);
        let rounded = (0..6).map(|digits| round(value, digits));
        rounded.into_iter().find(|short| self.share(*short) == Some(share)).unwrap_or(value)
    }

    /// A difference of shares on the scale.
    #[must_use]
    pub fn difference(self, millionths: i64) -> Decimal {
        Decimal::from_millionths(div_half_up(self.span() * i128::from(millionths), MILLION))
    }

    const fn span(self) -> i128 {
        self.max.millionths() - self.min.millionths()
    }
}

/// A number rounded half up to some fraction digits.
#[must_use]
pub fn round(value: Decimal, digits: u32) -> Decimal {
    let unit = 10_i128.pow(6_u32.saturating_sub(digits));
    Decimal::from_millionths(div_half_up(value.millionths(), unit) * unit)
}

/// The stage that everybody has: stage 0 with a name, from whose number on the others are numbered.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Base {
    /// Its id, title, level, summary and other names.
    pub stage: Stage,
    /// Its number.
    pub number: usize,
}

impl Rubric {
    /// The stage at a position: 0 is the base, if it has a name, 1 the first of the list.
    #[must_use]
    pub fn stage_at(&self, position: usize) -> Option<&Stage> {
        match position.checked_sub(1) {
            Some(at) => self.stages.get(at),
            None => self.base.as_ref().map(|base| &base.stage),
        }
    }

    /// The id of the stage at a position; a base without a name is `none`.
    #[must_use]
    pub fn stage_id(&self, position: usize) -> &str {
        self.stage_at(position).map_or(NONE, |stage| &stage.id)
    }

    /// The number that is shown for a position.
    #[must_use]
    pub fn number(&self, position: usize) -> usize {
        position + self.base.as_ref().map_or(0, |base| base.number)
    }

    /// The position that a stage's id names.
    #[must_use]
    pub fn position(&self, id: &str) -> Option<usize> {
        (0..=self.stages.len()).find(|position| self.stage_id(*position) == id)
    }
}

impl Reading {
    pub(super) fn scale(&mut self, node: &Node<'_>) -> Option<Scale> {
        let mut fields = node.fields(&mut self.faults)?;
        let mut number = |key| {
            fields
                .required(key, &mut self.faults)
                .and_then(|node| node.decimal(&mut self.faults).map(|it| (node.span, it)))
        };
        let (min, max) = (number("min"), number("max"));
        let decimals = fields.optional("decimals").map_or(Some(2), |node| self.whole(node, 6));
        fields.finish(&mut self.faults);
        let ((_, min), (span, max)) = (min?, max?);
        let is_too_large = |value: Decimal| value.millionths().abs() > LARGEST.millionths();
        if max < min.saturating_add(Decimal::ONE) || is_too_large(min) || is_too_large(max) {
            self.faults.push(
                Diagnostic::error(Code::OutOfRange, span, words::scale_too_short())
                    .help(words::write_scale()),
            );
            return None;
        }
        Some(Scale { min, max, decimals: u32::try_from(decimals?).unwrap_or(2) })
    }

    /// Reads the base; the stages are read after it.
    pub(super) fn base(&mut self, node: &Node<'_>) -> Option<(Base, Span)> {
        let mut fields = node.fields(&mut self.faults)?;
        let id_node = fields.required("id", &mut self.faults);
        let base_id = id_node.and_then(|node| id(node, &mut self.faults));
        if let (Some(node), Some(NONE)) = (id_node, base_id.as_deref()) {
            self.faults.push(Diagnostic::error(Code::BadId, node.span, words::none_is_stage_0()));
        }
        let number = fields.optional("number").map_or(Some(0), |node| self.whole(node, 1000));
        let stage = self.stage_texts(&mut fields, base_id.clone().unwrap_or_default());
        fields.finish(&mut self.faults);
        Some((Base { stage, number: number? }, id_node.filter(|_| base_id.is_some())?.span))
    }

    /// What the base and the other stages have in common beside their id.
    pub(super) fn stage_texts(&mut self, fields: &mut Fields<'_, '_>, id: String) -> Stage {
        let title = fields.required("title", &mut self.faults).and_then(|node| self.text(node));
        let level = fields.optional("level").and_then(|node| self.text(node));
        let summary = fields.optional("summary").and_then(|node| self.text(node));
        let aliases = self.aliases(fields.optional("aliases"));
        let title = title.unwrap_or_else(|| crate::model::text::Text::Same(id.as_str().into()));
        Stage { id, title, level, summary, aliases }
    }

    /// A small whole number.
    fn whole(&mut self, node: &Node<'_>, most: usize) -> Option<usize> {
        let value = node.decimal(&mut self.faults)?;
        let whole = value.is_integer().then(|| usize::try_from(value.millionths() / MILLION).ok()).flatten();
        let whole = whole.filter(|whole| *whole <= most);
        if whole.is_none() {
            self.out_of_range(node, Decimal::ZERO, Decimal::from_count(most));
        }
        whole
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(value: &str) -> Decimal {
        Decimal::parse(value).expect("a number")
    }

    #[test]
    fn a_number_on_the_scale_is_a_share_rounded_once() {
        let scale = Scale { min: at("0"), max: at("3"), decimals: 2 };
        assert_eq!(scale.share(at("1")), Some(Ppm::new(333_333)));
        assert_eq!(scale.share(at("2")), Some(Ppm::new(666_667)));
        assert_eq!((scale.share(at("3.1")), scale.share(at("-1"))), (None, None));
        assert_eq!(scale.value(Ppm::new(666_666)), at("1.999998"));
        assert_eq!(
            [333_333, 666_667, 666_666].map(|ppm| scale.written(Ppm::new(ppm))),
            ["1", "2", "1.999998"].map(at)
        );
        let scale = Scale { min: at("1"), max: at("5"), decimals: 2 };
        assert_eq!((scale.value(Ppm::new(624_000)), scale.difference(250_000)), (at("3.496"), at("1")));
    }
}
