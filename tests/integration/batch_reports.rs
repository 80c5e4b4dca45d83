//! The reports of a batch: what a person reads and what programs read.

#![allow(clippy::unwrap_used, clippy::panic)]

use crate::support;

mod fixture;

use std::path::Path;

use assess::analysis::items::Undefined;
use assess::base::lang::{Lang, Message};
use assess::batch::{BatchReport, Failure, GroupBy, Summary};
use assess::report::data::batch::json::{self, BatchProvenance};
use assess::report::view::{self, Options};
use assess::report::write::terminal::{self, Screen};
use assess::syntax::format::Format;
use proptest::prelude::*;
use serde_json::{Value, json};
use support::read_sheet;
use unicode_width::UnicodeWidthStr;

use fixture::{batch, grouped, profile, report, sheets, staged};

fn drawn(report: &BatchReport<'_>, options: Options, screen: Screen) -> String {
    terminal::write(&view::batch::document(report, options), screen)
}

fn shown(report: &BatchReport<'_>, lang: Lang) -> String {
    drawn(report, Options::full(lang), Screen::default())
}

/// The lines of a report from the one that begins with a text to the next empty one.
fn section<'t>(text: &'t str, begins: &str) -> Vec<&'t str> {
    let lines: Vec<&str> = text.lines().skip_while(|line| !line.starts_with(begins)).collect();
    assert!(!lines.is_empty(), "no line begins with {begins:?} in\n{text}");
    lines.into_iter().take_while(|line| !line.is_empty()).collect()
}

fn provenance() -> BatchProvenance {
    BatchProvenance { tool: "1.0.0".into(), rubric_sha256: "0".repeat(64), appraisals_sha256: None }
}

fn written(report: &BatchReport<'_>, lang: Lang) -> Value {
    serde_json::from_str(&json::to_string(report, provenance(), lang).unwrap()).unwrap()
}

/// Everything that could be wrong with how a report is laid out.
fn assert_laid_out(report: &BatchReport<'_>, width: usize) {
    for (lang, full) in Lang::ALL.into_iter().flat_map(|lang| [(lang, false), (lang, true)]) {
        let (options, screen) =
            (Options { lang, full, ..Options::default() }, Screen { width, ..Screen::default() });
        let text = drawn(report, options, screen);
        for line in text.lines() {
            assert!(line.width() <= width.clamp(60, 120), "{} columns: {line:?}\n{text}", line.width());
            assert!(!line.contains(char::is_control) && line.trim_end() == line, "{line:?}");
        }
        assert!(!text.contains("\n\n\n") && text.ends_with('\n'), "{text}");
        let coloured = drawn(report, options, Screen { colour: true, ..screen });
        let plain =
            coloured.split('\u{1b}').map(|part| part.split_once('m').filter(|_| part.starts_with('[')));
        let plain: String = plain
            .zip(coloured.split('\u{1b}'))
            .map(|(style, part)| style.map_or(part, |(_, rest)| rest))
            .collect();
        assert!(coloured.contains('\u{1b}') && plain == text, "colours disturb the layout");
    }
}

fn errors(value: &Value) -> Vec<String> {
    let validator = jsonschema::draft202012::new(&json::schema()).unwrap();
    validator.iter_errors(value).map(|error| format!("{}: {error}", error.instance_path())).collect()
}

// For people.

#[test]
fn the_ranking_shows_ranks_with_what_blanks_leave_open_and_why_others_have_none() {
    let rubric = staged();
    let text = shown(&batch(&rubric), Lang::En);
    assert_eq!(
        section(&text, "Rank "),
        [
            "Rank    Code  Agency          Stage  Index Weakest dimension Blanks",
            "────────────────────────────────────────────────────────────────────",
            "1       97    Tỉnh Minh Họa A   2   100.0% –                      0",
            "2 (2–4) 99    Tỉnh Minh Họa C   2    80.0% Data                   0",
            "3 (2–4) 98    Tỉnh Minh Họa B   1    65.0% Data                   1",
            "4 (1–4)       Bộ Minh Họa E     0     0.0% –                      3",
            "–¹      00001 Xã Minh Họa D     0    15.0% Data                   0",
            "(…) the ranks that unanswered questions leave open",
            "–¹ declines to be ranked",
        ]
    );
}

#[test]
fn groups_are_ranked_by_themselves_and_small_ones_are_not() {
    let rubric = staged();
    let text = shown(&grouped(&rubric), Lang::Vi);
    assert!(
        text.contains("\nTheo giai đoạn rồi đến chỉ số: xếp theo câu trả lời đã cung cấp, không phải xếp\n")
    );
    assert_eq!(
        section(&text, "Loại đơn vị: tỉnh, thành phố · 3 đơn vị"),
        [
            "Loại đơn vị: tỉnh, thành phố · 3 đơn vị",
            "Hạng    Mã Đơn vị          Giai đoạn Chỉ số Khía cạnh yếu nhất Chưa trả lời",
            "────────────────────────────────────────────────────────────────────────────",
            "1       97 Tỉnh Minh Họa A     2     100,0% –                             0",
            "2 (2–3) 99 Tỉnh Minh Họa C     2      80,0% Dữ liệu                       0",
            "3 (2–3) 98 Tỉnh Minh Họa B     1      65,0% Dữ liệu                       1",
            "(…) các thứ hạng còn có thể xảy ra do câu chưa trả lời",
        ]
    );
    let alone = section(&text, "Loại đơn vị: xã, phường, đặc khu · 1 đơn vị");
    assert!(alone[3].starts_with("–¹   00001 Xã Minh Họa D"), "{alone:?}");
    assert_eq!(alone[4], "–¹ nhóm quá nhỏ để xếp hạng: 1 đơn vị");
}

#[test]
fn a_group_is_named_by_what_it_is_a_group_by() {
    let rubric = staged();
    let mut report = batch(&rubric);
    support::place(&mut report, Some(GroupBy::Assessor), Some(&[]), 1);
    assert!(shown(&report, Lang::En).contains("\nAssessor: not stated · 5 agencies\n"));
}

#[test]
fn a_profile_is_ranked_by_the_index_and_shows_the_coverage_of_each_stage() {
    let rubric = profile();
    let text = shown(&batch(&rubric), Lang::En);
    assert!(text.contains("\nBy index: a ranking of the answers given, not an official ranking.\n"));
    assert_eq!(
        section(&text, "Rank ")[..3],
        [
            "Rank    Code  Agency              1     2  Index Weakest dimension Blanks",
            "──────────────────────────────────────────────────────────────────────────",
            "1       97    Tỉnh Minh Họa A 100.0 100.0 100.0% –                      0",
        ]
    );
    assert!(!text.contains("Agencies at each stage") && !text.contains("back"));
    assert!(text.contains("\n1 Basic · 2 Open\n") && text.contains("\nWhat most agencies do not meet\n"));
}

#[test]
fn nobody_is_ranked_who_does_not_want_a_ranking() {
    let rubric = staged();
    let text = shown(&report(&rubric, &sheets(&rubric)), Lang::En);
    assert_eq!(section(&text, "Agencies")[0], "Agencies");
    assert!(!text.contains("Rank") && text.contains("Tỉnh Minh Họa A   2"));
}

#[test]
fn the_sums_over_the_agencies_are_those_worked_out_by_hand() {
    let rubric = staged();
    let text = shown(&batch(&rubric), Lang::En);
    assert_eq!(section(&text, "5 agencies: 2 at stage 0, 1 at stage 1, 2 at stage 2")[1], "Mean index 52%");
    assert_eq!(
        section(&text, "Agencies at each stage")[1..],
        [
            "  Stage                         Agencies Share",
            "───────────────────────────────────────────────",
            "0 below stage 1 ██████░░░░░░░░░        2 40.0%",
            "1 Basic         ███░░░░░░░░░░░░        1 20.0%",
            "2 Open          ██████░░░░░░░░░        2 40.0%",
        ]
    );
    assert_eq!(
        section(&text, "Mean coverage (%) of each dimension at each stage")[1..],
        [
            "Dimension    1    2",
            "────────────────────",
            "Services  68.0 48.0",
            "Data      60.0 25.0",
            "                n 4",
            "Overall   64.0 40.0",
            "n: to how many agencies something applies, where not to all",
        ]
    );
    assert_eq!(
        section(&text, "What most agencies lack on the way")[1..],
        [
            "  1. File more online.",
            "     2 of 5 agencies, holds 2 back · 1.1 [filing@basic] · Services",
            "  2. Is there a list?",
            "     2 of 5 agencies, holds 2 back · 2.1 [list@basic] · Data",
            "  3. File more online.",
            "     2 of 5 agencies, holds 1 back · 1.1 [filing@open] · Services",
            "  4. Is it shared?",
            "     1 of 5 agencies, holds 1 back · 2.2 [shared@open] · Data",
            "Holds back: an open gate, or unmet where the coverage is too low.",
        ]
    );
}

#[test]
fn illustrative_data_are_marked_as_a_whole_or_agency_by_agency() {
    let rubric = staged();
    let mut sheets = sheets(&rubric);
    let text = shown(&report(&rubric, &sheets), Lang::En);
    assert!(text.starts_with("ILLUSTRATIVE DATA, not the results of real agencies\n") && !text.contains('*'));
    sheets[1].illustrative = false;
    let text = shown(&report(&rubric, &sheets), Lang::En);
    assert!(text.starts_with("ILLUSTRATIVE DATA: 4 of 5 agencies, marked *,"), "{text}");
    assert!(text.contains("Họa A * ") && text.contains("Họa B   "), "{text}");
    for sheet in &mut sheets {
        sheet.illustrative = false;
    }
    let text = shown(&report(&rubric, &sheets), Lang::En);
    assert!(!text.contains("ILLUSTRATIVE") && !text.contains('*'));
}

#[test]
fn failures_are_shown_with_their_places_and_the_rest_are_counted() {
    let rubric = staged();
    let mut report = batch(&rubric);
    report.failed += 1;
    report.read += 1;
    let text = shown(&report, Lang::En);
    assert_eq!(
        section(&text, "Failed inputs")[1..],
        [
            "  • north.yaml:3:9: error[unknown-question]: the question `filling` is unknown",
            "    (and 2 more)",
            "and 1 more",
        ]
    );
    assert!(text.ends_with("\n\n7 read, 5 scored, 2 failed\n"));
    let text = shown(&report, Lang::Vi);
    assert_eq!(
        section(&text, "Đầu vào bị lỗi")[1..],
        [
            "  • north.yaml:3:9: lỗi[unknown-question]: không có câu hỏi `filling` (và 2 lỗi",
            "    nữa)",
            "và 1 đầu vào nữa",
        ]
    );
    assert!(text.ends_with("\n\nđã đọc 7 phiếu, chấm được 5, lỗi 2\n"));
}

#[test]
fn a_batch_of_failures_alone_is_no_ranking() {
    let rubric = staged();
    let mut report = BatchReport::new(&rubric, Vec::new(), Summary::new(&rubric));
    fixture::fail(&mut report);
    let text = shown(&report, Lang::En);
    assert!(text.ends_with("1 read, 0 scored, 1 failed\n") && !text.contains("Mean"), "{text}");
    assert_laid_out(&report, 80);
    assert_eq!(errors(&written(&report, Lang::En)), Vec::<String>::new());
}

#[test]
fn one_agency_is_not_called_agencies() {
    let rubric = staged();
    let mut report = batch(&rubric);
    let options = Options { lang: Lang::En, top: Some(4), ..Options::default() };
    let text = drawn(&report, options, Screen::default());
    assert!(text.contains("\nand 1 more agency\n") && !text.contains("Xã Minh Họa D"), "{text}");
    let one = drawn(&report, Options { top: Some(1), ..options }, Screen::default());
    assert!(one.contains("\nand 4 more agencies\n"), "{one}");
    report.rows.truncate(1);
    support::place(&mut report, Some(GroupBy::Kind), Some(&[]), 1);
    assert!(shown(&report, Lang::En).contains("Kind: province · 1 agency\n"));
}

#[test]
fn statistics_of_few_agencies_describe_them_alone_and_say_why_one_is_missing() {
    let rubric = staged();
    let text = shown(&batch(&rubric), Lang::En);
    let lines = section(&text, "Item statistics: the criteria");
    assert_eq!(lines[1], "Descriptive only: 5 agencies, fewer than 30; the numbers say nothing of others.");
    assert_eq!(lines[4], "filing@basic 5 60.0%       0.871 1");
    assert!(!text.contains("–²"), "{text}");

    let one = report(&rubric, &sheets(&rubric)[..1]);
    let text = shown(&one, Lang::En);
    let lines = section(&text, "Item statistics: the criteria");
    assert_eq!(lines[1], "Descriptive only: 1 agency, fewer than 30; the numbers say nothing of others.");
    assert_eq!(lines[4], "filing@basic 1 100.0% ceiling        –¹ –¹");
    assert!(lines.contains(&"  Cronbach's alpha: –² (0 that vary, 4 left out because they do not)"));
    assert!(lines.contains(&"–² it takes two that vary"), "{lines:#?}");
    assert!(lines.contains(&"floor: at most 5% meet it; ceiling: at least 95% do"));

    let many: Vec<_> = std::iter::repeat_n(sheets(&rubric), 6).flatten().collect();
    assert!(!shown(&report(&rubric, &many), Lang::En).contains("Descriptive only"));
}

#[test]
fn a_stage_met_without_an_earlier_one_is_shown() {
    let rubric = staged();
    let odd = "agency: {name: Tỉnh Minh Họa F}\nanswers: {filing: 100, list: no, shared: yes}\n";
    let mut sheets = sheets(&rubric);
    sheets.push(read_sheet(&rubric, Format::Yaml, odd));
    let text = shown(&report(&rubric, &sheets), Lang::Vi);
    assert!(text.contains("\n  • 2 Mở mà chưa đạt 1 Cơ bản: 1/6 đơn vị (16,7%)\n"), "{text}");
}

#[test]
fn what_a_file_says_cannot_control_the_terminal() {
    let rubric = staged();
    let mut report = grouped(&rubric);
    report.rows[0].agency.name = "a\u{1b}[31m\n\u{202e}b".into();
    report.rows[0].agency.code = Some("\u{9b}1".into());
    let names = &mut report.groups.as_mut().unwrap().names;
    names[0] = Some("\u{1b}]0;x\u{7}".into());
    report.failures.push(Failure::new(
        "\u{1b}[2J.yaml".into(),
        None,
        Message::new(|lang| lang.pick("\u{2063}\r\n", "\u{2063}").to_owned()),
    ));
    report.failed = 1;
    assert_laid_out(&report, 80);
}

#[test]
fn every_report_fits_its_width_in_both_languages() {
    for builtin in assess::model::rubric::builtin::Builtin::all() {
        let rubric = builtin.rubric();
        let mut sheets = Vec::new();
        let is_sheet =
            |path: &Path| path.extension().is_some_and(|ending| ending == "yaml" || ending == "toml");
        for path in support::files("examples").into_iter().filter(|path| is_sheet(path)) {
            let text = std::fs::read_to_string(&path).unwrap();
            if text.contains(&format!("rubric: {}@", rubric.id)) {
                sheets.push(read_sheet(&rubric, Format::of(&path.to_string_lossy(), &text), &text));
            }
        }
        for (name, code) in [("Minh".repeat(40), "1234567890123456789"), ("Đơn vị minh họa".to_owned(), "")]
        {
            let text = json!({"agency": {"name": name, "code": code, "kind": "commune"}, "answers": {}});
            let mut sheet = text.clone();
            if code.is_empty() {
                sheet["agency"].as_object_mut().unwrap().remove("code");
            }
            sheets.push(read_sheet(&rubric, Format::Json, &sheet.to_string()));
        }
        let mut report = report(&rubric, &sheets);
        for by in [None, Some(GroupBy::Kind)] {
            support::rank(&mut report, by, &[], 2);
            for width in [60, 80, 100, 120] {
                assert_laid_out(&report, width);
            }
        }
        assert_eq!(errors(&written(&report, Lang::Vi)), Vec::<String>::new(), "{}", rubric.id);
    }
}

// For programs.

#[test]
fn the_json_has_every_rank_and_every_reason_for_none() {
    let rubric = staged();
    let value = written(&batch(&rubric), Lang::En);
    assert_eq!(errors(&value), Vec::<String>::new());
    assert_eq!(value["version"], 2);
    assert_eq!(
        value["provenance"],
        json!({"tool": "1.0.0", "rubric_sha256": "0".repeat(64), "appraisals_sha256": null})
    );
    assert_eq!(
        value["inputs"],
        json!({"read": 6, "scored": 5, "failed": 1, "illustrative": 5, "left_out": 0, "warnings": 0})
    );
    let agencies = value["agencies"].as_array().unwrap();
    let ranks: Vec<_> = agencies.iter().map(|agency| agency["rank"]["rank"].as_u64()).collect();
    assert_eq!(ranks, [Some(1), Some(2), Some(3), Some(4), None]);
    assert_eq!(agencies[2]["rank"], json!({"rank": 3, "best": 2, "worst": 4, "sharing": 1, "among": 4}),);
    assert_eq!((&agencies[4]["unranked"], &agencies[0]["unranked"]), (&json!("declines"), &Value::Null));
    let second = &agencies[2];
    assert_eq!(
        (&second["stage"], &second["number"], &second["index_ppm"]),
        (&json!("basic"), &json!(1), &json!(650_000))
    );
    assert_eq!(second["range"]["best"], json!({"stage": "open", "index_ppm": 900_000}));
    assert_eq!(second["overall_ppm"], json!([1_000_000, 300_000]));
    assert_eq!(second["dimensions"][1], json!({"id": "data", "stage": "basic", "index_ppm": 500_000}));
    assert_eq!(
        (&second["weakest"], &second["origin"], &second["evidenced"]),
        (&json!("data"), &json!("1.yaml"), &json!("none"))
    );
    assert_eq!(
        value["failures"],
        json!([{
            "position": "north.yaml:3:9", "code": "unknown-question",
            "message": "the question `filling` is unknown", "help": null, "more": 2,
        }])
    );
}

#[test]
fn the_json_has_the_sums_and_the_groups() {
    let rubric = staged();
    let value = written(&grouped(&rubric), Lang::Vi);
    assert_eq!(value["index"], json!({"mean_ppm": 520_000, "agencies": 5}));
    let at: Vec<_> =
        value["distribution"]["stages"].as_array().unwrap().iter().map(|at| &at["agencies"]).collect();
    assert_eq!(at, [2, 1, 2]);
    assert_eq!(value["distribution"]["stages"][0]["stage"], "none");
    let cell = |mean: u32, stage: &str, agencies: u32| json!({"stage": stage, "mean_ppm": mean, "agencies": agencies});
    assert_eq!(value["dimensions"][1]["cells"], json!([cell(600_000, "basic", 5), cell(250_000, "open", 4)]));
    assert_eq!(value["overall"], json!([cell(640_000, "basic", 5), cell(400_000, "open", 5)]));
    assert_eq!(
        value["criteria"][3],
        json!({
            "id": "shared@open", "question": "shared", "stage": "open",
            "asked": 4, "unmet": 3, "on_the_way": 1, "holds_back": 1,
        })
    );
    let gaps = value["shared_gaps"].as_array().unwrap().iter().map(|gap| gap["criterion"].as_str().unwrap());
    assert_eq!(gaps.collect::<Vec<_>>(), ["filing@basic", "list@basic", "filing@open", "shared@open"]);
    assert_eq!(value["shared_gaps"][0]["recommendation"], "Nộp trực tuyến nhiều hơn.");
    assert_eq!(value["group_by"], "kind");
    assert_eq!(value["groups"][2], json!({"name": "province", "agencies": 3, "ranked": 3}));
    assert_eq!(value["groups"][0], json!({"name": "commune", "agencies": 1, "ranked": 0}));
    let small = value["agencies"].as_array().unwrap().iter().find(|agency| agency["group"] == 0).unwrap();
    assert_eq!(small["unranked"], "small-group");
}

#[test]
fn the_json_says_why_a_statistic_has_no_value() {
    let rubric = staged();
    let mut one = report(&rubric, &sheets(&rubric)[..1]);
    one.items.as_mut().unwrap().h = Err(Undefined::NeverTogether(0, 3));
    let value = written(&one, Lang::En);
    assert_eq!(errors(&value), Vec::<String>::new());
    let items = &value["items"];
    assert_eq!(items["items"][0]["item_rest"], json!({"value": null, "undefined": "constant", "pair": []}));
    assert_eq!(items["alpha"]["undefined"], "too-few-items");
    assert_eq!(
        items["h"],
        json!({"value": null, "undefined": "never-together", "pair": ["filing@basic", "shared@open"]})
    );
    assert_eq!(items["items"][3]["extreme"], "ceiling");
    assert_eq!(value["stage_items"]["guttman"]["errors"], 0);
    let value = written(&batch(&rubric), Lang::En);
    assert_eq!(value["items"]["items"][0]["h"], json!({"value": "1", "undefined": null, "pair": []}));
}

#[test]
fn a_profile_has_no_distribution_and_no_stages_in_json() {
    let rubric = profile();
    let value = written(&batch(&rubric), Lang::En);
    assert_eq!(errors(&value), Vec::<String>::new());
    assert_eq!(value["distribution"], Value::Null);
    let first = &value["agencies"][0];
    assert_eq!(
        (&first["stage"], &first["range"]["best"]["stage"], &first["rank"]["rank"]),
        (&Value::Null, &Value::Null, &json!(1))
    );
}

#[test]
fn a_line_of_json_lines_is_the_result_on_one_line() {
    use assess::report::data::json::{Provenance, to_line, to_string};
    let rubric = staged();
    let provenance = || Provenance {
        tool: "0".into(),
        rubric_sha256: "0".into(),
        answers_sha256: "0".into(),
        ..Provenance::default()
    };
    for mut sheet in sheets(&rubric) {
        sheet.agency.name.push_str("\r\n“một”");
        let assessment = support::result(&rubric, &sheet);
        let line = to_line(&assessment, &[], ("answers.csv:2", false), provenance(), Lang::Vi).unwrap();
        assert_eq!((line.matches(['\n', '\r']).count(), line.ends_with("}\n")), (1, true), "{line}");
        let pretty = to_string(&assessment, &[], provenance(), Lang::Vi).unwrap();
        let [mut line, pretty] = [line, pretty].map(|text| serde_json::from_str::<Value>(&text).unwrap());
        assert_eq!(line.as_object_mut().unwrap().remove("origin").unwrap(), "answers.csv:2");
        assert_eq!(line, pretty);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_batch_fits_the_terminal_and_its_schema(world in support::world(), width in 40..140_usize, least in 0..3_usize) {
        let rubric = world.rubric();
        let blank = read_sheet(&rubric, Format::Yaml, "agency: {name: Đơn vị Minh Họa B}\nanswers: {}\n");
        let sheets = [world.sheet(&rubric), blank, world.sheet(&rubric)];
        let mut report = report(&rubric, &sheets);
        support::rank(&mut report, None, &[], least);
        assert_laid_out(&report, width);
        let value = written(&report, Lang::En);
        prop_assert_eq!(errors(&value), Vec::<String>::new());
        // What the agencies say one by one comes to what the batch says.
        for (at, cell) in value["overall"].as_array().unwrap().iter().enumerate() {
            let each = value["agencies"].as_array().unwrap().iter().filter_map(|agency| agency["overall_ppm"][at].as_u64());
            let each: Vec<u64> = each.collect();
            prop_assert_eq!(cell["agencies"].as_u64(), Some(each.len() as u64));
            let count = each.len() as u64;
            let mean = (count > 0).then(|| (2 * each.iter().sum::<u64>() + count) / (2 * count));
            prop_assert_eq!(cell["mean_ppm"].as_u64(), mean);
        }
    }
}
