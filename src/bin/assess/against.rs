//! `assess check --against OLD NEW`: what changed since an older version of a rubric.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, bail};
use assess::base::lang::Lang;
use assess::base::source::SourceFile;
use assess::cases::against::{Against, Named, Pairing, compare, moves};
use assess::check::{Kind, Parsed};
use assess::model::answers::{AgencyKind, Response};
use assess::model::rubric::Rubric;
use assess::report::data::against as json;
use assess::report::view::{self, against as view_against};
use assess::report::{Shape, render};

use crate::args::{CheckArgs, CheckFormat, FailOn, FormatTo};
use crate::exit::{Done, Unusable};
use crate::named::read;
use crate::{files, inputs};

/// Compares NEW, the first path, with OLD; the other paths are answer sheets and case files to score with both.
pub fn run(old: &str, paths: &[PathBuf], args: &CheckArgs, lang: Lang) -> anyhow::Result<Done> {
    let [new_path, sheets @ ..] = paths else {
        bail!(lang.pick("no rubric is given", "chưa nêu bộ tiêu chí"))
    };
    let new_source = files::load(new_path, lang)?.source;
    let old_source = old_source(old, new_path, lang)?;
    let (old, new) = (read(&old_source, lang)?, read(&new_source, lang)?);
    let comparison = compare(&old, &new);
    let named = named(&old, &new, new_path, sheets, lang)?;
    let moves = moves(&old, &new, &named);
    let against =
        Against { old: &old, new: &new, comparison: &comparison, moves: &moves, sheets: named.len() };
    for FormatTo { format, path } in args.formats() {
        let text = match format {
            CheckFormat::Human | CheckFormat::Markdown => {
                let colour = path.is_none() && files::colours_stdout();
                let shape = if format == CheckFormat::Human { files::shape(colour) } else { Shape::Markdown };
                render(&view_against::document(against, view::Options::full(lang)), shape)
            }
            CheckFormat::Json => json::render(against, lang)?,
            _ => bail!(lang.pick(
                "--against is shown as `terminal`, `markdown` or `json`",
                "--against chỉ có định dạng `terminal`, `markdown` hoặc `json`"
            )),
        };
        match path {
            Some(path) => files::write(&path, &text)?,
            None => files::print(&text)?,
        }
    }
    let fails = !comparison.is_enough() && args.fail_on != Some(FailOn::Never);
    Ok(if fails { Done::Failed } else { Done::Passed })
}

/// The old version: a file, or what git has at a revision of the new file's path.
fn old_source(old: &str, new: &Path, lang: Lang) -> anyhow::Result<SourceFile> {
    let path = Path::new(old);
    if path.exists() || old == "-" {
        return Ok(files::load(path, lang)?.source);
    }
    let folder = new.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let name = new.file_name().unwrap_or_default().to_string_lossy();
    let name = format!("{old}:./{name}");
    let shown = Command::new("git").args(["show", "--end-of-options", &name]).current_dir(folder).output();
    let output = shown.with_context(|| {
        lang.pick(
            format!("`{old}` is not a file, and git cannot be run"),
            format!("`{old}` không phải tệp, và không chạy được git"),
        )
    })?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        let said = assess::base::quote::sentence(said.trim());
        bail!(lang.pick(
            format!("`{old}` is neither a file nor a git revision of the rubric: {said}"),
            format!("`{old}` không phải tệp, cũng không phải phiên bản git của bộ tiêu chí: {said}"),
        ));
    }
    assess::syntax::format::decode(&name, output.stdout).map_err(|faulty| Unusable(faulty, lang).into())
}

/// The answers to score with both: those of the cases beside the new rubric and of the files given.
fn named(
    old: &Rubric,
    new: &Rubric,
    path: &Path,
    sheets: &[PathBuf],
    lang: Lang,
) -> anyhow::Result<Vec<Named>> {
    let beside = path.with_extension("cases.yaml");
    let mut paths = if beside.is_file() { vec![beside] } else { Vec::new() };
    if !sheets.is_empty() {
        paths.extend(inputs::collect(sheets, lang)?.into_keys());
    }
    let (forward, backward) = (Pairing::of(old, new), Pairing::of(new, old));
    // What was written for the new rubric is carried back to the old one.
    let back = |name: String, kind: Option<AgencyKind>, responses: Vec<Response>| {
        let Named { name, old: new, new: old, .. } = Named::carried(name, &backward, kind, responses);
        Named { name, kind, old, new, lost: Vec::new() }
    };
    let mut named = Vec::new();
    for path in paths {
        let source = files::load(&path, lang)?.source;
        let parsed = Parsed::new(&source);
        match parsed.kind() {
            Some(Kind::Cases) => {
                let cases = parsed.cases(new).unwrap_or_default();
                named.extend(cases.into_iter().map(|case| back(case.name, case.kind, case.responses)));
            }
            Some(Kind::Answers) => {
                let name = path.display().to_string();
                if let Some(sheet) = parsed.sheet(old) {
                    named.push(Named::carried(name, &forward, sheet.agency.kind, sheet.responses));
                } else if let Some(sheet) = parsed.sheet(new) {
                    named.push(back(name, sheet.agency.kind, sheet.responses));
                } else {
                    bail!(lang.pick(
                        format!("`{name}` fits neither version of the rubric"),
                        format!("`{name}` không khớp với phiên bản nào của bộ tiêu chí"),
                    ));
                }
            }
            _ => {}
        }
    }
    Ok(named)
}
