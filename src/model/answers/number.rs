//! Answers that are numbers, and what is doubtful about the way they are written.
//!
//! What can be read in one way alone is read. Where people write the same digits and mean another number (a fraction for
//! a percentage, a point that groups digits), the answer counts as written, and a warning names both readings.

use crate::base::diagnostic::{Code, Diagnostic};
use crate::base::lang::Message;
use crate::base::number::{Decimal, Ppm};
use crate::base::source::Span;
use crate::base::spelling::point_as_group;
use crate::model::rubric::{Plausible, out_of_range};
use crate::syntax::tree::{Faults, Node, Style, Value};

use super::Answer;
use super::words;

/// A number with its spelling.
struct Written<'n> {
    value: Decimal,
    text: &'n str,
    span: Span,
}

/// Reads an answer in percent, which may carry a percent sign.
///
/// A number that the rubric calls plausible is not doubted.
pub(super) fn percent(
    node: &Node<'_>,
    range: (Decimal, Decimal),
    plausible: Option<&Plausible>,
    faults: &mut Faults,
) -> Option<Decimal> {
    let signed = match &node.value {
        Value::Scalar(text, _) => text.strip_suffix('%').map(str::trim_end),
        _ => None,
    };
    let value = match signed.filter(|bare| Decimal::parse(bare).is_ok()) {
        Some(bare) => {
            let bare = Node { value: Value::Scalar(bare.into(), Style::Plain), ..node.clone() };
            number(&bare, range, false, faults)?
        }
        None => {
            let value = number(node, range, false, faults)?;
            let doubt = below_one(value, node.span, range.1, words::write_percent_sign);
            faults.extend(doubt.filter(|_| !plausible.is_some_and(|plausible| plausible.has(value))));
            value
        }
    };
    Some(value)
}

/// Reads an answer that is a number.
pub(super) fn number(
    node: &Node<'_>,
    (least, most): (Decimal, Decimal),
    integer: bool,
    faults: &mut Faults,
) -> Option<Decimal> {
    let Written { value, text, span } = written(node, faults)?;
    if value < least || value > most {
        faults.push(out_of_range(node, least, most));
        return None;
    }
    if integer && !value.is_integer() {
        let fault = Diagnostic::error(Code::BadNumber, span, words::not_whole_number(value));
        faults.push(fault.maybe_help(point_as_group(text).map(words::or_without_point)));
        return None;
    }
    if let Some(group) = point_as_group(text).filter(|group| *group >= least && *group <= most) {
        faults.push(ambiguous_point(value, group, span));
    }
    Some(value)
}

/// Reads a part and its total; `decimal` says that they are amounts that have fractions.
pub(super) fn ratio(
    node: &Node<'_>,
    decimal: bool,
    plausible: Option<&Plausible>,
    faults: &mut Faults,
) -> Option<Answer> {
    let (of, total) = match &node.value {
        Value::Map(_) => {
            let mut fields = node.fields(faults)?;
            let of = fields.required("of", faults).and_then(|node| written(node, faults));
            let total = fields.required("total", faults).and_then(|node| written(node, faults));
            fields.finish(faults);
            (of?, total?)
        }
        Value::Scalar(text, _) => {
            let parts = text.split_once('/').map(|(of, total)| (of.trim(), total.trim()));
            let parsed = parts.map(|(of, total)| [of, total].map(|text| (text, Decimal::parse(text))));
            let Some([(of_text, Ok(of)), (total_text, Ok(total))]) = parsed else {
                let comma = parts.is_some() && text.contains(',');
                let help = if comma { words::write_decimal_points() } else { words::write_ratio() };
                faults.push(wrong(node, &words::part_and_total()).help(help));
                return None;
            };
            let written = |value, text| Written { value, text, span: node.span };
            (written(of, of_text), written(total, total_text))
        }
        _ => {
            faults.push(wrong(node, &words::part_and_total_such_as()));
            return None;
        }
    };
    if total.value == Decimal::ZERO {
        faults.push(
            Diagnostic::error(Code::ZeroDenominator, total.span, words::total_zero())
                .help(words::nothing_to_count()),
        );
        return None;
    }
    for Written { value, span, .. } in [&of, &total] {
        if *value < Decimal::ZERO {
            faults.push(Diagnostic::error(Code::OutOfRange, *span, words::is_negative(*value)));
            return None;
        }
    }
    let grouped = grouped(&of, &total);
    if of.value > total.value {
        let message = words::part_above_total(of.value, total.value);
        let help = match grouped {
            Some((part, whole)) => words::or_points_group(part, whole),
            None => words::part_comes_first(),
        };
        faults.push(Diagnostic::error(Code::PartAboveTotal, of.span, message).help(help));
        return None;
    }
    let has_fraction = !of.value.is_integer() || !total.value.is_integer();
    if let Some((part, whole)) = grouped {
        let message = words::ratio_read_as(of.value, total.value, part, whole);
        faults.push(
            Diagnostic::warning(Code::AmbiguousPoint, of.span, message).help(words::leave_points_out()),
        );
    } else if has_fraction && !decimal {
        let odd = if of.value.is_integer() { &total } else { &of };
        let message = words::part_is_fractional(odd.value);
        faults.push(Diagnostic::warning(Code::FractionalPart, odd.span, message).help(words::count_whole()));
    }
    // Three of 315 counted things is less than one percent and can mean nothing else. A fraction of something counted can,
    // and so can one of a hundred: it is a percentage.
    let is_fraction = of.value < Decimal::ONE && total.value == Decimal::HUNDRED;
    if has_fraction && (!decimal || is_fraction) {
        let quotient = Ppm::quotient(of.value.millionths(), total.value.millionths()).percent();
        let doubt = below_one(quotient, of.span, Decimal::HUNDRED, |_, _| words::count_alike());
        faults.extend(doubt.filter(|_| !plausible.is_some_and(|plausible| plausible.has(quotient))));
    }
    Some(Answer::Ratio { of: of.value, total: total.value })
}

/// A number and how it is written. A string holds a number as it holds yes or no: exporters put every answer in quotes.
fn written<'n>(node: &'n Node<'_>, faults: &mut Faults) -> Option<Written<'n>> {
    let value = match &node.value {
        Value::Scalar(text, Style::Quoted) => match Decimal::parse(text) {
            Ok(value) => value,
            Err(_) => {
                let plain = Node { value: Value::Scalar(text.as_ref().into(), Style::Plain), ..node.clone() };
                plain.decimal(faults)?
            }
        },
        _ => node.decimal(faults)?,
    };
    let text = if let Value::Scalar(text, _) = &node.value { text.as_ref() } else { "" };
    Some(Written { value, text, span: node.span })
}

/// The ratio if the points in it group digits, and it then is one; nothing if there is no such point.
fn grouped(of: &Written<'_>, total: &Written<'_>) -> Option<(Decimal, Decimal)> {
    let (part, whole) = (point_as_group(of.text), point_as_group(total.text));
    if part.is_none() && whole.is_none() {
        return None;
    }
    let (part, whole) = (part.unwrap_or(of.value), whole.unwrap_or(total.value));
    (part <= whole).then_some((part, whole))
}

fn ambiguous_point(value: Decimal, group: Decimal, span: Span) -> Diagnostic {
    Diagnostic::warning(Code::AmbiguousPoint, span, words::point_may_group(value, group))
        .help(words::write_without_doubt(group))
}

/// A percentage between 0 and 1: most who write 0.85 mean 85 %.
fn below_one(
    percent: Decimal,
    span: Span,
    most: Decimal,
    help: impl Fn(Decimal, Decimal) -> Message,
) -> Option<Diagnostic> {
    let other = Decimal::from_millionths(percent.millionths() * 100);
    let is_doubtful = percent > Decimal::ZERO && percent < Decimal::ONE && other <= most;
    is_doubtful.then(|| {
        Diagnostic::warning(Code::FractionAsPercent, span, words::fraction_as_percent(percent, other))
            .help(help(percent, other))
    })
}

/// The fault of a value that is something else than what is wanted.
pub(super) fn wrong(node: &Node<'_>, wanted: &Message) -> Diagnostic {
    let found = node.kind();

    let span = if matches!(node.value, Value::Scalar(..)) { node.span } else { node.anchor };
    Diagnostic::error(Code::WrongType, span, words::expected_found(wanted, &found))
}
