//! The files of a `check`, each with the settings that hold for it.

use std::collections::BTreeMap;
use std::env;
use std::path::{Path, PathBuf};

use anyhow::anyhow;
use assess::base::error::Trouble;
use assess::check::CheckedFile;
use assess::check::run::{Item, Rules};
use assess::lint::Rule;
use assess::model::library::Text;
use assess::model::settings::Settings;

use super::args::CheckArgs;
use super::context::{Context, load, upward};
use super::files;
use super::inputs::{self, Asked};
use super::outputs::is_same;

/// The files of a run, read once.
pub struct Gathered {
    texts: Vec<(PathBuf, Asked, Text, usize)>,
    /// What is no text, with the place of its rules.
    pub unreadable: Vec<(CheckedFile, usize)>,
    /// The caller's come first.
    pub rules: Vec<Rules>,
    /// Those outside the working directory, where no settings hold.
    pub outside: Vec<PathBuf>,
}

impl Gathered {
    /// Reads the files that arguments name.
    pub fn new(args: &CheckArgs, context: &Context) -> anyhow::Result<Self> {
        let mut nearest = Nearest::new(context);
        let (mut texts, mut unreadable, mut outside) = (Vec::new(), Vec::new(), Vec::new());
        for (path, asked) in inputs::collect(&args.paths, context.lang)? {
            let place = nearest.place(&path)?;
            if nearest.is_outside(&path) {
                outside.push(path.clone());
            }
            match files::load(&path) {
                Ok(text) => texts.push((path, asked, text, place)),
                // What is wrong with the bytes of a file is shown with the faults of the others.
                Err(Trouble::File(faulty)) => unreadable.push((CheckedFile::unreadable(*faulty), place)),
                Err(error) => return Err(error.into()),
            }
        }
        let mut rules = nearest.rules;
        for rules in &mut rules {
            // The command line comes last, so it has the last word.
            for (codes, level) in args.levels() {
                for code in codes {
                    let rule = Rule::asked(code).map_err(|fault| anyhow!("{}", fault.get(context.lang)))?;
                    rules.levels.set(rule.code, level);
                }
            }
            rules.fail_on = args.fail_on.unwrap_or(rules.fail_on);
        }
        Ok(Self { texts, unreadable, rules, outside })
    }

    /// The texts to check.
    pub fn items(&self) -> Vec<Item<'_>> {
        let by_name = |asked: Asked| asked == Asked::ByName;
        self.texts
            .iter()
            .map(|(path, asked, text, rules)| Item { path, text, by_name: by_name(*asked), rules: *rules })
            .collect()
    }

    /// Reads a file, unless it is one of these.
    pub fn read(&self, path: &Path) -> Result<Text, Trouble> {
        let known = self.texts.iter().find(|text| text.0 == path);
        known.map_or_else(|| files::load(path), |text| Ok(text.2.clone()))
    }
}

/// The rules of `check` for each file: those of the settings nearest to it inside the working directory.
struct Nearest<'c> {
    context: &'c Context,
    here: Option<PathBuf>,
    /// The caller's come first.
    rules: Vec<Rules>,
    known: BTreeMap<Option<PathBuf>, usize>,
}

impl<'c> Nearest<'c> {
    /// With the caller's alone.
    fn new(context: &'c Context) -> Self {
        let here = env::current_dir().and_then(|here| here.canonicalize()).ok();
        Self { context, here, rules: vec![context.rules()], known: BTreeMap::new() }
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
    fn place(&mut self, path: &Path) -> anyhow::Result<usize> {
        if self.context.is_told || path == Path::new("-") {
            return Ok(0);
        }
        let folder = self.folder(path);
        let file = match &folder {
            None => None,
            Some(folder) => match upward(folder, self.here.as_deref()) {
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
            Some(file) if self.context.file.as_deref().is_some_and(|used| is_same(used, file)) => {
                return Ok(0);
            }
            Some(file) => {
                let settings = load(file)?;
                self.context.warn(file, &settings);
                Rules::new(&settings, file.parent().unwrap_or(Path::new("")).to_owned())
            }
        };
        self.rules.push(rules);
        let at = self.rules.len() - 1;
        self.known.insert(file, at);
        Ok(at)
    }
}
