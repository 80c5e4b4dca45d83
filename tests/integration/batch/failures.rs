//! What a fault costs: its own row, and never more; or, where the whole run makes no sense, everything.

use super::{Folder, sheet};

const COLUMNS: [&str; 4] = ["--format", "csv", "--columns", "code,stage,origin"];

#[test]
fn a_failed_input_costs_its_own_row() {
    let folder = Folder::new()
        .sheet("a.yaml", "A", "first: yes, second: 80")
        .sheet("b.yaml", "B", "first: yes, second: 8x, third: 1")
        .put("c.yaml", "agency: [")
        .sheet("d.yaml", "D", "first: yes");
    let inputs = ["a.yaml", "b.yaml", "c.yaml", "missing.yaml", "d.yaml"];
    let ran = folder.small(&[&inputs[..], &COLUMNS].concat());
    ran.ends(2).says("5 agencies: 2 scored, 3 failed\n").says("--keep-going");
    ran.says("b.yaml:2:31: error[wrong-type]: expected a number, found `8x` (and 1 more)\n");
    ran.says("c.yaml:").says("missing.yaml: error: cannot read `missing.yaml`");
    assert_eq!(ran.lines(), ["code,stage,origin", "A,two,a.yaml", "D,one,d.yaml"]);
    let going = folder.small(&[&inputs[..], &COLUMNS, &["--keep-going"]].concat());
    going.ends(0).says("5 agencies: 2 scored, 3 failed\n");
    assert_eq!(going.stdout, ran.stdout);
}

#[test]
fn failures_stand_in_every_report_and_files_are_written_all_the_same() {
    let folder = Folder::new().put("t.csv", "code,first,second\nA,yes,80\nB,yes,8x\nC,no,10\n");
    let ran = folder.small(&[
        "t.csv",
        "--format",
        "csv=o.csv",
        "--format",
        "json=o.json",
        "--format",
        "jsonl=o.jsonl",
        "--format",
        "xlsx=o.xlsx",
        "--format",
        "terminal",
    ]);
    ran.ends(2).says("t.csv:3:7: error[wrong-type]").shows("3 read, 2 scored, 1 failed");
    ran.shows("  • t.csv:3:7: error[wrong-type]: expected a number, found `8x`");
    let json: serde_json::Value = serde_json::from_str(&folder.read("o.json")).unwrap();
    assert_eq!(json["inputs"]["failed"], 1);
    assert_eq!(json["failures"][0]["position"], "t.csv:3:7");
    assert_eq!(json["failures"][0]["code"], "wrong-type");
    assert_eq!(folder.read("o.csv").lines().count(), 3);
    assert_eq!(folder.read("o.jsonl").lines().count(), 2);
    assert!(folder.names().contains(&"o.xlsx".to_owned()));
}

#[test]
fn an_agency_that_comes_twice_is_an_error_that_names_the_first_place() {
    let folder = Folder::new()
        .put("wide.csv", "code,first\nA,yes\nB,yes\nA,no\n")
        .put("long.csv", "code,question,value\nC,first,yes\nD,first,yes\nC,second,80\n")
        .sheet("e.yaml", "B", "first: yes")
        .put("nameless.jsonl", "{\"agency\":{\"name\":\"Sở X\"},\"answers\":{}}\n".repeat(2));
    let ran = folder.small(&[&["wide.csv", "long.csv", "e.yaml", "nameless.jsonl"], &COLUMNS[..]].concat());
    ran.ends(2).says("9 agencies: 5 scored, 4 failed");
    ran.says("wide.csv:4: error[duplicate-agency]: the agency `A` was already given in wide.csv:2\n");
    ran.says("long.csv:4: error[duplicate-agency]: the agency `C` was already given in long.csv:2\n");
    ran.says("e.yaml: error[duplicate-agency]: the agency `B` was already given in wide.csv:3\n");
    ran.says("nameless.jsonl:2: error[duplicate-agency]: the agency `Sở X` was already given in nameless.jsonl:1\n");
    // The first place counts, as it was given.
    assert_eq!(ran.lines()[1..4], ["A,one,wide.csv:2", "B,one,wide.csv:3", "C,one,long.csv:2"]);
}

#[test]
fn an_agency_that_comes_twice_counts_once_in_every_sum() {
    let once = "code,first,second\nA,yes,80\nB,no,10\n";
    let folder = Folder::new().put("once.csv", once).put("twice.csv", format!("{once}A,no,0\nB,no,0\n"));
    let sums = |table: &str| {
        let ran = folder.small(&[table, "--format", "json", "--items", "--keep-going"]);
        let mut json: serde_json::Value = serde_json::from_str(&ran.ends(0).stdout).unwrap();
        for other in ["inputs", "failures", "agencies"] {
            json.as_object_mut().unwrap().remove(other).unwrap();
        }
        json
    };
    assert_eq!(sums("twice.csv"), sums("once.csv"));
}

#[test]
fn an_agency_may_come_once_in_each_period_if_they_are_grouped() {
    let folder = Folder::new()
        .put("t.csv", "code,period,first,second\nA,2026-Q2,yes,10\nB,2026-Q2,no,\nA,2026-Q3,yes,90\nB,2026-Q3,yes,\nA,2026-Q3,no,\n");
    let columns = ["--format", "csv", "--columns", "code,period,rank,stage"];
    let ran = folder.small(&[&["t.csv"], &columns[..]].concat());
    ran.ends(2).says("5 agencies: 2 scored, 3 failed\n");
    ran.says(
        "t.csv:4: error[duplicate-agency]: the agency `A` was already given in t.csv:2; keep one of them; ",
    );
    let grouped = ["--group-by", "period", "--min-group", "1"];
    let ran = folder.small(&[&["t.csv"], &columns[..], &grouped].concat());
    ran.ends(2).says("5 agencies: 4 scored, 1 failed\n");
    ran.says("t.csv:6: error[duplicate-agency]: the agency `A` was already given in t.csv:4\n");
    assert_eq!(
        ran.lines()[1..],
        ["A,2026-Q2,1,one", "B,2026-Q2,2,none", "A,2026-Q3,1,two", "B,2026-Q3,2,one"]
    );
    // The short way gives up, and the usual one sees the periods.
    folder
        .small(&[&["t.csv", "--format", "csv", "--columns", "code,stage,index"], &grouped[..]].concat())
        .says("4 scored");
}

#[test]
fn the_same_code_in_two_schemes_is_two_agencies() {
    let folder = Folder::new().put(
        "t.csv",
        "code,name,kind,scheme,first\n15,Yên Bái,province,pre-2025,yes\n15,Lào Cai,province,2025,yes\n15,Lào Cai,province,2025,no\n",
    );
    let ran = folder.small(&["t.csv", "--format", "csv", "--columns", "name,scheme"]);
    ran.ends(2).says("t.csv:4: error[duplicate-agency]: the agency `15` was already given in t.csv:3");
    assert_eq!(ran.lines(), ["name,scheme", "Yên Bái,pre-2025", "Lào Cai,2025"]);
}

#[test]
fn another_rubric_or_version_is_an_error_of_the_sheet_that_names_it() {
    let folder = Folder::new()
        .put("a.yaml", format!("rubric: small@1\n{}", sheet("A", "first: yes")))
        .put("b.yaml", format!("rubric: other@1\n{}", sheet("B", "first: yes")))
        .put("c.yaml", format!("rubric: small@2\n{}", sheet("C", "first: yes")))
        .put("d.csv", "code,rubric,first\nD,small@1.2,yes\nE,small@1.3,yes\n");
    let inputs = ["a.yaml", "b.yaml", "c.yaml", "d.csv", "--format", "csv", "--columns", "code"];
    for (more, code) in [(&[][..], 2), (&["--keep-going"], 0)] {
        let ran = folder.small(&[&inputs[..], more].concat());
        ran.ends(code).says("5 agencies: 2 scored, 3 failed\n");
        ran.says("b.yaml:1:9: error[other-rubric]: the answers are for the rubric `other`, not for `small`");
        ran.says("c.yaml:1:9: error[incompatible-version]: the answers ask for version 2 of `small`");
        ran.says("d.csv:3:3: error[incompatible-version]: the answers ask for version 1.3");
        assert_eq!(ran.lines(), ["code", "A", "D"]);
    }
}

#[test]
fn an_unknown_column_is_named_with_a_near_miss_and_fails_the_table() {
    let folder = Folder::new().put("t.csv", "code,frist,second,colour,note\nA,yes,80,red,\n").sheet(
        "a.yaml",
        "Z",
        "first: yes",
    );
    let ran = folder.small(&["t.csv", "a.yaml"]);
    ran.ends(2).says("t.csv:1:6: error[unknown-column]: unknown column `frist`; did you mean `first`? ");
    ran.says("t.csv:1:19: error[unknown-column]: unknown column `colour`; ");
    ran.says("t.csv:1:26: error[unknown-column]: the column `note` needs a column `question`; ");
    ran.shows("2 read, 1 scored, 1 failed").shows("• t.csv:1:6: error[unknown-column]");
    let allowed =
        folder.small(&["t.csv", "--allow-unknown-columns", "--format", "csv", "--columns", "code,index"]);
    allowed.ends(0).says("note: t.csv: columns left out: frist, colour, note\n");
    assert_eq!(allowed.lines(), ["code,index", "A,50.0000"]);
    folder.small(&["t.csv", "--lang", "vi"]).ends(2).says("có phải ý bạn là `first`?");
}

#[test]
fn an_ambiguous_code_of_a_province_is_an_error_that_explains_the_merger() {
    let folder = Folder::new().put("t.csv", "code,kind,first\n15,province,yes\n01,province,yes\n");
    let ran = folder.small(&["t.csv", "--format", "csv", "--columns", "code"]);
    ran.ends(2)
        .says("t.csv:2:1: error[ambiguous-code]: the code `15` means another province since 1 July 2025");
    ran.says("63 provinces and cities became 34 on that day; 15 was Yên Bái and is now Lào Cai");
    assert_eq!(ran.lines(), ["code", "01"]);
    let ran = folder.small(&["t.csv", "--lang", "vi"]);
    ran.ends(2).says("63 tỉnh, thành phố được sắp xếp còn 34").says("Yên Bái").says("Lào Cai");
}

#[test]
fn a_column_map_with_faults_fails_the_run_and_shows_where() {
    let folder = Folder::new()
        .put("t.csv", "id,q1\nA,yes\n")
        .put("map.toml", "[columns]\ncode = \"id\"\nfrst = \"q1\"\nsecond = \"q1\"\nfirst = \"q1\"\n");
    let ran = folder.small(&["t.csv", "--map", "map.toml", "-o", "o.csv"]);
    ran.ends(2).says("map.toml:3:1").says("did you mean `first`?").says("map.toml:5:9");
    assert!(!folder.names().contains(&"o.csv".to_owned()));
    // A map that is in order, for another table.
    let folder = folder.put("map.toml", "[columns]\ncode = \"id\"\nfirst = \"q2\"\n");
    let ran = folder.small(&["t.csv", "--map", "map.toml"]);
    ran.ends(2).says("map.toml:3:9: error[missing-column]: the table has no column `q2`; did you mean `q1`?");
    let folder = folder.put("map.toml", "[columns]\ncode = \"id\"\nfirst = \"q1\"\n");
    let ran = folder.small(&["t.csv", "--map", "map.toml", "--format", "csv", "--columns", "code,stage"]);
    assert_eq!(ran.ends(0).lines(), ["code,stage", "A,one"]);
    folder.small(&["t.csv", "--map", "none.toml"]).ends(2).says("none.toml");
}

#[test]
fn nothing_to_score_is_an_error_that_says_so() {
    let folder = Folder::new().put("empty.csv", "").put("empty.jsonl", "\n\n");
    std::fs::create_dir(folder.path().join("empty")).unwrap();
    folder.small(&["empty.csv"]).ends(2).says("empty.csv:1:1: error[empty-file]: the file is empty\n");
    folder.small(&["empty.jsonl"]).ends(2).says("empty.jsonl:1:1: error[empty-file]");
    folder.small(&["empty"]).ends(2).says("error: nothing matches `empty`\n");
    folder.small(&["*.none"]).ends(2).says("error: nothing matches `*.none`\n");
    folder.small(&[]).ends(2).says("<PATH>");
    folder.piped("", &["-"]).ends(2).says("-:1:1: error[empty-file]");
    assert!(!folder.names().contains(&"o.csv".to_owned()));
}

#[test]
fn a_run_of_failures_alone_has_reports_without_agencies() {
    let folder = Folder::new().put("t.csv", "code,first\nA,maybe\n,yes\n");
    let outputs = ["--format", "csv=o.csv", "--format", "json=o.json", "--format", "xlsx=o.xlsx", "--items"];
    for more in [&[][..], &["--keep-going"], &["--keep-going", "--sort", "rank"]] {
        let ran = folder.small(&[&["t.csv", "--format", "terminal"], &outputs[..], more].concat());
        ran.ends(2).shows("2 read, 0 scored, 2 failed").says("error: no input could be scored\n");
        ran.says("t.csv:2:3: error[wrong-type]").says("t.csv:3:1: error[missing-key]: ");
        assert_eq!(folder.read("o.csv").lines().count(), 1);
        let json: serde_json::Value = serde_json::from_str(&folder.read("o.json")).unwrap();
        assert_eq!(json["agencies"], serde_json::json!([]));
    }
}

#[test]
fn a_requirement_is_held_against_each_agency_and_an_error_beats_it() {
    let folder = Folder::new().put("t.csv", "code,first,second\nA,yes,80\nB,yes,20\nC,no,\n");
    let ran = folder.small(&["t.csv", "--require", "two", "-o", "o.csv"]);
    ran.ends(1).says("3 agencies: 3 scored\n").says("2 below the required stage\n");
    assert_eq!(folder.read("o.csv").lines().count(), 4);
    // The report for a terminal does not say it.
    folder.small(&["t.csv", "--require", "two"]).ends(1).says("2 below the required stage\n");
    folder
        .small(&["t.csv", "--require", "one", "--lang", "vi"])
        .ends(1)
        .says("1 đơn vị chưa đạt giai đoạn yêu cầu");
    folder.small(&["t.csv", "--require", "2"]).ends(1);
    folder.small(&["t.csv", "--require", "three"]).ends(2).says("the stages are: one, two");
    let folder = folder.put("u.csv", "code,first,second\nD,8,80\n");
    folder.small(&["t.csv", "u.csv", "--require", "two"]).ends(2).says("2 below the required stage\n");
    folder.small(&["t.csv", "u.csv", "--require", "two", "--keep-going"]).ends(1);
    let folder = folder.put("t.csv", "code,first,second\nA,yes,80\n");
    folder.small(&["t.csv", "--require", "two"]).ends(0);
    let profile = super::shown(&super::shipped("examples/transition-profile.yaml"));
    folder.run(&[&profile, "--require", "1"]).ends(2).says("claims no stage");
}
