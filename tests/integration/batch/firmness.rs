//! `--robustness`: between which ranks and stages agencies come in draws, in every output. The numbers are those of
//! analysis.md, section 4.

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::{Folder, Ran, ended, program};

/// Three dimensions of the weights 3, 2, 2, each with a percent a stage.
fn rubric() -> String {
    let mut text = "rubric: grid\nversion: 1.0.0\ntitle: Grid\nlanguages: [en]\nverdict: {method: staged}\n\
                    stages: [{id: one, title: One}, {id: two, title: Two}]\ndimensions:\n"
        .to_owned();
    for (at, weight) in [3, 2, 2].iter().enumerate() {
        let _ = write!(text, "  - id: d{at}\n    title: D{at}\n    weight: {weight}\n    questions:\n");
        for stage in ["one", "two"] {
            let _ = writeln!(
                text,
                "      - {{id: q{at}-{stage}, ask: How much?, answer: percent, targets: {{{stage}: 100}}}}"
            );
        }
    }
    text
}

const TABLE: &str = "code,name,kind,q0-one,q1-one,q2-one,q0-two,q1-two,q2-two\n\
    A,Tỉnh A,province,100,90,80,60,40,70\n\
    B,Tỉnh B,province,90,85,85,70,30,50\n\
    C,Tỉnh C,province,100,85,70,50,60,40\n";

fn folder() -> Folder {
    Folder::new().put("grid.yaml", rubric()).put("t.csv", TABLE)
}

const ASKED: [&str; 4] = ["t.csv", "--rubric", "grid.yaml", "--robustness"];

fn asked<'a>(more: &[&'a str]) -> Vec<&'a str> {
    [&ASKED[..], more].concat()
}

/// Any command in the folder.
fn any(folder: &Folder, args: &[&str]) -> Ran {
    ended(program(folder.path()).args(args), args)
}

fn json_of(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

#[test]
fn the_ranks_of_the_specification_come_out_in_every_output() {
    let folder = folder();
    let found = json_of(&folder.run(&asked(&["--format", "json"])).ends(0).stdout);
    assert_eq!(found["robustness"], json!({"seed": 1, "draws": 10_000, "weights_by_ppm": 250_000}));
    let firm = |at: usize| &found["agencies"][at]["robustness"];
    let draws = |at: usize| {
        let stages = firm(at)["stages"].as_array().unwrap();
        stages.iter().map(|stage| stage["draws"].as_u64().unwrap()).collect::<Vec<_>>()
    };
    assert_eq!([0, 1, 2].map(draws), [[0, 0, 10_000], [0, 202, 9_798], [0, 4_980, 5_020]]);
    let ranks = [0, 1, 2].map(|at| (&firm(at)["rank_p5"], &firm(at)["rank_p95"]));
    assert_eq!(ranks, [(&json!(1), &json!(1)), (&json!(2), &json!(3)), (&json!(2), &json!(3))]);
    assert_eq!(firm(1)["ahead_draws"], json!([0, null, 9_451]));
    // 97.68 to 98.24 %.
    assert_eq!(firm(1)["stages"][2]["low_ppb"], json!(976_852_784));
    assert_eq!(firm(1)["stages"][2]["high_ppb"], json!(982_378_732));
    folder
        .run(&asked(&[
            "--format",
            "csv",
            "--columns",
            "code,rank_p5,rank_p95,share.none,share.one,share.two",
        ]))
        .ends(0)
        .shows("A,1,1,0.0000,0.0000,100.0000\n")
        .shows("B,2,3,0.0000,2.0200,97.9800\n")
        .shows("C,2,3,0.0000,49.8000,50.2000\n");
    folder
        .run(&asked(&["--lang", "en"]))
        .ends(0)
        .shows("10,000 draws (seed 1), each weight at the top varied by up to 25% on its own")
        .shows("not how true")
        .shows("2–3 2: 97.98%, 1: 2.02%")
        .shows("94.51%");
    folder
        .run(&asked(&["--lang", "vi", "--format", "markdown"]))
        .ends(0)
        .shows("10.000 lần rút (hạt giống 1)")
        .shows("2: 97,98%, 1: 2,02%");
    let plain = folder.run(&["t.csv", "--rubric", "grid.yaml", "--format", "json"]);
    assert!(!plain.ends(0).stdout.contains("robustness"));
}

#[test]
fn the_seed_makes_the_draws_and_threads_do_not() {
    let folder = folder();
    let one = folder.run(&asked(&["--format", "json", "--threads", "1"]));
    let two = folder.run(&asked(&["--format", "json", "--threads", "2", "--seed", "1"]));
    assert_eq!(one.ends(0).stdout, two.ends(0).stdout);
    let other = folder.run(&asked(&["--format", "json", "--seed", "2"]));
    assert_ne!(other.ends(0).stdout, one.stdout);
    folder.run(&["t.csv", "--rubric", "grid.yaml", "--seed", "2"]).ends(2).says("--robustness");
    folder
        .run(&["t.csv", "--rubric", "grid.yaml", "--format", "csv", "--columns", "code,rank_p5"])
        .ends(2)
        .says("`--robustness`");
}

#[test]
fn an_agency_is_as_firm_in_a_batch_as_alone() {
    let folder = folder().put(
        "b.yaml",
        "agency: {name: Tỉnh B, code: B}\nanswers: {q0-one: 90, q1-one: 85, q2-one: 85, q0-two: 70, q1-two: 30, q2-two: 50}\n",
    );
    let line = folder.run(&asked(&["--format", "jsonl"])).ends(0).stdout.lines().nth(1).map(json_of);
    let own = any(&folder, &["b.yaml", "--rubric", "grid.yaml", "--robustness", "--format", "json"]);
    assert_eq!(line.unwrap()["robustness"], json_of(&own.ends(0).stdout)["robustness"]);
}

#[test]
fn nobody_who_is_not_ranked_gets_a_rank_by_draws() {
    let folder = folder();
    let found = folder.run(&asked(&["--format", "json", "--no-rank=B"]));
    let found = json_of(&found.ends(0).stdout);
    let firm = |at: usize| &found["agencies"][at]["robustness"];
    assert_eq!((&firm(1)["rank_p5"], &firm(1)["ahead_draws"]), (&json!(null), &json!([null, null, null])));
    assert_eq!(firm(1)["stages"][1]["draws"], json!(202));
    assert_eq!((&firm(2)["rank_p5"], &firm(2)["ahead_draws"]), (&json!(2), &json!([0, null, null])));
    let none = folder.run(&asked(&["--no-rank", "--lang", "en"]));
    none.ends(0).shows("1: 49.8%");
    assert!(!none.stdout.contains("Rank, 5"), "{}", none.stdout);
    // Groups are ranked apart.
    let groups = folder.run(&asked(&["--format", "json", "--group-by", "kind", "--min-group", "1"]));
    assert_eq!(json_of(&groups.ends(0).stdout)["agencies"][1]["robustness"]["rank_p95"], json!(3));
}

#[test]
fn parts_that_were_made_with_draws_are_merged_with_draws() {
    let folder = folder();
    for (part, rows) in [("1", &[0, 1, 2][..]), ("2", &[0, 3])] {
        let table: Vec<&str> = rows.iter().filter_map(|&at| TABLE.lines().nth(at)).collect();
        std::fs::write(folder.path().join(format!("{part}.csv")), table.join("\n") + "\n").unwrap();
        let args = [&format!("{part}.csv"), "--rubric", "grid.yaml", "--robustness", "--plans", "-o"];
        folder.run(&[&args[..], &[&format!("{part}.jsonl")]].concat()).ends(0);
        folder.run(&[&args[..], &[&format!("out{part}.csv")]].concat()).ends(0);
    }
    let merged = |more: &[&str]| {
        let args = [&["merge", "1.jsonl", "2.jsonl", "--rubric", "grid.yaml"], more].concat();
        any(&folder, &args).ends(0).stdout.clone()
    };
    let whole = folder.run(&[
        "1.csv",
        "2.csv",
        "--rubric",
        "grid.yaml",
        "--robustness",
        "--plans",
        "--format",
        "json",
    ]);
    assert_eq!(merged(&["--format", "json"]), whole.ends(0).stdout);
    assert!(merged(&["--format", "csv"]).contains(",plan_cost,plan_changes"));
    any(&folder, &["merge", "out1.csv", "out2.csv", "--rubric", "grid.yaml"])
        .ends(2)
        .says("`rank_p5`")
        .says("JSON Lines");
    any(
        &folder,
        &["merge", "out1.csv", "out2.csv", "--rubric", "grid.yaml", "--columns", "code,stage,rank,plan_cost"],
    )
    .ends(0)
    .shows("B,two,2,");
    folder.run(&["2.csv", "--rubric", "grid.yaml", "-o", "2.jsonl"]).ends(0);
    any(&folder, &["merge", "1.jsonl", "2.jsonl", "--rubric", "grid.yaml"]).ends(2).says("--robustness");
}

#[test]
fn weights_that_make_no_mean_are_not_varied() {
    let text = rubric().replace("{method: staged}", "{method: staged, aggregate: min}");
    let folder = folder().put("grid.yaml", text);
    folder.run(&asked(&["--lang", "en"])).ends(0).shows("no weighted mean");
    let found = json_of(&folder.run(&asked(&["--format", "json"])).ends(0).stdout);
    assert_eq!(found["agencies"][0].get("robustness"), None);
}
