//! The one rubric of a batch: no sheet chooses for another.

use std::path::Path;
use std::sync::Arc;

use crate::base::error::{Error, Trouble};
use crate::base::source::SourceFile;
use crate::model::library::{Chosen, Library, Wanted};
use crate::model::rubric::Rubric;
use crate::model::rubric::builtin::Builtin;

use super::reading::{Named, first_reference};

/// The rubric of the caller, else of the settings, else the built-in one that every sheet has to name, else the default.
///
/// # Errors
/// Why there is none.
pub fn choose(
    library: &Library<'_>,
    option: Option<&Path>,
    settings: Option<&str>,
    inputs: &[Named],
) -> Result<(Arc<Rubric>, Chosen), Trouble> {
    let wanted = |option, settings| Wanted { option, settings, ..Wanted::default() };
    let resolve = |wanted| library.resolve(wanted).map_err(|cause| cause.of(&SourceFile::new("-", "")));
    if option.is_some() {
        return Ok((resolve(wanted(option, None))?, Chosen::ByOption));
    }
    let reference = if settings.is_some() { None } else { first_reference(inputs) };
    let Some(reference) = reference.filter(|reference| !reference.is_path()) else {
        return Ok((resolve(wanted(None, settings))?, Chosen::ByDefault));
    };
    if Builtin::find(&reference.rubric).is_some() {
        return Ok((library.meant(&reference)?, Chosen::BySheets));
    }
    // Which file that is, the caller has to say.
    library.asked(Path::new(&reference.rubric))?;
    Err(Error::NotBuiltIn { id: reference.rubric }.into())
}
