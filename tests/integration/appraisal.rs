//! Self-assessment and appraisal: rubric specification, section 6.7.

use assess::analysis::assessment::Assessment;
use assess::base::diagnostic::{Code, Diagnostic};
use assess::base::lang::Lang;
use assess::base::number::Ppm;
use assess::base::source::SourceFile;
use assess::cases;
use assess::model::answers::{self, Given, Score};
use assess::model::rubric::Rubric;
use assess::report::view::{Options, sheet as report};
use assess::report::write::terminal;
use assess::syntax::format::Format;

use crate::support::{ladder, result, sheet};

const SHEET: &str = "\
    q1: {value: 95, evidence: [QĐ 1], appraised: {value: 40, by: Sở Nội vụ, date: 2026-09-30, note: Chưa đủ}}
    q2: {value: 90, appraised: {value: 90}}
    q3: 10";

fn index(assessment: &Assessment<'_>) -> Option<Ppm> {
    assessment.verdict.profile.index
}

fn faults(rubric: &Rubric, answers: &str) -> Vec<Diagnostic> {
    let text = format!("agency: {{name: Tỉnh Minh Họa A}}\nanswers:\n  {answers}\n");
    let source = SourceFile::new("answers", text.as_str());
    let tree = Format::Yaml.parse(&source).expect("YAML");
    answers::read(&tree, rubric).expect_err("faults")
}

#[test]
fn the_agencys_own_answers_count_unless_the_appraised_ones_are_asked_for() {
    let rubric = ladder(3, "");
    let own = sheet(&rubric, SHEET);
    let appraised = own.clone().scored_by(Score::Appraised);
    // (95 + 90 + 10) / 3 and (40 + 90 + 10) / 3.
    assert_eq!(index(&result(&rubric, &own)), Some(Ppm::new(650_000)));
    assert_eq!(index(&result(&rubric, &appraised)), Some(Ppm::new(466_667)));
    assert_eq!(result(&rubric, &own).verdict.stage, Some(2));
    assert_eq!(result(&rubric, &appraised).verdict.stage, Some(0));
}

#[test]
fn both_results_their_difference_and_both_kinds_of_answers_are_known_whichever_counts() {
    let rubric = ladder(3, "");
    for score in [Score::Own, Score::Appraised] {
        let sheet = sheet(&rubric, SHEET).scored_by(score);
        let appraisal = result(&rubric, &sheet).appraisal.expect("an appraisal");
        assert_eq!(
            (appraisal.score, appraisal.appraised, appraisal.own, appraisal.differing),
            (score, 2, 1, 1)
        );
        assert_eq!((appraisal.by_agency.stage, appraisal.by_appraiser.stage), (Some(2), Some(0)));
        assert_eq!(appraisal.difference(), Some(-183_333));
    }
}

#[test]
fn without_an_appraisal_there_is_nothing_to_compare() {
    let rubric = ladder(1, "");
    let sheet = sheet(&rubric, "q1: {value: 50, appraised: null}").scored_by(Score::Appraised);
    assert_eq!(result(&rubric, &sheet).appraisal, None);
    assert_eq!(index(&result(&rubric, &sheet)), Some(Ppm::new(500_000)));
}

#[test]
fn an_appraiser_may_answer_what_the_agency_left_blank_and_find_that_a_question_does_not_apply() {
    let rubric = ladder(2, "");
    let answers = "\
        q1: {appraised: {value: 80}}
        q2: {value: 90, appraised: {value: {na: Không có thẩm quyền}}}";
    let own = sheet(&rubric, answers);
    assert_eq!(own.responses[0].given, Given::Nothing);
    let appraised = own.scored_by(Score::Appraised);
    let coverages = result(&rubric, &appraised).verdict.profile.overall().to_vec();
    assert_eq!(coverages, [Some(Ppm::new(800_000)), None]);
}

#[test]
fn the_agencys_evidence_stands_unless_the_appraisal_names_its_own() {
    let rubric = ladder(1, "");
    for (evidence, bare) in [("", 0), (", evidence: []", 1), (", evidence: BB 3", 0)] {
        let answer = format!("q1: {{value: 95, evidence: QĐ 1, appraised: {{value: 90{evidence}}}}}");
        let sheet = sheet(&rubric, &answer).scored_by(Score::Appraised);
        assert_eq!(result(&rubric, &sheet).card.counts.without_evidence, bare, "{evidence}");
    }
}

#[test]
fn reports_in_both_languages_show_both_results_and_say_that_the_sheet_states_them() {
    let rubric = ladder(3, "");
    let sheet = sheet(&rubric, SHEET);
    for (lang, parts) in [
        (Lang::En, ["Appraisal, as the sheet states it", "-18.3 points", "--score appraised"]),
        (Lang::Vi, ["Thẩm định, theo bảng trả lời tự khai", "-18,3 điểm phần trăm", "--score appraised"]),
    ] {
        let document = report::document(&result(&rubric, &sheet), Options { lang, ..Options::default() });
        let text = terminal::write(&document, terminal::Screen::default());
        for part in parts {
            assert!(text.contains(part), "{part}\n{text}");
        }
    }
    let full = report::document(&result(&rubric, &sheet), Options::full(Lang::Vi));
    let text = terminal::write(&full, terminal::Screen::default());
    assert!(text.contains("Sở Nội vụ, 30/09/2026"), "{text}");
}

#[test]
fn what_is_wrong_with_an_appraisal_is_said_at_its_place() {
    let rubric = ladder(2, "");
    let found = faults(&rubric, "q1: {value: 95, appraised: {by: x, date: 2026-13-01, how: 3}}");
    let codes: Vec<Code> = found.iter().map(|fault| fault.code).collect();
    assert_eq!(codes, [Code::MissingKey, Code::BadDate, Code::UnknownKey]);
    for (answers, code) in [
        ("q1: {value: 95, appraised: no}", Code::WrongType),
        ("q1: {value: 95, appraised: {value: 101}}", Code::OutOfRange),
        ("q1: {value: 95, appraised: {value: {na: n/a}}}", Code::MissingReason),
        ("q1: {value: 95, appraised: {value: {na: Không có, value: 3}}}", Code::UnknownKey),
    ] {
        let codes: Vec<Code> = faults(&rubric, answers).iter().map(|fault| fault.code).collect();
        assert_eq!(codes, [code], "{answers}");
    }
}

#[test]
fn a_golden_case_may_count_the_appraised_answers() {
    let rubric = ladder(1, "");
    let text = "\
rubric: ladder
cases:
  - {name: own, answers: {q1: {value: 95, appraised: {value: 40}}}, expect: {stage: s1, index: 95}}
  - {name: appraised, from: own, score: appraised, expect: {stage: none, index: 40}}
";
    let source = SourceFile::new("cases", text);
    let tree = Format::Yaml.parse(&source).expect("YAML");
    let cases = cases::read(&tree, &rubric).expect("cases");
    for case in &cases {
        assert_eq!(cases::run(&rubric, case), [], "{}", case.name);
    }
}

#[test]
fn what_an_appraiser_hands_in_replaces_what_the_sheet_states() {
    let rubric = ladder(3, "");
    let own = sheet(&rubric, SHEET);
    // The sheet states 40 for the first question; the appraiser looked at the last one alone.
    let found = sheet(&rubric, "q3: 70");
    let appraised = own.clone().appraised_by(found).scored_by(Score::Appraised);
    // (95 + 90 + 70) / 3.
    assert_eq!(index(&result(&rubric, &appraised)), Some(Ppm::new(850_000)));
    let appraisal = result(&rubric, &appraised).appraisal.expect("an appraisal");
    assert!(appraisal.by_file);
    assert_eq!((appraisal.appraised, appraisal.own), (1, 2));
    assert!(own.refuses(&appraised, true).is_none());
    assert!(own.refuses(&appraised, false).is_some());
}
