//! Reading: a file or standard input, whole, and never more than a rubric or an answer sheet can be.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use assess::Error;
use assess::base::diagnostic::{Code, Diagnostic, Faulty};
use assess::base::error::Trouble;
use assess::base::source::{SourceFile, Span};
use assess::model::library::Text;

use crate::words;

/// The largest file that is read: some hundred times the largest rubric.
pub const MAX_BYTES: u64 = 16 << 20;

/// Reads a file, or standard input for `-`.
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

fn too_large(name: &str) -> Trouble {
    let limit = MAX_BYTES >> 20;
    let message = words::file_too_large(limit);
    let fault = Diagnostic::error(Code::TooLarge, Span::default(), message);
    Faulty::new(SourceFile::new(name, ""), vec![fault]).into()
}
