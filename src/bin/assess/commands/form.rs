//! `assess form`: write a blank or prefilled questionnaire, or one for each agency of a list.

use assess::base::error::Trouble;
use assess::form::Plan;
use assess::input::expected;
use assess::input::whom::{self as lists, Whom};
use assess::report::data::forms;
use assess::report::each;
use assess::report::formats::FormFormat;
use assess::report::next::{self, Ran};
use assess::report::outputs::{FormatTo, Output};

use crate::args::form::FormArgs;
use crate::context::Context;
use crate::exit::Done;
use crate::{outputs, whom, words};

pub fn run(args: &FormArgs, context: &Context) -> anyhow::Result<Done> {
    let lang = context.lang;
    context.reads_once(args.whom.from.iter().chain(&args.list))?;
    let rubric = whom::rubric(&args.whom, context)?;
    let all = match &args.list {
        Some(list) => {
            let earlier = whom::earlier_sheets(&args.whom, &rubric, context)?;
            let agencies = expected::list(list, &rubric, lang)?;
            lists::each(agencies, args.whom.kind, args.whom.period.as_deref(), earlier)
        }
        None => vec![whom::one(&args.whom, &rubric, context)?],
    };
    let outputs = if args.list.is_some() {
        each::forms(&args.each, &all)?
    } else {
        outputs::choose(&args.output, FormFormat::Yaml)?
    };
    let read = args.whom.from.iter().chain(&args.list);
    outputs::check(&outputs, &context.inputs(read).and_rubric(&rubric))?;
    let form = |(output, whom): (&Output<_>, &Whom)| {
        outputs::keep(&output.to, args.force)?;
        let earlier = whom.earlier.as_ref().map(|earlier| &earlier.sheet);
        let plan = Plan::new(&rubric, whom.about.clone(), earlier);
        let bytes = forms::render(&plan, output.format, outputs::is_file(&output.to), lang);
        Ok((output.to.clone(), bytes.map_err(|error| error.message())?))
    };
    // Each format has all agencies.
    let written = outputs.iter().zip(all.iter().cycle()).map(form).collect::<Result<Vec<_>, Trouble>>()?;
    let rubric = args.whom.rubric.as_deref();
    if let Some(list) = &args.list {
        args.each.iter().filter_map(FormatTo::path).try_for_each(outputs::make_folder)?;
        outputs::write(&written)?;
        let prefilled = all.iter().filter(|whom| whom.earlier.is_some()).count();
        context.say(&words::forms_written(lang, written.len(), prefilled));
        context.then(Ran::Forms(args.each.first().and_then(FormatTo::path), list), rubric);
        return Ok(Done::Passed);
    }
    for earlier in all.iter().filter_map(|whom| whom.earlier.as_ref()).filter(|it| !it.dropped.is_empty()) {
        context.note(&words::earlier_answers_dropped(lang, &earlier.dropped.join(", ")));
    }
    let done = outputs::write(&written)?;
    for line in next::wrote(&outputs, lang) {
        context.say(&line);
    }
    context.then(Ran::Form(&outputs), rubric);
    Ok(done)
}
