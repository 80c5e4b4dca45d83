//! `assess check`: everything that is wrong with rubrics, answer sheets and golden cases.

use std::path::Path;

use anyhow::bail;
use assess::check::fix::mended;
use assess::check::gather::Gathered;
use assess::check::run::{Checked, Run};
use assess::check::{CheckReport, Kind};
use assess::report::formats::CheckFormat;
use assess::report::view::{coverage, rules};

use crate::args::CheckArgs;
use crate::context::Context;
use crate::exit::Done;
use crate::outputs::{self, Output, To};
use crate::words;

use super::against;

pub fn run(args: &CheckArgs, context: &Context) -> anyhow::Result<Done> {
    let lang = context.lang;
    if args.list_rules {
        outputs::print(&context.shown(&rules::document(lang), false, true))?;
        return Ok(Done::Passed);
    }
    context.reads_once(args.paths.iter().chain(&args.against))?;
    let outputs = outputs::choose(&args.format, &args.output, CheckFormat::Terminal, lang)?;
    if args.fix && args.paths.iter().any(|path| path == Path::new("-")) {
        bail!(words::cannot_fix_stdin(lang));
    }
    let (mut checked, mut coverage) = check(args, &outputs, context)?;
    if args.fix {
        let changes = fix(&checked.report)?;
        if changes > 0 {
            context.say(&words::changes_made(lang, changes));
            (checked, coverage) = check(args, &outputs, context)?;
        }
    }
    if let Some(old) = &args.against {
        return against::run(old, args, &outputs, context, &checked);
    }
    let text = |output: Output<CheckFormat>| (output.to.clone(), context.findings(&checked.report, &output));
    let mut texts: Vec<(To, String)> = outputs.into_iter().map(text).collect();
    texts.push((To::Stdout, coverage));
    outputs::write(&texts)?;
    Ok(Done::by(!checked.fails))
}

/// Checks the files; with what no case touches, if that was asked for.
fn check(
    args: &CheckArgs,
    outputs: &[Output<CheckFormat>],
    context: &Context,
) -> anyhow::Result<(Checked, String)> {
    let lang = context.lang;
    let gathered = Gathered::new(&args.paths, context.caller(args)?)?;
    gathered.settings.iter().for_each(|(file, settings)| context.warn(file, settings));
    let (items, read) = (gathered.items(), |path: &Path| gathered.read(path));
    let run = Run::new(&items, &gathered.rules, args.rubric.as_deref(), &read);
    let run = run.skipping_unknown(args.skip_unknown);
    if run.is_empty() && gathered.unreadable.is_empty() {
        bail!(words::nothing_to_check(lang));
    }
    let mut checked = run.check(&gathered.unreadable);
    gathered.locate(&mut checked.report);
    checked.report.category.clone_from(&args.sarif_category);
    let unknown = if args.skip_unknown { run.unknown() } else { 0 };
    if unknown > 0 {
        context.note(&words::unknown_skipped(lang, unknown));
    }
    if gathered.ignored > 0 {
        context.note(&words::left_out_by_ignore_files(lang, gathered.ignored));
    }
    let files = &checked.report.files;
    let received = files.iter().filter(|file| file.kind == Some(Kind::Answers));
    let received = received.map(|file| Path::new(file.source.name()));
    context.passed_over(received.chain(gathered.outside.iter().map(AsRef::as_ref)));
    checked.rubrics.iter().for_each(|found| context.announce(found));
    let used = run.rubric_files();
    let read = files.iter().map(|file| Path::new(file.source.name()));
    // What decided is no output either, though a sheet was too broken to need it.
    let asked = gathered.settings.iter().map(|(file, _)| file.as_path()).chain(args.rubric.as_deref());
    outputs::check(outputs, &context.inputs(read.chain(used.iter().map(AsRef::as_ref)).chain(asked)), lang)?;
    let coverage_of = if args.coverage { run.coverage() } else { Vec::new() };
    Ok((checked, context.shown(&coverage::document(&coverage_of, lang), false, true)))
}

/// Makes the changes that cannot change a score, and says how many.
fn fix(report: &CheckReport) -> anyhow::Result<usize> {
    let mut changes = 0;
    for file in &report.files {
        let Some((text, count)) = mended(file) else { continue };
        outputs::replace(Path::new(file.source.name()), &text)?;
        changes += count;
    }
    Ok(changes)
}
