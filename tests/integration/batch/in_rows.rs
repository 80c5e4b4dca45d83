//! `--faults in-rows`: as many rows go out as came in, and what is wrong with some of them is no error of the run.

use std::fmt::Write as _;

use serde_json::Value;

use super::{Folder, SMALL};

const IN_ROWS: [&str; 2] = ["--faults", "in-rows"];
const COLUMNS: [&str; 4] = ["--format", "csv", "--columns", "code,name,stage,index,origin,fault"];

/// Rows of every fate: scored, wrong in an answer, in a number of cells, given before, a sum, without answers.
const ROWS: &str = "\
code,name,first,second
A,Xã A,yes,80
B,Xã B,yes,8x
C,Xã C,no
A,Xã A lại,yes,10
,Tổng cộng,,90
D,Xã D,,
E,Xã E,no,10
";

#[test]
fn as_many_rows_go_out_as_came_in_each_at_its_place() {
    let folder = Folder::new().put("t.csv", ROWS);
    let ran = folder.small(&[&["t.csv"], &IN_ROWS[..], &COLUMNS].concat());
    ran.ends(0).says("7 agencies: 2 scored, 2 left out, 3 failed").says("t.csv:3:");
    assert_eq!(
        ran.lines(),
        [
            "code,name,stage,index,origin,fault",
            "A,Xã A,two,100.0000,t.csv:2,",
            "B,Xã B,,,t.csv:3,wrong-type t.csv:3:12",
            "C,Xã C,,,t.csv:4,ragged-row t.csv:4:8",
            "A,Xã A lại,,,t.csv:5,duplicate-agency t.csv:5",
            ",Tổng cộng,,,t.csv:6,sum-row t.csv:6",
            "D,Xã D,,,t.csv:7,empty-row t.csv:7",
            "E,Xã E,none,6.2500,t.csv:8,",
        ]
    );
    let lines = folder.small(&[&["t.csv", "--format", "jsonl"], &IN_ROWS[..]].concat());
    lines.ends(0);
    let lines: Vec<Value> = lines.lines().iter().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines.len(), 7);
    let fault = |at: usize| lines[at]["fault"]["code"].as_str();
    assert_eq!([fault(0), fault(1), fault(3)], [None, Some("wrong-type"), Some("duplicate-agency")]);
    assert_eq!((&lines[1]["agency"]["code"], &lines[1]["origin"]), (&"B".into(), &"t.csv:3".into()));
    assert!(lines[0].as_object().unwrap().contains_key("fault") && lines[1].get("verdict").is_none());
}

#[test]
fn ranks_and_sums_are_those_of_what_was_scored() {
    let folder = Folder::new().put("t.csv", ROWS);
    let ran = folder.small(&[&["t.csv", "-o", "o.json", "-o", "o.csv"], &IN_ROWS[..]].concat());
    ran.ends(0);
    let json: Value = serde_json::from_str(&folder.read("o.json")).unwrap();
    assert_eq!([&json["inputs"]["failed"], &json["inputs"]["scored"]], [3, 2]);
    let csv = folder.read("o.csv");
    let ranks: Vec<&str> = csv.lines().skip(1).map(|line| line.split(',').next().unwrap()).collect();
    assert_eq!(ranks, ["1", "", "", "", "", "", "2"]);
    assert!(csv.lines().next().unwrap().ends_with(",fault"));
}

#[test]
fn a_row_is_judged_by_itself_and_not_beside_those_that_happen_to_be_in_its_part() {
    let mut table = String::from("code,first,second\n");
    for (code, share) in ["10", "35", "60", "80", "46.25"].iter().enumerate() {
        writeln!(table, "X{code},,{share}").unwrap();
    }
    // The last row is the mean of the others.
    let rubric = SMALL.replace("{id: second,", "{id: third, ask: {vi: \"Câu ba?\", en: \"The third?\"}, answer: percent, targets: {two: 80}}\n      - {id: second,");
    let table: String = table
        .lines()
        .map(|line| match line {
            "code,first,second" => "code,first,second,third\n".to_owned(),
            line => format!("{line},{}\n", line.rsplit(',').next().unwrap()),
        })
        .collect();
    let folder = Folder::new().put("small.yaml", rubric).put("t.csv", table);
    let ran = folder.small(&[&["t.csv"], &IN_ROWS[..], &COLUMNS].concat());
    ran.ends(0);
    assert!(ran.lines().iter().skip(1).all(|line| line.ends_with(',')), "{}", ran.stdout);
}

#[test]
fn a_table_of_headers_alone_is_success() {
    let folder = Folder::new();
    for more in [&IN_ROWS[..], &[]] {
        for format in ["csv", "jsonl", "json", "terminal", "markdown"] {
            let ran = folder.piped("code,first,second\n", &[&["-", "--format", format], more].concat());
            ran.ends(0);
            assert!(format != "csv" || ran.lines().len() == 1, "{}", ran.stdout);
            assert!(format != "jsonl" || ran.stdout.is_empty());
        }
        let ran = folder.piped("code,first,second\n", &[&["-", "-o", "o.xlsx"], more].concat());
        ran.ends(0);
    }
}

#[test]
fn an_input_that_cannot_be_read_is_still_an_error_and_so_is_a_bad_header() {
    let folder = Folder::new().put("t.csv", ROWS).put("bad.csv", "code,what\nA,1\n");
    for input in ["bad.csv", "missing.csv"] {
        folder.small(&[&["t.csv", input], &IN_ROWS[..], &COLUMNS].concat()).ends(2);
    }
    let all_bad = folder.piped("code,first,second\nA,x,y\n", &[&["-"], &IN_ROWS[..], &COLUMNS].concat());
    all_bad.ends(0);
    assert_eq!(all_bad.lines().len(), 2);
}

#[test]
fn an_order_of_ranks_leaves_rows_without_a_result_no_place() {
    let folder = Folder::new().put("t.csv", ROWS);
    let ran = folder.small(&[&["t.csv", "--sort", "rank"], &IN_ROWS[..]].concat());
    ran.ends(2).says("--faults in-rows").says("--sort rank");
}
