//! How the keys of the three methods, and of who is asked what, are refused where they do not fit: each fault at its
//! place, with advice.
//!
//! Each test changes one part of a small rubric; `⟦` and `⟧` mark what has to be underlined.

#![allow(clippy::unwrap_used, clippy::panic)]

use crate::reading;

use assess::base::diagnostic::Code;
use assess::base::number::Ppm;
use assess::model::answers::{AgencyKind, Given};
use assess::model::rubric::{Aggregate, Method, Rubric, Unanswered};
use assess::syntax::format::Format;
use reading::{BANDED, PROFILE, RUBRIC, Seen, assert_marked, read_rubric, unmark, whole_rubric_faults, with};

fn faults(rubric: &str, old: &str, new: &str, codes: &[Code]) -> Vec<Seen> {
    whole_rubric_faults(&with(rubric, old, new), codes)
}

fn fault(rubric: &str, old: &str, new: &str, code: Code) -> Seen {
    faults(rubric, old, new, &[code]).remove(0)
}

fn read(rubric: &str, old: &str, new: &str) -> Rubric {
    read_rubric(&with(rubric, old, new)).unwrap_or_else(|found| panic!("{new} is refused: {found:#?}"))
}

#[test]
fn the_small_rubrics_are_read_with_their_methods() {
    let banded = read_rubric(BANDED).unwrap();
    let Method::Banded { from, aggregate } = &banded.method else { panic!("{:?}", banded.method) };
    assert_eq!(from[..], [Ppm::new(200_000), Ppm::new(500_000), Ppm::new(755_000)]);
    assert_eq!((*aggregate, banded.unanswered), (Aggregate::Geometric, Unanswered::Nullify));
    let aggregates: Vec<Aggregate> = banded.dimensions.iter().map(|dimension| dimension.aggregate).collect();
    assert_eq!(aggregates, [Aggregate::Min, Aggregate::Mean, Aggregate::Geometric, Aggregate::Mean]);
    assert_eq!((banded.columns(), banded.criteria.len()), (1, 5));
    assert_eq!(banded.criterion_id(&banded.criteria[0]), "budget");
    let commune = banded.scope(Some(AgencyKind::Commune)).unwrap();
    assert_eq!(commune.out, [None, Some(0), Some(1), None, Some(1)]);
    assert_eq!(banded.highest_stage(Some(AgencyKind::Commune)), 2);
    assert_eq!(banded.highest_stage(Some(AgencyKind::Province)), 3);
    assert_eq!(banded.highest_stage(None), 3);

    let profile = read_rubric(PROFILE).unwrap();
    assert_eq!((&profile.method, profile.columns()), (&Method::Profile, 2));
    assert_eq!(profile.scope(Some(AgencyKind::Ministry)).unwrap().out, [Some(0), None]);
    let staged = read_rubric(RUBRIC).unwrap();
    assert_eq!(staged.scopes.len(), 1);
    assert_eq!((staged.columns(), staged.highest_stage(Some(AgencyKind::Ministry))), (3, 3));
}

#[test]
fn what_is_left_out_is_the_mean() {
    let rubric = read(BANDED, "  aggregate: geometric\n  unanswered", "  aggregate:\n  unanswered");
    assert_eq!(rubric.aggregate(), Aggregate::Mean);
    assert_eq!(read(BANDED, "    aggregate: min\n", "").dimensions[0].aggregate, Aggregate::Mean);
}

// Bands.

#[test]
fn every_band_begins_somewhere() {
    let found =
        fault(BANDED, "- {id: mid, title: Vừa, from: 50}", "- ⟦{⟧id: mid, title: Vừa}", Code::MissingKey);
    assert!(found.message.contains("`from`") && found.help.contains("`from: 75`"), "{found:?}");
    fault(BANDED, "- {id: mid, title: Vừa, from: 50}", "- ⟦{⟧id: mid, title: Vừa, from: }", Code::MissingKey);
    faults(
        BANDED,
        "- {id: low, title: Thấp, from: 20}\n  - {id: mid, title: Vừa, from: 50}",
        "- ⟦{⟧id: low, title: Thấp}\n  - ⟦{⟧id: mid, title: Vừa}",
        &[Code::MissingKey; 2],
    );
}

#[test]
fn bands_rise() {
    for bound in ["20", "19.9999", "0"] {
        let found = fault(BANDED, "from: 50}", &format!("from: ⟦{bound}⟧}}"), Code::BadRequirement);
        assert_eq!(found.related, Some((6, 34)), "the bound of the stage before");
        assert!(found.message.contains("does not begin above"), "{}", found.message);
    }
    // Bounds are parts per million: four decimals of a percent can differ.
    read(BANDED, "from: 50}", "from: 20.0001}");
    let found = fault(BANDED, "from: 50}", "from: ⟦20.00001⟧}", Code::BadRequirement);
    assert_eq!(found.related, Some((6, 34)));
    read(BANDED, "from: 20}", "from: 0}");
    read(BANDED, "from: 75.5}", "from: 100}");
}

#[test]
fn a_bound_is_a_percentage_and_one_that_is_not_is_one_fault() {
    fault(BANDED, "from: 50}", "from: ⟦100.1⟧}", Code::OutOfRange);
    fault(BANDED, "from: 50}", "from: ⟦-1⟧}", Code::OutOfRange);
    fault(BANDED, "from: 50}", "from: ⟦50%⟧}", Code::BadNumber);
    fault(BANDED, "from: 50}", "from: ⟦\"50\"⟧}", Code::WrongType);
    // What stands after it is compared with the last bound that could be read.
    let both = "- {id: low, title: Thấp, from: 80}\n  - {id: mid, title: Vừa, from: ⟦half⟧}\n  - {id: top, title: Cao, from: ⟦75.5⟧}";
    let old = "- {id: low, title: Thấp, from: 20}\n  - {id: mid, title: Vừa, from: 50}\n  - {id: top, title: Cao, from: 75.5}";
    faults(BANDED, old, both, &[Code::WrongType, Code::BadRequirement]);
}

#[test]
fn only_a_banded_rubric_has_bands() {
    let found = fault(RUBRIC, "    title: Open\n", "    title: Open\n    ⟦from⟧: 50\n", Code::WrongMethod);
    assert_eq!(found.message, "`from` belongs to `method: banded`; this rubric is `staged`");
    let found = fault(PROFILE, "title: Sau}", "title: Sau, ⟦from⟧: 50}", Code::WrongMethod);
    assert!(found.message.ends_with("this rubric is `profile`"), "{}", found.message);
    read(PROFILE, "title: Sau}", "title: Sau, from: }");
}

// Aggregates.

#[test]
fn a_profile_takes_the_mean_alone() {
    let (rule, title) = ("method: profile", "    title: Dữ liệu\n");
    let found = fault(PROFILE, rule, &format!("{rule}, ⟦aggregate⟧: min"), Code::WrongMethod);
    assert!(found.message.starts_with("`aggregate` has no use with `method: profile`"), "{}", found.message);
    fault(PROFILE, title, &format!("{title}    ⟦aggregate⟧: mean\n"), Code::WrongMethod);
    read(PROFILE, title, &format!("{title}    aggregate:\n"));
}

#[test]
fn stages_that_build_on_each_other_take_the_mean_or_the_least() {
    let (rule, title) = ("method: staged", "    title: Service\n");
    let rubric = read(RUBRIC, rule, &format!("{rule}\n  aggregate: min"));
    assert_eq!((rubric.aggregate(), rubric.dimensions[0].aggregate), (Aggregate::Min, Aggregate::Mean));
    let rubric = read(RUBRIC, title, &format!("{title}    aggregate: min\n"));
    assert!(rubric.dimensions.iter().any(|dimension| dimension.aggregate == Aggregate::Min));
    let found = fault(RUBRIC, rule, &format!("{rule}\n  aggregate: ⟦geometric⟧"), Code::WrongMethod);
    assert_eq!(found.message, "`geometric` belongs to `method: banded`; this rubric is `staged`");
    fault(RUBRIC, title, &format!("{title}    aggregate: ⟦geometric⟧\n"), Code::WrongMethod);
}

// Caps.

#[test]
fn a_cap_names_a_stage_of_a_banded_rubric() {
    let wait = "target: {at_most: 3, worst: 8}";
    let cap = |stage: &str| {
        let rubric = read(BANDED, wait, &format!("target: {{at_most: 3, worst: 8, cap: {stage}}}"));
        rubric.criteria.iter().filter_map(|criterion| criterion.cap).collect::<Vec<_>>()
    };
    assert_eq!([cap("none"), cap("low"), cap("top"), cap("")], [vec![0], vec![1], vec![3], vec![]]);
    let found = fault(BANDED, wait, "target: {at_most: 3, worst: 8, cap: ⟦lov⟧}", Code::UnknownStage);
    assert_eq!(found.help, "did you mean `low`?");
    fault(BANDED, wait, "target: {at_most: 3, worst: 8, cap: ⟦1⟧}", Code::UnknownStage);
    let staged = "{basic: {is: yes, gate: true}}";
    let found = fault(RUBRIC, staged, "{basic: {is: yes, ⟦cap⟧: basic}}", Code::WrongMethod);
    assert_eq!(found.message, "`cap` belongs to `method: banded`; this rubric is `staged`");
}

#[test]
fn an_aggregate_is_one_of_three_words() {
    let found = fault(BANDED, "    aggregate: min\n", "    aggregate: ⟦minn⟧\n", Code::UnknownValue);
    assert_eq!(found.help, "did you mean `min`?");
    let found =
        fault(BANDED, "  aggregate: geometric\n  un", "  aggregate: ⟦geometry⟧\n  un", Code::UnknownValue);
    assert_eq!(found.help, "did you mean `geometric`?");
    let found = fault(BANDED, "unanswered: nullify", "unanswered: ⟦nulify⟧", Code::UnknownValue);
    assert_eq!(found.help, "did you mean `nullify`?");
}

#[test]
fn the_weights_of_a_geometric_mean_are_not_too_fine() {
    // 1999 and 1 make 2000; 2000 and 1 are one too many.
    read(BANDED, "    weight: 0.5\n", "    weight: 1999\n");
    read(BANDED, "    weight: 0.5\n", "    weight: 0.001\n");
}

#[test]
fn too_fine_weights_are_found_at_the_rule_or_at_the_dimension() {
    let marked = with(BANDED, "verdict:\n", "⟦verdict⟧:\n");
    for weight in ["2000", "0.0001", "1000000"] {
        let found = whole_rubric_faults(
            &with(&marked, "    weight: 0.5\n", &format!("    weight: {weight}\n")),
            &[Code::OutOfRange],
        );
        assert!(found[0].message.contains("sum to more than 2000"), "{}", found[0].message);
        assert!(found[0].help.contains("rounder"), "{}", found[0].help);
    }
    let rules = with(BANDED, "      - id: rules\n", "      - ⟦id⟧: rules\n");
    let heavy = with(&rules, "range: [0, 50], target", "range: [0, 50], weight: 0.0003, target");
    whole_rubric_faults(&heavy, &[Code::OutOfRange]);
    // The same in the other dimensions, which are no geometric means, is fine.
    read(BANDED, "weight: 1.5,", "weight: 1.500001,");
    read(BANDED, "    title: Kết quả\n", "    title: Kết quả\n    weight: 0\n");
}

#[test]
fn weights_of_a_mean_may_not_lie_too_far_apart() {
    let dimensions = |count: usize, tiny: &str| {
        let dimension = |(at, weight): (usize, &str)| {
            format!(
                "  - {{id: extra-{at}, title: Thêm {at}, weight: {weight}, questions: [{{id: more-{at}, ask: Có thêm {at} \
                 không?, answer: yes_no, targets: {{before: true}}}}]}}\n"
            )
        };
        let weights = std::iter::repeat_n("1000000", count).chain([tiny]).enumerate();
        format!("dimensions:\n{}", weights.map(dimension).collect::<String>())
    };
    // As whole numbers they are 10¹² each: five of them are above 2⁴², four are not, nor are five beside a 1.
    read(PROFILE, "dimensions:\n", &dimensions(4, "0.000001"));
    read(PROFILE, "dimensions:\n", &dimensions(5, "1"));
    let marked = with(PROFILE, "dimensions:\n", "⟦dimensions⟧:\n");
    let found = whole_rubric_faults(
        &with(&marked, "⟧:\n", &dimensions(5, "0.000001").replace("dimensions:", "⟧:")),
        &[Code::OutOfRange],
    );
    assert!(found[0].message.contains("too far apart"), "{}", found[0].message);
}

// Targets.

#[test]
fn a_question_of_a_banded_rubric_has_one_target() {
    let found =
        fault(BANDED, "target: {at_most: 3, worst: 8}", "⟦targets⟧: {low: 3, mid: 2}", Code::WrongMethod);
    assert!(found.message.contains("one `target`") && found.help.contains("without stages"), "{found:?}");
    fault(BANDED, "target: {at_most: 3, worst: 8}", "target: 3, ⟦targets⟧: {low: 3}", Code::WrongMethod);
    fault(BANDED, "target: {at_most: 3, worst: 8}", "target: 3, ⟦targets⟧: ", Code::WrongMethod);
    let wait = "- {id: wait, ask: Chờ mấy ngày?, answer: number, target: {at_most: 3, worst: 8}}";
    let found = fault(BANDED, wait, "- ⟦{⟧id: wait, ask: Chờ mấy ngày?, answer: number}", Code::MissingKey);
    assert!(found.message.contains("`target`"), "{}", found.message);
}

#[test]
fn a_question_of_another_rubric_has_targets_by_stage() {
    for (rubric, old) in [(RUBRIC, "targets: {open: 50}"), (PROFILE, "targets: {after: yes}")] {
        let value = if rubric == RUBRIC { "50" } else { "yes" };
        let found = fault(rubric, old, &format!("⟦target⟧: {value}"), Code::WrongMethod);
        assert!(found.message.starts_with("`target` belongs to `method: banded`"), "{}", found.message);
        let separator = if rubric == RUBRIC { "\n            " } else { ", " };
        fault(rubric, old, &format!("{old}{separator}⟦target⟧: {value}"), Code::WrongMethod);
    }
}

#[test]
fn of_an_unknown_method_nothing_is_said_to_be_wrong() {
    faults(BANDED, "method: banded", "method: ⟦band⟧", &[Code::UnknownValue]);
    faults(PROFILE, "method: profile", "method: ⟦profil⟧", &[Code::UnknownValue]);
}

#[test]
fn gates_belong_to_stages_that_build_on_each_other() {
    for gate in ["true", "partial", "false"] {
        let (old, new) = ("partial: 4}", format!("partial: 4, ⟦gate⟧: {gate}}}"));
        let found = fault(BANDED, old, &new, Code::WrongMethod);
        assert_eq!(found.message, "`gate` belongs to `method: staged`; this rubric is `banded`");
        let (old, new) = ("{at_least: 90, weight: 2}", format!("{{at_least: 90, ⟦gate⟧: {gate}}}"));
        fault(PROFILE, old, &new, Code::WrongMethod);
    }
    read(BANDED, "partial: 4}", "partial: 4, gate: }");
}

#[test]
fn the_weight_of_a_banded_target_is_that_of_the_question() {
    let found = fault(BANDED, "partial: 4}", "partial: 4, ⟦weight⟧: 2}", Code::WrongMethod);
    assert!(found.message.contains("that of the question"), "{}", found.message);
    read(BANDED, "partial: 4}", "partial: 4, weight: }");
    assert_eq!(read_rubric(PROFILE).unwrap().criteria[1].weight.to_string(), "2");
}

#[test]
fn a_table_of_thresholds_belongs_to_stages_that_build_on_each_other() {
    let found = fault(
        BANDED,
        "unanswered: nullify\n",
        "unanswered: nullify\n  ⟦requires⟧: {top: {low: 50}}\n",
        Code::WrongMethod,
    );
    assert_eq!(found.message, "`requires` belongs to `method: staged`; this rubric is `banded`");
    fault(PROFILE, "unanswered: excluded", "⟦requires⟧: {after: {before: 50}}", Code::WrongMethod);
}

// Who is asked what.

#[test]
fn a_kind_of_agency_is_one_of_four() {
    let found = fault(BANDED, "  commune:\n", "  ⟦comune⟧:\n", Code::UnknownValue);
    assert_eq!(found.help, "did you mean `commune`?");
    fault(BANDED, "  province:\n", "  ⟦commune⟧:\n", Code::DuplicateKey);
    fault(
        PROFILE,
        "  ministry:\n    not_asked: [{questions: [shared], reason: Không thuộc thẩm quyền}]",
        "  ministry: ⟦all⟧",
        Code::WrongType,
    );
    fault(PROFILE, "    not_asked: [", "    ⟦not_aksed⟧: []\n    not_asked: [", Code::UnknownKey);
}

#[test]
fn a_question_that_is_not_asked_is_one_of_the_rubric() {
    let found = fault(BANDED, "questions: [hosting]", "questions: [⟦hostings⟧]", Code::UnknownQuestion);
    assert_eq!(found.help, "did you mean `hosting`?");
    faults(BANDED, "[laws, growth]", "[⟦mid⟧, laws, ⟦means⟧]", &[Code::UnknownQuestion; 2]);
    fault(BANDED, "questions: [hosting]", "questions: [⟦[⟧hosting]]", Code::WrongType);
    fault(BANDED, "questions: [hosting]", "questions: ⟦hosting⟧", Code::WrongType);
    fault(BANDED, "{questions: [hosting], ", "⟦{⟧", Code::MissingKey);
    fault(
        BANDED,
        "- {questions: [laws, growth], reason: Không thuộc thẩm quyền}",
        "- ⟦{⟧questions: [laws, growth]}",
        Code::MissingKey,
    );
}

#[test]
fn a_question_with_a_fault_of_its_own_is_still_known_by_name() {
    fault(
        BANDED,
        "answer: yes_no, target: {is: yes",
        "answer: ⟦yesno⟧, target: {is: yes",
        Code::UnknownValue,
    );
    let text = BANDED.replace("hosting", "máy-chủ").replacen("id: máy-chủ", "id: ⟦máy-chủ⟧", 1);
    whole_rubric_faults(&text, &[Code::BadId]);
}

#[test]
fn a_question_is_not_asked_for_one_reason() {
    fault(BANDED, "[laws, growth]", "[laws, growth, ⟦laws⟧]", Code::DuplicateId);
    let found = fault(BANDED, "[laws, growth]", "[laws, ⟦hosting⟧]", Code::DuplicateId);
    assert!(found.message.contains("`hosting`"), "{}", found.message);
}

#[test]
fn the_highest_stage_has_a_reason_and_a_reason_has_its_stage() {
    let because = "    because: {vi: Còn lại quá ít câu hỏi., en: Too few questions are left.}\n";
    let bare = with(BANDED, because, "");
    let found = whole_rubric_faults(
        &with(&bare, "    highest_stage: mid", "    ⟦highest_stage⟧: mid"),
        &[Code::MissingKey],
    );
    assert!(found[0].message.contains("`because`") && found[0].help.contains("say why"), "{found:?}");
    let lone = with(BANDED, "    highest_stage: mid\n", "");
    let found =
        whole_rubric_faults(&with(&lone, "    because: {vi", "    ⟦because⟧: {vi"), &[Code::MissingKey]);
    assert!(found[0].message.contains("`highest_stage`"), "{found:?}");
    let found = fault(BANDED, "highest_stage: mid", "highest_stage: ⟦mdi⟧", Code::UnknownStage);
    assert_eq!(found.help, "did you mean `mid`?");
    // Stage 0 is no stage of the rubric.
    fault(BANDED, "highest_stage: mid", "highest_stage: ⟦none⟧", Code::UnknownStage);
    read(
        BANDED,
        "    highest_stage: mid\n    because: {vi: Còn lại quá ít câu hỏi., en: Too few questions are left.}\n",
        "    highest_stage:\n    because:\n",
    );
}

#[test]
fn a_profile_has_no_highest_stage() {
    for because in ["\n    because: Ít quá", ""] {
        let found = fault(
            PROFILE,
            "  ministry:\n",
            &format!("  ministry:\n    ⟦highest_stage⟧: before{because}\n"),
            Code::WrongMethod,
        );
        assert!(found.message.contains("claims no stage"), "{}", found.message);
    }
}

// Answers.

fn sheet(answers: &str) -> Result<Vec<Given>, Vec<Seen>> {
    let rubric = read_rubric(BANDED).unwrap();
    let text = format!("agency: {{name: Xã Minh Họa, kind: commune}}\nanswers:\n{answers}");
    let read = reading::read_sheet_for(&rubric, Format::Yaml, unmark(&text).0);
    read.map(|sheet| sheet.responses.into_iter().map(|response| response.given).collect())
}

#[test]
fn an_answer_to_a_question_that_is_not_asked_is_refused_with_the_reason() {
    for answer in ["yes", "no", "{value: yes, evidence: QĐ 1}", "{na: Không thuộc thẩm quyền}", "{}", "maybe"]
    {
        let text = format!("  ⟦hosting⟧: {answer}\n  budget: 80\n");
        let found = sheet(&text).unwrap_err();
        let whole = format!("agency: {{name: Xã Minh Họa, kind: commune}}\nanswers:\n{text}");
        assert_marked(&whole, &[Code::OutOfScope], &found);
        assert_eq!(
            found[0].message,
            "`hosting` is not asked of an agency of kind `commune`: Communes run no data centre."
        );
        assert!(found[0].help.contains("`kind`"), "{}", found[0].help);
    }
}

#[test]
fn no_answer_to_a_question_that_is_not_asked_is_fine() {
    let given = sheet("  hosting:\n  laws: ~\n  budget: 80\n").unwrap();
    let out = Given::OutOfScope;
    assert_eq!([&given[1], &given[2], &given[4]], [&out, &out, &out]);
    assert_eq!(given[3], Given::Nothing);
    assert!(matches!(given[0], Given::Answer(_)));
}

#[test]
fn an_agency_of_another_kind_or_of_none_is_asked_everything() {
    let rubric = read_rubric(BANDED).unwrap();
    for agency in ["{name: A}", "{name: A, kind: province}", "{name: A, kind: ministry}"] {
        let text = format!("agency: {agency}\nanswers: {{hosting: yes, laws: 3, growth: -4}}\n");
        let sheet = reading::read_sheet_for(&rubric, Format::Yaml, text).unwrap();
        assert!(sheet.responses.iter().all(|response| response.given != Given::OutOfScope), "{agency}");
    }
}

// The model's own numbers and words.

#[test]
fn thresholds_are_read_on_the_scale() {
    let verdict = "verdict:";
    let scaled = |from: &str| {
        let text = BANDED.replacen(verdict, "scale: {min: 0, max: 3, decimals: 2}\nverdict:", 1);
        text.replacen("from: 20}", "from: 1}", 1)
            .replacen("from: 50}", &format!("from: {from}}}"), 1)
            .replacen("from: 75.5", "from: 3", 1)
    };
    let rubric = crate::reading::read_rubric(&scaled("2")).unwrap();
    let Method::Banded { from, .. } = &rubric.method else { panic!("{:?}", rubric.method) };
    assert_eq!(from.iter().map(|bound| bound.get()).collect::<Vec<_>>(), [333_333, 666_667, 1_000_000]);
    let found = crate::reading::read_rubric(&scaled("3.5")).unwrap_err();
    assert_eq!((found[0].code, found[0].under.as_str()), (Code::OutOfRange, "3.5"));
    assert!(found[0].message.contains("between 0 and 3"), "{}", found[0].message);
}

#[test]
fn a_scale_and_a_base_that_cannot_be_used_are_refused() {
    let stages = "stages:\n";
    let with = |more: &str| format!("{more}\nstages:\n");
    fault(RUBRIC, stages, &with("scale: {min: 0, max: ⟦0.5⟧}"), Code::OutOfRange);
    fault(RUBRIC, stages, &with("scale: {min: 5, max: ⟦1⟧}"), Code::OutOfRange);
    fault(RUBRIC, stages, &with("⟦scale⟧: {min: 5}"), Code::MissingKey);
    fault(RUBRIC, stages, &with("scale: {min: 0, max: 3, decimals: ⟦7⟧}"), Code::OutOfRange);
    fault(RUBRIC, stages, &with("scale: {min: 0, max: 100, ⟦digits⟧: 2}"), Code::UnknownKey);
    fault(RUBRIC, stages, &with("base: {id: ⟦none⟧, title: None}"), Code::BadId);
    fault(RUBRIC, stages, &with("base: {id: first, title: First, number: ⟦0.5⟧}"), Code::OutOfRange);
    let found = fault(PROFILE, stages, &with("⟦base⟧: {id: start, title: Start}"), Code::WrongMethod);
    assert!(found.message.contains("claims no stage"), "{}", found.message);
}
