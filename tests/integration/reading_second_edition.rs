//! What a rubric of the second edition may say beside targets: duties, texts by kind of agency, what answers say about
//! each other, former ids, other frameworks. Each fault at its place, all of them at once.

#![allow(clippy::unwrap_used, clippy::panic)]

use assess::base::diagnostic::Code;
use assess::base::lang::Lang;
use assess::model::answers::AgencyKind;
use assess::model::rubric::{AnswerKind, Expected, Relation, Rubric};

use crate::reading::*;

/// A rubric with these keys at the top and these questions.
fn text(top: &str, questions: &str) -> String {
    format!(
        "rubric: demo
version: 1.0.0
title: Demo
languages: [vi, en]
sources: {{law: {{title: Luật, status: in-force}}}}
stages: [{{id: basic, title: Basic}}, {{id: open, title: Open, was: [opened]}}]
verdict: {{method: staged}}
{top}
dimensions:
  - id: service
    title: Service
    was: [services]
    questions:
      - {{id: share, ask: Bao nhiêu?, answer: percent, targets: {{basic: 50}}}}
      - {{id: dossiers, ask: Bao nhiêu?, answer: ratio, targets: {{basic: 50}}}}
      - {{id: level, ask: Mức nào?, answer: choice, options: [{{id: none-yet, title: Không}}, {{id: pilot, title: Thử}}], targets: {{open: pilot}}}}
{questions}
"
    )
}

fn read(top: &str, questions: &str) -> Rubric {
    read_rubric(&text(top, questions)).unwrap_or_else(|found| panic!("{found:#?}"))
}

fn faults(top: &str, questions: &str, codes: &[Code]) -> Vec<Seen> {
    whole_rubric_faults(&text(top, questions), codes)
}

// What comes before.

#[test]
fn what_comes_before_is_found_wherever_it_stands() {
    let first =
        "      - {id: first, ask: Có không?, answer: yes_no, targets: {open: yes}, after: [last, share]}";
    let last = "      - {id: last, ask: Có không?, answer: yes_no, targets: {basic: yes}, after: []}";
    let rubric = read("", &format!("{first}\n{last}"));
    let after = |id| rubric.questions[rubric.question(id).unwrap()].after.clone();
    assert_eq!((after("first"), after("last")), (vec![0, 4], Vec::new()), "in rubric order");
    assert_eq!(rubric.lowest_target(0).unwrap().rule.full.to_string(), "50");
}

#[test]
fn a_circle_of_what_comes_before_is_named_once() {
    let asked = |id: &str, after: &str| {
        format!(
            "      - {{id: {id}, ask: Có không?, answer: yes_no, targets: {{basic: yes}}, after: [{after}]}}\n"
        )
    };
    let duty = "      - {id: duty, ask: Có không?, answer: yes_no, duty: {target: yes, since: 2026-01-01, sources: [law]}}";
    let questions = asked("a", "share, ⟦b⟧")
        + &asked("b", "c")
        + &asked("c", "a")
        + &asked("d", "a, ⟦shaer⟧, share, ⟦share⟧, ⟦duty⟧")
        + &asked("e", "⟦e⟧")
        + duty;
    let found = faults(
        "",
        &questions,
        &[
            Code::CircularAfter,
            Code::UnknownQuestion,
            Code::DuplicateId,
            Code::BadTarget,
            Code::CircularAfter,
        ],
    );
    let circles: Vec<&str> =
        found.iter().map(|seen| seen.message.as_str()).filter(|said| said.contains("circle")).collect();
    let said = "these questions come after each other in a circle: ";
    assert_eq!(circles, [format!("{said}a → b → c → a"), format!("{said}e → e")]);
}

// Duties.

#[test]
fn a_duty_stands_on_a_target_or_on_a_question_that_is_asked_and_not_scored() {
    let rubric = read(
        "",
        "      - id: site
        ask: Có không?
        answer: yes_no
        targets: {basic: {is: yes, duty: {since: 2026-01-01, sources: [law]}}}
      - {id: rules, ask: Có không?, answer: yes_no, duty: {target: yes, since: 2026-10-01, sources: [law]}}
      - {id: days, ask: Bao nhiêu?, answer: number, targets: {open: 5}, duty: {target: {at_most: 3, credit: none}, since: 2025-01-01}}",
    );
    let found: Vec<_> = rubric
        .duties()
        .map(|duty| {
            let id = &rubric.questions[duty.question].id;
            (
                id.as_str(),
                duty.criterion.is_some(),
                duty.binding.since.format(Lang::En),
                duty.binding.sources.len(),
            )
        })
        .collect();
    let wanted = [
        ("site", true, "2026-01-01".to_owned(), 1),
        ("rules", false, "2026-10-01".to_owned(), 1),
        ("days", false, "2025-01-01".to_owned(), 0),
    ];
    assert_eq!(found, wanted);
    let rules = rubric.question("rules").unwrap();
    assert!(rubric.criteria_of(rules).is_empty() && !rubric.is_scored(rules));
}

#[test]
fn a_duty_says_since_when_and_names_sources_of_the_rubric() {
    faults(
        "",
        "      - {id: a, ask: Có không?, answer: yes_no, targets: {basic: {is: yes, ⟦duty⟧: {sources: [⟦lwa⟧]}}}}
      - {id: b, ask: Có không?, answer: yes_no, duty: {target: ⟦1⟧, since: ⟦soon⟧, ⟦sicne⟧: 1}}
      - {id: c, ask: Có không?, answer: yes_no, ⟦duty⟧: {since: 2026-01-01}}
      - ⟦{⟧id: d, ask: Có không?, answer: yes_no}",
        &[
            Code::MissingKey,
            Code::UnknownSource,
            Code::WrongType,
            Code::BadDate,
            Code::UnknownKey,
            Code::MissingKey,
            Code::MissingKey,
        ],
    );
}

// Texts by kind of agency.

#[test]
fn a_text_may_differ_by_kind_of_agency() {
    let rubric = read(
        "",
        "      - id: a
        ask: {commune: Xã có không?, else: {vi: Có không?, en: Is it so?}}
        answer: yes_no
        targets: {basic: yes}
        recommend: {province: Tỉnh làm, else: Làm}
        owner: {province: Văn phòng, else: Ủy ban}
        with: Sở Nội vụ",
    );
    let asked = &rubric.questions[rubric.question("a").unwrap()];
    assert_eq!(asked.ask.get(Some(AgencyKind::Commune), Lang::En), "Xã có không?");
    for kind in [None, Some(AgencyKind::Province)] {
        assert_eq!(asked.ask.get(kind, Lang::En), "Is it so?");
    }
    let owner = asked.owner.as_ref().unwrap();
    assert_eq!(owner.get(Some(AgencyKind::Province), Lang::Vi), "Văn phòng");
    assert_eq!(asked.with.as_ref().unwrap().get(None, Lang::Vi), "Sở Nội vụ");
}

#[test]
fn a_text_by_kind_has_one_for_all_others_and_no_strange_kind() {
    let found = faults(
        "",
        "      - {id: a, answer: yes_no, targets: {basic: yes}, ⟦ask⟧: {commune: Xã?}}
      - {id: b, answer: yes_no, targets: {basic: yes}, ask: {⟦comune⟧: Xã?, else: Khác?}}",
        &[Code::MissingKey, Code::UnknownKey],
    );
    assert!(found[0].message.contains("`else`"), "{found:#?}");
    assert!(found[1].help.contains("commune"), "{found:#?}");
}

#[test]
fn an_item_of_a_checklist_says_what_to_do_about_it_and_an_option_does_not() {
    let items = "      - {id: a, ask: Gì?, answer: checklist, items: [{id: x, title: X, recommend: Làm X}, {id: y, title: Y}], targets: {basic: 2}}";
    let rubric = read("", items);
    let AnswerKind::Checklist { items } = &rubric.questions[3].answer else { panic!("a checklist") };
    assert_eq!(items[0].recommend.as_ref().unwrap().get(None, Lang::Vi), "Làm X");
    assert_eq!(items[1].recommend, None);
    faults(
        "",
        "      - {id: a, ask: Gì?, answer: choice, options: [{id: x, title: X, ⟦recommend⟧: Làm X}], targets: {basic: x}}",
        &[Code::UnknownKey],
    );
}

// Consistency.

#[test]
fn a_consistency_rule_compares_two_answers_or_draws_a_conclusion() {
    let rubric = read(
        "consistency:
  - {not_above: [share, dossiers], because: {vi: Vì thế, en: So it is}}
  - {when: {share: {at_least: 1}}, expect: {level: {at_least: pilot}}, because: Vì thế}
  - {when: {share: 5, dossiers: {at_most: 2}}, expect: {level: {is: none-yet}}, because: Vì thế}",
        "",
    );
    assert_eq!(rubric.consistency[0].expected, Expected::NotAbove(0, 1));
    let Expected::Then { when, expect } = &rubric.consistency[2].expected else { panic!("a conclusion") };
    let relations = |conditions: &[assess::model::rubric::Condition]| -> Vec<(usize, Relation, String)> {
        conditions.iter().map(|it| (it.question, it.relation, it.value.to_string())).collect()
    };
    assert_eq!(
        relations(when),
        [(0, Relation::AtLeast, "5".to_owned()), (1, Relation::AtMost, "2".to_owned())]
    );
    assert_eq!(relations(expect), [(2, Relation::Is, "0".to_owned())]);
}

#[test]
fn a_consistency_rule_that_cannot_be_kept_is_refused() {
    faults(
        "consistency:
  - {not_above: [share, ⟦shaer⟧], because: Vì}
  - {⟦not_above⟧: [share, level], because: Vì}
  - {not_above: [share, ⟦share⟧], because: Vì}
  - {⟦not_above⟧: [share], because: Vì}
  - ⟦{⟧when: {share: 1}, because: Vì}
  - ⟦{⟧not_above: [share, dossiers]}
  - {not_above: [share, dossiers], ⟦when⟧: {share: 1}, because: Vì}
  - {when: {⟦share⟧: {}}, expect: {level: ⟦pilto⟧}, because: Vì}
  - {when: {share: ⟦101⟧}, expect: {⟦lvel⟧: pilot}, because: Vì}",
        "",
        &[
            Code::UnknownQuestion,
            Code::BadConsistency,
            Code::BadConsistency,
            Code::WrongType,
            Code::MissingKey,
            Code::MissingKey,
            Code::ConflictingKeys,
            Code::MissingKey,
            Code::UnknownOption,
            Code::TargetOutOfRange,
            Code::UnknownQuestion,
        ],
    );
}

#[test]
fn plausible_numbers_lie_in_what_can_be_answered() {
    let rubric = read(
        "",
        "      - {id: days, ask: Bao nhiêu?, answer: number, range: [0, 100], plausible: {at_least: 0.5, at_most: 15}, targets: {basic: 5}}",
    );
    let plausible = rubric.questions[3].plausible.unwrap();
    let has = |value: &str| plausible.has(assess::base::number::Decimal::parse(value).unwrap());
    assert_eq!(["0.499999", "0.5", "15", "15.000001"].map(has), [false, true, true, false]);
    faults(
        "",
        "      - {id: a, ask: Bao nhiêu?, answer: number, range: [0, 100], plausible: {at_least: ⟦-1⟧, at_most: ⟦101⟧}, targets: {basic: 5}}
      - {id: b, ask: Bao nhiêu?, answer: percent, plausible: {at_least: 5, at_most: ⟦4⟧}, targets: {basic: 5}}
      - {id: c, ask: Bao nhiêu?, answer: percent, ⟦plausible⟧: {}, targets: {basic: 5}}
      - {id: d, ask: Có không?, answer: yes_no, ⟦plausible⟧: {at_least: 1}, targets: {basic: yes}}",
        &[Code::TargetOutOfRange, Code::TargetOutOfRange, Code::OutOfRange, Code::MissingKey, Code::BadTarget],
    );
}

// Former ids and other frameworks.

#[test]
fn former_ids_of_everything_with_an_id_are_read() {
    let rubric = read(
        "",
        "      - {id: a, was: [b, c], ask: Gì?, answer: checklist, items: [{id: x, title: X, was: [y]}], targets: {basic: 1}}",
    );
    assert_eq!(rubric.former_question("c"), rubric.question("a"));
    assert_eq!(
        (&rubric.stages[1].was, &rubric.dimensions[0].was),
        (&vec!["opened".into()], &vec!["services".into()])
    );
    let AnswerKind::Checklist { items } = &rubric.questions[3].answer else { panic!("a checklist") };
    assert_eq!(items[0].was, ["y"]);
}

#[test]
fn a_former_id_is_in_use_nowhere_and_is_that_of_one_thing() {
    let found = faults(
        "",
        "      - {id: a, was: [⟦share⟧, old], ask: Có không?, answer: yes_no, targets: {basic: yes}}
      - {id: b, was: [⟦old⟧], ask: Gì?, answer: checklist, items: [{id: x, title: X, was: [⟦z⟧]}, {id: z, title: Z}], targets: {basic: 1}}",
        &[Code::FormerIdInUse, Code::DuplicateId, Code::FormerIdInUse],
    );
    assert_eq!(found[1].related.map(|(line, _)| line), Some(found[0].line));
    assert!(found[0].help.contains("nothing bears any more"), "{found:#?}");
}

#[test]
fn refs_name_items_of_the_crosswalks() {
    let walks = "crosswalks:
  dti: {title: DTI, source: law, items: [{id: \"1.1\", title: Một}, {id: \"1.2\", title: Hai}]}
  par: {title: PAR, items: []}";
    let rubric = read(
        walks,
        "      - {id: a, refs: {dti: [\"1.2\", \"1.1\"]}, ask: Có không?, answer: yes_no, targets: {basic: yes}}",
    );
    let walk = &rubric.crosswalks[0];
    assert_eq!((walk.id.as_str(), walk.source, walk.items.len()), ("dti", Some(0), 2));
    assert_eq!(rubric.questions[3].refs[0].items, [1, 0]);
    faults(
        "crosswalks:
  dti: {title: DTI, source: ⟦lwa⟧, items: [{id: \"1.1\", title: Một}, {id: ⟦\"1.1\"⟧, title: Hai}]}
  ⟦par⟧: {items: []}",
        "      - {id: a, refs: {dti: [⟦\"1.2\"⟧], ⟦dit⟧: []}, ask: Có không?, answer: yes_no, targets: {basic: yes}}",
        &[
            Code::UnknownSource,
            Code::DuplicateId,
            Code::MissingKey,
            Code::UnknownItem,
            Code::UnknownCrosswalk,
        ],
    );
}

// Answers that are doubtful, and answers by former ids.

/// A code, the text that it is about, and the place of the other one.
type Doubt = (Code, String, Option<(usize, usize)>);

/// What is said of a sheet with these answers, and what its answers are.
fn doubts(top: &str, questions: &str, answers: &str) -> Vec<Doubt> {
    let rubric = read(top, questions);
    let text = format!("agency: {{name: A}}\nanswers:\n{answers}");
    let source = assess::base::source::SourceFile::new("sheet.yaml", text);
    let tree = assess::syntax::format::Format::Yaml.parse(&source).unwrap();
    let sheet = assess::model::answers::read(&tree, &rubric).unwrap_or_else(|faults| panic!("{faults:#?}"));
    let one = |doubt: &assess::base::diagnostic::Diagnostic| {
        let other = doubt.related.as_ref().map(|(span, _)| source.line_col(span.start()));
        (doubt.code, source.slice(doubt.span).to_owned(), other.map(|at| (at.line, at.column)))
    };
    sheet.warnings.iter().map(one).collect()
}

const RULES: &str = "consistency:
  - {not_above: [share, dossiers], because: Vì thế}
  - {when: {share: {at_least: 1}}, expect: {level: {at_least: pilot}}, because: Vì thế}";

#[test]
fn answers_that_break_a_rule_are_doubtful_at_both_places_and_others_are_silent() {
    let found = doubts(RULES, "", "  share: 51\n  dossiers: 1/2\n  level: none-yet\n");
    assert_eq!(
        found,
        [
            (Code::InconsistentAnswers, "51".to_owned(), Some((4, 13))),
            (Code::InconsistentAnswers, "none-yet".to_owned(), Some((3, 10))),
        ]
    );
    for silent in
        ["  share: 50\n  dossiers: 1/2\n  level: pilot\n", "  share: 51\n", "  share: 0\n  level: none-yet\n"]
    {
        assert_eq!(doubts(RULES, "", silent), [], "{silent}");
    }
}

#[test]
fn a_number_that_is_not_plausible_is_doubtful() {
    let days = "      - {id: days, ask: Bao nhiêu?, answer: number, range: [0, 100], plausible: {at_least: 0.5, at_most: 15}, targets: {basic: 5}}";
    for (answer, found) in [("0.5", false), ("15", false), ("15.5", true), ("0.4", true)] {
        let wanted: Vec<_> =
            found.then(|| (Code::ImplausibleAnswer, answer.to_owned(), None)).into_iter().collect();
        assert_eq!(doubts("", days, &format!("  days: {answer}\n")), wanted);
    }
    let value = doubts("", days, "  days: {value: 99, note: Đúng}\n");
    assert_eq!(value, [(Code::ImplausibleAnswer, "99".to_owned(), None)]);
}

#[test]
fn answers_by_former_ids_are_read_with_a_note() {
    let list = "      - {id: list, was: [old-list], ask: Gì?, answer: checklist, items: [{id: x, title: X, was: [y]}, {id: z, title: Z}], targets: {basic: 1}}";
    let found = doubts("", list, "  old-list: [y, z]\n");
    assert_eq!(
        found,
        [(Code::FormerId, "old-list".to_owned(), None), (Code::FormerId, "y".to_owned(), None)]
    );
    let rubric = read("", list);
    let source = assess::base::source::SourceFile::new(
        "s.yaml",
        "agency: {name: A}\nanswers: {list: [x], old-list: [z]}\n",
    );
    let tree = assess::syntax::format::Format::Yaml.parse(&source).unwrap();
    let faults = assess::model::answers::read(&tree, &rubric).unwrap_err();
    assert_eq!(faults.iter().map(|fault| fault.code).collect::<Vec<_>>(), [Code::DuplicateKey]);
}
