//! What the recipes for large data give, run for real, beside what one run gives.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::{env, fs};

use assess::model::rubric::builtin::Builtin;
use assess::model::rubric::{AnswerKind, Question, Rubric};

const ROWS: usize = 20_000;
const RUBRICS: [&str; 2] = ["digital-government", "three-level-handbook"];
const COLUMNS: &str = "code,stage,stage_number,index,fault";

/// CSV to Parquet, every column as text.
const TO_PARQUET: &str = "
import sys, pyarrow as pa, pyarrow.csv as csv, pyarrow.parquet as parquet
names = open(sys.argv[1], encoding='utf-8').readline().strip().split(',')
options = csv.ConvertOptions(column_types={name: pa.string() for name in names}, strings_can_be_null=True)
parquet.write_table(csv.read_csv(sys.argv[1], convert_options=options), sys.argv[2], row_group_size=3000)
";

/// Parquet to lines of CSV.
const FROM_PARQUET: &str = "
import sys, pyarrow.parquet as parquet
for row in parquet.read_table(sys.argv[1]).to_pylist():
    print(','.join(value or '' for value in row.values()))
";

fn next(seed: &mut u64) -> u64 {
    *seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    *seed >> 33
}

fn cell(question: &Question, seed: &mut u64) -> String {
    let number = next(seed);
    match &question.answer {
        _ if number.is_multiple_of(11) => String::new(),
        AnswerKind::YesNo => if number.is_multiple_of(3) { "no" } else { "yes" }.to_owned(),
        AnswerKind::Percent { .. } => (number % 99 + 2).to_string(),
        AnswerKind::Ratio { .. } => format!("{}/120", number % 121),
        AnswerKind::Number { range, .. } => range.0.to_string(),
        AnswerKind::Choice { options, .. } => {
            options[usize::try_from(number).unwrap() % options.len()].id.clone()
        }
        AnswerKind::Checklist { items } => {
            let ticked: Vec<&str> =
                items.iter().filter(|_| next(seed).is_multiple_of(2)).map(|it| it.id.as_str()).collect();
            ticked.join("|")
        }
    }
}

/// A table of answers, one row in fifty of which is wrong.
fn table(rubric: &Rubric, rows: usize) -> String {
    let mut table = "code,name".to_owned();
    rubric.questions.iter().for_each(|question| write!(table, ",{}", question.id).unwrap());
    let mut seed = 7;
    for row in 0..rows {
        write!(table, "\nX{row:05},Đơn vị Minh Họa {row}").unwrap();
        let wrong = next(&mut seed)
            .is_multiple_of(50)
            .then(|| usize::try_from(next(&mut seed)).unwrap() % rubric.questions.len());
        for (at, question) in rubric.questions.iter().enumerate() {
            let cell = if wrong == Some(at) { "8x8".to_owned() } else { cell(question, &mut seed) };
            write!(table, ",{cell}").unwrap();
        }
    }
    table + "\n"
}

/// A folder with the binary first among the programs.
fn path_with_binary() -> std::ffi::OsString {
    let binary = Path::new(env!("CARGO_BIN_EXE_assess")).parent().unwrap().to_owned();
    let paths = env::var_os("PATH").unwrap_or_default();
    env::join_paths(std::iter::once(binary).chain(env::split_paths(&paths))).unwrap()
}

fn run(command: &mut Command) -> String {
    let output = command.env("PATH", path_with_binary()).stdin(Stdio::null()).output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    let end = said.len().saturating_sub(3_000);
    assert!(output.status.success(), "{command:?}: {}", said.get(end..).unwrap_or(&said));
    String::from_utf8(output.stdout).unwrap()
}

fn python(script: &str, files: [&Path; 2]) -> String {
    run(Command::new("python3").args(["-c", script]).args(files))
}

fn script(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples").join(name)
}

/// Rows by their codes; of a fault its code alone, since its place is that of the part.
fn rows(csv: &str) -> BTreeMap<String, String> {
    let row = |line: &str| {
        let (code, rest) = line.split_once(',').unwrap();
        let (result, fault) = rest.rsplit_once(',').unwrap();
        (code.to_owned(), format!("{result},{}", fault.split(' ').next().unwrap_or_default()))
    };
    csv.lines().filter(|line| !line.starts_with("code,")).map(row).collect()
}

/// One run over a table of a rubric, the table in Parquet, and how many of its rows are wrong.
fn one_run(folder: &Path, id: &str, count: usize) -> (BTreeMap<String, String>, PathBuf) {
    let rubric = Builtin::find(id).unwrap().rubric();
    let (csv, parquet) = (folder.join(format!("{id}.csv")), folder.join(format!("{id}.parquet")));
    fs::write(&csv, table(&rubric, count)).unwrap();
    python(TO_PARQUET, [&csv, &parquet]);
    let mut batch = Command::new(env!("CARGO_BIN_EXE_assess"));
    batch.arg("batch").arg(&csv).args(["--rubric", id, "--faults", "in-rows", "--format", "csv"]);
    let one = rows(&run(batch.args(["--columns", COLUMNS])));
    let wrong = one.values().filter(|row| !row.ends_with(',')).count();
    assert!(one.len() == count && wrong > count / 100 && wrong < count / 20, "{wrong} of {}", one.len());
    (one, parquet)
}

#[track_caller]
fn agree(one: &BTreeMap<String, String>, found: &BTreeMap<String, String>) {
    assert_eq!(one.len(), found.len());
    let differs = one.iter().find(|(code, row)| found.get(*code) != Some(*row));
    assert_eq!(differs, None, "{:?}", differs.map(|(code, _)| found.get(code)));
}

pub fn spark_gives_the_rows_and_faults_of_one_run() {
    let folder = tempfile::tempdir().unwrap();
    for id in RUBRICS {
        let (one, parquet) = one_run(folder.path(), id, ROWS);
        let results = folder.path().join(format!("{id}-results"));
        let mut job = Command::new("python3");
        job.arg(script("spark/score.py")).args([&parquet, &results]).args([env!("CARGO_BIN_EXE_assess"), id]);
        job.env("PYSPARK_PYTHON", "python3").env("SPARK_LOCAL_IP", "127.0.0.1").current_dir(&folder);
        // Several partitions, so that there is something to put together.
        let small = [
            "--master local[2]",
            "--conf spark.sql.files.maxPartitionBytes=200000",
            "--conf spark.ui.enabled=false",
            "pyspark-shell",
        ];
        run(job.env("PYSPARK_SUBMIT_ARGS", small.join(" ")));
        let parts = fs::read_dir(&results).unwrap().map(|entry| entry.unwrap().file_name());
        let parts = parts.filter(|name| name.to_string_lossy().starts_with("part-")).count();
        assert!(parts > 1, "{parts} partition");
        agree(&one, &rows(&python(FROM_PARQUET, [&results, &results])));
    }
}

pub fn duckdb_takes_parquet_and_gives_parquet() {
    let folder = tempfile::tempdir().unwrap();
    for id in RUBRICS {
        let (one, parquet) = one_run(folder.path(), id, 2_000);
        let results = folder.path().join(format!("{id} 'results'.parquet"));
        run(Command::new(script("duckdb.sh")).args([&parquet, &results]).arg(id));
        agree(&one, &rows(&python(FROM_PARQUET, [&results, &results])));
    }
}

pub fn tables_scored_side_by_side_give_the_bytes_of_one_run() {
    let folder = tempfile::tempdir().unwrap();
    let (tables, results) = (folder.path().join("in"), folder.path().join("out"));
    fs::create_dir(&tables).unwrap();
    let whole = table(&Builtin::find(RUBRICS[1]).unwrap().rubric(), 400);
    let lines: Vec<&str> = whole.lines().collect();
    for (at, own) in lines[1..].chunks(37).enumerate() {
        fs::write(tables.join(format!("{at}.csv")), format!("{}\n{}\n", lines[0], own.join("\n"))).unwrap();
    }
    run(Command::new(script("parallel.sh")).args([&tables, &results]).args([RUBRICS[1], "2"]));
    let mut one = Command::new(env!("CARGO_BIN_EXE_assess"));
    one.arg("batch").arg(&tables).args(["--rubric", RUBRICS[1], "--faults", "in-rows", "-o"]);
    run(one.arg(folder.path().join("one.csv")).arg("-o").arg(folder.path().join("one.md")));
    for (one, merged) in [("one.csv", "results.csv"), ("one.md", "report.md")] {
        let read = |path: PathBuf| fs::read_to_string(path).unwrap();
        assert!(read(folder.path().join(one)) == read(results.join(merged)), "{merged} differs");
    }
}
