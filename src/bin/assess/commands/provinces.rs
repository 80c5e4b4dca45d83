//! `assess provinces`: the codes of the provinces, before and since 1 July 2025.

use anyhow::bail;
use assess::base::lang::Lang;
use assess::base::quote::quoted;
use assess::model::provinces::{Scheme, Unit, find, near};
use assess::report::data::provinces;
use assess::report::view::provinces as view;

use crate::args::{ProvincesArgs, TableFormat};
use crate::context::Context;
use crate::exit::Done;
use crate::outputs;
use crate::words;

pub fn run(args: &ProvincesArgs, context: &Context) -> anyhow::Result<Done> {
    let lang = context.lang;
    let outputs = outputs::choose(&args.format, &args.output, TableFormat::Terminal, lang)?;
    let units = match &args.unit {
        None => Scheme::ALL.iter().flat_map(|(_, scheme)| scheme.units()).collect(),
        Some(word) => found(word, lang)?,
    };
    outputs::check(&outputs, &context.inputs([]), lang)?;
    let texts = outputs.into_iter().map(|output| {
        let document = || match args.unit {
            None => view::table(lang),
            Some(_) => view::units(&units, lang),
        };
        let text = match output.format {
            TableFormat::Csv => provinces::csv(&units),
            TableFormat::Json => provinces::json(&units),
            TableFormat::Markdown => context.shown(&document(), true, output.is_stdout()),
            TableFormat::Terminal => context.shown(&document(), false, output.is_stdout()),
        };
        (output.to, text)
    });
    outputs::write(&texts.collect::<Vec<_>>())?;
    Ok(Done::Passed)
}

fn found(word: &str, lang: Lang) -> anyhow::Result<Vec<&'static Unit>> {
    let units = find(word);
    if units.is_empty() {
        let hint = match near(word) {
            Some(unit) => {
                let name = unit.name_in(lang);
                words::did_you_mean_province(lang, name)
            }
            None => words::provinces_lists_all(lang).to_owned(),
        };
        let word = quoted(word);
        bail!(words::no_province(lang, &word, &hint));
    }
    Ok(units)
}
