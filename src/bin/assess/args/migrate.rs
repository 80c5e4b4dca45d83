//! The arguments of `assess migrate`.

use std::path::PathBuf;

use assess::report::formats::SheetFormat;
use clap::ValueHint;

use crate::outputs::FormatTo;

#[derive(Debug, clap::Args)]
pub struct MigrateArgs {
    /// Answer sheet (YAML, TOML or JSON); `-` is standard input
    #[arg(value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub file: PathBuf,

    /// Rubric to bring it to: the id of a built-in one, or the path of a file [default: the newest version]
    #[arg(long, value_name = "RUBRIC", value_hint = ValueHint::FilePath)]
    pub rubric: Option<PathBuf>,

    /// Rubric that it was written for [default: the version that it names]
    #[arg(long, value_name = "OLD", value_hint = ValueHint::FilePath)]
    pub against: Option<PathBuf>,

    /// Format, perhaps with its file: `terminal`, `markdown=out.md`, `json`; several at once
    #[arg(long, value_name = "FORMAT[=FILE]", value_parser = super::format_to::<SheetFormat>())]
    pub format: Vec<FormatTo<SheetFormat>>,

    /// Write the sheet with its new ids to a file; `-` is standard output
    #[arg(short, long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub output: Option<PathBuf>,

    /// Overwrite the file of --output
    #[arg(long)]
    pub force: bool,
}
