//! What a result is to stand beside: an earlier answer sheet of the same agency in a file of any kind, or its result as
//! JSON, as `assess --format json` writes it.

use std::path::Path;

use crate::analysis::beside::{Beside, Of};
use crate::analysis::rank::Standing;
use crate::base::error::Trouble;
use crate::base::lang::Message;
use crate::base::quote::{clean, quoted};
use crate::engine::profile::index;
use crate::input::earlier::is_same;
use crate::input::{files, one};
use crate::model::answers::Agency;
use crate::model::library::{Library, Wanted};
use crate::model::rubric::Rubric;

use super::comparison::Came;
use super::results::{Results, numbers, stage_of};
use super::words;

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
    let results = Results::told(&bytes);
    if let Some(result) = results.as_ref().and_then(Results::of_one) {
        same_rubric(result["rubric"]["id"].as_str().unwrap_or_default(), rubric).map_err(refused)?;
        let came = numbers(result, &result["verdict"], result, rubric);
        let came = came.ok_or_else(|| refused(words::damaged_numbers()))?;
        same_agency(&came.agency, agency).map_err(refused)?;
        return Ok(of_result(came, result["rubric"]["version"].as_str().unwrap_or_default(), rubric));
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

/// What a result by some version of a rubric says, in the order of this one.
fn of_result(came: Came, version: &str, rubric: &Rubric) -> Beside {
    let is_same = version == rubric.version.to_string();
    let other = if is_same { String::new() } else { format!(" ({})", clean(version)) };
    let period = format!("{}{other}", came.period.unwrap_or_default()).trim_start().to_owned();
    let end = came.end.unwrap_or_default();
    Beside {
        of: Of::Earlier(Some(period).filter(|period| !period.is_empty())),
        standing: Standing { stage: end.stage, index: end.profile.index },
        dimensions: rubric.top_dimensions().map(|at| index(end.profile.dimension(at))).collect(),
    }
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
