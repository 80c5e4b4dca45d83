//! A. A wrong number without a word.

#![allow(clippy::unwrap_used)]

use super::room::Room;
use crate::tables::{Cell, workbook};

#[test]
fn a1_a_fraction_for_a_percentage_is_warned_of_with_both_readings() {
    let folder = Room::kinds()
        .sheet("low.yaml", "share: 0.85")
        .sheet("sign.yaml", "share: 0.85%")
        .sheet("ratio.yaml", "dossiers: {of: 0.85, total: 100}")
        .put("low.json", r#"{"agency": {"name": "A"}, "answers": {"share": 0.85}}"#)
        .put("low.toml", "agency = {name = \"A\"}\nanswers = {share = 0.85}\n");
    for name in ["low.yaml", "low.json", "low.toml"] {
        let ran = folder.assess(&[name]);
        ran.ends(0).says("warning[fraction-as-percent]: this is read as 0.85%").says("85% may be meant");
        ran.says("write 85 if it is 85%, or `0.85%`");
    }
    folder
        .assess(&["ratio.yaml"])
        .ends(0)
        .says("warning[fraction-as-percent]")
        .says("warning[fractional-part]");
    assert_eq!(folder.assess(&["sign.yaml"]).ends(0).err, "", "a percent sign leaves no doubt");
    folder.assess(&["low.yaml", "-q"]).ends(0).says("low.yaml:2:18: warning[fraction-as-percent]");
    folder.assess(&["low.yaml", "--lang", "vi"]).says("có thể ý bạn là 85%");
}

#[test]
fn a1_the_json_of_a_sheet_has_its_warnings_with_place_and_both_readings() {
    let folder = Room::kinds().sheet("low.yaml", "share: 0.85").put("t.csv", "name,share\nA,0.85\nB,60\n");
    let ran = folder.assess(&["low.yaml", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&ran.ends(0).out).unwrap();
    let warning = &json["warnings"][0];
    assert_eq!(warning["code"], "fraction-as-percent");
    assert_eq!(warning["place"], "low.yaml:2:18");
    assert_eq!(warning["message"], "this is read as 0.85%, less than one percent; 85% may be meant");
    assert!(warning["help"].as_str().unwrap().contains("write 85"));
    let allowed = folder.assess(&["low.yaml", "--format", "json", "--allow", "fraction-as-percent"]);
    allowed.ends(0).shows("\"warnings\": []");
    let lines = folder.run(&["batch", "t.csv", "--rubric", "./t.yaml", "--format", "jsonl"]);
    let lines: Vec<serde_json::Value> =
        lines.ends(0).out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines[0]["warnings"][0]["place"], "t.csv:2:3");
    assert_eq!(lines[1]["warnings"], serde_json::json!([]));
}

#[test]
fn a1_what_the_rubric_calls_plausible_or_decimal_is_not_doubted() {
    let rubric = |share: &str, dossiers: &str| {
        let text = super::room::KINDS.replace("answer: percent", &format!("answer: percent, {share}"));
        text.replace("answer: ratio", &format!("answer: ratio, {dossiers}"))
    };
    let plain = "plausible: {at_least: 0, at_most: 100}";
    let folder = Room::kinds()
        .put("few.yaml", rubric("plausible: {at_least: 0.5, at_most: 15}", plain))
        .put("parts.yaml", rubric(plain, "parts: decimal"))
        .put("odd.yaml", rubric(plain, "parts: half"))
        .put("other.yaml", rubric("parts: decimal", plain))
        .sheet("share.yaml", "share: 0.85")
        .sheet("less.yaml", "share: 0.25")
        .sheet("ratio.yaml", "dossiers: 0.5/120.25")
        .sheet("hundred.yaml", "dossiers: 0.85/100")
        .sheet("counted.yaml", "dossiers: 3/315")
        .put("t.csv", "name,share,dossiers\nA,0.85,0.5/120.25\nB,0.25,3/315\n");
    let assess =
        |sheet: &str, rubric: &str| folder.run(&[sheet, "-q", "--rubric", rubric]).ends(0).err.clone();
    assert_eq!(assess("share.yaml", "./few.yaml"), "");
    assert!(assess("less.yaml", "./few.yaml").contains("[fraction-as-percent]"));
    assert!(assess("ratio.yaml", "./t.yaml").contains("[fractional-part]"));
    assert!(assess("ratio.yaml", "./t.yaml").contains("[fraction-as-percent]"));
    assert_eq!(assess("ratio.yaml", "./parts.yaml"), "");
    assert!(assess("hundred.yaml", "./parts.yaml").contains("[fraction-as-percent]"));
    for rubric in ["./t.yaml", "./parts.yaml"] {
        assert_eq!(assess("counted.yaml", rubric), "", "three of 315 has one reading");
    }
    folder.run(&["check", "odd.yaml"]).ends(1).shows("`half`").shows("whole");
    folder.run(&["check", "other.yaml"]).ends(1).shows("parts");
    let table = folder.run(&["batch", "t.csv", "--rubric", "./few.yaml", "--format", "csv"]);
    table.ends(0).says("t.csv:3:3: warning[").says("t.csv:2:8: warning[fractional-part]");
    table.is_silent_about("t.csv:2:3");
}

#[test]
fn a1_a_table_is_doubted_as_a_sheet_is() {
    let rubric = super::room::KINDS.replace("answer: number", "answer: number, plausible: {at_most: 50}");
    let rule = "consistency:\n  - {when: {has-policy: yes}, expect: {level: some}, because: x}\n";
    let folder = Room::kinds()
        .put("r.yaml", format!("{rubric}{rule}"))
        .put("t.csv", "name,count,has-policy,level\nA,60,no,none\nB,40,yes,none\nC,40,yes,some\n");
    let ran = folder.run(&[
        "batch",
        "t.csv",
        "--rubric",
        "./r.yaml",
        "--format",
        "csv",
        "--columns",
        "name,warnings",
    ]);
    ran.ends(0).says("t.csv:2:3: warning[implausible-answer]").says("warning[inconsistent-answers]");
    assert_eq!(ran.rows(), ["A,1", "B,1", "C,0"]);
}

#[test]
fn a1_a_warning_can_be_denied_and_allowed() {
    let folder = Room::kinds().sheet("low.yaml", "share: 0.85").put("assess.toml", "[check]\n");
    let denied = folder.assess(&["low.yaml", "--deny", "fraction-as-percent"]);
    denied.ends(1).says("error[fraction-as-percent]").shows("Xã low");
    assert_eq!(folder.assess(&["low.yaml", "--allow", "fraction-as-percent"]).ends(0).err, "");
    folder.assess(&["low.yaml", "--deny", "fraction-as-percnt"]).ends(2).says("fraction-as-percent");
    let folder = folder.put("assess.toml", "[check]\ndeny = [\"fraction-as-percent\"]\n");
    folder.assess(&["low.yaml"]).ends(1).says("error[fraction-as-percent]");
    folder.assess(&["low.yaml", "--warn", "fraction-as-percent"]).ends(0);
}

#[test]
fn a1_check_reports_what_scoring_warns_of() {
    let folder = Room::kinds().sheet("low.yaml", "share: 0.85, count: 1.200");
    let ran = folder.run(&["check", "low.yaml", "--rubric", "./t.yaml"]);
    ran.ends(1).shows("warning[fraction-as-percent]").shows("warning[ambiguous-point]");
    folder.run(&["explain", "ambiguous-point"]).ends(0).shows("one thousand two hundred");
}

#[test]
fn a2_a_point_before_three_digits_is_warned_of_where_both_readings_are_answers() {
    let folder = Room::kinds()
        .sheet("days.yaml", "count: 1.200")
        .sheet("share.yaml", "share: 92.125")
        .sheet("zero.yaml", "count: 0.812")
        .sheet("long.yaml", "count: 1234.567")
        .sheet("ratio.yaml", "dossiers: 8.120/10210")
        .sheet("group.yaml", "dossiers: 812/1.021")
        .put("days.json", r#"{"agency": {"name": "A"}, "answers": {"count": 1.200}}"#);
    for name in ["days.yaml", "days.json"] {
        let ran = folder.assess(&[name]);
        ran.ends(0)
            .says("warning[ambiguous-point]: this is read as 1.2; if the point groups digits, it is 1200");
    }
    for name in ["share.yaml", "zero.yaml", "long.yaml"] {
        assert_eq!(folder.assess(&[name]).ends(0).err, "", "{name}");
    }
    folder.assess(&["ratio.yaml"]).says("read as 8.12 of 10210").says("it is 8120 of 10210");
    folder.assess(&["group.yaml"]).ends(2).says("if points group digits, write 812/1021");
}

#[test]
fn a3_the_help_proposes_the_number_that_was_written_or_both_that_may_be_meant() {
    for (text, help) in [
        ("1,234.5", "for example 1234.5"),
        ("1.234,5", "for example 1234.5"),
        ("1,234", "write 1.234 if a fraction follows the mark, or 1234 if it groups digits"),
        ("1,200", "write 1.200 if a fraction follows the mark, or 1200 if it groups digits"),
        ("92,5", "write a decimal point: 92.5"),
        ("1.234.567", "for example 1234567"),
        ("1,23,456", "write only digits, and a point before a fraction"),
        ("1,200%", "write 1.200 if a fraction follows the mark, or 1200 if it groups digits"),
    ] {
        let folder = Room::kinds().put("x.yaml", format!("agency: {{name: A}}\nanswers:\n  count: {text}\n"));
        folder.assess(&["x.yaml"]).ends(2).says(help);
    }
}

#[test]
fn a1_a_column_of_fractions_is_one_warning_with_its_first_places() {
    let folder = Room::kinds().put("t.csv", "name,share\nA,0.6\nB,0.95\nC,1\nD,0.2\nE,0.3\n");
    let ran = folder.batch(&["t.csv"]);
    ran.ends(0).says("t.csv:2:3: warning[fraction-as-percent]: this is read as 0.6%");
    ran.says("(4 places: t.csv:2:3, t.csv:3:3, t.csv:5:3, …)");
    assert_eq!(ran.err.matches("warning[").count(), 1, "{}", ran.err);
    assert_eq!(ran.rows(), ["A,1,1", "B,1,1", "C,1,0", "D,1,1", "E,1,1"]);
    assert_eq!(ran.last(), "1 file: 1 read · 5 agencies: 5 scored · 4 warnings");
    folder.batch(&["t.csv", "--deny", "fraction-as-percent"]).ends(1).says("error[fraction-as-percent]");
    let allowed = folder.batch(&["t.csv", "--allow", "fraction-as-percent"]);
    assert_eq!(allowed.ends(0).last(), "1 file: 1 read · 5 agencies: 5 scored");
    assert_eq!(allowed.rows()[0], "A,1,0");
}

#[test]
fn a1_a_column_that_mixes_percent_signs_and_fractions_is_refused_and_no_file_is_written() {
    for table in ["name,share\nA,85%\nB,0.4\n", "name,question,value\nA,share,85%\nB,share,0.4\n"] {
        let folder = Room::kinds().put("t.csv", table);
        let ran = folder.run(&["batch", "t.csv", "--rubric", "./t.yaml", "-o", "out.csv"]);
        ran.ends(2).says("error[mixed-notation]: the column has percentages with a percent sign, as here");
        ran.says("no file was written");
        assert!(!folder.path().join("out.csv").exists());
        folder.batch(&["t.csv"]).ends(2).says("rows of the table already went to standard output");
    }
    let folder = Room::kinds().put("t.csv", "name,share\nA,85%\nB,40\nC,0.5%\n");
    assert_eq!(folder.batch(&["t.csv"]).ends(0).last(), "1 file: 1 read · 3 agencies: 3 scored");
}

#[test]
fn a1_a_workbook_that_mixes_percent_formats_and_fractions_is_refused() {
    let rows = |bare: f64| {
        vec![
            vec!["name".into(), "share".into()],
            vec!["A".into(), Cell::Percent(0.85)],
            vec!["B".into(), Cell::Number(bare)],
        ]
    };
    let folder = Room::kinds()
        .put("mixed.xlsx", workbook(&[("Q2", rows(0.4))]))
        .put("plain.xlsx", workbook(&[("Q2", rows(40.0))]));
    folder.batch(&["mixed.xlsx"]).ends(2).says("mixed.xlsx:Q2!B2: error[mixed-notation]").says("Q2!B3");
    let ran = folder.batch(&["plain.xlsx"]);
    assert_eq!(ran.ends(0).last(), "1 file: 1 read · 2 agencies: 2 scored");
}

#[test]
fn a1_json_lines_warn_once_for_a_question() {
    let line =
        |name: &str| format!("{{\"agency\": {{\"name\": \"{name}\"}}, \"answers\": {{\"share\": 0.85}}}}\n");
    let folder = Room::kinds().put("t.jsonl", [line("A"), line("B")].concat());
    let ran = folder.batch(&["t.jsonl"]);
    ran.ends(0)
        .says("t.jsonl:1:48: warning[fraction-as-percent]")
        .says("(2 places: t.jsonl:1:48, t.jsonl:2:48)");
}

#[test]
fn a2_a_table_with_semicolons_refuses_a_point_that_may_group_and_names_the_setting() {
    let folder = Room::kinds()
        .put("t.csv", "name;count\nA;1.500\nB;2\n")
        .put("comma.toml", "decimal = \",\"\n")
        .put("point.toml", "decimal = \".\"\n")
        .put("wide.csv", "name;count;dossiers\nA;1.500;812/1.021\nB;2,5;1/3\nC;1.234,5;1/2\n");
    let ran = folder.batch(&["t.csv"]);
    ran.ends(2).says(
        "t.csv:2:3: error[ambiguous-point]: this is read as 1.5; if the point groups digits, it is 1500",
    );
    ran.says("write `decimal = \",\"` or `decimal = \".\"` in a column map");
    assert_eq!(ran.rows(), ["B,1,0"]);
    let index = ["--format", "jsonl", "--rubric", "./t.yaml"];
    for (map, value) in [("comma.toml", "1500"), ("point.toml", "1.5")] {
        let ran = folder.run(&[&["batch", "t.csv", "--map", map], &index[..]].concat());
        ran.ends(0).shows(&format!("\"{value}\""));
    }
    let ran = folder.run(&[&["batch", "wide.csv", "--map", "comma.toml"], &index[..]].concat());
    ran.ends(0).shows("\"1500\"").shows("\"2.5\"").shows("\"1234.5\"").shows("1021");
}

#[test]
fn a2_a_column_with_decimal_commas_and_points_that_may_group_is_refused() {
    let folder = Room::kinds().put("t.csv", "name,count\nA,\"2,5\"\nB,1.500\n");
    let ran = folder.batch(&["t.csv", "--keep-going"]);
    ran.ends(2).says("error[mixed-notation]: the column has decimal commas").says("as in t.csv:3:3");
    ran.says("write `decimal = \",\"` in a column map");
}

#[test]
fn a4_rows_without_answers_and_rows_called_sums_are_left_out_with_a_note() {
    let table =
        "name,share,count\nA,60,5\nTrung bình,70,6\nB,80,7\nTỔNG CỘNG:,140,12\nSource: MIC,,\nfootnote\n";
    let folder = Room::kinds().put("t.csv", table);
    let ran = folder.batch(&["t.csv"]);
    assert_eq!(ran.ends(0).rows(), ["A,2,0", "B,2,0"]);
    ran.says("t.csv:3: warning[sum-row]").says("(2 places: t.csv:3, t.csv:5)");
    ran.says(
        "t.csv:6: warning[empty-row]: the row answers nothing, and is left out (2 places: t.csv:6, t.csv:7)",
    );
    assert_eq!(ran.last(), "1 file: 1 read · 6 agencies: 2 scored, 4 left out");
    folder.batch(&["t.csv", "--deny", "empty-row"]).ends(1).says("error[empty-row]");
    let json = folder.run(&["batch", "t.csv", "--rubric", "./t.yaml", "--format", "json"]);
    json.ends(0).shows("\"left_out\": 4").shows("\"code\": \"sum-row\"");
    let kept = folder.batch(&["t.csv", "--allow", "sum-row", "--allow", "empty-row", "--keep-going"]);
    assert!(kept.rows().contains(&"Trung bình,2,0") && kept.rows().contains(&"Source: MIC,0,0"));
}

#[test]
fn a4_whatever_way_a_table_comes_its_rows_are_judged_alike() {
    let cells = |rows: &[[&str; 3]]| {
        rows.iter().map(|row| row.iter().map(|text| Cell::from(*text)).collect()).collect::<Vec<Vec<Cell>>>()
    };
    let rows = [["name", "share", "count"], ["A", "60", "5"], ["Bình quân", "60", "5"], ["Source", "", ""]];
    let folder = Room::kinds()
        .put("t.xlsx", workbook(&[("Q2", cells(&rows))]))
        .put("long.csv", "name,question,value\nA,share,60\nA,count,5\nBình quân,share,60\nSource,share,\n");
    for (name, left_out) in [("t.xlsx", 2), ("long.csv", 2)] {
        let ran = folder.batch(&[name]);
        assert_eq!(ran.ends(0).rows(), ["A,2,0"], "{name}");
        assert!(ran.last().ends_with(&format!("1 scored, {left_out} left out")), "{name}: {}", ran.last());
    }
}

#[test]
fn a4_a_first_or_last_row_with_the_means_or_sums_of_the_others_is_left_out_wherever_results_go() {
    let agencies = "A,60,500\nB,80,700\nC,35,90\nD,90,1200\nE,11,40\n";
    let folder = Room::kinds()
        .put("t.csv", format!("name,share,count\n{agencies}X,55.2,506\n"))
        .put("both.csv", format!("name,share,count\nX,55.2,2530\n{agencies}Y,55.2,506\n"))
        .put("chance.csv", "name,share,count\nA,60,40\nB,80,71\nC,35,12\nD,90,85\nE,66,52\n");
    let ran = folder.batch(&["t.csv"]);
    ran.ends(0).says(
        "t.csv:7: warning[sum-row]: the numbers of the row are the sums or the means of the other rows",
    );
    ran.says("and it is left out").says("`--allow sum-row` scores it");
    assert_eq!(ran.rows(), ["A,2,0", "B,2,0", "C,2,0", "D,2,0", "E,2,0"], "nothing wrong went out before");
    assert_eq!(ran.last(), "1 file: 1 read · 6 agencies: 5 scored, 1 left out");
    for output in ["out.csv", "out.json", "out.xlsx", "out.jsonl"] {
        folder.run(&["batch", "t.csv", "--rubric", "./t.yaml", "-o", output]).ends(0).says("[sum-row]");
        assert!(folder.path().join(output).exists());
    }
    let report = folder.run(&["batch", "t.csv", "--rubric", "./t.yaml"]);
    report.ends(0).shows("5 agencies:");
    folder.batch(&["t.csv", "--deny", "sum-row"]).ends(1).says("error[sum-row]");
    assert_eq!(folder.batch(&["t.csv", "--allow", "sum-row"]).ends(0).rows().len(), 6);
    let both = folder.batch(&["both.csv"]);
    assert_eq!(both.ends(0).rows().len(), 5, "a sum above and a mean below do not hide each other");
    both.says("(2 places: both.csv:2, both.csv:8)");
    let chance = folder.batch(&["chance.csv"]);
    chance.ends(0).says("chance.csv:6: warning[sum-row]").says("perhaps by chance: is it an agency?");
    assert_eq!(chance.rows().len(), 5, "what chance may do is asked and not decided");
}

#[test]
fn a4_tables_are_judged_each_by_itself_and_in_every_format() {
    let rows = ["60,500", "80,700", "35,90", "90,1200", "11,40", "55.2,506"];
    let csv = |names: &str| {
        let lines = names.chars().zip(rows).map(|(name, row)| format!("{name},{row}\n"));
        format!("name,share,count\n{}", lines.collect::<String>())
    };
    let json: Vec<String> = "mnopqr"
        .chars()
        .zip(rows)
        .map(|(name, row)| {
            let (share, count) = row.split_once(',').unwrap();
            format!("{{\"agency\": {{\"name\": \"{name}\"}}, \"answers\": {{\"share\": {share}, \"count\": {count}}}}}\n")
        })
        .collect();
    let long: Vec<String> = "stuvwx"
        .chars()
        .zip(rows)
        .map(|(name, row)| {
            let (share, count) = row.split_once(',').unwrap();
            format!("{name},share,{share}\n{name},count,{count}\n")
        })
        .collect();
    let folder = Room::kinds()
        .put("a.csv", csv("abcdef"))
        .put("b.csv", csv("ghijkl"))
        .put("c.jsonl", json.concat())
        .put("d.csv", format!("name,question,value\n{}", long.concat()))
        .sheet("e.yaml", "share: 60");
    let ran = folder.batch(&["a.csv", "b.csv", "c.jsonl", "d.csv", "e.yaml"]);
    assert_eq!(ran.ends(0).last(), "5 files: 5 read · 25 agencies: 21 scored, 4 left out");
    for place in ["a.csv:7", "b.csv:7", "c.jsonl:6", "d.csv:12"] {
        ran.says(&format!("{place}: warning[sum-row]"));
    }
    let shuffled = folder.batch(&["d.csv", "e.yaml", "b.csv", "a.csv", "c.jsonl", "--threads", "1"]);
    assert_eq!(shuffled.ends(0).rows().len(), 21);
}

#[test]
fn a5_names_that_differ_in_blanks_and_case_are_one_agency() {
    let folder = Room::kinds()
        .put("t.csv", "name,share\nHà Nội,60\nHà  Nội,61\nHà\u{a0}Nội,62\nHÀ NỘI,63\nHà Nam,64\n")
        .put("code.csv", "code,name,share\nhcm-1,A,60\nHCM-1,B,61\n");
    let ran = folder.batch(&["t.csv"]);
    ran.ends(2).says("t.csv:5: error[duplicate-agency]: the agency `HÀ NỘI` was already given in t.csv:2");
    assert_eq!(ran.rows(), ["Hà Nội,1,0", "Hà Nam,1,0"], "as it is written");
    folder.batch(&["code.csv"]).ends(2).says("the agency `HCM-1` was already given in code.csv:2");
}

#[test]
fn a6_a_code_of_a_workbook_is_what_its_cell_shows() {
    use rust_xlsxwriter::{Format, Workbook};
    let mut book = Workbook::new();
    let zeros = Format::new().set_num_format("00");
    let sheet = book.add_worksheet();
    for (column, name) in [(0, "code"), (1, "name"), (2, "period"), (3, "share")] {
        sheet.write_string(0, column, name).unwrap();
    }
    for (row, code) in [(1, 1.0), (2, 4.0)] {
        sheet.write_number_with_format(row, 0, code, &zeros).unwrap();
        sheet.write_string(row, 1, format!("Xã {code}")).unwrap();
        sheet.write_number(row, 2, 2026.0).unwrap();
        sheet.write_number_with_format(row, 3, 60.0, &zeros).unwrap();
    }
    let folder = Room::kinds().put("t.xlsx", book.save_to_buffer().unwrap());
    let columns = ["--rubric", "./t.yaml", "--format", "csv", "--columns", "code,period,answered"];
    let ran = folder.run(&[&["batch", "t.xlsx"], &columns[..]].concat());
    assert_eq!(ran.ends(0).rows(), ["01,2026,1", "04,2026,1"]);
}

#[test]
fn a7_a_text_that_lost_characters_is_warned_of_wherever_it_stands() {
    let folder = Room::kinds()
        .put("t.csv", "name,share,share.note,share.evidence\nH\u{fffd} Nội,60,,\nB,60,x\u{fffd}y,\nC,60,,Q\u{fffd} 1\nD,60,,\n")
        .put("x.yaml", "agency: {name: H\u{fffd} Nội}\nanswers: {share: {value: 60, note: Số \u{fffd}}}\n");
    let ran = folder.batch(&["t.csv"]);
    ran.ends(0).says("t.csv:2:1: warning[damaged-text]: characters of `H\u{fffd} Nội` were lost");
    assert_eq!(ran.rows(), ["H\u{fffd} Nội,1,1", "B,1,1", "C,1,1", "D,1,0"]);
    let ran = folder.assess(&["x.yaml"]);
    assert_eq!(ran.ends(0).err.matches("warning[damaged-text]").count(), 2);
}

#[test]
fn a8_every_file_that_is_not_read_is_counted_and_named_once() {
    let folder = Room::kinds()
        .sheet("in/a.yaml", "share: 60")
        .put("in/notes.txt", "hello")
        .put("in/old.doc", "x")
        .put("in/q.odt", "x")
        .put("in/~$q3.xlsx", "lock")
        .put("in/other.yaml", "kind: Deployment\n")
        .put("in/README", "read me");
    let ran = folder.batch(&["in"]);
    ran.ends(0).says("note: not read: in/README, in/notes.txt, in/old.doc, in/q.odt, in/~$q3.xlsx (lock file), in/other.yaml (no answer sheet)");
    assert_eq!(
        ran.last(),
        "7 files: 1 read, 6 skipped (no ending, .doc, .odt, .txt, lock file, no answer sheet) · 1 agency: 1 scored"
    );
    let named = folder.batch(&["in/a.yaml"]);
    assert_eq!(named.ends(0).last(), "1 file: 1 read · 1 agency: 1 scored");
}

#[test]
fn a8_further_sheets_and_hidden_rows_of_a_workbook_are_said() {
    use rust_xlsxwriter::Workbook;
    let mut book = Workbook::new();
    for (name, rows) in [("Q2", 3), ("Q3", 2), ("Blank", 0)] {
        let sheet = book.add_worksheet().set_name(name).unwrap();
        for row in 0..rows {
            let (name, share) =
                if row == 0 { ("name".to_owned(), "share") } else { (format!("A{row}"), "60") };
            sheet.write_string(row, 0, name).unwrap();
            sheet.write_string(row, 1, share).unwrap();
        }
        if name == "Q2" {
            sheet.set_row_hidden(2).unwrap();
        }
    }
    let folder = Room::kinds().put("t.xlsx", book.save_to_buffer().unwrap());
    let ran = folder.batch(&["t.xlsx"]);
    ran.ends(0).says("t.xlsx:Q2: warning[hidden-part]: the workbook has further sheets with cells, which were not read: `Q3`");
    ran.says("warning[hidden-part]: the sheet has 1 hidden or filtered row");
    assert_eq!(ran.rows().len(), 2, "a hidden row is read");
    folder.batch(&["t.xlsx", "--sheet", "Q3"]).ends(0).is_silent_about("hidden-part");
}

#[test]
fn a9_what_comes_from_two_periods_is_summed_up_for_each() {
    let folder = Room::kinds()
        .put("q2.csv", "name,period,share\nA,2026-Q2,40\nB,2026-Q2,60\n")
        .put("q3.csv", "name,period,share\nA,2026-Q3,80\nB,2026-Q3,100\nC,2026-Q3,90\n");
    let args = ["batch", "q2.csv", "q3.csv", "--group-by", "period", "--rubric", "./t.yaml"];
    let ran = folder.run(&[&args[..], &["--format", "json"]].concat());
    let json: serde_json::Value = serde_json::from_str(&ran.ends(0).out).unwrap();
    let periods = json["periods"].as_array().unwrap();
    let of = |key: &str| periods.iter().map(|period| period[key].clone()).collect::<Vec<_>>();
    assert_eq!(of("period"), ["2026-Q2", "2026-Q3"]);
    assert_eq!(of("agencies"), [2, 3]);
    assert_eq!(json["index"]["mean_ppm"], serde_json::Value::Null, "periods are not added up");
    // Each period has the numbers of a run over it alone.
    for (name, period) in [("q2.csv", &periods[0]), ("q3.csv", &periods[1])] {
        let alone = folder.run(&["batch", name, "--rubric", "./t.yaml", "--format", "json"]);
        let alone: serde_json::Value = serde_json::from_str(&alone.ends(0).out).unwrap();
        for key in ["index", "distribution", "dimensions", "overall", "criteria", "shared_gaps"] {
            assert_eq!(period[key], alone[key], "{name} {key}");
        }
        assert_eq!(alone["periods"], serde_json::Value::Null);
    }
    let shown = folder.run(&[&args[..], &["--full"]].concat());
    shown
        .ends(0)
        .shows("5 results in 2 periods")
        .shows("Period: 2026-Q2")
        .shows("Period: 2026-Q3")
        .shows("2 agencies:");
    assert!(!shown.out.contains("5 agencies"), "{}", shown.out);
}

#[test]
fn a9_periods_that_are_added_up_are_named() {
    let q2 = "name,period,share\nA,2026-Q3,40\nB,2026-Q2,60\nC,,60\n";
    let folder = Room::kinds().put("t.csv", q2).put("one.csv", q2.replace("2026-Q2", "2026-Q3"));
    let run = |args: &[&str]| folder.run(&[&["batch"], args, &["--rubric", "./t.yaml"]].concat());
    let note = "agencies of several periods (2026-Q2, 2026-Q3) are added up";
    run(&["t.csv"]).ends(0).says(note);
    run(&["t.csv", "--lang", "vi"]).ends(0).says("thuộc nhiều kỳ (2026-Q2, 2026-Q3)");
    for args in [
        &["one.csv"][..],
        &["t.csv", "--group-by", "period"],
        &["t.csv", "--quiet"],
        // Nothing is added up in the lines of a table.
        &["t.csv", "--format", "csv", "--columns", "name,index"],
    ] {
        run(args).ends(0).is_silent_about("several periods");
    }
}

#[test]
fn a9_nothing_of_a_report_pools_periods() {
    let folder = Room::kinds()
        .put("q2.csv", "name,period,share,count\nA,2026-Q2,40,1\nB,2026-Q2,60,2\n")
        .put("q3.csv", "name,period,share,count\nA,2026-Q3,80,3\nB,2026-Q3,90,4\nC,2026-Q3,95,5\n");
    let args = ["batch", "q2.csv", "q3.csv", "--group-by", "period", "--items", "--rubric", "./t.yaml"];
    let json = folder.run(&[&args[..], &["--format", "json"]].concat());
    let json: serde_json::Value = serde_json::from_str(&json.ends(0).out).unwrap();
    assert_eq!(json["items"], serde_json::Value::Null);
    assert_eq!(json["stage_items"], serde_json::Value::Null);
    for (at, agencies) in [(0, 2), (1, 3)] {
        assert_eq!(json["periods"][at]["items"]["agencies"], agencies);
        let alone = folder.run(&[
            "batch",
            ["q2.csv", "q3.csv"][at],
            "--items",
            "--rubric",
            "./t.yaml",
            "--format",
            "json",
        ]);
        let alone: serde_json::Value = serde_json::from_str(&alone.ends(0).out).unwrap();
        for key in ["items", "stage_items", "duties"] {
            assert_eq!(json["periods"][at][key], alone[key], "{key}");
        }
    }
    let shown = folder.run(&[&args[..], &["--full"]].concat());
    assert_eq!(shown.ends(0).out.matches("Item statistics: the criteria").count(), 2, "{}", shown.out);
    folder.run(&[&args[..], &["-o", "out.xlsx"]].concat()).ends(0);
    let sheets = crate::batches::read_back(&std::fs::read(folder.path().join("out.xlsx")).unwrap());
    let (_, criteria) = sheets.iter().find(|(name, _)| name == "Criteria").unwrap();
    let column = |name: &str| {
        let at = criteria[0].iter().position(|cell| crate::batches::text(cell) == name).unwrap();
        criteria[1..].iter().map(|row| crate::batches::text(&row[at])).collect::<Vec<_>>()
    };
    let (periods, asked, counted) = (column("Period"), column("Agencies asked"), column("Agencies counted"));
    let all =
        periods.iter().zip(&asked).zip(&counted).map(|((a, b), c)| (a.as_str(), b.as_str(), c.as_str()));
    let of = |period: &str| all.clone().filter(|row| row.0 == period).collect::<Vec<_>>();
    assert!(
        !of("2026-Q2").is_empty() && of("2026-Q2").iter().all(|row| row.1 == "2"),
        "{periods:?} {asked:?}"
    );
    assert!(of("2026-Q3").iter().all(|row| row.1 == "3"));
    assert_eq!(of("2026-Q2").len() + of("2026-Q3").len(), periods.len());
}
