//! Whom a form is for, as the arguments say it.

use std::sync::Arc;

use assess::base::error::Trouble;
use assess::base::quote::clean;
use assess::input::whom::{self, Whom};
use assess::input::{earlier, expected};
use assess::model::answers::Earlier;
use assess::model::rubric::Rubric;

use crate::args::form::WhomArgs;
use crate::context::Context;
use crate::words;

/// The rubric of a form.
pub fn rubric(args: &WhomArgs, context: &Context) -> Result<Arc<Rubric>, Trouble> {
    let from = args.from.as_deref();
    let rubric = context.caller.rubric_of_form(args.rubric.as_deref(), from, args.period.as_deref())?;
    context.announce(&rubric);
    Ok(rubric)
}

/// The one agency, and its earlier sheet.
pub fn one(args: &WhomArgs, rubric: &Rubric, context: &Context) -> anyhow::Result<Whom> {
    let earlier = earlier_sheets(args, rubric, context)?;
    let agency = expected::named(args.agency.as_deref(), args.kind, context.lang)?;
    Ok(whom::one(agency, args.period.clone(), earlier)?)
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
