//! `assess migrate SHEET`: bring an answer sheet to another version of its rubric.

use std::path::Path;

use anyhow::bail;
use assess::base::diagnostic::Faulty;
use assess::base::error::Trouble;
use assess::base::quote::clean;
use assess::cases::against::migrate;
use assess::input::files;
use assess::model::answers;
use assess::model::library::Wanted;
use assess::report::formats::DocumentFormat;
use assess::report::view::migrate as view;
use assess::syntax::format::Format;

use crate::args::migrate::MigrateArgs;
use crate::context::Context;
use crate::exit::Done;
use crate::outputs::{self, Output, To};
use crate::words;

pub fn run(args: &MigrateArgs, context: &Context) -> anyhow::Result<Done> {
    let (lang, path) = (context.lang, args.file.as_path());
    context.reads_once([&args.file])?;
    let text = files::load(path)?;
    let faulty = |faults| Trouble::from(Faulty::new(text.source.clone(), faults));
    let tree = Format::of(text.source.name(), text.source.text()).parse(&text.source).map_err(faulty)?;
    let reference = answers::reference(&tree).map_err(faulty)?;
    let library = context.library();
    let wanted = Wanted {
        option: args.against.as_deref(),
        reference: reference.as_ref().map(|reference| (reference, path)),
        settings: context.settings.rubric.as_deref(),
        beside: None,
    };
    let old = library.resolve(wanted).map_err(|cause| cause.of(&text.source))?;
    let new = library.asked(args.rubric.as_deref().unwrap_or(Path::new(&old.id)))?;
    if old.id != new.id {
        bail!(words::another_rubric(lang, &old.id, &new.id));
    }
    let requirement = reference.as_ref().and_then(|reference| reference.requirement.as_ref());
    if requirement.is_some_and(|wanted| !wanted.matches(&old.version)) {
        bail!(words::old_version_is_missing(lang, &old.id, &old.version.to_string()));
    }
    let outputs = outputs::choose(&args.format, &[], DocumentFormat::Terminal, lang)?;
    let sheet_to = args
        .output
        .clone()
        .map(|path| Output { format: DocumentFormat::Terminal, to: To::new(path.as_os_str()) });
    let all: Vec<_> = outputs.iter().cloned().chain(sheet_to).collect();
    outputs::check(&all, &context.inputs([path]).and_rubric(&old).and_rubric(&new), lang)?;
    if let Some(path) = args.output.as_deref().filter(|path| path.is_file() && !args.force) {
        bail!(words::file_is_there(lang, &clean(&path.display().to_string())));
    }
    let sheet = answers::read(&tree, &old).map_err(faulty)?;
    let migration = migrate(&text.source, &tree, &sheet, (&old, &new));
    let mut texts: Vec<_> = outputs
        .into_iter()
        .map(|output| {
            let is_markdown = output.format == DocumentFormat::Markdown;
            let document = || view::document(&migration, lang);
            let line = || view::line(&migration, lang);
            let report = context.report(document, line, is_markdown, output.is_stdout());
            (output.to, report)
        })
        .collect();
    texts.extend(args.output.clone().map(|path| (To::new(path.as_os_str()), migration.text.clone())));
    outputs::write(&texts)?;
    Ok(Done::Passed)
}
