//! `assess FILE`: score an answer sheet.

use std::path::Path;

use anyhow::{Context, bail};
use assess::Error;
use assess::analysis::assessment::assess;
use assess::base::diagnostic::{Code, Diagnostic, nearest};
use assess::base::lang::Lang;
use assess::model::answers::{self, Reference};
use assess::model::rubric::builtin::DEFAULT;
use assess::model::rubric::{NONE, Rubric};
use assess::report::data::json::{self, Provenance};
use assess::report::view::{self, sheet as report};
use assess::report::write::terminal;
use assess::report::{Shape, render};
use assess::syntax::format::Format;

use crate::args::{FormatArg, SheetArgs, Top};
use crate::config::{self, Config};
use crate::exit::{Done, Unusable};
use crate::files;
use crate::named::Named;

/// How many recommendations are shown unless asked otherwise.
pub const TOP: Top = Top::Number(8);

pub fn run(args: SheetArgs, asked_lang: Option<Lang>, locale: Lang) -> anyhow::Result<Done> {
    let Some(path) = args.file.as_deref() else { bail!("no answer sheet is given") };
    let config = config::find(path, locale)?;
    let lang = asked_lang.or(config.lang).unwrap_or(locale);
    if let (Some(colour), true) =
        (config.colour, anstream::ColorChoice::global() == anstream::ColorChoice::Auto)
    {
        colour.write_global();
    }
    let sheet_file = files::load(path, lang)?;
    let format = Format::of(sheet_file.source.name(), sheet_file.source.text());
    let tree =
        format.parse(&sheet_file.source).map_err(|faults| Unusable::new(&sheet_file.source, faults, lang))?;
    let reference =
        answers::reference(&tree).map_err(|faults| Unusable::new(&sheet_file.source, faults, lang))?;
    let rubric = choose(args.rubric.as_deref(), reference.as_ref(), &config, path, lang);
    let rubric = rubric.map_err(|error| match (&args.rubric, &reference, error.downcast_ref::<Error>()) {
        // What the sheet asks for is a fault of the sheet.
        (None, Some(reference), Some(cause)) => {
            let fault = Diagnostic::error(Code::UnknownRubric, reference.span, cause.message());
            Unusable::new(&sheet_file.source, vec![fault], lang).into()
        }
        _ => error,
    })?;
    let sheet = answers::read(&tree, &rubric.rubric)
        .map_err(|faults| Unusable::new(&sheet_file.source, faults, lang))?;

    let target =
        stage_option(&rubric.rubric, args.target.as_ref().or(config.target.as_ref()), "target", lang)?;
    let require = args.require.as_ref().or(config.require.as_ref());
    if let (Some(stage), false) = (require, rubric.rubric.method.claims()) {
        bail!(lang.pick(
            format!("--require {stage}: the rubric `{}` claims no stage", rubric.rubric.id),
            format!("--require {stage}: bộ tiêu chí `{}` không kết luận giai đoạn nào", rubric.rubric.id),
        ));
    }
    let require = stage_option(&rubric.rubric, require, "require", lang)?;
    let assessment = assess(&rubric.rubric, &sheet, target.filter(|stage| *stage > 0));

    let output = args.output.or(config.output);
    let text = match args.format.or(config.format).unwrap_or(FormatArg::Terminal) {
        FormatArg::Json => {
            let provenance = Provenance {
                tool: env!("CARGO_PKG_VERSION").to_owned(),
                rubric_sha256: rubric.sha256(),
                answers_sha256: sheet_file.sha256(),
            };
            json::to_string(&assessment, provenance, lang).context("writing JSON")?
        }
        FormatArg::Markdown => {
            render(&report::document(&assessment, view::Options::full(lang)), Shape::Markdown)
        }
        FormatArg::Terminal => {
            let always = anstream::ColorChoice::global() == anstream::ColorChoice::Always;
            let colour = if output.is_some() { always } else { files::colours_stdout() };

            // A file holds everything.
            let full = args.look.full || output.is_some();
            let most = if full { Top::All } else { config.top.unwrap_or(TOP) };
            let top = args.look.top.unwrap_or(most).limit();
            let options = view::Options { lang, full, exact: args.look.exact, top };
            let screen = terminal::Screen { width: files::width(), colour, ascii: args.look.ascii };
            if args.quiet || config.quiet.unwrap_or(false) {
                terminal::line(&report::line(&assessment, options), screen) + "\n"
            } else {
                render(&report::document(&assessment, options), Shape::Terminal(screen))
            }
        }
    };
    match output {
        Some(output) if files::is_same(&output, path) => {
            let shown = assess::base::quote::clean(&output.display().to_string());
            bail!(lang.pick(
                format!("--output: `{shown}` is the answer sheet itself"),
                format!("--output: `{shown}` chính là tệp trả lời"),
            ));
        }
        Some(output) => files::write(&output, &text)?,
        None => files::print(&text)?,
    }
    let passed = require.is_none_or(|require| assessment.verdict.stage.is_some_and(|stage| stage >= require));
    Ok(if passed { Done::Passed } else { Done::Failed })
}

/// The rubric that a sheet is scored with: by the option, else by the sheet, else by `assess.toml`, else the default.
fn choose(
    option: Option<&str>,
    reference: Option<&Reference>,
    config: &Config,
    sheet: &Path,
    lang: Lang,
) -> anyhow::Result<Named> {
    let here = Path::new("");
    match (option, reference) {
        (Some(name), _) => Named::load(name, here, lang),
        // A path in a sheet counts from the folder of the sheet.
        (None, Some(reference)) => Named::load(&reference.rubric, sheet.parent().unwrap_or(here), lang),
        (None, None) => Named::load(config.rubric.as_deref().unwrap_or(DEFAULT), here, lang),
    }
}

/// The number of the stage that an option names, by its id or its number.
pub fn stage_option(
    rubric: &Rubric,
    value: Option<&String>,
    option: &str,
    lang: Lang,
) -> anyhow::Result<Option<usize>> {
    let Some(value) = value else { return Ok(None) };
    let number = value.parse().ok().filter(|number| *number <= rubric.stages.len());
    let found =
        number.or_else(|| rubric.stage(value).map(|at| at + 1)).or_else(|| (value == NONE).then_some(0));
    if found.is_none() {
        let ids = rubric.stages.iter().map(|stage| stage.id.as_str());
        let known = ids.clone().collect::<Vec<_>>().join(", ");
        let hint = nearest(value, ids).map_or_else(
            || lang.pick(format!("the stages are: {known}"), format!("các giai đoạn là: {known}")),
            |near| lang.pick(format!("did you mean `{near}`?"), format!("có phải ý bạn là `{near}`?")),
        );
        bail!(lang.pick(
            format!("--{option}: the rubric `{}` has no stage `{value}`; {hint}", rubric.id),
            format!("--{option}: bộ tiêu chí `{}` không có giai đoạn `{value}`; {hint}", rubric.id),
        ));
    }
    Ok(found)
}
