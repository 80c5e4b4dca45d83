//! `assess check --against`: what changed since an older version of a rubric.

use std::path::Path;

use anyhow::bail;
use assess::lang::Lang;

use crate::args::CheckArgs;
use crate::exit::Done;

pub fn run(_old: &str, _new: &Path, _args: &CheckArgs, _lang: Lang) -> anyhow::Result<Done> {
    bail!("wip")
}
