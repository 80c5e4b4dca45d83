//! What the tests of tables share: reading one whole, and making workbooks.

#![allow(dead_code, reason = "each test file uses a part of this one")]
#![allow(clippy::unwrap_used, clippy::panic)]

use std::io::Cursor;
use std::ops::ControlFlow;

use assess::base::diagnostic::Faulty;
use assess::base::lang::Lang;
use assess::input::table::{self, Input, Kind, Options, Unreadable};
use assess::model::answers::{Answer, AnswerSheet, Given};
use assess::model::rubric::Rubric;
use assess::report::view::diagnostics;
use assess::report::write::terminal;

pub type Sheets = Vec<Result<AnswerSheet, Faulty>>;

pub fn input(kind: Kind, bytes: Vec<u8>) -> Input<'static> {
    match kind {
        Kind::Csv => Input::Csv(Box::new(Cursor::new(bytes))),
        Kind::Xlsx => Input::Xlsx(Box::new(Cursor::new(bytes))),
        Kind::JsonLines => Input::JsonLines(Box::new(Cursor::new(bytes))),
    }
}

/// Every record of a table, read.
pub fn read(
    kind: Kind,
    bytes: impl Into<Vec<u8>>,
    rubric: &Rubric,
    options: &Options<'_>,
) -> Result<Sheets, Unreadable> {
    read_input(kind, input(kind, bytes.into()), rubric, options)
}

pub fn read_input(
    kind: Kind,
    input: Input<'_>,
    rubric: &Rubric,
    options: &Options<'_>,
) -> Result<Sheets, Unreadable> {
    let name = match kind {
        Kind::Csv => "table.csv",
        Kind::Xlsx => "table.xlsx",
        Kind::JsonLines => "table.jsonl",
    };
    let table = table::open(name, input, rubric, options)?;
    let mut sheets = Vec::new();
    table.rows.for_each(&table.columns, |record| {
        sheets.push(table.columns.read(record).map_err(|faulty| *faulty));
        ControlFlow::Continue(())
    })?;
    Ok(sheets)
}

/// What is wrong with a table that cannot be read, drawn.
pub fn drawn(unreadable: &Unreadable) -> String {
    match unreadable {
        Unreadable::Io(error) => panic!("{error}"),
        Unreadable::Faulty(files) => files.iter().map(draw).collect(),
    }
}

pub fn draw(faulty: &Faulty) -> String {
    terminal::write(&diagnostics::faulty(faulty, Lang::En), terminal::Screen::default())
}

/// A cell of a workbook.
#[derive(Clone, Debug)]
pub enum Cell {
    Empty,
    Text(String),
    Number(f64),
    Percent(f64),
    Date(f64),
    Bool(bool),
    Formula(&'static str, &'static str),
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        if text.is_empty() { Self::Empty } else { Self::Text(text.into()) }
    }
}

/// A workbook with these sheets, each of rows of cells.
pub fn workbook(sheets: &[(&str, Vec<Vec<Cell>>)]) -> Vec<u8> {
    use rust_xlsxwriter::{Format, Formula, Workbook};
    let mut workbook = Workbook::new();
    let (percent, date) = (Format::new().set_num_format("0%"), Format::new().set_num_format("yyyy-mm-dd"));
    for (name, rows) in sheets {
        let sheet = workbook.add_worksheet().set_name(*name).unwrap();
        for (row, cells) in rows.iter().enumerate() {
            for (column, cell) in cells.iter().enumerate() {
                let (row, column) = (u32::try_from(row).unwrap(), u16::try_from(column).unwrap());
                match cell {
                    Cell::Empty => continue,
                    Cell::Text(text) => sheet.write_string(row, column, text),
                    Cell::Number(number) => sheet.write_number(row, column, *number),
                    Cell::Percent(number) => sheet.write_number_with_format(row, column, *number, &percent),
                    Cell::Date(number) => sheet.write_number_with_format(row, column, *number, &date),
                    Cell::Bool(value) => sheet.write_boolean(row, column, *value),
                    Cell::Formula(formula, result) => {
                        sheet.write_formula(row, column, Formula::new(*formula).set_result(*result))
                    }
                }
                .unwrap();
            }
        }
    }
    workbook.save_to_buffer().unwrap()
}

/// What the rows of `tests/tables/books/habits.*` say: who, the answers that there are, and the faults with their places.
pub const HABITS: &str = "\
Tỉnh  Minh Họa & A · 01 · portal true · online 92.5 · datasets 12 · days 2.5 · Dòng một⏎dòng hai
Tỉnh Minh Họa B · 04 · portal false · online 50 · datasets 15 · xy
'Quý III'!C6 unreadable-cell the cell holds a date or a time · 'Quý III'!D6 unreadable-cell the formula of the cell gives #DIV/0!
";

/// The same of a workbook.
pub fn habits(bytes: &[u8]) -> String {
    let rubric = crate::reading::rubric();
    let sheets =
        read(Kind::Xlsx, bytes, &rubric, &Options::default()).unwrap_or_else(|why| panic!("{}", drawn(&why)));
    let told = |sheet: Result<AnswerSheet, Faulty>| match sheet {
        Ok(sheet) => {
            let mut parts = vec![sheet.agency.name.clone(), sheet.agency.code.clone().unwrap_or_default()];
            for (question, response) in rubric.questions.iter().zip(&sheet.responses) {
                match &response.given {
                    Given::Answer(Answer::YesNo(yes)) => parts.push(format!("{} {yes}", question.id)),
                    Given::Answer(Answer::Number(number)) => parts.push(format!("{} {number}", question.id)),
                    _ => {}
                }
            }
            parts.extend(
                sheet.responses.iter().filter_map(|it| it.note.as_ref()).map(|note| note.replace('\n', "⏎")),
            );
            parts.join(" · ")
        }
        Err(faulty) => {
            let said = faulty.diagnostics.iter().map(|fault| {
                let place = faulty.source.place(fault.span.start());
                format!("{place} {} {}", fault.code.as_str(), fault.message.get(Lang::En))
            });
            said.collect::<Vec<_>>().join(" · ")
        }
    };
    sheets.into_iter().map(|sheet| told(sheet) + "\n").collect()
}
