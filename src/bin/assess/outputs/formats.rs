//! `--format NAME`, `--format NAME=FILE` and `-o FILE` as clap gives them.

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

use anyhow::anyhow;
use assess::base::lang::Lang;
use assess::report::outputs::{Choice, FormatTo, Output, To};
use clap::ValueEnum;

use crate::usage::Wrong;
use crate::words;

fn names<F: ValueEnum>() -> Vec<String> {
    let values = F::value_variants().iter().filter_map(ValueEnum::to_possible_value);
    values.map(|value| value.get_name().to_owned()).collect()
}

/// Reads `NAME` or `NAME=FILE`.
pub fn parse<F: ValueEnum>(text: &OsStr) -> Result<FormatTo<F>, Wrong> {
    let (format, to) = split(text);
    let format = F::from_str(format.as_deref().unwrap_or_default(), false);
    format.map(|format| FormatTo { format, to: to.as_deref().map(To::new) }).map_err(|_| {
        let mut names = names::<F>();
        let last = names.pop().unwrap_or_default();
        let names = names.join(", ");
        Wrong(words::the_formats(&names, &last))
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
pub fn choose<F: ValueEnum + Copy + PartialEq>(
    formats: &[FormatTo<F>],
    files: &[PathBuf],
    fallback: F,
    lang: Lang,
) -> anyhow::Result<Vec<Output<F>>> {
    let known: Vec<(String, F)> = names::<F>().into_iter().zip(F::value_variants().iter().copied()).collect();
    let choice = Choice { formats: &known, fallback, is_special };
    choice.outputs(formats, files).map_err(|fault| anyhow!("{}", fault.get(lang)))
}

/// Whether a path is there and no ordinary file: a device, a pipe, or what a shell holds open under `/dev/fd`, whose
/// name says nothing.
pub fn is_special(path: &Path) -> bool {
    let is_held = |path: &Path| cfg!(unix) && ["/dev", "/proc"].iter().any(|root| path.starts_with(root));
    std::fs::metadata(path)
        .is_ok_and(|it| !it.is_dir() && (!it.is_file() || links(path).iter().any(|path| is_held(path))))
}

/// A path and where its links lead, one after the other, the last of which may not be there yet.
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

/// Whether an output is an ordinary file, which can be there whole or not at all.
pub fn is_file(to: &To) -> bool {
    matches!(to, To::File(path) if !is_special(path))
}
