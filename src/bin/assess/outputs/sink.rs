//! One output being written, and how all of a run take their places together.

use std::fs::{File, OpenOptions};
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use assess::Error;
use assess::input::files::{is_special, links};
use assess::report::outputs::To;

use crate::screen::note;

/// A longer text, as most reports are, is written as it is.
const BUFFER: usize = 64 << 10;

/// An output that is being written; it counts when it is committed with the others.
pub struct Sink {
    to: BufWriter<Place>,
    path: Option<PathBuf>,
}

enum Place {
    Stdout(Pipe<io::Stdout>),
    /// A device or a pipe, written as it comes.
    Through(Pipe<File>),
    /// A temporary file that takes the name of another one.
    Draft(tempfile::NamedTempFile, PathBuf),
}

/// An output whose reader may go away.
struct Pipe<W> {
    out: W,
    /// Whether the run goes on when that happens.
    outlives: bool,
    gone: bool,
}

impl<W: Write> Pipe<W> {
    fn unless_gone<T>(&mut self, gone: T, act: impl FnOnce(&mut W) -> io::Result<T>) -> io::Result<T> {
        if self.gone {
            return Ok(gone);
        }
        match act(&mut self.out) {
            Err(error) if self.outlives && error.kind() == io::ErrorKind::BrokenPipe => {
                self.gone = true;
                Ok(gone)
            }
            done => done,
        }
    }
}

impl Sink {
    /// Begins an output that is written as results come; `outlives` says whether the run goes on when the reader of
    /// standard output goes away.
    pub fn streamed(to: &To, outlives: bool) -> Result<Self, Error> {
        let place = match to {
            To::Stdout => Place::Stdout(Pipe { out: io::stdout(), outlives, gone: false }),
            To::File(path) if is_special(path) => {
                Place::Through(Pipe { out: open(path)?, outlives: true, gone: false })
            }
            To::File(path) => draft(path)?,
        };
        Ok(Self::new(place, to))
    }

    fn new(place: Place, to: &To) -> Self {
        Self { to: BufWriter::with_capacity(BUFFER, place), path: path_of(to).map(Path::to_owned) }
    }

    /// An error of the system, with the file that it is about.
    fn told(&self, error: io::Error) -> io::Error {
        match &self.path {
            Some(path) => io::Error::new(error.kind(), cannot(path, error)),
            None => error,
        }
    }
}

fn path_of(to: &To) -> Option<&Path> {
    match to {
        To::Stdout => None,
        To::File(path) => Some(path),
    }
}

impl Write for Sink {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.to.write(bytes).map_err(|error| self.told(error))
    }

    fn flush(&mut self) -> io::Result<()> {
        self.to.flush().map_err(|error| self.told(error))
    }
}

impl Write for Place {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Stdout(pipe) => pipe.unless_gone(bytes.len(), |out| out.write(bytes)),
            Self::Through(pipe) => pipe.unless_gone(bytes.len(), |out| out.write(bytes)),
            Self::Draft(file, _) => file.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Stdout(pipe) => pipe.unless_gone((), Write::flush),
            Self::Through(pipe) => pipe.unless_gone((), Write::flush),
            Self::Draft(file, _) => file.flush(),
        }
    }
}

/// Puts outputs in their places, once all of them are whole.
pub(super) fn commit(sinks: Vec<Sink>) -> Result<(), Error> {
    let mut ready = Vec::new();
    for sink in sinks {
        let path = sink.path.clone().unwrap_or_else(|| "-".into());
        let failed = |source| cannot(&path, source);
        match sink.to.into_inner().map_err(io::IntoInnerError::into_error).map_err(failed)? {
            Place::Stdout(mut pipe) => pipe.unless_gone((), Write::flush).map_err(failed)?,
            Place::Through(mut pipe) => pipe.unless_gone((), Write::flush).map_err(failed)?,
            Place::Draft(file, target) => {
                file.as_file().sync_all().map_err(failed)?;
                ready.push((file, target, path));
            }
        }
    }
    let mut drafts = drafts();
    for (file, target, path) in ready {
        file.persist(&target).map_err(|error| cannot(&path, error.error))?;
        drafts.kept = true;
    }
    Ok(())
}

/// The error of a file that cannot be written.
fn cannot(path: &Path, source: io::Error) -> Error {
    Error::Write { path: path.to_owned(), source }
}

fn open(path: &Path) -> Result<File, Error> {
    // What a shell holds open may be a file that has something in it.
    OpenOptions::new().append(true).open(path).map_err(|source| cannot(path, source))
}

/// A temporary file beside the place that a path leads to.
fn draft(path: &Path) -> Result<Place, Error> {
    let cannot = |source| cannot(path, source);
    if path.is_dir() {
        return Err(cannot(io::Error::from(io::ErrorKind::IsADirectory)));
    }
    let target = links(path).pop().unwrap_or_default();
    // Links that lead in a circle lead to no file.
    if target.is_symlink() {
        return Err(cannot(io::Error::from(io::ErrorKind::NotFound)));
    }
    Ok(Place::Draft(draft_beside(&target).map_err(cannot)?, target))
}

/// A temporary file beside another one.
pub(super) fn draft_beside(target: &Path) -> io::Result<tempfile::NamedTempFile> {
    let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut builder = tempfile::Builder::new();
    #[cfg(unix)]
    let builder = builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut drafts = drafts();
    let file = builder.tempfile_in(folder)?;
    drafts.paths.push(file.path().to_owned());
    Ok(file)
}

/// The temporary files of this run, so that they can be removed when it is interrupted.
static DRAFTS: Mutex<Drafts> = Mutex::new(Drafts { paths: Vec::new(), kept: false });

struct Drafts {
    paths: Vec<PathBuf>,
    /// Whether results have taken their names, so that there is nothing left to interrupt.
    kept: bool,
}

fn drafts() -> MutexGuard<'static, Drafts> {
    DRAFTS.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Ends the program without its files, unless they are already there.
pub fn abandon(said: &str) {
    // Held to the end, so that no file takes its name in the meantime.
    let drafts = drafts();
    if drafts.kept {
        return;
    }
    for path in &drafts.paths {
        // It may be gone already.
        let _ = std::fs::remove_file(path);
    }
    // A terminal has `^C` or a bar on its line.
    note(&if io::stderr().is_terminal() { format!("\n{said}") } else { said.to_owned() });
    std::process::exit(2);
}
