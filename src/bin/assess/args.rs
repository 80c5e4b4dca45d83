//! The arguments. What they mean is said in [`super::help`], in every language; those that several commands take stand
//! here, as groups.

pub mod batch;
pub mod check;
pub mod form;

use std::ffi::OsStr;
use std::marker::PhantomData;
use std::path::PathBuf;

use assess::analysis::robustness::draws::SEED;
use assess::base::diagnostic::Code;
use assess::base::error::Trouble;
use assess::base::lang::Lang;
use assess::check::Level;
use assess::check::caller::levels_asked;
use assess::input::table::DELIMITERS;
use assess::model::answers::Score;
use assess::model::settings::{Colour, Top};
use assess::report::data::schema::Kind;
use assess::report::formats::Formats;
use assess::report::outputs::{Bom, FormatTo, To};
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::error::ErrorKind;
use clap::parser::ValueSource;
use clap::{Arg, ArgMatches, Args as _, Parser, Subcommand};

use crate::commands::assess::SheetArgs;
use crate::commands::compare::CompareArgs;
use crate::commands::explain::ExplainArgs;
use crate::commands::map::MapArgs;
use crate::commands::merge::MergeArgs;
use crate::commands::migrate::MigrateArgs;
use crate::commands::plan::PlanArgs;
use crate::commands::provinces::ProvincesArgs;
use crate::commands::reconcile::ReconcileArgs;
use crate::commands::rubrics::RubricsArgs;
use crate::commands::sql::SqlArgs;
use crate::commands::verify::VerifyArgs;
use crate::{outputs, words};

#[derive(Debug, Parser)]
#[command(name = "assess", version, disable_help_subcommand = true, subcommand_negates_reqs = true)]
pub struct Args {
    #[command(subcommand)]
    pub command: Option<Command>,
    #[command(flatten)]
    pub sheet: SheetArgs,
    #[command(flatten)]
    pub global: GlobalArgs,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    Check(Box<check::CheckArgs>),
    Batch(Box<batch::BatchArgs>),
    Merge(Box<MergeArgs>),
    Form(Box<form::FormArgs>),
    Interview(form::InterviewArgs),
    Map(MapArgs),
    Plan(Box<PlanArgs>),
    Sql(SqlArgs),
    Reconcile(ReconcileArgs),
    Compare(Box<CompareArgs>),
    Verify(VerifyArgs),
    Migrate(MigrateArgs),
    Rubrics(RubricsArgs),
    Provinces(ProvincesArgs),
    Explain(Box<ExplainArgs>),
    Schema {
        #[arg(value_parser = word(&Kind::WORDS))]
        of: Kind,
    },
    Completions {
        shell: clap_complete::Shell,
    },
    Man {
        #[arg(value_name = "COMMAND")]
        of: Vec<String>,
    },
    Help {
        #[arg(value_name = "COMMAND")]
        of: Vec<String>,
    },
}

/// What every command takes.
// Each flag of a command line is a bool of its own.
#[allow(clippy::struct_excessive_bools)]
#[derive(Debug, clap::Args)]
pub struct GlobalArgs {
    #[arg(long, global = true, value_parser = word(&LANGS))]
    pub lang: Option<Lang>,
    #[arg(long = "color", global = true, value_name = "WHEN", value_parser = word(&Colour::WORDS))]
    pub colour: Option<Colour>,
    #[arg(short, long, global = true)]
    pub quiet: bool,
    #[arg(long, global = true)]
    pub exact: bool,
    #[arg(long, global = true)]
    pub ascii: bool,
    #[arg(long, global = true, value_name = "FILE", conflicts_with = "no_config")]
    pub config: Option<PathBuf>,
    #[arg(long, global = true)]
    pub no_config: bool,
}

/// What every command takes that makes results.
#[derive(Debug, clap::Args)]
pub struct OutputArgs<F: Formats> {
    #[arg(long, value_name = "FORMAT[=FILE]", value_parser = formats::<F>())]
    pub format: Vec<FormatTo<F>>,
    #[arg(short, long, value_name = "FILE")]
    pub output: Vec<PathBuf>,
}

/// How CSV is written.
#[derive(Clone, Copy, Debug, clap::Args)]
pub struct CsvArgs {
    #[arg(long, value_name = "WHEN", default_value = "auto", value_parser = word(&Bom::WORDS))]
    pub bom: Bom,
    #[arg(long, value_name = "MARK", default_value = ",", value_parser = word(&DELIMITERS))]
    pub csv_delimiter: u8,
}

impl CsvArgs {
    /// The byte between cells, and whether a CSV in this place is marked as UTF-8.
    pub fn marks(self, to: &To) -> (u8, bool) {
        (self.csv_delimiter, self.bom.is_written(outputs::is_file(to)))
    }
}

/// What every command takes that scores.
#[derive(Debug, clap::Args)]
pub struct ScorerArgs {
    #[arg(long)]
    pub rubric: Option<PathBuf>,
    #[arg(long, value_name = "ANSWERS", default_value = "self", value_parser = word(&Score::WORDS))]
    pub score: Score,
}

/// What every command takes that looks into the result of one agency.
#[derive(Debug, clap::Args)]
pub struct OneArgs<F: Formats> {
    #[command(flatten)]
    pub scorer: ScorerArgs,
    #[arg(long, value_name = "STAGE")]
    pub target: Option<String>,
    #[arg(long, value_name = "CODE")]
    pub agency: Option<String>,
    #[command(flatten)]
    pub output: OutputArgs<F>,
}

/// Whether to find out how firm results are.
#[derive(Clone, Copy, Debug, clap::Args)]
pub struct RobustnessArgs {
    #[arg(long)]
    robustness: bool,
    #[arg(long, value_name = "N", requires = "robustness", default_value_t = SEED)]
    seed: u64,
}

impl RobustnessArgs {
    /// The seed of the draws; nothing unless that is asked for.
    pub fn seed(self) -> Option<u64> {
        self.robustness.then_some(self.seed)
    }
}

/// How warnings and findings are treated.
#[derive(Debug, clap::Args)]
pub struct LevelArgs {
    #[arg(long, value_name = "CODE", value_delimiter = ',')]
    deny: Vec<String>,
    #[arg(long, value_name = "CODE", value_delimiter = ',')]
    warn: Vec<String>,
    #[arg(long, value_name = "CODE", value_delimiter = ',')]
    allow: Vec<String>,
}

impl LevelArgs {
    /// The rules that are named, with their levels.
    pub fn levels(&self) -> Result<Vec<(Code, Level)>, Trouble> {
        let options = [(&*self.allow, Level::Allow), (&self.warn, Level::Warn), (&self.deny, Level::Deny)];
        Ok(levels_asked(options)?)
    }
}

/// How much a report says.
#[derive(Clone, Copy, Debug, clap::Args)]
pub struct LookArgs {
    #[arg(long, value_name = "N", value_parser = top)]
    pub top: Option<Top>,
    #[arg(long)]
    pub full: bool,
}

const LANGS: [(&str, Lang); 2] = [("vi", Lang::Vi), ("en", Lang::En)];

/// Parses one of these words into the value that it stands for.
pub fn word<T: Copy + Send + Sync + 'static>(
    words: &'static [(&'static str, T)],
) -> impl TypedValueParser<Value = T> {
    PossibleValuesParser::new(words.iter().map(|(word, _)| *word)).try_map(|given| {
        let found = words.iter().find(|(word, _)| *word == given);
        found.map(|(_, meaning)| *meaning).ok_or("it is none of the words")
    })
}

fn top(text: &str) -> Result<Top, Trouble> {
    Top::from_word(text).ok_or_else(|| words::write_number_or_all().into())
}

/// Parses a format, and perhaps where it goes.
pub const fn formats<F: Formats>() -> FormatParser<F> {
    FormatParser(PhantomData)
}

#[derive(Clone)]
pub struct FormatParser<F>(PhantomData<F>);

impl<F: Formats> TypedValueParser for FormatParser<F> {
    type Value = FormatTo<F>;

    fn parse_ref(
        &self,
        command: &clap::Command,
        argument: Option<&Arg>,
        value: &OsStr,
    ) -> Result<Self::Value, clap::Error> {
        let names = || PossibleValuesParser::new(F::NAMES.iter().map(|(name, _)| *name));
        let wrong = || names().parse_ref(command, argument, value).err();
        FormatTo::parse(value)
            .ok_or_else(|| wrong().unwrap_or_else(|| clap::Error::new(ErrorKind::InvalidValue)))
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(F::NAMES.iter().map(|(name, _)| PossibleValue::new(*name))))
    }
}

impl Args {
    /// What stands before a command and does not belong there: `assess --top 3 batch`.
    pub fn misplaced(matches: &ArgMatches) -> Option<Trouble> {
        let command = matches.subcommand_name()?;
        let of_sheet = SheetArgs::augment_args(clap::Command::new("assess"));
        let is_given = |argument: &Arg| {
            matches.value_source(argument.get_id().as_str()) == Some(ValueSource::CommandLine)
        };
        of_sheet.get_arguments().any(is_given).then(|| words::command_comes_first(command).into())
    }
}
