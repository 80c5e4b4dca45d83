//! `assess form`: write a blank or prefilled questionnaire, or one for each agency of a list.

use anyhow::bail;
use assess::base::error::Trouble;
use assess::form::Plan;
use assess::input::expected;
use assess::input::whom::{self as lists, Whom};
use assess::model::rubric::Rubric;
use assess::report::data::forms;
use assess::report::formats::FormFormat;
use assess::report::next::{self, Ran};
use assess::report::outputs::{FormatTo, Output, To, forms_of};

use crate::args::form::FormArgs;
use crate::context::Context;
use crate::exit::Done;
use crate::outputs;
use crate::{whom, words};

pub fn run(args: &FormArgs, context: &Context) -> anyhow::Result<Done> {
    let lang = context.lang;
    context.reads_once(args.whom.from.iter().chain(&args.list))?;
    let rubric = whom::rubric(&args.whom, context)?;
    let earlier = whom::earlier_sheets(&args.whom, &rubric, context)?;
    let inputs = context.inputs(args.whom.from.iter().chain(&args.list)).and_rubric(&rubric);
    let mut written = Vec::new();
    if let Some(list) = &args.list {
        let agencies = expected::list(list, &rubric, lang)?;
        let all = lists::each(agencies, args.whom.kind, args.whom.period.as_deref(), earlier);
        let all = all.map_err(Trouble::from)?;
        let Some(outputs) = forms_of(&args.each, &all) else {
            bail!(Trouble::from(words::each_needs_a_folder()))
        };
        let places: Vec<_> = outputs.iter().map(|(output, _)| output.clone()).collect();
        outputs::check(&places, &inputs)?;
        for (output, whom) in &outputs {
            written.push(form(output, whom, &rubric, args.force, context)?);
        }
        args.each.iter().filter_map(FormatTo::path).try_for_each(outputs::make_folder)?;
        outputs::write(&written)?;
        let prefilled = all.iter().filter(|whom| whom.earlier.is_some()).count();
        context.say(&words::forms_written(lang, written.len(), prefilled));
        context
            .then(Ran::Forms(args.each.first().and_then(FormatTo::path), list), args.whom.rubric.as_deref());
        return Ok(Done::Passed);
    }
    let agency = expected::named(args.whom.agency.as_deref(), args.whom.kind, lang)?;
    let whom = lists::one(agency, args.whom.period.clone(), earlier).map_err(Trouble::from)?;
    let outputs = outputs::choose(&args.output, FormFormat::Yaml)?;
    outputs::check(&outputs, &inputs)?;
    for output in &outputs {
        written.push(form(output, &whom, &rubric, args.force, context)?);
    }
    if let Some(earlier) = whom.earlier.as_ref().filter(|earlier| !earlier.dropped.is_empty()) {
        context.note(&words::earlier_answers_dropped(lang, &earlier.dropped.join(", ")));
    }
    let done = outputs::write(&written)?;
    for line in next::wrote(&outputs, lang) {
        context.say(&line);
    }
    context.then(Ran::Form(&outputs), args.whom.rubric.as_deref());
    Ok(done)
}

/// A form and where it goes.
fn form(
    output: &Output<FormFormat>,
    whom: &Whom,
    rubric: &Rubric,
    force: bool,
    context: &Context,
) -> anyhow::Result<(To, Vec<u8>)> {
    outputs::keep(&output.to, force)?;
    let plan = Plan::new(rubric, whom.about.clone(), whom.earlier.as_ref().map(|earlier| &earlier.sheet));
    let bytes = forms::render(&plan, output.format, outputs::is_file(&output.to), context.lang);
    Ok((output.to.clone(), bytes.map_err(|error| Trouble::from(error.message()))?))
}
