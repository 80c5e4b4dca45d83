//! Duties: what laws ask for, whatever the stage, as section 6.4 of the specification says.

#![allow(clippy::unwrap_used)]

use assess::analysis::duties::{DutyState, count_duties};
use assess::base::lang::Lang;
use assess::model::rubric::Rubric;
use assess::report::data::json;
use assess::report::view::{self, Options};
use assess::report::write::markdown;
use assess::syntax::format::Format;

use crate::support::{read_rubric, read_sheet, result};

fn rubric() -> Rubric {
    read_rubric(
        "{rubric: r, version: 1.0.0, title: T, languages: [en], verdict: {method: staged},
          sources: {law91: {title: Law 91, status: in-force}},
          stages: [{id: s, title: S}],
          applies_to: {commune: {not_asked: [{questions: [site], reason: Small}]}},
          dimensions: [{id: d, title: D, questions: [
            {id: share, title: Share, ask: How much?, answer: percent,
             targets: {s: {at_least: 80, partial: 50, duty: {since: 2026-01-01, sources: [law91]}}}},
            {id: site, title: Site, ask: Is it so?, answer: yes_no, duty: {target: yes, since: 2026-10-01, sources: [law91]}},
            {id: list, title: List, ask: What?, answer: checklist, allow_na: true,
             items: [{id: x, title: The X}, {id: y, title: The Y}],
             duty: {target: 2, since: 2026-01-01, sources: [law91]}}]}]}",
    )
}

/// The states of the three duties, and whether each is coming.
fn states(head: &str, answers: &str) -> Vec<(DutyState, bool)> {
    let rubric = rubric();
    let sheet =
        read_sheet(&rubric, Format::Yaml, &format!("agency: {{name: A{head}\nanswers: {{{answers}}}\n"));
    result(&rubric, &sheet).duties.iter().map(|duty| (duty.state, duty.coming)).collect()
}

#[test]
fn partial_is_unmet_a_blank_is_not_shown_and_what_does_not_apply_is_not_listed() {
    use DutyState as D;
    let found = states("}\nperiod: 2026-Q4", "share: 60, list: {na: There is no such list}");
    assert_eq!(found, [(D::Unmet, false), (D::NotShown, false), (D::NotApplicable, false)]);
    let found = states(", kind: commune}\nperiod: 2026-Q4", "share: 80, list: [x, y]");
    assert_eq!(found, [(D::Met, false), (D::OutOfScope, false), (D::Met, false)]);
    let found = states("}\nperiod: 2026-Q4", "share: 79.999999, site: no, list: [x]");
    assert_eq!(found, [(D::Unmet, false), (D::Unmet, false), (D::Unmet, false)]);
}

#[test]
fn a_duty_is_coming_if_it_begins_after_the_last_day_of_the_period() {
    let site = |period: &str| states(&format!("}}{period}"), "")[1].1;
    assert!(site("\nperiod: 2026-Q3"), "from 2026-10-01");
    assert!(site("\nperiod: 2026-09") && site("\nperiod: 2026-H1") && site("\nperiod: 2025"));
    assert!(!site("\nperiod: 2026-Q4") && !site("\nperiod: 2026-10") && !site("\nperiod: 2026"));
    assert!(!site(""), "without a period it counts as in force");
}

#[test]
fn duties_change_no_score() {
    let with = rubric();
    let mut without = with.clone();
    without.criteria.iter_mut().for_each(|criterion| criterion.duty = None);
    without.questions.iter_mut().for_each(|question| question.duty = None);
    for answers in ["share: 60", "share: 80, site: no", "share: 80, site: yes, list: [x, y]"] {
        let text = format!("agency: {{name: A}}\nanswers: {{{answers}}}\n");
        let sheet = read_sheet(&with, Format::Yaml, &text);
        let (one, other) = (result(&with, &sheet), result(&without, &sheet));
        assert_eq!((&one.verdict, &one.gaps), (&other.verdict, &other.gaps), "{answers}");
        assert_eq!(one.card.counts, other.card.counts);
        assert_eq!((one.duties.len(), other.duties.len()), (3, 0));
    }
}

#[test]
fn every_report_has_them_in_a_block_of_their_own_in_both_languages() {
    let rubric = rubric();
    let text = "agency: {name: A}\nperiod: 2026-Q3\nanswers: {share: 60, site: no, list: [x]}\n";
    let sheet = read_sheet(&rubric, Format::Yaml, text);
    let result = result(&rubric, &sheet);
    let counts = count_duties(&result.duties);
    assert_eq!((counts.met, counts.unmet, counts.not_shown, counts.coming), (0, 2, 0, 1));
    for (lang, heading, coming, missing) in [
        (Lang::En, "## Duties under the law", "coming, from 2026-10-01", "Missing: The Y"),
        (
            Lang::Vi,
            "## Nghĩa vụ theo quy định pháp luật",
            "sắp có hiệu lực, từ 01/10/2026",
            "Còn thiếu: The Y",
        ),
    ] {
        for full in [false, true] {
            let options = Options { full, lang, ..Options::default() };
            let report = markdown::write(&view::sheet::document(&result, options));
            for wanted in [heading, coming, missing] {
                assert!(report.contains(wanted), "{wanted}\n{report}");
            }
            let order = ["Share", "List", "Site"].map(|name| {
                let block = &report[report.find(heading).unwrap()..];
                block.find(name).unwrap()
            });
            assert!(order.is_sorted(), "those in force come first\n{report}");
        }
    }
    let provenance = json::Provenance { tool: "0".into(), ..json::Provenance::default() };
    let text = json::to_string(&result, &[], provenance, Lang::En).unwrap();
    assert!(text.find("\n  \"duties\"") > text.find("\n  \"gaps\""), "new keys stand at the end");
    let json: serde_json::Value = serde_json::from_str(&text).unwrap();
    let duty = &json["duties"][1];
    assert_eq!(
        [
            &duty["question"],
            &duty["criterion"],
            &duty["since"],
            &duty["state"],
            &duty["coming"],
            &duty["sources"][0]
        ],
        [
            &"site".into(),
            &serde_json::Value::Null,
            &"2026-10-01".into(),
            &"unmet".into(),
            &true.into(),
            &"law91".into()
        ]
    );
}

#[test]
fn a_golden_case_says_which_duties_are_open_in_its_period() {
    let rubric = rubric();
    let run = |case: &str| {
        let source = assess::base::source::SourceFile::new("r.cases.yaml", case);
        let tree = Format::Yaml.parse(&source).unwrap();
        let cases = assess::cases::read(&tree, &rubric).unwrap();
        cases.iter().flat_map(|case| assess::cases::run(&rubric, case)).count()
    };
    let case = |period: &str, duties: &str| {
        format!(
            "{{rubric: r, cases: [{{name: a, period: {period}, answers: {{share: 60}}, expect: {{stage: none, duties: [{duties}]}}}}]}}"
        )
    };
    assert_eq!(run(&case("2026-Q3", "share@s, list")), 0);
    assert_eq!(run(&case("2026-Q4", "share@s, site, list")), 0);
    assert_eq!(run(&case("2026-Q4", "share@s, list")), 1);
}
