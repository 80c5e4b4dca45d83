//! What must hold for every rubric and every answer sheet (rubric specification, section 4).

#![allow(clippy::unwrap_used)]

use crate::support;

use std::sync::LazyLock;

use assess::base::lang::Lang;
use assess::base::number::{Decimal, Ppm};
use assess::engine::program::Program;
use assess::model::answers::{Answer, AnswerSheet, Given};
use assess::model::rubric::{AllowNa, AnswerKind, Direction, Rubric};
use assess::report::data::json::{self, Provenance};
use assess::report::view::{self, sheet as view_sheet};
use assess::report::write::terminal::{self, Screen};
use assess::syntax::format::Format;
use jsonschema::Validator;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use serde_json::{Value, json};
use support::{AGGREGATES, METHODS, World, banded_world, read_rubric, read_sheet, result, world};

/// The published schema of a result.
static RESULT: LazyLock<Validator> = LazyLock::new(|| jsonschema::draft202012::new(&json::schema()).unwrap());

/// A better answer to a question, if there is one.
fn better(rubric: &Rubric, sheet: &AnswerSheet, at: usize) -> Option<AnswerSheet> {
    let question = &rubric.questions[at];
    let criterion = rubric.criteria.get(question.criteria.start)?;
    let up = criterion.rule.direction == Direction::AtLeast;
    let Given::Answer(answer) = &sheet.responses[at].given else { return None };
    let (least, most) = question.answer.bounds();
    let step = |value: Decimal| {
        let change = if up { Decimal::from_count(7) } else { Decimal::from_millionths(-7_000_000) };
        Decimal::from_millionths(
            (value.millionths() + change.millionths()).clamp(least.millionths(), most.millionths()),
        )
    };
    let answer = match (answer, &question.answer) {
        (Answer::YesNo(_), _) => Answer::YesNo(up),
        (Answer::Number(value), _) => Answer::Number(step(*value)),
        (Answer::Ratio { of, total }, _) => {
            Answer::Ratio { of: (*total).min(of.saturating_add(Decimal::ONE)), total: *total }
        }
        (Answer::Choice(at), AnswerKind::Choice { options, .. }) => {
            Answer::Choice((at + 1).min(options.len() - 1))
        }
        (Answer::Checklist(ticked), AnswerKind::Checklist { items }) => {
            let mut ticked = ticked.clone();
            ticked.extend((0..items.len()).find(|item| !ticked.contains(item)));
            ticked.sort_unstable();
            Answer::Checklist(ticked)
        }
        _ => return None,
    };
    let mut sheet = sheet.clone();
    sheet.responses[at].given = Given::Answer(answer);
    Some(sheet)
}

fn every_coverage(rubric: &Rubric, sheet: &AnswerSheet) -> Vec<Option<Ppm>> {
    let profile = result(rubric, sheet).verdict.profile;
    let cells = (0..rubric.dimensions.len()).flat_map(|at| profile.dimension(at).to_vec());
    cells.chain(profile.overall().to_vec()).chain([profile.index]).collect()
}

/// The same with every list of questions and dimensions turned around.
fn reversed(value: &Value) -> Value {
    match value {
        Value::Object(map) => Value::Object(
            map.iter()
                .map(|(key, value)| {
                    let mut value = reversed(value);
                    if let (true, Value::Array(items)) =
                        (matches!(key.as_str(), "questions" | "dimensions"), &mut value)
                    {
                        items.reverse();
                    }
                    (key.clone(), value)
                })
                .collect(),
        ),
        Value::Array(items) => Value::Array(items.iter().map(reversed).collect()),
        other => other.clone(),
    }
}

/// The same with every weight a multiple.
fn weighed(value: &Value, factor: u32) -> Value {
    match value {
        Value::Object(map) => Value::Object(
            map.iter()
                .map(|(key, value)| match (key.as_str(), value) {
                    ("weight", Value::Number(number)) => {
                        let weight =
                            Decimal::parse(&number.to_string()).unwrap().millionths() * i128::from(factor);
                        (
                            key.clone(),
                            serde_json::from_str(&Decimal::from_millionths(weight).to_string()).unwrap(),
                        )
                    }
                    _ => (key.clone(), weighed(value, factor)),
                })
                .collect(),
        ),
        Value::Array(items) => Value::Array(items.iter().map(|item| weighed(item, factor)).collect()),
        other => other.clone(),
    }
}

/// Makes every weight whole, as a geometric mean needs it.
fn whole_weights(dimensions: &mut Value) {
    for part in dimensions.as_array_mut().unwrap() {
        let weight = part["weight"].as_f64().unwrap().floor();
        part["weight"] = json!(weight);
        for key in ["dimensions", "questions"] {
            if let Some(children) = part.get_mut(key) {
                whole_weights(children);
            }
        }
    }
}

proptest! {
    #![proptest_config(crate::support::cases(400))]

    #[test]
    fn raising_an_answer_lowers_nothing(world in world(), pick in any::<prop::sample::Index>()) {
        let rubric = world.rubric();
        let sheet = world.sheet(&rubric);
        let at = pick.index(rubric.questions.len());
        if let Some(raised) = better(&rubric, &sheet, at) {
            for (before, after) in every_coverage(&rubric, &sheet).into_iter().zip(every_coverage(&rubric, &raised)) {
                prop_assert!(before <= after, "{before:?} > {after:?}");
            }
            let (before, after) = (result(&rubric, &sheet).verdict, result(&rubric, &raised).verdict);
            prop_assert!(before.stage <= after.stage);
            prop_assert!(before.range.stage.0 <= after.range.stage.0 && before.range.stage.1 <= after.range.stage.1);
            prop_assert!(before.dimension_stages.iter().zip(&after.dimension_stages).all(|(before, after)| before <= after));
        }
    }

    #[test]
    fn a_scale_changes_how_results_are_written_and_nothing_else(world in world(), end in 1..=40_u32) {
        let rubric = world.rubric();
        let scaled = support::scaled(&world, end);
        let other = scaled.rubric();
        prop_assert_eq!(&rubric.method, &other.method);
        let (sheet, same) = (world.sheet(&rubric), scaled.sheet(&other));
        prop_assert_eq!(result(&rubric, &sheet).verdict, result(&other, &same).verdict);
        let scale = other.scale.unwrap();
        for share in [0, 1, 333_333, 666_666, 666_667, 999_999, 1_000_000].map(Ppm::new) {
            prop_assert_eq!(scale.share(scale.written(share)), Some(share));
        }
    }

    #[test]
    fn the_order_of_questions_and_dimensions_changes_nothing(world in world()) {
        let rubric = world.rubric();
        let turned = read_rubric(&reversed(&world.rubric).to_string());
        let (sheet, turned_sheet) = (world.sheet(&rubric), world.sheet(&turned));
        let (one, other) = (result(&rubric, &sheet), result(&turned, &turned_sheet));
        prop_assert_eq!(one.verdict.stage, other.verdict.stage);
        prop_assert_eq!(one.verdict.range, other.verdict.range);
        prop_assert_eq!(one.verdict.evidenced, other.verdict.evidenced);
        prop_assert_eq!(one.verdict.evidence_share, other.verdict.evidence_share);
        prop_assert_eq!(one.verdict.profile.overall(), other.verdict.profile.overall());
        for (at, dimension) in rubric.dimensions.iter().enumerate() {
            let there = turned.dimensions.iter().position(|other| other.id == dimension.id).unwrap();
            prop_assert_eq!(one.verdict.profile.dimension(at), other.verdict.profile.dimension(there));
        }
    }

    #[test]
    fn multiplying_all_weights_changes_nothing(world in world(), factor in 2..1000_u32) {
        let rubric = world.rubric();
        let heavier = read_rubric(&weighed(&world.rubric, factor).to_string());
        let (sheet, other_sheet) = (world.sheet(&rubric), world.sheet(&heavier));
        let (one, other) = (result(&rubric, &sheet), result(&heavier, &other_sheet));
        prop_assert_eq!(every_coverage(&rubric, &sheet), every_coverage(&heavier, &other_sheet));
        prop_assert_eq!(one.verdict.stage, other.verdict.stage);
        prop_assert_eq!(one.verdict.range, other.verdict.range);
        prop_assert_eq!(one.gaps, other.gaps);
    }

    #[test]
    fn the_stage_lies_in_its_range_and_above_its_stricter_readings(world in world()) {
        let rubric = world.rubric();
        let sheet = world.sheet(&rubric);
        let (_, verdict) = Program::new(&rubric, sheet.agency.kind).judge(&sheet.responses);
        if let Some(stage) = verdict.stage {
            prop_assert!(verdict.range.stage.0 <= stage && stage <= verdict.range.stage.1);
            prop_assert!(verdict.evidenced <= stage);
            prop_assert!(verdict.not_applicable_as_unmet <= stage);
        }
        prop_assert!(verdict.range.index.0 <= verdict.profile.index.or(verdict.range.index.0));
        prop_assert!(verdict.profile.index <= verdict.range.index.1);
    }

    #[test]
    fn a_gap_that_is_closed_adds_its_gain_to_its_cell(world in world(), pick in any::<prop::sample::Index>()) {
        let rubric = world.rubric();
        let sheet = world.sheet(&rubric);
        let assessment = assess::analysis::assessment::assess(&rubric, &sheet, Some(rubric.stages.len()));
        if assessment.gaps.is_empty() { return Ok(()); }
        let gap = assessment.gaps[pick.index(assessment.gaps.len())];
        let criterion = &rubric.criteria[gap.criterion];
        let mut card = assessment.card.clone();
        card.outcomes[gap.criterion] = assess::engine::score::Outcome::Answered {
            achievement: Ppm::FULL, met: true, partly_met: true, evidenced: false,
        };
        let cell = |card: &assess::engine::score::Scorecard| {
            Program::new(&rubric, card.kind).profile(card, assess::engine::score::Reading::Actual).dimension(criterion.dimension)[criterion.column].unwrap_or_default().get()
        };
        // Each of the three numbers is rounded on its own.
        let after = cell(&assessment.card) + gap.gain.get();
        prop_assert!(cell(&card).abs_diff(after) <= 1, "{} and {after}", cell(&card));
    }

    #[test]
    fn yaml_toml_and_json_mean_the_same(world in world()) {
        let rubric = world.rubric();
        let json_sheet = world.sheet_json();
        let sheet = world.sheet(&rubric);
        prop_assert_eq!(&read_sheet(&rubric, Format::Yaml, &json_sheet.to_string()), &sheet);
        // TOML has no null: a question without an answer is left out.
        let answers = world.answers.iter().filter(|(_, answer)| !answer.is_null()).map(|(id, answer)| (id.clone(), answer.clone()));
        let written = json!({"agency": json_sheet["agency"], "period": "2026-Q3", "answers": Value::Object(answers.collect())});
        prop_assert_eq!(&read_sheet(&rubric, Format::Toml, &support::to_toml(&written)), &sheet);
    }

    #[test]
    fn every_report_is_laid_out_within_its_width_and_is_the_same_every_time(world in world(), width in 60..120_usize) {
        let rubric = world.rubric();
        let sheet = world.sheet(&rubric);
        let assessment = result(&rubric, &sheet);
        let screen = Screen { width, ..Screen::default() };
        let options = view::Options::full(Lang::En);
        let report = terminal::write(&view_sheet::document(&assessment, options), screen);
        for line in report.lines() {
            prop_assert!(unicode_width::UnicodeWidthStr::width(line) <= width, "{line:?}");
        }
        prop_assert_eq!(terminal::write(&view_sheet::document(&result(&rubric, &sheet), options), screen), report);
    }

    #[test]
    fn the_order_of_the_parts_of_a_banded_rubric_changes_no_number(world in banded_world()) {
        for aggregate in AGGREGATES {
            let world = world.aggregated(aggregate);
            let (rubric, turned) = (world.rubric(), read_rubric(&reversed(&world.rubric).to_string()));
            let (mut one, mut other) = (every_coverage(&rubric, &world.sheet(&rubric)), every_coverage(&turned, &world.sheet(&turned)));
            one.sort_unstable();
            other.sort_unstable();
            prop_assert_eq!(one, other, "{}", aggregate);
        }
    }

    #[test]
    fn the_least_is_no_more_than_the_geometric_mean_and_that_no_more_than_the_mean(world in banded_world()) {
        // Rounding keeps the order, so it holds to the last digit at every node.
        let of = |aggregate| {
            let mut world = world.aggregated(aggregate);
            whole_weights(&mut world.rubric["dimensions"]);
            let rubric = world.rubric();
            every_coverage(&rubric, &world.sheet(&rubric))
        };
        let (least, geometric, mean) = (of("min"), of("geometric"), of("mean"));
        prop_assert!(least.iter().zip(&geometric).all(|(least, geometric)| least <= geometric), "{least:?} {geometric:?}");
        prop_assert!(geometric.iter().zip(&mean).all(|(geometric, mean)| geometric <= mean), "{geometric:?} {mean:?}");
    }

    #[test]
    fn raising_an_answer_lowers_no_total_however_parts_are_put_together(world in banded_world(), pick in any::<prop::sample::Index>()) {
        for aggregate in AGGREGATES {
            let mut world = world.aggregated(aggregate);
            whole_weights(&mut world.rubric["dimensions"]);
            let rubric = world.rubric();
            let sheet = world.sheet(&rubric);
            let Some(raised) = better(&rubric, &sheet, pick.index(rubric.questions.len())) else { continue };
            let (before, after) = (result(&rubric, &sheet).verdict, result(&rubric, &raised).verdict);
            prop_assert!(before.profile.overall() <= after.profile.overall(), "{}", aggregate);
            prop_assert!(before.stage <= after.stage, "{}", aggregate);
        }
    }

    #[test]
    fn a_missing_answer_that_counts_makes_the_total_zero_where_the_rubric_says_so(world in world()) {
        let mut world = world;
        world.rubric["verdict"]["unanswered"] = json!("nullify");
        let rubric = world.rubric();
        let sheet = world.sheet(&rubric);
        let verdict = result(&rubric, &sheet).verdict;
        for (column, coverage) in verdict.profile.overall().iter().enumerate() {
            let missing = rubric.criteria.iter().any(|criterion| {
                criterion.column == column
                    && rubric.counts(criterion)
                    && sheet.responses[criterion.question].given == Given::Nothing
            });
            if missing {
                prop_assert_eq!(coverage, &Some(Ppm::ZERO));
            }
        }
        world.rubric["verdict"]["unanswered"] = json!("unmet");
        let plain = world.rubric();
        let other = result(&plain, &world.sheet(&plain)).verdict;
        prop_assert!(verdict.profile.overall().iter().zip(other.profile.overall()).all(|(null, unmet)| null == unmet || *null == Some(Ppm::ZERO)));
        prop_assert_eq!(verdict.range.index.1, other.range.index.1);
    }

    #[test]
    fn what_an_agency_is_not_asked_is_as_if_the_rubric_did_not_have_it(world in world()) {
        let rubric = world.rubric();
        let sheet = world.sheet(&rubric);
        let verdict = result(&rubric, &sheet).verdict;
        let Some(scope) = rubric.scope(sheet.agency.kind) else { return Ok(()) };
        // Not applicable leaves the mean, too, and the limit is that of the kind.
        let mut excused = sheet.clone();
        let mut rubric = rubric.clone();
        rubric.questions.iter_mut().zip(&scope.out).filter(|(_, out)| out.is_some()).for_each(|(question, _)| question.allow_na = AllowNa::Leaves);
        for (response, out) in excused.responses.iter_mut().zip(&scope.out) {
            if out.is_some() {
                prop_assert_eq!(&response.given, &Given::OutOfScope);
                response.given = Given::NotApplicable("Not theirs".into());
            }
        }
        let other = result(&rubric, &excused).verdict;
        prop_assert_eq!(verdict.profile, other.profile);
        prop_assert_eq!(verdict.stage, other.stage);
        prop_assert_eq!(&verdict.range, &other.range);
        prop_assert_eq!(verdict.dimension_stages, other.dimension_stages);
        let limit = scope.limit.as_ref().map_or(rubric.stages.len(), |limit| limit.stage + 1);
        prop_assert!(verdict.stage.unwrap_or(0) <= limit && verdict.range.stage.1 <= limit);
    }

    #[test]
    fn a_result_fits_its_schema_and_can_be_recomputed_from_its_own_numbers(world in world()) {
        let rubric = world.rubric();
        let sheet = world.sheet(&rubric);
        let provenance = Provenance { tool: "0".into(), rubric_sha256: "0".into(), answers_sha256: "0".into(), ..Provenance::default() };
        let text = json::to_string(&result(&rubric, &sheet), &[], provenance, Lang::En).unwrap();
        let result: Value = serde_json::from_str(&text).unwrap();
        let errors: Vec<String> = RESULT.iter_errors(&result).map(|error| error.to_string()).collect();
        prop_assert_eq!(errors, Vec::<String>::new());
        support::recompute::recompute(&result);
    }

    #[test]
    fn a_dimension_whose_criteria_all_have_one_achievement_has_that_coverage(
        percent in 0..=1_000_000_u32, weights in prop::collection::vec(1..1000_u32, 1..8),
    ) {
        let questions: Vec<String> = weights
            .iter()
            .enumerate()
            .map(|(at, weight)| format!("id: q{at}, answer: percent, weight: {weight}, targets: {{s: 100}}"))
            .collect();
        let questions: Vec<&str> = questions.iter().map(String::as_str).collect();
        let rubric = support::cell(&questions, "");
        let value = Ppm::new(percent).percent();
        let answers: Vec<String> = (0..weights.len()).map(|at| format!("q{at}: {value}")).collect();
        let sheet = support::sheet(&rubric, &answers.join("\n"));
        let verdict = result(&rubric, &sheet).verdict;
        prop_assert_eq!(verdict.profile.overall(), [Some(Ppm::new(percent))]);
    }
}

#[test]
fn made_up_worlds_reach_every_method_stage_and_policy() {
    // The generator would prove nothing if its worlds were all alike.
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let mut seen = std::collections::BTreeSet::new();
    let mut rules = std::collections::BTreeSet::new();
    for _ in 0..900 {
        let world: World = world().new_tree(&mut runner).unwrap().current();
        let rubric = world.rubric();
        let sheet = world.sheet(&rubric);
        let assessment = result(&rubric, &sheet);
        let (verdict, counts) = (&assessment.verdict, assessment.card.counts);
        seen.insert((
            rubric.method.as_str(),
            verdict.stage,
            verdict.range.stage.0 < verdict.range.stage.1,
            counts.out_of_scope > 0,
            counts.unscored > 0,
        ));
        rules.insert(format!("{} {}", world.rubric["verdict"]["unanswered"], rubric.aggregate().as_str()));
    }
    for method in METHODS {
        let of = |method| seen.iter().filter(move |(own, ..)| *own == method);
        for stage in [Some(0), Some(1), Some(2), Some(3), None] {
            let claimed = method != "profile" || stage.is_none();
            assert_eq!(of(method).any(|(_, found, ..)| *found == stage), claimed, "{method} {stage:?}");
        }
        assert!(of(method).any(|(.., scoped, _)| *scoped), "{method}");
        assert!(of(method).any(|(.., unscored)| *unscored), "{method}");
        assert_eq!(of(method).any(|(_, _, wide, ..)| *wide), method != "profile");
    }
    // Four policies with each of three ways to put parts together.
    assert_eq!(rules.len(), 12, "{rules:?}");
}
