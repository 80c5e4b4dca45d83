//! SARIF: its schema, the rules that hosts add, positions, fixes and fingerprints.

use std::collections::BTreeSet;

use assess::base::diagnostic::{Code, Diagnostic, Severity};
use assess::base::lang::{Lang, Message};
use assess::base::source::Span;
use assess::check::CheckReport;
use assess::lint::RULES;
use assess::report::data::check::sarif;
use proptest::prelude::*;
use serde_json::Value;

use super::fixture::{self, is_unsafe, text_at};

fn log(lang: Lang) -> Value {
    serde_json::from_str(&sarif::render(&fixture::report().0, lang)).unwrap()
}

fn list<'a>(value: &'a Value, pointer: &str) -> &'a Vec<Value> {
    value.pointer(pointer).and_then(Value::as_array).unwrap_or_else(|| panic!("no {pointer}"))
}

fn text<'a>(value: &'a Value, pointer: &str) -> &'a str {
    value.pointer(pointer).and_then(Value::as_str).unwrap_or_else(|| panic!("no {pointer} in {value}"))
}

/// The text under a region.
fn under(file: &str, region: &Value) -> String {
    let number = |key: &str| region[key].as_u64().unwrap();
    text_at(file, (number("startLine"), number("startColumn")), (number("endLine"), number("endColumn")))
}

#[test]
fn the_log_has_what_the_specification_requires() {
    for lang in Lang::ALL {
        let log = log(lang);
        assert_eq!(log["version"], "2.1.0");
        assert!(text(&log, "/$schema").ends_with("/sarif-schema-2.1.0.json"));
        assert_eq!(list(&log, "/runs").len(), 1);
        assert_eq!(log["runs"][0]["columnKind"], "unicodeCodePoints");
        assert_eq!(log["runs"][0]["language"], lang.code());
        // Runs of one name replace each other, so there is none unless the caller gives it.
        assert_eq!(log["runs"][0].get("automationDetails"), None);
        let named = CheckReport { category: Some("rubrics/".to_owned()), ..CheckReport::default() };
        let named: Value = serde_json::from_str(&sarif::render(&named, lang)).unwrap();
        assert_eq!(named["runs"][0]["automationDetails"]["id"], "rubrics/");
        assert_eq!(text(&log, "/runs/0/tool/driver/name"), "assess");
    }
}

#[test]
fn rules_are_described_once_in_the_language_asked_for() {
    for lang in Lang::ALL {
        let log = log(lang);
        let rules = list(&log, "/runs/0/tool/driver/rules");
        let ids: BTreeSet<&str> = rules.iter().map(|rule| text(rule, "/id")).collect();
        assert_eq!(ids.len(), rules.len(), "an id twice");
        assert!(RULES.iter().all(|rule| ids.contains(rule.code.as_str())));
        assert!(ids.contains("unknown-key") && !ids.contains("merge-key"));
        for rule in rules {
            assert!(["error", "warning", "note"].contains(&text(rule, "/defaultConfiguration/level")));
            for key in ["shortDescription", "fullDescription", "help"] {
                let text = text(rule, &format!("/{key}/text"));
                assert!(!text.trim().is_empty() && text.chars().count() <= 4_000, "{rule}");
            }
            let short = text(rule, "/shortDescription/text");
            // A code gets its page together with its rule.
            let has_page = short != text(rule, "/id");
            assert!(
                !has_page || short.ends_with('.') && !short.contains('\n') && short.len() < 200,
                "{short}"
            );
            assert!(text(rule, "/help/markdown").starts_with(&format!("# {}\n\n", text(rule, "/id"))));
        }
        let evidence = rules.iter().find(|rule| rule["id"] == "missing-evidence").unwrap();
        let (short, full) = lang.pick(
            (
                "A question does not say what an auditor would ask to see.",
                "A question does not say what an auditor would ask to see. Every question has `evidence`.",
            ),
            (
                "Câu hỏi chưa nêu người thẩm định cần xem gì.",
                "Câu hỏi chưa nêu người thẩm định cần xem gì. Mỗi câu hỏi có `evidence`.",
            ),
        );
        assert_eq!(text(evidence, "/shortDescription/text"), short);
        assert_eq!(text(evidence, "/fullDescription/text"), full);
        assert!(!text(evidence, "/help/markdown").contains("<!--"));
    }
}

#[test]
fn every_result_has_a_rule_and_one_place_which_is_the_offending_text() {
    for lang in Lang::ALL {
        let log = log(lang);
        let rules = list(&log, "/runs/0/tool/driver/rules");
        let (results, expected) = (list(&log, "/runs/0/results"), fixture::report().1);
        assert_eq!(results.len(), expected.len());
        for (result, expected) in results.iter().zip(expected) {
            assert_eq!(result["ruleId"], expected.code);
            let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
            assert_eq!(rules[index]["id"], expected.code);
            assert_eq!(
                result["level"],
                match expected.severity {
                    Severity::Error => "error",
                    Severity::Warning => "warning",
                    Severity::Info => "note",
                }
            );
            let message = text(result, "/message/text");
            assert!(!is_unsafe(message) && !message.contains('\n'), "{message}");
            assert!(message.contains(lang.pick("isn't", "không")));
            assert_eq!(list(result, "/locations").len(), 1);
            let place = result.pointer("/locations/0/physicalLocation").unwrap();
            assert_eq!(under(&expected.text, &place["region"]), expected.offending);
            for related in result["relatedLocations"].as_array().into_iter().flatten() {
                assert_eq!(under(&expected.text, &related["physicalLocation"]["region"]), expected.first);
            }
        }
    }
}

#[test]
fn uris_are_relative_and_mean_the_file() {
    let log = log(Lang::En);
    for (result, expected) in list(&log, "/runs/0/results").iter().zip(fixture::report().1) {
        let uri = text(result, "/locations/0/physicalLocation/artifactLocation/uri");
        let allowed = |c: char| c.is_ascii_alphanumeric() || "-._~/%".contains(c);
        match expected.name {
            "-" => assert_eq!(uri, "stdin"),
            "/abs/x.yaml" => assert_eq!(uri, "file:///abs/x.yaml"),
            name => {
                assert!(uri.chars().all(allowed) && !uri.starts_with(['/', '.']), "{uri}");
                assert_eq!(decode(uri), name.trim_start_matches("./"));
            }
        }
    }
}

fn decode(uri: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = uri.as_bytes();
    while let [first, tail @ ..] = rest {
        rest = tail;
        if *first == b'%' {
            bytes.push(u8::from_str_radix(std::str::from_utf8(&rest[..2]).unwrap(), 16).unwrap());
            rest = &rest[2..];
        } else {
            bytes.push(*first);
        }
    }
    String::from_utf8(bytes).unwrap()
}

#[test]
fn a_fix_replaces_the_text_it_is_for() {
    let log = log(Lang::En);
    let mut fixes = 0;
    for (result, expected) in list(&log, "/runs/0/results").iter().zip(fixture::report().1) {
        assert_eq!(result.get("fixes").is_some(), expected.code == "unknown-key");
        for fix in result["fixes"].as_array().into_iter().flatten() {
            fixes += 1;
            assert!(!is_unsafe(text(fix, "/description/text")));
            let change = &fix["artifactChanges"][0];
            assert_eq!(
                change.pointer("/artifactLocation/uri"),
                result.pointer("/locations/0/physicalLocation/artifactLocation/uri")
            );
            let replacement = &change["replacements"][0];
            assert_eq!(under(&expected.text, &replacement["deletedRegion"]), expected.removed);
            assert_eq!(replacement["insertedContent"]["text"], "an\tswer\n");
        }
    }
    assert_eq!(fixes, 2);
}

#[test]
fn a_fingerprint_outlives_lines_inserted_above_and_is_unique() {
    let fingerprints = |inserted: &str| -> Vec<String> {
        let log = sarif::render(&fixture::report_after(inserted).0, Lang::En);
        let log: Value = serde_json::from_str(&log).unwrap();
        let results = list(&log, "/runs/0/results").iter();
        results.map(|result| text(result, "/partialFingerprints/assessFinding~1v1").to_owned()).collect()
    };
    let before = fingerprints("");
    assert_eq!(before, fingerprints("# a line\n\n# and another\r\n"));
    assert_eq!(before.iter().collect::<BTreeSet<_>>().len(), before.len());
    let vietnamese = log(Lang::Vi);
    let first = text(&vietnamese, "/runs/0/results/0/partialFingerprints/assessFinding~1v1");
    assert_eq!(first, before[0], "the language is no part of a fingerprint");
}

proptest! {
    #[test]
    fn any_span_of_any_text_is_found_again(
        characters in proptest::collection::vec(
            proptest::sample::select(vec!['a', '\n', '\r', '\t', 'ế', '\u{301}', '🇻', '\u{2028}', '"', '\u{85}']),
            0..40,
        ),
        ends in (0..41_usize, 0..41_usize),
    ) {
        let text: String = characters.iter().collect();
        let offset = |at: usize| text.char_indices().nth(at).map_or(text.len(), |(at, _)| at);
        let (start, end) = (offset(ends.0.min(ends.1)), offset(ends.0.max(ends.1)));
        let mut file = fixture::file("x", &text);
        let span = Span::new(start, end);
        let message = Message::verbatim("m");
        file.findings = vec![Diagnostic::error(Code::Tag, span, message)];
        let report = CheckReport { files: vec![file], ..CheckReport::default() };
        let log: Value = serde_json::from_str(&sarif::render(&report, Lang::En)).unwrap();
        let region = log.pointer("/runs/0/results/0/locations/0/physicalLocation/region").unwrap();
        prop_assert_eq!(under(&text, region), &text[start..end]);
    }
}
