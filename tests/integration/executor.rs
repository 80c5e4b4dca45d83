//! Which executor runs: a table as people have it is read as plain rows, from a file and from standard input.

#![allow(clippy::unwrap_used)]

use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::Read;
use std::ops::ControlFlow;
use std::path::Path;
use std::process::{Command, Stdio};

use assess::batch::reading::{Reader, inputs};
use assess::batch::{Tables, Work};
use assess::input::table::plain::Rows;
use assess::model::rubric::Rubric;
use assess::model::rubric::builtin::{Builtin, DEFAULT};

/// How many rows of what the command is given are plain, and how many are not: by the reader that it uses.
fn rows(rubric: &Rubric, argument: &Path, stdin: &Path) -> (usize, usize) {
    let open = || -> Box<dyn Read + Send> { Box::new(File::open(stdin).unwrap()) };
    let tables =
        Tables { map: None, sheet: None, delimiter: None, allow_unknown: false, told: None, stdin: &open };
    let reader = Reader { rubric, map: None, tables, is_watched: false };
    let (mut plain, mut others) = (0, 0);
    reader.read(&inputs(&[argument.to_owned()]).unwrap().0, &mut |chunk| {
        for work in &chunk.work {
            match work {
                Work::Rows(table, block) => {
                    Rows::new(&table.decoder, table.delimiter)
                        .run(block, |row| if row.plain.is_some() { plain += 1 } else { others += 1 });
                }
                Work::Opened => {}
                _ => others += 1,
            }
        }
        ControlFlow::Continue(())
    });
    (plain, others)
}

/// Kinds, a period, quoted evidence with commas and quotes, notes with line breaks, and what is not applicable.
fn table() -> String {
    let mut text = "code,name,kind,period,illustrative,published-procedures,published-procedures.evidence,\
        published-procedures.note,security-level-approved,security-level-approved.na,once-only-dossiers\n"
        .to_owned();
    for at in 0..200 {
        let kind = ["province", "ministry", "commune"][at % 3];
        // A commune is not asked for a security level.
        let (list, na) = match at % 15 {
            2 | 5 | 8 | 11 | 14 => ("", ""),
            0 | 10 => ("", "\"Không thuộc thẩm quyền, của sở\""),
            _ => ("có", ""),
        };
        writeln!(
            text,
            "MH-{at:03},\"Đơn vị Minh Họa {at}, khối \"\"A\"\"\",{kind},2026-Q3,yes,92.5,\"QĐ 12/2026, Điều {at}\",\
            \"Dòng một\nDòng hai\",{list},{na},812/1021"
        )
        .unwrap();
    }
    text
}

fn run(argument: &Path, stdin: &Path, folder: &Path) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_assess"))
        .args(["batch", "--format", "csv", "--columns", "rank,code,name,stage,index", "--lang", "en"])
        .arg(argument)
        .current_dir(folder)
        .stdin(Stdio::from(File::open(stdin).unwrap()))
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn a_table_as_people_have_it_is_read_as_plain_rows_by_path_and_by_standard_input() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("t.csv");
    fs::write(&path, table()).unwrap();
    let rubric = Builtin::find(DEFAULT).unwrap().rubric();
    let shown = run(&path, &path, folder.path());
    assert_eq!(shown.lines().count(), 201);
    for argument in [path.as_path(), Path::new("-")] {
        assert_eq!(rows(&rubric, argument, &path), (200, 0), "{}", argument.display());
        assert_eq!(run(argument, &path, folder.path()), shown, "{}", argument.display());
    }
}

/// What stands for a line break between the two readers of rows is no text of a cell.
#[test]
fn a_control_character_is_refused_with_and_without_quotes() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("t.csv");
    let odd = ["a\u{1e}b", "\"a\u{1e}b\"", "a\u{1f}b", "\"a\u{1f}b\""];
    // The other row decides whether there are quotes at all.
    for (evidence, other) in odd.into_iter().flat_map(|odd| [(odd, "c"), (odd, "\"c\"")]) {
        let head = "name,published-procedures,published-procedures.evidence";
        fs::write(&path, format!("{head}\nA,80,{evidence}\nB,80,{other}\n")).unwrap();
        let output = Command::new(env!("CARGO_BIN_EXE_assess"))
            .args(["batch", "t.csv", "--format", "csv", "--columns", "name", "--lang", "en"])
            .current_dir(folder.path())
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(said.contains("control character"), "{evidence:?}: {said}");
        assert_eq!(
            String::from_utf8_lossy(&output.stdout).trim_start_matches('\u{feff}'),
            "name\nB\n",
            "{evidence:?}"
        );
    }
}

/// What is doubtful about an answer is said whether its row is plain or, for the way that one word is written, is not.
#[test]
fn a_row_is_warned_of_alike_whichever_way_it_is_read() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("t.csv");
    let rubric = Builtin::find(DEFAULT).unwrap().rubric();
    let said = ["yes", "yEs"].map(|word| {
        let head = "code,name,illustrative,published-procedures,user-satisfaction";
        // A fraction of a percent; one that is not plausible, either; and one that alone is not plausible.
        let answers = ["0.8,80", "80,0.8", "80,12"];
        let row = |(at, answers): (usize, &str)| format!("MH{at},Minh Họa {at},{word},{answers}\n");
        let rows: String = answers.into_iter().enumerate().map(row).collect();
        fs::write(&path, format!("{head}\n{rows}")).unwrap();
        let (plain, _) = self::rows(&rubric, &path, &path);
        assert_eq!(plain, usize::from(word == "yes"), "what is not plausible goes to the reader of answers");
        let output = Command::new(env!("CARGO_BIN_EXE_assess"))
            .args(["batch", "t.csv", "--format", "csv", "--columns", "code,index,warnings", "--lang", "en"])
            .current_dir(folder.path())
            .output()
            .unwrap();
        [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).unwrap())
    });
    assert_eq!(said[0], said[1]);
    for code in ["fraction-as-percent", "implausible-answer"] {
        assert!(said[0][1].contains(code), "{code}: {}", said[0][1]);
    }
}
