//! `assess check --against OLD`: what changed since an older version of a rubric, beside what is wrong with the new one.

use std::path::Path;

use assess::check::run::Checked;
use assess::check::versions::Versions;
use assess::model::settings::FailOn;
use assess::report::against::Compared;
use assess::report::formats::CheckFormat;
use assess::report::outputs::Output;

use crate::args::check::CheckArgs;
use crate::context::Context;
use crate::exit::Done;
use crate::outputs;

/// Compares rubrics with an older version, and shows what was found in the new one.
pub fn run(
    old: &Path,
    args: &CheckArgs,
    outputs: &[Output<CheckFormat>],
    context: &Context,
    checked: &Checked,
) -> anyhow::Result<Done> {
    let note = |said: &assess::base::lang::Message| context.note(&said.get(context.lang));
    let versions = Versions::all(old, &args.paths, &checked.report, &context.caller, &note)?;
    let read = versions.iter().flat_map(|it| &it.files);
    outputs::check(outputs, &context.inputs(read))?;
    let compared: Vec<Compared<'_>> = versions.iter().map(Compared::of).collect();
    outputs::write_each(outputs, |output| {
        Compared::report(&compared, &checked.report, output, &context.look)
    })?;
    let is_enough = compared.iter().all(|it| it.comparison.is_enough());
    Ok(Done::by(args.fail_on == Some(FailOn(None)) || is_enough && !checked.fails))
}
