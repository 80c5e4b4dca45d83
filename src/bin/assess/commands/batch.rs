//! `assess batch PATH…`: score many agencies with one rubric.

use assess::base::error::{Trouble, is_closed_pipe};
use assess::batch::choice::choose;
use assess::batch::reading;
use assess::batch::run::run as run_all;
use assess::batch::{Appraisals, BatchReport, Expected, League, Scorer, Wanted};
use assess::input::{expected, files};
use assess::report::data::batch::columns::Column;
use assess::report::data::batch::outputs::Outputs;
use assess::report::each;
use assess::report::formats::{BatchFormat, Medium};
use assess::report::next::Ran;
use assess::report::receiver::{Asked, Receiver};
use assess::report::view::{batch as view, columns as columns_view};

use crate::args::batch::BatchArgs;
use crate::context::Context;
use crate::exit::Done;
use crate::outputs;
use crate::progress::{Progress, catch_interrupt, take_threads};

pub fn run(args: &BatchArgs, context: &Context) -> anyhow::Result<Done> {
    let (lang, caller) = (context.lang, &context.caller);
    take_threads(args.threads)?;
    let others = || args.list.iter().chain(&args.table.map).chain(&args.expected).chain(&args.appraisals);
    context.reads_once(args.paths.iter().chain(others()))?;
    let paths = reading::with_listed(&args.paths, args.list.as_deref())?;
    context.reads_once(paths.iter().chain(others()))?;
    let (inputs, skipped) = reading::inputs(&paths)?;
    let levels = caller.levels(&args.levels.levels()?);
    let option = args.scorer.rubric.as_deref();
    let (rubric, chosen) = choose(&caller.library(), option, caller.settings.rubric.as_deref(), &inputs)?;
    if args.list_columns {
        return outputs::print(&context.look.shown(&columns_view::document(&rubric, lang), Medium::STDOUT));
    }
    let map = args.table.map(&rubric)?;
    let require = caller.require(&rubric, args.require.as_deref()).map_err(Trouble::from)?;
    let formats = outputs::choose(&args.output, context.format(BatchFormat::Terminal))?;
    let columns = args.columns.as_deref();
    let columns = Column::asked(columns, &rubric, formats.iter().any(|to| to.format == BatchFormat::Csv));
    let columns = columns.map_err(Trouble::from)?;
    let read = inputs.iter().map(|(path, _)| path.as_path());
    context.passed_over(read.clone());
    context.announce(&rubric);
    let read = context.inputs(read.chain(others().map(AsRef::as_ref))).and_rubric(&rubric);
    outputs::check(&formats, &read)?;
    let folders = outputs::folders(&args.each)?;
    catch_interrupt(lang)?;
    let reader = args.table.reader(&rubric, map.as_ref());
    let appraisals = Appraisals::given(args.appraisals.as_deref(), &rubric, &reader.options())?;
    let (ranking, places) = (args.ranking(), outputs::places(&formats, args.csv.bom, require.is_some())?);
    let outputs = Outputs::open(places, columns, args.csv.csv_delimiter, !ranking.files, &rubric, lang)?;
    let outputs = outputs.appraised_by(appraisals.as_ref()).and_each(!folders.is_empty());
    let (wanted, maker) =
        (Wanted { score: args.scorer.score, ..outputs.wanted(args.items) }, outputs.maker(require));
    let mut scorer = Scorer::new((&rubric, chosen), wanted, args.by_period(), maker, &files::load);
    scorer.allow(levels.allowed());
    scorer.appraised_by(appraisals);
    scorer.expect(expected::given(args.expected.as_deref(), &rubric, lang)?.as_deref().map(Expected::new));
    let league = League::new(&rubric, args.group_by, args.declining());
    // Only a person at a terminal wants to know how much there is.
    let total = || inputs.iter().try_fold(0, |sum, (path, _)| Some(sum + files::size(path)?));
    let asked = Asked { lang, quiet: context.look.quiet, levels, keep_going: args.keep_going };
    let mut receiver = Receiver::new(outputs, league, Progress::new(total, lang), asked);
    let tally = match run_all(&reader, &inputs, &mut scorer, &mut receiver) {
        Err(error) if is_closed_pipe(&error) => return Ok(Done::said(&receiver.closed())),
        run => run?,
    };
    receiver.watcher().finish();
    if let Some(note) = view::not_read(&tally, &skipped, lang) {
        context.note(&note);
    }
    let totals = view::Totals::new(&tally, inputs.len(), &skipped).and_missing(scorer.missing());
    let ending = receiver.end(&tally, &totals);
    if !ending.has_results {
        return Ok(Done::said(&ending));
    }
    let (sums, periods) = scorer.into_sums();
    let (outputs, ended) = receiver.results(tally, sums, periods);
    let reports = each::files(&folders, &ended.kept, args.by_period()).map_err(Trouble::from)?;
    outputs::check(&reports, &read)?;
    let reports = each::texts(reports, &ended.kept, &rubric, &context.look(args.look))?;
    let drafts = outputs::drafts(&reports)?;
    let shown = |report: &BatchReport<'_>, medium| {
        let look = context.look(args.look);
        look.report(medium, |options| view::document(report, options), |options| view::line(report, options))
    };
    let written = outputs.end(ended, ranking, shown).map_err(anyhow::Error::from);
    let written = written.and_then(|own| outputs::finish(drafts.into_iter().chain(own).collect()));
    // A closed pipe hides neither a failed input nor a gate.
    written.or_else(|error| if is_closed_pipe(&*error) { Ok(()) } else { Err(error) })?;
    let done = Done::said(&ending);
    context.then(Ran::Batch(&formats), option);
    Ok(done)
}
