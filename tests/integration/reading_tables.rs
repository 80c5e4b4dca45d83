//! How tables of answers are read, and how one that says something wrong is refused: each fault at its place.
//!
//! `⟦` and `⟧` mark what has to be underlined; lines and columns are those of the whole file.

#![allow(clippy::unwrap_used, clippy::panic)]

use crate::reading;
use crate::tables;

use assess::base::diagnostic::{Code, Faulty};
use assess::base::lang::Lang;
use assess::base::source::SourceFile;
use assess::input::table::{self, Kind, Layout, Map, Meaning, Options, Part, Unreadable};
use assess::model::answers::{AgencyKind, Answer, AnswerSheet, Given};
use reading::*;
use tables::{Cell, draw, drawn, input, workbook};

fn csv_with(text: impl Into<Vec<u8>>, options: &Options<'_>) -> Result<tables::Sheets, Unreadable> {
    tables::read(Kind::Csv, text, &rubric(), options)
}

/// The sheets of a table that is in order.
fn csv(text: impl Into<Vec<u8>>) -> Vec<AnswerSheet> {
    good(csv_with(text, &Options::default()))
}

fn good(read: Result<tables::Sheets, Unreadable>) -> Vec<AnswerSheet> {
    let sheets = read.unwrap_or_else(|why| panic!("the table is refused:\n{}", drawn(&why)));
    sheets.into_iter().map(|sheet| sheet.unwrap_or_else(|faulty| panic!("{}", draw(&faulty)))).collect()
}

fn one(text: &str) -> AnswerSheet {
    let mut sheets = csv(text);
    assert_eq!(sheets.len(), 1);
    sheets.remove(0)
}

fn answer_of(sheet: &AnswerSheet, question: &str) -> String {
    match given(sheet, question) {
        Given::Nothing => "nothing".into(),
        Given::OutOfScope => "out of scope".into(),
        Given::NotApplicable(reason) => format!("na: {reason}"),
        Given::Answer(Answer::YesNo(yes)) => yes.to_string(),
        Given::Answer(Answer::Number(number)) => number.to_string(),
        Given::Answer(Answer::Ratio { of, total }) => format!("{of}/{total}"),
        Given::Answer(Answer::Choice(at)) => format!("option {at}"),
        Given::Answer(Answer::Checklist(ticked)) => format!("{ticked:?}"),
    }
}

/// The faults of all records, or of the header.
fn faults_with(text: &str, options: &Options<'_>) -> Vec<Seen> {
    match csv_with(text, options) {
        Ok(sheets) => sheets.iter().filter_map(|sheet| sheet.as_ref().err()).flat_map(seen).collect(),
        Err(Unreadable::Faulty(files)) => files.iter().flat_map(seen).collect(),
        Err(Unreadable::Io(error)) => panic!("{error}"),
    }
}

/// Asserts that a table has these faults, each at its mark.
fn refused(fixture: &str, codes: &[Code]) -> Vec<Seen> {
    let found = faults_with(&unmark(fixture).0, &Options::default());
    assert_marked(fixture, codes, &found);
    found
}

fn refused_once(fixture: &str, code: Code) -> Seen {
    refused(fixture, &[code]).remove(0)
}

fn map(text: &str) -> Map {
    Map::read(SourceFile::new("map.toml", text), &rubric())
        .unwrap_or_else(|faulty| panic!("{}", draw(&faulty)))
}

fn map_faults(fixture: &str, codes: &[Code]) -> Vec<Seen> {
    let found = match Map::read(SourceFile::new("map.toml", unmark(fixture).0), &rubric()) {
        Ok(_) => Vec::new(),
        Err(faulty) => seen(&faulty),
    };
    assert_marked(fixture, codes, &found);
    found
}

// Layouts.

#[test]
fn a_wide_table_has_a_row_an_agency_and_a_column_a_question() {
    let sheets = csv("name,code,kind,period,portal,online,datasets,reuse,level,checks\n\
         Tỉnh A,97,province,2026-Q3,yes,92.5,12,812/1021,managed,inventory|risk-class\n\
         Tỉnh B,,,,Không,,,,,[]\n");
    assert_eq!(sheets.len(), 2);
    let a = &sheets[0];
    assert_eq!((a.agency.name.as_str(), a.agency.code.as_deref()), ("Tỉnh A", Some("97")));
    assert_eq!((a.agency.kind, a.period.as_deref()), (Some(AgencyKind::Province), Some("2026-Q3")));
    let answers = ["portal", "online", "datasets", "reuse", "level", "checks", "days"];
    assert_eq!(
        answers.map(|question| answer_of(a, question)),
        ["true", "92.5", "12", "812/1021", "option 1", "[0, 1]", "nothing"]
    );
    assert_eq!(
        answers.map(|question| answer_of(&sheets[1], question)),
        ["false", "nothing", "nothing", "nothing", "nothing", "[]", "nothing"]
    );
}

#[test]
fn a_long_table_has_a_row_an_answer() {
    let sheets = csv("agency,question,value,evidence,note,na\n\
         A,portal,yes,QĐ 1 | https://a.vn,Đang rà soát,\n\
         A,reuse,,,,Không thuộc thẩm quyền\n\
         B,checks,inventory,,,\n");
    assert_eq!(sheets.len(), 2);
    let portal = &sheets[0].responses[rubric().question("portal").unwrap()];
    assert_eq!(portal.evidence, ["QĐ 1", "https://a.vn"]);
    assert_eq!(portal.note.as_deref(), Some("Đang rà soát"));
    assert_eq!(answer_of(&sheets[0], "reuse"), "na: Không thuộc thẩm quyền");
    assert_eq!(answer_of(&sheets[1], "checks"), "[0]");
    assert_eq!(sheets[1].agency.name, "B");
}

#[test]
fn a_wide_table_may_have_columns_beside_a_question() {
    let sheet = one("code,portal,portal.evidence,portal.note,reuse.na,online\n\
         97,yes,a|b,\" with blanks \",Không có,\n");
    let portal = &sheet.responses[rubric().question("portal").unwrap()];
    assert_eq!(portal.evidence, ["a", "b"]);
    assert_eq!(portal.note.as_deref(), Some(" with blanks "));
    assert_eq!(answer_of(&sheet, "reuse"), "na: Không có");
}

#[test]
fn a_question_without_a_value_keeps_its_evidence() {
    let sheet = one("name,portal,portal.evidence\nA,,QĐ 1\n");
    let portal = &sheet.responses[rubric().question("portal").unwrap()];
    assert_eq!((&portal.given, portal.evidence.as_slice()), (&Given::Nothing, &["QĐ 1".to_owned()][..]));
}

#[test]
fn a_code_stands_for_a_name_that_is_not_there() {
    assert_eq!(one("code,portal\n97,yes\n").agency.name, "97");
    let sheet = one("name,code,portal\n,97,yes\n");
    assert_eq!((sheet.agency.name.as_str(), sheet.agency.code.as_deref()), ("97", Some("97")));
}

#[test]
fn the_column_agency_is_the_name_and_beside_a_name_the_code() {
    assert_eq!(one("agency,portal\nA,yes\n").agency.name, "A");
    let sheet = one("agency,name,portal\n97,A,yes\n");
    assert_eq!((sheet.agency.name.as_str(), sheet.agency.code.as_deref()), ("A", Some("97")));
}

#[test]
fn a_long_table_about_one_agency_takes_its_name_from_the_caller() {
    let options = Options { agency: Some("Sở A"), ..Options::default() };
    let sheets = good(csv_with("question,value\nportal,yes\nonline,80\n", &options));
    assert_eq!((sheets.len(), sheets[0].agency.name.as_str()), (1, "Sở A"));
    assert_eq!(answer_of(&sheets[0], "online"), "80");
}

#[test]
fn a_row_of_a_long_table_may_say_only_who_the_agency_is() {
    let sheets = csv("agency,kind,question,value\nA,province,,\nB,,portal,yes\nB,province,online,\n");
    assert_eq!(sheets.len(), 2);
    assert!(sheets[0].responses.iter().all(|response| response.given == Given::Nothing));
    assert_eq!(sheets[1].agency.kind, Some(AgencyKind::Province));
}

#[test]
fn blanks_around_a_value_do_not_belong_to_it() {
    let sheet = one("name,portal,checks,reuse\n\"Iraq \",\" yes\", inventory | risk-class ,1 / 2\n");
    assert_eq!(sheet.agency.name, "Iraq");
    assert_eq!(["portal", "checks", "reuse"].map(|it| answer_of(&sheet, it)), ["true", "[0, 1]", "1/2"]);
}

#[test]
fn cells_that_a_spreadsheet_would_take_for_formulas_are_data() {
    let sheet = one("name,portal,portal.note,portal.evidence\n=1+1,yes,@SUM(A1),+84 24|-1\n");
    let portal = &sheet.responses[rubric().question("portal").unwrap()];
    assert_eq!(sheet.agency.name, "=1+1");
    assert_eq!(portal.note.as_deref(), Some("@SUM(A1)"));
    assert_eq!(portal.evidence, ["+84 24", "-1"]);
}

#[test]
fn a_question_is_also_found_by_its_path() {
    let sheet = one("agency.name,answers.portal,answers.online.note\nA,yes,x y\n");
    assert_eq!(answer_of(&sheet, "portal"), "true");
}

#[test]
fn what_each_column_means_can_be_looked_up() {
    let rubric = rubric();
    let bytes = b"name,online,portal.note,,portal\n".to_vec();
    let table = table::open("t.csv", input(Kind::Csv, bytes), &rubric, &Options::default()).unwrap();
    assert_eq!(table.columns.layout(), Layout::Wide);
    let (online, portal) = (rubric.question("online").unwrap(), rubric.question("portal").unwrap());
    assert_eq!(
        table.columns.meanings()[1..],
        [
            Meaning::Answer(online, Part::Value),
            Meaning::Answer(portal, Part::Note),
            Meaning::Unnamed,
            Meaning::Answer(portal, Part::Value),
        ]
    );
    assert_eq!(table.columns.answers()[1].parts, [Some(4), None, Some(2), None, None, None, None]);
}

#[test]
fn a_rubric_that_a_table_names_has_to_be_this_one() {
    assert_eq!(csv("rubric,name,portal\ndemo@1,A,yes\n").len(), 1);
    refused_once("rubric,name,portal\n⟦other⟧,A,yes\n", Code::OtherRubric);
    refused_once("rubric,name,portal\n⟦demo@2⟧,A,yes\n", Code::IncompatibleVersion);
}

#[test]
fn records_are_read_by_other_threads_than_the_one_that_cuts_them() {
    let rubric = rubric();
    let rows: Vec<String> = (0..500).map(|at| format!("{at},{}\n", at % 101)).collect();
    let bytes = format!("name,online\n{}", rows.concat()).into_bytes();
    let table = table::open("t.csv", input(Kind::Csv, bytes), &rubric, &Options::default()).unwrap();
    let (columns, rows) = (&table.columns, table.rows);
    let (sender, receiver) = std::sync::mpsc::channel();
    let read = std::thread::scope(|scope| {
        let reader = scope.spawn(move || {
            rows.for_each(columns, |record| {
                sender.send(std::mem::take(record)).unwrap();
                std::ops::ControlFlow::Continue(())
            })
        });
        let sheets: Vec<AnswerSheet> = receiver.iter().map(|record| columns.read(&record).unwrap()).collect();
        reader.join().unwrap().unwrap();
        sheets
    });
    assert_eq!(read.len(), 500);
    assert!(read.iter().enumerate().all(|(at, sheet)| sheet.agency.name == at.to_string()));
    assert_eq!(answer_of(&read[150], "online"), "49");
}

// The grammar of CSV.

#[test]
fn delimiters_byte_order_marks_and_line_ends_make_no_difference() {
    let wanted = one("name,portal,online\nA,yes,92.5\n");
    for text in [
        "name;portal;online\nA;yes;92.5\n",
        "name\tportal\tonline\nA\tyes\t92.5\n",
        "\u{feff}name,portal,online\nA,yes,92.5\n",
        "name,portal,online\r\nA,yes,92.5\r\n",
        "\u{feff}name;portal;online\r\nA;yes;92.5",
        "\"name\",\"portal\",\"online\"\n\"A\",\"yes\",\"92.5\"\n",
        "\n\n,,\nname,portal,online\n\n , ,\nA,yes,92.5\n,,\n\n",
    ] {
        assert_eq!(one(text), wanted, "{text:?}");
    }
}

#[test]
fn a_quoted_cell_holds_delimiters_quotes_and_line_breaks() {
    let sheet = one("name,portal,portal.note\n\"A, \"\"B\"\"\",yes,\"one\r\ntwo\n\"\"three\"\"\"\n");
    assert_eq!(sheet.agency.name, "A, \"B\"");
    let portal = &sheet.responses[rubric().question("portal").unwrap()];
    assert_eq!(portal.note.as_deref(), Some("one\ntwo\n\"three\""));
}

#[test]
fn a_table_without_rows_has_no_sheets() {
    assert!(csv("name,portal\n").is_empty());
    assert!(csv("name,portal").is_empty());
}

#[test]
fn an_empty_file_is_refused() {
    for text in ["", "\u{feff}", "\n\n", "  \n"] {
        assert_eq!(faults_with(text, &Options::default())[0].code, Code::EmptyFile, "{text:?}");
    }
}

#[test]
fn decomposed_letters_in_a_header_and_in_a_cell_are_the_same_as_composed_ones() {
    let map = map("columns = {name = \"Cơ quan\", portal = \"Cổng\"}\n");
    let options = Options { map: Some(&map), ..Options::default() };
    let sheets = good(csv_with("Co\u{31b} quan,Cô\u{309}ng\nSo\u{31b}\u{309} A,co\u{301}\n", &options));
    assert_eq!(sheets[0].agency.name, "Sở A");
    assert_eq!(answer_of(&sheets[0], "portal"), "true");
}

// Positions of faults in the cells.

#[test]
fn a_fault_in_a_cell_has_the_line_and_column_of_the_file() {
    refused("name,portal,online\nA,yes,1\nTỉnh B,no,⟦200⟧\n", &[Code::OutOfRange]);
    refused("name;online\nA;⟦92,5⟧\n", &[Code::BadNumber]);
    refused("\u{feff}name,portal\r\n\"a\nb\nc\",yes\r\nB,⟦maybe⟧\r\n", &[Code::WrongType]);
    refused("name,portal.note,portal\nA,\"x\ny\",\" ⟦maybe⟧ \"\n", &[Code::WrongType]);
    refused("name,checks\nA,inventory | ⟦risk⟧\n", &[Code::UnknownItem]);
}

#[test]
fn every_fault_of_every_row_is_found() {
    let fixture = "name,kind,portal,online\nA,⟦provnce⟧,⟦x⟧,⟦120⟧\nB,province,yes,5\nC,,⟦n/a⟧,\n";
    let codes = [Code::UnknownValue, Code::WrongType, Code::OutOfRange, Code::WrongType];
    assert_eq!(refused(fixture, &codes)[0].help, "did you mean `province`?");
}

#[test]
fn a_fault_in_a_long_table_has_the_line_and_column_of_the_file() {
    refused(
        "agency,question,value,na\nA,portal,yes,\nA,⟦onlin⟧,5,\n,,,\n\nA,reuse,,⟦x⟧\nB,portal,⟦maybe⟧,\n",
        &[Code::UnknownQuestion, Code::MissingReason, Code::WrongType],
    );
    let fixture = "agency,question,value,note\nA,⟦portal⟧,yes,\"a\nb\"\nA,online,5,\nA,portal,no,\n";
    let found = faults_with(&unmark(fixture).0, &Options::default());
    assert_eq!(found[0].code, Code::DuplicateKey);
    assert_eq!((found[0].line, found[0].column, found[0].related), (5, 3, Some((2, 3))));
}

#[test]
fn the_line_of_a_fault_is_shown_with_its_number() {
    let sheets = csv_with("name,online\nA,5\nB,200\n", &Options::default()).unwrap();
    let shown = draw(sheets[1].as_ref().unwrap_err());
    assert!(shown.contains("table.csv:3:3"), "{shown}");
    assert!(shown.contains("3 | B,200"), "{shown}");
    assert!(shown.contains("|   ^^^"), "{shown}");
}

#[test]
fn a_row_that_names_no_agency_is_refused_at_its_cell() {
    let fault = refused_once("name,portal\nA,yes\n⟦⟧,no\n", Code::MissingKey);
    assert!(fault.message.contains("`name`"), "{}", fault.message);
    refused_once("agency,question,value\nA,portal,yes\n⟦⟧,portal,no\n", Code::MissingKey);
    refused_once("agency,question,value\nA,⟦⟧,yes\n", Code::MissingKey);
}

#[test]
fn an_answer_beside_a_reason_for_none_is_a_conflict() {
    refused_once("name,reuse,reuse.na\nA,1/2,⟦Không có⟧\n", Code::ConflictingKeys);
    refused_once("name,portal.na\nA,⟦Không có⟧\n", Code::NaNotAllowed);
}

#[test]
fn rows_of_one_agency_have_to_agree_about_it() {
    let fixture =
        "agency,code,assessor,question,value\nA,1,Lan,portal,yes\nA,1,,online,5\nA,1,⟦Minh⟧,days,3\n";
    let fault = refused_once(fixture, Code::RowsDisagree);
    assert_eq!(fault.related, Some((2, 5)));
    assert!(fault.message.contains("`Lan`") && fault.message.contains("`Minh`"), "{}", fault.message);
}

#[test]
fn an_agency_whose_rows_do_not_stand_together_comes_twice() {
    let sheets = csv("agency,question,value\nA,portal,yes\nB,portal,yes\nA,online,5\n");
    assert_eq!(sheets.iter().map(|sheet| sheet.agency.name.as_str()).collect::<Vec<_>>(), ["A", "B", "A"]);
}

#[test]
fn a_row_with_more_or_fewer_cells_than_the_header_is_refused_alone() {
    let fixture = "name,portal\nA,yes\n⟦B⟧\nC,no,⟦x⟧\nD,no,\nE,yes\n";
    refused(fixture, &[Code::RaggedRow; 2]);
    let sheets = csv_with(unmark(fixture).0, &Options::default()).unwrap();
    assert_eq!(sheets.iter().filter(|sheet| sheet.is_ok()).count(), 3, "empty cells say nothing");
}

#[test]
fn a_ragged_row_does_not_tear_the_rows_of_an_agency_apart() {
    refused("agency,question,value\nA,portal,yes\nA,⟦online⟧\nA,days,3\n", &[Code::RaggedRow]);
    let sheets =
        csv_with("agency,question,value\nA,portal,yes\nA,online\nA,days,3\n", &Options::default()).unwrap();
    assert_eq!(sheets.len(), 1);
}

#[test]
fn quotes_that_are_not_in_order_are_refused_at_their_place() {
    refused_once("name,portal\n\"A\"⟦x⟧,yes\n", Code::Syntax);
    let fault = refused_once("name,portal\nA,yes\nB,⟦\"⟧no\nC,yes\n", Code::Syntax);
    assert!(fault.message.contains("not closed"), "{}", fault.message);
    refused_once("name,⟦\"⟧portal\nA,yes\n", Code::Syntax);
}

#[test]
fn a_byte_that_is_not_utf_8_is_refused_at_its_place_and_alone() {
    let mut text = b"name,portal\nA,yes\nT".to_vec();
    text.extend(b"\xecnh,no\nC,yes\n");
    let sheets = csv_with(text, &Options::default()).unwrap();
    let found = seen(sheets[1].as_ref().unwrap_err());
    assert_eq!((found[0].code, found[0].line, found[0].column), (Code::NotUtf8, 3, 2));
    assert!(found[0].help.contains("CSV UTF-8"), "{}", found[0].help);
    assert!(sheets[0].is_ok() && sheets[2].is_ok());
}

// The header.

#[test]
fn an_unknown_column_is_refused_with_a_near_miss() {
    let fault = refused_once("name,⟦onlin⟧,portal\nA,5,yes\n", Code::UnknownColumn);
    assert!(
        fault.help.starts_with("did you mean `online`? Otherwise name it in a column map"),
        "{}",
        fault.help
    );
    let fault = refused_once("name,portal,⟦portal.evidnce⟧\n", Code::UnknownColumn);
    assert!(
        fault.help.starts_with("did you mean `portal.evidence`? Otherwise name it in a column map"),
        "{}",
        fault.help
    );
    let fault = refused_once("name,portal,⟦Survey Year⟧\n", Code::UnknownColumn);
    assert!(fault.help.contains("column map"), "{}", fault.help);
    let fault = refused_once("agency,question,⟦valu⟧,value\n", Code::UnknownColumn);
    assert!(
        fault.help.starts_with("did you mean `value`? Otherwise name it in a column map"),
        "{}",
        fault.help
    );
}

#[test]
fn an_unknown_column_is_left_out_where_that_is_allowed_and_named() {
    let options = Options { allow_unknown: true, ..Options::default() };
    let sheets = good(csv_with("name,rank,portal\nA,7,yes\n", &options));
    assert_eq!(answer_of(&sheets[0], "portal"), "true");
    let rubric = rubric();
    let bytes = b"name,rank,portal\n".to_vec();
    let table = table::open("t.csv", input(Kind::Csv, bytes), &rubric, &options).unwrap();
    assert_eq!(table.columns.left_out(None).collect::<Vec<_>>(), ["rank"]);
}

#[test]
fn two_columns_that_mean_the_same_point_at_both() {
    let fault = refused_once("name,portal,⟦portal⟧\n", Code::DuplicateColumn);
    assert_eq!(fault.related, Some((1, 6)));
    let fault = refused_once("name,portal,⟦answers.portal⟧\n", Code::DuplicateColumn);
    assert!(fault.message.contains("`portal`"), "{}", fault.message);
    let fault = refused_once("agency,⟦code⟧,portal,name\n", Code::DuplicateColumn);
    assert!(fault.message.contains("`agency` and `code`"), "{}", fault.message);
}

#[test]
fn a_table_needs_an_agency_and_answers() {
    refused_once("⟦portal⟧\n", Code::MissingColumn);
    refused_once("⟦name⟧,period\n", Code::MissingColumn);
    refused_once("⟦agency⟧,question\n", Code::MissingColumn);
}

#[test]
fn a_column_of_the_other_layout_is_refused_with_what_to_do() {
    let fault = refused_once("agency,question,value,⟦portal⟧\n", Code::UnknownColumn);
    assert!(fault.help.contains("`value`"), "{}", fault.help);
    let fault = refused_once("name,portal,⟦note⟧\n", Code::UnknownColumn);
    assert!(fault.help.contains("<question>.note"), "{}", fault.help);
}

#[test]
fn a_column_without_a_name_has_to_be_empty() {
    assert_eq!(csv("name,portal,,\nA,yes,,\n").len(), 1);
    refused_once("name,portal,,\nA,yes,,⟦x⟧\n", Code::UnknownColumn);
}

// The column map.

const MAP: &str = "ignore = [\"Năm\", \"Hạng\"]\n\
    [columns]\n\
    name = \"Tên nước\"\n\
    portal = \"Cổng\"\n\
    online = {column = \"OSI\", missing = [0], evidence = \"Link\"}\n\
    reuse.column = \"Reuse\"\n\
    \"portal.note\" = \"Ghi chú\"\n\
    [values]\n\
    missing = [\"..\"]\n\
    not_applicable = [\"x\"]\n\
    reason = \"Không thuộc thẩm quyền\"\n\
    [constants]\n\
    kind = \"province\"\n\
    period = 2022\n";

#[test]
fn a_column_map_fits_a_table_with_other_names() {
    let map = map(MAP);
    let options = Options { map: Some(&map), ..Options::default() };
    let text = "Năm,Tên nước,Hạng,Cổng,OSI,Link,Reuse,Ghi chú\n\
        2022,\"Iraq \",1,Có,0.00,L 1,x,g\n2022,Ireland,2,..,75,,0,\n";
    let sheets = csv_with(text, &options).unwrap();
    let iraq = sheets[0].as_ref().unwrap();
    assert_eq!((iraq.agency.name.as_str(), iraq.agency.kind), ("Iraq", Some(AgencyKind::Province)));
    assert_eq!(iraq.period.as_deref(), Some("2022"));
    assert_eq!(
        ["portal", "online", "reuse"].map(|it| answer_of(iraq, it)),
        ["true", "nothing", "na: Không thuộc thẩm quyền"]
    );
    assert_eq!(iraq.responses[rubric().question("online").unwrap()].evidence, ["L 1"]);
    // A `0` is no answer only where the map says so.
    let found = seen(sheets[1].as_ref().unwrap_err());
    assert_eq!((found[0].code, found[0].line, found.len()), (Code::WrongType, 3, 1));
}

#[test]
fn a_column_map_fits_a_long_table() {
    let map = map(
        "[columns]\nagency = \"Đơn vị\"\nquestion = \"Mã\"\nvalue = \"Trả lời\"\n[values]\nmissing = \"-\"\n",
    );
    let options = Options { map: Some(&map), ..Options::default() };
    let sheets = good(csv_with("Mã;Đơn vị;Trả lời\nportal;A;Có\nonline;A;-\nportal;B;Không\n", &options));
    assert_eq!(sheets.len(), 2);
    assert_eq!(["portal", "online"].map(|it| answer_of(&sheets[0], it)), ["true", "nothing"]);
}

#[test]
fn faults_of_a_column_map_have_their_places() {
    let found = map_faults("⟦colums⟧ = {name = \"A\"}\n", &[Code::UnknownKey]);
    assert_eq!(found[0].help, "did you mean `columns`?");
    let found = map_faults("[columns]\n⟦portl⟧ = \"A\"\n", &[Code::UnknownKey]);
    assert_eq!(found[0].help, "did you mean `portal`?");
    let found = map_faults("[columns]\nportal = \"A\"\nonline = ⟦\"A\"⟧\n", &[Code::DuplicateColumn]);
    assert_eq!(found[0].related, Some((2, 10)));
    map_faults("ignore = [\"A\"]\n[columns]\nonline = ⟦\"A\"⟧\n", &[Code::DuplicateColumn]);
    map_faults("[columns]\nname = \"A\"\nagency.name = ⟦\"B\"⟧\n", &[Code::DuplicateColumn]);
    map_faults("[columns]\nportal = {column = \"A\", ⟦missin⟧ = []}\n", &[Code::UnknownKey]);
    map_faults("[values]\n⟦not_applicable⟧ = [\"x\"]\n", &[Code::MissingReason]);
    map_faults("[constants]\nkind = ⟦\"provnce\"⟧\n⟦color⟧ = 1\n", &[Code::UnknownValue, Code::UnknownKey]);
    map_faults("[constants]\nperiod = ⟦\"2026-Q5\"⟧\n", &[Code::BadDate]);
    map_faults("[columns]\nname = ⟦1⟧\n", &[Code::WrongType]);
    map_faults("[columns⟦⟧\n", &[Code::Syntax]);
}

#[test]
fn a_column_that_only_the_map_knows_is_a_fault_of_the_map() {
    let text = "[columns]\nname = \"Country\"\nportal = \"Portl\"\n";
    let map = map(text);
    let options = Options { map: Some(&map), allow_unknown: true, ..Options::default() };
    let Err(Unreadable::Faulty(files)) = csv_with("Country,Portal\nA,yes\n", &options) else {
        panic!("the table is accepted")
    };
    let found: Vec<Vec<Seen>> = files.iter().map(seen).collect();
    assert_eq!(found[0][0].code, Code::MissingColumn);
    assert_eq!((found[1][0].code, found[1][0].under.as_str()), (Code::MissingColumn, "\"Portl\""));
    assert_eq!((found[1][0].line, found[1][0].help.as_str()), (3, "did you mean `Portal`?"));
}

#[test]
fn a_constant_and_a_column_exclude_each_other() {
    let map = map("[constants]\nkind = \"province\"\n");
    let options = Options { map: Some(&map), ..Options::default() };
    let found = faults_with("name,kind,portal\nA,ministry,yes\n", &options);
    assert_eq!((found[0].code, found[0].line, found.len()), (Code::ConflictingKeys, 2, 1));
}

// Workbooks.

fn xlsx(rows: Vec<Vec<Cell>>) -> Result<tables::Sheets, Unreadable> {
    tables::read(Kind::Xlsx, workbook(&[("Sheet1", rows)]), &rubric(), &Options::default())
}

fn texts(cells: &[&str]) -> Vec<Cell> {
    cells.iter().map(|&cell| cell.into()).collect()
}

#[test]
fn a_workbook_holds_numbers_percentages_and_truth_values() {
    let sheets = good(xlsx(vec![
        texts(&["name", "code", "period", "portal", "online", "datasets", "reuse", "checks"]),
        vec![
            "A".into(),
            Cell::Number(97.0),
            Cell::Number(2026.0),
            Cell::Bool(true),
            Cell::Percent(0.07),
            Cell::Number(12.0),
            "812/1021".into(),
            "inventory|risk-class".into(),
        ],
        vec!["B".into(), Cell::Empty, Cell::Empty, Cell::Bool(false), Cell::Number(92.5)],
    ]));
    assert_eq!(sheets[0].agency.code.as_deref(), Some("97"));
    assert_eq!(sheets[0].period.as_deref(), Some("2026"));
    let questions = ["portal", "online", "datasets", "reuse", "checks"];
    assert_eq!(questions.map(|it| answer_of(&sheets[0], it)), ["true", "7", "12", "812/1021", "[0, 1]"]);
    assert_eq!(questions.map(|it| answer_of(&sheets[1], it))[..3], ["false", "92.5", "nothing"]);
}

#[test]
fn a_fault_in_a_workbook_names_the_cell() {
    let rows = vec![
        vec![],
        texts(&["", "name", "online", "days"]),
        vec![Cell::Empty, "A".into(), Cell::Number(200.0), Cell::Percent(0.5)],
        texts(&["", "", "5", ""]),
    ];
    let sheets = xlsx(rows).unwrap();
    let faulty = sheets[0].as_ref().unwrap_err();
    let shown = draw(faulty);
    assert!(shown.contains("table.xlsx:Sheet1!C3"), "{shown}");
    assert!(shown.contains("table.xlsx:Sheet1!D3"), "{shown}");
    assert!(shown.contains("`50%` has a percent sign"), "{shown}");
    let faulty = sheets[1].as_ref().unwrap_err();
    assert_eq!(faulty.source.place(faulty.diagnostics[0].span.start()).to_string(), "Sheet1!B4");
    let line = assess::report::words::one_line(
        faulty.source.name(),
        &faulty.source,
        &faulty.diagnostics[0],
        Lang::En,
    );
    assert!(line.starts_with("table.xlsx:Sheet1!B4: error[missing-key]"), "{line}");
}

#[test]
fn dates_and_errors_of_formulas_are_no_answers() {
    let sheets = xlsx(vec![
        texts(&["name", "period", "online", "datasets", "days"]),
        vec![
            "A".into(),
            Cell::Date(46266.0),
            Cell::Formula("=1/0", "#DIV/0!"),
            Cell::Formula("=2+3", "5"),
            Cell::Empty,
        ],
    ])
    .unwrap();
    let found = seen(sheets[0].as_ref().unwrap_err());
    let places: Vec<_> = found.iter().map(|fault| (fault.code, fault.column)).collect();
    assert_eq!(places, [(Code::UnreadableCell, 2), (Code::UnreadableCell, 3)]);
}

#[test]
fn a_sheet_of_a_workbook_is_chosen_by_name_and_else_the_first() {
    let sheet = |name: &str| vec![texts(&["name", "portal"]), texts(&[name, "yes"])];
    let bytes = workbook(&[("Một", sheet("A")), ("Hai", sheet("B"))]);
    let read = |sheet| {
        let options = Options { sheet, ..Options::default() };
        tables::read(Kind::Xlsx, bytes.clone(), &rubric(), &options)
    };
    assert_eq!(good(read(None))[0].agency.name, "A");
    assert_eq!(good(read(Some("Hai")))[0].agency.name, "B");
    let shown = drawn(&read(Some("Ha")).unwrap_err());
    assert!(shown.contains("did you mean `Hai`?"), "{shown}");
}

#[test]
fn a_long_workbook_is_read_like_a_long_file() {
    let sheets = good(xlsx(vec![
        texts(&["agency", "question", "value", "na"]),
        texts(&["A", "portal", "yes", ""]),
        vec![],
        vec!["A".into(), "online".into(), Cell::Percent(0.925)],
        texts(&["B", "reuse", "", "Không có"]),
    ]));
    assert_eq!(sheets.len(), 2);
    assert_eq!(answer_of(&sheets[0], "online"), "92.5");
    assert_eq!(answer_of(&sheets[1], "reuse"), "na: Không có");
}

#[test]
fn a_header_fault_of_a_workbook_names_the_cell() {
    let shown = drawn(&xlsx(vec![texts(&["name", "portl", "online"])]).unwrap_err());
    assert!(shown.contains("table.xlsx:Sheet1!B1") && shown.contains("did you mean `portal`?"), "{shown}");
    let shown = drawn(&xlsx(vec![]).unwrap_err());
    assert!(shown.contains("the sheet is empty"), "{shown}");
    let surplus = vec![texts(&["name", "portal"]), texts(&["A", "yes", "", "x"])];
    let sheets = xlsx(surplus).unwrap();
    let found = seen(sheets[0].as_ref().unwrap_err());
    assert_eq!((found[0].code, found[0].line, found[0].column), (Code::UnknownColumn, 2, 4));
}

// JSON Lines.

fn lines(text: &str) -> tables::Sheets {
    tables::read(Kind::JsonLines, text, &rubric(), &Options::default()).unwrap()
}

#[test]
fn json_lines_have_an_answer_sheet_a_line() {
    let sheets = good(Ok(lines(
        "\u{feff}{\"agency\": {\"name\": \"A\"}, \"answers\": {\"portal\": true}}\r\n\n\
         {\"agency\": {\"name\": \"B\"}, \"answers\": {\"checks\": [\"inventory\"]}}",
    )));
    assert_eq!(["portal"].map(|it| answer_of(&sheets[0], it)), ["true"]);
    assert_eq!(["checks"].map(|it| answer_of(&sheets[1], it)), ["[0]"]);
}

#[test]
fn a_fault_in_json_lines_has_the_line_of_the_file() {
    let sheets = lines(
        "{\"agency\": {\"name\": \"A\"}, \"answers\": {}}\n\n{\"agency\": {\"name\": \"B\"},\"answers\":{\"online\": 200}}\n{\"agency\":\n",
    );
    let found = seen(sheets[1].as_ref().unwrap_err());
    assert_eq!((found[0].code, found[0].line, found[0].column), (Code::OutOfRange, 3, 47));
    assert_eq!(found[0].under, "200");
    let found = seen(sheets[2].as_ref().unwrap_err());
    assert_eq!((found[0].code, found[0].line), (Code::Syntax, 4));
    assert!(sheets[0].is_ok());
}

#[test]
fn a_kind_of_table_is_told_by_the_ending() {
    for (name, kind) in [
        ("a.CSV", Some(Kind::Csv)),
        ("a.tsv", Some(Kind::Csv)),
        ("a.b.xlsx", Some(Kind::Xlsx)),
        ("a.jsonl", Some(Kind::JsonLines)),
        ("a.json", None),
        ("csv", None),
    ] {
        assert_eq!(Kind::of(name), kind, "{name}");
    }
}

/// So that a fault of a record is never without a source.
#[test]
fn a_faulty_record_names_its_file() {
    let sheets = csv_with("name,online\nA,200\n", &Options::default()).unwrap();
    let faulty: &Faulty = sheets[0].as_ref().unwrap_err();
    assert_eq!(faulty.source.name(), "table.csv");
}
