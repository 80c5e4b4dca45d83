//! The same agencies give the same results, however they come and however many threads there are.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use serde_json::Value;

use super::{Folder, Ran, ended, program, shipped, shown};

/// The result of one sheet as a batch has it, which plans nothing of itself.
fn without_plan(mut result: Value) -> Value {
    result.as_object_mut().unwrap().remove("plan");
    for gap in result["gaps"].as_array_mut().unwrap() {
        gap.as_object_mut().unwrap().remove("plan_step");
    }
    result
}

/// The shipped provinces as single sheets give them, one after the other.
fn one_by_one() -> Vec<Value> {
    let mut sheets: Vec<_> =
        fs::read_dir(shipped("examples/provinces")).unwrap().map(|entry| entry.unwrap().path()).collect();
    sheets.sort();
    let result = |sheet: std::path::PathBuf| {
        let ran = ended(program(Path::new(".")).arg(&sheet).args(["--format", "json"]), &["SHEET"]);
        ran.ends(0);
        without_plan(serde_json::from_str(&ran.stdout).unwrap())
    };
    sheets.into_iter().map(result).collect()
}

/// What a result says of a question: its answer as a cell, the evidence, the note, why it does not apply.
fn said(question: &Value) -> Option<[String; 4]> {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let list = |value: &Value| {
        let items: Vec<String> = value.as_array().unwrap().iter().map(&text).collect();
        items.join("|")
    };
    let answer = match &question["answer"] {
        Value::Null => String::new(),
        Value::Bool(yes) => if *yes { "yes" } else { "no" }.to_owned(),
        Value::Array(ticked) if ticked.is_empty() => "[]".to_owned(),
        ticked @ Value::Array(_) => list(ticked),
        ratio @ Value::Object(_) => format!("{}/{}", text(&ratio["of"]), text(&ratio["total"])),
        number => text(number),
    };
    let said = [answer, list(&question["evidence"]), text(&question["note"]), text(&question["reason"])];
    said.iter().any(|part| !part.is_empty()).then_some(said)
}

fn cell(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}

fn long_table(results: &[Value]) -> String {
    let mut table = "code;name;kind;period;illustrative;question;value;evidence;note;na\r\n".to_owned();
    for result in results {
        let agency = &result["agency"];
        let fields = [&agency["code"], &agency["name"], &agency["kind"], &result["period"]];
        let about: String =
            fields.iter().map(|field| format!("{};", field.as_str().unwrap_or_default())).collect();
        for question in result["questions"].as_array().unwrap() {
            let Some(said) = said(question) else { continue };
            let cells = said.map(|part| cell(&part)).join(";");
            write!(table, "{about}yes;{};{cells}\r\n", question["id"].as_str().unwrap()).unwrap();
        }
    }
    table
}

fn json_lines(results: &[Value]) -> String {
    let sheet = |result: &Value| {
        let mut answers = serde_json::Map::new();
        for question in result["questions"].as_array().unwrap() {
            let Some([answer, evidence, note, reason]) = said(question) else { continue };
            let mut given = serde_json::Map::new();
            let mut give = |key: &str, value: Value| given.insert(key.to_owned(), value);
            if question["answer"].is_array() {
                give("value", question["answer"].clone());
            } else if !answer.is_empty() {
                give("value", answer.parse::<f64>().map_or_else(|_| answer.clone().into(), Value::from));
            }
            for (key, text) in [("note", note), ("na", reason)] {
                if !text.is_empty() {
                    give(key, text.into());
                }
            }
            if !evidence.is_empty() {
                give("evidence", question["evidence"].clone());
            }
            answers.insert(question["id"].as_str().unwrap().to_owned(), given.into());
        }
        let mut agency = result["agency"].clone();
        agency.as_object_mut().unwrap().retain(|_, value| !value.is_null());
        let sheet = serde_json::json!({
            "agency": agency, "period": result["period"], "illustrative": result["illustrative"], "answers": answers,
        });
        format!("{sheet}\n")
    };
    results.iter().map(sheet).collect()
}

/// JSON Lines without what tells where they come from.
fn without_origin(ran: &Ran) -> String {
    let line = |line: &str| {
        let (before, rest) = line.split_once("\"answers_sha256\":\"").expect("every line has a provenance");
        let (hash, rest) = rest.split_once('"').unwrap();
        let (middle, rest) = rest.split_once(",\"origin\":\"").expect("every line says where it stands");
        let after = format!("{middle}{}", rest.split_once('"').unwrap().1);
        assert!(hash.len() == 64 && hash.bytes().all(|byte| byte.is_ascii_hexdigit()), "{hash}");
        format!("{before}{after}\n")
    };
    ran.stdout.lines().map(line).collect()
}

#[test]
fn every_format_of_input_gives_the_results_of_single_sheets() {
    let single = one_by_one();
    assert_eq!(single.len(), 34);
    let folder = Folder::new().put("long.csv", long_table(&single)).put("lines.jsonl", json_lines(&single));
    let [sheets, wide, book] = ["", ".csv", ".xlsx"].map(|end| shown(&shipped("examples/provinces")) + end);
    let first = folder.run(&[&sheets, "--format", "jsonl"]);
    let parsed: Vec<Value> = first.stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let without = |mut line: Value| {
        assert!(line.as_object_mut().unwrap().remove("origin").is_some());
        line
    };
    assert_eq!(parsed.into_iter().map(without).collect::<Vec<_>>(), single);
    let first = without_origin(first.ends(0));
    for input in [wide.as_str(), &book, "long.csv", "lines.jsonl"] {
        let ran = folder.run(&[input, "--format", "jsonl"]);
        ran.ends(0).says("34 agencies: 34 scored");
        assert!(without_origin(&ran) == first, "{input} gives other results than the sheets");
    }
}

#[test]
fn the_number_of_threads_changes_no_byte() {
    let folder = Folder::new();
    // Enough agencies for several chunks, with faults and a double in between.
    let row = |at: usize| match at {
        700 => "A650,yes,20\n".to_owned(),
        at if at % 97 == 5 => format!("A{at},maybe,{}\n", at % 101),
        at => format!("A{at},{},{}\n", if at.is_multiple_of(3) { "no" } else { "yes" }, at % 101),
    };
    let table: String = (0..1_200).map(row).collect();
    let folder = folder.put("in.csv", format!("code,first,second\n{table}"));
    let run = |threads: &str| {
        let ran = folder.small(&[
            "in.csv",
            "--items",
            "--threads",
            threads,
            "--format",
            "csv=out.csv",
            "--format",
            "jsonl=out.jsonl",
            "--format",
            "json=out.json",
            "--format",
            "xlsx=out.xlsx",
            "--format",
            "terminal",
        ]);
        ran.ends(2).says("in.csv:702: error[duplicate-agency]").says("in.csv:7:4: error[wrong-type]");
        let files = ["out.csv", "out.jsonl", "out.json", "out.xlsx"];
        let files = files.map(|name| fs::read(folder.path().join(name)).unwrap());
        (ran.stdout, ran.stderr, files)
    };
    let one = run("1");
    assert!(one.0.contains("1200 read, 1186 scored, 14 failed"), "{}", one.0);
    for threads in ["2", "7"] {
        assert!(run(threads) == one, "{threads} threads");
    }
}

#[test]
fn banded_and_profile_rubrics_come_out_in_every_format() {
    for (rubric, example) in [
        ("un-egdi-2022", "indices/un-egdi-2022"),
        ("three-level-handbook", "three-level-handbook"),
        ("transition-profile", "transition-profile"),
    ] {
        let sheet = shown(&shipped(&format!("examples/{example}.yaml")));
        let folder = Folder::new();
        for lang in ["en", "vi"] {
            let ran = folder.run(&[
                &sheet,
                "--lang",
                lang,
                "--items",
                "--format",
                "terminal",
                "--format",
                "csv=o.csv",
                "--format",
                "jsonl=o.jsonl",
                "--format",
                "json=o.json",
                "--format",
                "xlsx=o.xlsx",
            ]);
            ran.ends(0).shows(rubric);
            assert!(!ran.stdout.contains("NaN"), "{}", ran.stdout);
        }
        let single = ended(
            program(folder.path()).args([sheet.as_str(), "--format", "json", "--lang", "vi"]),
            &[&sheet],
        );
        let (single, mut line): (Value, Value) = (
            serde_json::from_str(&single.stdout).unwrap(),
            serde_json::from_str(&folder.read("o.jsonl")).unwrap(),
        );
        assert!(line.as_object_mut().unwrap().remove("origin").is_some());
        let single = without_plan(single);
        assert_eq!(single, line, "{rubric}");
        let batch: Value = serde_json::from_str(&folder.read("o.json")).unwrap();
        let agency = &batch["agencies"][0];
        assert_eq!(agency["index_ppm"], single["verdict"]["index_ppm"], "{rubric}");
        assert_eq!(agency["stage"], single["verdict"]["stage"], "{rubric}");
        assert_eq!(folder.read("o.csv").lines().count(), 2, "{rubric}");
        assert!(fs::read(folder.path().join("o.xlsx")).unwrap().starts_with(b"PK"), "{rubric}");
    }
}

#[test]
fn why_a_row_is_left_out_does_not_depend_on_what_is_asked_of_the_run() {
    let table =
        "code,name,first,second\nA,Tổng cộng,,\nTotal,,yes,5\nB,Xã Minh Họa,,\nC,Xã Minh Họa C,yes,80\n";
    let folder = Folder::new().put("t.csv", table);
    let faults = |more: &[&str]| -> Vec<String> {
        let args = ["t.csv", "--faults", "in-rows", "--columns", "code,fault", "--format", "csv"];
        let ran = folder.small(&[&args, more].concat());
        ran.ends(0);
        ran.lines().iter().skip(1).map(|line| (*line).to_owned()).collect()
    };
    let expected = ["A,sum-row t.csv:2", "Total,sum-row t.csv:3", "B,empty-row t.csv:4", "C,"];
    assert_eq!(faults(&[]), expected);
    assert_eq!(faults(&["--format", "jsonl=t.jsonl"]), expected);
}
