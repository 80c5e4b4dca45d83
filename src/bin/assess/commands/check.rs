//! `assess check`: everything that is wrong with rubrics, answer sheets and golden cases.

use std::path::Path;

use anyhow::bail;
use assess::check::fix::mended;
use assess::check::gather::Gathered;
use assess::check::run::{Checked, Run};
use assess::check::{CheckReport, Kind};
use assess::report::data::check as data;
use assess::report::formats::CheckFormat;
use assess::report::view::{check as view, coverage, rules};

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
    if let Some(old) = &args.against {
        return against::run(old, args, &outputs, context);
    }
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
    let text = |output: Output<CheckFormat>| (output.to.clone(), render(&checked.report, &output, context));
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
    if run.is_empty() && gathered.unreadable.is_empty() {
        bail!(words::nothing_to_check(lang));
    }
    let checked = run.check(&gathered.unreadable);
    let files = &checked.report.files;
    let received = files.iter().filter(|file| file.kind == Some(Kind::Answers));
    let received = received.map(|file| Path::new(file.source.name()));
    context.passed_over(received.chain(gathered.outside.iter().map(AsRef::as_ref)));
    checked.rubrics.iter().for_each(|found| context.announce(found));
    let used = run.rubric_files();
    let read = files.iter().map(|file| Path::new(file.source.name()));
    outputs::check(outputs, &context.inputs(read.chain(used.iter().map(AsRef::as_ref))), lang)?;
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

fn render(report: &CheckReport, output: &Output<CheckFormat>, context: &Context) -> String {
    let lang = context.lang;
    match output.format {
        CheckFormat::Terminal | CheckFormat::Markdown => {
            let is_markdown = output.format == CheckFormat::Markdown;
            let document = || view::document(report, lang);
            context.report(document, || view::line(report, lang), is_markdown, output.is_stdout())
        }
        format => data::render(report, format, lang).unwrap_or_default(),
    }
}
