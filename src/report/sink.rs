//! One output being written, and how all of a run take their places together.
//!
//! What goes where is not decided here: `bin/assess/outputs.rs` does, which alone knows what was read.

use std::fs::OpenOptions;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::base::error::{Error, Trouble};
use crate::input::files::links;

/// A longer text, as most reports are, is written as it is.
const BUFFER: usize = 64 << 10;

/// An output that is being written; it counts when it is committed with the others.
pub struct Sink {
    to: BufWriter<Place>,
    path: Option<PathBuf>,
}

enum Place {
    /// Standard output, a device or a pipe, written as it comes.
    Through(Pipe),
    /// A temporary file that takes the name of another one.
    Draft(tempfile::NamedTempFile, PathBuf),
}

/// An output whose reader may go away.
struct Pipe {
    out: Box<dyn Write + Send>,
    /// Whether the run goes on when that happens.
    outlives: bool,
    gone: bool,
}

impl Pipe {
    fn unless_gone<T>(
        &mut self,
        gone: T,
        act: impl FnOnce(&mut dyn Write) -> io::Result<T>,
    ) -> io::Result<T> {
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
    /// Begins an output into a stream; `outlives` says whether the run goes on when its reader goes away.
    #[must_use]
    pub fn stream(out: impl Write + Send + 'static, outlives: bool) -> Self {
        Self::new(Place::Through(Pipe { out: Box::new(out), outlives, gone: false }), None)
    }

    /// Begins an output into a device or a pipe, whose reader may go away.
    ///
    /// # Errors
    /// That it cannot be opened.
    pub fn device(path: &Path) -> Result<Self, Trouble> {
        // What a shell holds open may be a file that has something in it.
        let file = OpenOptions::new().append(true).open(path).map_err(|source| cannot(path, source))?;
        Ok(Self { path: Some(path.to_owned()), ..Self::stream(file, true) })
    }

    /// Begins a file, beside the place that a path leads to.
    ///
    /// # Errors
    /// That there can be none.
    pub fn file(path: &Path) -> Result<Self, Trouble> {
        let cannot = |source| cannot(path, source);
        if path.is_dir() {
            return Err(cannot(io::Error::from(io::ErrorKind::IsADirectory)).into());
        }
        let target = links(path).pop().unwrap_or_default();
        // Links that lead in a circle lead to no file.
        if target.is_symlink() {
            return Err(cannot(io::Error::from(io::ErrorKind::NotFound)).into());
        }
        let place = Place::Draft(draft_beside(&target).map_err(cannot)?, target);
        Ok(Self::new(place, Some(path.to_owned())))
    }

    fn new(place: Place, path: Option<PathBuf>) -> Self {
        Self { to: BufWriter::with_capacity(BUFFER, place), path }
    }

    /// An error of the system, with the file that it is about.
    fn told(&self, error: io::Error) -> io::Error {
        match &self.path {
            Some(path) => io::Error::new(error.kind(), cannot(path, error)),
            None => error,
        }
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
            Self::Through(pipe) => pipe.unless_gone(bytes.len(), |out| out.write(bytes)),
            Self::Draft(file, _) => file.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Through(pipe) => pipe.unless_gone((), |out| out.flush()),
            Self::Draft(file, _) => file.flush(),
        }
    }
}

/// Puts outputs in their places, once all of them are whole.
///
/// # Errors
/// That one of them cannot be written.
pub fn commit(sinks: Vec<Sink>) -> Result<(), Trouble> {
    let mut ready = Vec::new();
    for sink in sinks {
        let path = sink.path.clone().unwrap_or_else(|| "-".into());
        let failed = |source| cannot(&path, source);
        match sink.to.into_inner().map_err(io::IntoInnerError::into_error).map_err(failed)? {
            Place::Through(mut pipe) => pipe.unless_gone((), |out| out.flush()).map_err(failed)?,
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

/// Makes a folder for files, if it is not there.
///
/// # Errors
/// That it cannot be made.
pub fn make_folder(path: &Path) -> Result<(), Trouble> {
    Ok(std::fs::create_dir_all(path).map_err(|source| cannot(path, source))?)
}

/// The error of a file that cannot be written.
fn cannot(path: &Path, source: io::Error) -> Error {
    Error::Write { path: path.to_owned(), source }
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

/// Removes the temporary files of a run that ends early; nothing if its files have their names already. What is given
/// back is to be held to the end, so that no file takes its name in the meantime.
#[must_use]
pub fn discard() -> Option<impl Sized> {
    let drafts = drafts();
    if drafts.kept {
        return None;
    }
    for path in &drafts.paths {
        // It may be gone already.
        let _ = std::fs::remove_file(path);
    }
    Some(drafts)
}
