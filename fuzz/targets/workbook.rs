//! Any bytes as a workbook, or as a part of one: it is read or refused, in bounded time and memory.

#![no_main]

use std::io::{Cursor, Write};
use std::ops::ControlFlow;
use std::sync::LazyLock;

use assess::input::table::{Input, Options, open};
use assess::model::rubric::Rubric;
use assess::model::rubric::builtin::{Builtin, DEFAULT};
use libfuzzer_sys::fuzz_target;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

static RUBRIC: LazyLock<Rubric> = LazyLock::new(|| Builtin::find(DEFAULT).expect("it is built in").rubric());

/// The parts of a small workbook.
const PARTS: [(&str, &str); 6] = [
    (
        "[Content_Types].xml",
        r#"<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>"#,
    ),
    (
        "_rels/.rels",
        r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#,
    ),
    (
        "xl/workbook.xml",
        r#"<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>"#,
    ),
    (
        "xl/_rels/workbook.xml.rels",
        r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>"#,
    ),
    (
        "xl/sharedStrings.xml",
        r#"<?xml version="1.0"?><sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>name</t></si><si><t>open-data-list</t></si></sst>"#,
    ),
    (
        "xl/worksheets/sheet1.xml",
        r#"<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row><row r="2"><c r="A2" t="inlineStr"><is><t>A</t></is></c><c r="B2" t="b"><v>1</v></c></row></sheetData></worksheet>"#,
    ),
];

/// The workbook with one of its parts replaced.
fn with(part: usize, bytes: &[u8]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (at, (name, text)) in PARTS.iter().enumerate() {
        archive.start_file(*name, options).expect("a new part");
        archive.write_all(if at == part { bytes } else { text.as_bytes() }).expect("memory");
    }
    archive.finish().expect("memory").into_inner()
}

fuzz_target!(|bytes: &[u8]| {
    let Some((first, bytes)) = bytes.split_first() else { return };
    // The first byte says which part the others are: one of those above, or all.
    let part = usize::from(*first) % (PARTS.len() + 1);
    let workbook = if part == PARTS.len() { bytes.to_vec() } else { with(part, bytes) };
    let input = Input::Xlsx(Box::new(Cursor::new(workbook)));
    let Ok(table) = open("t.xlsx", input, &RUBRIC, &Options { allow_unknown: true, ..Options::default() })
    else {
        return;
    };
    let columns = table.columns;
    let _ = table.rows.for_each(&columns, |record| {
        let _ = columns.read(record);
        ControlFlow::Continue(())
    });
});
