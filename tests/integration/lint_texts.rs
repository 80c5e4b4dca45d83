//! The rules about texts, characters and the way a file is written: what each finds, where, and what it leaves alone.

#![allow(clippy::unwrap_used, clippy::panic)]

use crate::support;

use std::fs;
use std::sync::LazyLock;

use assess::base::diagnostic::{Code, Diagnostic};
use assess::base::lang::Lang;
use assess::base::source::SourceFile;
use assess::check::{CheckedFile, Level, Levels, Parsed};
use assess::lint::{Check, RULES, Rule};
use assess::model::rubric::builtin::{Builtin, DEFAULT};
use assess::model::rubric::{self, Rubric};
use assess::syntax::format::Format;
use proptest::prelude::*;
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// The rules of this file.
const RULES_HERE: &[Code] = &[
    Code::MissingTranslation,
    Code::SameTextInBothLanguages,
    Code::NearDuplicateQuestion,
    Code::CompoundQuestion,
    Code::VagueWording,
    Code::TextNotNfc,
    Code::SuspiciousCharacters,
    Code::YamlTrap,
    Code::IdStyle,
];

/// What readers and runners report.
const ELSEWHERE: &[Code] = &[
    Code::EasierLaterStage,
    Code::TargetOutOfRange,
    Code::PartialNotBelowTarget,
    Code::VersionNotSemver,
    Code::FailingCase,
    Code::StaleCase,
    Code::UnusedIgnore,
    Code::BadIgnore,
];

fn every_rule() -> Levels {
    let mut levels = Levels::default();
    for code in RULES_HERE {
        levels.set(*code, Level::Warn);
    }
    levels
}

fn check_for(rubric: Option<&Rubric>, name: &str, text: &str) -> CheckedFile {
    let source = SourceFile::new(name, text);
    Parsed::new(&source).check(rubric, None, &every_rule())
}

/// The texts under the findings of a rule.
fn under(file: &CheckedFile, code: Code) -> Vec<String> {
    let findings = file.findings.iter().filter(|finding| finding.code == code);
    findings.map(|finding| file.source.slice(finding.span).to_owned()).collect()
}

fn found(code: Code, text: &str) -> Vec<String> {
    under(&check_for(None, "rubric.yaml", text), code)
}

fn found_in_sheet(code: Code, text: &str) -> Vec<String> {
    let rubric = read(SHEET_RUBRIC);
    under(&check_for(Some(&rubric), "sheet.yaml", text), code)
}

fn read(text: &str) -> Rubric {
    support::read_rubric(text)
}

/// A rubric in two languages with these lines in its only question, which is there if no line begins with `ask`.
fn rubric_with(lines: &str) -> String {
    let mut text = "rubric: small\nversion: 1.0.0\ntitle: Small\nlanguages: [vi, en]\nverdict: {method: staged}\nstages: [{id: basic, title: Basic}]\ndimensions:\n  - id: services\n    title: Services\n    questions:\n      - id: filing\n        targets: {basic: 80}\n        answer: percent\n".to_owned();
    if !lines.lines().any(|line| line.starts_with("ask")) {
        text.push_str("        ask: {vi: Bao nhiêu?, en: How much?}\n");
    }
    for line in lines.lines() {
        text.push_str("        ");
        text.push_str(line);
        text.push('\n');
    }
    text
}

const SHEET_RUBRIC: &str = "rubric: sheet\nversion: 1.0.0\ntitle: Sheet\nlanguages: [vi, en]\nverdict: {method: staged}\nstages: [{id: basic, title: Basic}]\ndimensions:\n  - id: all\n    title: All\n    questions:\n      - {id: approved, ask: Approved?, answer: yes_no, targets: {basic: yes}, allow_na: true}\n      - {id: share, ask: Share?, answer: percent, targets: {basic: 80}, allow_na: true}\n      - {id: paper, ask: Paper?, answer: choice, options: [{id: \"yes\", title: All}, {id: \"no\", title: None}], targets: {basic: \"no\"}}\n      - {id: parts, ask: Parts?, answer: checklist, items: [{id: \"on\", title: A}, {id: b, title: B}], targets: {basic: 1}}\n";

fn sheet_with(agency: &str, answers: &str) -> String {
    let mut text = format!("rubric: sheet@1\nagency:\n  name: Tỉnh Minh Họa\n  {agency}\nanswers:\n");
    for line in answers.lines() {
        text.push_str("  ");
        text.push_str(line);
        text.push('\n');
    }
    text
}

/// Applies every fix of a rule, the last one first.
fn fixed(file: &CheckedFile, code: Code) -> String {
    let mut text = file.source.text().to_owned();
    let findings = file.findings.iter().filter(|finding| finding.code == code);
    let mut fixes: Vec<_> = findings.filter_map(|finding| finding.fix.as_ref()).collect();
    fixes.sort_by_key(|fix| fix.span);
    for fix in fixes.into_iter().rev() {
        text.replace_range(fix.span.start()..fix.span.end(), &fix.text);
    }
    text
}

fn assert_fix_keeps_rubric(code: Code, text: &str, count: usize) {
    let file = check_for(None, "rubric.yaml", text);
    assert_eq!(under(&file, code).len(), count, "{text}");
    let fixed = fixed(&file, code);
    assert_eq!(found(code, &fixed), [""; 0], "{fixed}");
    assert_eq!(read(text), read(&fixed), "{fixed}");
}

fn assert_fix_keeps_sheet(code: Code, text: &str, count: usize) {
    let rubric = read(SHEET_RUBRIC);
    let file = check_for(Some(&rubric), "sheet.yaml", text);
    assert_eq!(under(&file, code).len(), count, "{text}");
    let fixed = fixed(&file, code);
    assert_eq!(found_in_sheet(code, &fixed), [""; 0], "{fixed}");
    let sheet = |text: &str| support::read_sheet(&rubric, Format::Yaml, text);
    assert_eq!(sheet(text), sheet(&fixed), "{fixed}");
}

// --- Pages ---

/// The YAML blocks of a part of a page.
fn blocks(page: &str, heading: &str) -> Vec<String> {
    let part = page.split(&format!("\n## {heading}\n")).nth(1).unwrap_or_else(|| panic!("no {heading}"));
    let part = part.split("\n## ").next().unwrap();
    part.split("```yaml\n").skip(1).map(|block| block.split("```").next().unwrap().to_owned()).collect()
}

fn findings_of_page(rule: &Rule, heading: &str) -> usize {
    let blocks = blocks(rule.page, heading);
    let rubric = (blocks.len() > 1).then(|| read(&blocks[0]));
    let mut count = 0;
    for (at, block) in blocks.iter().enumerate() {
        let file = check_for(rubric.as_ref(), &format!("block-{at}.yaml"), block);
        count += under(&file, rule.code).len();
        let other = |finding: &&Diagnostic| Rule::find(finding.code.as_str()).is_none();
        let other = file.findings.iter().find(other);
        assert!(other.is_none(), "{}: {heading}: {other:?}", rule.code.as_str());
    }
    count
}

#[test]
fn the_bad_example_of_a_page_has_one_finding_and_the_good_one_none() {
    for code in RULES_HERE.iter().chain(ELSEWHERE) {
        let rule = Rule::find(code.as_str()).unwrap();
        assert_eq!(findings_of_page(rule, "Bad"), 1, "{}", code.as_str());
        assert_eq!(findings_of_page(rule, "Good"), 0, "{}", code.as_str());
    }
}

#[test]
fn every_page_has_the_same_headings_in_both_languages() {
    for code in RULES_HERE.iter().chain(ELSEWHERE) {
        let rule = Rule::find(code.as_str()).unwrap();
        let headings: Vec<&str> = rule.page.lines().filter(|line| line.starts_with('#')).collect();
        let title = format!("# {}", code.as_str());
        let wanted = [
            title.as_str(),
            "## What it checks",
            "## Why it matters",
            "## Bad",
            "## Good",
            "## When to ignore",
            "## Kiểm tra gì",
            "## Vì sao quan trọng",
            "## Khi nào nên bỏ qua",
        ];
        assert_eq!(headings, wanted);
        assert_eq!(rule.page.matches("\n<!-- vi -->\n").count(), 1, "{title}");
        assert_eq!(matches!(rule.check, Check::Elsewhere), ELSEWHERE.contains(code), "{title}");
    }
}

// --- Languages ---

#[test]
fn a_text_that_lacks_a_language_is_reported_at_its_key() {
    let code = Code::MissingTranslation;
    let text = rubric_with(
        "ask: {vi: Bao nhiêu?}\nwhy:\n  vi: Vì sao\nevidence: {en: Report, vi: Báo cáo}\nowner: VNeID\ntitle: {vi: Nộp hồ sơ}",
    );
    assert_eq!(found(code, &text), ["ask", "why", "title"]);
    assert_eq!(found(code, &rubric_with("note: x")), [""; 0]);
}

#[test]
fn a_map_of_stages_that_are_called_as_languages_is_no_text() {
    let text = rubric_with("").replace("{id: basic, title: Basic}", "{id: en, title: E}, {id: vi, title: V}");
    let text = text.replace("{basic: 80}", "{en: 80}");
    assert_eq!(found(Code::MissingTranslation, &text), [""; 0]);
    assert_eq!(found(Code::SameTextInBothLanguages, &text.replace("{en: 80}", "{en: 80, vi: 80}")), [""; 0]);
}

#[test]
fn a_text_that_is_the_same_in_both_languages_is_reported_at_the_second_one() {
    let code = Code::SameTextInBothLanguages;
    assert_eq!(found(code, &rubric_with("owner: {vi: VNeID, en: \"VNeID\"}")), ["\"VNeID\""]);
    for fine in ["owner: VNeID", "owner: {vi: \"24/7\", en: \"24/7\"}", "owner: {vi: VNeID, en: VNeId}"] {
        assert_eq!(found(code, &rubric_with(fine)), [""; 0], "{fine}");
    }
}

// --- Normal form ---

#[test]
fn letters_in_parts_are_reported_at_their_first_word() {
    let code = Code::TextNotNfc;
    let text = rubric_with("why: {vi: \"Để “tie\u{302}\u{301}t” kiệm\", en: Why}");
    assert_eq!(found(code, &text), ["“tie\u{302}\u{301}t”"]);
    let crlf =
        rubric_with("why: {vi: 'Đủ 😀 (nha\u{302}\u{301}t), ho\u{31b}n', en: Why}").replace('\n', "\r\n");
    assert_eq!(found(code, &crlf), ["nha\u{302}\u{301}t"]);
    for fine in ["why: Có, không, Đ, ế, ữ", "why: \"e\\u0302\"", "why: x # nha\u{302}\u{301}t"] {
        assert_eq!(found(code, &rubric_with(fine)), [""; 0], "{fine}");
    }
}

#[test]
fn putting_letters_together_keeps_the_rubric() {
    for (line, count) in [
        ("why: Vi\u{300} sao", 1),
        ("why: 'Vi\u{300} ''sao'' đu\u{309}'", 1),
        ("why: \"Vi\u{300} \\\"sao\\\"\\u00e0 đu\u{309}\"", 1),
        ("why: |\n  Vi\u{300}\n  sao", 1),
        ("why: &w Vi\u{300} sao\nowner: *w", 1),
        ("why: {vi: Vi\u{300}, en: Vi\u{300} e}", 2),
    ] {
        assert_fix_keeps_rubric(Code::TextNotNfc, &rubric_with(line), count);
    }
    assert_fix_keeps_sheet(
        Code::TextNotNfc,
        &sheet_with("kind: province", "share: {na: \"Vi\u{300} thế\"}"),
        1,
    );
}

#[test]
fn no_fix_is_offered_where_it_would_change_the_value() {
    // A mark behind an escape would become a part of the escape.
    let text = rubric_with("why: \"a\\n\u{303} Vi\u{300}\"");
    let file = check_for(None, "rubric.yaml", &text);
    let finding = file.findings.iter().find(|finding| finding.code == Code::TextNotNfc).unwrap();
    assert!(finding.fix.is_none());
    // A sign with a stroke through it is one character in normal form.
    let text = rubric_with("why: \"1 =\u{338} 2\"");
    let file = check_for(None, "rubric.yaml", &text);
    let finding = file.findings.iter().find(|finding| finding.code == Code::TextNotNfc).unwrap();
    assert_eq!((file.source.slice(finding.span), finding.fix.is_none()), ("=\u{338}", true));
}

// --- Characters ---

#[test]
fn characters_that_cannot_be_seen_are_reported_where_they_stand() {
    for hidden in
        ['\u{200b}', '\u{200d}', '\u{ad}', '\u{202e}', '\u{2066}', '\u{feff}', '\u{fffd}', '\u{e0041}']
    {
        let text = rubric_with(&format!("why: \"😀 Vì{hidden}sao\""));
        assert_eq!(found(Code::SuspiciousCharacters, &text), [hidden.to_string()], "{:x}", u32::from(hidden));
        let text = rubric_with(&format!("why: Vì sao # chú{hidden}thích"));
        assert_eq!(found(Code::SuspiciousCharacters, &text), [hidden.to_string()], "{:x}", u32::from(hidden));
    }
    let escaped = rubric_with("why: \"\\u00e0 \\\"b\\\" V\\u200B\\\n    sao\"");
    assert_eq!(found(Code::SuspiciousCharacters, &escaped), ["\\u200B"]);
    let in_row = rubric_with("why: \"a\u{200b}\u{200b}\u{200b}b\"");
    assert_eq!(found(Code::SuspiciousCharacters, &in_row), ["\u{200b}"]);
}

#[test]
fn letters_of_other_alphabets_in_a_latin_word_are_reported() {
    for (line, odd) in [
        ("why: pаge", "а"),
        ("why: 'it''s a Рage'", "Р"),
        ("why: \"\\u00e0 p\\u0430ge\"", "\\u0430"),
        ("why: Ðất đai", "Ð"),
        ("why: ðất đai", "ð"),
        ("why: Ɖất đai", "Ɖ"),
        ("why: ΑBC", "Α"),
        ("why: >\n  folded\n  pаge", "а"),
    ] {
        assert_eq!(found(Code::SuspiciousCharacters, &rubric_with(line)), [odd], "{line}");
    }
}

#[test]
fn utf_8_that_was_read_as_latin_1_is_reported_at_its_first_letter() {
    for (line, first) in [
        ("why: Há»“ sÆ¡", "á»“"),
        ("why: sÃ¡ng tÃ¡c", "Ã¡"),
        ("why: Ä‘áº¥t", "Ä‘"),
        ("why: Quáº£n lÃ½", "áº£"),
        ("why: toÃ\u{a0}n", "Ã\u{a0}"),
        ("why: HÃ\u{a0} Ná»™i", "Ã\u{a0}"),
        ("why: CÃ”NG", "Ã”"),
        ("why: itâ€™s", "â€™"),
        ("why: 20Â°", "Â°"),
        ("why: áº", "áº"),
        ("why: \"\\u00c3\\u00a1\"", "\\u00c3\\u00a1"),
    ] {
        assert_eq!(found(Code::SuspiciousCharacters, &rubric_with(line)), [first], "{line}");
    }
}

#[test]
fn special_blanks_are_reported_in_ids_and_keys_only() {
    let code = Code::SuspiciousCharacters;
    let sheet = sheet_with("kind: province", "paper: yes\u{a0}\nshare: 5\nparts: [b]");
    assert_eq!(found_in_sheet(code, &sheet), ["\u{a0}"]);
    let sheet = sheet_with("kind: province", "share\u{a0}: 5");
    assert_eq!(found_in_sheet(code, &sheet), ["\u{a0}"]);
    let sheet =
        sheet_with("code: \"97\"", "share: {value: 5, note: \"5\u{a0}%\", evidence: [\"Số\u{202f}5\"]}");
    assert_eq!(found_in_sheet(code, &sheet), [""; 0]);
}

#[test]
fn ordinary_texts_are_not_suspicious() {
    for line in [
        "why: Có, không, Đ, đ, XÃ HỘI, ĐÃ, MÃ",
        "why: \"“TOÀN XÃ” – XÃ… «khá», 100\u{a0}%\"",
        "why: \"XÃ\u{a0}HỘI\"",
        "why: 👨\u{200d}👩\u{200d}👧 🏳\u{fe0f}\u{200d}🌈 ❤\u{fe0f}\u{200d}🔥 🇻🇳 👩🏽\u{200d}💻",
        "why: 🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}",
        "why: kΩ, μm, µg, β2, Δt, α, П, Россия, Ελλάδα, 25°C, m², ½",
        "why: naïve café Zürich Ångström ñ ß ø ł",
        "why: \"\\u00e1 \\u1ebf\"",
        "why: می\u{200c}خواهم क\u{94d}\u{200d}ष",
    ] {
        assert_eq!(found(Code::SuspiciousCharacters, &rubric_with(line)), [""; 0], "{line}");
    }
}

// --- Questions ---

fn two_questions(first: &str, second: &str) -> String {
    let text = rubric_with(&format!("ask: {first}"));
    format!("{text}      - {{id: other, ask: {second}, answer: percent, targets: {{basic: 80}}}}\n")
}

#[test]
fn a_question_that_nearly_repeats_another_is_reported_at_the_second() {
    let code = Code::NearDuplicateQuestion;
    let long = "Tỷ lệ hồ sơ được nộp trực tuyến trên Cổng Dịch vụ công quốc gia là bao nhiêu?";
    let other = long.replace("hồ sơ", "Hồ sơ").replace('?', " phần trăm?");
    let text = two_questions(&format!("{{vi: \"{long}\", en: A}}"), &format!("{{vi: \"{other}\", en: B}}"));
    assert_eq!(found(code, &text), [format!("\"{other}\"")]);
    let file = check_for(None, "rubric.yaml", &text);
    let finding = file.findings.iter().find(|finding| finding.code == code).unwrap();
    assert_eq!(file.source.slice(finding.related.as_ref().unwrap().0), format!("\"{long}\""));
    for (first, second) in [
        ("How much?", "How much?"),
        ("What share of staff was trained in security?", "What share of systems was tested for security?"),
    ] {
        assert_eq!(found(code, &two_questions(first, second)), [""; 0], "{first}");
    }
}

#[test]
fn two_things_in_one_question_are_reported_where_the_second_begins() {
    for (ask, second) in [
        ("Is it done? How often?", "?"),
        ("Is it planned and/or budgeted?", "and/or"),
        ("Có kế hoạch và / hoặc ngân sách không?", "và / hoặc"),
        ("Có kế hoạch và ngân sách hoặc đề án không?", "và ngân sách hoặc"),
        ("What is the plan and how much does it cost?", "and how much"),
        ("Đã ban hành hay chưa và có hiệu lực không?", "hay chưa và"),
        ("\"Is \\u0022x\\u0022 planned \\\n  and/or budgeted?\"", "and/or"),
    ] {
        assert_eq!(found(Code::CompoundQuestion, &rubric_with(&format!("ask: {ask}"))), [second], "{ask}");
    }
    for ask in [
        "Are plans and budgets published?",
        "Is “A? B?” the name (and/or the title)?",
        "Really??",
        "Có bao nhiêu mô hình đang vận hành và kích hoạt can thiệp hoặc dịch vụ?",
        "Người dân và doanh nghiệp được phục vụ thế nào?",
        "Which of plans, budgets and reports, or none, exist?",
    ] {
        assert_eq!(found(Code::CompoundQuestion, &rubric_with(&format!("ask: {ask}"))), [""; 0], "{ask}");
    }
}

#[test]
fn vague_words_are_reported_one_by_one() {
    let vague = |ask: &str| found(Code::VagueWording, &rubric_with(&format!("ask: {ask}")));
    assert_eq!(
        vague("Is it regularly and adequately done, as needed?"),
        ["regularly", "adequately", "as needed"]
    );
    assert_eq!(
        vague("Có thường xuyên, đầy\n  đủ và tốt không?"),
        ["thường xuyên", "đầy\n          đủ", "tốt"]
    );
    assert_eq!(vague("\"L\\u00e0m t\\u1ed1t khi cần thiết?\""), ["t\\u1ed1t", "khi cần thiết"]);
    assert_eq!(vague("Có TO\u{302}\u{301}T không?"), ["TO\u{302}\u{301}T"]);
    for fine in [
        "Has the “timely” group (as needed) of \"good\" things ended?",
        "Are goods offered, irregularly, untimely, and by which appropriate authority?",
        "How often is it done?",
        "Tỷ lệ cán bộ tốt nghiệp đại học, thực hành tốt nhất, phù hợp với quy định?",
        "Có đầy, đủ không?",
    ] {
        assert_eq!(vague(&format!("'{fine}'")), [""; 0], "{fine}");
    }
}

// --- YAML ---

#[test]
fn what_other_readers_read_differently_is_reported() {
    for (line, trap) in [
        ("why: No", "No"),
        ("why: {vi: Có, en: yes}", "yes"),
        ("owner: on", "on"),
        ("why: Y", "Y"),
        ("evidence: 08a1", ""),
        ("owner: 08", "08"),
        ("owner: 1_000", "1_000"),
        ("owner: 0x1F", "0x1F"),
        ("owner: 1e3", "1e3"),
        ("owner: 1.10", "1.10"),
        ("owner: +5", "+5"),
        ("owner: 12:30", "12:30"),
        ("owner: 1:30:00", "1:30:00"),
        ("owner: 2026-01-31", "2026-01-31"),
        ("owner: 2026-1-31 10:00:00", "2026-1-31 10:00:00"),
        ("owner: #993300", "#993300"),
        ("owner: Giải pháp #1", "#1"),
    ] {
        let traps: Vec<&str> = [trap].into_iter().filter(|trap| !trap.is_empty()).collect();
        assert_eq!(found(Code::YamlTrap, &rubric_with(line)), traps, "{line}");
    }
}

#[test]
fn what_is_meant_or_read_alike_is_no_trap() {
    for line in [
        "allow_na: no",
        "why: \"no\"",
        "why: 'no'",
        "why: |-\n  no",
        "why: Có, không, Yes we can, on time",
        "owner: 97",
        "owner: 2026",
        "owner: 1.5",
        "owner: 0",
        "owner: 0.5",
        "owner: 66.7/2025",
        "owner: 08/2025",
        "owner: 1.2.3",
        "owner: 8:75",
        "owner: 08:30",
        "owner: 24/7",
        "owner: e5",
        "owner: 2026-01",
        "owner: 12:3x",
        "owner: # a comment",
        "owner: ## a heading",
        "owner: A#1",
        "weight: 1 #tạm",
        "why: x # 1",
    ] {
        assert_eq!(found(Code::YamlTrap, &rubric_with(line)), [""; 0], "{line}");
    }
    let gates = rubric_with("").replace("answer: percent", "answer: yes_no");
    let gates = gates.replace("{basic: 80}", "{basic: {is: yes, gate: on}}");
    assert_eq!(found(Code::YamlTrap, &gates), [""; 0]);
    let dates = rubric_with("")
        .replace("stages:", "sources: {a1: {title: A, date: 2026-01-31, status: in-force}}\nstages:");
    assert_eq!(found(Code::YamlTrap, &dates), [""; 0]);
}

#[test]
fn what_rules_of_consistency_say_of_answers_is_read_as_answers_are() {
    let rules = |when: &str, expect: &str| {
        let rule = format!("consistency: [{{when: {{{when}}}, expect: {{{expect}}}, because: So}}]\nstages:");
        found(Code::YamlTrap, &SHEET_RUBRIC.replace("stages:", &rule))
    };
    assert_eq!(rules("approved: yes", "share: {at_least: 1}"), [""; 0]);
    assert_eq!(rules("approved: {is: no}", "parts: 1"), [""; 0]);
    assert_eq!(rules("paper: no", "approved: NO"), ["no"], "the id of an option");
    assert_eq!(rules("paper: {at_least: yes}", "approved: yes"), ["yes"]);
}

#[test]
fn yes_and_no_are_traps_only_where_the_question_asks_for_an_id() {
    let code = Code::YamlTrap;
    let traps = |answers: &str| found_in_sheet(code, &sheet_with("kind: province", answers));
    assert_eq!(traps("approved: yes\nshare: 80"), [""; 0]);
    assert_eq!(traps("approved: {value: No, note: no}"), ["no"]);
    assert_eq!(traps("paper: no"), ["no"]);
    assert_eq!(traps("paper: {value: NO}"), ["NO"]);
    assert_eq!(traps("paper: {value: \"no\", appraised: {value: yes}}"), ["yes"]);
    assert_eq!(traps("approved: {value: no, appraised: {value: yes, by: on}}"), [""; 0]);
    assert_eq!(traps("parts: [on, b]"), ["on"]);
    assert_eq!(traps("share: #80"), ["#80"]);
    assert_eq!(traps("parts:\n  - #b"), ["#b"]);
    assert_eq!(traps("approved: {value: yes, evidence: [2026-01-31, 12:30]}"), ["2026-01-31", "12:30"]);
    assert_eq!(found_in_sheet(code, &sheet_with("code: 01", "share: 80")), ["01"]);
    assert_eq!(found_in_sheet(code, &sheet_with("code: \"01\"\n  scheme: 2025", "share: 80")), [""; 0]);
    // Without the rubric nobody knows what a question asks for.
    let sheet = sheet_with("kind: province", "paper: no");
    assert_eq!(under(&check_for(None, "sheet.yaml", &sheet), code), [""; 0]);
}

#[test]
fn other_formats_have_no_traps() {
    let rubric = read(SHEET_RUBRIC);
    let toml = "[agency]\nname = \"no\"\n[answers]\napproved = \"yes\"\npaper = \"no\"\n";
    assert_eq!(under(&check_for(Some(&rubric), "sheet.toml", toml), Code::YamlTrap), [""; 0]);
    let json = "{\"agency\": {\"name\": \"no\"}, \"answers\": {\"paper\": \"no\"}}";
    assert_eq!(under(&check_for(Some(&rubric), "sheet.json", json), Code::YamlTrap), [""; 0]);
}

#[test]
fn quoting_a_trap_keeps_the_rubric_and_the_sheet() {
    for (line, count) in [("why: No", 1), ("owner: {vi: 08, en: 1_000}", 2), ("why: &w no\nowner: *w", 1)] {
        assert_fix_keeps_rubric(Code::YamlTrap, &rubric_with(line), count);
    }
    let choice = rubric_with("options: [{id: no, title: No}, {id: y, title: Yes}]");
    let choice =
        choice.replace("percent", "choice").replace("{basic: 80}", "{basic: {at_least: y, partial: no}}");
    assert_fix_keeps_rubric(Code::YamlTrap, &choice, 6);
    let keys = rubric_with("sources: [01]")
        .replace("stages:", "sources: {01: {title: A, status: in-force}}\nstages:");
    assert_fix_keeps_rubric(Code::YamlTrap, &keys, 2);
    let sheet = sheet_with("code: 01", "approved: {value: yes, note: off}\npaper: no\nparts: [on]");
    assert_fix_keeps_sheet(Code::YamlTrap, &sheet, 4);
}

// --- Ids ---

#[test]
fn ids_that_are_not_kebab_case_are_reported_where_they_are_given() {
    let code = Code::IdStyle;
    let text = rubric_with("sources: [nq66.7]").replace("id: filing", "id: Online_filing");
    let text = text.replace(
        "stages:",
        "sources: {nq66.7: {title: A, status: in-force}, nq66-7: {title: B, status: in-force}}\nstages:",
    );
    assert_eq!(found(code, &text), ["nq66.7", "Online_filing"]);
    let file = check_for(None, "rubric.yaml", &text);
    let helps = file.findings.iter().filter(|finding| finding.code == code).map(|finding| &finding.help);
    let helps: Vec<String> = helps.map(|help| help.as_ref().unwrap().get(Lang::En)).collect();
    assert!(helps[0].contains("`nq66-7`") && helps[1].contains("`online-filing`"), "{helps:?}");
    // What the reader refuses is not reported twice.
    assert_eq!(found(code, &rubric_with("").replace("id: filing", "id: nộp")), [""; 0]);
    for odd in ["a--b", "a-", "aB", "a_b", "a.b"] {
        assert_eq!(found(code, &rubric_with("").replace("id: filing", &format!("id: {odd}"))), [odd]);
    }
    for fine in ["a", "5g", "nq66-7", "a-1-b"] {
        assert_eq!(found(code, &rubric_with("").replace("id: filing", &format!("id: {fine}"))), [""; 0]);
    }
}

#[test]
fn ids_of_cases_options_and_items_have_a_style_too() {
    let code = Code::IdStyle;
    let rubric = read(SHEET_RUBRIC);
    let cases = "rubric: sheet@1\ncases:\n  - {name: All_met, answers: {share: 90}, expect: {stage: none}}\n";
    assert_eq!(under(&check_for(Some(&rubric), "x.cases.yaml", cases), code), ["All_met"]);
    let text = rubric_with("items: [{id: One, title: One}, {id: two, title: Two}]");
    let text = text.replace("percent", "checklist").replace("{basic: 80}", "{basic: 1}");
    assert_eq!(found(code, &text), ["One"]);
    assert_eq!(found(code, &rubric_with("").replace("rubric: small", "rubric: Small")), ["Small"]);
    let stage = rubric_with("").replace("{id: basic,", "{id: Basic,").replace("{basic: 80}", "{Basic: 80}");
    assert_eq!(found(code, &stage), ["Basic"]);
    assert_eq!(found(code, &rubric_with("").replace("id: services", "id: Services")), ["Services"]);
}

// --- Shipped files ---

fn main_rubric() -> Rubric {
    Builtin::find(DEFAULT).unwrap().rubric()
}

#[test]
fn the_shipped_files_have_no_warning() {
    let rubric = main_rubric();
    for path in support::files("rubrics").into_iter().chain(support::files("examples")) {
        let text = fs::read_to_string(&path).unwrap();
        let file = check_for(Some(&rubric), &path.display().to_string(), &text);
        // Notes and rules that are off are for people to weigh.
        let notes = [Code::SameTextInBothLanguages, Code::CompoundQuestion, Code::VagueWording];
        for code in RULES_HERE.iter().chain(ELSEWHERE).filter(|code| !notes.contains(code)) {
            assert_eq!(under(&file, *code), [""; 0], "{}: {}", path.display(), code.as_str());
        }
    }
}

// --- Places ---

/// A fault that is put into a text, and what is to be found under its span.
#[derive(Clone, Copy, Debug)]
enum Fault {
    /// Characters after a letter of the text.
    Inserted(&'static str, Code),
    /// A vague word in the middle of a question.
    Vague,
    /// A second question.
    Compound,
}

const FAULTS: &[Fault] = &[
    Fault::Inserted("\u{200b}", Code::SuspiciousCharacters),
    Fault::Inserted("\u{202e}", Code::SuspiciousCharacters),
    Fault::Inserted("\u{fffd}", Code::SuspiciousCharacters),
    Fault::Inserted("\\u200b", Code::SuspiciousCharacters),
    Fault::Inserted("Ð", Code::SuspiciousCharacters),
    Fault::Vague,
    Fault::Compound,
];

/// The lines with a question of the main rubric in double quotes: their beginnings and the text in the quotes.
fn questions(text: &str) -> Vec<(usize, usize)> {
    let mut places = Vec::new();
    let mut at = 0;
    let mut in_ask = false;
    for line in text.split_inclusive('\n') {
        let trimmed = line.trim_start();
        if let Some(open) = line.find(": \"").filter(|_| in_ask) {
            places.push((at + open + 3, at + line.rfind('"').unwrap()));
        }
        in_ask = trimmed.starts_with("ask:") || in_ask && trimmed.starts_with("vi:");
        at += line.len();
    }
    places
}

/// What the rules find in the main rubric as it is.
static KNOWN: LazyLock<Vec<(Code, usize)>> = LazyLock::new(|| {
    let file = check_for(None, "rubric.yaml", Builtin::find(DEFAULT).unwrap().yaml);
    file.findings.iter().map(|finding| (finding.code, finding.span.start())).collect()
});

proptest! {
    #![proptest_config(crate::support::cases(48))]

    #[test]
    fn the_text_under_a_span_is_the_offending_text(
        which in 0..FAULTS.len(),
        question in any::<prop::sample::Index>(),
        letter in any::<prop::sample::Index>(),
        crlf in any::<bool>(),
        tab in any::<bool>(),
        emoji in any::<bool>(),
    ) {
        let mut text = Builtin::find(DEFAULT).unwrap().yaml.to_owned();
        let mut places = questions(&text);
        if matches!(FAULTS[which], Fault::Vague) {
            // A word put into the middle of words that are vague together would take that finding away.
            let is_vague = |at: &usize| KNOWN.contains(&(Code::VagueWording, *at));
            places.retain(|(start, end)| !(*start..*end).any(|at| is_vague(&at)));
        }
        let (start, end) = places[question.index(places.len())];
        // Behind a letter of a word, or at the end of a word.
        let ends: Vec<usize> = (start..end)
            .filter(|at| text.is_char_boundary(*at) && text[start..*at].chars().next_back().is_some_and(char::is_alphabetic))
            .collect();
        let blanks: Vec<usize> = (start..end)
            .filter(|at| text.as_bytes()[*at] == b' ' && text[..*at].chars().next_back().is_some_and(char::is_alphabetic))
            .filter(|at| !text[start..*at].contains(['(', '“']))
            .collect();
        let (at, inserted, wanted, code) = match FAULTS[which] {
            Fault::Inserted(fault, code) => (ends[letter.index(ends.len())], fault, fault, code),
            Fault::Vague => (blanks[letter.index(blanks.len())], " kịp thời, ", "kịp thời", Code::VagueWording),
            Fault::Compound => (start, "Really? How? ", "?", Code::CompoundQuestion),
        };
        // Where the offending text is, as the line is changed around it.
        let mut place = at + inserted.rfind(wanted).unwrap();
        text.insert_str(at, inserted);
        if tab {
            text.insert(end + inserted.len() + 1, '\t');
        }
        if emoji {
            let before = "😀\\u00e0 ";
            text.insert_str(start, before);
            place += before.len();
        }
        if crlf {
            place += text[..place].matches('\n').count();
            text = text.replace('\n', "\r\n");
        }
        let file = check_for(None, "rubric.yaml", &text);
        let findings: Vec<&Diagnostic> = file.findings.iter().filter(|finding| finding.code == code).collect();
        prop_assert_eq!(findings.len(), KNOWN.iter().filter(|(known, _)| *known == code).count() + 1);
        let new = findings.iter().find(|finding| finding.span.start() == place);
        prop_assert_eq!(new.map(|finding| file.source.slice(finding.span)), Some(wanted), "{:?}", findings);
    }

    #[test]
    fn letters_taken_apart_anywhere_are_found_and_mended(question in any::<prop::sample::Index>(), crlf in any::<bool>()) {
        let mut text = Builtin::find(DEFAULT).unwrap().yaml.to_owned();
        let mut places = questions(&text);
        places.retain(|(start, end)| text[*start..*end].nfd().ne(text[*start..*end].chars()));
        let (start, end) = places[question.index(places.len())];
        let apart: String = text[start..end].nfd().collect();
        text.replace_range(start..end, &apart);
        if crlf {
            text = text.replace('\n', "\r\n");
        }
        let file = check_for(None, "rubric.yaml", &text);
        let found = under(&file, Code::TextNotNfc);
        prop_assert_eq!(found.len(), 1);
        prop_assert!(!is_nfc(&found[0]) && apart.contains(&found[0]));
        let fixed = fixed(&file, Code::TextNotNfc);
        prop_assert_eq!(fixed.replace("\r\n", "\n"), Builtin::find(DEFAULT).unwrap().yaml);
    }

    #[test]
    fn any_text_can_be_looked_at(value in "\\PC{0,40}", quote in 0..3_u8) {
        let quoted = match quote {
            0 => format!("'{}'", value.replace('\'', "''")),
            1 => serde_json::to_string(&value).unwrap(),
            _ => value,
        };
        let text = rubric_with(&format!("ask: {quoted}\nwhy: {quoted}"));
        let file = check_for(None, "rubric.yaml", &text);
        for finding in &file.findings {
            let (start, end) = (finding.span.start(), finding.span.end());
            prop_assert!(file.source.text().get(start..end).is_some(), "{:?}", finding);
        }
        // What a fix makes is read as before.
        let parsed = |text: &str| {
            let source = SourceFile::new("rubric.yaml", text);
            Format::Yaml.parse(&source).ok().and_then(|tree| rubric::read(&tree).ok())
        };
        for code in [Code::TextNotNfc, Code::YamlTrap] {
            let fixed = fixed(&file, code);
            prop_assert_eq!(parsed(&text), parsed(&fixed));
        }
    }
}

#[test]
fn a_whole_rubric_with_letters_in_parts_is_found_and_mended() {
    let yaml = Builtin::find(DEFAULT).unwrap().yaml;
    let apart: String = yaml.nfd().collect();
    for text in [apart.clone(), apart.replace('\n', "\r\n")] {
        let file = check_for(None, "rubric.yaml", &text);
        let found = under(&file, Code::TextNotNfc);
        assert!(
            found.len() > 500
                && found.iter().all(|word| !is_nfc(word) && !word.contains(char::is_whitespace))
        );
        // Comments stay as they are.
        let fixed = fixed(&file, Code::TextNotNfc);
        assert_eq!(found_count(&fixed), 0);
        assert_eq!(read(&fixed), read(yaml));
    }
}

fn found_count(text: &str) -> usize {
    found(Code::TextNotNfc, text).len()
}

#[test]
fn every_rule_is_in_the_list_once() {
    for code in RULES_HERE.iter().chain(ELSEWHERE) {
        assert_eq!(RULES.iter().filter(|rule| rule.code == *code).count(), 1, "{}", code.as_str());
    }
}

#[test]
fn an_ignore_comment_of_a_rule_that_did_not_run_is_not_called_unused() {
    let comment = "# assess: ignore[vague-wording, zero-weight] both of them are meant\n";
    let unused = |text: &str, levels: &Levels| {
        let source = SourceFile::new("rubric.yaml", text);
        under(&Parsed::new(&source).check(None, None, levels), Code::UnusedIgnore).len()
    };
    let text = rubric_with(comment.trim_end());
    assert_eq!(unused(&text, &every_rule()), 2);
    assert_eq!(unused(&text, &Levels::default()), 1);
    assert_eq!(unused(&text.replace("1.0.0", "\"1.0\""), &Levels::default()), 0);
}
