//! Reports in a real browser: they are accessible on a desk, a phone and on paper, send nothing, say hostile texts as
//! texts, and open and sort ten thousand agencies at once.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::form_page::browse_with;

const JAR: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/pages/node_modules/vnu-jar/build/dist/vnu.jar");

/// Whether the validator of the W3C is at hand.
pub fn has_validator() -> bool {
    Path::new(JAR).is_file() && crate::runs("java", &["-version"])
}

fn browse(what: &str, folder: &TempDir, given: &Value) -> Value {
    browse_with("report.mjs", what, folder, given)
}

/// Writes a report.
fn write(folder: &TempDir, name: &str, args: &[&str]) -> PathBuf {
    let path = folder.path().join(format!("{name}.html"));
    let output = Command::new(env!("CARGO_BIN_EXE_assess")).args(args).arg("-o").arg(&path).output().unwrap();
    assert!(path.is_file(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
    path
}

/// The example provinces under official codes, so that they have places on the map; and many times over.
fn table(folder: &TempDir, name: &str, agencies: usize) -> String {
    let text = fs::read_to_string("examples/provinces.csv").unwrap();
    let (head, rows) = text.split_once('\n').unwrap();
    let rows: Vec<&str> = rows.lines().collect();
    let codes = ["01", "04", "08", "11", "12", "14", "15", "48", "56", "79"];
    let mut out = format!("scheme,{head}\n");
    for at in 0..agencies {
        let (_, rest) = rows[at % rows.len()].split_once(',').unwrap();
        let (name, rest) = rest.split_once(',').unwrap();
        match codes.get(at).filter(|_| agencies < 100) {
            Some(code) => writeln!(out, "2025,{code},{name},{rest}"),
            None => writeln!(out, ",X-{at},{name} {at},{rest}"),
        }
        .unwrap();
    }
    let path = folder.path().join(name);
    fs::write(&path, out).unwrap();
    path.to_str().unwrap().to_owned()
}

fn pages(folder: &TempDir) -> Vec<PathBuf> {
    let provinces = table(folder, "map.csv", 10);
    let earlier = fs::read_to_string("examples/answers.yaml").unwrap().replace("2026-Q3", "2026-Q2");
    let earlier = earlier.replace("value: 97.2", "value: 60").replace("reporting: 31", "reporting: 80");
    let path = folder.path().join("q2.yaml");
    fs::write(&path, earlier).unwrap();
    let with = path.to_str().unwrap();
    let second = folder.path().join("second.yaml");
    fs::write(&second, fs::read_to_string(&path).unwrap().replace("2026-Q2", "2026-Q3")).unwrap();
    let second = second.to_str().unwrap();
    let mut pages = Vec::new();
    for lang in ["vi", "en"] {
        let mut page = |name: &str, args: &[&str]| {
            pages.push(write(folder, &format!("{name}-{lang}"), &[args, &["--lang", lang]].concat()));
        };
        page("one", &["examples/answers.yaml", "--with", with]);
        page("half", &["examples/half-filled.yaml"]);
        page("profile", &["examples/transition-profile.yaml"]);
        page("batch", &["batch", &provinces]);
        page("plan", &["plan", "examples/answers.yaml"]);
        page("budget", &["plan", "examples/answers.yaml", "--budget", "4"]);
        page("compare", &["compare", with, "examples/answers.yaml"]);
        page("compare-many", &["compare", "examples/provinces-2026-Q2.csv", "examples/provinces.csv"]);
        page("reconcile", &["reconcile", second, "examples/answers.yaml"]);
        page("rubric", &["rubrics", "show", "three-level-handbook"]);
    }
    pages
}

pub fn reports_are_accessible_and_keep_to_themselves() {
    let folder = TempDir::new().unwrap();
    let pages = pages(&folder);
    browse("look", &folder, &json!({ "pages": pages }));
}

pub fn the_first_screen_of_a_report_answers_what_a_leader_asks() {
    let folder = TempDir::new().unwrap();
    for lang in ["vi", "en"] {
        for example in ["answers", "half-filled"] {
            let page = write(&folder, example, &[&format!("examples/{example}.yaml"), "--lang", lang]);
            let end = browse("first", &folder, &json!({ "page": page })).as_f64().unwrap();
            assert!(end <= 800.0, "{example} {lang}: {end} px");
        }
    }
}

pub fn reports_are_valid_html() {
    let folder = TempDir::new().unwrap();
    let output = Command::new("java").args(["-jar", JAR]).args(pages(&folder)).output().unwrap();
    // The validator does not compute digests, and takes data for a script.
    let said = String::from_utf8_lossy(&output.stderr);
    let said: Vec<&str> =
        said.lines().filter(|line| !line.contains("violates Content Security Policy")).collect();
    assert!(output.status.success() && said.is_empty(), "{}", said.join("\n"));
}

pub fn hostile_texts_stay_texts_in_reports() {
    let folder = TempDir::new().unwrap();
    let evil = "</script><img src=x onerror=alert(1)>";
    let sheet = fs::read_to_string("examples/answers.yaml").unwrap();
    let sheet = sheet
        .replace("name: Tỉnh Minh Họa A", &format!("name: '{evil}'"))
        .replace("Báo cáo 412/BC-VPUBND, phụ lục 1 (tài liệu minh họa)", evil);
    let path = folder.path().join("evil.yaml");
    fs::write(&path, sheet).unwrap();
    let page = write(&folder, "evil", &[path.to_str().unwrap()]);
    let shown = browse("texts", &folder, &json!({ "page": page }));
    assert!(shown.as_str().unwrap().matches(evil).count() >= 2, "{shown}");
    let list = format!(
        "code,name,rubric,published-procedures\nA,\"{evil}\",digital-government@2,100\nB,\"{evil}\",,90\n"
    );
    let table = folder.path().join("evil.csv");
    fs::write(&table, list).unwrap();
    let page = write(&folder, "list", &["batch", table.to_str().unwrap(), "--rubric", "digital-government"]);
    let shown = browse("texts", &folder, &json!({ "page": page }));
    assert!(shown.as_str().unwrap().matches(evil).count() >= 2, "{shown}");
}

pub fn ten_thousand_agencies_open_and_sort_at_once() {
    let folder = TempDir::new().unwrap();
    let page = write(&folder, "league", &["batch", &table(&folder, "many.csv", 10_000), "--lang", "en"]);
    let size = fs::metadata(&page).unwrap().len();
    assert!(size <= 1_000_000, "{size} bytes");
    let done = browse("league", &folder, &json!({ "page": page, "column": 5 }));
    let milliseconds = |what: &str| done[what].as_f64().unwrap();
    // Several times what it takes on a machine that does nothing else.
    assert!(milliseconds("opened") < 6000.0 && milliseconds("sorting") < 1000.0, "{done}");
    assert_eq!((&done["rows"], &done["before"]), (&json!(100), &json!("Rows 1 to 100 of 10000")));
    assert_eq!(done["after"], "Rows 101 to 200 of 10000");
    let number = |text: &Value| text.as_str().unwrap().trim_end_matches('%').parse::<f64>().unwrap();
    assert!(number(&done["ascending"][0]) < number(&done["descending"][0]), "{done}");
    assert!(number(&done["next"]) <= number(&done["descending"][0]), "{done}");
}
