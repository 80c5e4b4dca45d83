//! `assess check PATH…`: find what is wrong in rubrics, answer sheets and golden cases.

use std::env;
use std::path::{Path, PathBuf};

use anyhow::bail;
use assess::check::CheckReport;
use assess::check::examine::{Task, examine};
use assess::check::fix::mended;
use assess::check::gather::Request;
use assess::check::run::Checked;
use assess::report::formats::{CheckFormat, Medium};
use assess::report::next::Ran;
use assess::report::outputs::{Output, To};
use assess::report::view::{coverage, notices, rules};

use crate::args::check::CheckArgs;
use crate::context::Context;
use crate::exit::Done;
use crate::{outputs, words};

use super::against;

pub fn run(args: &CheckArgs, context: &Context) -> anyhow::Result<Done> {
    let lang = context.lang;
    if args.list_rules {
        return outputs::print(&context.look.shown(&rules::document(lang), Medium::STDOUT));
    }
    context.reads_once(args.paths.iter().chain(&args.against))?;
    let outputs = outputs::choose(&args.output, CheckFormat::Terminal)?;
    if args.fix && args.paths.iter().any(|path| path == Path::new("-")) {
        bail!(words::cannot_fix_stdin());
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
    let text =
        |output: Output<CheckFormat>| (output.to.clone(), context.look.findings(&checked.report, &output));
    let mut texts: Vec<(To, String)> = outputs.into_iter().map(text).collect();
    texts.push((To::Stdout, coverage));
    outputs::write(&texts)?;
    context.then(Ran::Checked(&checked.report), args.rubric.as_deref());
    Ok(Done::by(!checked.fails))
}

/// Checks the files, and says what the caller has to know; with what no case touches, if that was asked for.
fn check(
    args: &CheckArgs,
    outputs: &[Output<CheckFormat>],
    context: &Context,
) -> anyhow::Result<(Checked, String)> {
    let lang = context.lang;
    let workspaces = ["GITHUB_WORKSPACE", "CI_PROJECT_DIR"].iter().filter_map(env::var_os);
    let (workspaces, levels) = (workspaces.map(PathBuf::from).collect(), args.levels.levels()?);
    let request = Request { caller: &context.caller, levels, fail_on: args.fail_on, workspaces };
    let task =
        Task { rubric: args.rubric.as_deref(), skips_unknown: args.skip_unknown, coverage: args.coverage };
    let mut found = examine(&args.paths, &request, task)?;
    found.checked.report.category.clone_from(&args.sarif_category);
    found.settings.iter().for_each(|(file, settings)| context.warn(file, settings));
    for line in notices::left_out(&found, lang) {
        context.say(&line);
    }
    context.passed_over(&found.received);
    found.checked.rubrics.iter().for_each(|rubric| context.announce(rubric));
    outputs::check(outputs, &context.inputs(&found.read))?;
    Ok((found.checked, context.look.shown(&coverage::document(&found.coverage, lang), Medium::STDOUT)))
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
