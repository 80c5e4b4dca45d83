//! A result is made again from the files that it names: analysis.md, section 5.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::fs;
use std::path::PathBuf;

use assess::analysis::verify::Verified;
use assess::base::lang::Lang;
use assess::check::Levels;
use assess::input::files;
use assess::model::library::Library;
use assess::report::verify::{Handed, Stated};
use serde_json::{Value, json};

use crate::faults::room::Room;

/// A folder with a sheet and its result.
fn desk(example: &str) -> Room {
    let room = Room::new();
    let sheet =
        fs::read_to_string(format!("{}/examples/{example}.yaml", env!("CARGO_MANIFEST_DIR"))).unwrap();
    room.write("15.yaml", &sheet);
    room.run(&["15.yaml", "--format", "json", "-o", "15.json"]).ends(0);
    room
}

fn verify(room: &Room, inputs: &[PathBuf]) -> Verified {
    let library = Library::new(room.at(""), &files::load);
    let stated = Stated::read(&room.at("15.json")).unwrap();
    let levels = Levels::default();
    let handed = Handed { inputs, rubric: None, appraisals: None, levels: &levels, library: &library };
    stated.verify(handed).unwrap_or_else(|trouble| panic!("{}", trouble.message().get(Lang::En)))
}

/// Every number in a result, by its pointer: also those that are written as texts.
fn numbers(value: &Value, pointer: &str, found: &mut Vec<String>) {
    match value {
        Value::Object(map) => {
            map.iter().for_each(|(key, value)| numbers(value, &format!("{pointer}/{key}"), found));
        }
        Value::Array(list) => {
            list.iter().enumerate().for_each(|(at, value)| numbers(value, &format!("{pointer}/{at}"), found));
        }
        Value::Number(_) => found.push(pointer.to_owned()),
        Value::String(text) if text.parse::<f64>().is_ok() => found.push(pointer.to_owned()),
        _ => {}
    }
}

#[test]
fn any_number_that_was_changed_is_found() {
    let room = desk("digital-government-quick");
    assert_eq!(verify(&room, &[]).differences, []);
    let stated: Value = serde_json::from_str(&room.read("15.json")).unwrap();
    let mut all = Vec::new();
    numbers(&stated, "", &mut all);
    all.retain(|pointer| pointer != "/version");
    assert!(all.len() > 100, "{} numbers", all.len());
    for pointer in all {
        let mut changed = stated.clone();
        let place = changed.pointer_mut(&pointer).unwrap();
        *place = match &*place {
            Value::Number(number) => json!(number.as_u64().unwrap() + 1),
            other => json!(format!("1{}", other.as_str().unwrap())),
        };
        room.write("15.json", changed.to_string());
        let found: Vec<String> =
            verify(&room, &[room.at("15.yaml")]).differences.into_iter().map(|it| it.pointer).collect();
        assert_eq!(found, [pointer]);
    }
}

#[test]
fn the_files_are_found_by_their_digests_and_others_are_used_only_if_handed_over() {
    let room = desk("answers");
    room.run(&["verify", "15.json"]).ends(0).shows("Identical").shows("15.yaml");
    room.run(&["verify", "15.json", "--lang", "vi", "-q"]).ends(0).shows("Trùng khớp");
    // Under another name, among others.
    room.run(&["rubrics", "show", "digital-government", "--format", "yaml=other.yaml"]).ends(0);
    fs::rename(room.at("15.yaml"), room.at("sheet.yml")).unwrap();
    room.run(&["verify", "15.json"]).ends(0).shows("sheet.yml");
    let other = room.read("sheet.yml").replace("value: 97.2", "value: 97.3");
    room.write("sheet.yml", &other);
    room.run(&["verify", "15.json"])
        .ends(2)
        .says("no file there has the SHA-256")
        .says("assess verify RESULT SHEET");
    let ran = room.run(&["verify", "15.json", "sheet.yml"]);
    ran.ends(1).shows("not the file of the result").shows("/provenance/answers_sha256");
    let ran = room.run(&["verify", "15.json", "sheet.yml", "--format", "json"]);
    let found: Value = serde_json::from_str(&ran.ends(1).out).unwrap();
    assert_eq!(found["identical"], json!(false));
    assert_eq!((&found["sheet"]["same"], &found["rubric"]["same"]), (&json!(false), &json!(true)));
    room.run(&["verify", "15.json", "sheet.yml", "other.yaml"]).ends(1).shows("other.yaml");
}

#[test]
fn a_result_with_a_rubric_of_its_own_is_made_again_beside_it() {
    let room = Room::small();
    room.run(&["a.yaml", "--rubric", "small.yaml", "--format", "json", "-o", "15.json"]).ends(0);
    assert_eq!(verify(&room, &[]).differences, []);
    fs::rename(room.at("small.yaml"), room.at("small.txt")).unwrap();
    room.run(&["verify", "15.json"]).ends(2).says("neither built in nor beside the result");
    room.run(&["verify", "15.json", "--rubric", "./small.txt"]).ends(0);
}

#[test]
fn the_target_and_the_language_are_those_of_the_result_and_doubts_keep_their_places() {
    let room = desk("answers");
    let sheet = room.read("15.yaml").replace("value: 97.2", "value: 0.972");
    fs::create_dir(room.at("q3")).unwrap();
    room.write("q3/15.yaml", &sheet);
    let args = ["q3/15.yaml", "--format", "json", "-o", "15.json", "--target", "smart", "--lang", "vi"];
    room.run(&args).ends(0);
    assert!(room.read("15.json").contains("q3/15.yaml:"), "a warning with its place");
    fs::rename(room.at("q3/15.yaml"), room.at("15.yaml")).unwrap();
    assert_eq!(verify(&room, &[]).differences, []);
    // An appraiser's own file is found like the sheet.
    room.write("other.yaml", sheet.replace("value: 0.972", "value: 65"));
    let args = [
        "15.yaml",
        "--appraisals",
        "other.yaml",
        "--score",
        "appraised",
        "--format",
        "json",
        "-o",
        "15.json",
    ];
    room.run(&args).ends(0);
    assert_eq!(verify(&room, &[]).differences, []);
    fs::rename(room.at("other.yaml"), room.at("q3/other.yaml")).unwrap();
    room.run(&["verify", "15.json"]).ends(2).says("--appraisals FILE");
    room.run(&["verify", "15.json", "--appraisals", "q3/other.yaml"]).ends(0);
    // What was allowed then has to be allowed again.
    room.run(&["15.yaml", "--format", "json", "-o", "15.json", "--allow", "fraction-as-percent"]).ends(0);
    room.run(&["verify", "15.json"]).ends(1).shows("/warnings/0");
    room.run(&["verify", "15.json", "--allow", "fraction-as-percent"]).ends(0);
}

#[test]
fn an_earlier_tool_may_lack_keys_and_another_format_is_refused() {
    let room = desk("digital-government-quick");
    let stated: Value = serde_json::from_str(&room.read("15.json")).unwrap();
    let mut older = stated.clone();
    older["provenance"]["tool"] = json!("0.0.9");
    older.as_object_mut().unwrap().remove("duties");
    room.write("15.json", older.to_string());
    room.run(&["verify", "15.json"]).ends(0).shows("earlier version");
    older["provenance"]["tool"] = json!(env!("CARGO_PKG_VERSION"));
    room.write("15.json", older.to_string());
    room.run(&["verify", "15.json"]).ends(1).shows("/duties");
    older["version"] = json!(1);
    room.write("15.json", older.to_string());
    room.run(&["verify", "15.json"]).ends(2).says("version 1 of the format");
    for (text, said) in [
        ("{", "not JSON at line 1"),
        ("[1, 2]", "no result of `assess`"),
        ("{\"version\": 2, \"verdict\": {}, \"provenance\": {}}", "no result of `assess`"),
    ] {
        room.write("15.json", text);
        room.run(&["verify", "15.json"]).ends(2).says(said);
    }
    room.run(&["batch", "15.yaml", "--format", "json", "-o", "all.json"]).ends(0);
    room.run(&["verify", "all.json"]).ends(2).says("result of a batch");
    let lines = format!("{stated}\n{stated}\n");
    room.write("all.jsonl", &lines);
    room.run(&["verify", "all.jsonl"]).ends(2).says("result of a batch");
    room.write("15.json", stated.to_string());
    room.run(&["verify", "15.json", "15.yaml", "15.yaml"]).ends(2).says("second answer sheet");
    room.run(&["verify", "15.json", "-o", "15.yaml"]).ends(2);
    room.run(&["verify", "15.json", "-o", "15.json"]).ends(2).says("one of the inputs");
}
