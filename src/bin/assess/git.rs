//! What git has of a file at a revision.

use std::ffi::OsString;
use std::path::Path;
use std::process::Command;

use anyhow::{Context as _, bail};
use assess::base::lang::Lang;
use assess::base::quote::{quoted, sentence};
use assess::model::library::Text;

use crate::words;

/// A file as it was at a revision. Nothing is fetched for it.
pub fn at(revision: &Path, path: &Path, lang: Lang) -> anyhow::Result<Text> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut name = OsString::from(revision);
    name.push(":./");
    name.push(path.file_name().unwrap_or_default());
    let revision = quoted(&revision.display().to_string());
    let shown = Command::new("git")
        .args(["show", "--end-of-options"])
        .arg(&name)
        .current_dir(folder)
        .env("GIT_NO_LAZY_FETCH", "1")
        .env("GIT_ALLOW_PROTOCOL", "none")
        .output();
    let output = shown.with_context(|| words::git_cannot_run(lang, &revision))?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        let said = sentence(said.trim());
        bail!(words::no_git_revision(lang, &revision, &said));
    }
    Ok(Text::new(&name.to_string_lossy(), output.stdout)?)
}
