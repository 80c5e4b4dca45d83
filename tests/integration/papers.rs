//! A paper with everything in it as DOCX: whole as XML, and text stays text.

#![allow(clippy::unwrap_used)]

use std::io::{Cursor, Read};

use assess::report::block::{
    Block, Cell, Chart, Column, Document, Headline, Item, Kind, Line, Paper, Part, Role, Side, Table, Text,
};
use assess::report::write::docx;
use quick_xml::Reader;
use quick_xml::events::Event;

/// Text that would be a mark of XML, a field of Word, a control character or a change of direction.
const HOSTILE: &str = "</w:t><w:instrText>DDE</w:instrText> & \"x\" \u{202e}\u{1b}[31m\u{0} ]]> {{x}} &#0;";

fn paper(text: &str) -> Paper {
    let mut body = Document::default();
    body.push(Block::Title(text.into(), text.into()));
    body.heading(2, text);
    body.push(Block::Headline(Headline {
        text: text.into(),
        aside: text.into(),
        below: vec![text.into()],
        ..Headline::default()
    }));
    let item = |below: Vec<Item>| Item { text: Text::new(Role::Bad, text), below };
    body.list(Kind::Numbers, vec![item(vec![item(Vec::new())]), item(Vec::new())]);
    body.list(Kind::NumbersFrom(3), vec![item(Vec::new())]);
    body.list(Kind::Bullets, vec![item(Vec::new())]);
    body.list(Kind::Facts, vec![item(Vec::new())]);
    let columns = vec![Column::words(text), Column::of(Side::Right, ""), Column::of(Side::Centre, "")];
    let cell = Cell::Facts { text: text.into(), below: vec![text.into()], folded: vec![text.into()] };
    let rows = vec![vec![cell, Cell::Bar(Some(1), Role::Good), Cell::Step(text.into(), 3)], vec![]];
    body.table(Table { columns, rows });
    let folded = Part { title: text.into(), number: None, body: body.clone() };
    body.push(Block::Folded(folded));
    body.push(Block::Chart(text.into(), Chart::Tiles(Vec::new())));
    let lines = || vec![Line::Strong(text.to_owned()), Line::Room, Line::Slanted(text.to_owned())];
    Paper {
        title: text.to_owned(),
        language: "vi-VN",
        administrative: true,
        head: [lines(), Vec::new()],
        body: body.clone(),
        end: [Vec::new(), lines()],
        annexes: vec![body.clone(), body],
    }
}

fn part(bytes: &[u8], name: &str) -> String {
    let mut file = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    file.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

/// The names of the elements of a part, which has to be whole, and its text.
fn elements(text: &str) -> (Vec<String>, String) {
    let (mut reader, mut names, mut words, mut open) =
        (Reader::from_str(text), Vec::new(), String::new(), 0_i32);
    loop {
        match reader.read_event().unwrap() {
            Event::Start(start) => {
                open += 1;
                names.push(start.name().as_ref().to_owned());
            }
            Event::Empty(start) => names.push(start.name().as_ref().to_owned()),
            Event::End(_) => open -= 1,
            Event::Text(found) => words.push_str(&found),
            Event::GeneralRef(found) => words.extend(["&", &*found, ";"]),
            Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!(open, 0);
    (names, words)
}

#[test]
fn every_part_is_whole_and_text_stays_text() {
    let bytes = docx::write(&paper(HOSTILE)).unwrap();
    let mut file = zip::ZipArchive::new(Cursor::new(&bytes)).unwrap();
    let names: Vec<String> =
        (0..file.len()).map(|at| file.by_index(at).unwrap().name().unwrap().into_owned()).collect();
    assert_eq!(names[0], "[Content_Types].xml", "which Word wants first");
    for name in &names {
        elements(&part(&bytes, name));
    }
    let text = part(&bytes, "word/document.xml");
    let (found, words) = elements(&text);
    assert!(!found.iter().any(|name| name == "w:instrText"), "a field was smuggled in");
    assert!(words.contains("\\u{202e}\\u{1b}[31m\\u{0}"), "{words}");
    // Everything that the paper says is there, and as often.
    let harmless = docx::write(&paper("harmless")).unwrap();
    let (plain, _) = elements(&part(&harmless, "word/document.xml"));
    assert_eq!(found, plain, "the text changes no structure");
}

#[test]
fn the_same_paper_gives_the_same_bytes_and_nothing_of_the_machine() {
    let bytes = docx::write(&paper("x")).unwrap();
    assert_eq!(bytes, docx::write(&paper("x")).unwrap());
    let mut file = zip::ZipArchive::new(Cursor::new(&bytes)).unwrap();
    for at in 0..file.len() {
        let entry = file.by_index(at).unwrap();
        assert_eq!(entry.last_modified().map(|time| time.year()), Some(1980));
    }
    assert!(!part(&bytes, "docProps/core.xml").contains("created"));
}

#[test]
fn each_list_of_numbers_begins_anew_and_tables_are_as_wide_as_the_page() {
    let bytes = docx::write(&paper("x")).unwrap();
    let numbering = part(&bytes, "word/numbering.xml");
    assert!(numbering.contains(r#"<w:startOverride w:val="1"/>"#));
    assert!(numbering.contains(r#"<w:startOverride w:val="3"/>"#));
    let text = part(&bytes, "word/document.xml");
    let used = text.matches(r#"<w:numId w:val=""#).count();
    // Two lists of numbers with three items, and one of bullets, in each of six bodies.
    assert_eq!(used, 6 * 4);
    // The bar is left out: its number stands beside it.
    for grid in text.split("<w:tblGrid>").skip(1) {
        let grid = grid.split("</w:tblGrid>").next().unwrap();
        assert_eq!(grid.matches("<w:gridCol").count(), 2);
    }
}

/// Runs the program and gives the file that it writes.
fn written(args: &[&str], name: &str) -> Vec<u8> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_assess"))
        .arg("--no-config")
        .args(args)
        .arg("-o")
        .arg(&path)
        .output()
        .unwrap();
    assert!(path.is_file(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
    std::fs::read(path).unwrap()
}

#[test]
fn each_command_gives_a_paper_in_both_languages_and_the_same_bytes_again() {
    let second = tempfile::tempdir().unwrap();
    let answers = std::fs::read_to_string("examples/answers.yaml").unwrap();
    let other = second.path().join("b.yaml");
    std::fs::write(&other, answers.replace("  automated-reporting: 31", "  automated-reporting: 75"))
        .unwrap();
    let other = other.to_str().unwrap();
    let state = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM";
    for (args, title, is_signed) in [
        (&["plan", "examples/answers.yaml"][..], "KẾ HOẠCH", true),
        (&["compare", "examples/answers.yaml", other], "BÁO CÁO", true),
        (&["compare", "examples/provinces-2026-Q2.csv", "examples/provinces.csv"], "BÁO CÁO", true),
        (&["reconcile", "examples/answers.yaml", other], "BIÊN BẢN", true),
        (&["batch", "examples/provinces.csv"], "BÁO CÁO", true),
        (&["rubrics", "show", "three-level-handbook"], "Quy tắc kết luận", false),
    ] {
        for lang in ["vi", "en"] {
            let args = [args, &["--lang", lang]].concat();
            let bytes = written(&args, "a.docx");
            assert!(bytes == written(&args, "a.docx"), "{args:?}");
            assert!(bytes.len() <= 30_000, "{args:?}: {} bytes", bytes.len());
            let (names, words) = elements(&part(&bytes, "word/document.xml"));
            assert!(names.iter().any(|name| name == "w:tbl") || !is_signed, "{args:?}");
            let is_vietnamese = lang == "vi";
            assert_eq!(words.contains(state), is_vietnamese && is_signed, "{args:?}");
            assert!(words.contains(title) == is_vietnamese, "{args:?}");
            let styles = part(&bytes, "word/styles.xml");
            assert_eq!(styles.contains("Times New Roman"), is_vietnamese, "{args:?}");
            // A heading is followed by something: a picture takes its heading with it.
            let text = part(&bytes, "word/document.xml");
            let styles: Vec<&str> = text.split("<w:pStyle w:val=\"").skip(1).collect();
            for pair in styles.windows(2) {
                let is = |at: usize, style: &str| pair[at].starts_with(style);
                assert!(
                    !(is(0, "Heading1") && is(1, "Heading1")),
                    "{args:?}: {}",
                    &pair[0][..200.min(pair[0].len())]
                );
            }
        }
    }
}

#[test]
fn workbooks_of_comparisons_and_batches_have_charts_and_no_formula() {
    for (args, charts) in [
        (&["compare", "examples/provinces-2026-Q2.csv", "examples/provinces.csv"][..], 2),
        (&["batch", "examples/provinces.csv"], 3),
    ] {
        for lang in ["vi", "en"] {
            let args = [args, &["--lang", lang]].concat();
            let bytes = written(&args, "a.xlsx");
            assert!(bytes == written(&args, "a.xlsx"), "{args:?}");
            let file = zip::ZipArchive::new(Cursor::new(&bytes)).unwrap();
            let names: Vec<String> = file.file_names().map(|name| name.unwrap().into_owned()).collect();
            let of = |folder: &str| {
                names.iter().filter(|name| name.starts_with(folder)).cloned().collect::<Vec<_>>()
            };
            assert_eq!(of("xl/charts/").len(), charts, "{args:?}");
            for chart in of("xl/charts/") {
                assert!(part(&bytes, &chart).contains("<c:numCache>"), "{args:?} {chart}");
            }
            for sheet in of("xl/worksheets/sheet") {
                assert!(!part(&bytes, &sheet).contains("<f>"), "{args:?} {sheet}");
            }
        }
    }
}
