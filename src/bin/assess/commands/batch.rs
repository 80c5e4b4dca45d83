//! `assess batch PATH…`: score many agencies with one rubric.

use std::io::{self, IsTerminal};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::sync_channel;

use anyhow::bail;
use assess::base::lang::Lang;
use assess::base::quote::{clean, quoted};
use assess::base::source::SourceFile;
use assess::batch::{BatchReport, FEW, Failure, GroupBy, League, Needs, Part, Row, Scorer, Sums, Wanted};
use assess::input::table::Kind;
use assess::model::library::{Chosen, Wanted as WantedRubric};
use assess::model::rubric::Rubric;
use assess::model::rubric::builtin::Builtin;
use assess::report::data::batch::columns::Column;
use assess::report::data::batch::json::BatchProvenance;
use assess::report::view::batch::{counts, failure};
use assess::report::view::columns as columns_view;

use crate::args::batch::{BatchArgs, BatchFormat, GroupArg, SortArg};
use crate::batch::catch_interrupt;
use crate::batch::made::Maker;
use crate::batch::outputs::{Look, Outputs};
use crate::batch::progress::Progress;
use crate::batch::reading::{self, Reader};
use crate::context::Context;
use crate::exit::Done;
use crate::files;
use crate::inputs::Asked;
use crate::outputs;
use crate::screen;
use crate::words;

/// The formats for people, which show agencies ranked unless asked otherwise.
const SHOWN: [BatchFormat; 2] = [BatchFormat::Terminal, BatchFormat::Markdown];

/// The most failures that are kept for the reports; all are counted and said.
const MOST_FAILURES: usize = 1_000;

pub fn run(args: &BatchArgs, context: &Context) -> anyhow::Result<Done> {
    let lang = context.lang;
    if let Some(threads) = args.threads {
        rayon::ThreadPoolBuilder::new().num_threads(threads).build_global()?;
    }
    let inputs = reading::collect(&args.paths, args.list.as_deref(), lang)?;
    let (rubric, chosen) = choose(args, &inputs, context)?;
    if args.list_columns {
        outputs::print(&context.shown(&columns_view::document(&rubric, lang), false, true))?;
        return Ok(Done::Passed);
    }
    let map = args.map.as_deref().map(|path| reading::map(path, &rubric)).transpose()?;
    let require = context.require(&rubric, args.require.as_deref())?;
    let formats = outputs::choose(&args.format, &args.output, context.format(BatchFormat::Terminal), lang)?;
    let columns = columns(args, &rubric, lang)?;
    let has = |format| formats.iter().any(|to| to.format == format);
    if args.columns.is_some() && !has(BatchFormat::Csv) {
        bail!(words::columns_are_for_csv(lang));
    }
    let read = inputs.iter().map(|(path, _)| path.as_path());
    context.passed_over(read.clone());
    context.announce(&rubric);
    let read = read.chain([args.map.as_deref(), args.list.as_deref()].into_iter().flatten());
    outputs::check(&formats, &context.inputs(read).and_rubric(&rubric), lang)?;
    catch_interrupt(lang)?;
    let as_input = args.sort != Some(SortArg::Rank);
    let reader = Reader {
        rubric: &rubric,
        map: map.as_ref(),
        sheet: args.sheet.as_deref(),
        allow_unknown: args.allow_unknown_columns,
        stdin: args.input,
        is_watched: io::stderr().is_terminal(),
        lang,
    };
    // Only a person at a terminal wants to know how much there is.
    let total =
        || inputs.iter().try_fold(0, |sum, (path, _)| Some(sum + std::fs::metadata(path).ok()?.len()));
    let mut outputs = Outputs::open(&formats, columns.clone(), as_input, require.is_some(), &rubric, lang)?;
    let (csv, is_held) = outputs.csv();
    let maker = Maker {
        rubric: &rubric,
        rubric_sha256: if has(BatchFormat::Jsonl) { rubric.sha256() } else { String::new() },
        lang,
        is_held,
        rows: outputs.keeps_rows(),
        ranked: outputs.waits(),
        jsonl: has(BatchFormat::Jsonl),
        detail: has(BatchFormat::Xlsx),
        require,
        columns: csv,
    };
    let keeps_rows = outputs.keeps_rows();
    let needs = if keeps_rows { Needs::ALL } else { Column::needs(&columns) };
    let wanted = Wanted {
        needs,
        origin: keeps_rows || columns.contains(&Column::Origin),
        assessment: maker.jsonl || maker.detail,
        sha256: maker.jsonl,
        summary: keeps_rows,
        items: args.items,
    };
    let by_period = args.group_by == Some(GroupArg::Period);
    let scorer = Scorer::new((&rubric, chosen), wanted, by_period, maker, &files::load);
    let declining = match &args.no_rank {
        Some(codes) if codes.is_empty() => None,
        codes => Some(codes.clone().unwrap_or_default()),
    };
    let league = League::new(&rubric, args.group_by.map(GroupBy::from), declining);
    let progress = Progress::new(total, lang);
    let mut run = Run { scorer, progress, league, tally: Tally::default(), lang };
    run.inputs(&reader, &inputs, &mut outputs)?;
    run.progress.finish();
    let Run { scorer, tally, league, .. } = run;
    if tally.read == 0 {
        bail!(words::no_answer_sheet(lang));
    }
    let done = tally.end(args.keep_going, lang);
    // The report for a terminal says itself how many were read.
    let is_shown = formats.iter().any(|to| SHOWN.contains(&to.format) && to.is_stdout());
    tally.say(is_shown, lang);
    report(args, &rubric, scorer.into_sums(), tally, league, outputs, context)?;
    done
}

/// A run in progress.
struct Run<'r, 'l> {
    scorer: Scorer<'r, 'l, Maker<'r>>,
    progress: Progress,
    league: League,
    tally: Tally,
    lang: Lang,
}

/// What has come of the inputs so far.
#[derive(Default)]
struct Tally {
    read: u64,
    failed: u64,
    below: u64,
    rows: Vec<Row>,
    failures: Vec<Failure>,
}

impl<'r> Run<'r, '_> {
    /// Reads the inputs and scores them: in turn if they are a few sheets, else at the same time.
    fn inputs(
        &mut self,
        reader: &Reader<'r>,
        inputs: &[(PathBuf, Asked)],
        outputs: &mut Outputs<'_>,
    ) -> anyhow::Result<()> {
        let is_sheet = |path: &Path| path != Path::new("-") && Kind::of(&path.to_string_lossy()).is_none();
        if inputs.len() <= FEW && inputs.iter().all(|(path, _)| is_sheet(path)) {
            let mut done = Ok(());
            reader.read(inputs, &mut |chunk| {
                done = self.chunk(&chunk, outputs);
                if done.is_ok() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
            });
            return done;
        }
        std::thread::scope(|scope| {
            let (to, chunks) = sync_channel(2);
            scope.spawn(move || {
                // Whoever listens has either got everything or gone away.
                reader.read(inputs, &mut |chunk| {
                    to.send(chunk).map_or(ControlFlow::Break(()), ControlFlow::Continue)
                });
            });
            for chunk in chunks {
                self.chunk(&chunk, outputs)?;
            }
            Ok(())
        })
    }

    fn chunk(&mut self, chunk: &reading::Chunk<'r>, outputs: &mut Outputs<'_>) -> anyhow::Result<()> {
        let keeps_rows = outputs.keeps_rows();
        for note in &chunk.notes {
            self.progress.say(note);
        }
        for Part { made, read, failures } in self.scorer.score(&chunk.work) {
            self.tally.read += read;
            self.tally.below += made.below;
            outputs.agencies(&made)?;
            for row in &made.rows {
                self.league.add(row);
            }
            if keeps_rows {
                self.tally.rows.extend(made.rows);
            }
            self.tally.failed += failures.len() as u64;
            for failure in failures {
                self.progress.say(&said(&failure, self.lang));
                if self.tally.failures.len() < MOST_FAILURES {
                    self.tally.failures.push(failure);
                }
            }
        }
        self.progress.advance(chunk.bytes, self.tally.read);
        Ok(())
    }
}

impl Tally {
    /// How the run ended: failed inputs make it an error, unless they may not and others were scored.
    fn end(&self, keep_going: bool, lang: Lang) -> anyhow::Result<Done> {
        if self.failed == self.read {
            bail!(words::nothing_scored(lang));
        }
        if self.failed > 0 && !keep_going {
            bail!(words::some_failed(lang));
        }
        Ok(if self.below > 0 { Done::Failed } else { Done::Passed })
    }

    /// Says how many were read, scored and failed, unless a report does, and how many are below a requirement.
    fn say(&self, is_shown: bool, lang: Lang) {
        let (read, failed, scored) = (self.read, self.failed, self.read - self.failed);
        if !is_shown {
            screen::note(&counts(read, scored, failed, lang));
        }
        if self.below > 0 {
            let below = self.below;
            screen::note(&words::below_required(lang, below));
        }
    }
}

/// Ranks, sorts and writes what needs the whole batch.
fn report(
    args: &BatchArgs,
    rubric: &Rubric,
    sums: Sums,
    tally: Tally,
    league: League,
    mut outputs: Outputs<'_>,
    context: &Context,
) -> anyhow::Result<()> {
    let lang = context.lang;
    let look = Look { context, args: args.look };
    let Tally { read, failed, rows, failures, .. } = tally;
    for code in league.unknown_declining() {
        let code = clean(code);
        screen::note(&words::no_rank_of_nobody(lang, &code));
    }
    let agencies = league.len();
    let standings = league.standings(args.min_group);
    let by_rank = args.sort == Some(SortArg::Rank);
    let order = if by_rank { standings.order(agencies) } else { (0..agencies).collect() };
    outputs.lines(&order, &standings)?;
    let mut report = BatchReport::new(rubric, rows, sums.summary);
    (report.read, report.failed, report.failures) = (read, failed, failures);
    if args.items {
        (report.items, report.stage_items) = (Some(sums.criteria.finish()), Some(sums.stages.finish()));
    }
    let rubric_sha256 = if outputs.has(BatchFormat::Json) { rubric.sha256() } else { String::new() };
    let provenance = BatchProvenance { tool: env!("CARGO_PKG_VERSION").to_owned(), rubric_sha256 };
    let shown = if args.sort.is_none() { standings.order(agencies) } else { (0..agencies).collect() };
    report.rank(standings);
    if by_rank {
        report.sort(&order);
    }
    outputs.report(&report, &provenance, look, &[BatchFormat::Json, BatchFormat::Xlsx])?;
    // People see them ranked, unless asked otherwise.
    if SHOWN.iter().any(|format| outputs.has(*format)) {
        report.sort(&shown);
        outputs.report(&report, &provenance, look, &SHOWN)?;
    }
    outputs.finish()
}

/// The rubric of all agencies: that of the caller, else the built-in one that every sheet has to name, else the default.
fn choose(
    args: &BatchArgs,
    inputs: &[(PathBuf, Asked)],
    context: &Context,
) -> anyhow::Result<(Arc<Rubric>, Chosen)> {
    let library = context.library();
    let wanted = |option, settings| WantedRubric { option, settings, ..WantedRubric::default() };
    let resolve = |wanted| library.resolve(wanted).map_err(|cause| cause.of(&SourceFile::new("-", "")));
    if args.rubric.is_some() {
        return Ok((resolve(wanted(args.rubric.as_deref(), None))?, Chosen::ByOption));
    }
    let settings = context.settings.rubric.as_deref();
    let reference = if settings.is_some() { None } else { reading::first_reference(inputs) };
    let Some(reference) = reference.filter(|reference| !reference.is_path()) else {
        return Ok((resolve(wanted(None, settings))?, Chosen::ByDefault));
    };
    if let Some(builtin) = Builtin::find(&reference.rubric) {
        return Ok((library.asked(Path::new(builtin.id))?, Chosen::BySheets));
    }
    // Which file that is, the caller has to say.
    library.asked(Path::new(&reference.rubric))?;
    let id = quoted(&reference.rubric);
    bail!(words::sheets_of_other_rubric(context.lang, &id));
}

fn columns(args: &BatchArgs, rubric: &Rubric, lang: Lang) -> anyhow::Result<Vec<Column>> {
    match &args.columns {
        None => Ok(Column::defaults(rubric)),
        Some(list) => Column::parse_list(list, rubric)
            .map_err(|fault| anyhow::Error::msg(format!("--columns: {}", fault.message().get(lang)))),
    }
}

/// A failed input, on lines of its own.
fn said(failed: &Failure, lang: Lang) -> String {
    failure(failed, lang).iter().map(|line| clean(line)).collect::<Vec<_>>().join("\n")
}
