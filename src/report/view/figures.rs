//! Numbers for the cells of workbooks.

use crate::base::number::{Decimal, Ppm};
use crate::engine::profile::Rating;
use crate::model::rubric::Rubric;
use crate::report::block::{FigureStyle, Figures, Value};
use crate::report::number::Numbers;

/// The style of coverages of a rubric.
const fn style(numbers: &Numbers) -> FigureStyle {
    if numbers.is_scaled() { FigureStyle::Plain } else { FigureStyle::Percent }
}

/// A coverage or an index.
pub(super) fn score(numbers: &Numbers, score: Option<Ppm>) -> Value {
    let Some(score) = score else { return Value::Nothing };
    let (value, digits) = numbers.held(score);
    Value::Number(Figures { value, digits, style: style(numbers) })
}

/// A coverage with its colour in a heat map, where coverages of the rubric are rated.
pub(super) fn rated(rubric: &Rubric, numbers: &Numbers, coverage: Option<Ppm>) -> Value {
    match (score(numbers, coverage), coverage) {
        (Value::Number(figures), Some(share)) if rubric.is_rated() => {
            Value::Step(figures, Rating::of(share) as u8)
        }
        (value, _) => value,
    }
}

/// How far a target is met, with its colour.
pub(super) fn achievement(numbers: &Numbers, share: Option<Ppm>) -> Value {
    let Some(share) = share else { return Value::Nothing };
    let (value, digits) = numbers.held_share(share);
    Value::Step(Figures { value, digits, style: FigureStyle::Percent }, Rating::of(share) as u8)
}

/// A difference of coverages, in points.
pub(super) fn points(numbers: &Numbers, millionths: Option<i64>) -> Value {
    let Some(millionths) = millionths else { return Value::Nothing };
    let (value, digits) = numbers.held_points(millionths);
    Value::Number(Figures { value, digits, style: FigureStyle::Difference })
}

/// The least and the highest coverage.
pub(super) fn axis(rubric: &Rubric) -> (Decimal, Decimal) {
    rubric.scale.map_or((Decimal::ZERO, Decimal::ONE), |scale| (scale.min, scale.max))
}
