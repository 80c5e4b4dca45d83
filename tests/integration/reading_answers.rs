//! How an answer sheet that says something wrong is refused: each fault at its place, with advice.
//!
//! `⟦` and `⟧` mark what has to be underlined. What breaks the grammar of YAML is in `reading_yaml.rs`.

#![allow(clippy::unwrap_used, clippy::panic)]

use crate::reading;

use assess::base::diagnostic::Code;
use assess::base::number::Decimal;
use assess::model::answers::{Answer, Given, reference};
use assess::syntax::format::{Format, decode};
use reading::*;

fn number(text: &str) -> Given {
    Given::Answer(Answer::Number(Decimal::parse(text).unwrap()))
}

// Keys.

#[test]
fn an_unknown_key_of_the_sheet_suggests_the_nearest_one() {
    let fault = yaml_fault("agency: {name: A}\n⟦anwsers⟧: {}\nanswers: {}\n", Code::UnknownKey);
    assert!(fault.message.contains("`anwsers`"), "{}", fault.message);
    let found = sheet_faults(
        Format::Yaml,
        "⟦agency⟧: {name: A}\n⟦anwsers⟧: {}\n",
        &[Code::MissingKey, Code::UnknownKey],
    );
    assert!(found[0].message.contains("`answers`"), "{}", found[0].message);
    assert_eq!(found[1].help, "did you mean `answers`?");
}

#[test]
fn an_unknown_key_of_the_agency_suggests_the_nearest_one() {
    let fault = yaml_fault("agency: {name: A, ⟦knd⟧: province}\nanswers: {}\n", Code::UnknownKey);
    assert_eq!(fault.help, "did you mean `kind`?");
}

#[test]
fn an_unknown_key_of_an_answer_suggests_the_nearest_one() {
    let fault = answer_fault("online: {value: 80, ⟦evidense⟧: QĐ 1}", Code::UnknownKey);
    assert_eq!(fault.help, "did you mean `evidence`?");
}

#[test]
fn a_key_that_is_taken_already_is_not_suggested() {
    let fault = answer_fault("online: {value: 80, ⟦values⟧: 90}", Code::UnknownKey);
    assert!(!fault.help.contains("`value`"), "{}", fault.help);
}

#[test]
fn a_missing_agency_is_shown_at_the_first_key() {
    let fault = yaml_fault("⟦period⟧: 2026\nanswers: {}\n", Code::MissingKey);
    assert!(fault.message.contains("`agency`"), "{}", fault.message);
}

#[test]
fn a_missing_name_is_shown_at_the_agency() {
    let fault = yaml_fault("⟦agency⟧: {code: \"97\"}\nanswers: {}\n", Code::MissingKey);
    assert!(fault.message.contains("`name`"), "{}", fault.message);
}

#[test]
fn a_key_without_a_value_is_shown_at_itself() {
    let fault = yaml_fault("agency: {⟦name⟧: }\nanswers: {}\n", Code::MissingKey);
    assert!(fault.message.contains("`name`"), "{}", fault.message);
}

#[test]
fn an_empty_map_of_answers_leaves_every_question_open() {
    for text in ["agency: {name: A}\nanswers:\n", "agency: {name: A}\nanswers: {}\n"] {
        assert!(sheet(Format::Yaml, text).responses.iter().all(|r| r.given == Given::Nothing));
    }
}

#[test]
fn a_key_given_twice_points_at_both() {
    let fault = yaml_fault("agency: {name: A}\n⟦agency⟧: {name: B}\nanswers: {}\n", Code::DuplicateKey);
    assert_eq!(fault.related, Some((1, 1)));
}

#[test]
fn a_question_answered_twice_points_at_both() {
    let fault =
        yaml_fault(&format!("{HEAD}  portal: yes\n  online: 5\n  ⟦portal⟧: no\n"), Code::DuplicateKey);
    assert_eq!(fault.related, Some((3, 3)));
}

#[test]
fn a_key_given_three_times_is_two_faults() {
    let fixture = format!("{HEAD}  portal: yes\n  ⟦portal⟧: no\n  ⟦portal⟧: yes\n");
    let found = sheet_faults(Format::Yaml, &fixture, &[Code::DuplicateKey, Code::DuplicateKey]);
    assert_eq!([found[0].related, found[1].related], [Some((3, 3)); 2]);
}

#[test]
fn two_keys_that_differ_in_their_unicode_form_only_are_the_same_key() {
    let fixture = "agency: {name: A}\nanswers:\n  mở: 1\n  mơ\u{309}: 2\n";
    let found = read_sheet(Format::Yaml, fixture).unwrap_err();
    let got: Vec<_> = found.iter().map(|fault| (fault.code, fault.line)).collect();
    assert_eq!(got, [(Code::UnknownQuestion, 3), (Code::DuplicateKey, 4), (Code::UnknownQuestion, 4)]);
}

#[test]
fn an_item_listed_twice_is_a_duplicate() {
    let fault = answer_fault("checks: [inventory, risk-class, ⟦inventory⟧]", Code::DuplicateId);
    assert!(fault.message.contains("`inventory`"), "{}", fault.message);
}

// Names.

#[test]
fn an_unknown_question_suggests_the_nearest_one() {
    let fault = answer_fault("⟦datasest⟧: 5", Code::UnknownQuestion);
    assert_eq!(fault.help, "did you mean `datasets`?");
}

#[test]
fn a_question_is_not_known_by_another_letter_case() {
    assert_eq!(answer_fault("⟦Portal⟧: yes", Code::UnknownQuestion).help, "did you mean `portal`?");
}

#[test]
fn an_unknown_option_suggests_the_nearest_one() {
    let fault = answer_fault("level: ⟦manged⟧", Code::UnknownOption);
    assert_eq!(fault.help, "did you mean `managed`?");
}

#[test]
fn an_option_far_from_every_other_lists_them() {
    let fault = answer_fault("level: ⟦excellent⟧", Code::UnknownOption);
    assert_eq!(fault.help, "known here: `ad-hoc`, `managed`, `improved`");
}

#[test]
fn an_option_is_named_by_its_id_and_not_by_its_number() {
    answer_fault("score: ⟦20⟧", Code::UnknownOption);
    answer_fault("level: ⟦1⟧", Code::UnknownOption);
}

#[test]
fn each_unknown_item_of_a_list_is_a_fault() {
    let fixture = format!("{HEAD}  checks: [⟦inventry⟧, risk-class, ⟦drones⟧]\n");
    let found = sheet_faults(Format::Yaml, &fixture, &[Code::UnknownItem, Code::UnknownItem]);
    assert_eq!(found[0].help, "did you mean `inventory`?");
    assert_eq!(found[1].help, "known here: `inventory`, `risk-class`");
}

#[test]
fn the_kind_and_the_code_scheme_of_an_agency_are_closed_lists() {
    let fault = yaml_fault("agency: {name: A, kind: ⟦provinse⟧}\nanswers: {}\n", Code::UnknownValue);
    assert_eq!(fault.help, "did you mean `province`?");
    yaml_fault("agency: {name: A, scheme: ⟦1975⟧}\nanswers: {}\n", Code::UnknownValue);
}

// Types.

#[test]
fn a_value_of_another_type_says_what_was_found() {
    let cases = [
        ("⟦portal⟧: [yes]", "found a list"),
        ("portal: ⟦1⟧", "found `1`"),
        ("portal: ⟦y⟧", "found `y`"),
        ("portal: ⟦on⟧", "found `on`"),
        ("⟦online⟧: {of: 1, total: 2}", "found a map"),
        ("online: ⟦many⟧", "found `many`"),
        ("online: ⟦0x1F⟧", "found `0x1F`"),
        ("⟦online⟧: [80]", "found a list"),
        ("reuse: ⟦80⟧", "found `80`"),
        ("⟦reuse⟧: [1, 2]", "found a list"),
        ("⟦level⟧: [managed]", "found a list"),
        ("checks: ⟦inventory⟧", "found `inventory`"),
        ("checks: ⟦2⟧", "found `2`"),
        ("checks: [⟦[⟧inventory]]", "found a list"),
    ];
    for (line, found) in cases {
        let fault = answer_fault(line, Code::WrongType);
        assert!(fault.message.contains(found), "{line}: {}", fault.message);
    }
}

#[test]
fn a_sheet_that_is_not_a_map_is_a_wrong_type() {
    yaml_fault("⟦hello⟧\n", Code::WrongType);
    yaml_fault("⟦[⟧1, 2]\n", Code::WrongType);
    yaml_fault("agency: {name: A}\n⟦answers⟧: [portal]\n", Code::WrongType);
    yaml_fault("agency: ⟦A⟧\nanswers: {}\n", Code::WrongType);
    yaml_fault("agency: {name: A}\nillustrative: ⟦maybe⟧\nanswers: {}\n", Code::WrongType);
}

#[test]
fn not_applicable_is_not_a_value_of_any_question() {
    for question in ["portal", "online", "datasets", "reuse", "level", "checks"] {
        for word in ["n/a", "N/A", "\"n/a\"", "NA", "\"-\"", "\"?\"", "không áp dụng"] {
            let fault = answer_fault(&format!("{question}: ⟦{word}⟧"), Code::WrongType);
            assert!(fault.message.contains("is not an answer"), "{question}: {word}: {}", fault.message);
        }
    }
    let fault = answer_fault("reuse: {value: ⟦n/a⟧}", Code::WrongType);
    assert!(fault.help.contains("{na: \"the reason\"}"), "{}", fault.help);
    let fault = answer_fault("online: ⟦n/a⟧", Code::WrongType);
    assert!(fault.help.contains("applies to every agency"), "{}", fault.help);
}

#[test]
fn an_answer_with_a_blank_beside_it_is_not_guessed() {
    let fault = answer_fault("portal: ⟦\"no \"⟧", Code::WrongType);
    assert_eq!(fault.help, "remove the blanks around the word: write `no`");
    answer_fault("level: ⟦\" managed\"⟧", Code::UnknownOption);
    answer_fault("online: ⟦\" 80\"⟧", Code::WrongType);
}

#[test]
fn yes_and_no_are_read_in_both_languages_and_every_letter_case() {
    for word in
        ["yes", "Yes", "YES", "yEs", "true", "True", "TRUE", "có", "Có", "CÓ", "cÓ", "\"yes\"", "'Có'"]
    {
        assert_eq!(answer(&format!("portal: {word}")), Given::Answer(Answer::YesNo(true)), "{word}");
    }
    for word in ["no", "No", "NO", "nO", "false", "False", "FALSE", "không", "Không", "KHÔNG", "\"no\""] {
        assert_eq!(answer(&format!("portal: {word}")), Given::Answer(Answer::YesNo(false)), "{word}");
    }
}

#[test]
fn no_and_yes_stay_words_where_a_text_is_asked_for() {
    let read = sheet(Format::Yaml, "agency: {name: No}\nassessor: yes\nanswers: {}\n");
    assert_eq!((read.agency.name.as_str(), read.assessor.as_deref()), ("No", Some("yes")));
}

// Numbers.

#[test]
fn a_percentage_lies_between_0_and_100() {
    for value in ["100.000001", "-0.000001", "101", "-5"] {
        let fault = answer_fault(&format!("online: ⟦{value}⟧"), Code::OutOfRange);
        assert!(fault.message.contains("between 0 and 100"), "{}", fault.message);
    }
    assert_eq!(answer("online: 0"), number("0"));
    assert_eq!(answer("online: 100"), number("100"));
}

#[test]
fn a_number_lies_in_the_range_of_its_question() {
    answer_fault("datasets: ⟦1001⟧", Code::OutOfRange);
    answer_fault("datasets: ⟦-1⟧", Code::OutOfRange);
}

#[test]
fn a_count_has_no_fraction() {
    let fault = answer_fault("datasets: ⟦3.5⟧", Code::BadNumber);
    assert!(fault.message.contains("3.5 is not a whole number"), "{}", fault.message);
    assert_eq!(answer("datasets: 3.0"), number("3"));
}

#[test]
fn a_number_in_another_notation_says_what_to_write() {
    let cases = [
        ("92,5", "decimal comma", "92.5"),
        ("80%", "percent sign", "80"),
        ("\"92,5 %\"", "percent sign", "92.5"),
        ("1e1", "exponent", "all the digits"),
        ("1.5E+2", "exponent", "all the digits"),
        ("08", "leading zero", "without it"),
        ("1_000", "separators", "1000"),
        ("1 000", "separators", "1000"),
        ("1.000.000", "separators", "1000000"),
        ("+5", "plus sign", "without it"),
        (".5", "beside the point", "0.5"),
        ("5.", "beside the point", "0.5"),
        (".inf", "not a finite number", ""),
        (".nan", "not a finite number", ""),
    ];
    for (value, what, advice) in cases {
        let fault = answer_fault(&format!("online: ⟦{value}⟧"), Code::BadNumber);
        assert!(fault.message.contains(what), "{value}: {}", fault.message);
        assert!(fault.help.contains(advice), "{value}: {}", fault.help);
    }
}

#[test]
fn a_quoted_number_is_a_text() {
    let fault = answer_fault("online: ⟦\"80\"⟧", Code::WrongType);
    assert_eq!(fault.help, "write the number without quotes");
    answer_fault("datasets: ⟦'5'⟧", Code::WrongType);
}

#[test]
fn a_number_with_400_digits_is_refused_and_quoted_in_short() {
    let digits = "9".repeat(400);
    let fault = answer_fault(&format!("days: ⟦{digits}⟧"), Code::BadNumber);
    assert!(fault.message.contains("too long or too large"), "{}", fault.message);
    assert!(fault.message.chars().count() < 120, "{}", fault.message);
    answer_fault(&format!("days: ⟦1e{digits}⟧"), Code::BadNumber);
}

// Ratios.

#[test]
fn a_ratio_is_a_map_or_two_numbers_with_a_slash() {
    let wanted = Given::Answer(Answer::Ratio {
        of: Decimal::parse("812").unwrap(),
        total: Decimal::parse("1021").unwrap(),
    });
    for value in ["812/1021", "812 / 1021", "\"812/1021\"", "{of: 812, total: 1021}", "{value: 812/1021}"] {
        assert_eq!(answer(&format!("reuse: {value}")), wanted, "{value}");
    }
}

#[test]
fn a_zero_denominator_suggests_not_applicable() {
    let fault = answer_fault("reuse: ⟦3/0⟧", Code::ZeroDenominator);
    assert!(fault.help.contains("na:"), "{}", fault.help);
    answer_fault("reuse: ⟦0/0⟧", Code::ZeroDenominator);
    answer_fault("reuse: {of: 3, total: ⟦0⟧}", Code::ZeroDenominator);
    answer_fault("reuse: {of: 3, total: ⟦0.0000001⟧}", Code::ZeroDenominator);
}

#[test]
fn a_part_above_its_total_is_shown_at_the_part() {
    answer_fault("reuse: ⟦7/6⟧", Code::PartAboveTotal);
    answer_fault("reuse: {of: ⟦7⟧, total: 6}", Code::PartAboveTotal);
}

#[test]
fn a_negative_part_or_total_is_out_of_range() {
    answer_fault("reuse: ⟦-1/3⟧", Code::OutOfRange);
    answer_fault("reuse: ⟦1/-3⟧", Code::OutOfRange);
    answer_fault("reuse: {of: ⟦-1⟧, total: 3}", Code::OutOfRange);
    answer_fault("reuse: {of: 1, total: ⟦-3⟧}", Code::OutOfRange);
}

#[test]
fn a_ratio_without_a_total_or_with_a_key_too_many_is_refused() {
    let fault = answer_fault("⟦reuse⟧: {of: 3}", Code::MissingKey);
    assert!(fault.message.contains("`total`"), "{}", fault.message);
    let found = sheet_faults(
        Format::Yaml,
        &format!("{HEAD}  ⟦reuse⟧: {{of: 3, ⟦totl⟧: 4}}\n"),
        &[Code::MissingKey, Code::UnknownKey],
    );
    assert_eq!(found[1].help, "did you mean `total`?");
}

// Not applicable.

#[test]
fn not_applicable_needs_a_reason() {
    let reasons =
        ["", "~", "\"\"", "\"  \"", "\"…\"", "yes", "true", "no", "có", "\"n/a\"", "x", "12", "\"--\""];
    for reason in reasons {
        let fault = answer_fault(&format!("reuse: {{⟦na⟧: {reason}}}"), Code::MissingReason);
        assert!(fault.help.contains("say why"), "{}", fault.help);
    }
}

#[test]
fn a_bare_no_is_not_a_reason() {
    for reason in ["false", "False", "không", "Không"] {
        answer_fault(&format!("reuse: {{⟦na⟧: {reason}}}"), Code::MissingReason);
    }
}

#[test]
fn not_applicable_is_not_the_reason_for_itself() {
    for reason in ["không áp dụng", "Không áp dụng", "not applicable", "n.a.", "\"N/A\"", "KAD"] {
        answer_fault(&format!("reuse: {{⟦na⟧: {reason}}}"), Code::MissingReason);
    }
}

#[test]
fn not_applicable_with_a_reason_is_read() {
    let wanted = Given::NotApplicable("Không thuộc thẩm quyền".into());
    assert_eq!(answer("reuse: {na: Không thuộc thẩm quyền}"), wanted);
    assert_eq!(answer("reuse: {na: Không thuộc thẩm quyền, value: }"), wanted);
}

#[test]
fn not_applicable_is_refused_where_everybody_has_to_answer() {
    let fault = answer_fault("⟦portal⟧: {na: Không có cổng}", Code::NaNotAllowed);
    assert!(fault.message.contains("every agency"), "{}", fault.message);
}

#[test]
fn not_applicable_and_a_value_exclude_each_other() {
    answer_fault("reuse: {value: 1/2, ⟦na⟧: Không có số liệu}", Code::ConflictingKeys);
}

// The rubric that a sheet names.

#[test]
fn a_sheet_for_another_rubric_is_refused_once() {
    let fixture = "rubric: ⟦other⟧\nagency: {name: A}\nanswers: {q1: 1, q2: 2}\n";
    let fault = yaml_fault(fixture, Code::OtherRubric);
    assert!(fault.message.contains("`other`") && fault.message.contains("`demo`"), "{}", fault.message);
    assert_eq!(fault.help, "score them with `--rubric other`");
}

#[test]
fn a_sheet_for_an_incompatible_version_is_refused() {
    for version in ["2", "0", "1.3", "1.2.1", "=1.0.0"] {
        let fixture = format!("rubric: ⟦demo@{version}⟧\nagency: {{name: A}}\nanswers: {{}}\n");
        let fault = yaml_fault(&fixture, Code::IncompatibleVersion);
        assert!(fault.message.contains("1.2.0"), "{}", fault.message);
    }
    for version in ["1", "1.2", "1.1.7", ">=1, <2", "*"] {
        sheet(Format::Yaml, &format!("rubric: \"demo@{version}\"\nagency: {{name: A}}\nanswers: {{}}\n"));
    }
}

#[test]
fn a_version_requirement_that_is_none_says_what_to_write() {
    for version in ["", "một", "1.x.y", "1.2.3.4"] {
        let fixture = format!("rubric: ⟦demo@{version}⟧\nagency: {{name: A}}\nanswers: {{}}\n");
        let fault = yaml_fault(&fixture, Code::BadVersion);
        assert!(fault.help.contains("`@1`"), "{}", fault.help);
    }
}

#[test]
fn the_reference_of_a_sheet_is_read_before_the_rubric() {
    let read = |text: &str| {
        let source = decode("sheet.yaml", text.into()).unwrap();
        let tree = Format::Yaml.parse(&source).unwrap();
        reference(&tree)
    };
    assert_eq!(read("agency: {}").unwrap(), None);
    assert_eq!(read("rubric: ~").unwrap(), None);
    let found = read("rubric: demo@1").unwrap().unwrap();
    assert_eq!((found.rubric.as_str(), found.is_path()), ("demo", false));
    assert!(read("rubric: ./demo.yaml").unwrap().unwrap().is_path());
    assert_eq!(read("rubric: [demo]").unwrap_err()[0].code, Code::WrongType);
}

// Texts and dates.

#[test]
fn a_text_without_letters_or_digits_is_empty() {
    for text in ["\"\"", "\"  \"", "—", "\"...\""] {
        yaml_fault(&format!("agency: {{name: ⟦{text}⟧}}\nanswers: {{}}\n"), Code::EmptyText);
    }
    answer_fault("online: {value: 80, evidence: [QĐ 1, ⟦\"\"⟧]}", Code::EmptyText);
    answer_fault("online: {value: 80, note: ⟦\" \"⟧}", Code::EmptyText);
}

#[test]
fn a_control_character_in_a_text_is_named_and_not_shown() {
    for (escape, name) in [("\\e[31m", "\\u{1b}"), ("\\0", "\\u{0}"), ("\\x7f", "\\u{7f}"), ("\\r", "\\u{d}")]
    {
        let fixture = format!("agency: {{name: ⟦\"A{escape}\"⟧}}\nanswers: {{}}\n");
        let fault = yaml_fault(&fixture, Code::ControlCharacter);
        assert!(fault.message.contains(name), "{}", fault.message);
        assert!(!fault.message.chars().any(char::is_control), "{:?}", fault.message);
    }
}

#[test]
fn a_control_character_in_any_other_place_is_not_repeated() {
    let lines = [
        "\"\\e[31m\": 5",
        "portal: \"\\e[31m\"",
        "online: \"\\e[31m\"",
        "level: \"\\e[31m\"",
        "checks: [\"\\e[31m\"]",
        "reuse: \"\\e[31m\"",
        "online: {\"\\e[31m\": 5}",
        "reuse: {na: \"\\e[31m\"}",
    ];
    for line in lines {
        let found = read_sheet(Format::Yaml, format!("{HEAD}  {line}\n")).unwrap_err();
        for fault in &found {
            let shown = format!("{}{}", fault.message, fault.help);
            assert!(!shown.chars().any(char::is_control), "{line}: {shown:?}");
        }
    }
}

#[test]
fn a_period_is_a_year_a_half_a_quarter_or_a_month() {
    for period in ["2026", "2026-H1", "2026-Q3", "2026-09", "2026-12"] {
        let read = sheet(Format::Yaml, &format!("period: {period}\nagency: {{name: A}}\nanswers: {{}}\n"));
        assert_eq!(read.period.as_deref(), Some(period));
    }
    for period in
        ["26", "2026-Q5", "2026-13", "2026-00", "2026-9", "2026-+9", "2026-09-30", "Q3-2026", "2026-"]
    {
        let fixture = format!("period: ⟦{period}⟧\nagency: {{name: A}}\nanswers: {{}}\n");
        let fault = yaml_fault(&fixture, Code::BadDate);
        assert!(fault.help.contains("2026-Q3"), "{}", fault.help);
    }
}

// Many at once.

#[test]
fn ten_mistakes_are_ten_diagnostics_in_the_order_of_the_file() {
    let fixture = "\
rubric: demo@1
agency: {name: Sở Thử 🏛, kind: ⟦provinse⟧}
⟦perod⟧: 2026
illustrative: ⟦perhaps⟧
answers:
  portal: ⟦maybe⟧
  online: ⟦92,5⟧
  ⟦datasest⟧: 5
  days: ⟦n/a⟧
  reuse: ⟦7/6⟧
  level: ⟦manged⟧
  checks: [inventory, ⟦drones⟧]
";
    let codes = [
        Code::UnknownValue,
        Code::UnknownKey,
        Code::WrongType,
        Code::WrongType,
        Code::BadNumber,
        Code::UnknownQuestion,
        Code::WrongType,
        Code::PartAboveTotal,
        Code::UnknownOption,
        Code::UnknownItem,
    ];
    let found = sheet_faults(Format::Yaml, fixture, &codes);
    assert_eq!(found.len(), 10);
}
