//! Whom a form is for, as the arguments say it.

use std::path::Path;
use std::sync::Arc;

use anyhow::{anyhow, bail};
use assess::base::quote::{clean, quoted};
use assess::base::source::SourceFile;
use assess::input::{earlier, expected};
use assess::model::answers::{Agency, Earlier, is_period};
use assess::model::library::Wanted;
use assess::model::provinces::asked;
use assess::model::rubric::Rubric;

use crate::args::form::WhomArgs;
use crate::context::Context;
use crate::words;

/// The rubric of a form.
pub fn rubric(args: &WhomArgs, context: &Context) -> anyhow::Result<Arc<Rubric>> {
    let earlier =
        if args.rubric.is_none() { args.from.as_deref().and_then(earlier::rubric_of) } else { None };
    let option = args.rubric.as_deref().or_else(|| earlier.as_deref().map(Path::new));
    let wanted = Wanted { option, settings: context.settings.rubric.as_deref(), ..Wanted::default() };
    let nowhere = SourceFile::new("-", "");
    let rubric = context.library().resolve(wanted).map_err(|cause| cause.of(&nowhere))?;
    context.announce(&rubric);
    if let Some(period) = args.period.as_deref().filter(|period| !is_period(period)) {
        bail!(words::no_such_period(context.lang, &quoted(period)));
    }
    Ok(rubric)
}

/// The agency that the arguments name.
pub fn agency(args: &WhomArgs, context: &Context) -> anyhow::Result<Agency> {
    let Some(word) = &args.agency else {
        let mut agency = Agency::default();
        agency.kind = args.kind;
        return Ok(agency);
    };
    let found = asked(word).map_err(|fault| anyhow!("{}", fault.get(context.lang)))?;
    // A code that meant another unit before means that of today.
    let Some(unit) = found.first() else { bail!(words::no_agency(context.lang, &quoted(word))) };
    Ok(expected::province(unit, context.lang))
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

/// Refuses to overwrite a file that people edit.
pub fn keeps(path: &Path, force: bool, context: &Context) -> anyhow::Result<()> {
    if path.is_file() && !force {
        bail!(words::file_is_there(context.lang, &clean(&path.display().to_string())));
    }
    Ok(())
}
