//! Forms through the program: one for each agency of a list, filled in, sent back and scored.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

/// Runs the program in a folder.
fn assess(folder: &Path, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_assess"));
    command.current_dir(folder).args(args).args(["--lang", "en", "--no-config"]);
    command.output().unwrap()
}

fn said(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

/// A folder with the files of the transcripts.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cli/form.in");
    for file in ["small.yaml", "list.csv", "q2/97.yaml"] {
        let to = folder.path().join(file);
        fs::create_dir_all(to.parent().unwrap()).unwrap();
        fs::copy(from.join(file), to).unwrap();
    }
    folder
}

#[test]
fn each_agency_of_a_list_gets_its_form_and_a_batch_says_who_is_missing() {
    let folder = folder();
    let folder = folder.path();
    let args = ["form", "--rubric", "small.yaml", "--for", "list.csv", "--from", "q2", "--period", "2026-Q3"];
    let each = ["--each", "xlsx=out", "--each", "yaml=texts/deep"];
    let done = assess(folder, &[&args[..], &each[..]].concat());
    assert_eq!(done.status.code(), Some(0), "{}", said(&done));
    assert!(said(&done).contains("4 forms written, 1 with earlier answers"), "{}", said(&done));
    for file in ["out/97.xlsx", "out/98.xlsx", "texts/deep/97.yaml", "texts/deep/98.yaml"] {
        assert!(folder.join(file).is_file(), "{file}");
    }
    // They are not overwritten.
    let again = assess(folder, &[&args[..], &each[..]].concat());
    assert_eq!(again.status.code(), Some(2));
    assert!(said(&again).contains("--force"), "{}", said(&again));
    let forced = assess(folder, &[&args[..], &each[..], &["--force"][..]].concat());
    assert_eq!(forced.status.code(), Some(0), "{}", said(&forced));

    let one = assess(folder, &["out/97.xlsx", "--rubric", "small.yaml"]);
    assert_eq!(one.status.code(), Some(0), "{}", said(&one));
    assert!(said(&one).contains("Tỉnh Minh Họa A"), "{}", said(&one));
    let batch = ["batch", "out", "--rubric", "small.yaml", "--for", "list.csv", "--format", "csv"];
    let both = assess(folder, &batch);
    assert_eq!(both.status.code(), Some(0), "{}", said(&both));
    assert!(!said(&both).contains("missing"), "{}", said(&both));
    assert_eq!(String::from_utf8_lossy(&both.stdout).lines().count(), 3);
    fs::remove_file(folder.join("out/98.xlsx")).unwrap();
    let less = assess(folder, &batch);
    assert!(said(&less).contains("missing: 98"), "{}", said(&less));
    // One that came and cannot be read is not missing.
    fs::write(folder.join("out/98.xlsx"), "PK\u{3}\u{4} nothing").unwrap();
    let broken = assess(folder, &batch);
    assert_eq!(broken.status.code(), Some(2));
    assert!(!said(&broken).contains("missing"), "{}", said(&broken));
}

#[test]
fn a_form_in_a_batch_is_scored_like_the_same_sheet_in_yaml() {
    let folder = folder();
    let folder = folder.path();
    let form = ["form", "--rubric", "small.yaml", "--from", "q2/97.yaml", "-o", "97.xlsx"];
    let done = assess(folder, &form);
    assert_eq!(done.status.code(), Some(0), "{}", said(&done));
    let score = |file: &str| {
        let done = assess(
            folder,
            &[
                "batch",
                file,
                "--rubric",
                "small.yaml",
                "--format",
                "csv",
                "--columns",
                "code,name,kind,stage,index,answered",
            ],
        );
        assert_eq!(done.status.code(), Some(0), "{}", said(&done));
        String::from_utf8_lossy(&done.stdout).into_owned()
    };
    let sheet = fs::read_to_string(folder.join("q2/97.yaml")).unwrap().replace("  gone-since: 5\n", "");
    fs::write(folder.join("97.yaml"), sheet).unwrap();
    assert_eq!(score("97.xlsx"), score("97.yaml"));
}

#[test]
fn a_form_after_an_earlier_sheet_is_for_the_same_rubric() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    let quick = examples.join("digital-government-quick.yaml");
    let form = assess(folder, &["form", "--from", quick.to_str().unwrap(), "-o", "next.xlsx"]);
    assert_eq!(form.status.code(), Some(0), "{}", said(&form));
    // Without `--rubric`, alone and among others.
    let one = assess(folder, &["next.xlsx", "--format", "json"]);
    assert!(said(&one).contains("\"digital-government-quick\""), "{}", said(&one));
    let batch = assess(folder, &["batch", "next.xlsx", "--format", "json"]);
    assert_eq!(batch.status.code(), Some(0), "{}", said(&batch));
    assert!(said(&batch).contains("\"digital-government-quick\""), "{}", said(&batch));
    let again = assess(folder, &["form", "--from", "next.xlsx", "--format", "yaml"]);
    assert!(said(&again).contains("rubric: digital-government-quick@1"), "{}", said(&again));
}

#[test]
fn a_new_rubric_is_clean_and_so_is_a_copy() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    for args in [
        &["rubrics", "new", "rubrics/mine"][..],
        &["rubrics", "new", "rubrics/copy.yaml", "--from", "three-level-handbook"],
    ] {
        let done = assess(folder, args);
        assert_eq!(done.status.code(), Some(0), "{}", said(&done));
    }
    for file in ["mine.yaml", "mine.cases.yaml", "copy.yaml", "copy.cases.yaml"] {
        assert!(folder.join("rubrics").join(file).is_file(), "{file}");
    }
    let checked = assess(folder, &["check", "rubrics"]);
    assert_eq!(checked.status.code(), Some(0), "{}", said(&checked));
    assert!(said(&checked).contains("4 files checked"), "{}", said(&checked));
    let again = assess(folder, &["rubrics", "new", "rubrics/mine"]);
    assert_eq!(again.status.code(), Some(2));
    let form = assess(folder, &["form", "--rubric", "rubrics/mine.yaml", "-o", "form.xlsx"]);
    assert_eq!(form.status.code(), Some(0), "{}", said(&form));
}

#[test]
fn a_check_says_what_is_left_in_a_workbook_as_in_a_sheet() {
    let folder = folder();
    let folder = folder.path();
    for (file, place) in [("97.xlsx", "97.xlsx"), ("97.csv", "97.csv"), ("97.yaml", "97.yaml")] {
        let form = ["form", "--rubric", "small.yaml", "--from", "q2/97.yaml", "-o", file];
        assert_eq!(assess(folder, &form).status.code(), Some(0));
        let done = assess(folder, &["check", file, "--rubric", "small.yaml"]);
        assert!(said(&done).contains("2 of 5 questions left"), "{}", said(&done));
        assert!(said(&done).contains(place) && said(&done).contains("2.2"), "{}", said(&done));
        assert_eq!(done.status.code(), Some(0), "{}", said(&done));
    }
    // A form that cannot be read says where, and a table of several agencies goes to a batch.
    fs::write(folder.join("two.csv"), "name,share\nA,5\nB,6\n").unwrap();
    let several = assess(folder, &["check", "two.csv", "--rubric", "small.yaml"]);
    assert!(said(&several).contains("assess batch two.csv"), "{}", said(&several));
}

#[test]
fn the_last_line_of_a_batch_says_what_a_column_map_left_out() {
    let folder = folder();
    let folder = folder.path();
    let table = "name,state,share\nA,done,5\nB,draft,6\n\nA,done,7\nC,draft,8\nD,done,9\n";
    fs::write(folder.join("table.csv"), table).unwrap();
    fs::write(folder.join("quoted.csv"), table.replace("done", "\"done\"")).unwrap();
    let keep = "[rows]\nkeep = {state = \"done\"}\n";
    for (map, left_out) in [
        (keep.to_owned(), "2 rows left out by the column map"),
        (
            format!("{keep}submissions = \"last\"\n"),
            "2 rows left out by the column map, 1 submission not counted, since another one of the agency counts",
        ),
    ] {
        fs::write(folder.join("map.toml"), map).unwrap();
        for table in ["table.csv", "quoted.csv"] {
            let batch = ["batch", table, "--map", "map.toml", "--rubric", "small.yaml", "--keep-going"];
            let done = assess(folder, &batch);
            let said = said(&done);
            assert!(said.lines().last().unwrap().contains(left_out), "{said}");
        }
    }
}
