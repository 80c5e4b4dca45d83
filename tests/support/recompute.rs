//! Redoes a result with floats and plain loops, from nothing but the numbers in its JSON.

use serde_json::{Value, json};

/// A weight and the published number of a part, in parts per million.
type Part = (f64, u64);

fn list<'v>(value: &'v Value, key: &str) -> &'v [Value] {
    value[key].as_array().unwrap()
}

fn weight(value: &Value) -> f64 {
    value["weight"].as_str().unwrap().parse().unwrap()
}

/// Puts parts together; a part of weight 0 has no say, and without others there is nothing.
#[allow(clippy::cast_precision_loss, clippy::cast_possible_truncation, clippy::cast_sign_loss)]
fn together(aggregate: &Value, parts: &[Part]) -> Option<u64> {
    let parts: Vec<Part> = parts.iter().copied().filter(|(weight, _)| *weight > 0.0).collect();
    let whole: f64 = parts.iter().map(|(weight, _)| weight).sum();
    let sum =
        |term: fn(f64) -> f64| parts.iter().map(|(weight, value)| weight * term(*value as f64)).sum::<f64>();
    let rounded = |value: f64| (value + 1e-9).round() as u64;
    if parts.is_empty() {
        return None;
    }
    Some(match aggregate.as_str().unwrap() {
        "mean" => rounded(sum(|value| value) / whole),
        "min" => parts.iter().map(|(_, value)| *value).min().unwrap(),
        "geometric" if parts.iter().any(|(_, value)| *value == 0) => 0,
        "geometric" => rounded((sum(f64::ln) / whole).exp()),
        other => panic!("there is no aggregate {other}"),
    })
}

/// Whether nothing that a criterion lies in has weight 0.
fn counts(result: &Value, criterion: &Value) -> bool {
    let question = list(result, "questions").iter().find(|it| it["id"] == criterion["question"]).unwrap();
    let mut at = Some(&question["dimension"]);
    let mut counts = weight(criterion) > 0.0;
    while let Some(id) = at {
        let dimension = list(result, "dimensions").iter().find(|it| it["id"] == *id).unwrap();
        counts &= weight(dimension) > 0.0;
        at = Some(&dimension["parent"]).filter(|parent| !parent.is_null());
    }
    counts
}

/// The number of the stage that a row of coverages reaches by the thresholds or bounds of the stages.
///
/// `open` says at which stages a gate stands open, `bare` for which the rubric has no criterion at all.
fn reached(
    result: &Value,
    row: &[Option<u64>],
    open: &dyn Fn(&Value) -> bool,
    bare: &dyn Fn(&Value) -> bool,
) -> u64 {
    let stages = list(result, "stages");
    let place = |id: &Value| stages.iter().position(|stage| stage["id"] == *id).unwrap();
    let limit = &result["verdict"]["limit"];
    let mut number = 0;
    for (at, stage) in stages.iter().enumerate() {
        if open(&stage["id"]) {
            break;
        }
        let enough = if let Some(from) = stage["from_ppm"].as_u64() {
            row[0] >= Some(from)
        } else {
            let is_bare = bare(&stage["id"]);
            let meets = |threshold: &Value| {
                let asked = threshold["coverage_ppm"].as_u64().unwrap();
                // What is empty is not asked about, and meets nothing where there is nothing else.
                row[place(&threshold["stage"])].map_or(!is_bare, |have| {
                    if threshold["over"].as_bool().unwrap() { have > asked } else { have >= asked }
                })
            };
            (row[at].is_some() || is_bare) && list(stage, "requires").iter().all(meets)
        };
        if enough {
            number = stage["position"].as_u64().unwrap();
        }
        if stage["id"] == *limit {
            break;
        }
    }
    number
}

/// Asserts that the numbers of a result follow from each other, as the rubric specification says.
pub fn recompute(result: &Value) {
    let rubric = &result["rubric"];
    let (method, policy) = (rubric["method"].as_str().unwrap(), rubric["unanswered"].as_str().unwrap());
    let (questions, criteria, dimensions) =
        (list(result, "questions"), list(result, "criteria"), list(result, "dimensions"));
    let question = |criterion: &Value| questions.iter().find(|it| it["id"] == criterion["question"]).unwrap();
    let is_unanswered = |criterion: &Value| question(criterion)["status"] == "unanswered";
    // A banded result has one column, which belongs to no stage.
    let columns =
        if method == "banded" { vec![json!({"id": null})] } else { list(result, "stages").to_vec() };
    let mut row = Vec::new();
    for (at, stage) in columns.iter().enumerate() {
        let coverage = |dimension: &Value| dimension["cells"][at]["coverage_ppm"].as_u64();
        for dimension in dimensions {
            let own = criteria.iter().filter(|criterion| {
                criterion["stage"] == stage["id"] && question(criterion)["dimension"] == dimension["id"]
            });
            let own = own.filter_map(|it| Some((weight(it), it["achievement_ppm"].as_u64()?)));
            // A dimension of dimensions has no criteria of its own: its parts are their published coverages.
            let within = dimensions.iter().filter(|part| part["parent"] == dimension["id"]);
            let within = within.filter_map(|part| Some((weight(part), coverage(part)?)));
            let parts: Vec<Part> = own.chain(within).collect();
            assert_eq!(coverage(dimension), together(&dimension["aggregate"], &parts), "{}", dimension["id"]);
        }
        let top = dimensions.iter().filter(|dimension| dimension["parent"].is_null());
        let top: Vec<Part> = top.filter_map(|it| Some((weight(it), coverage(it)?))).collect();
        let mut total = together(&rubric["aggregate"], &top);
        let missing = |it: &&Value| it["stage"] == stage["id"] && is_unanswered(it) && counts(result, it);
        if policy == "nullify" && criteria.iter().any(|it| missing(&it)) {
            total = total.map(|_| 0);
        }
        if method != "banded" {
            assert_eq!(stage["coverage_ppm"].as_u64(), total, "{}", stage["id"]);
        }
        row.push(total);
    }
    let known: Vec<Part> = row.iter().flatten().map(|total| (1.0, *total)).collect();
    let verdict = &result["verdict"];
    let is_blocked = policy == "block" && result["counts"]["unanswered"].as_u64() > Some(0);
    let index = together(&json!("mean"), &known).filter(|_| !is_blocked);
    assert_eq!(verdict["index_ppm"].as_u64(), index);
    for criterion in criteria {
        let status = question(criterion)["status"].as_str().unwrap();
        if status == "out-of-scope" || criterion["cap"].is_null() {
            assert_eq!(criterion["open_cap"], false, "{}", criterion["id"]);
        } else if matches!(status, "answered" | "unanswered") {
            assert_eq!(criterion["open_cap"], criterion["met"] == false, "{}", criterion["id"]);
        }
        // What does not apply leaves the mean, or counts as met.
        if status == "not-applicable" {
            let counted = if criterion["met"] == true { Some(1_000_000) } else { None };
            assert_eq!(criterion["achievement_ppm"].as_u64(), counted, "{}", criterion["id"]);
        }
    }
    for criterion in criteria.iter().filter(|it| is_unanswered(it)) {
        let counted = if policy == "excluded" { None } else { Some(0) };
        assert_eq!(criterion["achievement_ppm"].as_u64(), counted, "{}", criterion["id"]);
    }

    if method == "profile" {
        assert!(verdict["number"].is_null() && verdict["stage"].is_null());
        assert!(dimensions.iter().all(|dimension| dimension["stage"].is_null()));
        return;
    }
    // The gates that stand open at a stage, in a dimension or anywhere.
    let is_in = |criterion: &Value, dimension: &Value| {
        let mut at = Some(&question(criterion)["dimension"]);
        while let Some(id) = at.filter(|id| !id.is_null()) {
            if *id == dimension["id"] {
                return true;
            }
            at = dimensions.iter().find(|it| it["id"] == *id).map(|it| &it["parent"]);
        }
        false
    };
    let open = |stage: &Value, dimension: Option<&Value>| {
        criteria.iter().any(|it| {
            it["stage"] == *stage
                && it["open_gate"] == true
                && dimension.is_none_or(|dimension| is_in(it, dimension))
        })
    };
    let bare = |stage: &Value| criteria.iter().all(|it| it["stage"] != *stage);
    for stage in list(result, "stages") {
        assert_eq!(open(&stage["id"], None), !list(stage, "open_gates").is_empty(), "{}", stage["id"]);
    }
    // The verdict is at most the stage of each cap that stands open, whatever the total is.
    let stage_number = |id: &Value| {
        list(result, "stages").iter().position(|it| it["id"] == *id).map_or(0, |at| at as u64 + 1)
    };
    let open_caps = criteria.iter().filter(|it| it["open_cap"] == true).map(|it| stage_number(&it["cap"]));
    let cap = open_caps.min().unwrap_or(u64::MAX);
    let number = (!is_blocked).then(|| reached(result, &row, &|stage| open(stage, None), &bare).min(cap));
    assert_eq!(verdict["position"].as_u64(), number);
    let base = &rubric["base"];
    let shift = base["number"].as_u64().unwrap_or(0);
    assert_eq!(verdict["number"].as_u64(), number.map(|number| number + shift));
    for (at, stage) in list(result, "stages").iter().enumerate() {
        assert_eq!(
            (stage["position"].as_u64(), stage["number"].as_u64()),
            (Some(at as u64 + 1), Some(at as u64 + 1 + shift))
        );
    }
    let id = |number: u64| {
        let stage = list(result, "stages").iter().find(|stage| stage["position"] == number);
        let none = if base.is_null() { json!("none") } else { base["id"].clone() };
        stage.map_or(none, |stage| stage["id"].clone())
    };
    assert_eq!(verdict["stage"], number.map_or(Value::Null, id));
    for dimension in dimensions {
        let row: Vec<_> = list(dimension, "cells").iter().map(|cell| cell["coverage_ppm"].as_u64()).collect();
        let known = row.iter().any(Option::is_some);
        let stage =
            known.then(|| id(reached(result, &row, &|stage| open(stage, Some(dimension)), &|_| false)));
        assert_eq!(dimension["stage"], stage.unwrap_or(Value::Null), "{}", dimension["id"]);
    }
}
