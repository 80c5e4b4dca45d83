//! The report of a check for programs: one JSON object, complete and versioned.
//!
//! Promise: within a `version`, keys are only added.

use schemars::JsonSchema;
use serde::Serialize;

use crate::base::diagnostic::{Diagnostic, Severity};
use crate::base::lang::Lang;
use crate::base::quote::clean;
use crate::check::{CheckReport, CheckedFile, Kind};

use super::finding::Place;
use super::to_json;

/// The version of this format.
pub const VERSION: u32 = 1;

/// The result of a check.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(title = "assess check result")]
struct CheckRecord {
    /// The version of this format: 1.
    version: u32,
    /// The version of assess.
    tool: String,
    /// The language of the texts in this result: `vi` or `en`.
    lang: String,
    /// The files, in the order of their names.
    files: Vec<FileRecord>,
    counts: TotalRecord,
}

/// One file with what was found in it.
#[derive(Debug, Serialize, JsonSchema)]
struct FileRecord {
    /// The path as given; `-` is standard input.
    path: String,
    /// What the file is; null if it cannot be told.
    kind: Option<KindRecord>,
    /// In the order of the file.
    findings: Vec<FindingRecord>,
    counts: CountsRecord,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum KindRecord {
    Rubric,
    Answers,
    Cases,
    Map,
    Costs,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum SeverityRecord {
    Error,
    Warning,
    Info,
}

/// One finding, and where it is.
#[derive(Debug, Serialize, JsonSchema)]
struct FindingRecord {
    /// The stable name of what was found.
    code: String,
    severity: SeverityRecord,
    /// What is wrong.
    message: String,
    /// What to do about it.
    help: Option<String>,
    #[serde(flatten)]
    place: Place,
    /// Another place that explains this one.
    related: Option<RelatedRecord>,
    /// A change that mends it and cannot change a score.
    fix: Option<FixRecord>,
}

/// Another place, and what it has to do with the finding.
#[derive(Debug, Serialize, JsonSchema)]
struct RelatedRecord {
    /// What it has to do with the finding.
    message: String,
    #[serde(flatten)]
    place: Place,
}

/// A text to put in a place.
#[derive(Debug, Serialize, JsonSchema)]
struct FixRecord {
    /// What to put in this place.
    text: String,
    #[serde(flatten)]
    place: Place,
}

/// How many there are of each.
#[derive(Debug, Serialize, JsonSchema)]
struct CountsRecord {
    errors: usize,
    warnings: usize,
    infos: usize,
    /// Findings that comments in the file ignore; they are not listed.
    ignored: usize,
    /// Findings of rules that are allowed; they are not listed.
    suppressed: usize,
    /// Golden cases that were run.
    cases: usize,
}

/// How many there are in all files.
#[derive(Debug, Serialize, JsonSchema)]
struct TotalRecord {
    files: usize,
    #[serde(flatten)]
    counts: CountsRecord,
}

/// The report as JSON, ending in a newline.
#[must_use]
pub fn render(report: &CheckReport, lang: Lang) -> String {
    to_json(&CheckRecord {
        version: VERSION,
        tool: env!("CARGO_PKG_VERSION").to_owned(),
        lang: lang.code().to_owned(),
        files: report.files.iter().map(|file| file_record(file, lang)).collect(),
        counts: TotalRecord { files: report.files.len(), counts: counts(&report.files) },
    })
}

/// The JSON Schema (draft 2020-12) of the report.
#[must_use]
pub fn schema() -> serde_json::Value {
    schemars::schema_for!(CheckRecord).to_value()
}

fn file_record(file: &CheckedFile, lang: Lang) -> FileRecord {
    FileRecord {
        path: file.source.name().to_owned(),
        kind: file.kind.map(|kind| match kind {
            Kind::Rubric => KindRecord::Rubric,
            Kind::Answers => KindRecord::Answers,
            Kind::Cases => KindRecord::Cases,
            Kind::Map => KindRecord::Map,
            Kind::Costs => KindRecord::Costs,
        }),
        findings: file.findings.iter().map(|finding| finding_record(file, finding, lang)).collect(),
        counts: counts(std::slice::from_ref(file)),
    }
}

fn finding_record(file: &CheckedFile, finding: &Diagnostic, lang: Lang) -> FindingRecord {
    FindingRecord {
        code: finding.code.as_str().to_owned(),
        severity: match finding.severity {
            Severity::Error => SeverityRecord::Error,
            Severity::Warning => SeverityRecord::Warning,
            Severity::Info => SeverityRecord::Info,
        },
        message: clean(&finding.message.get(lang)),
        help: finding.help.as_ref().map(|help| clean(&help.get(lang))),
        place: Place::of(&file.source, finding.span),
        related: finding.related.as_ref().map(|(span, label)| RelatedRecord {
            message: clean(&label.get(lang)),
            place: Place::of(&file.source, *span),
        }),
        fix: finding
            .fix
            .as_ref()
            .map(|edit| FixRecord { text: edit.text.to_string(), place: Place::of(&file.source, edit.span) }),
    }
}

fn counts(files: &[CheckedFile]) -> CountsRecord {
    let count = |severity| {
        let findings = files.iter().flat_map(|file| &file.findings);
        findings.filter(|finding| finding.severity == severity).count()
    };
    CountsRecord {
        errors: count(Severity::Error),
        warnings: count(Severity::Warning),
        infos: count(Severity::Info),
        ignored: files.iter().map(|file| file.ignored).sum(),
        suppressed: files.iter().map(|file| file.suppressed).sum(),
        cases: files.iter().map(|file| file.cases.len()).sum(),
    }
}
