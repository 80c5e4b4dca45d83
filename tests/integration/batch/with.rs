//! `--with`: where agencies stood earlier beside where they stand, in every output that has them in rows.

use serde_json::Value;

use super::{Folder, ended, program, shipped, shown};

fn json_of(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

#[test]
fn what_stands_beside_is_what_a_run_of_then_says_whatever_it_is_read_from() {
    let folder = Folder::new();
    let (then, now) =
        (shown(&shipped("examples/provinces-2026-Q2.csv")), shown(&shipped("examples/provinces.csv")));
    folder.run(&[&then, "-o", "q2.json"]).ends(0);
    folder.run(&[&then, "-o", "q2.jsonl"]).ends(0);
    let asked = |with: &str| {
        let ran = folder.run(&[&now, "--with", with, "--format", "json"]);
        json_of(&ran.ends(0).stdout)
    };
    let found = asked(&then);
    let plain = json_of(&folder.read("q2.json"));
    for agency in found["agencies"].as_array().unwrap() {
        let code = &agency["agency"]["code"];
        let own =
            plain["agencies"].as_array().unwrap().iter().find(|it| it["agency"]["code"] == *code).unwrap();
        let earlier = &agency["earlier"];
        assert_eq!((&earlier["stage"], &earlier["index_ppm"]), (&own["stage"], &own["index_ppm"]), "{code}");
        assert_eq!((&earlier["rank"], &earlier["by_name"]), (&own["rank"]["rank"], &Value::from(false)));
    }
    assert_eq!(asked("q2.json"), found);
    assert_eq!(asked("q2.jsonl"), found);
    let columns = "code,stage,earlier_stage,index,earlier_index,rank,earlier_rank";
    folder
        .run(&[&now, "--with", "q2.json", "--format", "csv", "--columns", columns])
        .ends(0)
        .shows("MH-11,e-government,data-centric,44.8519,58.1231,23,18\n");
    folder
        .run(&[&now, "--with", "q2.json", "--lang", "en"])
        .ends(0)
        .shows("Then: the stage, the index and the rank");
    folder.run(&[&now, "--with", "q2.json", "--lang", "vi"]).ends(0).shows("Kỳ trước: giai đoạn");
    folder.run(&[&now, "--with", "q2.json", "-o", "page.html", "-o", "book.xlsx"]).ends(0);
    assert!(folder.read("page.html").contains("3 · 58.1% · 18"));
}

#[test]
fn who_is_not_there_has_nothing_beside_and_names_do_where_codes_are_missing() {
    let folder = Folder::new()
        .put("then.csv", "name,first,second\nXã A,yes,10\n")
        .put("now.csv", "code,name,first,second\nA,xã  a,yes,90\nB,Xã B,no,10\n");
    let ran = folder.small(&[
        "now.csv",
        "--with",
        "then.csv",
        "--format",
        "csv",
        "--columns",
        "code,earlier_stage,earlier_rank",
    ]);
    ran.ends(0).shows("A,one,1\nB,,\n");
    folder.small(&["now.csv", "--with", "then.csv"]).ends(0).shows("~");
    let lines = folder.small(&["now.csv", "--with", "then.csv", "--format", "csv", "--columns", "code,rank"]);
    lines.ends(0).shows("A,1\n");
    folder.small(&["now.csv", "--format", "csv", "--columns", "earlier_rank"]).ends(2).says("`--with`");
}

#[test]
fn an_earlier_input_that_cannot_be_used_ends_the_run() {
    let folder = Folder::new()
        .put("now.csv", "code,first,second\nA,yes,90\n")
        .put("bad.csv", "code,first,second\nA,maybe,90\nB,yes,90\n");
    folder.small(&["now.csv", "--with", "bad.csv"]).ends(2).says("--keep-going");
    folder.small(&["now.csv", "--with", "bad.csv", "--keep-going"]).ends(0);
    folder.small(&["now.csv", "--with", "gone.csv"]).ends(2);
    folder.small(&["now.csv", "-o", "r.json"]).ends(0);
    let other = shown(&shipped("examples/provinces.csv"));
    folder.run(&[&other, "--with", "r.json"]).ends(2);
    // Nothing that was read is written over.
    folder.small(&["now.csv", "--with", "r.json", "-o", "r.json"]).ends(2);
    let ran = ended(
        program(folder.path()).args(["batch", "now.csv", "--rubric", "small.yaml", "--with", "r.json", "-q"]),
        &[],
    );
    ran.ends(0);
}
