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
