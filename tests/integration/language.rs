//! The model language as whoever uses it meets it: own scales in workbooks, advice by kind of agency, warnings about
//! answers that do not fit together, sheets brought to another version.

#![allow(clippy::unwrap_used)]

use std::io::{Cursor, Read};

use serde_json::Value;

use crate::faults::room::Room;

/// Levels from 0 to 3, of which a quarter of the way is 0.75.
const SCALED: &str = "\
rubric: scaled
version: 1.0.0
title: {vi: Có thang riêng, en: With a scale}
languages: [vi, en]
scale: {min: 0, max: 3, decimals: 2}
verdict: {method: banded}
stages: [{id: low, title: {vi: Thấp, en: Low}, from: 0}, {id: high, title: {vi: Cao, en: High}, from: 2}]
dimensions:
  - id: all
    title: {vi: Chung, en: All}
    questions:
      - {id: share, ask: {vi: Bao nhiêu?, en: How much?}, answer: percent, target: 100}
";

/// Advice by kind, a rule of consistency and plausible numbers.
const ADVISED: &str = "\
rubric: advised
version: 1.0.0
title: {vi: Có khuyến nghị, en: With advice}
languages: [vi, en]
verdict: {method: staged}
stages: [{id: one, title: {vi: Một, en: One}}]
consistency: [{not_above: [part, whole], because: {vi: Một phần của cả, en: It is a part of it}}]
dimensions:
  - id: all
    title: {vi: Chung, en: All}
    questions:
      - id: part
        ask: {vi: Bao nhiêu phần?, en: What part?}
        answer: percent
        plausible: {at_most: 90}
        targets: {one: 95}
        recommend:
          commune: {vi: Báo cáo tỉnh., en: Tell the province.}
          else: {vi: Tự làm., en: Do it yourselves.}
        owner: {commune: {vi: UBND xã, en: The commune}, else: {vi: Sở, en: The department}}
      - {id: whole, ask: {vi: Cả bao nhiêu?, en: What of the whole?}, answer: percent, targets: {one: 50}}
";

/// The text of all parts of a workbook.
fn parts(bytes: Vec<u8>) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut texts = String::new();
    for at in 0..archive.len() {
        archive.by_index(at).unwrap().read_to_string(&mut texts).unwrap();
    }
    texts
}

#[test]
fn a_workbook_of_a_rubric_with_a_scale_has_its_numbers() {
    let room = Room::new().put("r.yaml", SCALED).put("t.csv", "name,code,share\nA,1,25\nB,2,70\n");
    room.run(&["batch", "t.csv", "--rubric", "./r.yaml", "-o", "o.xlsx", "--lang", "en"]).ends(0);
    let texts = parts(std::fs::read(room.at("o.xlsx")).unwrap());
    // 25 and 70 of 100 are 0.75 and 2.1 of 3; no cell has them in percent.
    for value in ["<v>0.75</v>", "<v>2.1</v>"] {
        assert!(texts.contains(value), "{value}");
    }
    for value in ["<v>25</v>", "<v>70</v>", "<v>0.25</v>", "<v>0.7</v>"] {
        assert!(!texts.contains(value), "{value}");
    }
    let csv = room.run(&[
        "batch",
        "t.csv",
        "--rubric",
        "./r.yaml",
        "--format",
        "csv",
        "--columns",
        "name,index,stage",
    ]);
    assert_eq!(csv.rows(), ["A,0.75,low", "B,2.1,high"]);
}

#[test]
fn advice_and_owner_are_those_of_the_kind_of_agency() {
    let room = Room::new().put("r.yaml", ADVISED);
    let sheet =
        |kind: &str| format!("agency: {{name: Đơn vị, kind: {kind}}}\nanswers: {{part: 10, whole: 60}}\n");
    let room = room.put("c.yaml", sheet("commune")).put("p.yaml", sheet("province"));
    for (file, lang, has, hasnt) in [
        ("c.yaml", "en", "Tell the province.", "Do it yourselves."),
        ("c.yaml", "vi", "UBND xã", "Tự làm."),
        ("p.yaml", "en", "Do it yourselves.", "Tell the province."),
        ("p.yaml", "vi", "Sở", "UBND xã"),
    ] {
        room.run(&[file, "--rubric", "./r.yaml", "--full", "--lang", lang]).ends(0).shows(has).hides(hasnt);
    }
    // Advice on a gap that both kinds share is that of both.
    room.write("p.yaml", sheet("province").replace("Đơn vị", "Tỉnh"));
    let batch =
        room.run(&["batch", "c.yaml", "p.yaml", "--rubric", "./r.yaml", "--format", "json", "--lang", "en"]);
    let value: Value = serde_json::from_str(&batch.ends(0).out).unwrap();
    let advice: Vec<&str> = value["shared_gaps"][0]["recommendations"]
        .as_array()
        .unwrap()
        .iter()
        .map(|each| each["text"].as_str().unwrap())
        .collect();
    assert_eq!(advice, ["Do it yourselves.", "Tell the province."]);
}

#[test]
fn answers_that_do_not_fit_together_are_warned_of_wherever_a_sheet_is_read() {
    let sheet = "agency: {name: A, code: \"1\"}\nanswers:\n  part: 92\n  whole: 60\n";
    let room = Room::new()
        .put("r.yaml", ADVISED)
        .put("a.yaml", sheet)
        .put("t.csv", "name,code,part,whole\nA,1,92,60\n");
    let runs: [&[&str]; 4] = [&["a.yaml"], &["check", "a.yaml"], &["batch", "a.yaml"], &["batch", "t.csv"]];
    for (at, run) in runs.iter().enumerate() {
        for (lang, because) in [("en", "It is a part of it"), ("vi", "Một phần của cả")] {
            let ran = room.run(&[run, &["--rubric", "./r.yaml", "--lang", lang][..]].concat());
            let all = format!("{}{}", ran.out, ran.err);
            for what in ["inconsistent-answers", "implausible-answer", because] {
                assert!(all.contains(what), "{run:?} {what}\n{all}");
            }
            // `check` fails on warnings; the others tell and go on.
            assert_eq!(ran.code, Some(i32::from(at == 1)), "{run:?}");
        }
        let denied = [run, &["--rubric", "./r.yaml", "--deny", "inconsistent-answers"][..]].concat();
        room.run(&denied).ends(1);
        let allowed =
            ["--rubric", "./r.yaml", "--allow", "inconsistent-answers", "--allow", "implausible-answer"];
        room.run(&[run, &allowed[..]].concat()).ends(0);
        // With an answer left out there is nothing to compare.
        room.write("a.yaml", "agency: {name: A, code: \"1\"}\nanswers:\n  part: 80\n");
        room.write("t.csv", "name,code,part,whole\nA,1,80,\n");
        room.run(&[run, &["--rubric", "./r.yaml", "--lang", "en"][..]].concat())
            .hides("inconsistent-answers");
        room.write("a.yaml", sheet);
        room.write("t.csv", "name,code,part,whole\nA,1,92,60\n");
    }
}

#[test]
fn a_migrated_sheet_goes_to_standard_output_and_fits_the_new_version() {
    let file = |name: &str| std::fs::read_to_string(format!("tests/cli/migrate.in/{name}")).unwrap();
    let room = ["sheet.yaml", "handbook-1.yaml", "handbook-2.yaml"]
        .iter()
        .fold(Room::new(), |room, name| room.put(name, file(name)));
    let args = ["migrate", "sheet.yaml", "--against", "./handbook-1.yaml", "--rubric", "./handbook-2.yaml"];
    let piped = room.run(&[&args[..], &["-o", "-"]].concat());
    piped.ends(0).says("share → online-share").says("open-data");
    let told = room.run(&[&args[..], &["--format", "json"]].concat());
    let value: Value = serde_json::from_str(&told.ends(0).out).unwrap();
    assert_eq!(value["sheet"], piped.out.as_str());
    assert_eq!(
        (&value["renamed"][0]["from"], &value["renamed"][0]["to"]),
        (&"share".into(), &"online-share".into())
    );
    assert_eq!((&value["added"][0]["id"], &value["dropped"][0]["id"]), (&"open-data".into(), &"fax".into()));
    // The report and the sheet do not share standard output; the sheet is read again as it is.
    room.run(&[&args[..], &["--format", "json", "-o", "-"]].concat()).ends(2);
    room.write("new.yaml", &piped.out);
    room.run(&["new.yaml", "--rubric", "./handbook-2.yaml"]).ends(0).hides("former-id");
}
