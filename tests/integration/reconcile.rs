//! Sheets of several assessors become one: analysis.md, section 6.

use std::fs;

use serde_json::{Value, json};

use crate::faults::room::Room;

fn example() -> String {
    fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/answers.yaml"))
        .expect("the example is there")
}

/// Two assessors who disagree on a share, a checklist and a number of evidence.
fn room() -> Room {
    let other = example()
        .replace(
            "    value: 97.2\n    evidence: [\"Báo cáo 412/BC-VPUBND, phụ lục 1",
            "    value: 65\n    evidence: [\"Báo cáo riêng",
        )
        .replace("value: [budget, plans, documents, statistics]", "value: [budget, plans]")
        .replace("value: 91.4", "value: 90")
        .replace("assessor: Tổ giúp việc", "assessor: Tổ thẩm định");
    Room::new().put("a.yaml", example()).put("b.yaml", other)
}

#[test]
fn disagreements_are_listed_with_the_wide_ones_first() {
    let room = room();
    let ran = room.run(&["reconcile", "a.yaml", "b.yaml"]);
    let out = &ran.ends(0).shows("Disagreements: 3").shows("ILLUSTRATIVE").out;
    let place = |text: &str| out.find(text).expect("it is there");
    assert!(place("1.2 Dossiers") < place("1.5 Mandatory"));
    room.run(&["reconcile", "a.yaml", "b.yaml", "--lang", "vi"])
        .ends(0)
        .shows("Chưa thống nhất: 3")
        .shows("97,2%");
    room.run(&["reconcile", "a.yaml", "b.yaml", "--top", "1"]).ends(0).shows("and 2 more");
    let ran = room.run(&["reconcile", "a.yaml", "b.yaml", "-q"]);
    assert_eq!(ran.ends(0).out.lines().count(), 1);
    room.run(&["reconcile", "a.yaml", "a.yaml"]).ends(0).shows("Wherever two answer, they agree.");
}

#[test]
fn the_sheet_is_read_again_and_gives_the_result_that_was_shown() {
    let room = room();
    room.run(&["reconcile", "a.yaml", "b.yaml", "--format", "yaml=ab.yaml", "--format", "json=ab.json"])
        .ends(0);
    let found: Value = serde_json::from_str(&room.read("ab.json")).expect("it is JSON");
    let again: Value =
        serde_json::from_str(&room.run(&["ab.yaml", "--format", "json"]).ends(0).out).expect("it is JSON");
    assert_eq!(found["reconciled"]["stage"], again["verdict"]["stage"]);
    assert_eq!(found["reconciled"]["index_ppm"], again["verdict"]["index_ppm"]);
    let one: Value =
        serde_json::from_str(&room.run(&["b.yaml", "--format", "json"]).ends(0).out).expect("it is JSON");
    assert_eq!(found["sheets"][1]["index_ppm"], one["verdict"]["index_ppm"]);
    assert_eq!(found["sheets"][1]["sha256"], one["provenance"]["answers_sha256"]);
    let first = &found["disagreements"][0];
    assert_eq!((&first["question"], &first["wide"]), (&json!("on-time-dossiers"), &json!(true)));
    let said = |given: &Value| given["answer"].clone();
    assert_eq!(
        [said(&first["given"][0]), said(&first["given"][1]), said(&first["taken"])],
        ["97.2", "65", "65"]
    );
    let sheet = room.read("ab.yaml");
    for kept in
        ["Báo cáo riêng", "Báo cáo 412/BC-VPUBND, phụ lục 1", "Assessors differ: a.yaml: 97.2%; b.yaml: 65%"]
    {
        assert!(sheet.contains(kept), "{kept}");
    }
    // Nobody loses a sheet that was edited since.
    room.run(&["reconcile", "a.yaml", "b.yaml", "-o", "ab.yaml"]).ends(2).says("--force");
    room.run(&["reconcile", "a.yaml", "b.yaml", "-o", "ab.yaml", "--force"]).ends(0);
    room.run(&["reconcile", "a.yaml", "b.yaml", "-o", "b.yaml", "--force"]).ends(2).says("one of the inputs");
}

#[test]
fn sheets_that_do_not_belong_together_are_told_apart() {
    let room = room();
    room.run(&["reconcile", "a.yaml"]).ends(2);
    for (from, to, said) in [
        ("period: 2026-Q3", "period: 2026-Q2", "another period"),
        (
            "name: Tỉnh Minh Họa A\n  code: \"97\"",
            "name: Tỉnh Minh Họa B\n  code: \"98\"",
            "`Tỉnh Minh Họa B`",
        ),
        ("scheme: \"2025\"", "scheme: pre-2025", "`Tỉnh Minh Họa A`"),
        ("rubric: digital-government@2", "rubric: digital-government@1", "1.0.1"),
    ] {
        let other = example().replace(from, to);
        assert_ne!(other, example(), "{from}");
        room.write("c.yaml", other);
        let ran = room.run(&["reconcile", "a.yaml", "c.yaml"]);
        assert_eq!(ran.code, Some(2), "{}", ran.out);
        if !from.starts_with("rubric") {
            ran.says(said);
        }
    }
    room.write("c.yaml", "agency: {name: ");
    room.run(&["reconcile", "a.yaml", "c.yaml"]).ends(2).says("c.yaml:1");
}
