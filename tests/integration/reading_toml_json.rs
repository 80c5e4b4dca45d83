//! The same faults in TOML and JSON as in YAML, and what only these two can get wrong.
//!
//! `⟦` and `⟧` mark what has to be underlined.

#![allow(clippy::unwrap_used, clippy::panic)]

use crate::reading;

use assess::base::diagnostic::Code;
use assess::base::number::Decimal;
use assess::model::answers::{Answer, Given};
use assess::syntax::format::Format;
use reading::*;

const YES: Given = Given::Answer(Answer::YesNo(true));

/// The one fault of an answer in a TOML sheet.
fn toml_fault(answer: &str, code: Code) -> Seen {
    sheet_fault(Format::Toml, &format!("[agency]\nname = \"A\"\n\n[answers]\n{answer}\n"), code)
}

/// The one fault of an answer in a JSON sheet.
fn json_fault(answer: &str, code: Code) -> Seen {
    sheet_fault(
        Format::Json,
        &format!("{{\n  \"agency\": {{\"name\": \"A\"}},\n  \"answers\": {{{answer}}}\n}}\n"),
        code,
    )
}

fn only(format: Format, text: impl Into<Vec<u8>>) -> Seen {
    let mut found = read_sheet(format, text).unwrap_err();
    assert_eq!(found.len(), 1, "{found:#?}");
    found.remove(0)
}

// TOML.

#[test]
fn toml_reads_every_kind_of_answer() {
    let text = "period = 2026\n[agency]\nname = \"Sở Thử\"\nkind = \"department\"\n[answers]\nportal = true\n\
        online = 92.5\ndatasets = 3\ndays = -1\nreuse = {of = 1, total = 3}\nlevel = \"managed\"\nchecks = []\n\
        [answers.score]\nvalue = \"two\"\nevidence = [\"QĐ 1\"]\nnote = '''\nhai\ndòng\n'''\n";
    let read = sheet(Format::Toml, text);
    assert_eq!(given(&read, "portal"), YES);
    assert_eq!(given(&read, "online"), Given::Answer(Answer::Number(Decimal::parse("92.5").unwrap())));
    assert_eq!(given(&read, "score"), Given::Answer(Answer::Choice(1)));
    assert_eq!(given(&read, "checks"), Given::Answer(Answer::Checklist(vec![])));
    assert_eq!((read.period.as_deref(), read.agency.name.as_str()), (Some("2026"), "Sở Thử"));
}

#[test]
fn the_three_formats_give_the_same_sheet() {
    let yaml =
        sheet(Format::Yaml, "agency: {name: Sở}\nanswers:\n  portal: có\n  reuse: 1/3\n  online: 80.0\n");
    let toml = sheet(
        Format::Toml,
        "agency.name = \"Sở\"\nanswers.portal = true\nanswers.reuse = \"1/3\"\nanswers.online = 80\n",
    );
    let json = sheet(
        Format::Json,
        r#"{"agency": {"name": "Sở"}, "answers": {"portal": true, "reuse": {"of": 1, "total": 3}, "online": 80}}"#,
    );
    assert_eq!(toml, yaml);
    assert_eq!(json, yaml);
}

#[test]
fn a_toml_key_given_twice_is_underlined() {
    let fault = toml_fault("portal = true\n⟦portal⟧ = false", Code::DuplicateKey);
    assert!(fault.message.contains("`portal`"), "{}", fault.message);
    sheet_fault(Format::Toml, "[agency]\nname = \"A\"\n[⟦agency⟧]\n[answers]\n", Code::DuplicateKey);
}

#[test]
fn a_toml_value_of_another_type_is_underlined() {
    for line in [
        "portal = ⟦1⟧",
        "online = ⟦\"eighty\"⟧",
        "online = ⟦true⟧",
        "online = ⟦2026-01-01⟧",
        "⟦level⟧ = [\"managed\"]",
        "level = ⟦1⟧",
        "checks = ⟦\"inventory\"⟧",
        "checks = [⟦1⟧]",
    ] {
        toml_fault(line, Code::WrongType);
    }
}

#[test]
fn a_toml_number_in_another_base_is_quoted_as_written() {
    for number in ["0x1F", "0o17", "0b11"] {
        let fault = toml_fault(&format!("online = ⟦{number}⟧"), Code::WrongType);
        assert!(fault.message.contains(number), "{}", fault.message);
    }
}

#[test]
fn a_toml_number_that_is_not_finite_or_has_an_exponent_is_refused() {
    for number in ["inf", "-inf", "nan", "1e1", "1.5E+2"] {
        toml_fault(&format!("online = ⟦{number}⟧"), Code::BadNumber);
    }
}

#[test]
fn unknown_names_in_toml_suggest_the_nearest_one() {
    assert_eq!(toml_fault("⟦portl⟧ = true", Code::UnknownQuestion).help, "did you mean `portal`?");
    assert_eq!(toml_fault("online = {⟦valu⟧ = 5}", Code::UnknownKey).help, "did you mean `value`?");
    assert_eq!(toml_fault("[answers.online]\n⟦valu⟧ = 5", Code::UnknownKey).help, "did you mean `value`?");
    assert_eq!(toml_fault("checks = [⟦\"inventry\"⟧]", Code::UnknownItem).help, "did you mean `inventory`?");
}

#[test]
fn a_missing_key_in_toml_is_shown_at_its_table() {
    sheet_fault(Format::Toml, "[⟦agency⟧]\ncode = \"97\"\n[answers]\n", Code::MissingKey);
    sheet_fault(Format::Toml, "[⟦agency⟧]\nname = \"A\"\n", Code::MissingKey);
    toml_fault("⟦reuse⟧ = {of = 1}", Code::MissingKey);
}

#[test]
fn na_in_toml_follows_the_same_rules() {
    toml_fault("reuse = {⟦na⟧ = true}", Code::MissingReason);
    toml_fault("reuse = {⟦na⟧ = false}", Code::MissingReason);
    toml_fault("reuse = {⟦na⟧ = \"\"}", Code::MissingReason);
    toml_fault("reuse = {value = \"1/2\", ⟦na⟧ = \"Không có số liệu\"}", Code::ConflictingKeys);
    toml_fault("⟦portal⟧ = {na = \"Không có cổng\"}", Code::NaNotAllowed);
    toml_fault("⟦portal⟧.na = \"Không có cổng\"", Code::NaNotAllowed);
}

#[test]
fn broken_toml_is_a_syntax_fault_on_its_line() {
    for line in [
        "online =",
        "online = 80%",
        "online = 08",
        "online = 9,5",
        "level = managed",
        "online 80",
        "level = \"managed",
        "checks = [\"inventory\"",
        "= 5",
        "level = \"\\z\"",
        "level = 'a\u{7}b'",
    ] {
        let found =
            read_sheet(Format::Toml, format!("[agency]\nname = \"A\"\n\n[answers]\n{line}\n")).unwrap_err();
        assert!(found.iter().all(|fault| fault.code == Code::Syntax), "{line}: {found:#?}");
        assert_eq!(found[0].line, 5, "{line}: {found:#?}");
        assert!(found[0].message.starts_with("not TOML: "), "{}", found[0].message);
    }
}

#[test]
fn every_broken_line_of_toml_is_a_fault() {
    let fixture = "agency.name = \"A\"\nanswers.portal = ⟦yes⟧\nanswers.level = ⟦managed⟧\n";
    sheet_faults(Format::Toml, fixture, &[Code::Syntax, Code::Syntax]);
}

#[test]
fn the_parsers_message_is_not_cut_off() {
    let found = read_sheet(Format::Toml, "agency.name = \"\u{7}\"\n").unwrap_err();
    assert!(!found[0].message.ends_with('…'), "{}", found[0].message);
    let found = read_sheet(Format::Json, "{\"a\": .5}").unwrap_err();
    assert!(!found[0].message.ends_with('…'), "{}", found[0].message);
}

#[test]
fn toml_positions_are_right_after_line_ends_marks_and_emoji() {
    let fixture = "\u{feff}[agency]\r\nname = \"🏛 Sơ\u{309}\" # 🇻🇳\r\nkind = ⟦\"sơ\u{309}\"⟧\r\n[answers]\r\nonline = ⟦101⟧\r\n";
    sheet_faults(Format::Toml, fixture, &[Code::UnknownValue, Code::OutOfRange]);
    sheet_fault(Format::Toml, "agency = {name = \"🏛 Sở\", ⟦knd⟧ = \"x\"}\n[answers]\n", Code::UnknownKey);
}

#[test]
fn toml_with_nothing_in_it_is_empty() {
    for text in ["", "\n\n", "# only\n", "\u{feff}"] {
        let fault = only(Format::Toml, text);
        assert_eq!((fault.code, fault.line, fault.column), (Code::EmptyFile, 1, 1), "{text:?}");
    }
}

#[test]
fn toml_nested_too_deep_is_said_to_be_so() {
    let (dotted, dots) = (vec!["a"; 10_000].join("."), vec!["a"; 70].join("."));
    let texts = [
        format!("a = {}", "[".repeat(10_000)),
        format!("a = {}", "{a = ".repeat(10_000)),
        format!("{dotted} = 1"),
        format!("[{dotted}]\nb = 1"),
        format!("[[{dotted}]]\nb = 1"),
        format!("a = {}{}", "[".repeat(90), "]".repeat(90)),
        // As deep as YAML and JSON, no deeper.
        format!("a = {}{}", "[".repeat(70), "]".repeat(70)),
        format!("{dots} = 1"),
        format!("[{dots}]\n{dots} = {{{dots} = 1}}"),
    ];
    for text in texts {
        let found = read_sheet(Format::Toml, text.as_str()).unwrap_err();
        assert_eq!(found[0].code, Code::TooDeep, "{:.40}…: {:#?}", text, found[0]);
    }
}

#[test]
fn toml_has_no_more_values_than_yaml() {
    let text = format!("a = [{}]", "1,".repeat(200_001));
    assert_eq!(only(Format::Toml, text).code, Code::TooManyValues);
}

#[test]
fn a_control_character_written_as_an_escape_is_named() {
    for format in [Format::Toml, Format::Json] {
        let text = if format == Format::Toml {
            "agency.name = ⟦\"\\u001b[31m\"⟧\nanswers.portal = true\n"
        } else {
            "{\"agency\": {\"name\": ⟦\"\\u001b[31m\"⟧}, \"answers\": {}}"
        };
        let fault = sheet_fault(format, text, Code::ControlCharacter);
        assert!(fault.message.contains("\\u{1b}"), "{}", fault.message);
    }
}

// JSON.

#[test]
fn a_json_key_given_twice_points_at_both() {
    let fault = json_fault("\"portal\": true, ⟦\"portal\"⟧: false", Code::DuplicateKey);
    assert_eq!(fault.related, Some((3, 15)));
    json_fault("\"portal\": true, ⟦\"p\\u006frtal\"⟧: false", Code::DuplicateKey);
}

#[test]
fn a_json_value_of_another_type_is_underlined() {
    for line in [
        "\"portal\": ⟦1⟧",
        "\"online\": ⟦\"eighty\"⟧",
        "\"online\": ⟦true⟧",
        "⟦\"level\"⟧: [\"managed\"]",
        "\"level\": ⟦false⟧",
        "\"checks\": ⟦\"inventory\"⟧",
        "\"checks\": [⟦[⟧]]",
        "\"checks\": [⟦null⟧]",
        "\"portal\": ⟦\"no \"⟧",
        "\"online\": ⟦\"n/a\"⟧",
    ] {
        json_fault(line, Code::WrongType);
    }
    json_fault("\"reuse\": {\"value\": \"1/2\", \"evidence\": ⟦5⟧}", Code::WrongType);
    sheet_fault(Format::Json, "⟦[⟧]", Code::WrongType);
    sheet_fault(Format::Json, "⟦\"x\"⟧", Code::WrongType);
    sheet_fault(Format::Json, "⟦null⟧", Code::WrongType);
}

#[test]
fn unknown_names_in_json_suggest_the_nearest_one() {
    assert_eq!(json_fault("⟦\"portl\"⟧: true", Code::UnknownQuestion).help, "did you mean `portal`?");
    assert_eq!(json_fault("\"online\": {⟦\"valu\"⟧: 5}", Code::UnknownKey).help, "did you mean `value`?");
    assert_eq!(json_fault("\"level\": ⟦\"manged\"⟧", Code::UnknownOption).help, "did you mean `managed`?");
}

#[test]
fn a_null_answer_is_none() {
    let read = sheet(Format::Json, r#"{"agency": {"name": "A", "code": null}, "answers": {"portal": null}}"#);
    assert_eq!(given(&read, "portal"), Given::Nothing);
}

#[test]
fn na_in_json_follows_the_same_rules() {
    json_fault("\"reuse\": {⟦\"na\"⟧: true}", Code::MissingReason);
    json_fault("\"reuse\": {⟦\"na\"⟧: false}", Code::MissingReason);
    json_fault("\"reuse\": {⟦\"na\"⟧: null}", Code::MissingReason);
    json_fault("\"reuse\": {⟦\"na\"⟧: \" \"}", Code::MissingReason);
    json_fault("⟦\"portal\"⟧: {\"na\": \"Không có cổng\"}", Code::NaNotAllowed);
}

#[test]
fn a_trailing_comma_in_json_is_underlined() {
    assert!(json_fault("\"portal\": true⟦,⟧", Code::Syntax).message.contains("comma"));
    assert!(json_fault("\"checks\": [\"inventory\"⟦,⟧]", Code::Syntax).message.contains("comma"));
}

#[test]
fn a_comment_in_json_is_underlined() {
    assert!(json_fault("⟦/* x */⟧ \"portal\": true", Code::Syntax).message.contains("omment"));
    assert!(json_fault("⟦// x⟧\n\"portal\": true", Code::Syntax).message.contains("omment"));
}

#[test]
fn looser_json_is_refused() {
    for line in [
        "⟦'⟧portal': true",
        "⟦portal⟧: true",
        "\"portal\": ⟦yes⟧",
        "\"portal\": ⟦True⟧",
        "\"online\": ⟦NaN⟧",
        "\"online\": ⟦+⟧5",
        "\"level\": \"⟦\\z⟧\"",
    ] {
        json_fault(line, Code::Syntax);
    }
    for text in [
        "{\"a\": 08}",
        "{\"a\": .5}",
        "{\"a\": 5.}",
        "{\"a\": -}",
        "{\"a\": 0x1F}",
        "{\"a\": 1 \"b\": 2}",
        "{\"a\" 1}",
        "{\"a\": }",
        "{,}",
        "[1 2]",
        "{\"a\": 1",
        "[1",
        "\"a",
        "{} {}",
        "{}]",
        "nul",
        "{\"a\": \"\\ud83d\"}",
        "{\"a\": \"\\udc00\"}",
        "{\"a\": \"\\u12\"}",
    ] {
        let fault = only(Format::Json, text);
        assert_eq!((fault.code, fault.line), (Code::Syntax, 1), "{text}");
        assert!(fault.message.starts_with("not JSON: "), "{}", fault.message);
    }
}

#[test]
fn only_the_four_blanks_of_json_are_blanks() {
    for blank in ['\u{a0}', '\u{b}', '\u{c}', '\u{2028}', '\u{3000}', '\u{feff}'] {
        let text = format!("{{\"agency\": {blank}{{\"name\": \"A\"}}, \"answers\": {{}}}}");
        let found = read_sheet(Format::Json, text).err().unwrap_or_else(|| panic!("{blank:?} is accepted"));
        assert_eq!((found[0].code, found[0].line, found[0].column), (Code::Syntax, 1, 12), "{blank:?}");
    }
    sheet(Format::Json, " \t\r\n{\"agency\": {\"name\": \"A\"}, \"answers\": {}} \t\r\n");
}

#[test]
fn a_raw_control_character_in_a_json_text_is_refused() {
    for raw in ["\t", "\n", "\r\n", "\u{1}", "\u{1f}"] {
        let text = format!("{{\"agency\": {{\"name\": \"A{raw}B\"}}, \"answers\": {{}}}}");
        let found = read_sheet(Format::Json, text).err().unwrap_or_else(|| panic!("{raw:?} is accepted"));
        assert_eq!((found[0].code, found[0].line), (Code::Syntax, 1), "{raw:?}");
    }
}

#[test]
fn escapes_and_surrogate_pairs_in_json_are_read() {
    let text = r#"{"agency": {"name": "S\u1edf \ud83c\udfdb \/ \"A\""}, "answers": {}}"#;
    assert_eq!(sheet(Format::Json, text).agency.name, "Sở 🏛 / \"A\"");
    let text = r#"{"agency": {"name": "So\u031b\u0309"}, "answers": {"portal": "kho\u0302ng"}}"#;
    let read = sheet(Format::Json, text);
    assert_eq!(
        (read.agency.name.as_str(), given(&read, "portal")),
        ("Sở", Given::Answer(Answer::YesNo(false)))
    );
}

#[test]
fn json_positions_are_right_after_line_ends_marks_and_emoji() {
    let fixture = "\u{feff}{\r\n  \"agency\": {\"name\": \"🏛 Sơ\u{309}\", ⟦\"knd\"⟧: 1},\r\n  \"answers\": {\"online\": ⟦101⟧}\r\n}";
    sheet_faults(Format::Json, fixture, &[Code::UnknownKey, Code::OutOfRange]);
    sheet_fault(Format::Json, "{\"agency\": {\"name\": \"🏛🇻🇳\"}⟦,⟧}", Code::Syntax);
}

#[test]
fn json_with_nothing_in_it_is_empty() {
    for text in ["", " \n", "\u{feff}"] {
        assert_eq!(only(Format::Json, text).code, Code::EmptyFile, "{text:?}");
    }
}

#[test]
fn a_number_with_400_digits_is_refused_in_every_format() {
    let digits = "9".repeat(400);
    assert_eq!(json_fault(&format!("\"days\": ⟦{digits}⟧"), Code::BadNumber).line, 3);
    assert_eq!(toml_fault(&format!("days = ⟦{digits}⟧"), Code::BadNumber).line, 5);
}

#[test]
fn json_nested_too_deep_is_said_to_be_so() {
    for unit in ["[", "{\"a\": ", "[{\"a\": "] {
        assert_eq!(only(Format::Json, unit.repeat(10_000)).code, Code::TooDeep, "{unit}");
    }
}

#[test]
fn json_is_read_as_deep_as_yaml() {
    let text = |levels: usize| format!("{}{}", "[".repeat(levels), "]".repeat(levels));
    assert_eq!(only(Format::Json, text(64)).code, Code::WrongType);
    let fault = only(Format::Json, text(65));
    assert_eq!((fault.code, fault.column), (Code::TooDeep, 65));
}

#[test]
fn json_has_no_more_values_than_yaml() {
    assert_eq!(only(Format::Json, format!("[{}1]", "1,".repeat(200_000))).code, Code::TooManyValues);
}

#[test]
fn five_mistakes_are_five_diagnostics_in_every_format() {
    let codes =
        [Code::UnknownValue, Code::WrongType, Code::OutOfRange, Code::UnknownQuestion, Code::UnknownOption];
    let toml = "agency = {name = \"A\", kind = ⟦\"tỉnh\"⟧}\n[answers]\nportal = ⟦1⟧\nonline = ⟦101⟧\n⟦datasest⟧ = 5\nlevel = ⟦\"manged\"⟧\n";
    let json = "{\"agency\": {\"name\": \"A\", \"kind\": ⟦\"tỉnh\"⟧}, \"answers\": {\n\"portal\": ⟦1⟧, \"online\": ⟦101⟧,\n⟦\"datasest\"⟧: 5, \"level\": ⟦\"manged\"⟧}}";
    sheet_faults(Format::Toml, toml, &codes);
    sheet_faults(Format::Json, json, &codes);
}
