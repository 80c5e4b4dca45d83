//! `--appraisals FILE`: what appraisers found of the agencies, in a file of their own.

use super::*;

const OWN: &str =
    "code,name,period,first,second\nX1,Xã 1,2026-Q3,yes,90\nX2,Xã 2,2026-Q3,yes,85\nX3,Xã 3,2026-Q3,no,\n";
const COLUMNS: [&str; 4] = ["--format", "csv", "--columns", "code,stage,index,appraised"];

fn run(folder: &Folder, input: &str, more: &[&str]) -> Ran {
    folder
        .small(&[&[input, "--appraisals", "found.csv", "--score", "appraised"], &COLUMNS[..], more].concat())
}

#[test]
fn each_agency_is_scored_by_what_the_file_says_of_it() {
    // By code, by name whatever the letters where one has no code, and nothing of the third.
    let found = "code,name,first,second\nX1,Xã 1,no,\n,XÃ  2,,40\nX9,Xã 9,yes,\n";
    let folder = Folder::new().put("own.csv", OWN).put("found.csv", found);
    let ran = run(&folder, "own.csv", &[]);
    // 40 of 80 is half a target; stage `two` needs more than half.
    let expected =
        ["code,stage,index,appraised", "X1,none,50.0000,1", "X2,one,75.0000,1", "X3,none,0.0000,0"];
    assert_eq!(ran.ends(0).lines(), expected);
    ran.says("1 appraised agency has no answers among the inputs: X9");
    // The same from sheets, and on whatever way through the tool.
    let sheets = OWN.lines().skip(1).map(|line| line.split(',').collect::<Vec<_>>());
    let folder = sheets.fold(folder, |folder, cells| {
        let second = if cells[4].is_empty() { "null" } else { cells[4] };
        let answers = format!("first: {}, second: {second}", cells[3]);
        let text = format!(
            "agency: {{name: {}, code: {}}}\nperiod: {}\nanswers: {{{answers}}}\n",
            cells[1], cells[0], cells[2]
        );
        folder.put(&format!("sheets/{}.yaml", cells[0]), text)
    });
    assert_eq!(run(&folder, "sheets", &[]).ends(0).stdout, ran.stdout);
    assert_eq!(run(&folder, "own.csv", &["--threads", "1", "-o", "x.xlsx"]).code, Some(2), "two outputs");
}

#[test]
fn what_sheets_state_of_their_appraisals_does_not_count_beside_the_file() {
    let stated = "first: yes, second: {value: 10, appraised: {value: 90}}";
    let folder =
        Folder::new().sheet("a.yaml", "A1", stated).put("found.csv", "code,name,first\nB1,Xã B1,yes\n");
    folder
        .small(&["a.yaml", "--score", "appraised", "--format", "csv", "--columns", "stage"])
        .ends(0)
        .shows("two");
    let ran = run(&folder, "a.yaml", &[]);
    assert_eq!(ran.ends(0).lines()[1], "A1,one,56.2500,0");
}

#[test]
fn an_appraisal_is_of_one_period() {
    let found = "code,name,period,first\nX1,Xã 1,2026-Q2,no\nX1,Xã 1,2026-Q3,yes\n";
    let folder = Folder::new().put("own.csv", OWN).put("found.csv", found);
    assert_eq!(run(&folder, "own.csv", &[]).ends(0).lines()[1], "X1,two,100.0000,1");
    let folder = folder.sheet("a.yaml", "X1", "first: yes");
    run(&folder, "a.yaml", &[]).ends(2).says("found.csv:2 and found.csv:3");
    let folder = folder.put("found.csv", "code,name,first\nX1,Xã 1,no\nX1,Xã 1,yes\n");
    run(&folder, "own.csv", &[]).ends(2).says("`X1` was already appraised in found.csv:2");
}

#[test]
fn what_is_wrong_or_doubtful_in_the_file_is_said() {
    let folder = Folder::new().put("own.csv", OWN).put("found.csv", "code,name,second\nX1,Xã 1,0.5\n");
    run(&folder, "own.csv", &[]).ends(0).says("found.csv:2:").says("fraction-as-percent");
    run(&folder, "own.csv", &["--deny", "fraction-as-percent"]).ends(1);
    run(&folder, "own.csv", &["--allow", "fraction-as-percent"]).ends(0);
    let folder = folder.put("found.csv", "code,name,second\nX1,Xã 1,500\n");
    assert_eq!(run(&folder, "own.csv", &[]).ends(2).stdout, "");
    let folder = folder.put("found.csv", "rubric: digital-government@2\nagency: {name: A}\nanswers: {}\n");
    run(&folder, "own.csv", &[]).ends(2).says("other-rubric");
}

#[test]
fn results_say_which_file_it_was() {
    let found = "code,name,first\nX1,Xã 1,no\n";
    let folder = Folder::new().put("own.csv", OWN).put("found.csv", found);
    let digest = format!("\"appraisals_sha256\": \"{}\"", assess::base::digest::sha256([found.as_bytes()]));
    let json = |more: &[&str]| folder.small(&[&["own.csv", "--format", "json"], more].concat()).stdout;
    assert!(json(&["--appraisals", "found.csv"]).contains(&digest));
    assert!(json(&[]).contains("\"appraisals_sha256\": null"));
    let args = ["own.csv", "--appraisals", "found.csv", "--format", "jsonl"];
    folder.small(&args).ends(0).shows(&digest.replace(": ", ":"));
    folder.small(&args[..3]).ends(0).shows("by the appraiser's file");
    // As in `assess`, whose JSON says it as well, and what is doubtful in that file.
    let folder = folder.sheet("a.yaml", "X1", "first: yes").put("one.csv", "code,name,second\nX1,Xã 1,0.5\n");
    let mut one = program(folder.path());
    one.args(["a.yaml", "--rubric", "small.yaml", "--appraisals", "one.csv", "--format", "json"]);
    let ran = ended(&mut one, &args);
    ran.ends(0).shows("appraisals_sha256\": \"").shows("fraction-as-percent").says("one.csv:2:");
}
