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
