//! Whom forms are for: one agency, or each of a list, with what its own earlier sheet says.

use std::collections::BTreeMap;

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
    /// What its file is called, without the ending.
    pub stem: String,
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
///
/// # Errors
/// That two of them would have one file.
pub fn each(
    agencies: Vec<Agency>,
    kind: Option<AgencyKind>,
    period: Option<&str>,
    earlier: Vec<Earlier>,
) -> Result<Vec<Whom>, Message> {
    let mut rest = earlier;
    let mut all = Vec::with_capacity(agencies.len());
    let mut names: BTreeMap<String, String> = BTreeMap::new();
    for agency in agencies {
        let (mut own, others) = rest.into_iter().partition(|it: &Earlier| is_same(&it.sheet.agency, &agency));
        rest = others;
        let agency = Agency { kind: agency.kind.or(kind), ..agency };
        let whom = whom(agency, period.map(str::to_owned), latest(&mut own));
        // Some systems take names for one that differ by letter case alone.
        if let Some(other) = names.insert(whom.stem.to_lowercase(), whom.about.agency.name.clone()) {
            return Err(words::two_agencies_one_file(
                &quoted(&other),
                &quoted(&whom.about.agency.name),
                &whom.stem,
            ));
        }
        all.push(whom);
    }
    Ok(all)
}

/// The sheet of the last period.
fn latest(found: &mut Vec<Earlier>) -> Option<Earlier> {
    found.sort_by(|one, other| one.sheet.period.cmp(&other.sheet.period));
    found.pop()
}

fn whom(agency: Agency, period: Option<String>, earlier: Option<Earlier>) -> Whom {
    let stem = stem(agency.code.as_deref().filter(|code| !code.is_empty()).unwrap_or(&agency.name));
    let assessor = earlier.as_ref().and_then(|it| it.sheet.assessor.clone());
    let illustrative = earlier.as_ref().is_some_and(|it| it.sheet.illustrative);
    Whom { about: About { agency, period, assessor, illustrative }, earlier, stem }
}

/// The name of a file after a code or a name, as every system takes it.
#[must_use]
pub fn stem(name: &str) -> String {
    const LONGEST: usize = 80;
    let is_kept = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
    let plain: String = name.chars().map(|c| if is_kept(c) { c } else { ' ' }).collect();
    let plain = plain.split_whitespace().collect::<Vec<_>>().join("-");
    let plain: String = plain.trim_matches(['.', '-']).chars().take(LONGEST).collect();
    if plain.is_empty() { "form".to_owned() } else { plain }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_called_by_code_else_name_and_none_leaves_its_folder() {
        for (name, file) in [
            ("15", "15"),
            ("Tỉnh Lào Cai", "Tỉnh-Lào-Cai"),
            ("../../etc/passwd", "etc-passwd"),
            ("a/b\\c:d*", "a-b-c-d"),
            ("...", "form"),
            ("", "form"),
            ("con\u{202e}", "con"),
        ] {
            assert_eq!(stem(name), file, "{name}");
        }
    }

    #[test]
    fn two_agencies_of_one_file_are_refused() {
        let agency = |name: &str| Agency { name: name.to_owned(), ..Agency::default() };
        assert!(each(vec![agency("A b"), agency("A-B")], None, None, Vec::new()).is_err());
        assert_eq!(each(vec![agency("A"), agency("B")], None, None, Vec::new()).map(|all| all.len()), Ok(2));
    }
}
