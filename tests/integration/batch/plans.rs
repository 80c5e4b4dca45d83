//! `--plans`: the cheapest plan to the next stage in short, the same as `assess plan` tells in full.

use std::fs;

use serde_json::Value;

use super::{Folder, ended, program, shipped, shown};

fn json_of(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

#[test]
fn every_example_has_the_cost_that_its_plan_has() {
    let folder = Folder::new();
    let sheets = shipped("examples/provinces");
    let whole = folder.run(&[&shown(&sheets), "--plans", "--format", "json"]);
    let whole = json_of(&whole.ends(0).stdout);
    let rows = folder.run(&[
        &shown(&sheets),
        "--plans",
        "--format",
        "csv",
        "--columns",
        "origin,plan_cost,plan_changes",
    ]);
    let (mut planned, mut highest) = (0, 0);
    for (agency, row) in whole["agencies"].as_array().unwrap().iter().zip(rows.ends(0).lines().iter().skip(1))
    {
        let origin = agency["origin"].as_str().unwrap();
        let ran = ended(program(folder.path()).args(["plan", origin, "--format", "json"]), &["plan"]);
        let plan = json_of(&ran.ends(0).stdout)["plans"][0]["plan"].clone();
        let short = &agency["next_plan"];
        if plan["changes"].as_array().unwrap().is_empty() {
            assert_eq!(
                (short["outcome"].as_str(), &short["cost"]),
                (Some("highest"), &Value::Null),
                "{origin}"
            );
            assert_eq!(*row, format!("{origin},,"));
            highest += 1;
        } else {
            let changes = plan["changes"].as_array().unwrap().len();
            assert_eq!(
                (&short["outcome"], &short["cost"]),
                (&Value::from("plan"), &plan["cost"]),
                "{origin}"
            );
            assert_eq!(short["changes"], changes, "{origin}");
            assert_eq!(*row, format!("{origin},{},{changes}", plan["cost"].as_str().unwrap()));
            planned += 1;
        }
    }
    assert_eq!((planned, highest), (29, 5));
}

/// A gate that an agency's reason not to answer closes for good.
#[test]
fn a_plan_that_cannot_be_is_a_word_and_the_highest_stage_is_empty() {
    let folder = Folder::new()
        .sheet("a.yaml", "A", "first: yes, second: 90")
        .sheet("b.yaml", "B", "first: yes")
        .sheet("c.yaml", "C", "");
    let rubric = super::SMALL.replace("targets: {two: 80}}", "targets: {two: 80}, allow_na: true}");
    let folder =
        folder.put("small.yaml", rubric).sheet("d.yaml", "D", "first: yes, second: {na: \"Không có\"}");
    let args = ["a.yaml", "b.yaml", "c.yaml", "d.yaml", "--plans"];
    folder
        .small(&[&args[..], &["--format", "csv", "--columns", "code,stage,plan_cost,plan_changes"]].concat())
        .ends(0)
        .shows("A,two,,\nB,one,3,1\nC,none,3,1\nD,one,impossible,\n");
    folder.small(&[&args[..], &["--lang", "en"]].concat()).ends(0).shows("3 (1)").shows("impossible");
    folder
        .small(&[&args[..], &["--lang", "vi"]].concat())
        .ends(0)
        .shows("Kế hoạch")
        .shows("không có phương án");
    let page = folder.path().join("t.html");
    folder.small(&[&args[..], &["-o", &shown(&page)]].concat()).ends(0);
    assert!(fs::read_to_string(page).unwrap().contains("3 (1)"));
    let lines = folder.small(&[&args[..], &["--format", "jsonl"]].concat());
    let plan = |at: usize| json_of(lines.lines()[at])["next_plan"]["outcome"].as_str().unwrap().to_owned();
    assert_eq!([0, 1, 3].map(plan), ["highest", "plan", "impossible"]);
    assert!(!folder.small(&["a.yaml", "--format", "jsonl"]).stdout.contains("\"plan\""));
}

#[test]
fn a_rubric_that_claims_no_stage_has_nothing_to_plan_for() {
    let folder = Folder::new();
    let sheet = shown(&shipped("examples/transition-profile.yaml"));
    folder.run(&[&sheet, "--plans"]).ends(2).says("claims no stage");
}
