//! Opening: a file or standard input, and which file a path leads to.
//!
//! What is read whole is never more than a rubric or an answer sheet can be.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

use crate::base::diagnostic::{Code, Diagnostic, Faulty};
use crate::base::error::{Error, Trouble};
use crate::base::source::{SourceFile, Span};
use crate::model::library::Text;

/// The largest file that is read: some hundred times the largest rubric.
pub const MAX_BYTES: u64 = 16 << 20;

/// The largest workbook that is read.
pub const MAX_BOOK: u64 = 64 << 20;

/// Reads a file, or standard input for `-`.
///
/// # Errors
/// That the system does not give it, that it is too large, or that it is no text.
pub fn load(path: &Path) -> Result<Text, Trouble> {
    Text::new(&path.display().to_string(), bytes(path, |_| MAX_BYTES)?)
}

/// Reads the bytes of a file, or of standard input for `-`; how many there may be is said by its first four.
///
/// # Errors
/// That the system does not give them, or that there are more.
pub fn bytes(path: &Path, most: impl FnOnce(&[u8]) -> u64) -> Result<Vec<u8>, Trouble> {
    let cannot = |source| Error::Read { path: path.to_owned(), source };
    let (mut reader, size): (Box<dyn Read>, u64) = if path == Path::new("-") {
        (Box::new(io::stdin().lock()), 0)
    } else {
        let file = File::open(path).map_err(cannot)?;
        let metadata = file.metadata().map_err(cannot)?;
        if metadata.is_dir() {
            return Err(cannot(io::Error::from(io::ErrorKind::IsADirectory)).into());
        }
        (Box::new(file), metadata.len())
    };
    let mut bytes = Vec::new();
    reader.by_ref().take(4).read_to_end(&mut bytes).map_err(cannot)?;
    let most = most(&bytes);
    // A large file is refused by its size, unread; a device or a pipe when too much has come.
    if size <= most {
        bytes.reserve(usize::try_from(size).unwrap_or(0) + 1);
        reader.take(most + 1 - bytes.len() as u64).read_to_end(&mut bytes).map_err(cannot)?;
        if bytes.len() as u64 <= most {
            return Ok(bytes);
        }
    }
    Err(too_large(path, most))
}

/// That there is no such file.
#[must_use]
pub fn not_there(path: &Path) -> Error {
    Error::Read { path: path.to_owned(), source: io::Error::from(io::ErrorKind::NotFound) }
}

/// Opens a file that is read piece by piece.
///
/// # Errors
/// That the system does not give it.
pub fn open(path: &Path) -> Result<File, Error> {
    File::open(path).map_err(|source| Error::Read { path: path.to_owned(), source })
}

/// Opens a file at a place that was reached before.
///
/// # Errors
/// That the system does not give it.
pub fn open_at(path: &Path, place: u64) -> Result<File, Error> {
    let mut file = open(path)?;
    if place > 0 {
        let cannot = |source| Error::Read { path: path.to_owned(), source };
        file.seek(SeekFrom::Start(place)).map_err(cannot)?;
    }
    Ok(file)
}

/// Standard input.
#[must_use]
pub fn stdin() -> Box<dyn Read + Send> {
    Box::new(io::stdin())
}

/// Whether a path is that of a file in YAML, by its ending.
#[must_use]
pub fn is_yaml(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending == "yaml" || ending == "yml")
}

/// Whether there is something at a path; standard input is always there.
#[must_use]
pub fn is_there(path: &Path) -> bool {
    path == Path::new("-") || path.exists()
}

/// The first bytes of an ordinary file; nothing of any other, since what is read of a pipe is gone.
#[must_use]
pub fn beginning(path: &Path, most: u64) -> Option<Vec<u8>> {
    let file = std::fs::metadata(path)
        .ok()
        .filter(std::fs::Metadata::is_file)
        .and_then(|_| File::open(path).ok())?;
    let mut bytes = Vec::new();
    file.take(most).read_to_end(&mut bytes).ok()?;
    Some(bytes)
}

/// A file, and how it begins.
#[derive(Debug)]
pub struct Begun {
    /// Its first four bytes.
    pub start: Vec<u8>,
    /// The file.
    pub file: File,
    /// Whether it is at its beginning again; a pipe does not go back.
    pub is_whole: bool,
}

/// Opens a file and looks at its first four bytes.
///
/// # Errors
/// That the system does not give it.
pub fn begin(path: &Path) -> Result<Begun, Error> {
    let mut file = open(path)?;
    let mut start = Vec::new();
    let read = file.by_ref().take(4).read_to_end(&mut start);
    read.map_err(|source| Error::Read { path: path.to_owned(), source })?;
    let is_whole = file.rewind().is_ok();
    Ok(Begun { start, file, is_whole })
}

/// How many bytes a file has, where that is known.
#[must_use]
pub fn size(path: &Path) -> Option<u64> {
    std::fs::metadata(path).ok().map(|it| it.len())
}

/// Whether a path is there and no ordinary file: a device, a pipe, or what a shell holds open under `/dev/fd`, whose
/// name says nothing.
#[must_use]
pub fn is_special(path: &Path) -> bool {
    let is_held = |path: &Path| cfg!(unix) && ["/dev", "/proc"].iter().any(|root| path.starts_with(root));
    std::fs::metadata(path)
        .is_ok_and(|it| !it.is_dir() && (!it.is_file() || links(path).iter().any(|path| is_held(path))))
}

/// A path and where its links lead, one after the other, the last of which may not be there yet.
#[must_use]
pub fn links(path: &Path) -> Vec<PathBuf> {
    const MOST: usize = 40;
    let mut chain = vec![path.to_owned()];
    let next = |path: &PathBuf| {
        let to = std::fs::read_link(path).ok()?;
        // An absolute target stays as it is.
        Some(path.parent().unwrap_or(Path::new("")).join(to))
    };
    while let Some(to) = chain.last().and_then(next).filter(|_| chain.len() < MOST) {
        chain.push(to);
    }
    chain
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
#[must_use]
pub fn is_same(one: &Path, other: &Path) -> bool {
    identity(one).is_some_and(|one| identity(other) == Some(one))
}

/// Whether two paths lead to the same file, or would if it were there.
#[must_use]
pub fn is_one(one: &Path, other: &Path) -> bool {
    is_same(one, other)
        || matches!((std::path::absolute(one), std::path::absolute(other)), (Ok(one), Ok(other)) if one == other)
}

/// That a file is larger than what is read of one.
fn too_large(path: &Path, most: u64) -> Trouble {
    let limit = most >> 20;
    let message = super::words::file_too_large(limit);
    let fault = Diagnostic::error(Code::TooLarge, Span::default(), message);
    Faulty::new(SourceFile::new(path.display().to_string(), ""), vec![fault]).into()
}
