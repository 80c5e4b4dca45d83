//! `assess merge PART…`: put the results of a run together that was shared out.

use std::path::PathBuf;

use assess::batch::parts::Parts;
use assess::batch::run::{Tally, merge};
use assess::batch::{Extras, Faults, League, Scorer};
use assess::input::files;
use assess::model::library::Chosen;
use assess::report::data::batch::columns::Column;
use assess::report::data::batch::outputs::Outputs;
use assess::report::data::batch::parts::{Join, gives, paths};
use assess::report::formats::{BatchFormat, Medium};
use assess::report::receiver::{Asked, Receiver};
use assess::report::view::{batch as view, columns as columns_view};

use crate::args::batch::LeagueArgs;
use crate::context::Context;
use crate::ending::conclude;
use crate::exit::Done;
use crate::outputs;
use crate::progress::{Progress, catch_interrupt, take_threads};

#[derive(Debug, clap::Args)]
pub struct MergeArgs {
    #[arg(value_name = "PART", required_unless_present = "list")]
    parts: Vec<PathBuf>,
    #[arg(long, value_name = "FILE")]
    list: Option<PathBuf>,
    #[arg(long)]
    rubric: Option<PathBuf>,
    #[command(flatten)]
    league: LeagueArgs,
    #[arg(long, value_name = "N")]
    threads: Option<usize>,
}

pub fn run(args: &MergeArgs, context: &Context) -> anyhow::Result<Done> {
    let (lang, caller, league) = (context.lang, &context.caller, &args.league);
    take_threads(args.threads)?;
    context.reads_once(args.parts.iter().chain(&args.list))?;
    let (files, skipped) = paths(&args.parts, args.list.as_deref())?;
    let mut parts = Parts::open(files.clone())?;
    let (option, settings) = (args.rubric.as_deref(), caller.settings.rubric.as_deref());
    let rubric = parts.rubric(&context.library, option, settings)?;
    if league.list_columns {
        return outputs::print(&context.look.shown(&columns_view::document(&rubric, lang), Medium::STDOUT));
    }
    let require = caller.require(&rubric, league.require.as_deref())?;
    let usual = if parts.table().is_some() { BatchFormat::Csv } else { BatchFormat::Terminal };
    let formats = outputs::choose(&league.output, context.format(usual))?;
    gives(&parts, formats.iter().map(|to| to.format))?;
    let read = context.inputs(files.iter().chain(&args.list));
    outputs::check(&formats, &read.and_rubric(&rubric))?;
    // Rows without a result have no place in the order of ranks.
    let ranking = league.ranking();
    let in_files = if parts.has_faults() && !ranking.files { Faults::InRows } else { Faults::Apart };
    let extras = parts.head().map_or_else(Extras::default, |head| head.extras);
    let has_csv = formats.iter().any(|to| to.format == BatchFormat::Csv);
    let columns = match parts.table() {
        Some(table) => Join::columns(table, league.columns.as_deref(), &rubric, in_files)?,
        None => Column::asked(league.columns.as_deref(), &rubric, has_csv, in_files, &extras)?,
    };
    let join = parts.table().map(|table| Join::new(table, &columns, &rubric, league.group_by, ranking.files));
    let join = join.transpose()?;
    catch_interrupt(lang)?;
    let mark = league.csv.csv_delimiter;
    let places = outputs::places(&formats, league.csv.bom, require.is_some())?;
    let outputs = Outputs::open(places, columns, mark, !ranking.files, in_files, (&rubric, lang))?;
    let outputs = outputs.of_parts(parts.head());
    let (wanted, maker) = (outputs.wanted(league.items), outputs.maker(require));
    let mut scorer =
        Scorer::new((&rubric, Chosen::ByOption), wanted, league.by_period(), maker, &files::load);
    let ranks = League::new(&rubric, league.group_by, league.declining());
    let faults = if parts.has_faults() { Faults::InRows } else { Faults::Apart };
    let asked =
        Asked { lang, quiet: context.look.quiet, levels: caller.levels(&[]), keep_going: false, faults };
    let mut receiver = Receiver::new(outputs, ranks, Progress::new(&files, lang), asked);
    let run = match join {
        Some(join) => join.with(mark, require, in_files).run(&mut parts, &mut receiver),
        None => merge(&mut parts, &mut scorer, &mut receiver),
    };
    let totals = |tally: &Tally| view::Totals::new(tally, files.len(), &skipped);
    conclude(context, league, receiver, (run, totals), scorer.into_sums(), |_| Ok(Vec::new()))
}
