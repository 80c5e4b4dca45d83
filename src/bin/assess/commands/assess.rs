//! `assess FILE`: score an answer sheet.

use anyhow::{Context as _, bail};
use assess::analysis::assessment::assess;
use assess::base::diagnostic::Faulty;
use assess::base::error::Trouble;
use assess::input::files;
use assess::model::answers;
use assess::model::library::Wanted;
use assess::report::data::json::{self, Provenance};
use assess::report::formats::SheetFormat;
use assess::report::view::sheet;
use assess::syntax::format::Format;

use crate::args::SheetArgs;
use crate::context::Context;
use crate::exit::Done;
use crate::outputs;

pub fn run(args: &SheetArgs, context: &Context) -> anyhow::Result<Done> {
    let Some(path) = args.file.as_deref() else { bail!("no answer sheet is given") };
    let (lang, settings) = (context.lang, &context.settings);
    let outputs = outputs::choose(&args.format, &args.output, context.format(SheetFormat::Terminal), lang)?;
    context.reads_once(&args.file)?;
    let text = files::load(path)?;
    let faulty = |faults| Trouble::from(Faulty::new(text.source.clone(), faults));
    let tree = Format::of(text.source.name(), text.source.text()).parse(&text.source).map_err(faulty)?;
    let reference = answers::reference(&tree).map_err(faulty)?;
    let wanted = Wanted {
        option: args.rubric.as_deref(),
        reference: reference.as_ref().map(|reference| (reference, path)),
        settings: settings.rubric.as_deref(),
        beside: None,
    };
    let found = context.library().resolve(wanted).map_err(|cause| cause.of(&text.source))?;
    context.passed_over([path]);
    context.announce(&found);
    outputs::check(&outputs, &context.inputs([path]).and_rubric(&found), lang)?;
    let sheet = answers::read(&tree, &found).map_err(faulty)?.scored_by(args.score);
    let target = context.target(&found, args.target.as_deref())?;
    let require = context.require(&found, args.require.as_deref())?;
    let assessment = assess(&found, &sheet, target);
    let mut texts = Vec::new();
    for output in outputs {
        let report = match output.format {
            SheetFormat::Json => {
                let provenance = Provenance {
                    tool: env!("CARGO_PKG_VERSION").to_owned(),
                    rubric_sha256: found.sha256(),
                    answers_sha256: text.sha256(),
                };
                json::to_string(&assessment, provenance, lang).context("writing JSON")?
            }
            SheetFormat::Terminal | SheetFormat::Markdown => {
                let is_markdown = output.format == SheetFormat::Markdown;
                let options = context.view(args.look, output.is_stdout() && !is_markdown);
                let document = || sheet::document(&assessment, options);
                let line = || sheet::line(&assessment, options);
                context.report(document, line, is_markdown, output.is_stdout())
            }
        };
        texts.push((output.to, report));
    }
    outputs::write(&texts)?;
    let reached = assessment.verdict.stage;
    Ok(Done::by(require.is_none_or(|require| reached.is_some_and(|stage| stage >= require))))
}
