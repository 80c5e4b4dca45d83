//! What holds for a whole run: the caller's settings, the language, and the rubrics within reach.
//!
//! Settings are the caller's: from the working directory upward, never from the folder of a sheet that was received.

use std::collections::BTreeSet;
use std::env;
use std::path::{Path, PathBuf};

use anyhow::{anyhow, bail};
use assess::base::diagnostic::Severity;
use assess::base::lang::{Lang, Message};
use assess::base::quote::clean;
use assess::check::CheckReport;
use assess::check::gather::{Caller, settings_in};
use assess::check::run::Rules;
use assess::input::files::{self, is_same};
use assess::input::find::upward;
use assess::lint::Rule;
use assess::model::library::Library;
use assess::model::rubric::Rubric;
use assess::model::settings::{NAME, Settings, Top};
use assess::report::block::Document;
use assess::report::data;
use assess::report::formats::{CheckFormat, Formats};
use assess::report::words::severity;
use assess::report::write::terminal::Screen;
use assess::report::{Shape, render, view};

use crate::words;

use super::args::{Args, CheckArgs, LookArgs};
use super::outputs::{Inputs, Output};
use super::screen;

/// How many steps, or agencies of a ranking, a first screen shows unless asked otherwise.
const TOP: Top = Top::Number(8);

/// What holds for a whole run.
// Each flag of the caller is a bool of its own.
#[allow(clippy::struct_excessive_bools)]
pub struct Context {
    pub lang: Lang,
    pub settings: Settings,
    /// The file of the settings.
    pub file: Option<PathBuf>,
    /// Whether the caller named the file, or none.
    pub is_told: bool,
    /// Whether reports for the terminal are one line, and nothing is said beside them.
    pub quiet: bool,
    /// Whether reports show all digits.
    pub exact: bool,
    /// Whether reports are drawn with ASCII alone.
    ascii: bool,
}

impl Context {
    /// Finds the settings; `lang` is that of the arguments or the locale.
    pub fn new(args: &Args, lang: Lang) -> anyhow::Result<Self> {
        let file = match &args.config {
            Some(path) => Some(path.clone()),
            None if args.no_config => None,
            None => here().and_then(|here| upward(&here, Path::new(""), None)).or_else(at_home),
        };
        let settings = file.as_deref().map(settings_in).transpose()?.unwrap_or_default();
        let lang = args.lang.or(settings.lang).unwrap_or(lang);
        if let Some(colour) = args.colour.or(settings.colour) {
            screen::set_colour(colour);
        }
        let is_told = args.config.is_some() || args.no_config;
        let quiet = args.quiet || settings.quiet.unwrap_or(false);
        let exact = args.exact || settings.exact.unwrap_or(false);
        let context = Self { lang, settings, file, is_told, quiet, exact, ascii: args.ascii };
        if let Some(file) = &context.file {
            context.warn(file, &context.settings);
        }
        Ok(context)
    }

    /// Warns about settings that are ignored.
    pub fn warn(&self, file: &Path, settings: &Settings) {
        let (name, warning) = (clean(&file.display().to_string()), severity(Severity::Warning, self.lang));
        for fault in &settings.warnings {
            let help = fault.help.as_ref().map_or_else(String::new, |help| help.get(self.lang));
            screen::note(&format!("{warning}: {name}: {}; {help}", fault.message.get(self.lang)));
        }
    }

    /// The built-in rubrics and those beside the settings.
    pub fn library(&self) -> Library<'static> {
        Library::new(self.folder(), &files::load)
    }

    /// The folder of the settings; without any, the working directory.
    pub fn folder(&self) -> PathBuf {
        self.file.as_deref().and_then(Path::parent).unwrap_or(Path::new("")).to_owned()
    }

    /// Who asks for a check.
    pub fn caller(&self, args: &CheckArgs) -> anyhow::Result<Caller<'_>> {
        let mut levels = Vec::new();
        for (codes, level) in args.levels() {
            for code in codes {
                let rule = Rule::asked(code).map_err(|fault| anyhow!("{}", fault.get(self.lang)))?;
                levels.push((rule.code, level));
            }
        }
        let rules = Rules::new(&self.settings, self.folder());
        let (file, is_told) = (self.file.as_deref(), self.is_told);
        let workspaces = ["GITHUB_WORKSPACE", "CI_PROJECT_DIR"].iter().filter_map(env::var_os);
        let workspaces = workspaces.map(PathBuf::from).collect();
        Ok(Caller { here: here(), file, is_told, rules, levels, fail_on: args.fail_on, workspaces })
    }

    /// What this run reads: these files and the settings.
    pub fn inputs<'p>(&'p self, paths: impl IntoIterator<Item = &'p Path>) -> Inputs {
        Inputs::new(paths.into_iter().chain(self.file.as_deref()))
    }

    /// Refuses to read standard input a second time: there would be nothing left of it.
    pub fn reads_once<'p>(&'p self, paths: impl IntoIterator<Item = &'p PathBuf>) -> anyhow::Result<()> {
        let all = paths.into_iter().chain(&self.file);
        if all.filter(|path| path.as_path() == Path::new("-")).count() > 1 {
            bail!(words::stdin_is_read_once(self.lang));
        }
        Ok(())
    }

    /// Says something beside the result that is worth a note.
    pub fn note(&self, said: &str) {
        self.say(&format!("{}: {said}", words::note(self.lang)));
    }

    /// Says what was done, unless nobody wants to know.
    pub fn say(&self, said: &str) {
        if !self.quiet {
            screen::note(said);
        }
    }

    /// Says that a rubric is another text under the id of a built-in one; whoever scores with it has to know.
    pub fn announce(&self, rubric: &Rubric) {
        if let (Some(path), true) = (rubric.file(), rubric.stands_in()) {
            let (path, id) = (clean(&path.display().to_string()), &rubric.id);
            let said = words::not_the_builtin(self.lang, &path, id);
            screen::note(&said);
        }
    }

    /// Names the settings beside received files, which decide nothing here.
    pub fn passed_over<'p>(&self, received: impl IntoIterator<Item = &'p Path>) {
        if self.is_told || self.quiet {
            return;
        }
        let Some(here) = here() else { return };
        let folders: BTreeSet<&Path> = received.into_iter().filter_map(Path::parent).collect();
        let found: BTreeSet<PathBuf> =
            folders.into_iter().filter_map(|folder| upward(&here, folder, Some(&here))).collect();
        for file in found {
            if self.file.as_deref().is_some_and(|used| is_same(used, &file)) {
                continue;
            }
            let file = clean(&file.display().to_string());
            self.note(&words::settings_passed_over(self.lang, &file));
        }
    }

    /// The stage of `--target`, else that of the settings; nothing for the next one.
    pub fn target(&self, rubric: &Rubric, option: Option<&str>) -> anyhow::Result<Option<usize>> {
        let stage =
            self.stage("target", option, self.settings.target.as_deref(), |word| rubric.target_stage(word))?;
        Ok(stage.filter(|stage| *stage > 0))
    }

    /// The stage of `--require`, else that of the settings.
    pub fn require(&self, rubric: &Rubric, option: Option<&str>) -> anyhow::Result<Option<usize>> {
        self.stage("require", option, self.settings.require.as_deref(), |word| rubric.required_stage(word))
    }

    fn stage(
        &self,
        name: &str,
        option: Option<&str>,
        setting: Option<&str>,
        find: impl Fn(&str) -> Result<usize, Message>,
    ) -> anyhow::Result<Option<usize>> {
        let Some(word) = option.or(setting) else { return Ok(None) };
        find(word).map(Some).map_err(|fault| {
            let shown = clean(word);
            let place = match (option, &self.file) {
                (None, Some(file)) => {
                    format!("{}: {name} = \"{shown}\"", clean(&file.display().to_string()))
                }
                _ => format!("--{name} {shown}"),
            };
            anyhow!("{place}: {}", fault.get(self.lang))
        })
    }

    /// The format of results, unless the arguments say another.
    pub fn format<F: Formats>(&self, fallback: F) -> F {
        self.settings.format.as_deref().and_then(F::named).unwrap_or(fallback)
    }

    /// A report for people: as Markdown, or laid out for standard output or a file.
    pub fn shown(&self, document: &Document, is_markdown: bool, is_stdout: bool) -> String {
        let (width, colour) = (screen::width(), screen::colours(is_stdout));
        let screen = Screen { width, colour, ascii: self.ascii };
        render(document, if is_markdown { Shape::Markdown } else { Shape::Terminal(screen) })
    }

    /// What a check found, in a format.
    pub fn findings(&self, report: &CheckReport, output: &Output<CheckFormat>) -> String {
        let lang = self.lang;
        match output.format {
            CheckFormat::Terminal | CheckFormat::Markdown => {
                let is_markdown = output.format == CheckFormat::Markdown;
                let document = || view::check::document(report, lang);
                self.report(document, || view::check::line(report, lang), is_markdown, output.is_stdout())
            }
            format => data::check::render(report, format, lang).unwrap_or_default(),
        }
    }

    /// A report in full, or in one line where the caller wants no more of it.
    pub fn report(
        &self,
        document: impl FnOnce() -> Document,
        line: impl FnOnce() -> Document,
        is_markdown: bool,
        is_stdout: bool,
    ) -> String {
        let document = if self.quiet && !is_markdown { line() } else { document() };
        self.shown(&document, is_markdown, is_stdout)
    }

    /// What a report says; files hold everything, and so does Markdown.
    pub fn view(&self, look: LookArgs, is_terminal: bool) -> view::Options {
        let full = look.full || !is_terminal;
        let most = if full { Top::All } else { self.settings.top.unwrap_or(TOP) };
        let top = look.top.unwrap_or(most).limit();
        view::Options { lang: self.lang, full, exact: self.exact, top }
    }
}

/// The working directory.
fn here() -> Option<PathBuf> {
    env::current_dir().ok()
}

fn at_home() -> Option<PathBuf> {
    let home = env::var_os(if cfg!(windows) { "USERPROFILE" } else { "HOME" })?;
    Some(PathBuf::from(home).join(NAME)).filter(|file| file.is_file())
}
