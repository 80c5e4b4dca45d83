//! The workbook of a batch, opened by other programs.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use assess::base::lang::Lang;

use crate::batches::{RUBRIC, batch, read_back, sheets, texts, xlsx};
use crate::support::read_rubric;
use crate::tables::{HABITS, habits};

/// Reads every cell with openpyxl, and fails on a formula.
const PYTHON: &str = "
import sys, openpyxl
book = openpyxl.load_workbook(sys.argv[1])
for sheet in book:
    assert sheet.freeze_panes and sheet.auto_filter.ref, sheet.title
    for row in sheet.iter_rows():
        for cell in row:
            assert cell.data_type in 'sn', (sheet.title, cell.coordinate, cell.data_type)
    print(sheet.title, sheet.max_row, sheet.max_column, sep='\\t')
ranking = book.worksheets[0]
print(repr(ranking['K3'].value), ranking['K3'].number_format, ranking['E3'].number_format)
print(ranking['A1'].comment.text.splitlines()[0])
";

fn workbook_file(folder: &Path) -> (PathBuf, Vec<u8>) {
    let rubric = read_rubric(RUBRIC);
    let (report, details) = batch(&rubric, &sheets(&rubric), Lang::En);
    let bytes = xlsx(&report, &details, Lang::En);
    let path = folder.join("batch.xlsx");
    fs::write(&path, &bytes).unwrap();
    (path, bytes)
}

pub fn openpyxl_opens_the_workbook() {
    let folder = tempfile::tempdir().unwrap();
    let (path, bytes) = workbook_file(folder.path());
    let output = Command::new("python3").args(["-c", PYTHON]).arg(&path).output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let mut expected = String::new();
    for (name, cells) in read_back(&bytes) {
        writeln!(expected, "{name}\t{}\t{}", cells.len(), cells[0].len()).unwrap();
    }
    expected += "0.5625 0.0% @\nILLUSTRATIVE DATA, not the results of real agencies\n";
    assert_eq!(said, expected);
}

/// Every sheet as CSV, by `LibreOffice`: commas, quotes, UTF-8, the cells as they are shown.
const CSV_OF_EACH_SHEET: &str =
    "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,true,false,false,-1";

/// The same cells, saved in each format that is read.
pub fn what_libreoffice_saves_in_any_format_is_read_alike() {
    let folder = tempfile::tempdir().unwrap();
    let cells = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/tables/books/habits.fods");
    for format in ["ods", "xls", "xlsx"] {
        let output = Command::new("soffice")
            .arg(format!("-env:UserInstallation=file://{}", folder.path().join("profile").display()))
            .args(["--headless", "--convert-to", format, "--outdir"])
            .args([folder.path(), Path::new(cells)])
            .output()
            .unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let saved = fs::read(folder.path().join(format!("habits.{format}"))).unwrap();
        assert_eq!(habits(&saved), HABITS, "{format}");
    }
}

pub fn libreoffice_opens_the_workbook_and_shows_its_texts_and_numbers() {
    let folder = tempfile::tempdir().unwrap();
    let (path, bytes) = workbook_file(folder.path());
    let output = Command::new("soffice")
        // A profile of its own, so that two of them can run at a time.
        .arg(format!("-env:UserInstallation=file://{}", folder.path().join("profile").display()))
        .args(["--headless", "--convert-to", CSV_OF_EACH_SHEET, "--outdir"])
        .args([folder.path(), &path])
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let mut ranking = Vec::new();
    for (name, cells) in read_back(&bytes) {
        let text = fs::read(folder.path().join(format!("batch-{name}.csv"))).unwrap();
        let mut reader = ::csv::ReaderBuilder::new().has_headers(false).from_reader(&text[..]);
        let shown: Vec<Vec<String>> =
            reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect();
        assert_eq!((shown.len(), shown[0].len()), (cells.len(), cells[0].len()), "{name}");
        assert_eq!(shown[0], texts(&cells[0]), "{name}");
        if ranking.is_empty() {
            ranking = shown;
        }
    }
    let column = |head: &str| ranking[0].iter().position(|cell| cell == head).unwrap();
    assert_eq!(ranking[1][column("Agency")], "Tỉnh Minh Họa A");
    // A text, not what the formula would give.
    assert_eq!(ranking[2][column("Agency")], "=HYPERLINK(\"http://example.invalid\",\"A, B\")");
    assert_eq!(ranking[2][column("Index")], "56.3%");
    assert_eq!(ranking[3][column("Code")], "01", "a code keeps its zero");
}
