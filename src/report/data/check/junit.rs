//! `JUnit` XML, as build servers read it: a suite a file, with a test case that fails by its errors and
//! warnings, and one for each of its golden cases.
//!
//! Format: <https://github.com/testmoapp/junitxml>. Nothing in it tells the time, so the same result gives the
//! same bytes. The attributes `file` and `line` of a case are what GitLab and others link to.

use quick_junit::{NonSuccessKind, Report, TestCase, TestCaseStatus, TestSuite};

use crate::base::diagnostic::{Code, Diagnostic, Severity};
use crate::base::lang::Lang;
use crate::base::quote::clean;
use crate::check::{CheckReport, CheckedFile, Kind, RanCase};
use crate::report::data::words;
use crate::report::words::one_line;

use super::finding::Place;
use super::{path, severity_key};

/// The whole document.
#[must_use]
pub fn render(report: &CheckReport, lang: Lang) -> String {
    let mut document = Report::new("assess check");
    for file in &report.files {
        let name = clean(&path(file));
        let mut suite = TestSuite::new(name.as_str());
        suite.add_test_case(test_case(file, &name, lang));
        for case in &file.cases {
            suite.add_test_case(golden_case(file, case, &name, lang));
        }
        document.add_test_suite(suite);
    }
    serialize(&document)
}

fn serialize(document: &Report) -> String {
    document.to_string().expect("a document of strings is written to memory")
}

fn test_case(file: &CheckedFile, name: &str, lang: Lang) -> TestCase {
    // What a golden case says is said by its own test case.
    let of_cases = |finding: &&Diagnostic| file.cases.iter().any(|case| fails(case, finding));
    let (notes, faults): (Vec<&Diagnostic>, Vec<&Diagnostic>) = file
        .findings
        .iter()
        .filter(|finding| !of_cases(finding))
        .partition(|finding| finding.severity == Severity::Info);
    let mut case = TestCase::new(name, status(file, &faults, lang));
    case.set_classname(match file.kind {
        Some(Kind::Rubric) => "assess.rubric",
        Some(Kind::Answers) => "assess.answers",
        Some(Kind::Cases) => "assess.cases",
        Some(Kind::Map) => "assess.map",
        Some(Kind::Costs) => "assess.costs",
        None => "assess.unknown",
    });
    case.extra.insert("file".into(), name.into());
    if let Some(first) = faults.first() {
        let line = Place::of(&file.source, first.span).line.to_string();
        case.extra.insert("line".into(), line.into());
    }
    if !notes.is_empty() {
        case.set_system_out(list(file, &notes, lang));
    }
    case
}

/// The test case of a golden case.
fn golden_case(file: &CheckedFile, case: &RanCase, name: &str, lang: Lang) -> TestCase {
    let faults: Vec<&Diagnostic> = file.findings.iter().filter(|finding| fails(case, finding)).collect();
    let mut test = TestCase::new(clean(&case.name), status(file, &faults, lang));
    test.set_classname(name);
    test.extra.insert("file".into(), name.into());
    let place = faults.first().map(|fault| fault.span).or_else(|| case.expectations.first().copied());
    if let Some(span) = place {
        let line = Place::of(&file.source, span).line.to_string();
        test.extra.insert("line".into(), line.into());
    }
    test
}

/// Whether a finding says that a golden case fails.
fn fails(case: &RanCase, finding: &Diagnostic) -> bool {
    finding.code == Code::FailingCase && case.expectations.contains(&finding.span)
}

fn status(file: &CheckedFile, faults: &[&Diagnostic], lang: Lang) -> TestCaseStatus {
    let Some((first, others)) = faults.split_first() else {
        return TestCaseStatus::success();
    };
    let mut message = one_line(&path(file), &file.source, first, lang);
    if let more @ 1.. = others.len() {
        message.push_str(&words::and_more(lang, more));
    }
    let worst = faults.iter().map(|fault| fault.severity).min().unwrap_or(Severity::Warning);
    let mut status = TestCaseStatus::non_success(NonSuccessKind::Failure);
    status.set_message(message).set_type(severity_key(worst)).set_description(list(file, faults, lang));
    status
}

/// A line a finding, and one more for its help.
fn list(file: &CheckedFile, findings: &[&Diagnostic], lang: Lang) -> String {
    let mut lines = Vec::new();
    for finding in findings {
        lines.push(one_line(&path(file), &file.source, finding, lang));
        if let Some(help) = &finding.help {
            lines.push(format!("  {}: {}", words::help(lang), clean(&help.get(lang))));
        }
    }
    lines.join("\n")
}
