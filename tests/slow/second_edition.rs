//! What the second edition of the specification adds beside the score holds for every rubric: duties, rules of consistency,
//! plausible numbers and former ids change no score, and appraised answers count when they are asked for.

#![allow(clippy::unwrap_used)]

use crate::support;

use assess::base::diagnostic::{Code, Diagnostic};
use assess::base::lang::Lang;
use assess::model::answers::{Answer, AnswerSheet, Given, Score};
use assess::model::rubric::{AnswerKind, Rubric};
use assess::report::data::json::{self, Provenance};
use assess::report::data::schema::Kind;
use assess::report::view::{self, sheet as view_sheet};
use assess::report::write::terminal::{self, Screen};
use assess::syntax::format::Format;
use jsonschema::Validator;
use proptest::prelude::*;
use serde_json::{Map, Value, json};
use std::sync::LazyLock;
use support::{World, read_sheet, result, world};

static SCHEMAS: LazyLock<[Validator; 3]> = LazyLock::new(|| {
    let of =
        |kind: Kind| jsonschema::draft202012::new(&serde_json::from_str(&kind.schema()).unwrap()).unwrap();
    [of(Kind::Rubric), of(Kind::Answers), of(Kind::Result)]
});

/// A world with everything beside the score, and what it is without that.
#[derive(Clone, Debug)]
struct Grown {
    plain: World,
    full: World,
    /// The answers that an appraiser found, by question.
    found: Map<String, Value>,
}

fn grown() -> impl Strategy<Value = Grown> {
    (world(), prop::collection::vec(any::<u32>(), 18)).prop_map(|(plain, seeds)| {
        let mut grown = plain.clone();
        let out = not_asked(&plain);
        let mut found = Map::new();
        let mut before: Option<(String, String, Value)> = None;
        let mut rules = Vec::new();
        let mut at = 0;
        each_question(&mut grown.rubric, &mut |question| {
            let seed = seeds[at % seeds.len()];
            at += 1;
            let id = question["id"].as_str().unwrap().to_owned();
            let kind = question["answer"].as_str().unwrap().to_owned();
            decorate(question, &kind, seed);
            if let Some((other, same, third)) = before.take().filter(|(_, same, _)| *same == kind && seed % 2 == 0) {
                rules.push(match same.as_str() {
                    "percent" | "number" | "ratio" => {
                        json!({"not_above": [other, id], "because": "A part of it"})
                    }
                    "yes_no" => {
                        json!({"when": {other: true}, "expect": {(&id): false}, "because": "Not both"})
                    }
                    "checklist" => {
                        json!({"when": {other: 3}, "expect": {(&id): {"at_most": 5}}, "because": "So"})
                    }
                    _ => {
                        json!({"when": {other: {"at_least": third}}, "expect": {(&id): option(question, 2)}, "because": "So"})
                    }
                });
            }
            before = Some((id.clone(), kind.clone(), option(question, 3)));
            if seed % 6 < 2 && !out.contains(&id) {
                found.insert(id, appraised(&kind, seed / 6));
            }
        });
        grown.rubric["consistency"] = json!(rules);
        grown.rubric["sources"] =
            json!({"law": {"title": "Law", "date": "2025-12-01", "status": "in-force"}});
        for (id, value) in &found {
            let answer = grown.answers.entry(id.clone()).or_insert(Value::Null);
            let mut map = match std::mem::take(answer) {
                Value::Object(map) if map.contains_key("na") || map.contains_key("value") => map,
                Value::Null => Map::new(),
                own => Map::from_iter([("value".to_owned(), own)]),
            };
            map.insert("appraised".into(), json!({"value": value, "by": "Somebody", "date": "2026-10-02"}));
            *answer = Value::Object(map);
        }
        Grown { plain, full: grown, found }
    })
}

/// The questions that the agency is not asked.
fn not_asked(world: &World) -> Vec<String> {
    let scope = world.kind.map(|kind| &world.rubric["applies_to"][kind]["not_asked"]);
    let groups = scope.and_then(Value::as_array).into_iter().flatten();
    groups
        .flat_map(|group| group["questions"].as_array().unwrap())
        .map(|id| id.as_str().unwrap().into())
        .collect()
}

fn each_question(value: &mut Value, change: &mut dyn FnMut(&mut Value)) {
    match value.get_mut("questions") {
        Some(questions) => questions.as_array_mut().unwrap().iter_mut().for_each(change),
        None => {
            for dimension in value["dimensions"].as_array_mut().unwrap() {
                each_question(dimension, change);
            }
        }
    }
}

/// An option of a choice as rules name it: by its number, if it has one.
fn option(question: &Value, at: usize) -> Value {
    let option = question.get("options").map_or(&Value::Null, |options| &options[at]);
    option.get("value").or_else(|| option.get("id")).cloned().unwrap_or_default()
}

fn decorate(question: &mut Value, kind: &str, seed: u32) {
    let since = ["2026-07-01", "2026-10-01"][(seed % 2) as usize];
    let duty = json!({"since": since, "sources": ["law"]});
    if seed.is_multiple_of(3) {
        let targets = question.get_mut("targets").and_then(Value::as_object_mut);
        let target = match targets {
            Some(targets) => targets.values_mut().next().unwrap(),
            None => &mut question["target"],
        };
        target["duty"] = duty;
    }
    if seed % 4 == 1 {
        question["was"] = json!([format!("old-{}", question["id"].as_str().unwrap())]);
    }
    if seed.is_multiple_of(5) && ["percent", "number"].contains(&kind) {
        question["plausible"] = json!({"at_least": 5, "at_most": 60});
    }
}

/// What an appraiser may find.
fn appraised(kind: &str, seed: u32) -> Value {
    if seed.is_multiple_of(7) {
        return json!({"na": "It is not theirs to do"});
    }
    match kind {
        "yes_no" => json!(seed.is_multiple_of(2)),
        "percent" | "number" => json!(seed % 101),
        "ratio" => json!({"of": seed % 50, "total": 50}),
        "choice" => json!(format!("o{}", seed % 5)),
        _ => json!((0..4).filter(|at| seed >> at & 1 == 1).map(|at| format!("i{at}")).collect::<Vec<_>>()),
    }
}

fn codes(warnings: &[Diagnostic], code: Code) -> usize {
    warnings.iter().filter(|warning| warning.code == code).count()
}

/// The number that an answer counts as, if there is one.
fn number(rubric: &Rubric, sheet: &AnswerSheet, id: &str) -> Option<i128> {
    let at = rubric.question(id).unwrap();
    match &sheet.responses[at].given {
        Given::Answer(answer) => Some(answer.number(&rubric.questions[at].answer).millionths()),
        _ => None,
    }
}

proptest! {
    #![proptest_config(crate::support::cases(300))]

    #[test]
    fn what_stands_beside_the_score_changes_no_score(Grown { plain, full: grown, .. } in grown()) {
        let (rubric, other) = (plain.rubric(), grown.rubric());
        let (sheet, with_more) = (plain.sheet(&rubric), grown.sheet(&other));
        let (own, more) = (result(&rubric, &sheet), result(&other, &with_more));
        prop_assert_eq!(&own.card.outcomes, &more.card.outcomes);
        prop_assert_eq!(own.verdict, more.verdict);
    }

    #[test]
    fn appraised_answers_count_as_if_they_were_the_agencys(Grown { plain, full: grown, found } in grown()) {
        let rubric = grown.rubric();
        let sheet = grown.sheet(&rubric);
        let mut other = plain.clone();
        for (id, value) in &found {
            // The evidence of the agency stands.
            let evidence = other.answers.get(id).and_then(|answer| answer.get("evidence")).cloned();
            let mut answer = match value.get("na") {
                Some(_) => value.clone(),
                None => json!({"value": value}),
            };
            if let Some(evidence) = evidence {
                answer["evidence"] = evidence;
            }
            other.answers.insert(id.clone(), answer);
        }
        let appraised = sheet.clone().scored_by(Score::Appraised);
        let found_rubric = other.rubric();
        let found_sheet = other.sheet(&found_rubric);
        let (one, two) = (result(&rubric, &appraised), result(&found_rubric, &found_sheet));
        prop_assert_eq!(&one.verdict, &two.verdict);
        let Some(appraisal) = one.appraisal else {
            prop_assert!(found.is_empty());
            return Ok(());
        };
        prop_assert_eq!(appraisal.appraised, found.len());
        prop_assert_eq!(appraisal.by_appraiser.stage, one.verdict.stage);
        prop_assert_eq!(appraisal.by_appraiser.index, one.verdict.profile.index);
        let own = result(&rubric, &sheet);
        prop_assert_eq!((appraisal.by_agency.stage, appraisal.by_agency.index), (own.verdict.stage, own.verdict.profile.index));
        let is_own = |at: &usize| sheet.responses[*at].appraised.is_none() && matches!(sheet.responses[*at].given, Given::Answer(_) | Given::NotApplicable(_));
        prop_assert_eq!(appraisal.own, (0..rubric.questions.len()).filter(is_own).count());
    }

    #[test]
    fn former_ids_are_read_as_those_of_today(Grown { full: grown, .. } in grown()) {
        let rubric = grown.rubric();
        let sheet = grown.sheet(&rubric);
        let mut former = grown.clone();
        let mut renamed = 0;
        for question in rubric.questions.iter().filter(|question| !question.was.is_empty()) {
            if let Some(answer) = former.answers.remove(&question.id) {
                former.answers.insert(question.was[0].clone(), answer);
                renamed += 1;
            }
        }
        let read = former.sheet(&rubric);
        prop_assert_eq!(&read.responses, &sheet.responses);
        prop_assert_eq!(codes(&read.warnings, Code::FormerId), renamed);
        prop_assert_eq!(codes(&sheet.warnings, Code::FormerId), 0);
    }

    #[test]
    fn a_breach_is_a_warning_for_each_rule_and_number(Grown { full: grown, .. } in grown()) {
        let rubric = grown.rubric();
        let sheet = grown.sheet(&rubric);
        let mut breaches = 0;
        for rule in grown.rubric["consistency"].as_array().unwrap() {
            let id = |value: &Value| value.as_str().unwrap().to_owned();
            let pair = match rule.get("not_above") {
                Some(pair) => (id(&pair[0]), id(&pair[1])),
                None => {
                    let key = |part: &str| rule[part].as_object().unwrap().keys().next().unwrap().clone();
                    (key("when"), key("expect"))
                }
            };
            let (Some(first), Some(second)) = (number(&rubric, &sheet, &pair.0), number(&rubric, &sheet, &pair.1)) else { continue };
            let million = 1_000_000;
            let option = |id: &str, at: usize| match &rubric.questions[rubric.question(id).unwrap()].answer {
                AnswerKind::Choice { options, .. } => options[at].value.millionths(),
                _ => unreachable!(),
            };
            let is_breach = match rubric.questions[rubric.question(&pair.0).unwrap()].answer {
                AnswerKind::YesNo => first > 0 && second > 0,
                AnswerKind::Checklist { .. } => first >= 3 * million && second > 5 * million,
                AnswerKind::Choice { .. } => first >= option(&pair.0, 3) && second < option(&pair.1, 2),
                _ => first > second,
            };
            breaches += usize::from(is_breach);
        }
        prop_assert_eq!(codes(&sheet.warnings, Code::InconsistentAnswers), breaches);
        let implausible = rubric.questions.iter().zip(&sheet.responses).filter(|(question, response)| {
            let Given::Answer(Answer::Number(value)) = &response.given else { return false };
            question.plausible.is_some() && !(5_000_000..=60_000_000).contains(&value.millionths())
        });
        prop_assert_eq!(codes(&sheet.warnings, Code::ImplausibleAnswer), implausible.count());
    }

    #[test]
    fn files_and_results_fit_their_schemas_and_are_the_same_in_every_format(Grown { full: grown, .. } in grown()) {
        let rubric = grown.rubric();
        let sheet = grown.sheet(&rubric);
        let json_sheet = grown.sheet_json();
        let [of_rubric, of_answers, of_result] = &*SCHEMAS;
        let errors = |schema: &Validator, value: &Value| schema.iter_errors(value).map(|error| format!("{}: {error}", error.instance_path())).collect::<Vec<_>>();
        prop_assert_eq!(errors(of_rubric, &grown.rubric), Vec::<String>::new());
        prop_assert_eq!(errors(of_answers, &json_sheet), Vec::<String>::new());
        prop_assert_eq!(&read_sheet(&rubric, Format::Yaml, &json_sheet.to_string()).responses, &sheet.responses);
        for score in [Score::Own, Score::Appraised] {
            let sheet = sheet.clone().scored_by(score);
            let assessment = result(&rubric, &sheet);
            let provenance = Provenance { tool: "0".into(), rubric_sha256: "0".into(), answers_sha256: "0".into(), ..Provenance::default() };
            let text = json::to_string(&assessment, &[], provenance, Lang::En).unwrap();
            let value: Value = serde_json::from_str(&text).unwrap();
            prop_assert_eq!(errors(of_result, &value), Vec::<String>::new());
            support::recompute::recompute(&value);
            for lang in Lang::ALL {
                let screen = Screen { width: 72, ..Screen::default() };
                let report = terminal::write(&view_sheet::document(&assessment, view::Options::full(lang)), screen);
                for line in report.lines() {
                    prop_assert!(unicode_width::UnicodeWidthStr::width(line) <= 72, "{line:?}");
                }
            }
        }
    }
}
