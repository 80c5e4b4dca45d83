//! F. Formats that come in; and B10 and B11, which are of their kind.

#![allow(clippy::unwrap_used)]

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
fn f_a_workbook_is_read_whatever_it_is_called() {
    let book = |rows: &str| {
        let rows = rows.lines().map(|row| row.split(',').map(Into::into).collect()).collect();
        crate::tables::workbook(&[("S", rows)])
    };
    let folder = Room::kinds()
        .put("t.csv", book("name,share\nA,60"))
        .put("t.xls", book("name,share\nB,60"))
        .put("text.xlsx", "name;share\nC;60\n")
        .put("text.xls", "name\tshare\nD\t60\n");
    let ran = folder.batch(&["t.csv", "t.xls", "text.xls", "text.xlsx"]);
    assert_eq!(ran.ends(0).rows(), ["A,1,0", "B,1,0", "D,1,0", "C,1,0"]);
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
        ("old.xls", "the workbook cannot be read"),
        ("old.xlsx", "the workbook cannot be read"),
        ("old.csv", "the workbook cannot be read"),
        ("sheet.ods", "the workbook is damaged"),
        ("sheet.xlsx", "the workbook is damaged"),
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
fn f_arrays_of_sheets_and_flat_records_are_read_as_lines_are() {
    let sheets = r#"[{"agency": {"name": "A"}, "answers": {"share": 60}},
  {"agency": {"name": "B"}, "answers": {"share": 70, "count": 5}}]"#;
    let flat = "[\n  {\n    \"name\": \"A\",\n    \"share\": \"60\"\n  },\n  {\n    \"name\": \"B\",\n    \"share\": 70,\n    \"count\": 5\n  }\n]\n";
    let lines = "{\"name\": \"A\", \"share\": 60}\n{\"name\": \"B\", \"share\": \"70\", \"count\": \"5\"}\n";
    let folder = Room::kinds()
        .put("sheets.json", sheets)
        .put("flat.json", flat)
        .put("lines.jsonl", lines)
        .put("one.json", "[{\"name\": \"A\", \"share\": 60}]")
        .put("one.jsonl", "{\"name\": \"A\", \"share\": 60}\n");
    for name in ["sheets.json", "flat.json", "lines.jsonl"] {
        let ran = folder.batch(&[name]);
        assert_eq!(ran.ends(0).rows(), ["A,1,0", "B,2,0"], "{name}");
        folder.assess(&[name]).ends(2).says("assess batch");
    }
    for name in ["one.json", "one.jsonl"] {
        folder.assess(&[name]).ends(0).shows("A\nOne question a kind").is_silent_about("error");
        assert_eq!(folder.batch(&[name]).ends(0).rows(), ["A,1,0"]);
    }
}

#[test]
fn f_a_text_of_a_flat_record_means_what_a_cell_means() {
    let record = r#"{"name": " A ", "code": "07", "period": 2026, "has-policy": "Có", "share": "92.5%",
        "count": "1.5E+3", "dossiers": "812/1021", "level": "some", "items": "a|c", "share.note": "x"}"#;
    let typed = r#"{"agency.name": "B", "has-policy": true, "share": 92.5, "count": 1500, "level": null,
        "dossiers": {"of": "812", "total": 1021}, "items": ["a", "c"], "share.evidence": ["Báo cáo"]}"#;
    let folder = Room::kinds().put("t.json", format!("[{record}, {typed}]"));
    let ran = folder.run(&["batch", "t.json", "--rubric", "./t.yaml", "--format", "jsonl"]);
    let lines: Vec<serde_json::Value> =
        ran.ends(0).out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let values = |at: usize| {
        let questions = lines[at]["questions"].as_array().unwrap();
        questions.iter().map(|question| question["value"].clone()).collect::<Vec<_>>()
    };
    assert_eq!(values(0), ["1", "92.5", "1500", "79.5299", "1", "2"]);
    assert_eq!(values(1)[..4], values(0)[..4]);
    assert_eq!(lines[0]["agency"]["code"], "07");
    assert_eq!(lines[0]["period"], "2026");
    assert_eq!(lines[1]["questions"][1]["evidence"][0], "Báo cáo");
}

#[test]
fn f_what_is_wrong_with_a_record_is_said_at_its_place() {
    let folder = Room::kinds()
        .put("t.json", "[\n  {\"name\": \"A\", \"sharr\": 60},\n  {\"name\": \"B\", \"share\": \"x\"}, {\"name\": \"C\", \"share\": 600},\n  {\"name\": \"D\", \"name\": \"E\", \"share\": 6},\n  {\"share\": 5}, 7, {\"name\": \"F\", \"share\": 8}]\n")
        .put("cut.json", "[{\"name\": \"A\", \"share\": 60},\n {\"name\": \"B\", \"sha")
        .put("comma.json", "[{\"name\": \"A\", \"share\": 60} {\"name\": \"B\"}]")
        .put("behind.json", "[{\"name\": \"A\", \"share\": 60}]\n]")
        .put("empty.json", "[]")
        .put("map.toml", "[columns]\nshare = \"sharr\"\n");
    let ran = folder.batch(&["t.json"]);
    ran.ends(2).says("t.json:2:17: error[unknown-column]: unknown column `sharr`; did you mean `share`?");
    ran.says("t.json:3:26: error")
        .says("t.json:3:55: error[out-of-range]")
        .says("t.json:4:17: error[duplicate-column]");
    ran.says("t.json:5:3: error").says("t.json:5:17: error");
    assert_eq!(ran.rows(), ["F,1,0"]);
    // The map says what `sharr` is, and some of its records have the other name as well: the records around one that is
    // none are read.
    let mapped = folder.batch(&["t.json", "--map", "map.toml"]);
    mapped.ends(2).says("the columns `sharr` and `share` mean the same").is_silent_about("unknown column");
    folder.batch(&["t.json", "--allow-unknown-columns"]).is_silent_about("sharr");
    let ran = folder.batch(&["cut.json"]);
    ran.ends(2).says("cut.json:2:").says("is the file cut off?");
    assert_eq!(ran.rows(), ["A,1,0"]);
    folder.batch(&["comma.json"]).ends(2).says("comma.json:1:29: error[syntax]");
    folder.batch(&["behind.json"]).ends(2).says("behind.json:2:1: error[syntax]");
    // A list of nobody is a table without rows.
    assert!(folder.batch(&["empty.json"]).ends(0).rows().is_empty());
}

#[test]
fn f_records_that_are_no_agencies_are_left_out_as_rows_are() {
    let lines = "{\"name\": \"A\", \"share\": 60}\n{\"name\": \"Tổng\", \"share\": 60}\n{\"name\": \"Source: MIC\", \"share\": \"\"}\n";
    let folder = Room::kinds().put("t.jsonl", lines);
    let ran = folder.batch(&["t.jsonl"]);
    assert_eq!(ran.ends(0).rows(), ["A,1,0"]);
    ran.says("t.jsonl:2: warning[sum-row]").says("t.jsonl:3: warning[empty-row]");
    assert_eq!(ran.last(), "1 file: 1 read · 3 agencies: 1 scored, 2 left out");
}

#[test]
fn f_of_an_array_on_one_line_only_the_record_that_sums_up_is_left_out() {
    let rows = [
        ("A", "60", 500),
        ("B", "80", 700),
        ("C", "35", 90),
        ("D", "90", 1200),
        ("E", "11", 40),
        ("X", "55.2", 506),
    ];
    let records = rows.map(|(name, share, count)| {
        format!("{{\"name\": \"{name}\", \"share\": {share}, \"count\": {count}}}")
    });
    let folder = Room::kinds().put("t.json", format!("[{}]", records.join(", ")));
    let ran = folder.batch(&["t.json"]);
    assert_eq!(ran.ends(0).rows().len(), 5);
    ran.says("t.json:1:211: warning[sum-row]");
}

#[test]
fn f_an_array_in_a_folder_is_read_if_it_is_ours() {
    let folder = Room::kinds()
        .put("in/ours.json", "[{\"name\": \"A\", \"share\": 60}]")
        .put("in/package.json", "[{\"name\": \"x\", \"version\": \"1\"}]");
    let ran = folder.batch(&["in"]);
    assert_eq!(ran.ends(0).rows(), ["A,1,0"]);
    ran.says("not read: in/package.json (no answer sheet)");
}

#[test]
fn a1_a_stream_of_objects_that_mixes_notations_is_refused_as_a_column_is() {
    let folder = Room::kinds()
        .put("flat.jsonl", "{\"name\": \"A\", \"share\": \"85%\"}\n{\"name\": \"B\", \"share\": 0.4}\n")
        .put("sheet.jsonl", "{\"agency\": {\"name\": \"A\"}, \"answers\": {\"share\": \"85%\"}}\n{\"agency\": {\"name\": \"B\"}, \"answers\": {\"share\": {\"value\": \"0.4\"}}}\n")
        .put("list.json", "[{\"name\": \"A\", \"count\": \"2,5\"}, {\"name\": \"B\", \"count\": \"1.500\"}]")
        .put("fine.jsonl", "{\"name\": \"A\", \"share\": \"85%\"}\n{\"name\": \"B\", \"share\": 40}\n");
    folder
        .batch(&["flat.jsonl"])
        .ends(2)
        .says("flat.jsonl:1:24: error[mixed-notation]")
        .says("flat.jsonl:2:24");
    folder.batch(&["sheet.jsonl"]).ends(2).says("error[mixed-notation]: the column has percentages");
    folder.batch(&["list.json"]).ends(2).says("error[mixed-notation]: the column has decimal commas");
    folder.batch(&["fine.jsonl"]).ends(0).is_silent_about("mixed");
}

#[test]
fn b2_a_table_of_answers_is_told_from_a_sheet_with_the_line_that_checks_it() {
    let folder = Room::kinds()
        .put("t.csv", "name,share\nA,60\n")
        .put("t.jsonl", "{\"name\": \"A\", \"share\": 60}\n")
        .put("t.json", "[{\"name\": \"A\", \"share\": 60}]")
        .put("t.xlsx", crate::tables::workbook(&[("Q", vec![vec!["name".into()], vec!["A".into()]])]));
    for name in ["t.csv", "t.jsonl", "t.json", "t.xlsx"] {
        let ran = folder.run(&["check", name]);
        ran.ends(1).shows("error[unknown-kind]: this is a table of answers");
        ran.shows(&format!("= help: `assess batch {name}` says everything"));
        let skipped =
            folder.run(&["check", "t.yaml", name, "--skip-unknown", "--allow", "missing-recommendation"]);
        skipped.says("1 file skipped");
    }
}
