//! One batch, whose numbers are small enough to work out by hand.

use assess::analysis::items::{Items, stage_marks};
use assess::base::diagnostic::{Code, Severity};
use assess::base::lang::Message;
use assess::batch::{BatchReport, Cause, Failure, GroupBy, Row, Summary};
use assess::engine::score::Reading;
use assess::model::answers::AnswerSheet;
use assess::model::rubric::Rubric;
use assess::syntax::format::Format;

use crate::support::{rank, read_rubric, read_sheet, result};

/// Two stages, two dimensions, a gate, and a question that need not apply.
const RUBRIC: &str = "\
rubric: small
version: 1.2.0
title: {en: Small model, vi: Mô hình nhỏ}
languages: [en, vi]
verdict: {method: METHOD}
stages:
  - {id: basic, title: {en: Basic, vi: Cơ bản}}
  - {id: open, title: {en: Open, vi: Mở}}
dimensions:
  - id: services
    title: {en: Services, vi: Dịch vụ}
    questions:
      - id: filing
        ask: {en: How much is filed online?, vi: Nộp trực tuyến bao nhiêu?}
        answer: percent
        targets: {basic: 50, open: 100}
        recommend: {en: File more online., vi: Nộp trực tuyến nhiều hơn.}
  - id: data
    title: {en: Data, vi: Dữ liệu}
    questions:
      - {id: list, ask: {en: Is there a list?, vi: Có danh mục không?}, answer: yes_no, targets: {basic: GATE}}
      - {id: shared, ask: {en: Is it shared?, vi: Có chia sẻ không?}, answer: yes_no, targets: {open: yes}, allow_na: true}
";

/// Name, code, kind and answers: from the best to the one that cannot be judged better than none.
const SHEETS: [(&str, &str, &str, &str); 5] = [
    ("Tỉnh Minh Họa A", "97", "province", "{filing: 100, list: yes, shared: yes}"),
    ("Tỉnh Minh Họa B", "98", "province", "{filing: 60, list: yes}"),
    ("Tỉnh Minh Họa C", "99", "province", "{filing: 60, list: yes, shared: {na: Không có dữ liệu}}"),
    ("Xã Minh Họa D", "00001", "commune", "{filing: 20, list: no, shared: no}"),
    ("Bộ Minh Họa E", "", "ministry", "{}"),
];

pub fn staged() -> Rubric {
    read_rubric(&RUBRIC.replace("METHOD", "staged").replace("GATE", "{is: yes, gate: true}"))
}

pub fn profile() -> Rubric {
    read_rubric(&RUBRIC.replace("METHOD", "profile").replace("GATE", "yes"))
}

pub fn sheets(rubric: &Rubric) -> Vec<AnswerSheet> {
    let sheets = SHEETS.iter().map(|(name, code, kind, answers)| {
        let code =
            if code.is_empty() { String::new() } else { format!(", code: \"{code}\", scheme: \"2025\"") };
        let text =
            format!("agency: {{name: {name}{code}, kind: {kind}}}\nillustrative: true\nanswers: {answers}\n");
        read_sheet(rubric, Format::Yaml, &text)
    });
    sheets.collect()
}

/// The report of these sheets, each from a file of its own, with the statistics of criteria and stages.
pub fn report<'r>(rubric: &'r Rubric, sheets: &[AnswerSheet]) -> BatchReport<'r> {
    let (mut rows, mut summary) = (Vec::new(), Summary::new(rubric));
    let (mut items, mut stages) = (Items::of_criteria(rubric), Items::of_stages(rubric));
    for (at, sheet) in sheets.iter().enumerate() {
        let assessment = result(rubric, sheet);
        let mark = |criterion| assessment.card.achievement(rubric, criterion, Reading::Actual);
        items.push(&(0..rubric.criteria.len()).map(mark).collect::<Vec<_>>());
        stages.push(&stage_marks(rubric, assessment.verdict.profile.overall()));
        summary.add(&assessment);
        rows.push(Row::new(&assessment, format!("{at}.yaml")));
    }
    let mut report = BatchReport::new(rubric, rows, summary);
    (report.items, report.stage_items) = (Some(items.finish()), Some(stages.finish()));
    report
}

/// The whole batch, ranked, with a seventh input that failed.
pub fn batch(rubric: &Rubric) -> BatchReport<'_> {
    let mut report = report(rubric, &sheets(rubric));
    rank(&mut report, None, &["00001"], 1);
    fail(&mut report);
    report
}

/// The batch in groups of one kind, of which those with fewer than two agencies are not ranked.
pub fn grouped(rubric: &Rubric) -> BatchReport<'_> {
    let mut report = report(rubric, &sheets(rubric));
    rank(&mut report, Some(GroupBy::Kind), &[], 2);
    report
}

pub fn fail(report: &mut BatchReport<'_>) {
    let message = Message::new(|lang| {
        lang.pick("the question `filling` is unknown", "không có câu hỏi `filling`").to_owned()
    });
    let mut failure = Failure::new("north.yaml:3:9".to_owned(), Some(Code::UnknownQuestion), message);
    failure.more = 2;
    report.causes.push(Cause::new(Severity::Error, failure.clone()));
    report.failures.push(failure);
    report.failed += 1;
    report.read += 1;
}
