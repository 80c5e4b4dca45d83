//! What the rules about verdicts and weights claim holds for every answer sheet, as far as made-up ones can show.

#![allow(clippy::unwrap_used)]

use crate::support;

use assess::base::diagnostic::{Code, Diagnostic};
use assess::base::lang::{Lang, Message};
use assess::base::number::{Decimal, Ppm};
use assess::base::source::{SourceFile, Span};
use assess::check::{Level, Levels, Parsed};
use assess::engine::program::Program;
use assess::engine::score::{Outcome, Reading, Scorecard};
use assess::lint::RULES;
use assess::model::answers::{AgencyKind, Answer, Given, Response, in_scope};
use assess::model::rubric::{Aggregate, AnswerKind, Direction, Question, Rubric, Unanswered};
use proptest::prelude::*;
use serde_json::{Value, json};
use support::{World, world};

/// What one rule finds in a rubric, each with the text it points at.
fn findings(code: Code, rubric: &Value) -> Vec<(String, Diagnostic)> {
    let source = SourceFile::new("rubric.json", rubric.to_string());
    let mut levels = Levels::default();
    for rule in RULES.iter().filter(|rule| rule.code != code) {
        levels.set(rule.code, Level::Allow);
    }
    let none = Message::verbatim("none");
    let none = Diagnostic::error(Code::UnknownRubric, Span::default(), none);
    let findings = Parsed::new(&source).check(None, Some(none), &levels).findings;
    assert!(findings.iter().all(|finding| finding.code == code), "{findings:?}");
    let under = |finding: &Diagnostic| source.slice(finding.span).trim_matches('"').to_owned();
    findings.into_iter().map(|finding| (under(&finding), finding)).collect()
}

/// The criterion that a message begins with, as its question and its stage, which a banded rubric has not.
fn criterion_of(finding: &Diagnostic) -> (String, String) {
    let message = finding.message.get(Lang::En);
    let id = message.split('`').nth(1).unwrap();
    let (question, stage) = id.split_once('@').unwrap_or((id, ""));
    (question.to_owned(), stage.to_owned())
}

/// Who answers, and what.
type Sheet = (Option<AgencyKind>, Vec<Response>);

/// Any rubric of [`world`] where some questions apply to everybody, with ten sheets of agencies of any kind and the
/// best ones.
fn worlds() -> impl Strategy<Value = (World, Vec<Sheet>)> {
    let picks = prop::collection::vec(prop::collection::vec(0..6_u8, 18), 10);
    (world(), prop::collection::vec(any::<bool>(), 18), any::<bool>(), picks).prop_map(
        |(mut world, applies, few_gates, picks)| {
            let mut number = 0;
            settle(&mut world.rubric, &mut |question| {
                if applies[number % applies.len()] {
                    question["allow_na"] = json!(false);
                    let id = question["id"].as_str().unwrap();
                    world.answers.retain(|key, answer| key != id || answer.get("na").is_none());
                }
                if let (true, Some(targets)) = (few_gates && number > 0, question.get_mut("targets")) {
                    for target in targets.as_object_mut().unwrap().values_mut() {
                        target.as_object_mut().unwrap().remove("gate");
                    }
                }
                number += 1;
            });
            let rubric = world.rubric();
            let given = world.sheet(&rubric);
            let (own, given) = (given.agency.kind, given.responses);
            let mut sheets = vec![(own, given.clone())];
            for (number, picks) in picks.into_iter().enumerate() {
                // Every other sheet is of an agency that is asked everything.
                let kind = own.filter(|_| number % 2 == 0);
                let respond = |(at, question): (usize, &Question)| {
                    let mut response = Response::default();
                    match picks[at % picks.len()] {
                        0 => {}
                        1 if question.allow_na.is_allowed() => {
                            response.given = Given::NotApplicable("Not here".into());
                        }
                        1 | 2 => response.given = extreme(&rubric, question, false),
                        3 if given[at].given != Given::OutOfScope => return given[at].clone(),
                        _ => response.given = extreme(&rubric, question, true),
                    }
                    response
                };
                sheets.push(asked(&rubric, kind, rubric.questions.iter().enumerate().map(respond).collect()));
            }
            let best = best(&rubric);
            sheets.extend([None, own].map(|kind| asked(&rubric, kind, best.clone())));
            (world, sheets)
        },
    )
}

/// A sheet without the answers that an agency of a kind is not asked for.
fn asked(rubric: &Rubric, kind: Option<AgencyKind>, mut responses: Vec<Response>) -> Sheet {
    for (response, blank) in responses.iter_mut().zip(in_scope(rubric, kind)) {
        if blank.given == Given::OutOfScope {
            *response = blank;
        }
    }
    (kind, responses)
}

/// Calls `change` for every question of a rubric.
fn settle(value: &mut Value, change: &mut dyn FnMut(&mut Value)) {
    if let Some(questions) = value.get_mut("questions") {
        questions.as_array_mut().unwrap().iter_mut().for_each(change);
    } else if let Some(dimensions) = value.get_mut("dimensions") {
        dimensions.as_array_mut().unwrap().iter_mut().for_each(|dimension| settle(dimension, change));
    }
}

/// The best answer to a question, or the worst.
fn extreme(rubric: &Rubric, question: &Question, best: bool) -> Given {
    let up = (rubric.criteria[question.criteria.start].rule.direction == Direction::AtLeast) == best;
    let (least, most) = question.answer.bounds();
    let number = if up { most } else { least };
    Given::Answer(match &question.answer {
        AnswerKind::YesNo => Answer::YesNo(up),
        AnswerKind::Ratio { .. } => Answer::Ratio { of: number, total: Decimal::HUNDRED },
        AnswerKind::Choice { options, .. } => Answer::Choice(if up { options.len() - 1 } else { 0 }),
        AnswerKind::Checklist { items } => {
            Answer::Checklist(if up { (0..items.len()).collect() } else { vec![] })
        }
        AnswerKind::Percent { .. } | AnswerKind::Number { .. } => Answer::Number(number),
    })
}

fn best(rubric: &Rubric) -> Vec<Response> {
    let respond = |question| {
        let mut response = Response::default();
        response.given = extreme(rubric, question, true);
        response
    };
    rubric.questions.iter().map(respond).collect()
}

/// Every stage that a verdict names: its own, those of its range and of its stricter readings.
fn stages(rubric: &Rubric, (kind, responses): &Sheet) -> (Option<usize>, [usize; 4]) {
    let (_, verdict) = Program::new(rubric, *kind).judge(responses);
    let range = verdict.range.stage;
    (verdict.stage, [range.0, range.1, verdict.not_applicable_as_unmet, verdict.evidenced])
}

/// A rubric without one target, and, if it was the question's last, without the question.
fn without(rubric: &Value, question: &str, stage: &str, is_last: bool) -> Value {
    match rubric {
        Value::Object(map) if map.get("id").is_some_and(|id| id == question) && map.contains_key("ask") => {
            let mut map = map.clone();
            map["targets"].as_object_mut().unwrap().remove(stage);
            if map["targets"].as_object().unwrap().is_empty() { Value::Null } else { Value::Object(map) }
        }
        Value::Object(map) => {
            map.iter().map(|(key, value)| (key.clone(), without(value, question, stage, is_last))).collect()
        }
        // A question that is gone is not listed among those that somebody is not asked.
        Value::Array(items) if is_last && items.iter().any(|item| item == question) => {
            items.iter().filter(|item| *item != question).cloned().collect()
        }
        Value::Array(items) => {
            let items = items.iter().map(|item| without(item, question, stage, is_last));
            items.filter(|item| !item.is_null()).collect()
        }
        other => other.clone(),
    }
}

proptest! {
    #![proptest_config(crate::support::cases(400))]

    #[test]
    fn an_unreachable_stage_is_nobodys_verdict((world, sheets) in worlds()) {
        let rubric = world.rubric();
        for (id, finding) in findings(Code::UnreachableStage, &world.rubric) {
            // In a banded rubric where nothing counts it is all of them.
            let number = rubric.stage(&id).map(|at| at + 1);
            for sheet in &sheets {
                let (stage, readings) = stages(&rubric, sheet);
                let Some(number) = number else {
                    prop_assert_eq!((id.as_str(), stage.unwrap_or(0), readings), ("stages", 0, [0; 4]));
                    continue;
                };
                prop_assert!(stage != Some(number) && !readings.contains(&number), "{finding:?}");
            }
        }
    }

    #[test]
    fn a_verdict_is_the_same_without_an_idle_cap((world, sheets) in worlds()) {
        let rubric = world.rubric();
        // A question that a cap alone makes count blocks a verdict as long as it is unanswered.
        if rubric.unanswered == Unanswered::Block {
            return Ok(());
        }
        let mut without = rubric.clone();
        for (_, finding) in findings(Code::IdleCap, &world.rubric) {
            let at = rubric.question(&criterion_of(&finding).0).unwrap();
            without.criteria[rubric.questions[at].criteria.start].cap = None;
        }
        for sheet in &sheets {
            prop_assert_eq!(stages(&rubric, sheet), stages(&without, sheet));
        }
    }

    #[test]
    fn a_verdict_is_the_same_without_an_idle_criterion((world, sheets) in worlds()) {
        let rubric = world.rubric();
        for (_, finding) in findings(Code::IdleCriterion, &world.rubric) {
            let (question, stage) = criterion_of(&finding);
            let at = rubric.question(&question).unwrap();
            let is_last = rubric.questions[at].criteria.len() == 1;
            // An unanswered question blocks a verdict even if its criterion does not count.
            if is_last && (rubric.unanswered == Unanswered::Block || rubric.questions.iter().filter(|other| other.dimension == rubric.questions[at].dimension).count() == 1) {
                continue;
            }
            let smaller = support::read_rubric(&without(&world.rubric, &question, &stage, is_last).to_string());
            prop_assert_eq!(smaller.criteria.len() + 1, rubric.criteria.len());
            for sheet in &sheets {
                let mut rest = sheet.clone();
                if is_last {
                    rest.1.remove(at);
                }
                prop_assert_eq!(stages(&rubric, sheet), stages(&smaller, &rest), "{:?}", finding);
            }
        }
    }

    #[test]
    fn a_verdict_is_the_same_whatever_is_answered_to_an_idle_question((world, sheets) in worlds()) {
        let rubric = world.rubric();
        let idle: Vec<_> = findings(Code::IdleCriterion, &world.rubric).iter().map(|(_, finding)| criterion_of(finding).0).collect();
        for (at, question) in rubric.questions.iter().enumerate() {
            if idle.iter().filter(|id| **id == question.id).count() < question.criteria.len() {
                continue;
            }
            for sheet in &sheets {
                let mut answers = vec![extreme(&rubric, question, true), extreme(&rubric, question, false)];
                answers.extend(question.allow_na.is_allowed().then(|| Given::NotApplicable("Not here".into())));
                if sheet.1[at].given == Given::OutOfScope {
                    continue;
                }
                if rubric.unanswered == Unanswered::Block {
                    if sheet.1[at].given == Given::Nothing {
                        continue;
                    }
                } else {
                    answers.push(Given::Nothing);
                }
                for answer in answers {
                    let mut other = sheet.clone();
                    other.1[at].given = answer;
                    prop_assert_eq!(stages(&rubric, sheet), stages(&rubric, &other), "{}", question.id);
                }
            }
        }
    }

    #[test]
    fn an_unsupported_stage_is_empty_for_the_kind_and_every_other_one_is_not((world, _) in worlds()) {
        let rubric = world.rubric();
        let found = findings(Code::UnsupportedStage, &world.rubric);
        let found: Vec<_> = found.iter().map(|(kind, finding)| (kind.as_str(), finding.message.get(Lang::En).split('`').nth(1).unwrap().to_owned())).collect();
        let everything = Program::new(&rubric, None).judge(&best(&rubric)).1.profile;
        let mut expected = Vec::new();
        for scope in &rubric.scopes {
            let (kind, responses) = asked(&rubric, Some(scope.kind), best(&rubric));
            let profile = Program::new(&rubric, kind).judge(&responses).1.profile;
            let columns = rubric.columns().min(rubric.highest_stage(kind));
            for column in (0..columns).filter(|&column| profile.overall()[column].is_none() && everything.overall()[column].is_some()) {
                expected.push((scope.kind.as_str(), rubric.column_stage(column).map_or(scope.kind.as_str(), |stage| &stage.id).to_owned()));
            }
        }
        prop_assert_eq!(found, expected);
    }

    #[test]
    fn a_stage_is_thinned_for_a_kind_if_its_gates_or_most_of_its_weight_are_gone((world, _) in worlds()) {
        let rubric = world.rubric();
        let found = findings(Code::ThinnedStage, &world.rubric);
        let found: Vec<_> = found.iter().map(|(kind, finding)| {
            let message = finding.message.get(Lang::En);
            let stage = rubric.stages.iter().position(|stage| message.contains(&format!("stage `{}`", stage.id)));
            (kind.as_str(), stage.unwrap_or(0))
        }).collect();
        let means = rubric.aggregate() == Aggregate::Mean && rubric.dimensions.iter().all(|dimension| dimension.aggregate == Aggregate::Mean);
        let mut expected = Vec::new();
        for scope in rubric.scopes.iter().filter(|_| world.method() != "profile") {
            let is_out = |question: usize| scope.out[question].is_some();
            // Everything answered at best, once without what the kind is not asked and once with that at its worst.
            let (kind, rest) = asked(&rubric, Some(scope.kind), best(&rubric));
            let profile = Program::new(&rubric, kind).judge(&rest).1.profile;
            let outcome = |met| Outcome::Answered {
                achievement: if met { Ppm::FULL } else { Ppm::ZERO }, met, partly_met: met, evidenced: false,
            };
            let outcomes = rubric.criteria.iter().map(|criterion| outcome(!is_out(criterion.question))).collect();
            let card = Scorecard { outcomes, ..Scorecard::default() };
            let shares = Program::new(&rubric, None).profile(&card, Reading::Actual);
            for column in 0..rubric.columns().min(if world.method() == "banded" { 1 } else { rubric.highest_stage(kind) }) {
                if profile.overall()[column].is_none() {
                    continue;
                }
                let gates: Vec<_> = rubric.criteria.iter().filter(|criterion| criterion.column == column && criterion.gate.is_some()).collect();
                let is_gateless = !gates.is_empty() && gates.iter().all(|gate| is_out(gate.question));
                let is_little = means && shares.overall()[column].is_some_and(|share| share.get() < 500_000);
                if is_gateless || is_little {
                    expected.push((scope.kind.as_str(), column));
                }
            }
        }
        prop_assert_eq!(found, expected);
    }

    #[test]
    fn the_vacuous_stages_are_those_of_the_sheets_without_answers((world, _) in worlds()) {
        let rubric = world.rubric();
        let found = findings(Code::VacuousStage, &world.rubric);
        for (at, (id, _)) in found.iter().enumerate() {
            prop_assert_eq!(id, &rubric.stages[at].id);
        }
        if world.method() != "staged" {
            prop_assert!(found.is_empty());
            return Ok(());
        }
        let kinds = || std::iter::once(None).chain(rubric.scopes.iter().map(|scope| Some(scope.kind)));
        let blank = |excused: &dyn Fn(usize) -> bool| {
            let attained = kinds().map(|kind| {
                let mut sheet = vec![Response::default(); rubric.questions.len()];
                for (at, response) in sheet.iter_mut().enumerate() {
                    if rubric.questions[at].allow_na.is_allowed() && excused(at) {
                        response.given = Given::NotApplicable("Not here".into());
                    }
                }
                stages(&rubric, &asked(&rubric, kind, sheet)).0.unwrap_or(0)
            });
            attained.max().unwrap()
        };
        let of_empty = found.iter().filter(|(_, finding)| finding.message.get(Lang::En).starts_with("an empty")).count();
        prop_assert_eq!(of_empty, blank(&|_| false));
        prop_assert!(blank(&|_| true) <= found.len());
        let optional: Vec<usize> = (0..rubric.questions.len()).filter(|&at| rubric.questions[at].allow_na.is_allowed()).collect();
        if optional.len() <= 8 {
            let highest = (0..1_usize << optional.len()).map(|set| {
                blank(&|at| optional.iter().position(|other| *other == at).is_some_and(|bit| set >> bit & 1 == 1))
            });
            prop_assert_eq!(highest.max().unwrap(), found.len());
        }
    }

    #[test]
    fn a_dominant_criterion_alone_makes_more_than_half_of_a_coverage(world in world()) {
        let found = findings(Code::DominantCriterion, &world.rubric);
        let found: Vec<_> = found.iter().map(|(_, finding)| (criterion_of(finding), ["of the stage", "of the whole"].iter().any(|whole| finding.message.get(Lang::En).contains(whole)))).collect();
        // Weights share a mean out, and in the same way the powers of a geometric one; of the least they say nothing.
        let rubric = world.rubric();
        let means = if world.method() == "profile" { rubric.clone() } else { world.aggregated("mean").rubric() };
        for (at, criterion) in rubric.criteria.iter().enumerate() {
            let outcome = |met| Outcome::Answered {
                achievement: if met { Ppm::FULL } else { Ppm::ZERO }, met, partly_met: met, evidenced: false,
            };
            let outcomes = (0..rubric.criteria.len()).map(|other| outcome(other == at)).collect();
            let card = Scorecard { outcomes, ..Scorecard::default() };
            let profile = Program::new(&means, None).profile(&card, Reading::Actual);
            let share = |row: &[Option<Ppm>]| row[criterion.column].unwrap_or_default().get();
            let is_least = |at: usize| rubric.dimensions[at].aggregate == Aggregate::Min;
            let cell = if is_least(criterion.dimension) { 0 } else { share(profile.dimension(criterion.dimension)) };
            let any_least = rubric.aggregate() == Aggregate::Min || rubric.lineage(criterion).any(is_least);
            let stage = if any_least { 0 } else { share(profile.overall()) };
            // What has no weight is no other to outweigh.
            let has_others = rubric.criteria.iter().any(|other| {
                (other.dimension, other.column) == (criterion.dimension, criterion.column)
                    && other.question != criterion.question
                    && other.weight > Decimal::ZERO
            });
            let stage_id = rubric.column_stage(criterion.column).map_or("", |stage| stage.id.as_str());
            let id = (rubric.questions[criterion.question].id.clone(), stage_id.to_owned());
            // The only one that counts in its column outweighs nobody.
            let is_only = !rubric.criteria.iter().any(|other| {
                other.column == criterion.column && other.question != criterion.question && rubric.counts(other)
                    && other.weight > Decimal::ZERO
            });
            if is_only {
                prop_assert!(!found.iter().any(|(other, _)| *other == id));
                continue;
            }
            // Three nodes are rounded, by half a part per million each.
            let (low, high) = (499_998, 500_002);
            if stage > high || (cell > high && has_others) {
                prop_assert!(found.contains(&(id, stage > high)) || stage > low && stage <= high);
            } else if stage < low && (cell < low || !has_others) {
                prop_assert!(!found.iter().any(|(other, _)| *other == id));
            }
        }
    }
}
