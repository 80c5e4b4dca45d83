//! `assess.toml`: what a caller has settled for all runs. Which file counts is found by the commands.
//!
//! Settings never name a file to write: `output`, which earlier versions had, is ignored with a warning.

use std::path::Path;

use crate::base::diagnostic::{Code, Diagnostic, Severity};
use crate::base::lang::Lang;
use crate::base::source::SourceFile;
use crate::model::answers::is_path;
use crate::syntax::format::Format;
use crate::syntax::tree::{Faults, Node, Value, unknown};

use super::words;

/// The name of the file.
pub const NAME: &str = "assess.toml";

/// The formats that may be set for the commands that score.
pub const FORMATS: [&str; 3] = ["terminal", "markdown", "json"];

/// When to colour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Colour {
    /// On a terminal, unless the environment says no.
    #[default]
    Auto,
    /// In every case.
    Always,
    /// Never.
    Never,
}

impl Colour {
    /// The words for each.
    pub const WORDS: [(&str, Self); 3] =
        [("auto", Self::Auto), ("always", Self::Always), ("never", Self::Never)];
}

/// How many recommendations to show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Top {
    /// Every one.
    All,
    /// So many.
    Number(usize),
}

impl Top {
    /// What `all` or a number means.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        if word == "all" { Some(Self::All) } else { word.parse().ok().map(Self::Number) }
    }

    /// The number, if there is a limit.
    #[must_use]
    pub const fn limit(self) -> Option<usize> {
        match self {
            Self::All => None,
            Self::Number(number) => Some(number),
        }
    }
}

/// The findings that make `check` fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FailOn(
    /// The mildest of them; `None` if none do.
    pub Option<Severity>,
);

impl FailOn {
    /// The words for each.
    pub const WORDS: [(&str, Self); 4] = [
        ("error", Self(Some(Severity::Error))),
        ("warning", Self(Some(Severity::Warning))),
        ("info", Self(Some(Severity::Info))),
        ("never", Self(None)),
    ];

    /// Whether a finding of this severity is one.
    #[must_use]
    pub fn includes(self, severity: Severity) -> bool {
        self.0.is_some_and(|mildest| severity <= mildest)
    }
}

/// What an `assess.toml` sets.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Settings {
    /// The id of a rubric, or a path, from where the file was looked for.
    pub rubric: Option<String>,
    /// The language of reports and messages.
    pub lang: Option<Lang>,
    /// When to colour.
    pub colour: Option<Colour>,
    /// Whether to print one line and no notes.
    pub quiet: Option<bool>,
    /// Whether reports show all digits.
    pub exact: Option<bool>,
    /// The format of results, one of [`FORMATS`].
    pub format: Option<String>,
    /// The stage to recommend the way to.
    pub target: Option<String>,
    /// How many recommendations to show.
    pub top: Option<Top>,
    /// The stage that has to be reached.
    pub require: Option<String>,
    /// The rules whose findings are errors.
    pub deny: Vec<Code>,
    /// The rules whose findings are warnings.
    pub warn: Vec<Code>,
    /// The rules whose findings are counted only.
    pub allow: Vec<Code>,
    /// The findings that make `check` fail.
    pub fail_on: Option<FailOn>,
    /// What is ignored, and why.
    pub warnings: Vec<Diagnostic>,
}

/// Reads settings; `folder` is that of the file, from where paths in it count, and `rules` are the rules there are.
///
/// # Errors
/// Every fault of the file.
pub fn read(source: &SourceFile, folder: &Path, rules: &[Code]) -> Result<Settings, Faults> {
    // An empty file sets nothing.
    if source.text().lines().all(|line| line.trim().is_empty() || line.trim().starts_with('#')) {
        return Ok(Settings::default());
    }
    let root = Format::Toml.parse(source)?;
    let mut faults = Faults::new();
    match settings(&root, folder, rules, &mut faults) {
        Some(settings) if faults.is_empty() => Ok(settings),
        _ => Err(faults),
    }
}

fn settings(root: &Node<'_>, folder: &Path, rules: &[Code], faults: &mut Faults) -> Option<Settings> {
    let mut fields = root.fields(faults)?;
    let mut text =
        |key, faults: &mut Faults| fields.optional(key).and_then(|node| node.text(faults)).map(str::to_owned);
    let rubric = text("rubric", faults)
        .map(|rubric| if is_path(&rubric) { folder.join(&rubric).display().to_string() } else { rubric });
    let (target, require) = (text("target", faults), text("require", faults));
    let lang = fields
        .optional("lang")
        .and_then(|node| node.word(&Lang::ALL.map(|lang| (lang.code(), lang)), Code::UnknownValue, faults));
    let format = fields
        .optional("format")
        .and_then(|node| node.word(&FORMATS.map(|name| (name, name)), Code::UnknownValue, faults));
    let colour =
        fields.optional("color").and_then(|node| node.word(&Colour::WORDS, Code::UnknownValue, faults));
    let quiet = fields.optional("quiet").and_then(|node| node.boolean(faults));
    let exact = fields.optional("exact").and_then(|node| node.boolean(faults));
    let top = fields.optional("top").and_then(|node| top(node, faults));
    let mut settings = Settings {
        rubric,
        lang,
        colour,
        quiet,
        exact,
        format: format.map(str::to_owned),
        target,
        top,
        require,
        ..Settings::default()
    };
    if let Some(entry) = fields.entry("output") {
        let message = words::output_is_no_setting();
        settings.warnings.push(Diagnostic {
            severity: Severity::Warning,
            ..Diagnostic::error(Code::UnknownKey, entry.key_span, message).help(words::name_file_with_o())
        });
    }
    if let Some(node) = fields.optional("check") {
        check(node, rules, &mut settings, faults);
    }
    fields.finish(faults);
    Some(settings)
}

fn check(node: &Node<'_>, rules: &[Code], settings: &mut Settings, faults: &mut Faults) {
    let Some(mut fields) = node.fields(faults) else { return };
    let lists = [("deny", &mut settings.deny), ("warn", &mut settings.warn), ("allow", &mut settings.allow)];
    for (key, list) in lists {
        for item in fields.optional(key).and_then(|node| node.list(faults)).unwrap_or_default() {
            let Some(code) = item.text(faults) else { continue };
            match rules.iter().find(|rule| rule.as_str() == code) {
                Some(rule) => list.push(*rule),
                None => {
                    let known = rules.iter().map(|rule| rule.as_str());
                    faults.push(unknown(Code::UnknownValue, item.span, code, known));
                }
            }
        }
    }
    settings.fail_on =
        fields.optional("fail_on").and_then(|node| node.word(&FailOn::WORDS, Code::UnknownValue, faults));
    fields.finish(faults);
}

fn top(node: &Node<'_>, faults: &mut Faults) -> Option<Top> {
    match &node.value {
        Value::Scalar(text, _) if Top::from_word(text).is_some() => Top::from_word(text),
        _ => node.word(&[("all", Top::All)], Code::UnknownValue, faults),
    }
}
