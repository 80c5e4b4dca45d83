//! The arguments of `assess batch`.

use std::path::PathBuf;

use assess::batch::GroupBy;
use assess::batch::reading::Stdin;
use assess::input::table::DELIMITERS;
use assess::model::answers::Score;
use assess::report::data::batch::outputs::Ranking;
use assess::report::formats::BatchFormat;
use clap::{ValueEnum, ValueHint};

use crate::outputs::FormatTo;

// Each flag of a command line is a bool of its own.
#[allow(clippy::struct_excessive_bools)]
#[derive(Debug, clap::Args)]
pub struct BatchArgs {
    /// Answer sheets (YAML, TOML, JSON), tables (CSV, XLSX) or JSON Lines: files, folders, patterns, or `-`
    #[arg(value_name = "PATH", required_unless_present_any = ["list", "list_columns"], value_hint = ValueHint::AnyPath)]
    pub paths: Vec<PathBuf>,

    /// Read further paths from a file, one a line; `-` is standard input
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub list: Option<PathBuf>,

    /// Rubric: the id of a built-in one, or the path of a file
    #[arg(long, value_name = "RUBRIC", value_hint = ValueHint::FilePath)]
    pub rubric: Option<PathBuf>,

    /// Agencies that are expected, to name the missing: a table with `code`, `name`; or `provinces`
    #[arg(long = "for", value_name = "LIST", value_hint = ValueHint::FilePath)]
    pub expected: Option<PathBuf>,

    /// What the columns of tables are called: a TOML file
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub map: Option<PathBuf>,

    /// The sheet of XLSX workbooks to read [default: the first]
    #[arg(long, value_name = "NAME")]
    pub sheet: Option<String>,

    /// What separates the cells of text tables: `,` `;` `tab` `|` [default: told from the first rows]
    #[arg(long, value_name = "MARK", value_parser = super::word(&DELIMITERS))]
    pub delimiter: Option<u8>,

    /// What standard input is [default: told from its beginning]
    #[arg(long, value_name = "KIND", value_parser = super::word(&Stdin::WORDS))]
    pub input: Option<Stdin>,

    /// Skip columns of tables that are no question and mean nothing else
    #[arg(long)]
    pub allow_unknown_columns: bool,

    /// Whose answers count: the agency's own, or appraised ones where there are any
    #[arg(long, value_name = "ANSWERS", default_value = "self", value_parser = super::word(&Score::WORDS))]
    pub score: Score,

    /// Format, perhaps with its file: `terminal`, `markdown`, `csv=out.csv`, `jsonl`, `json`, `xlsx=out.xlsx`; several at once
    #[arg(long, value_name = "FORMAT[=FILE]", value_parser = super::format_to::<BatchFormat>())]
    pub format: Vec<FormatTo<BatchFormat>>,

    /// Write the results to a file; its ending tells the format unless --format does
    #[arg(short, long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub output: Vec<PathBuf>,

    /// Columns of the CSV, in this order [default: see --list-columns]
    #[arg(long, value_name = "NAME,…")]
    pub columns: Option<String>,

    /// List the columns of the CSV
    #[arg(long)]
    pub list_columns: bool,

    #[command(flatten)]
    pub look: super::LookArgs,

    #[command(flatten)]
    pub levels: super::LevelArgs,

    /// Order of the agencies in files; a terminal shows them ranked unless asked otherwise
    #[arg(long, value_name = "ORDER")]
    pub sort: Option<SortArg>,

    /// Rank agencies within groups; with `period`, an agency may come once in each
    #[arg(long, value_name = "WHAT", value_parser = super::word(&GroupBy::WORDS))]
    pub group_by: Option<GroupBy>,

    /// Do not rank groups with fewer agencies
    #[arg(long, value_name = "N", default_value_t = 5)]
    pub min_group: usize,

    /// Rank nobody, or leave out those with these codes
    #[arg(long, value_name = "CODE", num_args = 0.., require_equals = true, value_delimiter = ',')]
    pub no_rank: Option<Vec<String>>,

    /// Add statistics of the criteria: shares, item-rest correlation, alpha, H
    #[arg(long)]
    pub items: bool,

    /// Exit with 1 if an agency is below this stage
    #[arg(long, value_name = "STAGE")]
    pub require: Option<String>,

    /// Exit with 0 or 1 although inputs failed, if others were scored
    #[arg(long)]
    pub keep_going: bool,

    /// How many threads to use [default: one for each core]
    #[arg(long, value_name = "N")]
    pub threads: Option<usize>,
}

impl BatchArgs {
    /// The codes of those that decline to be ranked; nothing if nobody is.
    pub fn declining(&self) -> Option<Vec<String>> {
        // The bare option means nobody.
        self.no_rank.clone().map_or(Some(Vec::new()), |codes| Some(codes).filter(|codes| !codes.is_empty()))
    }

    /// How agencies are ranked: people see them ranked, unless they ask otherwise.
    pub fn ranking(&self) -> Ranking {
        let (files, screen) = (self.sort == Some(SortArg::Rank), self.sort.is_none());
        Ranking { min_group: self.min_group, files, screen, items: self.items }
    }

    /// Whether an agency may come once in each period.
    pub fn by_period(&self) -> bool {
        self.group_by == Some(GroupBy::Period)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum SortArg {
    /// As they come
    Input,
    /// By rank
    Rank,
}
