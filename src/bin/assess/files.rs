//! Files and streams: the only place that reads and writes them.

use std::fs::File;
use std::io::{self, IsTerminal, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use assess::Error;
use assess::base::diagnostic::{Code, Diagnostic};
use assess::base::lang::Lang;
use assess::base::source::{SourceFile, Span};
use assess::both;
use assess::report::Shape;
use assess::report::write::terminal::Screen;
use assess::syntax::format::decode;
use sha2::{Digest, Sha256};

use super::exit::Unusable;

/// The largest file that is read: some hundred times the largest rubric.
pub const MAX_BYTES: u64 = 16 << 20;

/// A file as read.
pub struct Loaded {
    pub source: SourceFile,
    /// Whether it begins with a byte order mark, which is no part of its text.
    has_mark: bool,
}

const MARK: &str = "\u{feff}";

impl Loaded {
    /// The SHA-256 of the file as it is on disk, in hexadecimal.
    pub fn sha256(&self) -> String {
        let mark = if self.has_mark { MARK } else { "" };
        sha256([mark, self.source.text()].map(str::as_bytes))
    }
}

/// The SHA-256 of bytes in parts, in hexadecimal.
pub fn sha256<'b>(parts: impl IntoIterator<Item = &'b [u8]>) -> String {
    let digest = parts.into_iter().fold(Sha256::new(), Sha256::chain_update).finalize();
    digest.iter().fold(String::new(), |hex, byte| hex + &format!("{byte:02x}"))
}

/// Reads a file, or standard input for `-`, whole; never more than a rubric or an answer sheet can be.
pub fn load(path: &Path, lang: Lang) -> anyhow::Result<Loaded> {
    let name = path.display().to_string();
    let mut bytes = Vec::new();
    let cannot = |source| Error::Read { path: path.to_owned(), source };
    if path == Path::new("-") {
        io::stdin().lock().take(MAX_BYTES + 1).read_to_end(&mut bytes).map_err(cannot)?;
    } else {
        let file = File::open(path).map_err(cannot)?;
        let metadata = file.metadata().map_err(cannot)?;
        if metadata.is_dir() {
            return Err(cannot(io::Error::from(io::ErrorKind::IsADirectory)).into());
        }
        // A large file is refused by its size, unread; a device or a pipe when too much has come.
        if metadata.len() <= MAX_BYTES {
            bytes.reserve(usize::try_from(metadata.len()).unwrap_or(0) + 1);
            file.take(MAX_BYTES + 1).read_to_end(&mut bytes).map_err(cannot)?;
        } else {
            return Err(too_large(&name, lang).into());
        }
    }
    if bytes.len() as u64 > MAX_BYTES {
        return Err(too_large(&name, lang).into());
    }
    let has_mark = bytes.starts_with(MARK.as_bytes());
    let source = decode(&name, bytes).map_err(|faulty| Unusable(faulty, lang))?;
    Ok(Loaded { source, has_mark })
}

fn too_large(name: &str, lang: Lang) -> Unusable {
    let limit = MAX_BYTES >> 20;
    let fault = Diagnostic::error(
        Code::TooLarge,
        Span::default(),
        both!("the file is larger than {limit} MiB", "tệp lớn hơn {limit} MiB"),
    );
    Unusable::new(&SourceFile::new(name, ""), vec![fault], lang)
}

/// Writes the result to standard output.
pub fn print(text: &str) -> anyhow::Result<()> {
    let mut stdout = io::stdout().lock();
    stdout.write_all(text.as_bytes())?;
    stdout.flush()?;
    Ok(())
}

/// Says something to the person at the terminal, beside the result.
pub fn note(text: &str) {
    // If standard error is closed there is nobody to tell.
    let _ = writeln!(anstream::stderr(), "{text}");
}

/// Writes a file whole or not at all.
pub fn write(path: &Path, text: &str) -> Result<(), Error> {
    let mut draft = Draft::create(path)?;
    draft.write_all(text.as_bytes()).map_err(|source| Error::Write { path: path.to_owned(), source })?;
    draft.keep()
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

/// A file that is there whole or not at all: a temporary file beside it, which takes its name in the end.
pub struct Draft {
    file: tempfile::NamedTempFile,
    path: PathBuf,
}

impl Draft {
    /// Begins to write a file.
    pub fn create(path: &Path) -> Result<Self, Error> {
        let cannot = |source| Error::Write { path: path.to_owned(), source };
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        if path.is_dir() {
            return Err(cannot(io::Error::from(io::ErrorKind::IsADirectory)));
        }
        let mut builder = tempfile::Builder::new();
        #[cfg(unix)]
        let builder = builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
        let mut drafts = drafts();
        let file = builder.tempfile_in(folder).map_err(cannot)?;
        drafts.paths.push(file.path().to_owned());
        Ok(Self { file, path: path.to_owned() })
    }

    /// Gives the file its name.
    pub fn keep(self) -> Result<(), Error> {
        Self::keep_all(vec![self])
    }

    /// Gives files their names, once all of them are whole.
    pub fn keep_all(files: Vec<Self>) -> Result<(), Error> {
        for Self { file, path } in &files {
            file.as_file().sync_all().map_err(|source| Error::Write { path: path.clone(), source })?;
        }
        let mut drafts = drafts();
        for Self { file, path } in files {
            file.persist(&path).map_err(|error| Error::Write { path, source: error.error })?;
        }
        drafts.kept = true;
        Ok(())
    }
}

impl Write for Draft {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

/// What tells a file from all others, whatever path leads to it; nothing if there is no such file.
#[cfg(unix)]
pub fn identity(path: &Path) -> Option<impl PartialEq> {
    use std::os::unix::fs::MetadataExt;
    std::fs::metadata(path).ok().map(|it| (it.dev(), it.ino()))
}

/// What tells a file from all others, whatever path leads to it; nothing if there is no such file.
#[cfg(not(unix))]
pub fn identity(path: &Path) -> Option<impl PartialEq> {
    path.canonicalize().ok()
}

/// Whether two paths lead to the same file.
pub fn is_same(one: &Path, other: &Path) -> bool {
    identity(one).is_some_and(|one| identity(other) == Some(one))
}

/// Whether standard output takes colours.
pub fn colours_stdout() -> bool {
    anstream::AutoStream::choice(&io::stdout()) != anstream::ColorChoice::Never
}

/// How reports are shown: for a terminal of this width, with colours where that is wanted.
pub fn shape(colour: bool) -> Shape {
    Shape::Terminal(Screen { width: width(), colour, ascii: false })
}

/// The columns of the terminal; 80 when there is none.
pub fn width() -> usize {
    let size = if io::stdout().is_terminal() { terminal_size::terminal_size() } else { None };
    size.map_or(80, |(terminal_size::Width(width), _)| usize::from(width))
}

/// Whether the reader of standard output went away, which is success.
pub fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| {
        cause.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
    })
}
