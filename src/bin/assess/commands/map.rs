//! `assess map TABLE`: propose a column map.

use std::path::Path;

use anyhow::bail;
use assess::base::error::Trouble;
use assess::base::quote::{clean, shell};
use assess::base::source::SourceFile;
use assess::input::table::proposal::Proposal;
use assess::input::table::sample::{input, sample};
use assess::input::table::{Options, Unreadable, trouble};
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
    let word = |path: &Path| path.to_str().and_then(shell).unwrap_or_else(|| "FILE".to_owned());
    let map = args.output.as_deref().map_or_else(|| "map.toml".to_owned(), word);
    let asked = args.rubric.as_deref().map(|rubric| format!(" --rubric {}", word(rubric)));
    let command = format!("assess batch {} --map {map}{}", word(path), asked.unwrap_or_default());
    let done = outputs::write(&[(to, proposal.toml(&word(path), &command, lang))])?;
    if args.output.is_some() {
        context.say(&proposal.summary(&command, lang));
    }
    Ok(done)
}
