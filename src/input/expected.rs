//! Lists of agencies that answers are expected from: a table with their codes, names, kinds and schemes, or the provinces
//! of today.

use std::io::Cursor;
use std::ops::ControlFlow;
use std::path::Path;

use crate::base::diagnostic::{Code, Diagnostic, Faulty};
use crate::base::error::Trouble;
use crate::base::lang::Lang;
use crate::base::quote::quoted;
use crate::base::source::{SourceFile, Span};
use crate::form::words::{city_name, province_name};
use crate::model::answers::Agency;
use crate::model::provinces::{Scheme, Unit, UnitKind, asked};
use crate::model::rubric::{AgencyKind, Rubric};

use super::files;
use super::one::told;
use super::table::{self, Input, Kind, Options};
use super::words;

/// The word for the provinces of today.
pub const PROVINCES: &str = "provinces";

/// The provinces of today, by code.
#[must_use]
pub fn provinces(lang: Lang) -> Vec<Agency> {
    Scheme::Since2025.units().iter().map(|unit| province(unit, lang)).collect()
}

/// A province as an agency.
#[must_use]
pub fn province(unit: &Unit, lang: Lang) -> Agency {
    let name = match unit.kind {
        UnitKind::City => city_name(lang, unit.name_in(lang)),
        UnitKind::Province => province_name(lang, unit.name_in(lang)),
    };
    Agency {
        name,
        code: Some(unit.code.to_owned()),
        scheme: Some(unit.scheme.as_str().to_owned()),
        kind: Some(AgencyKind::Province),
    }
}

/// The province that a word names, by code or name; without a word an agency of a kind that is still to be named.
///
/// # Errors
/// That there is no such province, or several.
pub fn named(word: Option<&str>, kind: Option<AgencyKind>, lang: Lang) -> Result<Agency, Trouble> {
    let Some(word) = word else {
        return Ok(Agency { kind, ..Agency::default() });
    };
    // A code that meant another unit before means that of today.
    let found = asked(word)?;
    found.first().map(|unit| province(unit, lang)).ok_or_else(|| words::no_agency(&quoted(word)).into())
}

/// The agencies of a list, if one is given.
///
/// # Errors
/// As [`list`].
pub fn given(path: Option<&Path>, rubric: &Rubric, lang: Lang) -> Result<Option<Vec<Agency>>, Trouble> {
    path.map(|path| list(path, rubric, lang)).transpose()
}

/// The agencies of a list: a table, or [`PROVINCES`] where no file is called so.
///
/// # Errors
/// That the list cannot be read, what is wrong with it, or that nobody is on it.
pub fn list(path: &Path, rubric: &Rubric, lang: Lang) -> Result<Vec<Agency>, Trouble> {
    if path == Path::new(PROVINCES) && files::size(path).is_none() {
        return Ok(provinces(lang));
    }
    let name = path.display().to_string();
    let agencies = read(&name, files::bytes(path, |_| files::MAX_BOOK)?, rubric)?;
    if agencies.is_empty() {
        let fault = Diagnostic::error(Code::EmptyFile, Span::default(), words::list_of_nobody());
        return Err(Faulty::new(SourceFile::new(name, ""), vec![fault]).into());
    }
    Ok(agencies)
}

/// The agencies of a table.
///
/// # Errors
/// What is wrong with it.
pub fn read(name: &str, bytes: Vec<u8>, rubric: &Rubric) -> Result<Vec<Agency>, Trouble> {
    let kind = told(&bytes).unwrap_or(Kind::Csv);
    let input = Input::of(kind, Cursor::new(bytes));
    let faulty = |error| table::trouble(name, error);
    let options = Options { allow_unknown: true, is_list: true, ..Options::default() };
    let table = table::open(name, input, rubric, &options).map_err(faulty)?;
    let (mut found, mut faults) = (Vec::new(), Vec::new());
    table
        .rows
        .for_each(&table.columns, |record| {
            match table.columns.read(record) {
                Ok(sheet) => found.push(sheet.agency),
                Err(fault) => faults.push(*fault),
            }
            ControlFlow::Continue(())
        })
        .map_err(faulty)?;
    faults.into_iter().next().map_or(Ok(found), |faulty| Err(faulty.into()))
}
