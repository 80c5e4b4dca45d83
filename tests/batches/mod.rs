//! What the tests of batches share: a small rubric, three agencies, and their workbook read back.

#![allow(dead_code, reason = "each test file uses a part of this one")]
#![allow(clippy::unwrap_used, clippy::panic)]

use std::io::Cursor;

use assess::analysis::items::Items;
use assess::base::diagnostic::Code;
use assess::base::lang::{Lang, Message};
use assess::base::number::Ppm;
use assess::batch::{BatchReport, Failure, Row, Summary};
use assess::engine::score::Reading;
use assess::model::answers::AnswerSheet;
use assess::model::rubric::Rubric;
use assess::report::data::batch::xlsx::{Book, Detail};
use assess::syntax::format::Format;
use calamine::{Data, Reader, Xlsx};

use crate::support::{read_sheet, result};

pub const RUBRIC: &str = "
rubric: small
version: 1.2.0
title: {en: Small rubric, vi: Bộ tiêu chí nhỏ}
languages: [vi, en]
verdict: {method: staged}
stages:
  - {id: online, title: {en: Online, vi: Trực tuyến}}
  - {id: open, title: {en: Open, vi: Mở}}
dimensions:
  - id: service
    title: {en: Service, vi: Dịch vụ}
    dimensions:
      - id: desk
        title: {en: Desk, vi: Một cửa}
        questions:
          - id: filing
            ask: {en: How much is filed online?, vi: Bao nhiêu hồ sơ nộp trực tuyến?}
            answer: percent
            targets: {online: {at_least: 40, gate: true}, open: 80}
            recommend: {en: File online, vi: Nộp hồ sơ trực tuyến}
            owner: {en: One-stop shop, vi: Bộ phận một cửa}
            effort: low
      - id: portal
        title: {en: Portal, vi: Cổng}
        questions:
          - {id: single, ask: {en: Is there one portal?, vi: Có một cổng không?}, answer: yes_no, targets: {open: true}, allow_na: true}
  - id: data
    title: {en: Data, vi: Dữ liệu}
    questions:
      - {id: list, ask: {en: Is there a list?, vi: Có danh mục không?}, answer: yes_no, targets: {online: true}}
";

pub fn agency(rubric: &Rubric, head: &str, answers: &str) -> AnswerSheet {
    read_sheet(rubric, Format::Yaml, &format!("{head}\nanswers: {{{answers}}}\n"))
}

/// One that has everything, one with a blank and an answer that is not applicable, one that has nothing.
pub fn sheets(rubric: &Rubric) -> Vec<AnswerSheet> {
    vec![
        agency(
            rubric,
            "agency: {name: Tỉnh Minh Họa A, code: '98', scheme: '2025', kind: province}\nperiod: 2026-Q3\nillustrative: true",
            "filing: {value: 90, evidence: [Báo cáo 1]}, single: yes, list: yes",
        ),
        agency(
            rubric,
            "agency: {name: '=HYPERLINK(\"http://example.invalid\",\"A, B\")', kind: commune}\nassessor: '@team'",
            "filing: 50, single: {na: Không có cổng riêng}, list: ",
        ),
        agency(rubric, "agency: {name: \"+84\\n-1\", code: '01'}", "filing: 0, single: no, list: no"),
    ]
}

/// A batch with its details, ranked, with statistics and a failure.
pub fn batch<'r>(rubric: &'r Rubric, sheets: &[AnswerSheet], lang: Lang) -> (BatchReport<'r>, Vec<Detail>) {
    let mut summary = Summary::new(rubric);
    let (mut rows, mut details) = (Vec::new(), Vec::new());
    let mut items = Items::of_criteria(rubric);
    for (at, sheet) in sheets.iter().enumerate() {
        let assessment = result(rubric, sheet);
        summary.add(&assessment);
        rows.push(Row::new(&assessment, format!("answers.csv:{}", at + 2)));
        details.push(Detail::new(&assessment, lang));
        let marks: Vec<Option<Ppm>> = (0..rubric.criteria.len())
            .map(|at| assessment.card.achievement(rubric, at, Reading::Actual))
            .collect();
        items.push(&marks);
    }
    let mut report = BatchReport::new(rubric, rows, summary);
    crate::support::place(&mut report, None, Some(&[]), 1);
    report.items = Some(items.finish());
    report.read += 1;
    report.failed = 1;
    report.failures = vec![Failure::new(
        "answers.csv:9:3".into(),
        Some(Code::BadNumber),
        Message::new(|lang| {
            let text = match lang {
                Lang::En => "=1 is not a number",
                Lang::Vi => "=1 không phải là số",
            };
            text.to_owned()
        }),
    )];
    (report, details)
}

pub fn xlsx(report: &BatchReport<'_>, details: &[Detail], lang: Lang) -> Vec<u8> {
    let mut book = Book::new(report.rubric, lang, None).unwrap();
    for (row, detail) in report.rows.iter().zip(details) {
        book.agency(row, detail).unwrap();
    }
    let mut out = Vec::new();
    book.finish(report, None, &mut out).unwrap();
    out
}

pub type Cells = Vec<Vec<Data>>;

pub fn read_back(bytes: &[u8]) -> Vec<(String, Cells)> {
    let mut workbook: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes)).unwrap();
    let names = workbook.sheet_names();
    let sheet = |name: String| {
        let cells = workbook.worksheet_range(&name).unwrap().rows().map(<[Data]>::to_vec).collect();
        (name, cells)
    };
    names.into_iter().map(sheet).collect()
}

pub fn text(data: &Data) -> String {
    match data {
        Data::String(text) => text.clone(),
        Data::Empty => String::new(),
        Data::Float(number) => number.to_string(),
        other => panic!("{other:?}"),
    }
}

pub fn texts(row: &[Data]) -> Vec<String> {
    row.iter().map(text).collect()
}
