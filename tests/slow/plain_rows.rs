//! The marks of a plain row are those that the reader of answers gives; and usual rows are plain.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::io::Cursor;

use assess::base::source::SourceFile;
use assess::base::spelling::point_as_group;
use assess::engine::mark::Mark;
use assess::input::table::plain::{Decoder, Rows};
use assess::input::table::{self, Block, Columns, Input, Map, Options, Table};
use assess::model::answers::AnswerSheet;
use assess::model::rubric::Rubric;
use proptest::prelude::*;
use serde_json::{Value as Json, json};

use crate::support::{read_rubric, staged_world};

const REASON: &str = "Không thuộc thẩm quyền";

/// What the two ways make of a row: who it is about, and the marks.
#[derive(Clone, Debug, PartialEq)]
struct Said {
    agency: assess::model::answers::Agency,
    period: Option<String>,
    assessor: Option<String>,
    illustrative: bool,
    marks: Vec<Mark>,
}

impl Said {
    fn of(rubric: &Rubric, sheet: &AnswerSheet) -> Self {
        let AnswerSheet { agency, period, assessor, illustrative, responses, .. } = sheet;
        let marks =
            rubric.questions.iter().zip(responses).map(|(question, response)| Mark::of(question, response));
        Self {
            agency: agency.clone(),
            period: period.clone(),
            assessor: assessor.clone(),
            illustrative: *illustrative,
            marks: marks.collect(),
        }
    }
}

/// The rows of a table: the line of each, what the plain way says, and what the reader of answers says; blank rows not.
type Both = Vec<(usize, Option<Said>, Option<Said>)>;

/// Whether a point in the cells may group digits, so that the row is left to the reader of answers.
fn may_group(cells: &[String]) -> bool {
    cells.iter().any(|cell| point_as_group(cell).is_some())
}

/// Reads a table in blocks of about so many bytes.
fn both_ways(rubric: &Rubric, map: Option<&Map>, text: &str, size: usize) -> Both {
    let options = Options { map, ..Options::default() };
    let input = Input::Csv(Box::new(Cursor::new(text.as_bytes().to_vec())));
    let Table { columns, rows, .. } = table::open("t.csv", input, rubric, &options).unwrap();
    let decoder = Decoder::new(&columns).unwrap();
    let mut blocks = rows.into_blocks().unwrap();
    let delimiter = blocks.delimiter();
    let mut reader = Rows::new(&decoder, delimiter);
    let mut both = Vec::new();
    while let Some(block) = blocks.next(size).unwrap() {
        reader.run(&block, |row| {
            let text = block.bytes.get(row.place.clone()).unwrap();
            let Some(record) = Block::record(text, delimiter, row.line) else {
                assert!(row.plain.is_none(), "a blank row says nothing");
                return;
            };
            let sheet = columns.read(&record).ok();
            if let (Some(sheet), Some(_)) = (&sheet, &row.plain) {
                let doubts = columns.doubts(&record, row.doubtful);
                assert_eq!(doubts, sheet.warnings, "a doubt is lost: {text:?}");
            }
            let plain = row.plain.map(|(who, marks)| {
                let mut row = assess::batch::Row::default();
                row.who(&who);
                Said {
                    agency: row.agency,
                    period: row.period,
                    assessor: row.assessor,
                    illustrative: row.illustrative,
                    marks: marks.to_vec(),
                }
            });
            both.push((row.line, plain, sheet.map(|sheet| Said::of(rubric, &sheet))));
        });
    }
    both
}

/// A cell in quotes where it has to be, or always.
fn quoted(cell: &str, always: bool) -> String {
    if always || cell.contains([',', '"', '\n', '\r']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}

fn line(cells: &[String], always: bool) -> String {
    cells.iter().map(|cell| quoted(cell, always)).collect::<Vec<_>>().join(",") + "\n"
}

fn map(rubric: &Rubric) -> Map {
    let text = format!(
        "[values]\nmissing = [\"chưa có\", \"-1\"]\nnot_applicable = [\"kad\", \"-2\", \"not applicable\"]\nreason = \"{REASON}\"\n"
    );
    Map::read(SourceFile::new("map.toml", text), rubric).unwrap_or_else(|faulty| panic!("{faulty:?}"))
}

/// Another way to write the cell of an answer, one that is as plain.
fn spelling(answer: &Json, seed: u32) -> String {
    let pick = |list: &[&str]| list[seed as usize % list.len()].to_owned();
    match answer {
        Json::Null => pick(&["", "", "chưa có", "-1"]),
        Json::Bool(true) => pick(&["yes", "Yes", "YES", "true", "TRUE", "có", "Có"]),
        Json::Bool(false) => pick(&["no", "No", "NO", "false", "False", "không", "KHÔNG"]),
        Json::Number(number) => {
            let more = if number.is_f64() {
                ""
            } else {
                [".0", ".5", ".125", ".000001", ".00", ".1234567"][seed as usize % 6]
            };
            if seed.is_multiple_of(2) || number.as_u64() > Some(99) {
                number.to_string()
            } else {
                format!("{number}{more}")
            }
        }
        Json::String(text) => text.clone(),
        Json::Array(items) if items.is_empty() => "[]".into(),
        Json::Array(items) => {
            let mut items: Vec<&str> = items.iter().filter_map(Json::as_str).collect();
            if seed.is_multiple_of(2) {
                items.reverse();
            }
            items.join("|")
        }
        Json::Object(map) => match (map.get("na"), map.get("value")) {
            (Some(_), _) => pick(&["kad", "-2", "not applicable"]),
            (None, Some(value)) => spelling(value, seed),
            (None, None) => format!("{}/{}", map["of"], map["total"]),
        },
    }
}

/// The same world with another method, policy, kind of mean or scope.
fn varied(mut rubric: Json, variant: u32) -> Json {
    let questions = rubric.to_string().matches("\"ask\"").count();
    match variant % 8 {
        0 => rubric["verdict"]["unanswered"] = json!("nullify"),
        1 => {
            rubric["verdict"]["method"] = json!("profile");
            rubric["verdict"].as_object_mut().unwrap().remove("aggregate");
            // A profile claims no stage that could be the highest.
            for scope in rubric.get_mut("applies_to").and_then(Json::as_object_mut).into_iter().flatten() {
                let scope = scope.1.as_object_mut().unwrap();
                scope.remove("highest_stage");
                scope.remove("because");
            }
            rubric["verdict"].as_object_mut().unwrap().remove("requires");
            // It has no stage to stand on, and no mean that would decide about one.
            rubric.as_object_mut().unwrap().remove("base");
            remove_key(&mut rubric["dimensions"], "aggregate");
            remove_gates(&mut rubric);
        }
        2 | 3 => {
            let names = ["min", "geometric", "mean"];
            make_banded(&mut rubric);
            rubric["verdict"]["aggregate"] = json!(names[variant as usize / 8 % 3]);
            for dimension in rubric["dimensions"].as_array_mut().unwrap() {
                if dimension.get("dimensions").is_some() {
                    dimension["aggregate"] = json!(names[variant as usize / 24 % 3]);
                }
            }
        }
        4 => {
            let out: Vec<String> = (1..=questions)
                .filter(|at| variant >> (at % 32) & 1 == 1)
                .map(|at| format!("q{at}"))
                .collect();
            if !out.is_empty() {
                rubric["applies_to"] = json!({"province": {"highest_stage": "s0", "because": "Too small",
                    "not_asked": [{"questions": out, "reason": "Another agency does this"}]}});
            }
        }
        5 => each_question(&mut rubric, &mut |question| question["allow_na"] = json!(false)),
        _ => {}
    }
    rubric
}

fn each_question(value: &mut Json, change: &mut dyn FnMut(&mut Json)) {
    match value {
        Json::Object(map) if map.contains_key("ask") => change(value),
        Json::Object(map) => map.values_mut().for_each(|value| each_question(value, change)),
        Json::Array(items) => items.iter_mut().for_each(|value| each_question(value, change)),
        _ => {}
    }
}

fn remove_key(value: &mut Json, key: &str) {
    match value {
        Json::Object(map) => {
            map.remove(key);
            map.values_mut().for_each(|value| remove_key(value, key));
        }
        Json::Array(items) => items.iter_mut().for_each(|value| remove_key(value, key)),
        _ => {}
    }
}

fn remove_gates(rubric: &mut Json) {
    each_question(rubric, &mut |question| {
        for target in question["targets"].as_object_mut().unwrap().values_mut() {
            target.as_object_mut().unwrap().remove("gate");
        }
    });
}

/// Every question keeps its last target.
fn make_banded(rubric: &mut Json) {
    remove_gates(rubric);
    each_question(rubric, &mut |question| {
        let targets = question.as_object_mut().unwrap().remove("targets").unwrap();
        question["target"] = targets.as_object().unwrap().values().next_back().unwrap().clone();
    });
    rubric["verdict"]["method"] = json!("banded");
    rubric["verdict"].as_object_mut().unwrap().remove("requires");
    let stages = rubric["stages"].as_array_mut().unwrap();
    for (at, stage) in stages.iter_mut().enumerate() {
        stage["from"] = json!(at * 21);
    }
}

/// A rubric, and the cells of an agency, all plain.
#[derive(Clone, Debug)]
struct Case {
    rubric: Json,
    is_province: bool,
    cells: Vec<String>,
}

fn case() -> impl Strategy<Value = Case> {
    let seeds = prop::collection::vec(any::<u32>(), 32);
    (staged_world(), any::<u32>(), seeds).prop_map(|(world, variant, seeds)| {
        let rubric = varied(world.rubric, variant);
        let model = read_rubric(&rubric.to_string());
        let is_province = variant % 8 == 4 && variant % 3 > 0;
        let kind = is_province.then_some(assess::model::answers::AgencyKind::Province);
        let scope = assess::model::answers::in_scope(&model, kind);
        let cells = model.questions.iter().enumerate().map(|(at, question)| {
            let answer = world.answers.get(&question.id).unwrap_or(&Json::Null);
            let is_asked = scope[at].given == assess::model::answers::Given::Nothing;
            let is_allowed = question.allow_na.is_allowed() || answer.get("na").is_none();
            let answer = if is_asked && is_allowed { answer } else { &Json::Null };
            spelling(answer, seeds[at % seeds.len()])
        });
        let cells = cells.collect();
        Case { rubric, is_province, cells }
    })
}

impl Case {
    fn header(rubric: &Rubric) -> Vec<String> {
        let answers = rubric.questions.iter().map(|question| question.id.clone());
        ["code", "name", "kind"].map(str::to_owned).into_iter().chain(answers).collect()
    }

    fn row(&self) -> Vec<String> {
        let kind = if self.is_province { "province" } else { "" };
        let who = ["H1", "Xã A", kind].map(str::to_owned);
        who.into_iter().chain(self.cells.iter().cloned()).collect()
    }
}

proptest! {
    #![proptest_config(crate::support::cases(512))]

    #[test]
    fn a_usual_row_is_plain_and_means_the_same(case in case(), always in any::<bool>()) {
        let rubric = read_rubric(&case.rubric.to_string());
        let text = line(&Case::header(&rubric), always) + &line(&case.row(), always);
        let both = both_ways(&rubric, Some(&map(&rubric)), &text, 1 << 16);
        prop_assert_eq!(both.len(), 1);
        let (_, plain, usual) = &both[0];
        prop_assert!(plain.is_some() || may_group(&case.cells), "{:?}", case.cells);
        prop_assert!(plain.is_none() || plain == usual, "{:?} {:?} {:?}", case.cells, plain, usual);
    }

    #[test]
    fn whatever_stands_in_a_cell_no_row_is_plain_that_the_reader_refuses(
        case in case(),
        odd in prop::collection::vec((any::<prop::sample::Index>(), odd_cell()), 1..6),
        always in any::<bool>(),
    ) {
        let rubric = read_rubric(&case.rubric.to_string());
        let mut cells = case.row();
        for (at, text) in &odd {
            let at = at.index(cells.len());
            cells[at].clone_from(text);
        }
        let text = line(&Case::header(&rubric), false) + &line(&cells, always);
        for (_, plain, usual) in both_ways(&rubric, Some(&map(&rubric)), &text, 1 << 16) {
            prop_assert!(plain.is_none() || plain == usual, "{:?} {:?} {:?}", cells, plain, usual);
        }
    }

    #[test]
    fn columns_beside_an_answer_mean_the_same(
        rows in prop::collection::vec(prop::collection::vec(beside_cell(), 12), 1..8),
        always in any::<bool>(),
        size in 1..300_usize,
    ) {
        let rubric = each_kind();
        let header = "name,kind,scheme,code,period,assessor,illustrative,law,law.evidence,law.na,online,online.note";
        let mut text = format!("{header}\n");
        for (at, row) in rows.iter().enumerate() {
            let mut row = row.clone();
            row[0] = format!("{}{at}", row[0]);
            text.push_str(&line(&row, always));
        }
        let both = both_ways(&rubric, None, &text, size);
        for (line, plain, usual) in both {
            prop_assert!(plain.is_none() || plain == usual, "{} {:?} {:?}", line, plain, usual);
        }
    }

    #[test]
    fn rows_are_those_of_the_file_whatever_the_blocks(
        rows in prop::collection::vec(prop::collection::vec("[a-c\"\n\r, ]{0,4}", 3), 0..20),
        size in 1..200_usize,
        always in any::<bool>(),
    ) {
        let rubric = each_kind();
        let mut text = "name,law,online.note\n".to_owned();
        for row in &rows { text.push_str(&line(row, always)); }
        let whole = both_ways(&rubric, None, &text, 1 << 20);
        prop_assert_eq!(&whole, &both_ways(&rubric, None, &text, size));
        let mut lines = Vec::new();
        let input = Input::Csv(Box::new(Cursor::new(text.clone().into_bytes())));
        let table = table::open("t.csv", input, &rubric, &Options::default()).unwrap();
        table.rows.for_each(&table.columns, |record| { lines.push(record.line()); std::ops::ControlFlow::Continue(()) }).unwrap();
        prop_assert_eq!(whole.iter().map(|(line, ..)| *line).collect::<Vec<_>>(), lines, "{:?}", text);
    }
}

/// A cell that stands beside an answer, or says something of the agency.
fn beside_cell() -> impl Strategy<Value = String> {
    const KNOWN: &[&str] = &[
        "",
        "",
        "",
        "yes",
        "no",
        "Có",
        "85.5",
        "province",
        "commune",
        "2025",
        "pre-2025",
        "01",
        "15",
        "24",
        "97",
        "H1",
        "Hà Nội",
        "2026-Q3",
        "2026",
        "2026-13",
        "QĐ 12/2026",
        "a|b",
        "a|",
        "|",
        " a ",
        "a\nb",
        "a\r\nb",
        "a\rb",
        "Không thuộc thẩm quyền của xã",
        "không áp dụng",
        "x",
        "---",
        "a\u{7}",
        "\u{a0}",
        "a\u{302}",
        "=1+1",
        "n/a",
    ];
    prop::sample::select(KNOWN).prop_map(str::to_owned)
}

/// A cell that need not fit its question.
fn odd_cell() -> impl Strategy<Value = String> {
    const KNOWN: &[&str] = &[
        "yes",
        "no",
        "Yes",
        "nO",
        "NO ",
        " yes",
        "co",
        "cO\u{301}",
        "có",
        "na",
        "n/a",
        "kad",
        "KAD",
        "-",
        "?",
        "-1",
        "-1.00",
        "-2",
        "o0",
        "o4",
        "o5",
        "i0",
        "i3|i0",
        "i0|i0",
        "i0| i1",
        "i0|",
        "[]",
        "[ ]",
        "|",
        "0",
        "00",
        "0.0",
        "-0",
        "100",
        "101",
        "120.0000001",
        "100.0000004",
        "1e2",
        "1,5",
        "80%",
        "+5",
        ".5",
        "5.",
        "3/4",
        "4/3",
        "0/0",
        "-1/2",
        "3/4/5",
        "3 / 4",
        "0.5/1",
        "99999999",
        "1000000000000000000",
        "9223372036854.775807",
        "92233720368547.75807",
        "true\0",
        "yes\0",
        "not applicable",
    ];
    prop_oneof![
        4 => prop::sample::select(KNOWN).prop_map(str::to_owned),
        1 => "-?[0-9]{1,4}(\\.[0-9]{1,9})?",
        1 => "-?[0-9]{1,20}(\\.[0-9]{1,9})?",
        1 => "[0-9]{1,3}(\\.[0-9]{1,3})?/[0-9]{1,3}(\\.[0-9]{1,3})?",
        1 => "[^\"\n]{0,9}",
    ]
}

/// One stage, one dimension, and numbers that are larger, finer or stranger than most.
fn strange_numbers() -> Rubric {
    let question = |at: usize, rest: Json| {
        let mut question =
            json!({"id": format!("q{at}"), "ask": "How much?", "allow_na": true, "answer": "number"});
        question.as_object_mut().unwrap().extend(rest.as_object().unwrap().clone());
        question
    };
    let questions = [
        json!({"targets": {"a": 5_000_000_000_000_u64}, "unit": "VND"}),
        json!({"targets": {"a": {"at_most": 1, "worst": 9_000_000_000_000_u64, "gate": true}}, "weight": 1.37}),
        json!({"targets": {"a": {"at_least": 12, "partial": 3, "gate": "partial"}}, "integer": true}),
        json!({"targets": {"a": {"at_least": -5, "partial": -7.5}}, "range": [-10, 10], "weight": 0.1}),
        json!({"targets": {"a": {"at_most": -1, "partial": 0.5}}, "range": [-10, 10], "weight": 0}),
        json!({"targets": {"a": 100}, "answer": "percent", "range": [0, 250.5]}),
    ];
    let questions: Vec<Json> =
        questions.into_iter().enumerate().map(|(at, rest)| question(at, rest)).collect();
    read_rubric(&one_dimension(&questions, &json!({"method": "staged"})).to_string())
}

fn one_dimension(questions: &[Json], verdict: &Json) -> Json {
    json!({
        "rubric": "one", "version": "1.0.0", "title": "One", "languages": ["en"], "verdict": verdict,
        "stages": [{"id": "a", "title": "A"}],
        "dimensions": [{"id": "all", "title": "All", "questions": questions}],
    })
}

proptest! {
    #[test]
    fn strange_numbers_mean_the_same(cells in prop::collection::vec(number_cell(), 6), with_map in any::<bool>()) {
        let rubric = strange_numbers();
        let map = with_map.then(|| map(&rubric));
        let header = "code,q0,q1,q2,q3,q4,q5\n";
        let text = format!("{header}A,{}\n", cells.join(","));
        for (_, plain, usual) in both_ways(&rubric, map.as_ref(), &text, 1 << 16) {
            let is_left = plain.is_none() && may_group(&cells);
            prop_assert!(is_left || plain == usual, "{:?} {:?} {:?}", cells, plain, usual);
        }
    }
}

fn number_cell() -> impl Strategy<Value = String> {
    prop_oneof![
        1 => Just(String::new()),
        1 => prop::sample::select(&["-1", "-1.0", "-2.00", "kad", "[]", "yes", "12.5", "-7.5", "-7.500001", "0.000001"][..])
            .prop_map(str::to_owned),
        3 => "-?(0|[1-9][0-9]{0,1})",
        3 => "-?(0|[1-9][0-9]{0,3})(\\.[0-9]{1,7})?",
        3 => "-?[1-9][0-9]{0,13}",
    ]
}

/// A rubric with a question of each kind.
fn each_kind() -> Rubric {
    let questions = json!([
        {"id": "law", "ask": "Is it so?", "answer": "yes_no", "targets": {"a": {"is": true, "gate": true}}, "allow_na": true},
        {"id": "online", "ask": "Is it so?", "answer": "percent", "targets": {"a": {"at_least": 80, "partial": 50}, "b": 100}},
        {"id": "days", "ask": "Is it so?", "answer": "number", "range": [0, 90], "targets": {"b": {"at_most": 5, "worst": 30}}},
        {"id": "files", "ask": "Is it so?", "answer": "ratio", "targets": {"a": 90}},
        {"id": "level", "ask": "Is it so?", "answer": "choice", "targets": {"b": {"at_least": "paper-and-online"}},
            "options": [{"id": "paper", "title": "P"}, {"id": "paper-and-online", "title": "PO"}, {"id": "online", "title": "O"}]},
        {"id": "tools", "ask": "Is it so?", "answer": "checklist", "targets": {"b": 2},
            "items": [{"id": "chat", "title": "C"}, {"id": "digital-signature", "title": "S"}]},
    ]);
    let rubric = json!({
        "rubric": "kinds", "version": "1.0.0", "title": "Kinds", "languages": ["en"], "verdict": {"method": "staged"},
        "stages": [{"id": "a", "title": "A"}, {"id": "b", "title": "B"}],
        "dimensions": [{"id": "all", "title": "All", "questions": questions}],
    });
    read_rubric(&rubric.to_string())
}

const HEADER: &str = "code,law,online,name,days,files,level,tools\n";

/// Whether each row of a table is plain; it then means what the reader of answers says.
#[track_caller]
fn plain(text: &str) -> Vec<bool> {
    let both = both_ways(&each_kind(), None, &format!("{HEADER}{text}"), 1 << 16);
    for (line, plain, usual) in &both {
        assert!(plain.is_none() || plain == usual, "line {line}: {plain:?}");
    }
    both.into_iter().map(|(_, plain, _)| plain.is_some()).collect()
}

#[test]
fn rows_of_every_kind_of_question_are_plain() {
    let text = "H1,yes,85.5,Sở A,12,812/1021,paper,chat\r\nH2,,,Sở B,,,,\nH3,no,100,Sở C,5.5,1/1,paper-and-online,digital-signature|chat";
    assert_eq!(plain(text), [true; 3]);
    assert_eq!(plain(&text.replace("Sở A", "\"Sở A, \"\"x\"\"\"")), [true; 3]);
}

#[test]
fn an_odd_row_leaves_its_neighbours_alone() {
    let good = "H1,yes,85.5,A,12,812/1021,paper,chat\n";
    let odd = [
        "H1\n",
        "H1,yes\n",
        "H1,yes,85.5,A,12,812/1021,paper,chat,\n",
        "H1,yes,85.5,A,12,812/1021,paper,chat,,,,,,,,,\n",
        "H1,maybe,85.5,A,12,812/1021,paper,chat\n",
        "H1,yes,101,A,12,812/1021,paper,chat\n",
        ",yes,85.5,,12,812/1021,paper,chat\n",
        "---,yes,85.5,A,12,812/1021,paper,chat\n",
        "15,yes,85.5,A,12,812/1021,paper,chat\n",
        "H\u{7}1,yes,85.5,A,12,812/1021,paper,chat\n",
        "H1,yes,85.5,a\u{302},12,812/1021,paper,chat\n",
        "H1,yes,85.5,\"A\" B,12,812/1021,paper,chat\n",
    ];
    for odd in odd {
        for before in 0..3 {
            let found = plain(&format!("{}{odd}{}", good.repeat(before), good.repeat(700)));
            assert_eq!(found.len(), before + 701, "{odd:?}");
            assert!(found.iter().enumerate().all(|(at, is_plain)| *is_plain == (at != before)), "{odd:?}");
        }
    }
}

#[test]
fn what_is_no_plain_text_goes_to_the_reader() {
    for odd in ["H1,,,\"A,,,,\n", "H1,\0,,A,,,,\n", "H1,,,\"A\u{1f}\",,,,\n"] {
        assert!(plain(odd).iter().all(|is_plain| !is_plain), "{odd:?}");
    }
}

#[test]
fn rows_of_the_shipped_tables_are_plain() {
    let rubric = assess::model::rubric::builtin::Builtin::find("digital-government").unwrap().rubric();
    let text = include_str!("../../examples/provinces.csv");
    let both = both_ways(&rubric, None, text, 1 << 12);
    assert_eq!(both.len(), 34);
    assert!(both.iter().all(|(_, plain, usual)| plain.is_some() && plain == usual));
}

#[test]
fn every_rubric_that_is_shipped_has_a_decoder() {
    for builtin in assess::model::rubric::builtin::Builtin::all() {
        let rubric = builtin.rubric();
        let header = Case::header(&rubric).join(",");
        let input = Input::Csv(Box::new(Cursor::new(header.into_bytes())));
        let Table { columns, .. } = table::open("t.csv", input, &rubric, &Options::default()).unwrap();
        assert!(has_decoder(&columns), "{}", builtin.id);
    }
}

fn has_decoder(columns: &Columns<'_>) -> bool {
    Decoder::new(columns).is_some()
}
