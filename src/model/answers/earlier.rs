//! What an earlier sheet says, as far as it still answers what is asked today.
//!
//! It is read for whoever fills in a new form, who confirms or corrects it; so the version that it names is passed over,
//! and what does not fit any more is left out and named.

use crate::base::diagnostic::Diagnostic;
use crate::model::rubric::Rubric;
use crate::syntax::tree::{Faults, Node, Value};

use super::read::{agency, in_scope, period, read_response};
use super::{AgencyKind, AnswerSheet, Given, Response, Score};

/// An earlier sheet.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Earlier {
    /// What of it fits.
    pub sheet: AnswerSheet,
    /// The questions whose answers do not, as the sheet calls them.
    pub dropped: Vec<String>,
}

impl Earlier {
    /// Reads a sheet for a rubric, and for agencies of a kind if that is known.
    #[must_use]
    pub fn read(root: &Node<'_>, rubric: &Rubric, kind: Option<AgencyKind>) -> Self {
        let value = |key: &str| root.get(key).map(|entry| &entry.value).filter(|node| !node.is_null());
        let quiet = &mut Faults::new();
        // The code of a made-up agency is no fault here either.
        let who = value("agency").and_then(|node| agency(node, true, quiet)).unwrap_or_default();
        let illustrative = value("illustrative").and_then(|node| node.boolean(quiet)).unwrap_or(false);
        let period = value("period").and_then(|node| period(node, quiet));
        let assessor = value("assessor").and_then(|node| node.text(quiet)).map(str::to_owned);
        let mut responses = in_scope(rubric, kind.or(who.kind));
        let mut dropped = Vec::new();
        let entries = match value("answers").map(|node| &node.value) {
            Some(Value::Map(entries)) => entries.as_slice(),
            _ => &[],
        };
        for entry in entries.iter().filter(|entry| !entry.value.is_null()) {
            let at = rubric.question(&entry.key).or_else(|| rubric.former_question(&entry.key));
            let found = at.and_then(|at| {
                let faults = &mut Faults::new();
                let response = read_response(&entry.value, rubric, at, faults)?;
                (!faults.iter().any(Diagnostic::is_error)).then_some((at, response))
            });
            match found {
                Some((at, response)) => take(&mut responses, at, response),
                None => dropped.push(entry.key.to_string()),
            }
        }
        let sheet = AnswerSheet {
            agency: who,
            period,
            assessor,
            illustrative,
            score: Score::Own,
            appraiser: false,
            responses,
            warnings: Faults::new(),
        };
        Self { sheet, dropped }
    }
}

/// Takes an answer, unless it is not asked of this kind of agency; what an appraiser found stays behind.
fn take(responses: &mut [Response], at: usize, response: Response) {
    if let Some(place) = responses.get_mut(at).filter(|place| place.given != Given::OutOfScope) {
        *place = Response { appraised: None, ..response };
    }
}
