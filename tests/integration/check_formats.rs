//! Every output format of `assess check`, over one report of files with awkward names and contents.

#![allow(clippy::unwrap_used, clippy::panic)]

mod fixture;
mod sarif_places;

use std::collections::BTreeSet;

use assess::base::diagnostic::{Code, Diagnostic, Severity};
use assess::base::lang::{Lang, Message};
use assess::base::source::Span;
use assess::check::CheckReport;
use assess::report::data::check::{github, gitlab, json, junit, sarif};
use assess::report::view::check as view;
use assess::report::write::terminal::{self, Screen};
use fixture::{Expected, is_unsafe, text_at};
use quick_junit::{NonSuccessKind, Report, TestCaseStatus};
use serde_json::Value;

/// A name as people are shown it.
fn shown(name: &str) -> String {
    let shown = |c: char| match c {
        '\n' => " ".to_owned(),
        c if c.is_control() => c.escape_unicode().to_string(),
        c => c.to_string(),
    };
    name.chars().map(shown).collect()
}

/// Whether the offending text begins at a line and a column.
fn begins_at(expected: &Expected, line: u64, column: u64) -> bool {
    let lines = u64::try_from(expected.text.matches('\n').count()).unwrap() + 1;
    let last = u64::try_from(expected.text.rsplit('\n').next().unwrap().chars().count()).unwrap() + 1;
    text_at(&expected.text, (line, column), (lines, last)).starts_with(&expected.offending)
}

fn drawn(report: &CheckReport, lang: Lang, colour: bool) -> String {
    terminal::write(&view::document(report, lang), Screen { colour, ..Screen::default() })
}

#[test]
fn the_same_report_gives_the_same_bytes_and_an_empty_one_is_well_formed() {
    let report = fixture::report().0;
    for lang in Lang::ALL {
        for render in [json::render, sarif::render, github::render, gitlab::render, junit::render] {
            assert_eq!(render(&report, lang), render(&report, lang));
            assert!(render(&report, lang).ends_with('\n'));
        }
        let nothing = CheckReport::default();
        // A line for people, which is no command.
        assert!(!github::render(&nothing, lang).starts_with("::"));
        assert_eq!(gitlab::render(&nothing, lang), "[]\n");
        assert_eq!(Report::deserialize_from_str(&junit::render(&nothing, lang)).unwrap().tests, 0);
    }
}

#[test]
fn json_meets_its_schema_and_points_at_the_offending_text() {
    let validator = jsonschema::validator_for(&json::schema()).unwrap();
    let (report, expected) = fixture::report();
    for lang in Lang::ALL {
        let result: Value = serde_json::from_str(&json::render(&report, lang)).unwrap();
        let faults: Vec<String> = validator.iter_errors(&result).map(|fault| fault.to_string()).collect();
        assert!(faults.is_empty(), "{faults:#?}");
        assert_eq!(result["version"], 1);
        assert_eq!(result["counts"]["files"], 10);
        assert_eq!(result["counts"]["errors"], 6);
        assert_eq!(result["counts"]["ignored"], 2);
        assert_eq!(result["counts"]["suppressed"], 1);
        assert_eq!(result["counts"]["cases"], 3);
        let found = result["files"].as_array().unwrap().iter().flat_map(|file| {
            let findings = file["findings"].as_array().unwrap();
            findings.iter().map(move |finding| (file["path"].as_str().unwrap(), finding))
        });
        let found: Vec<(&str, &Value)> = found.collect();
        assert_eq!(found.len(), expected.len());
        for ((path, finding), expected) in found.into_iter().zip(&expected) {
            assert_eq!((path, finding["code"].as_str().unwrap()), (expected.name, expected.code));
            assert_eq!(under(expected, finding), expected.offending);
            assert!(!is_unsafe(finding["message"].as_str().unwrap()));
            assert!(!finding["message"].as_str().unwrap().contains('\n'));
            if let Some(fix) = finding["fix"].as_object() {
                assert_eq!(under(expected, &finding["fix"]), expected.removed);
                assert_eq!(fix["text"], "an\tswer\n");
            }
            if finding["related"].is_object() {
                assert_eq!(under(expected, &finding["related"]), expected.first);
            }
        }
    }
}

/// The text under a place in JSON, by columns; by bytes it is the same.
fn under(expected: &Expected, place: &Value) -> String {
    let number = |key: &str| place[key].as_u64().unwrap();
    let (from, to) = ((number("line"), number("column")), (number("end_line"), number("end_column")));
    let (start, length) = (place["offset"].as_u64().unwrap(), place["length"].as_u64().unwrap());
    let (start, length) = (usize::try_from(start).unwrap(), usize::try_from(length).unwrap());
    let text = text_at(&expected.text, from, to);
    assert_eq!(expected.text[start..start + length], text);
    text
}

#[test]
fn a_span_outside_the_text_is_reported_inside_it() {
    let mut file = fixture::file("x", "ế\n");
    let message = Message::verbatim("m");
    for span in [Span::new(1, 2), Span::new(9, 12), Span::new(3, 1)] {
        file.findings.push(Diagnostic::error(Code::Tag, span, message.clone()));
    }
    let report = CheckReport { files: vec![file], ..CheckReport::default() };
    let result: Value = serde_json::from_str(&json::render(&report, Lang::En)).unwrap();
    for finding in result["files"][0]["findings"].as_array().unwrap() {
        let number = |key: &str| usize::try_from(finding[key].as_u64().unwrap()).unwrap();
        let (start, end) = (number("offset"), number("offset") + number("length"));
        assert!("ế\n".get(start..end).is_some(), "{finding}");
    }
}

#[test]
fn github_commands_survive_their_parser_and_point_at_the_offending_text() {
    for lang in Lang::ALL {
        let (report, expected) = fixture::report();
        let out = github::render(&report, lang);
        assert_eq!(out.lines().count(), expected.len() + 1, "a command a line, and the total");
        let total = view::summary(&report, lang).words();
        assert_eq!(out.lines().last(), Some(format!("::notice title=assess::{total}").as_str()));
        for (line, expected) in out.lines().zip(&expected) {
            let (command, rest) = line.strip_prefix("::").unwrap().split_once(' ').unwrap();
            let (properties, message) = rest.split_once("::").unwrap();
            assert_eq!(
                command,
                match expected.severity {
                    Severity::Error => "error",
                    Severity::Warning => "warning",
                    Severity::Info => "notice",
                }
            );
            let unescape = |text: &str| {
                let text = text.replace("%0D", "\r").replace("%0A", "\n");
                text.replace("%3A", ":").replace("%2C", ",").replace("%25", "%")
            };
            let property = |key: &str| {
                let values: Vec<String> = properties
                    .split(',')
                    .map(|property| property.split_once('=').unwrap())
                    .filter(|(name, _)| *name == key)
                    .map(|(_, value)| unescape(value))
                    .collect();
                assert!(values.len() < 2, "{properties}");
                values.into_iter().next()
            };
            let number = |key: &str| property(key).map(|number| number.parse::<u64>().unwrap());
            let name = if expected.name == "-" { "stdin" } else { expected.name.trim_start_matches("./") };
            // A log is a terminal, too: what controls it is shown by its number.
            assert_eq!(property("file").unwrap(), name.replace('\u{1b}', "\\u{1b}"));
            assert_eq!(property("title").unwrap(), format!("assess ({})", expected.code));
            let (line, end) = (number("line").unwrap(), number("endLine").unwrap());
            if line == end {
                let (from, to) = (number("col").unwrap(), number("endColumn").unwrap());
                assert_eq!(text_at(&expected.text, (line, from), (end, to)), expected.offending);
            } else {
                // GitHub refuses columns over several lines.
                assert_eq!((number("col"), number("endColumn")), (None, None));
                assert!(expected.offending.contains('\n') && (line, end) == (1, 2));
            }
            let message = unescape(message);
            assert!(!is_unsafe(&message) && message.contains("::error::50%,"), "{message}");
            assert_eq!(
                message.contains('\n'),
                expected.code == "unknown-key",
                "only the help is a second line"
            );
        }
    }
}

#[test]
fn gitlab_issues_have_unique_fingerprints_that_outlive_moved_lines() {
    let issues = |inserted: &str, lang| -> Vec<Value> {
        serde_json::from_str(&gitlab::render(&fixture::report_after(inserted).0, lang)).unwrap()
    };
    let fingerprints = |issues: &[Value]| -> Vec<String> {
        issues.iter().map(|issue| issue["fingerprint"].as_str().unwrap().to_owned()).collect()
    };
    let before = issues("", Lang::En);
    assert_eq!(fingerprints(&before), fingerprints(&issues("# a line\n", Lang::Vi)));
    assert_eq!(fingerprints(&before).iter().collect::<BTreeSet<_>>().len(), before.len());
    for (issue, expected) in before.iter().zip(fixture::report().1) {
        assert_eq!(issue["check_name"], expected.code);
        assert!(["major", "minor", "info"].contains(&issue["severity"].as_str().unwrap()));
        assert!(!is_unsafe(issue["description"].as_str().unwrap()));
        let line = usize::try_from(issue["location"]["lines"]["begin"].as_u64().unwrap()).unwrap();
        let shown = expected.text.split('\n').nth(line - 1).unwrap();
        assert!(shown.contains(expected.offending.split('\n').next().unwrap()));
        assert!(!issue["location"]["path"].as_str().unwrap().starts_with("./"));
    }
}

#[test]
fn junit_is_read_back_with_a_case_a_file_and_a_place_a_finding() {
    for lang in Lang::ALL {
        let (report, expected) = fixture::report();
        let document = junit::render(&report, lang);
        assert!(!document.contains("timestamp") && !document.contains("uuid") && !document.contains("time="));
        let read = Report::deserialize_from_str(&document).unwrap();
        assert_eq!((read.test_suites.len(), read.tests, read.failures, read.errors), (10, 13, 8, 0));
        let mut seen = 0;
        for (suite, file) in read.test_suites.iter().zip(&report.files) {
            let (case, name) = (&suite.test_cases[0], file.source.name());
            // As hosts of code know it.
            let known = if name == "-" { "stdin" } else { name.trim_start_matches("./") };
            let of_file: Vec<&Expected> = expected.iter().filter(|expected| expected.name == name).collect();
            let mut lines = Vec::new();
            if let TestCaseStatus::NonSuccess { kind, message, description, .. } = &case.status {
                assert_eq!(*kind, NonSuccessKind::Failure);
                assert!(message.as_ref().unwrap().starts_with(&format!("{}:", shown(known))));
                let first: u64 = case.extra["line"].as_str().parse().unwrap();
                assert!(message.as_ref().unwrap().starts_with(&format!("{}:{first}:", shown(known))));
                lines.extend(description.as_ref().unwrap().lines().map(str::to_owned));
            }
            lines.extend(case.system_out.iter().flat_map(|out| out.lines()).map(str::to_owned));
            lines.retain(|line| !line.starts_with("  "));
            assert_eq!(lines.len(), of_file.len(), "{document}");
            for (line, expected) in lines.iter().zip(of_file) {
                let rest = line.strip_prefix(&format!("{}:", shown(known))).unwrap();
                let mut parts = rest.splitn(3, ':').map(str::parse::<u64>);
                let (line, column) = (parts.next().unwrap().unwrap(), parts.next().unwrap().unwrap());
                assert!(begins_at(expected, line, column), "{rest}");
                assert!(rest.contains(&format!("[{}]", expected.code)) && rest.contains("]]>"));
                assert!(!is_unsafe(rest));
                seen += 1;
            }
        }
        assert_eq!(seen, expected.len());
    }
}

#[test]
fn people_see_every_finding_at_its_place_and_nothing_that_controls_the_terminal() {
    for lang in Lang::ALL {
        let (report, expected) = fixture::report();
        let plain = drawn(&report, lang, false);
        assert!(!is_unsafe(&plain.replace('\t', " ")), "{plain}");
        let places: Vec<&str> =
            plain.lines().filter_map(|line| line.trim_start().strip_prefix("--> ")).collect();
        assert_eq!(places.len(), expected.len(), "{plain}");
        for (place, expected) in places.iter().zip(&expected) {
            let rest = place.strip_prefix(&format!("{}:", shown(expected.name))).unwrap();
            let (line, column) = rest.split_once(':').unwrap();
            assert!(begins_at(expected, line.parse().unwrap(), column.parse().unwrap()), "{place}");
        }
        let coloured = drawn(&report, lang, true);
        assert!(coloured.contains("\u{1b}[") && coloured.len() > plain.len());
    }
}

#[test]
fn the_summary_counts_in_both_languages() {
    let summary = |report: &CheckReport, lang| view::summary(report, lang).words();
    let report = fixture::report().0;
    assert_eq!(
        summary(&report, Lang::En),
        "10 files checked, 3 cases run: 6 errors, 6 warnings, 2 infos (2 ignored by comments, 1 allowed by settings)"
    );
    assert_eq!(
        summary(&report, Lang::Vi),
        "Đã kiểm tra 10 tệp, chạy 3 ca kiểm thử: 6 lỗi, 6 cảnh báo, 2 thông tin (bỏ qua 2 theo chú thích, 1 theo thiết lập)"
    );
    let mut file = fixture::file("x", "a\n");
    let clean = CheckReport { files: vec![file.clone()], ..CheckReport::default() };
    assert_eq!(drawn(&clean, Lang::En, false), "All good: 1 file checked, nothing found.\n");
    assert_eq!(
        drawn(&clean, Lang::Vi, false),
        "Mọi thứ đều ổn: đã kiểm tra 1 tệp, không phát hiện vấn đề nào.\n"
    );
    (file.suppressed, file.cases) = (1, fixture::ran(1));
    let allowed = CheckReport { files: vec![file.clone()], ..CheckReport::default() };
    assert_eq!(
        view::summary(&allowed, Lang::En).words(),
        "All good: 1 file checked, 1 case run, nothing found (1 allowed by settings)."
    );
    file.findings = vec![Diagnostic::error(Code::Tag, Span::new(0, 1), Message::verbatim("m"))];
    let one = CheckReport { files: vec![file.clone()], ..CheckReport::default() };
    assert_eq!(summary(&one, Lang::En), "1 file checked, 1 case run: 1 error (1 allowed by settings)");
    file.findings = vec![file.findings[0].clone(); 101];
    let many = CheckReport { files: vec![file], ..CheckReport::default() };
    assert!(drawn(&many, Lang::En, false).contains("x: 1 more finding\n"));
    assert!(drawn(&many, Lang::Vi, false).contains("x: còn 1 phát hiện nữa\n"));
    assert_eq!(drawn(&CheckReport::default(), Lang::En, false), "No file was checked.\n");
}
