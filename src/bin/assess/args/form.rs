//! The arguments of `assess form` and `assess interview`.

use std::path::PathBuf;

use assess::model::answers::AgencyKind;
use assess::report::formats::FormFormat;
use assess::report::outputs::FormatTo;

use super::{OutputArgs, formats, word};

/// Whom a form is for.
#[derive(Debug, clap::Args)]
pub struct WhomArgs {
    #[arg(long)]
    pub rubric: Option<PathBuf>,
    #[arg(long, value_parser = word(&AgencyKind::ALL))]
    pub kind: Option<AgencyKind>,
    #[arg(long, value_name = "CODE")]
    pub agency: Option<String>,
    #[arg(long)]
    pub period: Option<String>,
    #[arg(long, value_name = "EARLIER")]
    pub from: Option<PathBuf>,
}

#[derive(Debug, clap::Args)]
pub struct FormArgs {
    #[command(flatten)]
    pub whom: WhomArgs,
    #[arg(long = "for", requires = "each", conflicts_with = "agency")]
    pub list: Option<PathBuf>,
    #[arg(long, value_name = "FORMAT=DIR", value_parser = formats::<FormFormat>(), requires = "list")]
    #[arg(conflicts_with_all = ["format", "output"])]
    pub each: Vec<FormatTo<FormFormat>>,
    #[command(flatten)]
    pub output: OutputArgs<FormFormat>,
    #[arg(long)]
    pub force: bool,
}

#[derive(Debug, clap::Args)]
pub struct InterviewArgs {
    pub file: PathBuf,
    #[command(flatten)]
    pub whom: WhomArgs,
}
