//! `assess.toml`: the defaults of a folder and everything below it.

use std::path::{Path, PathBuf};

use assess::base::diagnostic::Code;
use assess::base::lang::Lang;
use assess::base::source::SourceFile;
use assess::lint::{RULES, Rule};
use assess::syntax::format::Format;
use assess::syntax::tree::{Faults, Node, Value, unknown};

use super::args::{ColourArg, FailOn, FormatArg, Top, parse_top};
use super::exit::Unusable;
use super::files;

/// The name of the file.
pub const NAME: &str = "assess.toml";

/// What an `assess.toml` sets.
#[derive(Debug, Default)]
pub struct Config {
    /// A rubric; a path counts from the folder of the file.
    pub rubric: Option<String>,
    pub lang: Option<Lang>,
    pub format: Option<FormatArg>,
    pub target: Option<String>,
    pub top: Option<Top>,
    pub require: Option<String>,
    pub output: Option<PathBuf>,
    pub colour: Option<ColourArg>,
    pub quiet: Option<bool>,
    /// The rules of `[check]`, by level.
    pub deny: Vec<String>,
    pub warn: Vec<String>,
    pub allow: Vec<String>,
    pub fail_on: Option<FailOn>,
}

/// The settings for an answer sheet: those of the nearest `assess.toml` in its folder or above.
pub fn find(sheet: &Path, lang: Lang) -> anyhow::Result<Config> {
    let parent = sheet.parent().filter(|folder| !folder.as_os_str().is_empty() && sheet != Path::new("-"));
    // A folder is looked at itself: `assess check rubrics`.
    let folder = if sheet.is_dir() { sheet } else { parent.unwrap_or(Path::new(".")) };
    let Ok(folder) = std::path::absolute(folder) else { return Ok(Config::default()) };
    for folder in folder.ancestors() {
        let path = folder.join(NAME);
        if path.is_file() {
            // Shown as the user would write it.
            let here = std::env::current_dir().unwrap_or_default();
            let path = path.strip_prefix(here).map_or_else(|_| path.clone(), Path::to_path_buf);
            let loaded = files::load(&path, lang)?;
            return read(&loaded.source, folder)
                .map_err(|faults| Unusable::new(&loaded.source, faults, lang).into());
        }
    }
    Ok(Config::default())
}

fn read(source: &SourceFile, folder: &Path) -> Result<Config, Faults> {
    // An empty file sets nothing.
    if source.text().lines().all(|line| line.trim().is_empty() || line.trim().starts_with('#')) {
        return Ok(Config::default());
    }
    let root = Format::Toml.parse(source)?;
    let mut faults = Faults::new();
    let config = settings(&root, folder, &mut faults);
    match config {
        Some(config) if faults.is_empty() => Ok(config),
        _ => Err(faults),
    }
}

fn settings(root: &Node<'_>, folder: &Path, faults: &mut Faults) -> Option<Config> {
    let mut fields = root.fields(faults)?;
    let mut text =
        |key, faults: &mut Faults| fields.optional(key).and_then(|node| node.text(faults)).map(str::to_owned);
    let rubric = text("rubric", faults).map(|rubric| {
        if assess::model::answers::is_path(&rubric) {
            folder.join(rubric).display().to_string()
        } else {
            rubric
        }
    });
    let (target, require) = (text("target", faults), text("require", faults));
    let output = text("output", faults).map(|path| folder.join(path));
    let lang = fields
        .optional("lang")
        .and_then(|node| node.word(&Lang::ALL.map(|lang| (lang.code(), lang)), Code::UnknownValue, faults));
    let formats = [("terminal", FormatArg::Terminal), ("json", FormatArg::Json)];
    let format = fields.optional("format").and_then(|node| node.word(&formats, Code::UnknownValue, faults));
    let colours = [("auto", ColourArg::Auto), ("always", ColourArg::Always), ("never", ColourArg::Never)];
    let colour = fields.optional("color").and_then(|node| node.word(&colours, Code::UnknownValue, faults));
    let quiet = fields.optional("quiet").and_then(|node| node.boolean(faults));
    let top = fields.optional("top").and_then(|node| top(node, faults));
    let mut config = Config::default();
    if let Some(node) = fields.optional("check") {
        check(node, &mut config, faults);
    }
    fields.finish(faults);
    Some(Config { rubric, lang, format, target, top, require, output, colour, quiet, ..config })
}

fn check(node: &Node<'_>, config: &mut Config, faults: &mut Faults) {
    let Some(mut fields) = node.fields(faults) else { return };
    let lists = [("deny", &mut config.deny), ("warn", &mut config.warn), ("allow", &mut config.allow)];
    for (key, list) in lists {
        for item in fields.optional(key).and_then(|node| node.list(faults)).unwrap_or_default() {
            let Some(code) = item.text(faults) else { continue };
            if Rule::find(code).is_none() {
                let known = RULES.iter().map(|rule| rule.code.as_str());
                faults.push(unknown(Code::UnknownValue, item.span, code, known));
            }
            list.push(code.to_owned());
        }
    }
    let severities = [
        ("error", FailOn::Error),
        ("warning", FailOn::Warning),
        ("info", FailOn::Info),
        ("never", FailOn::Never),
    ];
    config.fail_on =
        fields.optional("fail_on").and_then(|node| node.word(&severities, Code::UnknownValue, faults));
    fields.finish(faults);
}

fn top(node: &Node<'_>, faults: &mut Faults) -> Option<Top> {
    match &node.value {
        Value::Scalar(text, _) if parse_top(text).is_ok() => parse_top(text).ok(),
        _ => node.word(&[("all", Top::All)], Code::UnknownValue, faults),
    }
}
