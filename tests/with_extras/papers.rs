//! The paper that an office signs, opened by another program.

use std::process::Command;

/// Reads a paper with python-docx: headings, the head, tables with their widths, sections, fonts.
const PYTHON: &str = "
import sys, docx
from docx.enum.section import WD_ORIENT
paper = docx.Document(sys.argv[1])
styles = [p.style.name for p in paper.paragraphs]
print('headings', sum(style.startswith('Heading') for style in styles), 'titles', styles.count('Title'))
print('sections', *['wide' if s.orientation == WD_ORIENT.LANDSCAPE else 'upright' for s in paper.sections])
print('head', *[p.text for p in paper.tables[0].rows[0].cells[1].paragraphs], sep='|')
print('font', paper.styles.element.xpath('//w:rPrDefault//w:rFonts/@w:ascii')[0])
annex = [t for t in paper.tables if len(t.columns) == 6]
criteria = sum(len(t.rows) - 1 for t in annex[:-1])
print('criteria', criteria, 'tasks', len(annex[-1].rows) - 1)
for table in paper.tables:
    widths = {sum(c.width for c in row.cells) for row in table.rows}
    assert len(widths) == 1, 'rows of other widths'
print('language', paper.core_properties.language, 'created', paper.core_properties.created)
";

pub fn python_docx_opens_the_paper() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("bc.docx");
    let run = Command::new(env!("CARGO_BIN_EXE_assess"))
        .args(["examples/answers.yaml", "--lang", "vi", "-o"])
        .arg(&path)
        .output()
        .unwrap();
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    let output = Command::new("python3").args(["-c", PYTHON]).arg(&path).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    let json = Command::new(env!("CARGO_BIN_EXE_assess"))
        .args(["examples/answers.yaml", "--format", "json"])
        .output()
        .unwrap();
    let json: serde_json::Value = serde_json::from_slice(&json.stdout).unwrap();
    let of = |status: &str| {
        json["questions"].as_array().unwrap().iter().filter(|it| it["status"] == status).count()
    };
    let criteria = json["questions"].as_array().unwrap().len() - of("out-of-scope");
    let unanswered: Vec<_> =
        json["questions"].as_array().unwrap().iter().filter(|it| it["status"] == "unanswered").collect();
    let is_open = |gap: &&serde_json::Value| unanswered.iter().all(|it| it["id"] != gap["question"]);
    let tasks = json["gaps"].as_array().unwrap().iter().filter(is_open).count();
    for line in [
        "titles 3".to_owned(),
        "sections upright wide".to_owned(),
        "head|CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM|Độc lập - Tự do - Hạnh phúc".to_owned(),
        "font Times New Roman".to_owned(),
        format!("criteria {criteria} tasks {tasks}"),
        "language vi-VN created None".to_owned(),
    ] {
        assert!(said.contains(&line), "no `{line}` in\n{said}");
    }
}

/// Opens each paper with python-docx, and says how many paragraphs and tables it has.
const OPEN: &str = "
import sys, docx
for path in sys.argv[1:]:
    paper = docx.Document(path)
    assert len(paper.paragraphs) > 10, path
    for table in paper.tables:
        assert len({sum(c.width for c in row.cells) for row in table.rows}) == 1, path
";

/// Opens each workbook with openpyxl: charts with series, numbers and texts alone.
const BOOKS: &str = "
import sys, openpyxl
for path in sys.argv[1:]:
    book = openpyxl.load_workbook(path)
    charts = [chart for sheet in book for chart in sheet._charts]
    assert charts and all(chart.series for chart in charts), path
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type in 'sn', (path, sheet.title, cell.coordinate, cell.data_type)
                if isinstance(cell.value, float) and '%' not in cell.number_format:
                    assert '0' in cell.number_format, (path, cell.coordinate, cell.number_format)
";

/// The reports of each command in a format, in both languages.
fn reports(folder: &std::path::Path, ending: &str) -> Vec<std::path::PathBuf> {
    let earlier = std::fs::read_to_string("examples/answers.yaml").unwrap();
    let earlier = earlier.replace("2026-Q3", "2026-Q2").replace("value: 97.2", "value: 60");
    let other = folder.join("earlier.yaml");
    std::fs::write(&other, earlier).unwrap();
    let other = other.to_str().unwrap();
    let second = folder.join("second.yaml");
    std::fs::write(&second, std::fs::read_to_string(other).unwrap().replace("2026-Q2", "2026-Q3")).unwrap();
    let mut all = vec![
        ("one", vec!["examples/answers.yaml", "--with", other]),
        ("scale", vec!["examples/un-web-presence.yaml"]),
        ("compare", vec!["compare", other, "examples/answers.yaml"]),
        ("many", vec!["compare", "examples/provinces-2026-Q2.csv", "examples/provinces.csv"]),
        ("batch", vec!["batch", "examples/provinces.csv"]),
    ];
    if ending == "docx" {
        all.extend([
            ("plan", vec!["plan", "examples/answers.yaml"]),
            ("reconcile", vec!["reconcile", second.to_str().unwrap(), "examples/answers.yaml"]),
            ("rubric", vec!["rubrics", "show", "digital-government"]),
        ]);
    }
    let mut made = Vec::new();
    for lang in ["vi", "en"] {
        for (name, args) in &all {
            let path = folder.join(format!("{name}-{lang}.{ending}"));
            let run = Command::new(env!("CARGO_BIN_EXE_assess"))
                .args(args)
                .args(["--lang", lang, "-o"])
                .arg(&path)
                .output()
                .unwrap();
            assert!(path.is_file(), "{args:?}: {}", String::from_utf8_lossy(&run.stderr));
            made.push(path);
        }
    }
    made
}

/// What `compare --each` gives, a file an agency.
fn each(folder: &std::path::Path, ending: &str) -> Vec<std::path::PathBuf> {
    let run = Command::new(env!("CARGO_BIN_EXE_assess"))
        .args(["compare", "examples/provinces-2026-Q2.csv", "examples/provinces.csv", "-q", "--lang", "vi"])
        .args(["--each", &format!("{ending}={}", folder.join("each").display())])
        .output()
        .unwrap();
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    let files = std::fs::read_dir(folder.join("each")).unwrap();
    let files: Vec<_> = files.map(|file| file.unwrap().path()).collect();
    assert_eq!(files.len(), 34);
    files
}

fn opened(script: &str, ending: &str) {
    let folder = tempfile::tempdir().unwrap();
    let made = [reports(folder.path(), ending), each(folder.path(), ending)].concat();
    let output = Command::new("python3").args(["-c", script]).args(&made).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

pub fn python_docx_opens_the_papers_of_each_command() {
    opened(OPEN, "docx");
}

pub fn openpyxl_opens_the_workbooks_of_each_command() {
    opened(BOOKS, "xlsx");
}

/// Its pages as a PDF are those of a program that opened all of it.
pub fn libreoffice_opens_what_each_command_gives() {
    let folder = tempfile::tempdir().unwrap();
    let made = [reports(folder.path(), "docx"), reports(folder.path(), "xlsx")].concat();
    for made in made.chunks(8) {
        let output = Command::new("soffice")
            .arg(format!("-env:UserInstallation=file://{}", folder.path().join("profile").display()))
            .args(["--headless", "--convert-to", "pdf", "--outdir"])
            .arg(folder.path())
            .args(made)
            .output()
            .unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        for path in made {
            let pdf = std::fs::read(path.with_extension("pdf")).unwrap_or_default();
            assert!(
                pdf.starts_with(b"%PDF") && pdf.len() > 10_000,
                "{}: {} bytes",
                path.display(),
                pdf.len()
            );
        }
    }
}
