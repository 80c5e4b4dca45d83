//! The workbook, as other programs read it.

use std::io::{Cursor, Read};

use assess::base::lang::Lang;
use assess::batch::GroupBy;
use assess::model::rubric::builtin::Builtin;
use assess::report::data::batch::columns::Column;
use calamine::{Data, Reader, Xlsx};

use super::csv;
use crate::batches::{RUBRIC, agency, batch, read_back, sheets, text, texts, xlsx};
use crate::support::{read_rubric, result};

fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

/// The rows of a sheet below its header, as texts.
fn rows_of(bytes: &[u8], sheet: &str) -> Vec<Vec<String>> {
    let sheets = read_back(bytes);
    let (_, cells) = sheets.iter().find(|(name, _)| name == sheet).unwrap();
    cells[1..].iter().map(|row| texts(row)).collect()
}

#[test]
fn there_is_a_sheet_for_each_part_in_words_of_the_language() {
    let rubric = read_rubric(RUBRIC);
    let names = |lang| {
        let (report, details) = batch(&rubric, &sheets(&rubric), lang);
        let sheets = read_back(&xlsx(&report, &details, lang));
        sheets.into_iter().map(|(name, _)| name).collect::<Vec<_>>()
    };
    assert_eq!(names(Lang::En), ["Ranking", "Profile", "Criteria", "Gaps", "Failures", "Notes"]);
    assert_eq!(names(Lang::Vi), ["Xếp hạng", "Hồ sơ", "Tiêu chí", "Khoảng cách", "Lỗi", "Ghi chú"]);
}

#[test]
fn the_ranking_holds_the_numbers_of_the_csv() {
    let rubric = read_rubric(RUBRIC);
    let (report, details) = batch(&rubric, &sheets(&rubric), Lang::En);
    let columns = Column::defaults(&rubric);
    let rows = csv(&report, &columns);
    let (_, cells) = read_back(&xlsx(&report, &details, Lang::En)).remove(0);
    let titles: Vec<_> = columns.iter().map(|column| column.title(&rubric, Lang::En)).collect();
    assert_eq!(texts(&cells[0]), titles);
    assert_eq!(cells.len(), rows.len());
    let mut numbers = 0;
    for (row, cells) in rows[1..].iter().zip(&cells[1..]) {
        for ((name, csv), cell) in rows[0].iter().zip(row).zip(cells) {
            match cell {
                Data::Float(number) if csv.contains('.') => {
                    numbers += 1;
                    assert_eq!(format!("{:.4}", number * 100.0), *csv, "{name}");
                    let ppm: f64 = csv.replace('.', "").parse().unwrap();
                    assert!((number * 1e6 - ppm).abs() < 1e-9, "{name}");
                }
                Data::Float(number) => {
                    numbers += 1;
                    assert_eq!(number.to_string(), *csv, "{name}");
                }
                Data::Empty => assert_eq!(csv, "", "{name}"),
                Data::String(_) => assert!(!csv.is_empty(), "{name}"),
                other => panic!("{name}: {other:?}"),
            }
        }
    }
    // Three ranks, the stage, three indexes, six counts, two coverages, the indexes of two dimensions
    // and the warnings.
    assert_eq!(numbers, 3 * 18);
}

#[test]
fn the_profile_and_the_gaps_of_every_agency_are_there() {
    let rubric = read_rubric(RUBRIC);
    let (report, details) = batch(&rubric, &sheets(&rubric), Lang::Vi);
    let bytes = xlsx(&report, &details, Lang::Vi);
    let profile = rows_of(&bytes, "Hồ sơ");
    assert_eq!(profile.len(), 3 * rubric.dimensions.len());
    assert_eq!(profile[0].join("|"), "98|Tỉnh Minh Họa A|2026-Q3|service|Dịch vụ|1|2|Mở|1|1|1|có");
    let name = "=HYPERLINK(\"http://example.invalid\",\"A, B\")";
    // Nothing of the portal applies; filing at 50 meets the target of 40 and is 62.5 % of that of 80.
    assert_eq!(profile[5].join("|"), format!("|{name}||desk|Một cửa|2|2|Mở|0.8125|1|0.625|không"));
    assert_eq!(profile[6].join("|"), format!("|{name}||portal|Cổng|2||||||không"));
    assert_eq!(profile[7].join("|"), format!("|{name}||data|Dữ liệu|1|0|chưa đạt|0|0||không"));
    let gaps = rows_of(&bytes, "Khoảng cách");
    let expected: usize = sheets(&rubric).iter().map(|sheet| result(&rubric, sheet).gaps.len()).sum();
    assert_eq!(gaps.len(), expected);
    let third = gaps.iter().find(|gap| gap[0] == "01").unwrap();
    assert_eq!(
        third.join("|"),
        "01|+84\n-1||1|filing@online|Một cửa|Trực tuyến|có|0%|ít nhất 40%|1|1|Bộ phận một cửa|\
         Nộp hồ sơ trực tuyến|không"
    );
}

#[test]
fn the_criteria_have_their_counts_and_statistics() {
    let rubric = read_rubric(RUBRIC);
    let (mut report, details) = batch(&rubric, &sheets(&rubric), Lang::En);
    let criteria = rows_of(&xlsx(&report, &details, Lang::En), "Criteria");
    assert_eq!(
        criteria[0][..13].join("|"),
        "filing@online|desk|Desk|Online|How much is filed online?|at least 40%|yes|3|2|0.666667|1|1|yes"
    );
    let items = report.items.clone().unwrap();
    for (row, item) in criteria.iter().zip(&items.items) {
        let cell = |value: Option<assess::base::number::Decimal>| {
            value.map_or(String::new(), |value| value.to_string())
        };
        assert_eq!(row[13], item.agencies.to_string());
        assert_eq!(row[16..], [cell(item.item_rest.ok()), cell(item.alpha_without.ok()), cell(item.h.ok())]);
    }
    assert!(items.items.iter().any(|item| item.item_rest.is_ok()), "a statistic is compared");
    report.items = None;
    let without = rows_of(&xlsx(&report, &details, Lang::En), "Criteria");
    assert!(without.iter().all(|row| row.len() == 13), "{without:?}");
}

#[test]
fn failures_have_their_positions() {
    let rubric = read_rubric(RUBRIC);
    let (report, details) = batch(&rubric, &sheets(&rubric), Lang::Vi);
    let failures = rows_of(&xlsx(&report, &details, Lang::Vi), "Lỗi");
    assert_eq!(failures, [["answers.csv:9:3", "bad-number", "=1 không phải là số", "0"]]);
}

#[test]
fn no_text_of_a_user_is_a_formula_or_a_link() {
    let rubric = read_rubric(RUBRIC);
    let mut sheets = sheets(&rubric);
    sheets[2].agency.name = "=cmd|'/c calc'!A1".into();
    sheets[2].agency.code = Some("http://example.invalid/_x0041_\u{1b}[31m".into());
    sheets[2].period = Some("ă".repeat(50_000));
    let (mut report, details) = batch(&rubric, &sheets, Lang::En);
    report.rows[0].origin = "=1+1.yaml".into();
    crate::support::place(&mut report, Some(GroupBy::Assessor), Some(&[]), 1);
    let bytes = xlsx(&report, &details, Lang::En);
    let mut workbook: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(&bytes)).unwrap();
    for name in workbook.sheet_names() {
        assert!(workbook.worksheet_formula(&name).unwrap().is_empty(), "{name}");
    }
    for sheet in 1..=6 {
        let xml = part(&bytes, &format!("xl/worksheets/sheet{sheet}.xml"));
        assert!(!xml.contains("<f>") && !xml.contains("<hyperlink"), "sheet {sheet}");
    }
    let ranking = rows_of(&bytes, "Ranking");
    let third = ranking.iter().find(|row| row[4].starts_with("=cmd")).unwrap();
    assert_eq!(third[4], "=cmd|'/c calc'!A1");
    assert!(third[3].starts_with("http://example.invalid/"));
    assert_eq!(third[7].encode_utf16().count(), 32_767);
    assert!(ranking.iter().any(|row| row.contains(&"=1+1.yaml".to_owned())));
    assert!(ranking.iter().any(|row| row.last().unwrap() == "@team"), "the groups are in the last column");
}

#[test]
fn two_runs_give_the_same_bytes() {
    let rubric = Builtin::find("digital-government").unwrap().rubric();
    let sheets = [
        agency(&rubric, "agency: {name: A}\nillustrative: true", ""),
        agency(&rubric, "agency: {name: B}", ""),
    ];
    let write = || {
        let (report, details) = batch(&rubric, &sheets, Lang::Vi);
        xlsx(&report, &details, Lang::Vi)
    };
    assert!(write() == write());
}

#[test]
fn illustrative_data_are_marked_on_every_sheet_and_nothing_is_called_official() {
    let rubric = read_rubric(RUBRIC);
    let mut sheets = sheets(&rubric);
    for (illustrative, lang, mark, unofficial) in [
        (true, Lang::En, "ILLUSTRATIVE DATA", "not an official index or ranking"),
        (true, Lang::Vi, "SỐ LIỆU MINH HỌA", "không phải chỉ số hay bảng xếp hạng chính thức"),
        (false, Lang::En, "ILLUSTRATIVE DATA", "not an official index or ranking"),
    ] {
        sheets[0].illustrative = illustrative;
        let (report, details) = batch(&rubric, &sheets, lang);
        let bytes = xlsx(&report, &details, lang);
        for sheet in 1..=6 {
            let xml = part(&bytes, &format!("xl/worksheets/sheet{sheet}.xml"));
            let note = part(&bytes, &format!("xl/comments{sheet}.xml"));
            let header = xml.split("<oddHeader>").nth(1).unwrap_or_default();
            assert_eq!(header.contains(mark), illustrative, "sheet {sheet}");
            assert_eq!(note.contains(mark), illustrative, "sheet {sheet}");
            assert!(xml.contains(unofficial) && note.contains(unofficial), "sheet {sheet}");
        }
        let all = read_back(&bytes);
        for (name, cells) in [&all[0], &all[1], &all[3]] {
            let title = lang.pick("Illustrative data", "Số liệu minh họa");
            let at = cells[0].iter().position(|cell| text(cell) == title).unwrap();
            let marked = cells[1..].iter().filter(|row| text(&row[at]) == lang.pick("yes", "có")).count();
            assert_eq!(marked > 0, illustrative && name != "Gaps" && name != "Khoảng cách", "{name}");
        }
        let notes = &all[5].1;
        assert_eq!(notes.iter().flatten().any(|cell| text(cell).contains(mark)), illustrative);
    }
}

#[test]
fn the_notes_explain_every_column() {
    let rubric = read_rubric(RUBRIC);
    for lang in Lang::ALL {
        let (report, details) = batch(&rubric, &sheets(&rubric), lang);
        let all = read_back(&xlsx(&report, &details, lang));
        let notes: Vec<Vec<String>> = all[5].1.iter().map(|row| texts(row)).collect();
        for (name, cells) in &all[..5] {
            for title in texts(&cells[0]) {
                let found = notes.iter().find(|row| row[0] == *name && row[1] == title);
                let row = found.unwrap_or_else(|| panic!("{name}: {title}"));
                assert!(!row[2].is_empty() && row[3].ends_with('.'), "{row:?}");
            }
        }
    }
}

#[test]
fn an_empty_batch_is_a_workbook_too() {
    let rubric = read_rubric(RUBRIC);
    let (report, _) = batch(&rubric, &[], Lang::En);
    let all = read_back(&xlsx(&report, &[], Lang::En));
    assert_eq!((all[0].1.len(), all[1].1.len(), all[3].1.len()), (1, 1, 1));
}
