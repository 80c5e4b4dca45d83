//! How large a rubric may be: a hundred times the largest that anybody published, so that a hostile one costs no more
//! memory and time than an honest one.

use crate::base::diagnostic::{Code, Diagnostic};
use crate::base::lang::Message;
use crate::base::number::Decimal;
use crate::syntax::tree::{Faults, Node, Value};

use super::words;

/// The most stages.
pub const STAGES: usize = 50;
/// The most dimensions, on all levels.
pub const DIMENSIONS: usize = 1_000;
/// The most criteria: targets of questions.
pub const CRITERIA: usize = 5_000;
/// The most options or items of a question.
pub const CHOICES: usize = 1_000;

/// The largest weight.
pub(super) const MAX_WEIGHT: Decimal = Decimal::from_millionths(1_000_000_000_000);

/// A weight that counts as it is written.
pub(super) fn weight(node: &Node<'_>, faults: &mut Faults) -> Option<Decimal> {
    let weight = node.decimal(faults)?;
    if weight < Decimal::ZERO || weight > MAX_WEIGHT {
        faults.push(super::out_of_range(node, Decimal::ZERO, MAX_WEIGHT));
        return None;
    }
    if let (Decimal::ZERO, Value::Scalar(text, _)) = (weight, &node.value)
        && text.bytes().any(|byte| matches!(byte, b'1'..=b'9'))
    {
        let message = words::weight_too_fine(&crate::base::quote::quoted(text));
        let fault = Diagnostic::error(Code::OutOfRange, node.span, message);
        faults.push(fault.help(words::use_larger_weights()));
        return None;
    }
    Some(weight)
}

/// What there is too much of, if there is.
pub(super) fn exceeded(root: &Node<'_>) -> Option<Diagnostic> {
    let list = |key| root.get(key).map(|entry| &entry.value);
    let mut count = Count::default();
    let within = list("stages")
        .map_or(Ok(()), |stages| at_most(stages, stages.items().len(), STAGES, words::too_many_stages));
    within.and_then(|()| list("dimensions").map_or(Ok(()), |dimensions| count.add(dimensions))).err()
}

#[derive(Default)]
struct Count {
    dimensions: usize,
    criteria: usize,
}

impl Count {
    fn add(&mut self, list: &Node<'_>) -> Result<(), Diagnostic> {
        for dimension in list.items() {
            self.dimensions += 1;
            at_most(dimension, self.dimensions, DIMENSIONS, words::too_many_dimensions)?;
            if let Some(within) = dimension.get("dimensions") {
                self.add(&within.value)?;
            }
            for question in dimension.get("questions").map_or(&[][..], |entry| entry.value.items()) {
                let targets = match question.get("targets").map(|entry| &entry.value.value) {
                    Some(Value::Map(targets)) => targets.len().max(1),
                    _ => 1,
                };
                self.criteria += targets;
                at_most(question, self.criteria, CRITERIA, words::too_many_criteria)?;
                for key in ["options", "items"] {
                    let Some(choices) = question.get(key).map(|entry| &entry.value) else { continue };
                    at_most(choices, choices.items().len(), CHOICES, words::too_many_choices)?;
                }
            }
        }
        Ok(())
    }
}

fn at_most(
    node: &Node<'_>,
    count: usize,
    limit: usize,
    message: fn(usize) -> Message,
) -> Result<(), Diagnostic> {
    if count > limit {
        return Err(Diagnostic::error(Code::TooManyValues, node.anchor, message(limit)));
    }
    Ok(())
}
