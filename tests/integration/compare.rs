//! What changed between periods, by the command: analysis.md, section 2.

#![allow(clippy::unwrap_used)]

use std::fs;

use serde_json::Value;

use crate::faults::room::Room;

const Q2: &str = "examples/provinces-2026-Q2.csv";
const Q3: &str = "examples/provinces.csv";

/// A folder with the tables of two quarters.
fn quarters() -> Room {
    let read = |name: &str| fs::read_to_string(format!("{}/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap();
    Room::new().put("q2.csv", read(Q2)).put("q3.csv", read(Q3))
}

fn json(room: &Room, args: &[&str], code: i32) -> Value {
    let ran = room.run(&[&["compare"], args, &["--format", "json"]].concat());
    serde_json::from_str(&ran.ends(code).out).unwrap()
}

#[test]
fn the_two_ends_are_those_of_two_plain_runs() {
    let room = quarters();
    let compared = json(&room, &["q2.csv", "q3.csv"], 0);
    let step = &compared["steps"][0];
    for (end, file) in [("before", "q2.csv"), ("after", "q3.csv")] {
        let plain = room.run(&["batch", file, "--format", "json", "--sort", "rank"]);
        let plain: Value = serde_json::from_str(&plain.ends(0).out).unwrap();
        let agencies = plain["agencies"].as_array().unwrap();
        let pairs = step["pairs"].as_array().unwrap();
        assert_eq!((agencies.len(), pairs.len()), (34, 34));
        for pair in pairs {
            let end = &pair[end];
            let own = agencies.iter().find(|it| it["agency"]["code"] == end["agency"]["code"]).unwrap();
            assert_eq!(own["index_ppm"], end["index_ppm"], "{own}");
            assert_eq!(own["stage"], end["stage"]);
            assert_eq!(own["rank"]["rank"], end["rank"]);
        }
        assert_eq!(plain["index"]["mean_ppm"], step["all"][format!("mean_index_{end}_ppm")]);
    }
    let mut changed = 0;
    for pair in step["pairs"].as_array().unwrap() {
        let adds = |list: &Value| {
            list.as_array().unwrap().iter().filter_map(|it| it["adds_ppm"].as_i64()).sum::<i64>()
        };
        let sum = adds(&pair["answers"]) + adds(&pair["together"]) + pair["rounding_ppm"].as_i64().unwrap();
        assert_eq!(Some(sum), pair["index_difference_ppm"].as_i64());
        changed += pair["answers"].as_array().unwrap().len();
    }
    assert!(changed > 100, "{changed} answers");
}

#[test]
fn a_stage_that_fell_fails_only_if_that_is_asked_for() {
    let room = quarters();
    room.run(&["compare", "q2.csv", "q3.csv"]).ends(0).shows("Fallen: stage 4");
    room.run(&["compare", "q2.csv", "q3.csv", "-q"]).ends(0).shows("2026-Q2 → 2026-Q3: 34 agencies in both");
    room.run(&["compare", "q2.csv", "q3.csv", "--fail-on", "decline"]).ends(1);
    // Nothing falls from a period to itself, and what falls in a middle step is seen.
    room.run(&["compare", "q3.csv", "q3.csv", "--fail-on", "index"]).ends(0).shows("0 rose, 34 stayed");
    let ran = room.run(&["compare", "q3.csv", "q2.csv", "q3.csv", "--fail-on", "decline", "--lang", "vi"]);
    ran.ends(1).shows("Qua các kỳ").shows("2026-Q3 → 2026-Q2");
    let csv = room.run(&["compare", "q2.csv", "q3.csv", "--format", "csv"]);
    let rows = csv.ends(0).rows();
    assert_eq!(rows.len(), 34);
    assert!(rows.iter().all(|row| row.starts_with("1,paired,code,MH-")), "{rows:?}");
}

#[test]
fn what_changed_of_one_agency_stands_answer_by_answer() {
    let room = Room::small();
    room.write(
        "b.yaml",
        room.read("a.yaml").replace("second: 70", "second: 90").replace("announced: no", "announced: yes"),
    );
    let args = ["compare", "a.yaml", "b.yaml", "--rubric", "small.yaml"];
    let ran = room.run(&args);
    ran.ends(0).shows("2 answers changed").shows("a.yaml → b.yaml").shows("Nothing went backwards");
    let back = ["compare", "b.yaml", "a.yaml", "--rubric", "small.yaml", "--fail-on", "index"];
    room.run(&back).ends(1).shows("What went backwards");
    let of = |args: &[&str]| json(&room, args, 0);
    let there = of(&["a.yaml", "b.yaml", "--rubric", "small.yaml"]);
    let plain = room.run(&["b.yaml", "--rubric", "small.yaml", "--format", "json"]);
    let plain: Value = serde_json::from_str(&plain.ends(0).out).unwrap();
    let end = &there["steps"][0]["pairs"][0]["after"];
    assert_eq!(end["index_ppm"], plain["verdict"]["index_ppm"]);
    // An appraiser who speaks to one answer alone lets the others stand.
    room.write("found.yaml", "rubric: small\nagency: {name: Xã Minh Họa}\nanswers: {second: 40}\n");
    let ran = room.run(&["compare", "a.yaml", "found.yaml", "--rubric", "small.yaml", "--appraisal"]);
    ran.ends(0)
        .shows("1 answer changed")
        .shows("Overclaims: appraised lower than claimed")
        .shows("Self-assessment");
    let ran =
        room.run(&["compare", "a.yaml", "a.yaml", "--rubric", "small.yaml", "--appraisal", "--lang", "vi"]);
    ran.ends(0).shows("Không có câu nào tự đánh giá cao hơn");
}

#[test]
fn what_cannot_be_compared_says_why() {
    let room = Room::small();
    room.write("b.yaml", room.read("a.yaml").replace("Xã Minh Họa", "Xã Khác"));
    let with = |args: &[&str]| room.run(&[&["compare"], args, &["--rubric", "small.yaml"]].concat());
    with(&["a.yaml", "b.yaml"]).ends(2).says("no agency of `a.yaml` is in `b.yaml`");
    with(&["a.yaml"]).ends(2);
    with(&["a.yaml", "nowhere.yaml"]).ends(2).says("nowhere.yaml");
    with(&["a.yaml", "a.yaml", "-o", "a.yaml"]).ends(2);
    with(&["a.yaml", "a.yaml", "--fail-on", "sometimes"]).ends(2).says("decline");
    let quick = "rubric: digital-government-quick\nagency: {name: Xã Minh Họa}\nanswers: {}\n";
    room.write("quick.yaml", quick);
    room.write("main.yaml", quick.replace("-quick", ""));
    let ran = room.run(&["compare", "quick.yaml", "main.yaml"]);
    ran.ends(2).says("`digital-government-quick`, and `main.yaml` by `digital-government`");
    // A bad file of a folder costs itself.
    for folder in ["old", "new"] {
        fs::create_dir(room.at(folder)).unwrap();
        room.write(format!("{folder}/a.yaml"), room.read("a.yaml"));
        room.write(format!("{folder}/b.yaml"), room.read("b.yaml"));
    }
    room.write("new/c.yaml", "rubric: small\nagency: {name: C}\nanswers: {first: perhaps}\n");
    with(&["old", "new"]).ends(2).says("c.yaml").says("--keep-going").shows("2 agencies in both");
    with(&["old", "new", "--keep-going"]).ends(0);
    // The same agency twice is named.
    room.write("new/d.yaml", room.read("a.yaml"));
    let ran = with(&["old", "new", "--keep-going"]);
    ran.ends(0).shows("1 agency in both").shows("Unclear, and left out").shows("d.yaml");
}

#[test]
fn provinces_that_became_one_are_a_list_and_a_range() {
    let table = |rows: &[(&str, &str, &str, u32)]| {
        let mut text = "name,code,scheme,kind,illustrative,second\n".to_owned();
        for (name, code, scheme, share) in rows {
            text.push_str(&[name, code, scheme, "province,yes", &share.to_string()].join(","));
            text.push('\n');
        }
        text
    };
    let room = Room::small();
    room.write(
        "then.csv",
        table(&[
            ("Lào Cai", "10", "pre-2025", 40),
            ("Yên Bái", "15", "pre-2025", 80),
            ("Hà Nội", "01", "pre-2025", 40),
        ]),
    );
    room.write("now.csv", table(&[("Lào Cai", "15", "2025", 60), ("Hà Nội", "01", "2025", 50)]));
    let ran = room.run(&["compare", "then.csv", "now.csv", "--rubric", "small.yaml"]);
    ran.ends(0).shows("1 merged or divided").shows("1 agency in both").hides("1 gone");
    let found = json(&room, &["then.csv", "now.csv", "--rubric", "small.yaml"], 0);
    let merged = &found["steps"][0]["merged"][0];
    let index = |end: &Value| end["index_ppm"].as_i64().unwrap();
    let now = index(&merged["after"][0]);
    let differences: Vec<i64> =
        merged["before"].as_array().unwrap().iter().map(|end| now - index(end)).collect();
    assert_eq!(merged["least_difference_ppm"].as_i64(), differences.iter().min().copied());
    assert_eq!(merged["most_difference_ppm"].as_i64(), differences.iter().max().copied());
    assert!(differences.iter().any(|it| *it < 0) && differences.iter().any(|it| *it > 0), "{differences:?}");
    assert_eq!(found["steps"][0]["pairs"][0]["paired_by"], "provinces-of-2025");
}

#[test]
fn two_versions_of_a_rubric_part_the_difference() {
    let room = Room::new();
    // Sheets that name built-in versions choose them each for itself.
    let of = |version: &str, period: &str| {
        format!(
            "rubric: digital-government@{version}\nperiod: {period}\nagency: {{name: Xã Minh Họa}}\nillustrative: true\nanswers: {{published-procedures: 90}}\n"
        )
    };
    room.write("old.yaml", of("1", "2026-Q2"));
    room.write("new.yaml", of("2", "2026-Q3"));
    let found = json(&room, &["old.yaml", "new.yaml"], 0);
    let pair = &found["steps"][0]["pairs"][0];
    let number = |value: &Value| value.as_i64().unwrap();
    let split = &pair["split"];
    assert_eq!(
        number(&split["answers_ppm"]) + number(&split["rubric_ppm"]),
        number(&pair["index_difference_ppm"])
    );
    assert_eq!(number(&split["answers_ppm"]), 0, "no answer changed");
    assert_ne!(found["periods"][0]["rubric_version"], found["periods"][1]["rubric_version"]);
    room.run(&["compare", "old.yaml", "new.yaml"]).ends(0).shows("the answers account for");
}

#[test]
fn results_stand_for_the_sheets_that_they_were_made_of() {
    let room = quarters();
    let sheets = json(&room, &["q2.csv", "q3.csv"], 0);
    for (name, ending) in [("q2", "json"), ("q2", "jsonl")] {
        room.run(&["batch", "q2.csv", "-o", &format!("{name}.{ending}")]).ends(0);
    }
    // Lines hold the answers; the result of a batch has none.
    let lines = json(&room, &["q2.jsonl", "q3.csv"], 0);
    assert_eq!(lines["steps"][0]["pairs"][3]["answers"], sheets["steps"][0]["pairs"][3]["answers"]);
    assert_eq!(lines["periods"][0]["has_answers"], true);
    let whole = json(&room, &["q2.json", "q3.csv"], 0);
    assert_eq!(whole["periods"][0]["has_answers"], false);
    for (own, other) in whole["steps"][0]["pairs"]
        .as_array()
        .unwrap()
        .iter()
        .zip(sheets["steps"][0]["pairs"].as_array().unwrap())
    {
        for key in ["stage", "index_ppm", "rank", "overall_ppm"] {
            assert_eq!(own["before"][key], other["before"][key], "{key}");
        }
        assert_eq!(own["index_difference_ppm"], other["index_difference_ppm"]);
        assert_eq!(own["stage_fell"], other["stage_fell"]);
        assert_eq!(own["answers"].as_array().unwrap().len(), 0);
    }
    room.run(&["compare", "q2.json", "q3.csv"]).ends(0).shows("without its answers");
    room.run(&["compare", "q2.json", "q3.csv", "--lang", "vi"]).ends(0).shows("không kèm câu trả lời");
    room.run(&["compare", "q2.json", "q3.csv", "--fail-on", "decline"]).ends(1);
    room.run(&["compare", "q2.json", "q3.csv", "--appraisal"]).ends(2).says("--appraisal");
}

#[test]
fn a_result_of_one_sheet_is_compared_answer_by_answer_and_opens_no_file_of_its_own() {
    let sheet = fs::read_to_string(format!("{}/examples/answers.yaml", env!("CARGO_MANIFEST_DIR"))).unwrap();
    let room =
        Room::new().put("a.yaml", &sheet).put("b.yaml", sheet.replace("214380/512946", "256473/512946"));
    room.run(&["a.yaml", "-o", "a.json"]).ends(0);
    assert_eq!(
        json(&room, &["a.json", "b.yaml"], 0)["steps"][0]["pairs"][0]["answers"],
        json(&room, &["a.yaml", "b.yaml"], 0)["steps"][0]["pairs"][0]["answers"]
    );
    // Made with another rubric of that id: the numbers alone.
    let text = room.read("a.json");
    let digest = text.split("\"rubric_sha256\": \"").nth(1).unwrap()[..64].to_owned();
    room.write("other.json", text.replace(&digest, &"0".repeat(64)));
    let other = json(&room, &["other.json", "b.yaml"], 0);
    assert_eq!(other["periods"][0]["has_answers"], false);
    let cells = |of: &Value| of["steps"][0]["pairs"][0]["before"]["dimensions"].clone();
    assert_eq!(cells(&other), cells(&json(&room, &["a.yaml", "b.yaml"], 0)));
    room.run(&["compare", "other.json", "b.yaml"])
        .ends(0)
        .shows("without its answers")
        .hides("went backwards");
    room.write("path.json", text.replace("\"id\": \"digital-government\"", "\"id\": \"../b.yaml\""));
    room.run(&["compare", "path.json", "b.yaml"]).ends(2);
    room.write("broken.json", text.replace("\"index_ppm\": ", "\"index_ppm\": 9").replace(&digest, "0"));
    room.run(&["compare", "broken.json", "b.yaml"]).ends(2).says("no result that `assess` wrote");
}

#[test]
fn each_agency_has_a_file_that_says_what_a_comparison_of_it_says() {
    let room = quarters();
    room.run(&["compare", "q2.csv", "q3.csv", "-q", "--each", "json=each", "--each", "md=each"]).ends(2);
    room.run(&["compare", "q2.csv", "q3.csv", "-q", "--each", "json=each", "--each", "markdown=each"])
        .ends(0);
    assert_eq!(room.names("each").len(), 68);
    let whole = json(&room, &["q2.csv", "q3.csv"], 0);
    let own: Value = serde_json::from_str(&room.read("each/MH-04.json")).unwrap();
    let pairs = whole["steps"][0]["pairs"].as_array().unwrap();
    let pair = pairs.iter().find(|pair| pair["after"]["agency"]["code"] == "MH-04").unwrap();
    assert_eq!(own["steps"][0]["pairs"][0], *pair);
    assert!(room.read("each/MH-04.md").contains("Fallen"));
}
