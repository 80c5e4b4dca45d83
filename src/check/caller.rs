//! Who runs the tool: the settings that hold for a run, and what options make of them.
//!
//! Settings are the caller's: from the working directory upward, never from the folder of a sheet that was received.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::base::diagnostic::{Code, Faulty};
use crate::base::error::Trouble;
use crate::base::lang::Message;
use crate::base::quote::{clean, quoted};
use crate::base::source::SourceFile;
use crate::input::find::{settings_of, upward};
use crate::input::{earlier, files};
use crate::lint::{RULES, Rule};
use crate::model::answers::is_period;
use crate::model::library::{Library, Wanted};
use crate::model::rubric::Rubric;
use crate::model::settings::{self, Settings};

use super::run::Rules;
use super::{Level, Levels, words};

/// Who runs the tool, and with which settings.
#[derive(Clone, Debug, Default)]
pub struct Caller {
    /// The working directory.
    pub here: Option<PathBuf>,
    /// The file of the settings.
    pub file: Option<PathBuf>,
    /// Whether that file was named, or none was wanted; it holds for everything then.
    pub is_told: bool,
    /// What the file says.
    pub settings: Settings,
}

impl Caller {
    /// A caller in a folder, with a home; `config` is the file that was named, `none` whether none is wanted.
    ///
    /// # Errors
    /// Why the settings cannot be used.
    pub fn new(
        here: Option<PathBuf>,
        home: Option<&Path>,
        config: Option<&Path>,
        none: bool,
    ) -> Result<Self, Trouble> {
        let file = match config {
            Some(path) => Some(path.to_owned()),
            None if none => None,
            None => settings_of(here.as_deref(), home),
        };
        let settings = file.as_deref().map(settings_in).transpose()?.unwrap_or_default();
        Ok(Self { here, file, is_told: config.is_some() || none, settings })
    }

    /// The folder of the settings; without any, the working directory.
    #[must_use]
    pub fn folder(&self) -> PathBuf {
        self.file.as_deref().and_then(Path::parent).unwrap_or(Path::new("")).to_owned()
    }

    /// The built-in rubrics and those beside the settings.
    #[must_use]
    pub fn library(&self) -> Library<'static> {
        Library::new(self.folder(), &files::load)
    }

    /// What the caller says of the rubric: an option, else the settings.
    #[must_use]
    pub fn wanted<'a>(&'a self, option: Option<&'a Path>) -> Wanted<'a> {
        Wanted { option, settings: self.settings.rubric.as_deref(), ..Wanted::default() }
    }

    /// The rubric of a form: that of an option, else that of an earlier sheet, else that of the settings.
    ///
    /// # Errors
    /// Why there is none, or that the period is none.
    pub fn rubric_of_form(
        &self,
        option: Option<&Path>,
        from: Option<&Path>,
        period: Option<&str>,
    ) -> Result<Arc<Rubric>, Trouble> {
        if let Some(period) = period.filter(|period| !is_period(period)) {
            return Err(words::no_such_period(&quoted(period)).into());
        }
        let earlier = if option.is_none() { from.and_then(earlier::rubric_of) } else { None };
        let option = option.or_else(|| earlier.as_deref().map(Path::new));
        self.library().resolve(self.wanted(option)).map_err(|cause| cause.of(&SourceFile::new("-", "")))
    }

    /// What the settings say of files.
    #[must_use]
    pub fn rules(&self) -> Rules {
        Rules::new(&self.settings, self.folder())
    }

    /// How warnings about answers are treated: as options say, else as the settings do.
    #[must_use]
    pub fn levels(&self, asked: &[(Code, Level)]) -> Levels {
        let mut levels = self.rules().levels;
        for (code, level) in asked {
            levels.set(*code, *level);
        }
        levels
    }

    /// The settings beside received files, which decide nothing here.
    #[must_use]
    pub fn passed_over<'p>(&self, received: impl IntoIterator<Item = &'p Path>) -> BTreeSet<PathBuf> {
        let Some(here) = self.here.as_deref().filter(|_| !self.is_told) else { return BTreeSet::new() };
        let folders: BTreeSet<&Path> = received.into_iter().filter_map(Path::parent).collect();
        let is_used = |file: &PathBuf| self.file.as_deref().is_some_and(|used| files::is_same(used, file));
        let found = folders.into_iter().filter_map(|folder| upward(here, folder, Some(here)));
        found.filter(|file| !is_used(file)).collect()
    }

    /// The stage of `--target`, else that of the settings; nothing for the next one.
    ///
    /// # Errors
    /// That the rubric has no such stage.
    pub fn target(&self, rubric: &Rubric, option: Option<&str>) -> Result<Option<usize>, Message> {
        let find = |word: &str| rubric.target_stage(word);
        let stage = self.stage("target", option, self.settings.target.as_deref(), find)?;
        Ok(stage.filter(|stage| *stage > 0))
    }

    /// The stage of `--require`, else that of the settings.
    ///
    /// # Errors
    /// That the rubric has no such stage.
    pub fn require(&self, rubric: &Rubric, option: Option<&str>) -> Result<Option<usize>, Message> {
        self.stage("require", option, self.settings.require.as_deref(), |word| rubric.required_stage(word))
    }

    fn stage(
        &self,
        name: &str,
        option: Option<&str>,
        setting: Option<&str>,
        find: impl Fn(&str) -> Result<usize, Message>,
    ) -> Result<Option<usize>, Message> {
        let Some(word) = option.or(setting) else { return Ok(None) };
        find(word).map(Some).map_err(|fault| {
            let shown = clean(word);
            let place = match (option, &self.file) {
                (None, Some(file)) => {
                    format!("{}: {name} = \"{shown}\"", clean(&file.display().to_string()))
                }
                _ => format!("--{name} {shown}"),
            };
            Message::new(move |lang| format!("{place}: {}", fault.get(lang)))
        })
    }
}

/// The rules that options name, with their levels; of those that name a rule twice, the last one counts.
///
/// # Errors
/// That there is no such rule.
pub fn levels_asked(options: [(&[String], Level); 3]) -> Result<Vec<(Code, Level)>, Message> {
    let mut levels = Vec::new();
    for (codes, level) in options {
        for code in codes {
            levels.push((Rule::asked(code)?.code, level));
        }
    }
    Ok(levels)
}

/// Reads settings.
///
/// # Errors
/// Why they cannot be used.
pub fn settings_in(path: &Path) -> Result<Settings, Trouble> {
    let text = files::load(path)?;
    let rules: Vec<Code> = RULES.iter().map(|rule| rule.code).collect();
    let folder = path.parent().unwrap_or(Path::new(""));
    let read = settings::read(&text.source, folder, &rules);
    read.map_err(|faults| Faulty::new(text.source, faults).into())
}
