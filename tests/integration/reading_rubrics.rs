//! How a rubric that says something wrong is refused: each fault at its place, with advice.
//!
//! Each test changes one part of the small rubric; `⟦` and `⟧` mark what has to be underlined.
//! Targets are in `reading_targets.rs`.

#![allow(clippy::unwrap_used, clippy::panic)]

use crate::reading;

use assess::base::diagnostic::Code;
use assess::base::lang::Lang;
use assess::model::rubric::builtin::Builtin;
use reading::*;

#[test]
fn the_small_rubric_and_the_shipped_ones_are_read() {
    let rubric = rubric();
    assert_eq!((rubric.stages.len(), rubric.questions.len(), rubric.criteria.len()), (3, 8, 12));
    for builtin in Builtin::all() {
        let read = read_rubric(builtin.yaml).unwrap_or_else(|found| panic!("{}: {found:#?}", builtin.id));
        assert_eq!(read, builtin.rubric());
    }
}

// Keys.

#[test]
fn an_unknown_key_is_found_at_every_level() {
    let cases = [
        ("version: 1.2.0", "version: 1.2.0\n⟦verison⟧: 1", ""),
        ("    title: Basic", "    title: Basic\n    ⟦sumary⟧: x", "did you mean `summary`?"),
        ("method: staged", "method: staged\n  ⟦unansered⟧: unmet", "did you mean `unanswered`?"),
        ("    title: Service", "    title: Service\n    ⟦wieght⟧: 1", ""),
        ("status: in-force}", "status: in-force, ⟦ntoe⟧: x}", "did you mean `note`?"),
        ("effort: low", "effort: low\n        ⟦onwer⟧: x", "did you mean `owner`?"),
        ("gate: true}", "gate: true, ⟦bais⟧: [law]}", "did you mean `basis`?"),
        ("title: Danh mục, points: 1}", "title: Danh mục, points: 1, ⟦point⟧: 1}", ""),
        ("summary: Nhất}", "summary: Nhất, ⟦level⟧: x}", ""),
        ("{over: 50}", "{over: 50, ⟦at_leats⟧: 3}", "did you mean `at_least`?"),
    ];
    for (old, new, help) in cases {
        let fault = rubric_fault(old, new, Code::UnknownKey);
        if !help.is_empty() {
            assert_eq!(fault.help, help);
        }
    }
}

#[test]
fn a_key_of_another_kind_of_answer_is_unknown() {
    rubric_fault(
        "        answer: yes_no",
        "        answer: yes_no\n        ⟦range⟧: [0, 1]",
        Code::UnknownKey,
    );
    rubric_fault(
        "            integer: true",
        "            integer: true\n            ⟦options⟧: []",
        Code::UnknownKey,
    );
}

#[test]
fn each_missing_key_is_shown_at_its_parent() {
    let cases = [
        ("rubric: demo\n", "", "version", 1),
        ("version: 1.2.0\n", "", "rubric", 1),
        ("languages: [vi, en]\n", "", "rubric", 1),
        ("verdict:\n  method: staged\n", "verdict:\n", "verdict", 15),
        ("    title: Basic\n", "", "id", 9),
        ("            ask: Số ngày xử lý?\n", "", "id", 50),
        ("            targets: {open: 50}\n", "", "id", 54),
        ("title: Luật, ", "", "law", 6),
        (", status: in-force", "", "law", 6),
    ];
    for (old, new, under, line) in cases {
        let found = read_rubric(&rubric_with(old, new)).unwrap_err();
        let first = &found[0];
        assert_eq!((first.code, first.under.as_str()), (Code::MissingKey, under), "{old}: {found:#?}");
        assert_eq!(first.line, line, "{old}: {found:#?}");
    }
}

#[test]
fn a_choice_needs_options_and_a_checklist_needs_items() {
    let options = "            options:\n              - {id: one, title: Một, value: 10}\n              \
        - {id: two, title: Hai, value: 20}\n";
    for (lines, key) in [(options, "`options`"), ("            items:\n", "`items`")] {
        let found = read_rubric(&rubric_with(lines, if key == "`items`" { "            x:\n" } else { "" }))
            .unwrap_err();
        assert_eq!((found[0].code, found[0].under.as_str()), (Code::MissingKey, "id"), "{found:#?}");
        assert!(found[0].message.contains(key), "{}", found[0].message);
    }
}

#[test]
fn duplicate_keys_are_refused_at_every_level() {
    rubric_fault("version: 1.2.0", "version: 1.2.0\n⟦version⟧: 1.2.0", Code::DuplicateKey);
    rubric_fault("effort: low", "effort: low\n        ⟦effort⟧: high", Code::DuplicateKey);
    rubric_fault("open: {basic: 85}}", "open: {basic: 85, ⟦basic⟧: 85}}", Code::DuplicateKey);
    rubric_fault("title: {vi: Thử, en: Demo}", "title: {vi: Thử, en: Demo, ⟦vi⟧: Thử}", Code::DuplicateKey);
}

// Ids, versions, dates, sources.

#[test]
fn an_id_is_a_plain_word() {
    for id in ["mở", "a b", "\"a/b\"", "_a", "-a", "a@b"] {
        let fault = rubric_fault("rubric: demo", &format!("rubric: ⟦{id}⟧"), Code::BadId);
        assert!(fault.help.contains("`open-data-list`"), "{}", fault.help);
    }
    rubric_fault("id: portal", "id: ⟦cổng⟧", Code::BadId);
    rubric_fault("id: data\n", "id: ⟦dữ-liệu⟧\n", Code::BadId);
    rubric_fault("{id: inventory,", "{id: ⟦danh mục⟧,", Code::BadId);
    rubric_fault("sources:\n", "sources:\n  ⟦\"luật 1\"⟧: {title: A, status: expired}\n", Code::BadId);
}

#[test]
fn none_is_not_free_as_the_id_of_a_stage() {
    rubric_fault("stages:\n  - id: basic", "stages:\n  - {id: ⟦none⟧, title: x}\n  - id: basic", Code::BadId);
}

#[test]
fn a_stage_with_a_bad_id_is_one_fault_and_not_one_for_each_use() {
    let text = RUBRIC.replace("smart", "thông-minh").replacen("id: thông-minh", "id: ⟦thông-minh⟧", 1);
    whole_rubric_faults(&text, &[Code::BadId]);
}

#[test]
fn an_id_used_twice_points_at_both() {
    let cases = [
        ("  - id: open\n", "  - id: ⟦basic⟧\n    title: x\n  - id: open\n", (9, 9)),
        ("- id: quality", "- id: ⟦service⟧", (19, 9)),
        ("  - id: data\n", "  - id: ⟦service⟧\n", (19, 9)),
        ("- id: online", "- id: ⟦portal⟧", (24, 13)),
        ("- id: days", "- id: ⟦portal⟧", (24, 13)),
        ("{id: two,", "{id: ⟦one⟧,", (0, 22)),
        ("{id: risk-class,", "{id: ⟦inventory⟧,", (0, 22)),
    ];
    for (old, new, first) in cases {
        let fault = rubric_fault(old, new, Code::DuplicateId);
        let (line, column) = fault.related.expect("the first use is shown");
        assert_eq!(column, first.1, "{new}");
        assert!(line < fault.line && (first.0 == 0 || line == first.0), "{new}: {fault:#?}");
    }
    rubric_fault("languages: [vi, en]", "languages: [vi, en, ⟦vi⟧]", Code::DuplicateId);
}

#[test]
fn a_version_has_three_numbers() {
    for version in ["1.0", "1", "v1.0.0", "1.0.0.0", "01.0.0", "một"] {
        let fault = rubric_fault("version: 1.2.0", &format!("version: ⟦{version}⟧"), Code::VersionNotSemver);
        assert!(fault.help.contains("1.0.0"), "{}", fault.help);
    }
}

#[test]
fn a_date_is_a_day_of_the_calendar() {
    for date in ["2025-02-29", "2025-13-01", "01/12/2025", "2025-12", "2025-1-1", "\"2025-12-01 \""] {
        let fault = rubric_fault("date: 2025-12-01", &format!("date: ⟦{date}⟧"), Code::BadDate);
        assert!(fault.help.contains("year-month-day"), "{}", fault.help);
    }
}

#[test]
fn an_unknown_source_suggests_the_nearest_one() {
    let fault = rubric_fault("sources: [law]", "sources: [law, ⟦lwa⟧]", Code::UnknownSource);
    assert_eq!(fault.help, "did you mean `law`?");
    rubric_fault("basis: [law]", "basis: [⟦laws⟧]", Code::UnknownSource);
    rubric_fault("replaced_by: law", "replaced_by: ⟦lex⟧", Code::UnknownSource);
}

#[test]
fn a_source_with_a_fault_is_still_known_by_name() {
    rubric_fault("title: Luật,", "title: ⟦\"\"⟧,", Code::EmptyText);
}

#[test]
fn closed_lists_of_words_suggest_the_nearest_one() {
    let cases = [
        ("status: in-force", "status: ⟦in_force⟧", "did you mean `in-force`?"),
        ("answer: yes_no", "answer: ⟦yesno⟧", "did you mean `yes_no`?"),
        ("effort: low", "effort: ⟦lwo⟧", "did you mean `low`?"),
        ("method: staged", "method: ⟦stagged⟧", "did you mean `staged`?"),
        ("method: staged", "method: staged\n  unanswered: ⟦unmett⟧", "did you mean `unmet`?"),
        (
            "languages: [vi, en]",
            "languages: [vi, en, ⟦french⟧]",
            "write a language as a BCP 47 tag, such as `vi`, `en`, `id` or `pt-BR`",
        ),
        ("basis: [law]", "basis: ⟦design⟧", "did you mean `design-choice`?"),
    ];
    for (old, new, help) in cases {
        assert_eq!(rubric_fault(old, new, Code::UnknownValue).help, help);
    }
}

// Languages and texts.

#[test]
fn a_text_has_the_first_language_of_the_rubric() {
    let fault = rubric_fault("title: {vi: Thử, en: Demo}", "⟦title⟧: {en: Demo}", Code::MissingKey);
    assert!(fault.message.contains("`vi`"), "{}", fault.message);
}

#[test]
fn a_text_has_no_language_that_the_rubric_has_not() {
    rubric_fault("en: Demo}", "en: Demo, ⟦fr⟧: Démo}", Code::UnknownKey);
    let found = read_rubric(&rubric_with("languages: [vi, en]", "languages: [vi]")).unwrap_err();
    assert_eq!((found[0].code, found[0].line, found[0].under.as_str()), (Code::UnknownKey, 3, "en"));
}

#[test]
fn a_language_that_the_tool_does_not_speak_stands_in_for_those_that_the_rubric_does_not() {
    let text = rubric_with("languages: [vi, en]", "languages: [id, en]").replace("{vi: ", "{id: ");
    let rubric = read_rubric(&text.replace("vi: ", "id: ")).unwrap_or_else(|found| panic!("{found:?}"));
    assert_eq!(rubric.language_codes, ["id", "en"]);
    assert_eq!(rubric.languages, [Lang::En]);
    let title = |lang| rubric.title.get(lang).to_owned();
    assert_ne!(title(Lang::Vi), title(Lang::En), "the first language, not the other one");
}

#[test]
fn a_rubric_has_a_language_and_a_stage() {
    rubric_fault("languages: [vi, en]", "⟦languages⟧: []", Code::MissingKey);
    let text = "rubric: a\nversion: 1.0.0\ntitle: A\nlanguages: [vi]\n⟦stages⟧: []\nverdict: {method: staged}\n\
        dimensions: [{id: d, title: D, questions: [{id: q, ask: Q, answer: percent, targets: {⟦a⟧: 1}}]}]\n";
    whole_rubric_faults(text, &[Code::MissingKey, Code::UnknownStage]);
}

#[test]
fn the_first_language_stands_in_for_a_missing_text() {
    let text = rubric_with("title: {vi: Thử, en: Demo}", "title: {vi: Thử}");
    assert_eq!(read_rubric(&text).unwrap().title.get(Lang::En), "Thử");
}

#[test]
fn a_question_is_called_by_its_title_or_else_by_what_it_asks() {
    let names = |title: &str| {
        let rubric = read_rubric(&rubric_with("- id: portal", &format!("- id: portal{title}"))).unwrap();
        [Lang::Vi, Lang::En].map(|lang| rubric.questions[0].name().get(lang).to_owned())
    };
    let title = "- id: portal\n        title:";
    assert_eq!(names("\n        title: {vi: Cổng, en: Portal}"), ["Cổng", "Portal"]);
    for without in ["", "\n        title:"] {
        assert_eq!(names(without), ["Có cổng không?"; 2]);
    }
    // Two questions may have the same title.
    let both = rubric_with("- id: portal", &format!("{title} Cổng"));
    assert!(read_rubric(&both.replace("- id: online", "- id: online\n        title: Cổng")).is_ok());
    rubric_fault("- id: portal", &format!("{title} ⟦\"\"⟧"), Code::EmptyText);
    rubric_fault("- id: portal", "- id: portal\n        ⟦title⟧: {en: Portal}", Code::MissingKey);
}

#[test]
fn an_empty_text_is_refused_in_each_language() {
    rubric_fault("en: Demo}", "en: ⟦\"\"⟧}", Code::EmptyText);
    rubric_fault("ask: Có cổng không?", "ask: ⟦\"?\"⟧", Code::EmptyText);
    rubric_fault("ask: Có cổng không?", "ask: ⟦\"a\\e[1m\"⟧", Code::ControlCharacter);
}

// Weights, efforts, ranges.

#[test]
fn a_weight_lies_between_0_and_a_million() {
    for weight in ["-1", "-0.000001", "1000000.1", "1000000000"] {
        rubric_fault("    weight: 2\n", &format!("    weight: ⟦{weight}⟧\n"), Code::OutOfRange);
        rubric_fault("weight: 4", &format!("weight: ⟦{weight}⟧"), Code::OutOfRange);
        rubric_fault("weight: 3}", &format!("weight: ⟦{weight}⟧}}"), Code::OutOfRange);
        rubric_fault("points: 2}", &format!("points: ⟦{weight}⟧}}"), Code::OutOfRange);
    }
    rubric_fault("weight: 4", "weight: ⟦1,5⟧", Code::BadNumber);
    rubric_fault("weight: 4", "weight: ⟦\"4\"⟧", Code::WrongType);
    for weight in ["0", "0.5", "1000000"] {
        read_rubric(&rubric_with("weight: 4", &format!("weight: {weight}"))).unwrap();
    }
}

#[test]
fn efforts_are_three_whole_numbers() {
    let with = |efforts: &str| rubric_with("version: 1.2.0", &format!("version: 1.2.0\nefforts: {efforts}"));
    assert_eq!(read_rubric(&with("{low: 1, medium: 2, high: 5}")).unwrap().effort_points, [1, 2, 5]);
    for effort in ["0", "-1", "1.5", "1000001"] {
        let fixture = rubric_with(
            "version: 1.2.0",
            &format!("version: 1.2.0\nefforts: {{low: ⟦{effort}⟧, medium: 2, high: 5}}"),
        );
        whole_rubric_faults(&fixture, &[Code::OutOfRange]);
    }
    let missing = rubric_with("version: 1.2.0", "version: 1.2.0\n⟦efforts⟧: {low: 1, medium: 2}");
    whole_rubric_faults(&missing, &[Code::MissingKey]);
}

#[test]
fn a_range_is_two_numbers_lowest_first() {
    rubric_fault("range: [0, 1000]", "⟦range⟧: [0]", Code::WrongType);
    rubric_fault("range: [0, 1000]", "⟦range⟧: [0, 1, 2]", Code::WrongType);
    rubric_fault("range: [0, 1000]", "range: ⟦1000⟧", Code::WrongType);
    rubric_fault("range: [0, 1000]", "range: [1000, ⟦0⟧]", Code::OutOfRange);
    rubric_fault("range: [0, 1000]", "range: [5, ⟦5⟧]", Code::OutOfRange);
}

// Dimensions and cells.

#[test]
fn a_dimension_holds_questions_or_dimensions() {
    let tail = "  - id: data\n";
    rubric_fault(tail, "  - ⟦{⟧id: empty, title: x}\n  - id: data\n", Code::DimensionContent);
    rubric_fault(tail, "  - {id: empty, title: x, ⟦questions⟧: []}\n  - id: data\n", Code::DimensionContent);
    rubric_fault(tail, "  - {id: empty, title: x, ⟦dimensions⟧: []}\n  - id: data\n", Code::DimensionContent);
    let both = "  - {id: both, title: x, dimensions: [{id: d, title: D, questions: []}], ⟦questions⟧: []}\n  - id: data\n";
    let fault = rubric_fault(tail, both, Code::DimensionContent);
    assert!(fault.help.contains("dimension of their own"), "{}", fault.help);
}

#[test]
fn a_rubric_without_dimensions_is_refused() {
    let text = "rubric: a\nversion: 1.0.0\ntitle: A\nlanguages: [vi]\nstages: [{id: s, title: S}]\n\
        verdict: {method: staged}\n⟦dimensions⟧: []\n";
    whole_rubric_faults(text, &[Code::DimensionContent]);
}

#[test]
fn a_list_where_a_map_belongs_is_a_wrong_type() {
    let text = "rubric: a\nversion: 1.0.0\ntitle: A\nlanguages: ⟦vi⟧\nstages: [⟦s⟧]\n⟦verdict⟧: [staged]\ndimensions: ⟦d⟧\n";
    whole_rubric_faults(text, &[Code::WrongType; 4]);
    whole_rubric_faults("⟦-⟧ a\n", &[Code::WrongType]);
}

#[test]
fn an_unknown_stage_is_found_wherever_a_stage_is_named() {
    let cases = [
        (
            "targets: {basic: {is: yes, gate: true}}",
            "targets: {⟦basc⟧: {is: yes, gate: true}}",
            "did you mean `basic`?",
        ),
        ("stages: {basic: Khởi đầu,", "stages: {⟦Basic⟧: Khởi đầu,", "did you mean `basic`?"),
        ("open: {basic: 85}}", "⟦opne⟧: {basic: 85}}", "did you mean `open`?"),
        ("open: {basic: 85}}", "open: {⟦bsaic⟧: 85}}", "did you mean `basic`?"),
        ("open: {basic: 85}}", "⟦none⟧: {basic: 85}}", "known here: `basic`, `open`, `smart`"),
    ];
    for (old, new, help) in cases {
        assert_eq!(rubric_fault(old, new, Code::UnknownStage).help, help);
    }
}

// The threshold table.

#[test]
fn a_threshold_has_exactly_one_bound() {
    for bounds in ["{}", "{over: 50, at_least: 60}", "{over: }"] {
        let fault =
            rubric_fault("{basic: {over: 50}}", &format!("{{⟦basic⟧: {bounds}}}"), Code::BadRequirement);
        assert!(fault.message.contains("either `at_least` or `over`"), "{}", fault.message);
    }
}

#[test]
fn a_threshold_is_a_percentage() {
    rubric_fault("{over: 50}", "{over: ⟦101⟧}", Code::OutOfRange);
    rubric_fault("{over: 50}", "{at_least: ⟦-1⟧}", Code::OutOfRange);
    rubric_fault("open: {basic: 85}}", "open: {basic: ⟦100.5⟧}}", Code::OutOfRange);
    rubric_fault("open: {basic: 85}}", "open: {basic: ⟦85%⟧}}", Code::BadNumber);
    rubric_fault("open: {basic: 85}}", "open: {basic: ⟦F⟧}}", Code::WrongType);
    rubric_fault("open: {basic: 85}}", "open: ⟦85⟧}", Code::WrongType);
}

#[test]
fn a_threshold_that_no_coverage_can_meet_is_refused() {
    rubric_fault("{basic: {over: 50}}", "{basic: {over: ⟦100⟧}}", Code::BadRequirement);
}

#[test]
fn many_mistakes_in_a_rubric_come_in_the_order_of_the_file() {
    let text = RUBRIC
        .replace("version: 1.2.0", "version: ⟦1.2⟧")
        .replace("date: 2025-12-01", "date: ⟦1/12/2025⟧")
        .replace("method: staged", "method: ⟦bandedd⟧")
        .replace("weight: 2", "weight: ⟦-2⟧")
        .replace("answer: yes_no", "answer: ⟦yesno⟧")
        .replace("basic: 50", "⟦basc⟧: 50")
        .replace("effort: low", "effort: ⟦lwo⟧")
        .replace("range: [0, 1000]", "range: [9, ⟦0⟧]")
        .replace("at_most: 10, worst: 30", "at_most: 10, worst: ⟦5⟧")
        .replace("{id: two,", "{id: ⟦one⟧,");
    let codes = [
        Code::VersionNotSemver,
        Code::BadDate,
        Code::UnknownValue,
        Code::OutOfRange,
        Code::UnknownValue,
        Code::UnknownStage,
        Code::UnknownValue,
        Code::OutOfRange,
        Code::PartialNotBelowTarget,
        Code::DuplicateId,
    ];
    whole_rubric_faults(&text, &codes);
}
