//! `assess check --against OLD`: what changed since an older version of a rubric, beside what is wrong with the new one.

use std::path::Path;

use anyhow::bail;
use assess::cases::against::{Against, Comparison, Move, compare, moves};
use assess::check::run::Checked;
use assess::model::settings::FailOn;
use assess::report::block::Document;
use assess::report::data::against as json;
use assess::report::formats::CheckFormat;
use assess::report::view::{self, against as report, check as check_view};

use crate::args::CheckArgs;
use crate::context::Context;
use crate::exit::Done;
use crate::outputs::{self, Output};
use crate::versions::Versions;
use crate::words;

/// Compares rubrics with an older version, and shows what was found in the new one.
pub fn run(
    old: &Path,
    args: &CheckArgs,
    outputs: &[Output<CheckFormat>],
    context: &Context,
    checked: &Checked,
) -> anyhow::Result<Done> {
    let lang = context.lang;
    let versions = Versions::all(old, args, outputs, context, &checked.report)?;
    let compared: Vec<(&Versions, Comparison, Vec<Move<'_>>)> = versions
        .iter()
        .map(|it| (it, compare(&it.old, &it.new), moves(&it.old, &it.new, &it.named)))
        .collect();
    let against: Vec<Against<'_>> = compared
        .iter()
        .map(|(it, comparison, moves)| Against {
            old: &it.old,
            new: &it.new,
            comparison,
            moves,
            sheets: it.named.len(),
        })
        .collect();
    let mut texts = Vec::new();
    for output in outputs {
        let text = match (output.format, &against[..]) {
            (CheckFormat::Terminal | CheckFormat::Markdown, _) => {
                let options = view::Options { exact: context.exact, ..view::Options::full(lang) };
                let is_markdown = output.format == CheckFormat::Markdown;
                let document = || {
                    let mut whole = Document::default();
                    for against in &against {
                        whole.blocks.extend(report::document(*against, options).blocks);
                    }
                    whole.blocks.extend(check_view::document(&checked.report, lang).blocks);
                    whole
                };
                let line = || report::line(&against, check_view::summary(&checked.report, lang), lang);
                context.report(document, line, is_markdown, output.is_stdout())
            }
            (CheckFormat::Json, [against]) => json::render(*against, lang)?,
            (CheckFormat::Json, _) => bail!(words::json_of_one_rubric(lang)),
            _ => {
                let mut report = checked.report.clone();
                for (it, comparison, _) in &compared {
                    report.judge_version(&it.path, &it.old, &it.new, comparison);
                }
                context.findings(&report, output)
            }
        };
        texts.push((output.to.clone(), text));
    }
    outputs::write(&texts)?;
    let is_enough = compared.iter().all(|(_, comparison, _)| comparison.is_enough());
    Ok(Done::by(args.fail_on == Some(FailOn(None)) || is_enough && !checked.fails))
}
