//! Writing a mended text over the file that was read, which stays the same file: its mode, its owner, its byte order
//! mark, and every name that it has.

use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, Read, Write};
use std::path::Path;

use crate::base::error::{Error, Trouble};
use crate::input::files::links;

use super::sink::draft_beside;

const MARK: &[u8] = "\u{feff}".as_bytes();

/// Replaces the text of a file.
///
/// # Errors
/// That it cannot be written.
pub fn replace(path: &Path, text: &str) -> Result<(), Trouble> {
    let cannot = |source| Error::Write { path: path.to_owned(), source };
    let target = links(path).pop().unwrap_or_default();
    let mut begin = Vec::new();
    File::open(&target).and_then(|file| file.take(3).read_to_end(&mut begin)).map_err(cannot)?;
    let mark = if begin == MARK { MARK } else { &[] };
    let bytes = [mark, text.as_bytes()].concat();
    let metadata = fs::metadata(&target).map_err(cannot)?;
    // The whole text is on the disk before the old one goes, so that none of them is lost whatever happens.
    let mut draft = draft_beside(&target).map_err(cannot)?;
    draft.write_all(&bytes).and_then(|()| draft.as_file().sync_all()).map_err(cannot)?;
    if takes_its_place(draft.as_file(), &metadata) {
        draft.persist(&target).map_err(|error| cannot(error.error))?;
        return Ok(());
    }
    let written = OpenOptions::new().write(true).open(&target).and_then(|mut file| {
        file.write_all(&bytes)?;
        file.set_len(bytes.len() as u64)?;
        file.sync_all()
    });
    if let Err(error) = written {
        // The mended text stays beside what may be neither the old one nor the new one.
        let _ = draft.keep();
        return Err(cannot(error).into());
    }
    Ok(())
}

/// Gives a new file what the old one has besides its text; false if it cannot have all of it.
#[cfg(unix)]
fn takes_its_place(new: &File, old: &Metadata) -> bool {
    use std::os::unix::fs::{MetadataExt, fchown};
    let is_alone = old.nlink() == 1;
    let same_owner = |new: &Metadata| new.uid() == old.uid() && new.gid() == old.gid();
    let owner = || -> io::Result<bool> {
        if !same_owner(&new.metadata()?) {
            fchown(new, Some(old.uid()), Some(old.gid()))?;
        }
        new.set_permissions(old.permissions())?;
        Ok(same_owner(&new.metadata()?))
    };
    is_alone && owner().unwrap_or(false)
}

/// Gives a new file what the old one has besides its text; false if it cannot have all of it.
#[cfg(not(unix))]
fn takes_its_place(_: &File, _: &Metadata) -> bool {
    false
}
