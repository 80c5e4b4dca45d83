//! YAML that cannot be read, odd YAML that can, and positions whatever the encoding and the line ends.
//!
//! `⟦` and `⟧` mark what has to be underlined.

#![allow(clippy::unwrap_used, clippy::panic)]
#![allow(clippy::format_push_string, reason = "a fixture is made once")]

use crate::reading;

use assess::base::diagnostic::Code;
use assess::model::answers::{Answer, Given};
use assess::syntax::format::Format;
use reading::*;

const YES: Given = Given::Answer(Answer::YesNo(true));

fn fault_of(bytes: impl Into<Vec<u8>>) -> Seen {
    let mut found = read_sheet(Format::Yaml, bytes).unwrap_err();
    assert_eq!(found.len(), 1, "{found:#?}");
    found.remove(0)
}

// Grammar.

#[test]
fn a_tab_in_the_indentation_is_underlined() {
    for fixture in ["agency:\n⟦\t⟧name: A\nanswers: {}\n", "agency: {name: A}\nanswers:\n⟦\t⟧portal: yes\n"]
    {
        let fault = yaml_fault(fixture, Code::Syntax);
        assert!(fault.message.contains("tab"), "{}", fault.message);
        assert_eq!(fault.help, "indent with spaces");
    }
}

#[test]
fn a_tab_after_a_colon_is_a_blank() {
    assert_eq!(answer("portal:\tyes"), YES);
}

#[test]
fn a_line_with_too_little_indentation_is_shown() {
    let fault = yaml_fault(&format!("{HEAD}  portal: yes\n ⟦o⟧nline: 5\n"), Code::Syntax);
    assert!(fault.message.contains("does not fit the lines above"), "{}", fault.message);
}

#[test]
fn a_line_with_too_much_indentation_is_shown() {
    let fault = fault_of(format!("{HEAD}  portal: yes\n    online: 5\n"));
    assert_eq!((fault.code, fault.line), (Code::Syntax, 4));
}

#[test]
fn a_missing_colon_is_found_where_the_next_one_stands() {
    let fault = yaml_fault(&format!("{HEAD}  portal yes\n  online⟦:⟧ 5\n"), Code::Syntax);
    assert!(fault.message.contains("`: ` inside a value"), "{}", fault.message);
}

#[test]
fn a_bracket_that_is_not_closed_is_underlined() {
    yaml_fault(&format!("{HEAD}  checks: ⟦[⟧inventory\n"), Code::Syntax);
    yaml_fault(&format!("{HEAD}  online: ⟦{{⟧value: 5\n"), Code::Syntax);
}

#[test]
fn a_quote_that_is_not_closed_is_shown_where_it_began() {
    for quote in ['"', '\''] {
        let mut text = format!("{HEAD}  level: {quote}managed\n");
        text.push_str(&"  # more\n".repeat(50));
        let fault = fault_of(text);
        assert_eq!((fault.code, fault.line, fault.column), (Code::Syntax, 3, 10), "{fault:?}");
    }
}

#[test]
fn text_after_a_closing_quote_is_underlined() {
    let fault = yaml_fault(&format!("{HEAD}  level: 'managed' ⟦s⟧o\n"), Code::Syntax);
    assert!(fault.message.contains("follows the closing quote"), "{}", fault.message);
}

#[test]
fn an_escape_that_yaml_does_not_have_is_refused() {
    let fault = fault_of(format!("{HEAD}  level: \"\\z\"\n"));
    assert_eq!((fault.code, fault.line), (Code::Syntax, 3));
    assert!(fault.help.contains("single quotes"), "{}", fault.help);
}

#[test]
fn a_value_that_begins_with_a_reserved_character_has_to_be_quoted() {
    for character in ['@', '`', '%'] {
        let fault = yaml_fault(&format!("{HEAD}  level: ⟦{character}⟧managed\n"), Code::Syntax);
        assert_eq!(fault.help, "put it in quotes");
    }
}

#[test]
fn a_raw_control_character_is_underlined() {
    for line in ["level: ⟦\u{7}⟧", "level: a⟦\u{7}⟧b", "level: \"a⟦\u{1b}⟧[31m\"", "# a⟦\u{0}⟧b"]
    {
        let fault = yaml_fault(&format!("{HEAD}  {line}\n"), Code::Syntax);
        assert!(!fault.message.chars().any(char::is_control), "{:?}", fault.message);
    }
}

#[test]
fn a_second_document_is_refused() {
    for fixture in ["portal: yes\n⟦---⟧\nagency: {name: B}\n", "portal: yes\n...\n⟦---⟧\nagency: {name: B}\n"]
    {
        yaml_fault(&format!("{HEAD}  {fixture}"), Code::SecondDocument);
    }
}

#[test]
fn the_marks_of_one_document_and_a_directive_are_read() {
    assert_eq!(given(&sheet(Format::Yaml, &format!("---\n{HEAD}  portal: yes\n...\n")), "portal"), YES);
    assert_eq!(given(&sheet(Format::Yaml, &format!("%YAML 1.2\n---\n{HEAD}  portal: yes\n")), "portal"), YES);
}

#[test]
fn a_merge_key_is_refused_and_a_quoted_one_is_a_key() {
    let fault = answer_fault("⟦<<⟧: {portal: yes}", Code::MergeKey);
    assert_eq!(fault.help, "write the keys out");
    answer_fault("portal: {⟦<<⟧: {value: yes}}", Code::MergeKey);
    answer_fault("⟦\"<<\"⟧: 5", Code::UnknownQuestion);
}

#[test]
fn a_tag_is_underlined() {
    for value in ["!!str yes", "!yes no", "!!seq [inventory]", "!!map {value: yes}", "!<tag:x> yes", "! yes"]
    {
        let fault = fault_of(format!("{HEAD}  portal: {value}\n"));
        assert_eq!((fault.code, fault.line, fault.column), (Code::Tag, 3, 11), "{value}: {fault:?}");
        assert!(fault.under.starts_with('!'), "{value}: {fault:?}");
    }
}

#[test]
fn a_list_or_a_map_as_a_key_is_refused() {
    answer_fault("⟦[⟧portal]: yes", Code::ComplexKey);
    answer_fault("⟦{⟧portal: yes}: yes", Code::ComplexKey);
    answer_fault("? ⟦[⟧portal]\n  : yes", Code::ComplexKey);
    answer_fault("portal: {⟦[⟧value]: yes}", Code::ComplexKey);
    let fault = fault_of(format!("{HEAD}  ? - portal\n  : yes\n"));
    assert_eq!((fault.code, fault.line, fault.column), (Code::ComplexKey, 3, 5));
}

#[test]
fn a_template_placeholder_is_refused_as_a_complex_key() {
    let fault = fault_of(format!("{HEAD}  online: {{{{ value }}}}\n"));
    assert_eq!((fault.code, fault.line), (Code::ComplexKey, 3));
}

// Anchors and aliases.

#[test]
fn anchors_and_aliases_are_read_as_if_written_out() {
    let read = sheet(
        Format::Yaml,
        &format!(
            "{HEAD}  portal: &answer {{value: yes, evidence: [&doc QĐ 1, *doc]}}\n  online: &n 80\n  days: *n\n"
        ),
    );
    assert_eq!(given(&read, "portal"), YES);
    assert_eq!(given(&read, "days"), given(&read, "online"));
    assert_eq!(read.responses[0].evidence, ["QĐ 1", "QĐ 1"]);
}

#[test]
fn an_anchor_may_be_used_again() {
    let read = sheet(Format::Yaml, &format!("{HEAD}  online: &a 80\n  days: &a 5\n  datasets: *a\n"));
    assert_eq!(given(&read, "datasets"), given(&read, "days"));
}

#[test]
fn a_value_that_is_wrong_only_through_its_alias_is_shown_at_the_alias() {
    yaml_fault(&format!("{HEAD}  portal: &v yes\n  online: ⟦*v⟧\n"), Code::WrongType);
}

#[test]
fn an_alias_without_an_anchor_is_underlined() {
    let fault = yaml_fault(&format!("{HEAD}  portal: ⟦*⟧v\n"), Code::Syntax);
    assert!(fault.help.contains("begins with `*`"), "{}", fault.help);
}

#[test]
fn an_alias_that_contains_itself_is_underlined() {
    answer_fault("checks: &v [inventory, ⟦*v⟧]", Code::RecursiveAlias);
    yaml_fault("&v {agency: {name: A}, answers: ⟦*v⟧}\n", Code::RecursiveAlias);
}

#[test]
fn an_alias_bomb_is_refused_at_an_alias() {
    let mut text = String::from("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
    for level in 1..10 {
        let aliases = vec![format!("*a{}", level - 1); 9].join(", ");
        text.push_str(&format!("a{level}: &a{level} [{aliases}]\n"));
    }
    let fault = fault_of(text);
    assert_eq!(fault.code, Code::TooManyValues);
    assert!(fault.under.starts_with("*a"), "{fault:?}");
}

#[test]
fn aliases_cannot_nest_deeper_than_brackets() {
    let nested = |anchor: &str, inner: &str| format!("{anchor} {}{inner}{}", "[".repeat(40), "]".repeat(40));
    let text = format!("a: {}\nb: {}\n", nested("&a", "x"), nested("", "*a"));
    let fault = fault_of(text);
    assert_eq!((fault.code, fault.line, fault.under.as_str()), (Code::TooDeep, 2, "*a"));
}

// Depth and emptiness.

#[test]
fn ten_thousand_levels_are_refused() {
    for unit in ["[", "{a: ", "- ", "? ", "[{a: "] {
        let found = read_sheet(Format::Yaml, unit.repeat(10_000)).unwrap_err();
        let wanted = if unit == "? " { Code::ComplexKey } else { Code::TooDeep };
        assert_eq!((found.len(), found[0].code, found[0].line), (1, wanted, 1), "{unit}");
    }
}

#[test]
fn sixty_four_levels_are_read() {
    let text = |levels: usize| format!("{}{}", "[".repeat(levels), "]".repeat(levels));
    assert_eq!(fault_of(text(64)).code, Code::WrongType);
    let fault = fault_of(text(65));
    assert_eq!((fault.code, fault.column), (Code::TooDeep, 65));
}

#[test]
fn a_file_with_nothing_in_it_is_empty() {
    for text in [
        "",
        "\n",
        "   \n\n",
        "# only\n# comments\n",
        "---\n",
        "---\n...\n",
        "~\n",
        "null\n",
        "\u{feff}",
        "\t\n",
    ] {
        let fault = fault_of(text);
        assert_eq!((fault.code, fault.line, fault.column), (Code::EmptyFile, 1, 1), "{text:?}");
    }
}

// Encodings and positions.

#[test]
fn carriage_returns_move_no_position() {
    let fixture = format!("{HEAD}  portal: yes\n  online: ⟦92,5⟧\n  level: ⟦manged⟧\n").replace('\n', "\r\n");
    sheet_faults(Format::Yaml, &fixture, &[Code::BadNumber, Code::UnknownOption]);
    let multi = "agency:\r\n  name: A\r\nanswers:\r\n  online:\r\n    value: ⟦x⟧\r\n    note: |\r\n      a\r\n      b\r\n";
    yaml_fault(multi, Code::WrongType);
}

#[test]
fn a_byte_order_mark_moves_no_position() {
    yaml_fault("\u{feff}⟦hello⟧\n", Code::WrongType);
    yaml_fault("\u{feff}agency: {name: A, ⟦knd⟧: province}\r\nanswers: {}\n", Code::UnknownKey);
}

#[test]
fn accents_and_emoji_count_as_one_character_each() {
    let fixture = "agency: {name: \"Sở Thử Nghiệm 🏛🇻🇳\", kind: ⟦tỉnh⟧}\nanswers: {}\n";
    assert_eq!(yaml_fault(fixture, Code::UnknownValue).column, 43);
}

#[test]
fn decomposed_text_is_read_as_if_composed() {
    assert_eq!(answer("portal: co\u{301}"), YES);
    assert_eq!(answer("portal: kho\u{302}ng"), Given::Answer(Answer::YesNo(false)));
    let composed = sheet(Format::Yaml, "agency: {name: Sở Nội vụ}\nanswers: {}\n");
    let decomposed = sheet(Format::Yaml, "agency: {name: Sơ\u{309} Nô\u{323}i vu\u{323}}\nanswers: {}\n");
    assert_eq!(decomposed, composed);
}

#[test]
fn positions_after_decomposed_text_count_the_characters_of_the_file() {
    yaml_fault(
        "agency: {name: Sơ\u{309} Nô\u{323}i vu\u{323}, kind: ⟦sơ\u{309}⟧}\nanswers: {}\n",
        Code::UnknownValue,
    );
}

#[test]
fn the_first_byte_that_is_not_utf_8_is_shown() {
    let mut bytes = "agency: {name: Sở ".as_bytes().to_vec();
    bytes.extend(b"\xe9\xff}\nanswers: {}\n");
    let fault = fault_of(bytes);
    assert_eq!((fault.code, fault.line, fault.column), (Code::NotUtf8, 1, 19));
    assert!(fault.message.contains("0xE9"), "{}", fault.message);
    assert!(fault.help.contains("UTF-8"), "{}", fault.help);
}

#[test]
fn a_byte_order_mark_before_a_bad_byte_moves_no_position() {
    let fault = fault_of(b"\xef\xbb\xbfagency: A\nx: \xc0\xaf\n".to_vec());
    assert_eq!((fault.code, fault.line, fault.column), (Code::NotUtf8, 2, 4));
}

#[test]
fn a_sequence_cut_off_by_the_end_of_the_file_is_not_utf_8() {
    let fault = fault_of(b"agency: S\xe1\xbb".to_vec());
    assert_eq!((fault.code, fault.line, fault.column), (Code::NotUtf8, 1, 10));
}

#[test]
fn utf_16_is_named() {
    let text = "agency: {name: Sở}\nanswers: {}\n";
    let little: Vec<u8> =
        [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let big: Vec<u8> =
        [0xfe, 0xff].into_iter().chain(text.encode_utf16().flat_map(u16::to_be_bytes)).collect();
    for bytes in [little, big] {
        let fault = fault_of(bytes);
        assert_eq!((fault.code, fault.line, fault.column), (Code::NotUtf8, 1, 1));
        assert!(fault.message.contains("UTF-16"), "{}", fault.message);
    }
}

#[test]
fn a_colour_and_a_norwegian_are_what_they_were_in_yaml_1_2() {
    let read = sheet(Format::Yaml, "agency: {name: No, code: 097}\nassessor: a#993300\nanswers: {}\n");
    assert_eq!((read.agency.name.as_str(), read.agency.code.as_deref()), ("No", Some("097")));
    assert_eq!(read.assessor.as_deref(), Some("a#993300"));
}
