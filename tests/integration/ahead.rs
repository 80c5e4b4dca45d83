//! The cheapest plan beside a result: the one of `assess plan`, marked in the recommendations.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;

use crate::support::files;

fn run(args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_assess"));
    command.args(args).args(["--lang", "en"]).current_dir(env!("CARGO_MANIFEST_DIR")).env_clear();
    command.output().unwrap()
}

fn json(args: &[&str]) -> Value {
    serde_json::from_slice(&run(args).stdout).unwrap()
}

#[test]
fn a_result_marks_the_steps_of_the_cheapest_plan() {
    let mut marked = 0;
    for path in files("examples") {
        let path = path.strip_prefix(env!("CARGO_MANIFEST_DIR")).unwrap().to_str().unwrap().to_owned();
        if Path::new(&path).parent() != Some(Path::new("examples")) {
            continue;
        }
        let result = json(&[&path, "--format", "json"]);
        let is_open = result["rubric"]["method"] != "profile" && result["target"]["reached"] == false;
        assert_eq!(result.get("plan").is_some(), is_open, "{path}");
        let steps: Vec<&Value> = result["gaps"].as_array().unwrap().iter().collect();
        let of_plan = steps.iter().filter(|gap| gap.get("plan_step").is_some());
        if !is_open {
            assert_eq!(of_plan.count(), 0, "{path}");
            continue;
        }
        let plans = json(&["plan", &path, "--format", "json"]);
        let plan = &plans["plans"][0]["plan"];
        assert_eq!(result["plan"]["cost"], plan["cost"], "{path}");
        let key =
            |change: &Value| ["question", "step", "to", "enough", "cost"].map(|key| change[key].clone());
        let changes = |plan: &Value| plan["changes"].as_array().unwrap().iter().map(key).collect::<Vec<_>>();
        assert_eq!(changes(&result["plan"]), changes(plan), "{path}");
        // Every change answers for a gap, and what it meets bears the mark.
        for change in plan["changes"].as_array().unwrap() {
            let meets =
                ["meets", "meets_partly", "closes"].map(|key| change[key].as_array().unwrap().clone());
            for criterion in meets.concat() {
                let gap = steps.iter().find(|gap| gap["criterion"] == criterion);
                if let Some(gap) = gap {
                    assert_eq!(gap["plan_step"], change["step"], "{path}: {criterion}");
                    marked += 1;
                }
            }
        }
        // Blanks stand among the questions to be answered, not among the recommendations.
        let answered = |gap: &&&Value| {
            let id = gap["criterion"].as_str().unwrap().split('@').next().unwrap();
            let questions = result["questions"].as_array().unwrap();
            questions.iter().any(|it| it["id"] == id && it["status"] == "answered")
        };
        if of_plan.filter(answered).count() == 0 {
            continue;
        }
        let text = String::from_utf8(run(&[&path, "--full"]).stdout).unwrap();
        assert!(
            text.contains("[plan] ") && text.contains("[plan]: in the cheapest plan to "),
            "{path}:\n{text}"
        );
    }
    assert!(marked > 10, "only {marked} are marked");
}

#[test]
fn the_plan_of_a_result_is_computed_again() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("result.json");
    let stated = String::from_utf8(run(&["examples/answers.yaml", "--format", "json"]).stdout).unwrap();
    let verify = |text: &str| {
        fs::write(&path, text).unwrap();
        let output = run(&["verify", path.to_str().unwrap(), "examples/answers.yaml"]);
        (output.status.code(), String::from_utf8(output.stdout).unwrap())
    };
    assert_eq!(verify(&stated).0, Some(0));
    let (code, said) = verify(&stated.replacen("\"cost\": \"6\"", "\"cost\": \"5\"", 1));
    assert!(code == Some(1) && said.contains("/plan/cost"), "{said}");
}
