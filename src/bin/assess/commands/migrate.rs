//! `assess migrate SHEET`: bring an answer sheet to another version of its rubric.

use std::path::PathBuf;

use assess::base::error::Trouble;
use assess::check::migrate::Move;
use assess::report::formats::MigrateFormat;
use assess::report::migrate::render;
use assess::report::next::Ran;
use assess::report::outputs::{FormatTo, Output, To};
use assess::report::view::migrate as view;

use crate::args::{OutputArgs, formats};
use crate::context::Context;
use crate::exit::Done;
use crate::{outputs, screen};

#[derive(Debug, clap::Args)]
pub struct MigrateArgs {
    file: PathBuf,
    #[arg(long)]
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
    context.reads_once([&args.file])?;
    let asked = Move::read(&args.file, args.against.as_deref(), args.rubric.as_deref(), &context.caller)?;
    let sheet = args.output.as_deref().map(|path| To::new(path.as_os_str()));
    // The sheet on standard output stands there alone; what there is to say is said beside it.
    let is_piped = sheet == Some(To::Stdout) && args.format.is_empty();
    let reports = OutputArgs { format: args.format.clone(), output: Vec::new() };
    let reports = if is_piped { Vec::new() } else { outputs::choose(&reports, MigrateFormat::Terminal)? };
    let sheet_output = sheet.clone().map(|to| Output { format: MigrateFormat::Terminal, to });
    let all: Vec<_> = reports.iter().cloned().chain(sheet_output).collect();
    outputs::check(&all, &context.inputs([&args.file]).and_rubric(&asked.old).and_rubric(&asked.new))?;
    sheet.iter().try_for_each(|to| outputs::keep(to, args.force))?;
    let migration = asked.done()?;
    let text = |output: Output<_>| Ok((output.to.clone(), render(&migration, &output, &context.look)?));
    let mut texts = reports.into_iter().map(text).collect::<Result<Vec<_>, Trouble>>()?;
    texts.extend(sheet.map(|to| (to, migration.text.clone())));
    let done = outputs::write(&texts)?;
    if is_piped {
        let say = if context.look.quiet { view::line } else { view::document };
        screen::say(&say(&migration, context.lang));
    }
    context.then(Ran::Migrated(args.output.as_deref()), args.rubric.as_deref());
    Ok(done)
}
