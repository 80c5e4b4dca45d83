//! The answers that are scored with two versions of a rubric: those of its cases and of sheets.

use crate::base::lang::Message;
use crate::base::quote::quoted;
use crate::cases::against::{Named, Pairing};
use crate::model::answers::{AgencyKind, Response};
use crate::model::library::Text;
use crate::model::rubric::Rubric;

use super::words;
use super::{Kind, Parsed};

/// The answers in files, for both versions; files of other kinds are passed over.
///
/// # Errors
/// That a sheet fits neither.
pub fn answers(old: &Rubric, new: &Rubric, files: &[Text]) -> Result<Vec<Named>, Message> {
    let (forward, backward) = (Pairing::of(old, new), Pairing::of(new, old));
    // What was written for the new rubric is carried back to the old one.
    let back = |name: String, kind: Option<AgencyKind>, responses: Vec<Response>| {
        let Named { name, old: new, new: old, .. } = Named::carried(name, &backward, kind, responses);
        Named { name, kind, old, new, lost: Vec::new() }
    };
    let mut named = Vec::new();
    for Text { source, .. } in files {
        let parsed = Parsed::new(source);
        match parsed.kind() {
            Some(Kind::Cases) => {
                // Cases that were not brought up to date yet are those of the old rubric.
                if let Some(cases) = parsed.cases(new) {
                    named.extend(cases.into_iter().map(|case| {
                        let responses = case.counted().into_owned();
                        back(case.name, case.kind, responses)
                    }));
                } else if let Some(cases) = parsed.cases(old) {
                    let carried = cases.into_iter().map(|case| {
                        let responses = case.counted().into_owned();
                        Named::carried(case.name, &forward, case.kind, responses)
                    });
                    named.extend(carried);
                }
            }
            Some(Kind::Answers) => {
                let name = source.name().to_owned();
                if let Some(sheet) = parsed.sheet(old) {
                    named.push(Named::carried(name, &forward, sheet.agency.kind, sheet.responses));
                } else if let Some(sheet) = parsed.sheet(new) {
                    named.push(back(name, sheet.agency.kind, sheet.responses));
                } else {
                    let name = quoted(&name);
                    return Err(words::fits_neither_version(&name));
                }
            }
            _ => {}
        }
    }
    Ok(named)
}
