//! Rubrics that build on others: rubric specification, section 6.6.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::collections::BTreeMap;
use std::path::Path;

use assess::base::diagnostic::{Code, Diagnostic, Faulty};
use assess::base::error::Trouble;
use assess::base::lang::Lang;
use assess::cases::against::{ChangeKind, compare};
use assess::check::run::{Checked, Item, Rules, Run};
use assess::model::library::{Library, Text};
use assess::model::rubric::Rubric;
use assess::model::settings::Settings;

use crate::support::{result, sheet};

const BASE: &str = "\
rubric: base
version: 2.1.0
title: Base
languages: [en]
sources:
  law: {title: A law, status: in-force}
stages:
  - {id: basic, title: Basic, was: [first]}
  - {id: open, title: Open}
verdict: {method: staged, requires: {open: {basic: 80, open: 50}}}
dimensions:
  - id: platform
    title: Platform
    questions:
      - id: live-apis
        was: [apis]
        ask: How many APIs are live?
        answer: percent
        targets:
          basic: {at_least: 80, partial: 50, gate: true}
          open: 90
      - {id: fax, ask: Is fax still used?, answer: yes_no, targets: {basic: no}}
  - id: people
    title: People
    questions:
      - {id: staff, ask: How many specialists are there?, answer: percent, targets: {basic: 10, open: 20}}
      - id: data
        ask: How is data kept?
        answer: choice
        options: [{id: nowhere, title: Nowhere}, {id: store, title: In a store}]
        targets: {open: store}
        after: [staff, fax]
applies_to:
  commune: {not_asked: [{questions: [fax], reason: No fax}, {questions: [data], reason: Not theirs}]}
consistency:
  - {not_above: [staff, live-apis], because: Staff runs them}
  - {when: {fax: yes}, expect: {staff: {at_most: 50}}, because: Fax binds staff}
";

const HEAD: &str = "rubric: child\nversion: 1.0.0\ntitle: Child\nextends: base@2\n";

/// Files by name.
type Files<'f> = BTreeMap<&'f str, String>;

fn files<'f>(all: &[(&'f str, &str)]) -> Files<'f> {
    all.iter().map(|(name, text)| (*name, (*text).to_owned())).collect()
}

fn read(files: &Files<'_>, path: &str) -> Result<Rubric, Box<Faulty>> {
    let read = |path: &Path| match files.get(path.to_str().unwrap_or_default()) {
        Some(text) => Text::new(path.to_str().unwrap(), text.clone().into_bytes()),
        None => Err(assess::input::files::not_there(path).into()),
    };
    match Library::new("", &read).file(Path::new(path)) {
        Ok(rubric) => Ok((*rubric).clone()),
        Err(Trouble::File(faulty)) => Err(faulty),
        Err(other) => panic!("{other}"),
    }
}

/// A child of the base with these lines.
fn child(rest: &str) -> Result<Rubric, Box<Faulty>> {
    let text = format!("{HEAD}{rest}");
    read(&files(&[("rubrics/base.yaml", BASE), ("child.yaml", &text)]), "child.yaml")
}

/// The code, the text under the place and the file of each fault.
fn faults(faulty: &Faulty) -> Vec<(Code, String, String)> {
    let all = std::iter::once(faulty).chain(&faulty.beside);
    let of = |faulty: &Faulty| {
        let shown = |fault: &Diagnostic| {
            (fault.code, faulty.source.slice(fault.span).to_owned(), faulty.source.name().to_owned())
        };
        faulty.diagnostics.iter().map(shown).collect::<Vec<_>>()
    };
    all.flat_map(of).collect()
}

fn fault(code: Code, text: &str, file: &str) -> (Code, String, String) {
    (code, text.to_owned(), file.to_owned())
}

fn refused(rest: &str) -> Vec<(Code, String, String)> {
    faults(&child(rest).unwrap_err())
}

/// What a check of these files finds, by file.
fn checked(all: &[(&str, &str)]) -> Vec<(String, Code)> {
    let texts: Vec<(&Path, Text)> = all
        .iter()
        .map(|(name, text)| (Path::new(*name), Text::new(name, text.as_bytes().to_vec()).unwrap()))
        .collect();
    let items: Vec<Item<'_>> =
        texts.iter().map(|(path, text)| Item { path, text, by_name: true, rules: 0 }).collect();
    let read = |path: &Path| match texts.iter().find(|(other, _)| *other == path) {
        Some((_, text)) => Ok(text.clone()),
        None => Err(assess::input::files::not_there(path).into()),
    };
    let rules = [Rules::new(&Settings::default(), "".into())];
    let Checked { report, .. } = Run::new(&items, &rules, None, &read).check(&[]);
    let of_file = |file: &assess::check::CheckedFile| {
        let name = file.source.name().to_owned();
        file.findings.iter().map(|finding| (name.clone(), finding.code)).collect::<Vec<_>>()
    };
    report.files.iter().flat_map(of_file).collect()
}

#[test]
fn a_target_is_replaced_whole_and_what_the_old_one_said_is_gone() {
    let rubric = child(
        "omit: [fax]\ndimensions: [{id: platform, questions: [{id: live-apis, targets: {basic: {at_least: 60}}}]}]\n",
    )
    .unwrap();
    let sheet = sheet(&rubric, "live-apis: 55");
    let result = result(&rubric, &sheet);
    // The old partial value is gone, so credit is linear: 55 of 60.
    let cell = result.verdict.profile.dimension(0)[0].map(assess::base::number::Ppm::get);
    assert_eq!(cell, Some(916_667));
    assert_eq!(rubric.criteria[0].gate, None);
    assert_eq!(rubric.criteria[1].rule.full.to_string(), "90");
}

#[test]
fn keys_of_the_rubric_of_dimensions_questions_and_the_verdict_are_merged_and_new_things_follow() {
    let rubric = child(
        "sources: {mine: {title: Mine, status: reference}}
verdict: {unanswered: excluded, requires: {open: {open: 60}}}
dimensions:
  - {id: new, title: New, questions: [{id: own, ask: Ours?, answer: yes_no, targets: {open: yes}, sources: [mine, law]}]}
  - {id: people, weight: 3, questions: [{id: extra, ask: More?, answer: yes_no, targets: {open: yes}}, {id: staff, weight: 2}]}
",
    )
    .unwrap();
    let ids: Vec<&str> = rubric.questions.iter().map(|question| question.id.as_str()).collect();
    assert_eq!(ids, ["live-apis", "fax", "staff", "data", "extra", "own"]);
    let weights: Vec<String> = rubric.dimensions.iter().map(|it| it.weight.to_string()).collect();
    assert_eq!(weights, ["1", "3", "1"]);
    assert_eq!(rubric.sources.iter().map(|source| source.id.as_str()).collect::<Vec<_>>(), ["law", "mine"]);
    assert_eq!(rubric.criteria_of(2)[0].weight.to_string(), "2");
    let parent = &rubric.extends[0];
    assert_eq!((parent.id.as_str(), parent.version.to_string().as_str()), ("base", "2.1.0"));
    // A row of the table is replaced whole: nothing is asked of the first stage any more.
    let assess::model::rubric::Method::Staged { requires, .. } = &rubric.method else { panic!() };
    assert_eq!(requires[1].iter().filter(|threshold| threshold.is_some()).count(), 1);
}

#[test]
fn rules_that_go_with_what_is_left_out_are_listed_between_versions() {
    let (whole, less) = (child("summary: Child\n").unwrap(), child("summary: Child\nomit: [fax]\n").unwrap());
    let changes = compare(&whole, &less).changes;
    let rules: Vec<String> = changes
        .iter()
        .filter(|change| change.kind == ChangeKind::ConsistencyChanged)
        .map(|change| change.message.get(Lang::En))
        .filter(|message| message.contains("rule"))
        .collect();
    assert_eq!(rules, ["the consistency rule was removed: `fax is yes → staff at_most 50`"]);
    assert!(
        changes.iter().any(|change| change.kind == ChangeKind::QuestionRemoved && change.subject == "fax")
    );
}

#[test]
fn what_is_left_out_goes_from_lists_and_rules_too_and_an_empty_dimension_goes_with_it() {
    let rubric = child("omit: [fax]\n").unwrap();
    assert_eq!(rubric.consistency.len(), 1);
    assert_eq!(rubric.scopes[0].reasons.len(), 1);
    assert_eq!(rubric.questions[2].after, [1], "of the list only `fax` is gone");
    let renamed = child("dimensions: [{id: people, questions: [{id: staff, after: [apis]}]}]\n").unwrap();
    assert_eq!(renamed.questions[2].after, [0], "a former id is that of today");
    let rubric = child("omit: [apis, fax]\n").unwrap();
    assert_eq!(rubric.dimensions.iter().map(|it| it.id.as_str()).collect::<Vec<_>>(), ["people"]);
    assert_eq!(rubric.consistency.len(), 0);
    assert_eq!(refused("omit: [fix]\n"), [fault(Code::UnknownQuestion, "fix", "child.yaml")]);
    let all = refused("omit: [live-apis, fax, staff, data]\n");
    assert!(all.contains(&fault(Code::BadExtends, "omit", "child.yaml")), "{all:?}");
    let both = refused("omit: [staff]\ndimensions: [{id: people, questions: [{id: staff, weight: 2}]}]\n");
    assert!(both.contains(&fault(Code::ConflictingKeys, "staff", "child.yaml")), "{both:?}");
}

#[test]
fn stages_stay_and_questions_stay_in_their_dimension() {
    assert_eq!(
        refused("stages: [{id: top, title: Top}]\n"),
        [fault(Code::BadExtends, "stages", "child.yaml")]
    );
    let moved = "dimensions: [{id: platform, questions: [{id: staff, weight: 2}]}]\n";
    assert_eq!(refused(moved), [fault(Code::BadExtends, "staff", "child.yaml")]);
    let twice = "dimensions: [{id: people, questions: [{id: staff, weight: 2}, {id: staff, weight: 3}]}]\n";
    assert_eq!(refused(twice), [fault(Code::DuplicateId, "staff", "child.yaml")]);
    let lost = refused("languages: [vi]\n");
    assert!(lost.contains(&fault(Code::BadExtends, "languages", "child.yaml")), "{lost:?}");
}

#[test]
fn another_method_takes_nothing_over_from_the_verdict() {
    // The gate of the base belongs to stages that build on each other, and the table of thresholds is gone.
    let found = refused("verdict: {method: profile}\n");
    assert_eq!(found, [fault(Code::WrongMethod, "gate", "rubrics/base.yaml")]);
    let no_gate = "verdict: {method: profile}\ndimensions: [{id: platform, questions: [{id: live-apis, targets: {basic: 80}}]}]\n";
    assert!(!child(no_gate).unwrap().method.claims());
}

#[test]
fn a_fault_points_into_the_file_that_says_it() {
    let found = child(
        "dimensions: [{id: people, questions: [{id: data, options: [{id: a, title: A}], weigth: 2}]}]\n",
    );
    let faulty = found.unwrap_err();
    assert_eq!(
        faults(&faulty),
        [
            fault(Code::UnknownKey, "weigth", "child.yaml"),
            fault(Code::UnknownOption, "store", "rubrics/base.yaml"),
        ]
    );
    let message = faulty.beside[0].diagnostics[0].message.get(Lang::En);
    assert!(message.ends_with("as child.yaml extends it"), "{message}");
    // What is wrong in the base by itself is said of the base alone.
    let broken = BASE.replace("answer: choice", "answer: chioce");
    let text = format!("{HEAD}omit: [fix]\n");
    let all = files(&[("rubrics/base.yaml", &broken), ("child.yaml", &text)]);
    let found = faults(&read(&all, "child.yaml").unwrap_err());
    assert_eq!(found, [fault(Code::UnknownValue, "chioce", "rubrics/base.yaml")]);
}

#[test]
fn a_rubric_that_is_not_there_or_of_another_version_is_a_fault_of_extends() {
    let of = |extends: &str| {
        let text = HEAD.replace("base@2", extends);
        let all = files(&[("rubrics/base.yaml", BASE), ("child.yaml", &text)]);
        faults(&read(&all, "child.yaml").unwrap_err())
    };
    assert_eq!(of("bsae"), [fault(Code::UnknownRubric, "bsae", "child.yaml")]);
    assert_eq!(of("base@3"), [fault(Code::IncompatibleVersion, "base@3", "child.yaml")]);
    assert_eq!(of("base@two"), [fault(Code::BadVersion, "base@two", "child.yaml")]);
    assert_eq!(of("rubrics/base.yaml"), [fault(Code::BadExtends, "rubrics/base.yaml", "child.yaml")]);
    assert_eq!(of("[base]"), [fault(Code::WrongType, "extends", "child.yaml")]);
    assert_eq!(
        of("digital-government@9"),
        [fault(Code::IncompatibleVersion, "digital-government@9", "child.yaml")]
    );
    let text =
        HEAD.replace("base@2", "digital-government@1").replace("title: Child", "title: {vi: Con, en: Child}");
    let earlier = read(&files(&[("child.yaml", &text)]), "child.yaml").unwrap();
    assert_eq!(earlier.extends[0].version.major, 1);
}

#[test]
fn rubrics_that_build_on_each_other_in_a_circle_are_refused_with_the_way_round() {
    let of =
        |id: &str, extends: &str| format!("rubric: {id}\nversion: 1.0.0\ntitle: T\nextends: {extends}\n");
    let all = files(&[
        ("rubrics/a.yaml", &of("a", "b")),
        ("rubrics/b.yaml", &of("b", "c")),
        ("rubrics/c.yaml", &of("c", "b")),
        ("rubrics/d.yaml", &of("d", "d")),
    ]);
    for (path, way) in
        [("rubrics/a.yaml", "b → c → b"), ("rubrics/b.yaml", "b → c → b"), ("./rubrics/d.yaml", "d → d")]
    {
        let all: Files<'_> = all
            .iter()
            .map(|(name, text)| (*name, text.clone()))
            .chain([("./rubrics/d.yaml", of("d", "d"))])
            .collect();
        let faulty = read(&all, path).unwrap_err();
        let message = faulty.diagnostics[0].message.get(Lang::En);
        assert!(message.ends_with(way), "{path}: {message}");
        assert_eq!(faulty.source.name(), path);
    }
}

#[test]
fn rubrics_may_build_on_each_other_to_any_sensible_depth_and_no_further() {
    let level = |id: usize| {
        let below = if id == 1 { "base".to_owned() } else { format!("r{}", id - 1) };
        format!(
            "rubric: r{id}\nversion: 1.0.0\ntitle: T\nextends: {below}\ndimensions: [{{id: people, weight: {id}}}]\n"
        )
    };
    let names: Vec<String> = (1..=40).map(|id| format!("rubrics/r{id}.yaml")).collect();
    let texts: Vec<String> = (1..=40).map(level).collect();
    let mut all = files(&[("rubrics/base.yaml", BASE)]);
    all.extend(names.iter().map(String::as_str).zip(texts));
    let rubric = read(&all, "rubrics/r20.yaml").unwrap();
    assert_eq!(rubric.dimensions[1].weight.to_string(), "20");
    assert_eq!(rubric.extends.len(), 20);
    let found = faults(&read(&all, "rubrics/r40.yaml").unwrap_err());
    assert_eq!(found[0].0, Code::BadExtends);
}

#[test]
fn former_ids_are_resolved_before_anything_is_left_out_or_changed() {
    let rubric = child(
        "omit: [data]
dimensions: [{id: platform, questions: [{id: apis, targets: {first: {at_least: 60, gate: true}}}]}]
consistency: [{not_above: [staff, apis], because: Still}]
",
    )
    .unwrap();
    assert_eq!(rubric.questions[0].id, "live-apis");
    assert_eq!(rubric.criteria[0].rule.full.to_string(), "60");
    assert_eq!(rubric.consistency.len(), 1);
    let twice =
        "dimensions: [{id: platform, questions: [{id: apis, weight: 2}, {id: live-apis, weight: 3}]}]\n";
    assert_eq!(refused(twice), [fault(Code::DuplicateId, "live-apis", "child.yaml")]);
}

#[test]
fn the_digest_covers_every_file() {
    let text = format!("{HEAD}omit: [fax]\n");
    let one = read(&files(&[("rubrics/base.yaml", BASE), ("child.yaml", &text)]), "child.yaml").unwrap();
    let other = BASE.replace("Is fax still used", "Is a fax still used");
    let other = read(&files(&[("rubrics/base.yaml", &other), ("child.yaml", &text)]), "child.yaml").unwrap();
    assert_ne!(one.sha256(), other.sha256());
    let whole = assess::base::digest::sha256([text.as_bytes(), BASE.as_bytes()]);
    assert_eq!(one.sha256(), whole);
    assert_eq!(one.files().count(), 2);
}

#[test]
fn a_check_says_what_the_child_does_and_not_what_the_parent_is_told_already() {
    let text = format!(
        "{HEAD}dimensions: [{{id: platform, questions: [{{id: apis, targets: {{basic: {{at_least: 60, basis: design-choice}}}}}}]}}]\n"
    );
    let found = checked(&[("rubrics/base.yaml", BASE), ("child.yaml", &text)]);
    let of_child: Vec<Code> =
        found.iter().filter(|(name, _)| name == "child.yaml").map(|(_, code)| *code).collect();
    assert_eq!(of_child, [Code::FormerId, Code::LostGate]);
    assert!(found.iter().any(|(name, code)| name == "rubrics/base.yaml" && *code == Code::MissingEvidence));
    let meant = text.replace("at_least: 60,", "at_least: 60, gate: no,").replace("apis,", "live-apis,");
    let found = checked(&[("rubrics/base.yaml", BASE), ("child.yaml", &meant)]);
    assert!(found.iter().all(|(name, _)| name != "child.yaml"), "{found:?}");
    let idle = checked(&[("rubrics/base.yaml", BASE), ("child.yaml", HEAD)]);
    assert!(idle.contains(&("child.yaml".to_owned(), Code::IdleExtends)), "{idle:?}");
}

#[test]
fn a_check_shows_what_no_longer_fits_in_the_file_that_is_extended() {
    let text = format!(
        "{HEAD}dimensions: [{{id: people, questions: [{{id: data, options: [{{id: a, title: A}}]}}]}}]\n"
    );
    let found = checked(&[("rubrics/base.yaml", BASE), ("child.yaml", &text)]);
    assert!(found.contains(&("child.yaml".to_owned(), Code::BadExtends)), "{found:?}");
    assert!(found.contains(&("rubrics/base.yaml".to_owned(), Code::UnknownOption)), "{found:?}");
    // By itself the base is right.
    let found = checked(&[("rubrics/base.yaml", BASE)]);
    assert!(found.iter().all(|(_, code)| *code != Code::UnknownOption), "{found:?}");
}

#[test]
fn tables_and_cases_read_former_ids_with_a_note_and_take_appraised_answers() {
    let base = crate::support::read_rubric(BASE);
    let read = |text: &str| {
        crate::tables::read(
            assess::input::table::Kind::Csv,
            text,
            &base,
            &assess::input::table::Options::default(),
        )
    };
    let sheets = read("name,apis,apis.appraised,staff\nA,90,40,30\n").unwrap();
    let sheet = sheets[0].as_ref().unwrap();
    assert_eq!(sheet.warnings.iter().map(|found| found.code).collect::<Vec<_>>(), [Code::FormerId]);
    let appraised = sheet.responses[0].appraised.as_deref().unwrap();
    assert!(appraised.differs());
    let long = read("name,question,value,appraised\nA,apis,90,40\nA,staff,30,\n").unwrap();
    let same = long[0].as_ref().unwrap();
    assert_eq!((&same.responses, same.warnings.len()), (&sheet.responses, 1));
    assert!(read("name,apis,live-apis\nA,90,80\n").is_err());
    let both = read("name,question,value\nA,apis,90\nA,live-apis,30\n").unwrap();
    assert!(both[0].is_err());
    let cases = "cases: [{name: a, answers: {}, expect: {stage: none, coverage: {first: 0}}}]\n";
    let source = assess::base::source::SourceFile::new("base.cases.yaml", cases);
    let tree = assess::syntax::format::Format::Yaml.parse(&source).unwrap();
    assert_eq!(assess::cases::read(&tree, &base).unwrap().len(), 1);
}
