//! What must hold for every two versions of every rubric.

use assess::base::number::Ppm;
use assess::cases::against::{Group, Named, Pairing, Step, compare, moves};
use assess::engine::program::Program;
use assess::model::answers::{AgencyKind, Response};
use assess::model::rubric::Rubric;
use proptest::prelude::*;
use serde_json::{Value, json};

use super::Patch;
use crate::support::{AGGREGATES, World, read_rubric, world};

/// The rubric with every list of questions and dimensions turned around.
fn reversed(value: &Value) -> Value {
    match value {
        Value::Object(map) => map
            .iter()
            .map(|(key, value)| {
                let mut value = reversed(value);
                if let (true, Value::Array(items)) =
                    (matches!(key.as_str(), "questions" | "dimensions"), &mut value)
                {
                    items.reverse();
                }
                (key.clone(), value)
            })
            .collect::<serde_json::Map<_, _>>()
            .into(),
        Value::Array(items) => items.iter().map(reversed).collect(),
        other => other.clone(),
    }
}

/// Another version of a made-up rubric: some of its numbers, gates, questions and rules are changed, by the seed.
fn changed(rubric: &Value, seed: u64) -> Value {
    let mut state = seed | 1;
    let mut next = move |count: u64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % count
    };
    let mut rubric = rubric.clone();
    let method = rubric["verdict"]["method"].as_str().unwrap().to_owned();
    let banded = method == "banded";
    if next(3) == 0 {
        rubric["verdict"]["unanswered"] =
            json!(["unmet", "excluded", "block", "nullify"][usize::try_from(next(4)).unwrap()]);
    }
    if banded && next(3) == 0 {
        rubric["verdict"]["aggregate"] = json!(AGGREGATES[usize::try_from(next(3)).unwrap()]);
    }
    if banded && next(3) == 0 {
        for (stage, place) in rubric["stages"].as_array_mut().unwrap().iter_mut().zip(1..) {
            stage["from"] = json!(place * 20);
        }
    }
    if let Some(scope) =
        rubric.get_mut("applies_to").and_then(|kinds| kinds.as_object_mut()?.values_mut().next())
    {
        let groups = scope["not_asked"].as_array_mut().unwrap();
        if next(3) == 0 {
            groups.pop();
        }
        if next(3) == 0 && scope.get("highest_stage").is_some() {
            scope["highest_stage"] = json!("s0");
        }
    } else if next(3) == 0 {
        rubric["applies_to"] =
            json!({"province": {"not_asked": [{"questions": ["q1"], "reason": "It is not theirs"}]}});
    }
    change_dimensions(rubric["dimensions"].as_array_mut().unwrap(), &method, &mut next);
    forget(&mut rubric);
    rubric
}

/// Takes what is gone out of what is not asked.
fn forget(rubric: &mut Value) {
    let dimensions = rubric["dimensions"].to_string();
    let Some(kinds) = rubric.get_mut("applies_to") else { return };
    for scope in kinds.as_object_mut().unwrap().values_mut() {
        for group in scope["not_asked"].as_array_mut().unwrap() {
            group["questions"]
                .as_array_mut()
                .unwrap()
                .retain(|id| dimensions.contains(&format!("\"id\":{id}")));
        }
    }
}

fn change_dimensions(dimensions: &mut [Value], method: &str, next: &mut impl FnMut(u64) -> u64) {
    for dimension in dimensions {
        if next(3) == 0 {
            dimension["weight"] = json!(next(5));
        }
        if method == "banded" && next(3) == 0 {
            dimension["aggregate"] = json!(AGGREGATES[usize::try_from(next(3)).unwrap()]);
        }
        if let Some(children) = dimension.get_mut("dimensions") {
            change_dimensions(children.as_array_mut().unwrap(), method, next);
            continue;
        }
        let questions = dimension["questions"].as_array_mut().unwrap();
        if questions.len() > 1 && next(3) == 0 {
            questions.remove(usize::try_from(next(2)).unwrap());
        }
        if next(3) == 0 {
            let mut copy = questions[0].clone();
            copy["id"] = json!(format!("new-{}", copy["id"].as_str().unwrap()));
            copy["ask"] = json!("Is there anything else that could be asked?");
            questions.push(copy);
        }
        for question in questions {
            if next(3) == 0 {
                question["weight"] = json!(next(4));
            }
            if next(4) == 0 {
                question["allow_na"] = json!(false);
            }
            if question["answer"] == "number" && next(3) == 0 {
                question["range"] = json!([0, 117]);
            }
            let is_yes_no = question["answer"] == "yes_no";
            let has_gates = method == "staged";
            let targets: Vec<&mut Value> = match question.get_mut("targets") {
                Some(targets) => targets.as_object_mut().unwrap().values_mut().collect(),
                None => vec![&mut question["target"]],
            };
            for target in targets.into_iter().filter_map(Value::as_object_mut) {
                if next(3) == 0 && target.get("gate").is_none() && has_gates {
                    target.insert("gate".into(), json!(true));
                } else if next(3) == 0 {
                    target.remove("gate");
                }
                if next(2) == 0
                    && target.get("partial").is_none()
                    && target.get("worst").is_none()
                    && !is_yes_no
                {
                    target.entry("credit").or_insert(json!("none"));
                }
            }
        }
    }
}

/// The stage and index of responses.
fn result(rubric: &Rubric, kind: Option<AgencyKind>, responses: &[Response]) -> (Option<usize>, Option<Ppm>) {
    let (_, verdict) = Program::new(rubric, kind).judge(responses);
    (verdict.stage, verdict.profile.index)
}

/// The sheet of a world, for both versions.
fn named(world: &World, old: &Rubric, new: &Rubric) -> Named {
    let sheet = world.sheet(old);
    Named::carried("one", &Pairing::of(old, new), sheet.agency.kind, sheet.responses)
}

proptest! {
    #[test]
    fn a_rubric_does_not_differ_from_itself_in_whatever_order(world in world()) {
        let old = world.rubric();
        prop_assert_eq!(compare(&old, &old).changes, vec![]);
        let new = World { rubric: reversed(&world.rubric), ..world.clone() }.rubric();
        let comparison = compare(&old, &new);
        prop_assert!(comparison.needed.is_none_or(|needed| needed == Patch), "{:?}", comparison.changes);
        let sheets = [named(&world, &old, &new)];
        prop_assert_eq!(&sheets[0].lost, &Vec::<usize>::new());
        prop_assert_eq!(moves(&old, &new, &sheets), vec![]);
    }

    #[test]
    fn the_steps_of_a_move_lead_from_the_old_result_to_the_new_one(world in world(), seed in any::<u64>()) {
        let old = world.rubric();
        let new = read_rubric(&changed(&world.rubric, seed).to_string());
        let comparison = compare(&old, &new);
        let groups: Vec<Group> = comparison.changes.iter().filter_map(|change| change.kind.group()).collect();
        let sheets = [named(&world, &old, &new)];
        let moved = moves(&old, &new, &sheets);
        let (was, is) = (result(&old, sheets[0].kind, &sheets[0].old), result(&new, sheets[0].kind, &sheets[0].new));
        prop_assert_eq!(moved.is_empty(), was == is);
        for one in &moved {
            prop_assert_eq!((one.old.stage, one.old.index), was);
            prop_assert_eq!((one.new.stage, one.new.index), is);
            // Only the powers of a geometric mean can be too fine, and that takes weights with fractions.
            let Some(steps) = &one.split else {
                prop_assert!(world.method() == "banded");
                continue;
            };
            prop_assert!(!steps.is_empty());
            prop_assert_eq!(steps[0].before, one.old);
            prop_assert_eq!(steps[steps.len() - 1].after, one.new);
            prop_assert!(steps.windows(2).all(|pair| pair[0].after == pair[1].before && pair[0].group < pair[1].group));
            prop_assert_eq!(steps.iter().map(Step::index_change).sum::<i64>(), one.index_change());
            // No step without a change of its group.
            for step in steps {
                prop_assert!(groups.contains(&step.group), "{:?} {:?}", step, comparison.changes);
            }
        }
    }

    #[test]
    fn one_group_of_changes_alone_makes_the_whole_move(world in world(), weight in 0..9_u32) {
        let old = world.rubric();
        let mut changed = world.rubric.clone();
        changed["dimensions"][0]["weight"] = json!(weight);
        let new = read_rubric(&changed.to_string());
        let sheets = [named(&world, &old, &new)];
        for one in moves(&old, &new, &sheets) {
            let steps = one.split.unwrap();
            prop_assert_eq!(steps.len(), 1);
            prop_assert_eq!(steps[0].group, Group::Weights);
        }
    }
}
