//! `assess batch PATH…`: score many agencies with one rubric.

use std::io::{self, IsTerminal};

use anyhow::Context as _;
use assess::base::error::Trouble;
use assess::batch::choice::choose;
use assess::batch::reading::{self, Reader};
use assess::batch::run::run as run_all;
use assess::batch::{BatchReport, Expected, League, Scorer, Wanted};
use assess::input::table::Map;
use assess::input::{expected, files};
use assess::report::data::batch::outputs::{Ended, Outputs};
use assess::report::formats::BatchFormat;
use assess::report::view::{batch as view, columns as columns_view};

use crate::args::batch::BatchArgs;
use crate::batch::progress::Progress;
use crate::batch::receiver::Receiver;
use crate::batch::{catch_interrupt, columns, paths, take_threads};
use crate::context::Context;
use crate::exit::{Done, is_closed_pipe};
use crate::outputs;

pub fn run(args: &BatchArgs, context: &Context) -> anyhow::Result<Done> {
    let lang = context.lang;
    take_threads(args.threads)?;
    let (inputs, skipped) = reading::inputs(&paths(args, context)?)?;
    let levels = context.levels(&args.levels)?;
    let settings = context.settings.rubric.as_deref();
    let (rubric, chosen) = choose(&context.library(), args.rubric.as_deref(), settings, &inputs)?;
    if args.list_columns {
        outputs::print(&context.shown(&columns_view::document(&rubric, lang), false, true))?;
        return Ok(Done::Passed);
    }
    let read_map = |path| Map::read(files::load(path)?.source, &rubric).map_err(Trouble::File);
    let map = args.map.as_deref().map(read_map).transpose().context("--map")?;
    let require = context.require(&rubric, args.require.as_deref())?;
    let formats = outputs::choose(&args.format, &args.output, context.format(BatchFormat::Terminal), lang)?;
    let columns = columns(args, &rubric, &formats, lang)?;
    let read = inputs.iter().map(|(path, _)| path.as_path());
    context.passed_over(read.clone());
    context.announce(&rubric);
    let read = read
        .chain([args.map.as_deref(), args.list.as_deref(), args.expected.as_deref()].into_iter().flatten());
    outputs::check(&formats, &context.inputs(read).and_rubric(&rubric), lang)?;
    catch_interrupt(lang)?;
    let reader = Reader {
        rubric: &rubric,
        map: map.as_ref(),
        sheet: args.sheet.as_deref(),
        delimiter: args.delimiter,
        allow_unknown: args.allow_unknown_columns,
        told: args.input,
        stdin: &|| Box::new(io::stdin()),
        is_watched: io::stderr().is_terminal(),
    };
    let places = outputs::places(&formats, require.is_some())?;
    let outputs = Outputs::open(places, columns, !args.ranking().files, &rubric, lang)?;
    let wanted = Wanted { score: args.score, ..outputs.wanted(args.items) };
    let maker = outputs.maker(require);
    let mut scorer = Scorer::new((&rubric, chosen), wanted, args.by_period(), maker, &files::load);
    scorer.allow(levels.allowed());
    if let Some(list) = &args.expected {
        scorer.expect(Expected::new(&expected::list(list, &rubric, lang)?));
    }
    let league = League::new(&rubric, args.group_by, args.declining());
    // Only a person at a terminal wants to know how much there is.
    let total = || inputs.iter().try_fold(0, |sum, (path, _)| Some(sum + files::size(path)?));
    let mut receiver = Receiver::new(outputs, Progress::new(total, lang), league, levels, context);
    let run = run_all(&reader, &inputs, &mut scorer, &mut receiver);
    let Some(tally) = Receiver::unless_closed(run)? else { return receiver.closed(args.keep_going) };
    receiver.progress.finish();
    if let Some(note) = view::not_read(&tally, &skipped, lang) {
        context.note(&note);
    }
    let totals = view::Totals::new(&tally, inputs.len(), &skipped).and_missing(scorer.missing());
    let ending = receiver.end(&tally, args.keep_going, &totals);
    if !ending.has_results {
        return Ok(ending.say());
    }
    let (sums, periods) = scorer.into_sums();
    let ended = Ended { tally, rows: receiver.rows, sums, periods, league: receiver.league };
    let ranking = args.ranking();
    let shown = |report: &BatchReport<'_>, is_markdown: bool, is_stdout| {
        let options = context.view(args.look, is_stdout && !is_markdown);
        let (document, line) = (|| view::document(report, options), || view::line(report, options));
        context.report(document, line, is_markdown, is_stdout)
    };
    let written = receiver.outputs.end(ended, ranking, shown).map_err(anyhow::Error::from);
    match written.and_then(outputs::finish) {
        // A closed pipe hides neither a failed input nor a gate.
        Err(error) if !is_closed_pipe(&error) => Err(error),
        _ => Ok(ending.say()),
    }
}
