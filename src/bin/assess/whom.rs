//! Whom a form is for, as the arguments say it.

use std::path::Path;
use std::sync::Arc;

use anyhow::bail;
use assess::base::error::Trouble;
use assess::base::quote::{clean, quoted};
use assess::base::source::SourceFile;
use assess::input::{earlier, expected};
use assess::model::answers::{Agency, Earlier, is_period};
use assess::model::rubric::Rubric;

use crate::args::form::WhomArgs;
use crate::context::Context;
use crate::words;

/// The rubric of a form.
pub fn rubric(args: &WhomArgs, context: &Context) -> anyhow::Result<Arc<Rubric>> {
    let earlier =
        if args.rubric.is_none() { args.from.as_deref().and_then(earlier::rubric_of) } else { None };
    let option = args.rubric.as_deref().or_else(|| earlier.as_deref().map(Path::new));
    let (caller, nowhere) = (&context.caller, SourceFile::new("-", ""));
    let rubric = caller.library().resolve(caller.wanted(option)).map_err(|cause| cause.of(&nowhere))?;
    context.announce(&rubric);
    if let Some(period) = args.period.as_deref().filter(|period| !is_period(period)) {
        bail!(Trouble::from(words::no_such_period(&quoted(period))));
    }
    Ok(rubric)
}

/// The agency that the arguments name.
pub fn agency(args: &WhomArgs, context: &Context) -> Result<Agency, Trouble> {
    expected::named(args.agency.as_deref(), args.kind, context.lang)
}

/// The earlier sheets of `--from`.
pub fn earlier_sheets(args: &WhomArgs, rubric: &Rubric, context: &Context) -> anyhow::Result<Vec<Earlier>> {
    let Some(from) = &args.from else { return Ok(Vec::new()) };
    let (found, others) = earlier::find(from, rubric, args.kind)?;
    for file in others {
        context.note(&words::earlier_left_out(context.lang, &clean(&file.display().to_string())));
    }
    Ok(found)
}
