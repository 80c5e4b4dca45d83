//! Forms, opened and saved by the programs that people fill them in with.

use std::fs;
use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};
use std::process::Command;

use assess::base::lang::Lang;
use assess::form::{About, Plan, xlsform, xlsx};
use assess::input::form::{Form, is_form};
use assess::model::answers::AnswerSheet;
use assess::model::rubric::Rubric;
use assess::model::rubric::builtin::Builtin;
use assess::syntax::format::Format;

use crate::support::read_sheet;

/// The example of a filled sheet, and its rubric.
fn example() -> (Rubric, AnswerSheet) {
    let rubric = Builtin::find("digital-government").unwrap().rubric();
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/answers.yaml");
    let mut sheet = read_sheet(&rubric, Format::Yaml, &fs::read_to_string(path).unwrap());
    sheet.warnings.clear();
    (rubric, sheet)
}

fn written(folder: &Path, rubric: &Rubric, sheet: &AnswerSheet) -> PathBuf {
    let plan = Plan::new(rubric, About::of(sheet), Some(sheet));
    let path = folder.join("form.xlsx");
    fs::write(&path, xlsx::write(&plan, Lang::Vi).unwrap()).unwrap();
    path
}

fn libreoffice(folder: &Path, to: &str, path: &Path) {
    let output = Command::new("soffice")
        // A profile of its own, so that two of them can run at a time.
        .arg(format!("-env:UserInstallation=file://{}", folder.join("profile").display()))
        .args(["--headless", "--convert-to", to, "--outdir"])
        .args([&folder.join("out"), path])
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

/// How often a text stands in the parts of a workbook.
fn count(bytes: &[u8], part: &str, text: &str) -> usize {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut found = 0;
    for at in 0..archive.len() {
        let mut entry = archive.by_index(at).unwrap();
        if entry.name().unwrap().starts_with(part) {
            let mut content = String::new();
            entry.read_to_string(&mut content).unwrap();
            found += content.matches(text).count();
        }
    }
    found
}

pub fn libreoffice_saves_a_form_with_its_rules_and_it_is_read_as_before() {
    let folder = tempfile::tempdir().unwrap();
    let (rubric, sheet) = example();
    let path = written(folder.path(), &rubric, &sheet);
    libreoffice(folder.path(), "xlsx", &path);
    let (before, after) = (fs::read(&path).unwrap(), fs::read(folder.path().join("out/form.xlsx")).unwrap());
    assert!(is_form(Cursor::new(&after)));
    let form = Form::open("form.xlsx", &after).unwrap();
    let mut read = form.read(&rubric).unwrap();
    read.warnings.clear();
    assert_eq!(read, sheet);
    // Rules with their messages, locks, hidden columns and what colours answered questions stay.
    let rules = count(&before, "xl/worksheets/", "<dataValidation ");
    let kept = count(&after, "xl/worksheets/", "<dataValidation ");
    assert!(rules > 100 && kept == rules, "{rules} rules, {kept} of them kept");
    assert!(count(&after, "xl/worksheets/", "Giá trị không hợp lệ") == kept);
    let sheets = rubric.dimensions.iter().filter(|dimension| !dimension.questions.is_empty()).count();
    assert!(count(&after, "xl/worksheets/", "<sheetProtection ") > sheets);
    assert!(
        count(&after, "xl/worksheets/", "hidden=\"true\"") + count(&after, "xl/worksheets/", "hidden=\"1\"")
            > sheets
    );
    assert!(count(&after, "xl/worksheets/", "<conditionalFormatting ") >= sheets);
}

pub fn the_counts_of_a_form_are_right() {
    let folder = tempfile::tempdir().unwrap();
    let (rubric, sheet) = example();
    let path = written(folder.path(), &rubric, &sheet);
    // Saved as a text, every formula is calculated anew.
    libreoffice(
        folder.path(),
        "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1",
        &path,
    );
    let plan = Plan::new(&rubric, About::of(&sheet), Some(&sheet));
    let mut seen = 0;
    for entry in fs::read_dir(folder.path().join("out")).unwrap() {
        let path = entry.unwrap().path();
        // The heads of lists are questions, too.
        if path.to_string_lossy().ends_with("-_lists.csv") {
            continue;
        }
        let text = fs::read_to_string(path).unwrap();
        let mut reader =
            csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
        for row in reader.records().map(Result::unwrap) {
            let Some(asked) = plan.asked.iter().find(|asked| row.get(0) == Some(&asked.question.id)) else {
                continue;
            };
            let is_done = asked.fields.iter().any(|field| {
                field.part != assess::form::plan::Part::Evidence
                    && field.part != assess::form::plan::Part::Note
                    && !field.old.is_empty()
            });
            assert_eq!(row.get(7), Some(if is_done { "✓" } else { "…" }), "{row:?}");
            seen += 1;
        }
    }
    assert_eq!(seen, plan.asked.len());
}

pub fn pyxform_takes_every_form_without_a_warning() {
    let folder = tempfile::tempdir().unwrap();
    for builtin in Builtin::all() {
        let rubric = builtin.rubric();
        let plan = Plan::new(&rubric, About::default(), None);
        let path = folder.path().join(format!("{}.xlsx", builtin.id));
        fs::write(&path, xlsform::write(&plan, Lang::Vi).unwrap()).unwrap();
        let output = Command::new("xls2xform")
            .args(["--json"])
            .args([&path, &path.with_extension("xml")])
            .output()
            .unwrap();
        let said = [output.stdout, output.stderr].concat();
        let said = String::from_utf8_lossy(&said);
        let found: serde_json::Value =
            serde_json::from_str(&said).unwrap_or_else(|why| panic!("{why}: {said}"));
        assert_eq!(found["code"], 100, "{}: {said}", builtin.id);
        assert_eq!(found["warnings"], serde_json::json!([]), "{}: {said}", builtin.id);
    }
}
