//! What git has of a file at a revision. The repository may be anybody's: git fetches nothing for it, and what it says
//! is read up to a limit of bytes and of time.

use std::ffi::OsString;
use std::io::{self, Read};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use crate::base::error::Trouble;
use crate::base::quote::{quoted, sentence};
use crate::model::library::Text;

use super::files::MAX_BYTES;
use super::words;

/// How long git may take.
const PATIENCE: Duration = Duration::from_secs(10);

/// A file as it was at a revision. Nothing is fetched for it.
///
/// # Errors
/// Why git does not give it.
pub fn at(revision: &Path, path: &Path) -> Result<Text, Trouble> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut name = OsString::from(revision);
    name.push(":./");
    name.push(path.file_name().unwrap_or_default());
    let revision = quoted(&revision.display().to_string());
    let mut git = Command::new("git");
    git.args(["show", "--end-of-options"])
        .arg(&name)
        .current_dir(folder)
        .env("GIT_NO_LAZY_FETCH", "1")
        .env("GIT_ALLOW_PROTOCOL", "none");
    let Some(said) = run(&mut git).map_err(|_| words::git_cannot_run(&revision))? else {
        return Err(words::git_takes_long(&revision).into());
    };
    if said.out.len() as u64 > MAX_BYTES {
        return Err(words::too_large_in_git(&revision, MAX_BYTES >> 20).into());
    }
    if !said.is_success {
        let said = String::from_utf8_lossy(&said.err);
        return Err(words::no_git_revision(&revision, &sentence(said.trim())).into());
    }
    Text::new(&name.to_string_lossy(), said.out)
}

/// What a program said, up to the limit.
struct Said {
    out: Vec<u8>,
    err: Vec<u8>,
    is_success: bool,
}

/// Runs a program; nothing if it takes too long.
fn run(command: &mut Command) -> io::Result<Option<Said>> {
    let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn()?;
    let (to, said) = mpsc::channel();
    let streams: [(usize, Option<Box<dyn Read + Send>>); 2] = [
        (0, child.stdout.take().map(|out| Box::new(out) as Box<dyn Read + Send>)),
        (1, child.stderr.take().map(|err| Box::new(err) as Box<dyn Read + Send>)),
    ];
    for (at, stream) in streams {
        let to = to.clone();
        thread::spawn(move || {
            let mut bytes = Vec::new();
            if let Some(stream) = stream {
                // What was read until it failed is what there is.
                let _ = stream.take(MAX_BYTES + 1).read_to_end(&mut bytes);
            }
            // Nobody waits for it any more if it took too long.
            let _ = to.send((at, bytes));
        });
    }
    drop(to);
    let mut texts = [Vec::new(), Vec::new()];
    while let Ok((at, bytes)) = said.recv_timeout(PATIENCE) {
        let is_cut = bytes.len() as u64 > MAX_BYTES;
        if let Some(text) = texts.get_mut(at) {
            *text = bytes;
        }
        if is_cut {
            break;
        }
    }
    let [out, err] = texts;
    let is_done = out.len() as u64 <= MAX_BYTES;
    let done = if is_done { waited(&mut child)? } else { None };
    let Some(status) = done else {
        // It may have ended by itself in the meantime.
        let _ = child.kill();
        child.wait()?;
        return Ok((!is_done).then_some(Said { out, err, is_success: false }));
    };
    Ok(Some(Said { out, err, is_success: status.success() }))
}

/// How a program ended whose outputs are closed; nothing if it goes on.
fn waited(child: &mut std::process::Child) -> io::Result<Option<std::process::ExitStatus>> {
    for _ in 0..100 {
        if let Some(status) = child.try_wait()? {
            return Ok(Some(status));
        }
        thread::sleep(Duration::from_millis(5));
    }
    Ok(None)
}
