//! The files of a `check`, each with the settings that hold for it.

use std::collections::{BTreeMap, HashSet};
use std::path::{MAIN_SEPARATOR, Path, PathBuf};

use crate::base::diagnostic::{Code, Diagnostic, Faulty};
use crate::base::error::{Error, Trouble};
use crate::base::source::{SourceFile, Span};
use crate::input::files;
use crate::input::find::{self, Asked, Found, upward};
use crate::input::table;
use crate::model::library::Text;
use crate::model::settings::{FailOn, Settings};

use super::caller::{Caller, settings_in};
use super::run::{Item, Rules};
use super::{CheckReport, CheckedFile, Level};

/// What is asked of a check.
#[derive(Debug)]
pub struct Request<'c> {
    /// Who asks.
    pub caller: &'c Caller,
    /// Levels that were asked for; they have the last word.
    pub levels: Vec<(Code, Level)>,
    /// What makes the run fail, if that was asked for.
    pub fail_on: Option<FailOn>,
    /// The folders that the host of the code names as the root of a repository.
    pub workspaces: Vec<PathBuf>,
}

/// The files of a run, read once.
#[derive(Debug)]
pub struct Gathered {
    texts: Vec<(PathBuf, Asked, Text, usize)>,
    /// What is no text, with the place of its rules.
    pub unreadable: Vec<(CheckedFile, usize)>,
    /// The caller's come first.
    pub rules: Vec<Rules>,
    /// Those outside the working directory, where no settings hold.
    pub outside: Vec<PathBuf>,
    /// The settings nearest to some of them.
    pub settings: Vec<(PathBuf, Settings)>,
    /// How many files and folders ignore files left out.
    pub ignored: usize,
    workspaces: Vec<PathBuf>,
    here: Option<PathBuf>,
}

/// What is wrong with a file, or a folder, that the system does not give.
fn unread(path: &Path, error: &Error) -> Faulty {
    let fault = Diagnostic::error(Code::Unreadable, Span::default(), error.message());
    Faulty::new(SourceFile::new(path.display().to_string(), ""), vec![fault])
}

impl Gathered {
    /// Reads the files that arguments name.
    ///
    /// # Errors
    /// That a file, or the settings of one, cannot be had.
    pub fn new(paths: &[PathBuf], request: &Request<'_>) -> Result<Self, Trouble> {
        let mut nearest = Nearest::new(request.caller);
        let (mut texts, mut unreadable, mut outside) = (Vec::new(), Vec::new(), Vec::new());
        let Found { files: mut found, closed, ignored, .. } = find::sources(paths)?;
        // Cases beside a rubric are part of it.
        let beside: Vec<PathBuf> = found.keys().filter_map(|path| find::cases_beside(path)).collect();
        for cases in beside {
            found.entry(cases).or_insert(Asked::Found);
        }
        let mut seen = HashSet::new();
        for (path, asked) in found {
            // Under whatever names, a file is checked once.
            if path.canonicalize().is_ok_and(|real| !seen.insert(real)) {
                continue;
            }
            let place = nearest.place(&path)?;
            if nearest.is_outside(&path) {
                outside.push(path.clone());
            }
            match files::load(&path) {
                Ok(text) => texts.push((path, asked, text, place)),
                // A workbook is no text, and what is to be said of it is said as of other tables.
                Err(Trouble::File(_)) if is_book(&path) => {
                    let nothing = Text::new(&path.display().to_string(), Vec::new())?;
                    texts.push((path, asked, nothing, place));
                }
                // What is wrong with the bytes of a file is shown with the faults of the others.
                Err(Trouble::File(faulty)) => unreadable.push((CheckedFile::unreadable(*faulty), place)),
                // What is not there is a mistake of the caller; what cannot be read costs itself.
                Err(Trouble::Tool(error)) if path.exists() && path != Path::new("-") => {
                    unreadable.push((CheckedFile::unreadable(unread(&path, &error)), place));
                }
                Err(error) => return Err(error),
            }
        }
        for error in closed {
            let path = match &error {
                Error::Read { path, .. } | Error::Ignores { path } => path.clone(),
                _ => PathBuf::new(),
            };
            unreadable.push((CheckedFile::unreadable(unread(&path, &error)), 0));
        }
        let Nearest { here, mut rules, settings, .. } = nearest;
        for rules in &mut rules {
            for (code, level) in &request.levels {
                rules.levels.set(*code, *level);
            }
            rules.fail_on = request.fail_on.unwrap_or(rules.fail_on);
        }
        let workspaces = request.workspaces.iter().filter_map(|folder| folder.canonicalize().ok()).collect();
        Ok(Self { texts, unreadable, rules, outside, settings, ignored, workspaces, here })
    }

    /// Says of each file where it is in its repository: from the folder that the host of the code names as its root,
    /// else from that of git, else from the working directory.
    pub fn locate(&self, report: &mut CheckReport) {
        let mut roots: BTreeMap<PathBuf, Option<PathBuf>> = BTreeMap::new();
        for file in &mut report.files {
            let Ok(real) = Path::new(file.source.name()).canonicalize() else { continue };
            let Some(folder) = real.parent() else { continue };
            let root = roots.entry(folder.to_owned()).or_insert_with(|| self.root(folder));
            // A file elsewhere keeps its whole path.
            let place = root.as_deref().and_then(|root| real.strip_prefix(root).ok()).unwrap_or(&real);
            file.place = Some(place.display().to_string().replace(MAIN_SEPARATOR, "/"));
        }
    }

    fn root(&self, folder: &Path) -> Option<PathBuf> {
        let workspace = self.workspaces.iter().find(|root| folder.starts_with(root)).cloned();
        let here = || self.here.clone().filter(|here| folder.starts_with(here));
        workspace.or_else(|| find::repository(folder)).or_else(here)
    }

    /// The texts to check.
    #[must_use]
    pub fn items(&self) -> Vec<Item<'_>> {
        let by_name = |asked: Asked| asked == Asked::ByName;
        self.texts
            .iter()
            .map(|(path, asked, text, rules)| Item { path, text, by_name: by_name(*asked), rules: *rules })
            .collect()
    }

    /// Reads a file, unless it is one of these.
    ///
    /// # Errors
    /// That it cannot be had.
    pub fn read(&self, path: &Path) -> Result<Text, Trouble> {
        let known = self.texts.iter().find(|text| text.0 == path);
        known.map_or_else(|| files::load(path), |text| Ok(text.2.clone()))
    }
}

fn is_book(path: &Path) -> bool {
    table::Kind::of(&path.to_string_lossy()) == Some(table::Kind::Xlsx)
}

/// The rules of `check` for each file: those of the settings nearest to it inside the working directory.
struct Nearest<'c> {
    caller: &'c Caller,
    /// The real working directory.
    here: Option<PathBuf>,
    /// The caller's come first.
    rules: Vec<Rules>,
    settings: Vec<(PathBuf, Settings)>,
    known: BTreeMap<Option<PathBuf>, usize>,
}

impl<'c> Nearest<'c> {
    /// With the caller's alone.
    fn new(caller: &'c Caller) -> Self {
        let here = caller.here.as_deref().and_then(|here| here.canonicalize().ok());
        let rules = vec![caller.rules()];
        Self { caller, here, rules, settings: Vec::new(), known: BTreeMap::new() }
    }

    /// Whether a file lies outside the working directory.
    fn is_outside(&self, path: &Path) -> bool {
        path != Path::new("-") && self.folder(path).is_none()
    }

    /// The real folder of a file inside the working directory.
    fn folder(&self, path: &Path) -> Option<PathBuf> {
        let real = path.canonicalize().ok()?;
        let folder = real.parent()?;
        folder.starts_with(self.here.as_deref()?).then(|| folder.to_owned())
    }

    /// The place of the rules for a rubric, a case file or a map.
    fn place(&mut self, path: &Path) -> Result<usize, Trouble> {
        if self.caller.is_told || path == Path::new("-") {
            return Ok(0);
        }
        let folder = self.folder(path);
        let file = match &folder {
            None => None,
            Some(folder) => match self.here.as_deref().and_then(|here| upward(here, folder, Some(here))) {
                Some(file) => Some(file),
                // Further up are those of the caller.
                None => return Ok(0),
            },
        };
        if let Some(at) = self.known.get(&file) {
            return Ok(*at);
        }
        let rules = match &file {
            None => Rules::new(&Settings::default(), PathBuf::new()),
            Some(file) if self.caller.file.as_deref().is_some_and(|used| files::is_same(used, file)) => {
                return Ok(0);
            }
            Some(file) => {
                let settings = settings_in(file)?;
                let rules = Rules::new(&settings, file.parent().unwrap_or(Path::new("")).to_owned());
                self.settings.push((file.clone(), settings));
                rules
            }
        };
        self.rules.push(rules);
        let at = self.rules.len() - 1;
        self.known.insert(file, at);
        Ok(at)
    }
}
