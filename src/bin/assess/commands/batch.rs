//! `assess batch PATH…`: score many agencies with one rubric.

use std::io::{self, IsTerminal, Seek, Write};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::mpsc::sync_channel;

use anyhow::bail;
use assess::Error;
use assess::base::diagnostic::{Code, Diagnostic};
use assess::base::lang::Lang;
use assess::base::quote::clean;
use assess::batch::{BatchReport, Failure, GroupBy, Row};
use assess::engine::program::Programs;
use assess::input::table::Kind;
use assess::model::answers::is_path;
use assess::model::rubric::Rubric;
use assess::model::rubric::builtin::DEFAULT;
use assess::report::data::batch::columns::Column;
use assess::report::data::batch::csv;
use assess::report::data::batch::json::BatchProvenance;
use assess::report::render;
use assess::report::view::batch::failure;
use assess::report::view::columns as view;

use crate::args::batch::{BatchArgs, BatchFormat, BatchFormatTo, GroupArg, SortArg};
use crate::batch::catch_interrupt;
use crate::batch::fast;
use crate::batch::outputs::{Look, Outputs, reaches};
use crate::batch::progress::Progress;
use crate::batch::reading::{self, Reader};
use crate::batch::scoring::{FEW, Piece, Scorer, Sums, Wanted};
use crate::batch::seen::Seen;
use crate::config;
use crate::exit::{Done, Unusable};
use crate::files;
use crate::inputs::Asked;
use crate::named::Named;

use super::assess::{TOP, stage_option};

/// The formats for people, which show agencies ranked unless asked otherwise.
const SHOWN: [BatchFormat; 2] = [BatchFormat::Terminal, BatchFormat::Markdown];

/// The most failures that are kept for the reports; all are counted and said.
const MOST_FAILURES: usize = 1_000;

pub fn run(args: &BatchArgs, asked_lang: Option<Lang>, locale: Lang) -> anyhow::Result<Done> {
    let first = args.paths.first().map_or(Path::new("-"), |path| path.as_path());
    let config = config::find(first, locale)?;
    let lang = asked_lang.or(config.lang).unwrap_or(locale);
    if let Some(threads) = args.threads {
        rayon::ThreadPoolBuilder::new().num_threads(threads).build_global()?;
    }
    let inputs = reading::collect(&args.paths, args.list.as_deref(), lang)?;
    let reference = if args.rubric.is_some() { None } else { reading::first_reference(&inputs, lang) };
    let here = Path::new("");
    let rubric = match (&args.rubric, &reference, &config.rubric) {
        (Some(name), _, _) => Named::load(name, here, lang)?,
        (None, Some((reference, path)), _) => {
            Named::load(&reference.rubric, path.parent().unwrap_or(here), lang)
                .map_err(|error| of_reference(error, reference, path, lang))?
        }
        (None, None, configured) => Named::load(configured.as_deref().unwrap_or(DEFAULT), here, lang)?,
    };
    if args.list_columns {
        files::print(&render(&view::document(&rubric.rubric, lang), files::shape(files::colours_stdout())))?;
        return Ok(Done::Passed);
    }
    let map = args.map.as_deref().map(|path| reading::map(path, &rubric.rubric, lang)).transpose()?;
    let require = requirement(args, &config, &rubric.rubric, lang)?;
    let formats = formats(args, lang)?;
    let columns = columns(args, &rubric.rubric, lang)?;
    let has = |format| formats.iter().any(|to: &BatchFormatTo| to.format == format);
    if args.columns.is_some() && !has(BatchFormat::Csv) {
        bail!(lang.pick("--columns is for --format csv", "--columns chỉ dùng với --format csv"));
    }
    check_paths(args, &formats, &inputs, lang)?;
    catch_interrupt(lang)?;
    let as_input = args.sort != Some(SortArg::Rank);
    let reader = Reader {
        rubric: &rubric.rubric,
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
    let look = Look { args: args.look, most: config.top.unwrap_or(TOP) };
    let mut outputs = Outputs::open(&formats, columns, as_input, &rubric.rubric, look, lang)?;
    let wanted = Wanted {
        line: has(BatchFormat::Jsonl),
        detail: has(BatchFormat::Xlsx),
        summary: has(BatchFormat::Terminal)
            || has(BatchFormat::Markdown)
            || has(BatchFormat::Json)
            || has(BatchFormat::Xlsx),
        items: args.items,
    };
    let scorer = Scorer {
        rubric: &rubric.rubric,
        programs: Programs::new(&rubric.rubric),
        rubric_sha256: if wanted.line { rubric.sha256() } else { String::new() },
        wanted,
        lang,
        by_period: args.group_by == Some(GroupArg::Period),
        seen: Seen::default(),
        sums: Sums::new(&rubric.rubric),
    };
    let progress = Progress::new(total, lang);
    let mut run = Run { scorer, progress, tally: Tally { require, ..Tally::default() }, lang };
    run.inputs(&reader, &inputs, &mut outputs)?;
    run.progress.finish();
    let Run { scorer, tally, .. } = run;
    if !tally.differing.is_empty() {
        return Err(differing(&rubric.rubric, &tally.differing, lang));
    }
    if tally.read == 0 {
        bail!(lang.pick("there is no answer sheet in the inputs", "không có tệp trả lời nào trong đầu vào"));
    }
    let done = tally.end(args.keep_going, lang);
    // The report for a terminal says itself how many were read.
    let is_shown = formats.iter().any(|to| SHOWN.contains(&to.format) && to.path.is_none());
    tally.say(is_shown, lang);
    report(args, &rubric, scorer, tally, outputs, lang)?;
    done
}

/// Scores one table in the short way, and writes it; nothing if it has to go the usual way.
fn short_way(
    path: &Path,
    to: &BatchFormatTo,
    reader: &Reader<'_>,
    require: Option<usize>,
    progress: impl Fn() -> Progress,
) -> anyhow::Result<Option<Tally>> {
    for hashed in [false, true] {
        // Standard output gets it only when it is whole: until then it may have to be done in another way.
        let mut draft = match &to.path {
            Some(path) => Whole::File(files::Draft::create(path)?),
            None => Whole::Stdout(tempfile::tempfile()?),
        };
        csv_header(&mut draft, reader.rubric)?;
        let mut progress = progress();
        let done = fast::run(path, reader, require, hashed, &mut draft, &mut progress)?;
        progress.finish();
        let Some(done) = done else { continue };
        if done.read == 0 {
            return Ok(None);
        }
        for failure in &done.failures {
            files::note(&said(failure, reader.lang));
        }
        match draft {
            Whole::File(draft) => draft.keep()?,
            Whole::Stdout(mut file) => {
                file.seek(io::SeekFrom::Start(0))?;
                io::copy(&mut file, &mut io::stdout().lock())?;
            }
        }
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

/// An output that is shown when it is whole.
enum Whole {
    File(files::Draft),
    Stdout(std::fs::File),
}

impl Write for Whole {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::File(draft) => draft.write(bytes),
            Self::Stdout(file) => file.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::File(draft) => draft.flush(),
            Self::Stdout(file) => file.flush(),
        }
    }
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
    differing: Vec<Failure>,
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
                Piece::Failed(failure) => {
                    self.tally.failed += 1;
                    self.progress.say(&said(&failure, self.lang));
                    if self.tally.failures.len() < MOST_FAILURES {
                        self.tally.failures.push(failure);
                    }
                }
                Piece::Differs(failure) => {
                    if self.tally.differing.len() < MOST_FAILURES {
                        self.tally.differing.push(failure);
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
            files::note(&lang.pick(
                format!("{read} read, {scored} scored, {failed} failed"),
                format!("đã đọc {read}, chấm {scored}, lỗi {failed}"),
            ));
        }
        if self.below > 0 {
            let below = self.below;
            files::note(&lang.pick(
                format!("{below} below the required stage"),
                format!("{below} đơn vị chưa đạt giai đoạn yêu cầu"),
            ));
        }
    }
}

/// Ranks, sorts and writes what needs the whole batch.
fn report(
    args: &BatchArgs,
    rubric: &Named,
    scorer: Scorer<'_>,
    tally: Tally,
    mut outputs: Outputs<'_>,
    lang: Lang,
) -> anyhow::Result<()> {
    let Tally { read, failed, rows, failures, .. } = tally;
    let declining = match &args.no_rank {
        Some(codes) if codes.is_empty() => None,
        codes => Some(codes.clone().unwrap_or_default()),
    };
    let sums = scorer.sums;
    let mut report = BatchReport::new(&rubric.rubric, rows, sums.summary);
    (report.read, report.failed, report.failures) = (read, failed, failures);
    report.group(args.group_by.map(GroupBy::from));
    if let Some(declining) = declining {
        let is_known = |code: &&String| report.rows.iter().any(|row| row.agency.code.as_ref() == Some(code));
        for code in declining.iter().filter(|code| outputs.keeps_rows() && !is_known(code)) {
            let code = clean(code);
            files::note(&lang.pick(
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
            outputs.report(&report, &order, &provenance, &all)?;
            outputs.report(&report, &order, &provenance, &SHOWN)?;
        }
        sort => {
            outputs.report(&report, &as_input, &provenance, &all)?;
            if sort.is_none() && SHOWN.iter().any(|format| outputs.has(*format)) {
                report.sort_by_rank();
            }
            outputs.report(&report, &as_input, &provenance, &SHOWN)?;
        }
    }
    outputs.finish()
}

/// Refuses outputs that would overwrite what is read, or each other.
fn check_paths(
    args: &BatchArgs,
    formats: &[BatchFormatTo],
    inputs: &[(PathBuf, Asked)],
    lang: Lang,
) -> anyhow::Result<()> {
    let is_one = |one: &Path, other: &Path| {
        // A file that is not there yet has no real path.
        matches!((std::path::absolute(one), std::path::absolute(other)), (Ok(one), Ok(other)) if one == other)
            || files::is_same(one, other)
    };
    let paths: Vec<&Path> = formats.iter().filter_map(|to| to.path.as_deref()).collect();
    let rubric = args.rubric.as_deref().filter(|name| is_path(name)).map(Path::new);
    let others = [rubric, args.map.as_deref(), args.list.as_deref()];
    for (at, path) in paths.iter().enumerate() {
        let shown = clean(&path.display().to_string());
        // Links that lie in folders are not followed, so what was found there is this file only under its name.
        let is_near = |input: &Path| match (input.file_name(), path.file_name()) {
            (Some(input), Some(name)) => input.eq_ignore_ascii_case(name),
            _ => true,
        };
        let near = inputs.iter().filter(|(input, asked)| *asked == Asked::ByName || is_near(input));
        let mut read = near.map(|(input, _)| input.as_path()).chain(others.into_iter().flatten());
        if read.any(|input| files::is_same(input, path)) {
            bail!(lang.pick(
                format!("`{shown}` is one of the inputs"),
                format!("`{shown}` chính là một tệp đầu vào"),
            ));
        }
        if paths.iter().take(at).any(|other| is_one(other, path)) {
            bail!(lang.pick(
                format!("two formats would be written to `{shown}`"),
                format!("hai định dạng cùng ghi vào `{shown}`"),
            ));
        }
    }
    Ok(())
}

fn requirement(
    args: &BatchArgs,
    config: &config::Config,
    rubric: &Rubric,
    lang: Lang,
) -> anyhow::Result<Option<usize>> {
    if let (Some(stage), false) = (&args.require, rubric.method.claims()) {
        bail!(lang.pick(
            format!("--require {stage}: the rubric `{}` claims no stage", rubric.id),
            format!("--require {stage}: bộ tiêu chí `{}` không kết luận giai đoạn nào", rubric.id),
        ));
    }
    stage_option(rubric, args.require.as_ref().or(config.require.as_ref()), "require", lang)
}

/// The formats asked for: those of `--format`, or that of the ending of `--output`, or a report to read.
fn formats(args: &BatchArgs, lang: Lang) -> anyhow::Result<Vec<BatchFormatTo>> {
    let mut formats = args.format.clone();
    let Some(output) = &args.output else {
        if formats.is_empty() {
            formats.push(BatchFormatTo { format: BatchFormat::Terminal, path: None });
        }
        return Ok(formats);
    };
    let open = formats.iter_mut().find(|to| to.path.is_none());
    if let Some(to) = open {
        to.path = Some(output.clone());
        return Ok(formats);
    }
    let ending = output.extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase());
    let format = match ending.as_deref() {
        Some("csv") => BatchFormat::Csv,
        Some("jsonl" | "ndjson") => BatchFormat::Jsonl,
        Some("json") => BatchFormat::Json,
        Some("xlsx") => BatchFormat::Xlsx,
        Some("txt") => BatchFormat::Terminal,
        Some("md") => BatchFormat::Markdown,
        _ => bail!(lang.pick(
            "--output: the ending does not tell the format; add --format",
            "--output: phần mở rộng không cho biết định dạng; hãy thêm --format",
        )),
    };
    formats.push(BatchFormatTo { format, path: Some(output.clone()) });
    Ok(formats)
}

fn columns(args: &BatchArgs, rubric: &Rubric, lang: Lang) -> anyhow::Result<Vec<Column>> {
    match &args.columns {
        None => Ok(Column::defaults(rubric)),
        Some(list) => Column::parse_list(list, rubric)
            .map_err(|fault| anyhow::Error::msg(format!("--columns: {}", fault.message().get(lang)))),
    }
}

/// What a sheet asks for is a fault of the sheet.
fn of_reference(
    error: anyhow::Error,
    reference: &assess::model::answers::Reference,
    path: &Path,
    lang: Lang,
) -> anyhow::Error {
    let (Some(cause), Ok(loaded)) = (error.downcast_ref::<Error>(), files::load(path, lang)) else {
        return error;
    };
    let fault = Diagnostic::error(Code::UnknownRubric, reference.span, cause.message());
    Unusable::new(&loaded.source, vec![fault], lang).into()
}

/// The error of a run whose inputs are for several rubrics, after saying which.
fn differing(rubric: &Rubric, failures: &[Failure], lang: Lang) -> anyhow::Error {
    for failure in failures {
        files::note(&said(failure, lang));
    }
    let (id, version, count) = (&rubric.id, &rubric.version, failures.len());
    let ask = if count == 1 { "asks" } else { "ask" };
    anyhow::Error::msg(lang.pick(
        format!("all agencies of a batch are scored with one rubric, here `{id} {version}`; {count} {ask} for another"),
        format!("mọi đơn vị trong một lần chạy dùng chung một bộ tiêu chí, ở đây là `{id} {version}`; có {count} bảng trả lời yêu cầu bộ khác"),
    ))
}

/// A failed input, on lines of its own.
fn said(failed: &Failure, lang: Lang) -> String {
    failure(failed, lang).iter().map(|line| clean(line)).collect::<Vec<_>>().join("\n")
}
