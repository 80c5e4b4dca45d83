//! The file of `--costs`, opened.

use std::path::Path;

use crate::analysis::plan::{Costs, read_costs};
use crate::base::diagnostic::Faulty;
use crate::base::error::Trouble;
use crate::model::library::Text;
use crate::model::rubric::Rubric;
use crate::syntax::format::Format;

use super::files;

/// What steps cost by a TOML file; by the efforts of the rubric if there is none.
///
/// # Errors
/// Why the file cannot be used.
pub fn costs(path: Option<&Path>, rubric: &Rubric) -> Result<Costs, Trouble> {
    let Some(path) = path else { return Ok(Costs::Efforts) };
    let bytes = files::bytes(path, |_| files::MAX_BYTES)?;
    let Text { source, .. } = Text::new(&path.display().to_string(), bytes)?;
    let faulty = |faults| Trouble::from(Faulty::new(source.clone(), faults));
    let tree = Format::Toml.parse(&source).map_err(faulty)?;
    read_costs(&tree, rubric).map_err(faulty)
}
