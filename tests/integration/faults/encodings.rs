//! Tables in other encodings than UTF-8: what says so itself is read, everything else is asked about and never guessed.

use assess::input::table::named;
use encoding_rs::Encoding;

use super::room::Room;

const TABLE: &str = "name;share;has-policy\nTỉnh Minh Họa A;60;có\nTỉnh Minh Họa Ậ;70;không\n";

fn utf_16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(bytes).collect()
}

/// The table in Windows-1258, which has tones as marks of their own.
fn cp1258() -> Vec<u8> {
    let mut bytes = b"name;share;has-policy\n".to_vec();
    bytes.extend(b"Ti\xd2nh Minh Ho\xf2a A;60;co\xec\nTi\xd2nh Minh Ho\xf2a \xc2\xf2;70;kh\xf4ng\n");
    bytes
}

const ROWS: [&str; 2] = ["Tỉnh Minh Họa A,2,0", "Tỉnh Minh Họa Ậ,2,0"];

#[test]
fn utf_16_with_and_without_its_mark_is_read() {
    for bytes in [u16::to_le_bytes, u16::to_be_bytes] {
        for mark in ["", "\u{feff}"] {
            let folder = Room::kinds().put("t.csv", utf_16(&format!("{mark}{TABLE}"), bytes));
            assert_eq!(folder.batch(&["t.csv"]).ends(0).rows(), ROWS);
        }
        let one = utf_16("\u{feff}name,share\nA,60\n", bytes);
        Room::kinds().put("one.csv", one).assess(&["one.csv", "-q"]).ends(0);
    }
    let lines = "{\"agency\": {\"name\": \"Tỉnh A\"}, \"answers\": {\"share\": 60}}\n";
    let folder = Room::kinds().put("t.jsonl", utf_16(&format!("\u{feff}{lines}"), u16::to_le_bytes));
    assert_eq!(folder.batch(&["t.jsonl"]).ends(0).rows(), ["Tỉnh A,1,0"]);
}

#[test]
fn a_fault_in_another_encoding_stands_where_an_editor_shows_it() {
    let table = "name;share\nTỉnh Minh Họa A;60\nTỉnh Minh Họa B;x\n";
    let folder = Room::kinds().put("t.csv", utf_16(&format!("\u{feff}{table}"), u16::to_be_bytes));
    folder.batch(&["t.csv"]).ends(2).says("t.csv:3:17: error[wrong-type]");
}

#[test]
fn what_is_not_utf_8_is_asked_about_with_what_it_may_be() {
    let folder = Room::kinds().put("t.csv", cp1258());
    folder
        .batch(&["t.csv"])
        .ends(2)
        .says("t.csv:2:3: error[not-utf8]: the byte 0xD2 is not UTF-8")
        .says("the file may be in windows-1258 (`Tỉnh Minh Họa A`), windows-1252 (`TiÒnh Minh Hoòa A`)")
        .says("write `encoding = \"windows-1258\"` or another one under `[table]` in a column map")
        .says("(2 places: t.csv:2:3, t.csv:3:3)");
    let cyrillic = b"name;share\n\xcc\xe8\xed\xf1\xea;60\n";
    Room::kinds().put("t.csv", cyrillic).batch(&["t.csv"]).ends(2).says("windows-1251 (`Минск`)");
    let damaged = [TABLE.as_bytes(), b"T\xe1\xbb\x89nh Minh H\xe1\xbb\x8da \xe1;50;no\n"].concat();
    let ran = Room::kinds().put("t.csv", damaged).batch(&["t.csv"]);
    ran.ends(2).is_silent_about("may be in");
    assert_eq!(ran.rows(), ROWS, "one damaged cell costs its row");
}

#[test]
fn the_encoding_that_a_map_says_is_read() {
    let sheets = |bytes: Vec<u8>, encoding: &'static Encoding| {
        use assess::input::table::{Kind, Options};
        let options = Options { encoding: Some(encoding), ..Options::default() };
        let rubric = crate::reading::rubric();
        let read = crate::tables::read(Kind::Csv, bytes, &rubric, &options);
        let sheets = read.unwrap_or_else(|why| panic!("{}", crate::tables::drawn(&why)));
        sheets.into_iter().map(|sheet| sheet.unwrap().agency.name).collect::<Vec<_>>()
    };
    let table = |names: &[u8]| [&b"name,portal\n"[..], names, b",yes\n"].concat();
    for (label, names, expected) in [
        ("windows-1258", &b"Ti\xd2nh Minh Ho\xf2a"[..], "Tỉnh Minh Họa"),
        ("windows-1252", b"Stra\xdfe", "Straße"),
        ("windows-1251", b"\xcc\xe8\xed\xf1\xea", "Минск"),
        ("gb18030", b"\xb1\xb1\xbe\xa9", "北京"),
    ] {
        assert_eq!(sheets(table(names), named(label).unwrap()), [expected], "{label}");
    }
    // A mark says what the bytes are, whatever else is said.
    let marked = "\u{feff}name,portal\nTỉnh A,yes\n".as_bytes().to_vec();
    assert_eq!(sheets(marked, named("windows-1258").unwrap()), ["Tỉnh A"]);
}
