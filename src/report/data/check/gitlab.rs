//! GitLab's Code Quality report.
//!
//! Format: <https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format>.

use serde::Serialize;

use crate::base::diagnostic::Severity;
use crate::base::lang::Lang;
use crate::check::CheckReport;

use super::finding::Finding;
use super::{path, to_json};

#[derive(Debug, Serialize)]
struct Issue {
    description: String,
    check_name: &'static str,
    fingerprint: String,
    severity: &'static str,
    location: Location,
}

#[derive(Debug, Serialize)]
struct Location {
    path: String,
    lines: Lines,
}

#[derive(Debug, Serialize)]
struct Lines {
    begin: usize,
}

/// A list of issues, empty for a report without findings.
#[must_use]
pub fn render(report: &CheckReport, lang: Lang) -> String {
    let issue = |finding: Finding<'_>| Issue {
        description: finding.sentence(lang),
        check_name: finding.code(),
        severity: match finding.diagnostic.severity {
            Severity::Error => "major",
            Severity::Warning => "minor",
            Severity::Info => "info",
        },
        location: Location { path: path(finding.file), lines: Lines { begin: finding.place.line } },
        fingerprint: finding.fingerprint,
    };
    to_json(&Finding::all(report).into_iter().map(issue).collect::<Vec<_>>())
}
