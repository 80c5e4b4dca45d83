//! Where results go: the only place that writes.
//!
//! An output is a format and a place. Nothing that was read is ever an output, and files are there whole or not at
//! all, every one of a run or none of them: each is written beside its place and takes its name when all are whole.
//! What is no ordinary file (a device, a pipe) is written into; a link leads to the file that is replaced.

use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};

use assess::base::error::Trouble;
use assess::base::quote::clean;
use assess::input::files::{is_one, is_same, is_special};
use assess::model::rubric::Rubric;
use assess::report::data::batch::outputs::Place;
use assess::report::formats::{BatchFormat, Formats};
use assess::report::mend;
use assess::report::outputs::{Bom, Choice, FormatTo, Output, To, collision};
use assess::report::sink;

pub use assess::report::sink::{Sink, make_folder};

use crate::args::OutputArgs;
use crate::exit::Done;
use crate::screen::note;
use crate::words;

/// What a run reads, so that no output replaces it.
#[derive(Clone, Debug, Default)]
pub struct Inputs(Vec<PathBuf>);

impl Inputs {
    /// These files.
    pub fn new<'p>(paths: impl IntoIterator<Item = &'p PathBuf>) -> Self {
        Self(paths.into_iter().cloned().collect())
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

/// The outputs that are asked for; `fallback` on standard output if none is. A workbook is nothing for a terminal.
pub fn choose<F: Formats>(asked: &OutputArgs<F>, fallback: F) -> Result<Vec<Output<F>>, Trouble> {
    let choice = Choice { formats: F::NAMES, fallback, is_special };
    let outputs = choice.outputs(&asked.format, &asked.output)?;
    let is_unseen = |output: &Output<F>| output.is_stdout() && !output.format.is_text();
    if outputs.iter().any(is_unseen) && io::stdout().is_terminal() {
        return Err(words::no_workbook_on_terminal().into());
    }
    Ok(outputs)
}

/// Refuses outputs that would replace what is read, or each other.
pub fn check<F>(outputs: &[Output<F>], inputs: &Inputs) -> Result<(), Trouble> {
    collision(outputs, |path| inputs.has(path), is_one).map_or(Ok(()), |fault| Err(fault.into()))
}

/// Refuses to overwrite a file that people edit, unless that is asked for.
pub fn keep(to: &To, force: bool) -> Result<(), Trouble> {
    match to {
        To::File(path) if path.is_file() && !force => {
            Err(words::file_is_there(&clean(&path.display().to_string())).into())
        }
        _ => Ok(()),
    }
}

/// The place that `-o` names, else standard output; not one that would replace what is read.
pub fn place(asked: Option<&Path>, inputs: &Inputs) -> Result<To, Trouble> {
    let to = asked.map_or(To::Stdout, |path| To::new(path.as_os_str()));
    check(&[Output { format: (), to: to.clone() }], inputs)?;
    Ok(to)
}

/// Refuses to overwrite sheets and rubrics, which people edit, unless that is asked for.
pub fn keep_edited<F: Formats>(outputs: &[Output<F>], force: bool) -> Result<(), Trouble> {
    outputs
        .iter()
        .filter(|output| output.format.name() == "yaml")
        .try_for_each(|output| keep(&output.to, force))
}

/// Whether an output is an ordinary file.
pub fn is_file(to: &To) -> bool {
    file(to).is_some()
}

/// The place of an output if it is an ordinary file, which can be there whole or not at all.
fn file(to: &To) -> Option<&Path> {
    match to {
        To::File(path) if !is_special(path) => Some(path),
        _ => None,
    }
}

/// Begins an output that is written as results come; `outlives` says whether the run goes on when the reader of standard
/// output goes away.
fn begin(to: &To, outlives: bool) -> Result<Sink, Trouble> {
    match to {
        To::Stdout => Ok(Sink::stream(io::stdout(), outlives)),
        To::File(path) if is_special(path) => Sink::device(path),
        To::File(path) => Sink::file(path),
    }
}

/// Begins the outputs of a batch; `outlives` says whether the run goes on when the reader of standard output goes away.
pub fn places(
    asked: &[Output<BatchFormat>],
    bom: Bom,
    outlives: bool,
) -> anyhow::Result<Vec<Place<'_, Sink>>> {
    let mut places = Vec::new();
    for output in asked {
        let folder = file(&output.to).and_then(Path::parent).filter(|it| !it.as_os_str().is_empty());
        let to = begin(&output.to, outlives || asked.len() > 1)?;
        let (is_stdout, is_marked) = (output.is_stdout(), bom.is_written(is_file(&output.to)));
        places.push(Place { format: output.format, to, is_stdout, is_marked, folder });
    }
    Ok(places)
}

/// Makes the text of each output, and writes them: all of them, or no file.
pub fn write_each<F, T: AsRef<[u8]>>(
    outputs: &[Output<F>],
    text: impl Fn(&Output<F>) -> Result<T, Trouble>,
) -> anyhow::Result<Done> {
    let texts = outputs.iter().map(|output| Ok((output.to.clone(), text(output)?)));
    write(&texts.collect::<anyhow::Result<Vec<_>>>()?)
}

/// The formats and folders of files for each agency; makes the folders.
pub fn folders<F: Copy>(asked: &[FormatTo<F>]) -> anyhow::Result<Vec<(F, PathBuf)>> {
    let folders = asked.iter().map(FormatTo::folder).collect::<Result<Vec<_>, _>>()?;
    folders.iter().try_for_each(|(_, folder)| make_folder(folder))?;
    Ok(folders)
}

/// Writes results that are at hand: all of them, or no file.
pub fn write<T: AsRef<[u8]>>(texts: &[(To, T)]) -> anyhow::Result<Done> {
    finish(drafts(texts)?)?;
    Ok(Done::Passed)
}

/// Writes results that are at hand beside their places.
pub fn drafts<T: AsRef<[u8]>>(texts: &[(To, T)]) -> anyhow::Result<Vec<Sink>> {
    // Files first, so that nothing is said where one of them cannot be written.
    let mut texts: Vec<&(To, T)> = texts.iter().collect();
    texts.sort_by_key(|(to, _)| file(to).is_none());
    let mut sinks = Vec::new();
    for (to, text) in texts {
        let mut sink = begin(to, true)?;
        sink.write_all(text.as_ref())?;
        sinks.push(sink);
    }
    Ok(sinks)
}

/// Writes to standard output.
pub fn print(text: &str) -> anyhow::Result<Done> {
    write(&[(To::Stdout, text.to_owned())])
}

/// Replaces the text of a file that was read by its mended one.
pub fn replace(path: &Path, text: &str) -> anyhow::Result<()> {
    Ok(mend::replace(path, text)?)
}

/// Puts what was written in its place, once all of it is whole.
pub fn finish(sinks: Vec<Sink>) -> anyhow::Result<()> {
    Ok(sink::commit(sinks)?)
}

/// Ends the program without its files, unless they are already there.
pub fn abandon(said: &str) {
    let Some(_held) = sink::discard() else { return };
    // A terminal has `^C` or a bar on its line.
    note(&if io::stderr().is_terminal() { format!("\n{said}") } else { said.to_owned() });
    std::process::exit(2);
}
