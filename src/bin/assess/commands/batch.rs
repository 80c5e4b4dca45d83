//! `assess batch PATH…`: score many agencies with one rubric.

use std::io::{self, IsTerminal as _};

use anyhow::Context as _;
use assess::batch::choice::choose;
use assess::batch::reading::{self, Reader};
use assess::batch::run::{Tally, run as run_all};
use assess::batch::{Appraisals, Expected, Extras, League, Scorer, Wanted};
use assess::input::{expected, files};
use assess::report::data::batch::columns::Column;
use assess::report::data::batch::outputs::{Ended, Outputs};
use assess::report::each;
use assess::report::formats::{BatchFormat, Medium};
use assess::report::next::Ran;
use assess::report::receiver::{Asked, Receiver};
use assess::report::view::{batch as view, columns as columns_view};

use crate::args::batch::BatchArgs;
use crate::context::Context;
use crate::ending::conclude;
use crate::exit::Done;
use crate::outputs;
use crate::progress::{Progress, catch_interrupt, take_threads};

pub fn run(args: &BatchArgs, context: &Context) -> anyhow::Result<Done> {
    let (lang, caller, league) = (context.lang, &context.caller, &args.league);
    take_threads(args.threads)?;
    let beside = || args.appraisals.iter().chain(&args.with);
    let others = || args.list.iter().chain(&args.table.map).chain(&args.expected).chain(beside());
    context.reads_once(args.paths.iter().chain(others()))?;
    let paths = reading::with_listed(&args.paths, args.list.as_deref())?;
    context.reads_once(paths.iter().chain(others()))?;
    let (inputs, skipped) = reading::inputs(&paths)?;
    let levels = caller.levels(&args.levels.levels()?);
    let option = args.scorer.rubric.as_deref();
    let (rubric, chosen) = choose(&context.library, option, caller.settings.rubric.as_deref(), &inputs)?;
    if league.list_columns {
        return outputs::print(&context.look.shown(&columns_view::document(&rubric, lang), Medium::STDOUT));
    }
    let tables = args.table.tables();
    let map = tables.map(&rubric).context("--map")?;
    let require = caller.require(&rubric, league.require.as_deref())?;
    let formats = outputs::choose(&league.output, context.format(BatchFormat::Terminal))?;
    let has_csv = formats.iter().any(|to| to.format == BatchFormat::Csv);
    let extras = Extras { seed: args.robustness.seed(), plans: args.plans, with: args.with.is_some() };
    extras.fits(&rubric)?;
    let columns = Column::asked(league.columns.as_deref(), &rubric, has_csv, args.faults, &extras)?;
    let ranking = league.ranking().fits(args.faults)?;
    let read = inputs.iter().map(|(path, _)| path);
    context.passed_over(read.clone());
    context.announce(&rubric);
    let reading = args.table.reading(&args.scorer, context, &levels, &|_| ());
    let past = args.with.as_deref().map(|path| reading.past(path, &rubric, args.keep_going)).transpose()?;
    let (past, earlier) = past.unzip();
    let read = read.chain(others()).chain(earlier.iter().flatten());
    let read = context.inputs(read).and_rubric(&rubric);
    outputs::check(&formats, &read)?;
    let folders = outputs::folders(&args.each)?;
    catch_interrupt(lang)?;
    let (map, is_watched) = (map.as_ref(), io::stderr().is_terminal());
    let reader = Reader { rubric: &rubric, map, tables, is_watched };
    let appraisals = Appraisals::given(args.appraisals.as_deref(), &rubric, &reader.options())?;
    let places = outputs::places(&formats, league.csv.bom, require.is_some())?;
    let (mark, on_rubric) = (league.csv.csv_delimiter, (&*rubric, lang));
    let outputs = Outputs::open(places, columns, mark, !ranking.files, args.faults, on_rubric)?;
    let outputs = outputs.appraised_by(appraisals.as_ref().map(|found| found.sha256.clone()));
    let outputs = outputs.and_each(!folders.is_empty()).with_extras(extras, past);
    let wanted = Wanted { score: args.scorer.score, ..outputs.wanted(league.items) };
    let maker = outputs.maker(require);
    let mut scorer = Scorer::new((&rubric, chosen), wanted, league.by_period(), maker, &files::load);
    scorer.allow(levels.allowed());
    scorer.appraised_by(appraisals);
    scorer.expect(expected::given(args.expected.as_deref(), &rubric, lang)?.as_deref().map(Expected::new));
    let ranks = League::new(&rubric, league.group_by, league.declining());
    let progress = Progress::new(inputs.iter().map(|(path, _)| path), lang);
    let (keep_going, faults) = (args.keep_going, args.faults);
    let asked = Asked { lang, quiet: context.look.quiet, levels, keep_going, faults };
    let mut receiver = Receiver::new(outputs, ranks, progress, asked);
    let run = run_all(&reader, &inputs, &mut scorer, &mut receiver);
    let missing = scorer.missing();
    let totals = |tally: &Tally| {
        if let Some(note) = view::not_read(tally, &skipped, lang) {
            context.note(&note);
        }
        view::Totals::new(tally, inputs.len(), &skipped).and_missing(missing)
    };
    let each = |ended: &Ended| {
        let reports = each::files(&folders, &ended.kept, league.by_period())?;
        outputs::check(&reports, &read)?;
        outputs::drafts(&each::texts(reports, &ended.kept, &rubric, extras.seed, &context.look(league.look))?)
    };
    let done = conclude(context, league, receiver, (run, totals), scorer.into_sums(), each);
    let (outputs, with, by_period) = (&formats[..], args.with.as_deref(), league.by_period());
    done.inspect(|_| context.then(Ran::Batch { outputs, paths: &args.paths, with, by_period }, option))
}
