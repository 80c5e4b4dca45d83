//! The file of `--costs`: what steps cost in money or days. Analysis specification, section 1, "`--costs`".
//!
//! ```toml
//! unit = "million VND"      # only printed
//! default = 10              # what no line says
//! [costs]
//! open-data-list = 12       # the full step; the half one costs half, rounded up to whole units
//! published-procedures = {half = 3, full = 8}
//! ```

use crate::base::diagnostic::{Code, Diagnostic};
use crate::model::rubric::Rubric;
use crate::syntax::tree::{Faults, Node, Value, unknown};

use super::cost::{Cost, Costs, LARGEST, half};
use super::words;

/// Reads a table of costs for the questions of a rubric.
///
/// # Errors
/// Every fault of the file.
pub fn read_costs(root: &Node<'_>, rubric: &Rubric) -> Result<Costs, Faults> {
    let mut faults = Faults::new();
    let costs = read(root, rubric, &mut faults);
    match costs {
        Some(costs) if faults.is_empty() => Ok(costs),
        _ => Err(faults),
    }
}

fn read(root: &Node<'_>, rubric: &Rubric, faults: &mut Faults) -> Option<Costs> {
    let mut fields = root.fields(faults)?;
    let unit = fields.optional("unit").and_then(|node| node.text(faults)).map(str::to_owned);
    let default = fields.optional("default").and_then(|node| both(node, faults));
    let mut each = vec![default; rubric.questions.len()];
    let costs = fields.optional("costs").and_then(|node| node.entries(faults)).unwrap_or_default();
    fields.finish(faults);
    for entry in costs {
        let place = rubric.question(&entry.key).or_else(|| rubric.former_question(&entry.key));
        let Some(place) = place else {
            let known = rubric.questions.iter().map(|question| question.id.as_str());
            faults.push(unknown(Code::UnknownQuestion, entry.key_span, &entry.key, known));
            continue;
        };
        each[place] = both(&entry.value, faults);
    }
    Some(Costs::Given { unit, each })
}

/// The costs of the half and of the full step.
fn both(node: &Node<'_>, faults: &mut Faults) -> Option<(Cost, Cost)> {
    let Value::Map(_) = node.value else {
        let full = cost(node, faults)?;
        return Some((half(full), full));
    };
    let mut fields = node.fields(faults)?;
    let full = fields.required("full", faults);
    let own = fields.optional("half");
    fields.finish(faults);
    let full = cost(full?, faults)?;
    let half = own.map_or(Some(half(full)), |node| cost(node, faults))?;
    Some((half, full))
}

fn cost(node: &Node<'_>, faults: &mut Faults) -> Option<Cost> {
    let millionths = node.decimal(faults)?.millionths();
    let message = match Cost::try_from(millionths) {
        Ok(cost) if cost <= LARGEST => return Some(cost),
        Ok(_) => words::cost_too_large(),
        Err(_) => words::negative_cost(),
    };
    faults.push(Diagnostic::error(Code::OutOfRange, node.span, message).help(words::write_cost()));
    None
}
