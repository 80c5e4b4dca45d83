//! The arguments of `assess check`.

use std::path::PathBuf;

use assess::model::settings::FailOn;
use assess::report::formats::CheckFormat;

use super::{LevelArgs, OutputArgs, word};

// Each flag of a command line is a bool of its own.
#[allow(clippy::struct_excessive_bools)]
#[derive(Debug, clap::Args)]
pub struct CheckArgs {
    #[arg(value_name = "PATH", required_unless_present = "list_rules")]
    pub paths: Vec<PathBuf>,
    #[command(flatten)]
    pub levels: LevelArgs,
    #[arg(long, value_name = "SEVERITY", value_parser = word(&FailOn::WORDS))]
    pub fail_on: Option<FailOn>,
    #[arg(long)]
    pub rubric: Option<PathBuf>,
    #[command(flatten)]
    pub output: OutputArgs<CheckFormat>,
    #[arg(long)]
    pub fix: bool,
    #[arg(long)]
    pub coverage: bool,
    #[arg(long, value_name = "OLD")]
    pub against: Option<PathBuf>,
    #[arg(long)]
    pub skip_unknown: bool,
    #[arg(long, value_name = "NAME")]
    pub sarif_category: Option<String>,
    #[arg(long)]
    pub list_rules: bool,
}
