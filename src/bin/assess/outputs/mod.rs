//! Where results go: the only place that writes.
//!
//! An output is a format and a place. Nothing that was read is ever an output, and files are there whole or not at
//! all, every one of a run or none of them: each is written beside its place and takes its name when all are whole.
//! What is no ordinary file (a device, a pipe) is written into; a link leads to the file that is replaced.

mod formats;
mod sink;

use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::bail;
use assess::base::lang::Lang;
use assess::base::quote::clean;
use assess::model::rubric::Rubric;

use crate::words;

pub use assess::report::outputs::{FormatTo, Output, To};
pub use formats::{choose, is_file, parse};
pub use sink::{Sink, abandon};

use sink::commit;

/// What a run reads, so that no output replaces it.
#[derive(Clone, Debug, Default)]
pub struct Inputs(Vec<PathBuf>);

impl Inputs {
    /// These files.
    pub fn new<'p>(paths: impl IntoIterator<Item = &'p Path>) -> Self {
        Self(paths.into_iter().map(Path::to_owned).collect())
    }

    /// The same, and the file of a rubric.
    pub fn and_rubric(mut self, rubric: &Rubric) -> Self {
        self.0.extend(rubric.file().map(Path::to_owned));
        self
    }

    fn has(&self, output: &Path) -> bool {
        // What is not there yet was not read, and a terminal may be read and written.
        output.is_file() && self.0.iter().any(|input| is_same(input, output))
    }
}

/// Refuses outputs that would replace what is read, or each other.
pub fn check<F>(outputs: &[Output<F>], inputs: &Inputs, lang: Lang) -> anyhow::Result<()> {
    let (mut files, mut on_stdout): (Vec<&Path>, usize) = (Vec::new(), 0);
    for output in outputs {
        let To::File(path) = &output.to else {
            on_stdout += 1;
            continue;
        };
        let shown = clean(&path.display().to_string());
        if inputs.has(path) {
            bail!(words::would_overwrite_input(lang, &shown));
        }
        if files.iter().any(|other| is_one(other, path)) {
            bail!(words::two_formats_one_file(lang, &shown));
        }
        files.push(path);
    }
    if on_stdout > 1 {
        bail!(words::one_format_to_stdout(lang));
    }
    Ok(())
}

/// Writes results that are at hand: all of them, or no file.
pub fn write(texts: &[(To, String)]) -> anyhow::Result<()> {
    // Files first, so that nothing is said where one of them cannot be written.
    let mut texts: Vec<&(To, String)> = texts.iter().collect();
    texts.sort_by_key(|(to, _)| !is_file(to));
    let mut sinks = Vec::new();
    for (to, text) in texts {
        let mut sink = Sink::streamed(to, true)?;
        sink.write_all(text.as_bytes())?;
        sinks.push(sink);
    }
    finish(sinks)
}

/// Writes to standard output.
pub fn print(text: &str) -> anyhow::Result<()> {
    write(&[(To::Stdout, text.to_owned())])
}

/// Replaces a file that was read by its mended text.
pub fn replace(path: &Path, text: &str) -> anyhow::Result<()> {
    write(&[(To::File(path.to_owned()), text.to_owned())])
}

/// Puts what was written in its place, once all of it is whole.
pub fn finish(sinks: Vec<Sink>) -> anyhow::Result<()> {
    Ok(commit(sinks)?)
}

/// What tells a file from all others, whatever path leads to it; nothing if there is no such file.
#[cfg(unix)]
fn identity(path: &Path) -> Option<impl PartialEq> {
    use std::os::unix::fs::MetadataExt;
    std::fs::metadata(path).ok().map(|it| (it.dev(), it.ino()))
}

/// What tells a file from all others, whatever path leads to it; nothing if there is no such file.
#[cfg(not(unix))]
fn identity(path: &Path) -> Option<impl PartialEq> {
    path.canonicalize().ok()
}

/// Whether two paths lead to the same file.
pub fn is_same(one: &Path, other: &Path) -> bool {
    identity(one).is_some_and(|one| identity(other) == Some(one))
}

/// Whether two paths lead to the same file, or would if it were there.
fn is_one(one: &Path, other: &Path) -> bool {
    is_same(one, other)
        || matches!((std::path::absolute(one), std::path::absolute(other)), (Ok(one), Ok(other)) if one == other)
}
