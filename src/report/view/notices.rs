//! What is said beside a result about what it rests on: settings, rubrics and files.

use std::path::Path;

use crate::base::diagnostic::Severity;
use crate::base::lang::Lang;
use crate::base::quote::clean;
use crate::check::examine::Examined;
use crate::model::rubric::Rubric;
use crate::model::settings::Settings;
use crate::report::words::severity;

use super::words::notices as words;

/// Something that is worth a note.
#[must_use]
pub fn note(said: &str, lang: Lang) -> String {
    format!("{}: {said}", words::note(lang))
}

/// What is ignored in settings, a line each.
#[must_use]
pub fn ignored(file: &Path, settings: &Settings, lang: Lang) -> Vec<String> {
    let (name, warning) = (clean(&file.display().to_string()), severity(Severity::Warning, lang));
    let line = settings.warnings.iter().map(|fault| {
        let help = fault.help.as_ref().map_or_else(String::new, |help| help.get(lang));
        format!("{warning}: {name}: {}; {help}", fault.message.get(lang))
    });
    line.collect()
}

/// What a check passed over, a line each.
#[must_use]
pub fn left_out(found: &Examined, lang: Lang) -> Vec<String> {
    let unknown = (found.unknown > 0).then(|| words::unknown_skipped(lang, found.unknown));
    let ignored = (found.ignored > 0).then(|| words::left_out_by_ignore_files(lang, found.ignored));
    unknown.into_iter().chain(ignored).map(|said| note(&said, lang)).collect()
}

/// That settings beside received files decide nothing.
#[must_use]
pub fn passed_over(file: &Path, lang: Lang) -> String {
    note(&words::settings_passed_over(lang, &clean(&file.display().to_string())), lang)
}

/// That a rubric is another text under the id of a built-in one; whoever scores with it has to know.
#[must_use]
pub fn stands_in(rubric: &Rubric, lang: Lang) -> Option<String> {
    let path = rubric.file().filter(|_| rubric.stands_in())?;
    Some(note(&words::not_the_builtin(lang, &clean(&path.display().to_string()), &rubric.id), lang))
}

/// That a rubric is an earlier version of a built-in one.
#[must_use]
pub fn earlier(rubric: &Rubric, lang: Lang) -> Option<String> {
    let newest = rubric.newest()?;
    Some(note(&words::earlier_version(lang, &rubric.id, &rubric.version.to_string(), newest), lang))
}
