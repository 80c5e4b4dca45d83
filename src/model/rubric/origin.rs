//! Where a rubric was found, so that whoever reads a report can find it again.

use std::path::{Path, PathBuf};

use crate::base::lang::Lang;
use crate::base::quote::quoted;

use super::Rubric;
use super::builtin::Builtin;
use super::words;

/// Where a rubric was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// It is part of the tool.
    Builtin(&'static Builtin),
    /// A file, with the SHA-256 of its bytes, followed by those of the files that it extends.
    File(PathBuf, String),
}

impl Origin {
    /// The SHA-256 of the rubric's file, in hexadecimal.
    #[must_use]
    pub fn sha256(&self) -> &str {
        match self {
            Self::Builtin(builtin) => builtin.sha256,
            Self::File(_, sha256) => sha256,
        }
    }

    /// Where that is and the first eight digits of the digest, as reports show it.
    #[must_use]
    pub fn words(&self, lang: Lang) -> String {
        let sha256 = self.sha256();
        let place = match self {
            Self::Builtin(_) => words::built_in(lang).to_owned(),
            Self::File(path, _) => quoted(&path.display().to_string()),
        };
        format!("{place} {}", sha256.get(..8).unwrap_or_default())
    }

    /// What to ask for to get this rubric: its id and version if it is built in, else its path.
    #[must_use]
    pub fn asked(&self) -> String {
        match self {
            Self::Builtin(builtin) => format!("{}@={}", builtin.id, builtin.version),
            Self::File(path, _) if path.parent() == Some(Path::new("")) => format!("./{}", path.display()),
            Self::File(path, _) => path.display().to_string(),
        }
    }
}

impl Rubric {
    /// The rubric, marked as found there.
    #[must_use]
    pub fn found(mut self, origin: Origin) -> Self {
        self.origin = Some(origin);
        self
    }

    /// The file that it was read from, if it is not built in.
    #[must_use]
    pub fn file(&self) -> Option<&Path> {
        match &self.origin {
            Some(Origin::File(path, _)) => Some(path),
            _ => None,
        }
    }

    /// The files that it was read from, if they are not built in.
    pub fn files(&self) -> impl Iterator<Item = &Path> {
        self.file().into_iter().chain(self.extends.iter().filter_map(|parent| parent.file.as_deref()))
    }

    /// The SHA-256 of its files, in hexadecimal; empty for one that was made in place.
    #[must_use]
    pub fn sha256(&self) -> String {
        self.origin.as_ref().map(Origin::sha256).unwrap_or_default().to_owned()
    }

    /// Whether it is another text under the id of a built-in rubric.
    #[must_use]
    pub fn stands_in(&self) -> bool {
        let Some(Origin::File(_, given)) = &self.origin else { return false };
        Builtin::find(&self.id).is_some_and(|builtin| builtin.sha256 != given)
    }

    /// The newest version of a built-in rubric, if this is an earlier one.
    #[must_use]
    pub fn newest(&self) -> Option<&'static str> {
        match &self.origin {
            Some(Origin::Builtin(builtin)) if builtin.is_earlier() => {
                Some(Builtin::find(builtin.id)?.version)
            }
            _ => None,
        }
    }

    /// Its id and version, and where it was found.
    #[must_use]
    pub fn name_and_origin(&self, lang: Lang) -> String {
        let origin = self.origin.as_ref().map(|origin| format!(" · {}", origin.words(lang)));
        format!("{} {}{}", self.id, self.version, origin.unwrap_or_default())
    }
}
