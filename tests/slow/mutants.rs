//! For every rule a mutant of a whole rubric (or of its cases) that this rule finds, and no other: of the last 1.x of the
//! main rubric, whose text stays as it is.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::collections::BTreeSet;

use assess::base::diagnostic::Code;
use assess::base::lang::Lang;
use assess::base::source::SourceFile;
use assess::check::{Level, Levels, Parsed};
use assess::lint::RULES;
use assess::model::rubric::builtin::{Builtin, DEFAULT};
use unicode_normalization::UnicodeNormalization;

const CASES: &str = include_str!("../../rubrics/earlier/digital-government-1.cases.yaml");

/// The last 1.x.
fn earlier() -> &'static Builtin {
    Builtin::accepted(DEFAULT, Some(&semver::VersionReq::parse("1").unwrap())).unwrap()
}

fn rubric() -> &'static str {
    earlier().yaml
}

/// The text with the part of one question changed; the change has to do something.
fn question(text: &str, id: &str, change: impl Fn(&str) -> String) -> String {
    let start = text.find(&format!("      - id: {id}\n")).unwrap_or_else(|| panic!("no question {id}"));
    let body = start + "      - id: ".len();
    let ends = ["\n      # ", "\n      - id: ", "\n  - id: "];
    let end = ends.iter().filter_map(|mark| text[body..].find(mark)).min().map_or(text.len(), |at| body + at);
    let changed = change(&text[start..end]);
    assert_ne!(changed, text[start..end], "{id} is not changed");
    format!("{}{changed}{}", &text[..start], &text[end..])
}

fn replace(text: &str, from: &str, to: &str) -> String {
    assert!(text.contains(from), "no `{from}`");
    text.replacen(from, to, 1)
}

/// The lines without those that contain a text.
fn without_lines(text: &str, with: &str) -> String {
    let kept: Vec<&str> = text.lines().filter(|line| !line.contains(with)).collect();
    kept.join("\n")
}

/// The text of a block without one of its keys, whose value may go on in deeper lines.
fn without_key(block: &str, key: &str) -> String {
    let mut skipping = false;
    let kept = block.lines().filter(|line| {
        let indent = line.len() - line.trim_start().len();
        if line.starts_with(&format!("        {key}:")) {
            skipping = true;
        } else if indent <= 8 {
            skipping = false;
        }
        !skipping
    });
    kept.collect::<Vec<_>>().join("\n")
}

fn requires(text: &str, table: &str) -> String {
    replace(text, "  method: staged\n", &format!("  method: staged\n  requires: {table}\n"))
}

fn mutant(code: Code) -> String {
    let text = rubric();
    match code {
        Code::UnreachableStage => {
            // Smart asks for no more than Fully Digital, and none of its gates is left.
            let below = "e-government: {over: 85}, open: {over: 85}, data-centric: {over: 85}";
            let table = format!(
                "{{fully-digital: {{{below}, fully-digital: {{over: 50}}, smart: 10}}, smart: {{{below}, fully-digital: 50, smart: 10}}}}"
            );
            let mut text = requires(text, &table);
            for id in ["proactive-services", "ai-governance", "new-delivery-models"] {
                text = question(&text, id, |block| {
                    without_lines(&replace(block, "            gate: true\n", ""), "# assess: ignore")
                });
            }
            text
        }
        Code::VacuousStage => {
            let text = requires(text, "{e-government: {e-government: 0}}");
            let text =
                question(&text, "fully-online-share", |block| replace(block, "            gate: partial\n", ""));
            question(&text, "security-level-approved", |block| {
                let ignored = block.lines().find(|line| line.contains("ignore[gate-allows-na]")).unwrap_or_default();
                replace(&replace(block, &format!("{ignored}\n"), ""), "            gate: true\n", "")
            })
        }
        Code::UnsupportedStage | Code::ThinnedStage => {
            // Nothing of the last stage, or none of its gates, is asked of ministries.
            let rubric = earlier().rubric();
            let is_all = code == Code::UnsupportedStage;
            let last = rubric.criteria.iter().filter(|criterion| criterion.column == 4);
            let last = last.filter(|criterion| is_all || criterion.gate.is_some());
            let ids: Vec<&str> =
                last.map(|criterion| rubric.questions[criterion.question].id.as_str()).collect();
            let reason = "{vi: \"Không phải việc của bộ\", en: \"Not a task of a ministry\"}";
            let scope = format!(
                "  ministry:\n    not_asked:\n      - questions: [{}]\n        reason: {reason}\n",
                ids.join(", ")
            );
            replace(text, "applies_to:\n", &format!("applies_to:\n{scope}"))
        }
        Code::EmptyCell => {
            let moved = |block: &str| replace(block, "          e-government:", "          open:");
            question(&question(text, "electronic-g2g-links", moved), "paperless-meetings", moved)
        }
        Code::SingleQuestionCell => question(text, "paperless-meetings", |block| {
            replace(block, "          e-government:", "          open:")
        }),
        Code::ZeroWeight => question(text, "open-data-list", |block| format!("{block}\n        weight: 0")),
        Code::DominantCriterion => {
            question(text, "dossier-tracking", |block| format!("{block}\n        weight: 10"))
        }
        Code::IdleCriterion => requires(
            text,
            "{fully-digital: {data-centric: {over: 85}}, smart: {data-centric: {over: 85}, smart: {over: 50}}}",
        ),
        Code::GateAllowsNa => {
            question(text, "once-only-dossiers", |block| format!("{block}\n        allow_na: true"))
        }
        Code::MissingRecommendation => {
            question(text, "paperless-meetings", |block| without_key(block, "recommend"))
        }
        Code::MissingEvidence => question(text, "paperless-meetings", |block| without_key(block, "evidence")),
        Code::MissingSource => question(text, "paperless-meetings", |block| {
            let block = without_key(block, "sources");
            let kept = block.lines().filter(|line| !line.trim_start().starts_with("basis:"));
            kept.collect::<Vec<_>>().join("\n")
        }),
        Code::UnusedSource => replace(
            text,
            "sources:\n",
            "sources:\n  unused: {title: {vi: \"Văn bản thừa\", en: \"A spare document\"}, status: reference}\n",
        ),
        Code::ExpiredSource => replace(text, "basis: [nd42, nd224]", "basis: [nd42]"),
        Code::EasierLaterStage => question(text, "published-procedures", |block| {
            replace(
                block,
                "        targets:\n",
                "        targets:\n          open: {at_least: 60, partial: 30}\n",
            )
        }),
        Code::TargetOutOfRange => {
            question(text, "published-procedures", |block| replace(block, "at_least: 100", "at_least: 120"))
        }
        Code::PartialNotBelowTarget => {
            question(text, "published-procedures", |block| replace(block, "partial: 90", "partial: 100"))
        }
        Code::MissingTranslation => question(text, "published-procedures", |block| {
            let mut asked = false;
            let kept = block.lines().filter(|line| {
                let drop = !asked && line.starts_with("          en: ");
                asked |= drop;
                !drop
            });
            kept.collect::<Vec<_>>().join("\n")
        }),
        Code::SameTextInBothLanguages => replace(
            text,
            "level: {vi: \"Khởi đầu\", en: \"Initial\"}",
            "level: {vi: \"Initial\", en: \"Initial\"}",
        ),
        Code::TextNotNfc => replace(text, "\"Khởi đầu\"", &"\"Khởi đầu\"".nfd().collect::<String>()),
        Code::SuspiciousCharacters => replace(text, "\"Khởi đầu\"", "\"Khởi\u{200b} đầu\""),
        Code::NearDuplicateQuestion => {
            let ask = |id: &str| {
                let start = text.find(&format!("      - id: {id}\n")).unwrap();
                let ask = &text[start + text[start..].find("        ask:").unwrap()..];
                ask[..ask.find("        answer:").unwrap()].to_owned()
            };
            let (one, other) = (ask("published-procedures"), ask("paperless-meetings"));
            replace(text, &other, &one)
        }
        Code::CompoundQuestion => question(text, "paperless-meetings", |block| {
            replace(
                block,
                "          en: \"What share",
                "          en: \"How many meetings are held? And what share",
            )
        }),
        Code::VagueWording => question(text, "paperless-meetings", |block| {
            replace(block, "          en: \"What share of", "          en: \"What share of regularly held")
        }),
        Code::YamlTrap => replace(text, "          - id: budget\n", "          - id: off\n"),
        Code::IdStyle => replace(text, "- id: paperless-meetings", "- id: Paperless_Meetings"),
        Code::VersionNotSemver => replace(text, "version: 1.0.1", "version: 1.0"),
        Code::UnusedIgnore => replace(
            text,
            "- id: paperless-meetings",
            "- id: paperless-meetings # assess: ignore[zero-weight] for later",
        ),
        Code::BadIgnore => {
            let start = text.find("# assess: ignore[gate-allows-na]").unwrap()
                + "# assess: ignore[gate-allows-na]".len();
            let end = start + text[start..].find('\n').unwrap();
            format!("{}{}", &text[..start], &text[end..])
        }
        Code::FailingCase => replace(CASES, "expect: {stage: smart", "expect: {stage: open"),
        Code::StaleCase => replace(CASES, "published-procedures:", "published-procedure:"),
        Code::DutyWithoutSource => question(text, "paperless-meetings", |block| {
            replace(
                block,
                "            at_least:",
                "            duty: {since: 2026-01-01}\n            at_least:",
            )
        }),
        Code::ContradictoryConsistency => format!(
            "{text}consistency:
  - {{when: {{published-procedures: 50}}, expect: {{paperless-meetings: 90}}, because: {{vi: \"Một\", en: \"One\"}}}}
  - {{when: {{published-procedures: 50}}, expect: {{paperless-meetings: {{at_most: 10}}}}, because: {{vi: \"Hai\", en: \"Two\"}}}}
"
        ),
        other => panic!("there is no mutant for `{}`", other.as_str()),
    }
}

fn found(name: &str, text: &str) -> Vec<(Code, String)> {
    let source = SourceFile::new(name, text);
    let mut levels = Levels::default();
    for rule in RULES.iter().filter(|rule| !rule.on) {
        levels.set(rule.code, Level::Warn);
    }
    let main = earlier().rubric();
    let checked = Parsed::new(&source).check(Some(&main), None, &levels);
    checked.findings.iter().map(|finding| (finding.code, finding.message.get(Lang::En))).collect()
}

/// Rules about answers and tables, one about banded rubrics, and those about rubrics that build on others: their tests are
/// `faults::a`, `reading_second_edition`, `lint_proofs` and `extends`.
const ELSEWHERE: [Code; 13] = [
    Code::LostGate,
    Code::IdleExtends,
    Code::IdleCap,
    Code::ImplausibleAnswer,
    Code::InconsistentAnswers,
    Code::FormerId,
    Code::FractionAsPercent,
    Code::AmbiguousPoint,
    Code::FractionalPart,
    Code::DamagedText,
    Code::EmptyRow,
    Code::SumRow,
    Code::HiddenPart,
];

#[test]
fn every_rule_finds_its_mutant_and_no_other_rule_does() {
    let before: BTreeSet<_> = found("rubric.yaml", rubric()).into_iter().collect();
    let off: BTreeSet<Code> = RULES.iter().filter(|rule| !rule.on).map(|rule| rule.code).collect();
    assert!(before.iter().all(|(code, _)| off.contains(code)), "the main rubric is not clean: {before:#?}");
    for rule in RULES.iter().filter(|rule| !ELSEWHERE.contains(&rule.code)) {
        let mutant = mutant(rule.code);
        let found = found("mutant.yaml", &mutant);
        let new: Vec<_> = found.into_iter().filter(|finding| !before.contains(finding)).collect();
        assert!(!new.is_empty(), "{} is not found", rule.code.as_str());
        assert!(new.iter().all(|(code, _)| *code == rule.code), "{}: {new:#?}", rule.code.as_str());
    }
}

#[test]
fn the_shipped_cases_are_clean() {
    assert_eq!(found("rubric.cases.yaml", CASES), []);
}

#[test]
fn a_fault_that_makes_the_rubric_unusable_can_be_neither_allowed_nor_ignored() {
    let text = question(rubric(), "published-procedures", |block| {
        replace(
            block,
            "            at_least: 100",
            "            # assess: ignore[target-out-of-range] because\n            at_least: 120",
        )
    });
    let source = SourceFile::new("rubric.yaml", text);
    let mut levels = Levels::default();
    levels.set(Code::TargetOutOfRange, Level::Allow);
    let checked = Parsed::new(&source).check(None, None, &levels);
    assert!(
        checked.findings.iter().any(|finding| finding.code == Code::TargetOutOfRange),
        "{:#?}",
        checked.findings
    );
    assert_eq!(checked.suppressed, 0);
}

#[test]
fn a_comment_can_speak_of_the_whole_file_and_is_reported_when_it_has_no_use() {
    let bare = question(rubric(), "paperless-meetings", |block| without_key(block, "evidence"));
    let ignored = format!("# assess: ignore-file[missing-evidence] everything is public\n{bare}");
    assert_eq!(
        found("rubric.yaml", &ignored).iter().filter(|(code, _)| *code == Code::MissingEvidence).count(),
        0
    );
    let unused = format!("# assess: ignore-file[missing-evidence] everything is public\n{}", rubric());
    assert!(found("rubric.yaml", &unused).iter().any(|(code, _)| *code == Code::UnusedIgnore));
}
