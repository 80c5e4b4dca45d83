//! A run over many files: each is checked with the rules that hold for it, and with the rubric it is for.
//!
//! Rubrics and cases go by the settings nearest to them, so that the order and number of arguments change nothing.
//! Answer sheets may come by mail and go by those of the caller.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;

use crate::analysis::plan::read_costs;
use crate::base::diagnostic::{Code, Diagnostic, Faulty};
use crate::base::error::Trouble;
use crate::base::quote::{pasted, quoted};
use crate::base::source::Span;
use crate::cases::{self, Untouched};
use crate::input::find::rubric_beside;
use crate::input::form;
use crate::input::one::{self, Given};
use crate::input::table::{self, Map};
use crate::model::answers::{self, Reference};
use crate::model::library::{Library, ReadFile, Text, Unresolved, Wanted};
use crate::model::rubric::Rubric;
use crate::model::rubric::extends::{self, Extended};
use crate::model::settings::{FailOn, Settings};
use crate::syntax::tree::Faults;

use super::words;
use super::{CheckReport, CheckedFile, Kind, Left, Level, Levels, Parsed};

/// What holds for files: what some settings say, and the options of the caller.
#[derive(Clone, Debug)]
pub struct Rules {
    /// How findings are treated.
    pub levels: Levels,
    /// The findings that make the run fail.
    pub fail_on: FailOn,
    /// The rubric of what names none.
    pub rubric: Option<String>,
    /// The folder whose `rubrics/` is looked into.
    pub folder: PathBuf,
}

impl Rules {
    /// The rules of settings that lie in a folder.
    #[must_use]
    pub fn new(settings: &Settings, folder: PathBuf) -> Self {
        let mut levels = Levels::default();
        levels.set_all(&settings.allow, Level::Allow);
        levels.set_all(&settings.warn, Level::Warn);
        levels.set_all(&settings.deny, Level::Deny);
        let fail_on = settings.fail_on.unwrap_or(FailOn(Some(crate::base::diagnostic::Severity::Warning)));
        Self { levels, fail_on, rubric: settings.rubric.clone(), folder }
    }
}

/// A file to check.
#[derive(Debug)]
pub struct Item<'a> {
    /// Where it is.
    pub path: &'a Path,
    /// Its text.
    pub text: &'a Text,
    /// Whether the caller named it; others may be another program's.
    pub by_name: bool,
    /// The place of the rules nearest to it.
    pub rules: usize,
}

/// A checked file, what makes it fail, and, of an answer sheet, its rubric or why that cannot be had.
type One = (CheckedFile, FailOn, Option<Result<Arc<Rubric>, Trouble>>);

/// What a run came to.
#[derive(Debug)]
pub struct Checked {
    /// What was found.
    pub report: CheckReport,
    /// Whether something was found that makes it fail.
    pub fails: bool,
    /// The rubrics that answer sheets were checked with.
    pub rubrics: Vec<Arc<Rubric>>,
}

/// The files of a run, parsed.
pub struct Run<'a> {
    items: Vec<(&'a Item<'a>, Parsed<'a>)>,
    option: Option<&'a Path>,
    /// Whether files of other programs are passed over though they were named.
    skips_unknown: bool,
    rules: &'a [Rules],
    /// A library for each of the rules.
    libraries: Vec<Library<'a>>,
}

impl<'a> Run<'a> {
    /// Parses files. The first of the rules are the caller's; `option` is what `--rubric` names.
    #[must_use]
    pub fn new(
        items: &'a [Item<'a>],
        rules: &'a [Rules],
        option: Option<&'a Path>,
        read: &'a ReadFile<'a>,
    ) -> Self {
        // Each file is read on its own, on all cores; the order is that of the paths.
        let items: Vec<_> = items
            .par_iter()
            .map(|item| (item, Parsed::new(&item.text.source)))
            .filter(|(item, parsed)| item.by_name || parsed.may_be_ours())
            .collect();
        let rubrics = items.par_iter().filter(|(_, parsed)| parsed.kind() == Some(Kind::Rubric));
        let rubrics = rubrics.filter_map(|(item, parsed)| Some((parsed.rubric_id()?, item.path.to_owned())));
        // If two rubrics have the same id, the first counts.
        let mut found: Vec<(String, PathBuf)> = rubrics.collect();
        found.reverse();
        let among: BTreeMap<String, PathBuf> = found.into_iter().collect();
        let library = |rules: &Rules| Library::new(rules.folder.clone(), read).with(among.clone());
        Self { items, option, skips_unknown: false, rules, libraries: rules.iter().map(library).collect() }
    }

    /// The same, but files of other programs are passed over though they were named.
    #[must_use]
    pub const fn skipping_unknown(mut self, skips: bool) -> Self {
        self.skips_unknown = skips;
        self
    }

    /// Whether there is nothing to check.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// Checks every file; those that are no text come with what is wrong with them and their rules.
    #[must_use]
    pub fn check(&self, unreadable: &[(CheckedFile, usize)]) -> Checked {
        let mut checked: Vec<One> =
            self.items.par_iter().filter_map(|(item, parsed)| self.file(item, parsed)).collect();
        checked.extend(unreadable.iter().map(|(file, at)| (file.clone(), self.rules(*at).fail_on, None)));
        let (mut files, mut fails, mut rubrics) = (Vec::new(), false, BTreeMap::new());
        let mut broken = BTreeMap::new();
        for (file, fail_on, rubric) in checked {
            fails |= file.findings.iter().any(|finding| fail_on.includes(finding.severity));
            match rubric {
                Some(Ok(found)) => {
                    rubrics.insert(found.id.clone(), found);
                }
                Some(Err(Trouble::File(faulty))) => {
                    let Faulty { beside, .. } = &*faulty;
                    for one in std::iter::once(&*faulty).chain(beside) {
                        let known = broken.entry(one.source.name().to_owned());
                        let known = known.or_insert_with(|| CheckedFile::unreadable(one.clone()));
                        known.findings.extend(one.diagnostics.iter().cloned());
                    }
                }
                _ => {}
            }
            files.push(file);
        }
        // A broken rubric shows its faults once, also those that it has only as another one extends it.
        for (name, mut other) in broken {
            let known = files.iter_mut().find(|file| file.source.name() == name);
            if let Some(file) = known {
                file.findings.append(&mut other.findings);
            } else {
                files.push(other);
            }
        }
        for file in &mut files {
            file.findings.sort_by(Diagnostic::order);
            file.findings.dedup();
        }
        files.sort_by(|a, b| a.source.name().cmp(b.source.name()));
        Checked {
            report: CheckReport { files, category: None },
            fails,
            rubrics: rubrics.into_values().collect(),
        }
    }

    /// Checks a file; with the rubric of an answer sheet, or why it cannot be had. Nothing of a file that is passed over.
    fn file(&self, item: &Item<'_>, parsed: &Parsed<'_>) -> Option<One> {
        let Rules { levels, fail_on, .. } = self.rules(place(item, parsed));
        if is_table(item, parsed) {
            return (!self.skips_unknown).then(|| {
                let (file, rubric) = self.table(item, levels);
                (file, *fail_on, rubric.map(Ok))
            });
        }
        let (file, rubric) = match parsed.kind() {
            Some(kind @ (Kind::Answers | Kind::Cases)) => match self.rubric_for(item, parsed) {
                Ok(found) => {
                    let file = parsed.check(Some(&found), None, levels);
                    (file, (kind == Kind::Answers).then_some(Ok(found)))
                }
                Err(Unresolved::Reference(fault)) => (parsed.check(None, Some(*fault), levels), None),
                Err(Unresolved::Rubric(trouble)) => {
                    let span = parsed.reference().map_or_else(Span::default, |reference| reference.span);
                    let fault = unusable(&trouble, span);
                    (parsed.check_orphan(vec![fault], levels), Some(Err(trouble)))
                }
            },
            Some(Kind::Rubric) => self.extended(item, parsed, levels),
            Some(Kind::Map) => (self.map(item, parsed, levels), None),
            Some(Kind::Costs) => (self.costs(item, parsed, levels), None),
            None if self.skips_unknown => return None,
            None => {
                let message = words::unknown_kind();
                let fault = Diagnostic::error(Code::UnknownKind, Span::default(), message);
                (parsed.check(None, Some(fault), levels), None)
            }
        };
        Some((file, *fail_on, rubric))
    }

    /// Checks a table of one agency, as filled forms are; one of several is for a batch.
    fn table(&self, item: &Item<'_>, levels: &Levels) -> (CheckedFile, Option<Arc<Rubric>>) {
        let settings = self.rules(0).rubric.as_deref();
        let wanted = Wanted { option: self.option, settings, ..Wanted::default() };
        match one::read(item.path, wanted, &self.libraries[0], &|_| ()) {
            Ok(Given { sheet, source, rubric, .. }) => {
                let judged = |finding: Diagnostic| {
                    let severity = levels.severity(finding.code, finding.severity)?;
                    Some(Diagnostic { severity, ..finding })
                };
                let mut file = CheckedFile::unreadable(Faulty::new(source, Vec::new()));
                file.findings = sheet.warnings.iter().cloned().filter_map(judged).collect();
                file.suppressed = sheet.warnings.len() - file.findings.len();
                (file.kind, file.left) = (Some(Kind::Answers), Left::of(&rubric, &sheet));
                (file, Some(rubric))
            }
            Err(Trouble::File(faulty)) if form::is_at(item.path) => (CheckedFile::unreadable(*faulty), None),
            Err(_) => {
                let fault = Diagnostic::error(Code::UnknownKind, Span::default(), words::table_of_answers());
                let path = pasted(item.path);
                let fault = fault.help(words::check_table_by_batch(&path));
                (CheckedFile::unreadable(Faulty::new(item.text.source.clone(), vec![fault])), None)
            }
        }
    }

    /// Checks a rubric, with those that it extends; with what is wrong in one of those.
    fn extended(
        &self,
        item: &Item<'_>,
        parsed: &Parsed<'_>,
        levels: &Levels,
    ) -> (CheckedFile, Option<Result<Arc<Rubric>, Trouble>>) {
        let Ok(tree) = parsed.tree() else { return (parsed.check(None, None, levels), None) };
        let Some(entry) = extends::extended(tree) else { return (parsed.check(None, None, levels), None) };
        let (library, source) =
            (self.libraries.get(item.rules).unwrap_or(&self.libraries[0]), &item.text.source);
        let parents = library.parents(source, tree, item.path);
        match parents.and_then(|parents| Extended::new(source, tree, parents).map_err(Trouble::File)) {
            Ok(extended) => {
                let others = extended.faulty().map(|faulty| Err(faulty.into()));
                (parsed.check_extended(&extended, levels), others)
            }
            // What this file names cannot be had.
            Err(Trouble::File(faulty)) if faulty.source.name() == source.name() => {
                (parsed.check_orphan(faulty.diagnostics, levels), None)
            }
            Err(trouble) => {
                let name = match &trouble {
                    Trouble::File(faulty) => quoted(faulty.source.name()),
                    other => other.to_string(),
                };
                let message = extends::parent_is_faulty(&name);
                let fault = Diagnostic::error(Code::BadExtends, entry.value.span, message);
                (parsed.check(None, Some(fault), levels), Some(Err(trouble)))
            }
        }
    }

    /// Checks a column map with the rubric that is named for it, else with the one that it fits best.
    fn map(&self, item: &Item<'_>, parsed: &Parsed<'_>, levels: &Levels) -> CheckedFile {
        let constants = parsed.tree().ok().and_then(|tree| tree.get("constants"));
        let named = constants.and_then(|entry| answers::reference(&entry.value).ok().flatten());
        let faults = |rubric: &Rubric| {
            let read = Map::read(item.text.source.clone(), rubric);
            read.err().map_or_else(Vec::new, |faulty| faulty.diagnostics)
        };
        self.fitted(item, parsed, levels, named.as_ref(), faults)
    }

    /// Checks a table of costs with the rubric that the caller names, else with the one that it fits best.
    fn costs(&self, item: &Item<'_>, parsed: &Parsed<'_>, levels: &Levels) -> CheckedFile {
        let faults = |rubric: &Rubric| {
            let read = parsed.tree().ok().map(|tree| read_costs(tree, rubric));
            read.and_then(Result::err).unwrap_or_default()
        };
        self.fitted(item, parsed, levels, None, faults)
    }

    /// Checks a file by the faults that it has for the rubric that is named for it, else for the one that it fits best.
    fn fitted(
        &self,
        item: &Item<'_>,
        parsed: &Parsed<'_>,
        levels: &Levels,
        named: Option<&Reference>,
        faults: impl Fn(&Rubric) -> Faults,
    ) -> CheckedFile {
        let library = self.libraries.get(item.rules).unwrap_or(&self.libraries[0]);
        let settings = self.rules(item.rules).rubric.as_deref();
        let wanted = Wanted {
            beside: None,
            option: self.option,
            reference: named.map(|named| (named, item.path)),
            settings,
        };
        let is_named = self.option.is_some() || named.is_some();
        let found = match library.resolve(wanted) {
            Ok(found) => found,
            Err(Unresolved::Reference(fault)) => return parsed.check_map(vec![*fault], levels),
            Err(Unresolved::Rubric(trouble)) => {
                return parsed.check_map(vec![unusable(&trouble, Span::default())], levels);
            }
        };
        let mut least = faults(&found);
        if !is_named {
            for other in library.all() {
                if least.is_empty() {
                    break;
                }
                let others = faults(&other);
                if others.len() < least.len() {
                    least = others;
                }
            }
        }
        parsed.check_map(least, levels)
    }

    /// How many of the files that were named are none that this program reads.
    #[must_use]
    pub fn unknown(&self) -> usize {
        let is_unknown = |parsed: &Parsed<'_>| parsed.tree().is_ok() && parsed.kind().is_none();
        self.items.iter().filter(|(item, parsed)| is_unknown(parsed) || is_table(item, parsed)).count()
    }

    /// The case files, each with its rubric and with what no case of it touches.
    #[must_use]
    pub fn coverage(&self) -> Vec<(PathBuf, Arc<Rubric>, Untouched)> {
        let cases = self.items.iter().filter(|(_, parsed)| parsed.kind() == Some(Kind::Cases));
        let untouched = |(item, parsed): &(&'a Item<'a>, Parsed<'a>)| {
            let found = self.rubric_for(item, parsed).ok()?;
            let cases = parsed.cases(&found)?;
            let untouched = cases::untouched(&found, &cases);
            Some((item.path.to_owned(), found, untouched))
        };
        cases.filter_map(untouched).collect()
    }

    /// The files that rubrics were read from.
    #[must_use]
    pub fn rubric_files(&self) -> Vec<PathBuf> {
        self.libraries.iter().flat_map(Library::files).collect()
    }

    fn rules(&self, at: usize) -> &Rules {
        self.rules.get(at).unwrap_or(&self.rules[0])
    }

    /// The rubric that a file is for.
    fn rubric_for(&self, item: &Item<'_>, parsed: &Parsed<'_>) -> Result<Arc<Rubric>, Unresolved> {
        let (at, reference) = (place(item, parsed), parsed.reference());
        let library = self.libraries.get(at).unwrap_or(&self.libraries[0]);
        let is_cases = parsed.kind() == Some(Kind::Cases);
        let beside = if is_cases { rubric_beside(item.path) } else { None };
        let settings = self.rules(at).rubric.as_deref();
        if is_cases && beside.is_none() && self.option.is_none() && reference.is_none() && settings.is_none()
        {
            let fault = Diagnostic::error(Code::MissingKey, Span::default(), words::cases_of_which_rubric());
            return Err(Unresolved::Reference(Box::new(fault.help(words::name_rubric_of_cases()))));
        }
        library.resolve(Wanted {
            beside: beside.as_deref(),
            option: self.option,
            reference: reference.as_ref().map(|reference| (reference, item.path)),
            settings,
        })
    }
}

/// The place of the rules that hold for a file.
fn place(item: &Item<'_>, parsed: &Parsed<'_>) -> usize {
    if matches!(parsed.kind(), Some(Kind::Rubric | Kind::Cases | Kind::Map | Kind::Costs)) {
        item.rules
    } else {
        0
    }
}

/// The fault of a file whose rubric cannot be used.
fn unusable(trouble: &Trouble, span: Span) -> Diagnostic {
    let message = match trouble {
        Trouble::Tool(_) | Trouble::Refused(_) => trouble.message(),
        Trouble::File(faulty) => {
            let name = quoted(faulty.source.name());
            words::rubric_has_faults(&name)
        }
    };
    Diagnostic::error(Code::UnknownRubric, span, message)
}

/// Whether a file is a table of answers: by its name, or because it is a list or lines of objects.
fn is_table(item: &Item<'_>, parsed: &Parsed<'_>) -> bool {
    let text = item.text.source.text();
    let is_json = || text.trim_start().starts_with(['[', '{']) && parsed.kind().is_none();
    table::Kind::of(&item.path.to_string_lossy()).is_some()
        || is_json() && one::told(text.as_bytes()) == Some(table::Kind::JsonLines)
}
