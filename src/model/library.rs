//! From what is asked for to a rubric: the only place that knows which names there are and which of them comes first.
//!
//! The core touches no files, so whoever asks hands over a function that reads one: the commands give the file
//! system, `check` also the files that it has read already, a test a few texts.
//!
//! Answer sheets come by mail. They may name a rubric by its id; a path in a sheet opens nothing.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use crate::base::diagnostic::{Code, Diagnostic, Faulty, nearest};
use crate::base::digest::sha256;
use crate::base::error::{Error, Trouble};
use crate::base::quote::{quoted, shell};
use crate::base::source::SourceFile;
use crate::model::answers::{Reference, is_path};
use crate::model::rubric::builtin::{Builtin, DEFAULT};
use crate::model::rubric::extends::{Extended, Parent, ParentFile};
use crate::model::rubric::{self, Origin, Rubric};

use crate::syntax::format::{Format, decode};
use crate::syntax::yaml;

use super::words;

/// The folder of rubrics beside an `assess.toml`.
const FOLDER: &str = "rubrics";

mod parents;

const MARK: &str = "\u{feff}";

/// A file as read.
#[derive(Clone, Debug)]
pub struct Text {
    /// Its text.
    pub source: SourceFile,
    /// Whether it begins with a byte order mark, which is no part of its text.
    has_mark: bool,
}

impl Text {
    /// The text of bytes.
    ///
    /// # Errors
    /// That they are not UTF-8.
    pub fn new(name: &str, bytes: Vec<u8>) -> Result<Self, Trouble> {
        let has_mark = bytes.starts_with(MARK.as_bytes());
        Ok(Self { source: decode(name, bytes).map_err(Trouble::File)?, has_mark })
    }

    /// The SHA-256 of the file as it is on disk, in hexadecimal.
    #[must_use]
    pub fn sha256(&self) -> String {
        let mark = if self.has_mark { MARK } else { "" };
        sha256([mark, self.source.text()].map(str::as_bytes))
    }

    /// The SHA-256 of the file followed by those that it extends, nearest first.
    fn sha256_with(&self, parents: &[ParentFile]) -> String {
        let mark = if self.has_mark { MARK } else { "" };
        let own = [mark, self.source.text()].into_iter();
        sha256(own.chain(parents.iter().map(|parent| parent.source.text())).map(str::as_bytes))
    }
}

/// Reads a file.
pub type ReadFile<'l> = dyn Fn(&Path) -> Result<Text, Trouble> + Sync + 'l;

/// What is known about the rubric that is wanted; what comes first decides.
#[derive(Clone, Copy, Debug, Default)]
pub struct Wanted<'a> {
    /// The file beside a case file that bears its name.
    pub beside: Option<&'a Path>,
    /// What `--rubric` names.
    pub option: Option<&'a Path>,
    /// What the sheet names, and where the sheet is.
    pub reference: Option<(&'a Reference, &'a Path)>,
    /// What `assess.toml` names.
    pub settings: Option<&'a str>,
}

/// Why there is no rubric.
#[derive(Debug)]
pub enum Unresolved {
    /// What the sheet names cannot be had: a fault of the sheet.
    Reference(Box<Diagnostic>),
    /// The file of the rubric cannot be used.
    Rubric(Trouble),
}

impl Unresolved {
    /// The reason as a user sees it: a fault of this sheet, or of the rubric itself.
    #[must_use]
    pub fn of(self, sheet: &SourceFile) -> Trouble {
        match self {
            Self::Reference(fault) => Faulty::new(sheet.clone(), vec![*fault]).into(),
            Self::Rubric(trouble) => trouble,
        }
    }
}

/// The rubrics that can be found: built in, in the folder of the settings, and those that were handed over.
pub struct Library<'l> {
    /// The folder whose `rubrics/` is looked into: that of the `assess.toml`.
    folder: PathBuf,
    read: &'l ReadFile<'l>,
    /// Rubrics among the files of a run, by id; the last resort.
    among: BTreeMap<String, PathBuf>,
    known: Mutex<BTreeMap<PathBuf, Arc<Rubric>>>,
}

impl<'l> Library<'l> {
    /// The built-in rubrics and those of `rubrics/` in a folder.
    pub fn new(folder: impl Into<PathBuf>, read: &'l ReadFile<'l>) -> Self {
        Self { folder: folder.into(), read, among: BTreeMap::new(), known: Mutex::default() }
    }

    /// The same, and rubrics that the caller hands over beside the sheets.
    #[must_use]
    pub fn with(mut self, among: BTreeMap<String, PathBuf>) -> Self {
        self.among = among;
        self
    }

    /// The rubric that is wanted: the one beside, else that of the option, else that of the sheet, else that of the
    /// settings, else the default.
    ///
    /// # Errors
    /// Why there is none.
    pub fn resolve(&self, wanted: Wanted<'_>) -> Result<Arc<Rubric>, Unresolved> {
        match wanted.beside.map(|path| self.file(path)) {
            None => {}
            Some(Err(Trouble::Tool(Error::Read { source, .. })))
                if source.kind() == io::ErrorKind::NotFound => {}
            Some(found) => return found.map_err(Unresolved::Rubric),
        }
        if let Some(name) = wanted.option {
            return self.asked(name).map_err(Unresolved::Rubric);
        }
        if let Some((reference, sheet)) = wanted.reference {
            if reference.is_path() {
                return Err(Unresolved::Reference(Box::new(refused(reference, sheet))));
            }
            return self.meant(reference).map_err(|trouble| match trouble {
                Trouble::Tool(error @ Error::NoRubric { .. }) => Unresolved::Reference(Box::new(
                    Diagnostic::error(Code::UnknownRubric, reference.span, error.message()),
                )),
                trouble => Unresolved::Rubric(trouble),
            });
        }
        self.named(wanted.settings.unwrap_or(DEFAULT)).map_err(Unresolved::Rubric)
    }

    /// The rubric that an argument names: an id, or the path of a file.
    ///
    /// # Errors
    /// Why there is none.
    pub fn asked(&self, name: &Path) -> Result<Arc<Rubric>, Trouble> {
        // What is not UTF-8 can only be a path.
        name.to_str().map_or_else(|| self.file(name), |name| self.named(name))
    }

    /// The rubric that a sheet names by its id; of a built-in one the newest version that the sheet accepts.
    ///
    /// # Errors
    /// Why there is none.
    pub fn meant(&self, reference: &Reference) -> Result<Arc<Rubric>, Trouble> {
        match Builtin::accepted(&reference.rubric, reference.requirement.as_ref()) {
            Some(builtin) => Ok(builtin.shared()),
            None => self.named(&reference.rubric),
        }
    }

    fn named(&self, name: &str) -> Result<Arc<Rubric>, Trouble> {
        if is_path(name) {
            return self.file(Path::new(name));
        }
        // `ID@VERSION` means what it means in a sheet.
        let (id, version) = name.split_once('@').map_or((name, None), |(id, version)| (id, Some(version)));
        let requirement = version.map(semver::VersionReq::parse).transpose().unwrap_or_default();
        if let Some(builtin) = Builtin::accepted(id, requirement.as_ref())
            && requirement.is_some() == version.is_some()
        {
            return Ok(builtin.shared());
        }
        let is_id = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte));
        if is_id {
            match self.file(&self.folder.join(FOLDER).join(format!("{name}.yaml"))) {
                Err(Trouble::Tool(Error::Read { source, .. }))
                    if source.kind() == io::ErrorKind::NotFound => {}
                found => return found,
            }
        }
        if let Some(path) = self.among.get(name) {
            return self.file(path);
        }
        let ids = Builtin::all().iter().map(|builtin| builtin.id);
        Err(Error::NoRubric { id: name.to_owned(), nearest: nearest(name, ids) }.into())
    }

    /// The rubric in a file.
    ///
    /// # Errors
    /// Why there is none.
    pub fn file(&self, path: &Path) -> Result<Arc<Rubric>, Trouble> {
        self.once(path, || {
            let text = (self.read)(path).map_err(|trouble| match trouble {
                Trouble::File(faulty) => guarded(*faulty),
                trouble => trouble,
            })?;
            self.read(&text, path)
        })
    }

    /// Reads the rubric in a text, put over those that it extends.
    ///
    /// # Errors
    /// What is wrong with it, or with one of those, or that it is no rubric.
    pub fn read(&self, text: &Text, path: &Path) -> Result<Rubric, Trouble> {
        let source = &text.source;
        let faulty = |faults| Faulty::new(source.clone(), faults);
        let tree = Format::Yaml.parse(source).map_err(|faults| guarded(faulty(faults)))?;
        let parents = self.parents(source, &tree, path)?;
        let sha256 = text.sha256_with(&parents);
        let found = |rubric: Rubric| rubric.found(Origin::File(path.to_owned(), sha256));
        if parents.is_empty() {
            return rubric::read(&tree).map(found).map_err(|faults| {
                let is_one = ["stages", "dimensions"].iter().any(|key| tree.get(key).is_some());
                if is_one { faulty(faults).into() } else { guarded(faulty(faults)) }
            });
        }
        let extended = Extended::new(source, &tree, parents).map_err(Trouble::File)?;
        match extended.faulty() {
            Some(faulty) => Err(faulty.into()),
            None => extended.rubric.map(found).map_err(|faults| faulty(faults).into()),
        }
    }

    /// The text of a rubric that was found here: its file, or all that it is put together from.
    ///
    /// # Errors
    /// That the file cannot be read any more.
    pub fn yaml(&self, rubric: &Rubric) -> Result<String, Trouble> {
        let path = match &rubric.origin {
            Some(Origin::File(path, _)) => path,
            Some(Origin::Builtin(builtin)) => return Ok(builtin.yaml.to_owned()),
            None => return Ok(String::new()),
        };
        let text = (self.read)(path)?;
        if rubric.extends.is_empty() {
            return Ok(text.source.text().to_owned());
        }
        let faulty = |faults| Faulty::new(text.source.clone(), faults);
        let tree = Format::Yaml.parse(&text.source).map_err(faulty)?;
        let parents = self.parents(&text.source, &tree, path)?;
        let extended = Extended::new(&text.source, &tree, parents).map_err(Trouble::File)?;
        let named = |parent: &Parent| format!("{}@{}", parent.id, parent.version);
        let names: Vec<String> = rubric.extends.iter().map(named).collect();
        // The name of a file may be anything; that of a rubric is an id.
        Ok(format!(
            "# {}@{} < {}\n{}",
            rubric.id,
            rubric.version,
            names.join(" < "),
            yaml::write(&extended.tree)
        ))
    }

    /// Every rubric that can be found without a path, and read.
    pub fn all(&self) -> impl Iterator<Item = Arc<Rubric>> + '_ {
        let builtin = Builtin::all().iter().filter_map(|builtin| self.named(builtin.id).ok());
        builtin.chain(self.among.values().filter_map(|path| self.file(path).ok()))
    }

    /// The files that rubrics were read from.
    #[must_use]
    pub fn files(&self) -> Vec<PathBuf> {
        let known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        known.values().flat_map(|rubric| rubric.files()).map(Path::to_owned).collect()
    }

    fn once(
        &self,
        key: &Path,
        find: impl FnOnce() -> Result<Rubric, Trouble>,
    ) -> Result<Arc<Rubric>, Trouble> {
        // Held while a rubric is read, so that many sheets for one do not all read it.
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(found) = known.get(key) {
            return Ok(Arc::clone(found));
        }
        let found = Arc::new(find()?);
        known.insert(key.to_owned(), Arc::clone(&found));
        Ok(found)
    }
}

/// The faults of a rubric's file; of a file that is no rubric nothing is shown.
fn guarded(faulty: Faulty) -> Trouble {
    if faulty.source.text().is_empty() || may_be_rubric(&faulty.source) {
        return faulty.into();
    }
    Error::NotRubric { path: faulty.source.name().into() }.into()
}

/// Whether a text, though it cannot be read, was meant as a rubric, so that its lines may be shown.
fn may_be_rubric(source: &SourceFile) -> bool {
    let begins = |key: &str| {
        source.text().lines().any(|line| line.strip_prefix(key).is_some_and(|rest| rest.starts_with(':')))
    };
    begins("rubric") && ["stages", "dimensions", "verdict", "version"].into_iter().any(begins)
        || begins("stages") && begins("dimensions")
}

/// The fault of a sheet that names the path of a rubric.
fn refused(reference: &Reference, sheet: &Path) -> Diagnostic {
    let quote = quoted(&reference.rubric);
    // A path in a sheet is relative to the folder of the sheet.
    let path = sheet.parent().unwrap_or(Path::new("")).join(&reference.rubric);
    let path: PathBuf = path.components().collect();
    let words = [sheet, &path].map(|word| word.to_str().and_then(shell));
    let help = match words {
        [Some(sheet), Some(path)] => Some(words::name_it_if_trusted(&sheet, &path)),
        _ => None,
    };
    Diagnostic::error(Code::UnknownRubric, reference.span, words::sheet_chooses_file(&quote)).maybe_help(help)
}

/// How the one rubric of many sheets was chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chosen {
    /// By the caller: the option.
    ByOption,
    /// By the caller's settings, or because nobody said anything.
    ByDefault,
    /// By the sheets, all of which have to name it.
    BySheets,
}

impl Chosen {
    /// Why a sheet may not be scored with a rubric that was chosen in this way, apart from its being for another.
    #[must_use]
    pub fn objection(
        self,
        reference: Option<&Reference>,
        sheet: &Path,
        rubric: &Rubric,
    ) -> Option<Diagnostic> {
        match (self, reference) {
            (Self::ByDefault | Self::BySheets, Some(reference)) if reference.is_path() => {
                Some(refused(reference, sheet))
            }
            (Self::BySheets, None) => {
                let id = &rubric.id;
                Some(
                    Diagnostic::error(
                        Code::OtherRubric,
                        crate::base::source::Span::default(),
                        words::sheet_without_rubric(id),
                    )
                    .help(words::add_rubric(id)),
                )
            }
            _ => None,
        }
    }
}
