//! SARIF 2.1.0, as code hosts and editors read it.
//!
//! Format: <https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/sarif-v2.1.0-errata01-os-complete.html>.
//! Every result has exactly one location, which GitHub insists on. What comments ignore or settings allow is no
//! result.

use serde::Serialize;

use crate::base::diagnostic::{Code, Severity};
use crate::base::lang::Lang;
use crate::base::quote::clean;
use crate::base::source::Span;
use crate::check::{CheckReport, CheckedFile};
use crate::lint::{RULES, Rule};

use super::finding::{Finding, Place};
use super::{codes, path, to_json};

/// The schema that the result meets.
const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

#[derive(Debug, Serialize)]
struct Log {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run; 1],
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Run {
    tool: Tool,
    #[serde(skip_serializing_if = "Option::is_none")]
    automation_details: Option<AutomationDetails>,
    language: &'static str,
    column_kind: &'static str,
    results: Vec<ResultRecord>,
}

#[derive(Debug, Serialize)]
struct Tool {
    driver: Driver,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Driver {
    name: &'static str,
    version: &'static str,
    semantic_version: &'static str,
    rules: Vec<RuleRecord>,
}

#[derive(Debug, Serialize)]
struct AutomationDetails {
    id: String,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct RuleRecord {
    id: &'static str,
    short_description: Text,
    full_description: Text,
    help: Text,
    default_configuration: Configuration,
}

#[derive(Debug, Serialize)]
struct Configuration {
    enabled: bool,
    level: &'static str,
}

#[derive(Debug, Serialize)]
struct Text {
    text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    markdown: Option<String>,
}

impl Text {
    fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), markdown: None }
    }
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct ResultRecord {
    rule_id: &'static str,
    rule_index: usize,
    level: &'static str,
    message: Text,
    locations: [LocationRecord; 1],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<LocationRecord>,
    partial_fingerprints: Fingerprints,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    fixes: Vec<Fix>,
}

#[derive(Debug, Serialize)]
struct Fingerprints {
    #[serde(rename = "assessFinding/v1")]
    finding: String,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct LocationRecord {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<u32>,
    physical_location: PhysicalLocation,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<Text>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct PhysicalLocation {
    artifact_location: ArtifactLocation,
    region: Region,
}

#[derive(Debug, Serialize)]
struct ArtifactLocation {
    uri: String,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: usize,
    start_column: usize,
    end_line: usize,
    end_column: usize,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Fix {
    description: Text,
    artifact_changes: [ArtifactChange; 1],
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct ArtifactChange {
    artifact_location: ArtifactLocation,
    replacements: [Replacement; 1],
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Replacement {
    deleted_region: Region,
    #[serde(skip_serializing_if = "Option::is_none")]
    inserted_content: Option<Text>,
}

/// The whole log, with one run.
#[must_use]
pub fn render(report: &CheckReport, lang: Lang) -> String {
    let findings = Finding::all(report);
    let codes = described(&findings);
    let results = findings.iter().map(|finding| result(finding, &codes, lang)).collect();
    let driver = Driver {
        name: "assess",
        version: env!("CARGO_PKG_VERSION"),
        semantic_version: env!("CARGO_PKG_VERSION"),
        rules: codes.iter().map(|&code| rule(code, lang)).collect(),
    };
    // What ends in a slash names a kind of run, of which this is one. Without a name of the caller's there is none: a
    // code host takes results of the same name for newer ones, and closes the alerts of another job.
    let category = report.category.as_deref().map(|name| name.trim_end_matches('/'));
    let automation_details = category.map(|name| AutomationDetails { id: format!("{name}/") });
    to_json(&Log {
        schema: SCHEMA,
        version: "2.1.0",
        runs: [Run {
            tool: Tool { driver },
            automation_details,
            language: lang.code(),
            column_kind: "unicodeCodePoints",
            results,
        }],
    })
}

/// The codes that the log describes: every rule's, then those of other findings.
fn described(findings: &[Finding<'_>]) -> Vec<Code> {
    let mut codes: Vec<Code> = RULES.iter().map(|rule| rule.code).collect();
    let mut others: Vec<Code> = findings.iter().map(|finding| finding.diagnostic.code).collect();
    others.retain(|code| !codes.contains(code));
    others.sort_unstable();
    others.dedup();
    codes.extend(others);
    codes
}

fn rule(code: Code, lang: Lang) -> RuleRecord {
    let id = code.as_str();
    let Some(rule) = Rule::find(id) else {
        let summary = codes::summary(code, lang);
        return RuleRecord {
            id,
            short_description: Text::plain(summary),
            full_description: Text::plain(summary),
            help: Text { text: summary.to_owned(), markdown: Some(format!("# {id}\n\n{summary}\n")) },
            default_configuration: Configuration { enabled: true, level: level(Severity::Error) },
        };
    };
    let page = rule.page_in(lang);
    let page = page.split_once('\n').map_or(page.as_str(), |(_, page)| page.trim());
    let mut paragraphs = page.split("\n\n").map(one_line).filter(|text| !text.starts_with('#'));
    let first = paragraphs.next().unwrap_or_default();
    let short = first.split_once(". ").map_or(first.clone(), |(sentence, _)| format!("{sentence}."));
    let full = match paragraphs.next() {
        Some(second) if !second.starts_with("```") => format!("{first} {second}"),
        _ => first,
    };
    RuleRecord {
        id,
        short_description: Text::plain(short),
        full_description: Text::plain(full),
        help: Text { text: page.to_owned(), markdown: Some(format!("# {id}\n\n{page}\n")) },
        default_configuration: Configuration { enabled: rule.on, level: level(rule.severity) },
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn result(finding: &Finding<'_>, codes: &[Code], lang: Lang) -> ResultRecord {
    let (file, diagnostic) = (finding.file, finding.diagnostic);
    let related = diagnostic.related.as_ref().map(|(span, label)| LocationRecord {
        id: Some(1),
        physical_location: physical(file, *span),
        message: Some(Text::plain(clean(&label.get(lang)))),
    });
    let fix = diagnostic.fix.as_ref().map(|edit| Fix {
        description: Text::plain(finding.help(lang).unwrap_or_else(|| finding.message(lang))),
        artifact_changes: [ArtifactChange {
            artifact_location: artifact(file),
            replacements: [Replacement {
                deleted_region: region(file, edit.span),
                inserted_content: (!edit.text.is_empty()).then(|| Text::plain(&*edit.text)),
            }],
        }],
    });
    ResultRecord {
        rule_id: finding.code(),
        rule_index: codes.iter().position(|&code| code == diagnostic.code).unwrap_or_default(),
        level: level(diagnostic.severity),
        message: Text::plain(finding.sentence(lang)),
        locations: [LocationRecord {
            id: None,
            physical_location: physical(file, diagnostic.span),
            message: None,
        }],
        related_locations: related.into_iter().collect(),
        partial_fingerprints: Fingerprints { finding: finding.fingerprint.clone() },
        fixes: fix.into_iter().collect(),
    }
}

const fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

fn physical(file: &CheckedFile, span: Span) -> PhysicalLocation {
    PhysicalLocation { artifact_location: artifact(file), region: region(file, span) }
}

fn region(file: &CheckedFile, span: Span) -> Region {
    let place = Place::of(&file.source, span);
    Region {
        start_line: place.line,
        start_column: place.column,
        end_line: place.end_line,
        end_column: place.end_column,
    }
}

fn artifact(file: &CheckedFile) -> ArtifactLocation {
    ArtifactLocation { uri: uri(&path(file)) }
}

/// A path as a reference of RFC 3986: relative to where the tool ran, or a `file:` URI for an absolute one.
fn uri(path: &str) -> String {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    let drive = cfg!(windows) && path.as_bytes().get(1) == Some(&b':');
    let mut uri = match path {
        _ if drive => "file:///".to_owned(),
        _ if path.starts_with('/') => "file://".to_owned(),
        _ => String::new(),
    };
    for (at, byte) in path.bytes().enumerate() {
        let plain = byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) || drive && at == 1;
        if plain {
            uri.push(char::from(byte));
        } else {
            let digit = |nibble: u8| char::from(HEX[usize::from(nibble)]);
            uri.extend(['%', digit(byte >> 4), digit(byte & 15)]);
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_become_references_that_mean_the_same_file() {
        for (path, expected) in [
            ("a b/50%/x:y,z.yaml", "a%20b/50%25/x%3Ay%2Cz.yaml"),
            ("tỉnh.yaml", "t%E1%BB%89nh.yaml"),
            ("../a#b?c", "../a%23b%3Fc"),
            ("/tmp/a b", "file:///tmp/a%20b"),
            ("stdin", "stdin"),
        ] {
            assert_eq!(uri(path), expected);
        }
    }
}
