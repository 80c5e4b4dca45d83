//! Where results go: the only place that writes.
//!
//! An output is a format and a place. Nothing that was read is ever an output, and files are there whole or not at
//! all, every one of a run or none of them: each is written beside its place and takes its name when all are whole.
//! What is no ordinary file (a device, a pipe) is written into; a link leads to the file that is replaced.

mod formats;
mod mend;
mod sink;

use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::bail;
use assess::base::lang::Lang;
use assess::base::quote::clean;
use assess::input::files::{is_one, is_same};
use assess::model::rubric::Rubric;
use assess::report::data::batch::outputs::Place;
use assess::report::formats::BatchFormat;

pub use assess::report::outputs::{FormatTo, Output, To};

use assess::report::outputs::collision;
pub use formats::{choose, is_file, parse};
pub use sink::{Sink, abandon};

use crate::words;
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
        self.0.extend(rubric.files().map(Path::to_owned));
        self
    }

    fn has(&self, output: &Path) -> bool {
        // What is not there yet was not read, and a terminal may be read and written.
        output.is_file() && self.0.iter().any(|input| is_same(input, output))
    }
}

/// Refuses outputs that would replace what is read, or each other.
pub fn check<F>(outputs: &[Output<F>], inputs: &Inputs, lang: Lang) -> anyhow::Result<()> {
    collision(outputs, |path| inputs.has(path), is_one).map_or(Ok(()), |fault| bail!("{}", fault.get(lang)))
}

/// Refuses to overwrite a file that people edit, unless that is asked for.
pub fn keep(to: &To, force: bool, lang: Lang) -> anyhow::Result<()> {
    match to {
        To::File(path) if path.is_file() && !force => {
            bail!(words::file_is_there(lang, &clean(&path.display().to_string())))
        }
        _ => Ok(()),
    }
}

/// Begins the outputs of a batch; `outlives` says whether the run goes on when the reader of standard output goes away.
pub fn places(asked: &[Output<BatchFormat>], outlives: bool) -> anyhow::Result<Vec<Place<'_, Sink>>> {
    let mut places = Vec::new();
    for output in asked {
        let folder = match &output.to {
            To::File(path) if is_file(&output.to) => path.parent(),
            _ => None,
        };
        let folder = folder.filter(|folder| !folder.as_os_str().is_empty());
        let to = Sink::streamed(&output.to, outlives || asked.len() > 1)?;
        places.push(Place { format: output.format, to, is_stdout: output.is_stdout(), folder });
    }
    Ok(places)
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

/// Replaces the text of a file that was read by its mended one.
pub fn replace(path: &Path, text: &str) -> anyhow::Result<()> {
    Ok(mend::replace(path, text)?)
}

/// Puts what was written in its place, once all of it is whole.
pub fn finish(sinks: Vec<Sink>) -> anyhow::Result<()> {
    Ok(commit(sinks)?)
}
