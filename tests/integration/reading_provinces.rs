//! The codes of provinces in answer sheets: which are refused, where, and with what advice.
//!
//! `⟦` and `⟧` mark what has to be underlined.

#![allow(clippy::unwrap_used, clippy::panic)]

use crate::reading;

use assess::base::diagnostic::Code;
use assess::model::answers::AgencyKind;
use assess::model::provinces::{Ambiguous, Scheme};
use assess::report::data::schema::Kind;
use assess::syntax::format::Format;
use reading::*;

fn fault(agency: &str, code: Code) -> Seen {
    yaml_fault(&format!("agency: {{{agency}}}\nanswers: {{}}\n"), code)
}

fn accepted(agency: &str) {
    sheet(Format::Yaml, &format!("agency: {{{agency}}}\nanswers: {{}}\n"));
}

fn example(agency: &str) -> String {
    format!("agency: {{{agency}}}\nillustrative: yes\nanswers: {{}}\n")
}

// A code without a scheme.

#[test]
fn an_ambiguous_code_without_a_scheme_explains_the_merger() {
    let seen = fault("name: Tỉnh Lào Cai, kind: province, code: ⟦\"15\"⟧", Code::AmbiguousCode);
    assert_eq!((seen.line, seen.column), (1, 52));
    assert_eq!(seen.message, "the code `15` means another province since 1 July 2025");
    assert_eq!(
        seen.help,
        "63 provinces and cities became 34 on that day; 15 was Yên Bái and is now Lào Cai: \
         add `scheme: pre-2025` or `scheme: \"2025\"`"
    );
}

#[test]
fn each_of_the_seven_codes_is_ambiguous_and_no_other() {
    let refused: Vec<String> = (0..100)
        .map(|number| format!("{number:02}"))
        .filter(|code| {
            let text = format!("agency: {{name: A, kind: province, code: \"{code}\"}}\nanswers: {{}}\n");
            read_sheet(Format::Yaml, text).is_err()
        })
        .collect();
    assert_eq!(refused, ["15", "24", "44", "52", "80", "82", "91"]);
    for code in Ambiguous::all() {
        let number = code.since.code;
        let seen = fault(&format!("name: A, code: ⟦{number}⟧, kind: province"), Code::AmbiguousCode);
        assert!(seen.help.contains(code.before.name) && seen.help.contains(code.since.name), "{}", seen.help);
    }
}

#[test]
fn the_schema_knows_the_same_seven_codes() {
    let schema: serde_json::Value = serde_json::from_str(&Kind::Answers.schema()).unwrap();
    let listed = schema["$defs"]["agency"]["if"]["properties"]["code"]["enum"].as_array().unwrap();
    let (texts, numbers): (Vec<_>, Vec<_>) = listed.iter().partition(|code| code.is_string());
    let seven: Vec<_> = Ambiguous::all().map(|code| code.since.code.to_owned()).collect();
    assert_eq!(texts.iter().map(|code| code.as_str().unwrap()).collect::<Vec<_>>(), seven);
    assert_eq!(numbers.iter().map(ToString::to_string).collect::<Vec<_>>(), seven);
}

#[test]
fn an_agency_without_a_kind_may_be_a_province() {
    let seen = fault("name: A, code: ⟦24⟧", Code::AmbiguousCode);
    assert!(seen.help.ends_with("or its `kind` if the agency is not a province"), "{}", seen.help);
}

#[test]
fn a_made_up_province_does_not_make_a_code_clear() {
    yaml_fault(&example("name: Tỉnh Minh Họa A, code: ⟦\"15\"⟧"), Code::AmbiguousCode);
}

#[test]
fn an_empty_scheme_is_none() {
    fault("name: A, code: ⟦\"15\"⟧, scheme: ", Code::AmbiguousCode);
    accepted("name: A, code: \"10\", scheme: ");
}

#[test]
fn both_meanings_are_accepted_under_their_scheme() {
    accepted("name: Tỉnh Lào Cai, code: \"15\", scheme: \"2025\"");
    accepted("name: Tỉnh Yên Bái, code: \"15\", scheme: pre-2025");
    accepted("name: A, code: 15, scheme: 2025, kind: province");
}

#[test]
fn the_codes_of_other_agencies_are_not_those_of_provinces() {
    for (kind, _) in AgencyKind::ALL.iter().filter(|(kind, _)| *kind != "province") {
        accepted(&format!("name: Sở Y tế, kind: {kind}, code: \"15\""));
        accepted(&format!("name: Lào Cai, kind: {kind}, code: \"H12\", scheme: \"2025\""));
        accepted(&format!("name: Lào Cai, kind: {kind}, code: \"01\", scheme: \"2025\""));
    }
}

// A code that the scheme does not have.

#[test]
fn a_code_of_the_63_under_the_new_scheme_says_what_became_of_it() {
    let seen = fault("name: Tỉnh Lào Cai, scheme: \"2025\", code: ⟦\"10\"⟧", Code::UnknownProvince);
    assert_eq!((seen.line, seen.column), (1, 52));
    assert_eq!(seen.message, "the scheme `2025` has no province with the code `10`");
    assert_eq!(
        seen.help,
        "10 belongs to the 63 provinces and cities before 1 July 2025 (Lào Cai); since then Lào Cai is 15: \
         write `15`, or `scheme: pre-2025` for the time before"
    );
    let seen = fault("name: Tỉnh Hà Giang, scheme: 2025, code: ⟦02⟧", Code::UnknownProvince);
    assert!(
        seen.help.contains("since then Hà Giang is part of Tuyên Quang, 08: write `08`"),
        "{}",
        seen.help
    );
}

#[test]
fn every_code_is_accepted_under_its_scheme_and_every_other_refused() {
    for (name, scheme) in Scheme::ALL {
        for number in 0..100 {
            let code = format!("{number:02}");
            let text = format!("agency: {{name: A, scheme: \"{name}\", code: \"{code}\"}}\nanswers: {{}}\n");
            let read = read_sheet(Format::Yaml, text);
            assert_eq!(read.is_ok(), scheme.unit(&code).is_some(), "{code} under {name}");
        }
    }
}

#[test]
fn a_code_that_lost_its_zero_is_recognised() {
    let seen = fault("name: A, scheme: pre-2025, code: ⟦\"2\"⟧", Code::UnknownProvince);
    assert_eq!(seen.help, "did you mean `02` (Hà Giang)?");
    let seen = fault("name: A, scheme: \"2025\", code: ⟦1⟧", Code::UnknownProvince);
    assert_eq!(seen.help, "did you mean `01` (Hà Nội)?");
    let seen = fault("name: A, scheme: \"2025\", code: ⟦2⟧", Code::UnknownProvince);
    assert!(seen.help.contains("(Hà Giang)"), "{}", seen.help);
    let seen = fault("name: A, scheme: \"2025\", code: ⟦\" 15\"⟧", Code::UnknownProvince);
    assert_eq!(seen.help, "did you mean `15` (Lào Cai)?");
}

#[test]
fn a_name_leads_to_the_code() {
    let seen = fault("name: TP. Huế, scheme: \"2025\", code: ⟦\"47\"⟧", Code::UnknownProvince);
    assert_eq!(seen.help, "the code of Huế is `46`");
    let seen = fault("name: A, scheme: \"2025\", code: ⟦Huế⟧", Code::UnknownProvince);
    assert_eq!(seen.help, "did you mean `46` (Huế)?");
}

#[test]
fn a_made_up_code_is_for_example_data() {
    for code in ["97", "98", "99", "H12"] {
        let agency = format!("name: Tỉnh Minh Họa A, scheme: \"2025\", code: ⟦\"{code}\"⟧");
        let seen = fault(&format!("{agency}, kind: province"), Code::UnknownProvince);
        assert_eq!(
            seen.help,
            "`assess provinces` lists the codes; one that is made up takes `illustrative: true`"
        );
        let seen = fault(&agency, Code::UnknownProvince);
        assert!(seen.help.ends_with("an agency that is not a province says its `kind`"), "{}", seen.help);
        sheet(Format::Yaml, &unmark(&example(&agency)).0);
    }
    for not in ["illustrative: no", "illustrative: false", "illustrative:"] {
        let agency = "agency: {name: A, scheme: \"2025\", code: ⟦\"97\"⟧}";
        yaml_fault(&format!("{not}\n{agency}\nanswers: {{}}\n"), Code::UnknownProvince);
    }
}

#[test]
fn a_code_without_a_scheme_that_no_province_has_is_nobodys_business() {
    for code in ["10", "97", "03", "H12", "000.00.15.H38"] {
        accepted(&format!("name: A, code: \"{code}\""));
    }
}

#[test]
fn a_code_with_control_characters_is_not_repeated() {
    let found =
        read_sheet(Format::Yaml, "agency: {name: A, scheme: \"2025\", code: \"1\\n\\t2\"}\nanswers: {}\n")
            .unwrap_err();
    assert_eq!(found.len(), 1);
    let shown = format!("{}{}", found[0].message, found[0].help);
    assert!(!shown.chars().any(char::is_control), "{shown:?}");
}

// What else is wrong does not make more of it.

#[test]
fn an_unreadable_scheme_kind_or_mark_is_one_fault() {
    fault("name: A, code: \"15\", scheme: ⟦1975⟧", Code::UnknownValue);
    fault("name: A, code: \"15\", kind: ⟦provinse⟧", Code::UnknownValue);
    yaml_fault(
        "agency: {name: A, code: \"97\", scheme: \"2025\"}\nillustrative: ⟦perhaps⟧\nanswers: {}\n",
        Code::WrongType,
    );
    yaml_fault("agency: {⟦name⟧: , code: \"01\", scheme: \"2025\"}\nanswers: {}\n", Code::MissingKey);
}

#[test]
fn a_code_is_checked_in_every_format() {
    let toml = "[agency]\nname = \"A\"\ncode = ⟦\"15\"⟧\n[answers]\n";
    assert_eq!(sheet_fault(Format::Toml, toml, Code::AmbiguousCode).line, 3);
    let json = r#"{"agency": {"name": "A", "code": ⟦"10"⟧, "scheme": "2025"}, "answers": {}}"#;
    assert_eq!(sheet_fault(Format::Json, json, Code::UnknownProvince).column, 34);
}

// A code and a name that disagree.

#[test]
fn a_new_name_beside_the_code_of_an_old_unit_is_refused_at_the_code() {
    let seen = fault("name: Tỉnh Lào Cai, scheme: pre-2025, code: ⟦\"15\"⟧", Code::OtherProvince);
    assert_eq!(seen.message, "`15` is the code of Yên Bái, but the agency is Lào Cai");
    assert_eq!(seen.help, "write the code `10`, or `scheme: \"2025\"`, under which 15 is Lào Cai");
    assert_eq!(seen.related, Some((1, 16)));
}

#[test]
fn an_old_name_beside_the_code_of_a_new_unit_is_refused_at_the_code() {
    let seen = fault("name: UBND tỉnh Yên Bái, scheme: \"2025\", code: ⟦\"15\"⟧", Code::OtherProvince);
    assert_eq!(seen.message, "`15` is the code of Lào Cai, but the agency is Yên Bái");
    assert_eq!(seen.help, "write `scheme: pre-2025`, under which 15 is Yên Bái, or the name Lào Cai");
}

#[test]
fn two_provinces_that_have_nothing_to_do_with_each_other_are_refused() {
    let seen = fault("name: TP. Đà Nẵng, scheme: \"2025\", code: ⟦46⟧", Code::OtherProvince);
    assert_eq!(seen.help, "the code of Đà Nẵng is `48`");
    yaml_fault(&example("name: Đà Nẵng, scheme: \"2025\", code: ⟦46⟧"), Code::OtherProvince);
}

#[test]
fn a_name_that_is_no_other_province_is_left_alone() {
    for name in
        ["A", "Lào Cai", "LÀO CAI", "Tỉnh Lào Cai (mới)", "Lao Cai Province", "Tỉnh Yên Bái cũ", "Lào"]
    {
        accepted(&format!("name: {name}, scheme: \"2025\", code: \"15\""));
    }
    // The old name of a unit that kept its code: what is meant is clear.
    accepted("name: Tỉnh Hà Giang, scheme: \"2025\", code: \"08\"");
}

#[test]
fn every_unit_is_accepted_under_its_own_name_and_code() {
    for (name, scheme) in Scheme::ALL {
        for unit in scheme.units() {
            for spelt in [unit.name, unit.english] {
                accepted(&format!("name: Tỉnh {spelt}, scheme: \"{name}\", code: \"{}\"", unit.code));
            }
        }
    }
}
