//! Explanations against the result of the same sheet, for every sheet that is shipped.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::path::Path;
use std::process::Command;

use assess::report::data::schema::Kind;
use serde_json::Value;

use crate::support::files;

fn json(args: &[&str]) -> Value {
    let output = Command::new(env!("CARGO_BIN_EXE_assess"))
        .args(args)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .env_clear()
        .output()
        .unwrap();
    assert!(output.status.success(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

fn leaves<'v>(node: &'v Value, of: &str, found: &mut Vec<&'v Value>) {
    if node["of"] == of {
        found.push(node);
    }
    node["parts"].as_array().unwrap().iter().for_each(|part| leaves(part, of, found));
}

fn all<'v>(explained: &'v Value, of: &str) -> Vec<&'v Value> {
    let mut found = Vec::new();
    leaves(&explained["index"], of, &mut found);
    found
}

/// The value of a formula in percent, rounded half up to parts per million: what a pocket calculator gives.
fn calculated(formula: &str) -> u32 {
    // Enough of arithmetic for the formulas that there are: no float takes part.
    fn number(text: &str) -> i128 {
        let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
        format!("{whole}{fraction:0<6}").parse().unwrap()
    }
    let (sum, of) = formula.rsplit_once(" / ").unwrap_or((formula, "0.0001"));
    if let Some(values) = sum.strip_prefix("min(") {
        let values = values.trim_end_matches(')').split("; ").map(number);
        return u32::try_from(values.min().unwrap() / 100).unwrap();
    }
    let sum = sum.trim_start_matches('(').trim_end_matches(')');
    let term = |term: &str| match term.split_once(" × ") {
        Some((weight, value)) => number(weight) * number(value),
        None => number(term) * 1_000_000,
    };
    let (points, of) = (sum.split(" + ").map(term).sum::<i128>(), number(of) * 100);
    u32::try_from((2 * points + of) / (2 * of)).unwrap()
}

#[test]
fn the_numbers_are_those_of_the_result_and_follow_from_their_formulas() {
    let schema: Value = serde_json::from_str(&Kind::Explain.schema()).unwrap();
    let schema = jsonschema::draft202012::new(&schema).unwrap();
    let mut calculations = 0;
    for path in files("examples") {
        let path =
            path.strip_prefix(env!("CARGO_MANIFEST_DIR")).unwrap_or(&path).to_str().unwrap().to_owned();
        if Path::new(&path).parent() != Some(Path::new("examples")) {
            continue;
        }
        let (result, explained) =
            (json(&[&path, "--format", "json"]), json(&["explain", &path, "--format", "json"]));
        assert_eq!(explained["index"]["value_ppm"], result["verdict"]["index_ppm"], "{path}");
        assert_eq!(explained["stage"], result["verdict"]["stage"], "{path}");
        let complaints: Vec<String> = schema.iter_errors(&explained).map(|error| error.to_string()).collect();
        assert_eq!(complaints, Vec::<String>::new(), "{path}");
        let by_id = |list: &str, id: &Value| {
            let list = result[list].as_array().unwrap();
            list.iter().find(|it| it["id"] == *id).unwrap_or_else(|| panic!("{path}: {id}")).clone()
        };
        for criterion in all(&explained, "criterion") {
            let own = by_id("criteria", &criterion["id"]);
            assert_eq!(criterion["value_ppm"], own["achievement_ppm"], "{path}: {}", criterion["id"]);
        }
        for column in all(&explained, "coverage").into_iter().filter(|it| !it["id"].is_null()) {
            assert_eq!(column["value_ppm"], by_id("stages", &column["id"])["coverage_ppm"], "{path}");
        }
        for column in all(&explained, "coverage") {
            let mut dimensions = Vec::new();
            leaves(column, "dimension", &mut dimensions);
            for dimension in dimensions {
                let own = by_id("dimensions", &dimension["id"]);
                let cell = own["cells"].as_array().unwrap().iter().find(|it| it["stage"] == column["id"]);
                assert_eq!(dimension["value_ppm"], cell.unwrap()["coverage_ppm"], "{path}");
            }
        }
        let missing = result["target"]["shortfalls"].as_array().unwrap();
        let own = explained["missing"].as_array().unwrap();
        let reached = result["target"]["reached"] == true;
        assert!(reached || own.len() == missing.len(), "{path}");
        for of in ["index", "coverage", "dimension"] {
            for node in all(&explained, of) {
                let (formula, value) = (node["formula"].as_str(), node["value_ppm"].as_u64());
                if let (Some(formula), Some(value), false) = (formula, value, node["nullified"] == true)
                    && !formula.contains('^')
                {
                    assert_eq!(u64::from(calculated(formula)), value, "{path}: {formula}");
                    calculations += 1;
                }
            }
        }
    }
    assert!(calculations > 200, "only {calculations} formulas were followed");
}

#[test]
fn what_was_asked_about_is_named_and_the_whole_tree_stands_beside_it() {
    let explained = json(&["explain", "examples/answers.yaml", "1.8", "--format", "json"]);
    assert_eq!(explained["about"], "once-only-dossiers");
    let steps = explained["steps"].as_array().unwrap();
    assert_eq!(steps.len(), 3);
    assert_eq!(steps[0]["answer"], serde_json::json!({"of": "256473", "total": "512946"}));
    assert_eq!(steps[2]["answer"], Value::Null);
    // The other answers are assessed: with half credit the gate is met and the coverage of stage 2 still too low.
    assert_eq!((&steps[0]["stage"], &steps[0]["index_ppm"]), (&"open".into(), &644_949.into()));
    assert!(all(&explained, "criterion").len() > 70);
}

#[test]
fn a_first_screen_takes_no_more_than_two_screens() {
    for path in files("examples") {
        let path = path.to_str().unwrap().to_owned();
        if path.contains("/indices/") || path.contains("/provinces/") {
            continue;
        }
        for lang in ["en", "vi"] {
            let output = Command::new(env!("CARGO_BIN_EXE_assess"))
                .args(["explain", &path, "--lang", lang])
                .env_clear()
                .output()
                .unwrap();
            let text = String::from_utf8(output.stdout).unwrap();
            assert!(text.lines().count() <= 80, "{path}: {} lines\n{text}", text.lines().count());
        }
    }
}

#[test]
fn a_rule_wins_over_a_file_of_its_name() {
    let output = Command::new(env!("CARGO_BIN_EXE_assess"))
        .args(["explain", "zero-weight", "--lang", "en"])
        .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cli/explain.in"))
        .env_clear()
        .output()
        .unwrap();
    assert!(output.status.success() && output.stdout.starts_with(b"# zero-weight\n"));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("`./zero-weight` would be the file"), "{said}");
}
