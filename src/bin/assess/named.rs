//! A rubric by the name a user gives it: the id of a built-in one, or the path of a file.

use std::path::Path;

use assess::Error;
use assess::base::diagnostic::nearest;
use assess::base::lang::Lang;
use assess::base::source::SourceFile;
use assess::model::answers::is_path;
use assess::model::rubric::builtin::Builtin;
use assess::model::rubric::{self, Rubric};
use assess::syntax::format::Format;

use crate::exit::Unusable;
use crate::files::{self, Loaded};

/// A rubric with the file it was read from.
pub struct Named {
    pub rubric: Rubric,
    origin: Origin,
}

enum Origin {
    Builtin(&'static Builtin),
    File(Loaded),
}

impl Named {
    /// Finds and reads a rubric; a path counts from a folder.
    pub fn load(name: &str, folder: &Path, lang: Lang) -> anyhow::Result<Self> {
        if let Some(builtin) = Builtin::find(name) {
            return Ok(Self { rubric: builtin.rubric(), origin: Origin::Builtin(builtin) });
        }
        if !is_path(name) {
            let ids = Builtin::all().iter().map(|builtin| builtin.id);
            return Err(Error::NoRubric { id: name.to_owned(), nearest: nearest(name, ids) }.into());
        }
        let loaded = files::load(&folder.join(name), lang)?;
        Ok(Self { rubric: read(&loaded.source, lang)?, origin: Origin::File(loaded) })
    }

    /// The SHA-256 of its file, in hexadecimal.
    pub fn sha256(&self) -> String {
        match &self.origin {
            Origin::Builtin(builtin) => files::sha256([builtin.yaml.as_bytes()]),
            Origin::File(loaded) => loaded.sha256(),
        }
    }
}

/// Reads the rubric in a text.
pub fn read(source: &SourceFile, lang: Lang) -> Result<Rubric, Unusable> {
    let unusable = |faults| Unusable::new(source, faults, lang);
    let tree = Format::Yaml.parse(source).map_err(unusable)?;
    rubric::read(&tree).map_err(unusable)
}
