//! F. Formats that come in; and B10 and B11, which are of their kind.

use super::room::Room;

fn rows(table: &str, args: &[&str]) -> Vec<String> {
    let folder = Room::kinds().put("t.csv", table);
    let ran = folder.batch(&[&["t.csv"], args].concat());
    ran.ends(0).rows().into_iter().map(str::to_owned).collect()
}

#[test]
fn b10_a_long_table_may_have_several_periods_as_a_wide_one_may() {
    let table = "name,period,question,value\nX,2018,share,60\nX,2018,count,5\nX,2019,share,70\n";
    assert_eq!(rows(table, &["--group-by", "period"]), ["X,2,0", "X,1,0"]);
    let folder = Room::kinds().put("t.csv", table);
    let ran = folder.batch(&["t.csv"]);
    ran.ends(2)
        .says("error[duplicate-agency]")
        .says("with `--group-by period` an agency may come once in each period");
}

#[test]
fn b11_the_delimiter_is_judged_by_the_rows_and_can_be_said() {
    let table = "name;share, in %, of all, services;count\nA;60;5\nB;70;6\n";
    assert_eq!(rows(table, &["--allow-unknown-columns"]), ["A,1,0", "B,1,0"]);
    assert_eq!(rows("name|share\nA|60\n", &["--delimiter", "|"]), ["A,1,0"]);
    assert_eq!(rows("name\tshare\nA\t60\n", &["--delimiter", "tab"]), ["A,1,0"]);
    let folder = Room::kinds().put("t.csv", "name|share\nA|60\n").put("m.toml", "delimiter = \"|\"\n");
    assert_eq!(folder.batch(&["t.csv", "--map", "m.toml"]).ends(0).rows(), ["A,1,0"]);
    let folder = folder.put("m.toml", "delimiter = \"/\"\n");
    folder.batch(&["t.csv", "--map", "m.toml"]).ends(2).says("m.toml:1:13");
}

#[test]
fn f_a_line_that_names_the_delimiter_is_no_header() {
    for first in ["sep=;\n", "sep=;\r\n", "\u{feff}SEP=;\n", "\"sep=;\"\n"] {
        assert_eq!(rows(&format!("{first}name;share\nA;60\n"), &[]), ["A,1,0"], "{first:?}");
    }
    assert_eq!(rows("sep=\t\nname\tshare\nA\t60\n", &[]), ["A,1,0"]);
}

#[test]
fn f_a_title_above_the_header_is_told_from_it() {
    for title in ["Báo cáo quý III\n\n", "Báo cáo,,\nĐơn vị: %,,\n", "Báo cáo\n\n\n"] {
        let folder = Room::kinds().put("t.csv", format!("{title}name,share,count\nA,60,5\n"));
        let row = title.lines().count() + 1;
        let ran = folder.batch(&["t.csv"]);
        ran.ends(2)
            .says(&format!("error[missing-column]: the header seems to be row {row}; delete the title"));
        assert_eq!(ran.err.matches("error[").count(), 1, "{}", ran.err);
    }
}

#[test]
fn f_surplus_cells_that_are_empty_say_nothing_and_a_row_that_ends_early_is_said() {
    assert_eq!(rows("name,share\nA,60,,\nB,70,\n", &[]), ["A,1,0", "B,1,0"]);
    let folder = Room::kinds().put("t.csv", "name,share,count\nA,60\nB,60,5,x\n");
    let ran = folder.batch(&["t.csv"]);
    ran.ends(2).says("t.csv:2:3: error[ragged-row]: the row ends after 2 cells, and the header has 3; is the line cut off?");
    ran.says("t.csv:3:8: error[ragged-row]: the row has 4 cells, and the header 3; put a cell that holds the delimiter in quotes");
}

#[test]
fn f_blanks_of_all_kinds_around_a_value_are_none_of_it() {
    let table = "name,share,has-policy,level\nA\u{a0},60\u{a0},\u{2007}yes,some\u{3000}\nA2,\u{a0},,\n";
    assert_eq!(rows(table, &["--allow", "empty-row"]), ["A,3,0", "A2,0,0"]);
}

#[test]
fn f_items_of_a_checklist_are_separated_by_a_bar() {
    let folder = Room::kinds().put("t.csv", "name,items\nA,\"a,b\"\nB,a;c\nC,a|c\n");
    let ran = folder.batch(&["t.csv"]);
    ran.ends(2)
        .says("unknown item `a,b`; separate items with `|` in a cell")
        .says("(2 places: t.csv:2:4, t.csv:3:3)");
    assert_eq!(ran.rows(), ["C,1,0"]);
}

#[test]
fn f_numbers_are_read_as_programs_write_them() {
    assert_eq!(rows("name,count\nA,.377\nB,1e-05\nC,1.5E+3\n", &[]), ["A,1,0", "B,1,0", "C,1,0"]);
    let folder = Room::kinds().put("t.csv", "name,count\nA,1.5E+3\n");
    folder.run(&["batch", "t.csv", "--rubric", "./t.yaml", "--format", "jsonl"]).shows("\"1500\"");
}

#[test]
fn f_strings_in_json_are_read_by_one_rule() {
    let folder = Room::kinds().put(
        "x.json",
        r#"{"agency": {"name": "A"}, "answers": {"share": "60", "has-policy": "yes", "dossiers": {"of": "1", "total": "2"}}}"#,
    );
    assert_eq!(folder.assess(&["x.json", "-q"]).ends(0).err, "");
}

#[test]
fn f_the_help_for_a_column_always_names_the_map() {
    let folder = Room::kinds().put("t.csv", "name,sharr,zzzzzz,share\nA,5,1,5\n");
    let ran = folder.batch(&["t.csv"]);
    ran.ends(2).says("unknown column `sharr`; did you mean `share`? Otherwise name it in a column map");
    ran.says("unknown column `zzzzzz`; name it in a column map");
}

#[test]
fn f_errors_of_one_cause_in_a_column_are_one_error_with_a_count() {
    let table =
        "name,period,share\nA,2024-01-15,5\nB,2024-01-16,6\nC,2024-01-17,7\nD,2024-01-18,8\nE,2024,9\n";
    let folder = Room::kinds().put("t.csv", table);
    let ran = folder.batch(&["t.csv"]);
    ran.ends(2).says("t.csv:2:3: error[bad-date]: `2024-01-15` is not a period");
    ran.says("(4 places: t.csv:2:3, t.csv:3:3, t.csv:4:3, …)");
    assert_eq!(ran.err.matches("error[").count(), 1, "{}", ran.err);
    assert_eq!(ran.last(), "1 file: 1 read · 5 agencies: 1 scored, 4 failed");
}

#[test]
fn f_what_a_file_is_is_said_by_its_content() {
    let old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
    let ods = b"PK\x03\x04\x14\0\0\0\0\0mimetypeapplication/vnd.oasis.opendocument.spreadsheet";
    let folder = Room::kinds()
        .put("old.xls", old)
        .put("old.xlsx", old)
        .put("old.csv", old)
        .put("sheet.ods", ods)
        .put("sheet.xlsx", ods)
        .put("page.xls", "<html><table><tr><td>name</td></tr></table></html>")
        .put("page.xlsx", "<html><table></table></html>")
        .put("page.csv", "<!DOCTYPE html><html></html>")
        .put("notes.zip", b"PK\x03\x04\x14\0\0\0\0\0notes.txt");
    for (name, what) in [
        ("old.xls", "old Excel workbook"),
        ("old.xlsx", "old Excel workbook"),
        ("old.csv", "old Excel workbook"),
        ("sheet.ods", "OpenDocument"),
        ("sheet.xlsx", "OpenDocument"),
        ("page.xls", "web page"),
        ("page.xlsx", "web page"),
        ("page.csv", "web page"),
        ("notes.zip", "zip archive"),
    ] {
        let ran = folder.batch(&[name]);
        ran.ends(2).says(what).is_silent_about("UTF-8 byte");
        assert_eq!(ran.err.matches("error[").count(), 1, "{name}: {}", ran.err);
        if ![Some("csv"), Some("xlsx")].contains(&name.rsplit('.').next()) {
            folder.assess(&[name]).ends(2).says(what);
        }
    }
}

#[test]
fn f_lists_of_sheets_and_flat_records_are_told_from_sheets() {
    let folder = Room::kinds()
        .put("list.json", r#"[{"agency": {"name": "A"}, "answers": {"share": 60}}]"#)
        .put("flat.jsonl", "{\"name\": \"A\", \"share\": 60}\n{\"name\": \"B\", \"share\": 70}\n");
    folder.batch(&["list.json"]).ends(2).says("this is a list").says("in a file .jsonl");
    let ran = folder.batch(&["flat.jsonl"]);
    ran.ends(2)
        .says("the question `share` stands outside of `answers`")
        .says("put the questions under `answers`");
}
