//! `assess migrate SHEET`: bring an answer sheet to another version of its rubric.

use std::path::Path;

use anyhow::bail;
use assess::base::diagnostic::Faulty;
use assess::base::error::Trouble;
use assess::base::lang::Lang;
use assess::cases::against::migrate;
use assess::input::files;
use assess::model::answers;
use assess::model::library::Wanted;
use assess::report::data::migrate as json;
use assess::report::formats::SheetFormat;
use assess::report::view::migrate as view;
use assess::syntax::format::Format;

use crate::args::migrate::MigrateArgs;
use crate::context::Context;
use crate::exit::Done;
use crate::outputs::{self, Output, To};
use crate::{screen, words};

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
    let sheet_to = args.output.as_deref().map(|path| To::new(path.as_os_str()));
    // The sheet on standard output stands there alone; what there is to say is said beside it.
    let is_piped = sheet_to == Some(To::Stdout) && args.format.is_empty();
    let outputs = if is_piped { Vec::new() } else { choose(args, lang)? };
    let sheet_as = sheet_to.clone().map(|to| Output { format: SheetFormat::Terminal, to });
    let all: Vec<_> = outputs.iter().cloned().chain(sheet_as).collect();
    outputs::check(&all, &context.inputs([path]).and_rubric(&old).and_rubric(&new), lang)?;
    sheet_to.iter().try_for_each(|to| outputs::keep(to, args.force, lang))?;
    let sheet = answers::read(&tree, &old).map_err(faulty)?;
    let migration = migrate(&text.source, &tree, &sheet, (&old, &new));
    let mut texts = Vec::new();
    for output in outputs {
        let report = if output.format == SheetFormat::Json {
            json::render(&migration, lang)?
        } else {
            let is_markdown = output.format == SheetFormat::Markdown;
            let document = || view::document(&migration, lang);
            context.report(document, || view::line(&migration, lang), is_markdown, output.is_stdout())
        };
        texts.push((output.to, report));
    }
    texts.extend(sheet_to.map(|to| (to, migration.text.clone())));
    outputs::write(&texts)?;
    if is_piped {
        let quiet = context.quiet;
        screen::say(&if quiet { view::line(&migration, lang) } else { view::document(&migration, lang) });
    }
    Ok(Done::Passed)
}

fn choose(args: &MigrateArgs, lang: Lang) -> anyhow::Result<Vec<Output<SheetFormat>>> {
    outputs::choose(&args.format, &[], SheetFormat::Terminal, lang)
}
