//! A sheet means the same in every table as by itself: YAML, long and wide CSV, XLSX and JSON Lines.

#![allow(clippy::unwrap_used, clippy::panic)]

use crate::support;
use crate::tables;

use assess::input::table::{Kind, Options};
use assess::model::answers::AnswerSheet;
use assess::model::rubric::{AnswerKind, Rubric};
use assess::syntax::format::Format;
use proptest::prelude::*;
use serde_json::{Map, Value, json};
use support::{World, read_sheet};
use tables::{Cell, Sheets, draw, drawn, workbook};

/// Who answers, and what is written beside the answers.
#[derive(Clone, Debug)]
pub struct Who {
    pub name: String,
    pub code: Option<String>,
    kind: Option<&'static str>,
    period: Option<&'static str>,
    illustrative: bool,
    /// Which questions are answered at all.
    answered: u32,
    evidence: Vec<String>,
    note: Option<String>,
}

/// Text that a spreadsheet or a parser could take for something else.
fn odd(longest: usize) -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[a-zA-Z0-9]{1,4}",
        "[=+@;,'\"#-]{1,3}",
        Just("Sở Tư pháp".to_owned()),
        Just("12,5".to_owned()),
        Just("\"".to_owned()),
        Just(" ".to_owned()),
    ];
    prop::collection::vec(piece, 1..longest).prop_map(|pieces| {
        let text = pieces.concat().trim().to_owned();
        format!("{text}x")
    })
}

fn note() -> impl Strategy<Value = String> {
    ("[ \n\t|]{0,3}", odd(6), "[ \n|]{0,3}")
        .prop_map(|(before, text, after)| format!("{before}{text}{after}"))
}

/// A made-up rubric that asks every kind of agency everything: the agencies here are of any kind.
pub fn asked_everything() -> impl Strategy<Value = support::World> {
    support::world().prop_map(|mut world| {
        if let Some(rubric) = world.rubric.as_object_mut() {
            rubric.remove("applies_to");
        }
        world
    })
}

pub fn who() -> impl Strategy<Value = Who> {
    let agency = (
        odd(5),
        // Two digits may be one of the codes that mean two provinces.
        prop::option::of("[0-9]{3,5}"),
        prop::option::of(prop_oneof![Just("province"), Just("commune")]),
        prop::option::of(prop_oneof![Just("2026"), Just("2026-Q3"), Just("2026-09")]),
        any::<bool>(),
    );
    let rest = (any::<u32>(), prop::collection::vec(odd(4), 0..3), prop::option::of(note()));
    (agency, rest).prop_map(|((name, code, kind, period, illustrative), (answered, evidence, note))| Who {
        name,
        code,
        kind,
        period,
        illustrative,
        answered,
        evidence,
        note,
    })
}

/// The answers of one agency as a JSON sheet.
pub fn json_sheet(world: &World, who: &Who) -> Value {
    let mut answers = Map::new();
    for (at, (question, answer)) in world.answers.iter().enumerate() {
        if who.answered >> (at % 32) & 1 == 0 || answer.is_null() {
            continue;
        }
        let mut answer = answer.clone();
        if at % 3 == 0 {
            if answer.get("na").is_none() && answer.get("value").is_none() {
                answer = json!({"value": answer});
            }
            answer["evidence"] = json!(who.evidence);
            if let Some(note) = &who.note {
                answer["note"] = json!(note);
            }
        }
        answers.insert(question.clone(), answer);
    }
    let mut agency = json!({"name": who.name});
    if let Some(code) = &who.code {
        agency["code"] = json!(code);
    }
    if let Some(kind) = who.kind {
        agency["kind"] = json!(kind);
    }
    let mut sheet = json!({"agency": agency, "answers": answers, "illustrative": who.illustrative});
    if let Some(period) = who.period {
        sheet["period"] = json!(period);
    }
    sheet
}

/// An answer as a cell writes it.
fn cell(answer: &Value) -> String {
    match answer {
        Value::Null => String::new(),
        Value::Bool(yes) => if *yes { "Có" } else { "no" }.into(),
        Value::String(text) => text.clone(),
        Value::Array(items) if items.is_empty() => "[]".into(),
        Value::Array(items) => items.iter().map(|item| item.as_str().unwrap()).collect::<Vec<_>>().join("|"),
        Value::Object(ratio) => format!("{}/{}", ratio["of"], ratio["total"]),
        Value::Number(number) => number.to_string(),
    }
}

/// The value, the evidence, the note and the reason of an answer.
fn parts(answer: &Value) -> [String; 4] {
    let is_ratio = answer.get("of").is_some();
    if !answer.is_object() || is_ratio {
        return [cell(answer), String::new(), String::new(), String::new()];
    }
    let of = |key: &str| answer.get(key).map(cell).unwrap_or_default();
    let evidence = answer.get("evidence").filter(|list| **list != json!([])).map(cell).unwrap_or_default();
    [of("value"), evidence, of("note"), of("na")]
}

const AGENCY: [&str; 5] = ["name", "code", "kind", "period", "illustrative"];

fn agency(sheet: &Value) -> Vec<String> {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let agency = &sheet["agency"];
    vec![
        text(&agency["name"]),
        text(&agency["code"]),
        text(&agency["kind"]),
        text(&sheet["period"]),
        if sheet["illustrative"] == true { "true" } else { "không" }.into(),
    ]
}

pub fn wide(rubric: &Rubric, sheets: &[Value]) -> Vec<Vec<String>> {
    let mut header: Vec<String> = AGENCY.map(str::to_owned).into();
    for question in rubric.questions.iter().rev() {
        header.extend(["", ".evidence", ".note", ".na"].map(|part| format!("{}{part}", question.id)));
    }
    let row = |sheet: &Value| {
        let questions = rubric.questions.iter().rev();
        let answers = questions.flat_map(|question| parts(&sheet["answers"][&question.id]));
        agency(sheet).into_iter().chain(answers).collect()
    };
    std::iter::once(header).chain(sheets.iter().map(row)).collect()
}

fn long(sheets: &[Value]) -> Vec<Vec<String>> {
    let header = AGENCY.into_iter().chain(["question", "value", "evidence", "note", "na"]);
    let mut rows = vec![header.map(str::to_owned).collect::<Vec<_>>()];
    for sheet in sheets {
        let answers = sheet["answers"].as_object().unwrap();
        for (question, answer) in answers {
            let answer = std::iter::once(question.clone()).chain(parts(answer));
            rows.push(agency(sheet).into_iter().chain(answer).collect());
        }
        if answers.is_empty() {
            rows.push(agency(sheet).into_iter().chain(vec![String::new(); 5]).collect());
        }
    }
    rows
}

pub fn csv(rows: &[Vec<String>], delimiter: u8, style: csv::QuoteStyle) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new()
        .delimiter(delimiter)
        .quote_style(style)
        .terminator(if delimiter == b';' { csv::Terminator::CRLF } else { csv::Terminator::default() })
        .from_writer(if delimiter == b';' { "\u{feff}".as_bytes().to_vec() } else { Vec::new() });
    for row in rows {
        writer.write_record(row).unwrap();
    }
    writer.into_inner().unwrap()
}

/// Cells as a person types them: numbers, percentages and truth values are no texts.
fn typed(rubric: &Rubric, rows: &[Vec<String>]) -> Vec<Vec<Cell>> {
    let kinds: Vec<Option<&AnswerKind>> =
        rows[0].iter().map(|name| rubric.question(name).map(|at| &rubric.questions[at].answer)).collect();
    let cell = |row: usize, column: usize, text: &String| match (kinds[column], text.parse::<f64>()) {
        _ if row == 0 => Cell::from(text.as_str()),
        (Some(AnswerKind::Percent { .. }), Ok(number)) if row.is_multiple_of(2) => {
            Cell::Percent(number / 100.0)
        }
        (Some(_), Ok(number)) => Cell::Number(number),
        (Some(AnswerKind::YesNo), _) if text == "Có" => Cell::Bool(true),
        _ => Cell::from(text.as_str()),
    };
    rows.iter()
        .enumerate()
        .map(|(row, cells)| cells.iter().enumerate().map(|(column, text)| cell(row, column, text)).collect())
        .collect()
}

pub fn good(what: &str, sheets: Result<Sheets, assess::input::table::Unreadable>) -> Vec<AnswerSheet> {
    let sheets = sheets.unwrap_or_else(|why| panic!("{what}\n{}", drawn(&why)));
    sheets
        .into_iter()
        .map(|sheet| sheet.unwrap_or_else(|faulty| panic!("{what}\n{}", draw(&faulty))))
        .collect()
}

proptest! {
    #![proptest_config(crate::support::cases(96))]

    #[test]
    fn a_sheet_is_the_same_in_every_format(world in asked_everything(), who in prop::collection::vec(who(), 1..4)) {
        let rubric = world.rubric();
        let mut names = std::collections::HashSet::new();
        let who: Vec<_> = who.into_iter().filter(|who| names.insert(who.name.clone())).collect();
        // In a long table the code, where there is one, says where an agency ends.
        let codes: std::collections::HashSet<_> = who.iter().map(|who| &who.code).collect();
        prop_assume!(codes.len() == who.len() || who.iter().all(|who| who.code.is_none()));
        let sheets: Vec<Value> = who.iter().map(|who| json_sheet(&world, who)).collect();
        let wanted: Vec<AnswerSheet> =
            sheets.iter().map(|sheet| read_sheet(&rubric, Format::Yaml, &sheet.to_string())).collect();

        let options = Options::default();
        let lines = sheets.iter().map(Value::to_string).collect::<Vec<_>>().join("\n");
        prop_assert_eq!(&good("JSON Lines", tables::read(Kind::JsonLines, lines, &rubric, &options)), &wanted);
        for (what, rows) in [("wide", wide(&rubric, &sheets)), ("long", long(&sheets))] {
            for (delimiter, style) in [
                (b',', csv::QuoteStyle::Necessary),
                (b';', csv::QuoteStyle::Always),
                (b'\t', csv::QuoteStyle::Necessary),
            ] {
                let bytes = csv(&rows, delimiter, style);
                let shown = format!("{what} CSV\n{}", String::from_utf8_lossy(&bytes));
                prop_assert_eq!(&good(&shown, tables::read(Kind::Csv, bytes, &rubric, &options)), &wanted, "{}", shown);
            }
            let bytes = workbook(&[("Sheet1", typed(&rubric, &rows))]);
            let read = good(&format!("{what} XLSX"), tables::read(Kind::Xlsx, bytes, &rubric, &options));
            prop_assert_eq!(&read, &wanted, "{} XLSX", what);
        }
    }

    #[test]
    fn cells_are_cut_as_the_csv_crate_writes_them(
        cells in prop::collection::vec("[a,\"\n;\t é|]{0,12}", 1..20),
        repeat in 1..4_000_usize,
        always in any::<bool>(),
    ) {
        let rubric = support::ladder(1, "");
        let mut rows = vec![vec!["name".to_owned(), "q1.note".into(), "q1.na".into()]];
        for number in 0..repeat {
            let note = &cells[number % cells.len()];
            rows.push(vec![number.to_string(), format!("a{note}"), format!("why{}", &cells[number / 2 % cells.len()])]);
        }
        let style = if always { csv::QuoteStyle::Always } else { csv::QuoteStyle::Necessary };
        let read = good("CSV", tables::read(Kind::Csv, csv(&rows, b',', style), &rubric, &Options::default()));
        prop_assert_eq!(read.len(), repeat);
        for (sheet, row) in read.iter().zip(&rows[1..]) {
            prop_assert_eq!(&sheet.agency.name, &row[0]);
            prop_assert_eq!(sheet.responses[0].note.as_ref(), Some(&row[1]));
            let given = assess::model::answers::Given::NotApplicable(row[2].clone());
            prop_assert_eq!(&sheet.responses[0].given, &given);
        }
    }

    #[test]
    fn no_bytes_crash_the_reader_of_a_table(
        bytes in prop::collection::vec(any::<u8>(), 0..200),
        text in "[a-z,;\t\"\n\r{}:é]{0,120}",
        header in prop_oneof![Just(""), Just("name,q1\n"), Just("agency,question,value\n"), Just("PK\u{3}\u{4}")],
    ) {
        let rubric = support::ladder(1, "");
        for kind in [Kind::Csv, Kind::Xlsx, Kind::JsonLines] {
            for body in [bytes.clone(), text.clone().into_bytes()] {
                let whole = [header.as_bytes(), &body].concat();
                match tables::read(kind, whole, &rubric, &Options::default()) {
                    Ok(sheets) => sheets.iter().filter_map(|sheet| sheet.as_ref().err()).for_each(|faulty| {
                        let length = faulty.source.text().len();
                        for fault in &faulty.diagnostics {
                            assert!(fault.span.start() <= fault.span.end() && fault.span.end() <= length + 3, "{fault:?}");
                        }
                        draw(faulty);
                    }),
                    Err(why) => {
                        drawn(&why);
                    }
                }
            }
        }
    }
}
