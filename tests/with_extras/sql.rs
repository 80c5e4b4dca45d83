//! Queries of `assess sql` in the databases that they are for, against `assess batch`: column by column, and the same rows
//! refused. `sql.py` makes the rows.

use std::path::Path;
use std::process::Command;
use std::{env, fs};

use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;

use crate::support;

const SCRIPT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/with_extras/sql.py");

/// How many random rubrics are tried; more where somebody asks for it.
const RUBRICS: usize = 50;

fn run(arguments: &[&str]) -> String {
    let output = Command::new("python3").arg(SCRIPT).args(arguments).output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success(), "{said}{}", String::from_utf8_lossy(&output.stderr));
    said
}

fn compare(engine: &str, rows: usize, rubrics: &[String]) {
    let rows = rows.to_string();
    let mut arguments = vec![engine, env!("CARGO_BIN_EXE_assess"), &rows, "1"];
    arguments.extend(rubrics.iter().map(String::as_str));
    run(&arguments);
}

/// All rubrics of the repository.
fn shipped() -> Vec<String> {
    let all = support::files("rubrics").into_iter().chain(support::files("tests/models"));
    let names = all.map(|path| path.display().to_string());
    names.filter(|name| !name.contains(".cases.")).collect()
}

/// Random rubrics, as files in a folder.
fn random(folder: &Path, count: usize) -> Vec<String> {
    let mut runner = TestRunner::deterministic();
    let worlds = (support::world(), 0..4_u32);
    let write = |at: usize| {
        let (world, end) = worlds.new_tree(&mut runner).unwrap().current();
        // A quarter has a scale of its own.
        let world = if end == 3 { support::scaled(&world, 7) } else { world };
        let path = folder.join(format!("made-{at}.yaml"));
        fs::write(&path, world.rubric.to_string().replace("made-up", &format!("made-{at}"))).unwrap();
        path.display().to_string()
    };
    (0..count).map(write).collect()
}

fn asked(variable: &str, usual: usize) -> usize {
    env::var(variable).ok().and_then(|number| number.parse().ok()).unwrap_or(usual)
}

pub fn duckdb_scores_random_rubrics_as_the_engine_does() {
    let folder = tempfile::tempdir().unwrap();
    let rubrics = random(folder.path(), asked("ASSESS_SQL_RUBRICS", RUBRICS));
    compare("duckdb", asked("ASSESS_SQL_ROWS", 1_000), &rubrics);
}

pub fn duckdb_scores_every_rubric_of_the_repository_as_the_engine_does() {
    compare("duckdb", 500, &shipped());
}

pub fn postgresql_scores_as_the_engine_does() {
    let folder = tempfile::tempdir().unwrap();
    let rubrics = [shipped(), random(folder.path(), 10)].concat();
    compare("postgres", asked("ASSESS_SQL_ROWS", 300), &rubrics);
}

pub fn spark_scores_as_the_engine_does() {
    let rubrics = ["digital-government", "digital-government-quick"];
    let path = |id: &str| format!("{}/rubrics/{id}.yaml", env!("CARGO_MANIFEST_DIR"));
    compare("spark", asked("ASSESS_SQL_ROWS", 2_000), &rubrics.map(path));
}

/// The result of a query for a table, of one column and of what is invalid, by row.
fn scored(rubric: &str, table: &str, map: Option<&str>) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        fs::write(&path, text).unwrap();
        path.display().to_string()
    };
    let (rubric, table) = (write("cell.yaml", rubric), write("table.csv", table));
    let mut command = Command::new(env!("CARGO_BIN_EXE_assess"));
    command.args([
        "sql",
        "--dialect",
        "duckdb",
        "--table",
        "answers",
        "--columns",
        "name,index",
        "--no-config",
    ]);
    command.args(["--rubric", &rubric, "--header", &table]);
    if let Some(map) = map {
        command.args(["--map", &write("map.toml", map)]);
    }
    let output = command.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let query = write("score.sql", &String::from_utf8_lossy(&output.stdout));
    let mut lines: Vec<String> =
        run(&["duckdb", "--query", &query, &table]).lines().map(str::to_owned).collect();
    lines.sort();
    lines
}

const CELL: &str = "rubric: cell\nversion: 1.0.0\ntitle: Cell\nlanguages: [en]\nverdict: {method: staged}\n\
    stages: [{id: s, title: S}]\ndimensions:\n  - id: d\n    title: D\n    questions:\n      \
    - {id: a, ask: Is it so, answer: yes_no, targets: {s: true}, allow_na: true}\n      \
    - {id: b, ask: How much, answer: percent, targets: {s: 100}}\n      \
    - {id: c, ask: Which, answer: checklist, items: [{id: one, title: One}, {id: two, title: Two}], targets: {s: 2}}\n";

pub fn an_agency_that_comes_twice_is_refused_and_what_is_doubtful_too() {
    let table = "code,name,a,b\nx1,A,yes,50\nX1,B,yes,50\nx2,C,yes,0.5\nx3,D,yes,0.5%\nx4,E,maybe,50\nx4,F,no,100\n\
                 15,G,yes,1\nx6,Tổng cộng:,yes,1\nx7,H,,\n,I,yes,100\n";
    assert_eq!(
        scored(CELL, table, None),
        [
            "A,,code",
            "B,,code",
            "C,,b",
            "D,33.5000,",
            "E,,a",
            "F,33.3333,",
            "G,,code",
            "H,,name",
            "I,66.6667,",
            "Tổng cộng:,,name",
        ]
    );
}

pub fn a_column_map_says_what_cells_mean() {
    let map = "[table]\ndecimal = \",\"\n[columns]\nname = \"Đơn vị\"\na = \"Q1\"\nb = {column = \"Q2\", factor = 100}\n\
               c = {column = \"Q3\", separator = \";\", answers = {one = \"Một\"}, none = \"Không có\"}\n[values]\n\
               yes = [\"Rồi\", \"1\"]\nno = \"Chưa\"\nmissing = [\"-\", \"99\"]\nnot_applicable = \"KAD\"\nreason = \"Not theirs\"\n";
    let table = "Đơn vị,Q1,Q2,Q3\nA,RỒI,\"0,5\",MỘT; two;\nB,1.0,1,Không  có\nC,KAD,-,one\nD,-,\"0,3333333333\",two\n\
                 E,chưa,99.0,one;one\nF,rồi,\"0.5\",one\n";
    assert_eq!(
        scored(CELL, table, Some(map)),
        ["A,83.3333,", "B,66.6667,", "C,25.0000,", "D,27.7778,", "E,,Q3", "F,,Q2"]
    );
}
