//! Every way of writing a number in `numbers.tsv`, in every format, and for every kind of answer.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::io::Cursor;

use assess::base::diagnostic::{Code, Diagnostic};
use assess::base::number::Decimal;
use assess::engine::mark::Mark;
use assess::input::table::plain::{Decoder, Rows};
use assess::input::table::{self, Input, Kind, Options};
use assess::model::answers::{self, Answer, AnswerSheet, Given};
use assess::model::rubric::{self, Rubric};
use assess::syntax::format::{Format, decode};

use super::room::KINDS as RUBRIC;
use crate::tables::{Cell, read, workbook};

/// The kinds of questions that take numbers, in the order of the file.
const KINDS: [&str; 3] = ["share", "count", "dossiers"];

struct Spelling {
    text: String,
    sheets: Vec<String>,
    comma: Vec<String>,
    semicolon: Vec<String>,
}

fn rubric() -> Rubric {
    let source = decode("t.yaml", RUBRIC.into()).unwrap();
    rubric::read(&Format::Yaml.parse(&source).unwrap()).unwrap()
}

fn spellings() -> Vec<Spelling> {
    let lines = include_str!("numbers.tsv").lines().filter(|line| !line.starts_with("# "));
    let spelling = |line: &str| {
        let mut cells = line.split('\t');
        let text = unescaped(cells.next().unwrap());
        let mut readings = || cells.next().unwrap().split(" | ").map(str::to_owned).collect();
        Spelling { text, sheets: readings(), comma: readings(), semicolon: readings() }
    };
    lines.map(spelling).collect()
}

fn unescaped(text: &str) -> String {
    let mut parts = text.split("\\u{");
    let mut out = parts.next().unwrap().to_owned();
    for part in parts {
        let (code, rest) = part.split_once('}').unwrap();
        out.push(char::from_u32(u32::from_str_radix(code, 16).unwrap()).unwrap());
        out.push_str(rest);
    }
    out
}

/// What a spelling was read as, as the file says it.
fn said(sheet: Option<&AnswerSheet>, rubric: &Rubric, question: &str) -> String {
    let Some(sheet) = sheet else { return "!".into() };
    let value = match &sheet.responses[rubric.question(question).unwrap()].given {
        Given::Answer(Answer::Number(value)) => value.to_string(),
        Given::Answer(Answer::Ratio { of, total }) => {
            assert_eq!(*total, Decimal::parse("2000").unwrap());
            of.to_string()
        }
        Given::Nothing => "-".into(),
        other => format!("{other:?}"),
    };
    let mut doubts: Vec<char> = sheet.warnings.iter().map(letter).collect();
    doubts.sort_by_key(|letter| "prf".find(*letter));
    if doubts.is_empty() { value } else { format!("{value}?{}", String::from_iter(doubts)) }
}

fn letter(warning: &Diagnostic) -> char {
    match warning.code {
        Code::FractionAsPercent => 'f',
        Code::AmbiguousPoint => 'p',
        Code::FractionalPart => 'r',
        _ => '#',
    }
}

/// A spelling as the answer to a question.
fn answer(text: &str, question: &str) -> String {
    if question == "dossiers" { format!("{text}/2000") } else { text.to_owned() }
}

fn is_number_of_json(text: &str) -> bool {
    text.trim() == text && serde_json::from_str::<serde_json::Number>(text).is_ok()
}

/// A sheet in which the answer stands as people write it.
fn sheet(format: Format, question: &str, text: &str) -> String {
    let string = serde_json::to_string(text).unwrap();
    let is_plain = |c: char| c.is_ascii_alphanumeric() || ".,+-_%/' ".contains(c);
    let begins =
        text.starts_with(|c: char| c.is_ascii_digit() || ".+-".contains(c)) && !text.starts_with("- ");
    let ends = text.ends_with(|c: char| c.is_ascii_alphanumeric() || ".%".contains(c));
    match format {
        Format::Yaml if begins && ends && text.chars().all(is_plain) && !["...", "--."].contains(&text) => {
            format!("agency: {{name: A}}\nanswers:\n  {question}: {text}\n")
        }
        Format::Yaml => format!("agency: {{name: A}}\nanswers:\n  {question}: {string}\n"),
        Format::Toml => {
            let value = if is_number_of_json(text) { text } else { &string };
            format!("agency = {{name = \"A\"}}\n[answers]\n{question} = {value}\n")
        }
        Format::Json => {
            let value = if is_number_of_json(text) { text } else { &string };
            format!("{{\"agency\": {{\"name\": \"A\"}}, \"answers\": {{\"{question}\": {value}}}}}")
        }
    }
}

fn read_one(rubric: &Rubric, format: Format, text: &str) -> Result<AnswerSheet, ()> {
    let source = decode("sheet", text.into()).map_err(|_| ())?;
    let tree = format.parse(&source).map_err(|_| ())?;
    answers::read(&tree, rubric).map_err(|_| ())
}

#[test]
fn a_sheet_reads_every_spelling_as_expected_in_every_format() {
    let (rubric, mut wrong) = (rubric(), Vec::new());
    for spelling in spellings() {
        for (question, expected) in KINDS.iter().zip(&spelling.sheets) {
            for format in [Format::Yaml, Format::Toml, Format::Json] {
                let text = sheet(format, question, &answer(&spelling.text, question));
                let found = said(read_one(&rubric, format, &text).as_ref().ok(), &rubric, question);
                if found != *expected {
                    wrong.push(format!(
                        "{:?} as {question} in {format:?}: {found}, not {expected}",
                        spelling.text
                    ));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// A table with a row for each spelling.
fn table(question: &str, delimiter: char) -> String {
    let mut table = format!("name{delimiter}{question}\n");
    for (at, spelling) in spellings().iter().enumerate() {
        let cell = answer(&spelling.text, question).replace('"', "\"\"");
        // Without an answer there is no total either.
        let cell = if spelling.text.trim().is_empty() { spelling.text.clone() } else { cell };
        table.extend([&format!("A{at}"), &delimiter.to_string(), "\"", &cell, "\"\n"]);
    }
    table
}

#[test]
fn a_table_reads_every_spelling_as_expected_with_either_delimiter_and_as_a_workbook() {
    let (rubric, all, mut wrong) = (rubric(), spellings(), Vec::new());
    for (kind, question) in KINDS.iter().enumerate() {
        let book = || {
            let mut rows = vec![vec!["name".into(), (*question).into()]];
            for (at, spelling) in all.iter().enumerate() {
                let is_blank = spelling.text.trim().is_empty();
                let cell = if is_blank { spelling.text.clone() } else { answer(&spelling.text, question) };
                rows.push(vec![Cell::from(format!("A{at}").as_str()), Cell::from(cell.as_str())]);
            }
            workbook(&[("S", rows)])
        };
        let tables = [
            (Kind::Csv, table(question, ',').into_bytes()),
            (Kind::Csv, table(question, ';').into_bytes()),
            (Kind::Xlsx, book()),
        ];
        for (at, (format, bytes)) in tables.into_iter().enumerate() {
            let sheets = read(format, bytes, &rubric, &Options::default()).unwrap();
            assert_eq!(sheets.len(), all.len(), "{question} {format:?}");
            for (spelling, sheet) in all.iter().zip(&sheets) {
                let expected = if at == 1 { &spelling.semicolon } else { &spelling.comma };
                let found = said(sheet.as_ref().ok(), &rubric, question);
                if found != expected[kind] {
                    wrong.push(format!(
                        "{:?} as {question} in {format:?} {at}: {found}, not {}",
                        spelling.text, expected[kind]
                    ));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn the_short_way_through_a_table_takes_no_spelling_that_is_refused_and_hands_over_doubtful_fractions() {
    let rubric = rubric();
    for (delimiter, question) in
        [',', ';'].into_iter().flat_map(|mark| KINDS.map(|question| (mark, question)))
    {
        let input = Input::Csv(Box::new(Cursor::new(table(question, delimiter).into_bytes())));
        let table = table::open("t.csv", input, &rubric, &Options::default()).unwrap();
        let decoder = Decoder::new(&table.columns).unwrap();
        let mut blocks = table.rows.into_blocks().unwrap();
        let mut marks = Vec::new();
        while let Some(block) = blocks.next(1 << 20).unwrap() {
            Rows::new(&decoder, blocks.delimiter()).run(&block, |row| {
                let question = rubric.question(question).unwrap();
                let is_doubtful = row.doubtful == [question];
                assert!(is_doubtful || row.doubtful.is_empty());
                marks.push(row.plain.map(|(_, marks)| (marks[question], is_doubtful)));
            });
        }
        let kind = KINDS.iter().position(|kind| *kind == question).unwrap();
        let mut short = 0;
        for (spelling, mark) in spellings().iter().zip(&marks) {
            let expected = if delimiter == ';' { &spelling.semicolon[kind] } else { &spelling.comma[kind] };
            match mark {
                None => {}
                Some((Mark::Blank, false)) => assert_eq!(expected, "-", "{:?}", spelling.text),
                Some((Mark::Number { value, .. }, is_doubtful)) => {
                    let number = if *is_doubtful { expected.strip_suffix("?f") } else { Some(&**expected) };
                    let part = Decimal::parse(number.unwrap_or_default())
                        .unwrap_or_else(|_| panic!("{:?}", spelling.text));
                    let is_ratio = question == "dossiers";
                    let part = if is_ratio { Decimal::from_millionths(part.millionths() / 20) } else { part };
                    assert_eq!(*value, part, "{:?}", spelling.text);
                    short += 1;
                }
                Some(other) => panic!("{:?}: {other:?}", spelling.text),
            }
        }
        assert_eq!(marks.len(), spellings().len());
        assert!(short > 5, "{question}: {short}");
    }
}

#[test]
fn no_spelling_of_a_number_is_a_yes_an_option_or_an_item() {
    let rubric = rubric();
    let yes = ["yes", "no", "true", "không", "có", "none", "None"];
    for spelling in spellings().iter().filter(|spelling| !yes.contains(&spelling.text.as_str())) {
        for question in ["has-policy", "level", "items"] {
            for format in [Format::Yaml, Format::Toml, Format::Json] {
                let text = sheet(format, question, &spelling.text);
                assert!(read_one(&rubric, format, &text).is_err(), "{:?} as {question}", spelling.text);
            }
        }
    }
}

#[test]
fn cells_of_a_workbook_are_read_by_what_they_hold() {
    let rubric = rubric();
    for (cell, expected) in [
        (Cell::Number(0.4), ["0.4?f", "0.4", "!"]),
        (Cell::Number(60.0), ["60", "60", "!"]),
        (Cell::Number(1.234), ["1.234", "1.234?p", "!"]),
        (Cell::Number(1.2), ["1.2", "1.2", "!"]),
        (Cell::Number(0.1 + 0.2), ["0.3?f", "0.3", "!"]),
        (Cell::Percent(0.85), ["85", "!", "!"]),
        (Cell::Percent(0.0085), ["0.85", "!", "!"]),
        (Cell::Percent(1.01), ["!", "!", "!"]),
        (Cell::Date(46_300.0), ["!", "!", "!"]),
        (Cell::Date(0.5), ["!", "!", "!"]),
        (Cell::Bool(true), ["!", "!", "!"]),
        (Cell::Formula("=1+1", "2"), ["2", "2", "!"]),
        (Cell::Formula("=1/0", "#DIV/0!"), ["!", "!", "!"]),
        (Cell::Empty, ["-", "-", "-"]),
    ] {
        for (question, expected) in KINDS.iter().zip(expected) {
            let rows = vec![vec!["name".into(), (*question).into()], vec!["A".into(), cell.clone()]];
            let sheets = read(Kind::Xlsx, workbook(&[("S", rows)]), &rubric, &Options::default()).unwrap();
            assert_eq!(said(sheets[0].as_ref().ok(), &rubric, question), expected, "{cell:?} as {question}");
        }
    }
}

#[test]
fn the_corpus_is_large() {
    let all = spellings();
    assert!(all.len() >= 450, "{}", all.len());
    let of = |test: fn(&str) -> bool| all.iter().flat_map(|it| &it.sheets).filter(|it| test(it)).count();
    assert!(
        of(|it| it == "!") > 300 && of(|it| it.contains('?')) > 50 && of(|it| !it.contains(['!', '?'])) > 50
    );
}
