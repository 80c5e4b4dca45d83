//! The arguments, in English; [`super::help`] has the Vietnamese.

pub mod batch;
pub mod migrate;

use std::path::PathBuf;

use assess::base::lang::Lang;
use assess::check::Level;
use assess::model::answers::Score;
use assess::model::settings::{Colour, FailOn, Top};
use assess::report::data::schema::Kind;
use assess::report::formats::{CheckFormat, DocumentFormat, Formats, RubricFormat, SheetFormat, TableFormat};
use clap::builder::{OsStringValueParser, PossibleValuesParser, TypedValueParser};
use clap::parser::ValueSource;
use clap::{Arg, ArgMatches, Args as _, Parser, Subcommand, ValueHint};

use crate::outputs::{FormatTo, parse};
use crate::usage::Wrong;
use crate::words;

/// Digital-government maturity assessment from the command line.
///
/// Scores an answer sheet with a rubric and prints the stage reached, why not the next one, and what to do.
// Each flag of a command line is a bool of its own.
#[allow(clippy::struct_excessive_bools)]
#[derive(Debug, Parser)]
#[command(name = "assess", version, disable_help_subcommand = true, subcommand_negates_reqs = true)]
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
    #[arg(long, global = true, value_name = "LANG", value_parser = word(&LANGS))]
    pub lang: Option<Lang>,

    /// When to colour; `auto`: on a terminal, unless `NO_COLOR` is set [default: auto]
    #[arg(long = "color", global = true, value_name = "WHEN", value_parser = word(&Colour::WORDS))]
    pub colour: Option<Colour>,

    /// Print reports for the terminal in one line, and no notes
    #[arg(short, long, global = true)]
    pub quiet: bool,

    /// Show all digits of numbers in reports
    #[arg(long, global = true)]
    pub exact: bool,

    /// Draw reports with ASCII characters alone
    #[arg(long, global = true)]
    pub ascii: bool,

    /// Settings [default: the `assess.toml` of the working directory or above]
    #[arg(long, global = true, value_name = "FILE", value_hint = ValueHint::FilePath, conflicts_with = "no_config")]
    pub config: Option<PathBuf>,

    /// Use no `assess.toml`
    #[arg(long, global = true)]
    pub no_config: bool,
}

const LANGS: [(&str, Lang); 2] = [("vi", Lang::Vi), ("en", Lang::En)];

/// Parses one of these words into the value that it stands for.
fn word<T: Copy + Send + Sync + 'static>(
    words: &'static [(&'static str, T)],
) -> impl TypedValueParser<Value = T> {
    PossibleValuesParser::new(words.iter().map(|(word, _)| *word)).try_map(|given| {
        let found = words.iter().find(|(word, _)| *word == given);
        found.map(|(_, meaning)| *meaning).ok_or("it is none of the words")
    })
}

/// A format, and perhaps where it goes.
fn format_to<F: Formats>() -> impl TypedValueParser<Value = FormatTo<F>> {
    OsStringValueParser::new().try_map(|text| parse(&text))
}

impl Args {
    /// What stands before a command and does not belong there: `assess --top 3 batch`.
    pub fn misplaced(matches: &ArgMatches) -> Option<Wrong> {
        let command = matches.subcommand_name()?;
        let of_sheet = SheetArgs::augment_args(clap::Command::new("assess"));
        let is_given = |argument: &Arg| {
            matches.value_source(argument.get_id().as_str()) == Some(ValueSource::CommandLine)
        };
        of_sheet.get_arguments().any(is_given).then(|| Wrong(words::command_comes_first(command)))
    }
}

#[derive(Debug, clap::Args)]
pub struct SheetArgs {
    /// Answer sheet (YAML, TOML or JSON); `-` is standard input
    #[arg(value_name = "FILE", required = true, value_hint = ValueHint::FilePath)]
    pub file: Option<PathBuf>,

    /// Rubric: the id of a built-in one, or the path of a file
    #[arg(long, value_name = "RUBRIC", value_hint = ValueHint::FilePath)]
    pub rubric: Option<PathBuf>,

    /// Format, perhaps with its file: `terminal`, `markdown`, `json=out.json`; several at once
    #[arg(long, value_name = "FORMAT[=FILE]", value_parser = format_to::<SheetFormat>())]
    pub format: Vec<FormatTo<SheetFormat>>,

    /// Whose answers count: the agency's own, or appraised ones where there are any
    #[arg(long, value_name = "ANSWERS", default_value = "self", value_parser = word(&Score::WORDS))]
    pub score: Score,

    /// Sheet of the appraiser for the same agency: its answers are the appraised ones, whatever the sheet states
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub appraisals: Option<PathBuf>,

    /// Stage to recommend the way to [default: the next one]
    #[arg(long, value_name = "STAGE")]
    pub target: Option<String>,

    #[command(flatten)]
    pub look: LookArgs,

    /// Exit with 1 if the verdict is below this stage
    #[arg(long, value_name = "STAGE")]
    pub require: Option<String>,

    /// Write the result to a file; its ending tells the format unless --format does
    #[arg(short, long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub output: Vec<PathBuf>,

    #[command(flatten)]
    pub levels: LevelArgs,
}

/// How findings and warnings are treated.
#[derive(Clone, Debug, Default, clap::Args)]
pub struct LevelArgs {
    /// Treat what this rule warns of as an error, which ends with 1
    #[arg(long, value_name = "CODE", value_delimiter = ',')]
    pub deny: Vec<String>,

    /// Report findings of a rule as warnings
    #[arg(long, value_name = "CODE", value_delimiter = ',')]
    pub warn: Vec<String>,

    /// Count findings of a rule without reporting them
    #[arg(long, value_name = "CODE", value_delimiter = ',')]
    pub allow: Vec<String>,
}

impl LevelArgs {
    /// The rules named, with the level of each.
    pub const fn levels(&self) -> [(&Vec<String>, Level); 3] {
        [(&self.allow, Level::Allow), (&self.warn, Level::Warn), (&self.deny, Level::Deny)]
    }
}

/// How much a report says.
#[derive(Clone, Copy, Debug, clap::Args)]
pub struct LookArgs {
    /// How many steps, or agencies of a ranking, to show: a number or `all` [default: 8]
    #[arg(long, value_name = "N", value_parser = parse_top)]
    pub top: Option<Top>,

    /// Show everything, as files have it
    #[arg(long)]
    pub full: bool,
}

#[derive(Debug, clap::Args)]
// Each flag of the caller is a bool of its own.
#[allow(clippy::struct_excessive_bools)]
pub struct CheckArgs {
    /// Rubrics, answer sheets, case files and column maps: files, folders, patterns, or `-` for standard input
    #[arg(value_name = "PATH", required_unless_present = "list_rules", value_hint = ValueHint::AnyPath)]
    pub paths: Vec<PathBuf>,

    #[command(flatten)]
    pub levels: LevelArgs,

    /// Exit with 1 on findings of this severity or worse [default: warning]
    #[arg(long, value_name = "SEVERITY", value_parser = word(&FailOn::WORDS))]
    pub fail_on: Option<FailOn>,

    /// Rubric of the answer sheets: the id of a built-in one, or the path of a file
    #[arg(long, value_name = "RUBRIC", value_hint = ValueHint::FilePath)]
    pub rubric: Option<PathBuf>,

    /// Format, perhaps with its file: `terminal`, `markdown`, `json`, `sarif=out.sarif`, `github`, `gitlab`, `junit`; several at once
    #[arg(long, value_name = "FORMAT[=FILE]", value_parser = format_to::<CheckFormat>())]
    pub format: Vec<FormatTo<CheckFormat>>,

    /// Write the findings to a file; its ending tells the format unless --format does
    #[arg(short, long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub output: Vec<PathBuf>,

    /// Mend what cannot change a score: normal form, quotes
    #[arg(long)]
    pub fix: bool,

    /// List the criteria and stages that no golden case touches
    #[arg(long)]
    pub coverage: bool,

    /// Compare with an older version of the rubric: a file, or a git revision
    #[arg(long, value_name = "OLD")]
    pub against: Option<PathBuf>,

    /// Pass over files that are nothing of this program, though they are named
    #[arg(long)]
    pub skip_unknown: bool,

    /// Name of this run in SARIF, so that several jobs keep their alerts apart
    #[arg(long, value_name = "NAME")]
    pub sarif_category: Option<String>,

    /// List the rules
    #[arg(long)]
    pub list_rules: bool,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Check rubrics, answer sheets, golden cases and column maps
    Check(CheckArgs),
    /// Score many agencies with one rubric: ranking, national picture, tables
    Batch(Box<batch::BatchArgs>),
    /// Bring an answer sheet to a newer version of its rubric
    Migrate(migrate::MigrateArgs),
    /// List the built-in rubrics, or show one as a document
    Rubrics(RubricsArgs),
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
        #[arg(value_name = "OF", value_parser = word(&Kind::WORDS))]
        of: Kind,
    },
    /// Print a completion script for a shell
    Completions {
        /// The shell
        #[arg(value_name = "SHELL")]
        shell: clap_complete::Shell,
    },
    /// Print a manual page: of the program, or of a command
    Man {
        /// The command, such as `check` or `rubrics show`
        #[arg(value_name = "COMMAND")]
        of: Vec<String>,
    },
    /// Print the help of the program, or of a command
    Help {
        /// The command, such as `check` or `rubrics show`
        #[arg(value_name = "COMMAND")]
        of: Vec<String>,
    },
}

#[derive(Debug, clap::Args)]
pub struct RubricsArgs {
    #[command(subcommand)]
    pub command: Option<RubricsCommand>,

    /// Format, perhaps with its file: `terminal`, `markdown=out.md`; several at once
    #[arg(long, value_name = "FORMAT[=FILE]", value_parser = format_to::<DocumentFormat>())]
    pub format: Vec<FormatTo<DocumentFormat>>,

    /// Write the list to a file; its ending tells the format unless --format does
    #[arg(short, long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub output: Vec<PathBuf>,
}

#[derive(Debug, Subcommand)]
pub enum RubricsCommand {
    /// Show a rubric as a document, down to each criterion
    Show {
        /// The id of a built-in rubric, or the path of a file
        #[arg(value_name = "RUBRIC", value_hint = ValueHint::FilePath)]
        rubric: PathBuf,

        /// Format, perhaps with its file: `terminal`, `markdown=out.md`, `yaml`; several at once
        #[arg(long, value_name = "FORMAT[=FILE]", value_parser = format_to::<RubricFormat>())]
        format: Vec<FormatTo<RubricFormat>>,

        /// Write the document to a file; its ending tells the format unless --format does
        #[arg(short, long, value_name = "FILE", value_hint = ValueHint::FilePath)]
        output: Vec<PathBuf>,

        /// Overwrite a rubric that is there
        #[arg(long)]
        force: bool,
    },
}

#[derive(Debug, clap::Args)]
pub struct ProvincesArgs {
    /// Show only what a code or a name means, before and since
    #[arg(value_name = "CODE")]
    pub unit: Option<String>,

    /// Format, perhaps with its file: `terminal`, `markdown`, `csv=out.csv`, `json`; several at once
    #[arg(long, value_name = "FORMAT[=FILE]", value_parser = format_to::<TableFormat>())]
    pub format: Vec<FormatTo<TableFormat>>,

    /// Write the table to a file; its ending tells the format unless --format does
    #[arg(short, long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub output: Vec<PathBuf>,
}

fn parse_top(text: &str) -> Result<Top, Wrong> {
    Top::from_word(text).ok_or_else(|| Wrong(words::write_number_or_all()))
}
