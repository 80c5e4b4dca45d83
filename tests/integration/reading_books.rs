//! Workbooks of every format are read alike: the same cells give the same sheets, whatever a file is called.
//!
//! `tests/tables/books/habits.*` were made by LibreOffice 7 from `habits.fods`, which a test in `with_extras` does again.

#![allow(clippy::doc_markdown, reason = "names of programs")]
#![allow(clippy::unwrap_used, clippy::panic)]

use std::io::{Cursor, Write};
use std::ops::ControlFlow;

use assess::base::diagnostic::Code;
use assess::base::lang::Lang;
use assess::input::table::{self, Input, Kind, Options, Unreadable};
use proptest::prelude::*;
use zip::write::{SimpleFileOptions, ZipWriter};

use crate::reading::{rubric, seen};
use crate::tables::{self, HABITS, drawn, habits};

fn book(ending: &str) -> Vec<u8> {
    let path = format!("{}/tests/tables/books/habits.{ending}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read(path).unwrap()
}

#[test]
fn every_format_gives_the_same_sheets() {
    for ending in ["xlsx", "ods", "xls"] {
        assert_eq!(habits(&book(ending)), HABITS, "{ending}");
    }
}

#[test]
fn a_hidden_row_and_a_further_sheet_are_said_in_every_format() {
    for ending in ["xlsx", "ods", "xls"] {
        let rubric = rubric();
        let input = Input::Xlsx(Box::new(Cursor::new(book(ending))));
        let table = table::open("t", input, &rubric, &Options::default()).unwrap_or_else(|_| panic!());
        let said: Vec<String> = table.warnings.iter().map(|warning| warning.message.get(Lang::En)).collect();
        assert_eq!(
            said,
            [
                "the workbook has further sheets with cells, which were not read: `Q2`",
                "the sheet has 1 hidden or filtered row, which were read like the others",
            ],
            "{ending}"
        );
        assert_eq!(table.columns.source_name(), "t:Quý III!");
    }
}

#[test]
fn a_sheet_is_named_in_every_format() {
    for ending in ["xlsx", "ods", "xls"] {
        let open = |sheet| {
            let options = Options { sheet: Some(sheet), ..Options::default() };
            match tables::read(Kind::Xlsx, book(ending), &rubric(), &options) {
                Err(why) => drawn(&why),
                Ok(sheets) => format!("{} sheets", sheets.len()),
            }
        };
        assert_eq!(open("Quý III"), "3 sheets", "{ending}");
        assert!(open("Q2").contains("no column is a question"), "{ending}");
        assert!(open("Nháp").contains("unknown column `not read`"), "{ending}: a hidden sheet, on request");
        assert!(open("Quý IV").contains("the workbook has no sheet `Quý IV`"), "{ending}");
    }
}

// What workbooks must not do.

fn refused(bytes: Vec<u8>) -> (Code, String) {
    match tables::read(Kind::Xlsx, bytes, &rubric(), &Options::default()) {
        Ok(sheets) => panic!("{} sheets are read", sheets.len()),
        Err(Unreadable::Io(error)) => panic!("{error}"),
        Err(Unreadable::Faulty(files)) => {
            let found = seen(&files[0]);
            (found[0].code, format!("{}; {}", found[0].message, found[0].help))
        }
    }
}

/// An OpenDocument spreadsheet whose one sheet has these rows, as XML.
fn ods(rows: &str) -> Vec<u8> {
    let content = format!(
        "<office:document-content><office:body><office:spreadsheet><table:table table:name=\"S\">{rows}</table:table></office:spreadsheet></office:body></office:document-content>"
    );
    zipped(&[("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", &content)])
}

fn zipped(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        let stored = zip::CompressionMethod::Stored;
        let options = SimpleFileOptions::default();
        let options = if *name == "mimetype" { options.compression_method(stored) } else { options };
        zip.start_file(*name, options).unwrap();
        zip.write_all(content.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

const CELL: &str = "<table:table-cell office:value-type=\"string\"><text:p>name</text:p></table:table-cell>";

#[test]
fn what_a_file_repeats_without_end_is_refused_and_not_held() {
    let row = |rows: &str, columns: &str| {
        let cell = CELL.replace(
            "<table:table-cell",
            &format!("<table:table-cell table:number-columns-repeated=\"{columns}\""),
        );
        ods(&format!("<table:table-row table:number-rows-repeated=\"{rows}\">{cell}</table:table-row>"))
    };
    assert_eq!(refused(row("1048576", "16384")).0, Code::TooManyValues);
    assert_eq!(refused(row("99999999999999999999", "1")).0, Code::Syntax);
    assert!(refused(row("1", "16385")).1.contains("outside any sheet"));
    assert!(refused(row("1048577", "1")).1.contains("outside any sheet"));
    // Rows that are empty and come often are none.
    let empty = "<table:table-row table:number-rows-repeated=\"1048000\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>";
    assert_eq!(refused(ods(empty)).0, Code::EmptyFile);
}

#[test]
fn what_is_no_open_document_spreadsheet_is_said() {
    let text = zipped(&[("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", "<a/>")]);
    assert!(refused(text).1.contains("OpenDocument"));
    let (mime, manifest) = ("application/vnd.oasis.opendocument.spreadsheet", "META-INF/manifest.xml");
    let locked = "<manifest:manifest><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>";
    assert!(refused(zipped(&[("mimetype", mime), (manifest, locked)])).1.contains("protected by a password"));
    assert!(refused(zipped(&[("mimetype", mime)])).1.contains("cannot be read"));
    for broken in
        ["<table:table-row>", "<table:table-row></table:table-cell></table:table-row>", "&lt;&nope;"]
    {
        refused(ods(broken));
    }
    let bomb = format!("<!DOCTYPE a [<!ENTITY b \"{}\">]><a>&b;</a>", "x".repeat(1000));
    assert_eq!(refused(zipped(&[("mimetype", mime), ("content.xml", &bomb)])).0, Code::Syntax);
}

#[test]
fn a_long_text_of_a_cell_is_cut_in_every_format() {
    let long = CELL.replace("name", &"á".repeat(70_000));
    let rows = format!(
        "<table:table-row>{CELL}{}</table:table-row><table:table-row>{long}{}</table:table-row>",
        CELL.replace("name", "portal"),
        CELL.replace("name", "yes")
    );
    let sheets = tables::read(Kind::Xlsx, ods(&rows), &rubric(), &Options::default()).unwrap();
    assert_eq!(seen(sheets[0].as_ref().unwrap_err())[0].code, Code::TooLarge);
}

/// The workbook of LibreOffice with other bytes at some places.
fn changed(at: &[(usize, u8)]) -> Vec<u8> {
    let mut bytes = book("xls");
    for (at, byte) in at {
        bytes[*at] = *byte;
    }
    bytes
}

#[test]
fn a_chain_of_sectors_that_leads_in_a_circle_ends() {
    // The table of sectors is where the header says; each sector that follows another is made to follow itself.
    let bytes = book("xls");
    let table = 512 + 512 * usize::try_from(u32::from_le_bytes(bytes[76..80].try_into().unwrap())).unwrap();
    for sector in 0..12_u8 {
        let at = table + 4 * usize::from(sector);
        let _ = tables::read(
            Kind::Xlsx,
            changed(&[(at, sector), (at + 1, 0), (at + 2, 0), (at + 3, 0)]),
            &rubric(),
            &Options::default(),
        );
    }
    // Where further tables of sectors are: at the first sector, which leads on and on.
    let _ = tables::read(
        Kind::Xlsx,
        changed(&[(68, 0), (69, 0), (70, 0), (71, 0)]),
        &rubric(),
        &Options::default(),
    );
}

#[test]
fn an_old_workbook_that_is_none_is_said() {
    let name = |name: &str| name.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let renamed = |new: &str| {
        let mut bytes = book("xls");
        let old = name("Workbook");
        let at = bytes.windows(old.len()).position(|window| window == old).unwrap();
        bytes[at..at + old.len()].fill(0);
        bytes[at..at + 2 * new.len()].copy_from_slice(&name(new));
        bytes[at + 64] = u8::try_from(2 * new.len() + 2).unwrap();
        bytes
    };
    assert!(refused(renamed("Book")).1.contains("Excel 95"));
    assert!(refused(renamed("Word")).1.contains("not a workbook"));
    assert!(refused(book("xls")[..600].to_vec()).1.contains("cannot be read"));
    assert!(refused(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec()).1.contains("cannot be read"));
}

proptest! {
    #![proptest_config(crate::support::cases(300))]

    /// No damage ends the program, and each is a message or a table.
    #[test]
    fn a_damaged_workbook_is_refused_or_read(
        ending in prop::sample::select(vec!["ods", "xls"]),
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12),
        length in any::<prop::sample::Index>(),
        is_cut in any::<bool>(),
    ) {
        let mut bytes = book(ending);
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if is_cut {
            bytes.truncate(length.index(bytes.len()));
        }
        let rubric = rubric();
        let input = Input::Xlsx(Box::new(Cursor::new(bytes)));
        if let Ok(table) = table::open("t", input, &rubric, &Options::default()) {
            let _ = table.rows.for_each(&table.columns, |_| ControlFlow::Continue(()));
        }
    }
}
