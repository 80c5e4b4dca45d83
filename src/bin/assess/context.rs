//! What holds for a whole run: the caller with the settings, and how results are shown.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use assess::base::error::Trouble;
use assess::base::lang::Lang;
use assess::base::source::SourceFile;
use assess::check::caller::Caller;
use assess::input::one::{self, Given};
use assess::model::library::Library;
use assess::model::rubric::Rubric;
use assess::model::settings::Settings;
use assess::report::formats::Formats;
use assess::report::look::Look;
use assess::report::next::{self, Ran};
use assess::report::outputs::Output;
use assess::report::view::notices;
use assess::report::write::terminal::Screen;

use crate::args::{GlobalArgs, LookArgs, OneArgs};
use crate::outputs::{self, Inputs};
use crate::{screen, words};

/// What holds for a whole run.
pub struct Context {
    pub lang: Lang,
    pub caller: Caller,
    pub library: Library<'static>,
    pub look: Look,
}

impl Context {
    /// Finds the settings; `lang` is that of the arguments or the locale.
    pub fn new(args: &GlobalArgs, lang: Lang) -> anyhow::Result<Self> {
        let home = env::var_os(if cfg!(windows) { "USERPROFILE" } else { "HOME" }).map(PathBuf::from);
        let here = env::current_dir().ok();
        let caller = Caller::new(here, home.as_deref(), args.config.as_deref(), args.no_config)?;
        let settings = &caller.settings;
        if let Some(colour) = args.colour.or(settings.colour) {
            screen::set_colour(colour);
        }
        let look = Look {
            lang: args.lang.or(settings.lang).unwrap_or(lang),
            quiet: args.quiet || settings.quiet.unwrap_or(false),
            exact: args.exact || settings.exact.unwrap_or(false),
            full: false,
            top: None,
            usual: settings.top,
            screen: Screen { width: screen::width(), colour: screen::colours(true), ascii: args.ascii },
            colours_files: screen::colours(false),
        };
        let context = Self { lang: look.lang, library: caller.library(), caller, look };
        if let Some(file) = &context.caller.file {
            context.warn(file, &context.caller.settings);
        }
        Ok(context)
    }

    /// How results are shown that take `--top` and `--full`.
    pub fn look(&self, args: LookArgs) -> Look {
        Look { full: args.full, top: args.top, ..self.look }
    }

    /// Warns about settings that are ignored.
    pub fn warn(&self, file: &Path, settings: &Settings) {
        for line in notices::ignored(file, settings, self.lang) {
            screen::note(&line);
        }
    }

    /// What this run reads: these files and the settings.
    pub fn inputs<'p>(&'p self, paths: impl IntoIterator<Item = &'p PathBuf>) -> Inputs {
        Inputs::new(paths.into_iter().chain(&self.caller.file))
    }

    /// Refuses to read standard input a second time: there would be nothing left of it.
    pub fn reads_once<'p>(&'p self, paths: impl IntoIterator<Item = &'p PathBuf>) -> Result<(), Trouble> {
        let all = paths.into_iter().chain(&self.caller.file);
        let is_twice = all.filter(|path| path.as_path() == Path::new("-")).count() > 1;
        if is_twice { Err(words::stdin_is_read_once().into()) } else { Ok(()) }
    }

    /// Says something beside the result that is worth a note.
    pub fn note(&self, said: &str) {
        self.say(&notices::note(said, self.lang));
    }

    /// Says what was done, unless nobody wants to know.
    pub fn say(&self, said: &str) {
        if !self.look.quiet {
            screen::note(said);
        }
    }

    /// Says which command likely comes next, as the last thing, to a person at a terminal.
    pub fn then(&self, ran: Ran<'_>, rubric: Option<&Path>) {
        if !self.look.quiet && screen::is_watched() {
            let typed: Result<Vec<_>, _> = env::args_os().skip(1).map(OsString::into_string).collect();
            let next = typed.ok().and_then(|typed| next::line(ran, &typed, rubric, self.lang));
            if let Some(next) = next {
                screen::note(&next);
            }
        }
    }

    /// Says what whoever scores with a rubric has to know of it.
    pub fn announce(&self, rubric: &Rubric) {
        if let Some(said) = notices::stands_in(rubric, self.lang) {
            screen::note(&said);
        }
        if let Some(said) = notices::earlier(rubric, self.lang) {
            self.say(&said);
        }
    }

    /// Names the settings beside received files, which decide nothing here.
    pub fn passed_over<'p>(&self, received: impl IntoIterator<Item = &'p PathBuf>) {
        if self.look.quiet {
            return;
        }
        for file in self.caller.passed_over(received.into_iter().map(PathBuf::as_path)) {
            self.say(&notices::passed_over(&file, self.lang));
        }
    }

    /// The rubric of a command that scores nothing; `at` is where a name that means none stands.
    pub fn rubric(&self, option: Option<&Path>, at: &str) -> Result<Arc<Rubric>, Trouble> {
        let found = self.library.resolve(self.caller.wanted(option));
        let rubric = found.map_err(|cause| cause.of(&SourceFile::new(at, "")))?;
        self.announce(&rubric);
        Ok(rubric)
    }

    /// The outputs of a command that looks into the result of one agency, and its answers, perhaps with an appraiser's own
    /// file; `beside` is read, too.
    pub fn one<F: Formats>(
        &self,
        args: &OneArgs<F>,
        fallback: F,
        path: &PathBuf,
        (appraisals, beside): (Option<&PathBuf>, Option<&PathBuf>),
    ) -> anyhow::Result<(Vec<Output<F>>, Given)> {
        let outputs = outputs::choose(&args.output, self.format(fallback))?;
        let files = || std::iter::once(path).chain(appraisals).chain(beside);
        self.reads_once(files())?;
        self.passed_over(files());
        let (wanted, agency) = (self.caller.wanted(args.scorer.rubric.as_deref()), args.agency.as_deref());
        let mut given = one::read_of(path, agency, wanted, &self.library, &|found| self.announce(found))?;
        outputs::check(&outputs, &self.inputs(files()).and_rubric(&given.rubric))?;
        if let Some(path) = appraisals {
            given = given.appraised_by(path, wanted, &self.library)?;
        }
        given.sheet = given.sheet.scored_by(args.scorer.score);
        Ok((outputs, given))
    }

    /// The format of results, unless the arguments say another.
    pub fn format<F: Formats>(&self, fallback: F) -> F {
        self.caller.settings.format.as_deref().and_then(F::named).unwrap_or(fallback)
    }
}
