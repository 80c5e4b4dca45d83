//! What must hold for every two versions of every rubric.

use assess::against::{Group, Named, Pairing, Step, compare, moves};
use assess::answers::Response;
use assess::number::Ppm;
use assess::rubric::Rubric;
use assess::score::score;
use assess::verdict::verdict;
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::Patch;
use crate::support::{World, read_rubric, world};

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

/// Another version of a made-up rubric: some of its numbers, gates and questions are changed, by the seed.
fn changed(rubric: &Value, seed: u64) -> Value {
    let mut state = seed | 1;
    let mut next = move |count: u64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % count
    };
    let mut rubric = rubric.clone();
    if next(3) == 0 {
        rubric["verdict"]["unanswered"] =
            json!(["unmet", "excluded", "block"][usize::try_from(next(3)).unwrap()]);
    }
    change_dimensions(rubric["dimensions"].as_array_mut().unwrap(), &mut next);
    rubric
}

fn change_dimensions(dimensions: &mut [Value], next: &mut impl FnMut(u64) -> u64) {
    for dimension in dimensions {
        if next(3) == 0 {
            dimension["weight"] = json!(next(5));
        }
        if let Some(children) = dimension.get_mut("dimensions") {
            change_dimensions(children.as_array_mut().unwrap(), next);
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
            let targets = question["targets"].as_object_mut().unwrap();
            for target in targets.values_mut().filter_map(Value::as_object_mut) {
                if next(3) == 0 && target.get("gate").is_none() {
                    target.insert("gate".into(), json!(true));
                } else if next(3) == 0 {
                    target.remove("gate");
                }
                if next(2) == 0 && target.get("partial").is_none() && target.get("worst").is_none() {
                    target.entry("credit").or_insert(json!("none"));
                }
            }
            if question["answer"] == "yes_no" {
                for target in question["targets"].as_object_mut().unwrap().values_mut() {
                    target.as_object_mut().unwrap().remove("credit");
                }
            }
        }
    }
}

/// The stage and index of responses.
fn result(rubric: &Rubric, responses: &[Response]) -> (Option<usize>, Option<Ppm>) {
    let verdict = verdict(rubric, &score(rubric, None, responses));
    (verdict.stage, verdict.profile.index)
}

proptest! {
    #[test]
    fn a_rubric_does_not_differ_from_itself_in_whatever_order(world in world()) {
        let old = world.rubric();
        prop_assert_eq!(compare(&old, &old).changes, vec![]);
        let new = World { rubric: reversed(&world.rubric), ..world.clone() }.rubric();
        let comparison = compare(&old, &new);
        prop_assert!(comparison.needed.is_none_or(|needed| needed == Patch), "{:?}", comparison.changes);
        let sheets = [Named::carried("one", &Pairing::of(&old, &new), None, world.sheet(&old).responses)];
        prop_assert_eq!(&sheets[0].lost, &Vec::<usize>::new());
        prop_assert_eq!(moves(&old, &new, &sheets), vec![]);
    }

    #[test]
    fn the_steps_of_a_move_lead_from_the_old_result_to_the_new_one(world in world(), seed in any::<u64>()) {
        let old = world.rubric();
        let new = read_rubric(&changed(&world.rubric, seed).to_string());
        let comparison = compare(&old, &new);
        let groups: Vec<Group> = comparison.changes.iter().filter_map(|change| change.kind.group()).collect();
        let sheets = [Named::carried("one", &Pairing::of(&old, &new), None, world.sheet(&old).responses)];
        let moved = moves(&old, &new, &sheets);
        let (was, is) = (result(&old, &sheets[0].old), result(&new, &sheets[0].new));
        prop_assert_eq!(moved.is_empty(), was == is);
        for one in &moved {
            prop_assert_eq!((one.old.stage, one.old.index), was);
            prop_assert_eq!((one.new.stage, one.new.index), is);
            let steps = one.split.as_ref().unwrap();
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
        let sheets = [Named::carried("one", &Pairing::of(&old, &new), None, world.sheet(&old).responses)];
        for one in moves(&old, &new, &sheets) {
            let steps = one.split.unwrap();
            prop_assert_eq!(steps.len(), 1);
            prop_assert_eq!(steps[0].group, Group::Weights);
        }
    }
}
