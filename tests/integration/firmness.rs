//! How firm a result is, by the command: analysis.md, section 4.

#![allow(clippy::unwrap_used)]

use std::fs;

use serde_json::{Value, json};

use crate::faults::room::Room;

fn desk() -> Room {
    let sheet = format!("{}/examples/digital-government-quick.yaml", env!("CARGO_MANIFEST_DIR"));
    Room::new().put("a.yaml", fs::read_to_string(sheet).unwrap())
}

#[test]
fn how_firm_a_result_is_is_said_only_if_asked_for() {
    let room = desk();
    let plain = room.run(&["a.yaml", "--format", "json"]);
    assert!(!plain.ends(0).out.contains("robustness"));
    let ran = room.run(&["a.yaml", "--format", "json", "--robustness"]);
    let found: Value = serde_json::from_str(&ran.ends(0).out).unwrap();
    let firm = &found["robustness"];
    assert_eq!((&firm["seed"], &firm["draws"]), (&json!(1), &json!(10_000)));
    for model in ["weights", "answers", "thresholds"] {
        let stages = firm[model]["stages"].as_array().unwrap();
        let sum: u64 = stages.iter().map(|it| it["share_ppb"].as_u64().unwrap()).sum();
        assert!((999_999_990..=1_000_000_010).contains(&sum), "{model}: {sum}");
    }
    // The same seed gives the same bytes, another one other draws.
    let again = room.run(&["a.yaml", "--format", "json", "--robustness", "--seed", "1"]);
    assert_eq!(again.out, ran.out);
    let other = room.run(&["a.yaml", "--format", "json", "--robustness", "--seed", "2"]);
    assert!(other.ends(0).out.contains("\"seed\": 2"));
    room.run(&["a.yaml", "--seed", "2"]).ends(2);
    room.run(&["a.yaml", "--robustness"]).ends(0).shows("How firm the stage is").shows("not how true");
    room.run(&["a.yaml", "--robustness", "--lang", "vi"])
        .ends(0)
        .shows("trong 10.000/10.000")
        .shows("Hạt giống 1");
}

#[test]
fn a_result_with_its_firmness_is_made_again() {
    let room = desk();
    room.run(&["a.yaml", "--format", "json", "--robustness", "--seed", "7", "-o", "a.json"]).ends(0);
    room.run(&["verify", "a.json"]).ends(0).shows("Identical");
    let changed = room.read("a.json").replacen("\"share_ppb\": ", "\"share_ppb\": 1", 1);
    room.write("a.json", changed);
    room.run(&["verify", "a.json"]).ends(1).shows("/robustness/");
}
