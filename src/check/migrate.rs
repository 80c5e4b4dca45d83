//! `assess migrate`: which versions of a rubric a sheet is brought from and to, and the sheet in the new one.

use std::path::Path;
use std::sync::Arc;

use crate::base::diagnostic::Faulty;
use crate::base::error::Trouble;
use crate::cases::against::{Migration, migrate};
use crate::input::files;
use crate::model::answers;
use crate::model::library::{Text, Wanted};
use crate::model::rubric::Rubric;
use crate::syntax::format::Format;

use super::caller::Caller;
use super::words;

/// A sheet, the version of the rubric that it was written for, and the one that it is brought to.
#[derive(Debug)]
pub struct Move {
    text: Text,
    /// The version that it was written for.
    pub old: Arc<Rubric>,
    /// The version that it is brought to.
    pub new: Arc<Rubric>,
}

impl Move {
    /// Reads a sheet; `against` names the old version where the sheet does not, `rubric` the new one where that is not
    /// the newest.
    ///
    /// # Errors
    /// Why the sheet, or one of the versions, cannot be used.
    pub fn read(
        path: &Path,
        against: Option<&Path>,
        rubric: Option<&Path>,
        caller: &Caller,
    ) -> Result<Self, Trouble> {
        let text = files::load(path)?;
        let faulty = |faults| Trouble::from(Faulty::new(text.source.clone(), faults));
        let tree = Format::of(text.source.name(), text.source.text()).parse(&text.source).map_err(faulty)?;
        let reference = answers::reference(&tree).map_err(faulty)?;
        let library = caller.library();
        let named = reference.as_ref().map(|reference| (reference, path));
        let wanted = Wanted { reference: named, ..caller.wanted(against) };
        let old = library.resolve(wanted).map_err(|cause| cause.of(&text.source))?;
        let new = library.asked(rubric.unwrap_or(Path::new(&old.id)))?;
        if old.id != new.id {
            return Err(words::another_rubric(&old.id, &new.id).into());
        }
        let requirement = reference.as_ref().and_then(|reference| reference.requirement.as_ref());
        if requirement.is_some_and(|wanted| !wanted.matches(&old.version)) {
            return Err(words::old_version_is_missing(&old.id, &old.version.to_string()).into());
        }
        Ok(Self { text, old, new })
    }

    /// The sheet in the new version.
    ///
    /// # Errors
    /// What is wrong with the sheet.
    pub fn done(&self) -> Result<Migration<'_>, Trouble> {
        let source = &self.text.source;
        let faulty = |faults| Trouble::from(Faulty::new(source.clone(), faults));
        let tree = Format::of(source.name(), source.text()).parse(source).map_err(faulty)?;
        let sheet = answers::read(&tree, &self.old).map_err(faulty)?;
        Ok(migrate(source, &tree, &sheet, (&self.old, &self.new)))
    }
}
