//! The arguments of `assess batch`.

use std::io;
use std::path::PathBuf;

use assess::batch::Stdin;
use assess::batch::{Faults, GroupBy, Tables};
use assess::check::Levels;
use assess::input::table::DELIMITERS;
use assess::model::rubric::Rubric;
use assess::report::compare::Reading;
use assess::report::data::batch::outputs::{Order, Ranking};
use assess::report::formats::{BatchFormat, SheetFormat};
use assess::report::outputs::FormatTo;

use crate::{context::Context, screen};

use super::{CsvArgs, LevelArgs, LookArgs, OutputArgs, RobustnessArgs, ScorerArgs, formats, word};

// Each flag of a command line is a bool of its own.
#[allow(clippy::struct_excessive_bools)]
#[derive(Debug, clap::Args)]
pub struct BatchArgs {
    #[arg(value_name = "PATH", required_unless_present_any = ["list", "list_columns"])]
    pub paths: Vec<PathBuf>,
    #[arg(long, value_name = "FILE")]
    pub list: Option<PathBuf>,
    #[arg(long = "for", value_name = "LIST")]
    pub expected: Option<PathBuf>,
    #[command(flatten)]
    pub scorer: ScorerArgs,
    #[arg(long, value_name = "FILE")]
    pub appraisals: Option<PathBuf>,
    #[command(flatten)]
    pub robustness: RobustnessArgs,
    #[arg(long)]
    pub plans: bool,
    #[arg(long, value_name = "EARLIER")]
    pub with: Option<PathBuf>,
    #[command(flatten)]
    pub league: LeagueArgs,
    #[arg(long, value_name = "FORMAT=DIR", value_parser = formats::<SheetFormat>())]
    pub each: Vec<FormatTo<SheetFormat>>,
    #[arg(long, value_name = "HOW", default_value = "apart", value_parser = word(&Faults::WORDS))]
    pub faults: Faults,
    #[arg(long)]
    pub keep_going: bool,
    #[arg(long, value_name = "N")]
    pub threads: Option<usize>,
    #[command(flatten)]
    pub table: TableArgs,
    #[command(flatten)]
    pub levels: LevelArgs,
}

/// What is made of the results of many agencies.
#[derive(Debug, clap::Args)]
pub struct LeagueArgs {
    #[command(flatten)]
    pub output: OutputArgs<BatchFormat>,
    #[command(flatten)]
    pub look: LookArgs,
    #[arg(long, value_name = "NAME,…")]
    pub columns: Option<String>,
    #[arg(long)]
    pub list_columns: bool,
    #[command(flatten)]
    pub csv: CsvArgs,
    #[arg(long, value_name = "ORDER", value_parser = word(&Order::WORDS))]
    pub sort: Option<Order>,
    #[arg(long, value_name = "WHAT", value_parser = word(&GroupBy::WORDS))]
    pub group_by: Option<GroupBy>,
    #[arg(long, value_name = "N", default_value_t = 5)]
    pub min_group: usize,
    #[arg(long, value_name = "CODE", num_args = 0.., require_equals = true, value_delimiter = ',')]
    pub no_rank: Option<Vec<String>>,
    #[arg(long)]
    pub items: bool,
    #[arg(long, value_name = "STAGE")]
    pub require: Option<String>,
}

/// How tables, and standard input, are read.
#[derive(Debug, clap::Args)]
pub struct TableArgs {
    #[arg(long, value_name = "FILE")]
    pub map: Option<PathBuf>,
    #[arg(long, value_name = "NAME")]
    pub sheet: Option<String>,
    #[arg(long, value_name = "MARK", value_parser = word(&DELIMITERS))]
    pub delimiter: Option<u8>,
    #[arg(long, value_name = "KIND", value_parser = word(&Stdin::WORDS))]
    pub input: Option<Stdin>,
    #[arg(long)]
    pub allow_unknown_columns: bool,
}

impl TableArgs {
    /// How tables are read.
    pub fn tables(&self) -> Tables<'_> {
        Tables {
            map: self.map.as_deref(),
            sheet: self.sheet.as_deref(),
            delimiter: self.delimiter,
            allow_unknown: self.allow_unknown_columns,
            told: self.input,
            stdin: &|| Box::new(io::stdin()),
        }
    }

    /// How the inputs of a period are read.
    pub fn reading<'a>(
        &'a self,
        scorer: &'a ScorerArgs,
        context: &'a Context,
        levels: &'a Levels,
        found: &'a dyn Fn(&Rubric),
    ) -> Reading<'a> {
        let (lang, library, tables, score) = (context.lang, &context.library, self.tables(), scorer.score);
        let (option, settings) = (scorer.rubric.as_deref(), context.caller.settings.rubric.as_deref());
        Reading { lang, option, settings, library, levels, score, tables, say: &screen::note, found }
    }
}

impl LeagueArgs {
    /// The codes of those that decline to be ranked; nothing if nobody is.
    pub fn declining(&self) -> Option<Vec<String>> {
        // The bare option means nobody.
        self.no_rank.clone().map_or(Some(Vec::new()), |codes| Some(codes).filter(|codes| !codes.is_empty()))
    }

    /// How agencies are ranked: people see them ranked, unless they ask otherwise.
    pub fn ranking(&self) -> Ranking {
        let (files, screen) = (self.sort == Some(Order::Rank), self.sort.is_none());
        Ranking { min_group: self.min_group, files, screen, items: self.items }
    }

    /// Whether an agency may come once in each period.
    pub fn by_period(&self) -> bool {
        self.group_by == Some(GroupBy::Period)
    }
}
