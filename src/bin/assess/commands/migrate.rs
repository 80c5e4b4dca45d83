//! `assess migrate SHEET`: bring an answer sheet to another version of its rubric.

use std::path::PathBuf;

use assess::check::migrate::Move;
use assess::report::data::migrate as json;
use assess::report::formats::MigrateFormat;
use assess::report::next::Ran;
use assess::report::outputs::{FormatTo, Output, To};
use assess::report::view::migrate as view;

use crate::args::{OutputArgs, formats};
use crate::context::Context;
use crate::exit::Done;
use crate::{outputs, screen};

#[derive(Debug, clap::Args)]
pub struct MigrateArgs {
    #[arg(value_name = "FILE")]
    file: PathBuf,
    #[arg(long, value_name = "RUBRIC")]
    rubric: Option<PathBuf>,
    #[arg(long, value_name = "OLD")]
    against: Option<PathBuf>,
    #[arg(long, value_name = "FORMAT[=FILE]", value_parser = formats::<MigrateFormat>())]
    format: Vec<FormatTo<MigrateFormat>>,
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    #[arg(long)]
    force: bool,
}

pub fn run(args: &MigrateArgs, context: &Context) -> anyhow::Result<Done> {
    let (lang, path) = (context.lang, args.file.as_path());
    context.reads_once([&args.file])?;
    let asked = Move::read(path, args.against.as_deref(), args.rubric.as_deref(), &context.caller)?;
    let sheet = args.output.as_deref().map(|path| To::new(path.as_os_str()));
    // The sheet on standard output stands there alone; what there is to say is said beside it.
    let is_piped = sheet == Some(To::Stdout) && args.format.is_empty();
    let reports = OutputArgs { format: args.format.clone(), output: Vec::new() };
    let reports = if is_piped { Vec::new() } else { outputs::choose(&reports, MigrateFormat::Terminal)? };
    let sheet_output = sheet.clone().map(|to| Output { format: MigrateFormat::Terminal, to });
    let all: Vec<_> = reports.iter().cloned().chain(sheet_output).collect();
    outputs::check(&all, &context.inputs([path]).and_rubric(&asked.old).and_rubric(&asked.new))?;
    sheet.iter().try_for_each(|to| outputs::keep(to, args.force))?;
    let migration = asked.done()?;
    let (document, line) = (|_| view::document(&migration, lang), |_| view::line(&migration, lang));
    let mut texts = Vec::new();
    for output in reports {
        let text = match output.format {
            MigrateFormat::Json => json::render(&migration, lang)?,
            _ => context.look.report(output.medium(), document, line),
        };
        texts.push((output.to, text));
    }
    texts.extend(sheet.map(|to| (to, migration.text.clone())));
    let done = outputs::write(&texts)?;
    if is_piped {
        let say = if context.look.quiet { view::line } else { view::document };
        screen::say(&say(&migration, lang));
    }
    context.then(Ran::Migrated(args.output.as_deref()), args.rubric.as_deref());
    Ok(done)
}
