//! Tables made to break the reader: too large, too long, too many, lying about their size, cut off.
//!
//! Whatever the bytes, the reader ends with sheets or with faults, in bounded time and memory. What would
//! reserve more than there is stops the whole process, so every test here would show it.

#![allow(clippy::unwrap_used, clippy::panic)]
#![allow(clippy::format_collect, reason = "a fixture is made once")]

use crate::reading;
use crate::tables;

use std::cell::Cell as Counter;
use std::io::{self, Cursor, Read, Write};
use std::ops::ControlFlow;
use std::rc::Rc;
use std::time::{Duration, Instant};

use assess::base::diagnostic::Code;
use assess::input::table::{self, Input, Kind, Options, Unreadable};
use reading::{rubric, seen};
use tables::{Cell, Sheets, draw, drawn, workbook};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// How long a table may take before it counts as endless; the tests are not optimised.
const PATIENCE: Duration = Duration::from_secs(60);

fn read(kind: Kind, bytes: impl Into<Vec<u8>>) -> Result<Sheets, Unreadable> {
    let start = Instant::now();
    let read = tables::read(kind, bytes, &rubric(), &Options::default());
    assert!(start.elapsed() < PATIENCE, "{:?}", start.elapsed());
    read
}

/// The code of the only fault that makes a table unreadable; its message is short and without odd characters.
fn refused(read: Result<Sheets, Unreadable>) -> (Code, String) {
    let why = match read {
        Ok(sheets) => panic!("the table is accepted with {} sheets", sheets.len()),
        Err(why) => why,
    };
    let shown = drawn(&why);
    assert!(shown.len() < 20_000, "{} bytes of messages", shown.len());
    assert_eq!(shown.chars().find(|c| c.is_control() && *c != '\n'), None, "{shown}");
    let Unreadable::Faulty(files) = why else { panic!("{shown}") };
    (files[0].diagnostics[0].code, shown)
}

// Text.

#[test]
fn a_quote_that_is_never_closed_ends_in_a_fault_and_not_in_memory() {
    let head = b"name,portal\nA,yes\nB,\"".to_vec();
    let endless = Cursor::new(head).chain(io::repeat(b'x'));
    let read = tables::read_input(Kind::Csv, Input::Csv(Box::new(endless)), &rubric(), &Options::default());
    let (code, shown) = refused(read);
    assert_eq!(code, Code::TooLarge);
    assert!(shown.contains("table.csv:3:1") && shown.contains("not closed"), "{shown}");
}

#[test]
fn a_header_without_an_end_is_refused() {
    for byte in *b"x,\"" {
        let input = Input::Csv(Box::new(io::repeat(byte)));
        let read = tables::read_input(Kind::Csv, input, &rubric(), &Options::default());
        assert_eq!(refused(read).0, Code::TooLarge, "{}", char::from(byte));
    }
}

#[test]
fn a_line_of_json_without_an_end_is_refused() {
    let input = Input::JsonLines(Box::new(io::repeat(b'[')));
    let (code, shown) = refused(tables::read_input(Kind::JsonLines, input, &rubric(), &Options::default()));
    assert_eq!(code, Code::TooLarge);
    assert!(shown.contains("table.jsonl:1:1"), "{shown}");
}

#[test]
fn deeply_nested_json_and_many_values_are_faults_of_their_line_alone() {
    let lines = format!(
        "{}\n[{}1]\n{{\"agency\": {{\"name\": \"A\"}}, \"answers\": {{}}}}\n",
        "[".repeat(100_000),
        "1,".repeat(1_000_000)
    );
    let sheets = read(Kind::JsonLines, lines).unwrap();
    let codes: Vec<_> =
        sheets.iter().map(|sheet| sheet.as_ref().err().map(|it| it.diagnostics[0].code)).collect();
    assert_eq!(codes, [Some(Code::TooDeep), Some(Code::TooManyValues), None]);
}

#[test]
fn many_blank_lines_are_no_record() {
    let lines = "\n".repeat(5_000_000);
    assert!(read(Kind::Csv, format!("name,portal\n{lines}")).unwrap().is_empty());
    assert!(read(Kind::JsonLines, format!("{{}}{lines}")).unwrap().len() == 1);
    // The places of a run go through the blank lines, which have to be bounded like its cells.
    let long = format!("agency,question,value\nA,portal,yes\n{lines}A,online,5\n");
    assert_eq!(refused(read(Kind::Csv, long)).0, Code::TooLarge);
}

#[test]
fn a_long_table_about_one_agency_is_bounded() {
    let rows = "A,portal,yes\n".repeat(400_000);
    let (code, shown) = refused(read(Kind::Csv, format!("agency,question,value\n{rows}")));
    assert_eq!(code, Code::TooLarge);
    assert!(shown.contains("rows of one agency"), "{shown}");
    // Below that, a question that comes again and again gives a bounded number of faults.
    let rows = "A,portal,yes\n".repeat(100_000);
    let sheets = read(Kind::Csv, format!("agency,question,value\n{rows}")).unwrap();
    let faulty = sheets[0].as_ref().unwrap_err();
    assert_eq!(faulty.diagnostics[0].code, Code::DuplicateKey);
    assert!(draw(faulty).len() < 200_000);
}

#[test]
fn thousands_of_unknown_columns_are_refused_in_time() {
    let names: Vec<String> =
        (0..16_000).map(|at| format!("portal.evidence-of-column-{at}-{}", "x".repeat(40))).collect();
    let Err(Unreadable::Faulty(files)) = read(Kind::Csv, format!("name,{}\n", names.join(","))) else {
        panic!("accepted")
    };
    assert!(files[0].diagnostics.iter().any(|fault| fault.code == Code::UnknownColumn));
    assert!(files[0].diagnostics.len() <= 200);
    let (code, _) = refused(read(Kind::Csv, format!("name{}\n", ",".repeat(100_000))));
    assert_eq!(code, Code::TooManyValues);
}

#[test]
fn the_same_column_thousands_of_times_is_refused_in_time() {
    let Err(Unreadable::Faulty(files)) = read(Kind::Csv, format!("name{}\n", ",portal".repeat(16_000)))
    else {
        panic!("accepted")
    };
    assert_eq!(files[0].diagnostics[0].code, Code::DuplicateColumn);
    assert!(files[0].diagnostics.len() <= 200);
}

#[test]
fn control_characters_do_not_reach_the_terminal() {
    for odd in ["\0", "\u{1b}[31m", "\u{9b}", "\u{7f}", "\u{202e}", "\r"] {
        let sheets = read(Kind::Csv, format!("name,portal\nA{odd}b,{odd}x\n")).unwrap();
        let faulty = sheets[0].as_ref().unwrap_err();
        let shown = draw(faulty);
        assert_eq!(shown.chars().find(|c| c.is_control() && *c != '\n'), None, "{odd:?}: {shown}");
        assert!(!shown.contains('\u{202e}'));
        let (_, shown) = refused(read(Kind::Csv, format!("name,por{odd}tal\n")));
        assert!(!shown.contains('\u{202e}'));
    }
}

#[test]
fn text_in_another_encoding_is_refused() {
    assert_eq!(refused(read(Kind::Csv, b"name,T\xecnh\n".to_vec())).0, Code::NotUtf8);
    let sheets = read(Kind::JsonLines, b"{\"agency\": \"\xff\"}\n".to_vec()).unwrap();
    assert_eq!(seen(sheets[0].as_ref().unwrap_err())[0].code, Code::NotUtf8);
}

#[test]
fn a_table_of_another_kind_is_refused() {
    let book = workbook(&[("S", vec![vec!["name".into(), "portal".into()]])]);
    refused(read(Kind::Csv, book.clone()));
    refused(read(Kind::JsonLines, book));
    let (_, shown) = refused(read(Kind::Xlsx, "name,portal\n"));
    assert!(shown.contains("not a workbook"), "{shown}");
    let (_, shown) = refused(read(Kind::Xlsx, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec()));
    assert!(shown.contains("cannot be read"), "{shown}");
    assert_eq!(refused(read(Kind::Xlsx, "")).0, Code::Syntax);
}

/// Counts how many bytes were taken.
struct Counted<R>(R, std::sync::Arc<std::sync::atomic::AtomicUsize>);

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.0.read(buffer)?;
        self.1.fetch_add(read, std::sync::atomic::Ordering::Relaxed);
        Ok(read)
    }
}

#[test]
fn no_more_is_read_ahead_than_a_few_chunks() {
    for (kind, head, row) in [
        (Kind::Csv, "name,portal,online\n", "Tỉnh A,yes,92.5\n"),
        (Kind::JsonLines, "", "{\"agency\": {\"name\": \"A\"}, \"answers\": {\"portal\": true}}\n"),
    ] {
        let taken = std::sync::Arc::new(std::sync::atomic::AtomicUsize::new(0));
        let body = row.repeat(300_000);
        let reader = Counted(Cursor::new(format!("{head}{body}").into_bytes()), taken.clone());
        let input =
            if kind == Kind::Csv { Input::Csv(Box::new(reader)) } else { Input::JsonLines(Box::new(reader)) };
        let rubric = rubric();
        let table = table::open("t", input, &rubric, &Options::default()).unwrap();
        let handed_out = Rc::new(Counter::new(head.len()));
        let mut records = 0;
        table
            .rows
            .for_each(&table.columns, |record| {
                records += 1;
                handed_out.set(handed_out.get() + row.len());
                let ahead = taken.load(std::sync::atomic::Ordering::Relaxed) - handed_out.get();
                assert!(ahead < 1 << 20, "{ahead} bytes ahead");
                assert_eq!(record.row_count(), 1);
                ControlFlow::Continue(())
            })
            .unwrap();
        assert_eq!(records, 300_000);
    }
}

#[test]
fn a_reader_that_fails_is_an_error_of_the_system() {
    struct Broken;
    impl Read for Broken {
        fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
            Err(io::Error::from(io::ErrorKind::PermissionDenied))
        }
    }
    let input = Input::Csv(Box::new(Cursor::new(b"name,portal\n".to_vec()).chain(Broken)));
    let read = tables::read_input(Kind::Csv, input, &rubric(), &Options::default());
    assert!(matches!(read, Err(Unreadable::Io(error)) if error.kind() == io::ErrorKind::PermissionDenied));
}

// Workbooks.

const SHEET: &str = "xl/worksheets/sheet1.xml";
const STRINGS: &str = "xl/sharedStrings.xml";
const STYLES: &str = "xl/styles.xml";

/// A small workbook with some of its parts replaced or added.
fn book(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let rels = format!(
        "<Relationships><Relationship Id=\"rId1\" Type=\"{relationships}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
    );
    let workbook = format!(
        "<workbook xmlns=\"{main}\" xmlns:r=\"{relationships}\"><sheets><sheet name=\"S\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
    );
    let workbook_rels = format!(
        "<Relationships><Relationship Id=\"rId1\" Type=\"{relationships}/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"
    );
    let sheet = sheet(&format!("{HEAD}{}", row(2, &[("A", "A"), ("B", "yes")])));
    let defaults: [(&str, &[u8]); 4] = [
        ("_rels/.rels", rels.as_bytes()),
        ("xl/workbook.xml", workbook.as_bytes()),
        ("xl/_rels/workbook.xml.rels", workbook_rels.as_bytes()),
        (SHEET, sheet.as_bytes()),
    ];
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
    let replaced = |name: &str| parts.iter().any(|(part, _)| *part == name);
    for (name, content) in defaults.iter().filter(|(name, _)| !replaced(name)).chain(parts) {
        writer.start_file(*name, options).unwrap();
        writer.write_all(content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

const HEAD: &str = "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>name</t></is></c><c r=\"B1\" t=\"inlineStr\"><is><t>portal</t></is></c></row>";

fn row(number: usize, cells: &[(&str, &str)]) -> String {
    let cells: String = cells
        .iter()
        .map(|(column, text)| format!("<c r=\"{column}{number}\" t=\"inlineStr\"><is><t>{text}</t></is></c>"))
        .collect();
    format!("<row r=\"{number}\">{cells}</row>")
}

fn sheet(rows: &str) -> String {
    format!("<worksheet><sheetData>{rows}</sheetData></worksheet>")
}

fn with_sheet(rows: &str) -> Result<Sheets, Unreadable> {
    read(Kind::Xlsx, book(&[(SHEET, sheet(rows).as_bytes())]))
}

#[test]
fn the_small_workbook_of_these_tests_is_read() {
    let sheets = read(Kind::Xlsx, book(&[])).unwrap();
    assert_eq!(sheets.len(), 1);
    assert_eq!(sheets[0].as_ref().unwrap().agency.name, "A");
}

#[test]
fn a_cell_in_the_last_corner_of_a_sheet_costs_nothing() {
    let far = format!("{HEAD}{}{}", row(2, &[("A", "A"), ("B", "yes")]), row(1_048_576, &[("XFD", "x")]));
    let sheets = with_sheet(&far).unwrap();
    let faulty = sheets[1].as_ref().unwrap_err();
    let shown = draw(faulty);
    assert!(shown.contains("table.xlsx:S!XFD1048576"), "{shown}");
}

#[test]
fn cells_outside_the_sheet_or_out_of_order_are_refused() {
    for rows in [
        format!("{HEAD}{}", row(2, &[("XFE", "x")])),
        format!("{HEAD}{}", row(2, &[("ZZZZ", "x")])),
        format!("{HEAD}{}", row(1_048_577, &[("A", "x")])),
        format!("{HEAD}{}{}", row(3, &[("A", "x")]), row(2, &[("A", "x")])),
        format!("{HEAD}{}", row(2, &[("B", "x"), ("A", "x")])),
        format!("{HEAD}{}", row(2, &[("A", "x"), ("A", "y")])),
        format!("{HEAD}<row r=\"2\"><c r=\"A2\" t=\"s\"><v>5</v></c></row>"),
        format!("{HEAD}<row r=\"2\"><c r=\"A2\" t=\"n\"><v>five</v></c></row>"),
        format!("{HEAD}<row r=\"2\"><c r=\"?\"><v>5</v></c></row>"),
    ] {
        let (code, shown) = refused(with_sheet(&rows));
        assert_eq!(code, Code::Syntax, "{rows}");
        assert!(shown.contains("table.xlsx:S!A"), "{shown}");
    }
}

#[test]
fn a_formula_that_was_never_calculated_is_a_fault_and_an_empty_text_is_none() {
    // As openpyxl writes formulas, as LibreOffice writes the text of one that is empty, and a cell with a style only.
    let cell = |rest: &str| {
        with_sheet(&format!(
            "{HEAD}{}<c r=\"B2\"{rest}</row>",
            row(2, &[("A", "A")]).trim_end_matches("</row>")
        ))
    };
    for rest in [
        "><f>1=1</f><v /></c>",
        "><f>1=1</f><v></v></c>",
        "><f>1=1</f></c>",
        " s=\"0\"><f t=\"shared\" si=\"0\" ref=\"B2\">1=1</f></c>",
    ] {
        let sheets = cell(rest).unwrap();
        let faulty = sheets[0].as_ref().unwrap_err();
        assert_eq!(faulty.diagnostics[0].code, Code::UnreadableCell, "{rest}");
        let shown = draw(faulty);
        assert!(shown.contains("table.xlsx:S!B2") && shown.contains("never calculated"), "{rest} {shown}");
    }
    for rest in [
        " t=\"str\"><f>\"\"</f><v></v></c>",
        " t=\"b\"><f>1=1</f><v>1</v></c>",
        " s=\"0\"></c>",
        " s=\"0\"/>",
    ] {
        assert!(cell(rest).unwrap()[0].is_ok(), "{rest}");
    }
}

#[test]
fn a_bomb_is_refused_by_what_it_says_it_unpacks_to() {
    let (code, shown) = refused(with_sheet(&format!("{HEAD}{}", " ".repeat(80 << 20))));
    assert_eq!(code, Code::TooLarge);
    assert!(shown.contains("200 times"), "{shown}");
}

#[test]
fn a_bomb_that_lies_about_its_size_is_refused_when_it_unpacks() {
    let mut bytes = book(&[(SHEET, sheet(&format!("{HEAD}{}", " ".repeat(80 << 20))).as_bytes())]);
    let size = u32::try_from(sheet(&format!("{HEAD}{}", " ".repeat(80 << 20))).len()).unwrap().to_le_bytes();
    let mut patched = 0;
    for at in 0..bytes.len() - 4 {
        if bytes[at..at + 4] == size {
            bytes[at..at + 4].copy_from_slice(&1000_u32.to_le_bytes());
            patched += 1;
        }
    }
    assert!(patched > 0);
    let (code, shown) = refused(read(Kind::Xlsx, bytes));
    assert_eq!(code, Code::Syntax);
    assert!(shown.contains("larger than its declared"), "{shown}");
}

#[test]
fn thousands_of_files_in_a_workbook_are_refused() {
    let names: Vec<String> = (0..1_001).map(|at| format!("xl/media/{at}.xml")).collect();
    let parts: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &b"<a/>"[..])).collect();
    assert_eq!(refused(read(Kind::Xlsx, book(&parts))).0, Code::TooManyValues);
}

#[test]
fn a_workbook_that_announces_billions_of_strings_is_refused() {
    for count in ["4000000000", "18446744073709551615", "+4000000000", "99999999999999999999999999"] {
        for quote in ["\"", "'"] {
            let strings = format!("<sst a=\"1\" uniqueCount = {quote}{count}{quote}><si><t>a</t></si></sst>");
            let (code, _) = refused(read(Kind::Xlsx, book(&[(STRINGS, strings.as_bytes())])));
            assert_eq!(code, Code::TooManyValues, "{strings}");
        }
    }
}

#[test]
fn more_strings_than_are_held_are_refused() {
    let strings = format!("<sst>{}</sst>", "<si/>".repeat((1 << 20) + 1));
    assert_eq!(refused(read(Kind::Xlsx, book(&[(STRINGS, strings.as_bytes())]))).0, Code::TooManyValues);
}

#[test]
fn a_string_that_is_longer_than_any_answer_is_refused() {
    let strings = format!("<sst><si><t>{}</t></si></sst>", "é".repeat(600_000));
    assert_eq!(refused(read(Kind::Xlsx, book(&[(STRINGS, strings.as_bytes())]))).0, Code::TooLarge);
    let comment = format!("<sst><!-- {} --></sst>", "<>".repeat(600_000));
    assert_eq!(refused(read(Kind::Xlsx, book(&[(STRINGS, comment.as_bytes())]))).0, Code::TooLarge);
}

#[test]
fn styles_that_repeat_a_long_name_are_refused() {
    let styles = format!(
        "<styleSheet><fonts><font><name val=\"{}\"/></font></fonts><cellXfs>{}</cellXfs></styleSheet>",
        "x".repeat(500_000),
        "<xf fontId=\"0\"/>".repeat(100_000)
    );
    assert_eq!(refused(read(Kind::Xlsx, book(&[(STYLES, styles.as_bytes())]))).0, Code::TooManyValues);
}

#[test]
fn document_types_and_other_encodings_are_not_read() {
    let entities = "<!DOCTYPE a [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><sst><si><t>&b;</t></si></sst>";
    assert_eq!(refused(read(Kind::Xlsx, book(&[(STRINGS, entities.as_bytes())]))).0, Code::Syntax);
    let utf_16: Vec<u8> =
        "\u{feff}<sst uniqueCount=\"4000000000\"/>".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(refused(read(Kind::Xlsx, book(&[(STRINGS, &utf_16)]))).0, Code::Syntax);
}

#[test]
fn a_workbook_that_was_cut_off_is_refused_wherever_that_was() {
    let rows: Vec<Vec<Cell>> = std::iter::once(vec!["name".into(), "portal".into()])
        .chain((0..20).map(|at| vec![Cell::Text(format!("Tỉnh {at}")), "yes".into()]))
        .collect();
    let whole = workbook(&[("S", rows)]);
    for length in (0..whole.len()).step_by(97) {
        refused(read(Kind::Xlsx, whole[..length].to_vec()));
    }
}

#[test]
fn a_workbook_with_a_part_that_was_cut_off_is_refused() {
    let sheet = sheet(&format!("{HEAD}{}", row(2, &[("A", "A"), ("B", "yes")])));
    for length in (0..sheet.len() - "</worksheet>".len()).step_by(7) {
        let (code, shown) = refused(read(Kind::Xlsx, book(&[(SHEET, &sheet.as_bytes()[..length])])));
        assert!(matches!(code, Code::Syntax | Code::EmptyFile), "{length}: {shown}");
    }
    for part in ["_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels"] {
        for content in [&b""[..], b"<", b"<a>", b"<a/>", b"<!-- ", b"\0", b"<sheets>"] {
            refused(read(Kind::Xlsx, book(&[(part, content)])));
        }
    }
}

#[test]
fn a_workbook_with_changed_bytes_is_read_or_refused() {
    let whole = book(&[]);
    for at in 0..whole.len() {
        let mut bytes = whole.clone();
        bytes[at] ^= 0x15;
        if let Err(why) = read(Kind::Xlsx, bytes) {
            drawn(&why);
        }
    }
}
