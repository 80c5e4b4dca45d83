//! The arguments of `assess form` and `assess interview`.

use std::path::PathBuf;

use assess::model::answers::AgencyKind;
use assess::report::formats::FormFormat;
use clap::ValueHint;

use crate::outputs::FormatTo;

/// Whom a form is for.
#[derive(Debug, clap::Args)]
pub struct WhomArgs {
    /// Rubric: the id of a built-in one, or the path of a file
    #[arg(long, value_name = "RUBRIC", value_hint = ValueHint::FilePath)]
    pub rubric: Option<PathBuf>,

    /// Kind of agency, which decides what it is asked: `ministry`, `province`, `department`, `commune`
    #[arg(long, value_name = "KIND", value_parser = super::word(&AgencyKind::ALL))]
    pub kind: Option<AgencyKind>,

    /// Province, by its code or name
    #[arg(long, value_name = "CODE")]
    pub agency: Option<String>,

    /// Period that is asked about, such as `2026-Q3`
    #[arg(long, value_name = "PERIOD")]
    pub period: Option<String>,

    /// Fill in what an earlier sheet answers, to be confirmed: a file, or a folder of them
    #[arg(long, value_name = "EARLIER", value_hint = ValueHint::AnyPath)]
    pub from: Option<PathBuf>,
}

#[derive(Debug, clap::Args)]
pub struct FormArgs {
    #[command(flatten)]
    pub whom: WhomArgs,

    /// One form for each agency of a list: a table with `code`, `name`, `kind`, `scheme`; or `provinces`
    #[arg(long = "for", value_name = "LIST", value_hint = ValueHint::FilePath, requires = "each", conflicts_with = "agency")]
    pub list: Option<PathBuf>,

    /// Write the form of each agency into a folder: `xlsx=forms/`; several at once
    #[arg(long, value_name = "FORMAT=DIR", value_parser = super::format_to::<FormFormat>(), requires = "list", conflicts_with_all = ["format", "output"])]
    pub each: Vec<FormatTo<FormFormat>>,

    /// Format, perhaps with its file: `yaml`, `toml`, `csv`, `xlsx=form.xlsx`, `xlsform=kobo.xlsx`; several at once
    #[arg(long, value_name = "FORMAT[=FILE]", value_parser = super::format_to::<FormFormat>())]
    pub format: Vec<FormatTo<FormFormat>>,

    /// Write the form to a file; its ending tells the format unless --format does
    #[arg(short, long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub output: Vec<PathBuf>,

    /// Overwrite files that are there
    #[arg(long)]
    pub force: bool,
}

#[derive(Debug, clap::Args)]
pub struct InterviewArgs {
    /// Answer sheet (YAML) to fill in; one that is there is gone on with
    #[arg(value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub file: PathBuf,

    #[command(flatten)]
    pub whom: WhomArgs,
}
