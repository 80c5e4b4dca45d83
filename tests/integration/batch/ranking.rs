//! Ranks, groups and statistics as they come out of a run.

use std::fmt::Write as _;

use super::{Folder, shipped, shown};

fn provinces() -> String {
    shown(&shipped("examples/provinces.csv"))
}

/// The cells of a CSV on standard output, but for the header.
fn rows(folder: &Folder, args: &[&str], columns: &str) -> Vec<String> {
    let ran = folder.run(&[args, &["--format", "csv", "--columns", columns]].concat());
    ran.ends(0).lines().into_iter().skip(1).map(str::to_owned).collect()
}

#[test]
fn nobody_is_ranked_or_all_but_those_who_decline() {
    let (folder, table) = (Folder::new(), provinces());
    let ranks = |args: &[&str]| rows(&folder, &[&[table.as_str()], args].concat(), "code,rank,unranked");
    let all = ranks(&[]);
    assert!(all.contains(&"MH-28,5,".to_owned()) && all.contains(&"MH-15,4,".to_owned()), "{all:?}");
    assert!(ranks(&["--no-rank"]).iter().all(|row| row.ends_with(",,")));
    let without = ranks(&["--no-rank=MH-15,MH-99"]);
    assert!(without.contains(&"MH-15,,declines".to_owned()), "{without:?}");
    // Whoever declines leaves no gap.
    assert!(without.contains(&"MH-28,4,".to_owned()), "{without:?}");
    let ran = folder.run(&[&table, "--no-rank=MH-15,MH-99"]);
    ran.ends(0).says("note: --no-rank: no agency that was scored has the code `MH-99`\n");
    assert!(!ran.stderr.contains("MH-15"), "{}", ran.stderr);
    let ran = folder.run(&[&table, "--no-rank"]);
    ran.ends(0).shows("\nAgencies\n");
    assert!(!ran.stdout.contains("Rank"), "{}", ran.stdout);
}

#[test]
fn groups_are_ranked_by_themselves_unless_they_are_small() {
    let mut table = "code,kind,first,second\n".to_owned();
    for (at, kind) in ["ministry", "province", "ministry", "", "province", "province"].iter().enumerate() {
        writeln!(table, "A{at},{kind},yes,{}", 10 * at).unwrap();
    }
    let folder = Folder::new().put("t.csv", table);
    let ranks = |args: &[&str]| {
        rows(
            &folder,
            &[&["--rubric", "small.yaml", "t.csv"], args].concat(),
            "code,rank,ranked_among,unranked",
        )
    };
    assert_eq!(ranks(&[])[..2], ["A0,6,6,", "A1,5,6,"]);
    // Without --min-group it takes five.
    assert!(ranks(&["--group-by", "kind"]).iter().all(|row| row.ends_with(",,,small-group")));
    assert_eq!(
        ranks(&["--group-by", "kind", "--min-group", "2"]),
        ["A0,2,2,", "A1,3,3,", "A2,1,2,", "A3,,,small-group", "A4,2,3,", "A5,1,3,"]
    );
    let ran = folder.small(&["t.csv", "--group-by", "kind", "--min-group", "3"]);
    ran.ends(0).shows("Kind: ministry · 2 agencies\n").shows("Kind: province · 3 agencies\n");
    ran.shows("Kind: not stated · 1 agency\n").shows("the group is too small to rank: 2 agencies\n");
}

#[test]
fn statistics_of_fewer_than_30_agencies_are_descriptive_only() {
    let (folder, table) = (Folder::new(), provinces());
    let many = folder.run(&[&table, "--items"]);
    many.ends(0).shows("Cronbach's alpha: ").shows("Loevinger's H: ").shows("Guttman scale: ");
    assert!(!many.stdout.contains("Descriptive only"), "{}", many.stdout);
    let sheets: Vec<String> =
        (1..=29).map(|at| shown(&shipped(&format!("examples/provinces/mh-{at:02}.yaml")))).collect();
    let args: Vec<&str> = sheets.iter().map(String::as_str).collect();
    let few = folder.run(&[&args[..], &["--items"]].concat());
    few.ends(0).shows("Descriptive only: 29 agencies, fewer than 30;");
    let few = folder.run(&[&args[..], &["--items", "--lang", "vi"]].concat());
    few.ends(0).shows("Chỉ mang tính mô tả: 29 đơn vị, ít hơn 30;");
    assert!(!folder.run(&[&table]).ends(0).stdout.contains("Cronbach"));
    let json = folder.run(&[&[&table[..]], &["--items", "--format", "json"][..]].concat());
    let json: serde_json::Value = serde_json::from_str(&json.ends(0).stdout).unwrap();
    assert_eq!(json["items"]["descriptive_only"], false);
    assert_eq!(json["items"]["agencies"], 34);
    assert_eq!(json["stage_items"]["items"].as_array().unwrap().len(), 5);
}

#[test]
fn blanks_leave_a_range_of_ranks() {
    let folder = Folder::new().put("t.csv", "code,first,second\nA,yes,80\nB,yes,\nC,yes,40\nD,yes,0\n");
    assert_eq!(
        rows(&folder, &["--rubric", "small.yaml", "t.csv"], "code,rank,rank_best,rank_worst"),
        ["A,1,1,1", "B,3,1,3", "C,2,2,3", "D,3,3,4"]
    );
    folder.small(&["t.csv"]).ends(0).shows("\n3 (1–3) ");
}

#[test]
fn illustrative_data_are_marked_in_every_output() {
    let folder = Folder::new();
    let table = provinces();
    let ran = folder.run(&[
        &table,
        "--format",
        "csv=o.csv",
        "--format",
        "json=o.json",
        "--format",
        "jsonl=o.jsonl",
        "--format",
        "terminal",
    ]);
    ran.ends(0).shows("ILLUSTRATIVE DATA");
    let csv = folder.read("o.csv");
    let column = csv.lines().next().unwrap().split(',').position(|name| name == "illustrative").unwrap();
    assert!(csv.lines().skip(1).all(|line| line.split(',').nth(column) == Some("yes")), "{csv}");
    assert!(folder.read("o.json").contains("\"illustrative\": 34"));
    assert_eq!(folder.read("o.jsonl").matches("\"illustrative\":true").count(), 34);
}
