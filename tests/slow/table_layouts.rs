//! Sheets written in any layout that a column map describes are read back as they were.

#![allow(clippy::assigning_clones, clippy::needless_for_each, reason = "a test may be short")]
#![allow(clippy::unwrap_used, clippy::panic)]

use std::collections::HashSet;
use std::fmt::Write as _;

use assess::base::source::SourceFile;
use assess::input::table::{Kind, Map, Options};
use assess::model::answers::AnswerSheet;
use assess::model::rubric::{AnswerKind, Rubric};
use assess::syntax::format::Format;
use proptest::prelude::*;
use serde_json::Value;

use crate::support::read_sheet;
use crate::table_properties::{Who, asked_everything, csv, good, json_sheet, who, wide};
use crate::tables::{self, Cell, workbook};

/// A table, and the parts of the map that say how it is written.
struct Laid {
    rows: Vec<Vec<String>>,
    columns: String,
    table: String,
    more: String,
}

/// A text of a map.
fn toml(text: &str) -> String {
    serde_json::to_string(text).unwrap()
}

/// A number divided by a hundred, by its digits.
fn hundredth(text: &str) -> String {
    let (sign, digits) = text.strip_prefix('-').map_or(("", text), |digits| ("-", digits));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let whole = format!("{whole:0>3}");
    let (before, behind) = whole.split_at(whole.len() - 2);
    format!("{sign}{before}.{behind}{fraction}")
}

/// A word as somebody else writes it.
fn spelt(word: &str, seed: usize) -> String {
    match seed % 3 {
        0 => word.to_owned(),
        1 => word.to_uppercase(),
        _ => word.replace(' ', "  "),
    }
}

impl Laid {
    /// The columns of a wide table with other names and words; `choices` decides about each.
    fn new(rubric: &Rubric, plain: &[Vec<String>], choices: &[u8]) -> Self {
        let mut laid = Self {
            rows: vec![Vec::new(); plain.len()],
            columns: String::new(),
            table: String::new(),
            more: String::new(),
        };
        for (at, name) in plain[0].iter().enumerate() {
            let choice = choices[at % choices.len()];
            let cells: Vec<&str> = plain[1..].iter().map(|row| row[at].as_str()).collect();
            let question = rubric.question(name).map(|at| &rubric.questions[at].answer);
            let header = format!("Cột {at} {name}");
            laid.column(name, question, &header, &cells, choice);
        }
        laid
    }

    fn push(&mut self, header: &str, cells: impl Iterator<Item = String>) {
        self.rows[0].push(header.to_owned());
        for (row, cell) in self.rows[1..].iter_mut().zip(cells) {
            row.push(cell);
        }
    }

    fn column(&mut self, name: &str, kind: Option<&AnswerKind>, header: &str, cells: &[&str], choice: u8) {
        let place = match choice % 3 {
            0 => format!("column = {}", toml(header)),
            1 => format!("position = {}", self.rows[0].len() + 1),
            _ => format!("pattern = {}", toml(&header.replace("Cột", "*T"))),
        };
        let said = |place: &str, more: &str| format!("{} = {{{place}{more}}}\n", toml(name));
        let same = |cell: &&str| (*cell).to_owned();
        match kind {
            Some(AnswerKind::YesNo) if choice & 8 != 0 => {
                self.columns +=
                    &said(&place, ", answers = {yes = [\"đạt chuẩn\", \"1\"], no = [\"chưa đạt\", 0]}");
                let word = |cell: &&str| match (*cell, choice & 16) {
                    ("", _) => String::new(),
                    ("Có", 0) => "1.0".to_owned(),
                    ("no", 0) => "0".to_owned(),
                    ("Có", _) => spelt("đạt chuẩn", choice.into()),
                    _ => spelt("chưa đạt", choice.into()),
                };
                self.push(header, cells.iter().map(word));
            }
            Some(AnswerKind::Choice { options, .. }) if choice & 8 != 0 => {
                let words: Vec<String> = options
                    .iter()
                    .enumerate()
                    .map(|(at, option)| format!("{} = \"mức số {at} x\"", toml(&option.id)))
                    .collect();
                self.columns += &said(&place, &format!(", answers = {{{}}}", words.join(", ")));
                let word = |cell: &&str| match options.iter().position(|option| option.id == *cell) {
                    Some(at) => spelt(&format!("mức số {at} x"), choice.into()),
                    None => String::new(),
                };
                self.push(header, cells.iter().map(word));
            }
            Some(AnswerKind::Percent { .. }) if choice & 8 != 0 => {
                self.columns += &said(&place, ", factor = 100");
                let part = |cell: &&str| if cell.is_empty() { String::new() } else { hundredth(cell) };
                self.push(header, cells.iter().map(part));
            }
            Some(AnswerKind::Ratio { .. }) if choice & 8 != 0 => {
                let names = [format!("{header} tử"), format!("{header} mẫu")];
                self.columns += &said(&format!("of = {}, total = {}", toml(&names[0]), toml(&names[1])), "");
                for (part, name) in names.iter().enumerate() {
                    let half = |cell: &&str| cell.split('/').nth(part).unwrap_or_default().to_owned();
                    self.push(name, cells.iter().map(half));
                }
            }
            Some(AnswerKind::Checklist { items }) if choice & 8 != 0 => {
                let names: Vec<String> = items.iter().map(|item| format!("{header} [{}]", item.id)).collect();
                let columns: Vec<String> = items
                    .iter()
                    .zip(&names)
                    .map(|(item, name)| format!("{} = {}", toml(&item.id), toml(name)))
                    .collect();
                self.columns += &said(
                    &format!("items = {{{}}}", columns.join(", ")),
                    ", ticked = \"x\", unticked = \"-\"",
                );
                for (item, name) in items.iter().zip(&names) {
                    let tick = |cell: &&str| match *cell {
                        "" => String::new(),
                        cell if cell.split('|').any(|id| id == item.id) => "X".to_owned(),
                        _ => "-".to_owned(),
                    };
                    self.push(name, cells.iter().map(tick));
                }
            }
            Some(AnswerKind::Checklist { .. }) => {
                self.columns += &said(&place, ", separator = [\";\", \"/\"], none = \"không mục nào\"");
                let word = |cell: &&str| {
                    if *cell == "[]" { "Không mục  nào".into() } else { cell.replace('|', " ; ") }
                };
                self.push(header, cells.iter().map(word));
            }
            _ => {
                self.columns += &said(&place, "");
                self.push(header, cells.iter().map(same));
            }
        }
    }

    /// Rows that are no agencies, older submissions, rows above and below.
    fn frame(&mut self, seed: u32) {
        let width = self.rows[0].len();
        let junk = |text: &str| {
            let mut row = vec![String::new(); width];
            row[0] = text.to_owned();
            row
        };
        let mut rules = String::new();
        if seed & 1 != 0 {
            self.rows.insert(2, junk("Cộng  vùng"));
            self.rows.push(junk("CỘNG"));
            rules += "leave_out = {name = \"Cộng*\"}\n";
        }
        if seed & 2 != 0 {
            // An older submission of each, with answers that nobody could read.
            let mut older: Vec<Vec<String>> = self.rows[1..].to_vec();
            older.iter_mut().for_each(|row| row.iter_mut().skip(5).for_each(|cell| *cell = "?!".into()));
            self.rows.splice(1..1, older);
            rules += "submissions = \"last\"\n";
        }
        if !rules.is_empty() {
            write!(self.more, "[rows]\n{rules}").unwrap();
        }
    }

    /// A title, a second row of names, units and notes around the table.
    fn title(&mut self, seed: u32) {
        let width = self.rows[0].len();
        let row = |text: &str| {
            let mut row = vec![String::new(); width];
            row[0] = text.to_owned();
            row
        };
        let mut header = 1;
        if seed & 4 != 0 {
            self.rows.insert(1, row("(đơn vị tính)"));
            self.rows.insert(0, row("Biểu minh họa"));
            header = 2;
            self.table += "skip = [1, 3]\n";
        }
        // The rows of a text are its lines, and a note may have several.
        let is_a_line = |row: &Vec<String>| row.iter().all(|cell| !cell.contains('\n'));
        if seed & 8 != 0 && self.rows.iter().all(is_a_line) {
            writeln!(self.table, "last = {}", self.rows.len()).unwrap();
            self.rows.push(row("Ghi chú: số liệu minh họa"));
        }
        writeln!(self.table, "header = {header}").unwrap();
    }

    fn transpose(&mut self) {
        let width = self.rows[0].len();
        self.rows =
            (0..width).map(|column| self.rows.iter().map(|row| row[column].clone()).collect()).collect();
        self.table += "transposed = true\n";
    }

    fn map(&self) -> String {
        format!("[table]\n{}\n{}\n[columns]\n{}", self.table, self.more, self.columns)
    }
}

fn cells(rows: &[Vec<String>]) -> Vec<Vec<Cell>> {
    rows.iter().map(|row| row.iter().map(|text| Cell::from(text.as_str())).collect()).collect()
}

fn bare(mut sheets: Vec<AnswerSheet>) -> Vec<AnswerSheet> {
    sheets.iter_mut().for_each(|sheet| sheet.warnings.clear());
    sheets
}

/// The agencies that letter case and blanks tell apart; nothing if two of them have one code.
fn apart(who: Vec<Who>) -> Option<Vec<Who>> {
    let fold = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    let mut names = HashSet::new();
    let who: Vec<_> = who.into_iter().filter(|who| names.insert(fold(&who.name))).collect();
    let codes: HashSet<_> = who.iter().map(|who| &who.code).collect();
    let is_clear = codes.len() == who.len() || who.iter().all(|who| who.code.is_none());
    is_clear.then_some(who)
}

proptest! {
    #![proptest_config(crate::support::cases(96))]

    #[test]
    fn a_sheet_is_the_same_in_every_layout(
        world in asked_everything(),
        who in prop::collection::vec(who(), 1..4),
        choices in prop::collection::vec(any::<u8>(), 1..12),
        seed in any::<u32>(),
    ) {
        let rubric = world.rubric();
        let Some(who) = apart(who) else { return Err(TestCaseError::reject("two agencies have one code")) };
        let sheets: Vec<Value> = who.iter().map(|who| json_sheet(&world, who)).collect();
        let wanted: Vec<AnswerSheet> =
            sheets.iter().map(|sheet| read_sheet(&rubric, Format::Yaml, &sheet.to_string())).collect();
        let wanted = bare(wanted);
        let plain = wide(&rubric, &sheets);

        let mut laid = Laid::new(&rubric, &plain, &choices);
        laid.frame(seed);
        if seed & 16 != 0 { laid.transpose() } else { laid.title(seed) }
        let text = laid.map();
        let map = Map::read(SourceFile::new("map.toml", text.as_str()), &rubric);
        let map = map.unwrap_or_else(|faulty| panic!("{}\n{text}", tables::draw(&faulty)));
        let options = Options { map: Some(&map), ..Options::default() };
        let bytes = csv(&laid.rows, b',', csv::QuoteStyle::Necessary);
        let shown = format!("{text}\n{}", String::from_utf8_lossy(&bytes));
        let read = good(&shown, tables::read(Kind::Csv, bytes, &rubric, &options));
        prop_assert_eq!(&bare(read), &wanted, "{}", shown);
        let book = workbook(&[("Biểu 1", cells(&laid.rows))]);
        let read = good(&shown, tables::read(Kind::Xlsx, book, &rubric, &options));
        prop_assert_eq!(&bare(read), &wanted, "XLSX {}", shown);
    }

    #[test]
    fn a_sheet_is_the_same_where_its_answers_stand_in_several_sheets(
        world in asked_everything(),
        who in prop::collection::vec(who(), 1..4),
        cut in 0..100_usize,
    ) {
        let rubric = world.rubric();
        let Some(who) = apart(who) else { return Err(TestCaseError::reject("two agencies have one code")) };
        let sheets: Vec<Value> = who.iter().map(|who| json_sheet(&world, who)).collect();
        let wanted: Vec<AnswerSheet> =
            sheets.iter().map(|sheet| read_sheet(&rubric, Format::Yaml, &sheet.to_string())).collect();
        let plain = wide(&rubric, &sheets);
        // Each question has four columns, which stay together.
        let cut = 5 + 4 * (cut % (plain[0].len() / 4));
        let first: Vec<Vec<String>> = plain.iter().map(|row| row[..cut].to_vec()).collect();
        let mut second: Vec<Vec<String>> =
            plain.iter().map(|row| [&row[cut..], &row[..2], &row[3..4]].concat()).collect();
        second[1..].reverse();
        let map = Map::read(SourceFile::new("map.toml", "[table]\nsheets = [\"A\", 2]\n"), &rubric).unwrap();
        let options = Options { map: Some(&map), ..Options::default() };
        let book = workbook(&[("A", cells(&first)), ("B", cells(&second))]);
        let read = good("two sheets", tables::read(Kind::Xlsx, book, &rubric, &options));
        prop_assert_eq!(&bare(read), &bare(wanted));
    }
}
