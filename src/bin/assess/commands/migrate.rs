//! `assess migrate SHEET`: bring an answer sheet to another version of its rubric.

use std::path::PathBuf;

use anyhow::bail;
use assess::base::error::Trouble;
use assess::base::quote::clean;
use assess::check::migrate::Move;
use assess::report::formats::DocumentFormat;
use assess::report::outputs::{FormatTo, Output, To};
use assess::report::view::migrate as view;

use crate::args::{OutputArgs, formats};
use crate::context::Context;
use crate::exit::Done;
use crate::{outputs, words};

#[derive(Debug, clap::Args)]
pub struct MigrateArgs {
    #[arg(value_name = "FILE")]
    file: PathBuf,
    #[arg(long, value_name = "RUBRIC")]
    rubric: Option<PathBuf>,
    #[arg(long, value_name = "OLD")]
    against: Option<PathBuf>,
    #[arg(long, value_name = "FORMAT[=FILE]", value_parser = formats::<DocumentFormat>())]
    format: Vec<FormatTo<DocumentFormat>>,
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    #[arg(long)]
    force: bool,
}

pub fn run(args: &MigrateArgs, context: &Context) -> anyhow::Result<Done> {
    let (lang, path) = (context.lang, args.file.as_path());
    context.reads_once([&args.file])?;
    let asked = Move::read(path, args.against.as_deref(), args.rubric.as_deref(), &context.caller)?;
    let reports = OutputArgs { format: args.format.clone(), output: Vec::new() };
    let reports = outputs::choose(&reports, DocumentFormat::Terminal)?;
    let sheet = args.output.as_deref().map(|path| To::new(path.as_os_str()));
    let sheet_output = sheet.clone().map(|to| Output { format: DocumentFormat::Terminal, to });
    let all: Vec<_> = reports.iter().cloned().chain(sheet_output).collect();
    outputs::check(&all, &context.inputs([path]).and_rubric(&asked.old).and_rubric(&asked.new))?;
    if let Some(path) = args.output.as_deref().filter(|path| path.is_file() && !args.force) {
        bail!(Trouble::from(words::file_is_there(&clean(&path.display().to_string()))));
    }
    let migration = asked.done()?;
    let report = |output: Output<DocumentFormat>| {
        let (document, line) = (|_| view::document(&migration, lang), |_| view::line(&migration, lang));
        let text = context.look.report(output.medium(), document, line);
        (output.to, text)
    };
    let mut texts: Vec<_> = reports.into_iter().map(report).collect();
    texts.extend(sheet.map(|to| (to, migration.text.clone())));
    outputs::write(&texts)
}
