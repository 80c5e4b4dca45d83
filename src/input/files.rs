//! Opening: a file or standard input. What is read whole is never more than a rubric or an answer sheet can be.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use crate::base::diagnostic::{Code, Diagnostic, Faulty};
use crate::base::error::{Error, Trouble};
use crate::base::source::{SourceFile, Span};
use crate::both;
use crate::model::library::Text;

/// The largest file that is read: some hundred times the largest rubric.
pub const MAX_BYTES: u64 = 16 << 20;

/// Reads a file, or standard input for `-`.
///
/// # Errors
/// That the system does not give it, that it is too large, or that it is no text.
pub fn load(path: &Path) -> Result<Text, Trouble> {
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
        if metadata.len() > MAX_BYTES {
            return Err(too_large(&name));
        }
        bytes.reserve(usize::try_from(metadata.len()).unwrap_or(0) + 1);
        file.take(MAX_BYTES + 1).read_to_end(&mut bytes).map_err(cannot)?;
    }
    if bytes.len() as u64 > MAX_BYTES {
        return Err(too_large(&name));
    }
    Text::new(&name, bytes)
}

/// Opens a file that is read piece by piece.
///
/// # Errors
/// That the system does not give it.
pub fn open(path: &Path) -> Result<File, Error> {
    File::open(path).map_err(|source| Error::Read { path: path.to_owned(), source })
}

/// How many bytes a file has, where that is known.
#[must_use]
pub fn size(path: &Path) -> Option<u64> {
    std::fs::metadata(path).ok().map(|it| it.len())
}

fn too_large(name: &str) -> Trouble {
    let limit = MAX_BYTES >> 20;
    let message = both!("the file is larger than {limit} MiB", "tệp lớn hơn {limit} MiB");
    let fault = Diagnostic::error(Code::TooLarge, Span::default(), message);
    Faulty::new(SourceFile::new(name, ""), vec![fault]).into()
}
