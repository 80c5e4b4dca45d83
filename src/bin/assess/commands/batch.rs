//! `assess batch PATH…`: score many agencies with one rubric.

use std::io::{self, IsTerminal, Write};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::sync_channel;

use anyhow::bail;
use assess::base::lang::Lang;
use assess::base::quote::{clean, quoted};
use assess::base::source::SourceFile;
use assess::batch::{BatchReport, Failure, GroupBy, Row};
use assess::engine::program::Programs;
use assess::input::table::Kind;
use assess::model::library::{Chosen, Wanted};
use assess::model::rubric::Rubric;
use assess::model::rubric::builtin::Builtin;
use assess::report::data::batch::columns::Column;
use assess::report::data::batch::csv;
use assess::report::data::batch::json::BatchProvenance;
use assess::report::render;
use assess::report::view::batch::{counts, failure};
use assess::report::view::columns as columns_view;

use crate::args::batch::{BatchArgs, BatchFormat, GroupArg, SortArg};
use crate::batch::catch_interrupt;
use crate::batch::fast;
use crate::batch::outputs::{Look, Outputs, reaches};
use crate::batch::progress::Progress;
use crate::batch::reading::{self, Reader};
use crate::batch::scoring::{FEW, Piece, Scorer, Sums, Wanted as Parts};
use crate::batch::seen::Seen;
use crate::context::Context;
use crate::exit::Done;
use crate::inputs::Asked;
use crate::outputs::{self, Output, Sink};
use crate::screen;

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
        outputs::print(&render(&columns_view::document(&rubric, lang), context.terminal(true)))?;
        return Ok(Done::Passed);
    }
    let map = args.map.as_deref().map(|path| reading::map(path, &rubric)).transpose()?;
    let require = context.require(&rubric, args.require.as_deref())?;
    let formats = outputs::choose(&args.format, &args.output, context.format(BatchFormat::Terminal), lang)?;
    let columns = columns(args, &rubric, lang)?;
    let has = |format| formats.iter().any(|to| to.format == format);
    if args.columns.is_some() && !has(BatchFormat::Csv) {
        bail!(lang.pick("--columns is for --format csv", "--columns chỉ dùng với --format csv"));
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
    if let ([(path, _)], [to], true) = (&inputs[..], &formats[..], as_input && !args.items)
        && Kind::of(&path.to_string_lossy()) == Some(Kind::Csv)
        && to.format == BatchFormat::Csv
        && columns == fast::COLUMNS
        && let Some(tally) = short_way(path, to, &reader, require, || Progress::new(total, lang))?
    {
        tally.say(false, lang);
        return tally.end(args.keep_going, lang);
    }
    let mut outputs = Outputs::open(&formats, columns, as_input, require.is_some(), &rubric, lang)?;
    let wanted = Parts {
        line: has(BatchFormat::Jsonl),
        detail: has(BatchFormat::Xlsx),
        summary: formats.iter().any(|to| !matches!(to.format, BatchFormat::Csv | BatchFormat::Jsonl)),
        items: args.items,
    };
    let scorer = Scorer {
        rubric: &rubric,
        chosen,
        programs: Programs::new(&rubric),
        rubric_sha256: if wanted.line { rubric.sha256() } else { String::new() },
        wanted,
        lang,
        by_period: args.group_by == Some(GroupArg::Period),
        seen: Seen::default(),
        sums: Sums::new(&rubric),
    };
    let progress = Progress::new(total, lang);
    let mut run = Run { scorer, progress, tally: Tally { require, ..Tally::default() }, lang };
    run.inputs(&reader, &inputs, &mut outputs)?;
    run.progress.finish();
    let Run { scorer, tally, .. } = run;
    if tally.read == 0 {
        bail!(lang.pick("there is no answer sheet in the inputs", "không có tệp trả lời nào trong đầu vào"));
    }
    let done = tally.end(args.keep_going, lang);
    // The report for a terminal says itself how many were read.
    let is_shown = formats.iter().any(|to| SHOWN.contains(&to.format) && to.is_stdout());
    tally.say(is_shown, lang);
    report(args, &rubric, scorer, tally, outputs, context)?;
    done
}

/// Scores one table in the short way, and writes it; nothing if it has to go the usual way.
fn short_way(
    path: &Path,
    to: &Output<BatchFormat>,
    reader: &Reader<'_>,
    require: Option<usize>,
    progress: impl Fn() -> Progress,
) -> anyhow::Result<Option<Tally>> {
    for hashed in [false, true] {
        // Standard output gets it only when it is whole: until then it may have to be done in another way.
        let mut draft = Sink::held(&to.to)?;
        csv_header(&mut draft, reader.rubric)?;
        let mut progress = progress();
        let done = fast::run(path, reader, require, hashed, &mut draft, &mut progress)?;
        progress.finish();
        let Some(done) = done else { continue };
        if done.read == 0 {
            return Ok(None);
        }
        for failure in &done.failures {
            screen::note(&said(failure, reader.lang));
        }
        outputs::finish(vec![draft])?;
        let failed = done.failures.len() as u64;
        return Ok(Some(Tally { read: done.read, failed, below: done.below, require, ..Tally::default() }));
    }
    Ok(None)
}

fn csv_header(out: &mut impl Write, rubric: &Rubric) -> io::Result<()> {
    let mut line = Vec::new();
    csv::write_header(&mut line, &fast::COLUMNS, rubric);
    out.write_all(&line)
}

/// A run in progress.
struct Run<'r> {
    scorer: Scorer<'r>,
    progress: Progress,
    tally: Tally,
    lang: Lang,
}

/// What has come of the inputs so far.
#[derive(Default)]
struct Tally {
    read: u64,
    failed: u64,
    below: u64,
    require: Option<usize>,
    rows: Vec<Row>,
    failures: Vec<Failure>,
}

impl<'r> Run<'r> {
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
        for piece in self.scorer.score(&chunk.work) {
            self.tally.read += 1;
            match piece {
                Piece::Scored(scored) => {
                    outputs.agency(&scored)?;
                    let enough = self.tally.require.is_none_or(|stage| reaches(&scored.row, stage));
                    self.tally.below += u64::from(!enough);
                    if keeps_rows {
                        self.tally.rows.push(scored.row);
                    }
                }
                Piece::Failed(failure) | Piece::Differs(failure) => {
                    self.tally.failed += 1;
                    self.progress.say(&said(&failure, self.lang));
                    if self.tally.failures.len() < MOST_FAILURES {
                        self.tally.failures.push(failure);
                    }
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
            bail!(lang.pick("no input could be scored", "không chấm được đầu vào nào"));
        }
        if self.failed > 0 && !keep_going {
            bail!(lang.pick(
                "some inputs failed; --keep-going makes this no error",
                "một số đầu vào bị lỗi; dùng --keep-going để không coi đây là lỗi",
            ));
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
            screen::note(&lang.pick(
                format!("{below} below the required stage"),
                format!("{below} đơn vị chưa đạt giai đoạn yêu cầu"),
            ));
        }
    }
}

/// Ranks, sorts and writes what needs the whole batch.
fn report(
    args: &BatchArgs,
    rubric: &Rubric,
    scorer: Scorer<'_>,
    tally: Tally,
    mut outputs: Outputs<'_>,
    context: &Context,
) -> anyhow::Result<()> {
    let lang = context.lang;
    let look = Look { context, args: args.look };
    let Tally { read, failed, rows, failures, .. } = tally;
    let declining = match &args.no_rank {
        Some(codes) if codes.is_empty() => None,
        codes => Some(codes.clone().unwrap_or_default()),
    };
    let sums = scorer.sums;
    let mut report = BatchReport::new(rubric, rows, sums.summary);
    (report.read, report.failed, report.failures) = (read, failed, failures);
    report.group(args.group_by.map(GroupBy::from));
    if let Some(declining) = declining {
        let is_known = |code: &&String| report.rows.iter().any(|row| row.agency.code.as_ref() == Some(code));
        for code in declining.iter().filter(|code| outputs.keeps_rows() && !is_known(code)) {
            let code = clean(code);
            screen::note(&lang.pick(
                format!("note: --no-rank: no agency that was scored has the code `{code}`"),
                format!("lưu ý: --no-rank: không có đơn vị nào được chấm mang mã `{code}`"),
            ));
        }
        report.rank(&declining, args.min_group);
    }
    if args.items {
        (report.items, report.stage_items) = (Some(sums.criteria.finish()), Some(sums.stages.finish()));
    }
    let rubric_sha256 = if outputs.has(BatchFormat::Json) { rubric.sha256() } else { String::new() };
    let provenance = BatchProvenance { tool: env!("CARGO_PKG_VERSION").to_owned(), rubric_sha256 };
    let as_input: Vec<usize> = (0..report.rows.len()).collect();
    let all = [BatchFormat::Csv, BatchFormat::Jsonl, BatchFormat::Json, BatchFormat::Xlsx];
    match args.sort {
        Some(SortArg::Rank) => {
            let order = report.sort_by_rank();
            outputs.report(&report, &order, &provenance, look, &all)?;
            outputs.report(&report, &order, &provenance, look, &SHOWN)?;
        }
        sort => {
            outputs.report(&report, &as_input, &provenance, look, &all)?;
            if sort.is_none() && SHOWN.iter().any(|format| outputs.has(*format)) {
                report.sort_by_rank();
            }
            outputs.report(&report, &as_input, &provenance, look, &SHOWN)?;
        }
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
    let wanted = |option, settings| Wanted { option, settings, ..Wanted::default() };
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
    bail!(context.lang.pick(
        format!("the sheets are for `{id}`, which is not built in; score them with `--rubric {id}`"),
        format!("các bảng trả lời dành cho `{id}`, không phải bộ dựng sẵn; hãy chấm bằng `--rubric {id}`"),
    ));
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
