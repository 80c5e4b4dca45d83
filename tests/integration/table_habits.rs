//! How people lay tables out: `tests/tables/habits` has one file a habit, with the map that reads it and the plain table
//! that it means.
//!
//! A file has a sentence, and parts behind `== NAME`: `map.toml`; `table.csv`, or `table.xlsx` as its sheets (`# NAME`) with
//! a line a row and `|` between the cells; `becomes`, a table in which every column has the name of what it is and every
//! answer its id; `says`, the codes and places of what is wrong. In a cell of a workbook `@` stands before a date,
//! and `00:` before a number shown with two digits.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::fs;
use std::ops::ControlFlow;
use std::path::Path;

use assess::base::diagnostic::Faulty;
use assess::base::lang::Lang;
use assess::base::source::SourceFile;
use assess::input::table::proposal::Proposal;
use assess::input::table::sample::sample;
use assess::input::table::{self, Kind, Map, Options, Unreadable};
use assess::model::answers::AnswerSheet;
use assess::model::rubric::Rubric;
use rust_xlsxwriter::{Format, Workbook};

use crate::faults::room::{KINDS, Room};
use crate::tables::input;

/// A habit: its sentence, and its parts.
struct Habit {
    name: String,
    about: String,
    parts: Vec<(String, String)>,
}

impl Habit {
    fn part(&self, name: &str) -> Option<&str> {
        self.parts.iter().find(|(known, _)| known == name).map(|(_, text)| text.as_str())
    }
}

fn habits() -> Vec<Habit> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/tables/habits");
    let mut habits: Vec<Habit> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| {
            let path = entry.unwrap().path();
            let text = fs::read_to_string(&path).unwrap();
            let mut parts = text.split("\n== ");
            let about = parts.next().unwrap().to_owned();
            let part = |part: &str| {
                let (name, text) = part.split_once('\n').unwrap();
                (name.to_owned(), format!("{}\n", text.trim_end_matches('\n')))
            };
            let name = path.file_stem().unwrap().to_string_lossy().into_owned();
            Habit { name, about, parts: parts.map(part).collect() }
        })
        .collect();
    habits.sort_by(|a, b| a.name.cmp(&b.name));
    habits
}

fn rubric() -> Rubric {
    let source = SourceFile::new("t.yaml", KINDS);
    let tree = assess::syntax::format::Format::Yaml.parse(&source).unwrap();
    assess::model::rubric::read(&tree).unwrap()
}

/// The workbook of a part.
fn workbook(text: &str) -> Vec<u8> {
    let mut book = Workbook::new();
    let (date, code) = (Format::new().set_num_format("yyyy-mm-dd hh:mm"), Format::new().set_num_format("00"));
    for sheet in format!("\n{text}").split("\n# ").skip(1) {
        let (name, rows) = sheet.split_once('\n').unwrap();
        let sheet = book.add_worksheet().set_name(name).unwrap();
        for (row, line) in (0..).zip(rows.trim_end_matches('\n').split('\n')) {
            // A checklist in a cell has the same mark.
            let cells = line.replace("a|d", "a\u{1}d");
            for (column, cell) in (0..).zip(cells.split('|')) {
                let cell = cell.replace('\u{1}', "|");
                if cell.is_empty() {
                    continue;
                }
                if let Some(number) = cell.strip_prefix('@') {
                    sheet
                        .write_number_with_format(row, column, number.parse::<f64>().unwrap(), &date)
                        .unwrap();
                } else if let Some(number) = cell.strip_prefix("00:") {
                    sheet
                        .write_number_with_format(row, column, number.parse::<f64>().unwrap(), &code)
                        .unwrap();
                } else if let Ok(number) = cell.parse::<f64>() {
                    sheet.write_number(row, column, number).unwrap();
                } else {
                    sheet.write_string(row, column, &cell).unwrap();
                }
            }
        }
    }
    book.save_to_buffer().unwrap()
}

/// The sheets of a table, and what is wrong or doubtful: codes and places.
fn read(name: &str, bytes: Vec<u8>, map: Option<&Map>) -> (Vec<AnswerSheet>, Vec<String>) {
    let rubric = rubric();
    let options = Options { map, ..Options::default() };
    let kind = Kind::of(name).unwrap();
    let place = |source: &SourceFile, start: usize, code: &str| {
        format!("{code} {}:{}", source.name(), source.place(start))
    };
    let said = |faulty: &Faulty| -> Vec<String> {
        let all = faulty.diagnostics.iter();
        all.map(|it| place(&faulty.source, it.span.start(), it.code.as_str())).collect()
    };
    let table = match table::open(name, input(kind, bytes), &rubric, &options) {
        Ok(table) => table,
        Err(Unreadable::Faulty(list)) => return (Vec::new(), list.iter().flat_map(said).collect()),
        Err(Unreadable::Io(error)) => panic!("{error}"),
    };
    let mut sheets = Vec::new();
    let mut faults: Vec<String> = table.faults.iter().flat_map(said).collect();
    let columns = &table.columns;
    table
        .rows
        .for_each(columns, |record| {
            if columns.aside(record).is_some() {
                faults.push(format!("empty-row {}", columns.origin(record)));
                return ControlFlow::Continue(());
            }
            match columns.read(record) {
                Ok(sheet) => {
                    let source = columns.source(record);
                    let doubts = sheet.warnings.iter();
                    faults.extend(doubts.map(|it| place(&source, it.span.start(), it.code.as_str())));
                    sheets.push(sheet);
                }
                Err(faulty) => faults.extend(said(&faulty)),
            }
            ControlFlow::Continue(())
        })
        .unwrap_or_else(|error| panic!("{error:?}"));
    (sheets, faults)
}

#[test]
fn every_habit_becomes_the_plain_table_that_it_means() {
    let habits = habits();
    assert!(habits.len() >= 30);
    let mut wrong = Vec::new();
    for habit in &habits {
        assert!(habit.about.ends_with('.'), "{} has no sentence: {:?}", habit.name, habit.about);
        let map = habit.part("map.toml").map(|text| {
            Map::read(SourceFile::new("map.toml", text), &rubric())
                .unwrap_or_else(|faulty| panic!("{}: {faulty:?}", habit.name))
        });
        let (expected, faults) = match habit.part("becomes") {
            Some(plain) => read("plain.csv", plain.into(), None),
            None => (Vec::new(), Vec::new()),
        };
        assert_eq!(faults, Vec::<String>::new(), "{}: the plain table is faulty", habit.name);
        let tables: Vec<&str> = ["table.csv", "table.xlsx", "table.jsonl"]
            .into_iter()
            .filter(|name| habit.part(name).is_some())
            .collect();
        assert!(!tables.is_empty(), "{} has no table", habit.name);
        for name in tables {
            let text = habit.part(name).unwrap();
            let bytes = if name == "table.xlsx" { workbook(text) } else { text.as_bytes().to_vec() };
            let (sheets, faults) = read(name, bytes, map.as_ref());
            let says = habit.part("says").unwrap_or_default().lines();
            let says: Vec<&str> = says.filter(|line| line.contains(name)).collect();
            if faults != says {
                wrong.push(format!("{} {name}: says {faults:#?}", habit.name));
            }
            for (at, expected) in expected.iter().enumerate() {
                match sheets.get(at) {
                    Some(sheet) if same(sheet, expected) => {}
                    other => wrong.push(format!("{} {name}, agency {at}: {other:#?}", habit.name)),
                }
            }
            if sheets.len() != expected.len() {
                wrong.push(format!("{} {name}: {} agencies", habit.name, sheets.len()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Whether two sheets say the same, whatever is doubtful about them.
fn same(one: &AnswerSheet, other: &AnswerSheet) -> bool {
    let bare = |sheet: &AnswerSheet| {
        let mut sheet = sheet.clone();
        sheet.warnings.clear();
        sheet
    };
    bare(one) == bare(other)
}

/// The map that is proposed for a table; nothing if no column is matched.
fn proposed(name: &str, bytes: Vec<u8>, lang: Lang) -> Option<String> {
    let rubric = rubric();
    let kind = Kind::of(name).unwrap();
    let found = sample(name, input(kind, bytes), &Options::default()).unwrap_or_default();
    Some(Proposal::new(found, &rubric)?.toml(Path::new(name), "assess batch", lang))
}

#[test]
fn a_map_that_is_proposed_for_any_habit_is_one() {
    let mut proposals = 0;
    for habit in &habits() {
        for (name, bytes) in tables(habit) {
            for lang in Lang::ALL {
                let Some(text) = proposed(name, bytes.clone(), lang) else { continue };
                proposals += 1;
                let map = Map::read(SourceFile::new("map.toml", text.as_str()), &rubric());
                assert!(map.is_ok(), "{} {name}: {:?}\n{text}", habit.name, map.err());
            }
        }
    }
    assert!(proposals > 50, "{proposals}");
}

/// Tables whose proposal says what is missing: the habit, and what it shows or why there is none.
const BY_HAND: &[(&str, &str)] = &[
    ("a-sheet-for-each-quarter", "# sheet = \"Quý III\"  # it asks the same of the same agencies"),
    ("codes-as-shown", NO_COLUMN),
    ("codes-for-answers", NO_COLUMN),
    ("columns-by-pattern", NO_COLUMN),
    ("columns-by-place", NO_COLUMN),
    ("first-submission", "# submissions = \"last\"  # perhaps: “Xã Minh Họa A (sửa)” has several rows"),
    ("fractions-as-percent", NO_COLUMN),
    (
        "kept-by-state",
        "# keep = {\"Trạng thái\" = [\"đã  duyệt\", \"Nháp\", \"Hoàn thành (bổ sung)\"]}  # perhaps",
    ),
    ("labels", NO_COLUMN),
    ("last-submission", "# submissions = \"last\"  # perhaps: “XÃ MINH HỌA  A” has several rows"),
    (
        "last-submission-by-date-cells",
        "# submissions = \"last\"  # perhaps: “Xã Minh Họa A” has several rows",
    ),
    ("last-submission-of-answers", "# submissions = {last_by = \"Thời gian\"}  # perhaps"),
    ("last-submission-by-time", "# submissions = {last_by = \"Thời gian gửi\"}  # perhaps"),
    ("long-with-names", NO_COLUMN),
    ("sheets-by-topic", "# code = \"Mã\"  # perhaps: 50% alike: code"),
    ("sheets-of-one-agency", "# name = \"…\"  # if the whole table is about one agency, write its name here"),
    ("split-checklist-with-blanks", "# some rows tick no item of items"),
    ("totals-and-notes", "# leave_out = {name = [\"CỘNG VÙNG\"]}  # perhaps"),
    ("transposed", NO_COLUMN),
    ("transposed-with-groups", NO_COLUMN),
    ("two-header-rows", NO_COLUMN),
];

/// Where nothing says what rubric speaks of.
const NO_COLUMN: &str = "write the map by hand: below `[columns]` a line `QUESTION = \"COLUMN\"` for each";

/// Each table, with its name and its bytes.
fn tables(habit: &Habit) -> Vec<(&'static str, Vec<u8>)> {
    let bytes = |name: &str| {
        let text = habit.part(name)?;
        Some(if name == "table.xlsx" { workbook(text) } else { text.as_bytes().to_vec() })
    };
    ["table.csv", "table.xlsx"].into_iter().filter_map(|name| Some((name, bytes(name)?))).collect()
}

/// Whoever has a table writes `assess map T -o m.toml`, then `assess batch T --map m.toml`: either the sheets are those that
/// are meant, or the map, which `assess check` finds nothing wrong with, says what a hand has to add.
#[test]
fn a_proposal_reads_what_it_was_made_for_or_says_what_is_missing() {
    let (mut wrong, mut by_hand) = (Vec::new(), Vec::new());
    let is_right = |habit: &&Habit| habit.part("becomes").is_some() && habit.part("says").is_none();
    for habit in habits().iter().filter(is_right) {
        for (name, bytes) in tables(habit) {
            let room = Room::kinds().put(name, &bytes);
            let ran = room.run(&["map", name, "--rubric", "./t.yaml", "-o", "m.toml", "--lang", "en"]);
            let is_mapped = ran.code == Some(0);
            let said = if is_mapped { room.read("m.toml") } else { ran.err };
            if is_mapped {
                room.run(&["check", "m.toml", "--rubric", "./t.yaml", "--fail-on", "warning"]).ends(0);
                let map = Map::read(SourceFile::new("map.toml", said.as_str()), &rubric()).unwrap();
                let (sheets, _) = read(name, bytes, Some(&map));
                let (expected, _) = read("plain.csv", habit.part("becomes").unwrap().into(), None);
                let mut pairs = sheets.iter().zip(&expected);
                if sheets.len() == expected.len() && pairs.all(|(one, other)| same(one, other)) {
                    room.run(&["batch", name, "--map", "m.toml", "--rubric", "./t.yaml", "-q"]).ends(0);
                    continue;
                }
            }
            by_hand.push(habit.name.clone());
            let mut known = BY_HAND.iter().filter(|(known, _)| *known == habit.name);
            if !known.any(|(_, what)| said.contains(what)) {
                wrong.push(format!("{} {name}:\n{said}", habit.name));
            }
        }
    }
    for (known, _) in BY_HAND {
        assert!(by_hand.iter().any(|habit| habit == known), "{known} is read without a hand");
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_proposal_says_why_and_how_sure_and_what_was_not_matched() {
    let table = "Báo cáo quý III\n\nTên cơ quan;Câu hỏi  share?;Count of what;Ghi chú;Điều gì về level\n\
                 Xã Minh Họa A;0,5;5;x;Some\nXã Minh Họa B;0,9;nan;y;Khá\n";
    let text = proposed("table.csv", table.into(), Lang::En).unwrap();
    for line in [
        "the header is row 3.",
        "header = 3  # what stands above is left out",
        "decimal = \",\"  # numbers have a comma before their fraction",
        "name = \"Tên cơ quan\"  # certain: the words of the rubric",
        "share = \"Câu hỏi  share?\"  # certain: the words of the rubric",
        "missing = [\"nan\"]",
        "  \"Ghi chú\",",
        "#   assess batch",
    ] {
        assert!(text.contains(line), "no `{line}` in\n{text}");
    }
    assert!(proposed("table.csv", b"a;b\n1;2\n".to_vec(), Lang::En).is_none());
    let encoded = b"agency;share\nTi\xd2nh Minh Ho\xf2a;60\n".to_vec();
    let text = proposed("table.csv", encoded, Lang::Vi).unwrap();
    assert!(text.contains("encoding = \"windows-1258\"") && text.contains("Tỉnh Minh Họa"), "{text}");
}

/// Bytes that mean nothing in UTF-8, and what they mean in the encoding that a map names.
#[test]
fn a_map_says_in_which_encoding_a_table_is() {
    let utf16 = |text: &str, mark: &[u8]| {
        let units = text.encode_utf16().flat_map(u16::to_le_bytes);
        mark.iter().copied().chain(units).collect::<Vec<u8>>()
    };
    let vietnamese = "name,share\nXã Minh Họa,60\n";
    for (encoding, bytes, name) in [
        ("windows-1252", b"name,share\nV\xe9rit\xe9 \x80,60\n".to_vec(), "Vérité €"),
        ("windows-1258", b"name,share\nTi\xd2nh Minh Ho\xf2a,60\n".to_vec(), "Tỉnh Minh Họa"),
        ("windows-1251", b"name,share\n\xcc\xe8\xed\xf1\xea,60\n".to_vec(), "Минск"),
        ("utf-16le", utf16(vietnamese, &[]), "Xã Minh Họa"),
        ("utf-16le", utf16(vietnamese, &[0xff, 0xfe]), "Xã Minh Họa"),
    ] {
        let map = format!("[table]\nencoding = \"{encoding}\"\n");
        let map = Map::read(SourceFile::new("map.toml", map), &rubric()).unwrap();
        let (sheets, faults) = read("table.csv", bytes, Some(&map));
        assert_eq!(faults, Vec::<String>::new(), "{encoding}");
        assert_eq!(sheets.len(), 1, "{encoding}");
        assert_eq!(sheets[0].agency.name, name, "{encoding}");
    }
}
