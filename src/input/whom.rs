//! Whom forms are for: one agency, or each of a list, with what its own earlier sheet says.

use crate::base::lang::Message;
use crate::base::quote::quoted;
use crate::form::About;
use crate::model::answers::{Agency, AgencyKind, Earlier};

use super::earlier::is_same;
use super::words;

/// Whom a form is for.
#[derive(Clone, Debug)]
pub struct Whom {
    /// The agency and the period.
    pub about: About,
    /// Its earlier sheet.
    pub earlier: Option<Earlier>,
}

/// One agency, or one that is still to be named; an earlier sheet says what is not said here.
///
/// # Errors
/// That none of the earlier sheets is of this agency, or that there are several agencies and nobody says which.
pub fn one(agency: Agency, period: Option<String>, earlier: Vec<Earlier>) -> Result<Whom, Message> {
    let is_named = !agency.name.is_empty() || agency.code.is_some();
    let has_earlier = !earlier.is_empty();
    let mut found: Vec<Earlier> =
        earlier.into_iter().filter(|it| !is_named || is_same(&it.sheet.agency, &agency)).collect();
    let first = found.first().map(|it| it.sheet.agency.clone());
    match &first {
        None if has_earlier => {
            let who = agency.code.as_deref().unwrap_or(&agency.name);
            return Err(words::no_earlier_sheet_of(&quoted(who)));
        }
        Some(first) if found.iter().any(|it| !is_same(&it.sheet.agency, first)) => {
            return Err(words::several_earlier_agencies());
        }
        _ => {}
    }
    let earlier = latest(&mut found);
    let known = first.unwrap_or_default();
    let agency = Agency {
        name: if agency.name.is_empty() { known.name } else { agency.name },
        code: agency.code.or(known.code),
        scheme: agency.scheme.or(known.scheme),
        kind: agency.kind.or(known.kind),
    };
    Ok(whom(agency, period, earlier))
}

/// Each of a list, with its own earlier sheet where there is one; `kind` is that of agencies whose kind is not said.
#[must_use]
pub fn each(
    agencies: Vec<Agency>,
    kind: Option<AgencyKind>,
    period: Option<&str>,
    earlier: Vec<Earlier>,
) -> Vec<Whom> {
    let mut rest = earlier;
    let mut all = Vec::with_capacity(agencies.len());
    for agency in agencies {
        let (mut own, others) = rest.into_iter().partition(|it: &Earlier| is_same(&it.sheet.agency, &agency));
        rest = others;
        let agency = Agency { kind: agency.kind.or(kind), ..agency };
        all.push(whom(agency, period.map(str::to_owned), latest(&mut own)));
    }
    all
}

/// The sheet of the last period.
fn latest(found: &mut Vec<Earlier>) -> Option<Earlier> {
    found.sort_by(|one, other| one.sheet.period.cmp(&other.sheet.period));
    found.pop()
}

fn whom(agency: Agency, period: Option<String>, earlier: Option<Earlier>) -> Whom {
    let assessor = earlier.as_ref().and_then(|it| it.sheet.assessor.clone());
    let illustrative = earlier.as_ref().is_some_and(|it| it.sheet.illustrative);
    Whom { about: About { agency, period, assessor, illustrative }, earlier }
}
