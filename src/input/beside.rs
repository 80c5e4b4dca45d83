//! What a result is to stand beside: an earlier answer sheet of the same agency in a file of any kind, or its result as
//! JSON, as `assess --format json` writes it.

use std::path::Path;

use serde_json::Value;

use crate::analysis::beside::{Beside, Of};
use crate::analysis::rank::Standing;
use crate::base::error::Trouble;
use crate::base::lang::Message;
use crate::base::number::Ppm;
use crate::base::quote::{clean, quoted};
use crate::engine::profile::index;
use crate::model::answers::Agency;
use crate::model::library::{Library, Wanted};
use crate::model::rubric::Rubric;

use super::earlier::is_same;
use super::{files, one, words};

/// Reads it, for a result of an agency by a rubric.
///
/// # Errors
/// Why the file cannot be used: it is no sheet and no result, of another agency or for another rubric.
pub fn read(
    path: &Path,
    (rubric, agency): (&Rubric, &Agency),
    wanted: Wanted<'_>,
    library: &Library<'_>,
) -> Result<Beside, Trouble> {
    let shown = clean(&path.display().to_string());
    let refused = |fault: Message| Trouble::from(words::cannot_stand_beside(&shown, fault));
    let bytes = files::bytes(path, |_| files::MAX_BOOK)?;
    if let Some(result) = result(&bytes) {
        let text = |at: &str| result.pointer(at).and_then(Value::as_str);
        same_rubric(text("/rubric/id").unwrap_or_default(), rubric).map_err(refused)?;
        let of = Agency {
            name: text("/agency/name").unwrap_or_default().to_owned(),
            code: text("/agency/code").map(str::to_owned),
            scheme: text("/agency/scheme").map(str::to_owned),
            ..Agency::default()
        };
        same_agency(&of, agency).map_err(refused)?;
        return of_result(&result, rubric).ok_or_else(|| refused(words::damaged_result()));
    }
    let given = one::read(path, wanted, library, &|_| ())?;
    same_rubric(&given.rubric.id, rubric).map_err(refused)?;
    same_agency(&given.sheet.agency, agency).map_err(refused)?;
    let beside = Beside::of_sheet(&given.rubric, &given.sheet);
    if given.rubric.version == rubric.version {
        return Ok(beside);
    }
    // Of another version: what both have is compared by its id, and the version is said.
    let id = |rubric: &Rubric, at: usize| rubric.dimensions.get(at).map(|dimension| dimension.id.clone());
    let shares: Vec<_> =
        given.rubric.top_dimensions().map(|at| id(&given.rubric, at)).zip(beside.dimensions).collect();
    let share = |at: usize| {
        let id = id(rubric, at)?;
        shares.iter().find(|(other, _)| other.as_ref() == Some(&id))?.1
    };
    let stage = beside.standing.stage.map(|stage| given.rubric.stage_id(stage).to_owned());
    let period = given.sheet.period.unwrap_or_default();
    Ok(Beside {
        of: Of::Earlier(Some(format!("{period} ({})", given.rubric.version).trim_start().to_owned())),
        standing: Standing {
            stage: stage.and_then(|id| stage_of(&id, rubric)),
            index: beside.standing.index,
        },
        dimensions: rubric.top_dimensions().map(share).collect(),
    })
}

/// The result of one agency that bytes hold; nothing if they hold something else.
fn result(bytes: &[u8]) -> Option<Value> {
    let text = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    if !text.trim_ascii_start().starts_with(b"{") {
        return None;
    }
    let value: Value = serde_json::from_slice(text).ok()?;
    (value.get("verdict").is_some() && value.get("dimensions").is_some()).then_some(value)
}

/// What a result says, in the order of a rubric; nothing if a number is none.
fn of_result(result: &Value, rubric: &Rubric) -> Option<Beside> {
    let ppm = |value: &Value| -> Option<Option<Ppm>> {
        if value.is_null() {
            return Some(None);
        }
        let number = u32::try_from(value.as_u64()?).ok().filter(|number| *number <= 1_000_000)?;
        Some(Some(Ppm::new(number)))
    };
    let dimensions = result.get("dimensions")?.as_array()?;
    let share = |at: usize| -> Option<Option<Ppm>> {
        let id = &rubric.dimensions.get(at)?.id;
        let Some(found) = dimensions.iter().find(|other| other["id"] == id.as_str()) else {
            return Some(None);
        };
        let cells = found.get("cells")?.as_array()?.iter().map(|cell| ppm(&cell["coverage_ppm"]));
        Some(index(&cells.collect::<Option<Vec<_>>>()?))
    };
    let version = result["rubric"]["version"].as_str().unwrap_or_default();
    let period = result["period"].as_str().unwrap_or_default();
    let other =
        if version == rubric.version.to_string() { String::new() } else { format!(" ({})", clean(version)) };
    let period = format!("{}{other}", clean(period)).trim_start().to_owned();
    let verdict = result.get("verdict")?;
    Some(Beside {
        of: Of::Earlier(Some(period).filter(|period| !period.is_empty())),
        standing: Standing {
            stage: verdict["stage"].as_str().and_then(|id| stage_of(id, rubric)),
            index: ppm(&verdict["index_ppm"])?,
        },
        dimensions: rubric.top_dimensions().map(share).collect::<Option<_>>()?,
    })
}

/// The number of a stage by its id.
fn stage_of(id: &str, rubric: &Rubric) -> Option<usize> {
    (0..=rubric.stages.len()).find(|&number| rubric.stage_id(number) == id)
}

fn same_rubric(id: &str, rubric: &Rubric) -> Result<(), Message> {
    if id == rubric.id { Ok(()) } else { Err(words::of_other_rubric(&quoted(id), &rubric.id)) }
}

/// Whether two results are of one agency: by code and scheme where both have a code, else by name.
fn same_agency(of: &Agency, agency: &Agency) -> Result<(), Message> {
    let shown = |agency: &Agency| match &agency.code {
        Some(code) => quoted(&format!("{} ({code})", agency.name)),
        None => quoted(&agency.name),
    };
    if is_same(of, agency) { Ok(()) } else { Err(words::of_other_agency(&shown(of), &shown(agency))) }
}
