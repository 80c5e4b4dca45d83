//! The arguments, in English; [`super::help`] has the Vietnamese.

pub mod batch;

use std::path::PathBuf;

use assess::base::lang::Lang;
use assess::report::data::schema::Kind;
use clap::{Parser, Subcommand, ValueEnum, ValueHint};

/// Digital-government maturity assessment from the command line.
///
/// Scores an answer sheet with a rubric and prints the stage reached, why not the next one, and what to do.
#[derive(Debug, Parser)]
#[command(
    name = "assess",
    version,
    args_conflicts_with_subcommands = true,
    disable_help_subcommand = true,
    subcommand_negates_reqs = true
)]
#[command(after_help = "\
Examples:
  assess answers.yaml
  assess answers.yaml --lang vi --top all
  assess answers.yaml --format json -o result.json
  assess answers.yaml --require open --quiet

Exit codes: 0 done; 1 done, and the stage of --require is not reached; 2 could not do it.")]
pub struct Args {
    #[command(subcommand)]
    pub command: Option<Command>,

    #[command(flatten)]
    pub sheet: SheetArgs,

    /// Language of the report and of messages [default: from the locale]
    #[arg(long, global = true, value_name = "LANG")]
    pub lang: Option<LangArg>,

    /// When to colour; `auto`: on a terminal, unless `NO_COLOR` is set
    #[arg(long = "color", global = true, value_name = "WHEN", default_value = "auto")]
    pub colour: ColourArg,
}

#[derive(Debug, clap::Args)]
pub struct SheetArgs {
    /// Answer sheet (YAML, TOML or JSON); `-` is standard input
    #[arg(value_name = "FILE", required = true, value_hint = ValueHint::FilePath)]
    pub file: Option<PathBuf>,

    /// Rubric: the id of a built-in one, or the path of a file
    #[arg(long, value_name = "RUBRIC", value_hint = ValueHint::FilePath)]
    pub rubric: Option<String>,

    /// Format of the result: a report to read, or one JSON object as described by `assess schema result`
    #[arg(long, value_name = "FORMAT")]
    pub format: Option<FormatArg>,

    /// Stage to recommend the way to [default: the next one]
    #[arg(long, value_name = "STAGE")]
    pub target: Option<String>,

    /// Exit with 1 if the verdict is below this stage
    #[arg(long, value_name = "STAGE")]
    pub require: Option<String>,

    /// Write the result to a file
    #[arg(short, long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub output: Option<PathBuf>,

    /// Print the verdict in one line
    #[arg(short, long)]
    pub quiet: bool,

    #[command(flatten)]
    pub look: LookArgs,
}

/// How much a report on a terminal says.
#[derive(Clone, Copy, Debug, clap::Args)]
pub struct LookArgs {
    /// How many steps, or agencies of a ranking, to show: a number or `all` [default: 8]
    #[arg(long, value_name = "N", value_parser = parse_top)]
    pub top: Option<Top>,

    /// Show everything, as files have it
    #[arg(long)]
    pub full: bool,

    /// Show all digits of numbers
    #[arg(long)]
    pub exact: bool,

    /// Draw with ASCII characters alone
    #[arg(long)]
    pub ascii: bool,
}

#[derive(Debug, clap::Args)]
pub struct CheckArgs {
    /// Rubrics, answer sheets and case files: files, folders, patterns, or `-` for standard input
    #[arg(value_name = "PATH", required_unless_present = "list_rules", value_hint = ValueHint::AnyPath)]
    pub paths: Vec<PathBuf>,

    /// Report findings of a rule as errors
    #[arg(long, value_name = "CODE", value_delimiter = ',')]
    pub deny: Vec<String>,

    /// Report findings of a rule as warnings
    #[arg(long, value_name = "CODE", value_delimiter = ',')]
    pub warn: Vec<String>,

    /// Count findings of a rule without reporting them
    #[arg(long, value_name = "CODE", value_delimiter = ',')]
    pub allow: Vec<String>,

    /// Exit with 1 on findings of this severity or worse [default: warning]
    #[arg(long, value_name = "SEVERITY")]
    pub fail_on: Option<FailOn>,

    /// Format of the findings, and the file to write it to: `terminal`, `sarif=out.sarif`; several at once
    #[arg(long = "format", value_name = "FORMAT[=FILE]", value_parser = parse_format_to)]
    pub format: Vec<FormatTo>,

    /// Mend what cannot change a score: normal form, quotes
    #[arg(long)]
    pub fix: bool,

    /// List the criteria and stages that no golden case touches
    #[arg(long)]
    pub coverage: bool,

    /// Compare with an older version of the rubric: a file, or a git revision
    #[arg(long, value_name = "OLD")]
    pub against: Option<String>,

    /// List the rules
    #[arg(long)]
    pub list_rules: bool,
}

impl CheckArgs {
    /// The formats asked for; for people if none.
    pub fn formats(&self) -> Vec<FormatTo> {
        if self.format.is_empty() {
            return vec![FormatTo { format: CheckFormat::Human, path: None }];
        }
        self.format.clone()
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum FailOn {
    Error,
    Warning,
    Info,
    Never,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum CheckFormat {
    #[value(name = "terminal", alias = "human")]
    Human,
    Markdown,
    Json,
    Sarif,
    Github,
    Gitlab,
    Junit,
}

/// A format and where it goes; to standard output without a path.
#[derive(Clone, Debug)]
pub struct FormatTo {
    pub format: CheckFormat,
    pub path: Option<PathBuf>,
}

fn parse_format_to(text: &str) -> Result<FormatTo, String> {
    let (format, path) =
        text.split_once('=').map_or((text, None), |(format, path)| (format, Some(path.into())));
    CheckFormat::from_str(format, false)
        .map(|format| FormatTo { format, path })
        .map_err(|_| "the formats are terminal, markdown, json, sarif, github, gitlab and junit".to_owned())
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Check rubrics, answer sheets and golden cases
    Check(CheckArgs),
    /// Score many agencies with one rubric: ranking, national picture, tables
    Batch(Box<batch::BatchArgs>),
    /// List the built-in rubrics, or show one as a document
    Rubrics {
        #[command(subcommand)]
        command: Option<RubricsCommand>,
    },
    /// Show which of the 63 provinces before July 2025 became which of the 34 since
    Provinces(ProvincesArgs),
    /// Explain a rule of `check`
    Explain {
        /// The rule's code
        #[arg(value_name = "CODE")]
        code: String,
    },
    /// Print a JSON Schema
    Schema {
        /// What to describe: a rubric, an answer sheet, golden cases, `assess.toml`, or what `--format json` prints
        #[arg(value_name = "OF")]
        of: SchemaArg,
    },
    /// Print a completion script for a shell
    Completions {
        /// The shell
        #[arg(value_name = "SHELL")]
        shell: clap_complete::Shell,
    },
    /// Print the manual page
    Man,
}

#[derive(Debug, Subcommand)]
pub enum RubricsCommand {
    /// Show a rubric as a document, down to each criterion
    Show {
        /// The id of a built-in rubric, or the path of a file
        #[arg(value_name = "RUBRIC", value_hint = ValueHint::FilePath)]
        rubric: String,

        /// Format of the document
        #[arg(long, value_name = "FORMAT", default_value = "terminal")]
        format: DocumentFormat,

        /// Write the document to a file
        #[arg(short, long, value_name = "FILE", value_hint = ValueHint::FilePath)]
        output: Option<PathBuf>,
    },
}

#[derive(Debug, clap::Args)]
pub struct ProvincesArgs {
    /// Show only what a code or a name means, before and since
    #[arg(value_name = "CODE")]
    pub unit: Option<String>,

    /// Format of the table
    #[arg(long, value_name = "FORMAT", default_value = "terminal")]
    pub format: TableFormat,

    /// Write the table to a file
    #[arg(short, long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub output: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum TableFormat {
    Terminal,
    Markdown,
    Csv,
    Json,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum DocumentFormat {
    Terminal,
    Markdown,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum SchemaArg {
    Rubric,
    Answers,
    Cases,
    Config,
    Result,
    Batch,
}

impl From<SchemaArg> for Kind {
    fn from(of: SchemaArg) -> Self {
        match of {
            SchemaArg::Rubric => Self::Rubric,
            SchemaArg::Answers => Self::Answers,
            SchemaArg::Cases => Self::Cases,
            SchemaArg::Config => Self::Config,
            SchemaArg::Result => Self::Result,
            SchemaArg::Batch => Self::Batch,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum FormatArg {
    Terminal,
    Markdown,
    Json,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum LangArg {
    Vi,
    En,
}

impl From<LangArg> for Lang {
    fn from(lang: LangArg) -> Self {
        match lang {
            LangArg::Vi => Self::Vi,
            LangArg::En => Self::En,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ColourArg {
    Auto,
    Always,
    Never,
}

impl ColourArg {
    /// Makes this the choice of every stream.
    pub fn write_global(self) {
        match self {
            Self::Auto => anstream::ColorChoice::Auto,
            Self::Always => anstream::ColorChoice::Always,
            Self::Never => anstream::ColorChoice::Never,
        }
        .write_global();
    }
}

/// A number of recommendations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Top {
    All,
    Number(usize),
}

impl Top {
    pub const fn limit(self) -> Option<usize> {
        match self {
            Self::All => None,
            Self::Number(number) => Some(number),
        }
    }
}

pub fn parse_top(text: &str) -> Result<Top, String> {
    match text {
        "all" => Ok(Top::All),
        _ => text.parse().map(Top::Number).map_err(|_| "write a number or `all`".to_owned()),
    }
}
