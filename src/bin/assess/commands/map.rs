//! `assess map TABLE`: propose a column map.

use anyhow::bail;
use assess::base::error::Trouble;
use assess::base::quote::clean;
use assess::base::source::SourceFile;
use assess::input::table::proposal::Proposal;
use assess::input::table::sample::{input, sample};
use assess::input::table::{Options, Unreadable, trouble};
use assess::report::next::Ran;
use assess::report::outputs::{Output, To};

use crate::args::map::MapArgs;
use crate::context::Context;
use crate::exit::Done;
use crate::{outputs, words};

pub fn run(args: &MapArgs, context: &Context) -> anyhow::Result<Done> {
    let (lang, path) = (context.lang, args.table.as_path());
    context.reads_once([&args.table])?;
    let nowhere = SourceFile::new(path.display().to_string(), "");
    let wanted = context.caller.wanted(args.rubric.as_deref());
    let rubric = context.caller.library().resolve(wanted).map_err(|cause| cause.of(&nowhere))?;
    context.announce(&rubric);
    let to = args.output.as_deref().map_or(To::Stdout, |path| To::new(path.as_os_str()));
    let output = Output { format: (), to: to.clone() };
    outputs::check(&[output], &context.inputs([path]).and_rubric(&rubric))?;
    outputs::keep(&to, args.force)?;
    let options = Options { sheet: args.sheet.as_deref(), delimiter: args.delimiter, ..Options::default() };
    let sample = match sample(nowhere.name(), input(path)?, &options) {
        // There is nothing in it.
        Err(Unreadable::Faulty(list)) if list.is_empty() => None,
        found => Some(found.map_err(|error| trouble(nowhere.name(), error))?),
    };
    let Some(proposal) = Proposal::new(sample.unwrap_or_default(), &rubric) else {
        let file = clean(&path.display().to_string());
        bail!(Trouble::from(words::no_column_matched(&file, &rubric.id)));
    };
    let command = proposal.command(path, args.output.as_deref(), args.rubric.as_deref());
    let done = outputs::write(&[(to, proposal.toml(path, &command, lang))])?;
    if args.output.is_some() {
        context.say(&proposal.summary(lang));
    }
    context.then(Ran::Mapped(path, args.output.as_deref()), args.rubric.as_deref());
    Ok(done)
}
