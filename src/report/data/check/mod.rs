//! What a check found, for programs, one format a file; the report for people is in `report/view/check.rs`.
//!
//! Every format says the same: lines and columns count from 1 in characters, ends are exclusive, texts are in one
//! language, and codes, severities and keys are English. User text in a message has lost its control characters.

mod codes;
mod finding;
pub mod github;
pub mod gitlab;
pub mod json;
pub mod junit;
pub mod sarif;

use serde::Serialize;

use crate::base::diagnostic::Severity;
use crate::base::lang::Lang;
use crate::check::{CheckReport, CheckedFile};
use crate::report::formats::CheckFormat;

/// A report in a format for programs; `None` for the formats for people.
#[must_use]
pub fn render(report: &CheckReport, format: CheckFormat, lang: Lang) -> Option<String> {
    match format {
        CheckFormat::Terminal | CheckFormat::Markdown => None,
        CheckFormat::Json => Some(json::render(report, lang)),
        CheckFormat::Sarif => Some(sarif::render(report, lang)),
        CheckFormat::Github => Some(github::render(report, lang)),
        CheckFormat::Gitlab => Some(gitlab::render(report, lang)),
        CheckFormat::Junit => Some(junit::render(report, lang)),
    }
}

/// JSON with line breaks, ending in one.
fn to_json(value: &impl Serialize) -> String {
    let text = serde_json::to_string_pretty(value);
    text.expect("structs of strings and numbers are JSON") + "\n"
}

/// A severity's name for programs.
const fn severity_key(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "info",
    }
}

/// How a file is called in reports that hosts of code read: its path from the root of its repository, or `stdin`.
fn path(file: &CheckedFile) -> String {
    file.place.clone().unwrap_or_else(|| as_named(file.source.name()))
}

/// The path of a file as it was named, with slashes.
fn as_named(name: &str) -> String {
    if name == "-" {
        return "stdin".to_owned();
    }
    let path = if cfg!(windows) { name.replace('\\', "/") } else { name.to_owned() };
    let mut rest = path.as_str();
    while let Some(shorter) = rest.strip_prefix("./") {
        rest = shorter.trim_start_matches('/');
    }
    rest.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_loses_only_what_means_nothing() {
        for (name, expected) in
            [("-", "stdin"), ("./a.yaml", "a.yaml"), (".//./a", "a"), ("../a", "../a"), ("/a/b", "/a/b")]
        {
            assert_eq!(as_named(name), expected);
        }
    }
}
