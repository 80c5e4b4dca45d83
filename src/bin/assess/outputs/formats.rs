//! `--format NAME`, `--format NAME=FILE` and `-o FILE` as clap gives them.

use std::ffi::{OsStr, OsString};
use std::path::PathBuf;

use anyhow::anyhow;
use assess::base::lang::Lang;
use assess::input::files::is_special;
use assess::report::formats::Formats;
use assess::report::outputs::{Choice, FormatTo, Output, To};

use crate::usage::Wrong;
use crate::words;

/// Reads `NAME` or `NAME=FILE`.
pub fn parse<F: Formats>(text: &OsStr) -> Result<FormatTo<F>, Wrong> {
    let (format, to) = split(text);
    let format = F::named(format.as_deref().unwrap_or_default());
    format.map(|format| FormatTo { format, to: to.as_deref().map(To::new) }).ok_or_else(|| {
        let mut names: Vec<&str> = F::NAMES.iter().map(|(name, _)| *name).collect();
        let last = names.pop().unwrap_or_default();
        let names = names.join(", ");
        Wrong(words::the_formats(&names, last))
    })
}

/// What stands before and after the first `=`.
#[cfg(unix)]
fn split(text: &OsStr) -> (Option<String>, Option<OsString>) {
    use std::os::unix::ffi::OsStrExt;
    let mut parts = text.as_bytes().splitn(2, |byte| *byte == b'=');
    let format = parts.next().and_then(|format| str::from_utf8(format).ok()).map(str::to_owned);
    (format, parts.next().map(|path| OsStr::from_bytes(path).to_owned()))
}

/// What stands before and after the first `=`.
#[cfg(not(unix))]
fn split(text: &OsStr) -> (Option<String>, Option<OsString>) {
    let Some(text) = text.to_str() else { return (None, None) };
    text.split_once('=')
        .map_or((Some(text.to_owned()), None), |(format, path)| (Some(format.to_owned()), Some(path.into())))
}

/// The outputs that are asked for; `fallback` on standard output if none is.
pub fn choose<F: Formats>(
    formats: &[FormatTo<F>],
    files: &[PathBuf],
    fallback: F,
    lang: Lang,
) -> anyhow::Result<Vec<Output<F>>> {
    let choice = Choice { formats: F::NAMES, fallback, is_special };
    choice.outputs(formats, files).map_err(|fault| anyhow!("{}", fault.get(lang)))
}

/// Whether an output is an ordinary file, which can be there whole or not at all.
pub fn is_file(to: &To) -> bool {
    matches!(to, To::File(path) if !is_special(path))
}
